# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The description language for requests, and the XML schemas compiled from it.

A grammar is indented text, one node a line: ``NAME[CARDINALITY] [TYPE] [since=V] [until=V] [default=X]``.

* Cardinality: none is exactly one, ``?`` ``*`` ``+`` as usual, ``{2,5}`` for other bounds.
* TYPE is a name from :data:`SIMPLE_TYPES`, ``a|b|c`` for an enumeration, ``empty`` (no content) or ``any``. A node
  without a type has the lines indented below it as its children, in that order.
* ``(one of)``, ``(in order)`` and ``(any order)``, with a cardinality, group the lines indented below them.
* ``use NAME`` stands for the lines below ``define NAME``; definitions stand at the outermost level.
* ``since=`` and ``until=`` (inclusive) name the protocol versions in which the line holds. A node that changed is
  written twice, with bounds that do not overlap.
* Blank lines and text after ``#`` are ignored.

The outermost lines are the operations of one operator. A node of the operator holds any number of them, or, after a
line ``one operation`` at the outermost level, exactly one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain
from threading import Lock
from typing import Any

from lxml import etree

from . import packet
from .errors import SystemRefusal, not_valid
from .versions import DESCRIBED, at_least, described

SIMPLE_TYPES = {
    "id_type": "xs:positiveInteger",
    "string": "xs:string",
    "text": "xs:string",
    "int": "xs:integer",
    "unsignedInt": "xs:unsignedInt",
    "short": "xs:short",
    "unsignedShort": "xs:unsignedShort",
    "long": "xs:long",
    "unsignedLong": "xs:unsignedLong",
    "size": "xs:unsignedLong",
    "double": "xs:double",
    "boolean": "xs:boolean",
    "date": "xs:date",
    "datetime": "xs:dateTime",
    "base64": "xs:base64Binary",
    "ip_address": "xs:string",
}
# Types that narrow another one: base type and the facets that follow.
NARROWED_TYPES = {
    "objectStatus": ("int", ()),
    "emailType": (
        "string",
        (
            ("minLength", "3"),
            ("maxLength", "255"),
            ("pattern", r"[\-\+\p{L}\p{N}\._]*@([\p{L}\p{N}][\-\p{L}\p{N}]*\.)*[\p{L}\p{N}][\-\p{L}\p{N}]*\.?"),
        ),
    ),
    "directoryPath": ("text", (("pattern", r"[/0-9a-zA-Z_\-]+"),)),
    "nonEmpty": ("string", (("minLength", "1"),)),
    "domainName": ("string", (("minLength", "1"), ("maxLength", "255"))),
    "forwardingURL": ("string", (("minLength", "1"), ("maxLength", "255"))),
    "booleanWithDefault": ("text", tuple(("enumeration", value) for value in ("true", "false", "default"))),
    "monthsOrEmpty": ("text", (("pattern", r"(\s*\+?0*[1-9][0-9]*\s*)?"),)),
    "netInterface": ("string", (("minLength", "1"), ("maxLength", "200"))),
    "serverPassword": ("string", (("minLength", "5"), ("maxLength", "255"))),
    "urlType": ("string", (("maxLength", "255"),)),
    "urlPrefix": ("string", (("minLength", "1"), ("maxLength", "255"))),
    "zipcodeType": ("string", (("maxLength", "10"),)),
    "portNumber": ("int", (("minInclusive", "1"), ("maxInclusive", "65535"))),
    "keyBits": ("int", (("enumeration", "1024"), ("enumeration", "2048"))),
    "sessionMinutes": ("int", (("minInclusive", "1"), ("maxInclusive", "99999"))),
}
_PRESERVING = {"text"}
# Bytes between two looks at whether a packet is still right: to find a mistake, then to find its place.
_LARGE_STEP, _SMALL_STEP = 16384, 32
_XS = "{http://www.w3.org/2001/XMLSchema}"
_GROUPS = {"(one of)": "choice", "(in order)": "sequence", "(any order)": "all"}
_LINE = re.compile(r"^(\(one of\)|\(in order\)|\(any order\)|[A-Za-z_][\w.-]*)([?*+]|\{\d+,\d+\})?((?: +\S+)*)$")
_OCCURS = {"": ("1", "1"), "?": ("0", "1"), "*": ("0", "unbounded"), "+": ("1", "unbounded")}


