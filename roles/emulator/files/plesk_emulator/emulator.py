# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The heart of the emulator: from headers and bytes to a status and bytes."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime
from functools import lru_cache
from threading import Lock
from typing import NamedTuple, TypeVar

from lxml import etree

from .behaviors.chosen import Behaviors
from .operators import legacy, load
from .protocol import answer, auth, old_names, packet
from .protocol.answer import Response, Writer
from .protocol.auth import Caller, Credentials
from .protocol.errors import PERMISSION_DENIED, SystemRefusal
from .protocol.grammar import Schema
from .protocol.operation import Call, Operation, Operator
from .protocol.versions import NEWEST, at_least, described, resolve
from .rules import events
from .state import stock
from .state.store import Store

_T = TypeVar("_T")


class _Request(NamedTuple):
    """A packet that passed every check."""

    root: etree._Element
    version: str
    caller: Caller
    address: str


class _Step(NamedTuple):
    """One operation of a packet: the node of its operator, its own node, and its declaration."""

    operator: etree._Element
    request: etree._Element
    operation: Operation


@lru_cache(maxsize=16)
def _compiled(names: tuple[str, ...], layout: str) -> Schema:
    """The schema of these operators; emulators in one process share it, as it takes a tenth of a second to make."""
    operators = {**load(), **legacy.OPERATORS}
    return Schema([(name, operators[name].grammar) for name in names], layout)


