# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Read, plan, apply, verify: the one path on which objects reach the desired state, one or ten thousand of them.

A write whose answer is lost is followed by reading: what has arrived is done, ``set`` and ``del`` by id are sent again,
an ``add`` never is.  So no fault makes a second object, and none hides a change.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from .._api.client import PAUSES, Pace, Written
from .._api.errors import (
    SECRET,
    AnswerError,
    ApiError,
    ConflictError,
    OutcomeUnknown,
    PlanningError,
    PleskError,
    TransportError,
    VerificationError,
)
from .._api.match import Answers
from .._api.packet import Result, encode
from .._api.questions import Lookup
from .._model.resource import Item, Resource
from .plan import Change, check_unmoved, lookups
from .planning import Outcome, Planning

_PACKET_BYTES = 1 << 19
"""So many bytes of writes go into one packet at most: some web servers and proxies take no more than a megabyte."""


@dataclass
class Convergence(Planning):
    """One run over a list of items of one kind.

    ``stop`` says that after the first failure nothing more is begun; ``most`` is how many objects a packet may write.
    """

    stop: bool = False
    most: int = 100

    def apply(self, outcomes: Sequence[Outcome]) -> None:
        """Carry out the plans and verify them; each outcome then says what became of its item."""
        pace = Pace(min(10, self.most), self.most, self.client.timeout / 10)
        for outcome in outcomes:
            outcome.pending = outcome.change if outcome.change and outcome.change.verb != "none" else None
        queue = [outcome for outcome in outcomes if outcome.pending and not outcome.error]
        queue.sort(key=lambda outcome: outcome.rank)
        total = len(queue)
        while queue:
            count = _fitting(queue, pace.size)
            batch, queue = queue[:count], queue[count:]
            self._apply_batch(batch, pace)
            stopped = self.stop and any(outcome.error for outcome in batch)
            # What is half done is finished even then.
            again = [outcome for outcome in batch if not outcome.done and (outcome.changed or not stopped)]
            queue = again if stopped else again + queue
            if total > len(batch):
                self.client.log(f"{total - len(queue)} of {total} {self.resource.plural} done")

    def _apply_batch(self, batch: list[Outcome], pace: Pace) -> None:
        changes = [outcome.pending for outcome in batch if outcome.pending]
        operations = [operation for change in changes for operation in change.operations]
        asked = [lookup for change in changes for lookup in change.readback]
        started = self.client.clock()
        try:
            written = self.client.write(operations, asked)
        except (TransportError, AnswerError) as error:
            pace.trouble(len(batch))
            self._unwritten(batch, error)
            return
        except ApiError as error:
            _fail_all(batch, error)
            return
        for outcome in batch:
            outcome.attempts += 1
        pace.took(self.client.clock() - started, len(batch))
        unread = [lookup for lookup in asked if lookup not in written.answers]
        if any(written.results) and len(batch) > 1 and len(unread) > 1:
            with suppress(PleskError):  # whatever stays unread, each of them asks for itself
                written.answers.update(self.client.read(unread))
        start = 0
        unanswered = []
        for outcome, change in zip(batch, changes):
            indexes = range(start, start + len(change.operations))
            start += len(change.operations)
            if not self._judge(outcome, change, written, indexes):
                unanswered.append(outcome)
        if unanswered:
            try:
                self._reconsider(unanswered, written.system, len(unanswered) < len(batch))
            except PleskError as error:
                self._recover(unanswered, error)

    def _unwritten(self, batch: list[Outcome], error: TransportError | AnswerError) -> None:
        """No answer came to a packet of writes: find out what to do next with its items."""
        if not isinstance(error, TransportError) or not error.nothing_executed:
            for outcome in batch:
                outcome.attempts += 1
            self._recover(batch, error)
        elif not error.too_large or len(batch) == 1:  # else they go again, in smaller packets
            _fail_all(batch, error)

    def _judge(self, outcome: Outcome, change: Change, written: Written, indexes: range) -> bool:
        """Settle one item by the results of its operations; False when the server left them without an answer."""
        results = [result for index in indexes for result in written.results[index]]
        failed = next((result for result in results if not result.ok), None)
        if any(result.ok for result in results):
            outcome.changed = True
        for result in results:
            self._warn_problems(change, result)
        if failed is None and any(index in written.missing for index in indexes):
            return False
        try:
            if failed is not None:
                operation = next(
                    change.operations[position]
                    for position, index in enumerate(indexes)
                    if any(not result.ok for result in written.results[index])
                )
                name = self.resource.describe(change.item, change.found)
                self._failed(outcome, change, failed.error(operation, name))
            else:
                self._verify(outcome, change, written.answers, results)
        except TransportError as error:
            _fail(outcome, _unverified(self.resource, change, error))
        except PleskError as error:
            _fail(outcome, error)
        return True

    def _warn_problems(self, change: Change, result: Result) -> None:
        problems = (result.node.text_of("problems") or "").strip()
        if problems:
            self.warnings.append(f"{self.resource.describe(change.item, change.found)}: {problems}")

    def _failed(self, outcome: Outcome, change: Change, error: ApiError) -> None:
        """The server refused an operation: find out what is there now, and whether that is what was wanted."""
        try:
            fresh = self.client.read(lookups(self.resource, change.item, eager=True))
            if change.verb == "create" and not error.exists_candidate:
                self._check_license()
        except (ApiError, AnswerError, TransportError):
            raise error from None
        if change.verb == "create" and error.exists_candidate:
            self._taken(outcome, change, error, fresh)
            return
        current = self.replan(outcome, fresh, lost=True)
        outcome.after = current.found
        if current.verb == "none" and (outcome.changed or outcome.attempts > 1 or change.verb == "delete"):
            outcome.changed = outcome.changed or outcome.attempts > 1
            outcome.done = True
            return
        outcome.changed = outcome.changed or self._moved(change, current)
        _fail(outcome, error)

    def _check_license(self) -> None:
        """Raise PlanningError when this edition of Plesk does not have such objects at all."""
        if not self.resource.license:
            return
        source, name = self.resource.license
        lookup = Lookup(source)
        licenses = self.client.read([lookup])[lookup]
        if isinstance(licenses, list) and any(found.facts.get(name) in ("0", "false") for found in licenses):
            raise PlanningError(
                f"This edition of Plesk has no {self.resource.plural}: the property {name} of its license is off.",
                "Use an edition for hosting providers.",
            )

    def _moved(self, change: Change, current: Change) -> bool:
        """Whether the object is another than before the change."""
        before, now = change.found, current.found
        if before is None or now is None:
            return before is not now
        return (before.values, before.facts) != (now.values, now.facts)

    def _taken(self, outcome: Outcome, change: Change, error: ApiError, fresh: Answers) -> None:
        """Somebody was faster, or the name belongs to something else: converge, or say which."""
        current = self.replan(outcome, fresh, verifying=False)
        if current.verb == "create":
            self._check_external_id(change.item)
            raise error
        outcome.after = current.found
        outcome.change = current
        if current.verb == "none":
            outcome.done = True
            return
        self._again(outcome, current, error)

    def _check_external_id(self, item: Item) -> None:
        """Raise ConflictError when another object has the external id and the server wants it unique."""
        value = item.wanted.get("external_id")
        if not value or "external_id" not in self.resource.keys:
            return
        lookup = Lookup(self.resource.source, "external_id", value)
        others = self.client.read([lookup])[lookup]
        if isinstance(others, list) and others:
            owner = others[0].values.get(self.resource.natural)
            raise ConflictError(
                f"The {self.resource.describe(item)} cannot be created: external_id '{value}' belongs to '{owner}'"
                f" (id {others[0].id}), and this server wants it unique.",
                "Choose another external_id, or manage that object with match_by=external_id.",
            )

    def _again(self, outcome: Outcome, change: Change, error: PleskError) -> None:
        """Let an item take part in the next packet with what is left of its plan, but not for ever."""
        outcome.unclear += 1
        if outcome.unclear > self.client.retries + 1:
            raise error
        outcome.pending = change

    def _verify(self, outcome: Outcome, change: Change, answers: Answers, results: Sequence[Result]) -> None:
        number = results[0].id if change.verb == "create" and results else None
        fresh = _renewed(change, answers, number)
        if fresh is not None:
            mismatch = self._mismatch(outcome, change, fresh)
            if mismatch is None:
                return
        # The server may not show a write to the packet that makes it: what a request of its own reads decides.
        again = self.client.read([self.resource.by_id(number)] if number else list(change.readback))
        if number:
            again = {lookup: again[self.resource.by_id(number)] for lookup in change.readback}
        fresh = _renewed(change, again, number)
        if fresh is None:
            raise _not_there(self.resource, change)
        mismatch = self._mismatch(outcome, change, fresh)
        if mismatch is not None:
            raise mismatch

    def _mismatch(self, outcome: Outcome, change: Change, fresh: Answers) -> PleskError | None:
        """Return why the object is not as wanted, None when it is or when another round was agreed on."""
        current = self.replan(outcome, fresh)
        outcome.after = current.found
        if current.verb == "none":
            try:
                if current.found is not None:
                    check_unmoved(self.resource, change, current.found)
            except VerificationError as error:
                return error
            if self._in_vain(outcome.change or change, change, current):
                outcome.changed = False
            outcome.done = True
            return None
        closed = not change.differences.keys() <= current.differences.keys()
        if change.more and closed and current.verb == "update":
            outcome.pending = current
            return None
        return _mismatch_error(self.resource, change, current)

    def _in_vain(self, plan: Change, change: Change, current: Change) -> bool:
        """Whether the plan asked only for an action, and that left the object as it was."""
        actions = {entry.option for entry in self.resource.fields() if not entry.lasting}
        if not actions.issuperset(plan.differences) or self._moved(change, current):
            return False
        fresh = _renewed(change, self.client.read(change.readback), None)
        return fresh is not None and not self._moved(change, self.replan(Outcome(change.item), fresh))

    def _recover(self, batch: list[Outcome], error: PleskError) -> None:
        """The answer to a packet of writes is lost: read until it is clear what arrived."""
        waiting = list(batch)
        latest = self.client.clock() + max(self.client.timeout, 2 * sum(PAUSES))
        for pause in PAUSES:
            if self.client.clock() > latest:
                break
            self.client.sleep(pause)
            try:
                waiting = self._arrived(waiting, error)
            except (TransportError, AnswerError):
                continue
            except ApiError as problem:
                error = problem
                if problem.klass in ("auth", "permission"):  # servers ban those who go on
                    break
            if not waiting:
                return
        for outcome in waiting:
            _fail(outcome, _unknown(self.resource, outcome, error))

    def _arrived(self, waiting: list[Outcome], error: PleskError) -> list[Outcome]:
        """Settle the items of which reading shows what became of them, and return the others."""
        asked = [lookup for outcome in waiting for lookup in lookups(self.resource, outcome.item, eager=False)]
        fresh = self.client.read(asked)
        still = []
        for outcome in waiting:
            change = outcome.pending
            try:
                current = self.replan(outcome, fresh, lost=True)
                outcome.after = current.found
                if current.verb == "none":
                    outcome.changed = outcome.done = True
                elif change is not None and change.verb == "create" and current.verb == "create":
                    still.append(outcome)
                else:
                    outcome.changed = outcome.changed or (change is not None and self._moved(change, current))
                    self._again(outcome, current, _unknown(self.resource, outcome, error))
            except PleskError as problem:
                _fail(outcome, problem)
        return still

    def _reconsider(self, unanswered: list[Outcome], system: ApiError | None, settled: bool) -> None:
        """The server finished without answering these: nothing is under way any more, so what is there decides.

        ``settled`` says that it answered others of the packet.
        """
        alone = len(unanswered) == 1
        behind = []
        fresh = self.client.read(
            lookup for outcome in unanswered for lookup in lookups(self.resource, outcome.item, eager=True)
        )
        for outcome in unanswered:
            change = outcome.pending or Change(outcome.item)
            try:
                current = self.replan(outcome, fresh, lost=True)
                if current.verb == "none":
                    outcome.after = current.found
                    outcome.changed = outcome.done = True
                elif system is not None and alone:
                    name = self.resource.describe(change.item, change.found)
                    first = change.operations[0]
                    told = ApiError(first.operator, first.name, name, system.code, system.text, "system")
                    self._failed(outcome, change, told)
                elif alone and not settled:
                    self._again(outcome, current, _unknown(self.resource, outcome, None))
                else:
                    outcome.pending = current
                    behind.append(outcome)
            except PleskError as error:
                _fail(outcome, error)
        if behind and (system is not None or not settled):
            # One of them must be why: alone, it is told so, and does not hold up the others.
            behind[0].apart = True


