# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Documents with subscriptions and what they contain: created together, deleted together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

import certs
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


WEB = {"name": "Web", "private_key": certs.KEY, "certificate": certs.CERTIFICATE}
SECURED = {
    "subscriptions": [{"name": "example.com", **USER, "certificate": "Web", "description": "Main"}],
    "sites": [
        {"name": "example.org", "subscription": "example.com", "certificate": "Own"},
        {"name": "example.net", "subscription": "example.com", "certificate": "Web"},
    ],
    "certificates": [{**WEB, "subscription": "example.com"}, {**WEB, "site": "example.org", "name": "Own"}],
}


def certificates(run: Any) -> list[Any]:
    read = run("plesk_subscription_info").result["subscriptions"] + run("plesk_site_info").result["sites"]
    return [(each["name"], each["certificate"]) for each in read]


USED = [("example.com", "Web"), ("example.org", "Own"), ("example.net", "Web")]


def test_object_that_uses_a_certificate_in_it_is_created_at_once():
    with running(InProcess(Server().emulator)) as run:
        foreseen = run("plesk_objects", check_mode=True, diff=True, **SECURED)
        done = run("plesk_objects", diff=True, **SECURED)
        assert (foreseen.error, done.error) == ({}, {})
        assert foreseen.result["summary"] == done.result["summary"]
        assert done.result["summary"]["created"] == 5
        assert foreseen.result["diff"] == done.result["diff"]
        assert sorted(certificates(run)) == sorted(USED)
        made = [line["subscription"] for line in done.result["outcomes"]["subscriptions"]]
        assert [(each["certificate"], each["description"]) for each in made] == [("Web", "Main")]
        again = run("plesk_objects", **SECURED)
        assert (again.error, again.changed) == ({}, False)


def test_existing_object_gets_a_new_certificate_in_it_at_once():
    with running(InProcess(Server().emulator)) as run:
        bare = {**SECURED, "certificates": []}
        for section in ("subscriptions", "sites"):
            entries = [{**entry, "certificate": None, "description": "Old"} for entry in SECURED[section]]
            bare = {**bare, section: entries}
        assert run("plesk_objects", **bare).error == {}
        foreseen = run("plesk_objects", check_mode=True, diff=True, **SECURED)
        done = run("plesk_objects", diff=True, **SECURED)
        assert (foreseen.error, done.error) == ({}, {})
        assert foreseen.result["summary"] == done.result["summary"]
        assert (done.result["summary"]["created"], done.result["summary"]["updated"]) == (2, 3)
        assert foreseen.result["diff"] == done.result["diff"]
        assert sorted(certificates(run)) == sorted(USED)
        assert not run("plesk_objects", **SECURED).changed


class Garbling(InProcess):
    """A wire on which keys do not arrive as they were sent."""

    def post(self, body: bytes, **keywords: Any) -> Any:
        return super().post(body.replace(b"BEGIN PRIVATE KEY", b"BEGIN NO KEY"), **keywords)


def test_object_whose_certificate_fails_is_not_done():
    with running(Garbling(Server().emulator)) as run:
        failed = run("plesk_objects", **{**SECURED, "sites": [], "certificates": SECURED["certificates"][:1]})
        assert failed.result["failed"]
        (line,) = failed.result["outcomes"]["subscriptions"]
        assert (line["verb"], line["changed"]) == ("not_done", True)
        assert "certificate 'Web'" in line["because"]
        assert certificates(run)[0] == ("example.com", "")


@pytest.fixture
def secured() -> Iterator[Any]:
    with running(InProcess(Server().emulator)) as run:
        assert run("plesk_objects", **SECURED).error == {}
        yield run


POOLS = [
    {"name": "Web", "subscription": "example.com", "state": "absent"},
    {"name": "Own", "site": "example.org", "state": "absent"},
]


def test_certificate_goes_after_those_who_stop_using_it(secured):
    unused = {
        section: [{"name": entry["name"], "certificate": ""} for entry in SECURED[section]]
        for section in ("subscriptions", "sites")
    }
    document = {**unused, "certificates": POOLS}
    foreseen = secured("plesk_objects", check_mode=True, **document)
    done = secured("plesk_objects", **document)
    assert (foreseen.error, done.error) == ({}, {})
    assert foreseen.result["summary"] == done.result["summary"]
    assert (done.result["summary"]["updated"], done.result["summary"]["deleted"]) == (3, 2)
    assert not secured("plesk_objects", **document).changed


def test_certificate_goes_along_with_what_it_is_in(secured):
    gone = {
        section: [{"name": entry["name"], "state": "absent"} for entry in SECURED[section]]
        for section in ("subscriptions", "sites")
    }
    document = {**gone, "certificates": POOLS}
    foreseen = secured("plesk_objects", check_mode=True, diff=True, **document)
    done = secured("plesk_objects", diff=True, **document)
    assert (foreseen.error, done.error) == ({}, {})
    assert foreseen.result["summary"] == done.result["summary"]
    assert done.result["summary"]["deleted"] == 5
    assert foreseen.result["diff"] == done.result["diff"]
    assert "certificate 'Own' of example.org" in done.result["diff"]["before"]
    assert [line["changed"] for line in done.result["outcomes"]["certificates"]] == [True, True]
    assert not secured("plesk_objects", **document).changed
    assert secured("plesk_subscription_info").result["subscriptions"] == []


