# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a refused operation means: somebody was faster, the name is taken, or the server told why it does not do it.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from .._api.errors import AnswerError, ApiError, PlanningError, PleskError, TransportError
from .._api.match import Answers
from .._api.questions import Found, Lookup
from .._model.item import Item
from .._model.resource import Resource
from .change import Change
from .outcome import Outcome
from .plan import lookups
from .planning import Planning
from .verify import moved

_LIMITED = (1023, 1024)
"""The codes with which servers refuse what would exceed a limit."""


def several_rounds(change: Change) -> bool:
    """Return whether an object is updated by adding and deleting members, which another client may have done before."""
    return change.verb == "update" and any(
        entry.rounds() for entry in change.item.resource.fields() if entry.option in change.differences
    )


@dataclass
class Refusal:
    """What becomes of the objects of a run over ``planning`` of which the server refused an operation."""

    planning: Planning

    def refused(self, outcome: Outcome, change: Change, error: ApiError) -> None:
        """Find out, after a refused operation, what exists now, and whether that is the desired state."""
        try:
            fresh = self.planning.client.read(lookups(change.item, eager=True))
            if change.verb == "create" and not error.exists_candidate:
                self._check_license(change.item.resource)
        except (ApiError, AnswerError, TransportError):
            raise error from None
        if error.exists_candidate and (change.verb == "create" or several_rounds(change)):
            self._taken(outcome, change, error, fresh)
            return
        current = self.planning.replan(outcome, fresh, lost=True)
        outcome.after = current.found
        # A deletion of what is not there any more was not this run's, unless the server told something else.
        deleted = change.verb == "delete" and not error.not_found
        already = outcome.changed or outcome.attempts > 1 or change.verb == "delete" or several_rounds(change)
        if current.verb == "none" and already:
            outcome.changed = outcome.changed or outcome.attempts > 1 or deleted
            outcome.done = True
            return
        outcome.changed = outcome.changed or moved(change, current)
        self._suspect(change.item, error)
        outcome.fail(error)

    def _check_license(self, resource: Resource) -> None:
        """Raise PlanningError when this edition of Plesk does not have such objects at all."""
        if not resource.license:
            return
        source, name = resource.license
        lookup = Lookup(source)
        licenses = self.planning.client.read([lookup])[lookup]
        if isinstance(licenses, list) and any(found.facts.get(name) in ("0", "false") for found in licenses):
            raise PlanningError(
                f"This edition of Plesk has no {resource.plural}: the property {name} of its license is off.",
                "Use an edition for hosting providers.",
            )

    def _taken(self, outcome: Outcome, change: Change, error: ApiError, fresh: Answers) -> None:
        """Somebody was faster, or the name belongs to something else: converge, or say which."""
        current = self.planning.replan(outcome, fresh, verifying=False)
        if current.verb == "create":
            self._suspect(change.item, error)
            meaning = change.item.resource.taken
            if meaning and "possible_cause" not in error.details:
                error.suspect(meaning(change.item))
            raise error
        if several_rounds(change) and current.differences == change.differences:
            raise error
        outcome.after = current.found
        outcome.change = current
        if current.verb == "none":
            outcome.done = True
            return
        outcome.again(current, error, self.planning.client.retries + 1)

    def _suspect(self, item: Item, error: ApiError) -> None:
        """Add to an error the first cause that a reading supports."""
        if error.code in _LIMITED and item.resource.ceiling:
            cause = item.resource.ceiling(item, self._objects, error.klass == "limit")
            if cause:
                error.suspect(f"{cause}.")
                return
        for entry in item.resource.fields():
            asked = list(entry.suspects(item)) if entry.option in item.wanted else []
            if not asked:
                continue
            with suppress(PleskError):
                answers = self.planning.client.read(asked).values()
                cause = entry.suspicion(
                    item, [found for answer in answers if isinstance(answer, list) for found in answer]
                )
                if cause:
                    error.suspect(cause)
                    return

    def _objects(self, lookup: Lookup) -> Sequence[Found]:
        """Return what a question finds, nothing where the login account may not ask it."""
        with suppress(PleskError):
            answer = self.planning.client.read([lookup])[lookup]
            return answer if isinstance(answer, list) else []
        return []
