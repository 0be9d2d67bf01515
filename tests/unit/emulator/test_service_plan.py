# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The operator ``service-plan``, and what subscriptions take from plans."""

from __future__ import annotations

import pytest

from unit.emulator.hosted import add_plan, change, error, get, named, pairs, physical, plan_limits, read, webspace


def plan(name: str = "Small", owner: str = "") -> str:
    return f"<service-plan><get><filter><name>{name}</name></filter>{owner}</get></service-plan>"


def set_plan(values: str, criterion: str = "<name>Small</name>") -> str:
    return f"<service-plan><set><filter>{criterion}</filter>{values}</set></service-plan>"


def del_plan(name: str = "Small") -> str:
    return f"<service-plan><del><filter><name>{name}</name></filter></del></service-plan>"


def switch(to: str) -> str:
    return f"<webspace><switch-subscription><filter><id>1</id></filter>{to}</switch-subscription></webspace>"


SYNC = "<webspace><sync-subscription><filter><id>1</id></filter></sync-subscription></webspace>"


def tie(server) -> tuple[str, str, str]:
    """Whether a subscription is locked and synchronized, and the external id of its plan."""
    subscription = read(server, "subscriptions").find("subscription")
    return tuple(subscription.findtext(name) for name in ("locked", "synchronized", "plan/plan-external-id"))


@pytest.fixture
def bound(server):
    """A server with a plan and a subscription that has it."""
    assert server.codes(add_plan(rest=f"{plan_limits(max_site=3, max_db=5)}<external-id>small</external-id>")) == [0]
    assert server.codes(webspace(rest=physical() + "<plan-name>small</plan-name>")) == [0]
    return server


def test_a_fresh_server_has_plans_of_the_administrator(server):
    results = server.results("<service-plan><get><filter/></get></service-plan>")
    assert [result.findtext("name") for result in results] == [
        "Admin Simple",
        "Default Domain",
        "Unlimited",
        "Default Simple",
    ]
    # The number between them is the reseller plan's.
    assert [result.findtext("id") for result in results] == ["1", "3", "4", "5"]
    assert {result.findtext("owner-login") for result in results} == {"admin"}
    assert pairs(results[1])["max_site"] == "10"


def test_all_groups_are_given_back(server):
    groups = (
        "<mail><webmail>roundcube</webmail><maillists>1</maillists></mail>"
        f"<limits><overuse>notify</overuse>{named('limit', max_db=2)}</limits>"
        "<log-rotation><on><log-condition><log-bytime>Weekly</log-bytime></log-condition><log-compress>0</log-compress>"
        "</on></log-rotation><preferences><stat>4</stat><dns_zone_type>slave</dns_zone_type></preferences>"
        f"<hosting>{named('property', cgi='1')}</hosting>"
        "<performance><max_connections>9</max_connections></performance>"
        f"<permissions>{named('permission', manage_dns='1')}</permissions><external-id>x</external-id>"
        f"<php-settings>{named('setting', memory_limit='1G')}</php-settings>"
        "<web-server-settings><nginx-proxy-mode>true</nginx-proxy-mode></web-server-settings>"
    )
    assert server.codes(add_plan(rest=groups)) == [0]
    result = server.one(plan())
    values = pairs(result)
    assert {name: values[name] for name in ("max_db", "cgi", "ssl", "manage_dns", "memory_limit")} == {
        "max_db": "2",
        "cgi": "true",
        "ssl": "true",
        "manage_dns": "true",
        "memory_limit": "1G",
    }
    expected = {
        "mail/webmail": "roundcube",
        "mail/maillists": "true",
        "limits/overuse": "notify",
        "log-rotation/on/log-condition/log-bytime": "Weekly",
        "log-rotation/on/log-compress": "false",
        "preferences/stat": "4",
        "performance/bandwidth": "-1",
        "performance/max_connections": "9",
        "external-id": "x",
        "web-server-settings/nginx-proxy-mode": "true",
    }
    assert {path: result.findtext(path) for path in expected} == expected
    assert server.one(plan(), version="1.6.7.0").find("web-server-settings/nginx-proxy-mode") is None


def test_a_set_changes_what_it_names(server):
    server.codes(add_plan(rest=plan_limits(max_site=3, max_db=5)))
    values = (
        "<log-rotation><off/></log-rotation><hosting><none/></hosting><external-id>x</external-id><name>Tiny</name>"
    )
    result = server.one(set_plan(values))
    assert (error(result), result.findtext("name")) == (0, "Small")
    tiny = server.one(plan("Tiny"))
    assert tiny.find("log-rotation/off") is not None
    assert tiny.find("hosting/none") is not None
    assert tiny.findtext("external-id") == "x"
    assert pairs(tiny)["max_db"] == "5"
    physical_again = f"<hosting><vrt_hst>{named('property', ssl='false')}</vrt_hst></hosting>"
    assert server.codes(set_plan(physical_again, "<external-id>x</external-id>")) == [0]
    assert pairs(server.one(plan("Tiny")))["ssl"] == "false"


