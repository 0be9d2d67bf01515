# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Packets of the XML API: requests are built, answers are parsed.

The only file that imports lxml; without lxml it can be imported, and :data:`LXML_IMPORT_ERROR` tells why it is missing.
Answers are read as a stream of events, so no tree is built and no object of lxml leaves this file. A document type is
refused, and with it every entity of the document's own making; nothing is fetched.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Any, Callable, Protocol

from .codes import HTTP_REMEDIES, PLAIN_TO_TLS
from .errors import (
    SECRET,
    AnswerError,
    ApiError,
    OptionError,
    TransportError,
    forbidden_character,
    shown,
)
from .nodes import (
    MASK,
    Answer,
    Content,
    Element,
    Node,
    Operation,
    Result,
    Secret,
)

LXML_IMPORT_ERROR: str | None
try:
    from lxml import etree
except ImportError:
    LXML_IMPORT_ERROR = traceback.format_exc()
else:
    LXML_IMPORT_ERROR = None

__all__ = (
    "LXML_IMPORT_ERROR",
    "MASK",
    "SECRET_NODES",
    "Answer",
    "Body",
    "Consumer",
    "Content",
    "Element",
    "Node",
    "Operation",
    "Result",
    "Secret",
    "encode",
    "parse",
    "read_reply",
)

# Nodes of answers whose text is a credential, by operator or operation; "" stands for all of them. Password nodes hold
# the password or its hash, pvt a private key. A secret key is shown in full by at least the answer to create, licenses
# are in content, and with the id of a session anyone can take it over.
SECRET_NODES: dict[str, frozenset[str]] = {
    "": frozenset(("password", "passwd", "smtp_password", "pvt")),
    "secret_key": frozenset(("key",)),
    "session": frozenset(("id",)),
    "server": frozenset(("content",)),
    "server/create_session": frozenset(("id",)),
}

_SECRET_PROPERTY = re.compile(r"passw(or)?d$", re.IGNORECASE)
# Operators whose element holds one operation in the vendor's schemas; they are repeated for each operation.
ONE_OPERATION = frozenset(("db_server",))

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9._-]*\Z")
_PLAIN_TO_TLS = re.compile(r"plain HTTP (request was sent )?to (an )?(HTTPS|SSL)", re.IGNORECASE)  # nginx, Apache
_MAX_DEPTH = 64
_HEAD = 8192
_TAIL = 64
_FORBIDDEN = frozenset((9, 23, 26, 68, 81))
"""libxml's numbers for what a text must not contain: a character, an entity, or bytes that are not UTF-8."""


def encode(operations: Iterable[Operation], version: str | None = None) -> bytes:
    """Return the request packet; consecutive operations of one operator share its node where it takes several.

    :param version: of the protocol; None or blank leaves the attribute out: the server then takes its newest.
    :raises OptionError: naming the node, when a name is none of XML or a text has a character that XML cannot carry.
    """
    packet = f'<packet version="{_escaped(version, "packet")}">' if version else "<packet>"
    out = ['<?xml version="1.0" encoding="UTF-8"?>', packet]
    for (operator, _alone), group in groupby(enumerate(operations), _element):
        out.append(f"<{_name(operator)}>")
        for _index, operation in group:
            _write((operation.name, operation.body or None), out)
        out.append(f"</{operator}>")
    out.append("</packet>")
    return "".join(out).encode("utf-8")


def _element(numbered: tuple[int, Operation]) -> tuple[str, int]:
    """Return what consecutive operations have in common that share the node of their operator."""
    index, operation = numbered
    return operation.operator, index if operation.operator in ONE_OPERATION else -1


def _write(element: Element, out: list[str]) -> None:
    tag, content = element
    _name(tag)
    if content is None:
        out.append(f"<{tag}/>")
    elif isinstance(content, str):
        out.append(f"<{tag}>{_escaped(content, tag)}</{tag}>")
    elif isinstance(content, bool):
        out.append(f"<{tag}>{'true' if content else 'false'}</{tag}>")
    elif isinstance(content, int):
        out.append(f"<{tag}>{content}</{tag}>")
    else:
        out.append(f"<{tag}>")
        for child in content:
            _write(child, out)
        out.append(f"</{tag}>")


@lru_cache(maxsize=1024)
def _name(tag: str) -> str:
    if not _NAME.match(tag):
        told = tag if re.fullmatch(r"[\w .-]{1,40}", tag) else SECRET
        raise OptionError("node", told, "is not the name of a node", "Use letters, digits, dots, hyphens and _.")
    return tag


def _escaped(text: str, tag: str) -> str:
    character = forbidden_character(text)
    if character:
        raise OptionError(tag, SECRET, f"contains {character}, which XML cannot carry", "Remove the character.")
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return text.replace("\r", "&#13;")  # a parser would read a bare one as a line feed


Consumer = Callable[[int, Operation, Result], object]


