# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The operator ``webspace``: subscriptions come, tell, change and go."""

from __future__ import annotations

import pytest

from unit.emulator.hosted import (
    ADDRESS,
    change,
    error,
    get,
    leaves,
    named,
    pairs,
    physical,
    plan_limits,
    read,
    webspace,
)


@pytest.fixture
def owned(server):
    """A server with a customer and his subscription with physical hosting."""
    server.customer()
    assert server.codes(webspace(rest=physical(), owner_login="jdoe", htype="vrt_hst", external_id="crm-1")) == [0]
    return server


@pytest.mark.parametrize(
    "criterion",
    [
        "<id>1</id>",
        "<name>EXAMPLE.com</name>",
        "<owner-id>2</owner-id>",
        "<owner-login>jdoe</owner-login>",
        "<owner-external-id>crm-jdoe</owner-external-id>",
        "<external-id>crm-1</external-id>",
        "",
    ],
)
def test_every_filter_finds_it(server, criterion):
    server.customer(**{"external-id": "crm-jdoe"})
    server.codes(webspace(owner_login="jdoe", external_id="crm-1"))
    assert server.one(get("webspace", "gen_info", criterion)).findtext("data/gen_info/name") == "example.com"


@pytest.mark.parametrize("selector", ["guid", "owner-guid"])
def test_guids_find_it(owned, selector):
    guids = {"guid": read(owned, "gen_info").findtext("guid"), "owner-guid": owned.info().findtext("guid")}
    found = owned.one(get("webspace", "gen_info", f"<{selector}>{guids[selector]}</{selector}>"))
    assert found.findtext("data/gen_info/name") == "example.com"


def test_what_it_tells(owned):
    info = read(owned, "gen_info")
    shown = {child.tag: child.text for child in info}
    assert shown.pop("guid")
    assert shown.pop("vendor-guid")
    assert shown == {
        "cr_date": "2026-01-31",
        "name": "example.com",
        "ascii-name": "example.com",
        "status": "0",
        "real_size": "0",
        "owner-id": "2",
        "dns_ip_address": ADDRESS,
        "htype": "vrt_hst",
        "external-id": "crm-1",
        "sb-site-uuid": None,
        "description": None,
        "admin-description": None,
        "reseller-description": None,
    }


def test_without_an_owner_it_is_the_callers(server):
    server.codes(webspace())
    assert read(server, "gen_info").findtext("owner-login") == "admin"


def test_hosting_is_given_back_without_its_password(owned):
    hosting = read(owned, "hosting")
    properties = pairs(hosting)
    assert properties["ftp_login"] == "jdoe_ftp"
    assert properties["www_root"] == "/var/www/vhosts/example.com/httpdocs"
    assert properties["ssl"] == "true"
    assert "ftp_password" not in properties
    assert hosting.findtext("vrt_hst/ip_address") == ADDRESS
    with owned.store.transaction() as db:
        assert "Secret-1-of-ftp" not in db.value("SELECT content FROM webspaces")


@pytest.mark.parametrize(
    "rest, setup, code",
    [
        (physical(ftp_password=""), {}, 1019),
        (physical(ftp_quota="much"), {}, 1019),
        (physical(ssl="perhaps"), {}, 1019),
        (physical(webstat="guess"), {}, 1019),
        (physical(unheard_of="x"), {}, 1019),
        (physical(), {"htype": "std_fwd"}, 1019),
        ("", {"htype": "vrt_hst"}, 1019),
        (physical("192.0.2.99"), {}, 1018),
        ("", {"ip_address": "192.0.2.99"}, 1018),
        ("", {"owner_login": "nobody"}, 1015),
        ("", {"status": "5"}, 1025),
        ("", {"name": "no domain"}, 1019),
        ("<plan-name>None</plan-name>", {}, 1019),
        (plan_limits(max_cl=3), {}, 1019),
        (plan_limits(max_site=-2), {}, 1019),
        ("<prefs><stat_ttl>often</stat_ttl></prefs>", {}, 1019),
    ],
)
def test_what_is_refused_leaves_nothing(server, rest, setup, code):
    name = setup.pop("name", "example.com") if setup else "example.com"
    assert server.codes(webspace(name, rest, **setup)) == [code]
    assert server.one(get("webspace", "", "")).find("id") is None