def test_certificate_stays_with_what_is_not_deleted(secured):
    added = secured("plesk_mail_account", address="info@example.org", mailbox=True)
    assert added.error == {}
    document = {"sites": [{"name": "example.org", "state": "absent"}], "certificates": POOLS[1:]}
    for check_mode in (True, False):
        refused = secured("plesk_objects", check_mode=check_mode, **document)
        assert [each["kind"] for each in refused.error["errors"]] == ["guard", "guard"]
        assert not refused.changed


def test_certificate_of_a_subscription_goes_after_the_sites(secured):
    sites = [{"name": entry["name"], "state": "absent"} for entry in SECURED["sites"]]
    main = [{"name": "example.com", "certificate": ""}]
    done = secured("plesk_objects", sites=sites, certificates=POOLS[:1], subscriptions=main)
    assert done.error == {}
    assert (done.result["summary"]["updated"], done.result["summary"]["deleted"]) == (1, 3)


def test_certificate_that_stays_in_use_is_kept(secured):
    refused = secured("plesk_objects", certificates=POOLS)
    assert refused.error["kind"] == "several"
    assert not refused.changed


@pytest.mark.parametrize("module, name", [("plesk_subscription", "example.com"), ("plesk_site", "example.net")])
def test_absent_certificate_is_told_before_anything_is_sent(secured, module, name):
    checked = secured(module, check_mode=True, name=name, certificate="Wbe", description="New")
    assert (checked.error, checked.changed) == ({}, True)
    assert "Certificate 'Wbe' does not exist yet" in str(checked.result["warnings"])
    refused = secured(module, name=name, certificate="Wbe", description="New")
    assert (refused.error["option"], refused.error["value"]) == ("certificate", "Wbe")
    assert "Did you mean 'Web'?" in refused.result["msg"]
    assert not refused.changed
    assert not any(operation.endswith("/set") for operation in refused.result["operations"])


def test_certificate_of_the_server_or_subscription_is_accepted(secured):
    server = {**WEB, "name": "Panel", "server_pool": True}
    document = {"certificates": [server], "sites": [{"name": "example.org", "certificate": "Panel"}]}
    for check_mode in (True, False):
        done = secured("plesk_objects", check_mode=check_mode, **document)
        assert (done.error, done.result.get("warnings"), done.changed) == ({}, None, True)
    own = secured("plesk_site", name="example.org", certificate="Web")
    assert (own.error, own.changed) == ({}, True)
    new = secured("plesk_site", name="new.example", subscription="example.com", certificate="Panel")
    assert (new.error, new.changed) == ({}, True)


def test_certificate_in_an_absent_place_names_the_option(secured):
    for option in ("site", "subscription"):
        refused = secured("plesk_certificate", **{**WEB, option: "gone.example"})
        assert refused.error["option"] == option


def test_contents_of_a_renamed_subscription_are_found():
    with running(InProcess(Server().emulator)) as run:
        password = {"password": "Corr3ct-Horse-1"}

        def contents(place):
            return {
                "databases": [{"name": "app", "type": "mysql", "subscription": place}],
                "database_users": [{"login": "app", "database": "app", "subscription": place, **password}],
                "ftp_users": [{"name": "web", "subscription": place, **password}],
                "certificates": [{**WEB, "subscription": place}],
                "protected_directories": [{"site": place, "path": "private"}],
                "log_rotations": [{"site": place, "enabled": True}],
                "mail_accounts": [{"address": f"info@{place}", "mailbox": True, **password}],
                "dns_record_sets": [{"record": f"x.{place}", "zone_name": place, "type": "A", "value": ["192.0.2.9"]}],
            }

        old = {"name": "old.example", "external_id": "crm-1", **USER}
        made = run("plesk_objects", subscriptions=[old], **contents("old.example"))
        assert made.error == {}
        renamed = {"match_by": "external_id", "external_id": "crm-1", "name": "new.example"}
        for check_mode in (True, False):
            done = run("plesk_objects", check_mode=check_mode, subscriptions=[renamed], **contents("new.example"))
            assert done.error == {}
            assert done.result["outcomes"]["subscriptions"][0]["verb"] == "updated"
            inside = {name: lines[0]["verb"] for name, lines in done.result["outcomes"].items()}
            del inside["subscriptions"], inside["dns_record_sets"]
            assert set(inside.values()) == {"unchanged"}, inside
        assert not run("plesk_objects", subscriptions=[renamed], **contents("new.example")).changed
