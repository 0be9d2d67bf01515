# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The operator customer: add, get, set and del."""

from __future__ import annotations

import pytest

from plesk_emulator.state.shacrypt import sha256_crypt


def matches(password, shown):
    """Whether a password node holds the SHA-256 crypt hash of a password."""
    return bool(shown) and shown.startswith("$5$") and sha256_crypt(password, shown.split("$")[2]) == shown


def set_(values, selector="<login>jdoe</login>"):
    return f"<customer><set><filter>{selector}</filter><values><gen_info>{values}</gen_info></values></set></customer>"


def add(values="", login="new", passwd="long enough"):
    head = f"<pname>J</pname><login>{login}</login><passwd>{passwd}</passwd>"
    return f"<customer><add><gen_info>{head}{values}</gen_info></add></customer>"


def test_a_fresh_customer_has_the_recorded_layout(server):
    server.customer()
    assert [
        (found.tag, found.text) for found in server.info() if found.tag not in ("guid", "vendor-guid", "password")
    ] == [
        ("cr_date", "2026-01-31"),
        ("cname", None),
        ("pname", "J. Doe"),
        ("login", "jdoe"),
        ("status", "0"),
        ("phone", None),
        ("fax", None),
        ("email", None),
        ("address", None),
        ("city", None),
        ("state", None),
        ("pcode", None),
        ("country", None),
        ("locale", "en-US"),
        ("owner-login", "admin"),
        ("external-id", None),
        ("description", None),
        ("password_type", "crypt"),
    ]


def test_every_value_comes_back(server):
    values = {
        "cname": "ACME",
        "status": "16",
        "phone": "1",
        "fax": "2",
        "email": "a@b",
        "address": "Road 1",
        "city": "C",
        "state": "S",
        "pcode": "12",
        "country": "de",
        "locale": "de-DE",
        "external_id": "crm-1",
        "description": "text",
    }
    server.customer(**values)
    info = server.info()
    assert {name: info.findtext(name.replace("_", "-")) for name in values} == values


def test_add_answers_id_and_guid(server):
    result = server.one(add())
    assert [found.tag for found in result] == ["status", "id", "guid"]
    assert server.info("new").findtext("guid") == result.findtext("guid")


def test_ids_ascend_and_are_not_used_again(server):
    first = server.customer("one")
    server.codes("<customer><del><filter/></del></customer>")
    assert server.customer("two") > first


@pytest.mark.parametrize(
    "values, expected",
    [
        ({"login": ""}, 1019),
        ({"login": "1st"}, 1019),
        ({"login": "two words"}, 1019),
        ({"login": "x" * 61}, 1019),
        ({"passwd": "four"}, 1019),
        ({"passwd": "New", "login": "new"}, 1019),
        ({"values": "<status>5</status>"}, 1025),
        ({"values": f"<phone>{'1' * 31}</phone>"}, 1019),
        ({"values": "<locale>xx-XX</locale>"}, 1019),
        ({"values": "<owner-login>nobody</owner-login>"}, 1015),
        ({"values": "<owner-id>99</owner-id>"}, 1015),
        ({"values": "<owner-external-id></owner-external-id>"}, 1015),
    ],
)
def test_bad_values(server, values, expected):
    assert server.codes(add(**values)) == [expected]
    assert server.codes("<customer><get><filter><login>new</login></filter><dataset/></get></customer>") == [1013]


@pytest.mark.parametrize("login", ["jdoe", "JDOE", "admin", "reseller1"])
def test_logins_are_one_name_space(server, login):
    server.customer()
    server.reseller()
    result = server.one(add(login=login))
    assert result.findtext("errcode") == "1007"
    assert result.findtext("errtext") == f"Client with login name '{login}' already exists."


@pytest.mark.parametrize("code", ["1007", "1002", "1019"])
def test_the_code_of_a_taken_login(serving, code):
    server = serving(customer_login_taken=code)
    server.customer()
    assert server.codes(add(login="jdoe")) == [int(code)]


def test_sensitive_logins_may_differ_in_case(serving):
    server = serving(key_case="sensitive")
    assert server.codes(add(login="jdoe") + add(login="JDoe") + add(login="jdoe")) == [0, 0, 1007]


@pytest.mark.parametrize(
    "form, ids, logins",
    [
        ("admin_login_else_id", [None, "R"], ["admin", None]),
        ("login", [None, None], ["admin", "reseller1"]),
        ("both", ["1", "R"], ["admin", "reseller1"]),
        ("id", ["1", "R"], [None, None]),
    ],
)
def test_the_forms_of_the_owner(serving, form, ids, logins):
    server = serving(owner_form=form)
    reseller = str(server.reseller())
    server.customer("one")
    server.customer("two", **{"owner-external-id": "crm of reseller1"})
    infos = [server.info("one"), server.info("two")]
    assert [info.findtext("owner-id") for info in infos] == [reseller if value == "R" else value for value in ids]
    assert [info.findtext("owner-login") for info in infos] == logins
    assert infos[1].findtext("vendor-guid") == "guid of reseller1"


