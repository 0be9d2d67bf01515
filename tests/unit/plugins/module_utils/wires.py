# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Servers of the size of a test: one that reads its answers from a script, and one that keeps customers."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple, Optional, Union
from xml.sax.saxutils import escape

from ansible_collections.community.plesk.plugins.module_utils._api.errors import TransportError


class Reply(NamedTuple):
    """An HTTP response, as far as packets are concerned."""

    body: bytes
    status: int = 200
    retry_after: Optional[float] = None

    def chunks(self) -> Iterator[bytes]:
        yield self.body


def lost(kind: str = "cut", sent: bool = True) -> TransportError:
    return TransportError(kind, "made up by a test", sent=sent)


def packet(*operators: str) -> bytes:
    return f"<packet version='1.6.9.1'>{''.join(operators)}</packet>".encode()


def system(code: int, *operators: str) -> bytes:
    return packet(*operators, f"<system><status>error</status><errcode>{code}</errcode><errtext>no</errtext></system>")


def wrapped(tag: str, *inner: str) -> str:
    return f"<{tag}>{''.join(inner)}</{tag}>"


def ok(*nodes: str) -> str:
    return wrapped("result", "<status>ok</status>", *nodes)


def bad(code: int, *nodes: str) -> str:
    return wrapped("result", f"<status>error</status><errcode>{code}</errcode><errtext>error {code}</errtext>", *nodes)


class Wire:
    """What every test wire keeps: the bodies of the requests, and how large each answer might have been."""

    def __init__(self) -> None:
        self.packets: list[bytes] = []
        self.bounds: list[int] = []

    @property
    def requests(self) -> int:
        return len(self.packets)

    @property
    def labels(self) -> list[list[str]]:
        """The operations of each packet, such as ``customer/get``."""
        return [
            [f"{operator.tag}/{operation.tag}" for operator in ET.fromstring(body) for operation in operator]
            for body in self.packets
        ]

    def count(self, label: str) -> int:
        return sum(labels.count(label) for labels in self.labels)

    def post(self, body: bytes, *, max_bytes: int, timeout: Optional[float] = None) -> Reply:
        self.packets.append(body)
        self.bounds.append(max_bytes)
        return self.answer(body)

    def answer(self, body: bytes) -> Reply:
        raise NotImplementedError


class Scripted(Wire):
    """Answers with what stands in the script, in order: bodies, replies, or errors to raise."""

    def __init__(self, *script: Union[bytes, Reply, Exception]) -> None:
        super().__init__()
        self.script = list(script)

    def answer(self, body: bytes) -> Reply:
        step = self.script.pop(0)
        if isinstance(step, Exception):
            raise step
        return step if isinstance(step, Reply) else Reply(step)


Fault = Callable[["LittlePlesk", ET.Element], Optional[Reply]]


