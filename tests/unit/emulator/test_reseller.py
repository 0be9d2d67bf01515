# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The operator ``reseller``: accounts, what they are allowed, conversion, who may do what."""

from __future__ import annotations

import pytest
from lxml import etree

from plesk_emulator.state.shacrypt import sha256_crypt
from unit.emulator.resellers import (
    add,
    change,
    data,
    entries,
    error,
    filtered,
    info,
    limit,
    permission,
    send,
)


def test_what_is_added_is_read(server):
    made = add(
        server,
        "r1",
        more="<status>16</status><phone>1</phone><country>DE</country><locale>de-DE</locale>"
        "<external-id>x-1</external-id><description>d</description><power-user>true</power-user>",
        rest=f"<limits><resource-policy><oversell>true</oversell><overuse>notify</overuse></resource-policy>"
        f"{limit('max_cl', 5)}</limits><permissions>{permission('create_clients')}</permissions>",
    )
    assert [child.tag for child in made] == ["status", "id", "guid"]
    read = info(server, "r1")
    assert {child.tag: child.text for child in read if child.text} == {
        "cr-date": "2026-01-31",
        "pname": "R",
        "login": "r1",
        "status": "16",
        "phone": "1",
        "country": "DE",
        "locale": "de-DE",
        "guid": made.findtext("guid"),
        "external-id": "x-1",
        "description": "d",
        "power-user": "true",
        "password": read.findtext("password"),
        "password-type": "crypt",
    }
    group = data(server, "r1", "limits")
    assert group.findtext("resource-policy/oversell") == "true"
    assert group.findtext("resource-policy/overuse") == "notify"
    assert entries(server, "r1", "limits")["max_cl"] == "5"
    assert entries(server, "r1", "permissions")["create_clients"] == "true"
    assert entries(server, "r1", "permissions")["manage_dns"] == "false"


@pytest.mark.parametrize("form, expected", [("nothing", "0"), ("unlimited", "-1")])
def test_a_reseller_without_a_plan(serving, form, expected):
    server = serving(custom_reseller=form)
    add(server, "r1", rest=f"<limits>{limit('max_dom', 3)}</limits>")
    limits = entries(server, "r1", "limits")
    assert limits["max_cl"] == expected
    assert limits["max_dom"] == "3"
    assert limits["expiration"] == "-1"
    assert set(entries(server, "r1", "permissions").values()) == {"false"}


@pytest.mark.parametrize("selector", ["id", "login", "guid", "external-id"])
def test_filters(server, selector):
    made = add(server, "r1", more="<external-id>x-1</external-id>")
    add(server, "r2")
    value = {"login": "R1", "external-id": "x-1"}.get(selector) or made.findtext(selector)
    (found,) = send(server, "get", f"<filter><{selector}>{value}</{selector}></filter><dataset/>")
    assert found.findtext("filter-id") == value
    assert found.findtext("id") == made.findtext("id")
    missing = "77" if selector == "id" else "nobody"
    (lost,) = send(server, "get", f"<filter><{selector}>{missing}</{selector}></filter><dataset/>")
    assert error(lost) == 1013
    assert lost.findtext("filter-id") == missing
    assert lost.find("id") is None


@pytest.mark.parametrize("criteria", ["<filter/>", "<filter><all/></filter>"])
def test_all_resellers_and_none(server, criteria):
    (bare,) = send(server, "get", f"{criteria}<dataset/>")
    assert [child.tag for child in bare] == ["status"]
    add(server, "r1")
    add(server, "r2")
    assert len(send(server, "get", f"{criteria}<dataset/>")) == 2


@pytest.mark.parametrize("form, code", [("1019", 1019), ("1007", 1007), ("1002", 1002)])
def test_a_taken_login_of_any_kind(serving, form, code):
    server = serving(reseller_login_taken=form)
    server.customer("jdoe")
    add(server, "r1")
    for login in ("jdoe", "R1", "admin"):
        assert error(add(server, login)) == code
    assert error(change(server, "r1", "<gen-info><login>jdoe</login></gen-info>")) == code
    assert error(change(server, "r1", "<gen-info><login>R1</login></gen-info>")) == 0


def test_set_changes_what_is_given_and_keeps_the_rest(server):
    add(server, "r1", more="<phone>1</phone><city>C</city>")
    before = {child.tag: child.text or "" for child in info(server, "r1")}
    change(server, "r1", "<gen-info><phone/><email>r@example.com</email><power-user>1</power-user></gen-info>")
    after = {child.tag: child.text or "" for child in info(server, "r1")}
    changed = {name: value for name, value in after.items() if value != before[name]}
    assert changed == {"phone": "", "email": "r@example.com", "power-user": "true"}