@pytest.mark.parametrize(
    "form, kind", [("sha256", "crypt"), ("other", "crypt"), ("sym", "sym"), ("plain", "plain"), ("absent", None)]
)
def test_what_a_password_reads_as(serving, form, kind):
    server = serving(hash=form)
    server.customer(passwd="the password")
    info = server.info()
    assert info.findtext("password_type") == kind
    shown = info.findtext("password")
    assert matches("the password", shown) == (form == "sha256")
    assert (shown == "the password") == (form == "plain")


def test_a_reseller_may_read_another_form(serving):
    server = serving(hash_reseller="absent")
    server.reseller()
    server.customer(**{"owner-login": "reseller1"})
    assert server.info().find("password") is not None
    found = server.packet(
        "<customer><get><filter/><dataset><gen_info/></dataset></get></customer>",
        login="reseller1",
        password="long enough",
    )
    assert found.find(".//login").text == "jdoe"
    assert found.find(".//password") is None


@pytest.mark.parametrize("behavior, stored", [("collapsed", "a b"), ("raw", "  a  b ")])
def test_white_space_of_values(serving, behavior, stored):
    server = serving(string_storage=behavior)
    server.customer(cname="  a  b ")
    assert server.info().findtext("cname") == stored


def test_unset_values_may_be_absent(serving):
    server = serving(unset="absent")
    server.customer()
    assert server.info().find("cname") is None
    assert server.info().find("external-id") is None


def test_set_changes_what_it_names(server):
    server.customer(cname="ACME", phone="1")
    assert server.codes(set_("<phone>2</phone><description>new</description>")) == [0]
    info = server.info()
    assert [info.findtext(name) for name in ("cname", "phone", "description")] == ["ACME", "2", "new"]


def test_set_without_values_changes_nothing(server):
    server.customer()
    assert server.codes("<customer><set><filter/><values/></set></customer>") == [0]


@pytest.mark.parametrize("behavior, expected, stored", [("clear", 0, None), ("ignore", 0, "1"), ("error", 1019, "1")])
def test_an_empty_node(serving, behavior, expected, stored):
    server = serving(empty_node=behavior)
    server.customer(phone="1")
    assert server.codes(set_("<phone/>")) == [expected]
    assert (server.info().findtext("phone") or None) == stored


@pytest.mark.parametrize("node", ["pname", "login", "passwd"])
def test_what_cannot_be_cleared(server, node):
    server.customer()
    assert server.codes(set_(f"<{node}/>")) == [1019]


@pytest.mark.parametrize("behavior", ["new", "ignore"])
def test_an_empty_guid(serving, behavior):
    server = serving(empty_guid=behavior)
    server.customer()
    before = server.info().findtext("guid")
    assert server.codes(set_("<guid/>")) == [0]
    assert (server.info().findtext("guid") == before) == (behavior == "ignore")


@pytest.mark.parametrize("behavior, code", [("shared", 0), ("unique_1007", 1007), ("unique_1019", 1019)])
def test_external_ids(serving, behavior, code):
    server = serving(external_id=behavior)
    server.customer(external_id="crm")
    assert server.codes(add("<external-id>crm</external-id>")) == [code]
    assert server.codes(set_("<external-id>crm</external-id>")) == [0]
    server.customer("third")
    assert server.codes(set_("<external-id>crm</external-id>", "<login>third</login>")) == [code]


@pytest.mark.parametrize("behavior, echoed", [("old", "jdoe"), ("new", "joe")])
def test_a_rename(serving, behavior, echoed):
    server = serving(rename_echo=behavior)
    number = server.customer()
    result = server.one(set_("<login>joe</login>"))
    assert (result.findtext("filter-id"), result.findtext("id")) == (echoed, str(number))
    assert server.info("joe") is not None
    assert server.codes(add(login="jdoe")) == [0]


def test_password_beyond_255_characters_is_refused(server):
    assert server.codes(add(passwd="x" * 256)) == [1019]
    assert server.codes(add(passwd="x" * 255)) == [0]


def test_a_new_password_is_the_one_that_counts(server):
    server.reseller()
    server.customer()
    assert server.codes(set_("<passwd>another one</passwd>")) == [0]
    assert matches("another one", server.info().findtext("password"))
    assert server.codes(
        "<customer><get><filter/><dataset/></get></customer>", login="jdoe", password="another one"
    ) == [1006]
    assert server.codes(
        "<customer><get><filter/><dataset/></get></customer>", login="jdoe", password="long enough"
    ) == [1001]


