# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Zones of the operator ``dns``: whom they follow, their settings, and the name server."""

from __future__ import annotations

import pytest

from unit.emulator.dns_and_mail import JDOE, add_rec, get_rec, prepared, records, zone_operation
from unit.emulator.hosted import add_plan, change, webspace
from unit.emulator.test_site import change_site, del_site, site
from unit.emulator.test_site_alias import change_alias, create, operation, rename

SITE_1 = "<site-id>1</site-id>"


@pytest.fixture
def zone(server):
    """A server with a zone."""
    return prepared(server, "manage_dns")


def hosts(server, criterion: str = SITE_1, rest: str = "") -> set[str]:
    return {record[1] for record in records(server, criterion, rest)}


def settings(server, criterion: str | None = SITE_1, rest: str = "<soa/>") -> dict[str, str]:
    found = server.one(zone_operation("get", criterion, rest))
    return {leaf.tag: leaf.text for leaf in found.iter() if not len(leaf)}


def test_get_returns_settings(zone):
    assert settings(zone) == {
        "status": "ok",
        "site-id": "1",
        "ttl": "86400",
        "refresh": "10800",
        "retry": "3600",
        "expire": "604800",
        "minimum": "10800",
        "zone_type": "master",
        "zone_status": "enabled",
    }
    assert settings(zone, rest="").keys() == {"status", "site-id", "zone_type", "zone_status"}
    assert "zone_type" not in settings(zone, None)
    assert settings(zone, None)["ttl"] == "86400"
    assert zone.codes(zone_operation("get", "<site-id>77</site-id>")) == [1015]


def test_set_changes_the_numbers_given(zone):
    soa = "<soa><minimum>60</minimum><ttl>300</ttl></soa>"
    assert zone.codes(zone_operation("set", rest=soa)) == [0]
    found = settings(zone)
    assert (found["ttl"], found["minimum"], found["retry"]) == ("300", "60", "3600")
    assert settings(zone, None)["ttl"] == "86400"


def test_template_settings_apply_to_new_zones(zone):
    assert zone.codes(zone_operation("set", None, "<soa><retry>7</retry></soa>")) == [0]
    assert zone.codes(zone_operation("disable", None)) == [0]
    assert zone.codes(webspace("other.example")) == [0]
    assert settings(zone)["zone_status"] == "enabled"
    made = settings(zone, "<site-id>2</site-id>")
    assert (made["retry"], made["zone_status"]) == ("7", "disabled")
    assert zone.codes(zone_operation("enable", None)) == [0]
    assert settings(zone, None)["zone_status"] == "enabled"


def test_zone_is_disabled_and_enabled(zone):
    for _time in range(2):
        assert zone.codes(zone_operation("disable")) == [0]
    assert settings(zone)["zone_status"] == "disabled"
    assert zone.codes(zone_operation("enable", f"{SITE_1}<site-id>77</site-id>")) == [0, 1015]
    assert settings(zone)["zone_status"] == "enabled"


def test_plan_sets_the_type_of_zones(server):
    preferences = "<preferences><dns_zone_type>slave</dns_zone_type></preferences>"
    assert server.codes(add_plan(rest=preferences)) == [0]
    assert server.codes(webspace(rest="<plan-name>Small</plan-name>")) == [0]
    assert settings(server)["zone_type"] == "slave"


def test_customer_needs_permission_for_settings(server):
    zone = prepared(server)
    for name, rest in (("disable", ""), ("set", "<soa/>"), ("switch", "<zone_type>slave</zone_type>")):
        assert zone.codes(zone_operation(name, rest=rest), **JDOE) == [1006]
    assert zone.codes(zone_operation("get"), **JDOE) == [0]


def test_subscription_and_zone_are_deleted_together(zone):
    zone.codes("<webspace><del><filter><id>1</id></filter></del></webspace>")
    assert zone.codes(get_rec()) == [1015]
    assert records(zone, "") == []


def test_site_has_a_zone_until_deletion(zone):
    assert zone.codes(site(webspace_name="example.com")) == [0]
    assert "www.shop.example." in hosts(zone, "<site-id>2</site-id>")
    assert zone.codes(del_site("shop.example")) == [0]
    assert zone.codes(get_rec("<site-id>2</site-id>")) == [1015]


def test_renamed_subscription_renames_its_zone(zone):
    zone.codes(add_rec("CNAME", "c", "x.example.com.") + add_rec("TXT", "t", "example.com."))
    before = records(zone)
    assert zone.codes(change("<gen_setup><name>new.example</name></gen_setup>")) == [0]
    after = records(zone, "<dns-zone-name>new.example</dns-zone-name>")
    assert len(after) == len(before)
    assert ("MX", "new.example.", "mail.new.example.", "10") in after
    assert ("CNAME", "c.new.example.", "x.new.example.", "") in after
    assert ("TXT", "t.new.example.", "example.com.", "") in after
    assert zone.codes(get_rec("<dns-zone-name>example.com</dns-zone-name>")) == [1015]