class Emulator:
    """One emulated server; :meth:`handle` may be called from many threads at once."""

    def __init__(
        self,
        *,
        admin_password: str,
        store: Store | None = None,
        behaviors: Behaviors | None = None,
        clock: Callable[[], datetime] = datetime.now,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """``store`` is one in memory unless given; an empty one is filled with what a fresh server holds."""
        self.store = store or Store()
        self.behaviors = behaviors or Behaviors()
        self.operators: dict[str, Operator] = {**load(), **legacy.OPERATORS}
        self._clock = clock
        self._sleep = sleep
        self._schemas: dict[tuple[str, bool], Schema] = {}
        self._lock = Lock()
        self._slow = ThreadPoolExecutor(max_workers=16, thread_name_prefix="slow-commit")
        for operator in self.operators.values():
            if operator.tables:
                self.store.ensure(operator.tables)
        with self.store.transaction() as db:
            stock.furnish(db, admin_password, clock().replace(microsecond=0).isoformat())

    def handle(self, headers: Mapping[str, str | bytes], body: bytes, address: str = "127.0.0.1") -> Response:
        """Answers one packet that came from ``address``. Text header values are UTF-8 or what latin-1 made of it."""
        credentials = auth.read_headers(headers)
        writer = Writer(self.behaviors, credentials.pretty)
        version = NEWEST
        try:
            if self.behaviors["check_order"] == "auth_first":
                self._authenticate(credentials, address)
            root = packet.parse(body)
            version = root.get("version", "").strip() or NEWEST
            version = resolve(version)
            caller = self._authenticate(credentials, address)
            renamed = old_names.translate(root, version)
            self._schema(version).check(etree.tostring(root) if renamed else body)
            self._judge(root, version)
            self._check_permissions(root, caller)
            return self._execute(_Request(root, version, caller, address), writer)
        except SystemRefusal as refusal:
            return writer.system(refusal, version)

    def close(self) -> None:
        """Waits for work under way and closes the store."""
        self._slow.shutdown(wait=True)
        self.store.close()

    def _authenticate(self, credentials: Credentials, address: str) -> Caller:
        with self.store.transaction() as db:
            caller = auth.authenticate(db, credentials, address, self.behaviors)
            auth.check_access(db, caller, address)
            return caller

    def _schema(self, version: str) -> Schema:
        layout, old = described(version), legacy.served(version)
        names = (*self._offered(layout), *old)
        key = (layout, bool(old))
        with self._lock:
            if key not in self._schemas:
                self._schemas[key] = _compiled(names, layout)
            return self._schemas[key]

    def _offered(self, layout: str) -> dict[str, Operator]:
        """The operators of a layout; those that the newest one lacks only under ``removed_operator=served``."""
        until = layout if self.behaviors["removed_operator"] == "served" else NEWEST
        return {name: operator for name, operator in load().items() if at_least(operator.until, until)}

    def _judge(self, root: etree._Element, version: str) -> None:
        for step in self.operations(root):
            judge = self.operators[step.operator.tag].judges.get(step.request.tag)
            if judge is not None:
                judge(step.request, version, self.behaviors)

    def _check_permissions(self, root: etree._Element, caller: Caller) -> None:
        if self.behaviors["permission_error"] == "result":
            return
        for step in self.operations(root):
            if caller.role not in step.operation.callers:
                raise SystemRefusal(PERMISSION_DENIED, "Permission denied.")

    def _execute(self, request: _Request, writer: Writer) -> Response:
        execution = _Execution(self, request)
        delay = self.behaviors.seconds("slow_commit")
        if delay and any(step.operation.writes for step in self.operations(request.root)):
            return self._later(delay, lambda: execution.run(writer)).result()
        return execution.run(writer)

    def _later(self, delay: float, work: Callable[[], _T]) -> Future[_T]:
        def wait_and_work() -> _T:
            self._sleep(delay)
            return work()

        return self._slow.submit(wait_and_work)

    def operations(self, root: etree._Element) -> list[_Step]:
        """Everything that a valid packet asks for, in document order."""
        return [
            _Step(operator, request, self.operators[operator.tag].operations[request.tag])
            for operator in root
            if operator.tag in self.operators
            for request in operator
        ]

    def perform(self, request: _Request, step: _Step, store: Store) -> list[etree._Element]:
        """Executes one operation in a transaction of its own and returns the nodes of its answer."""
        with store.transaction() as db:
            call = Call(
                step.request, db, request.caller, request.version, self.behaviors, self._clock(), request.address
            )
            made = step.operation.run(call)
            if step.operation.writes:
                events.note(call, str(step.operator.tag), made)
            return made


class _Execution:
    """The operations of one packet, one after another."""

    def __init__(self, emulator: Emulator, request: _Request) -> None:
        self._emulator = emulator
        self._request = request
        self._answers: dict[etree._Element, etree._Element] = {}
        self._codes: answer.Codes = []

    def run(self, writer: Writer) -> Response:
        behaviors = self._emulator.behaviors
        stale = self._emulator.store.snapshot() if behaviors["read_after_write"] == "stale" else None
        try:
            for step in self._emulator.operations(self._request.root):
                store = stale if stale and not step.operation.writes else self._emulator.store
                failure = self._perform(step, store)
                if failure and step.operation.writes and behaviors["application_error"] == "system_mid_packet":
                    return writer.system(failure, self._request.version)
                if failure and behaviors["on_error"] == "stop":
                    break
        finally:
            if stale:
                stale.close()
        return writer.operators(list(self._answers.values()), self._request.version, self._codes)

    def _perform(self, step: _Step, store: Store) -> SystemRefusal | None:
        """Executes one operation, notes its answer, and returns its first failure."""
        made = self._emulator.perform(self._request, step, store)
        if step.operator not in self._answers:
            self._answers[step.operator] = answer.node(step.operator.tag)
        answered = etree.SubElement(self._answers[step.operator], step.request.tag)
        answered.extend(made)
        results = step.operation.results(answered)
        codes = [answer.code_of(result) for result in results]
        self._codes.append((step.operator.tag, step.request.tag, codes))
        old_names.restore(answered, str(step.operator.tag), self._request.version)
        failed = next((result for result, code in zip(results, codes) if code), None)
        return None if failed is None else SystemRefusal(answer.code_of(failed), failed.findtext("errtext", ""))