@pytest.mark.parametrize("form, code, phone", [("clear", 0, None), ("ignore", 0, "1"), ("error", 1019, "1")])
def test_empty_nodes(serving, form, code, phone):
    server = serving(empty_node=form)
    add(server, "r1", more="<phone>1</phone>")
    assert error(change(server, "r1", "<gen-info><phone/><guid/></gen-info>")) == code
    assert (info(server, "r1").findtext("phone") or None) == phone


@pytest.mark.parametrize("form, same", [("new", False), ("ignore", True)])
def test_an_empty_guid(serving, form, same):
    server = serving(empty_guid=form)
    made = add(server, "r1")
    change(server, "r1", "<gen-info><guid/></gen-info>")
    assert (info(server, "r1").findtext("guid") == made.findtext("guid")) is same


@pytest.mark.parametrize("form, echoed", [("old", "r1"), ("new", "r2")])
def test_a_changed_login(serving, form, echoed):
    server = serving(rename_echo=form)
    add(server, "r1")
    assert change(server, "r1", "<gen-info><login>r2</login></gen-info>").findtext("filter-id") == echoed
    assert info(server, "r2").findtext("login") == "r2"


def test_a_changed_password_can_be_checked_against_the_hash(server):
    add(server, "r1")
    change(server, "r1", "<gen-info><passwd>another one</passwd></gen-info>")
    stored = info(server, "r1").findtext("password")
    assert stored == sha256_crypt("another one", stored.split("$")[2])
    assert error(change(server, "r1", "<gen-info><passwd>x</passwd></gen-info>")) == 1019


@pytest.mark.parametrize("form, shown", [("mask", "0"), ("own_bit", "64")])
def test_a_written_status(serving, form, shown):
    server = serving(status_write=form)
    add(server, "r1")
    with server.store.transaction() as db:
        db.update("accounts", db.value("SELECT id FROM accounts WHERE login = 'r1'"), status=64)
    change(server, "r1", "<gen-info><status>16</status></gen-info>")
    change(server, "r1", "<gen-info><status>0</status></gen-info>")
    assert info(server, "r1").findtext("status") == shown
    assert error(change(server, "r1", "<gen-info><status>5</status></gen-info>")) == 1025


@pytest.mark.parametrize("form, shown", [("none", "0"), ("bit32", "32"), ("bit16", "16")])
def test_what_a_disabled_reseller_means_for_his_customers(serving, form, shown):
    server = serving(reseller_disable=form)
    made = add(server, "r1", rest=f"<limits>{limit('max_cl', -1)}</limits>")
    server.customer("jdoe", **{"owner-id": made.findtext("id")})
    change(server, "r1", "<gen-info><status>16</status></gen-info>")
    assert server.info("jdoe").findtext("status") == shown


@pytest.mark.parametrize("form, code", [("shared", 0), ("unique_1007", 1007), ("unique_1019", 1019)])
def test_a_taken_external_id(serving, form, code):
    server = serving(external_id=form)
    add(server, "r1", more="<external-id>x-1</external-id>")
    assert error(add(server, "r2", more="<external-id>x-1</external-id>")) == code
    assert error(change(server, "r1", "<gen-info><external-id>x-1</external-id></gen-info>")) == 0


@pytest.mark.parametrize(
    "form, country, login", [("none", "de", "R1"), ("country_upper", "DE", "R1"), ("login_lower", "de", "r1")]
)
def test_what_the_server_makes_of_values(serving, form, country, login):
    server = serving(normalise=form)
    add(server, "R1", more="<country>de</country>")
    assert info(server, "r1").findtext("country") == country
    assert info(server, "r1").findtext("login") == login


@pytest.mark.parametrize("form, left", [("merge", "5"), ("replace", "-1")])
def test_limits_left_out_of_set(serving, form, left):
    server = serving(set_limits=form)
    add(server, "r1", rest=f"<limits>{limit('max_cl', 5)}</limits>")
    change(server, "r1", f"<limits>{limit('max_dom', 2)}</limits>")
    assert entries(server, "r1", "limits")["max_cl"] == left
    assert entries(server, "r1", "limits")["max_dom"] == "2"


@pytest.mark.parametrize("form, left", [("merge", "true"), ("replace", "false")])
def test_permissions_left_out_of_set(serving, form, left):
    server = serving(set_permissions=form)
    add(server, "r1", rest=f"<permissions>{permission('manage_dns')}</permissions>")
    change(server, "r1", f"<permissions>{permission('manage_log')}</permissions>")
    assert entries(server, "r1", "permissions")["manage_dns"] == left


