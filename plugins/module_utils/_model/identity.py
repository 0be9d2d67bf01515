# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""How the object that a task is about is found among those of its kind.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, Optional

from .._api.nodes import Element
from .._api.questions import Found, Lookup
from .item import Context, Item
from .reference import folded

if TYPE_CHECKING:
    from .resource import Resource


class ByFilter:
    """By a filter of the operator that takes the key.

    ``extra`` returns the nodes that follow the filter for an item, such as the owner of a service plan.
    """

    def __init__(self, extra: Callable[[Item], tuple[Element, ...]] = lambda item: ()) -> None:
        self.extra = extra

    def lookup(self, item: Item, key: str, value: Any) -> Lookup:
        """Return the question for the objects with this value of a key."""
        return Lookup(item.resource.source, key, value, self.extra(item))

    def own(self, item: Item) -> Lookup:
        """Return the question that finds the item's object."""
        return self.lookup(item, item.match_by, item.key)

    def beside(self, item: Item) -> Iterable[Lookup]:
        """Return the questions for what the operator returns of the object in another operation than the first."""
        return ()

    def group(self, item: Item) -> Lookup:
        """Return the question for all objects that live where the item does."""
        return Lookup(item.resource.source, extra=self.extra(item))

    def objects(self, item: Item, answer: Sequence[Found]) -> list[Found]:
        """Return the objects that an answer to :meth:`group` makes."""
        return list(answer)

    def natural(self, item: Item) -> Optional[Lookup]:
        """Return the question for objects of the natural key that the item gives beside another key."""
        resource = item.resource
        if item.match_by == resource.natural or resource.natural not in item.wanted:
            return None
        return self.lookup(item, resource.natural, item.wanted[resource.natural])

    def pick(self, item: Item, objects: Sequence[Found]) -> list[Found]:
        """Return the objects among those that :meth:`own` found that have the item's key."""
        return list(objects)

    def choose(self, item: Item, objects: list[Found], context: Context) -> list[Found]:
        """Return the objects among those that :meth:`pick` found that other answers confirm, or one elsewhere."""
        return objects

    def in_scope(self, item: Item) -> bool:
        """Return whether the item's object is looked for in its scope only."""
        return True

    def waits(self, item: Item) -> bool:
        """Return whether the object cannot be asked for before the id of its scope is known."""
        return True

    def namesakes(self, item: Item, context: Context) -> list[Found]:
        """Return the objects that have the natural key that the item gives beside another key."""
        natural = self.natural(item)
        return context.get(natural) if natural else []

    def created(self, item: Item) -> Lookup:
        """Return the question that shows an object that was just created."""
        return self.lookup(item, item.resource.natural, item.wanted[item.resource.natural])

    def again(self, item: Item, found: Found) -> Lookup:
        """Return the question that shows an object that exists."""
        if "id" not in item.resource.source.keys or found.id is None:
            return self.own(item)
        return self.lookup(item, "id", found.id)

    def numbered(self, item: Item, number: Any) -> Optional[Lookup]:
        """Return the question for a new object by the id that the server gave it."""
        return self.lookup(item, "id", number) if "id" in item.resource.source.keys else None

    def listing(self, resource: Resource, key: str = "", value: Any = None) -> Lookup:
        """Return the question for the objects of a kind with this value of a key, or for all that there are."""
        return Lookup(resource.source, key, value)


class InGroup(ByFilter):
    """Among the objects of its scope, or of the whole server, which are read together.

    ``key`` is the filter of the operator that takes the scope (empty: all objects are read), ``by`` what of the scope
    it takes: its ``id``, or an option such as ``name``.  ``extra`` returns the nodes that follow the filter.
    """

    def __init__(
        self, key: str = "", by: str = "id", extra: Callable[[Item], tuple[Element, ...]] = lambda item: ()
    ) -> None:
        super().__init__(extra)
        self.key = key
        self.by = by

    def own(self, item: Item) -> Lookup:
        return self.group(item)

    def waits(self, item: Item) -> bool:
        return self.by == "id"

    def group(self, item: Item) -> Lookup:
        if not self.key:
            return Lookup(item.resource.source, extra=self.extra(item))
        if self.by != "id" and item.resource.scope is not None:
            return Lookup(item.resource.source, self.key, item.resource.scope.known_as(item), self.extra(item))
        return Lookup(item.resource.source, self.key, item.scope and item.scope.id, self.extra(item))

    def natural(self, item: Item) -> Optional[Lookup]:
        return None

    def pick(self, item: Item, objects: Sequence[Found]) -> list[Found]:
        if item.match_by == item.resource.natural:
            return [found for found in objects if self._is(item, found)]
        return [found for found in objects if folded(_value(found, item.match_by)) == folded(item.key)]

    def _is(self, item: Item, found: Found) -> bool:
        return all(
            entry.codec.same(item.wanted[entry.option], found.values.get(entry.option))
            for entry in item.resource.fields()
            if entry.option in item.resource.naturals and entry.option in item.wanted
        )

    def namesakes(self, item: Item, context: Context) -> list[Found]:
        if item.match_by == item.resource.natural or item.resource.natural not in item.wanted:
            return []
        return [found for found in context.get(self.own(item)) if self._is(item, found)]

    def created(self, item: Item) -> Lookup:
        return self.own(item)

    def again(self, item: Item, found: Found) -> Lookup:
        return self.own(item)

    def numbered(self, item: Item, number: Any) -> Optional[Lookup]:
        return None


class InScope(ByFilter):
    """By a filter that takes the scope's id first, in ``node``, and then the key."""

    def __init__(self, node: str) -> None:
        super().__init__()
        self.node = node

    def lookup(self, item: Item, key: str, value: Any) -> Lookup:
        return Lookup(item.resource.source, key, value, within=self._within(item))

    def group(self, item: Item) -> Lookup:
        return Lookup(item.resource.source, within=self._within(item))

    def _within(self, item: Item) -> tuple[Element, ...]:
        return ((self.node, str(item.scope.id if item.scope else None)),)

    def again(self, item: Item, found: Found) -> Lookup:
        return self.own(item)

    def numbered(self, item: Item, number: Any) -> Optional[Lookup]:
        return None


class OnlyOne(ByFilter):
    """Without a key: there is one object of the kind on each server."""

    def own(self, item: Item) -> Lookup:
        return Lookup(item.resource.source)

    def natural(self, item: Item) -> Optional[Lookup]:
        return None

    def created(self, item: Item) -> Lookup:
        return self.own(item)

    def again(self, item: Item, found: Found) -> Lookup:
        return self.own(item)


def _value(found: Found, key: str) -> Any:
    return found.id if key == "id" else {**found.facts, **found.values}.get(key)


def distinct(lookups: Iterable[Lookup]) -> list[Lookup]:
    """Return questions without repetitions, in their order."""
    return list(dict.fromkeys(lookups))
