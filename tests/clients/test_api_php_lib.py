# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The calls of the vendor's PHP library about packets, the server and accounts, and what its users rely on."""

from __future__ import annotations

import base64
import re

import pytest

from clients.vendor_library import STRONG_PASSWORD, Library, LibraryError, pairs

GUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
GET_PROTOS = "<server><get_protos/></server>"


@pytest.fixture
def library():
    return Library()


@pytest.mark.parametrize(
    "code, body, headers",
    [
        (1005, "<packet version='100.0.0'><server><get_protos/></server></packet>", {}),
        (1014, "<packet><unknown/></packet>", {}),
        (1014, "<packet><wrongly formatted xml</packet>", {}),
        (1001, f"<packet>{GET_PROTOS}</packet>", {"HTTP_AUTH_LOGIN": "bad-login", "HTTP_AUTH_PASSWD": "bad-password"}),
        (11003, f"<packet>{GET_PROTOS}</packet>", {"KEY": "bad-key"}),
    ],
)
def test_wrong_packets_fail_with_the_codes_of_servers(library, code, body, headers):
    with pytest.raises(LibraryError) as caught:
        library.send(body, **headers)
    assert caught.value.code == code


@pytest.mark.parametrize("version", ["", "1.6", "1.6.5", "1.6.9.1", "1.6.3.0"])
def test_shortened_versions_are_served(library, version):
    assert library.packet(GET_PROTOS, version).findtext("server/get_protos/result/status") == "ok"


def test_two_operators_in_one_packet_answer_apart(library):
    first, second = library.packet(f"{GET_PROTOS}<server><get><gen_info/></get></server>")
    protos = [proto.text for proto in first.iterfind(".//protos/proto")]
    assert {"1.6.3.0", "1.6.6.0"} <= set(protos)
    assert second.findtext(".//gen_info/server_name")


def info(library: Library, block: str):
    return library.result(f"<server><get><{block}/></get></server>").find(block)


def test_server_reports_its_general_facts(library):
    general = info(library, "gen_info")
    assert general.findtext("server_name")
    assert GUID.fullmatch(general.findtext("server_guid").lower())
    assert general.findtext("mode") == "standard"


def test_server_reports_preferences_and_sessions(library):
    assert int(info(library, "prefs").findtext("stat_ttl")) > 0
    assert info(library, "prefs").findtext("restart_apache_interval") == "0"
    assert int(info(library, "session_setup").findtext("login_timeout")) > 0
    assert "@" in info(library, "admin").findtext("admin_email")
    assert info(library, "admin").findtext("admin_pname")


def test_server_lists_key_components_and_isolation(library):
    assert {"plesk_key_id", "lim_date", "lim_cl", "lim_dom"} <= set(pairs(info(library, "key")))
    components = {found.findtext("name"): found.findtext("version") for found in info(library, "components")}
    assert components["psa"]
    assert "php" in pairs(info(library, "site-isolation-config"))


def test_server_lists_services_shells_and_interfaces(library):
    states = {found.findtext("id"): found.findtext("state") for found in info(library, "services_state")}
    assert (states["dns"], states["smtp"]) == ("running", "running")
    assert all(found.findtext("title") for found in info(library, "services_state"))
    assert all(found.findtext("path") for found in info(library, "shells").iterfind("shell"))
    assert info(library, "interfaces").findtext("interface")


def test_server_reports_statistics(library):
    stat = info(library, "stat")
    for name in ("clients", "domains", "databases"):
        assert stat.findtext(f"objects/{name}").isdigit()
    assert stat.findtext("version/plesk_name") == "psa"
    assert all(stat.findtext(f"version/{name}") for name in ("plesk_os", "plesk_os_version", "os_release"))
    assert int(stat.findtext("other/uptime")) > 0
    assert stat.findtext("other/cpu")
    assert int(stat.findtext("load_avg/l1")) >= 0
    assert int(stat.findtext("mem/total")) > int(stat.findtext("mem/free"))
    assert stat.findtext("swap/total").isdigit()
    assert all(int(device.findtext("total")) > 0 for device in stat.iterfind("diskspace/device"))


def test_server_reports_its_updates(library):
    assert info(library, "updates").findtext("install_updates_automatically") in ("true", "false")


