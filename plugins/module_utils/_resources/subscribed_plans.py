# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The service plan and the add-on plans of a subscription, by name; the protocol takes and answers their GUIDs.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from .._api.errors import OptionError
from .._api.nodes import Element, Node, Operation
from .._api.questions import Found, Lookup, Source
from .._api.text import collapse
from .._model.codecs import TEXT, Codec, Difference, read_boolean
from .._model.field import Field, Part
from .._model.foreseen import Names
from .._model.item import Context, Item, Unreadable
from .._model.reference import folded, missing
from .references import ADDON_PLANS, SERVICE_PLANS
from .vendor import ADMINISTRATOR, leave_plan, sold_by, vendor_of

EVERY_OWNER: tuple[Element, ...] = (("owner-all", None),)
POLICIES = ("limits", "overuse", "permissions", "hosting", "php_settings", "performance", "mail", "preferences")


class Named(str):
    """The name of a plan, with the GUID that stands for it in packets: empty where it does not exist yet."""

    guid = ""

    @classmethod
    def of(cls, name: str, guid: str = "") -> Named:
        made = cls(name)
        made.guid = guid
        return made


def by_name(source: Source, name: str) -> Lookup:
    """Return the question for the plans of a name, regardless of their owner."""
    return Lookup(source, "name", name, EVERY_OWNER)


def by_guid(source: Source, guid: str) -> Lookup:
    """Return the question for the plan with a GUID."""
    return Lookup(source, "guid", guid, EVERY_OWNER)


def _known(guid: str, source: Source, answers: Mapping[Lookup, Any], names: Iterable[str]) -> Found | None:
    """Return the plan with a GUID among the answers that a task needs anyway, or by the GUID itself."""
    for lookup in (*(by_name(source, name) for name in names), by_guid(source, guid)):
        answer = answers.get(lookup)
        plans: list[Found] = answer if isinstance(answer, list) else []
        for plan in plans:
            if plan.facts.get("guid") == guid:
                return plan
    return None


def _names(item: Item | None, option: str) -> list[str]:
    wanted = item.wanted.get(option) if item is not None else None
    return [str(name) for name in (wanted if isinstance(wanted, list) else [wanted]) if name]


def sort_out(found: Found, answers: Mapping[Lookup, Any], item: Item | None) -> list[Lookup]:
    """Tell plan and add-ons apart, which answers list alike; return what must be asked for that."""
    guids = list(found.facts.get("plan_guids") or [])
    plan_guid, plan = "", None
    for guid in guids:
        plan = _known(guid, SERVICE_PLANS, answers, _names(item, "service_plan"))
        if plan is not None:
            plan_guid = guid
            break
    rest = [guid for guid in guids if guid != plan_guid]
    addons = {guid: _known(guid, ADDON_PLANS, answers, _names(item, "addons")) for guid in rest}
    found.values["service_plan"] = plan.values["name"] if plan else (None if guids else "")
    found.values["addons"] = sorted(entry.values["name"] for entry in addons.values() if entry)
    found.facts["addon_guids"] = rest if plan else [guid for guid, entry in addons.items() if entry]
    unknown = [guid for guid, entry in addons.items() if entry is None]
    asked = [by_guid(ADDON_PLANS, guid) for guid in unknown]
    return asked if plan else asked + [by_guid(SERVICE_PLANS, guid) for guid in unknown]


class SubscribedPart(Part):
    """The data set ``subscriptions``: ``facts`` ``plan_guids``, ``customized``, ``synchronized``."""

    def read(self, data: Node, found: Found) -> None:
        node = data.child("subscriptions")
        subscription = node.child("subscription") if node is not None else None
        plans = subscription.all("plan") if subscription is not None else []
        found.facts["plan_guids"] = [guid for guid in (plan.text_of("plan-guid") or "" for plan in plans) if guid]
        for name, tag in (("customized", "locked"), ("synchronized", "synchronized")):
            found.facts[name] = read_boolean(subscription.text_of(tag)) if subscription is not None else None

    def write(self, values: Mapping[str, Any], verb: str) -> list[Element]:
        return [
            node for entry in self.fields if entry.option in values for node in entry.write(values[entry.option], verb)
        ]


