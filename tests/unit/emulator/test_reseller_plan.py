# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The operator ``reseller-plan``."""

from __future__ import annotations

import pytest
from lxml import etree

READ = "<limits/><permissions/><ip-pool/><packages/>"
ADDRESS = "192.0.2.10"


def limit(name: str, value: int) -> str:
    return f"<limit><name>{name}</name><value>{value}</value></limit>"


def permission(name: str, value: str = "true") -> str:
    return f"<permission><name>{name}</name><value>{value}</value></permission>"


def add(server, name: str = "Gold", rest: str = "") -> etree._Element:
    return server.one(f"<reseller-plan><add><name>{name}</name>{rest}</add></reseller-plan>")


def change(server, rest: str, criterion: str = "<name>Gold</name>") -> etree._Element:
    return server.one(f"<reseller-plan><set><filter>{criterion}</filter>{rest}</set></reseller-plan>")


def read(server, name: str = "Gold") -> etree._Element:
    filtered = f"<filter><name>{name}</name></filter>"
    return server.one(f"<reseller-plan><get>{filtered}{READ}</get></reseller-plan>")


def limits(server, name: str = "Gold") -> dict[str, int]:
    return {entry.findtext("name"): int(entry.findtext("value")) for entry in read(server, name).iter("limit")}


def permissions(server, name: str = "Gold") -> set[str]:
    entries = read(server, name).iter("permission")
    return {entry.findtext("name") for entry in entries if entry.findtext("value") in ("true", "1")}


def pool(server) -> tuple[list[str], str, str]:
    node = read(server).find("ip-pool")
    addresses = [address.text for address in node.findall("ip-address")]
    return addresses, node.findtext("allocate-ip"), node.findtext("allocate-ipv6")


def error(result: etree._Element) -> int:
    return int(result.findtext("errcode") or 0)


def put_address(server, address: str, kind: str) -> None:
    with server.store.transaction() as db:
        db.insert("ips", address=address, netmask="", type=kind, interface="eth0")


def subscribe(server, name: str = "Gold") -> int:
    """Puts a subscriber of a plan into the store."""
    reseller = server.reseller()
    with server.store.transaction() as db:
        plan = db.value("SELECT id FROM reseller_plans WHERE name = ?", name)
        db.update("accounts", reseller, plan_id=plan)
    return reseller


def stored_limit(server, reseller: int, name: str) -> int | None:
    sql = "SELECT value FROM limits WHERE holder = 'reseller' AND holder_id = ? AND name = ?"
    with server.store.transaction() as db:
        return db.value(sql, reseller, name)


def test_what_is_added_is_read(server):
    made = add(
        server,
        rest="<limits><resource-policy><oversell>false</oversell><overuse>notify</overuse></resource-policy>"
        f"{limit('max_cl', 5)}</limits><permissions>{permission('create_clients')}</permissions>"
        f"<ip-pool><ip-address>{ADDRESS}</ip-address><allocate-ip>2</allocate-ip></ip-pool><external-id>x-1</external-id>",
    )
    assert [child.tag for child in made] == ["status", "id", "guid", "external-id"]
    plan = read(server)
    assert plan.findtext("id") == made.findtext("id")
    assert plan.findtext("guid") == made.findtext("guid")
    assert plan.findtext("external-id") == "x-1"
    assert plan.findtext("limits/resource-policy/oversell") == "false"
    assert plan.findtext("limits/resource-policy/overuse") == "notify"
    assert limits(server)["max_cl"] == 5
    assert limits(server)["max_dom"] == -1
    assert permissions(server) == {"create_clients"}
    assert pool(server) == ([ADDRESS], "2", "0")
    assert plan.findtext("aps-filter") == "false"


def test_without_flags_only_the_names_are_read(server):
    add(server)
    plan = server.one("<reseller-plan><get><filter><name>gold</name></filter></get></reseller-plan>")
    assert [child.tag for child in plan] == ["status", "id", "name", "guid", "external-id"]


def test_a_result_repeats_the_selector_and_no_filter_id(server):
    made = add(server, rest="<external-id>x-1</external-id>")
    for criterion in (
        f"<id>{made.findtext('id')}</id>",
        "<name>Gold</name>",
        f"<guid>{made.findtext('guid')}</guid>",
        "<external-id>x-1</external-id>",
    ):
        changed = change(server, "", criterion)
        assert [etree.tostring(child).decode() for child in changed] == ["<status>ok</status>", criterion]


@pytest.mark.parametrize("form, tags", [("selector", ["id"]), ("none", [])])
def test_a_missing_plan_is_1013(serving, form, tags):
    server = serving(plan_error_echo=form)
    missing = server.one("<reseller-plan><get><filter><id>77</id></filter></get></reseller-plan>")
    assert error(missing) == 1013
    assert [child.tag for child in missing][3:] == tags
    copy = server.one(
        "<reseller-plan><duplicate><name>No</name><duplicate-name>B</duplicate-name></duplicate></reseller-plan>"
    )
    assert error(copy) == 1013
    assert (copy.findtext("name") == "No") is (form == "selector")


