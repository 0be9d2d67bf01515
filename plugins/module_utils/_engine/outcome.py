# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What became of one item of a run.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Optional

from .._api.errors import PleskError
from .._api.questions import Found
from .._model.item import Item
from .change import Change


@dataclass(eq=False)
class Outcome:
    """What became of one item.

    ``change`` is the plan (also in check mode); ``changed`` whether the server's state changed; ``after`` the object as
    it was read last; ``error`` why it failed; ``number`` and ``name`` are what the object is known by.  ``blocked`` is
    the outcome whose failure kept this one from being begun.  ``attempts`` counts the packets that it took part in,
    ``unclear`` those whose answer did not tell what became of it; ``apart`` puts it into a packet of its own.  Those of
    a lower ``rank`` are finished before.

    ``rest`` is the second part of an object that is carried out in two, with the options ``late``; that one
    ``completes`` the first part, and ``awaits`` the objects that these options name.
    """

    item: Item
    change: Optional[Change] = None
    changed: bool = False
    after: Optional[Found] = None
    error: Optional[PleskError] = None
    blocked: Optional[Outcome] = None
    done: bool = False
    attempts: int = 0
    unclear: int = 0
    apart: bool = False
    rank: int = 0
    pending: Optional[Change] = None
    number: Optional[int] = None
    name: Optional[str] = None
    rest: Optional[Outcome] = None
    completes: Optional[Outcome] = None
    late: tuple[str, ...] = ()
    awaits: list[Outcome] = field(default_factory=list)

    @property
    def verb(self) -> str:
        """What the plan does with the object."""
        return self.change.verb if self.change else "none"

    def parts(self) -> list[Outcome]:
        """Return this outcome, and that of the second part if there is one."""
        return [self] if self.rest is None else [self, self.rest]

    def describe(self) -> str:
        """Return how messages name the object."""
        return self.item.resource.describe(self.item, self.change.found if self.change else self.after)

    def planned(self, change: Change) -> None:
        """Take a plan, and with it the object as it is."""
        self.change = change
        self.after = change.found
        if change.found is not None:
            self.number = change.found.id
            self.name = change.found.values.get(self.item.resource.natural)

    def fail(self, error: PleskError) -> None:
        """End with an error."""
        self.error = error
        self.done = True

    def finish(self, after: Any) -> None:
        """End with the object as it was read last."""
        self.after = after
        self.done = True

    def again(self, change: Change, error: PleskError, most: int) -> None:
        """Take part in the next packet with what is left of the plan; raises ``error`` the time after ``most``."""
        self.unclear += 1
        if self.unclear > most:
            raise error
        self.pending = change

    def waits(self) -> bool:
        """Return whether another object's failure keeps this one from being begun; ``blocked`` then says which."""
        for other in self.change.relies if self.change else ():
            if other.error is not None or other.blocked is not None:
                self.blocked = other if other.error is not None else other.blocked
                return True
        return False

    def forget(self) -> None:
        """Drop what is no longer needed of an object that needs nothing."""
        self.change = None
        self.after = None