def _fitting(queue: Sequence[Outcome], most: int) -> int:
    """Return how many of a queue go into the next packet: up to ``most``, and no more bytes than it may have.

    What is made as a copy waits until what it is a copy of is finished.
    """
    size = 0
    for count, outcome in enumerate(queue[:most]):
        if outcome.rank != queue[0].rank:
            return count
        size += len(encode(outcome.pending.operations)) if outcome.pending else 0
        if count and (size > _PACKET_BYTES or outcome.apart or queue[0].apart):
            return count
    return min(most, len(queue))


def _fail(outcome: Outcome, error: PleskError) -> None:
    outcome.error = error
    outcome.done = True


def _fail_all(batch: Iterable[Outcome], error: PleskError) -> None:
    for outcome in batch:
        _fail(outcome, error)


def _renewed(change: Change, answers: Answers, number: Any) -> Answers | None:
    """Return the answers that a read-back renews, None when it does not show the object that was written."""
    fresh: Answers = {}
    for lookup, others in change.readback.items():
        answer = answers.get(lookup)
        if not isinstance(answer, list):
            return None
        if number is not None and [found.id for found in answer] != [number]:
            return None
        for renewed in (lookup, *others):
            fresh[renewed] = answer
    return fresh


def _not_there(resource: Resource, change: Change) -> PleskError:
    return OutcomeUnknown(
        f"The server says that the {resource.describe(change.item, change.found)} was written, but does not show it.",
        "Run the task again: it reads first and does only what is still to do.",
    )


