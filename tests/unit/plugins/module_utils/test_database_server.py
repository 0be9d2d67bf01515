# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Database servers: how they are found, what cannot be changed, and what stands in the way of a removal."""

from __future__ import annotations

import pytest
from lxml import etree

from ansible_collections.community.plesk.plugins.module_utils._api.errors import ConflictError, GuardError, OptionError
from ansible_collections.community.plesk.plugins.module_utils._resources.database_server import DATABASE_SERVER
from engine import InProcess, Server
from subscribed import subscribe

NEW = {"type": "mysql", "host": "db1.example.com", "port": 3306, "admin": "root", "password": "Corr3ct-Horse"}


@pytest.fixture
def server() -> Server:
    """A server with a remote database server beside the local one."""
    made = Server()
    assert made.task(DATABASE_SERVER, **NEW).error is None
    return made


def test_unchanged_server_costs_one_request_and_a_change_two(server):
    assert server.task(DATABASE_SERVER, **NEW).requests == 1
    changed = server.task(DATABASE_SERVER, host="DB1.example.com", admin="plesk", default=True)
    assert (changed.error, changed.changed, changed.requests) == (None, True, 2)
    assert (changed.values["admin"], changed.values["default"]) == ("plesk", True)


def test_each_operation_has_an_operator_element_of_its_own(server):
    wire = InProcess(server.emulator)
    server.task(DATABASE_SERVER, wire=wire, host="db1.example.com", admin="plesk", default=True)
    packet = etree.fromstring(wire.packets[-1])
    assert [[operation.tag for operation in operator] for operator in packet] == [["set-default"], ["set"], ["get"]]


def test_type_and_port_belong_to_the_key_if_they_are_set(server):
    second = {**NEW, "port": 3307}
    assert server.task(DATABASE_SERVER, **second).verb == "create"
    shared = server.task(DATABASE_SERVER, host="db1.example.com", admin="plesk")
    assert isinstance(shared.error, ConflictError)
    assert "shared by 2 objects" in shared.error.message
    assert server.task(DATABASE_SERVER, host="db1.example.com", port=3307, admin="plesk").changed


def test_host_and_port_are_changed_by_id(server):
    moved = server.task(DATABASE_SERVER, match_by="id", id=2, host="db2.example.com", port=3310)
    assert (moved.error, moved.changed) == (None, True)
    assert (moved.values["host"], moved.values["port"]) == ("db2.example.com", 3310)


@pytest.mark.parametrize(
    "options, text",
    [
        ({"match_by": "id", "id": 2, "type": "postgresql"}, "impossible to change this to 'postgresql'"),
        ({"host": "localhost", "default": False}, "default=true for another server"),
    ],
)
def test_impossible_changes_are_refused_unsent(server, options, text):
    task = server.task(DATABASE_SERVER, **options)
    assert isinstance(task.error, ConflictError)
    assert text in task.error.message
    assert task.requests == 1


def test_port_out_of_range_is_an_option_error(server):
    with pytest.raises(OptionError, match="above 65535"):
        server.task(DATABASE_SERVER, **{**NEW, "port": 70000})


def test_password_is_written_on_creation_or_always(server):
    assert not server.task(DATABASE_SERVER, **{**NEW, "password": "An0ther-Horse"}).changed
    forced = server.task(DATABASE_SERVER, **NEW, update_password="always")
    assert forced.changed
    assert "update_password=always writes it in every run" in " ".join(forced.planning.warnings)


def test_server_with_databases_is_not_removed(server):
    subscription = subscribe(server, "example.com")
    with server.emulator.store.transaction() as db:
        db.insert("databases", name="app", webspace_id=subscription, server_id=2)
    task = server.task(DATABASE_SERVER, host="db1.example.com", state="absent")
    assert isinstance(task.error, GuardError)
    assert task.error.objects == ["app"]
    assert task.requests == 1
    forced = server.task(DATABASE_SERVER, host="db1.example.com", state="absent", force=True)
    assert forced.error.code == 1023
