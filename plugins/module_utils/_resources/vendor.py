# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""To whom a subscription belongs, and the vendor whose plans and addresses it uses.

A subscription belongs to the administrator, a reseller or a customer.  Its vendor is the administrator or a reseller:
the owner itself, or the one to whom the customer belongs.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple, Optional

from .._api.errors import OptionError
from .._api.nodes import Operation
from .._api.questions import Found, Lookup
from .._model.codecs import Difference, nearest
from .._model.contact import LOGIN
from .._model.field import Field
from .._model.foreseen import Names
from .._model.item import Context, Item, Unreadable
from .._model.reference import existing, folded, missing
from .references import CUSTOMERS, RESELLERS, SERVER, SERVER_ADDRESSES

ADMINISTRATOR = "admin"
_ACCOUNTS = (("customer", CUSTOMERS), ("reseller", RESELLERS))


class Vendor(NamedTuple):
    """The administrator, or a reseller by its login, its id, or both."""

    login: Optional[str] = None
    id: Optional[int] = None

    @property
    def administrator(self) -> bool:
        return self.login is not None and folded(self.login) == ADMINISTRATOR

    def lookup(self) -> Lookup:
        """Return the question for the reseller."""
        return Lookup(RESELLERS, "login", self.login) if self.login else Lookup(RESELLERS, "id", self.id)


_ADMINISTRATOR = Vendor(ADMINISTRATOR)


def is_administrator(login: Any) -> bool:
    """Return whether a login is the administrator's."""
    return folded(login) == ADMINISTRATOR


def vendor_of(item: Item, found: Found | None, context: Context) -> Vendor:
    """Return the vendor that the subscription of an item has, or will have.

    Raises NeedsLookup, and Unreadable if the login account may not read it.
    """
    owner = item.wanted.get("owner")
    if owner:
        return _vendor_of_owner(owner, context)
    if found is not None:
        return _vendor_by_guid(found.facts.get("vendor_guid"), context)
    return _ADMINISTRATOR if context.caller is None else _vendor_of_owner(context.caller, context)


def _vendor_of_owner(owner: str, context: Context) -> Vendor:
    if is_administrator(owner):
        return _ADMINISTRATOR
    if context.caller and folded(owner) == folded(context.caller):
        return Vendor(owner)
    names = (folded(owner),)
    reseller = existing("reseller", names, context.get(Lookup(RESELLERS, "login", owner)), context)
    if reseller is not None:
        return Vendor(owner, reseller.id)
    customer = existing("customer", names, context.get(Lookup(CUSTOMERS, "login", owner)), context)
    if customer is None:
        return Vendor(owner)
    login = customer.facts.get("owner_login") or customer.values.get("owner")
    number = customer.facts.get("owner_id")
    if login or number is None:
        return Vendor(login or ADMINISTRATOR, number)
    resellers = context.get(Lookup(RESELLERS, "id", number))
    return Vendor(resellers[0].values.get("login"), number) if resellers else _ADMINISTRATOR


def _vendor_by_guid(guid: Any, context: Context) -> Vendor:
    if any(server.facts.get("guid") == guid for server in context.get(Lookup(SERVER))):
        return _ADMINISTRATOR
    resellers = context.get(Lookup(RESELLERS, "guid", guid)) if guid else []
    return Vendor(resellers[0].values.get("login"), resellers[0].id) if resellers else _ADMINISTRATOR


def sold_by(vendor: Vendor, plans: Sequence[Found], context: Context) -> list[Found]:
    """Return the plans of a vendor; raises as :func:`vendor_of`."""
    surely = [plan for plan in plans if vendor.login and folded(plan.facts.get("owner_login")) == folded(vendor.login)]
    return surely or [plan for plan in plans if _sells(vendor, plan, context)]


def _sells(vendor: Vendor, plan: Found, context: Context) -> bool:
    """Return whether a plan is one of a vendor's; answers name its owner by login, by id, or both."""
    login, number = plan.facts.get("owner_login"), plan.facts.get("owner_id")
    if vendor.id is not None and number is not None:
        return bool(vendor.id == number)
    if login or number is None:
        return folded(login or ADMINISTRATOR) == folded(vendor.login)
    resellers = context.get(Lookup(RESELLERS, "id", number))
    return any(folded(each.values.get("login")) == folded(vendor.login) for each in resellers) or (
        vendor.administrator and not resellers
    )


def check_addresses(item: Item, found: Found | None, context: Context) -> None:
    """Raise OptionError for an address that the vendor of the subscription does not have."""
    wanted = item.wanted.get("ip_addresses") or []
    try:
        vendor = vendor_of(item, found, context)
        sources = context.get(Lookup(SERVER_ADDRESSES) if vendor.administrator else vendor.lookup())
    except Unreadable as problem:
        context.warn(f"The addresses of the owner could not be checked: {problem.error.message}")
        return
    pool = [address for source in sources for address in source.facts.get("pool") or {}]
    for index, address in enumerate(wanted):
        if pool and address not in pool:
            raise OptionError(
                item.path(f"ip_addresses[{index}]"),
                address,
                f"is not in the pool of '{vendor.login or vendor.id}'",
                nearest(address, pool),
            )


