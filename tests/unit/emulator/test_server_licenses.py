# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""License keys of ``server``."""

from __future__ import annotations

import base64

import pytest

MAIN = "PLSK.00000001.0001"
NUMBER = "EXT.00000002.0000"
CONTENT = base64.b64encode(f"plesk_key_id={NUMBER}\nname=backup\nlim_date=2026-02-28\n".encode()).decode()


def key(**properties):
    lines = "".join(f"{name}={value}\n" for name, value in {"plesk_key_id": "PLSK.2.1", **properties}.items())
    return base64.b64encode(lines.encode()).decode()


def install(content, additional=False):
    return f"<server><lic_install><license>{content}</license>{'<additional_key/>' * additional}</lic_install></server>"


def keys(server, content):
    """The ids of the keys that server/get answers."""
    result = server.one(f"<server><get><key>{content}</key></get></server>")
    assert result.findtext("status") == "ok", result.findtext("errtext")
    path = "property[name='plesk_key_id']/value"
    return [(found.findtext(path), found.findtext("additional-key")) for found in result.findall("key")]


@pytest.fixture
def extended(server):
    assert server.one(install(CONTENT, additional=True)).findtext("key-id") == NUMBER
    return server


def test_the_license_limits_what_may_be_added(server):
    assert server.one(install(key(lim_cl=1))).findtext("key-id") == "PLSK.2.1"
    server.customer("one")
    info = "<gen_info><pname>T</pname><login>two</login><passwd>long enough</passwd></gen_info>"
    assert server.codes(f"<customer><add>{info}</add></customer>") == [1024]
    assert server.codes("<server><license-rollback-key/></server>") == [0]
    assert server.codes(f"<customer><add>{info}</add></customer>") == [0]


def test_the_content_of_a_key_can_be_installed_again(server):
    content = server.one("<server><get><key/></get></server>").findtext("key/content")
    assert server.one(install(content)).findtext("key-id") == MAIN
    assert keys(server, "") == [(MAIN, None)]


@pytest.mark.parametrize(
    "content",
    [
        base64.b64encode(b"\xff\xfe").decode(),
        base64.b64encode(b"some text").decode(),
        key(lim_cl="many"),
        key(lim_date="2026-02-30"),
        key(license_update_date="soon"),
        key(plesk_key_id=""),
        "",
    ],
)
def test_what_is_no_key_is_refused(server, content):
    assert server.codes(install(content)) == [1019]
    assert keys(server, "") == [(MAIN, None)]


def test_a_key_of_the_other_kind_is_refused(server):
    assert server.codes(install(key(), additional=True) + install(CONTENT)) == [1023, 1023]


def test_there_is_no_vendor_to_ask(server):
    code = "<lic_install><activation-code>A00-B11</activation-code></lic_install>"
    assert server.codes(f"<server>{code}<license-retrieve-keys/></server>") == [1023, 1023]
    assert server.codes("<server><license-rollback-key/></server>") == [1023]


@pytest.mark.parametrize(
    "chosen, expected",
    [
        ("", [MAIN]),
        ("<filter/>", [MAIN]),
        ("<filter><main/></filter>", [MAIN]),
        ("<filter><all/></filter>", [MAIN, NUMBER]),
        ("<filter><all-additional/></filter>", [NUMBER]),
        (f"<filter><key-id>{NUMBER}</key-id></filter>", [NUMBER]),
        (f"<filter><key-id>{NUMBER}</key-id><key-id>{MAIN}</key-id></filter>", [MAIN, NUMBER]),
        ("<filter><name>backup</name></filter>", [NUMBER]),
    ],
)
def test_filters_of_keys(extended, chosen, expected):
    assert [number for number, _additional in keys(extended, chosen)] == expected
    assert all(additional == ("true" if number == NUMBER else None) for number, additional in keys(extended, chosen))


def test_additional_keys_have_dates_in_seconds(extended):
    result = extended.one("<server><get_additional_key/></server>")
    assert result.findtext("name") == f"{NUMBER}/backup"
    info = result.find("key_info")
    assert [found.tag for found in info][:4] == ["number", "name", "active", "lim_date"]
    assert info.findtext("lim_date") == "1772236800"
    assert info.findtext("content") == CONTENT


def test_additional_keys_are_renewed_for_a_year(extended):
    assert extended.codes("<server><renew_additional_key/></server>") == [0]
    info = extended.one("<server><get_additional_key/></server>").find("key_info")
    assert int(info.findtext("lim_date")) - int(info.findtext("license_update_date")) == 365 * 86400


def test_one_result_for_each_name(extended):
    names = f"<name>{NUMBER}/backup</name><name>unheard of</name>"
    results = extended.results(f"<server><get_additional_key><filter>{names}</filter></get_additional_key></server>")
    assert [found.findtext("errcode") for found in results] == [None, "1013"]
    assert results[1].findtext("name") == "unheard of"


def test_additional_keys_are_removed(extended):
    def remove(name):
        return f"<server><remove_additional_key><filter>{name}</filter></remove_additional_key></server>"

    assert extended.codes(remove("<name>backup</name><name>unheard of</name>")) == [1013]
    assert extended.codes(remove("<name>backup</name>")) == [0]
    assert extended.results("<server><get_additional_key/></server>") == []
    assert extended.codes(remove("")) == [0]


@pytest.mark.parametrize("key_id, code", [(MAIN, None), (NUMBER, None), ("unheard of", "1013")])
def test_an_update_answers_without_result(extended, key_id, code):
    answer = extended.packet(f"<server><lic_update><filter><key-id>{key_id}</key-id></filter></lic_update></server>")
    update = answer.find("server/lic_update")
    assert update.findtext("status") == ("error" if code else "ok")
    assert update.findtext("errcode") == code


def test_a_key_is_read_without_being_installed(server):
    answer = server.packet(f"<server><lic_get_info><license>{CONTENT}</license></lic_get_info></server>")
    found = answer.find("server/lic_get_info")
    assert [child.tag for child in found] == ["property", "property", "property", "content", "additional-key"]
    assert found.findtext("property[name='name']/value") == "backup"
    assert server.results("<server><get_additional_key/></server>") == []
