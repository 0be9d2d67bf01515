# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Diffs are for people: names instead of numbers, sizes with units, letters as they are; results keep numbers."""

from __future__ import annotations

import json
from typing import Any

import pytest

from engine import InProcess, Server
from module_run import Runner, running

SECRET = "Corr3ct-Horse"
POOL = ["192.0.2.10"]


@pytest.fixture(scope="module")
def hosting():
    """Two resellers with a subscription, a mail account and an FTP user."""
    server = Server()
    with running(InProcess(server.emulator)) as run:
        for login in ("north", "south"):
            made = run("plesk_reseller", login=login, contact_name=login, password=SECRET, ip_pool=POOL)
            assert not made.error, made.error
        account = {"contact_name": "J. Doe", "password": SECRET, "owner": "north"}
        plan = {"name": "Gold", "limits": {"disk_space": "10G"}}
        space = {"hosting_type": "physical", "ftp_login": "johnsys", "ftp_password": SECRET}
        for module, options in (
            ("plesk_customer", {"login": "jdoe", **account}),
            ("plesk_reseller_plan", {"name": "Resale"}),
            ("plesk_service_plan", plan),
            ("plesk_service_plan", {**plan, "name": "Silver"}),
            ("plesk_subscription", {"name": "a.example", "service_plan": "Gold", "ip_addresses": POOL, **space}),
            ("plesk_mail_account", {"address": "john@a.example", "password": SECRET, "mailbox": True}),
            ("plesk_ftp_user", {"name": "ftpjohn", "subscription": "a.example", "password": SECRET}),
        ):
            made = run(module, **options)
            assert not made.error, made.error
        yield run


def told(run: Runner, module: str, **options: Any) -> tuple[Any, Any]:
    done = run(module, check_mode=True, diff=True, **options)
    assert not done.result.get("failed"), done.result
    return done.result["diff"]["before"], done.result["diff"]["after"]


@pytest.mark.parametrize(
    "module, options, before, after",
    [
        ("plesk_customer", {"login": "jdoe", "owner": "south"}, "north", "south"),
        ("plesk_customer", {"login": "jdoe", "owner": "admin"}, "north", "admin"),
        ("plesk_reseller", {"login": "north", "plan": "Resale"}, "", "Resale"),
        ("plesk_subscription", {"name": "a.example", "owner": "north"}, "admin", "north"),
        ("plesk_subscription", {"name": "a.example", "service_plan": "Silver"}, "Gold", "Silver"),
    ],
)
def test_owners_and_plans_are_told_by_name(hosting, module, options, before, after):
    option = "owner" if "owner" in options else next(name for name in options if "plan" in name)
    assert told(hosting, module, **options) == ({option: before}, {option: after})


@pytest.mark.parametrize(
    "written, shown",
    [
        ("20G", "20 GB"),
        ("1.5 TB", "1.5 TB"),
        (10**10, "10000000000 (9.31 GB)"),
        ("unlimited", "unlimited"),
        (1000, 1000),
    ],
)
@pytest.mark.parametrize(
    "module, options, path",
    [
        ("plesk_service_plan", {"name": "Gold"}, ("limits", "disk_space")),
        ("plesk_subscription", {"name": "a.example"}, ("limits", "disk_space")),
        ("plesk_mail_account", {"address": "john@a.example"}, ("quota",)),
        ("plesk_ftp_user", {"name": "ftpjohn"}, ("quota",)),
    ],
)
def test_sizes_have_units_while_results_are_numbers(hosting, module, options, path, written, shown):
    option, *names = path
    value = {names[0]: written} if names else written
    done = hosting(module, check_mode=True, diff=True, **options, **{option: value})
    if not done.changed:
        assert written == "unlimited"  # nothing to show: the quota has none already
        return
    kind = next(name for name in ("service_plan", "subscription", "mail_account", "ftp_user") if name in done.result)
    after, stored = done.result["diff"]["after"][option], done.result[kind][option]
    assert (after[names[0]], type(stored[names[0]])) == (shown, int) if names else (after, type(stored)) == (shown, int)


@pytest.mark.parametrize("written, shown", [("2027-12-31", "2027-12-31"), (1, "1 (1970-01-01)"), (10**15, 10**15)])
def test_dates_are_days(hosting, written, shown):
    _before, after = told(hosting, "plesk_subscription", name="a.example", limits={"expiration": written})
    assert after == {"limits": {"expiration": shown}}


def test_letters_beyond_ascii_are_readable_in_every_diff(hosting):
    before, after = told(hosting, "plesk_customer", login="jdoe", contact_name="Jörg Šiška 日本")
    assert json.loads(before) == {"contact_name": "J. Doe"}
    assert after == '{\n    "contact_name": "Jörg Šiška 日本"\n}\n'
    entry = {"login": "jdoe", "contact_name": "Jörg"}
    for module, options in (
        ("plesk_customers", {"customers": [entry]}),
        ("plesk_objects", {"customers": [entry]}),
    ):
        assert '"contact_name": "Jörg"' in told(hosting, module, **options)[1]


@pytest.mark.parametrize(
    "pool",
    [["192.0.2.10", {"ip_address": "192.0.2.20", "type": "exclusive"}], [{"ip_address": "192.0.2.10"}], "192.0.2.10"],
)
def test_pool_takes_addresses_beside_maps(hosting, pool):
    done = hosting("plesk_reseller", check_mode=True, login="north", ip_pool=pool)
    assert (done.error, done.changed) == ({}, isinstance(pool, list) and len(pool) > 1)
    entries = [{"login": "north", "ip_pool": pool}]
    assert hosting("plesk_resellers", check_mode=True, resellers=entries).changed == done.changed


def test_namesakes_stand_side_by_side_in_a_diff():
    with running(InProcess(Server().emulator)) as run:
        places = [{"name": name, "hosting_type": "none", "ip_addresses": POOL} for name in ("a.example", "b.example")]
        assert not run("plesk_objects", subscriptions=places).error
        entries = [{"name": "app", "type": "mysql", "subscription": place["name"]} for place in places]
        for check_mode in (True, False):
            done = run(
                "plesk_databases", check_mode=check_mode, diff=True, databases=[*entries, {**entries[0], "name": "x"}]
            )
            assert done.result["diff"]["before_header"] == "3 of 3 databases"
            assert [(name, after["name"]) for name, after in done.result["diff"]["after"].items()] == [
                ("database 'app' (subscription=a.example, type=mysql)", "app"),
                ("database 'app' (subscription=b.example, type=mysql)", "app"),
                ("database 'x'", "x"),
            ]
