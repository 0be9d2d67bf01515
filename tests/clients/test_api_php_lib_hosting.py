# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The calls of the vendor's PHP library about plans, subscriptions and sites, and what its users rely on."""

from __future__ import annotations

import re

import pytest

from clients.vendor_library import STRONG_PASSWORD, Library, LibraryError, pairs, written

DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@pytest.fixture
def library():
    return Library()


@pytest.fixture
def owned(library):
    """A library with one subscription, as ``owned.id`` and ``owned.name``."""
    library.name = "main.test"
    library.id = library.webspace(library.name).findtext("id")
    return library


def webspace(library: Library, block: str):
    (found,) = library.items("webspace", block, "id", library.id)
    assert found.findtext("id") == library.id
    return found.find(f"data/{block}")


@pytest.mark.parametrize("name", ["permission", "limit", "physical-hosting"])
def test_descriptors_name_what_there_is(library, name):
    operation = f"get-{name}-descriptor"
    descriptor = library.result(f"<webspace><{operation}><filter/></{operation}></webspace>").find("descriptor")
    kinds = {found.findtext("name"): found.findtext("type") for found in descriptor}
    assert len(kinds) > 3
    if name == "physical-hosting":
        assert kinds["ftp_login"] == "string"


def test_new_subscription_has_the_general_facts(owned):
    info = webspace(owned, "gen_info")
    assert info.findtext("name") == info.findtext("ascii-name") == owned.name
    assert info.findtext("real_size") == "0"
    assert len(info.findtext("guid")) == 36
    assert DATE.fullmatch(info.findtext("cr_date"))
    assert info.findtext("dns_ip_address")


def test_new_subscription_has_limits_usage_and_php(owned):
    assert len(pairs(webspace(owned, "limits"), "limit")) > 3
    assert webspace(owned, "disk_usage").findtext("httpdocs") is not None
    assert "open_basedir" in pairs(webspace(owned, "php-settings"), "setting")


def set_webspace(library: Library, values: str) -> str:
    chosen = f"<filter><id>{library.id}</id></filter><values><gen_setup>{values}</gen_setup></values>"
    return library.result(f"<webspace><set>{chosen}</set></webspace>").findtext("status")


def test_subscription_is_disabled_enabled_and_described(owned):
    assert set_webspace(owned, "<status>1</status>") == "ok"
    assert webspace(owned, "gen_info").findtext("status") != "0"
    assert set_webspace(owned, "<status>0</status>") == "ok"
    assert webspace(owned, "gen_info").findtext("status") == "0"
    assert set_webspace(owned, "<description>Test Description</description>") == "ok"
    assert webspace(owned, "gen_info").findtext("description") == "Test Description"


@pytest.mark.parametrize("criterion", ["id", "name"])
def test_subscription_is_deleted_by_id_or_name(owned, criterion):
    assert owned.delete("webspace", criterion, getattr(owned, criterion))
    assert owned.items("webspace", "gen_info") == []


def test_subscription_is_created_with_every_group(library):
    handlers = library.results("<php-handler><get><filter/></get></php-handler>")
    enabled = [handler for handler in handlers if handler.findtext("handler-status") != "disabled"]
    address = library.result("<ip><get/></ip>").findtext("addresses/ip_info/ip_address")
    properties = {"php_handler_id": enabled[0].findtext("id"), "ftp_login": "testuser", "ftp_password": STRONG_PASSWORD}
    general = f"<name>webspace-test-full.test</name><htype>vrt_hst</htype><status>0</status><ip_address>{address}"
    settings = "<setting><name>memory_limit</name><value>128M</value></setting>"
    settings += "<setting><name>safe_mode</name><value>false</value></setting>"
    groups = [
        f"<gen_setup>{general}</ip_address></gen_setup>",
        f"<hosting><vrt_hst>{written(properties)}<ip_address>{address}</ip_address></vrt_hst></hosting>",
        "<limits><overuse>block</overuse><limit><name>mbox_quota</name><value>100</value></limit></limits>",
        "<prefs><www>false</www><stat_ttl>6</stat_ttl></prefs>",
        "<performance><bandwidth>120</bandwidth><max_connections>10000</max_connections></performance>",
        "<permissions><permission><name>manage_sh_access</name><value>true</value></permission></permissions>",
        f"<php-settings>{settings}</php-settings>",
        "<plan-name>Unlimited</plan-name>",
    ]
    library.id = library.result(f"<webspace><add>{''.join(groups)}</add></webspace>").findtext("id")
    assert pairs(webspace(library, "limits"), "limit")["mbox_quota"] == "100"
    assert pairs(webspace(library, "php-settings"), "setting")["memory_limit"] == "128M"
    assert webspace(library, "prefs").findtext("www") == "false"


