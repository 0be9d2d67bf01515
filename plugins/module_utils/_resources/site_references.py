# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Options that name a site or a subscription in which an object is created, and in which it then stays.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Optional

from .._api.errors import OptionError
from .._api.nodes import Operation
from .._api.questions import Found, Lookup
from .._model.codecs import Difference
from .._model.domain_names import DOMAIN
from .._model.foreseen import Names
from .._model.item import Context, Item
from .._model.reference import Reference
from .references import SITES, SUBSCRIPTIONS


class Place(Reference):
    """The object in which another one is created: answers have its id, in the fact ``fact``, instead of its name."""

    fact = ""

    def read(self, node: Any, found: Found) -> None:
        found.values[self.option] = None

    def resolve(self, item: Item, found: Found | None, context: Context) -> Any:
        """Return the name in the form in which the server has it, since writes name the object."""
        place = self.target(item, context)
        return (place.values.get("name") if place else None) or item.wanted[self.option]

    def compare(self, wanted: Any, item: Item, found: Found, context: Context) -> Difference | None:
        place = self.target(item, context)
        number = found.facts.get(self.fact)
        if place is None or number is None:
            return None
        if place.id == number:
            found.values[self.option] = place.values.get("name") or wanted
            return None
        known = context.answers.get(Lookup(self.source, "id", number))
        named = known[0].values.get("name") if isinstance(known, list) and known else None
        return named or f"({self.label} with id {number})", wanted

    def actions(self, wanted: Any, item: Item, found: Found, context: Context) -> list[Operation]:
        raise OptionError(
            item.path(self.option),
            wanted,
            f"is not the {self.label} of the {item.resource.describe(item, found)}, and the XML API cannot move it to"
            f" another {self.label}",
            f"Correct {self.option}, or delete the {item.resource.label} and create it again.",
        )

    def word(self, found: Found, answers: Mapping[Lookup, Any], item: Item | None = None) -> Iterable[Lookup]:
        number = found.facts.get(self.fact)
        if item is not None or number is None:
            return ()
        asked = Lookup(self.source, "id", number)
        known = answers.get(asked)
        if isinstance(known, list) and known:
            found.values[self.option] = known[0].values.get("name")
        return [asked]

    def unmoved(self, before: Any, after: Any) -> bool:
        return True


class SubscriptionPlace(Place):
    """The subscription of an object."""

    fact = "subscription_id"

    def __init__(self) -> None:
        super().__init__(
            "subscription",
            "webspace-name",
            "subscription",
            "subscription",
            SUBSCRIPTIONS,
            codec=DOMAIN,
            required=True,
            verbs=("add",),
        )


class SitePlace(Place):
    """The site of an object, which may be the main one of a subscription; both kinds share their ids."""

    fact = "site_id"

    def __init__(self, option: str, node: str, *, required: bool = False) -> None:
        super().__init__(option, node, "site", "site", SITES, codec=DOMAIN, required=required, verbs=("add",))
        self.refers = ("site", "subscription")

    def references(self, item: Item) -> Iterable[tuple[str, Names]]:
        value = self.value(item)
        return [(kind, (self.codec.key(value),)) for kind in self.refers] if value else ()

    def find(self, item: Item, context: Context) -> Optional[Found]:
        for found in context.get(self.lookup(item)):
            if not any(context.foreseen.going(kind, found.id) for kind in self.refers):
                return found
        coming = (context.foreseen.coming(kind, names) for kind, names in self.references(item))
        return next((found for found in coming if found is not None), None)
