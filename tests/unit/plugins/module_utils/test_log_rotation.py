# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The log rotation of sites against the emulator in this process."""

from __future__ import annotations

import pytest
from lxml import etree

from ansible_collections.community.plesk.plugins.module_utils._api.errors import OptionError
from ansible_collections.community.plesk.plugins.module_utils._engine.gather import Wanted, gather
from ansible_collections.community.plesk.plugins.module_utils._resources.log_rotation import LOG_ROTATION
from engine import Server
from mail_server import hosted, send
from unit.emulator.hosted import site

SITE = {"site": "example.com"}
INTERNATIONAL = ("b\u00fccher.example", "xn--bcher-kva.example")


@pytest.fixture
def server() -> Server:
    return hosted("example.com")


def written(task) -> list[str]:
    return [
        operation.tag
        for body in task.wire.packets
        for operation in etree.fromstring(body).iterfind("log-rotation/*")
        if not operation.tag.startswith("get")
    ]


def changed(server: Server, **options):
    """Change the rotation; a second run then changes nothing."""
    task = server.task(LOG_ROTATION, **options)
    assert (task.error, task.changed, task.requests) == (None, True, 2)
    again = server.task(LOG_ROTATION, **options)
    assert (again.error, again.changed, again.requests) == (None, False, 1)
    return task


def test_all_settings_are_written_and_read_back(server):
    wanted = {"enabled": False, "period": "weekly", "files": 4, "compress": False, "email": "logs@example.com"}
    task = changed(server, **SITE, **wanted)
    assert {option: task.values[option] for option in wanted} == wanted
    assert task.values["size"] is None
    assert written(task) == ["disable", "set"]


def test_status_alone_leaves_the_settings_unsent(server):
    assert written(changed(server, **SITE, enabled=False)) == ["disable"]
    assert written(changed(server, **SITE, enabled=True)) == ["enable"]


def test_one_condition_takes_the_place_of_the_other(server):
    changed(server, **SITE, size=2048)
    foreseen = server.task(LOG_ROTATION, check_mode=True, **SITE, period="daily").outcome.change
    done = changed(server, **SITE, period="daily")
    assert foreseen.differences == done.outcome.change.differences
    assert foreseen.predicted == done.values
    assert foreseen.differences == {"period": (None, "daily"), "size": (2048, None)}
    changed(server, **SITE, size=512)


def test_other_settings_are_sent_along(server):
    changed(server, **SITE, period="monthly", email="logs@example.com")
    task = changed(server, **SITE, files=3)
    sent = etree.fromstring(task.wire.packets[-1]).find("log-rotation/set")
    assert sent.findtext("filter/site-id") == "1"
    assert [(node.tag, node.text) for node in sent.find("settings").iter() if node.text] == [
        ("log-bytime", "Monthly"),
        ("log-max-num-files", "3"),
        ("log-compress", "true"),
        ("log-email", "logs@example.com"),
    ]
    assert changed(server, **SITE, email="").values["email"] == ""
    assert b"log-email" not in changed(server, **SITE, files=5).wire.packets[-1]


def test_two_conditions_are_refused(server):
    with pytest.raises(OptionError, match="period cannot be combined"):
        server.task(LOG_ROTATION, **SITE, size=5, period="daily")


@pytest.mark.parametrize("stored", INTERNATIONAL)
@pytest.mark.parametrize("given", INTERNATIONAL)
def test_international_site_is_found_in_either_form(stored, given):
    server = hosted(stored)
    task = server.task(LOG_ROTATION, site=given, files=3)
    assert (task.error, task.changed, task.requests) == (None, True, 3)
    again = server.task(LOG_ROTATION, site=given, files=3)
    assert (again.error, again.changed, again.requests) == (None, False, 2)


def test_site_that_is_missing_is_an_error(server):
    assert server.task(LOG_ROTATION, site="nowhere.example", enabled=True).error.option == "site"


@pytest.mark.parametrize("code", [1023, 1013, 1019])
def test_site_without_hosting_is_an_error(code):
    server = hosted("example.com", f"log_rotation_no_hosting={code}")
    assert b"<status>ok" in send(server, site("shop.example", htype="none", webspace_id=1))
    task = server.task(LOG_ROTATION, site="shop.example", enabled=False)
    assert task.error
    assert (task.changed, written(task)) == (False, [])
    found = gather(server.client(), [Wanted(LOG_ROTATION)]).by_section["log_rotations"]
    assert [entry.values["site"] for entry in found] == ["example.com"]


def test_rotations_of_all_sites_are_read_in_two_requests(server):
    assert b"<status>ok" in send(server, site("shop.example", htype="vrt_hst", webspace_id=1))
    changed(server, site="shop.example", enabled=False)
    client = server.client()
    found = gather(client, [Wanted(LOG_ROTATION)]).by_section["log_rotations"]
    assert [(entry.values["site"], entry.values["enabled"]) for entry in found] == [
        ("example.com", True),
        ("shop.example", False),
    ]
    assert client.wire.requests == 2