def test_the_password_of_hosting_is_in_no_error(server):
    result = server.one(webspace(rest=physical(ftp_password="Secret-1-of-ftp", ftp_password_type="rot13")))
    assert error(result) == 1019
    assert "Secret" not in result.findtext("errtext")


@pytest.mark.parametrize("name", ["example.com", "EXAMPLE.COM"])
def test_a_name_is_taken_once(owned, name):
    assert owned.codes(webspace(name)) == [1007]


def test_two_forms_of_a_name_are_one_name(server):
    assert server.codes(webspace("bücher.example") + webspace("xn--bcher-kva.example")) == [0, 1007]
    assert read(server, "gen_info", "bücher.example").findtext("ascii-name") == "xn--bcher-kva.example"


def test_prohibited_names_are_for_the_administrator_only(server):
    reseller = server.reseller()
    with server.store.transaction() as db:
        db.insert("ip_pool", reseller_id=reseller, address=ADDRESS, type="shared")
        db.insert("domain_restrictions", name="bank.example")
        db.set_setting("domain_restriction", "on")
    caller = {"login": "reseller1", "password": "long enough"}
    assert server.codes(webspace("bank.example"), **caller) == [1023]
    assert server.codes(webspace("other.example"), **caller) == [0]
    assert server.codes(webspace("bank.example")) == [0]


@pytest.mark.parametrize("code", ["1024", "1023"])
def test_the_license_has_an_end(serving, code):
    server = serving(license_limit=code)
    with server.store.transaction() as db:
        db.put("license", name="lim_dom", value="1")
    assert server.codes(webspace("a.example") + webspace("b.example")) == [0, int(code)]


def test_a_resellers_limit_counts_those_of_his_customers(server):
    reseller = server.reseller()
    with server.store.transaction() as db:
        db.insert("limits", holder="reseller", holder_id=reseller, name="max_dom", value=1)
        db.insert("ip_pool", reseller_id=reseller, address=ADDRESS, type="shared")
    server.customer(**{"owner-login": "reseller1"})
    owner = {"owner_login": "jdoe"}
    assert server.codes(webspace("a.example", **owner) + webspace("b.example", owner_login="reseller1")) == [0, 1024]


def test_addresses_come_from_the_pool_of_the_provider(server):
    reseller = server.reseller()
    server.customer(**{"owner-login": "reseller1"})
    assert server.codes(webspace(owner_login="jdoe")) == [1018]
    with server.store.transaction() as db:
        db.insert("ips", address="192.0.2.20", netmask="", type="exclusive", interface="eth0")
        db.insert("ip_pool", reseller_id=reseller, address="192.0.2.20", type="exclusive")
    assert server.codes(webspace(owner_login="jdoe", ip_address=ADDRESS)) == [1018]
    assert server.codes(webspace(owner_login="jdoe")) == [0]
    assert read(server, "gen_info").findtext("dns_ip_address") == "192.0.2.20"


def test_one_address_of_each_family(server):
    with server.store.transaction() as db:
        for address in ("192.0.2.20", "2001:db8::1"):
            db.insert("ips", address=address, netmask="", type="shared", interface="eth0")
    both = f"<ip_address>2001:DB8:0::1</ip_address><ip_address>{ADDRESS}</ip_address>"
    forward = "<hosting><std_fwd><dest_url>https://example.org/</dest_url>{}</std_fwd></hosting>"
    assert server.codes(webspace(rest=forward.format(both))) == [0]
    hosting = read(server, "hosting")
    assert [found.text for found in hosting.iter("ip_address")] == [ADDRESS, "2001:db8::1"]
    assert hosting.findtext("std_fwd/dest_url") == "https://example.org/"
    two = f"<ip_address>192.0.2.20</ip_address><ip_address>{ADDRESS}</ip_address>"
    assert server.codes(webspace("b.example", forward.format(two))) == [1019]


