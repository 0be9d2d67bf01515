# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The database servers that service plans and subscriptions offer."""

from __future__ import annotations

import pytest
from lxml import etree

from unit.emulator.hosted import add_plan, read, webspace

LOCAL = "<db-server><type>mysql</type><id>1</id></db-server>"
REMOTE = "<db-server><type>mysql</type><host>DB.example.com</host><port>3307</port></db-server>"
OTHER_TYPE = "<db-server><type>postgresql</type><id>1</id></db-server>"
HUGE = f"<db-server><type>mysql</type><id>{9 * 10**17}</id></db-server>"


def servers(operator: str, verb: str, given: str = "", criterion: str = "") -> str:
    request = f"<{verb}><filter>{criterion}</filter>{given}</{verb}>"
    return f"<{operator}><db-servers>{request}</db-servers></{operator}>"


def results(server, packet: str, **caller: str) -> list[etree._Element]:
    return server.packet(packet, **caller).findall("*/db-servers/*/result")


def codes(server, packet: str, **caller: str) -> list[int]:
    return [int(result.findtext("errcode") or 0) for result in results(server, packet, **caller)]


def listed(server, operator: str, criterion: str) -> list[str]:
    (result,) = results(server, servers(operator, "list", criterion=criterion))
    return [found.text for found in result.iterfind("db-server/host")]


PLAN, WEBSPACE = "<name>Small</name>", "<name>example.com</name>"


@pytest.fixture
def bound(server):
    """A server with a second database server, a plan and a subscription that has the plan."""
    remote = "<add><host>db.example.com</host><port>3307</port><type>mysql</type><admin>root</admin></add>"
    assert server.codes(f"<db_server>{remote}</db_server>{add_plan()}") == [0, 0]
    assert server.codes(webspace(rest="<plan-name>Small</plan-name>")) == [0]
    return server


@pytest.mark.parametrize("operator, criterion", [("service-plan", PLAN), ("webspace", WEBSPACE)])
def test_offered_servers_are_listed(bound, operator, criterion):
    assert codes(bound, servers(operator, "add", LOCAL + REMOTE, criterion)) == [0]
    assert listed(bound, operator, criterion) == ["localhost", "db.example.com"]
    assert codes(bound, servers(operator, "remove", LOCAL, criterion)) == [0]
    assert listed(bound, operator, criterion) == ["db.example.com"]
    (result,) = results(bound, servers(operator, "list", criterion=criterion))
    assert [child.tag for child in result] == ["status", "filter-id", "id", "db-server"]
    assert [child.text for child in result.find("db-server")][2:] == ["db.example.com", "3307"]


@pytest.mark.parametrize("given", [OTHER_TYPE, HUGE, REMOTE.replace("3307", "1"), REMOTE.replace("3307", "none")])
def test_unknown_servers_are_refused(bound, given):
    assert codes(bound, servers("service-plan", "add", LOCAL + given, PLAN)) == [1013]
    assert listed(bound, "service-plan", PLAN) == []


def test_server_that_is_not_offered_cannot_be_removed(bound):
    assert codes(bound, servers("service-plan", "remove", LOCAL, PLAN)) == [1013]
    assert codes(bound, servers("webspace", "remove", LOCAL, "<name>none.example</name>")) == [1013]


def test_list_of_several_objects_is_refused(bound):
    assert codes(bound, servers("service-plan", "list")) == [1019]
    assert codes(bound, servers("webspace", "list")) == [0]


def test_servers_of_a_plan_are_pushed_unless_locked(bound):
    codes(bound, servers("service-plan", "add", LOCAL, PLAN))
    assert listed(bound, "webspace", WEBSPACE) == ["localhost"]
    codes(bound, servers("webspace", "add", REMOTE, WEBSPACE))
    assert read(bound, "subscriptions").findtext("subscription/locked") == "true"
    codes(bound, servers("service-plan", "remove", LOCAL, PLAN))
    assert listed(bound, "webspace", WEBSPACE) == ["localhost", "db.example.com"]
    sync = f"<webspace><sync-subscription><filter>{WEBSPACE}</filter></sync-subscription></webspace>"
    assert bound.codes(sync) == [0]
    assert listed(bound, "webspace", WEBSPACE) == []


def test_new_subscriptions_and_copies_take_the_plans_servers(bound):
    codes(bound, servers("service-plan", "add", REMOTE, PLAN))
    copy = f"<duplicate><filter>{PLAN}</filter><duplicate-name>Copy</duplicate-name></duplicate>"
    assert bound.codes(f"<service-plan>{copy}</service-plan>") == [0]
    assert bound.codes(webspace("two.example", rest="<plan-name>Copy</plan-name>")) == [0]
    assert listed(bound, "webspace", "<name>two.example</name>") == ["db.example.com"]


def test_offers_go_with_their_plan_or_server(bound):
    codes(bound, servers("webspace", "add", LOCAL + REMOTE, WEBSPACE))
    assert bound.codes("<db_server><del><filter><id>2</id></filter></del></db_server>") == [0]
    assert listed(bound, "webspace", WEBSPACE) == ["localhost"]
    assert bound.codes(f"<webspace><del><filter>{WEBSPACE}</filter></del></webspace>") == [0]
    with bound.store.transaction() as db:
        assert db.value("SELECT COUNT(*) FROM offered_db_servers") == 0


def test_customer_may_not_change_offers(bound):
    bound.customer()
    caller = {"login": "jdoe", "password": "long enough"}
    packet = servers("webspace", "list") + servers("service-plan", "add", LOCAL)
    assert codes(bound, packet, **caller) == [1006, 1006]


def test_refusal_inside_the_verb_stops_a_packet(serving):
    server = serving(on_error="stop")
    answer = server.packet(servers("webspace", "list", criterion="<id>9</id>") + add_plan())
    assert [child.tag for child in answer] == ["webspace"]