@pytest.mark.parametrize("form", ["bare_ok", "ok_filter_id"])
def test_all_of_no_plans_is_a_bare_ok(serving, form):
    server = serving(empty_result=form)
    everything = "<filter><all/></filter>"
    assert server.codes(f"<reseller-plan><del>{everything}</del></reseller-plan>") == [0]
    found = server.one(f"<reseller-plan><get>{everything}</get></reseller-plan>")
    assert [child.tag for child in found] == ["status"]


def test_a_fresh_server_has_the_stock_plan(server):
    assert limits(server, "Default Reseller")["max_cl"] == -1
    assert "create_clients" in permissions(server, "Default Reseller")


@pytest.mark.parametrize("form, expected", [("unlimited", -1), ("zero", 0), ("default_plan", 7)])
def test_limits_left_out_of_add(serving, form, expected):
    server = serving(plan_defaults=form)
    change(server, f"<limits>{limit('max_db', 7)}</limits>", "<name>Default Reseller</name>")
    add(server, rest=f"<limits>{limit('max_cl', 3)}</limits>")
    assert limits(server)["max_db"] == expected
    assert limits(server)["max_cl"] == 3


@pytest.mark.parametrize("form, expected", [("merge", 5), ("replace", -1)])
def test_limits_left_out_of_set(serving, form, expected):
    server = serving(set_limits=form)
    add(server, rest=f"<limits>{limit('max_cl', 5)}</limits>")
    change(server, "<limits/>")
    assert limits(server)["max_cl"] == 5
    change(server, f"<limits>{limit('max_dom', 2)}</limits>")
    assert limits(server)["max_cl"] == expected
    assert limits(server)["max_dom"] == 2


@pytest.mark.parametrize("form, expected", [("merge", {"manage_dns", "manage_log"}), ("replace", {"manage_log"})])
def test_permissions_left_out_of_set(serving, form, expected):
    server = serving(set_permissions=form)
    add(server, rest=f"<permissions>{permission('manage_dns')}</permissions>")
    change(server, f"<permissions>{permission('manage_log')}</permissions>")
    assert permissions(server) == expected


@pytest.mark.parametrize("form, expected", [("replace", ["192.0.2.11"]), ("merge", [ADDRESS, "192.0.2.11"])])
def test_addresses_left_out_of_set(serving, form, expected):
    server = serving(set_ip_pool=form)
    put_address(server, "192.0.2.11", "shared")
    add(server, rest=f"<ip-pool><ip-address>{ADDRESS}</ip-address></ip-pool>")
    change(server, "<ip-pool><ip-address>192.0.2.11</ip-address></ip-pool>")
    assert pool(server)[0] == expected


@pytest.mark.parametrize("form, expected", [("keep", ("3", "4")), ("zero", ("3", "0"))])
def test_counts_left_out_of_set(serving, form, expected):
    server = serving(omitted_counts=form)
    add(server, rest="<ip-pool><allocate-ip>1</allocate-ip><allocate-ipv6>4</allocate-ipv6></ip-pool>")
    change(server, "")
    assert pool(server)[1:] == ("1", "4")
    change(server, "<ip-pool><allocate-ip>3</allocate-ip></ip-pool>")
    assert pool(server)[1:] == expected


@pytest.mark.parametrize("form, code", [("1018", 1018), ("1027", 1027)])
def test_an_unknown_address_is_refused_and_nothing_is_added(serving, form, code):
    server = serving(bad_ip=form)
    assert error(add(server, rest="<ip-pool><ip-address>192.0.2.99</ip-address></ip-pool>")) == code
    assert error(read(server)) == 1013


def test_an_exclusive_address_cannot_be_shared(server):
    put_address(server, "192.0.2.12", "exclusive")
    assert error(add(server, rest="<ip-pool><ip-address>192.0.2.12</ip-address></ip-pool>")) == 1027


@pytest.mark.parametrize("value", ["-1", "99999999999999999999"])
def test_a_count_of_addresses_is_no_negative_or_huge_number(server, value):
    assert error(add(server, rest=f"<ip-pool><allocate-ip>{value}</allocate-ip></ip-pool>")) == 1019


@pytest.mark.parametrize("form, code", [("1007", 1007), ("1019", 1019), ("1023", 1023), ("accepted", 0)])
def test_a_taken_name(serving, form, code):
    server = serving(plan_name_taken=form)
    add(server)
    assert error(add(server, "GOLD")) == code
    assert error(change(server, "<name>Gold</name>", "<name>Default Reseller</name>")) == code
    assert error(change(server, "<name>Default  Reseller</name>", "<name>Default Reseller</name>")) == (
        0 if code else 1013
    )


