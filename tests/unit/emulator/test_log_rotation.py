# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The operator ``log-rotation``."""

from __future__ import annotations

import pytest

from unit.emulator.hosted import add_plan, allow, physical, site, webspace, with_site

JDOE = {"login": "jdoe", "password": "long enough"}
SHOP = "<site-name>shop.example</site-name>"
WEEKLY = "<log-condition><log-bytime>Weekly</log-bytime></log-condition>"


def by_size(size: object) -> str:
    return f"<log-condition><log-bysize>{size}</log-bysize></log-condition>"


def operation(name: str, criterion: str = SHOP, rest: str = "") -> str:
    return f"<log-rotation><{name}><filter>{criterion}</filter>{rest}</{name}></log-rotation>"


def change(settings: str, criterion: str = SHOP) -> str:
    return operation("set", criterion, f"<settings>{settings}</settings>")


def settings(server, criterion: str = SHOP) -> dict[str, str]:
    found = server.one(operation("get", criterion)).find("settings")
    return {leaf.tag: leaf.text or "" for leaf in found.iter() if not len(leaf)}


def enabled(server, criterion: str = SHOP) -> list[str | None]:
    return [result.findtext("enabled") for result in server.results(operation("get-status", criterion))]


@pytest.fixture
def hosted(server):
    """A server with a subscription of a customer and a site in it."""
    return with_site(server)


def test_fresh_site_rotates_by_size(hosted):
    assert enabled(hosted) == ["true"]
    assert settings(hosted) == {
        "log-bysize": "10485760",
        "log-max-num-files": "10",
        "log-compress": "true",
        "log-email": "",
    }


@pytest.mark.parametrize(
    "rotation, status, expected",
    [
        (f"<on>{by_size(5)}<log-compress>0</log-compress></on>", "true", {"log-bysize": "5", "log-compress": "false"}),
        (f"<on>{WEEKLY}<log-max-num-files>3</log-max-num-files></on>", "true", {"log-bytime": "Weekly"}),
        ("<off/>", "false", {"log-bysize": "10485760"}),
    ],
)
def test_site_has_what_the_plan_says(server, rotation, status, expected):
    plan = add_plan(rest=f"<log-rotation>{rotation}</log-rotation>")
    assert server.codes(plan + webspace(rest=f"{physical()}<plan-name>Small</plan-name>")) == [0, 0]
    main = "<site-id>1</site-id>"
    assert enabled(server, main) == [status]
    assert settings(server, main).items() >= expected.items()
    assert server.codes(change(by_size(7), main)) == [0]
    assert settings(server, main)["log-bysize"] == "7"
    assert enabled(server, main) == [status]


def test_set_changes_only_what_is_given(hosted):
    before = settings(hosted)
    given = f"{WEEKLY}<log-max-num-files>2</log-max-num-files><log-email>a@example.com</log-email>"
    assert hosted.codes(change(given)) == [0]
    after = settings(hosted)
    assert after.pop("log-bytime") == "Weekly"
    assert after == {"log-max-num-files": "2", "log-compress": "true", "log-email": "a@example.com"}
    assert settings(hosted, "<site-id>1</site-id>") == before
    assert hosted.codes(change(f"{by_size(5)}<log-compress>0</log-compress><log-email/>")) == [0]
    expected = {"log-bysize": "5", "log-max-num-files": "2", "log-compress": "false", "log-email": ""}
    assert settings(hosted) == expected


def test_disabling_keeps_the_settings(hosted):
    hosted.codes(change(WEEKLY))
    assert hosted.codes(operation("disable")) == [0]
    assert enabled(hosted) == ["false"]
    assert settings(hosted)["log-bytime"] == "Weekly"
    assert hosted.codes(operation("enable") + operation("enable")) == [0, 0]
    assert enabled(hosted) == ["true"]


@pytest.mark.parametrize(
    "request_, code",
    [
        (change(by_size(0)), 1019),
        (change(by_size("9" * 30)), 0),
        (change(f"{WEEKLY}<log-max-num-files>-1</log-max-num-files>"), 1019),
        (change(f"{WEEKLY}<log-max-num-files>{'9' * 30}</log-max-num-files>"), 0),
        (change(f"{WEEKLY}<log-email>nobody</log-email>"), 1019),
        (change(WEEKLY, "<site-id>77</site-id>"), 1013),
        (operation("get", "<site-name>none.example</site-name>"), 1013),
    ],
)
def test_rotation_requests_have_their_codes(hosted, request_, code):
    assert hosted.codes(request_) == [code]


@pytest.mark.parametrize(
    "criterion, ids",
    [
        ("", ["1", "2", "4"]),
        ("<site-id>2</site-id>", ["2"]),
        ("<owner-login>jdoe</owner-login>", ["1", "2"]),
        ("<owner-id>1</owner-id>", ["4"]),
        ("<owner-id>77</owner-id>", [None]),
    ],
)
def test_rotation_filters(hosted, criterion, ids):
    hosted.codes(site("none.example", webspace_id=1) + webspace("b.example", physical(ftp_login="b")))
    assert [result.findtext("id") for result in hosted.results(operation("get", criterion))] == ids


@pytest.mark.parametrize("code", ["1023", "1013", "1019"])
def test_site_without_hosting_has_the_code_of_the_behavior(serving, code):
    server = with_site(serving(log_rotation_no_hosting=code))
    server.codes(site("none.example", webspace_id=1))
    for name in ("get", "enable", "disable", "get-status"):
        assert server.codes(operation(name, "<site-name>none.example</site-name>")) == [int(code)]


def test_rotation_goes_with_the_site(hosted):
    hosted.codes(change(WEEKLY))
    hosted.codes("<site><del><filter><name>shop.example</name></filter></del></site>")
    with hosted.store.transaction() as db:
        assert db.value("SELECT COUNT(*) FROM log_rotations") == 0


def test_customer_needs_the_permission_for_rotation(hosted):
    hosted.codes(webspace("b.example", physical(ftp_login="b")))
    wanted = [change(WEEKLY), operation("disable"), operation("enable")]
    assert [hosted.codes(request, **JDOE) for request in wanted] == [[1006]] * 3
    assert len(hosted.results(operation("get", ""), **JDOE)) == 2
    allow(hosted, "manage_log")
    assert [hosted.codes(request, **JDOE) for request in wanted] == [[0]] * 3
    assert hosted.codes(operation("get", "<site-name>b.example</site-name>"), **JDOE) == [1013]
