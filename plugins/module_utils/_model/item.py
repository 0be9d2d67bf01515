# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What one entry of a task asks for, and what planning may know while it works that out.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Optional

from .._api.errors import PleskError
from .._api.questions import Found, Lookup
from .foreseen import Foreseen

if TYPE_CHECKING:
    from .resource import Resource


class Unreadable(Exception):
    """The caller may not read what a lookup asked for; ``error`` says why."""

    def __init__(self, error: PleskError) -> None:
        super().__init__(error.message)
        self.error = error


class NeedsLookup(Exception):
    """Planning cannot go on before ``lookups`` are answered."""

    def __init__(self, lookups: Iterable[Lookup]) -> None:
        super().__init__("a lookup is needed")
        self.lookups = list(lookups)


@dataclass(eq=False)
class Item:
    """What one task, or one entry of a list, sets for one object.

    ``wanted`` maps options to their values in the common form; ``params`` holds the options as they were given;
    ``where`` is the entry's place in a list, such as ``customers[3]``, or empty.  ``scope`` is the object in which this
    one lives, once planning has found it; its id is None while the same run has yet to create it.  ``targets`` are the
    objects that references name, by option, once planning has found them.  ``caller`` is the login name that the run
    uses, None for a secret key; ``version`` the version of the protocol in which the item is written, None for the
    server's newest one.  ``types`` are the types of named values by option, once planning has read them.
    """

    resource: Resource
    params: Mapping[str, Any]
    where: str = ""
    wanted: dict[str, Any] = field(default_factory=dict)
    scope: Optional[Found] = None
    targets: dict[str, Found] = field(default_factory=dict)
    caller: Optional[str] = None
    version: Optional[str] = None
    types: dict[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def state(self) -> str:
        return str(self.params.get("state") or "present")

    @property
    def match_by(self) -> str:
        return str(self.params.get("match_by") or self.resource.natural)

    @property
    def key(self) -> Any:
        """The value of the option that finds the object."""
        return self.params.get(self.match_by)

    @property
    def force(self) -> bool:
        return bool(self.params.get("force"))

    def path(self, option: str) -> str:
        """Return how an error names an option of this item."""
        return f"{self.where}.{option}" if self.where else option


class Context:
    """What planning may know: the answers to lookups, what the same run will do before, and what kind of run this is.

    ``check_mode`` allows references to objects that an earlier task would have created; ``verifying`` means that an
    object is compared again after it was written, ``lost`` that the server did not confirm the write; ``created`` that
    the object is this run's own, ``fresh`` that nothing but its creation was written yet.
    """

    def __init__(
        self,
        answers: Mapping[Lookup, Any],
        check_mode: bool = False,
        verifying: bool = False,
        caller: str | None = None,
        lost: bool = False,
        created: bool = False,
        foreseen: Foreseen | None = None,
    ) -> None:
        self.answers = answers
        self.check_mode = check_mode
        self.verifying = verifying
        self.caller = caller
        self.lost = lost
        self.created = created
        self.fresh = False
        self.foreseen = foreseen or Foreseen()
        self.warnings: list[str] = []

    def get(self, lookup: Lookup) -> list[Found]:
        """Return the objects that a lookup found.

        Raises NeedsLookup if it was not asked yet, Unreadable if the server refused the answer.
        """
        if lookup not in self.answers:
            raise NeedsLookup([lookup])
        answer = self.answers[lookup]
        if isinstance(answer, PleskError):
            raise Unreadable(answer)
        return list(answer)

    def warn(self, text: str) -> None:
        """Keep a warning for the user, once."""
        if text not in self.warnings:
            self.warnings.append(text)
