# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Options and the packet nodes that they become.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple, Optional

from .._api.nodes import Element, Node, Operation, Result
from .._api.questions import Found, Lookup
from .codecs import TEXT, Codec, Difference
from .foreseen import Names
from .item import Context, Item


class Field:
    """One option that becomes one leaf node.

    ``required`` is needed to create the object.  ``verbs`` are the requests that may carry the node.  ``lasting`` says
    that the option describes the object, so that results hold it; ``acts`` that it stands for an action, which may
    leave the object as it was.  ``partial`` is for maps of which only the names that differ are sent; one that
    ``restores`` is written back where the server replaced it.  ``since`` is the first protocol version that has the
    node.  ``refers`` are the kinds of which the value may name objects; ``implied`` says that it does so even where the
    task does not set the option.  ``directory`` is a reading of everything that helps to name the value where an answer
    has only a number or a guid; ``always_named`` asks for it in every task, not only where many objects are read.
    ``displaces`` are options that lose their value when this one gets another.  ``mentions`` are kinds of which the
    value may name objects that live in the object itself.  ``of_caller`` says that the login account is meant where the
    task does not set the option.
    """

    secret = False
    lasting = True
    acts = False
    partial = False
    restores = False
    implied = False
    refers: tuple[str, ...] = ()
    directory: Optional[Lookup] = None
    always_named = False
    of_caller = False
    displaces: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()

    def __init__(
        self,
        option: str,
        node: str,
        codec: Codec = TEXT,
        *,
        required: bool = False,
        verbs: tuple[str, ...] = ("add", "set"),
        since: str = "",
    ) -> None:
        self.option = option
        self.node = node
        self.codec = codec
        self.required = required
        self.verbs = verbs
        self.since = since

    def arguments(self) -> dict[str, dict[str, Any]]:
        """Return the option, and those that only govern it, for the argument spec."""
        return {self.option: self.codec.argument()}

    def versions(self, wanted: Any) -> Iterable[tuple[str, str]]:
        """Return the options that the value sets and that not every protocol version has, each with the first one."""
        return [(self.option, self.since)] if self.since else ()

    def parse(self, item: Item) -> Any:
        """Return the desired value in the common form; raises OptionError."""
        return self.codec.parse(item.params[self.option], item.path(self.option))

    def read(self, node: Node, found: Found) -> None:
        """Take the value out of an answer."""
        found.values[self.option] = self.codec.read(node.text_of(self.node))

    def lookups(self, item: Item) -> Iterable[Lookup]:
        """Return what must be asked beside the object itself to know whether the value differs."""
        return ()

    def likely(self, item: Item) -> Iterable[Lookup]:
        """Return what is needed only if the value differs; asked at once where there are few objects."""
        return ()

    def confirms(self, item: Item) -> Iterable[Lookup]:
        """Return the questions beside the object itself whose answers show the value of a new object."""
        return ()

    def references(self, item: Item) -> Iterable[tuple[str, Names]]:
        """Return the kinds and names of the objects that the value refers to."""
        return ()

    def inner(self, item: Item) -> Iterable[tuple[str, Names]]:
        """Return the kinds and names of objects that live in the item's own object and that the value may name."""
        return ()

    def resolve(self, item: Item, found: Found | None, context: Context) -> Any:
        """Return the desired value once lookups are answered; raises PleskError where it cannot be."""
        wanted = item.wanted[self.option]
        if found is None or not self.codec.same(wanted, found.values.get(self.option)):
            self.codec.check(wanted, item.path(self.option))
        return wanted

    def compare(self, wanted: Any, item: Item, found: Found, context: Context) -> Difference | None:
        """Return before and after, or None when the object satisfies the task."""
        return self.codec.difference(wanted, found.values.get(self.option))

    def shown(self, wanted: Any) -> Any:
        """Return how the desired value of a new object appears in results."""
        return wanted

    def told(self, value: Any, item: Item) -> Any:
        """Return how a diff shows a value."""
        return self.codec.told(value)

    def write(self, wanted: Any, verb: str) -> list[Element]:
        """Return the nodes that carry the value in ``add`` or ``set``."""
        return [(self.node, self.codec.write(wanted))] if verb in self.verbs else []

    def writable(self, current: Any, item: Item, context: Context) -> Any:
        """Return what of the current value may be written back when its group is sent whole."""
        return current

    def actions(self, wanted: Any, item: Item, found: Found, context: Context) -> list[Operation]:
        """Return the operations of its own that bring the value about on an object that exists."""
        return []

    def renews(self, found: Found) -> Iterable[Lookup]:
        """Return the questions beside the object itself whose answers those operations change."""
        return ()

    def rounds(self) -> bool:
        """Return whether it may take several packets to bring the value of an existing object about."""
        return False

    def follows(self, wanted: Any) -> bool:
        """Return whether a new object must exist before this value can be written."""
        return False

    def suspects(self, item: Item) -> Iterable[Lookup]:
        """Return what helps to tell whether this value is why the server refused the object."""
        return ()

    def suspicion(self, item: Item, objects: Sequence[Found]) -> str:
        """Return why this value may be the cause, given what the suspects' lookups found; empty if it is not."""
        return ""

    def disturbs(self) -> tuple[str, ...]:
        """Return the other options that may change when this one does."""
        return ()

    def unmoved(self, before: Any, after: Any) -> bool:
        """Return whether a value that the task does not name stayed what it was."""
        return self.codec.same(before, after)

    def coupled(self, before: Any, after: Any) -> Sequence[str]:
        """Return the names in a map that the server changes by itself together with others, and that changed."""
        return ()

    def name(self, found: Found, directory: Iterable[Found]) -> None:
        """Put the value in words with the help of the ``directory``."""

    def word(self, found: Found, answers: Mapping[Lookup, Any], item: Item | None = None) -> Iterable[Lookup]:
        """Put the value in words with the help of ``answers``, and return what must still be asked for that.

        For values of which an answer has only a number or a guid, and of which there are too many for a directory.
        """
        return ()


