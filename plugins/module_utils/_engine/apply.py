# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Apply: the one path on which objects reach the desired state, one or ten thousand of them, of one kind or of many.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress

from .._api.client import Pace, Written
from .._api.errors import AnswerError, ApiError, PleskError, TransportError
from .._api.nodes import Result
from .._api.packet import encode
from .change import Change
from .outcome import Outcome
from .planning import Planning
from .recover import Recovery
from .refusal import Refusal
from .verify import Verification, unverified

_PACKET_BYTES = 1 << 19
"""So many bytes of writes go into one packet at most: some web servers and proxies take no more than a megabyte."""


class Convergence:
    """The writing half of a run.

    ``stop`` says that after the first failure nothing more is begun; ``most`` is how many objects a packet may write.
    """

    def __init__(self, planning: Planning, stop: bool = False, most: int = 100) -> None:
        self.planning = planning
        self.stop = stop
        self.most = most
        self.verification = Verification(planning)
        self.refusal = Refusal(planning)
        self.recovery = Recovery(planning, self.refusal)

    def apply(self, outcomes: Sequence[Outcome]) -> None:
        """Carry out the plans and verify them; each outcome then says what became of its item."""
        outcomes = [part for outcome in outcomes for part in outcome.parts()]
        pace = Pace(min(10, self.most), self.most, self.planning.client.timeout / 10)
        for outcome in outcomes:
            outcome.pending = outcome.change if outcome.change and outcome.change.verb != "none" else None
            outcome.apart = bool(_apart(outcome))
        queue = [outcome for outcome in outcomes if outcome.pending and not outcome.error]
        queue.sort(key=lambda outcome: outcome.rank)
        total = len(queue)
        while queue:
            count = _fitting(queue, pace.size)
            batch, queue = queue[:count], queue[count:]
            batch = self._ready(batch)
            if batch:
                self._apply_batch(batch, pace)
            stopped = self.stop and any(outcome.error for outcome in batch)
            # What is half done is finished even then.
            again = [outcome for outcome in batch if not outcome.done and (outcome.changed or not stopped)]
            queue = again if stopped else again + queue
            if total > len(batch):
                self.planning.client.log(f"{total - len(queue)} of {total} objects done")

    def _ready(self, batch: Sequence[Outcome]) -> list[Outcome]:
        """Return those of a packet's objects that can be written now, their operations worked out."""
        begun = [outcome for outcome in batch if not outcome.waits()]
        behind = [outcome for outcome in begun if outcome.change and outcome.change.relies]
        plans = [outcome.change for outcome in behind if outcome.change]
        if behind:
            try:
                self.planning.plan_again(behind)
            except PleskError as error:
                fail_all(behind, error)
        for outcome, planned in zip(behind, plans):
            if planned.verb == "delete" and outcome.verb == "none" and outcome.error is None:
                # It went along with what its deletion waited for.
                outcome.change, outcome.changed, outcome.done = planned, True, True
                continue
            outcome.pending = outcome.change if outcome.verb != "none" else None
            outcome.done = outcome.error is not None or outcome.pending is None
        return [outcome for outcome in begun if not outcome.done]

    def _apply_batch(self, batch: list[Outcome], pace: Pace) -> None:
        changes = [outcome.pending for outcome in batch if outcome.pending]
        operations = [operation for change in changes for operation in change.operations]
        asked = [lookup for change in changes for lookup in change.readback]
        started = self.planning.client.clock()
        try:
            written = self.planning.client.write(operations, asked)
        except (TransportError, AnswerError) as error:
            pace.trouble(len(batch))
            self._unwritten(batch, error)
            return
        except ApiError as error:
            if len(batch) == 1 and _apart(batch[0]):
                error.advise(_apart(batch[0]))
            fail_all(batch, error)
            return
        for outcome in batch:
            outcome.attempts += 1
        pace.took(self.planning.client.clock() - started, len(batch))
        unread = [lookup for lookup in asked if lookup not in written.answers]
        if any(written.results) and len(batch) > 1 and len(unread) > 1:
            with suppress(PleskError):  # whatever stays unread, each of them asks for itself
                written.answers.update(self.planning.client.read(unread))
        start = 0
        unanswered = []
        for outcome, change in zip(batch, changes):
            indexes = range(start, start + len(change.operations))
            start += len(change.operations)
            if not self._judge(outcome, change, written, indexes):
                unanswered.append(outcome)
        if unanswered:
            try:
                self.recovery.reconsider(unanswered, written.system, len(unanswered) < len(batch))
            except PleskError as error:
                self.recovery.recover(unanswered, error)

    def _unwritten(self, batch: list[Outcome], error: TransportError | AnswerError) -> None:
        """No answer came to a packet of writes: find out what to do next with its items."""
        if not isinstance(error, TransportError) or not error.nothing_executed:
            for outcome in batch:
                outcome.attempts += 1
            self.recovery.recover(batch, error)
        elif not error.too_large or len(batch) == 1:  # else they go again, in smaller packets
            fail_all(batch, error)

    def _judge(self, outcome: Outcome, change: Change, written: Written, indexes: range) -> bool:
        """Settle one item by the results of its operations; False when the server returned no result for them."""
        results = [result for index in indexes for result in written.results[index]]
        failed = next((result for result in results if not result.ok), None)
        if any(result.ok for result in results):
            outcome.changed = True
        for result in results:
            self._warn_problems(change, result)
        # An operation without a single result was not answered either.
        if failed is None and any(index in written.missing or not written.results[index] for index in indexes):
            return False
        try:
            if failed is not None:
                operation = next(
                    change.operations[position]
                    for position, index in enumerate(indexes)
                    if any(not result.ok for result in written.results[index])
                )
                name = change.name
                self.refusal.refused(outcome, change, failed.error(operation, name))
            else:
                self.verification.verify(outcome, change, written.answers, results)
        except TransportError as error:
            outcome.fail(unverified(change, error))
        except PleskError as error:
            outcome.fail(error)
        return True

    def _warn_problems(self, change: Change, result: Result) -> None:
        problems = (result.node.text_of("problems") or "").strip()
        if problems:
            self.planning.warnings.append(f"{change.name}: {problems}")


def _apart(outcome: Outcome) -> str:
    """Return what to do if the server refuses a packet for this object, empty if it may share a packet."""
    apart = outcome.item.resource.apart
    return apart(outcome.item) if apart else ""


def _fitting(queue: Sequence[Outcome], most: int) -> int:
    """Return how many of a queue go into the next packet: up to ``most``, and no more bytes than it may have.

    What waits for others is not in a packet with them.
    """
    size = 0
    for count, outcome in enumerate(queue[:most]):
        if outcome.rank != queue[0].rank:
            return count
        size += len(encode(outcome.pending.operations)) if outcome.pending else 0
        if count and (size > _PACKET_BYTES or outcome.apart or queue[0].apart):
            return count
    return min(most, len(queue))


def fail_all(batch: Iterable[Outcome], error: PleskError) -> None:
    """End all outcomes of a packet with one error."""
    for outcome in batch:
        outcome.fail(error)