class LittlePlesk(Wire):
    """Keeps customers and knows resellers by login.

    ``faults`` are asked with each packet of writes, each fault once: what it returns or raises takes the place of the
    answer, None leaves the packet to the server. ``stops`` ends a packet after the first operation that fails.
    ``before_write`` is called ahead of each packet of writes: other people are at work too. ``keep`` decides what is
    stored of a written value.
    """

    def __init__(self, *logins: str, stops: bool = False) -> None:
        super().__init__()
        self.customers: dict[int, dict[str, str]] = {}
        self.resellers: dict[str, int] = {}
        self.stops = stops
        self.faults: list[Fault] = []
        self.before_write: Callable[[], Any] = lambda: None
        self.before_read: Callable[[], Any] = lambda: None
        self.keep: Callable[[str, str], str] = lambda tag, text: text
        self.refuse: Callable[[str, Optional[dict[str, str]]], int] = lambda operation, values: 0
        for login in logins:
            self.store(login=login, pname=f"Customer {login}")

    def store(self, **values: str) -> int:
        number = max(self.customers, default=0) + 1
        self.customers[number] = {"status": "0", "owner-login": "admin", "guid": f"guid-{number}", **values}
        return number

    def logins(self) -> list[str]:
        return sorted(values["login"] for values in self.customers.values())

    def value(self, login: str, tag: str) -> Optional[str]:
        return next(values for values in self.customers.values() if values["login"] == login).get(tag)

    def answer(self, body: bytes) -> Reply:
        tree = ET.fromstring(body)
        writes = any(operation.tag in ("add", "set", "del") for operator in tree for operation in operator)
        if writes:
            self.before_write()
            if self.faults:
                reply = self.faults.pop(0)(self, tree)
                if reply is not None:
                    return reply
        else:
            self.before_read()
        return self.execute(tree)

    def execute(self, tree: ET.Element, most: Optional[int] = None) -> Reply:
        """Carry out the first ``most`` operations, or all."""
        answers = []
        for operator in tree:
            for operation in operator:
                if most is not None and len(answers) >= most:
                    return Reply(packet(*answers))
                results = self._results(operator.tag, operation)
                answers.append(wrapped(operator.tag, wrapped(operation.tag, results)))
                if self.stops and "<status>error" in results:
                    return Reply(packet(*answers))
        return Reply(packet(*answers))

    def _results(self, operator: str, operation: ET.Element) -> str:
        if operator == "customer" and operation.tag == "add":
            return self._add({node.tag: node.text or "" for node in operation.find("gen_info") or ()})
        filters = list(operation.find("filter") or ())
        if operator == "customer":
            return "".join(self._result(operation, node) for node in filters)
        if operator == "reseller":
            return "".join(self._reseller(node) for node in filters)
        return "".join(ok(f"<filter-id>{escape(node.text or '')}</filter-id>") for node in filters) or ok()

    def _add(self, values: dict[str, str]) -> str:
        taken = any(values["login"] == known["login"] for known in self.customers.values())
        code = self.refuse("add", values) or (1007 if taken or values["login"] in self.resellers else 0)
        if code:
            return bad(code)
        return ok(f"<id>{self.store(**{tag: self.keep(tag, text) for tag, text in values.items()})}</id>")

    def _result(self, operation: ET.Element, node: ET.Element) -> str:
        name = f"<filter-id>{escape(node.text or '')}</filter-id>"
        wanted = (node.text or "").casefold()
        numbers = [number for number in self.customers if self._known(number, node.tag).casefold() == wanted]
        code = self.refuse(operation.tag, self.customers[numbers[0]] if numbers else None)
        if code:
            return bad(code, name)
        if not numbers:
            return bad(1013, name)
        if operation.tag == "del":
            del self.customers[numbers[0]]
        if operation.tag == "set":
            changed = operation.find("values/gen_info")
            for entry in () if changed is None else changed:
                self.customers[numbers[0]][entry.tag] = self.keep(entry.tag, entry.text or "")
        return "".join(
            ok(name, f"<id>{number}</id>", self._data(number) if operation.tag == "get" else "") for number in numbers
        )

    def _known(self, number: int, tag: str) -> str:
        return str(number) if tag == "id" else self.customers[number].get(tag, "")

    def _data(self, number: int) -> str:
        values = self.customers[number].items()
        nodes = [wrapped(tag, escape(text)) for tag, text in values if tag != "passwd"]
        return wrapped("data", wrapped("gen_info", *nodes))

    def _reseller(self, node: ET.Element) -> str:
        name = f"<filter-id>{escape(node.text or '')}</filter-id>"
        number = self.resellers.get(node.text or "")
        if number is None:
            return bad(1013, name)
        return ok(name, f"<id>{number}</id>", f"<data><gen-info><login>{node.text}</login></gen-info></data>")


def before_the_work(kind: str = "cut", sent: bool = True) -> Fault:
    """The request is lost: nothing is executed."""

    def strike(_server: LittlePlesk, _tree: ET.Element) -> Optional[Reply]:
        raise lost(kind, sent)

    return strike


def after_the_work(kind: str = "cut", operations: Optional[int] = None) -> Fault:
    """The answer is lost, after some of the operations or all of them."""

    def strike(server: LittlePlesk, tree: ET.Element) -> Optional[Reply]:
        server.execute(tree, operations)
        raise lost(kind)

    return strike


def later(reads: int, operations: Optional[int] = None) -> Fault:
    """The answer is lost while the server is still at work: it finishes when so many packets of reads have come."""

    def strike(server: LittlePlesk, tree: ET.Element) -> Optional[Reply]:
        waited = [0]

        def tick() -> None:
            waited[0] += 1
            if waited[0] == reads:
                server.execute(tree, operations)

        server.before_read = tick
        raise lost("timeout")

    return strike


def instead(body: bytes, status: int = 200, operations: Optional[int] = 0) -> Fault:
    """Something else is answered, after so many of the operations were executed (None: all)."""

    def strike(server: LittlePlesk, tree: ET.Element) -> Optional[Reply]:
        server.execute(tree, operations)
        return Reply(body, status)

    return strike