@pytest.mark.parametrize("operator", ["service-plan", "service-plan-addon"])
def test_plans_are_created_listed_and_deleted(library, operator):
    made = [
        library.result(f"<{operator}><add><name>test{number}</name></add></{operator}>").findtext("id")
        for number in range(3)
    ]
    (found,) = library.results(f"<{operator}><get><filter><id>{made[1]}</id></filter></get></{operator}>")
    assert (found.findtext("id"), found.findtext("name")) == (made[1], "test1")
    listed = library.results(f"<{operator}><get><filter/></get></{operator}>")
    assert all(found.findtext("name") for found in listed)
    assert set(made) <= {found.findtext("id") for found in listed}
    assert all(library.delete(operator, "id", id) for id in made)


PLAN_LIMITS = "<limit><name>disk_space</name><value>1073741824</value></limit>"
PLAN_PREFERENCES = "<preferences><stat>6</stat><maillists>true</maillists></preferences>"
PLAN_HOSTING = f"<hosting>{written({'ftp_quota': '-1', 'ssl': 'true'})}</hosting>"
PLANS = {
    "service-plan": f"<limits><overuse>block</overuse>{PLAN_LIMITS}</limits>{PLAN_PREFERENCES}{PLAN_HOSTING}",
    "service-plan-addon": f"<limits>{PLAN_LIMITS}</limits>",
}


@pytest.mark.parametrize("operator", PLANS)
def test_plans_are_created_with_groups(library, operator):
    made = library.result(f"<{operator}><add><name>Complex</name>{PLANS[operator]}</add></{operator}>").findtext("id")
    (found,) = library.results(f"<{operator}><get><filter><id>{made}</id></filter></get></{operator}>")
    assert pairs(found.find("limits"), "limit")["disk_space"] == "1073741824"


def add_site(library: Library, name: str, hosting: str = "") -> str:
    setup = f"<gen_setup><name>{name}</name><webspace-id>{library.id}</webspace-id></gen_setup>"
    return library.result(f"<site><add>{setup}{hosting}</add></site>").findtext("id")


def test_main_site_is_not_in_the_list_of_sites(owned):
    assert owned.items("site", "gen_info") == []


def test_sites_are_listed_in_the_order_of_creation(owned):
    made = [add_site(owned, name) for name in ("addon.dom", "addon2.dom")]
    listed = owned.items("site", "gen_info")
    assert [found.findtext("id") for found in listed] == made
    first = listed[0].find("data/gen_info")
    assert first.findtext("name") == first.findtext("ascii-name") == "addon.dom"
    assert DATE.fullmatch(first.findtext("cr_date"))
    (again,) = owned.items("site", "gen_info", "guid", first.findtext("guid"))
    assert again.findtext("id") == made[0]
    assert all(owned.delete("site", "id", id) for id in made)
    assert owned.items("site", "gen_info", "parent-id", owned.id) == []


def test_site_without_hosting_has_no_physical_hosting(owned):
    add_site(owned, "addon.dom")
    assert [found for found in owned.items("site", "hosting") if found.find("data/hosting/vrt_hst") is not None] == []


