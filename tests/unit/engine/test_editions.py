# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""What works where an operator is refused: on an edition without customers, and for accounts with fewer rights."""

from __future__ import annotations

import pytest

from engine import InProcess, Server
from module_run import running

NORTH = {
    "login": "north",
    "contact_name": "North",
    "password": "Corr3ct-Horse",
    "permissions": {"remote_access_interface": True, "create_clients": True},
}
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


@pytest.mark.parametrize("form", ["result", "system"])
def test_report_of_a_reseller_leaves_out_what_it_may_not_read(form):
    server = Server(f"permission_error={form}")
    with running(InProcess(server.emulator)) as run:
        assert run("plesk_reseller", **NORTH).error == {}
    with running(InProcess(server.emulator, "north", "Corr3ct-Horse")) as run:
        assert run("plesk_customer", login="jdoe", contact_name="J. Doe", password="Corr3ct-Horse").error == {}
        read = run("plesk_objects_info")
        assert read.error == {}
        assert [customer["login"] for customer in read.result["objects"]["customers"]] == ["jdoe"]
        assert "reseller_plans" not in read.result["objects"]
        assert "reseller_plans are left out: " in str(read.result["warnings"])
        named = run("plesk_objects_info", kinds=["reseller_plans"])
        assert named.error["code"] == 1006
