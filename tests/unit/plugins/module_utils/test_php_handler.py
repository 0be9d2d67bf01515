# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""PHP handlers against the emulator in this process: what is switched, and what is in the way."""

from __future__ import annotations

import pytest
from lxml import etree

from ansible_collections.community.plesk.plugins.module_utils._api.errors import (
    ConflictError,
    GuardError,
    OptionError,
    SeveralErrors,
)
from ansible_collections.community.plesk.plugins.module_utils._resources.php_handler import PHP_HANDLER
from engine import Server
from mail_server import hosted, send


@pytest.fixture
def server() -> Server:
    """A server with a site that uses the handler fpm."""
    return using("fpm")


def using(handler: str, *behaviors: str) -> Server:
    made = hosted("example.com", *behaviors)
    answer = send(
        made,
        "<webspace><set><filter><name>example.com</name></filter><values><hosting><vrt_hst><property>"
        f"<name>php_handler_id</name><value>{handler}</value></property></vrt_hst></hosting></values></set></webspace>",
    )
    assert b"<status>ok" in answer, answer
    return made


def written(task) -> list[str]:
    return [
        f"{operation.tag} {operation.findtext('filter/id')}"
        for body in task.wire.packets
        for operation in etree.fromstring(body).iterfind("php-handler/*")
        if not operation.tag.startswith("get")
    ]


def test_unchanged_handler_costs_one_request_and_a_switch_two(server):
    assert server.task(PHP_HANDLER, handler_id="cgi", enabled=True).requests == 1
    off = server.task(PHP_HANDLER, handler_id="cgi", enabled=False)
    assert (off.error, off.changed, off.requests) == (None, True, 2)
    assert (written(off), off.values) == (["disable cgi"], {"handler_id": "cgi", "enabled": False})
    assert server.task(PHP_HANDLER, handler_id="cgi", enabled=False).requests == 1
    on = server.task(PHP_HANDLER, handler_id="cgi", enabled=True)
    assert (on.error, on.requests, written(on)) == (None, 2, ["enable cgi"])


@pytest.mark.parametrize("check_mode", [True, False])
def test_absent_handler_is_refused_with_the_option(server, check_mode):
    refused = server.task(PHP_HANDLER, check_mode=check_mode, handler_id="nope", enabled=False)
    assert str(refused.error) == (
        "PHP handler 'nope' does not exist, and it cannot be created by itself. Correct handler_id."
    )


def test_handler_in_use_is_disabled_only_with_force(server):
    kept = server.task(PHP_HANDLER, handler_id="fpm", enabled=False)
    assert isinstance(kept.error, GuardError)
    assert (kept.error.objects, written(kept), kept.requests) == (["example.com"], [], 1)
    forced = server.task(PHP_HANDLER, handler_id="fpm", enabled=False, force=True)
    assert (forced.error, forced.changed) == (None, True)


def test_server_that_refuses_to_disable_is_reported():
    server = using("fpm", "php_handler_in_use=1023")
    forced = server.task(PHP_HANDLER, handler_id="fpm", enabled=False, force=True)
    assert forced.error.code == 1023


def test_handlers_of_a_list_are_switched_each_by_itself(server):
    task = server.tasks(
        PHP_HANDLER, {"handler_id": "cgi", "enabled": False}, {"handler_id": "fastcgi", "enabled": False}
    )
    assert [outcome.error for outcome in task.outcomes] == [None, None]
    assert (written(task), task.requests) == (["disable cgi", "disable fastcgi"], 2)


def test_missing_handler_is_a_conflict(server):
    missing = server.task(PHP_HANDLER, handler_id="php-0.1", enabled=True)
    assert isinstance(missing.error, ConflictError)
    assert "cannot be created" in missing.error.message


def test_blank_handler_and_old_protocol_are_refused_unsent(server):
    with pytest.raises(OptionError, match="is missing or blank"):
        server.task(PHP_HANDLER, handler_id=" ", enabled=True)
    with pytest.raises(SeveralErrors, match="requires version 1"):
        server.task(PHP_HANDLER, version="1.6.6.0", handler_id="cgi", enabled=True)
