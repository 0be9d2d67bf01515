# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The operator ``ftp-user``."""

from __future__ import annotations

import pytest

from unit.emulator.hosted import allow, change, leaves, named, physical, plan_limits, webspace, with_site
from unit.emulator.test_site import change_site

JDOE = {"login": "jdoe", "password": "long enough"}
BY_ID = "<webspace-id>1</webspace-id>"
MAKE = "<create-non-existent>1</create-non-existent>"


def add(name: str = "mary", settings: str = "", scope: str = BY_ID, password: str = "long enough") -> str:
    return f"<ftp-user><add>{leaves(name=name, password=password)}{settings}{scope}</add></ftp-user>"


def operation(name: str, criterion: str = "<name>mary</name>", rest: str = "") -> str:
    return f"<ftp-user><{name}><filter>{criterion}</filter>{rest}</{name}></ftp-user>"


def change_user(values: str, criterion: str = "<name>mary</name>", scope: str = "") -> str:
    return operation("set", criterion, f"<values>{values}</values>{scope}")


def user_of_hosting(login: str) -> str:
    return f"<hosting><vrt_hst>{named('property', ftp_login=login)}</vrt_hst></hosting>"


def info(server, name: str = "mary") -> dict[str, str]:
    found = server.one(operation("get", f"<name>{name}</name>"))
    return {leaf.tag: leaf.text or "" for leaf in found.iter() if not len(leaf)}


def hash_of(server, name: str = "mary") -> str:
    with server.store.transaction() as db:
        return db.value("SELECT hash FROM ftp_users WHERE name = ?", name)


@pytest.fixture
def hosted(server):
    """A server with a subscription of a customer, a site in it, and a subscription of the administrator."""
    assert with_site(server).codes(webspace("second.example")) == [0]
    return server


def test_account_has_the_documented_defaults(hosted):
    assert hosted.codes(add()) == [0]
    assert info(hosted) == {
        "status": "ok",
        "filter-id": "mary",
        "id": "1",
        "name": "mary",
        "home": "",
        "quota": "-1",
        "read": "false",
        "write": "false",
        "webspace-id": "1",
    }
    assert hash_of(hosted).startswith("$5$")


def test_account_settings_are_read_back(hosted):
    settings = "<home>/httpdocs</home><quota>1048576</quota><permissions><read>1</read></permissions>"
    assert hosted.codes(add(settings=settings, scope="<webspace-name>EXAMPLE.com</webspace-name>")) == [0]
    found = info(hosted)
    assert [found[name] for name in ("home", "quota", "read", "write")] == ["/httpdocs", "1048576", "true", "false"]


@pytest.mark.parametrize(
    "criterion, names",
    [
        ("", ["mary", "john", "ann"]),
        ("<id>2</id>", ["john"]),
        ("<name>ann</name>", ["ann"]),
        ("<webspace-id>1</webspace-id>", ["mary", "john"]),
        ("<webspace-name>second.example</webspace-name>", ["ann"]),
    ],
)
def test_account_filters(hosted, criterion, names):
    hosted.codes(add() + add("john") + add("ann", scope="<webspace-id>3</webspace-id>"))
    assert [result.findtext("name") for result in hosted.results(operation("get", criterion))] == names


def test_scope_beside_the_filter_narrows_it(hosted):
    hosted.codes(add() + add("ann", scope="<webspace-id>3</webspace-id>"))
    names = [result.findtext("name") for result in hosted.results(operation("get", "", "<webspace-id>3</webspace-id>"))]
    assert names == ["ann"]
    scope = "<webspace-name>second.example</webspace-name>"
    assert hosted.codes(operation("get", rest=scope) + operation("del", rest=scope)) == [1013, 1013]
    assert hosted.codes(change_user("<quota>5</quota>", scope=scope)) == [1013]


def test_group_without_accounts_repeats_the_value(hosted):
    result = hosted.one(operation("get", BY_ID))
    assert [(found.tag, found.text) for found in result] == [("status", "ok"), ("filter-id", "1")]
    assert [found.tag for found in hosted.one(operation("get", ""))] == ["status", "filter-id"]