def choose(
    item: Item,
    option: str,
    name: str,
    kind: tuple[str, str],
    plans: Sequence[Found],
    found: Found | None,
    context: Context,
) -> Named:
    """Return the plan of a name that the vendor of the subscription sells.

    ``kind`` is the kind of the plan and what people call it.  Raises OptionError if there is none.
    """
    current = (found.facts.get("plan_guids") or []) if found else []
    plans = [plan for plan in plans if not context.foreseen.going(kind[0], plan.id)]
    carried = [plan for plan in plans if plan.facts.get("guid") in current]
    if carried and found and not _moves(item, found):
        return Named.of(name, carried[0].facts["guid"])
    label = kind[1]
    if len(plans) > 1 or (plans and item.wanted.get("owner")):
        try:
            vendor = vendor_of(item, found, context)
            plans = sold_by(vendor, plans, context)
            label = f"{kind[1]} of '{vendor.login or vendor.id}'"
        except Unreadable as problem:
            context.warn(f"{option}: whose {kind[1]} '{name}' is could not be checked: {problem.error.message}")
    if plans:
        return Named.of(name, plans[0].facts.get("guid") or "")
    if not any(context.foreseen.coming(kind[0], names) for names in coming_names(item, name)):
        missing(item, option, name, label, context)
    return Named.of(name)


def _moves(item: Item, found: Found) -> bool:
    owner = item.wanted.get("owner")
    return bool(owner) and folded(owner) != folded(found.values.get("owner"))


def coming_names(item: Item, name: str) -> list[Names]:
    """Return what may identify a plan that the same run creates: its owner may be set, or be the default."""
    owners = ("", ADMINISTRATOR, folded(item.wanted.get("owner")))
    return [(owner, folded(name)) for owner in dict.fromkeys(owners)]


class PlanName(Codec):
    """The name of a plan; ``''`` is none."""

    def overlay(self, wanted: Any, current: Any) -> Any:
        return str(wanted)


class ServicePlan(Field):
    """The service plan.  ``add`` takes its GUID; later it changes through ``switch-subscription``."""

    refers = ("service_plan",)

    def __init__(self) -> None:
        super().__init__("service_plan", "plan-guid", PlanName(), verbs=("add",))

    def parse(self, item: Item) -> Any:
        return collapse(super().parse(item))

    def read(self, node: Node, found: Found) -> None:
        return

    def word(self, found: Found, answers: Mapping[Lookup, Any], item: Item | None = None) -> Iterable[Lookup]:
        return sort_out(found, answers, item)

    def references(self, item: Item) -> Iterable[tuple[str, Names]]:
        name = item.wanted["service_plan"]
        return [("service_plan", names) for names in coming_names(item, name)] if name else ()

    def lookups(self, item: Item) -> Iterable[Lookup]:
        name = item.wanted["service_plan"]
        return [by_name(SERVICE_PLANS, name)] if name else ()

    def resolve(self, item: Item, found: Found | None, context: Context) -> Any:
        name = item.wanted["service_plan"]
        if not name:
            return Named.of("")
        try:
            plans = context.get(by_name(SERVICE_PLANS, name))
        except Unreadable as problem:
            context.warn(f"service_plan: '{name}' could not be checked: {problem.error.message}")
            return Named.of(name)
        return choose(item, self.option, name, ("service_plan", "service plan"), plans, found, context)

    def compare(self, wanted: Any, item: Item, found: Found, context: Context) -> Difference | None:
        current, guids = found.values.get("service_plan"), found.facts.get("plan_guids") or []
        if not wanted:
            return (current, "") if guids else None
        if not wanted.guid:
            return None if TEXT.same(wanted, current) else (current, str(wanted))
        return None if wanted.guid in guids else (current, str(wanted))

    def shown(self, wanted: Any) -> Any:
        return str(wanted)

    def write(self, wanted: Any, verb: str) -> list[Element]:
        if verb != "add" or not wanted:
            return []
        guid = getattr(wanted, "guid", "")
        return [(self.node, guid)] if guid else [("plan-name", str(wanted))]

    def actions(self, wanted: Any, item: Item, found: Found, context: Context) -> list[Operation]:
        if not wanted:
            return leave_plan(found)
        if not wanted.guid:
            return []
        body: list[Element] = [("filter", [("id", str(found.id))]), ("plan-guid", wanted.guid)]
        return [Operation("webspace", "switch-subscription", body)]

    def disturbs(self) -> tuple[str, ...]:
        return ("addons", "sync", "db_servers", *POLICIES)

    def unmoved(self, before: Any, after: Any) -> bool:
        return True


