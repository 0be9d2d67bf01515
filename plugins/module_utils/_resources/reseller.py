# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Resellers: operator ``reseller`` (accounts.md section 5 of the protocol notes; names with hyphens).

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from .._api.errors import OptionError
from .._api.packet import Element, Node, Operation
from .._api.questions import Found, Lookup, Source
from .._api.text import collapse
from .._model.codecs import BOOLEAN, Codec, Difference, Number, parse_address, read_address, sort_addresses
from .._model.external_id import ExternalId
from .._model.field import Fact, Field, Part, decoder
from .._model.foreseen import Names
from .._model.guards import Conversion, Guard
from .._model.item import Context, Item, Unreadable
from .._model.reference import existing, folded, missing
from .._model.resource import Purge, Resource
from .accounts import (
    Password,
    Status,
    address_fields,
    contact_fields,
)
from .ceilings import Ceiling, of_item
from .policies import (
    LimitsPart,
    PermissionsPart,
    read_descriptor,
)
from .references import (
    CUSTOMERS,
    LICENSE,
    PLANS,
    SERVER,
    SERVICE_PLANS,
    SUBSCRIPTIONS,
    SubscriptionPart,
)
from .sync import Sync

_KEYS = {"id": "id", "login": "login", "guid": "guid", "external_id": "external-id"}
_POLICIES = ("limits", "overuse", "oversell", "permissions")


def _descriptors(kind: str) -> Any:
    """Return what lists the names: the reseller's own descriptor, and the plans' one for a reseller yet to be."""
    own = Source("reseller", read_descriptor, keys=_KEYS, operation=f"get-{kind}-descriptor")
    plans = Source("reseller-plan", read_descriptor, operation=f"get-{kind}-descriptor", filtered=False)
    return lambda item: (Lookup(own, item.match_by, item.key), Lookup(plans))


class Pool(Codec):
    """Addresses with their type, in the order of their numbers."""

    type = "list"
    elements = "dict"

    @property
    def unset(self) -> Any:
        return []

    def argument(self) -> dict[str, Any]:
        kind = {"type": "str", "choices": ["shared", "exclusive"], "default": "shared"}
        return {
            "type": "list",
            "elements": "dict",
            "options": {"ip_address": {"type": "str", "required": True}, "type": kind},
        }

    def parse(self, value: Sequence[Mapping[str, Any]], where: str) -> Any:
        pool: dict[str, str] = {}
        for index, entry in enumerate(value):
            address = parse_address(entry["ip_address"], f"{where}[{index}].ip_address")
            if address in pool:
                raise OptionError(f"{where}[{index}].ip_address", address, "is listed twice", "List each address once.")
            pool[address] = entry.get("type") or "shared"
        return as_pool(pool)

    def same(self, wanted: Any, current: Any) -> bool:
        return bool((wanted or []) == (current or []))


def as_pool(types: Mapping[str, str]) -> list[dict[str, str]]:
    """Return a pool as the option ``ip_pool`` has it."""
    return [{"ip_address": address, "type": types[address]} for address in sort_addresses(types)]


class IpPool(Field):
    """The addresses that a reseller may use; they change through the operations ``ippool-*``, never in ``set``."""

    def __init__(self) -> None:
        super().__init__("ip_pool", "ippool", Pool(), verbs=())

    def read(self, node: Node, found: Found) -> None:
        found.values["ip_pool"] = as_pool(
            {read_address(ip.text_of("ip-address")): ip.text_of("ip-type") or "shared" for ip in node.all("ip")}
        )

    def follows(self, wanted: Any) -> bool:
        return True

    def actions(self, wanted: Any, item: Item, found: Found, context: Context) -> list[Operation]:
        want = {entry["ip_address"]: entry["type"] for entry in wanted}
        have = {entry["ip_address"]: entry["type"] for entry in found.values.get("ip_pool") or []}
        reseller: Element = ("reseller-id", str(found.id))
        added: list[Element] = [
            ("ip", [("ip-address", address), ("ip-type", want[address])]) for address in want if address not in have
        ]
        operations = [Operation("reseller", "ippool-add-ip", [reseller, *added])] if added else []
        for kind in ("shared", "exclusive"):
            retyped: list[Element] = [
                ("ip-address", address) for address in want if want[address] == kind != have.get(address, kind)
            ]
            if retyped:
                body: list[Element] = [reseller, ("filter", retyped), ("values", [("ip-type", kind)])]
                operations.append(Operation("reseller", "ippool-set-ip", body))
        gone: list[Element] = [("ip-address", address) for address in have if address not in want]
        if gone:
            operations.append(Operation("reseller", "ippool-del-ip", [reseller, *gone]))
        return operations


