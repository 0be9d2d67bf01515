# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The site in which an object lives: an additional site, a subdomain, or the main site of a subscription.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Optional

from .._api.domains import plain_domain, spellings
from .._api.questions import Found, Lookup, Source
from .._model.codecs import TEXT
from .._model.domain_names import DOMAIN
from .._model.field import Fact, Field, Part, decoder
from .._model.foreseen import Names
from .._model.identity import InGroup
from .._model.item import Context, Item
from .._model.reference import FORMER, Scope, folded

_NAME = Field("name", "name", TEXT)

_FACTS = {"gen_info": [Fact("ascii_name", "ascii-name"), Fact("hosting_type", "htype")]}

_SITES = Source(
    "site",
    decoder([Part("gen_info", _NAME)], _FACTS),
    keys={"id": "id", "name": "name"},
    flags=("gen_info",),
)
"""Sites by name, main sites too; without a name, all but those."""

_MAIN_SITES = Source(
    "webspace",
    decoder([Part("gen_info", _NAME)], _FACTS),
    keys={"id": "id", "name": "name"},
    flags=("gen_info",),
)
"""Subscriptions, of which each has a main site with its id and name."""

PHYSICAL = "vrt_hst"


class SiteScope(Scope):
    """The option that names the site.

    The same run may create it as a site of its own or with its subscription.
    """

    def __init__(self, option: str = "site") -> None:
        super().__init__(option, "", "site", "site", _SITES, codec=DOMAIN)
        self.refers = ("site", "subscription")

    def lookups(self, item: Item) -> Iterable[Lookup]:
        value = self.value(item)
        return [Lookup(self.source, self.key, name) for name in spellings(value)] if value else ()

    def questions(self, values: Sequence[Any]) -> list[Lookup]:
        named = [Lookup(self.source, self.key, name) for value in values for name in spellings(value)]
        return list(dict.fromkeys(named)) if values else [Lookup(_SITES), Lookup(_MAIN_SITES)]

    def references(self, item: Item) -> Iterable[tuple[str, Names]]:
        value = self.value(item)
        return [(kind, (name,)) for kind in self.refers for name in self._names(value)] if value else ()

    def find(self, item: Item, context: Context) -> Optional[Found]:
        for lookup in self.lookups(item):
            for found in context.get(lookup):
                if not any(context.foreseen.going(kind, found.id) for kind in self.refers):
                    return found
        coming = (context.foreseen.coming(kind, names) for kind, names in self.references(item))
        return next((found for found in coming if found is not None), None)

    def place(self, found: Found, item: Item) -> None:
        super().place(found, item)
        if item.scope is not None and FORMER in item.scope.facts:
            found.facts[FORMER] = item.scope.facts[FORMER]

    @staticmethod
    def _names(value: Any) -> list[str]:
        return list(dict.fromkeys((folded(value), *spellings(value))))


class HostedSiteScope(SiteScope):
    """The same for what only sites with physical hosting have: where all objects are read, others are left out."""

    def settled(self, item: Item, context: Context) -> Optional[Found]:
        kind = item.scope.facts.get("hosting_type") if item.scope else None
        return item.scope if kind in (None, PHYSICAL) else None


class InSite(InGroup):
    """Among the objects of the site, for operators that take its name or its id.

    The name saves a request, but is used only where a server cannot have it in two forms.
    """

    def waits(self, item: Item) -> bool:
        return len(spellings(_site_of(item))) > 1

    def group(self, item: Item) -> Lookup:
        return of_site(item.resource.source, _site_of(item), item.scope.id if item.scope else None)


def _site_of(item: Item) -> Any:
    return item.resource.scope.known_as(item) if item.resource.scope else None


def of_site(source: Source, name: Any, number: Any) -> Lookup:
    """Return the question for what a site has: by its name, or by its id where a server may have that in two forms."""
    if len(spellings(name)) > 1:
        return Lookup(source, "site_id", number)
    return Lookup(source, "site", plain_domain(name))
