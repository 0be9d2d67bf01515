# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Verify: an object that was written is read and planned once more, and nothing may be left to do.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from .._api.errors import SECRET, OutcomeUnknown, PlanningError, PleskError, VerificationError
from .._api.match import Answers
from .._api.nodes import Result
from .change import Change, check_unmoved, coupled, restoration
from .outcome import Outcome
from .planning import Planning


@dataclass
class Verification:
    """The verification of what a run over ``planning`` writes."""

    planning: Planning

    def verify(self, outcome: Outcome, change: Change, answers: Answers, results: Sequence[Result]) -> None:
        """Hold what the server has now against what was desired, and settle the outcome; raises PleskError."""
        number = results[0].id if change.verb == "create" and results else None
        self._warn_of_doubles(change, answers, number)
        fresh = renewed(change, answers, number)
        if fresh is not None:
            mismatch = self._mismatch(outcome, change, fresh)
            if mismatch is None:
                return
        # The server may not show a write to the packet that makes it: what a request of its own reads decides.
        item = change.item
        one = item.resource.identity.numbered(item, number) if number else None
        own = [lookup for lookup in change.readback if one and lookup.source is item.resource.source]
        rest = [lookup for lookup in change.readback if lookup not in own]
        again = self.planning.client.read([*([one] if one else ()), *rest])
        if one:
            again.update(dict.fromkeys(own, again[one]))
        fresh = renewed(change, again, number)
        if fresh is None:
            raise not_there(change)
        mismatch = self._mismatch(outcome, change, fresh)
        if mismatch is not None:
            outcome.changed = outcome.changed and not ignored(outcome, change)
            raise mismatch

    def _warn_of_doubles(self, change: Change, answers: Answers, number: int | None) -> None:
        """Warn if another object of the name was created at the same time, on servers that do not keep it unique."""
        for lookup in change.readback:
            answer = answers.get(lookup)
            if number is None or not isinstance(answer, list):
                continue
            others = [found.id for found in answer if found.id not in (None, number)]
            if others and change.item.resource.identity.numbered(change.item, number):
                answers[lookup] = [found for found in answer if found.id == number]
                self.planning.warnings.append(
                    f"{change.name}: another object of this name exists (id {others[0]}); it was created at the same"
                    f" time. The one of this task has the id {number}. Delete one of them."
                )

    def _mismatch(self, outcome: Outcome, change: Change, fresh: Answers) -> PleskError | None:
        """Return why the object is not as desired, None when it is or when another round was agreed on."""
        current = self.planning.replan(outcome, fresh)
        outcome.after = current.found
        if current.verb == "none":
            try:
                back = restoration(change, current.found) if current.found is not None else None
                if back is not None:
                    self._write_back(outcome, back)
                    return None
                if current.found is not None:
                    check_unmoved(change, current.found)
                    self.planning.warnings += coupled(change, current.found)
            except VerificationError as error:
                return error
            if self._in_vain(outcome.change or change, change, current):
                outcome.changed = False
            outcome.done = True
            return None
        closed = not change.differences.keys() <= current.differences.keys() or progressed(change, current)
        if change.more and closed and current.verb == "update":
            outcome.pending = current
            return None
        return mismatch_error(change, current)

    def _write_back(self, outcome: Outcome, back: Change) -> None:
        """Let the next packet write back what the server replaced."""
        self.planning.warnings.append(
            f"{back.name}: the server replaced {', '.join(sorted(back.differences))} as a whole; the values that the"
            " task does not name were written back."
        )
        outcome.pending = back

    def _in_vain(self, plan: Change, change: Change, current: Change) -> bool:
        """Return whether the plan asked only for an action, and that left the object as it was."""
        actions = {entry.option for entry in change.item.resource.fields() if entry.acts}
        if not actions.issuperset(plan.differences) or moved(change, current):
            return False
        fresh = renewed(change, self.planning.client.read(change.readback), None)
        return fresh is not None and not moved(change, self.planning.replan(Outcome(change.item), fresh))


def ignored(outcome: Outcome, change: Change) -> bool:
    """Return whether the object is still what it was before its only write, all of which can be read."""
    if change is not outcome.change or outcome.attempts > 1 or outcome.after is None:
        return False
    written = [entry for entry in change.item.resource.fields() if entry.option in change.differences]
    return all(entry.lasting and not entry.secret for entry in written) and not moved(
        change, Change(change.item, found=outcome.after)
    )


def progressed(change: Change, current: Change) -> bool:
    """Return whether a value that takes several packets came closer to what is desired."""
    return any(
        entry.rounds() and current.differences[entry.option] != change.differences[entry.option]
        for entry in change.item.resource.fields()
        if entry.option in change.differences and entry.option in current.differences
    )


def moved(change: Change, current: Change) -> bool:
    """Return whether the object is another than before the change."""
    before, now = change.found, current.found
    if before is None or now is None:
        return before is not now
    return (before.values, before.facts) != (now.values, now.facts)


def renewed(change: Change, answers: Answers, number: Any) -> Answers | None:
    """Return the answers that a read-back renews, None when it does not show the object that was written."""
    fresh: Answers = {}
    for lookup, others in change.readback.items():
        answer = answers.get(lookup)
        if not isinstance(answer, list):
            return None
        own = lookup.source is change.item.resource.source
        if own and number is not None and number not in [found.id for found in answer if found.id is not None]:
            return None
        for renewed in (lookup, *others):
            fresh[renewed] = answer
    return fresh


def not_there(change: Change) -> PleskError:
    return OutcomeUnknown(
        f"The server reported success for the {change.name}, but does not return it.",
        "Run the task again: it reads first and does only what is still to do.",
    )


def unverified(change: Change, error: PleskError) -> PleskError:
    return OutcomeUnknown(
        f"The {change.verb} of the {change.name} was reported as done, but what the"
        f" server has now could not be read ({error.message})",
        "Run the task again: it reads first and does only what is still to do.",
    )


def unknown(outcome: Outcome, error: PleskError | None) -> PleskError:
    change = outcome.pending
    verb = change.verb if change else "write"
    cause = error.message if error else "the server returned no result for the operation"
    return OutcomeUnknown(
        f"Outcome unknown: the response to the {verb} of the {outcome.describe()} was lost ({cause})",
        "Run the task again: it reads first and does only what is still to do.",
    )


def mismatch_error(change: Change, current: Change) -> PleskError:
    if change.verb in ("delete", "convert"):
        return PlanningError(
            f"The server reports success of the {change.verb} of the {change.name}, which is still there unchanged.",
            "See the server's log file /var/log/plesk/panel.log.",
        )
    secrets = {entry.option for entry in change.item.resource.fields() if entry.secret}
    for option, (stored, wanted) in current.differences.items():
        if option in secrets:
            return VerificationError(change.item.path(option), SECRET, SECRET)
        return VerificationError(change.item.path(option), wanted, stored)
    return not_there(change)