def test_renamed_site_renames_its_zone(zone):
    zone.codes(site(webspace_name="example.com"))
    assert zone.codes(change_site("<gen_setup><name>new.example</name></gen_setup>")) == [0]
    assert "www.new.example." in hosts(zone, "<site-id>2</site-id>")


def test_changed_address_changes_the_records_of_the_server(zone):
    rest = "<type>shared</type><interface>eth0</interface>"
    ip = f"<ip><add><ip_address>{{}}</ip_address><netmask>{{}}</netmask>{rest}</add></ip>"
    assert zone.codes(ip.format("192.0.2.20", "255.255.255.0") + ip.format("2001:db8::1", "64")) == [0, 0]
    zone.codes(add_rec("A", "old", "192.0.2.10"))
    addresses = "<ip_address>192.0.2.20</ip_address><ip_address>2001:db8::1</ip_address>"
    both = f"<hosting><vrt_hst>{addresses}</vrt_hst></hosting>"
    assert zone.codes(change(both)) == [0]
    found = records(zone)
    assert ("A", "example.com.", "192.0.2.20", "") in found
    assert ("PTR", "192.0.2.20", "example.com.", "24") in found
    assert ("AAAA", "ipv6.example.com.", "2001:db8::1", "") in found
    assert [record[1] for record in found if record[2] == "192.0.2.10"] == ["old.example.com."]
    only = "<hosting><vrt_hst><ip_address>192.0.2.10</ip_address></vrt_hst></hosting>"
    assert zone.codes(change(only)) == [0]
    assert not any(record[0] == "AAAA" for record in records(zone))


def test_subdomain_has_records_in_the_zone_of_its_parent(zone):
    subdomain = site("blog.example.com", parent_site_name="example.com")
    assert zone.codes(subdomain + site("a.blog.example.com", parent_site_name="blog.example.com")) == [0, 0]
    assert {"blog.example.com.", "a.blog.example.com."} <= hosts(zone)
    assert zone.codes(change_site("<gen_setup><name>log.example.com</name></gen_setup>", "blog.example.com")) == [0]
    assert "log.example.com." in hosts(zone)
    assert zone.codes(del_site("log.example.com")) == [0]
    assert not any("log.example.com." in host for host in hosts(zone))


def test_renamed_subdomain_renames_its_records(zone):
    zone.codes(site("blog.example.com", parent_site_name="example.com"))
    assert zone.codes("<subdomain><rename><id>2</id><name>news</name></rename></subdomain>") == [0]
    assert "news.example.com." in hosts(zone)
    assert "blog.example.com." not in hosts(zone)


@pytest.mark.parametrize("behavior, code", [("parent", 0), ("refused", 1015)])
def test_id_of_subdomain_follows_behavior(serving, behavior, code):
    zone = prepared(serving(dns_subdomain=behavior))
    zone.codes(site("blog.example.com", parent_site_name="example.com"))
    result = zone.results(get_rec("<site-id>2</site-id>"))[0]
    assert int(result.findtext("errcode") or 0) == code
    assert result.findtext("data/site-id") == (None if code else "1")
    assert zone.codes(zone_operation("get", "<site-id>2</site-id>")) == [code]


@pytest.mark.parametrize("behavior, code", [("parent", 0), ("refused", 1015)])
def test_zone_name_of_subdomain_follows_behavior(serving, behavior, code):
    zone = prepared(serving(dns_zone_name_of_subdomain=behavior))
    zone.codes(site("blog.example.com", parent_site_name="example.com"))
    assert set(zone.codes(get_rec("<dns-zone-name>blog.example.com</dns-zone-name>"))) == {code}


def test_subdomain_zones_are_included_on_request(serving):
    zone = prepared(serving(subdomain_zone="own"))
    zone.codes(site("blog.example.com", parent_site_name="example.com"))
    assert not any("blog" in host for host in hosts(zone))
    assert "www.blog.example.com." in hosts(zone, "<site-id>2</site-id>")
    both = hosts(zone, rest="<include-subdomains/>")
    assert {"www.blog.example.com.", "www.example.com."} <= both
    assert zone.codes(del_site("blog.example.com")) == [0]
    assert hosts(zone, rest="<include-subdomains/>") == hosts(zone)


def test_alias_zone_follows_its_alias(zone):
    assert zone.codes(create()) == [0]
    alias = "<site-alias-id>1</site-alias-id>"
    result = zone.results(get_rec(alias))[0]
    assert result.findtext("data/site-alias-id") == "1"
    assert "www.alias.example." in hosts(zone, alias)
    assert zone.codes(add_rec("TXT", "x", "x", target=alias)) == [0]
    assert zone.codes(rename("new.example")) == [0]
    assert "x.new.example." in hosts(zone, alias)
    new = "<name>new.example</name>"
    assert zone.codes(change_alias("<manage-dns>false</manage-dns>", new)) == [0]
    assert zone.codes(get_rec(alias)) == [1015]
    assert zone.codes(change_alias("<manage-dns>true</manage-dns>", new)) == [0]
    assert zone.one(zone_operation("get", alias)).findtext("site-alias-id") == "1"
    assert zone.codes(operation("delete", new)) == [0]
    assert zone.codes(get_rec(alias)) == [1015]


