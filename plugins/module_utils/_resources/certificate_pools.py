# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Where certificates are: in the pool of a subscription, of a site, or of the server (operator ``certificate``).

A pool is asked for by the name of its domain, and answers with all that is in it, so that it takes no question of its
own to find the subscription or site.  This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Optional

from .._api.domains import ascii_domain, plain_domain
from .._api.nodes import Element, Node, Result
from .._api.questions import Found, Lookup, Source
from .._model.codecs import TEXT
from .._model.domain_names import DOMAIN
from .._model.field import Field, Part, decoder
from .._model.foreseen import UNCHANGED, Foreseen, Names
from .._model.guards import Guard
from .._model.identity import InGroup
from .._model.item import Context, Item, Unreadable
from .._model.reference import FORMER, Scope
from .._model.requests import target


def _names(node: Node) -> list[str]:
    holder = node.child("certificates")
    entries = holder.all("certificate") if holder is not None else []
    return list(dict.fromkeys(entry.text_of("name") or "" for entry in entries))


def _read_pool(result: Result) -> Found:
    return Found(result.id or 0, {}, {"names": _names(result.node), "domain": result.filter_id})


def _read_server_pool(result: Result) -> Found:
    return Found(0, {"name": ""}, {"names": _names(result.node), "server": True})


POOLS = Source(
    "certificate", _read_pool, operation="get-pool", keys={"name": "domain-name"}, domains=frozenset(("name",))
)
"""The pools of subscriptions and sites, each with the names of its certificates."""

SERVER_POOL = Source(
    "certificate", _read_server_pool, operation="get-pool", flags=("admin",), dataset="", filtered=False
)
"""The server's own pool, which only the administrator can read."""

SERVER = Found(0, {"name": ""}, {"server": True})
"""The server as the place of certificates."""


def _holders(operator: str, kind: str) -> Source:
    decode = decoder([Part("gen_info", Field("name", "name", TEXT))])

    def read(result: Result) -> Found:
        found = decode(result)
        found.facts["kind"] = kind
        return found

    return Source(operator, read, keys={"name": "name"}, flags=("gen_info",), domains=frozenset(("name",)))


_SUBSCRIPTIONS, _SITES = _holders("webspace", "subscription"), _holders("site", "site")


class Pool(Scope):
    """The pool by the name of its subscription or site; the same run may create that."""

    places: Mapping[str, Found] = {"server_pool": SERVER}

    def __init__(self) -> None:
        super().__init__(
            "subscription", "webspace", "subscription", "subscription or site", _SUBSCRIPTIONS, codec=DOMAIN
        )
        self.refers = ("subscription", "site")

    def value(self, item: Item) -> Any:
        return item.wanted.get("subscription") or item.wanted.get("site")

    def named(self, item: Item) -> str:
        return "site" if item.wanted.get("site") else self.option

    def lookup(self, item: Item) -> Lookup:
        return pool_of(item)

    def lookups(self, item: Item) -> Iterable[Lookup]:
        return [pool_of(item)]

    def questions(self, values: Sequence[Any]) -> list[Lookup]:
        named = [Lookup(source, "name", value) for source in (_SUBSCRIPTIONS, _SITES) for value in values]
        return named or [Lookup(_SUBSCRIPTIONS), Lookup(_SITES), Lookup(SERVER_POOL)]

    def references(self, item: Item) -> Iterable[tuple[str, Names]]:
        return [(kind, (self.codec.key(self.value(item)),)) for kind in self.refers] if self.value(item) else ()

    def find(self, item: Item, context: Context) -> Optional[Found]:
        try:
            answer = context.get(pool_of(item))
        except Unreadable as problem:
            if not self.value(item) or getattr(problem.error, "klass", "") != "reference":
                raise
            answer = []
        for found in answer:
            if item.state == "absent" or not self.value(item) or not self.goes(found, context):
                return self._renamed(found, item, context)
        return self._coming(item, context)

    def _coming(self, item: Item, context: Context) -> Optional[Found]:
        coming = (context.foreseen.coming(kind, names) for kind, names in self.references(item))
        return next((found for found in coming if found is not None), None)

    def _renamed(self, found: Found, item: Item, context: Context) -> Found:
        """Return a pool with the name that its holder has until the same run renames it."""
        holder = self._coming(item, context) if item.scope is not None and FORMER in item.scope.facts else None
        if holder is None or FORMER not in holder.facts:
            return found
        return replace(found, facts={**found.facts, FORMER: holder.facts[FORMER]})

    def place(self, found: Found, item: Item) -> None:
        """Leave an object as it is: the identity notes where it lives."""


