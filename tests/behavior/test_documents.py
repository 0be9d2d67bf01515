# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Documents on unreliable networks, killed in the middle, and under behaviors: exactly the desired state."""

from __future__ import annotations

import random
from collections import Counter
from typing import Any

import pytest

from ansible_collections.community.plesk.plugins.module_utils._engine.apply import Convergence
from ansible_collections.community.plesk.plugins.module_utils._engine.plan import parse_item
from ansible_collections.community.plesk.plugins.module_utils._engine.planning import Planning
from ansible_collections.community.plesk.plugins.module_utils._model.entries import read_entry
from ansible_collections.community.plesk.plugins.module_utils._model.item import Item
from ansible_collections.community.plesk.plugins.module_utils._resources.kinds import SECTIONS
from behavior.test_chaos import Unreliable
from engine import InProcess, Server

PASSWORD = "Corr3ct-Horse-1"
DOCUMENT: dict[str, list[dict[str, Any]]] = {
    "customers": [
        {
            "login": f"c{index}",
            "contact_name": f"Customer {index}",
            "password": PASSWORD,
            "update_password": "on_create",
            "owner": f"r{index % 4}" if index % 3 else "admin",
            "external_id": f"crm-{index}",
        }
        for index in range(24)
    ],
    "resellers": [
        {
            "login": f"r{index}",
            "contact_name": f"Reseller {index}",
            "password": PASSWORD,
            "update_password": "on_create",
            "plan": f"Plan {index % 2}",
            "limits": {"max_cl": 50},
        }
        for index in range(4)
    ],
    "reseller_plans": [{"name": f"Plan {index}", "limits": {"max_cl": 40}} for index in range(2)],
}
GONE: dict[str, list[dict[str, Any]]] = {
    section: [{SECTIONS[section].natural: entry[SECTIONS[section].natural], "state": "absent"} for entry in entries]
    for section, entries in DOCUMENT.items()
}


class Killed(Exception):
    """The run ends here, whatever is under way."""


def items_of(document: dict[str, list[dict[str, Any]]]) -> list[Item]:
    return [
        parse_item(SECTIONS[section], read_entry(SECTIONS[section].argument_spec(), entry, ""), f"{section}[{index}]")
        for section, entries in document.items()
        for index, entry in enumerate(entries)
    ]


def run(server: Server, document: dict[str, list[dict[str, Any]]], wire: InProcess | None = None) -> list[Any]:
    planning = Planning(server.client(wire), caller="admin")
    outcomes = planning.plan(items_of(document), keep=False)
    if not any(outcome.error for outcome in outcomes):
        Convergence(planning, most=10).apply(outcomes)
    return outcomes


def stored(server: Server) -> Counter[str]:
    with server.emulator.store.transaction() as db:
        return Counter(row["login"] for row in db.all("SELECT login FROM accounts WHERE login <> 'admin'"))


def settled(server: Server, document: dict[str, list[dict[str, Any]]]) -> bool:
    outcomes = run(server, document)
    return not any(outcome.error or outcome.changed for outcome in outcomes)


@pytest.mark.parametrize("seed", range(4))
def test_document_with_a_tenth_of_requests_failing_is_reached(seed):
    server = Server()
    wire = Unreliable(server, random.Random(seed), 0.1)
    for document in (DOCUMENT, GONE):
        first = run(server, document, wire)
        wire.settle()
        for outcome in first:
            assert outcome.error is None or outcome.blocked is None, "what was not begun has no error of its own"
        assert not [outcome for outcome in run(server, document) if outcome.error]
        assert settled(server, document)
        assert set(stored(server).values()) <= {1}
    assert not stored(server)


@pytest.mark.parametrize("after", [2, 3, 4, 5, 7])
def test_document_killed_in_the_middle_is_finished_by_the_next_run(after):
    server = Server()
    wire = InProcess(server.emulator)

    def kill(_body: bytes) -> None:
        if wire.requests > after:
            raise Killed

    wire.before = kill
    with pytest.raises(Killed):
        run(server, DOCUMENT, wire)
    assert not [outcome for outcome in run(server, DOCUMENT) if outcome.error]
    assert settled(server, DOCUMENT)
    assert len(stored(server)) == 28


@pytest.mark.parametrize(
    "behavior", ["on_error=stop", "read_after_write=stale", "empty_result=none", "permission_error=system"]
)
def test_document_under_behavior_is_reached(behavior):
    server = Server(behavior)
    assert not [outcome for outcome in run(server, DOCUMENT) if outcome.error]
    assert settled(server, DOCUMENT)
    assert not [outcome for outcome in run(server, GONE) if outcome.error]
    assert not stored(server)
