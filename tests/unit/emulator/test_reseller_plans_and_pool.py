# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The operator ``reseller``: subscriptions to plans, and IP pools."""

from __future__ import annotations

import pytest

from unit.emulator.resellers import add, change, data, entries, error, filtered, limit, permission, send

ADDRESS = "192.0.2.10"


@pytest.fixture
def gold(server) -> str:
    """The GUID of a plan with limits, permissions and the stock address, on ``server``."""
    return plan(server)


def plan(server, name: str = "Gold", rest: str = "") -> str:
    made = server.one(
        f"<reseller-plan><add><name>{name}</name><limits><resource-policy><overuse>block</overuse></resource-policy>"
        f"{limit('max_cl', 5)}</limits><permissions>{permission('create_clients')}</permissions>"
        f"<ip-pool><ip-address>{ADDRESS}</ip-address>{rest}</ip-pool><external-id>x-{name}</external-id></add></reseller-plan>"
    )
    assert error(made) == 0
    return made.findtext("guid")


def set_plan(server, rest: str, name: str = "Gold"):
    return server.one(f"<reseller-plan><set><filter><name>{name}</name></filter>{rest}</set></reseller-plan>")


def subscription(server, login: str = "r1") -> tuple[str, str, str] | None:
    """``locked``, ``synchronized`` and the plan's GUID."""
    found = data(server, login, "subscriptions")
    if found is None or not len(found):
        return None
    return tuple(found.findtext(f"subscription/{path}") for path in ("locked", "synchronized", "plan/plan-guid"))


def pool(server, login: str = "r1") -> dict[str, str]:
    found = data(server, login, "ippool")
    return {ip.findtext("ip-address"): ip.findtext("ip-type") for ip in found}


def put_address(server, address: str, kind: str = "shared") -> None:
    with server.store.transaction() as db:
        db.insert("ips", address=address, netmask="", type=kind, interface="eth0")


def switch(server, choice: str, login: str = "r1"):
    (result,) = send(server, "switch-subscription", filtered(login) + choice)
    return result


@pytest.mark.parametrize("selector", ["id", "name", "guid", "external-id"])
def test_add_with_a_plan(server, gold, selector):
    with server.store.transaction() as db:
        plan_id = db.value("SELECT id FROM reseller_plans WHERE guid = ?", gold)
    value = {"id": plan_id, "name": "gold", "guid": gold, "external-id": "x-Gold"}[selector]
    assert error(add(server, "r1", rest=f"<plan-{selector}>{value}</plan-{selector}>")) == 0
    assert subscription(server) == ("false", "true", gold)
    assert data(server, "r1", "subscriptions").findtext("subscription/plan/plan-external-id") == "x-Gold"
    assert entries(server, "r1", "limits")["max_cl"] == "5"
    assert entries(server, "r1", "limits")["max_dom"] == "-1"
    assert entries(server, "r1", "permissions")["create_clients"] == "true"
    assert data(server, "r1", "limits").findtext("resource-policy/overuse") == "block"
    assert pool(server) == {ADDRESS: "shared"}


@pytest.mark.parametrize("form, code", [("1019", 1019), ("1013", 1013), ("1023", 1023)])
def test_an_unknown_plan(serving, form, code):
    server = serving(bad_plan=form)
    assert error(add(server, "r1", rest="<plan-name>No</plan-name>")) == code
    assert error(add(server, "r1", rest="<plan-id>77</plan-id>")) == code
    assert error(send(server, "get", f"{filtered('r1')}<dataset/>")[0]) == 1013
    add(server, "r1")
    assert error(switch(server, "<plan-guid>No</plan-guid>")) == code
    assert error(switch(server, "<plan-external-id/>")) == code


@pytest.mark.parametrize("form, max_cl, locked", [("limits", "9", "true"), ("plan", "5", "false")])
def test_add_with_a_plan_and_limits(serving, form, max_cl, locked):
    server = serving(plan_and_limits=form)
    guid = plan(server)
    add(server, "r1", rest=f"<limits>{limit('max_cl', 9)}</limits><plan-name>Gold</plan-name>")
    assert entries(server, "r1", "limits")["max_cl"] == max_cl
    assert subscription(server) == (locked, "false" if locked == "true" else "true", guid)


def test_add_with_a_plan_and_limits_equal_to_its_own_stays_unlocked(server, gold):
    add(server, "r1", rest=f"<limits>{limit('max_cl', 5)}</limits><plan-name>Gold</plan-name>")
    assert subscription(server) == ("false", "true", gold)


@pytest.mark.parametrize("form, present", [("absent", False), ("empty", True)])
def test_a_reseller_without_a_plan(serving, form, present):
    server = serving(no_plan=form)
    add(server, "r1")
    assert subscription(server) is None
    assert (data(server, "r1", "subscriptions") is not None) is present


