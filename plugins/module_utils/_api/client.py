# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Whole packets: questions to a server and what it answered, writes and what they led to.

Reads may be repeated at will and are; writes are repeated here only when the server is known to have executed nothing.
What else a lost answer to a write may mean is decided above (``_engine/converge.py``).

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Callable, ClassVar, Optional, Protocol

from .errors import (
    AnswerError,
    ApiError,
    PleskError,
    SeveralErrors,
    TransportError,
)
from .match import Answers, Question, in_parts, names_one, questions_for, settle
from .packet import (
    Answer,
    Body,
    Consumer,
    Element,
    Operation,
    Result,
    encode,
    read_reply,
)
from .questions import Found, Lookup

PAUSES = (0.5, 1.0, 2.0, 4.0, 8.0, 15.0)
"""Seconds between attempts, growing: a server that is busy must not be pressed."""

_BASE_BYTES = 1 << 20
_BYTES_PER_OBJECT = 64 << 10
_ALL_BYTES = 1 << 28
_FEW = 3
_MOST_UNREADABLE = 20
"""So many objects that no parser takes are looked for one by one; with more of them, the server is at fault."""


class Wire(Protocol):
    """What carries the bytes; ``requests`` counts the HTTP requests."""

    requests: int

    def post(self, body: bytes, *, max_bytes: int, timeout: Optional[float] = None) -> Body:
        """Send a request and return its answer; raises TransportError."""


class LongAnswer(BaseException):
    """An answer is longer than :attr:`Client.longest`: nothing was written yet, so the task can start anew elsewhere.

    No error of the task, and nothing that handles those handles it.
    """


class _Watched:
    """A response that raises LongAnswer when it grows too long."""

    def __init__(self, reply: Body, longest: int) -> None:
        self.status = reply.status
        self._reply = reply
        self._longest = longest

    def chunks(self) -> Iterator[bytes]:
        size = 0
        for chunk in self._reply.chunks():
            size += len(chunk)
            if size > self._longest:
                raise LongAnswer
            yield chunk


@dataclass
class Written:
    """What became of a packet of writes: its results by operation, the operations without an answer, what was read."""

    results: list[list[Result]]
    missing: set[int]
    system: Optional[ApiError]
    answers: Answers = field(default_factory=dict)


