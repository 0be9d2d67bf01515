# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Who may use the emulated API."""

from __future__ import annotations

import pytest

GET = "<customer><get><filter/><dataset/></get></customer>"
INFO = "<gen_info><pname>J</pname><login>new</login><passwd>long enough</passwd></gen_info>"
ADD = f"<customer><add>{INFO}</add></customer>"


def test_header_names_have_any_case_and_values_are_utf8(server):
    server.reseller(password="pässwörd 🦉")
    for value in ("pässwörd 🦉", "pässwörd 🦉".encode(), "pässwörd 🦉".encode().decode("latin-1")):
        headers = {"http_auth_login": "reseller1", "Http_Auth_Passwd": value}
        assert server.emulator.handle(headers, f"<packet>{GET}</packet>".encode()).codes == [("customer", "get", [0])]


@pytest.mark.parametrize("login, password", [("admin", "wrong"), ("nobody", "x"), ("", ""), ("admin", "")])
def test_wrong_credentials_are_1001(server, login, password):
    assert server.codes(GET, login=login, password=password) == [1001]


def test_no_credentials_are_1001(server):
    assert server.emulator.handle({}, b"<packet/>").codes == [("system", "", [1001])]


@pytest.mark.parametrize(
    "bound, address, expected",
    [
        ("192.0.2.1", "192.0.2.1", 0),
        ("192.0.2.1", "::ffff:192.0.2.1", 0),
        ("192.0.2.1", "192.0.2.2", 11003),
        ("192.0.2.1,2001:db8::1", "2001:db8:0::1", 0),
        ("", "192.0.2.1", 11003),
    ],
)
def test_a_secret_key_works_from_its_addresses_only(server, bound, address, expected):
    server.secret_key("0a1b2c3d-key", bound)
    response = server.emulator.handle({"KEY": "0a1b2c3d-key"}, f"<packet>{GET}</packet>".encode(), address)
    assert response.codes[0][2] == [expected]


def test_an_unknown_key_is_11003(server):
    assert server.emulator.handle({"KEY": "unheard of"}, b"<packet/>").codes == [("system", "", [11003])]


def test_a_key_may_act_for_a_reseller(server):
    reseller = server.reseller()
    server.customer("his", **{"owner-login": "reseller1"})
    server.customer("other")
    server.secret_key("the key", "127.0.0.1", reseller)
    response = server.emulator.handle({"KEY": "the key"}, f"<packet>{GET}</packet>".encode())
    assert response.codes == [("customer", "get", [0])]


def test_a_reseller_needs_the_permission_for_the_api(server):
    server.reseller(remote_access_interface=0)
    assert server.codes(GET, login="reseller1", password="long enough") == [1006]


def test_the_api_may_be_closed_for_an_address(server):
    with server.store.transaction() as db:
        db.set_setting("api_allowed_addresses", "192.0.2.7")
    answer = server.packet(GET)
    assert answer.findtext("system/errtext") == "Access to API is disabled for 127.0.0.1"
    assert answer.findtext("system/errcode") == "1006"


def test_a_customer_may_not_manage_customers(server):
    server.customer()
    assert server.codes(GET + ADD, login="jdoe", password="long enough") == [1006, 1006]


def test_one_forbidden_operation_may_spoil_the_packet(serving):
    server = serving(permission_error="system")
    server.reseller()
    convert = "<customer><convert-to-reseller><filter/></convert-to-reseller></customer>"
    assert server.codes(ADD + convert, login="reseller1", password="long enough") == [1006]
    assert server.codes(GET) == [0]
    assert server.results(GET)[0].find("id") is None


@pytest.mark.parametrize("behavior, expected", [("1011", 1011), ("1001", 1001), ("served", 0)])
def test_a_disabled_caller(serving, behavior, expected):
    server = serving(disabled_caller=behavior)
    reseller = server.reseller()
    with server.store.transaction() as db:
        db.update("accounts", reseller, status=16)
    assert server.codes(GET, login="reseller1", password="long enough") == [expected]


def test_a_reseller_sees_his_own_customers_only(server):
    server.reseller()
    server.customer("his", **{"owner-login": "reseller1"})
    other = server.customer("other")
    his = {"login": "reseller1", "password": "long enough"}
    assert [result.find("id") is not None for result in server.results(GET, **his)] == [True]
    named = f"<customer><del><filter><id>{other}</id></filter></del></customer>"
    assert server.codes(named, **his) == [1013]
    assert server.codes("<customer><del><filter/></del></customer>", **his) == [0]
    assert server.codes(GET) == [0]
    assert server.info("other") is not None
