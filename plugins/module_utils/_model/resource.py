# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the declaration of an object type is made of.

A :class:`Resource` is declared once, as data.  From it follow the argument spec of its module, the ``get`` that reads
it, the comparison, the node order of ``add`` and of ``set``, the diff and the masking of secrets.  A :class:`Field` is
one option; a :class:`Part` is the packet node that holds some of them; a :class:`Source` is the reading side of an
operator; a :class:`Lookup` is one question to it.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Callable, NamedTuple, Optional

from .._api.errors import PleskError
from .._api.packet import Element, Node, Operation, Result
from .._api.questions import Found, Lookup, Source
from .codecs import TEXT, Codec, Difference


class Unreadable(Exception):
    """The caller may not read what a lookup asked for; ``error`` says why."""

    def __init__(self, error: PleskError) -> None:
        super().__init__(error.message)
        self.error = error


class NeedsLookup(Exception):
    """Planning cannot go on before ``lookups`` are answered."""

    def __init__(self, lookups: Iterable[Lookup]) -> None:
        super().__init__("a lookup is needed")
        self.lookups = list(lookups)


@dataclass
class Item:
    """What one task, or one entry of a list, says of one object.

    ``wanted`` maps options to their values in the common form; ``params`` holds the options as they were given;
    ``where`` is the entry's place in a list, such as ``customers[3]``, or empty.
    """

    params: Mapping[str, Any]
    where: str = ""
    wanted: dict[str, Any] = field(default_factory=dict)

    @property
    def state(self) -> str:
        return str(self.params.get("state") or "present")

    @property
    def match_by(self) -> str:
        return str(self.params["match_by"])

    @property
    def key(self) -> Any:
        """The value of the option that finds the object."""
        return self.params.get(self.match_by)

    @property
    def force(self) -> bool:
        return bool(self.params.get("force"))

    def path(self, option: str) -> str:
        """Return how an error names an option of this item."""
        return f"{self.where}.{option}" if self.where else option


class Context:
    """What planning may know: the answers to lookups, and what kind of run this is.

    ``check_mode`` says that references which an earlier task would have created may be absent; ``verifying`` that an
    object is compared again after it was written, ``lost`` that nobody knows whether it was; ``created`` that the
    object is this run's own.  ``coming`` holds what the same list will have created before, by name in lower case.
    """

    def __init__(
        self,
        answers: Mapping[Lookup, Any],
        check_mode: bool = False,
        verifying: bool = False,
        caller: str | None = None,
        lost: bool = False,
        created: bool = False,
        coming: Mapping[str, Found] | None = None,
    ) -> None:
        self.answers = answers
        self.check_mode = check_mode
        self.verifying = verifying
        self.caller = caller
        self.lost = lost
        self.created = created
        self.coming = coming or {}
        self.warnings: list[str] = []

    def get(self, lookup: Lookup) -> list[Found]:
        """Return the objects that a lookup found.

        Raises NeedsLookup when nobody asked yet, Unreadable when the server refused the answer.
        """
        if lookup not in self.answers:
            raise NeedsLookup([lookup])
        answer = self.answers[lookup]
        if isinstance(answer, PleskError):
            raise Unreadable(answer)
        return list(answer)

    def warn(self, text: str) -> None:
        """Keep a warning for the user, once."""
        if text not in self.warnings:
            self.warnings.append(text)


class Field:
    """One option that becomes one leaf node.

    ``required`` is needed to create the object.  ``verbs`` are the requests that may carry the node.  ``lasting`` says
    that the option describes the object, so that results hold it.  ``directory`` is a reading of everything that helps
    to name the value where an answer has only a number or a guid; ``always_named`` asks for it in every task, not only
    where many objects are read.
    """

    secret = False
    lasting = True
    directory: Optional[Lookup] = None
    always_named = False

    def __init__(
        self,
        option: str,
        node: str,
        codec: Codec = TEXT,
        *,
        required: bool = False,
        verbs: tuple[str, ...] = ("add", "set"),
    ) -> None:
        self.option = option
        self.node = node
        self.codec = codec
        self.required = required
        self.verbs = verbs

    def arguments(self) -> dict[str, dict[str, Any]]:
        """Return the option, and those that only govern it, for the argument spec."""
        return {self.option: self.codec.argument()}

    def parse(self, item: Item) -> Any:
        """Return the wanted value in the common form; raises OptionError."""
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

    def resolve(self, item: Item, found: Found | None, context: Context) -> Any:
        """Return the wanted value once lookups are answered; raises PleskError where it cannot be."""
        return item.wanted[self.option]

    def compare(self, wanted: Any, item: Item, found: Found, context: Context) -> Difference | None:
        """Return before and after, or None when the object satisfies the task."""
        return self.codec.difference(wanted, found.values.get(self.option))

    def shown(self, wanted: Any) -> Any:
        """Return how the wanted value of a new object appears in results."""
        return wanted

    def write(self, wanted: Any, verb: str) -> list[Element]:
        """Return the nodes that carry the value in ``add`` or ``set``."""
        return [(self.node, self.codec.write(wanted))] if verb in self.verbs else []

    def writable(self, current: Any, item: Item, context: Context) -> Any:
        """Return what of the current value may be written back when its group is sent whole."""
        return current

    def actions(self, wanted: Any, item: Item, found: Found, context: Context) -> list[Operation]:
        """Return the operations of its own that bring the value about on an object that exists."""
        return []

    def follows(self, wanted: Any) -> bool:
        """Whether a new object must exist before this value can be written."""
        return False

    def disturbs(self) -> tuple[str, ...]:
        """Return the other options that may change when this one does."""
        return ()

    def unmoved(self, before: Any, after: Any) -> bool:
        """Whether a value that the task does not name stayed what it was."""
        return self.codec.same(before, after)

    def name(self, found: Found, directory: Iterable[Found]) -> None:
        """Put the value in words with the help of the ``directory``."""


