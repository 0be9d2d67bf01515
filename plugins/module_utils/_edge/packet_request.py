# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Packets that users write themselves, as YAML: operations out of it, and the secrets in it.

A map holds nodes in their order, a list repeats its node once for each entry, null is an empty node.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Optional

from .._api.errors import SECRET, OptionError
from .._api.nodes import MASK, Content, Element, Operation
from .._api.packet import SECRET_NODES, encode
from .._api.packet_text import read_packet
from .._api.secrets import refuse_masked, written_out

_PASSWORD = re.compile(r"passw(or)?d$", re.IGNORECASE)
_SECRET = SECRET_NODES[""] | {"PVT", "activation-code", "license", "remote-access-hash"}
_SECRET_BELOW = {"secret_key": frozenset(("key",)), "session": frozenset(("session-id",))}
_BARE = re.compile(r"[A-Za-z_][A-Za-z0-9._-]*")
_EXAMPLE = "Write operator, operation and nodes, such as {customer: {get: {filter: {login: jdoe}}}}."


@dataclass(frozen=True)
class Request:
    """A packet as a task describes it.

    ``version`` is the one that the packet itself names; ``option`` is where it comes from; ``secrets`` are the texts in
    it that must not be shown.
    """

    operations: list[Operation]
    version: Optional[str]
    option: str
    secrets: frozenset[str] = field(repr=False)

    def shown(self, version: str | None) -> str:
        """Return the packet as XML text with its secrets masked."""
        return encode([_masked(operation, self.secrets) for operation in self.operations], version).decode("utf-8")


def read_request(params: Mapping[str, Any]) -> Request:
    """Return the packet of the options ``packet`` or ``xml``; raises OptionError."""
    packet, xml = params["packet"], params["xml"]
    if (packet is None) == (xml is None):
        raise OptionError(
            "packet", None, f"and xml are {'missing' if packet is None else 'both given'}", "Set one of them."
        )
    version = None
    if xml is None:
        option, operations = "packet", list(_operations(packet))
    else:
        option = "xml"
        version, operations = read_packet(xml, option)
    if not operations:
        raise OptionError(
            option, None, "contains no operation", "Write operators with operations, such as customer with get."
        )
    if any(operation.operator == "request-settings" for operation in operations):
        raise OptionError(
            option, None, "contains request-settings, whose response is not documented", "Remove the node."
        )
    for operation in operations:
        _refuse_masked(operation.body, f"{option}.{operation.operator}.{operation.name}")
    written = [(operation.operator, [(operation.name, operation.body)]) for operation in operations]
    named = (secret for secret in params.get("secrets") or () if secret.strip())
    return Request(operations, version, option, frozenset((*named, *secrets_in(written))))


def _refuse_masked(content: Any, where: str) -> None:
    if isinstance(content, str):
        refuse_masked(content, where)
    elif isinstance(content, (list, tuple)):
        for tag, below in content:
            _refuse_masked(below, f"{where}.{tag}")


def secrets_in(content: Any, tags: frozenset[str] = _SECRET) -> Iterator[str]:
    """Yield the texts that are known to hold secrets, or may, in elements or in YAML of whatever shape."""
    if isinstance(content, str) and written_out(content):
        yield from _texts(content)
    if isinstance(content, Mapping):
        content = list(content.items())
    if not isinstance(content, (list, tuple)):
        return
    nodes = [entry for entry in content if isinstance(entry, tuple)]
    if any(tag == "name" and _PASSWORD.search(str(name)) for tag, name in nodes):
        tags = tags | {"value"}
    for tag, below in nodes:
        if tag in tags or _PASSWORD.search(str(tag)):
            yield from _texts(below)
        else:
            yield from secrets_in(below, tags | _SECRET_BELOW.get(tag, frozenset()))
    for entry in content:
        if not isinstance(entry, tuple):
            yield from secrets_in(entry, tags)


def _texts(content: Any) -> Iterator[str]:
    """Yield the texts of a secret node: its own, or those below it, but for the ``type`` of a password."""
    if isinstance(content, Mapping):
        content = list(content.items())
    if isinstance(content, (list, tuple)):
        for entry in content:
            if not isinstance(entry, tuple):
                yield from _texts(entry)
            elif entry[0] != "type":
                yield from _texts(entry[1])
    elif content is not None and not isinstance(content, bool) and str(content).strip():
        yield str(content)
        yield " ".join(str(content).split())


def hide(text: str, secrets: Iterable[str]) -> str:
    """Return the text with every secret in it masked."""
    for secret in sorted(secrets, key=len, reverse=True):
        text = text.replace(secret, MASK)
    return text


def _masked(operation: Operation, secrets: frozenset[str]) -> Operation:
    return operation._replace(body=[_masked_element(element, secrets) for element in operation.body])


def _masked_element(element: Element, secrets: frozenset[str]) -> Element:
    tag, content = element
    if content is None or isinstance(content, bool):
        return element
    if isinstance(content, (str, int)):
        return tag, hide(str(content), secrets)
    return tag, [_masked_element(below, secrets) for below in content]


def _entries(value: Any, where: str) -> Iterator[tuple[Any, str]]:
    """Yield a value, or the entries of a list, each with its place."""
    if not isinstance(value, list):
        yield value, where
        return
    for index, entry in enumerate(value):
        yield entry, f"{where}[{index}]"


def _nodes(value: Any, where: str, what: str) -> Iterator[tuple[str, Any, str]]:
    """Yield the name, the content and the place of what a map holds; a bare name is one without content."""
    if isinstance(value, str) and value.strip():
        if not _BARE.fullmatch(value.strip()):
            raise OptionError(where, SECRET, f"is a text instead of {what}", _EXAMPLE)
        yield value.strip(), None, where
    elif isinstance(value, Mapping):
        for tag, content in value.items():
            yield str(tag), content, f"{where}.{tag}"
    else:
        raise OptionError(where, None, f"is {_kind(value)} instead of {what}", _EXAMPLE)


def _operations(packet: Any) -> Iterator[Operation]:
    for entry, where in _entries(packet, "packet"):
        if isinstance(entry, str):
            raise OptionError(where, None, "is a text instead of operators", _EXAMPLE)
        for operator, content, place in _nodes(entry, where, "operators"):
            for operations, at in _entries(content, place):
                for name, body, here in _nodes(operations, at, f"operations of {operator}"):
                    for nodes, spot in _entries(body, here):
                        yield Operation(operator, name, _body(nodes, spot))


def _body(value: Any, where: str) -> list[Element]:
    if value is None or value == "":
        return []
    if isinstance(value, Mapping):
        return _elements(value, where)
    raise OptionError(where, None, f"is {_kind(value)} instead of the operation's nodes", _EXAMPLE)


def _elements(nodes: Mapping[Any, Any], where: str) -> list[Element]:
    return [
        (str(tag), _content(entry, place))
        for tag, value in nodes.items()
        for entry, place in _entries(value, f"{where}.{tag}")
    ]


def _content(value: Any, where: str) -> Content:
    if isinstance(value, Mapping):
        return _elements(value, where) or None
    if value is None or value == "":
        return None
    if isinstance(value, (str, int)):
        return value
    if isinstance(value, float) and math.isfinite(value):
        return repr(value)
    raise OptionError(
        where,
        SECRET,
        f"is {_kind(value)}, which a node cannot contain",
        "Write a text, a number, a boolean, null or a map.",
    )


def _kind(value: Any) -> str:
    kinds = {dict: "a map", list: "a list", bool: "a boolean", int: "a number", float: "a number", str: "a text"}
    return "null" if value is None else kinds.get(type(value), "no text")