class Pace:
    """How many objects go into one packet: few at first, more while answers are quick, fewer after trouble.

    ``target`` is the time in seconds that an answer may take for the packets to grow; ``most`` caps their size.  Up to
    half of the size that last gave trouble they grow fast, beyond it by small steps.
    """

    def __init__(self, start: int, most: int, target: float) -> None:
        self.size = min(start, most)
        self.most = most
        self.target = target
        self.safe = most

    def took(self, seconds: float, objects: int) -> None:
        """Learn from an answer: ``objects`` of them took ``seconds``."""
        if seconds > self.target:
            self.trouble()
        elif objects >= self.size and seconds < self.target / 4:
            grown = min(self.size * 4, self.safe) if self.size < self.safe else self.size + 1 + self.size // 8
            self.size = min(self.most, grown)

    def trouble(self, objects: int | None = None) -> None:
        """Reduce the size after a timeout or a cut answer to a packet of ``objects`` (default: a full one)."""
        size = min(self.size, objects or self.size)
        self.safe = max(1, size // 2)
        self.size = max(1, size // 4)


class Client:
    """Packets to one server.

    ``sent`` counts the operations by name, in the order of their first use.  ``sleep`` and ``clock`` are replaceable so
    that nothing needs to wait in a test.  ``log`` receives one line per packet of a long run.
    """

    longest: ClassVar[int | None] = None
    """How many bytes an answer about all objects may have where others share this process; None: no bound."""

    def __init__(
        self,
        wire: Wire,
        *,
        version: str | None = None,
        retries: int = 3,
        timeout: float = 300,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
        log: Callable[[str], None] | None = None,
        max_bytes: int | None = None,
    ) -> None:
        self.wire = wire
        self.version = version
        self.retries = retries
        self.timeout = timeout
        self.sleep = sleep
        self.clock = clock
        self.log = log or (lambda text: None)
        self.max_bytes = max_bytes
        self.sent: dict[str, int] = {}
        self.unreadable = 0
        self.wrote = False
        self.reading = Pace(100, 2000, timeout / 10)

    def send(self, operations: Sequence[Operation], consume: Consumer | None = None, objects: int = 1) -> Answer:
        """Send one packet, once, and return its answer.

        ``objects`` is how many are asked for, which bounds the size of the answer.  Raises TransportError, AnswerError.
        """
        body = encode(operations, self.version)
        for operation in operations:
            self.sent[operation.label] = self.sent.get(operation.label, 0) + 1
        bound = self.max_bytes or (_BASE_BYTES + objects * _BYTES_PER_OBJECT if objects else _ALL_BYTES)
        reply = self.wire.post(body, max_bytes=bound)
        if self.longest is not None and not objects and not self.wrote:
            reply = _Watched(reply, self.longest)
        return read_reply(reply, operations, consume=consume)

    def patiently(self, attempt: Callable[[], Answer], repeatable: Callable[[PleskError], bool]) -> Answer:
        """Return what ``attempt`` answers, trying again after growing pauses while ``repeatable`` allows it.

        A server that asks for a longer pause gets it, as long as its pauses together stay within the timeout.
        """
        asked = 0.0
        for retry in range(self.retries):
            pause = PAUSES[min(retry, len(PAUSES) - 1)]
            try:
                answer = attempt()
            except (TransportError, AnswerError) as error:
                wait = error.retry_after if isinstance(error, TransportError) else None
                asked += wait or 0.0
                if asked > self.timeout or not repeatable(error):
                    raise
                pause = max(pause, wait or 0.0)
            else:
                if answer.system is None or not repeatable(answer.system):
                    return answer
            self.sleep(pause)
        return attempt()

    def ask(self, operations: Sequence[Operation], consume: Consumer | None = None, objects: int = 1) -> Answer:
        """Send a packet of reads, again if need be, and return its answer."""
        return self.patiently(lambda: self.send(operations, consume, objects), _reads_may_repeat)

    def read(self, lookups: Iterable[Lookup], leave_out: Callable[[str], None] | None = None) -> Answers:
        """Return what the server answers to ``lookups``: lists of objects, or the error of what may not be read.

        An object whose data no XML parser takes has an error that names it.  With ``leave_out`` it is left out instead,
        and told there: only for readers to whom what is missing means nothing.  What the login account may not ask is
        an error in their answers, even for the first operator, which the others need.

        Raises PleskError when the server answers nothing at all.
        """
        answers: Answers = {}
        pending = list(dict.fromkeys(lookups))
        while pending:
            batch, pending = pending[: self.reading.size], pending[self.reading.size :]
            started = self.clock()
            try:
                answers.update(self._read_batch(questions_for(batch), leave_out is None))
            except TransportError as error:
                if error.kind == "unreadable":
                    answers.update(self._read_around(batch, error, leave_out))
                    continue
                if not (error.too_large or error.kind == "timeout") or not _divisible(batch):
                    raise
                self.reading.trouble(len(batch))
                if len(batch) == 1:
                    answers[batch[0]] = self._read_in_parts(batch[0], leave_out)
                else:
                    pending = batch + pending
                continue
            self.reading.took(self.clock() - started, len(batch))
            if pending:
                self.log(f"read {len(answers)} of {len(answers) + len(pending)} objects")
        return answers

    def _read_in_parts(self, lookup: Lookup, leave_out: Callable[[str], None] | None = None) -> list[Found]:
        """Return what is too much for one answer: the ids of all objects first, then these by id."""
        source = lookup.source
        data: tuple[Element, ...] = ((source.dataset, None),) if source.dataset else ()
        ids = lookup._replace(source=replace(source, flags=()), extra=(*lookup.extra, *data))
        known = self.read([ids])[ids]
        if isinstance(known, PleskError):
            raise known
        objects = self.read((Lookup(source, "id", found.id) for found in known), leave_out)
        unreadable = [answer for answer in objects.values() if isinstance(answer, TransportError)]
        if unreadable:
            raise SeveralErrors(unreadable) if len(unreadable) > 1 else unreadable[0]
        return [found for answer in objects.values() if isinstance(answer, list) for found in answer]

    def _read_around(
        self, batch: list[Lookup], error: TransportError, leave_out: Callable[[str], None] | None
    ) -> Answers:
        """Read in halves what cannot be read at once, until what is at fault stands alone."""
        answers: Answers = {}
        if len(batch) > 1:
            half = len(batch) // 2
            for part in (batch[:half], batch[half:]):
                answers.update(self.read(part, leave_out))
            return answers
        lookup = batch[0]
        if in_parts(lookup):
            try:
                return {lookup: self._read_in_parts(lookup, leave_out)}
            except PleskError as unread:
                return {lookup: unread}
        self.unreadable += 1
        what = f" of {lookup.key} '{lookup.value}'" if lookup.key else ""
        problem = f"{lookup.source.operator}/{lookup.source.operation}{what}: {error.problem}"
        named = TransportError(error.kind, problem, sent=True)
        if self.unreadable > _MOST_UNREADABLE:
            raise named
        if leave_out is None:
            return {lookup: named}
        leave_out(f"Omitted because it cannot be read: {named.message}")
        return {lookup: []}

    def _read_batch(self, questions: list[Question], first_needed: bool = True) -> Answers:
        answers: Answers = {}
        while questions:
            answer = self._ask_questions(questions)
            system = answer.system
            if system is not None and system.klass == "permission" and len({q.source.operator for q in questions}) > 1:
                return self._read_apart(questions, first_needed)
            if system is not None:
                raise system
            answered = [index for index in range(len(questions)) if index not in answer.missing]
            if not answered:
                raise AnswerError("The server's response contains none of the requested operations.", "Try again.")
            for index in answered:
                answers.update(settle(questions[index], answer.replies[index]))
            questions = [questions[index] for index in answer.missing]
        return answers

    def _read_apart(self, questions: list[Question], first_needed: bool) -> Answers:
        """Ask operator by operator, the object's own first: the whole packet was refused for a part of it."""
        answers: Answers = {}
        operators = list(dict.fromkeys(question.source.operator for question in questions))
        for operator in operators:
            mine = [question for question in questions if question.source.operator == operator]
            try:
                answers.update(self._read_batch(mine))
            except ApiError as error:
                if (first_needed and operator == operators[0]) or error.klass != "permission":
                    raise
                answers.update({lookup: error for question in mine for lookup in question.lookups})
        return answers

    def _ask_questions(self, questions: list[Question]) -> Answer:
        everything = any(not names_one(lookup) for question in questions for lookup in question.lookups)
        count = 0 if everything else sum(len(question.lookups) for question in questions)
        operations = [question.operation() for question in questions]
        divisible = _divisible([lookup for question in questions for lookup in question.lookups])

        def repeatable(error: PleskError) -> bool:
            # What can be asked in smaller packets does not wait for the same timeout again.
            late = isinstance(error, TransportError) and error.kind == "timeout"
            return _reads_may_repeat(error) and not (late and divisible)

        def consume(index: int, _operation: Operation, result: Result) -> object:
            return questions[index].decode(result)

        return self.patiently(lambda: self.send(operations, consume, count), repeatable)

    def write(self, operations: Sequence[Operation], lookups: Iterable[Lookup] = ()) -> Written:
        """Send a packet of writes that ends with the ``get`` for ``lookups``.

        It is repeated only after a failure in which nothing was executed.  Lookups that the server did not answer, with
        an error or in a way that cannot be understood, are missing from the answers: what they are about was not read,
        which says nothing about the writes.  Raises TransportError or AnswerError for a lost answer, and ApiError when
        the server refused the whole packet without executing any of it.
        """
        self.wrote = True
        questions = questions_for(lookups)
        writes = len(operations)
        packet = [*operations, *(question.operation() for question in questions)]

        def consume(index: int, _operation: Operation, result: Result) -> object:
            return result if index < writes else questions[index - writes].decode(result)

        objects = writes + sum(len(question.lookups) for question in questions)
        answer = self.patiently(lambda: self.send(packet, consume, objects), _writes_may_repeat)
        if answer.system is not None and answer.system.nothing_executed:
            raise answer.system
        written = Written(answer.replies[:writes], {i for i in answer.missing if i < writes}, answer.system)
        for index, question in enumerate(questions):
            if writes + index not in answer.missing:
                with suppress(AnswerError, ApiError):
                    settled = settle(question, answer.replies[writes + index])
                    written.answers.update((asked, got) for asked, got in settled.items() if isinstance(got, list))
        return written


def _reads_may_repeat(error: PleskError) -> bool:
    if isinstance(error, ApiError):
        return error.may_retry
    if isinstance(error, TransportError):
        return error.kind in ("connect", "cut", "timeout", "empty", "malformed") or (
            error.kind == "http" and (error.too_many or (error.http_status or 0) >= 500)
        )
    return isinstance(error, AnswerError)


def _writes_may_repeat(error: PleskError) -> bool:
    if isinstance(error, ApiError):
        return error.nothing_executed and error.may_retry
    return isinstance(error, TransportError) and (error.too_many or (not error.sent and error.kind == "connect"))


def _divisible(lookups: Sequence[Lookup]) -> bool:
    """Return whether smaller packets can ask the same: for one object of many, or for all objects by their ids."""
    alike = Counter((lookup.source, lookup.key) for lookup in lookups)
    return max(alike.values()) > _FEW or any(not lookup.key and in_parts(lookup) for lookup in lookups)
