# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Customers: operator ``customer`` (accounts.md section 4 of the protocol notes; names with underscores).

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from .._api.errors import OptionError
from .._api.packet import Element, Operation
from .._api.questions import Found, Lookup, Source
from .._model.codecs import Difference, Number, nearest, parse_address
from .._model.external_id import ExternalId
from .._model.field import Fact, Field, Part, decoder
from .._model.guards import Conversion, Guard
from .._model.item import Context, Item, Unreadable
from .._model.reference import missing
from .._model.resource import Purge, Resource
from .accounts import (
    Password,
    Status,
    address_fields,
    contact_fields,
)
from .ceilings import Ceiling, by_owner, of_item
from .owners import VendorOwner
from .references import (
    LICENSE,
    PLANS,
    RESELLERS,
    SERVER,
    SERVER_ADDRESSES,
    SERVICE_PLANS,
    SUBSCRIPTIONS,
)

ADMINISTRATOR = "admin"
OWNER_KEYS = {"login": "owner_login", "id": "owner_id", "guid": "owner_guid", "external_id": "owner_external_id"}


class Owner(VendorOwner):
    """The reseller, or the administrator, to whom a customer belongs.

    It changes through ``change-owner``, which moves the customer's subscriptions along.
    """

    def arguments(self) -> dict[str, dict[str, Any]]:
        return {
            "owner": {"type": "str"},
            "ip_addresses": {"type": "list", "elements": "str"},
            "service_plan": {"type": "str"},
        }

    def parse(self, item: Item) -> Any:
        owner = super().parse(item)
        _addresses_of(item)
        return owner

    def lookups(self, item: Item) -> Iterable[Lookup]:
        owner = item.wanted["owner"]
        if is_administrator(owner):
            return [Lookup(SERVER)]
        return [Lookup(RESELLERS, "login", owner)]

    def likely(self, item: Item) -> Iterable[Lookup]:
        asked = [_subscriptions(item)]
        if item.params.get("service_plan"):
            asked.append(_service_plan(item))
        if is_administrator(item.wanted["owner"]):
            asked.append(Lookup(SERVER_ADDRESSES))
        return asked

    def compare(self, wanted: Any, item: Item, found: Found, context: Context) -> Difference | None:
        login = found.facts.get("owner_login")
        if login:
            return None if self.codec.same(wanted, login) else (login, wanted)
        if self._owns(wanted, found, context):
            found.values["owner"] = wanted
            return None
        number, vendor = found.facts.get("owner_id"), found.facts.get("vendor_guid")
        if not number and not vendor:
            return ADMINISTRATOR, wanted
        owners = context.answers.get(_present_owner(found))
        known = f"(owner with id {number})" if number else f"(owner with GUID {vendor})"
        if isinstance(owners, list):
            known = owners[0].values["login"] if owners else ADMINISTRATOR
        return known, wanted

    def word(self, found: Found, answers: Mapping[Lookup, Any], item: Item | None = None) -> Iterable[Lookup]:
        number, vendor = found.facts.get("owner_id"), found.facts.get("vendor_guid")
        wanted = item.wanted.get("owner") if item is not None else None
        if wanted is None or found.values.get("owner") or not (number or vendor):
            return ()
        known = answers.get(Lookup(SERVER) if is_administrator(wanted) else Lookup(RESELLERS, "login", wanted))
        owners = known if isinstance(known, list) else []
        if any((number and owner.id == number) or (vendor and owner.facts.get("guid") == vendor) for owner in owners):
            return ()
        return [_present_owner(found)]

    def _owns(self, wanted: str, found: Found, context: Context) -> bool:
        number, vendor = found.facts.get("owner_id"), found.facts.get("vendor_guid")
        try:
            if is_administrator(wanted):
                named = number or vendor
                return not named or vendor in [server.facts["guid"] for server in context.get(Lookup(SERVER))]
            owners = context.get(Lookup(RESELLERS, "login", wanted))
        except Unreadable:
            # Only the administrator can read these; other accounts see only their own customers.
            return not context.caller or self.codec.same(wanted, context.caller)
        return any(number == owner.id or (vendor and vendor == owner.facts.get("guid")) for owner in owners)

    def actions(self, wanted: Any, item: Item, found: Found, context: Context) -> list[Operation]:
        subscriptions = [entry.values["name"] for entry in context.get(_subscriptions(item))]
        addresses = self._addresses(wanted, item, subscriptions, context)
        body: list[Element] = [("filter", [("id", str(found.id))]), ("new-owner-login", wanted)]
        body += [("ipV4-address", address) for address in addresses if ":" not in address]
        body += [("ipV6-address", address) for address in addresses if ":" in address]
        plan = item.params.get("service_plan")
        if plan:
            self._check_plan(wanted, item, context)
            body.append(("plan-name", plan))
        return [Operation("customer", "change-owner", body)]

    def _check_plan(self, wanted: str, item: Item, context: Context) -> None:
        if context.get(_service_plan(item)):
            return
        remedy = "Set a service plan of the new owner, or omit the option for custom subscriptions."
        label = f"service plan of '{wanted}'"
        missing(item, "service_plan", item.params["service_plan"], label, context, remedy=remedy)

    def _addresses(self, wanted: str, item: Item, subscriptions: list[str], context: Context) -> list[str]:
        where = item.path("ip_addresses")
        given = _addresses_of(item)
        if subscriptions and not given:
            raise OptionError(
                where,
                None,
                f"is required, because the customer's subscriptions ({', '.join(sorted(subscriptions))}) move to"
                f" '{wanted}' and get addresses from there",
                "Set one IPv4 address, one IPv6 address or both from the new owner's pool.",
            )
        try:
            pool = self._pool(wanted, context)
        except Unreadable as problem:
            context.warn(f"The addresses of '{wanted}' could not be checked: {problem.error.message}")
            return given
        if not given:
            # The documentation requires an address even if no subscription moves; any one of the pool is sufficient.
            return sorted(pool, key=lambda address: ":" in address)[:1]
        for index, address in enumerate(given):
            if address not in pool and not (context.check_mode and not pool):
                raise OptionError(
                    f"{where}[{index}]",
                    address,
                    f"is not in the pool of '{wanted}'",
                    nearest(address, pool),
                )
        return given

    def _pool(self, wanted: str, context: Context) -> list[str]:
        lookup = Lookup(SERVER_ADDRESSES) if is_administrator(wanted) else Lookup(RESELLERS, "login", wanted)
        return [address for owner in context.get(lookup) for address in owner.facts.get("pool", {})]

    def name(self, found: Found, directory: Iterable[Found]) -> None:
        if found.values.get("owner"):
            return
        number, vendor = found.facts.get("owner_id"), found.facts.get("vendor_guid")
        for entry in directory:
            if entry.id == number or (not number and vendor and entry.facts.get("guid") == vendor):
                found.values["owner"] = entry.values["login"]

    def unmoved(self, before: Any, after: Any) -> bool:
        return True