def test_site_with_document_root_has_physical_hosting(owned):
    made = add_site(owned, "addon.dom", f"<hosting><vrt_hst>{written({'www_root': 'addon.dom'})}</vrt_hst></hosting>")
    (found,) = owned.items("site", "hosting", "id", made)
    assert pairs(found.find("data/hosting/vrt_hst"))["www_root"].endswith("/addon.dom")


def test_subdomains_are_read_by_id_and_listed(owned):
    made = [
        owned.result(
            f"<subdomain><add><parent>{owned.name}</parent><name>{name}</name>{written({'www_root': name})}</add>"
            "</subdomain>"
        ).findtext("id")
        for name in ("sub", "sub2")
    ]
    chosen = f"<filter><id>{made[0]}</id></filter>"
    for asked, names in ((chosen, ["sub"]), ("<filter/>", ["sub", "sub2"])):
        found = owned.results(f"<subdomain><get>{asked}</get></subdomain>")
        assert [result.findtext("data/name") for result in found] == [f"{name}.{owned.name}" for name in names]
        assert all(result.findtext("data/parent") == owned.name for result in found)
        assert all(name in pairs(result.find("data"))["www_root"] for name, result in zip(names, found))
    assert all(owned.delete("subdomain", "id", id) for id in made)
    left = owned.results("<subdomain><get><filter/></get></subdomain>")
    assert [result for result in left if result.find("data") is not None] == []


def test_site_aliases_are_listed_by_site(owned):
    made = [
        owned.result(
            f"<site-alias><create><site-id>{owned.id}</site-id><name>{name}</name></create></site-alias>"
        ).findtext("id")
        for name in ("alias.dom", "alias2.dom")
    ]
    for criterion, names in ((f"<id>{made[0]}</id>", 1), (f"<site-id>{owned.id}</site-id>", 2)):
        found = owned.results(f"<site-alias><get><filter>{criterion}</filter></get></site-alias>")
        assert len(found) == names
        assert found[0].findtext("info/name") == found[0].findtext("info/ascii-name") == "alias.dom"
    assert all(owned.delete("site-alias", "id", id, "delete") for id in made)


def protect(library: Library, name: str) -> str:
    nodes = f"<site-id>{library.id}</site-id><name>{name}</name><header/>"
    return library.result(f"<protected-dir><add>{nodes}</add></protected-dir>").findtext("id")


def test_protected_directory_keeps_its_name(owned):
    made = protect(owned, "test")
    (found,) = owned.results(f"<protected-dir><get><filter><id>{made}</id></filter></get></protected-dir>")
    assert found.findtext("data/name") == "test"
    assert owned.delete("protected-dir", "id", made, "delete")


def test_protected_directory_without_name_is_refused(owned):
    with pytest.raises(LibraryError) as caught:
        protect(owned, "")
    assert caught.value.code == 1019


def test_unknown_protected_directory_is_not_found(owned):
    with pytest.raises(LibraryError) as caught:
        owned.result("<protected-dir><get><filter><id>99999999</id></filter></get></protected-dir>")
    assert caught.value.code == 1013


def test_protected_directory_gets_and_loses_a_user(owned):
    made = protect(owned, "/")
    nodes = f"<pd-id>{made}</pd-id><login>john</login><password>{STRONG_PASSWORD}</password>"
    user = owned.result(f"<protected-dir><add-user>{nodes}</add-user></protected-dir>").findtext("id")
    assert owned.delete("protected-dir", "id", user, "delete-user")
    assert owned.delete("protected-dir", "id", made, "delete")


def test_php_handlers_have_a_type(library):
    listed = library.results("<php-handler><get><filter/></get></php-handler>")
    assert all(found.findtext("type") for found in listed)
    with pytest.raises(LibraryError, match="Php handler does not exists"):
        library.packet("<php-handler><get><filter><id>this-handler-does-not-exist</id></filter></get></php-handler>")
