# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""An object type, declared once, as data.

From a :class:`Resource` follow the argument spec of its modules, the ``get`` that reads it, the comparison, the node
order of ``add`` and of ``set``, the diff, the masking of secrets and its place in a document.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Optional

from .._api.questions import Found, Lookup, Source
from .codecs import Codec
from .field import Field, Part
from .foreseen import Names
from .guards import Consequence, Conversion, Guard
from .identity import ByFilter
from .item import Item
from .reference import Scope, folded
from .requests import Requests
from .spared import Spared


@dataclass(frozen=True)
class Purge:
    """By what a purge of a kind can be narrowed.

    ``equal`` are options of which one value is meant, ``prefixes`` options of which the beginning is meant.
    ``forced`` says that every purge needs ``force``, because the objects hold data.
    """

    equal: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    forced: bool = False


@dataclass(frozen=True, eq=False)
class Resource:
    """An object type.

    ``natural`` is the option that people identify the object by; ``qualifiers`` are options that belong to that key,
    such as the owner of a plan; ``keys`` are all options that can find it, and ``identity`` says how.  ``scope`` is the
    object in which it lives.  ``parts`` stand in the order of ``add``; ``set_order`` holds their indexes in the order
    of ``set`` where that differs; ``requests`` makes the operations that write.

    ``namesakes`` are other kinds of objects in the same name space, which ``space`` names; ``taken`` returns what a
    refusal may mean that says so although none of them has the name.  ``guards`` stand in the way
    of a deletion; ``forceful`` kinds have other things that need ``force``.  ``consequence`` is what a change means for
    others, for the diff.  ``license`` is the property of the license without which the kind does not exist, and what
    reads it.  ``template`` is the field that can create an object as a duplicate of another.  ``insight`` is what only
    the administrator may read; accounts have it, because the login account may be one of them.  ``purge`` tells how a
    purge is narrowed, None where there is none; ``listed`` kinds can be read without naming a scope.  ``check`` looks
    at the options of an item as a whole and raises OptionError.  ``title`` returns how messages name an object from its
    options, where label and natural key are not enough.  ``expand`` returns the options of an object with those that
    stand for others replaced, before anything else looks at them; it gets the place of the object in a list too.
    ``spared`` are objects that no purge deletes.  ``apart`` returns, for objects that are written in a packet of their
    own because a server may refuse the whole packet for them, what to do if it does; else an empty text.  ``fixed``
    kinds come and go with their scope: they can be neither created nor deleted.  ``ceiling`` returns which limit is
    reached, as far as can be read: it gets the item, what answers its questions, and whether the server told of one.
    ``along`` says that objects may be in use by their scope, so that a run that deletes both leaves them to the
    deletion of the scope.

    A kind of which each server has exactly one object has an empty ``natural`` and no ``keys``.
    """

    name: str
    plural: str
    label: str
    source: Source
    natural: str
    keys: tuple[str, ...]
    parts: tuple[Part, ...]
    set_order: tuple[int, ...] = ()
    requests: Requests = field(default_factory=Requests)
    identity: ByFilter = field(default_factory=ByFilter)
    scope: Optional[Scope] = None
    qualifiers: tuple[str, ...] = ()
    guards: tuple[Guard, ...] = ()
    forceful: bool = False
    namesakes: tuple[tuple[str, Source], ...] = ()
    space: str = ""
    taken: Optional[Callable[[Item], str]] = None
    consequence: Optional[Consequence] = None
    license: Optional[tuple[Source, str]] = None
    template: Optional[Any] = None
    conversion: Optional[Conversion] = None
    insight: Optional[Source] = None
    purge: Optional[Purge] = None
    listed: bool = True
    check: Optional[Callable[[Item], None]] = None
    title: Optional[Callable[[Mapping[str, Any]], str]] = None
    expand: Optional[Callable[[Mapping[str, Any], str], Mapping[str, Any]]] = None
    spared: Optional[Spared] = None
    apart: Optional[Callable[[Item], str]] = None
    fixed: bool = False
    along: bool = False
    ceiling: Optional[Callable[[Item, Callable[[Lookup], Sequence[Found]], bool], str]] = None

    @property
    def operator(self) -> str:
        return self.source.operator

    @property
    def naturals(self) -> tuple[str, ...]:
        """The options that together are the natural key."""
        return (*self.qualifiers, self.natural)

    @property
    def single(self) -> bool:
        """Whether each server has exactly one object of the kind, which no option finds."""
        return not self.natural

    def fields(self) -> Sequence[Field]:
        """Return the fields in the order of ``add``."""
        return self._fields

    @cached_property
    def _fields(self) -> Sequence[Field]:
        found = [entry for part in self.parts for entry in part.fields]
        if self.scope is not None and self.scope not in found:
            found.insert(0, self.scope)
        return [*found, self.template] if self.template is not None else found

    def parts_of_set(self) -> Sequence[Part]:
        """Return the parts in the order of ``set``."""
        return [self.parts[index] for index in self.set_order] if self.set_order else self.parts

    def names(self, item: Item) -> Optional[Names]:
        """Return what identifies the item's object within its kind, None where the item does not tell."""
        if self.natural not in item.wanted:
            return None
        return tuple(self.key_of(option, item.wanted.get(option)) for option in self.naturals)

    def key_of(self, option: str, value: Any) -> str:
        """Return the form in which the values of an option are compared as names."""
        return self._codecs[option].key(value) if option in self._codecs else folded(value)

    @cached_property
    def _codecs(self) -> Mapping[str, Codec]:
        return {entry.option: entry.codec for entry in self._fields}

    def full_names(self, item: Item) -> Optional[Names]:
        """Return what :meth:`names` does, with the login account where that is meant."""
        names = self.names(item)
        own = {entry.option for entry in self.fields() if entry.of_caller} if item.caller else ()
        if names is None or not own:
            return names
        return tuple(
            name or (folded(item.caller) if option in own else name) for option, name in zip(self.naturals, names)
        )

    def argument_spec(self) -> dict[str, dict[str, Any]]:
        """Return the options of one object: its fields, its keys and what governs the run."""
        spec: dict[str, dict[str, Any]] = {}
        if not self.fixed:
            spec["state"] = {"type": "str", "choices": ["present", "absent"], "default": "present"}
        if len(self.keys) > 1:
            spec["match_by"] = {"type": "str", "choices": list(self.keys), "default": self.natural}
        for key in self.keys:
            spec[key] = {"type": "int"} if key == "id" else {"type": "str"}
        for entry in self.fields():
            for option, argument in entry.arguments().items():
                spec[option] = dict(argument)
                if entry.secret and option == entry.option:
                    spec[option]["no_log"] = True
        if self.guards or self.forceful:
            spec["force"] = {"type": "bool", "default": False}
        if self.conversion:
            spec[self.conversion.option] = {"type": "bool", "default": False}
            spec[self.conversion.plan_option] = {"type": "str"}
        return spec

    def lasting(self) -> list[Field]:
        """Return the fields that describe an object: what a result contains, and what a task can reuse."""
        return [entry for entry in self.fields() if entry.lasting and not entry.secret]

    def place(self, found: Found, item: Item) -> None:
        """Note in an object where it lives."""
        if self.scope is not None:
            self.scope.place(found, item)

    def describe(self, item: Item, found: Found | None = None) -> str:
        """Return how messages name the object, such as ``customer 'jdoe'``."""
        if self.single:
            return self.label
        known = {**(found.values if found else {}), **{o: v for o, v in item.params.items() if v is not None}}
        if known.get(self.natural) not in (None, ""):
            return self.title(known) if self.title else f"{self.label} '{known[self.natural]}'"
        return f"{self.label} with {item.match_by} '{item.params.get(item.match_by)}'"