def is_administrator(owner: str) -> bool:
    return owner.strip().casefold() == ADMINISTRATOR


def _addresses_of(item: Item) -> list[str]:
    where = item.path("ip_addresses")
    given = item.params.get("ip_addresses") or []
    return [parse_address(entry, f"{where}[{index}]") for index, entry in enumerate(given)]


def _present_owner(found: Found) -> Lookup:
    """Return the question for the reseller to whom a customer belongs."""
    number = found.facts.get("owner_id")
    return Lookup(RESELLERS, *(("id", number) if number else ("guid", found.facts.get("vendor_guid"))))


def _subscriptions(item: Item) -> Lookup:
    return Lookup(SUBSCRIPTIONS, OWNER_KEYS[item.match_by], item.key)


def _service_plan(item: Item) -> Lookup:
    return Lookup(SERVICE_PLANS, "name", item.params["service_plan"], (("owner-login", item.wanted["owner"]),))


_PARTS = (
    Part(
        "gen_info",
        *contact_fields(),
        Password("password_type"),
        Status(),
        *address_fields(),
        Owner(),
        ExternalId(),
        Field("description", "description"),
    ),
)

_FACTS = (
    Fact("created", "cr_date"),
    Fact("guid", "guid"),
    Fact("owner_id", "owner-id", Number()),
    Fact("owner_login", "owner-login"),
    Fact("vendor_guid", "vendor-guid"),
)

_STATISTICS = tuple(
    Fact(name, node, Number())
    for name, node in (
        ("active_domains", "active_domains"),
        ("subdomains", "subdomains"),
        ("disk_space", "disk_space"),
        ("mailboxes", "postboxs"),
        ("mail_redirects", "redirects"),
        ("mail_groups", "mail_groups"),
        ("mail_responders", "mail_resps"),
        ("mailing_lists", "mail_lists"),
        ("web_users", "web_users"),
        ("databases", "data_bases"),
        ("traffic", "traffic"),
        ("traffic_previous_day", "traffic_prevday"),
    )
)

CUSTOMER = Resource(
    name="customer",
    plural="customers",
    label="customer",
    source=Source(
        "customer",
        decoder(_PARTS, {"gen_info": _FACTS, "stat": _STATISTICS}),
        keys={
            "id": "id",
            "login": "login",
            "guid": "guid",
            "external_id": "external-id",
            "owner_id": "owner-id",
            "owner_login": "owner-login",
        },
        flags=("gen_info",),
        groups=frozenset(("owner_id", "owner_login")),
    ),
    natural="login",
    license=(LICENSE, "can-manage-customers"),
    insight=SERVER,
    keys=("login", "id", "guid", "external_id"),
    parts=_PARTS,
    guards=(Guard(SUBSCRIPTIONS, "subscriptions", OWNER_KEYS, kind="subscription", refers="owner"),),
    space="login",
    purge=Purge(equal=("owner",), prefixes=("login", "external_id")),
    namesakes=(("reseller", RESELLERS),),
    conversion=Conversion(
        option="convert_to_reseller",
        operation="convert-to-reseller",
        plan_option="reseller_plan",
        plan_node="reseller-plan-name",
        plans=PLANS,
        target=RESELLERS,
        target_label="reseller",
    ),
    ceiling=Ceiling(of_item("max_cl"), by_owner, "lim_cl"),
)