class Body(Protocol):
    """What :func:`read_reply` needs of an HTTP response."""

    status: int

    def chunks(self) -> Iterator[bytes]:
        """Yield the bytes of the body; raises TransportError."""


class _Failure(Exception):
    """The document is not a response; has a kind of :class:`TransportError` and the reason."""

    def __init__(self, kind: str, reason: str) -> None:
        super().__init__(kind, reason)
        self.kind = kind
        self.reason = reason


_NESTED = frozenset(("db-servers", "update"))
"""Operations that hold operations: the results of ``db-servers`` and ``mail/update`` stand a level deeper."""


class _Builder:
    """The parser's target. It keeps the nodes from the root to where the parser stands, and the current result."""

    def __init__(self, operations: Sequence[Operation], consume: Consumer | None) -> None:
        self.operations = operations
        self.consume = consume
        self.version: str | None = None
        self.replies: list[list[Any]] = []
        self.system: ApiError | None = None
        self.path: list[Node] = []
        self.pieces: list[str] = []
        self.data = self.pieces.append
        self.secret: frozenset[str] = SECRET_NODES[""]

    def doctype(self, name: str | None, public: str | None, system: str | None) -> None:
        if (name or "").lower() == "html":
            raise _Failure("html", "")
        raise _Failure("malformed", "it has a document type, which is refused")

    def start(self, tag: str, attributes: Any) -> None:
        node = Node(tag)
        path = self.path
        depth = len(path)
        if depth > 2:
            if depth >= _MAX_DEPTH:
                raise _Failure("malformed", f"its nodes are nested deeper than {_MAX_DEPTH}")
        elif depth == 0:
            self._open_packet(tag, attributes)
        elif depth == 2 and path[1].tag not in ("system", "output"):
            self._open_operation(path[1].tag, tag)
        if depth:
            path[-1].children.append(node)
        path.append(node)
        self.pieces.clear()

    def end(self, tag: str) -> None:
        node = self.path.pop()
        depth = len(self.path)
        if not node.children:
            text = "".join(self.pieces)
            hidden = text and (tag in self.secret or (depth > 0 and self.path[-1].tag in self.secret and tag != "type"))
            node.text = Secret(text) if hidden else text
        elif tag == "property":
            _hide_value(node)
        self.pieces.clear()
        if tag == "result" and self._holds_results(depth):
            self.path[-1].children.pop()
            self._add(_result(node))
        elif depth == 2 and self.path[1].tag not in ("system", "output"):
            if node.children and not self.replies[-1]:
                self._add(_result(node, wrapped=False))
        elif depth == 1:
            if tag == "system":
                self._close_system(node)
            self.path[-1].children.clear()

    def close(self) -> None:
        """Do nothing; the parser requires the method."""

    def _holds_results(self, depth: int) -> bool:
        """Return whether the results of an operation stand where the parser does."""
        if depth == 4 and self.path[2].tag in _NESTED:
            return self.path[3].tag != "result"
        return depth == 3 and self.path[1].tag not in ("system", "output")

    def _open_packet(self, tag: str, attributes: Any) -> None:
        if tag.rpartition("}")[2].lower() == "html":
            raise _Failure("html", "")
        if tag != "packet":
            raise _Failure("malformed", f"its root is <{tag[:80]}> instead of <packet>")
        self.version = attributes.get("version") or None

    def _open_operation(self, operator: str, name: str) -> None:
        index = len(self.replies)
        asked = self.operations[index].label if index < len(self.operations) else "nothing more"
        label = f"{operator}/{name}"
        if asked != label:
            raise AnswerError(
                f"Operation {index + 1} is {label}, but {asked} was asked there",
                "Check whether a proxy or a cache mixes up responses.",
            )
        self.secret = SECRET_NODES[""] | SECRET_NODES.get(operator, frozenset()) | SECRET_NODES.get(label, frozenset())
        self.replies.append([])

    def _add(self, result: Result) -> None:
        index = len(self.replies) - 1
        self.replies[-1].append(self.consume(index, self.operations[index], result) if self.consume else result)

    def _close_system(self, node: Node) -> None:
        result = _result(node)
        if not result.ok:
            scope = "rest" if self.replies else "system"
            self.system = ApiError(None, None, None, result.errcode, result.errtext, scope)


def _hide_value(node: Node) -> None:
    if _SECRET_PROPERTY.search(node.text_of("name") or ""):
        for value in node.all("value"):
            if value.text:
                value.text = Secret(value.text)


def _result(node: Node, wrapped: bool = True) -> Result:
    said = node.text_of("status")
    code = _number(node.text_of("errcode")) or None
    text = (node.text_of("errtext") or "").strip()
    if said is None and not wrapped:
        said = "ok"
    status = "ok" if said is not None and said.strip() == "ok" and code is None else "error"
    if status == "error" and not text and code is None:
        text = "(the result has no status)" if said is None else f"(the status is {shown(said.strip()[:80])})"
    return Result(status, code, text, node.text_of("filter-id"), _number(node.text_of("id")), node)