def test_groups_are_stored_and_given_back(owned):
    mail = "<mail><nonexistent-user><bounce>No such user</bounce></nonexistent-user><webmail>roundcube</webmail></mail>"
    values = (
        "<prefs><www>1</www><stat_ttl>3</stat_ttl></prefs><performance><bandwidth>2.5</bandwidth></performance>"
        f"<php-settings>{named('setting', memory_limit='128M')}</php-settings>{mail}"
    )
    assert owned.codes(change(values)) == [0]
    assert [child.text for child in read(owned, "prefs")] == ["true", "3"]
    assert [child.text for child in read(owned, "performance")] == ["2.5", "-1"]
    basedir = {"open_basedir": "{WEBSPACEROOT}{/}{:}{TMP}{/}"}
    assert pairs(read(owned, "php-settings")) == {"memory_limit": "128M", **basedir}
    assert read(owned, "mail").findtext("nonexistent-user/bounce") == "No such user"
    assert owned.codes(change(f"<php-settings>{named('setting', display_errors='off')}</php-settings>")) == [0]
    assert pairs(read(owned, "php-settings")) == {"memory_limit": "128M", "display_errors": "off", **basedir}
    assert owned.codes(change("<mail><none/></mail>")) == [0]
    assert [child.tag for child in read(owned, "mail")] == ["none"]
    assert owned.codes(change("<mail><greylisting>true</greylisting></mail>")) == [0]
    assert [child.tag for child in read(owned, "mail")] == ["greylisting"]


def test_older_versions_do_not_hear_of_newer_nodes(owned):
    owned.codes(change("<prefs><www>true</www><icp-permit>1</icp-permit></prefs>"))
    assert [child.tag for child in read(owned, "prefs")] == ["www", "icp-permit"]
    assert [child.tag for child in read(owned, "prefs", version="1.6.7.0")] == ["www"]


def test_hosting_changes_by_property_and_goes_with_its_kind(owned):
    assert owned.codes(change("<hosting><vrt_hst>{}</vrt_hst></hosting>".format(named("property", cgi="1")))) == [0]
    properties = pairs(read(owned, "hosting"))
    assert (properties["cgi"], properties["ftp_login"]) == ("true", "jdoe_ftp")
    assert owned.codes(change("<hosting><none/></hosting>")) == [0]
    assert [child.tag for child in read(owned, "hosting")] == ["none"]
    assert read(owned, "gen_info").findtext("htype") == "none"


@pytest.mark.parametrize("behavior, others", [("merge", 5), ("replace", -1)])
def test_limits_left_out_of_a_set(serving, behavior, others):
    server = serving(set_limits=behavior)
    server.codes(webspace(rest=plan_limits(max_site=3, max_db=5)))
    assert server.codes(change(plan_limits(max_site=4))) == [0]
    limits = pairs(read(server, "limits"))
    assert (limits["max_site"], limits["max_db"]) == ("4", str(others))


def test_resets(server):
    granted = f"<permissions>{named('permission', manage_dns='true', manage_log='true')}</permissions>"
    server.codes(webspace(rest=plan_limits(max_db=5) + granted))
    limits = f"<limits>{named('limit', max_site=2)}<all-to-zero/></limits>"
    permissions = f"<permissions>{named('permission', manage_log='1')}<revoke-all/></permissions>"
    assert server.codes(change(limits + permissions)) == [0]
    shown = pairs(read(server, "limits"))
    assert (shown["max_site"], shown["max_db"]) == ("2", "0")
    granted = pairs(read(server, "permissions"))
    assert {name for name, value in granted.items() if value == "true"} == {"manage_log"}


