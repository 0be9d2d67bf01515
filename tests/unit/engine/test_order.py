# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""In which order a document is carried out: on written cases, and on generated ones against the emulator."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ansible_collections.community.plesk.plugins.module_utils._engine.apply import Convergence
from ansible_collections.community.plesk.plugins.module_utils._engine.order import arrange
from ansible_collections.community.plesk.plugins.module_utils._engine.outcome import Outcome
from ansible_collections.community.plesk.plugins.module_utils._engine.plan import parse_item
from ansible_collections.community.plesk.plugins.module_utils._engine.planning import Planning
from ansible_collections.community.plesk.plugins.module_utils._model.entries import read_entry
from ansible_collections.community.plesk.plugins.module_utils._model.item import Item
from ansible_collections.community.plesk.plugins.module_utils._resources.kinds import SECTIONS
from engine import InProcess, Server

PASSWORD = "Corr3ct-Horse-1"
Document = Mapping[str, list[dict[str, Any]]]


def items_of(document: Document) -> list[Item]:
    return [
        parse_item(SECTIONS[section], read_entry(SECTIONS[section].argument_spec(), entry, ""), f"{section}[{index}]")
        for section, entries in document.items()
        for index, entry in enumerate(entries)
    ]


class Run:
    """One document on a server."""

    def __init__(self, server: Server, document: Document, check_mode: bool = False) -> None:
        self.wire = InProcess(server.emulator)
        self.planning = Planning(server.client(self.wire), check_mode=check_mode, caller="admin")
        self.outcomes = self.planning.plan(items_of(document))
        self.foreseen = [outcome.verb for outcome in self.outcomes]
        if not check_mode:
            Convergence(self.planning).apply(self.outcomes)

    @property
    def errors(self) -> list[str]:
        return [str(outcome.error) for outcome in self.outcomes if outcome.error]

    @property
    def changed(self) -> list[bool]:
        return [outcome.changed for outcome in self.outcomes]


def account(login: str, **more: Any) -> dict[str, Any]:
    return {"login": login, "contact_name": login, "password": PASSWORD, **more}


def reseller(login: str, **more: Any) -> dict[str, Any]:
    return account(login, limits={"max_cl": 50}, **more)


def test_ranks_follow_references_whatever_the_order():
    document = {
        "customers": [account("ann", owner="north")],
        "resellers": [account("north", plan="Gold")],
        "reseller_plans": [{"name": "Gold"}],
    }
    outcomes = [Outcome(item) for item in items_of(document)]
    arrange(outcomes, {})
    assert [outcome.rank for outcome in outcomes] == [2, 1, 0]


def test_ranks_of_deletions_are_reversed():
    document = {
        "reseller_plans": [{"name": "Gold", "state": "absent"}],
        "resellers": [{"login": "north", "state": "absent"}],
        "customers": [{"login": "ann", "state": "absent"}, {"login": "bob", "owner": "admin"}],
    }
    outcomes = [Outcome(item) for item in items_of(document)]
    arrange(outcomes, {})
    plan, north, ann, bob = (outcome.rank for outcome in outcomes)
    assert ann < north < plan
    assert bob < north


def test_unrelated_objects_share_a_rank():
    document = {"customers": [account("ann"), {"login": "bob", "state": "absent"}]}
    outcomes = [Outcome(item) for item in items_of(document)]
    arrange(outcomes, {})
    assert [outcome.rank for outcome in outcomes] == [0, 0]


def test_freed_login_is_taken_in_the_same_run():
    server = Server()
    Run(server, {"resellers": [account("jdoe")]})
    document = {"customers": [account("jdoe")], "resellers": [{"login": "jdoe", "state": "absent"}]}
    checked = Run(server, document, check_mode=True)
    assert (checked.errors, checked.foreseen) == ([], ["create", "delete"])
    done = Run(server, document)
    assert (done.errors, done.changed) == ([], [True, True])


def test_chain_of_renames_is_carried_out_backwards():
    server = Server()
    Run(server, {"customers": [account("a", external_id="1"), account("b", external_id="2")]})
    renames = [
        {"match_by": "external_id", "external_id": "1", "login": "b"},
        {"match_by": "external_id", "external_id": "2", "login": "c"},
    ]
    done = Run(server, {"customers": renames})
    assert (done.errors, done.changed) == ([], [True, True])
    assert Run(server, {"customers": renames}).changed == [False, False]