class GrammarError(ValueError):
    """A grammar that does not follow the rules above; the message names the line."""


@dataclass
class Particle:
    """One line of a grammar with the lines below it."""

    name: str
    occurs: tuple[str, str] = ("1", "1")
    type: str | None = None
    since: str = DESCRIBED[0]
    until: str = DESCRIBED[-1]
    default: str | None = None
    children: list[Particle] = field(default_factory=list)

    @property
    def group(self) -> str | None:
        """``choice``, ``sequence`` or ``all`` for a grouping line, else None."""
        return _GROUPS.get(self.name)

    def held_in(self, version: str) -> bool:
        return at_least(version, self.since) and at_least(self.until, version)


class Operations(list[Particle]):
    """The outermost particles of a grammar; ``single`` where a node of the operator holds one of them."""

    single = False


def parse(text: str) -> Operations:
    """Return the outermost particles of a grammar, definitions resolved. Raises :class:`GrammarError`."""
    definitions: dict[str, list[Particle]] = {}
    top = Operations()
    levels: list[tuple[int, list[Particle]]] = []
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.split("#", 1)[0].rstrip()
        if not line.strip():
            continue
        indent = len(line) - len(line.lstrip())
        while levels and indent <= levels[-1][0]:
            levels.pop()
        siblings = levels[-1][1] if levels else top
        words = line.split()
        if words == ["one", "operation"] and siblings is top:
            top.single = True
        elif words[0] == "define" and len(words) == 2 and siblings is top:
            levels.append((indent, definitions.setdefault(words[1], [])))
        elif words[0] == "use" and len(words) == 2:
            if words[1] not in definitions:
                raise GrammarError(f"line {number}: {words[1]!r} is used before it is defined")
            siblings.extend(definitions[words[1]])
        else:
            particle = _particle(line.strip(), number)
            siblings.append(particle)
            levels.append((indent, particle.children))
    return top


def _particle(line: str, number: int) -> Particle:
    match = _LINE.match(line)
    if match is None:
        raise GrammarError(f"line {number}: cannot read {line!r}")
    name, cardinality, rest = match.group(1), match.group(2) or "", match.group(3).split()
    if cardinality.startswith("{"):
        low, high = cardinality[1:-1].split(",")
        particle = Particle(name, (low, high))
    else:
        particle = Particle(name, _OCCURS[cardinality])
    for word in rest:
        key, equals, value = word.partition("=")
        if equals and key in ("since", "until", "default"):
            setattr(particle, key, value if key == "default" else _known_version(value, number))
        elif particle.type is None and not equals:
            particle.type = _known_type(word, number)
        else:
            raise GrammarError(f"line {number}: {word!r} is neither a type nor since=, until= or default=")
    return particle


def _known_version(word: str, number: int) -> str:
    if word in DESCRIBED:
        return word
    raise GrammarError(f"line {number}: there is no described version {word!r}")


def _known_type(word: str, number: int) -> str:
    if word in SIMPLE_TYPES or word in NARROWED_TYPES or word in ("empty", "any") or "|" in word:
        return word
    raise GrammarError(f"line {number}: there is no type {word!r}")