class Plan(Field):
    """The reseller plan, by name; answers know its guid alone.  It changes through ``switch-subscription``."""

    directory = Lookup(PLANS)
    always_named = True
    refers = ("reseller_plan",)

    def __init__(self) -> None:
        super().__init__("plan", "plan-name", Codec(), verbs=("add",))

    def read(self, node: Node, found: Found) -> None:
        found.values["plan"] = None

    def name(self, found: Found, directory: Iterable[Found]) -> None:
        guid = found.facts.get("plan_guid")
        names = [plan.values["name"] for plan in directory if plan.facts.get("guid") == guid]
        found.values["plan"] = names[0] if guid and names else (None if guid else "")

    def references(self, item: Item) -> Iterable[tuple[str, Names]]:
        return [("reseller_plan", (folded(item.wanted["plan"]),))] if item.wanted["plan"] else ()

    def _plans(self, context: Context) -> list[Found]:
        try:
            return context.get(self.directory)
        except Unreadable as problem:
            raise problem.error from None

    def _plan(self, wanted: str, context: Context) -> Found | None:
        return next((plan for plan in self._plans(context) if plan.values["name"] == wanted), None)

    def resolve(self, item: Item, found: Found | None, context: Context) -> Any:
        wanted = collapse(item.wanted["plan"])
        if not wanted:
            return wanted
        plan = self._plan(wanted, context)
        if existing("reseller_plan", (folded(wanted),), [plan] if plan else [], context) is None:
            names = [entry.values["name"] or "" for entry in self._plans(context)]
            missing(item, "plan", wanted, "reseller plan", context, names)
        return wanted

    def compare(self, wanted: Any, item: Item, found: Found, context: Context) -> Difference | None:
        plan = self._plan(wanted, context)
        guid = plan.facts.get("guid") if plan else ""
        current = found.facts.get("plan_guid") or ""
        if wanted and plan is None:
            return found.values.get("plan"), wanted
        return None if guid == current else (found.values.get("plan"), wanted)

    def write(self, wanted: Any, verb: str) -> list[Element]:
        return [(self.node, wanted)] if verb == "add" and wanted else []

    def actions(self, wanted: Any, item: Item, found: Found, context: Context) -> list[Operation]:
        plan = self._plan(wanted, context)
        choice: Element = ("plan-guid", plan.facts["guid"]) if plan else ("no-plan", None)
        body: list[Element] = [("filter", [("id", str(found.id))]), choice]
        return [Operation("reseller", "switch-subscription", body)]

    def disturbs(self) -> tuple[str, ...]:
        return (*_POLICIES, "ip_pool", "sync")


class _Subscription(SubscriptionPart):
    """The plan's part of the answer, and of the end of ``add``."""

    def read(self, data: Node, found: Found) -> None:
        super().read(data, found)
        for entry in self.fields:
            entry.read(data, found)

    def write(self, values: Mapping[str, Any], verb: str) -> list[Element]:
        return [
            node for entry in self.fields if entry.option in values for node in entry.write(values[entry.option], verb)
        ]


_PARTS = (
    Part(
        "gen-info",
        *contact_fields(),
        Password("password-type"),
        Status(),
        *address_fields(),
        ExternalId(),
        Field("description", "description"),
        Field("power_user", "power-user", BOOLEAN),
    ),
    LimitsPart(_descriptors("limit")),
    PermissionsPart(_descriptors("permission")),
    Part("ippool", IpPool()),
    _Subscription("subscriptions", Plan(), Sync("reseller", "reseller", _POLICIES, "locked", ("ip_pool",))),
)

_STATISTICS = tuple(
    Fact(name, node, Number())
    for name, node in (
        ("active_customers", "active-clients"),
        ("active_domains", "active-domains"),
        ("customers", "clients"),
        ("domains", "domains"),
        ("subdomains", "subdomains"),
        ("domain_aliases", "domain-aliases"),
        ("disk_space", "disk-space"),
        ("web_users", "web-users"),
        ("databases", "data-bases"),
        ("mailboxes", "postboxs"),
        ("mailbox_quota", "mbox-quota"),
        ("mail_redirects", "redirects"),
        ("mail_groups", "mail-groups"),
        ("mail_responders", "mail-resps"),
        ("mailing_lists", "mail-lists"),
        ("mssql_databases", "mssql-data-bases"),
        ("traffic", "traffic"),
        ("traffic_previous_day", "traffic-prevday"),
    )
)

RESELLER = Resource(
    name="reseller",
    plural="resellers",
    label="reseller",
    source=Source(
        "reseller",
        decoder(_PARTS, {"gen-info": (Fact("created", "cr-date"), Fact("guid", "guid")), "stat": _STATISTICS}),
        keys=_KEYS,
        flags=("gen-info", "permissions", "limits", "ippool", "subscriptions"),
        everything="all",
    ),
    natural="login",
    license=(LICENSE, "can-manage-resellers"),
    insight=SERVER,
    space="login",
    purge=Purge(equal=("plan",), prefixes=("login", "external_id")),
    keys=("login", "id", "guid", "external_id"),
    parts=_PARTS,
    guards=(
        Guard(CUSTOMERS, "customers", {"login": "owner_login", "id": "owner_id"}, kind="customer", refers="owner"),
        Guard(
            SUBSCRIPTIONS,
            "subscriptions",
            {"login": "owner_login", "id": "owner_id", "guid": "owner_guid", "external_id": "owner_external_id"},
            kind="subscription",
            refers="owner",
        ),
    ),
    namesakes=(("customer", CUSTOMERS),),
    conversion=Conversion(
        option="convert_to_customer",
        operation="convert-to-customer",
        plan_option="service_plan",
        plan_node="plan-name",
        plans=SERVICE_PLANS,
        target=CUSTOMERS,
        target_label="customer",
    ),
    ceiling=Ceiling(of_item(""), license="lim_cl"),
)
