# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Documents of all kinds on unreliable networks, killed in the middle, and under behaviors: exactly the desired state.

What a server then has is held against a server on which the same documents ran undisturbed: the same objects with the
same values, and as many rows in each table, so that nothing exists twice.
"""

from __future__ import annotations

import random
from functools import cache
from typing import Any, NamedTuple

import pytest
from all_kinds import LIVES, Document
from scenario import Truth

from ansible_collections.community.plesk.plugins.module_utils._api.errors import PleskError
from ansible_collections.community.plesk.plugins.module_utils._engine.apply import Convergence
from ansible_collections.community.plesk.plugins.module_utils._engine.gather import Wanted, gather
from ansible_collections.community.plesk.plugins.module_utils._engine.outcome import Outcome
from ansible_collections.community.plesk.plugins.module_utils._engine.plan import parse_item
from ansible_collections.community.plesk.plugins.module_utils._engine.planning import Planning
from ansible_collections.community.plesk.plugins.module_utils._model.entries import read_entry
from ansible_collections.community.plesk.plugins.module_utils._model.item import Item
from ansible_collections.community.plesk.plugins.module_utils._model.reference import folded
from ansible_collections.community.plesk.plugins.module_utils._resources.kinds import SECTIONS
from behavior.test_chaos import Unreliable
from engine import InProcess, Server

PHASES = ("created", "changed", "gone")
UNCOUNTED = {"sqlite_sequence", "events"}
"""Tables without objects; a write that is repeated is another event."""
each_life = pytest.mark.parametrize("life", LIVES)
Names = tuple[str, ...]


class Killed(Exception):
    """The run ends here, whatever is under way."""


class State(NamedTuple):
    """What is on a server: objects by section and names, and the rows of each table."""

    objects: dict[tuple[str, Names], dict[str, Any]]
    rows: dict[str, int]


def items_of(document: Document) -> list[Item]:
    return [
        parse_item(SECTIONS[section], read_entry(SECTIONS[section].argument_spec(), entry, ""), f"{section}[{index}]")
        for section, entries in document.items()
        for index, entry in enumerate(entries)
    ]


def run(server: Server, document: Document, wire: InProcess | None = None) -> list[Outcome]:
    planning = Planning(server.client(wire), caller="admin")
    items = items_of(document)
    try:
        outcomes = planning.plan(items, keep=False)
    except PleskError as error:
        # What could not be read ends the task before anything is written.
        outcomes = [Outcome(item) for item in items]
        for outcome in outcomes:
            outcome.fail(error)
    if not any(outcome.error for outcome in outcomes):
        Convergence(planning, most=4).apply(outcomes)
    return outcomes


def names_of(section: str, values: Any) -> tuple[str, Names]:
    kind = SECTIONS[section]
    place = [kind.scope.option] if kind.scope else []
    return section, tuple(folded(values.get(option)) for option in (*place, *kind.naturals))


def state(server: Server, sections: tuple[str, ...]) -> State:
    found = gather(server.client(), [Wanted(SECTIONS[section]) for section in sections]).by_section
    objects = {names_of(section, entry.values): dict(entry.values) for section in found for entry in found[section]}
    with server.emulator.store.transaction() as db:
        tables = [row["name"] for row in db.all("SELECT name FROM sqlite_master WHERE type = 'table'")]
        rows = {table: db.value(f"SELECT count(*) FROM {table}") for table in tables if table not in UNCOUNTED}
    return State(objects, rows)


def sections_of(life: str) -> tuple[str, ...]:
    named = [*LIVES[life].before, *LIVES[life].created]
    return tuple(section for section in SECTIONS if section in named)


def prepared(life: str, *behaviors: str) -> Server:
    server = Server(*behaviors)
    for outcome in run(server, LIVES[life].before):
        assert outcome.error is None, outcome.error
    return server


@cache
def undisturbed(life: str) -> tuple[list[State], list[int]]:
    """Return what is on a server after each phase, and how many requests each one takes."""
    server = prepared(life)
    states, costs = [], []
    for phase in PHASES:
        wire = InProcess(server.emulator)
        for outcome in run(server, getattr(LIVES[life], phase), wire):
            assert (outcome.error, outcome.changed) == (None, True), outcome.error or outcome.describe()
        costs.append(wire.requests)
        states.append(state(server, sections_of(life)))
    return states, costs


def finished(server: Server, document: Document) -> None:
    """Run a document until nothing is left to do: one run must be enough."""
    assert not [outcome.error for outcome in run(server, document) if outcome.error]
    assert not [outcome.describe() for outcome in run(server, document) if outcome.error or outcome.changed]


def check_told(server: Server, outcomes: list[Outcome], before: State, after: State) -> None:
    """Hold what a run reported against what happened: no false ok, and no hidden change."""
    settled = [each for each in outcomes if each.error is None and each.blocked is None and each.done]
    for check in Planning(Truth(server).plain.client(), check_mode=True, caller="admin").plan(
        [outcome.item for outcome in settled]
    ):
        assert (check.error, check.verb) == (None, "none"), f"a false ok: {check.describe()}"
    for outcome in outcomes:
        key = names_of(outcome.item.resource.plural, outcome.item.wanted)
        was, now = before.objects.get(key), after.objects.get(key)
        if outcome.item.state == "absent" and was and now:
            continue  # what is deleted later may lose what it refers to before
        if was != now:
            unknown = outcome.error is not None and outcome.error.kind == "outcome_unknown"
            assert outcome.changed or unknown, f"a hidden change: {outcome.describe()}: {outcome.error}"
    if before != after:
        assert any(each.changed or each.error for each in outcomes)


@pytest.mark.parametrize("seed", range(2))
@each_life
def test_document_on_an_unreliable_server_is_reached(life, seed):
    server = prepared(life)
    wire = Unreliable(server, random.Random(f"{life}-{seed}"), 0.15)
    sections = sections_of(life)
    seen = 0
    for phase, expected in zip(PHASES, undisturbed(life)[0]):
        document = getattr(LIVES[life], phase)
        before = state(server, sections)
        first = run(server, document, wire)
        wire.settle()
        for outcome in first:
            assert outcome.error is None or outcome.blocked is None, "what was not begun has no error of its own"
        after = state(server, sections)
        seen += sum(names_of(each.item.resource.plural, each.item.wanted) in after.objects for each in first)
        check_told(server, first, before, after)
        finished(server, document)
        assert state(server, sections) == expected
    assert seen, "objects of the document are among those that are compared"


@pytest.mark.parametrize("part", [0.35, 0.6, 0.85])
@each_life
def test_document_killed_in_the_middle_is_finished_by_the_next(life, part):
    server = prepared(life)
    for phase, expected, cost in zip(PHASES[:2], *undisturbed(life)):
        wire = InProcess(server.emulator)
        most = max(1, int(cost * part))

        def kill(_body: bytes, wire: InProcess = wire, most: int = most) -> None:
            if wire.requests > most:
                raise Killed

        wire.before = kill
        with pytest.raises(Killed):
            run(server, getattr(LIVES[life], phase), wire)
        finished(server, getattr(LIVES[life], phase))
        assert state(server, sections_of(life)) == expected


@pytest.mark.parametrize(
    "behavior", ["on_error=stop", "read_after_write=stale", "empty_result=none", "permission_error=system"]
)
@each_life
def test_document_under_behavior_is_reached(life, behavior):
    server = prepared(life, behavior)
    for phase, expected in zip(PHASES, undisturbed(life)[0]):
        finished(server, getattr(LIVES[life], phase))
        assert state(Truth(server).plain, sections_of(life)) == expected