class KnownField(Field):
    """A value that an answer may lack; then it is not written along with the others of its group."""

    def write(self, wanted: Any, verb: str) -> list[Element]:
        return super().write(wanted, verb) if wanted is not None else []


class Part:
    """A packet node and the fields in it, in the order that the protocol requires.

    ``tag`` is the node (empty: the fields stand directly in the operation).  ``whole`` means that the
    whole node is sent if one of its fields differs, because it is not documented whether the server merges or replaces
    it.
    """

    whole = False

    def __init__(self, tag: str, *fields: Field, dataset: str | None = None) -> None:
        self.tag = tag
        self.fields = fields
        self.dataset = tag if dataset is None else dataset

    def read(self, data: Node, found: Found) -> None:
        """Take the fields out of the node of an answer that holds the data sets."""
        node = data.child(self.dataset) if self.dataset else data
        if node is not None:
            for entry in self.fields:
                entry.read(node, found)

    def write(self, values: Mapping[str, Any], verb: str) -> list[Element]:
        """Return the nodes for ``values`` (options and their values), none when nothing is to be said."""
        children: list[Element] = []
        for entry in self.fields:
            if entry.option in values:
                children += entry.write(values[entry.option], verb)
        if not self.tag:
            return children
        return [(self.tag, children)] if children else []


class Fact(NamedTuple):
    """A node that cannot be set; it is returned beside the object under ``name``."""

    name: str
    node: str
    codec: Codec = TEXT

    def read(self, node: Node, found: Found) -> None:
        text = node.text_of(self.node)
        if text is not None:
            found.facts[self.name] = self.codec.read(text)


def decoder(
    parts: Sequence[Part] = (), facts: Mapping[str, Sequence[Fact]] | None = None, data: str = "data"
) -> Callable[[Result], Found]:
    """Return the function that makes a :class:`Found` of an ok result.

    ``facts`` maps a data set to what is read from it; ``data`` is the node that holds the data sets (empty: the result
    itself does, as in ``reseller-plan``).
    """

    def decode(result: Result) -> Found:
        found = Found(id=result.id)
        node = result.node.child(data) if data else result.node
        bare = node is result.node and all(child.tag in ("status", "filter-id") for child in node.children)
        if node is None or bare:
            return found
        for part in parts:
            part.read(node, found)
        for dataset, entries in (facts or {}).items():
            holder = node.child(dataset) if dataset else node
            if holder is not None:
                for entry in entries:
                    entry.read(holder, found)
        return found

    return decode