class Schema:
    """The requests of one protocol version, ready to judge packets; safe to share between threads."""

    def __init__(self, grammars: Iterable[tuple[str, Operations]], version: str) -> None:
        """``grammars`` pairs each operator's name with its operations."""
        self._schema = etree.XMLSchema(_document(grammars, described(version)))
        self._lock = Lock()

    def check(self, body: bytes) -> None:
        """Raise :class:`SystemRefusal` (1014) with libxml's message on the first mistake in a well-formed packet."""
        # A whole tree is not validated at once: libxml would name every mistake, and the path to each takes its time.
        end = self._until_mistake(body, range(_LARGE_STEP, len(body) + _LARGE_STEP, _LARGE_STEP))
        if end is not None:
            known = (end - 1) // _LARGE_STEP * _LARGE_STEP
            again, closer = range(_LARGE_STEP, known + 1, _LARGE_STEP), range(known + _SMALL_STEP, end, _SMALL_STEP)
            raise self._refusal(body[: self._until_mistake(body, chain(again, closer, [end]))])

    def _until_mistake(self, body: bytes, ends: Iterable[int]) -> int | None:
        """Return how many bytes of a packet, read in steps with these ends, show its first mistake, if any."""
        reader = packet.parser(self._schema)
        start = 0
        for end in ends:
            reader.feed(body[start:end])
            if len(reader.feed_error_log):
                return end
            start = end
        try:
            reader.close()
        except etree.XMLSyntaxError:
            return len(body)
        return None

    def _refusal(self, beginning: bytes) -> SystemRefusal:
        """Return the answer to a packet whose first mistake is at the end of ``beginning``: only trees know lines."""
        root = etree.fromstring(beginning, packet.parser(recover=True))
        with self._lock:
            self._schema.validate(root)
            errors: Any = self._schema.error_log
            return not_valid(errors[0].line, errors[0].message)


def _document(grammars: Iterable[tuple[str, Operations]], version: str) -> etree._Element:
    schema = etree.Element(f"{_XS}schema", nsmap={"xs": _XS[1:-1]})
    schema.set("elementFormDefault", "qualified")
    content = _complex(_add(schema, "element", name="packet"))
    sequence = _add(content, "sequence")
    _add_particle(sequence, _REQUEST_SETTINGS, version)
    operators = _add(sequence, "choice", maxOccurs="unbounded")
    for name, operations in grammars:
        held = [operation for operation in operations if operation.held_in(version)]
        if held:
            most = "1" if operations.single else "unbounded"
            choice = _add(_complex(_add(operators, "element", name=name)), "choice", maxOccurs=most)
            for operation in held:
                _add_particle(choice, operation, version)
    _add(content, "attribute", name="version", type="xs:string")
    for name, base in SIMPLE_TYPES.items():
        _add_simple_type(schema, name, base, (("whiteSpace", "preserve" if name in _PRESERVING else "collapse"),))
    for name, (base, facets) in NARROWED_TYPES.items():
        _add_simple_type(schema, name, base, facets)
    return schema


_REQUEST_SETTINGS = parse("request-settings?\n  setting+\n    name any\n    value? any")[0]


def _add(parent: etree._Element, tag: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, f"{_XS}{tag}", attributes)


def _complex(element: etree._Element) -> etree._Element:
    return _add(element, "complexType")


def _add_simple_type(parent: etree._Element, name: str, base: str, facets: Iterable[tuple[str, str]]) -> None:
    restriction = _add(_add(parent, "simpleType", name=name), "restriction", base=base)
    for facet, value in facets:
        _add(restriction, facet, value=value)


def _add_particle(parent: etree._Element, particle: Particle, version: str) -> None:
    if not particle.held_in(version):
        return
    low, high = particle.occurs
    occurs = {"minOccurs": low, "maxOccurs": high}
    if particle.group:
        _add_children(_add(parent, particle.group, **occurs), particle, version)
        return
    element = _add(parent, "element", name=particle.name, **occurs)
    if particle.default is not None:
        element.set("default", particle.default)
    _add_content(element, particle, version)


def _add_content(element: etree._Element, particle: Particle, version: str) -> None:
    kind = particle.type
    if kind == "any":
        element.set("type", "xs:anyType")
    elif kind == "empty":
        _complex(element)
    elif kind and "|" in kind:
        restriction = _add(_add(element, "simpleType"), "restriction", base="string")
        for value in kind.split("|"):
            _add(restriction, "enumeration", value=value)
    elif kind:
        element.set("type", kind)
    else:
        content = _complex(element)
        children = [child for child in particle.children if child.held_in(version)]
        if len(children) == 1 and children[0].group:
            _add_particle(content, children[0], version)
        elif children:
            _add_children(_add(content, "sequence"), particle, version)


def _add_children(group: etree._Element, particle: Particle, version: str) -> None:
    for child in particle.children:
        _add_particle(group, child, version)
