# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Databases: how they are found, moved and guarded, and what is refused as impossible."""

from __future__ import annotations

import pytest

from ansible_collections.community.plesk.plugins.module_utils._api.errors import ConflictError, GuardError, OptionError
from ansible_collections.community.plesk.plugins.module_utils._resources.database import DATABASE
from ansible_collections.community.plesk.plugins.module_utils._resources.database_server import DATABASE_SERVER
from ansible_collections.community.plesk.plugins.module_utils._resources.database_user import DATABASE_USER
from ansible_collections.community.plesk.plugins.module_utils._resources.reseller import RESELLER
from engine import Server
from subscribed import subscribe

APP = {"subscription": "a.example", "name": "app"}
NEW = {**APP, "type": "mysql"}
USER = {"subscription": "a.example", "database": "app", "login": "app", "password": "Corr3ct-Horse"}


def stored(server: Server, column: str) -> object:
    with server.emulator.store.transaction() as db:
        return db.value(f"SELECT {column} FROM databases")


@pytest.fixture
def empty() -> Server:
    """A server with two subscriptions."""
    made = Server()
    subscribe(made, "a.example")
    subscribe(made, "b.example")
    return made


@pytest.fixture
def server(empty: Server) -> Server:
    """A server with a database in the first of two subscriptions."""
    assert empty.task(DATABASE, **NEW).error is None
    return empty


def test_creation_costs_two_requests_and_unchanged_one(empty):
    made = empty.task(DATABASE, **NEW)
    assert (made.error, made.verb, made.requests) == (None, "create", 2)
    again = empty.task(DATABASE, **NEW)
    assert (again.changed, again.requests) == (False, 1)


def test_database_is_created_on_the_server_named(empty):
    remote = {"type": "mysql", "host": "db1.example.com", "port": 3306, "admin": "root"}
    assert empty.task(DATABASE_SERVER, **remote).error is None
    made = empty.task(DATABASE, **NEW, database_server="DB1.example.com:3306")
    assert (made.error, made.outcome.after.facts["server_id"]) == (None, 2)
    assert empty.task(DATABASE, **NEW, database_server="localhost:3306").verb == "create"
    twice = empty.task(DATABASE, **APP)
    assert isinstance(twice.error, ConflictError)
    assert "shared by 2 objects" in twice.error.message
    assert empty.task(DATABASE, **NEW, server_id=2).requests == 1


@pytest.mark.parametrize("place", ["localhost:3307", "db9.example.com:3306"])
def test_unknown_server_is_an_error(empty, place):
    task = empty.task(DATABASE, **NEW, database_server=place)
    assert isinstance(task.error, OptionError)
    assert f"'{place}' is not the name of an existing database server" in task.error.message


def test_server_option_without_a_port_is_refused(empty):
    with pytest.raises(OptionError, match="is not HOST:PORT"):
        empty.task(DATABASE, **NEW, database_server="localhost")


@pytest.mark.parametrize(
    "options, text",
    [
        ({"name": "app"}, "subscription is required"),
        ({**NEW, "database_server": "localhost:3306", "server_id": 1}, "cannot be combined"),
    ],
)
def test_incomplete_or_contradictory_options_are_refused(empty, options, text):
    with pytest.raises(OptionError, match=text):
        empty.task(DATABASE, **options)


@pytest.mark.parametrize(
    "options", [{"name": "shop"}, {"type": "postgresql"}, {"server_id": 7}, {"database_server": "db1.example.com:3306"}]
)
def test_impossible_changes_are_refused_without_a_write(server, options):
    remote = {"type": "mysql", "host": "db1.example.com", "port": 3306, "admin": "root"}
    assert server.task(DATABASE_SERVER, **remote).error is None
    task = server.task(DATABASE, match_by="id", id=1, **options)
    assert isinstance(task.error, ConflictError)
    assert "it is impossible to change this" in task.error.message
    assert task.requests == 1


def test_database_is_moved_by_id(server):
    moved = server.task(DATABASE, match_by="id", id=1, subscription="b.example")
    assert (moved.error, moved.changed, moved.values["subscription"]) == (None, True, "b.example")
    assert moved.outcome.change.differences["subscription"] == ("a.example", "b.example")
    assert stored(server, "webspace_id") == 2
    assert not server.task(DATABASE, match_by="id", id=1, subscription="b.example").changed


