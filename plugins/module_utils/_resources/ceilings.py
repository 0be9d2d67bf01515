# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Which limit a server means that refuses one object more: of the subscription, of its provider, or of the license.

Servers name neither the limit nor whose it is, so the limits that can be read are held against what is used of them.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Optional

from .._api.nodes import Node, Result
from .._api.questions import Found, Lookup, Source
from .._model.codecs import Number
from .._model.item import Item
from .policies import named_numbers
from .references import LICENSE
from .vendor import is_administrator

_NUMBER = Number()
_STATISTICS = {
    "max_cl": ("clients",),
    "max_dom": ("domains",),
    "max_subdom": ("subdomains",),
    "max_dom_aliases": ("domain-aliases",),
    "max_box": ("postboxs",),
    "max_db": ("data-bases", "mssql-data-bases"),
    "disk_space": ("disk-space",),
}
"""The statistics of a reseller that count what a limit bounds."""

Read = Callable[[Lookup], Sequence[Found]]
"""Returns what a question finds, nothing where the login account may not ask it."""


class _Limited(NamedTuple):
    """Somebody with limits: how messages name it, its limits, and how much of each is used."""

    name: str
    limits: Mapping[str, Any]
    used: Mapping[str, Any]

    def reached(self, limit: str) -> str:
        """Return that a limit is reached, empty if it is not."""
        allowed, used = self.limits.get(limit), self.used.get(limit)
        if not isinstance(allowed, int) or allowed < 0 or (used is not None and used < allowed):
            return ""
        how = "" if used is None else f", and {used} are in use"
        return f"the limit '{limit}' of {self.name} is {allowed}{how}"


def _sum(node: Node | None, tags: Sequence[str]) -> int | None:
    numbers: list[Any] = [_NUMBER.read(node.text_of(tag)) if node is not None else None for tag in tags]
    return None if None in numbers else int(sum(numbers))


def _read_subscription(result: Result) -> Found:
    data = result.node.child("data")
    general = data.child("gen_info") if data is not None else None
    if data is None or general is None:
        return Found(result.id)
    used = named_numbers(data.child("resource-usage"), "resource")
    name = general.text_of("name")
    limited = _Limited(f"subscription '{name}'", named_numbers(data.child("limits"), "limit"), used)
    return Found(result.id, {"name": name}, {"limited": limited, "vendor_guid": general.text_of("vendor-guid")})


def _read_reseller(result: Result) -> Found:
    data = result.node.child("data")
    general, counted = (data.child(tag) if data is not None else None for tag in ("gen-info", "stat"))
    if data is None or general is None:
        return Found(result.id)
    used = {limit: _sum(counted, tags) for limit, tags in _STATISTICS.items()}
    login = general.text_of("login")
    limited = _Limited(f"reseller '{login}'", named_numbers(data.child("limits"), "limit"), used)
    return Found(result.id, {"login": login}, {"limited": limited, "guid": general.text_of("guid")})


def _read_place(result: Result) -> Found:
    data = result.node.child("data")
    general = data.child("gen_info") if data is not None else None
    if general is None:
        return Found(result.id)
    number = _NUMBER.read(general.text_of("webspace-id"))
    return Found(result.id, {"name": general.text_of("name")}, {"subscription_id": number or result.id})


_SUBSCRIPTIONS = Source(
    "webspace",
    _read_subscription,
    keys={"id": "id", "name": "name"},
    flags=("gen_info", "limits", "resource-usage"),
    domains=frozenset(("name",)),
)
_RESELLERS = Source(
    "reseller", _read_reseller, keys={"login": "login", "guid": "guid"}, flags=("gen-info", "stat", "limits")
)
_PLACES = Source(
    "site", _read_place, keys={"id": "id", "name": "name"}, flags=("gen_info",), domains=frozenset(("name",))
)


def _place_of(item: Item, option: str) -> tuple[str, Any]:
    """Return the key of the object that an option names: its id, or its name where no id is known."""
    if item.scope is not None and item.resource.scope is not None and item.resource.scope.option == option:
        place: Optional[Found] = item.scope
    else:
        place = item.targets.get(option)
    return ("id", place.id) if place is not None and place.id is not None else ("name", item.wanted.get(option))


def by_subscription(item: Item, read: Read) -> Sequence[Found]:
    """Return the limits of the subscription that the option ``subscription`` names."""
    key, value = _place_of(item, "subscription")
    return read(Lookup(_SUBSCRIPTIONS, key, value)) if value else ()


def by_site(item: Item, read: Read) -> Sequence[Found]:
    """Return the limits of the subscription of the site in which the object lives."""
    option = item.resource.scope.option if item.resource.scope is not None else "site"
    key, value = _place_of(item, option)
    if not value:
        return ()
    numbers = [found.facts.get("subscription_id") for found in read(Lookup(_PLACES, key, value))]
    return read(Lookup(_SUBSCRIPTIONS, "id", numbers[0])) if numbers and numbers[0] else ()


def by_owner(item: Item, read: Read) -> Sequence[Found]:
    """Return the limits of the reseller to whom the object belongs."""
    owner = item.wanted.get("owner") or item.caller
    return read(Lookup(_RESELLERS, "login", owner)) if owner and not is_administrator(owner) else ()


def of_item(limit: str) -> Callable[[Item], str]:
    """Return the function that names always the same limit."""
    return lambda item: limit


@dataclass(frozen=True)
class Ceiling:
    """The limits that bound the number of objects of a kind.

    ``limit`` names the limit for an item, ``holders`` reads whose it is; ``license`` is the property of the license
    that bounds them too.  ``most`` maps options to the limits that bound their values.
    """

    limit: Callable[[Item], str]
    holders: Callable[[Item, Read], Sequence[Found]] = lambda item, read: ()
    license: str = ""
    most: Mapping[str, str] = field(default_factory=dict)

    def __call__(self, item: Item, read: Read, certain: bool) -> str:
        """Return which limit is reached as far as can be read, empty if none is.

        ``certain`` says that the server told of a limit: then one of the license may be it, whose use nothing tells.
        """
        for limited in self._limited(item, read):
            for limit in (self.limit(item), "disk_space"):
                reached = limited.reached(limit)
                if reached:
                    return reached
            for option, limit in self.most.items():
                wanted, allowed = item.wanted.get(option), limited.limits.get(limit)
                if isinstance(wanted, int) and isinstance(allowed, int) and allowed >= 0 and not 0 <= wanted <= allowed:
                    return f"{option} is larger than the limit '{limit}' of {limited.name}, which is {allowed}"
        return self._licensed(read) if certain else ""

    def _limited(self, item: Item, read: Read) -> Iterator[_Limited]:
        holders = list(self.holders(item, read))
        while holders:
            holder = holders.pop(0)
            if holder.facts.get("limited"):
                yield holder.facts["limited"]
            guid = holder.facts.get("vendor_guid")
            holders += read(Lookup(_RESELLERS, "guid", guid)) if guid else ()

    def _licensed(self, read: Read) -> str:
        for properties in read(Lookup(LICENSE)) if self.license else ():
            value = _NUMBER.read(properties.facts.get(self.license))
            if isinstance(value, int) and value >= 0:
                return f"the license of the server allows {value} (property {self.license})"
        return ""
