# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Users of databases: those of one, those of all of a subscription, and what can be read of neither."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import etree

from ansible_collections.community.plesk.plugins.module_utils._api.errors import ConflictError, OptionError
from ansible_collections.community.plesk.plugins.module_utils._model.listed import Networks, Texts
from ansible_collections.community.plesk.plugins.module_utils._resources.database import DATABASE
from ansible_collections.community.plesk.plugins.module_utils._resources.database_user import DATABASE_USER
from engine import InProcess, Server
from subscribed import subscribe

APP = {"subscription": "a.example", "database": "app", "login": "app"}
NEW = {**APP, "password": "Corr3ct-Horse"}
UNIVERSAL = {"subscription": "a.example", "server_id": 1, "login": "all", "password": "Corr3ct-Horse"}


def stored(server: Server, column: str, login: str = "app") -> Any:
    with server.emulator.store.transaction() as db:
        return db.value(f"SELECT {column} FROM database_users WHERE login = ?", login)


def with_databases(*behaviors: str) -> Server:
    made = Server(*behaviors)
    for name, database in (("a.example", "app"), ("a.example", "shop"), ("b.example", "blog")):
        with made.emulator.store.transaction() as db:
            known = db.value("SELECT id FROM webspaces WHERE name = ?", name)
        if not known:
            subscribe(made, name)
        assert made.task(DATABASE, subscription=name, name=database, type="mysql").error is None
    return made


@pytest.fixture
def server() -> Server:
    """A server with two databases in one subscription, and one in another."""
    return with_databases()


def test_creation_costs_three_requests_and_unchanged_two(server):
    made = server.task(DATABASE_USER, **NEW)
    assert (made.error, made.verb, made.requests) == (None, "create", 3)
    again = server.task(DATABASE_USER, **NEW)
    assert (again.changed, again.requests) == (False, 2)
    assert again.outcome.after.facts == {"database_id": 1, "subscription_id": 1, "server_id": 1}


def test_one_login_in_two_databases_is_two_users(server):
    assert server.task(DATABASE_USER, **NEW).verb == "create"
    other = server.task(DATABASE_USER, **{**NEW, "database": "shop"})
    assert other.error.code == 1007
    assert server.task(DATABASE_USER, **{**APP, "database": "shop"}, state="absent").verb == "none"


def test_only_what_differs_is_written_behind_the_id(server):
    server.task(DATABASE_USER, **NEW, hosts=["%"])
    wire = InProcess(server.emulator)
    changed = server.task(DATABASE_USER, wire=wire, **APP, allow_access_from=["10.1.2.3/8", "192.0.2.7"])
    assert (changed.error, changed.changed) == (None, True)
    node = etree.fromstring(wire.packets[-1]).find("database/set-db-user")
    assert [child.tag for child in node] == ["id", "allow-access-from"]
    assert [child.text for child in node[1]] == ["10.0.0.0/8", "192.0.2.7"]
    assert changed.values["hosts"] == ["%"]


def test_lists_are_sets_that_can_be_cleared(server):
    server.task(DATABASE_USER, **NEW, hosts=["localhost", "%"], allow_access_from=["10.0.0.0/255.0.0.0"])
    same = {"hosts": ["%", "localhost", "%"], "allow_access_from": ["10.0.0.0/8"]}
    assert not server.task(DATABASE_USER, **APP, **same).changed
    cleared = server.task(DATABASE_USER, **APP, hosts=[], allow_access_from=[])
    assert (cleared.error, cleared.values["hosts"], cleared.values["allow_access_from"]) == (None, [], [])


@pytest.mark.parametrize("codec, value", [(Networks(), "10.0.0.0/33"), (Networks(), ""), (Texts(), " ")])
def test_invalid_entry_of_a_list_is_named_by_its_place(codec, value):
    with pytest.raises(OptionError, match=r"hosts\[1\]"):
        codec.parse(["127.0.0.1", value], "hosts")


def test_password_and_role_are_blind(server):
    assert server.task(DATABASE_USER, **NEW, role="read_only").error is None
    assert stored(server, "role") == "readOnly"
    assert not server.task(DATABASE_USER, **{**NEW, "password": "An0ther-Horse"}, role="read_write").changed
    forced = server.task(DATABASE_USER, **APP, role="read_write", update_role="always")
    assert (forced.error, forced.changed, stored(server, "role")) == (None, True, "readWrite")
    password = {"password": "$5$x$y", "password_type": "crypt", "update_password": "always"}
    assert server.task(DATABASE_USER, **APP, **password).changed
    assert (stored(server, "password"), stored(server, "password_type")) == ("$5$x$y", "crypt")


def test_login_is_changed_by_id(server):
    server.task(DATABASE_USER, **NEW)
    renamed = server.task(DATABASE_USER, match_by="id", id=1, login="app2")
    assert (renamed.error, renamed.values["login"], renamed.requests) == (None, "app2", 2)
    assert server.task(DATABASE_USER, match_by="id", id=1, state="absent").verb == "delete"


def test_another_database_is_impossible(server):
    server.task(DATABASE_USER, **NEW)
    task = server.task(DATABASE_USER, match_by="id", id=1, subscription="a.example", database="shop")
    assert isinstance(task.error, ConflictError)
    assert "it is impossible to change this to 'shop'" in task.error.message


@pytest.mark.parametrize("behavior", ["universal_db_id=absent", "universal_db_id=zero", "universal_users_by_db=yes"])
def test_universal_user_is_found_by_its_login(behavior):
    server = with_databases(behavior)
    assert server.task(DATABASE_USER, **UNIVERSAL).verb == "create"
    again = server.task(DATABASE_USER, **UNIVERSAL)
    assert (again.error, again.changed, again.requests) == (None, False, 1)
    assert server.task(DATABASE_USER, **{**APP, "login": "all"}, state="absent").verb == "none"
    assert stored(server, "webspace_id", "all") == 1
    assert server.task(DATABASE_USER, subscription="a.example", login="all", state="absent").verb == "delete"


def test_several_universal_users_of_a_login_are_an_error(server):
    with server.emulator.store.transaction() as db:
        second = db.insert("db_servers", type="mysql", host="db1", port=3306, admin="root")
        for number in (1, second):
            columns = {"login": "all", "password": "x", "webspace_id": 1, "server_id": number}
            db.insert("database_users", **columns)
    task = server.task(DATABASE_USER, **UNIVERSAL)
    assert isinstance(task.error, ConflictError)
    assert "shared by 2 objects" in task.error.message


@pytest.mark.parametrize(
    "options, text",
    [
        ({"login": "app"}, "subscription is required"),
        ({"login": "app", "subscription": "a.example"}, "database is required for the user of one database"),
        ({"match_by": "id", "id": 1, "database": "app"}, "subscription is required"),
    ],
)
def test_options_that_leave_the_user_open_are_refused(server, options, text):
    with pytest.raises(OptionError, match=text):
        server.task(DATABASE_USER, **options)


@pytest.mark.parametrize("option, value", [("database", "blog"), ("subscription", "c.example")])
def test_missing_database_or_subscription_is_named(server, option, value):
    task = server.task(DATABASE_USER, **{**NEW, option: value})
    assert isinstance(task.error, OptionError)
    assert task.error.option == option
    assert server.task(DATABASE_USER, **{**APP, option: value}, state="absent").verb == "none"


def test_missing_database_is_a_warning_in_check_mode(server):
    task = server.task(DATABASE_USER, check_mode=True, **{**NEW, "database": "blog"})
    assert (task.error, task.verb) == (None, "create")
    assert "'blog' does not exist yet" in " ".join(task.planning.warnings)