def pools(item: Item) -> list[Lookup]:
    """Return the questions that :func:`check_addresses` is likely to need beside those of the owner."""
    return [Lookup(SERVER_ADDRESSES), *([] if item.wanted.get("owner") else [Lookup(SERVER)])]


class Owner(Field):
    """The account to which a subscription belongs, by its login; answers may have its id alone.

    ``moves`` are the options that change with the owner: they are written in the next round.
    """

    refers = ("customer", "reseller")

    def __init__(self, *moves: str) -> None:
        super().__init__("owner", "owner-login", LOGIN)
        self.moves = moves

    def read(self, node: Any, found: Found) -> None:
        found.values["owner"] = node.text_of("owner-login") or None

    def lookups(self, item: Item) -> Iterable[Lookup]:
        owner = item.wanted["owner"]
        return [] if is_administrator(owner) else [Lookup(source, "login", owner) for _kind, source in _ACCOUNTS]

    def references(self, item: Item) -> Iterable[tuple[str, Names]]:
        owner = item.wanted["owner"]
        return () if is_administrator(owner) else [(kind, (folded(owner),)) for kind, _source in _ACCOUNTS]

    def word(self, found: Found, answers: Mapping[Lookup, Any], item: Item | None = None) -> Iterable[Lookup]:
        number = found.facts.get("owner_id")
        if found.values.get("owner") or number is None or (item is not None and "owner" not in item.wanted):
            return ()
        asked = self.lookups(item) if item is not None and "owner" in item.wanted else ()
        by_id = [Lookup(source, "id", number) for _kind, source in _ACCOUNTS]
        known = [answers.get(lookup) for lookup in (*asked, *by_id)]
        for entry in (entry for answer in known if isinstance(answer, list) for entry in answer):
            if entry.id == number:
                found.values["owner"] = entry.values["login"]
                return ()
        if all(isinstance(answers.get(lookup), list) for lookup in by_id):
            found.values["owner"] = ADMINISTRATOR
        return by_id

    def resolve(self, item: Item, found: Found | None, context: Context) -> Any:
        owner = item.wanted["owner"]
        if is_administrator(owner) or (context.caller and self.codec.same(owner, context.caller)):
            return owner
        unread = []
        for kind, source in _ACCOUNTS:
            try:
                objects = context.get(Lookup(source, "login", owner))
            except Unreadable as problem:
                unread.append(problem)
                continue
            if existing(kind, (folded(owner),), objects, context) is not None:
                return owner
        if unread:
            context.warn(f"The owner '{owner}' could not be checked: {unread[0].error.message}")
        else:
            remedy = "Create the account first, or set another owner (admin is the administrator)."
            missing(item, "owner", owner, "customer or reseller", context, remedy=remedy)
        return owner

    def compare(self, wanted: Any, item: Item, found: Found, context: Context) -> Difference | None:
        self.word(found, context.answers, item)
        current = found.values.get("owner")
        if current is None:
            # A login account that may not read other accounts sees its own subscriptions only.
            return None if self._plausible(wanted, found, context) else ("(another owner)", wanted)
        return None if self.codec.same(wanted, current) else (current, wanted)

    def _plausible(self, wanted: str, found: Found, context: Context) -> bool:
        if found.facts.get("owner_id") is None:
            return is_administrator(wanted) or (context.caller is not None and self.codec.same(wanted, context.caller))
        return not context.caller or self.codec.same(wanted, context.caller)

    def actions(self, wanted: Any, item: Item, found: Found, context: Context) -> list[Operation]:
        """Leave plan and add-ons before a move to another vendor, which does not sell them.

        Some servers refuse the move otherwise.  It is done only where the task says which plan follows, so that a
        refused move costs no plan.
        """
        if not found.facts.get("plan_guids") or item.wanted.get("service_plan") is None:
            return []
        try:
            if vendor_of(item, None, context) == _vendor_by_guid(found.facts.get("vendor_guid"), context):
                return []
        except Unreadable:
            return []
        context.warn(
            f"{item.resource.describe(item, found)}: its service plan belongs to the former vendor, so it leaves the"
            " plan and its add-ons."
        )
        return leave_plan(found)

    def disturbs(self) -> tuple[str, ...]:
        return self.moves

    def unmoved(self, before: Any, after: Any) -> bool:
        return True


def leave_plan(found: Found) -> list[Operation]:
    """Return the operations that make a subscription a custom one, its add-ons detached before."""
    number = ("filter", [("id", str(found.id))])
    detached = [
        Operation("webspace", "remove-subscription", [number, ("plan-guid", guid)])
        for guid in found.facts.get("addon_guids") or []
    ]
    return [*detached, Operation("webspace", "switch-subscription", [number, ("no-plan", None)])]
