# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Databases, their users and their servers in one document: created, moved and deleted in the order that it takes."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.community.plesk.plugins.module_utils._engine.apply import Convergence
from ansible_collections.community.plesk.plugins.module_utils._engine.plan import parse_item
from ansible_collections.community.plesk.plugins.module_utils._engine.planning import Planning
from ansible_collections.community.plesk.plugins.module_utils._model.entries import read_entry
from ansible_collections.community.plesk.plugins.module_utils._resources.kinds import SECTIONS
from engine import InProcess, Server

PASSWORD = "Corr3ct-Horse-1"
PLACE = "db1.example.net:3306"
SUBSCRIPTION = {"name": "example.com", "hosting_type": "none", "ip_addresses": ["192.0.2.10"]}
DATABASE = {"subscription": "example.com", "name": "app", "type": "mysql", "database_server": PLACE}
USER = {"subscription": "example.com", "database": "app", "login": "app", "password": PASSWORD}
UNIVERSAL = {"subscription": "example.com", "database_server": PLACE, "login": "all", "password": PASSWORD}
SERVER = {"type": "mysql", "host": "db1.example.net", "port": 3306, "admin": "root"}
# The sections stand in an order in which nothing can be created.
DOCUMENT: dict[str, list[dict[str, Any]]] = {
    "database_users": [USER, {**USER, "login": "second"}, UNIVERSAL],
    "databases": [{**DATABASE, "custom_host": "db.example.com"}, {**DATABASE, "name": "shop"}],
    "subscriptions": [SUBSCRIPTION],
    "database_servers": [SERVER],
}


class Run:
    """One document on a server."""

    def __init__(self, server: Server, document: dict[str, list[dict[str, Any]]], check_mode: bool = False) -> None:
        items = [
            parse_item(kind, read_entry(kind.argument_spec(), entry, ""), f"{section}[{index}]")
            for section, entries in document.items()
            for kind in (SECTIONS[section],)
            for index, entry in enumerate(entries)
        ]
        self.wire = InProcess(server.emulator)
        planning = Planning(server.client(self.wire), check_mode=check_mode, caller="admin")
        self.outcomes = planning.plan(items)
        self.verbs = [outcome.verb for outcome in self.outcomes]
        if not check_mode:
            Convergence(planning).apply(self.outcomes)
        self.errors = [str(outcome.error) for outcome in self.outcomes if outcome.error]
        self.changed = [outcome.changed for outcome in self.outcomes]


@pytest.fixture
def server() -> Server:
    made = Server()
    assert Run(made, DOCUMENT).errors == []
    return made


def gone(section: str, *entries: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    return {section: [{**entry, "state": "absent"} for entry in entries]}


def test_document_creates_what_is_referred_to_first():
    server = Server()
    checked = Run(server, DOCUMENT, check_mode=True)
    assert (checked.errors, set(checked.verbs)) == ([], {"create"})
    done = Run(server, DOCUMENT)
    assert (done.errors, set(done.changed)) == ([], {True})
    again = Run(server, DOCUMENT)
    assert (again.errors, set(again.changed)) == ([], {False})
    assert again.wire.requests == 2


def test_document_deletes_what_refers_first(server):
    document = {
        **gone("database_servers", {"type": "mysql", "host": "db1.example.net", "port": 3306}),
        **gone("databases", *({**DATABASE, "name": name} for name in ("app", "shop"))),
        **gone("database_users", USER, {**USER, "login": "second"}, UNIVERSAL),
    }
    checked = Run(server, document, check_mode=True)
    assert (checked.errors, set(checked.verbs)) == ([], {"delete"})
    done = Run(server, document)
    assert (done.errors, set(done.changed)) == ([], {True})


def test_guard_counts_only_the_users_that_stay(server):
    document = {**gone("databases", DATABASE), **gone("database_users", USER)}
    done = Run(server, document)
    assert len(done.errors) == 1
    assert "it has users: second" in done.errors[0]


def test_failed_database_blocks_its_users_only(server):
    taken = {**DATABASE, "name": "app/2"}
    other = {**USER, "database": "app/2", "login": "third"}
    fourth = {**USER, "database": "shop", "login": "fourth"}
    done = Run(server, {"databases": [taken], "database_users": [other, fourth]})
    assert len(done.errors) == 1
    assert done.changed == [False, False, True]
    assert done.outcomes[1].blocked is done.outcomes[0]


def test_moved_database_keeps_its_users(server):
    target = {**SUBSCRIPTION, "name": "example.net"}
    moved = {**DATABASE, "subscription": "example.net"}
    user = {key: value for key, value in {**USER, "subscription": "example.net"}.items() if key != "password"}
    done = Run(server, {"subscriptions": [target], "databases": [moved]})
    assert (done.errors, done.changed) == ([], [True, True])
    again = Run(server, {"databases": [moved], "database_users": [user]})
    assert (again.errors, again.changed) == ([], [False, False])
