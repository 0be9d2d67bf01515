# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What was chosen for every behavior."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping

from .behavior import Behavior
from .catalog import BEHAVIORS


class Behaviors(Mapping[str, str]):
    """What was chosen for every behavior; reads as a mapping from name to value."""

    def __init__(self, **chosen: str) -> None:
        """Take the values that differ from the defaults; raises :class:`ValueError` on a bad name or value."""
        self._values = {behavior.name: behavior.default for behavior in declared().values()}
        for name, value in chosen.items():
            for member in _members(name):
                self._values[member] = declared()[member].check(value)

    @classmethod
    def parse(cls, settings: Iterable[str]) -> Behaviors:
        """Read ``NAME=VALUE`` strings; the last one for a name counts.

        Raises :class:`ValueError` that says what is wrong and names the nearest behaviors.
        """
        chosen = {}
        for setting in settings:
            name, equals, value = setting.partition("=")
            if not equals:
                raise ValueError(f"behavior {setting!r} has no value: write NAME=VALUE")
            chosen[name.strip()] = value.strip()
        return cls(**chosen)

    def __getitem__(self, name: str) -> str:
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def seconds(self, name: str) -> float:
        """Return the number of seconds chosen for ``name``, 0.0 when it is off."""
        value = self._values[name]
        return 0.0 if value == declared()[name].default else float(value)

    def changed(self) -> dict[str, str]:
        """Return the values that differ from the defaults."""
        return {name: value for name, value in self._values.items() if value != declared()[name].default}

    def conforming(self) -> bool:
        """True when all answers should validate against the output schemas."""
        return not any(value in declared()[name].breaks_output_schema for name, value in self.items())


def declared() -> dict[str, Behavior]:
    """Return all behaviors by name, in the order in which they are documented."""
    return BEHAVIORS


def _members(name: str) -> list[str]:
    """``hash`` stands for the three behaviors that answer it for each role of the caller."""
    if name == "hash":
        return [member for member in declared() if member.startswith("hash_")]
    if name in declared():
        return [name]
    near = difflib.get_close_matches(name, [*declared(), "hash"], n=3, cutoff=0.4)
    hint = f"; did you mean {' or '.join(near)}?" if near else "; --list-behaviors names all"
    raise ValueError(f"there is no behavior {name!r}{hint}")
