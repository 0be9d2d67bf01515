# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Operations that read are known by name; what is not known writes."""

from __future__ import annotations

import pytest

from ansible_collections.community.plesk.plugins.module_utils._api.nodes import Operation
from ansible_collections.community.plesk.plugins.module_utils._api.reads import reads


@pytest.mark.parametrize(
    "label",
    [
        "customer/get",
        "server/get_protos",
        "server/lic_get_info",
        "server/domain-restriction-list",
        "mail/get_info",
        "reseller-plan/get-limit-descriptor",
        "certificate/get-pool",
        "dns/get_rec",
        "site/cform_buttons_list",
        "event_log/get_events",
        "event_log/get-last-id",
    ],
)
def test_reads(label):
    assert reads(Operation(*label.split("/")))


@pytest.mark.parametrize(
    "label",
    [
        "customer/add",
        "customer/get_something_new",
        "clients/get",
        "server/srv_man",
        "server/create_session",
        "server/lic_update",
        "server/reboot",
        "certificate/generate",
        "extension/call",
        "secret_key/get",
        "aps/download-package",
        "webspace/sync-subscription",
        "event_log/get",
        "webspace/db-servers",
    ],
)
def test_writes_and_what_nobody_knows(label):
    assert not reads(Operation(*label.split("/")))


@pytest.mark.parametrize("operator", ["webspace", "service-plan"])
def test_the_child_of_db_servers_decides(operator):
    assert reads(Operation(operator, "db-servers", [("list", [("filter", [("id", 1)])])]))
    assert not reads(Operation(operator, "db-servers", [("add", [("filter", [("id", 1)])])]))
    assert not reads(Operation(operator, "db-servers", [("list", None), ("remove", None)]))


@pytest.mark.parametrize(
    "flush, known", [("false", True), (" False ", True), (False, True), (0, True), ("true", False)]
)
def test_an_event_log_that_is_kept_is_read(flush, known):
    assert reads(Operation("event_log", "get", [("options", [("flush_selected_range", flush)])])) is known


@pytest.mark.parametrize(
    "options",
    [
        None,
        "false",
        [],
        [("flush_selected_range", None)],
        [("flush_selected_range", "false"), ("flush_selected_range", 1)],
    ],
)
def test_an_event_log_of_which_the_packet_does_not_say_that_it_is_kept_is_flushed(options):
    assert not reads(Operation("event_log", "get", [("options", options)]))
