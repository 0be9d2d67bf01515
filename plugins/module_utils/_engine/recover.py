# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Recover: the answer to a write is lost, so reading shows what became of it.

What has arrived is done; ``set`` and ``del`` by id are sent again, an ``add`` never is.  So no fault makes a second
object, and none hides a change.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from dataclasses import dataclass

from .._api.client import PAUSES
from .._api.errors import AnswerError, ApiError, PleskError, TransportError
from .change import Change
from .outcome import Outcome
from .plan import lookups
from .planning import Planning
from .refusal import Refusal
from .verify import moved, unknown


@dataclass
class Recovery:
    """What becomes of the objects of a run over ``planning`` whose writes were left without an answer."""

    planning: Planning
    refusal: Refusal

    def recover(self, batch: list[Outcome], error: PleskError) -> None:
        """Read until it is clear which writes of a lost answer arrived."""
        waiting = list(batch)
        latest = self.planning.client.clock() + max(self.planning.client.timeout, 2 * sum(PAUSES))
        for pause in PAUSES:
            if self.planning.client.clock() > latest:
                break
            self.planning.client.sleep(pause)
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
            outcome.fail(unknown(outcome, error))

    def _arrived(self, waiting: list[Outcome], error: PleskError) -> list[Outcome]:
        """Settle the items of which reading shows what became of them, and return the others."""
        asked = [lookup for outcome in waiting for lookup in lookups(outcome.item, eager=False)]
        fresh = self.planning.client.read(asked)
        still = []
        for outcome in waiting:
            change = outcome.pending
            try:
                current = self.planning.replan(outcome, fresh, lost=True)
                outcome.after = current.found
                if current.verb == "none":
                    outcome.changed = outcome.done = True
                elif change is not None and change.verb == "create" and current.verb == "create":
                    still.append(outcome)
                else:
                    outcome.changed = outcome.changed or (change is not None and moved(change, current))
                    outcome.again(current, unknown(outcome, error), self.planning.client.retries + 1)
            except PleskError as problem:
                outcome.fail(problem)
        return still

    def reconsider(self, unanswered: list[Outcome], system: ApiError | None, settled: bool) -> None:
        """Settle outcomes that the server finished without an answer, by what exists now.

        ``settled`` says that it answered others of the packet.
        """
        alone = len(unanswered) == 1
        behind = []
        fresh = self.planning.client.read(
            lookup for outcome in unanswered for lookup in lookups(outcome.item, eager=True)
        )
        for outcome in unanswered:
            change = outcome.pending or Change(outcome.item)
            try:
                current = self.planning.replan(outcome, fresh, lost=True)
                if current.verb == "none":
                    outcome.after = current.found
                    outcome.changed = outcome.done = True
                elif system is not None and alone:
                    name = change.name
                    first = change.operations[0]
                    told = ApiError(first.operator, first.name, name, system.code, system.text, "system")
                    self.refusal.refused(outcome, change, told)
                elif alone and not settled:
                    outcome.again(current, unknown(outcome, None), self.planning.client.retries + 1)
                else:
                    outcome.pending = current
                    behind.append(outcome)
            except PleskError as error:
                outcome.fail(error)
        if behind and (system is not None or not settled):
            # One of them must be why: alone, it is reported so, and does not hold up the others.
            behind[0].apart = True