@pytest.mark.parametrize("kind, code", [("vrt_hst", 0), ("none", 0), ("other", 1019)])
def test_the_type_of_hosting(server, kind, code):
    assert server.codes(add_plan(rest=f"<hosting-type>{kind}</hosting-type>")) == [code]
    if not code:
        assert server.one(plan()).find(f"hosting/{kind}") is not None


@pytest.mark.parametrize("behavior, code", [("1007", 1007), ("1019", 1019), ("1023", 1023), ("accepted", 0)])
def test_a_taken_name(serving, behavior, code):
    server = serving(plan_name_taken=behavior)
    server.codes(add_plan() + add_plan("Other"))
    assert server.codes(add_plan("small")) == [code]
    assert server.codes(set_plan("<name>Small</name>", "<name>Other</name>")) == [code]


def test_blank_and_unknown_names(server):
    assert server.codes(add_plan(" ")) == [1019]
    assert server.codes(add_plan(rest=plan_limits(max_cl=1))) == [1019]
    assert server.codes(add_plan(rest=f"<hosting>{named('property', ftp_login='x')}</hosting>")) == [1019]


@pytest.mark.parametrize("behavior, echoed", [("selector", "None"), ("none", None)])
def test_a_plan_that_is_missing(serving, behavior, echoed):
    result = serving(plan_error_echo=behavior).one(plan("None"))
    assert (error(result), result.findtext("name"), result.find("filter-id")) == (1013, echoed, None)


def test_owners_of_plans(server):
    server.reseller()
    caller = {"login": "reseller1", "password": "long enough"}
    assert server.codes(add_plan(), **caller) == [0]
    assert server.codes(add_plan("Small", "<owner-login>reseller1</owner-login>")) == [1007]
    assert server.codes(add_plan("Small")) == [0]
    assert server.codes(plan() + plan(owner="<owner-login>reseller1</owner-login>")) == [0, 0]
    everyone = server.results("<service-plan><get><filter/><owner-all/></get></service-plan>")
    assert [result.findtext("name") for result in everyone].count("Small") == 2
    mine = server.results("<service-plan><get><filter/><owner-all/></get></service-plan>", **caller)
    assert [result.findtext("name") for result in mine] == ["Small"]
    assert server.codes(plan(owner="<owner-login>nobody</owner-login>")) == [1015]
    assert server.codes(plan(owner="<owner-login>admin</owner-login>"), **caller) == [1006]
    server.customer()
    assert server.codes(plan(), login="jdoe", password="long enough") == [1006]


def test_a_copy(server):
    server.codes(add_plan(rest=f"{plan_limits(max_db=5)}<external-id>x</external-id>"))
    duplicate = (
        "<service-plan><duplicate><filter>{}</filter><duplicate-name>{}</duplicate-name></duplicate></service-plan>"
    )
    assert server.codes(duplicate.format("<name>Small</name>", "Copy")) == [0]
    copy = server.one(plan("Copy"))
    assert (pairs(copy)["max_db"], copy.findtext("external-id")) == ("5", "")
    assert server.codes(duplicate.format("<name>Small</name>", "Copy")) == [1007]
    assert server.codes(duplicate.format("<name>None</name>", "Other")) == [1013]
    assert server.codes(duplicate.format("", "Other")) == [1019]


@pytest.mark.parametrize(
    "kind, member", [("limit", "max_site"), ("permission", "manage_dns"), ("physical-hosting", "ssl")]
)
def test_descriptors(server, kind, member):
    operation = f"get-{kind}-descriptor"
    result = server.one(
        f"<service-plan><{operation}><filter><name>Unlimited</name></filter></{operation}></service-plan>"
    )
    assert result.findtext("name") == "Unlimited"
    assert member in [found.findtext("name") for found in result.findall("descriptor/property")]


def test_packages_items_and_the_filter_of_applications(server):
    who = "<filter><name>Unlimited</name></filter>"
    package = "<package><name>WordPress</name><value/></package>"
    item = "<plan-item><name>backup</name></plan-item>"
    results = server.results(
        f"<service-plan><add-package>{who}{package}</add-package><enable-aps-filter>{who}</enable-aps-filter>"
        f"<add-plan-item>{who}{item}</add-plan-item></service-plan>"
    )
    assert [error(result) for result in results] == [0, 0, 0]
    assert [results[0].findtext("filter-id"), results[2].findtext("name")] == ["Unlimited", "Unlimited"]
    held = server.one(plan("Unlimited"))
    assert held.findtext("packages/package/name") == "WordPress"
    assert held.findtext("aps-filter") == "true"
    assert held.findtext("plan-items/item/name") == "backup"


