# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of FTP users, against the emulator in this process."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import etree

from ansible_collections.community.plesk.plugins.module_utils._resources.ftp_user import FTP_USER
from ansible_collections.community.plesk.plugins.module_utils._resources.subscription import SUBSCRIPTION
from engine import Server, Task

SECRET = "Corr3ct-Horse"


def stocked(*behaviors: str) -> Server:
    """A server with two subscriptions."""
    server = Server(*behaviors)
    for name, login in (("example.com", "jdoe"), ("example.net", "rroe")):
        task = server.task(SUBSCRIPTION, name=name, ftp_login=login, ftp_password=SECRET)
        assert task.error is None, task.error
    return server


@pytest.fixture
def server() -> Server:
    return stocked()


def create(server: Server, name: str = "upload", **options: Any) -> Task:
    task = server.task(FTP_USER, name=name, **{"subscription": "example.com", "password": SECRET, **options})
    assert task.error is None, task.error
    return task


def writes(task: Task) -> list[str]:
    """The operations of a task that write, in their order."""
    sent = [tag.tag for body in task.wire.packets for operator in etree.fromstring(body) for tag in operator]
    return [name for name in sent if not name.startswith("get")]


def test_creation_takes_two_requests_and_nothing_one(server):
    options = {"home": "/httpdocs/x", "create_home": True, "quota": "1G", "read": True, "write": True}
    done = create(server, **options)
    assert (done.changed, done.requests, writes(done)) == (True, 2, ["add"])
    assert (done.values["quota"], done.values["home"]) == (1024**3, "/httpdocs/x")
    again = create(server, **{**options, "home": "httpdocs/x/"})
    assert (again.changed, again.requests) == (False, 1)
    changed = create(server, quota="unlimited", write=False)
    assert (changed.requests, writes(changed), changed.values["quota"]) == (2, ["set"], -1)
    assert changed.values["read"] is True


def test_missing_home_is_created_only_when_asked_for(server):
    options = {"subscription": "example.com", "password": SECRET, "home": "/httpdocs/y"}
    assert server.task(FTP_USER, name="upload", **options).error.kind == "api"
    create(server, home="/httpdocs/y", create_home=True)
    assert create(server, home="").values["home"] == ""


def test_password_is_written_when_asked_for(server):
    create(server)
    assert not create(server, password="An0ther-Horse").changed
    done = create(server, password="An0ther-Horse", update_password="always")
    assert (done.changed, writes(done)) == (True, ["set"])


def test_another_name_is_set_by_id(server):
    number = create(server).outcome.after.id
    done = server.task(FTP_USER, match_by="id", id=number, name="loader")
    assert (done.error, done.values["name"], done.requests) == (None, "loader", 2)


def test_another_subscription_is_refused(server):
    create(server)
    task = server.task(FTP_USER, name="upload", subscription="example.net")
    assert (task.error.option, writes(task)) == ("subscription", [])


@pytest.mark.parametrize("name", ["Upload", "1st", "a" * 17, "a b", ""])
def test_invalid_login_is_refused(server, name):
    with pytest.raises(Exception, match="name"):
        server.task(FTP_USER, name=name, subscription="example.com", password=SECRET)


def test_permissions_that_are_not_returned_are_not_compared():
    server = stocked("ftp_permissions=absent")
    create(server, read=True)
    task = create(server, read=False)
    assert not task.changed
    assert "read was not compared" in " ".join(task.planning.warnings)


@pytest.mark.parametrize("behavior", ["ok_filter_id", "bare_ok"])
def test_deletion_takes_two_requests_and_nothing_one(behavior):
    server = stocked(f"ftp_user_empty_result={behavior}")
    create(server)
    done = server.task(FTP_USER, name="upload", state="absent")
    assert (done.error, done.changed, done.requests) == (None, True, 2)
    again = server.task(FTP_USER, name="upload", state="absent")
    assert (again.changed, again.requests) == (False, 1)