def _unverified(resource: Resource, change: Change, error: PleskError) -> PleskError:
    return OutcomeUnknown(
        f"The {change.verb} of the {resource.describe(change.item, change.found)} was reported as done, but what the"
        f" server has now could not be read ({error.message})",
        "Run the task again: it reads first and does only what is still to do.",
    )


def _unknown(resource: Resource, outcome: Outcome, error: PleskError | None) -> PleskError:
    change = outcome.pending
    verb = change.verb if change else "write"
    cause = error.message if error else "the server left the operation without an answer"
    return OutcomeUnknown(
        f"Outcome unknown: the answer to the {verb} of the {resource.describe(outcome.item)} was lost ({cause})",
        "Run the task again: it reads first and does only what is still to do.",
    )


def _mismatch_error(resource: Resource, change: Change, current: Change) -> PleskError:
    if change.verb in ("delete", "convert"):
        return PlanningError(
            f"The server reports success of the {change.verb} of the {resource.describe(change.item, change.found)},"
            " which is still there unchanged.",
            "See the server's log file /var/log/plesk/panel.log.",
        )
    secrets = {entry.option for entry in resource.fields() if entry.secret}
    for option, (stored, wanted) in current.differences.items():
        if option in secrets:
            return VerificationError(change.item.path(option), SECRET, SECRET)
        return VerificationError(change.item.path(option), wanted, stored)
    return _not_there(resource, change)