class Place(Field):
    """Another option for the place: it is noted by the identity, and never changes."""

    def read(self, node: Node, found: Found) -> None:
        return

    def compare(self, wanted: Any, item: Item, found: Found, context: Context) -> None:
        return None

    def write(self, wanted: Any, verb: str) -> list[Element]:
        return []


def in_server(item: Item) -> bool:
    """Return whether an item is in the server's pool."""
    return bool(item.params.get("server_pool") or (item.scope and item.scope.facts.get("server")))


def pool_of(item: Item) -> Lookup:
    """Return the question for the pool of an item."""
    if in_server(item):
        return Lookup(SERVER_POOL)
    scope = item.resource.scope
    return Lookup(POOLS, "name", plain_domain(scope.known_as(item) if scope else ""))


def pool_node(item: Item) -> Element:
    """Return the node that names the pool in a write."""
    if in_server(item):
        return "admin", None
    known = item.scope.facts.get("domain") if item.scope else None
    # The name in the form in which the server has it, as far as it tells.
    name = known if ascii_domain(known) == ascii_domain(_holder(item)) else _holder(item)
    return target("site" if _of_site(item) else "webspace", name)


def _of_site(item: Item) -> bool:
    return bool(item.params.get("site") or (item.scope and item.scope.facts.get("kind") == "site"))


def _holder(item: Item) -> Any:
    return item.wanted.get("site") or item.wanted.get("subscription")


class InPool(InGroup):
    """Among the certificates of the pool."""

    def waits(self, item: Item) -> bool:
        return False

    def group(self, item: Item) -> Lookup:
        return pool_of(item)

    def pick(self, item: Item, objects: Sequence[Found]) -> list[Found]:
        return [found for found in self.objects(item, objects) if found.values["name"] == item.wanted["name"]]

    def objects(self, item: Item, answer: Sequence[Found]) -> list[Found]:
        place: dict[str, Any] = {"subscription": None, "site": None, "server_pool": None}
        if in_server(item):
            place["server_pool"] = True
        else:
            place["site" if _of_site(item) else "subscription"] = _holder(item)
        return [
            Found(None, {**place, "name": name}, {"pool_id": pool.id or None})
            for pool in answer
            for name in pool.facts["names"]
        ]


def _read_use(operator: str, groups: dict[str, str]) -> Source:
    decode = decoder([Part("gen_info", Field("name", "name", TEXT))])

    def read(result: Result) -> Found:
        found = decode(result)
        data = result.node.child("data")
        hosting = data.child("hosting") if data is not None else None
        for kind in hosting.children if hosting is not None else ():
            for each in kind.all("property"):
                if each.text_of("name") == "certificate_name":
                    found.facts["certificate"] = each.text_of("value") or ""
        return found

    flags = ("gen_info", "hosting")
    keys = {"name": "name", **groups}
    return Source(operator, read, keys=keys, flags=flags, groups=frozenset(groups), domains=frozenset(keys))


_MAIN_USE = _read_use("webspace", {})
_SITE_USE = _read_use("site", {"subscription": "parent-name"})


class _Users(Guard):
    """The sites that use a certificate; what uses one of the server's pool cannot be read."""

    __slots__ = ()

    def lookup(self, item: Item, found: Found | None = None) -> Lookup | None:
        if in_server(item):
            return None
        if _of_site(item):
            return Lookup(self.source, "name", _holder(item)) if self.source is _SITE_USE else None
        return Lookup(self.source, "name" if self.source is _MAIN_USE else "subscription", _holder(item))


def _uses(certificate: Found, site: Found) -> bool:
    return bool(site.facts.get("certificate") == certificate.values["name"])


def _still_using(kind: str) -> Callable[[Found, Found, Foreseen], Optional[Found]]:
    def left(certificate: Found, site: Found, foreseen: Foreseen) -> Optional[Found]:
        other = foreseen.changed(kind, site.id, "certificate")
        stops = other is not UNCHANGED and other != certificate.values["name"]
        return None if stops or foreseen.going(kind, site.id) else site

    return left


USERS = (
    _Users(_MAIN_USE, "main sites that use it", belongs=_uses, left=_still_using("subscription")),
    _Users(_SITE_USE, "sites that use it", belongs=_uses, left=_still_using("site")),
)
"""The guards of a certificate in use."""