def _number(text: str | None) -> int | None:
    text = (text or "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 20 else None


def parse(chunks: Iterable[bytes], operations: Sequence[Operation], *, consume: Consumer | None = None) -> Answer:
    """Parse a response packet to the request of `operations`.

    The nodes answered must be those asked, in the same order; how the server groups them by operator does not matter.
    With `consume`, each result is passed to it as soon as it is complete, and the return value is kept instead.

    :raises TransportError: of a kind html, empty, cut or malformed (and whatever `chunks` raises): no packet came.
    :raises AnswerError: a packet came, but not the answer to what was asked.
    """
    builder = _Builder(operations, consume)
    target: Any = builder
    parser = etree.XMLParser(target=target, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    source = iter(chunks)
    head = tail = b""
    fed = False
    try:
        for chunk in source:
            tail = (tail + chunk)[-_TAIL:]
            if len(head) < _HEAD:
                head += chunk[: _HEAD - len(head)]
            if not fed:
                chunk = chunk.lstrip()
                fed = bool(chunk)
            if chunk:
                parser.feed(chunk)
        if not fed:
            raise _Failure("empty", "")
    except _Failure as failure:
        raise _lost(failure.kind, failure.reason, head, source) from None
    except etree.XMLSyntaxError as error:
        raise _lost("unreadable" if _forbids(error) else "malformed", error.msg or "", head, source) from None
    try:
        parser.close()
    except _Failure as failure:  # the parser reads its last bytes only now
        raise _lost(failure.kind, failure.reason, head, source) from None
    except etree.XMLSyntaxError as error:
        whole = _forbids(error) and tail.rstrip().endswith(b"</packet>")
        raise _lost("unreadable" if whole else "cut", error.msg or "", head, source) from None
    replies = builder.replies
    missing = list(range(len(replies), len(operations)))
    replies += [[] for _index in missing]
    return Answer(builder.version, replies, missing, builder.system)


def _forbids(error: Any) -> bool:
    """Return whether the parser stopped at something that no text may hold, and not at how the nodes stand."""
    return error.code in _FORBIDDEN


def _lost(kind: str, reason: str, head: bytes, rest: Iterator[bytes]) -> TransportError:
    """Return the error for a body that is not a packet. `head` is what was read of it; the `rest` completes it."""
    try:
        while len(head) < _HEAD:
            head += next(rest)
    except (StopIteration, TransportError):
        pass
    reason = _line(reason)
    text = head.decode("utf-8", "replace").lstrip()
    if _PLAIN_TO_TLS.search(text):
        return TransportError("tls", "The port speaks TLS, but the request was plain HTTP", PLAIN_TO_TLS, sent=True)
    if kind == "html" or re.match(r"(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(!doctype\s+html|html)\b", text, re.I | re.S):
        title = re.search(r"<title[^>]*>(.*?)</title>", text, re.I | re.S)
        shown = f' with the title "{_line(title.group(1))}"' if title else ""
        return TransportError("html", f"The server returned a web page{shown}", sent=True)
    if kind == "empty":
        return TransportError("empty", "The server's response is empty", sent=True)
    before, found, _rest = text.partition("<packet")
    before = "" if "<!DOCTYPE" in before else _line(re.sub(r"<[^>]*>", " ", before))
    if kind == "unreadable" and found and not before:
        return TransportError("unreadable", f"The server's response cannot be read ({reason})", sent=True)
    if found and before:
        return TransportError("malformed", f'The server\'s response begins with "{before}"', sent=True)
    if kind == "cut" and text.startswith("<"):
        return TransportError("cut", f"The server's response ends too early ({reason})", sent=True)
    if not text.startswith("<"):
        reason = f'it begins with "{_line(text)}"'
    return TransportError("malformed", f"The server's response is not a packet of the XML API: {reason}", sent=True)


def _line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 120 else line[:119] + "…"


def read_reply(reply: Body, operations: Sequence[Operation], *, consume: Consumer | None = None) -> Answer:
    """Parse the body of an HTTP response; its status is checked only if the body is not a packet.

    Servers were observed to answer with status 500 and a sound packet (accounts.md 1.3).

    :raises TransportError: as :func:`parse` does; of the kind http when the status is an error as well.
    """
    try:
        return parse(reply.chunks(), operations, consume=consume)
    except TransportError as error:
        if reply.status < 400 or error.kind not in ("html", "empty", "cut", "malformed"):
            raise
        pause = getattr(reply, "retry_after", None)
        wait = "" if pause is None else f". It asks to wait {pause:g} seconds"
        raise TransportError(
            "http",
            f"HTTP status {reply.status}: {error.problem}{wait}",
            HTTP_REMEDIES.get(reply.status),
            sent=True,
            http_status=reply.status,
            retry_after=pause,
        ) from None