def test_a_refused_limit_undoes_the_whole_change(server):
    add(server, "r1")
    values = f"<gen-info><phone>1</phone></gen-info><limits>{limit('max_fun', 1)}</limits>"
    assert error(change(server, "r1", values)) == 1019
    assert not info(server, "r1").findtext("phone")


@pytest.mark.parametrize("name, value, code", [("can-manage-resellers", "0", 1023), ("lim_cl", "1", 1024)])
def test_the_license(server, name, value, code):
    add(server, "r1")
    with server.store.transaction() as db:
        db.put("license", name=name, value=value)
    assert error(add(server, "r2")) == code


def test_del_takes_everything_along(server):
    made = add(server, "r1", rest=f"<limits>{limit('max_cl', -1)}</limits>")
    customer = server.customer("jdoe", **{"owner-id": made.findtext("id")})
    server.webspace(customer)
    server.webspace(int(made.findtext("id")), "reseller.example")
    send(
        server,
        "ippool-add-ip",
        f"<reseller-id>{made.findtext('id')}</reseller-id><ip><ip-address>192.0.2.10</ip-address></ip>",
    )
    (deleted,) = send(server, "del", filtered("r1"))
    assert deleted.findtext("id") == made.findtext("id")
    assert error(send(server, "del", filtered("r1"))[0]) == 1013
    with server.store.transaction() as db:
        for table in ("webspaces", "webspace_ips", "ip_pool"):
            assert db.value(f"SELECT COUNT(*) FROM {table}") == 0
        assert db.value("SELECT COUNT(*) FROM accounts") == 1
        assert db.value("SELECT COUNT(*) FROM limits WHERE holder = 'reseller'") == 0


def test_statistics_count_what_belongs_to_him(server):
    made = add(server, "r1", rest=f"<limits>{limit('max_cl', -1)}</limits>")
    reseller = int(made.findtext("id"))
    customer = server.customer("jdoe", **{"owner-id": str(reseller)})
    server.customer("other")
    server.webspace(customer, "one.example", real_size=10, traffic=7)
    server.webspace(reseller, "two.example", real_size=5, status=16)
    stat = {child.tag: int(child.text) for child in data(server, "r1", "stat")}
    counted = {"active-clients": 1, "clients": 1, "domains": 2, "active-domains": 1, "disk-space": 15, "traffic": 7}
    assert {name: value for name, value in stat.items() if value} == counted
    assert "webapps" not in stat


def test_domains_are_his_own(server):
    reseller = int(add(server, "r1").findtext("id"))
    server.webspace(reseller, "two.example")
    (listed,) = send(server, "get-domain-list", filtered("r1"))
    assert [domain.findtext("name") for domain in listed.iter("domain")] == ["two.example"]


def test_descriptors_are_those_of_plans(server):
    add(server, "r1")
    for kind in ("limit", "permission"):
        (own,) = send(server, f"get-{kind}-descriptor", filtered("r1"))
        plans = server.one(f"<reseller-plan><get-{kind}-descriptor/></reseller-plan>")
        assert own.findtext("filter-id") == "r1"
        assert etree.tostring(own.find("descriptor")) == etree.tostring(plans.find("descriptor"))


def test_packages_filter_and_buttons(server):
    add(server, "r1")
    package = "<package><name>wordpress</name><value>6.4</value></package>"
    assert error(send(server, "add-package", filtered("r1") + package)[0]) == 0
    codes = [error(send(server, "remove-package", filtered("r1") + package)[0]) for _time in range(2)]
    assert codes == [0, 1013]
    send(server, "enable-aps-filter", filtered("r1"))
    with server.store.transaction() as db:
        assert db.value("SELECT aps_filter FROM accounts WHERE login = 'r1'") == 1
    send(server, "disable-aps-filter", filtered("r1"))
    with server.store.transaction() as db:
        assert db.value("SELECT aps_filter FROM accounts WHERE login = 'r1'") == 0
    (buttons,) = send(server, "cform-buttons-list", filtered("r1"))
    assert [button.findtext("code") for button in buttons.findall("button")] == ["customers", "domains", "ip_pool"]