class Part:
    """A packet node and the fields in it, in the order that the protocol demands.

    ``tag`` is the node (empty: the fields stand directly in the operation).  ``whole`` says that nobody knows whether
    the server merges or replaces the node, so that all of it is sent when one of its fields differs.
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


class Guard(NamedTuple):
    """What a deletion would take along: ``keys`` maps the object's key to the key of ``source`` that names its owner.

    ``belongs`` sorts out what a reading of everything found; ``what`` names the objects for people.  ``release`` is the
    operation that frees such an object, for servers that refuse to delete what is in use.
    """

    source: Source
    what: str
    keys: Mapping[str, str] = {}
    belongs: Optional[Callable[[Found, Found], bool]] = None
    release: Optional[Callable[[Found], Operation]] = None

    def lookup(self, item: Item, found: Found | None = None) -> Lookup | None:
        """Return the question, None when it takes the id of the object, which is not ``found`` yet."""
        if not self.keys:
            return Lookup(self.source)
        if item.match_by in self.keys:
            return Lookup(self.source, self.keys[item.match_by], item.key)
        return Lookup(self.source, self.keys["id"], found.id) if found else None


class Conversion(NamedTuple):
    """The way from one kind of account to another.

    ``option`` asks for it; ``plan_option`` may name a plan, sent as ``plan_node``; ``target`` reads the other kind.
    """

    option: str
    operation: str
    plan_option: str
    plan_node: str
    target: Source
    target_label: str
    plans: Optional[Source] = None


@dataclass(frozen=True, eq=False)
class Resource:
    """An object type.

    ``natural`` is the option that people identify the object by; ``keys`` are all options that can find it.  ``parts``
    stand in the order of ``add``; ``set_order`` holds their indexes in the order of ``set`` where that differs.
    ``namesakes`` are other kinds of objects in the same name space.  ``consequence`` is what a change means for others,
    for the diff.  ``license`` is the property of the license without which the kind does not exist, and what reads it.
    ``template`` is the field that can create an object as a duplicate of another.  ``insight`` is what only the
    administrator may read; accounts have it, because whoever logs in may be one of them.
    """

    name: str
    plural: str
    label: str
    source: Source
    natural: str
    keys: tuple[str, ...]
    parts: tuple[Part, ...]
    set_order: tuple[int, ...] = ()
    set_wrapper: str = "values"
    guards: tuple[Guard, ...] = ()
    namesakes: tuple[tuple[str, Source], ...] = ()
    consequence: str = ""
    license: Optional[tuple[Source, str]] = None
    template: Optional[Any] = None
    conversion: Optional[Conversion] = None
    insight: Optional[Source] = None

    @property
    def operator(self) -> str:
        return self.source.operator

    def fields(self) -> Sequence[Field]:
        """Return the fields in the order of ``add``."""
        return self._fields

    @cached_property
    def _fields(self) -> Sequence[Field]:
        found = [entry for part in self.parts for entry in part.fields]
        return [*found, self.template] if self.template is not None else found

    def argument_spec(self) -> dict[str, dict[str, Any]]:
        """Return the options of one object: its fields, its keys and what governs the run."""
        spec: dict[str, dict[str, Any]] = {
            "state": {"type": "str", "choices": ["present", "absent"], "default": "present"}
        }
        spec["match_by"] = {"type": "str", "choices": list(self.keys), "default": self.natural}
        for key in self.keys:
            spec[key] = {"type": "int"} if key == "id" else {"type": "str"}
        for entry in self.fields():
            for option, argument in entry.arguments().items():
                spec[option] = dict(argument)
                if entry.secret and option == entry.option:
                    spec[option]["no_log"] = True
        if self.guards:
            spec["force"] = {"type": "bool", "default": False}
        if self.conversion:
            spec[self.conversion.option] = {"type": "bool", "default": False}
            spec[self.conversion.plan_option] = {"type": "str"}
        return spec

    def lasting(self) -> list[Field]:
        """Return the fields that describe an object: what a result holds, and what can be given back as a task."""
        return [entry for entry in self.fields() if entry.lasting and not entry.secret]

    def describe(self, item: Item, found: Found | None = None) -> str:
        """Return how messages name the object, such as ``customer 'jdoe'``."""
        name = item.params.get(self.natural) or (found and found.values.get(self.natural))
        if name:
            return f"{self.label} '{name}'"
        return f"{self.label} with {item.match_by} '{item.params.get(item.match_by)}'"

    def by_id(self, number: Any) -> Lookup:
        return Lookup(self.source, "id", number)

    def add(self, values: Mapping[str, Any]) -> Operation:
        """Return the operation that creates an object with ``values``."""
        body: list[Element] = []
        for part in self.parts:
            body += part.write(values, "add")
        return Operation(self.operator, "add", body)

    def set(self, number: Any, values: Mapping[str, Any]) -> Operation | None:
        """Return the operation that writes ``values`` to the object with this id, None when ``set`` carries none."""
        order = [self.parts[index] for index in self.set_order] if self.set_order else self.parts
        nodes: list[Element] = []
        for part in order:
            nodes += part.write(values, "set")
        if not nodes:
            return None
        body: list[Element] = [("filter", [("id", str(number))])]
        body += [(self.set_wrapper, nodes)] if self.set_wrapper else nodes
        return Operation(self.operator, "set", body)

    def delete(self, number: Any) -> Operation:
        """Return the operation that deletes the object with this id, and no other."""
        return Operation(self.operator, "del", [("filter", [("id", str(number))])])


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
        if node is None:
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
