# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Packets that users write as XML text, and packets held against the vendor's schemas.

Beside ``packet.py`` the only file that imports lxml, and with its safety: no document type, so no entities, nothing is
fetched, nodes may not be nested without end.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple, Optional

from .errors import OptionError
from .nodes import Content, Element, Operation
from .packet import LXML_IMPORT_ERROR

if LXML_IMPORT_ERROR is None:
    from lxml import etree

SCHEMA = "agent_input.xsd"
"""The file at which the vendor's schemas of requests begin."""

_DECLARATION = re.compile(r"\ufeff?\s*<\?xml\s[^>]*\?>")
_WHOLE = re.compile(r"(?:\s|<!--(?:(?!-->).)*-->|<\?(?:(?!\?>).)*\?>)*<(?:packet[\s/>]|!DOCTYPE)", re.DOTALL)
_MAX_DEPTH = 64
_SHOWN = 3


class _Refused(Exception):
    """The text is XML, but no packet: what is wrong, and what to do."""


class _Open(NamedTuple):
    """A node that the parser has not closed yet."""

    tag: str
    children: list[Element]
    pieces: list[str]


class _Reader:
    """The parser's target: nodes as elements, the root's version on its own."""

    def __init__(self) -> None:
        self.version: Optional[str] = None
        self.path: list[_Open] = []

    def doctype(self, name: str | None, public: str | None, system: str | None) -> None:
        raise _Refused("has a document type", "Remove the <!DOCTYPE ...>, and write out what its entities stand for.")

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if "}" in tag:
            raise _Refused(f"has the node {tag} in a namespace", "The protocol has no namespaces: remove the xmlns.")
        for name, value in attributes.items():
            if self.path or name != "version":
                raise _Refused(
                    f"has the attribute {name} at the node {tag}",
                    "The protocol has no attribute but the packet's version: write a node instead.",
                )
            self.version = value.strip() or None
        if len(self.path) >= _MAX_DEPTH:
            raise _Refused(f"has nodes that are nested deeper than {_MAX_DEPTH}", "No operation needs that.")
        self.path.append(_Open(tag, [], []))

    def data(self, text: str) -> None:
        self.path[-1].pieces.append(text)

    def end(self, _tag: str) -> None:
        tag, children, pieces = self.path[-1]
        text = "".join(pieces)
        blank = not text.strip()
        if children and not blank:
            raise _Refused(f"has text in addition to the nodes in {tag}", "A node contains either text or other nodes.")
        content: Content = children or (None if blank else text)
        if len(self.path) > 1:
            self.path.pop()
            self.path[-1].children.append((tag, content))

    def close(self) -> None:
        """Do nothing; the parser requires the method, and calls it after a refusal too."""

    @property
    def content(self) -> Content:
        """What the packet holds, once all of it was read."""
        return self.path[0].children or "".join(self.path[0].pieces).strip()


def read_packet(text: str, option: str) -> tuple[Optional[str], list[Operation]]:
    """Return the version and the operations of a packet, or of what stands in one.

    Text that is all white space becomes an empty node. Raises OptionError, which names `option` and never shows text.
    """
    reader = _Reader()
    target: Any = reader
    parser = etree.XMLParser(target=target, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    declaration = _DECLARATION.match(text)
    text = text[declaration.end() :] if declaration else text
    text = text if _WHOLE.match(text) else f"<packet>{text}</packet>"
    try:
        parser.feed(text.encode("utf-8", "surrogatepass"))
        parser.close()
    except _Refused as refused:
        raise OptionError(option, None, *refused.args) from None
    except etree.XMLSyntaxError as error:
        problem = f"is not well-formed: {error.msg or error}"
        raise OptionError(option, None, problem, "Write & as &amp; and < as &lt;, and close every node.") from None
    return reader.version, list(_operations(reader.content, option))


def _operations(content: Any, option: str) -> Iterable[Operation]:
    if isinstance(content, str) and content:
        raise OptionError(option, None, "has text instead of operators", "Write nodes, such as <customer>.")
    for operator, operations in content or ():
        if not isinstance(operations, list):
            raise OptionError(option, None, f"has the operator {operator} without an operation", "Write one into it.")
        for name, body in operations:
            if isinstance(body, str):
                raise OptionError(
                    option, None, f"has text in the operation {operator}/{name}", "An operation contains nodes."
                )
            yield Operation(operator, name, body or ())


def breaches(folder: str, packet: bytes) -> str:
    """Return where a packet breaks the schema in a folder, and may show values of it; empty when nowhere.

    Raises OptionError, which names ``schema_folder``, when there is no schema, or none that can be read.
    """
    path = os.path.join(folder, SCHEMA)
    if not os.path.isfile(path):
        raise OptionError(
            "schema_folder",
            folder,
            f"has no file {SCHEMA} where the module runs",
            "Name the folder of one protocol version, such as .../schemas/rpc/1.6.9.1.",
        )
    try:
        schema = etree.XMLSchema(etree.parse(path, etree.XMLParser(no_network=True)))
    except (OSError, etree.LxmlError) as error:
        raise OptionError(
            "schema_folder", folder, f"has a {SCHEMA} that cannot be used: {error}", "Copy all files of the folder."
        ) from None
    schema.validate(etree.fromstring(packet))
    log: Any = schema.error_log
    return " ".join([f"{entry.path}: {entry.message}" for entry in log][:_SHOWN])
