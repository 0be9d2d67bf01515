# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""One point that is not documented: its name, its values, its default."""

from __future__ import annotations

from typing import NamedTuple


class Behavior(NamedTuple):
    """One open question of the protocol.

    ``values`` holds what can be chosen, the default first; a behavior that also takes a positive number of seconds
    has ``seconds`` set. ``explains`` and ``reason`` are one sentence each; ``breaks_output_schema`` names the values
    under which answers no longer validate against the published output schemas. ``operators`` are those that ask for
    it, none meaning all of them.
    """

    name: str
    values: tuple[str, ...]
    explains: str
    reason: str
    breaks_output_schema: frozenset[str] = frozenset()
    seconds: bool = False
    operators: frozenset[str] = frozenset()

    @property
    def default(self) -> str:
        return self.values[0]

    def check(self, value: str) -> str:
        """Return ``value`` when it may be chosen; raises :class:`ValueError` naming what may be."""
        if value in self.values or (self.seconds and _positive(value)):
            return value
        choices = " or ".join([*self.values, "a positive number of seconds"] if self.seconds else self.values)
        raise ValueError(f"behavior {self.name}: {value!r} is not one of its values, which are {choices}")


def _positive(text: str) -> bool:
    try:
        return 0 < float(text) < float("inf")
    except ValueError:
        return False


def declare(
    name: str,
    values: str,
    explains: str,
    reason: str,
    breaks: str = "",
    seconds: bool = False,
    operators: str = "",
) -> Behavior:
    """Return a behavior; ``values`` are separated by ``|``, ``breaks`` and ``operators`` by spaces."""
    return Behavior(
        name,
        tuple(values.split("|")),
        explains,
        reason,
        frozenset(breaks.split()),
        seconds,
        frozenset(operators.split()),
    )
