# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What one object needs, as planning works it out.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Optional

from .._api.errors import VerificationError
from .._api.nodes import Operation
from .._api.questions import Found, Lookup
from .._model.codecs import Difference
from .._model.item import Item


@dataclass
class Change:
    """What one object needs.

    ``verb`` is ``none``, ``create``, ``update``, ``delete`` or ``convert``; ``differences`` maps options to before and
    after; ``operations`` close them.  ``readback`` maps the lookups that show the outcome to the lookups whose answers
    they renew.  ``more`` says that a new object needs another round once its id is known.  ``relies`` are the changes
    of the same run on whose effects this plan rests: its operations are worked out when those are done.  ``taken``
    names what a forced deletion takes along, by kind; ``affected`` is how many other objects change too, None where
    that is not asked.  ``restores`` marks the one that writes back what a server replaced although the task does not
    name it.
    """

    item: Item
    verb: str = "none"
    found: Optional[Found] = None
    differences: dict[str, Difference] = field(default_factory=dict)
    operations: list[Operation] = field(default_factory=list)
    readback: dict[Lookup, tuple[Lookup, ...]] = field(default_factory=dict)
    predicted: Optional[dict[str, Any]] = None
    more: bool = False
    relies: list[Any] = field(default_factory=list)
    taken: dict[str, list[str]] = field(default_factory=dict)
    affected: Optional[int] = None
    restores: bool = False

    @property
    def name(self) -> str:
        """How messages name the object."""
        return self.item.resource.describe(self.item, self.found)


def check_unmoved(change: Change, after: Found) -> None:
    """Raise VerificationError when a value that the task does not name moved with those that it names."""
    if change.verb != "update" or change.found is None:
        return
    resource = change.item.resource
    disturbed = {
        option for entry in resource.fields() if entry.option in change.differences for option in entry.disturbs()
    }
    for entry in resource.fields():
        if entry.option in disturbed or entry.secret or not entry.lasting:
            continue
        before, now = change.found.values.get(entry.option), after.values.get(entry.option)
        if entry.option in change.differences:
            # A choice between several maps is one value: another choice takes all of the former one away.
            if entry.codec.type != "dict" or not isinstance(before, dict) or not isinstance(now, dict):
                continue
            named = change.differences[entry.option][1]
            before = {name: value for name, value in before.items() if name not in named}
            now = {name: value for name, value in now.items() if name not in named}
        elif entry.option in change.item.wanted:
            continue
        if not entry.unmoved(before, now):
            raise VerificationError(
                change.item.path(entry.option),
                before,
                now,
                "The task does not set this value, but it changed with the others. Set it in the task, or find the"
                " client that changes it.",
            )


def restoration(change: Change, after: Found) -> Change | None:
    """Return the change that writes back the names of maps that a write of other names took away, None if none did.

    Raises VerificationError if they are not there after they were written back.
    """
    if change.verb != "update" or change.found is None:
        return None
    resource = change.item.resource
    values: dict[str, Any] = {}
    for entry in resource.fields():
        if not entry.restores or entry.option not in change.differences:
            continue
        before, now = change.found.values.get(entry.option) or {}, after.values.get(entry.option) or {}
        desired = {**before, **change.differences[entry.option][1]}
        if any(now.get(name) != value for name, value in desired.items()):
            if change.restores:
                raise VerificationError(change.item.path(entry.option), desired, now)
            values[entry.option] = desired
    if not values:
        return None
    back = Change(change.item, "update", after, readback=change.readback, restores=True)
    back.differences = {option: (after.values.get(option), desired) for option, desired in values.items()}
    back.operations = resource.requests.update(change.item, after, values)
    return back


def coupled(change: Change, after: Found) -> list[str]:
    """Return warnings of values that the server changed together with those that the task names."""
    if change.verb != "update" or change.found is None:
        return []
    told = []
    for entry in change.item.resource.fields():
        named = change.differences.get(entry.option, ({}, {}))[1]
        before, now = change.found.values.get(entry.option), after.values.get(entry.option)
        moved = [name for name in entry.coupled(before, now) if name not in (named or ())] if named else []
        if moved:
            values = ", ".join(f"{name} (now '{now[name]}')" for name in moved if isinstance(now, dict) and name in now)
            told.append(
                f"{change.name}: the server also changed {entry.option}: {values}. Set these in the task to keep other"
                " values."
            )
    return told
