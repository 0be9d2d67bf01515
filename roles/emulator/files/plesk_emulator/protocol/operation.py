# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the handler of an operation is given, and how operators declare their operations."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, NamedTuple, Union

from lxml import etree

from ..behaviors.chosen import Behaviors
from ..state.store import Transaction
from . import answer, errors, grammar
from .auth import EVERYONE, Caller
from .errors import Refusal
from .versions import NEWEST, at_least

# No other character is white space in XML.
_WHITE_SPACE = str.maketrans("\t\n\r", "   ")
_MOST_DIGITS = 20


class Call:
    """One operation of one packet.

    ``request`` is the operation's node, already valid; ``db`` the transaction that the operation is; ``version`` the
    full protocol version; ``now`` the server's clock; ``address`` the caller's.
    """

    def __init__(
        self,
        request: etree._Element,
        db: Transaction,
        caller: Caller,
        version: str,
        behaviors: Behaviors,
        now: datetime,
        address: str,
    ) -> None:
        self.request = request
        self.db = db
        self.caller = caller
        self.version = version
        self.behaviors = behaviors
        self.now = now
        self.address = address

    def since(self, version: str) -> bool:
        """Return whether the packet speaks ``version`` or a newer one."""
        return at_least(self.version, version)

    def text(self, path: str, within: etree._Element | None = None) -> str | None:
        """Return the text of a request node as it is to be stored, "" when it is empty, None when it is missing."""
        found = _child(self.request if within is None else within, path)
        return None if found is None else self.stored(found)

    def needed(self, path: str) -> str:
        """Return the text of a request node that the grammar requires."""
        return self.stored(self.child(path))

    def child(self, path: str) -> etree._Element:
        """Return a request node that the grammar requires."""
        found = _child(self.request, path)
        if found is None:
            raise LookupError(f"the grammar lets {path} be missing")
        return found

    def stored(self, found: etree._Element) -> str:
        """Return the text of a request node under the behavior ``string_storage``."""
        raw = found.text or ""
        return raw if not raw or self.behaviors["string_storage"] == "raw" else collapse(raw)

    def flag(self, found: etree._Element) -> bool:
        """Return the value of a boolean request node."""
        return collapse(found.text or "") in ("true", "1")

    def boolean(self, value: Any) -> str:
        """Return a boolean as the answer writes it."""
        words = ("false", "true") if self.behaviors["booleans"] == "words" else ("0", "1")
        return words[bool(value)]

    def unset(self, value: Any) -> Any:
        """Return a stored text for :func:`answer.node`: an unset one is "" or, under ``unset=absent``, None."""
        if value is None or value == "":
            return None if self.behaviors["unset"] == "absent" else ""
        return value

    def today(self) -> str:
        """Return the date as ``YYYY-MM-DD``."""
        return self.now.date().isoformat()

    def refuse(self, behavior: str, text: str, **selectors: Any) -> Refusal:
        """Return a :class:`Refusal` to raise, with the code that is the last part of a behavior's value."""
        return Refusal(int(self.behaviors[behavior].rpartition("_")[2]), text, **selectors)


def _child(within: etree._Element, path: str) -> etree._Element | None:
    """Return the first node at a path. Most paths are one name, for which there is a faster way than ``find``."""
    return within.find(path) if "/" in path or path == "." else next(within.iterchildren(path), None)


def collapse(text: str) -> str:
    """White space at the edges removed, runs inside made one blank, as XML Schema does it."""
    if text.isalnum():
        return text
    return " ".join(word for word in text.translate(_WHITE_SPACE).split(" ") if word)


def whole_number(text: str) -> int:
    """Return a whole number of a request, shortened to 20 digits if it is far beyond 64 bits."""
    digits = text.strip().lstrip("+-").lstrip("0")
    value = int(digits or 0) if len(digits) <= _MOST_DIGITS else 10**_MOST_DIGITS
    return -value if text.strip().startswith("-") else value


def new_guid() -> str:
    """Return a random GUID as servers write it."""
    return str(uuid.uuid4())


# Judges an operation's node in a packet of some version before anything is executed.
Judge = Callable[[etree._Element, str, Behaviors], None]
Answer = Union[etree._Element, Iterable[etree._Element]]
Handler = Callable[[Call], Answer]


class Operation(NamedTuple):
    """A handler with what must hold before it is called.

    ``bare`` operations answer with the nodes their handler returns, without ``result`` around them. The results of
    ``nested`` ones stand in a node with the name of the request's only child. ``system`` operations can report an
    error for the whole packet only, because their answers have no place for it.
    """

    name: str
    handler: Handler
    callers: tuple[str, ...]
    writes: bool
    bare: bool
    nested: bool
    system: bool

    def run(self, call: Call) -> list[etree._Element]:
        """Return the nodes of the operation's answer, which tell what goes wrong as the protocol knows it.

        Raises :class:`SystemRefusal` for a ``system`` operation that is refused.
        """
        made = self._made(call)
        return [answer.node(str(call.request[0].tag), *made)] if self.nested else made

    def results(self, answered: etree._Element) -> list[etree._Element]:
        """Return the nodes of an answer that hold a status each."""
        if self.bare:
            return [answered]
        return list(answered[0] if self.nested else answered)

    def _made(self, call: Call) -> list[etree._Element]:
        try:
            self.check(call.caller)
            made = self.handler(call)
            return [made] if isinstance(made, etree._Element) else list(made)
        except Refusal as refusal:
            call.db.undo()
            if self.system:
                raise errors.SystemRefusal(refusal.code, refusal.text) from refusal
            return answer.bare_error(refusal) if self.bare else [answer.error(refusal)]

    def check(self, caller: Caller) -> None:
        """Raise :class:`Refusal` (1006) when the caller may not use the operation."""
        if caller.role not in self.callers:
            raise Refusal(errors.PERMISSION_DENIED, "Permission denied.")


class Operator:
    """An operator: the grammar of its requests and a handler for each operation of the grammar."""

    def __init__(self, name: str, requests: str, tables: str = "", until: str = NEWEST) -> None:
        """``requests`` is grammar text; ``tables`` SQL of tables of the operator's own (``CREATE ... IF NOT EXISTS``);
        ``until`` the last protocol version that had the operator.
        """
        self.name = name
        self.grammar = grammar.parse(requests)
        self.tables = tables
        self.until = until
        self.operations: dict[str, Operation] = {}
        self.judges: dict[str, Judge] = {}

    def operation(
        self,
        name: str,
        *,
        writes: bool,
        callers: tuple[str, ...] = EVERYONE,
        bare: bool = False,
        nested: bool = False,
        system: bool = False,
    ) -> Callable[[Handler], Handler]:
        """Declare the decorated function as the handler of an operation."""

        def declare(handler: Handler) -> Handler:
            self.operations[name] = Operation(name, handler, callers, writes, bare, nested, system)
            return handler

        return declare

    def judge(self, name: str) -> Callable[[Judge], Judge]:
        """Declare the decorated function as the judge of an operation, for what depends on a behavior.

        It raises :class:`SystemRefusal` when the whole packet is refused.
        """

        def declare(judge: Judge) -> Judge:
            self.judges[name] = judge
            return judge

        return declare

    def complete(self) -> None:
        """Raise :class:`ValueError` unless grammar and handlers name the same operations."""
        described = {particle.name for particle in self.grammar}
        if described != set(self.operations):
            odd = ", ".join(sorted(described ^ set(self.operations)))
            raise ValueError(f"operator {self.name}: only described or only handled: {odd}")