def test_names_that_differ_in_case_are_two_where_case_matters(serving):
    server = serving(key_case="sensitive")
    add(server)
    assert error(add(server, "GOLD")) == 0
    assert error(read(server, "gOLD")) == 1013


def test_a_blank_name_is_refused(server):
    assert error(add(server, " ")) == 1019


@pytest.mark.parametrize("form, echoed", [("old", "Gold"), ("new", "Platinum")])
def test_a_rename(serving, form, echoed):
    server = serving(rename_echo=form)
    add(server)
    assert change(server, "<name>Platinum</name>").findtext("name") == echoed
    assert error(read(server)) == 1013
    assert error(read(server, "Platinum")) == 0


@pytest.mark.parametrize("form, code, left", [("clear", 0, None), ("ignore", 0, "x-1"), ("error", 1019, "x-1")])
def test_an_empty_external_id(serving, form, code, left):
    server = serving(empty_node=form)
    add(server, rest="<external-id>x-1</external-id>")
    assert error(change(server, "<limits/><external-id/>")) == code
    assert (read(server).findtext("external-id") or None) == left


@pytest.mark.parametrize("form, code", [("clear", 1019), ("ignore", 0), ("error", 1019)])
def test_an_empty_name(serving, form, code):
    server = serving(empty_node=form)
    add(server)
    assert error(change(server, "<name/>")) == code
    assert error(read(server)) == 0


@pytest.mark.parametrize("form, code", [("shared", 0), ("unique_1007", 1007), ("unique_1019", 1019)])
def test_a_taken_external_id(serving, form, code):
    server = serving(external_id=form)
    add(server, rest="<external-id>x-1</external-id>")
    assert error(change(server, "<external-id>x-1</external-id>")) == 0
    assert error(add(server, "Silver", "<external-id>x-1</external-id>")) == code


@pytest.mark.parametrize("form, code", [("1019", 1019), ("1023", 1023), ("ignored", 0)])
def test_unknown_names(serving, form, code):
    server = serving(unknown_name=form)
    add(server)
    assert error(change(server, f"<limits>{limit('max_fun', 1)}</limits>")) == code
    assert error(change(server, f"<permissions>{permission('have_fun')}</permissions>")) == code
    assert "max_fun" not in limits(server)


def test_a_limit_below_minus_one_is_refused(server):
    assert error(add(server, rest=f"<limits>{limit('max_cl', -2)}</limits>")) == 1019


@pytest.mark.parametrize(
    "form, code, expected",
    [("apply", 0, {"manage_php_settings"}), ("ignore", 0, set()), ("refuse", 1019, set())],
)
def test_a_permission_without_its_precondition(serving, form, code, expected):
    server = serving(bound_permission=form)
    add(server)
    assert error(change(server, f"<permissions>{permission('manage_php_settings')}</permissions>")) == code
    assert permissions(server) == expected
    both = permission("manage_phosting") + permission("manage_php_settings")
    assert error(change(server, f"<permissions>{both}</permissions>")) == 0
    assert permissions(server) == {"manage_phosting", "manage_php_settings"}


def test_a_duplicate_holds_the_same_but_the_external_id(server):
    add(
        server,
        rest=f"<limits>{limit('max_cl', 5)}</limits><permissions>{permission('manage_dns')}</permissions>"
        f"<ip-pool><ip-address>{ADDRESS}</ip-address><allocate-ip>2</allocate-ip></ip-pool><external-id>x-1</external-id>",
    )
    package = "<package><name>wordpress</name><value>6.4</value></package>"
    server.one(f"<reseller-plan><add-package><filter><name>Gold</name></filter>{package}</add-package></reseller-plan>")
    copy = "<duplicate><name>gold</name><duplicate-name>Copy</duplicate-name></duplicate>"
    made = server.one(f"<reseller-plan>{copy}</reseller-plan>")
    assert [child.tag for child in made] == ["status", "id", "guid"]
    for group in ("limits", "permissions", "ip-pool", "packages"):
        assert etree.tostring(read(server, "Copy").find(group)) == etree.tostring(read(server).find(group))
    assert not read(server, "Copy").findtext("external-id")
    assert error(server.one(f"<reseller-plan>{copy}</reseller-plan>")) == 1007


@pytest.mark.parametrize("form, code", [("refuse_1023", 1023), ("detach", 0)])
def test_the_deletion_of_a_plan_in_use(serving, form, code):
    server = serving(plan_in_use_del=form)
    add(server)
    reseller = subscribe(server)
    deleted = server.one("<reseller-plan><del><filter><name>Gold</name></filter></del></reseller-plan>")
    assert error(deleted) == code
    with server.store.transaction() as db:
        assert (db.value("SELECT plan_id FROM accounts WHERE id = ?", reseller) is None) is (form == "detach")