def test_a_rename_and_a_new_guid(owned):
    before = read(owned, "gen_info").findtext("guid")
    renamed = change("<gen_setup><guid/><name>other.example</name><description>moved</description></gen_setup>")
    assert owned.codes(renamed) == [0]
    info = read(owned, "gen_info", "other.example")
    assert info.findtext("guid") != before
    assert info.findtext("description") == "moved"
    assert pairs(read(owned, "hosting", "other.example"))["www_root"] == "/var/www/vhosts/other.example/httpdocs"
    assert owned.codes(get("webspace", "")) == [1013]


@pytest.mark.parametrize("behavior, code, left", [("clear", 0, None), ("ignore", 0, "words"), ("error", 1019, "words")])
def test_empty_nodes_in_a_set(serving, behavior, code, left):
    server = serving(empty_node=behavior)
    server.codes(webspace(description="words"))
    results = server.codes(change("<gen_setup><description/></gen_setup>"))
    assert results == [code]
    assert read(server, "gen_info").findtext("description") == (left or "")


@pytest.mark.parametrize("behavior, expected", [("mask", ["16", "0"]), ("own_bit", ["80", "64"])])
def test_a_written_status(serving, behavior, expected):
    server = serving(status_write=behavior)
    server.codes(webspace(status="64"))
    shown = []
    for value in ("16", "0"):
        assert server.codes(change(f"<gen_setup><status>{value}</status></gen_setup>")) == [0]
        shown.append(read(server, "gen_info").findtext("status"))
    assert shown == expected
    assert server.codes(change("<gen_setup><status>4</status></gen_setup>")) == [1025]


@pytest.mark.parametrize("behavior, code", [("shared", 0), ("unique_1007", 1007), ("unique_1019", 1019)])
def test_external_ids(serving, behavior, code):
    server = serving(external_id=behavior)
    assert server.codes(webspace("a.example", external_id="x") + webspace("b.example", external_id="x")) == [0, code]


def test_another_owner(owned):
    owned.customer("kate")
    assert owned.codes(change("<gen_setup><owner-login>kate</owner-login></gen_setup>")) == [0]
    assert owned.codes(change("<gen_setup><owner-login>nobody</owner-login></gen_setup>")) == [1015]
    owners = owned.results(get("webspace", "gen_info", "<owner-login>kate</owner-login>"))
    assert [result.findtext("data/gen_info/name") for result in owners] == ["example.com"]
    owned.reseller()
    assert owned.codes(change("<gen_setup><owner-login>reseller1</owner-login></gen_setup>")) == [1018]


def test_a_deleted_customer_takes_them_along(owned):
    assert owned.codes("<customer><del><filter><login>jdoe</login></filter></del></customer>") == [0]
    assert owned.codes(get("webspace", "")) == [1013]
    with owned.store.transaction() as db:
        assert db.value("SELECT COUNT(*) FROM limits WHERE holder = 'webspace'") == 0


def test_a_deletion(owned):
    assert owned.codes("<webspace><del><filter><name>example.com</name></filter></del></webspace>") == [0]
    assert owned.codes("<webspace><del><filter><name>example.com</name></filter></del></webspace>") == [1013]
    owned.codes(webspace(owner_login="jdoe"))
    assert owned.one(get("webspace", "")).findtext("id") == "2"


def test_customers_see_them(owned):
    stat = owned.one("<customer><get><filter/><dataset><stat/></dataset></get></customer>").find("data/stat")
    assert stat.findtext("active_domains") == "1"
    domains = owned.one("<customer><get-domain-list><filter/></get-domain-list></customer>").findall("domains/domain")
    assert [found.findtext("name") for found in domains] == ["example.com"]


