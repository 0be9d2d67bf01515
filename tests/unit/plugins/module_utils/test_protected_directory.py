# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Protected directories and their users against the emulator in this process."""

from __future__ import annotations

import pytest
from lxml import etree

from ansible_collections.community.plesk.plugins.module_utils._api.errors import OptionError
from ansible_collections.community.plesk.plugins.module_utils._engine.gather import Wanted, gather
from ansible_collections.community.plesk.plugins.module_utils._resources.protected_directory import PROTECTED_DIRECTORY
from engine import Server
from mail_server import hosted

PRIVATE = {"site": "example.com", "path": "/private/"}
INTERNATIONAL = ("b\u00fccher.example", "xn--bcher-kva.example")
USER = {"login": "jdoe", "password": "Corr3ct-Horse"}


@pytest.fixture
def server() -> Server:
    made = hosted("example.com")
    created = made.task(PROTECTED_DIRECTORY, **PRIVATE, title="Staff", cgi=True, users=[USER])
    assert (created.error, created.changed) == (None, True)
    return made


def written(task) -> list[str]:
    return [
        operation.tag
        for body in task.wire.packets
        for operation in etree.fromstring(body).iterfind("protected-dir/*")
        if not operation.tag.startswith("get")
    ]


def test_unchanged_directory_costs_two_requests(server):
    again = server.task(PROTECTED_DIRECTORY, **PRIVATE, title="Staff", cgi=True, users=[USER])
    assert (again.error, again.changed, again.requests) == (None, False, 2)
    assert again.values["users"] == [{"login": "jdoe"}]
    assert (again.values["path"], again.values["title"], again.values["cgi"]) == ("private", "Staff", True)


@pytest.mark.parametrize("behavior", ["merge", "replace"])
def test_other_ways_of_access_stay(behavior):
    server = hosted("example.com", f"protected_dir_location={behavior}")
    assert server.task(PROTECTED_DIRECTORY, **PRIVATE, non_ssl=True, cgi=True).error is None
    changed = server.task(PROTECTED_DIRECTORY, **PRIVATE, cgi=False)
    assert (changed.error, changed.requests, written(changed)) == (None, 3, ["set"])
    assert (changed.values["non_ssl"], changed.values["cgi"]) == (True, False)


def test_users_are_added_and_deleted_with_purge_only(server):
    second = {"login": "rroe", "password": "Corr3ct-Horse"}
    added = server.task(PROTECTED_DIRECTORY, **PRIVATE, users=[second])
    assert (added.error, written(added)) == (None, ["add-user"])
    assert added.values["users"] == [{"login": "jdoe"}, {"login": "rroe"}]
    purged = server.task(PROTECTED_DIRECTORY, **PRIVATE, users=[{"login": "rroe"}], purge_users=True)
    assert (purged.error, written(purged)) == (None, ["delete-user"])
    assert purged.values["users"] == [{"login": "rroe"}]


def test_password_is_written_on_creation_or_always(server):
    new = {**USER, "password": "An0ther-Horse"}
    assert not server.task(PROTECTED_DIRECTORY, **PRIVATE, users=[new]).changed
    forced = server.task(PROTECTED_DIRECTORY, **PRIVATE, users=[{**new, "update_password": "always"}])
    assert (forced.error, forced.changed, written(forced)) == (None, True, ["set-user"])
    assert "An0ther-Horse" not in str(forced.outcome.change.differences)
    assert "update_password=always" in " ".join(forced.planning.warnings)


def test_new_user_without_password_is_refused_unsent(server):
    task = server.task(PROTECTED_DIRECTORY, **PRIVATE, users=[{"login": "rroe"}])
    assert isinstance(task.error, OptionError)
    assert (task.error.option, written(task)) == ("users[0].password", [])


def test_directory_is_renamed_by_id_and_deleted(server):
    moved = server.task(PROTECTED_DIRECTORY, site="example.com", match_by="id", id=1, path="/")
    assert (moved.error, moved.values["path"]) == (None, "/")
    gone = server.task(PROTECTED_DIRECTORY, site="example.com", path="/", state="absent")
    assert (gone.error, gone.changed, written(gone)) == (None, True, ["delete"])
    assert not server.task(PROTECTED_DIRECTORY, site="example.com", path="/", state="absent").changed


def test_no_way_of_access_and_double_users_are_refused(server):
    with pytest.raises(OptionError, match="Set at least one"):
        server.task(PROTECTED_DIRECTORY, **PRIVATE, ssl=False, non_ssl=False, cgi=False)
    with pytest.raises(OptionError, match="is listed twice"):
        server.task(PROTECTED_DIRECTORY, **PRIVATE, users=[USER, USER])


def test_directories_of_all_sites_are_read_with_their_users(server):
    found = gather(server.client(), [Wanted(PROTECTED_DIRECTORY)]).by_section["protected_directories"]
    assert [(entry.values["site"], entry.values["users"]) for entry in found] == [("example.com", [{"login": "jdoe"}])]


@pytest.mark.parametrize("stored", INTERNATIONAL)
def test_directory_of_international_site_is_found_in_either_form(stored):
    server = hosted(stored)
    for number, given in enumerate(INTERNATIONAL):
        task = server.task(PROTECTED_DIRECTORY, site=given, path="private")
        assert (task.error, task.changed) == (None, number == 0)