def test_a_changed_plan_changes_its_unlocked_subscribers(server):
    add(server)
    reseller = subscribe(server)
    assert change(server, f"<limits>{limit('max_cl', 9)}</limits>").find("problems") is None
    assert stored_limit(server, reseller, "max_cl") == 9
    with server.store.transaction() as db:
        db.update("accounts", reseller, locked=1)
    change(server, f"<limits>{limit('max_cl', 8)}</limits>")
    assert stored_limit(server, reseller, "max_cl") == 9


def test_what_a_subscriber_cannot_follow_is_a_problem(server):
    add(server, rest="<limits><resource-policy><overuse>block</overuse></resource-policy></limits>")
    reseller = subscribe(server)
    server.customer("one", **{"owner-id": str(reseller)})
    changed = change(server, f"<limits>{limit('max_cl', 0)}{limit('max_db', 4)}</limits>")
    assert error(changed) == 0
    assert "reseller1" in changed.findtext("problems")
    assert "max_cl" in changed.findtext("problems")
    assert stored_limit(server, reseller, "max_cl") is None
    assert stored_limit(server, reseller, "max_db") == 4


def test_exclusive_addresses_are_given_while_there_are_some(server):
    put_address(server, "192.0.2.12", "exclusive")
    add(server)
    reseller = subscribe(server)
    assert change(server, "<ip-pool><allocate-ip>1</allocate-ip></ip-pool>").find("problems") is None
    with server.store.transaction() as db:
        owned = db.one("SELECT * FROM ip_pool WHERE reseller_id = ? AND type = 'exclusive'", reseller)
    assert owned["address"] == "192.0.2.12"
    assert "exclusive" in change(server, "<ip-pool><allocate-ip>2</allocate-ip></ip-pool>").findtext("problems")


def test_packages_and_their_filter(server):
    add(server)
    filtered = "<filter><name>Gold</name></filter>"
    package = "<package><name>wordpress</name><value>6.4</value></package>"
    added = server.one(f"<reseller-plan><add-package>{filtered}{package}</add-package></reseller-plan>")
    assert [child.tag for child in added] == ["status", "filter-id", "id"]
    server.one(f"<reseller-plan><enable-aps-filter>{filtered}</enable-aps-filter></reseller-plan>")
    assert read(server).findtext("packages/package/name") == "wordpress"
    assert read(server).findtext("aps-filter") == "true"
    server.one(f"<reseller-plan><disable-aps-filter>{filtered}</disable-aps-filter></reseller-plan>")
    remove = f"<reseller-plan><remove-package>{filtered}{package}</remove-package></reseller-plan>"
    assert server.codes(remove * 2) == [0, 1013]
    assert read(server).find("packages/package") is None
    assert read(server).findtext("aps-filter") == "false"


@pytest.mark.parametrize("booleans, true", [("words", "true"), ("digits", "1")])
def test_descriptors_name_what_is_accepted_and_read(serving, booleans, true):
    server = serving(booleans=booleans)
    add(server)
    described = server.packet("<reseller-plan><get-limit-descriptor/><get-permission-descriptor/></reseller-plan>")
    types = {prop.findtext("name"): prop.findtext("type") for prop in described.iter("property")}
    assert types["max_cl"] == "int"
    assert types["disk_space"] == "bytes"
    assert types["expiration"] == "date"
    assert types["create_clients"] == "boolean"
    numbers = "".join(limit(name, 1) for name, kind in types.items() if kind != "boolean")
    flags = "".join(permission(name) for name, kind in types.items() if kind == "boolean")
    assert error(change(server, f"<limits>{numbers}</limits><permissions>{flags}</permissions>")) == 0
    assert set(limits(server)) | permissions(server) == set(types)
    binds = {bind.findtext("ref"): bind.find("relevant") for bind in described.iter("bind")}
    assert set(binds) == {"manage_php_settings", "manage_performance", "allow_insecure_sites"}
    assert {relevant.findtext("name") for relevant in binds.values()} == {"manage_phosting"}
    assert {relevant.findtext("value") for relevant in binds.values()} == {true}


def test_only_the_administrator_may_use_it(server):
    server.reseller()
    packet = "<reseller-plan><get><filter><all/></filter></get></reseller-plan>"
    assert server.codes(packet, login="reseller1", password="long enough") == [1006]
    server.customer()
    assert server.codes(packet, login="jdoe", password="long enough") == [1006]


@pytest.mark.parametrize("form", ["empty", "absent"])
def test_an_external_id_that_was_never_given(serving, form):
    server = serving(unset=form)
    add(server)
    assert (read(server).find("external-id") is None) is (form == "absent")