def test_changed_limits_lock_and_sync_rolls_back(server, gold):
    add(server, "r1", rest="<plan-name>Gold</plan-name>")
    change(server, "r1", f"<gen-info><phone>1</phone></gen-info><limits>{limit('max_cl', 5)}</limits>")
    assert subscription(server) == ("false", "true", gold)
    change(server, "r1", f"<limits>{limit('max_cl', 6)}</limits>")
    assert subscription(server) == ("true", "false", gold)
    set_plan(server, f"<limits>{limit('max_cl', 7)}</limits>")
    assert entries(server, "r1", "limits")["max_cl"] == "6"
    (synced,) = send(server, "sync-subscription", filtered("r1"))
    assert [child.tag for child in synced] == ["status", "filter-id", "id"]
    assert entries(server, "r1", "limits")["max_cl"] == "7"
    assert subscription(server) == ("false", "true", gold)


def test_changed_permissions_lock(server, gold):
    add(server, "r1", rest="<plan-name>Gold</plan-name>")
    change(server, "r1", f"<permissions>{permission('create_clients', 'false')}</permissions>")
    assert subscription(server) == ("true", "false", gold)


def test_a_changed_plan_is_followed(server, gold):
    put_address(server, "192.0.2.11")
    add(server, "r1", rest="<plan-name>Gold</plan-name>")
    addresses = f"<ip-pool><ip-address>{ADDRESS}</ip-address><ip-address>192.0.2.11</ip-address></ip-pool>"
    set_plan(server, f"<limits>{limit('max_cl', 7)}</limits>{addresses}")
    assert entries(server, "r1", "limits")["max_cl"] == "7"
    assert set(pool(server)) == {ADDRESS, "192.0.2.11"}
    assert subscription(server) == ("false", "true", gold)


def test_switching_to_another_plan_and_to_none(server, gold):
    silver = plan(server, "Silver")
    set_plan(server, f"<limits>{limit('max_cl', 1)}</limits>", "Silver")
    add(server, "r1", rest="<plan-name>Gold</plan-name>")
    change(server, "r1", f"<limits>{limit('max_cl', 6)}</limits>")
    assert error(switch(server, f"<plan-guid>{silver}</plan-guid>")) == 0
    assert subscription(server) == ("false", "true", silver)
    assert entries(server, "r1", "limits")["max_cl"] == "1"
    switch(server, "<plan-external-id>x-Gold</plan-external-id>")
    assert subscription(server) == ("false", "true", gold)
    switch(server, "<no-plan/>")
    assert subscription(server) is None
    assert entries(server, "r1", "limits")["max_cl"] == "5"
    change(server, "r1", f"<limits>{limit('max_cl', 6)}</limits>")
    assert error(send(server, "sync-subscription", filtered("r1"))[0]) == 1023


def test_what_cannot_follow_is_a_problem_and_not_synchronized(server, gold):
    made = add(server, "r1", rest=f"<limits>{limit('max_cl', 2)}</limits>")
    for login in ("one", "two"):
        server.customer(login, **{"owner-id": made.findtext("id")})
    set_plan(server, f"<limits>{limit('max_cl', 1)}</limits>")
    switched = switch(server, f"<plan-guid>{gold}</plan-guid>")
    assert error(switched) == 0
    assert "max_cl" in switched.findtext("problems")
    assert entries(server, "r1", "limits")["max_cl"] == "2"
    assert subscription(server) == ("false", "false", gold)
    server.one("<customer><del><filter><login>two</login></filter></del></customer>")
    (synced,) = send(server, "sync-subscription", filtered("r1"))
    assert synced.find("problems") is None
    assert subscription(server) == ("false", "true", gold)


def test_exclusive_addresses_of_a_plan(server):
    put_address(server, "192.0.2.12", "exclusive")
    put_address(server, "2001:db8::12", "exclusive")
    guid = plan(server, rest="<allocate-ip>1</allocate-ip><allocate-ipv6>1</allocate-ipv6>")
    add(server, "r1", rest="<plan-name>Gold</plan-name>")
    assert pool(server) == {ADDRESS: "shared", "192.0.2.12": "exclusive", "2001:db8::12": "exclusive"}
    add(server, "r2")
    assert "IPv4" in switch(server, f"<plan-guid>{guid}</plan-guid>", "r2").findtext("problems")
    assert subscription(server, "r1") == ("false", "true", guid)
    assert subscription(server, "r2") == ("false", "false", guid)


def test_a_detached_plan_is_gone(serving):
    server = serving(plan_in_use_del="detach")
    plan(server)
    add(server, "r1", rest="<plan-name>Gold</plan-name>")
    server.one("<reseller-plan><del><filter><name>Gold</name></filter></del></reseller-plan>")
    assert subscription(server) is None
    assert entries(server, "r1", "limits")["max_cl"] == "5"


