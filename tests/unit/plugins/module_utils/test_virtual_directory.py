# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Virtual directories against the emulator of a server on Windows in this process."""

from __future__ import annotations

import pytest
from lxml import etree

from ansible_collections.community.plesk.plugins.module_utils._api.errors import ApiError, OptionError
from ansible_collections.community.plesk.plugins.module_utils._engine.gather import Wanted, gather
from ansible_collections.community.plesk.plugins.module_utils._resources.virtual_directory import VIRTUAL_DIRECTORY
from engine import Server
from mail_server import hosted

NAMED = {"site": "example.com", "name": "/files/"}
FULL = {
    "real_path": "public/files",
    "access_write": True,
    "application": {"enabled": True, "parent_paths": True, "run_in_mta": False, "aspnet_version": "4.0"},
    "execute_permission": "execute",
    "default_documents": ["index.html", "default.htm"],
    "ip_allow": ["192.0.2.0/24"],
    "ip_deny": ["198.51.100.7", "203.0.113.1"],
    "mime_types": [".x application/x"],
    "deny_by_request_rate": True,
    "max_requests": 20,
    "request_interval": 200,
}


@pytest.fixture
def server() -> Server:
    return hosted("example.com", "platform=windows")


def changed(server: Server, **options):
    """Change a directory; a second run then changes nothing."""
    task = server.task(VIRTUAL_DIRECTORY, **NAMED, **options)
    assert (task.error, task.changed, task.requests) == (None, True, 3)
    again = server.task(VIRTUAL_DIRECTORY, **NAMED, **options)
    assert (again.error, again.changed, again.requests) == (None, False, 2)
    return task


def test_all_properties_are_written_and_read_back(server):
    task = changed(server, **FULL)
    assert {option: task.values[option] for option in FULL} == FULL
    assert task.values["name"] == "files"


def test_new_directory_without_properties_gets_the_defaults(server):
    task = changed(server)
    assert (task.values["real_path"], task.values["execute_permission"]) == ("files", "script")
    assert task.values["application"] == dict.fromkeys(("enabled", "parent_paths", "run_in_mta", "aspnet_version"))


def test_other_properties_are_sent_along(server):
    changed(server, **FULL)
    task = changed(server, access_write=False)
    sent = etree.fromstring(task.wire.packets[-1]).find("virtdir/update/properties")
    assert [node.text for node in sent.findall("ip-deny")] == ["198.51.100.7", "203.0.113.1"]
    assert {option: task.values[option] for option in FULL} == {**FULL, "access_write": False}


def test_lists_and_application_are_replaced(server):
    changed(server, **FULL)
    task = changed(server, ip_deny=["203.0.113.9"], default_documents=["default.htm", "index.html"])
    assert (task.values["ip_deny"], task.values["default_documents"]) == (
        ["203.0.113.9"],
        ["default.htm", "index.html"],
    )
    assert changed(server, default_documents=[]).values["default_documents"] == []
    assert changed(server, application={"enabled": False}).values["application"]["enabled"] is False
    assert changed(server, application={"run_in_mta": True}).values["application"]["enabled"] is True


def test_list_that_the_server_extends_fails_truthfully():
    server = hosted("example.com", "platform=windows", "virtdir_lists=merge")
    changed(server, ip_allow=["192.0.2.1"])
    changed(server, ip_allow=["192.0.2.1", "192.0.2.2"])
    task = server.task(VIRTUAL_DIRECTORY, **NAMED, ip_allow=["192.0.2.3"])
    assert (task.changed, task.error.option) == (True, "ip_allow")


def test_directory_is_deleted_once(server):
    changed(server)
    assert changed(server, state="absent").verb == "delete"


@pytest.mark.parametrize("code", [1023, 1026])
def test_linux_refuses_the_directory_in_its_own_words(code):
    server = hosted("example.com", f"virtdir_on_linux={code}")
    task = server.task(VIRTUAL_DIRECTORY, **NAMED)
    assert isinstance(task.error, ApiError)
    assert (task.error.code, task.changed) == (code, False)
    assert "Windows only" in str(task.error)


def test_names_and_applications_are_checked(server):
    with pytest.raises(OptionError, match="is not the name of a virtual directory"):
        server.task(VIRTUAL_DIRECTORY, site="example.com", name="my files")
    with pytest.raises(OptionError, match="the application is not enabled"):
        server.task(VIRTUAL_DIRECTORY, **NAMED, application={"enabled": False, "run_in_mta": True})


def test_directories_are_read_by_their_names(server):
    changed(server, **FULL)
    wanted = Wanted(VIRTUAL_DIRECTORY, "name", ("files", "other"), given={"site": "example.com"})
    client = server.client()
    found = gather(client, [wanted]).by_section["virtual_directories"]
    assert [(entry.values["site"], entry.values["name"]) for entry in found] == [("example.com", "files")]
    assert found[0].values["ip_allow"] == ["192.0.2.0/24"]
    assert client.wire.requests == 2
