# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Refusals for a limit name the limit and whose it is, where that can be read, and as a guess."""

from __future__ import annotations

import pytest

from ansible_collections.community.plesk.plugins.module_utils._resources.customer import CUSTOMER
from ansible_collections.community.plesk.plugins.module_utils._resources.database import DATABASE
from ansible_collections.community.plesk.plugins.module_utils._resources.ftp_user import FTP_USER
from ansible_collections.community.plesk.plugins.module_utils._resources.mail_account import MAIL_ACCOUNT
from ansible_collections.community.plesk.plugins.module_utils._resources.reseller import RESELLER
from ansible_collections.community.plesk.plugins.module_utils._resources.site import SITE
from ansible_collections.community.plesk.plugins.module_utils._resources.site_alias import SITE_ALIAS
from ansible_collections.community.plesk.plugins.module_utils._resources.subscription import SUBSCRIPTION
from engine import Server

SECRET = "Corr3ct-Horse"
PLACE = {"subscription": "a.example"}
MAILBOX = {"password": SECRET, "mailbox": True}
KINDS = {
    "max_db": (DATABASE, {**PLACE, "name": "app", "type": "mysql"}),
    "max_site": (SITE, {**PLACE, "name": "b.example"}),
    "max_subdom": (SITE, {**PLACE, "name": "x.a.example", "parent": "a.example"}),
    "max_dom_aliases": (SITE_ALIAS, {"site": "a.example", "name": "c.example"}),
    "max_box": (MAIL_ACCOUNT, {"address": "john@a.example", **MAILBOX}),
    "max_subftp_users": (FTP_USER, {**PLACE, "name": "ftpjohn", "password": SECRET}),
}


def full(*behaviors: str, **limits: int) -> Server:
    """A server on which a reseller's subscription has these limits."""
    server = Server(*behaviors)
    account = {"login": "north", "contact_name": "North", "password": SECRET}
    account["ip_pool"] = [{"ip_address": "192.0.2.10"}]
    assert server.task(RESELLER, **account).error is None
    made = {
        "name": "a.example",
        "owner": "north",
        "hosting_type": "physical",
        "ftp_login": "johnsys",
        "ip_addresses": ["192.0.2.10"],
    }
    added = server.task(SUBSCRIPTION, **made, ftp_password=SECRET, limits=limits)
    assert added.error is None, added.error
    return server


def limit_of_north(server: Server, name: str, value: int) -> None:
    with server.emulator.store.transaction() as db:
        number = db.value("SELECT id FROM accounts WHERE login = 'north'")
        db.put("limits", holder="reseller", holder_id=number, name=name, value=value)


@pytest.mark.parametrize("code", [1024, 1023])
@pytest.mark.parametrize("limit", KINDS)
def test_limit_of_subscription_is_named_as_a_guess(limit, code):
    resource, options = KINDS[limit]
    allowed = 1 if limit == "max_site" else 0
    task = full(f"license_limit={code}", **{limit: allowed}).task(resource, **options)
    assert (task.error.code, task.changed) == (code, False)
    told = f"the limit '{limit}' of subscription 'a.example' is {allowed}, and {allowed} are in use."
    assert f"Possible cause: {told}" in task.error.message


@pytest.mark.parametrize("limit", ["max_db", "max_box"])
def test_limit_of_provider_is_named_behind_the_subscription(limit):
    server = full(**{limit: 5})
    limit_of_north(server, limit, 0)
    resource, options = KINDS[limit]
    task = server.task(resource, **options)
    told = f"the limit '{limit}' of reseller 'north' is 0, and 0 are in use."
    assert task.error.details["possible_cause"] == told


@pytest.mark.parametrize(
    "limit, resource, options",
    [
        ("max_cl", CUSTOMER, {"login": "jdoe", "contact_name": "J. Doe", "password": SECRET}),
        ("max_dom", SUBSCRIPTION, {"name": "b.example"}),
    ],
)
def test_limit_of_owner_is_named_with_its_use(limit, resource, options):
    server = full()
    used = 1 if limit == "max_dom" else 0
    limit_of_north(server, limit, used)
    task = server.task(resource, **options, owner="north")
    told = f"the limit '{limit}' of reseller 'north' is {used}, and {used} are in use."
    assert (task.error.code, task.error.details["possible_cause"]) == (1024, told)


@pytest.mark.parametrize(
    "name, resource, options",
    [
        ("lim_cl", CUSTOMER, {"login": "jdoe", "contact_name": "J. Doe", "password": SECRET}),
        ("lim_cl", RESELLER, {"login": "south", "contact_name": "S", "password": SECRET}),
        ("lim_dom", SUBSCRIPTION, {"name": "b.example"}),
        ("lim_dom", SITE, {**PLACE, "name": "b.example"}),
        ("lim_domain_aliases", SITE_ALIAS, {"site": "a.example", "name": "c.example"}),
        ("lim_mn", MAIL_ACCOUNT, {"address": "john@a.example", **MAILBOX}),
    ],
)
def test_license_is_suspected_only_where_limits_are_told(name, resource, options):
    for code in (1024, 1023):
        server = full(f"license_limit={code}")
        with server.emulator.store.transaction() as db:
            db.put("license", name=name, value="0")
        task = server.task(resource, **options)
        told = f"the license of the server allows 0 (property {name})."
        assert task.error.details.get("possible_cause") == (told if code == 1024 else None)


def test_quota_above_the_limit_is_named():
    server = full("mail_quota_over=1024", mbox_quota=1000)
    options = {"address": "john@a.example", **MAILBOX, "quota": 2000}
    task = server.task(MAIL_ACCOUNT, **options)
    told = "quota is larger than the limit 'mbox_quota' of subscription 'a.example', which is 1000."
    assert task.error.details["possible_cause"] == told


def test_limit_with_room_is_not_suspected():
    server = full(max_db=1)
    limit_of_north(server, "max_box", 0)
    task = server.task(MAIL_ACCOUNT, address="john@a.example", **MAILBOX, quota="5G")
    assert "max_db" not in task.error.message


def test_reseller_learns_what_it_can_read():
    server = full(max_db=0)
    with server.emulator.store.transaction() as db:
        number = db.value("SELECT id FROM accounts WHERE login = 'north'")
        db.put("permissions", holder="reseller", holder_id=number, name="remote_access_interface", value=1)
    server.login, server.password = "north", SECRET
    resource, options = KINDS["max_db"]
    task = server.task(resource, **options)
    assert "the limit 'max_db' of subscription 'a.example' is 0" in task.error.details["possible_cause"]
