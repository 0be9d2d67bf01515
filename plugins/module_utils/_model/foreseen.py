# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a run will have done before an object's turn comes: what exists then, what is deleted, what has other values.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Callable, NamedTuple, Optional

from .._api.questions import Found

Names = tuple[str, ...]
"""What identifies an object within its kind: its natural key, in the form in which the server compares it."""


UNCHANGED = object()
"""What :meth:`Foreseen.changed` returns for a value that no planned change touches."""


class _Entry(NamedTuple):
    found: Found
    by: Any


class Foreseen:
    """The effects of the changes that are planned so far, by kind.

    ``by`` stands for the change that has the effect.  ``used`` collects those that an answer relied on, so that an
    object whose plan rests on another one's change is planned again once that is done, and not carried out if it fails.
    """

    def __init__(self) -> None:
        self.used: list[Any] = []
        self._coming: dict[tuple[str, Names], _Entry] = {}
        self._going: dict[tuple[str, Any], Any] = {}
        self._gone: dict[tuple[str, Any], Found] = {}
        self._changing: dict[tuple[str, Any], tuple[Mapping[str, Any], Any]] = {}

    def create(self, kind: str, names: Names, found: Found, by: Any) -> None:
        """Note that an object will exist."""
        self._coming[kind, names] = _Entry(found, by)

    def delete(self, kind: str, number: Any, by: Any, found: Optional[Found] = None) -> None:
        """Note that the object with this id will be deleted; ``found`` is how it is until then."""
        self._going[kind, number] = by
        if found is not None:
            self._gone[kind, number] = found

    def change(self, kind: str, number: Any, values: Mapping[str, Any], by: Any) -> None:
        """Note the options of an existing object that will have other values."""
        self._changing[kind, number] = (values, by)

    def settle(self, by: Any) -> None:
        """Forget the effects of a change that is done: from now on the server's own answers have them."""
        self._coming = {key: entry for key, entry in self._coming.items() if entry.by is not by}
        self._going = {key: doer for key, doer in self._going.items() if doer is not by}
        self._changing = {key: entry for key, entry in self._changing.items() if entry[1] is not by}

    def coming(self, kind: str, names: Names) -> Optional[Found]:
        """Return the object of these names that will exist."""
        entry = self._coming.get((kind, names))
        return self._use(entry) if entry else None

    def all_coming(self, kind: str, meant: Callable[[Found], bool]) -> list[Found]:
        """Return the objects of a kind that will exist and are meant."""
        entries = [entry for (known, _names), entry in self._coming.items() if known == kind and meant(entry.found)]
        return [self._use(entry) for entry in entries]

    def all_going(self, kind: str, meant: Callable[[Found], bool]) -> list[Found]:
        """Return the objects of a kind that will be deleted and are meant."""
        keys = [key for key in self._going if key[0] == kind and key in self._gone and meant(self._gone[key])]
        self.used += [self._going[key] for key in keys]
        return [self._gone[key] for key in keys]

    def going(self, kind: str, number: Any) -> bool:
        """Return whether the object with this id will be deleted."""
        if number is None or (kind, number) not in self._going:
            return False
        self.used.append(self._going[kind, number])
        return True

    def changed(self, kind: str, number: Any, option: str) -> Any:
        """Return the value that an option of an existing object will have, UNCHANGED if it stays."""
        values, by = self._changing.get((kind, number), ({}, None))
        if option not in values:
            return UNCHANGED
        self.used.append(by)
        return values[option]

    def _use(self, entry: _Entry) -> Found:
        self.used.append(entry.by)
        return entry.found
