# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Subscriptions on a server whose edition has no customers, which refuses their operator."""

from __future__ import annotations

import pytest

from engine import InProcess, Server
from module_run import running

SUBSCRIPTION = {"name": "example.com", "ftp_login": "web1", "ftp_password": "Corr3ct-Horse"}


@pytest.fixture(params=["1023", "1006"])
def run(request):
    server = Server(f"no_customers={request.param}")
    with server.emulator.store.transaction() as db:
        db.put("license", name="can-manage-customers", value="0")
    with running(InProcess(server.emulator)) as run:
        yield run


def test_subscription_lives_without_customers(run):
    for owner in ({}, {"owner": "admin"}):
        assert run("plesk_subscription", **SUBSCRIPTION, **owner).error == {}
    assert run("plesk_subscription", name="example.com", status="disabled", owner="admin").changed
    read = run("plesk_subscription_info")
    assert (read.error, read.result["subscriptions"][0]["owner"]) == ({}, "admin")
    assert not run("plesk_subscription", **read.result["subscriptions"][0]).changed
    assert run("plesk_subscription", name="example.com", state="absent").changed


def test_owner_that_cannot_exist_is_not_blamed_on_the_server(run):
    done = run("plesk_subscription", **SUBSCRIPTION, owner="jdoe")
    assert done.result["failed"]
    assert "owner" in str(done.error)


def test_document_of_everything_else_is_reached(run):
    document = {
        "service_plans": [{"name": "Small", "owner": "admin"}],
        "subscriptions": [{**SUBSCRIPTION, "service_plan": "Small"}],
        "mail_accounts": [{"address": "jd@example.com"}],
    }
    assert run("plesk_objects", **document).error == {}
    assert not run("plesk_objects", **document).changed
