# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Options that name an object of another kind, and the object in which another one lives.

The rule for what is not there stands here once: an error in a run, with the nearest names; in check mode a warning,
because an earlier task may have created it; neither for what the same run creates before.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Optional

from .._api.errors import OptionError
from .._api.questions import Found, Lookup, Source
from .codecs import TEXT, Codec, Difference, nearest
from .field import Field
from .foreseen import Names
from .item import Context, Item, Unreadable

FORMER = "former_name"
"""The fact of an object that the same run renames: the name that the server has until then."""


def folded(value: Any) -> str:
    """Return a name in the form in which servers compare logins and domain names."""
    return TEXT.key(value)


def missing(
    item: Item, option: str, value: Any, label: str, context: Context, names: Sequence[str] = (), remedy: str = ""
) -> None:
    """Report that the object that an option names does not exist: raise OptionError, or warn in check mode."""
    if context.check_mode:
        context.warn(
            f"{label[:1].upper()}{label[1:]} '{value}' does not exist yet. Outside check mode, the task fails if it is"
            " still missing."
        )
        return
    raise OptionError(
        item.path(option),
        value,
        f"is not the name of an existing {label}",
        nearest(str(value), names) if names else remedy or f"Create the {label} first, or correct {option}.",
    )


def existing(kind: str, names: Names, objects: Iterable[Found], context: Context) -> Optional[Found]:
    """Return the object that a name will refer to when the item's turn comes, None if there is none."""
    for found in objects:
        if not context.foreseen.going(kind, found.id):
            return found
    return context.foreseen.coming(kind, names)


class Reference(Field):
    """An option that names one object of another kind by its natural key.

    ``kind`` and ``label`` name that kind, in code and for people; ``source`` finds the object by ``key``.  An empty
    value refers to nothing.
    """

    def __init__(
        self,
        option: str,
        node: str,
        kind: str,
        label: str,
        source: Source,
        key: str = "name",
        codec: Codec = TEXT,
        *,
        required: bool = False,
        verbs: tuple[str, ...] = ("add", "set"),
    ) -> None:
        super().__init__(option, node, codec, required=required, verbs=verbs)
        self.kind = kind
        self.refers = (kind,)
        self.label = label
        self.source = source
        self.key = key

    def value(self, item: Item) -> Any:
        """Return the name that the item gives, None or empty if it gives none."""
        return item.wanted.get(self.option)

    def names(self, item: Item) -> Names:
        """Return what identifies the object within its kind."""
        return (self.codec.key(self.value(item)),)

    def lookup(self, item: Item) -> Lookup:
        """Return the question that finds the object."""
        return Lookup(self.source, self.key, self.value(item))

    def references(self, item: Item) -> Iterable[tuple[str, Names]]:
        return [(self.kind, self.names(item))] if self.value(item) else ()

    def lookups(self, item: Item) -> Iterable[Lookup]:
        return [self.lookup(item)] if self.value(item) else ()

    def find(self, item: Item, context: Context) -> Optional[Found]:
        """Return the object; None if it does not exist.

        Raises NeedsLookup, and Unreadable if the login account may not read it.
        """
        return existing(self.kind, self.names(item), context.get(self.lookup(item)), context)

    def target(self, item: Item, context: Context) -> Optional[Found]:
        """Return the object; None where the value is empty, where it cannot be checked, and in check mode.

        Raises OptionError if there is no such object.
        """
        value = self.value(item)
        if not value:
            return None
        try:
            found = self.find(item, context)
        except Unreadable as problem:
            context.warn(f"{self.option}: {self.label} '{value}' could not be checked: {problem.error.message}")
            return None
        if found is None:
            missing(item, self.option, value, self.label, context)
        else:
            item.targets[self.option] = found
        return found

    def resolve(self, item: Item, found: Found | None, context: Context) -> Any:
        self.target(item, context)
        return item.wanted[self.option]


class Scope(Reference):
    """The reference to the object in which another one lives, and without which that has no name.

    With a node, the creation of an object carries it.

    ``places`` are scopes without a name, by the options that stand for them.
    """

    implied = True
    places: Mapping[str, Found] = {}

    def questions(self, values: Sequence[Any]) -> list[Lookup]:
        """Return the questions for the scopes of these names, or for all that there are."""
        return [Lookup(self.source, self.key, value) for value in values] or [Lookup(self.source)]

    def settled(self, item: Item, context: Context) -> Optional[Found]:
        """Return the object in which those of a scope that was found really live; raises NeedsLookup."""
        return item.scope

    def find_scope(self, item: Item, context: Context) -> Optional[Found]:
        """Return the object in which the item lives; None if it does not exist.

        Raises OptionError if it does not exist although the item must: not in check mode, where it warns.
        """
        found = self.find(item, context)
        if found is None and item.state != "absent":
            missing(item, self.named(item), self.value(item), self.label, context)
        return found

    def known_as(self, item: Item) -> Any:
        """Return the name by which the server knows the scope while the run is planned."""
        return (item.scope.facts.get(FORMER) if item.scope else None) or self.value(item)

    def named(self, item: Item) -> str:
        """Return the option by which the item names the scope."""
        return self.option

    def resolve(self, item: Item, found: Found | None, context: Context) -> Any:
        return item.wanted[self.option]

    def goes(self, found: Found, context: Context) -> bool:
        """Return whether the same run will have deleted the object, and all that lives in it, before."""
        return any(context.foreseen.going(kind, found.id) for kind in self.refers)

    def place(self, found: Found, item: Item) -> None:
        """Note in an object where it lives."""
        if item.wanted.get(self.option) is not None:
            found.values[self.option] = item.wanted[self.option]

    def read(self, node: Any, found: Found) -> None:
        return

    def compare(self, wanted: Any, item: Item, found: Found, context: Context) -> Difference | None:
        return None

    def write(self, wanted: Any, verb: str) -> list[Any]:
        return [(self.node, wanted)] if self.node and verb == "add" else []
