# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Documents with subscriptions and what they contain: created together, deleted together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from engine import InProcess, Server
from module_run import running

USER = {"ftp_login": "jdoe", "ftp_password": "Corr3ct-Horse"}
FULL = {
    "subscriptions": [{"name": "example.com", **USER}],
    "sites": [
        {"name": "example.org", "subscription": "example.com"},
        {"name": "shop.example.org", "subscription": "example.com", "parent": "example.org"},
    ],
    "databases": [{"subscription": "example.com", "name": "app", "type": "mysql"}],
    "mail_accounts": [
        {"address": "jd@example.com", "mailbox": True},
        {"address": "jd@example.org", "forward_to": ["a@other.example"]},
    ],
}
NAMED = {
    "subscriptions": ["name"],
    "sites": ["name"],
    "databases": ["subscription", "name", "type"],
    "mail_accounts": ["address"],
}
GONE = {
    section: [{**{option: entry[option] for option in NAMED[section]}, "state": "absent"} for entry in entries]
    for section, entries in FULL.items()
}


@pytest.fixture
def run() -> Iterator[Any]:
    with running(InProcess(Server().emulator)) as run:
        done = run("plesk_objects", **FULL)
        assert (done.error, done.result["summary"]["created"]) == ({}, 6)
        yield run


def test_contents_that_are_absent_too_need_no_force(run):
    foreseen = run("plesk_objects", check_mode=True, diff=True, **GONE)
    done = run("plesk_objects", diff=True, **GONE)
    assert (foreseen.error, done.error) == ({}, {})
    assert foreseen.result["summary"] == done.result["summary"]
    assert done.result["summary"]["deleted"] == 6
    assert not run("plesk_objects", **GONE).changed


@pytest.mark.parametrize(
    "kept, told",
    [
        ({"sites": GONE["sites"][1:]}, r"additional sites \(1\)|subdomains"),
        ({"databases": []}, r"databases \(1\)"),
        ({"mail_accounts": GONE["mail_accounts"][1:]}, r"mailboxes \(1\)"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_contents_that_stay_need_force(run, kept, told):
    for check_mode in (True, False):
        refused = run("plesk_objects", check_mode=check_mode, **{**GONE, **kept})
        assert refused.error["kind"] == "guard"
        assert re.search(told, refused.result["msg"])
        assert not refused.changed
    forced = {**GONE, **kept, "subscriptions": [{**GONE["subscriptions"][0], "force": True}]}
    assert run("plesk_objects", **forced).error == {}


def test_account_that_stays_keeps_its_site_and_subscription(run):
    added = run("plesk_mail_account", address="new@shop.example.org", mailbox=True)
    assert added.error == {}
    kept = run("plesk_objects", **GONE)
    assert [each["kind"] for each in kept.error["errors"]] == ["guard", "guard", "guard"]
    assert not kept.changed
