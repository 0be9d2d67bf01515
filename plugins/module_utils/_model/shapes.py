# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Shapes: how nodes that can only be read become plain data with names for people.

Every shape makes JSON-safe data of one node, in the same order whatever the order of the answer.  What a server says in
another way than the protocol has it stays the text that it is, so nothing is lost.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import Any, Callable, NamedTuple, Optional

from .._api.nodes import Node

_INTEGER = re.compile(r"[+-]?\d{1,20}", re.ASCII)
_VERSION = re.compile(r"\d{1,9}(\.\d{1,9})*", re.ASCII)
_BOOLEANS = {"true": True, "1": True, "on": True, "false": False, "0": False, "off": False}

Order = Callable[[Any], Any]


class Shape:
    """What one node becomes; ``type`` is the Ansible type of that."""

    type = "raw"

    def read(self, node: Node) -> Any:
        """Return what ``node`` holds."""
        raise NotImplementedError

    def missing(self) -> Any:
        """Return what stands for a node that the answer leaves out."""
        return None


class Scalar(Shape):
    """One value.  ``convert`` returns None for a text that it cannot convert; ``unit`` is what a number counts."""

    def __init__(self, kind: str, convert: Callable[[str], Any], unit: str = "") -> None:
        self.type = kind
        self.convert = convert
        self.unit = unit

    def read(self, node: Node) -> Any:
        text = node.text.strip()
        value = self.convert(text)
        return (text or None) if value is None else value


def words(meanings: dict[str, str]) -> Scalar:
    """Return the shape of a value that the protocol writes as a key of ``meanings``."""
    return Scalar("str", meanings.get)


def _integer(text: str) -> int | None:
    return int(text) if _INTEGER.fullmatch(text) else None


def _hundredths(text: str) -> float | None:
    try:
        number = float(text) / 100
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _boolean(text: str) -> bool | None:
    return _BOOLEANS.get(text.lower())


class _Presence(Shape):
    type = "bool"

    def read(self, node: Node) -> Any:
        return True

    def missing(self) -> Any:
        return False


TEXT = Scalar("str", str)
NUMBER = Scalar("int", _integer)
BYTES = Scalar("int", _integer, "bytes")
SECONDS = Scalar("int", _integer, "seconds")
MINUTES = Scalar("int", _integer, "minutes")
MONTHS = Scalar("int", _integer, "months")
DATE = Scalar("str", lambda text: text or None, "YYYY-MM-DD")
HUNDREDTHS = Scalar("float", _hundredths)
BOOLEAN = Scalar("bool", _boolean)
PRESENCE = _Presence()
"""True for a node that says what it says by being there."""


class Entry(NamedTuple):
    """A child ``node`` of a record, its ``name`` for people and its shape; no node: the record's own node."""

    node: str
    name: str
    shape: Shape = TEXT


class Record(Shape):
    """Named values.  Children that no entry describes are kept as text under ``other``, where there are any.

    ``pairs`` is the tag of children that hold a name and a value: such a child counts as one with that name for its
    tag.  ``dropped`` are tags that must never be returned.
    """

    type = "dict"

    def __init__(self, *entries: Entry, pairs: str = "", dropped: Sequence[str] = ()) -> None:
        self.entries = entries
        self.pairs = pairs
        own = {entry.shape.tag for entry in entries if not entry.node and isinstance(entry.shape, Rows)}
        self._known = {entry.node for entry in entries} | own | set(dropped)

    def read(self, node: Node) -> Any:
        record = Node(node.tag, "", [self._unfolded(child) for child in node.children])
        data = {}
        for entry in self.entries:
            found = record.child(entry.node) if entry.node else record
            data[entry.name] = entry.shape.missing() if found is None else entry.shape.read(found)
        unknown = sorted((child for child in record.children if child.tag not in self._known), key=lambda n: n.tag)
        if unknown:
            data["other"] = Node("other", "", unknown).as_data()
        return data

    def _unfolded(self, child: Node) -> Node:
        name = child.text_of("name", "") if self.pairs and child.tag == self.pairs else ""
        return Node(name, child.text_of("value", "") or "") if name else child


class Rows(Shape):
    """All children of a tag as a list, sorted by ``order``, else in the order of the answer."""

    type = "list"

    def __init__(self, tag: str, shape: Shape = TEXT, order: Optional[Order] = None) -> None:
        self.tag = tag
        self.shape = shape
        self.order = order

    def read(self, node: Node) -> Any:
        rows = [self.shape.read(child) for child in node.all(self.tag)]
        return sorted(rows, key=self.order) if self.order else rows

    def missing(self) -> Any:
        return []


class Pairs(Shape):
    """Children of a tag that hold a name and a value, as a mapping; the names are the server's own."""

    type = "dict"

    def __init__(self, tag: str, shape: Shape = TEXT) -> None:
        self.tag = tag
        self.shape = shape

    def read(self, node: Node) -> Any:
        found = {}
        for child in node.all(self.tag):
            value = child.child("value")
            found[child.text_of("name") or ""] = None if value is None else self.shape.read(value)
        return dict(sorted(found.items()))

    def missing(self) -> Any:
        return {}


def by(name: str) -> Order:
    """Return the order of records by their value of this name: numbers by size, before all texts."""

    def order(record: dict[str, Any]) -> tuple[bool, int, str]:
        value = record[name]
        return (False, value, "") if isinstance(value, int) else (True, 0, str(value))

    return order


def version_number(text: str) -> tuple[int, ...]:
    """Return a version of the protocol as numbers, which can be compared; an empty tuple if invalid."""
    return tuple(int(part) for part in text.split(".")) if _VERSION.fullmatch(text) else ()


def by_version(text: str) -> tuple[tuple[int, ...], str]:
    """Return the order of versions as numbers, after invalid ones."""
    return version_number(text), text