def test_swap_of_logins_fails_only_for_those_concerned():
    server = Server()
    Run(server, {"customers": [account("a", external_id="1"), account("b", external_id="2")]})
    swap = [
        {"match_by": "external_id", "external_id": "1", "login": "b"},
        {"match_by": "external_id", "external_id": "2", "login": "a"},
        account("c"),
    ]
    done = Run(server, {"customers": swap})
    assert [bool(outcome.error) for outcome in done.outcomes] == [True, True, False]
    assert "temporary name" in done.errors[0]


def test_failed_reseller_takes_along_only_its_customers():
    server = Server()
    document = {
        "resellers": [account("north") | {"password": "x"}],
        "customers": [account("ann", owner="north"), account("bob")],
    }
    done = Run(server, document)
    north, ann, bob = done.outcomes
    assert north.error
    assert ann.blocked is north
    assert not ann.done
    assert (bob.changed, bob.error) == (True, None)


def test_guard_counts_only_what_stays():
    server = Server()
    Run(server, {"resellers": [reseller("north"), reseller("south")], "customers": [account("ann", owner="north")]})
    moved = {"resellers": [{"login": "north", "state": "absent"}], "customers": [{"login": "ann", "owner": "south"}]}
    checked = Run(server, moved, check_mode=True)
    assert (checked.errors, checked.foreseen) == ([], ["delete", "update"])
    assert Run(server, moved).changed == [True, True]


def test_guard_counts_what_the_same_run_creates():
    server = Server()
    Run(server, {"resellers": [reseller("north")]})
    document = {"resellers": [{"login": "north", "state": "absent"}], "customers": [account("ann", owner="north")]}
    assert "ann" in " ".join(Run(server, document, check_mode=True).errors)


def test_unchanged_document_costs_one_request():
    server = Server()
    document = {
        "reseller_plans": [{"name": f"Plan {index}"} for index in range(5)],
        "resellers": [
            account(f"r{index}", plan=f"Plan {index % 5}", update_password="on_create") for index in range(20)
        ],
        "customers": [
            account(f"c{index}", owner=f"r{index % 20}", update_password="on_create") for index in range(100)
        ],
    }
    assert Run(server, document).errors == []
    again = Run(server, document)
    assert not any(again.changed)
    assert again.wire.requests <= 2


LOGINS = st.sampled_from(["a", "b", "c", "d"])
STATES = st.sampled_from(["present", "present", "absent"])


@st.composite
def documents(draw: Any) -> Document:
    """Accounts that refer to each other in any way, some of them to go."""
    plans = draw(st.dictionaries(st.sampled_from(["P", "Q"]), STATES))
    resellers = draw(st.dictionaries(LOGINS, st.tuples(STATES, st.sampled_from(["P", "Q", ""]))))
    customers = draw(st.dictionaries(LOGINS, st.tuples(STATES, st.sampled_from(["a", "b", "c", "admin"]))))
    gone: dict[str, Any] = {"state": "absent"}
    return {
        "customers": [
            account(login, owner=owner, update_password="on_create") if state == "present" else {"login": login, **gone}
            for login, (state, owner) in customers.items()
        ],
        "resellers": [
            reseller(login, plan=plan, update_password="on_create") if state == "present" else {"login": login, **gone}
            for login, (state, plan) in resellers.items()
        ],
        "reseller_plans": [{"name": name, **({} if state == "present" else gone)} for name, state in plans.items()],
    }


@pytest.mark.parametrize(
    "start", [{}, {"resellers": [reseller("a"), reseller("b")], "reseller_plans": [{"name": "P"}]}]
)
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(document=documents())
def test_check_mode_foresees_what_a_run_reaches(start, document):
    server = Server()
    Run(server, start)
    checked = Run(server, document, check_mode=True)
    done = Run(server, document)
    if done.errors:
        return
    assert checked.foreseen == done.foreseen
    assert done.changed == [verb != "none" for verb in done.foreseen]
    assert not any(Run(server, document).changed)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(document=documents())
def test_nothing_is_sent_before_what_it_needs(document):
    server = Server()
    done = Run(server, document)
    refused = [outcome for outcome in done.outcomes if outcome.error and outcome.attempts]
    assert not refused, "what the server refuses for a missing reference was sent too early"