@pytest.mark.parametrize(
    "request_, code",
    [
        (add(), 1007),
        (add("jdoe_ftp"), 1007),
        (add("jdoe"), 0),
        (add("Mary"), 1019),
        (add("1a"), 1019),
        (add("a" * 17), 1019),
        (add("john", password="x"), 1019),
        (add("john", "<quota>-2</quota>"), 1019),
        (add("john", f"<quota>{'9' * 30}</quota>"), 0),
        (add("john", scope="<webspace-id>77</webspace-id>"), 1015),
        (add("john", scope="<webspace-id>2</webspace-id>"), 1015),
        (change_user("<name>jdoe_ftp</name>"), 1007),
        (change_user("<name>mary</name>"), 0),
        (change_user("<password/>"), 1019),
        (change_user("", "<id>77</id>"), 1013),
        (operation("get", "<name>none</name>"), 1013),
        (operation("del", "<id>77</id>"), 1013),
        (webspace("b.example", physical(ftp_login="mary")), 1007),
        (webspace("b.example", physical()), 1007),
        (change(f"<hosting><vrt_hst>{named('property', ftp_login='mary')}</vrt_hst></hosting>"), 1007),
        (change(f"<hosting><vrt_hst>{named('property', ftp_login='jdoe_ftp')}</vrt_hst></hosting>"), 0),
        (
            change_site(f"<hosting><vrt_hst>{named('property', ftp_login='mary')}</vrt_hst></hosting>", "example.com"),
            1007,
        ),
    ],
)
def test_account_requests_have_their_codes(hosted, request_, code):
    assert hosted.codes(add()) == [0]
    assert hosted.codes(request_) == [code]


def test_missing_account_repeats_the_value(hosted):
    result = hosted.one(operation("get", "<name>none</name>"))
    assert [result.findtext(name) for name in ("errtext", "filter-id")] == ["ftp-user does not exist", "none"]


@pytest.mark.parametrize(
    "home, code",
    [
        ("/", 0),
        ("/httpdocs", 0),
        ("httpdocs", 0),
        ("/shop.example", 0),
        ("/httpdocs/new", 1019),
    ],
)
def test_home_must_exist(hosted, home, code):
    assert hosted.codes(add(settings=f"<home>{home}</home>")) == [code]


@pytest.mark.parametrize("home, code", [("/httpdocs/a/b", 0), ("/new", 1019), ("/httpdocs/../b", 1019)])
def test_home_is_created_on_demand(hosted, home, code):
    assert hosted.codes(add(settings=f"<home>{home}</home>{MAKE}")) == [code]


def test_created_home_stays_when_the_account_goes(hosted):
    hosted.codes(add(settings=f"<home>/httpdocs/a/b</home>{MAKE}") + operation("del"))
    assert hosted.codes(add(settings="<home>/httpdocs/a</home>")) == [0]


def test_missing_home_has_the_code_of_the_behavior(serving):
    assert with_site(serving(ftp_home_missing="1023")).codes(add(settings="<home>/x/y</home>")) == [1023]


def test_account_set_changes_only_what_is_given(hosted):
    hosted.codes(add(settings="<home>/httpdocs</home><quota>5</quota>"))
    before, secret = info(hosted), hash_of(hosted)
    assert hosted.codes(change_user("<permissions><write>1</write></permissions>")) == [0]
    assert info(hosted) == {**before, "write": "true"}
    assert hash_of(hosted) == secret
    assert hosted.codes(change_user("<name>john</name><password>longer still</password><home/>")) == [0]
    assert info(hosted, "john")["home"] == ""
    assert hash_of(hosted, "john") != secret


def test_permissions_are_absent_under_the_behavior(serving):
    server = with_site(serving(ftp_permissions="absent"))
    assert server.codes(add()) == [0]
    assert server.one(operation("get")).find("permissions") is None


def test_accounts_go_with_their_subscription(hosted):
    hosted.codes(add())
    assert hosted.codes("<webspace><del><filter><id>1</id></filter></del></webspace>") == [0]
    assert hosted.codes(operation("get")) == [1013]
    assert hosted.codes(add(scope="<webspace-id>3</webspace-id>")) == [0]


def test_accounts_count_against_the_limit(hosted):
    hosted.codes(change(plan_limits(max_subftp_users=1)))
    assert hosted.codes(add() + add("john")) == [0, 1024]


def test_customer_needs_permissions_for_accounts(hosted):
    hosted.codes(add() + add("ann", scope="<webspace-id>3</webspace-id>"))
    wanted = [add("john"), change_user("<home>/httpdocs</home>"), operation("del")]
    assert [hosted.codes(request, **JDOE) for request in wanted] == [[1006]] * 3
    assert [result.findtext("name") for result in hosted.results(operation("get", ""), **JDOE)] == ["mary"]
    allow(hosted, "manage_subftp")
    assert hosted.codes(change_user("<quota>5</quota>"), **JDOE) == [1006]
    assert [hosted.codes(request, **JDOE) for request in wanted] == [[0]] * 3
    allow(hosted, "manage_quota")
    assert hosted.codes(change_user("<quota>5</quota>", "<name>john</name>"), **JDOE) == [0]
    assert hosted.codes(add("x", scope="<webspace-id>3</webspace-id>"), **JDOE) == [1015]
