# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Traffic of sites, the buttons of their pages, and what is undocumented about their hosting and status."""

from __future__ import annotations

import pytest

from unit.emulator.hosted import change, pairs, read, site, webspace, with_site
from unit.emulator.test_site import change_site

JDOE = {"login": "jdoe", "password": "long enough"}
TRAFFIC = ("smtp_in", "smtp_out", "pop3_imap_in", "pop3_imap_out")


def set_traffic(domain: int, day: str = "2026-01-31", *values: object) -> str:
    given = "".join(f"<{name}>{value}</{name}>" for name, value in zip(TRAFFIC, values or (1, 2, 3, 4)))
    return f"<site><set_traffic><dom_id>{domain}</dom_id><date>{day}</date>{given}</set_traffic></site>"


def operation(name: str, criterion: str = "<name>shop.example</name>", rest: str = "") -> str:
    return f"<site><{name}><filter>{criterion}</filter>{rest}</{name}></site>"


def status(value: int) -> str:
    return f"<gen_setup><status>{value}</status></gen_setup>"


@pytest.fixture
def hosted(server):
    """A server with a subscription of a customer and a site in it."""
    return with_site(server)


def test_site_traffic_is_read_back_by_day(hosted):
    assert hosted.codes(set_traffic(2) + set_traffic(2, "2026-01-30", 5, 0, 0, 0) + set_traffic(1)) == [0, 0, 0]
    found = hosted.one(operation("get_traffic")).findall("traffic")
    assert [(day.findtext("date"), day.findtext("smtp_in")) for day in found] == [
        ("2026-01-30", "5"),
        ("2026-01-31", "1"),
    ]
    since = hosted.one(operation("get_traffic", rest="<since_date>2026-01-31</since_date>"))
    assert len(since.findall("traffic")) == 1
    stat = read(hosted, "stat", "shop.example", "site")
    assert [stat.findtext(name) for name in ("traffic", "traffic_prevday")] == ["15", "5"]


@pytest.mark.parametrize(
    "request_, code",
    [
        (set_traffic(77), 1013),
        (set_traffic(2, "2026-01-31", -1, 0, 0, 0), 1019),
        (operation("get_traffic", "<id>77</id>"), 1013),
        (operation("cform_buttons_list", "<id>77</id>"), 1013),
    ],
)
def test_site_usage_requests_have_their_codes(hosted, request_, code):
    assert hosted.codes(request_) == [code]


def test_customer_reads_but_cannot_set_traffic(hosted):
    hosted.codes(webspace("second.example"))
    assert hosted.codes(set_traffic(2), **JDOE) == [1006]
    assert hosted.codes(operation("get_traffic"), **JDOE) == [0]
    assert hosted.codes(operation("get_traffic", "<id>3</id>"), **JDOE) == [1013]


def test_buttons_are_disabled_with_the_site(hosted):
    def enabled() -> set[str | None]:
        return {found.findtext("enabled") for found in hosted.one(operation("cform_buttons_list")).findall("button")}

    assert enabled() == {"true"}
    hosted.codes(change_site(status(16)))
    assert enabled() == {"false"}


@pytest.mark.parametrize(
    "value, htypes",
    [
        ("none", ["none", "none", "none"]),
        ("physical", ["vrt_hst", "vrt_hst", "none"]),
        ("physical_subdomains", ["none", "vrt_hst", "none"]),
    ],
)
def test_default_site_hosting_follows_the_behavior(serving, value, htypes):
    server = with_site(serving(default_site_hosting=value))
    added = [
        site("a.example", webspace_id=1),
        site("b.shop.example", parent_site_name="shop.example"),
        site("c.example", htype="none", webspace_id=1),
    ]
    assert server.codes("".join(added)) == [0, 0, 0]
    names = ("a.example", "b.shop.example", "c.example")
    assert [read(server, "gen_info", name, "site").findtext("htype") for name in names] == htypes


@pytest.mark.parametrize("value, after", [("kept", "suspend"), ("while_off", None)])
def test_turn_off_action_follows_the_behavior(serving, value, after):
    server = with_site(serving(turn_off=value))

    def action() -> str | None:
        return read(server, "gen_info", "shop.example", "site").findtext("turn-off-action")

    setup = "<gen_setup><status>16</status><turn-off-action>suspend</turn-off-action></gen_setup>"
    assert server.codes(change_site(setup)) == [0]
    assert action() == "suspend"
    assert server.codes(change_site(status(0))) == [0]
    assert action() == after


def test_status_one_disables_and_is_cleared_by_zero(hosted):
    for written, shown in ((1, "1"), (0, "0")):
        assert hosted.codes(change(status(written))) == [0]
        assert read(hosted, "gen_info").findtext("status") == shown
        assert read(hosted, "gen_info", "shop.example", "site").findtext("status") == ("2" if written else "0")
    assert hosted.codes(change_site(status(1))) == [0]
    assert read(hosted, "gen_info", "shop.example", "site").findtext("status") == "1"


def test_status_one_of_an_account_disables_its_login(hosted):
    filter_ = "<filter><login>jdoe</login></filter>"
    set_one = f"<customer><set>{filter_}<values><gen_info><status>1</status></gen_info></values></set></customer>"
    assert hosted.codes(set_one) == [0]
    assert hosted.info().findtext("status") == "1"
    assert hosted.codes("<site><get><filter/><dataset/></get></site>", **JDOE) == [1011]


def test_status_one_is_refused_under_the_behavior(serving):
    server = with_site(serving(status_one="1025"))
    assert server.codes(change(status(1)) + change_site(status(1))) == [1025, 1025]
    filter_ = "<filter><login>jdoe</login></filter>"
    set_one = f"<customer><set>{filter_}<values><gen_info><status>1</status></gen_info></values></set></customer>"
    assert server.codes(set_one) == [1025]


def test_site_hosting_shows_the_user_of_the_subscription(hosted):
    assert pairs(read(hosted, "hosting", "shop.example", "site"))["ftp_login"] == "jdoe_ftp"
