# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What packets are made of, free of XML: operations and elements go out, nodes and results come in.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hmac import compare_digest
from typing import Any, NamedTuple, Optional, Union

from .errors import ApiError

Content = Union[None, str, int, Sequence["Element"]]
Element = tuple[str, Content]
"""A node of a request: its tag, and its text (a string, a number, or a boolean as ``true`` or ``false``), its children
in order, or None for an empty node."""

MASK = "VALUE_SPECIFIED_IN_NO_LOG_PARAMETER"


class Operation(NamedTuple):
    """One operation of a request: ``Operation("customer", "get", [("filter", [("id", 7)])])``."""

    operator: str
    name: str
    body: Sequence[Element] = ()

    @property
    def label(self) -> str:
        """``customer/get``"""
        return f"{self.operator}/{self.name}"


class Secret(str):
    """A string that shows itself as a mask, whatever is done with it; :meth:`reveal` gives what it hides.

    Two of them are equal when they hide the same; none equals a plain string.
    """

    __slots__ = ("_hidden",)
    _hidden: str

    def __new__(cls, hidden: str) -> Secret:
        made = super().__new__(cls, MASK)
        made._hidden = hidden
        return made

    def reveal(self) -> str:
        return self._hidden

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and compare_digest(self._hidden.encode(), other._hidden.encode())

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = str.__hash__


class Node:
    """A node of an answer: its tag, its children, and its text (of leaves only, white space kept, else empty)."""

    __slots__ = ("children", "tag", "text")

    def __init__(self, tag: str, text: str = "", children: Iterable[Node] = ()) -> None:
        self.tag = tag
        self.text = text
        self.children = list(children)

    def __repr__(self) -> str:
        return f"Node({self.tag!r}, {self.text!r}, {self.children!r})"

    def child(self, tag: str) -> Node | None:
        """Return the first child of this tag."""
        for node in self.children:
            if node.tag == tag:
                return node
        return None

    def text_of(self, tag: str, default: str | None = None) -> str | None:
        """Return the text of the first child of this tag; `default` when there is no such child."""
        node = self.child(tag)
        return default if node is None else node.text

    def all(self, tag: str) -> list[Node]:
        """Return the children of this tag, in order."""
        return [node for node in self.children if node.tag == tag]

    def as_data(self) -> Any:
        """Return a leaf as its text, other nodes as a mapping by tag; a tag that is there several times has a list.

        Secrets are masked.
        """
        if not self.children:
            return str(self.text)
        data: dict[str, Any] = {}
        for node in self.children:
            value = node.as_data()
            if node.tag not in data:
                data[node.tag] = value
            elif isinstance(data[node.tag], list):
                data[node.tag].append(value)
            else:
                data[node.tag] = [data[node.tag], value]
        return data


class Result(NamedTuple):
    """One result of an operation.

    ``status`` is ``ok`` or ``error``: what is neither, or says ok and has a code, is an error. ``id`` is the result's
    own number, None when it has none. ``node`` holds everything; it is the operation's node where the protocol has no
    node ``result`` (``lic_update``, ``lic_get_info``, ``domain-restriction-list``; the last two have no status
    either, and are ok without).
    """

    status: str
    errcode: Optional[int]
    errtext: str
    filter_id: Optional[str]
    id: Optional[int]
    node: Node

    @property
    def ok(self) -> bool:
        return self.status == "ok"

    def error(self, operation: Operation, object: str | None = None) -> ApiError:
        """This result's failure, told of `operation` on `object`."""
        return ApiError(operation.operator, operation.name, object, self.errcode, self.errtext, "result")


class Answer(NamedTuple):
    """A parsed response packet.

    ``version`` is the packet's, None when it has none. ``replies`` has, for each operation of the request, the list of
    its results, or of what ``consume`` made of them. ``missing`` are the indexes of the operations without any answer.
    ``system`` is the error of the whole packet, which may also follow some replies.
    """

    version: Optional[str]
    replies: list[list[Any]]
    missing: list[int]
    system: Optional[ApiError]