def test_a_subscription_has_what_its_plan_holds(bound):
    assert tie(bound) == ("false", "true", "small")
    assert pairs(read(bound, "limits"))["max_db"] == "5"


def test_own_values_lock_a_subscription(bound):
    assert bound.codes(change(plan_limits(max_db=6))) == [0]
    assert tie(bound) == ("true", "false", "small")
    assert bound.codes(set_plan(plan_limits(max_db=9))) == [0]
    assert pairs(read(bound, "limits"))["max_db"] == "6"
    assert bound.codes(SYNC) == [0]
    assert tie(bound) == ("false", "true", "small")
    assert pairs(read(bound, "limits"))["max_db"] == "9"


def test_a_changed_plan_changes_its_subscriptions(bound):
    values = f"<hosting><vrt_hst>{named('property', cgi='true')}</vrt_hst></hosting>"
    assert bound.codes(set_plan(f"{plan_limits(max_db=9)}{values}")) == [0]
    assert pairs(read(bound, "limits"))["max_db"] == "9"
    properties = pairs(read(bound, "hosting"))
    assert (properties["cgi"], properties["ftp_login"]) == ("true", "jdoe_ftp")
    assert tie(bound) == ("false", "true", "small")


def test_what_is_in_use_stays(bound):
    sites = "".join(
        f"<site><add><gen_setup><name>s{number}.example</name><webspace-id>1</webspace-id></gen_setup></add></site>"
        for number in (1, 2)
    )
    assert bound.codes(sites) == [0, 0]
    problems = bound.one(set_plan(plan_limits(max_site=1))).findtext("problems")
    assert problems.splitlines()[0].split("\t") == ["Description", "Current", "Requested", "Allowed"]
    assert problems.splitlines()[1].split("\t") == ["example.com: Domains", "3", "1", "3"]
    assert pairs(read(bound, "limits"))["max_site"] == "3"
    assert tie(bound) == ("false", "false", "small")


@pytest.mark.parametrize("behavior, nodes", [("absent", None), ("empty", 0)])
def test_another_plan_and_none(serving, behavior, nodes):
    server = serving(no_plan=behavior)
    server.codes(add_plan(rest=f"{plan_limits(max_db=5)}<external-id>small</external-id>") + webspace())
    assert server.codes(SYNC) == [1023]
    assert server.codes(switch("<plan-external-id>small</plan-external-id>")) == [0]
    assert tie(server) == ("false", "true", "small")
    guid = server.one(plan("Unlimited")).findtext("guid")
    assert server.codes(switch(f"<plan-guid>{guid}</plan-guid>")) == [0]
    assert pairs(read(server, "limits"))["max_db"] == "-1"
    assert server.codes(switch("<plan-guid>unheard of</plan-guid>")) == [1019]
    assert server.codes(switch("<no-plan/>")) == [0]
    found = server.one(get("webspace", "subscriptions")).find("data/subscriptions")
    assert (None if found is None else len(found)) == nodes


@pytest.mark.parametrize("behavior, code", [("refuse_1023", 1023), ("detach", 0)])
def test_a_plan_in_use(serving, behavior, code):
    server = serving(plan_in_use_del=behavior)
    server.codes(add_plan() + webspace(rest="<plan-name>Small</plan-name>"))
    assert server.codes(del_plan()) == [code]
    assert server.codes(plan()) == [1013 if not code else 0]
    assert (server.one(get("webspace", "subscriptions")).find("data/subscriptions") is None) == (not code)
    assert server.codes(del_plan("Unlimited")) == [0]


def test_a_moving_customer_follows_the_new_plan(server):
    reseller = server.reseller()
    with server.store.transaction() as db:
        db.insert("ip_pool", reseller_id=reseller, address="192.0.2.10", type="shared")
    server.codes(add_plan("Large", f"<owner-login>reseller1</owner-login>{plan_limits(max_db=50)}"))
    server.customer()
    server.codes(webspace(rest="<plan-name>Default Domain</plan-name>", owner_login="jdoe"))
    move = (
        "<customer><change-owner><filter><login>jdoe</login></filter><new-owner-login>reseller1</new-owner-login>"
        "<ipV4-address>192.0.2.10</ipV4-address><plan-name>Large</plan-name></change-owner></customer>"
    )
    assert server.codes(move) == [0]
    assert pairs(read(server, "limits"))["max_db"] == "50"
    assert tie(server)[:2] == ("false", "true")


def test_a_customer_who_becomes_a_reseller_keeps_what_he_has_without_a_plan(server):
    server.customer()
    server.codes(webspace(rest="<plan-name>Default Domain</plan-name>", owner_login="jdoe"))
    convert = "<customer><convert-to-reseller><filter><login>jdoe</login></filter></convert-to-reseller></customer>"
    assert server.codes(convert) == [0]
    assert server.one(get("webspace", "subscriptions")).find("data/subscriptions") is None
    assert pairs(read(server, "limits"))["max_db"] == "10"
