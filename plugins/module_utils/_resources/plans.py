# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What service plans and add-on plans have alike: the owner, who belongs to their key, and their subscriptions.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .._api.errors import ConflictError
from .._api.nodes import Element, Node, Operation, Result
from .._api.questions import Found, Lookup, Source
from .._model.codecs import TEXT, Difference, Filled, Number
from .._model.field import Fact, Field, Part, decoder
from .._model.identity import ByFilter
from .._model.item import Context, Item, Unreadable
from .._model.requests import Requests, target
from .._model.resource import Resource
from .customer import is_administrator
from .owners import VendorOwner
from .references import RESELLERS

KEYS = {"id": "id", "name": "name", "guid": "guid", "external_id": "external-id"}
FACTS = (Fact("guid", "guid"), Fact("owner_id", "owner-id", Number()), Fact("owner_login", "owner-login"))


def owner_nodes(item: Item) -> tuple[Element, ...]:
    """Return the nodes that follow a filter: the owner, none for the plans of the login account."""
    owner = item.wanted.get("owner")
    return (("owner-login", owner),) if owner else ()


class OfOwner(ByFilter):
    """By a filter that takes the key, among the plans of an owner."""

    def __init__(self) -> None:
        super().__init__(extra=owner_nodes)

    def listing(self, resource: Resource, key: str = "", value: Any = None) -> Lookup:
        if key == "owner":
            return Lookup(resource.source, extra=(("owner-login", str(value)),))
        return Lookup(resource.source, key, value, (("owner-all", None),))


class PlanRequests(Requests):
    """The operations of plans: no node around the values of ``set``, and the owner after each filter."""

    def __init__(self) -> None:
        super().__init__(wrapper="")

    def extra(self, item: Item, found: Found) -> list[Element]:
        return list(owner_nodes(item))


class PlanOwner(VendorOwner):
    """The administrator or the reseller who has a plan; it cannot change."""

    of_caller = True

    def lookups(self, item: Item) -> Iterable[Lookup]:
        owner = item.wanted["owner"]
        return () if is_administrator(owner) else [Lookup(RESELLERS, "login", owner)]

    def compare(self, wanted: Any, item: Item, found: Found, context: Context) -> Difference | None:
        login, number = found.facts.get("owner_login"), found.facts.get("owner_id")
        if login:
            same = self.codec.same(wanted, login)
        else:
            owners = () if is_administrator(wanted) else _readable(context, Lookup(RESELLERS, "login", wanted))
            same = number is None or all(owner.id == number for owner in owners)
        if same:
            found.values["owner"] = wanted
            return None
        return login or f"(owner with ID {number})", wanted

    def actions(self, wanted: Any, item: Item, found: Found, context: Context) -> list[Operation]:
        name = item.resource.describe(item, found)
        raise ConflictError(
            f"{name} belongs to another owner than '{wanted}', and plans cannot move.", "Correct owner."
        )

    def name(self, found: Found, directory: Iterable[Found]) -> None:
        if not found.values.get("owner"):
            logins = [entry.values["login"] for entry in directory if entry.id == found.facts.get("owner_id")]
            found.values["owner"] = logins[0] if logins else None

    def unmoved(self, before: Any, after: Any) -> bool:
        return True


def _readable(context: Context, lookup: Lookup) -> list[Found]:
    try:
        return context.get(lookup)
    except Unreadable:
        return []


class _Subscription(Part):
    """The plans of a subscription, as ``facts.plan_guids``: the service plan and the add-ons, in one list."""

    def read(self, data: Node, found: Found) -> None:
        node = data.child("subscriptions")
        subscription = node.child("subscription") if node is not None else None
        plans = subscription.all("plan") if subscription is not None else []
        found.facts["plan_guids"] = [plan.text_of("plan-guid") or "" for plan in plans]
        found.facts["locked"] = subscription is not None and (subscription.text_of("locked") or "") in ("true", "1")


SUBSCRIPTIONS = Source(
    "webspace",
    decoder([Part("gen_info", Field("name", "name", TEXT)), _Subscription("subscriptions")]),
    keys={"id": "id", "name": "name"},
    flags=("gen_info", "subscriptions"),
)
"""Subscriptions as subscribers of plans."""


def subscribes(plan: Found, subscription: Found) -> bool:
    """Return whether a subscription has a plan, or carries an add-on plan."""
    return bool(plan.facts.get("guid")) and plan.facts["guid"] in subscription.facts["plan_guids"]


def follows(subscription: Found) -> bool:
    """Return whether the server brings changes of its plans to a subscription: not if it has values of its own."""
    return not subscription.facts["locked"]


NAMES_ALONE = frozenset(("name", "external_id"))
"""What a plan has that its subscriptions do not get."""


def detach(guid: str, subscription: Found) -> Operation:
    """Return the operation that takes an add-on plan from a subscription."""
    body: list[Element] = [("filter", [target("id", subscription.id)]), ("plan-guid", guid)]
    return Operation("webspace", "remove-subscription", body)


def leave(plan: Found, subscription: Found) -> list[Operation]:
    """Return the operations that make a subscription of a plan a custom one: its add-ons go before the plan."""
    addons = [guid for guid in subscription.facts["plan_guids"] if guid and guid != plan.facts["guid"]]
    body: list[Element] = [("filter", [target("id", subscription.id)]), ("no-plan", None)]
    return [*(detach(guid, subscription) for guid in addons), Operation("webspace", "switch-subscription", body)]


def name_field() -> Field:
    """Return the option ``name``."""
    return Field("name", "name", Filled("a name"), required=True)


class Servers(Source):
    """The database servers that plans offer, which have an operation of their own with three operations inside."""

    def request(
        self, key: str, values: Any, extra: tuple[Element, ...] = (), within: tuple[Element, ...] = ()
    ) -> Operation:
        return Operation(
            self.operator, self.operation, [("list", [("filter", [(key, str(value)) for value in values])])]
        )


def servers_of(operator: str) -> Source:
    """Return the source of the database servers that an object of this operator offers, by its id."""
    return Servers(operator, _read_servers, keys={"id": "id"}, operation="db-servers", echoes=False)


def _read_servers(result: Result) -> Found:
    servers: list[dict[str, Any]] = [
        {"type": node.text_of("type") or "", "host": node.text_of("host") or "", "port": _port(node.text_of("port"))}
        for node in result.node.all("db-server")
    ]
    return Found(result.id, {"db_servers": sorted(servers, key=str)})


def _port(text: str | None) -> int:
    return int(text) if text and text.strip().isdecimal() else 0