def test_addresses_begin_with_one_of_version_four(library):
    first = library.result("<ip><get/></ip>").findtext("addresses/ip_info/ip_address")
    assert re.fullmatch(r"\d{1,3}(\.\d{1,3}){3}", first)


def test_locales_are_listed_and_found_by_id(library):
    listed = library.packet("<locale><get><filter/></get></locale>").findall("locale/get/result/info")
    assert "en-US" in [found.findtext("id") for found in listed]
    found = library.packet("<locale><get><filter><id>en-US</id></filter></get></locale>")
    assert found.findtext("locale/get/result/info/id") == "en-US"


def create_session(library: Library) -> str:
    address = base64.b64encode(b"127.0.0.1").decode()
    data = f"<data><user_ip>{address}</user_ip><source_server/></data>"
    return library.result(f"<server><create_session><login>admin</login>{data}</create_session></server>").findtext(
        "id"
    )


def test_session_is_listed_until_its_end(library):
    made = create_session(library)
    assert len(made) > 10
    sessions = {
        found.findtext("id"): found for found in library.result("<session><get/></session>").iterfind("session")
    }
    assert (sessions[made].findtext("login"), sessions[made].findtext("ip-address")) == ("admin", "127.0.0.1")
    ended = library.result(f"<session><terminate><session-id>{made}</session-id></terminate></session>")
    assert ended.findtext("status") == "ok"
    left = library.result("<session><get/></session>").iterfind("session")
    assert made not in [found.findtext("id") for found in left]


def create_key(library: Library, nodes: str = "") -> str:
    return library.result(f"<secret_key><create>{nodes}</create></secret_key>").findtext("key")


def keys(library: Library, criterion: str = ""):
    asked = f"<secret_key><get_info><filter>{criterion}</filter></get_info></secret_key>"
    return library.packet(asked).xpath("//result/key_info")


def test_secret_key_is_made_without_an_address(library):
    assert GUID.fullmatch(create_key(library))


def test_secret_key_keeps_addresses_and_description(library):
    nodes = "<ip_address>192.168.0.1,192.168.0.2</ip_address><description>test key</description>"
    made = create_key(library, nodes)
    (found,) = keys(library, f"<key>{made}</key>")
    assert found.findtext("key") == made
    assert (found.findtext("login"), found.findtext("description")) == ("admin", "test key")
    (other,) = keys(library, f"<key>{create_key(library, '<ip_address>192.168.0.1</ip_address>')}</key>")
    assert other.findtext("ip_address") == "192.168.0.1"


def test_secret_keys_can_be_deleted_to_the_last(library):
    made = [create_key(library, f"<ip_address>192.168.0.{number}</ip_address>") for number in (1, 2)]
    assert {found.findtext("key") for found in keys(library)} == set(made)
    assert all(library.delete("secret_key", "key", key, "delete") for key in made)
    assert keys(library) == []
    with pytest.raises(LibraryError) as caught:
        keys(library, f"<key>{made[0]}</key>")
    assert caught.value.code == 1013


CUSTOMER = {
    "cname": "Plesk",
    "pname": "John Smith",
    "login": "john-unit-test",
    "passwd": STRONG_PASSWORD,
    "email": "john@smith.com",
    "external-id": "link:12345",
    "description": "Good guy",
}


def add_customer(library: Library, **changed: str) -> int:
    nodes = "".join(f"<{name}>{value}</{name}>" for name, value in {**CUSTOMER, **changed}.items() if value)
    made = library.result(f"<customer><add><gen_info>{nodes}</gen_info></add></customer>")
    assert GUID.fullmatch(made.findtext("guid"))
    return int(made.findtext("id"))


def set_customer(library: Library, id: int, values: str) -> bool:
    chosen = f"<filter><id>{id}</id></filter><values><gen_info>{values}</gen_info></values>"
    return library.result(f"<customer><set>{chosen}</set></customer>").findtext("status") == "ok"


def customer(library: Library, id: int):
    (found,) = library.items("customer", "gen_info", "id", id)
    assert found.findtext("id") == str(id)
    return found.find("data/gen_info")


