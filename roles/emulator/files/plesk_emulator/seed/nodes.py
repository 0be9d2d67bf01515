# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The nodes of the operations that create the entries of a seed, and what a section of entries is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from lxml import etree

from .file import Option, Reader, record_of

Values = Mapping[str, Any]

PLACE, WITHIN = "place", "within"
"""Attributes of nodes whose text is a name; the id of the object that has it takes the place of the name."""


class Section(NamedTuple):
    """A list of entries that become operations of one operator.

    build: the operations of an entry. later: further operations, from the entry and the id it was given.
    last: those that are sent when the entries of all sections are there.
    """

    operator: str
    options: Mapping[str, Option]
    build: Callable[[Values], etree._Element | list[etree._Element]]
    later: Callable[[Values, str], list[etree._Element]] = lambda _values, _id: []
    last: Callable[[Values], list[etree._Element]] = lambda _values: []

    @property
    def reader(self) -> Reader:
        return record_of(self.options)


def node(tag: str, *children: etree._Element | None) -> etree._Element:
    """Return a node with these children, without those that are None."""
    made = etree.Element(tag)
    made.extend([child for child in children if child is not None])
    return made


def group(tag: str, *children: etree._Element | None) -> etree._Element | None:
    """Return a node that is left out when it would be empty."""
    return node(tag, *children) if any(child is not None for child in children) else None


def leaf(tag: str, value: Any) -> etree._Element | None:
    """Return a node with text; None for a value that was not given or is empty."""
    if value is None or value == "":
        return None
    node = etree.Element(tag)
    node.text = ("true" if value else "false") if isinstance(value, bool) else str(value)
    return node


def leaves(values: Values, nodes: Mapping[str, str]) -> list[etree._Element | None]:
    """Leaves for options, by the names of their nodes."""
    return [leaf(tag, values.get(option)) for option, tag in nodes.items()]


def named(tag: str, values: Values | None) -> list[etree._Element]:
    """Return a node for each entry of a map, with its name and its value."""
    return [node(tag, leaf("name", name), leaf("value", value)) for name, value in (values or {}).items()]


def place(tag: str, kind: str, name: str | None, within: str = "") -> etree._Element | None:
    """Return a node with the id of an object of some kind; the name ``within`` tells objects of one name apart."""
    made = leaf(tag, name)
    if made is not None:
        made.set(PLACE, kind)
        made.set(WITHIN, within)
    return made