def test_a_converted_customer_follows_the_plan(server, gold):
    server.customer("jdoe")
    convert = "<convert-to-reseller>{}<reseller-plan-name>Gold</reseller-plan-name></convert-to-reseller>"
    assert server.codes(f"<customer>{convert.format(filtered('jdoe'))}</customer>") == [0]
    assert subscription(server, "jdoe") == ("false", "true", gold)


def ips(*addresses: str, kind: str = "") -> str:
    typed = f"<ip-type>{kind}</ip-type>" if kind else ""
    return "".join(f"<ip><ip-address>{address}</ip-address>{typed}</ip>" for address in addresses)


def to_pool(server, operation: str, content: str, whose: str = "<external-id>x-r1</external-id>") -> list[int]:
    return server.codes(f"<reseller><ippool-{operation}-ip>{whose}{content}</ippool-{operation}-ip></reseller>")


@pytest.fixture
def r1(server) -> str:
    """A reseller's id, on ``server`` with three addresses."""
    put_address(server, "192.0.2.11")
    put_address(server, "192.0.2.12", "exclusive")
    return add(server, "r1", more="<external-id>x-r1</external-id>").findtext("id")


def test_a_pool_is_filled_retyped_and_emptied(server, r1):
    assert to_pool(server, "add", ips(ADDRESS, "192.0.2.12"), f"<reseller-id>{r1}</reseller-id>") == [0, 0]
    assert to_pool(server, "add", ips("192.0.2.11", kind="exclusive")) == [0]
    assert pool(server) == {ADDRESS: "shared", "192.0.2.11": "exclusive", "192.0.2.12": "exclusive"}
    retype = "<filter><ip-address>192.0.2.11</ip-address></filter><values><ip-type>shared</ip-type></values>"
    assert to_pool(server, "set", retype) == [0]
    assert pool(server)["192.0.2.11"] == "shared"
    gone = f"<ip-address>{ADDRESS}</ip-address><ip-address>192.0.2.12</ip-address>"
    assert to_pool(server, "del", gone) == [0, 0]
    assert set(pool(server)) == {"192.0.2.11"}


def test_results_name_the_address_and_one_error_spares_the_others(server, r1):
    results = send(server, "ippool-add-ip", f"<reseller-id>{r1}</reseller-id>{ips('192.0.2.99', ADDRESS)}")
    assert [(error(result), result.findtext("ip-address")) for result in results] == [
        (1018, "192.0.2.99"),
        (0, ADDRESS),
    ]
    assert set(pool(server)) == {ADDRESS}


def test_a_pool_of_nobody(server, r1):
    (missing,) = send(server, "ippool-add-ip", f"<reseller-id>77</reseller-id>{ips(ADDRESS)}")
    assert error(missing) == 1013
    assert missing.findtext("reseller-id") == "77"
    assert to_pool(server, "add", ips(ADDRESS), "<external-id>No</external-id>") == [1013]


@pytest.mark.parametrize("form, code", [("1018", 1018), ("1027", 1027)])
def test_addresses_that_are_not_there(serving, form, code):
    server = serving(bad_ip=form)
    add(server, "r1", more="<external-id>x-r1</external-id>")
    assert to_pool(server, "add", ips("192.0.2.99")) == [code]
    assert to_pool(server, "del", f"<ip-address>{ADDRESS}</ip-address>") == [code]
    retype = f"<filter><ip-address>{ADDRESS}</ip-address></filter><values><ip-type>shared</ip-type></values>"
    assert to_pool(server, "set", retype) == [code]


@pytest.mark.parametrize("form, code", [("1007", 1007), ("1027", 1027)])
def test_an_address_that_is_there_already(serving, form, code):
    server = serving(pool_address_taken=form)
    add(server, "r1", more="<external-id>x-r1</external-id>")
    assert to_pool(server, "add", ips(ADDRESS) * 2) == [0, code]


def test_an_exclusive_address_belongs_to_one_reseller(server, r1):
    other = f"<reseller-id>{add(server, 'r2').findtext('id')}</reseller-id>"
    assert to_pool(server, "add", ips("192.0.2.12")) == [0]
    assert to_pool(server, "add", ips("192.0.2.12"), other) == [1027]
    assert to_pool(server, "add", ips(ADDRESS)) == [0]
    assert to_pool(server, "add", ips(ADDRESS), other) == [0]
    retype = f"<filter><ip-address>{ADDRESS}</ip-address></filter><values><ip-type>exclusive</ip-type></values>"
    assert to_pool(server, "set", retype) == [1027]
    assert pool(server)[ADDRESS] == "shared"


def test_an_address_in_use_stays(server, r1):
    to_pool(server, "add", ips(ADDRESS))
    server.webspace(int(r1))
    assert to_pool(server, "del", f"<ip-address>{ADDRESS}</ip-address>") == [1027]
    assert set(pool(server)) == {ADDRESS}