def test_a_customer_reads_his_own_and_changes_little(owned):
    owned.codes(webspace("other.example"))
    caller = {"login": "jdoe", "password": "long enough"}
    (result,) = owned.results(get("webspace", "gen_info", ""), **caller)
    info = result.find("data/gen_info")
    assert info.findtext("name") == "example.com"
    assert info.find("owner-id") is None
    assert info.find("admin-description") is None
    assert owned.codes(get("webspace", "", "<name>other.example</name>"), **caller) == [1013]
    assert owned.codes(get("webspace", "", "<owner-login>jdoe</owner-login>"), **caller) == [1006]
    assert owned.codes(change("<gen_setup><status>0</status></gen_setup>"), **caller) == [1006]
    assert owned.codes(change(plan_limits(max_db=9)), **caller) == [1006]
    assert owned.codes(change("<prefs><www>false</www></prefs>"), **caller) == [0]
    assert owned.codes(webspace("c.example"), **caller) == [1006]


def test_a_reseller_sees_his_own_and_his_customers(owned):
    reseller = owned.reseller()
    with owned.store.transaction() as db:
        db.insert("ip_pool", reseller_id=reseller, address=ADDRESS, type="shared")
    owned.customer("kate", **{"owner-login": "reseller1"})
    owned.codes(webspace("kate.example", owner_login="kate") + webspace("own.example", owner_login="reseller1"))
    caller = {"login": "reseller1", "password": "long enough"}
    results = owned.results(get("webspace", "gen_info", ""), **caller)
    assert [result.findtext("data/gen_info/name") for result in results] == ["kate.example", "own.example"]
    assert owned.codes(webspace("c.example", owner_login="jdoe"), **caller) == [1006]
    assert owned.codes("<webspace><del><filter><name>example.com</name></filter></del></webspace>", **caller) == [1013]


@pytest.mark.parametrize(
    "kind, member", [("limit", "max_site"), ("permission", "manage_dns"), ("physical-hosting", "ssl")]
)
def test_descriptors_match_what_is_accepted(owned, kind, member):
    operation = f"get-{kind}-descriptor"
    whole = owned.one(f"<webspace><{operation}><filter/></{operation}></webspace>")
    names = [found.findtext("name") for found in whole.findall("descriptor/property")]
    assert whole.find("id") is None
    assert member in names
    one = owned.one(f"<webspace><{operation}><filter><id>1</id></filter></{operation}></webspace>")
    assert one.findtext("id") == "1"
    values = {
        "limit": plan_limits(**dict.fromkeys(names, 1)),
        "permission": f"<permissions>{named('permission', **dict.fromkeys(names, 'true'))}</permissions>",
        "physical-hosting": physical(
            **{
                found.findtext("name"): found.findtext("default-value") or ""
                for found in whole.findall("descriptor/property")
            }
        ),
    }
    assert owned.codes(change(values[kind])) == [0]


def test_packages_items_and_the_filter_of_applications(owned):
    who = "<filter><id>1</id></filter>"
    package = "<package><name>WordPress</name><value>6</value></package>"
    item = "<plan-item><name>backup</name></plan-item>"
    given = owned.codes(
        f"<webspace><add-package>{who}{package}</add-package><enable-aps-filter>{who}</enable-aps-filter>"
        f"<add-plan-item>{who}{item}</add-plan-item></webspace>"
    )
    assert given == [0, 0, 0]
    assert read(owned, "packages").findtext("package/name") == "WordPress"
    assert read(owned, "aps-filter").text == "true"
    assert read(owned, "plan-items").findtext("item/name") == "backup"
    taken = (
        f"<webspace><remove-package>{who}{package}</remove-package><disable-aps-filter>{who}</disable-aps-filter>"
        f"<remove-plan-item>{who}{item}</remove-plan-item><remove-plan-item>{who}{item}</remove-plan-item></webspace>"
    )
    assert owned.codes(taken) == [0, 0, 0, 1013]
    assert [len(read(owned, name)) for name in ("packages", "plan-items")] == [0, 0]


def test_only_those_with_a_plan_have_subscriptions(server):
    assert server.codes(webspace("a.example", leaves(plan_name="Unlimited")) + webspace("b.example")) == [0, 0]
    with_plan, without = server.results(get("webspace", "subscriptions", ""))
    assert with_plan.find("data/subscriptions") is not None
    assert without.find("data/subscriptions") is None
