# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The site in which an object lives: an additional site, a subdomain, or the main site of a subscription.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Optional

from .._api.questions import Found, Lookup, Source
from .._model.codecs import TEXT
from .._model.domain_names import DOMAIN, ascii_domain
from .._model.field import Fact, Field, Part, decoder
from .._model.foreseen import Names
from .._model.item import Context, Item
from .._model.reference import Scope, folded

_NAME = Field("name", "name", TEXT)

_SITES = Source(
    "site",
    decoder([Part("gen_info", _NAME)], {"gen_info": [Fact("ascii_name", "ascii-name")]}),
    keys={"id": "id", "name": "name"},
    flags=("gen_info",),
)
"""Sites by name, main sites too; without a name, all but those."""

_MAIN_SITES = Source(
    "webspace",
    decoder([Part("gen_info", _NAME)], {"gen_info": [Fact("ascii_name", "ascii-name")]}),
    keys={"id": "id", "name": "name"},
    flags=("gen_info",),
)
"""Subscriptions, of which each has a main site with its id and name."""


def spellings(name: Any) -> list[str]:
    """Return the forms of a domain name under which a server may have it: in ASCII, and in Unicode if that differs."""
    plain = ascii_domain(name)
    try:
        full = plain.encode("ascii").decode("idna").casefold()
    except UnicodeError:
        full = plain
    return list(dict.fromkeys((plain, full)))


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

    @staticmethod
    def _names(value: Any) -> list[str]:
        return list(dict.fromkeys((folded(value), *spellings(value))))