class AddonNames(Codec):
    """Names of add-on plans, each once, in the order of the alphabet."""

    type = "list"
    elements = "str"
    unset: Any = ()

    def parse(self, value: Any, where: str) -> Any:
        return sorted({collapse(TEXT.parse(name, f"{where}[{index}]")) for index, name in enumerate(value)} - {""})

    def same(self, wanted: Any, current: Any) -> bool:
        return set(wanted or ()) == set(current or ())

    def overlay(self, wanted: Any, current: Any) -> Any:
        return [str(name) for name in wanted]


class Addons(Field):
    """The add-on plans, all of them; they are attached and detached one by one."""

    refers = ("service_plan_addon",)

    def __init__(self) -> None:
        super().__init__("addons", "", AddonNames(), verbs=())

    def read(self, node: Node, found: Found) -> None:
        return

    def references(self, item: Item) -> Iterable[tuple[str, Names]]:
        return [("service_plan_addon", names) for name in item.wanted["addons"] for names in coming_names(item, name)]

    def lookups(self, item: Item) -> Iterable[Lookup]:
        return [by_name(ADDON_PLANS, name) for name in item.wanted["addons"]]

    def resolve(self, item: Item, found: Found | None, context: Context) -> Any:
        names = item.wanted["addons"]
        if names and item.wanted.get("service_plan") == "":
            raise OptionError(
                item.path("addons"), names, "needs a service plan", "Set service_plan, or remove the add-ons."
            )
        kind = ("service_plan_addon", "add-on plan")
        try:
            return [
                choose(item, self.option, name, kind, context.get(by_name(ADDON_PLANS, name)), found, context)
                for name in names
            ]
        except Unreadable as problem:
            context.warn(f"addons could not be checked: {problem.error.message}")
            return [Named.of(name) for name in names]

    def shown(self, wanted: Any) -> Any:
        return [str(name) for name in wanted]

    def compare(self, wanted: Any, item: Item, found: Found, context: Context) -> Difference | None:
        guids = {name.guid for name in wanted}
        if "" not in guids and guids == set(found.facts.get("addon_guids") or []):
            return None
        return self.codec.difference(self.shown(wanted), found.values.get("addons"))

    def write(self, wanted: Any, verb: str) -> list[Element]:
        return []

    def follows(self, wanted: Any) -> bool:
        return bool(wanted)

    def actions(self, wanted: Any, item: Item, found: Found, context: Context) -> list[Operation]:
        have = list(found.facts.get("addon_guids") or [])
        want = [name.guid for name in wanted if name.guid]
        number: Element = ("filter", [("id", str(found.id))])
        return [
            Operation("webspace", operation, [number, ("plan-guid", guid)])
            for operation, guids in (
                ("remove-subscription", [guid for guid in have if guid not in want]),
                ("add-subscription", [guid for guid in want if guid not in have]),
            )
            for guid in guids
        ]

    def disturbs(self) -> tuple[str, ...]:
        return ("sync", *POLICIES)

    def unmoved(self, before: Any, after: Any) -> bool:
        return True