def test_sync_applies_the_template(zone):
    zone.codes(webspace("other.example"))
    zone.codes(add_rec("TXT", "mine", "x") + add_rec("A", "extra", "&lt;ip&gt;", target=""))
    sync = "<dns><sync-with-template><filter>{}</filter></sync-with-template></dns>"
    assert zone.codes(sync.format("<used-ip>192.0.2.99</used-ip>")) == [0]
    assert "extra.example.com." not in hosts(zone)
    assert zone.codes(sync.format("<used-ip>192.0.2.10</used-ip>")) == [0]
    assert {"extra.example.com.", "mine.example.com.", "www.example.com."} <= hosts(zone)
    assert "extra.other.example." in hosts(zone, "<site-id>2</site-id>")
    assert len(records(zone)) == 18
    assert zone.codes(sync.format(""), **JDOE) == [1006]


def master(name: str, content: str) -> str:
    return f"<dns><{name}>{content}</{name}></dns>"


def test_primary_servers_are_added_and_deleted(zone):
    add = master("add_master_server", f"{SITE_1}<ip_address>192.0.2.53</ip_address>")
    made = zone.one(add).findtext("id")
    assert zone.codes(add) == [1007]
    found = zone.one(master("get_master_server", f"<filter>{SITE_1}</filter>"))
    assert [(child.tag, child.text) for child in found] == [
        ("status", "ok"),
        ("filter-id", "1"),
        ("id", made),
        ("site-id", "1"),
        ("ip_address", "192.0.2.53"),
    ]
    by_id = f"<filter><id>{made}</id></filter>"
    assert zone.one(master("del_master_server", by_id)).findtext("id") == made
    assert zone.codes(master("del_master_server", by_id)) == [1013]
    bad = master("add_master_server", f"{SITE_1}<ip_address>nonsense</ip_address>")
    assert zone.codes(bad + add.replace(">1<", ">77<")) == [1019, 1015]


def test_repeated_primary_server_follows_behavior(serving):
    zone = prepared(serving(dns_master_duplicate="accepted"))
    add = master("add_master_server", f"{SITE_1}<ip_address>192.0.2.53</ip_address>")
    assert zone.codes(add * 2) == [0, 0]


def acl(operation_: str, *hosts_: str) -> str:
    filter_ = "".join(f"<host>{host}</host>" for host in hosts_)
    return f"<dns><{operation_}>{f'<filter>{filter_}</filter>' if hosts_ else ''}</{operation_}></dns>"


def listed(server) -> list[str]:
    return [found.text for found in server.one(acl("get_acl")).findall("host")]


def test_acl_is_changed_by_host(server):
    assert server.codes(acl("add_to_acl", "192.0.2.53", "10.0.0.0/8")) == [0]
    assert server.codes(acl("add_to_acl", "192.0.2.53")) == [0]
    assert listed(server) == ["10.0.0.0/8", "192.0.2.53"]
    assert server.codes(acl("remove_from_acl", "10.0.0.0/8", "192.0.2.99")) == [1013]
    assert server.codes(acl("remove_from_acl", "10.0.0.0/8")) == [0]
    assert listed(server) == ["192.0.2.53"]
    assert server.codes(acl("add_to_acl", "")) == [1019]


def test_acl_unknowns_follow_behaviors(serving):
    server = serving(acl_empty="none", acl_duplicate="1007")
    assert server.results(acl("get_acl")) == []
    assert server.codes(acl("add_to_acl", "192.0.2.53") * 2) == [0, 1007]
    assert serving().codes(acl("get_acl")) == [0]


def test_remote_dns_is_switched(server):
    status = "<dns><get-status-remote-dns/></dns>"
    assert server.one(status).findtext("dns-status") == "false"
    assert server.codes("<dns><enable-remote-dns/></dns>") == [0]
    assert server.one(status).findtext("dns-status") == "true"
    assert server.codes("<dns><disable-remote-dns/></dns>") == [0]
    assert server.one(status).findtext("dns-status") == "false"


def test_recursion_is_set_to_what_is_supported(server):
    supported = [found.text for found in server.one("<dns><get-supported-recursion/></dns>").findall("value")]
    for value in supported:
        assert server.codes(f"<dns><set-recursion><value>{value}</value></set-recursion></dns>") == [0]
        assert server.one("<dns><get-recursion/></dns>").findtext("value") == value
    assert server.codes("<dns><set-recursion><value>local</value></set-recursion></dns>") == [1019]
    assert server.codes("<dns><set-recursion><value>some</value></set-recursion></dns>") == [1014]


def test_server_wide_settings_belong_to_the_administrator(zone):
    for request in (acl("get_acl"), "<dns><get-recursion/></dns>", "<dns><get-status-remote-dns/></dns>"):
        assert zone.codes(request, **JDOE) == [1006]
