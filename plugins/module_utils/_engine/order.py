# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""In which order the objects of a run are planned and carried out.

What is referred to is created first, what refers is deleted first, and a name is freed before it is taken.  Deletions
of what others may have referred to wait for those others.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from typing import Any

from .._api.errors import ConflictError
from .._model.foreseen import Names
from .._model.item import Item
from .outcome import Outcome

_PRESENT = -1
"""A node behind all objects that shall exist."""


def arrange(outcomes: Sequence[Outcome], renamed: Mapping[int, Any]) -> None:
    """Set the rank of every outcome: those of a lower one are finished before.

    ``renamed`` maps positions of objects that may get another name to the name that they have.  Objects that wait for
    each other get a ConflictError that names them.
    """
    graph = _Graph(outcomes, renamed)
    while True:
        try:
            order = list(TopologicalSorter(graph.before).static_order())
            break
        except CycleError as error:
            cycle = [index for index in dict.fromkeys(error.args[1]) if index >= 0]
            names = " -> ".join(outcomes[index].item.where or outcomes[index].describe() for index in cycle)
            for index in cycle:
                outcomes[index].error = ConflictError(
                    f"{outcomes[index].item.where or outcomes[index].describe()}: these objects wait for each other:"
                    f" {names}.",
                    "Break the circle, for example with a temporary name.",
                )
            graph.drop(cycle)
    ranks: dict[int, int] = {}
    for node in order:
        ranks[node] = max((ranks[other] + 1 for other in graph.before.get(node, ())), default=0)
    for index, outcome in enumerate(outcomes):
        outcome.rank = ranks.get(index, 0)


class _Graph:
    """Which object is finished before which: ``before`` maps positions to the positions that they wait for."""

    def __init__(self, outcomes: Sequence[Outcome], renamed: Mapping[int, Any]) -> None:
        self.items = items = [outcome.item for outcome in outcomes]
        self.before: dict[int, set[int]] = {index: set() for index in range(len(items))}
        self.present: dict[tuple[str, Names], int] = {}
        self.absent: dict[tuple[str, Names], int] = {}
        for index, item in enumerate(items):
            names = item.resource.names(item)
            if names is not None and outcomes[index].completes is None:
                table = self.absent if item.state == "absent" else self.present
                table[item.resource.name, names] = index
                conversion = item.resource.conversion
                if conversion and item.params.get(conversion.option):
                    self.present[conversion.target_label, names] = index
        self._refer()
        self._complete(outcomes)
        self._delete_users_first()
        early = self._free(renamed)
        self._delete_last(early)

    def drop(self, cycle: Sequence[int]) -> None:
        """Let nothing wait for these, and let these wait for nothing."""
        for index in cycle:
            self.before[index] = set()
        for others in self.before.values():
            others.difference_update(cycle)

    def _refer(self) -> None:
        for index, item in enumerate(self.items):
            for entry in item.resource.fields():
                if entry.option not in item.wanted and not entry.implied:
                    continue
                for reference in entry.references(item):
                    if item.state == "absent":
                        parent = self.absent.get(reference)
                        if parent is not None and parent != index:
                            after, first = (index, parent) if item.resource.along else (parent, index)
                            self.before[after].add(first)
                    else:
                        parent = self.present.get(reference)
                        if parent is not None and parent != index:
                            self.before[index].add(parent)

    def _complete(self, outcomes: Sequence[Outcome]) -> None:
        """Let second parts wait for the first ones, and for what their values name."""
        places = {id(outcome): index for index, outcome in enumerate(outcomes)}
        for index, outcome in enumerate(outcomes):
            if outcome.completes is not None:
                self.before[index].update(places[id(other)] for other in (outcome.completes, *outcome.awaits))

    def _delete_users_first(self) -> None:
        """Let deletions wait for those of kinds that may refer to them, whatever the entries tell of that."""
        kinds: dict[str, list[int]] = {}
        for index in self.absent.values():
            kinds.setdefault(self.items[index].resource.name, []).append(index)
        for place, (kind, users) in enumerate(kinds.items()):
            resource = self.items[users[0]].resource
            named = {other for entry in resource.fields() for other in entry.mentions}
            if not resource.along:
                named |= {other for entry in resource.fields() for other in entry.refers}
            used = named & kinds.keys() - {kind}
            if used:
                node = _PRESENT - 1 - place
                self.before[node] = set(users)
                for index in (index for other in used for index in kinds[other]):
                    self.before[index].add(node)

    def _free(self, renamed: Mapping[int, Any]) -> set[int]:
        """Let what takes a name wait for what frees it; return the deletions that somebody waits for."""
        freed: dict[tuple[str, str], set[int]] = {}
        for (_kind, names), index in self.absent.items():
            freed.setdefault((_space(self.items[index]), names[-1]), set()).add(index)
        for index, name in renamed.items():
            resource = self.items[index].resource
            freed.setdefault((_space(self.items[index]), resource.key_of(resource.natural, name)), set()).add(index)
        early: set[int] = set()
        for (_kind, names), index in self.present.items():
            for other in freed.get((_space(self.items[index]), names[-1]), ()):
                if other != index:
                    self.before[index].add(other)
                    early.add(other)
        return self._with_children(early)

    def _with_children(self, early: set[int]) -> set[int]:
        waiting = list(early)
        while waiting:
            for other in self.before[waiting.pop()]:
                if other not in early:
                    early.add(other)
                    waiting.append(other)
        return early

    def _delete_last(self, early: set[int]) -> None:
        """Let deletions wait for objects that may refer to them until then."""
        referred = {
            kind
            for item in self.items
            if item.state != "absent"
            for entry in item.resource.fields()
            for kind in (*entry.refers, *entry.mentions)
        }
        last = [
            index
            for index, item in enumerate(self.items)
            if item.state == "absent" and index not in early and item.resource.name in referred
        ]
        if not last:
            return
        self.before[_PRESENT] = {index for index, item in enumerate(self.items) if item.state != "absent"}
        for index in last:
            self.before[index].add(_PRESENT)


def _space(item: Item) -> str:
    return item.resource.space or item.resource.name
