# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Traffic and use of resources of subscriptions, and the buttons of their pages."""

from __future__ import annotations

from datetime import datetime

import pytest

from unit.emulator.hosted import error, read, webspace

DAY = "2026-01-31"
TRAFFIC = ("smtp_in", "smtp_out", "pop3_imap_in", "pop3_imap_out")


def set_traffic(domain: int = 1, day: str = DAY, *values: object) -> str:
    given = "".join(f"<{name}>{value}</{name}>" for name, value in zip(TRAFFIC, values or (1, 2, 3, 4)))
    return f"<webspace><set_traffic><dom_id>{domain}</dom_id><date>{day}</date>{given}</set_traffic></webspace>"


def get_traffic(period: str = "", criterion: str = "<id>1</id>") -> str:
    return f"<webspace><get_traffic><filter>{criterion}</filter>{period}</get_traffic></webspace>"


def days(server, period: str = "", **packet: str) -> list[str]:
    return [found.text for found in server.one(get_traffic(period), **packet).iterfind("traffic/date")]


def changed(start: str) -> str:
    return f"<webspace><get-changed><resource-usage><from>{start}</from></resource-usage></get-changed></webspace>"


def names(server, start: str, **packet: str) -> list[str]:
    return [found.text for found in server.one(changed(start), **packet).iterfind("subscription/name")]


@pytest.fixture
def hosted(server):
    assert server.codes(webspace()) == [0]
    return server


def test_traffic_of_a_day_is_read_back(hosted):
    result = hosted.one(set_traffic())
    assert (error(result), result.findtext("id")) == (0, "1")
    read_back = hosted.one(get_traffic()).find("traffic")
    assert {child.tag: child.text for child in read_back} == {
        "date": DAY,
        **dict.fromkeys(("http_in", "http_out", "ftp_in", "ftp_out"), "0"),
        **dict(zip(TRAFFIC, "1234")),
    }
    assert hosted.codes(set_traffic(1, DAY, 10, 20, 30, 40)) == [0]
    assert hosted.one(get_traffic()).findtext("traffic/smtp_in") == "10"


def test_traffic_period_includes_both_ends(hosted):
    hosted.codes("".join(set_traffic(1, f"2026-01-{day}") for day in (10, 20, 30)))
    assert days(hosted) == ["2026-01-10", "2026-01-20", "2026-01-30"]
    assert days(hosted, "<since_date>2026-01-20</since_date>") == ["2026-01-20", "2026-01-30"]
    assert days(hosted, "<since_date>2026-01-10Z</since_date><to_date>2026-01-20</to_date>") == [
        "2026-01-10",
        "2026-01-20",
    ]


def test_traffic_counts_in_statistics(hosted):
    hosted.codes(set_traffic() + set_traffic(1, "2026-01-30") + set_traffic(1, "2025-12-31"))
    statistics = read(hosted, "stat")
    assert (statistics.findtext("traffic"), statistics.findtext("traffic_prevday")) == ("20", "10")
    usage = {found[0].text: found[1].text for found in read(hosted, "resource-usage").iterfind("resource")}
    assert usage["max_traffic"] == "20"


def test_bad_traffic_is_refused(hosted):
    assert hosted.codes(set_traffic(9) + set_traffic(1, DAY, -1, 0, 0, 0)) == [1013, 1019]
    assert hosted.codes(get_traffic(criterion="<id>9</id>")) == [1013]
    assert hosted.codes(set_traffic(1, "yesterday")) == [1014]
    assert days(hosted) == []


def test_traffic_goes_with_its_subscription(hosted):
    hosted.codes(set_traffic())
    assert hosted.codes("<webspace><del><filter><id>1</id></filter></del></webspace>") == [0]
    with hosted.store.transaction() as db:
        assert db.value("SELECT COUNT(*) FROM traffic") == 0


def test_customer_reads_only_own_traffic(hosted):
    hosted.customer()
    caller = {"login": "jdoe", "password": "long enough"}
    assert hosted.codes(get_traffic(), **caller) == [1013]
    assert hosted.codes(set_traffic(), **caller) == [1006]
    assert hosted.codes(changed("2026-01-31T00:00:00"), **caller) == [1006]


def test_changed_usage_is_listed_until_it_rests(hosted):
    assert names(hosted, "2026-01-31T12:00:00") == ["example.com"]
    hosted.emulator._clock = lambda: datetime(2026, 1, 31, 13, 0)
    assert names(hosted, "2026-01-31T12:00:00") == ["example.com"]
    assert names(hosted, "2026-01-31T12:00:01.5") == []
    hosted.codes(set_traffic())
    assert names(hosted, "2026-01-31T12:00:01") == ["example.com"]


@pytest.mark.parametrize("start", ["2026-02-30T00:00:00", "12026-01-01T00:00:00", "0001-01-01T00:00:00+14:00"])
def test_changed_since_an_impossible_date_is_refused(hosted, start):
    assert hosted.codes(changed(start)) in ([1019], [1014])


def test_changed_with_a_time_zone_is_understood(hosted):
    assert names(hosted, "2026-01-29T12:00:00Z") == ["example.com"]
    assert names(hosted, "2026-02-02T12:00:00+01:00") == []


def test_buttons_of_a_subscription_are_listed(hosted):
    result = hosted.one("<webspace><cform_buttons_list><filter><id>1</id></filter></cform_buttons_list></webspace>")
    buttons = result.findall("button")
    assert {found.findtext("enabled") for found in buttons} == {"true"}
    assert all(found.findtext("href").endswith("/id/1") for found in buttons)