def test_a_reseller_becomes_a_customer_with_his_subscriptions(server):
    made = add(server, "r1", rest=f"<limits>{limit('max_cl', -1)}</limits>")
    reseller = int(made.findtext("id"))
    webspace = server.webspace(reseller)
    (converted,) = send(server, "convert-to-customer", f"{filtered('r1')}<plan-name>Default Domain</plan-name>")
    assert converted.findtext("id") == str(reseller)
    customer = server.info("r1")
    assert customer.findtext("guid") == made.findtext("guid")
    assert customer.findtext("owner-login") == "admin"
    assert error(send(server, "get", filtered("r1") + "<dataset/>")[0]) == 1013
    with server.store.transaction() as db:
        plan = db.value("SELECT id FROM service_plans WHERE name = 'Default Domain'")
        assert db.value("SELECT plan_id FROM webspaces WHERE id = ?", webspace) == plan
        max_site = "SELECT value FROM limits WHERE holder = 'webspace' AND holder_id = ? AND name = 'max_site'"
        assert db.value(max_site, webspace) == 10
        assert db.value("SELECT COUNT(*) FROM permissions WHERE holder = 'reseller'") == 0


@pytest.mark.parametrize("form, code", [("refuse", 1023), ("to_admin", 0)])
def test_a_reseller_with_customers_and_plans_becomes_a_customer(serving, form, code):
    server = serving(convert_with_customers=form)
    made = add(server, "r1", rest=f"<limits>{limit('max_cl', -1)}</limits>")
    reseller = int(made.findtext("id"))
    customer = server.customer("jdoe", **{"owner-id": str(reseller)})
    webspace = server.webspace(customer)
    with server.store.transaction() as db:
        plan = db.insert("service_plans", owner_id=reseller, name="P", name_key="p", guid="of P")
        db.update("webspaces", webspace, plan_id=plan)
    assert error(send(server, "convert-to-customer", filtered("r1"))[0]) == code
    assert server.info("jdoe").findtext("owner-login") == ("admin" if code == 0 else None)
    with server.store.transaction() as db:
        assert db.value("SELECT plan_id FROM webspaces WHERE id = ?", webspace) == (plan if code else None)


@pytest.mark.parametrize("form, code", [("1019", 1019), ("1013", 1013), ("1023", 1023)])
def test_an_unknown_service_plan(serving, form, code):
    server = serving(bad_plan=form)
    add(server, "r1")
    packet = (
        f"<reseller><convert-to-customer>{filtered('r1')}<plan-name>No</plan-name></convert-to-customer></reseller>"
    )
    assert server.codes(packet) == [code]
    assert info(server, "r1").findtext("login") == "r1"


def as_reseller(server, operations: str) -> list[int]:
    return server.codes(f"<reseller>{operations}</reseller>", login="r1", password="long enough")


def test_a_reseller_reads_and_changes_himself_alone(server):
    add(server, "r1", rest=f"<permissions>{permission('remote_access_interface')}</permissions>")
    add(server, "r2")
    assert as_reseller(server, f"<get>{filtered('r1', 'r2')}<dataset/></get>") == [0, 1013]
    assert as_reseller(server, "<get><filter/><dataset/></get>") == [0]
    own = "<set>{}<values><gen-info><{}/></gen-info></values></set>"
    assert as_reseller(server, own.format(filtered("r1"), "phone")) == [0]
    assert as_reseller(server, own.format(filtered("r2"), "phone")) == [1013]
    for name in ("status", "power-user", "external-id"):
        text = {"status": "0", "power-user": "1"}.get(name, "")
        values = f"<values><gen-info><{name}>{text}</{name}></gen-info></values>"
        assert as_reseller(server, f"<set>{filtered('r1')}{values}</set>") == [1006]
    limits = f"<values><limits>{limit('max_cl', -1)}</limits></values>"
    assert as_reseller(server, f"<set>{filtered('r1')}{limits}</set>") == [1006]
    for operation in ("del", "sync-subscription", "convert-to-customer"):
        assert as_reseller(server, f"<{operation}>{filtered('r1')}</{operation}>") == [1006]


def test_a_customer_may_not_use_it(server):
    server.customer()
    packet = "<reseller><get><filter/><dataset/></get></reseller>"
    assert server.codes(packet, login="jdoe", password="long enough") == [1006]


@pytest.mark.parametrize("role, login", [("admin", "admin"), ("reseller", "r1")])
def test_what_each_role_reads_as_password(serving, role, login):
    server = serving(**{f"hash_{role}": "plain"})
    add(server, "r1", rest=f"<permissions>{permission('remote_access_interface')}</permissions>")
    for caller, password in (("admin", None), ("r1", "long enough")):
        credentials = {"login": caller, **({"password": password} if password else {})}
        read = server.one(
            f"<reseller><get>{filtered('r1')}<dataset><gen-info/></dataset></get></reseller>", **credentials
        )
        kind = read.findtext("data/gen-info/password-type")
        assert kind == ("plain" if caller == login else "crypt")
