# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The operator ``secret_key``."""

from __future__ import annotations

import re

import pytest

from plesk_emulator.protocol.auth import key_hash

PING = b"<packet><server><get_protos/></server></packet>"
WHO = b"<packet><server><get/></server></packet>"


def create(server, content="", **packet):
    return server.one(f"<secret_key><create>{content}</create></secret_key>", **packet)


def operation(name, *keys):
    nodes = "".join(f"<key>{key}</key>" for key in keys)
    return f"<secret_key><{name}><filter>{nodes}</filter></{name}></secret_key>"


def use(server, key, address="127.0.0.1", body=PING):
    return server.emulator.handle({"KEY": key}, body, address).codes[0][2]


def test_a_key_is_bound_to_the_caller_and_acts_for_the_administrator(server):
    key = create(server).findtext("key")
    assert re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", key)
    assert use(server, key, body=WHO) == [0]
    assert use(server, key, "192.0.2.1") == [11003]


@pytest.mark.parametrize("given", ["192.0.2.1,2001:db8:0::1", " 192.0.2.1, 2001:db8::1 "])
def test_a_key_is_bound_to_the_addresses_given(server, given):
    key = create(server, f"<ip_address>{given}</ip_address>").findtext("key")
    assert [use(server, key, address) for address in ("192.0.2.1", "2001:db8::1", "127.0.0.1")] == [[0], [0], [11003]]
    info = server.one(operation("get_info")).find("key_info")
    assert info.findtext("ip_address") == "192.0.2.1,2001:db8::1"


def test_a_key_may_act_for_somebody_else(server):
    server.customer()
    key = create(server, "<description>backup</description><login>jdoe</login>").findtext("key")
    assert use(server, key) == [0]
    assert use(server, key, body=WHO) == [1006]
    info = server.one(operation("get_info", key)).find("key_info")
    assert [found.tag for found in info] == ["key", "ip_address", "description", "login"]
    assert (info.findtext("description"), info.findtext("login")) == ("backup", "jdoe")


@pytest.mark.parametrize("login", ["<login>admin</login>", ""])
def test_keys_of_the_administrator_name_him(server, login):
    create(server, login)
    assert server.one(operation("get_info")).findtext("key_info/login") == "admin"


@pytest.mark.parametrize(
    "content, code",
    [
        ("<login>nobody</login>", "1013"),
        ("<login>off</login>", "1023"),
        ("<ip_address>somewhere</ip_address>", "1019"),
        ("<ip_address>192.0.2.1,192.0.2.256</ip_address>", "1019"),
    ],
)
def test_keys_that_cannot_be_made(server, content, code):
    server.customer("off", status="16")
    assert create(server, content).findtext("errcode") == code


def test_only_the_administrator_makes_keys(server):
    server.reseller()
    assert create(server, login="reseller1", password="long enough").findtext("errcode") == "1006"


def test_keys_go_with_their_account(server):
    server.customer()
    key = create(server, "<login>jdoe</login>").findtext("key")
    assert server.codes("<customer><del><filter><login>jdoe</login></filter></del></customer>") == [0]
    assert use(server, key) == [11003]
    assert server.codes(operation("get_info", key)) == [1013]


def test_named_keys_have_a_result_each_and_all_keys_one(server):
    first, second = (create(server).findtext("key") for _number in range(2))
    results = server.results(operation("get_info", second, "unheard of", first))
    assert [result.findtext("key_info/key") for result in results] == [second, None, first]
    assert (results[1].findtext("errcode"), results[1].findtext("key")) == ("1013", "unheard of")
    assert [info.findtext("key") for info in server.one(operation("get_info")).findall("key_info")] == [first, second]


@pytest.mark.parametrize("behavior, expected", [("bare_ok", [0]), ("ok_filter_id", [0]), ("none", [])])
@pytest.mark.parametrize("name", ["get_info", "delete"])
def test_no_keys(serving, name, behavior, expected):
    assert serving(empty_result=behavior).codes(operation(name)) == expected


@pytest.mark.parametrize("form", ["key", "hash", "id"])
def test_what_get_info_shows_can_be_deleted(serving, form):
    server = serving(key_info=form)
    key = create(server).findtext("key")
    shown = server.one(operation("get_info", key)).findtext("key_info/key")
    assert shown == {"key": key, "hash": key_hash(key), "id": "1"}[form]
    assert server.one(operation("delete", shown)).findtext("key") == shown
    assert use(server, key) == [11003]


@pytest.mark.parametrize("form", ["key", "hash", "id"])
def test_the_key_itself_can_be_deleted(serving, form):
    server = serving(key_info=form)
    key = create(server).findtext("key")
    assert server.codes(operation("delete", key) + operation("delete", key)) == [0, 1013]
    assert use(server, key) == [11003]


def test_an_empty_filter_deletes_all_keys(server):
    keys = [create(server).findtext("key") for _number in range(3)]
    assert [result.findtext("key") for result in server.results(operation("delete"))] == keys
    assert [use(server, key) for key in keys] == [[11003]] * 3
