# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Objects that name what lives in them: such a value is written in a second part, once that exists.

Where the same run creates what a value names in its own object, the object is carried out without the value first.
This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from .._model.foreseen import Names
from .change import Change
from .outcome import Outcome


def split(outcomes: Sequence[Outcome]) -> list[Outcome]:
    """Take such values out of the items of outcomes, and return the outcomes of the second parts."""
    present: dict[tuple[str, Names], Outcome] = {}
    for outcome in outcomes:
        names = outcome.item.resource.names(outcome.item)
        if names is not None and outcome.item.state != "absent":
            present[outcome.item.resource.name, names] = outcome
    return [rest for rest in (_rest(outcome, present) for outcome in outcomes) if rest is not None]


def _rest(outcome: Outcome, present: dict[tuple[str, Names], Outcome]) -> Outcome | None:
    item = outcome.item
    if item.state == "absent":
        return None
    awaited = {
        entry.option: [present[each] for each in entry.inner(item) if each in present]
        for entry in item.resource.fields()
        if entry.option in item.wanted
    }
    late = [option for option, others in awaited.items() if others]
    if not late:
        return None
    rest = Outcome(item, completes=outcome, late=tuple(late))
    rest.awaits = [other for option in late for other in awaited[option]]
    outcome.rest = rest
    outcome.item = replace(
        item,
        params={**item.params, **dict.fromkeys(late)},
        wanted={option: value for option, value in item.wanted.items() if option not in late},
        targets={},
    )
    return rest


def planned_part(outcome: Outcome, plan: Callable[[], Change]) -> Change:
    """Return what a second part will need, which is planned again when the first part is done."""
    first, item = outcome.completes, outcome.item
    others = [first, *outcome.awaits] if first is not None else outcome.awaits
    waits = [other for other in others if other.error is not None or other.verb != "none"]
    if first is not None and (first.error is not None or first.verb == "create"):
        wanted: dict[str, Any] = {option: (None, item.wanted[option]) for option in outcome.late}
        return Change(item, "update", differences=wanted, relies=waits)
    change = plan()
    change.differences = {option: each for option, each in change.differences.items() if option in outcome.late}
    if not change.differences:
        return Change(item, "none", change.found)
    if waits:
        change.relies = list(dict.fromkeys([*change.relies, *waits]))
        change.operations = []
    return change


def join(outcome: Outcome) -> None:
    """Let an outcome say what became of both parts."""
    rest, outcome.rest = outcome.rest, None
    if rest is None:
        return
    outcome.item = rest.item
    if rest.change is not None and rest.verb != "none":
        if outcome.change is None or outcome.verb == "none":
            outcome.change, outcome.done = rest.change, rest.done
        else:
            outcome.change.differences.update(rest.change.differences)
            after = {option: values[1] for option, values in rest.change.differences.items()}
            outcome.change.predicted = {**(outcome.change.predicted or {}), **after}
            outcome.done = outcome.done and rest.done
    outcome.changed = outcome.changed or rest.changed
    outcome.after = rest.after or outcome.after
    outcome.error = outcome.error or rest.error
    outcome.blocked = outcome.blocked or rest.blocked
