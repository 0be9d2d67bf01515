# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The site of which another one is a subdomain.  The operator ``site`` writes it, only ``subdomain`` reads it.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from .._api.domains import plain_domain
from .._api.errors import OptionError
from .._api.nodes import Element
from .._api.questions import Found, Lookup, Source
from .._model.codecs import Difference
from .._model.domain_names import DOMAIN
from .._model.field import Field, Part, decoder
from .._model.foreseen import Names
from .._model.item import Context, Item, Unreadable
from .site_references import SitePlace

_SUBDOMAINS = Source(
    "subdomain",
    decoder([Part("", Field("name", "name", DOMAIN), Field("parent", "parent", DOMAIN))]),
    keys={"name": "name"},
    domains=frozenset(("name",)),
)


class Parent(SitePlace):
    """The site above a subdomain; empty for a site that is none.  It cannot be changed.

    A deletion does not set it, but the name tells which sites may be above.
    """

    implied = True

    def __init__(self) -> None:
        super().__init__("parent", "parent-site-name")
        self.label = "parent site"

    def parse(self, item: Item) -> Any:
        return super().parse(item) if str(item.params[self.option]).strip() else ""

    def resolve(self, item: Item, found: Found | None, context: Context) -> Any:
        parent, name = item.wanted[self.option], item.wanted.get("name")
        if found is None and parent and not self.codec.key(name).endswith(f".{self.codec.key(parent)}"):
            raise OptionError(
                item.path(self.option),
                parent,
                f"cannot be the parent site of '{name}', whose name does not end with it",
                "Correct name or parent, or omit parent for a site that is not a subdomain.",
            )
        return super().resolve(item, found, context)

    def references(self, item: Item) -> Iterable[tuple[str, Names]]:
        if self.option in item.wanted or item.state != "absent":
            return super().references(item)
        labels = self.codec.key(item.wanted.get("name")).split(".")
        return [("site", (".".join(labels[start:]),)) for start in range(1, len(labels) - 1)]

    def lookups(self, item: Item) -> Iterable[Lookup]:
        return [*super().lookups(item), *self.confirms(item)]

    def confirms(self, item: Item) -> Iterable[Lookup]:
        return [_itself(item.key)] if item.match_by == "name" else ()

    def compare(self, wanted: Any, item: Item, found: Found, context: Context) -> Difference | None:
        name = item.key if item.match_by == "name" else found.values.get("name")
        try:
            known = context.get(_itself(name))
        except Unreadable as problem:
            context.warn(f"{self.option} '{wanted}' could not be checked: {problem.error.message}")
            return None
        if context.created and not known:
            # The answer may be older than the site, whose creation the server has confirmed with its parent.
            found.values[self.option] = wanted
            return None
        found.values[self.option] = _parent_of(known)
        return self.codec.difference(wanted, found.values[self.option])

    def write(self, wanted: Any, verb: str) -> list[Element]:
        return super().write(wanted, verb) if wanted else []

    def word(self, found: Found, answers: Mapping[Lookup, Any], item: Item | None = None) -> Iterable[Lookup]:
        name = plain_domain(found.values.get("name"))
        if item is not None:
            return ()
        if name.count(".") < 2:
            # Domain names have a dot, so this one is not below another.
            found.values[self.option] = ""
            return ()
        known = answers.get(_itself(name))
        if isinstance(known, list):
            found.values[self.option] = _parent_of(known)
        return [_itself(name)]


def _itself(name: Any) -> Lookup:
    return Lookup(_SUBDOMAINS, "name", plain_domain(name))


def _parent_of(known: list[Found]) -> str:
    return str(known[0].values.get("parent") or "") if known else ""