@pytest.mark.parametrize(
    "behavior, before, wanted, after",
    [
        ("mask", 4 | 256, 16, 4 | 16),
        ("mask", 4 | 64, 0, 4),
        ("own_bit", 4 | 256, 16, 4 | 16 | 256),
        ("own_bit", 16 | 64, 0, 64),
    ],
)
def test_writing_a_status(serving, behavior, before, wanted, after):
    server = serving(status_write=behavior)
    number = server.customer()
    with server.store.transaction() as db:
        db.update("accounts", number, status=before)
    assert server.codes(set_(f"<status>{wanted}</status>")) == [0]
    assert server.info().findtext("status") == str(after)


@pytest.mark.parametrize("bit", ["16", "32"])
def test_the_bit_of_a_reseller(serving, bit):
    server = serving(reseller_bit=bit)
    server.reseller()
    server.customer(**{"owner-login": "reseller1"})
    assert server.codes(set_("<status>16</status>"), login="reseller1", password="long enough") == [0]
    assert server.info().findtext("status") == bit


@pytest.mark.parametrize("behavior, shown", [("none", "0"), ("bit32", "32"), ("bit16", "16")])
def test_customers_of_a_disabled_reseller(serving, behavior, shown):
    server = serving(reseller_disable=behavior)
    reseller = server.reseller()
    server.customer("his", **{"owner-id": str(reseller)})
    server.customer("other")
    with server.store.transaction() as db:
        db.update("accounts", reseller, status=16)
    assert [server.info(login).findtext("status") for login in ("his", "other")] == [shown, "0"]


@pytest.mark.parametrize(
    "behavior, country, login",
    [
        ("none", "de", "JDoe"),
        ("country_upper", "DE", "JDoe"),
        ("login_lower", "de", "jdoe"),
    ],
)
def test_normal_forms(serving, behavior, country, login):
    server = serving(normalise=behavior)
    server.customer("JDoe", country="de")
    assert (server.info().findtext("country"), server.info().findtext("login")) == (country, login)


def test_an_unknown_language_may_be_ignored(serving):
    server = serving(bad_locale="ignored")
    server.customer(locale="xx-XX")
    assert server.info().findtext("locale") == "en-US"


@pytest.mark.parametrize("code", ["1015", "1013", "1019"])
def test_the_code_of_an_unknown_owner(serving, code):
    assert serving(bad_owner=code).codes(add("<owner-login>nobody</owner-login>")) == [int(code)]


@pytest.mark.parametrize("code", ["1024", "1023"])
def test_the_limits_of_license_and_reseller(serving, code):
    server = serving(license_limit=code)
    reseller = server.reseller()
    with server.store.transaction() as db:
        db.put("license", name="lim_cl", value="2")
        db.insert("limits", holder="reseller", holder_id=reseller, name="max_cl", value=1)
    server.customer("one", **{"owner-login": "reseller1"})
    assert server.codes(add("<owner-login>reseller1</owner-login>")) == [int(code)]
    assert server.codes(add()) == [0]
    assert server.codes(add(login="third")) == [int(code)]


def test_an_edition_without_customers(server):
    with server.store.transaction() as db:
        db.put("license", name="can-manage-customers", value="0")
    assert server.codes(add()) == [1023]


def test_what_a_reseller_may_add(server):
    server.reseller()
    server.reseller("reseller2", create_clients=0)
    his = {"login": "reseller1", "password": "long enough"}
    assert server.codes(add(), **his) == [0]
    assert server.info("new").findtext("vendor-guid") == "guid of reseller1"
    assert server.codes(add("<owner-login>admin</owner-login>", login="other"), **his) == [1006]
    assert server.codes(add(login="other"), login="reseller2", password="long enough") == [1006]


def test_del_takes_what_he_owns(server):
    number = server.customer()
    server.webspace(number)
    assert server.codes("<customer><del><filter><login>jdoe</login></filter></del></customer>") == [0]
    with server.store.transaction() as db:
        assert db.all("SELECT id FROM webspaces") == db.all("SELECT webspace_id FROM webspace_ips") == []


def test_statistics_count_what_is_stored(server):
    number = server.customer()
    server.webspace(number, real_size=10, traffic=5)
    server.webspace(number, "example.org", status=16, real_size=1)
    get = "<customer><get><filter/><dataset><stat/></dataset></get></customer>"
    stat = server.one(get).find("data/stat")
    assert [stat.findtext(name) for name in ("active_domains", "disk_space", "traffic")] == ["1", "11", "5"]
    assert stat.find("webapps") is None
    assert server.one(get, version="1.6.9.0").findtext("data/stat/webapps") == "0"