def test_database_is_moved_by_name_only_with_its_server(server):
    other = {"subscription": "b.example", "name": "app", "type": "mysql"}
    taken = server.task(DATABASE, **other)
    assert taken.error.code == 1007
    assert stored(server, "webspace_id") == 1
    moved = server.task(DATABASE, **other, database_server="localhost:3306")
    assert (moved.error, moved.verb) == (None, "update")
    assert stored(server, "webspace_id") == 2


def test_absent_does_not_look_in_other_subscriptions(server):
    other = {"subscription": "b.example", "name": "app", "server_id": 1, "state": "absent", "force": True}
    task = server.task(DATABASE, **other)
    assert (task.error, task.changed) == (None, False)
    assert stored(server, "name") == "app"


def test_custom_host_follows_the_creation_and_is_blind(empty):
    made = empty.task(DATABASE, **NEW, custom_host="db.example.com")
    assert (made.error, made.requests) == (None, 3)
    assert stored(empty, "custom_host") == "db.example.com"
    assert not empty.task(DATABASE, **NEW, custom_host="other.example.com").changed
    forced = empty.task(DATABASE, **NEW, custom_host="other.example.com", update_custom_host="always")
    assert (forced.error, forced.changed) == (None, True)
    assert stored(empty, "custom_host") == "other.example.com"


def test_default_user_of_a_database_without_users_only_warns(server):
    task = server.task(DATABASE, **APP, default_user="app")
    assert (task.error, task.changed) == (None, False)
    assert "first user becomes the default one" in " ".join(task.planning.warnings)


def test_default_user_is_changed_among_the_users(server):
    for login in ("app", "second"):
        assert server.task(DATABASE_USER, **{**USER, "login": login}).error is None
    assert not server.task(DATABASE, **APP, default_user="app").changed
    changed = server.task(DATABASE, **APP, default_user="second")
    assert changed.outcome.change.differences["default_user"] == ("app", "second")
    assert (changed.error, changed.values["default_user"]) == (None, "second")
    assert stored(server, "default_user_id") == 2
    unknown = server.task(DATABASE, **APP, default_user="secnd")
    assert "Did you mean 'second'?" in unknown.error.message


def test_universal_user_can_be_the_default_user(server):
    universal = {"subscription": "a.example", "server_id": 1, "login": "all", "password": "Corr3ct-Horse"}
    assert server.task(DATABASE_USER, **universal).error is None
    assert server.task(DATABASE, **APP, default_user="all").changed
    assert not server.task(DATABASE, **APP, default_user="all").changed


def test_database_with_users_is_deleted_only_with_force(server):
    assert server.task(DATABASE_USER, **USER).error is None
    task = server.task(DATABASE, **APP, state="absent")
    assert isinstance(task.error, GuardError)
    assert task.error.objects == ["app"]
    checked = server.task(DATABASE, check_mode=True, **APP, state="absent", force=True)
    assert checked.outcome.change.taken == {"users": ["app"]}
    forced = server.task(DATABASE, **APP, state="absent", force=True)
    assert (forced.error, forced.verb) == (None, "delete")


def test_users_of_all_databases_do_not_guard_one():
    server = Server("universal_users_by_db=yes")
    subscribe(server, "a.example")
    server.task(DATABASE, **NEW)
    universal = {"subscription": "a.example", "server_id": 1, "login": "all", "password": "Corr3ct-Horse"}
    assert server.task(DATABASE_USER, **universal).error is None
    assert server.task(DATABASE, **APP, state="absent").changed


def test_reseller_names_the_server_by_its_id(empty):
    options = {"login": "north", "contact_name": "North", "password": "Corr3ct-Horse"}
    reseller = empty.task(RESELLER, **options, permissions={"remote_access_interface": True})
    assert reseller.error is None
    with empty.emulator.store.transaction() as db:
        db.update("webspaces", 1, owner_id=reseller.outcome.after.id)
    own = Server(login="north", password="Corr3ct-Horse")
    own.emulator = empty.emulator
    refused = own.task(DATABASE, **NEW, database_server="localhost:3306")
    assert isinstance(refused.error, OptionError)
    assert "set server_id" in refused.error.message
    made = own.task(DATABASE, **NEW, server_id=1)
    assert (made.error, made.verb) == (None, "create")