def test_customer_is_read_as_it_was_created(library):
    found = customer(library, add_customer(library))
    assert {name: found.findtext(name) for name in CUSTOMER if name != "passwd"} == {
        name: value for name, value in CUSTOMER.items() if name != "passwd"
    }
    assert found.findtext("status") == "0"


def test_customers_are_none_before_and_after(library):
    assert library.items("customer", "gen_info") == []
    for login in ("customer-a", "customer-b"):
        add_customer(library, login=login, cname="", email="", description="", **{"external-id": ""})
    assert len(library.items("customer", "gen_info")) == 2
    assert all(library.delete("customer", "login", login) for login in ("customer-a", "customer-b"))
    assert library.items("customer", "gen_info") == []


def test_customer_is_disabled_enabled_and_changed(library):
    made = add_customer(library)
    assert set_customer(library, made, "<status>1</status>")
    assert customer(library, made).findtext("status") != "0"
    assert set_customer(library, made, "<status>0</status>")
    assert customer(library, made).findtext("status") == "0"
    assert set_customer(library, made, "<pname>Mike Black</pname><email>mike@black.com</email>")
    assert [customer(library, made).findtext(name) for name in ("pname", "email")] == ["Mike Black", "mike@black.com"]
    assert library.delete("customer", "id", made)


def resellers(library: Library, criterion: str = ""):
    asked = f"<filter>{criterion}</filter><dataset><gen-info/><permissions/></dataset>"
    return library.results(f"<reseller><get>{asked}</get></reseller>")


def add_reseller(library: Library, login: str) -> str:
    nodes = f"<pname>John Reseller</pname><login>{login}</login><passwd>{STRONG_PASSWORD}</passwd>"
    return library.result(f"<reseller><add><gen-info>{nodes}</gen-info></add></reseller>").findtext("id")


def test_reseller_is_read_with_permissions(library):
    made = add_reseller(library, "reseller-unit-test")
    (found,) = resellers(library, f"<id>{made}</id>")
    assert found.findtext("id") == made
    assert found.findtext("data/gen-info/pname") == "John Reseller"
    assert found.findtext("data/gen-info/login") == "reseller-unit-test"
    assert len(pairs(found.find("data/permissions"), "permission")) > 0
    assert library.delete("reseller", "id", made)


def test_resellers_come_in_the_order_of_creation(library):
    assert [found for found in resellers(library) if found.find("data") is not None] == []
    for login in ("reseller-a", "reseller-b"):
        add_reseller(library, login)
    assert [found.findtext("data/gen-info/login") for found in resellers(library)] == ["reseller-a", "reseller-b"]
    assert all(library.delete("reseller", "login", login) for login in ("reseller-a", "reseller-b"))


def test_panel_has_a_navigation_in_sections(library):
    navigation = base64.b64decode(library.result("<ui><get-navigation/></ui>").findtext("navigation")).decode()
    assert navigation.startswith("a:2:{")
    assert 's:7:"general";' in navigation
    assert 's:7:"hosting";a:2:{s:4:"name";s:7:"Hosting";s:5:"nodes";a:5:{' in navigation


def test_custom_button_is_read_and_deleted(library):
    properties = "<place>admin</place><url>http://example.com</url><text>Example site</text>"
    nodes = f"<owner><admin/></owner><properties>{properties}</properties>"
    made = library.result(f"<ui><create-custombutton>{nodes}</create-custombutton></ui>").findtext("id")
    chosen = f"<filter><custombutton-id>{made}</custombutton-id></filter>"
    found = library.result(f"<ui><get-custombutton>{chosen}</get-custombutton></ui>")
    assert (found.findtext("properties/url"), found.findtext("properties/text")) == (
        "http://example.com",
        "Example site",
    )
    assert library.delete("ui", "custombutton-id", made, "delete-custombutton")


@pytest.mark.parametrize("operation", ["get", "get_events"])
def test_events_have_a_time_on_a_new_server_too(library, operation):
    found = library.result(f"<event_log><{operation}/></event_log>").findall("event")
    assert all(int(event.findtext("time")) > 0 for event in found)
    assert int(library.result("<event_log><get-last-id/></event_log>").findtext("id")) >= len(found) > 0
