# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The operator ``database``: the users of databases."""

from __future__ import annotations

import pytest

from unit.emulator.databases import add_db, add_server, add_user, database
from unit.emulator.hosted import change, error, named, webspace

UNIVERSAL = "<webspace-id>1</webspace-id><db-server-id>1</db-server-id>"
ACCESS = (
    "<acl><host>%</host><host>10.0.0.%</host></acl>"
    "<allow-access-from><ip-address>192.0.2.1</ip-address><ip-address>10.0.0.0/8</ip-address></allow-access-from>"
)


def users(server, criteria: str = "", **packet: str) -> list:
    return server.results(database("get-db-users", f"<filter>{criteria}</filter>"), **packet)


def logins(server, criteria: str = "", **packet: str) -> list[str | None]:
    return [result.findtext("login") for result in users(server, criteria, **packet)]


def set_user(values: str, number: int = 1) -> str:
    return database("set-db-user", f"<id>{number}</id>{values}")


def delete(criteria: str = "") -> str:
    return database("del-db-user", f"<filter>{criteria}</filter>")


def stored(server, column: str, number: int = 1) -> str:
    with server.store.transaction() as db:
        return db.value(f"SELECT {column} FROM database_users WHERE id = ?", number)


def lists(result) -> tuple[list[str], list[str]]:
    return (
        [found.text for found in result.findall("acl/host")],
        [found.text for found in result.findall("allow-access-from/ip-address")],
    )


@pytest.fixture
def hosting(server):
    """A server with a subscription and two databases in it."""
    assert server.codes(webspace() + add_db() + add_db("other")) == [0, 0, 0]
    return server


def test_added_user_is_returned_without_secrets(hosting):
    rest = f"<password-type>plain</password-type>{ACCESS}<role>readOnly</role>"
    result = hosting.one(add_user(rest=rest))
    assert (error(result), result.findtext("id")) == (0, "1")
    (found,) = users(hosting, "<id>1</id>")
    assert [child.tag for child in found] == [
        *("status", "filter-id", "id", "login", "db-id"),
        *("acl", "allow-access-from"),
    ]
    assert (found.findtext("login"), found.findtext("db-id")) == ("shop", "1")
    assert lists(found) == (["%", "10.0.0.%"], ["192.0.2.1", "10.0.0.0/8"])
    assert (stored(hosting, "role"), stored(hosting, "password")) == ("readOnly", "long enough")


@pytest.mark.parametrize("behavior, shown", [("empty", True), ("absent", False)])
def test_unset_lists_are_empty_or_absent(serving, behavior, shown):
    server = serving(unset=behavior)
    server.codes(webspace() + add_db() + add_user())
    assert (users(server)[0].find("acl") is not None) == shown


@pytest.mark.parametrize(
    "login, password, rest, code",
    [
        (" ", "long enough", "", 1019),
        ("a'b", "long enough", "", 1019),
        ("a" * 33, "long enough", "", 1019),
        ("shop", "short", "", 1019),
        ("shopper", "Shopper", "", 1019),
        ("shop", "", "<password-type>crypt</password-type>", 1019),
        ("shop", "*A4B6", "<password-type>crypt</password-type>", 0),
        ("shop", "long enough", "<acl><host/></acl>", 1019),
        ("shop", "long enough", "<allow-access-from><ip-address>nowhere</ip-address></allow-access-from>", 1019),
        ("shop", "long enough", "<role>owner</role>", 1019),
    ],
)
def test_add_checks_values(hosting, login, password, rest, code):
    assert hosting.codes(add_user(login, password=password, rest=rest)) == [code]


def test_add_to_unknown_places_is_refused(hosting):
    nowhere = "<webspace-id>1</webspace-id><db-server-id>9</db-server-id>"
    assert hosting.codes(add_user(place="<db-id>9</db-id>") + add_user(place=nowhere)) == [1013, 1013]


@pytest.mark.parametrize("behavior", ["1007", "1019", "1023"])
def test_login_is_unique_on_its_server(serving, behavior):
    server = serving(database_taken=behavior)
    server.codes(webspace() + add_server() + add_db() + add_db("far", rest="<db-server-id>2</db-server-id>"))
    server.codes(add_user() + add_user("b"))
    assert server.codes(add_user(place=UNIVERSAL) + add_user(place="<db-id>2</db-id>")) == [int(behavior), 0]
    assert server.codes(set_user("<login>b</login>")) == [int(behavior)]
    assert server.codes(set_user("<login>shop</login>") + set_user("<login>c</login>")) == [0, 0]


def test_role_needs_its_version(hosting):
    assert hosting.codes(add_user(rest="<role>readOnly</role>"), version="1.6.6.0") == [1014]
    assert hosting.codes(add_user(rest="<role>readOnly</role>"), version="1.6.7.0") == [0]


def test_filters_find_users_by_id_or_database(hosting):
    hosting.codes(add_user("a") + add_user("b", "<db-id>2</db-id>") + add_user("c"))
    assert logins(hosting) == ["a", "b", "c"]
    assert logins(hosting, "<id>3</id><id>2</id>") == ["c", "b"]
    assert logins(hosting, "<db-id>1</db-id>") == ["a", "c"]
    missing = users(hosting, "<id>9</id>") + users(hosting, "<db-id>9</db-id>")
    assert [(error(result), result.findtext("errtext"), result.findtext("filter-id")) for result in missing] == [
        (1013, "Database user not found", "9"),
        (1013, "Database not found", "9"),
    ]


def test_database_without_users_is_an_empty_group(hosting):
    assert [len(result) for result in users(hosting, "<db-id>1</db-id>")] == [1]


@pytest.mark.parametrize("behavior, shown", [("absent", None), ("zero", "0")])
def test_universal_user_has_no_database(serving, behavior, shown):
    server = serving(universal_db_id=behavior)
    server.codes(webspace() + add_db())
    assert server.codes(add_user("all", UNIVERSAL)) == [0]
    (found,) = users(server)
    assert (found.findtext("login"), found.findtext("db-id")) == ("all", shown)
    assert server.one(database("get-default-user", "<filter/>")).find("id") is None


@pytest.mark.parametrize("behavior, expected", [("no", ["a"]), ("yes", ["a", "all"])])
def test_universal_users_are_found_by_database_if_chosen(serving, behavior, expected):
    server = serving(universal_users_by_db=behavior)
    server.codes(webspace() + webspace("example.net") + add_server() + add_db() + add_user("a"))
    server.codes(add_user("all", UNIVERSAL))
    for place in (
        "<webspace-id>2</webspace-id><db-server-id>1</db-server-id>",
        UNIVERSAL.replace("id>1</db", "id>2</db"),
    ):
        assert server.codes(add_user("elsewhere", place)) == [0]
    assert logins(server, "<db-id>1</db-id>") == expected
    assert server.codes(delete("<db-id>1</db-id>")) == [0]
    assert "all" in logins(server)


def test_set_changes_only_given_values(hosting):
    hosting.codes(add_user(rest=ACCESS))
    result = hosting.one(set_user("<login>buyer</login>"))
    assert (error(result), result.findtext("id")) == (0, "1")
    assert (logins(hosting), stored(hosting, "password")) == (["buyer"], "long enough")
    assert hosting.codes(set_user("<password>another one</password><role>writeOnly</role>")) == [0]
    assert (stored(hosting, "password"), stored(hosting, "role")) == ("another one", "writeOnly")
    assert lists(users(hosting)[0]) == (["%", "10.0.0.%"], ["192.0.2.1", "10.0.0.0/8"])


def test_set_replaces_whole_lists(hosting):
    hosting.codes(add_user(rest=ACCESS))
    hosting.codes(set_user("<acl><host>localhost</host><host>localhost</host></acl>"))
    assert lists(users(hosting)[0]) == (["localhost"], ["192.0.2.1", "10.0.0.0/8"])


@pytest.mark.parametrize(
    "behavior, kept", [("clear", ([], [])), ("keep", (["%", "10.0.0.%"], ["192.0.2.1", "10.0.0.0/8"]))]
)
def test_empty_lists_clear_or_keep(serving, behavior, kept):
    server = serving(empty_access_list=behavior)
    server.codes(webspace() + add_db() + add_user(rest=ACCESS))
    assert server.codes(set_user("<acl/><allow-access-from/>")) == [0]
    assert lists(users(server)[0]) == kept


@pytest.mark.parametrize(
    "values, number, code",
    [
        ("", 9, 1013),
        ("<login> </login>", 1, 1019),
        ("<password>short</password>", 1, 1019),
        ("<role>owner</role>", 1, 1019),
    ],
)
def test_set_checks_values(hosting, values, number, code):
    hosting.codes(add_user())
    assert hosting.codes(set_user(values, number)) == [code]


def test_deleted_users_are_gone(hosting):
    hosting.codes(add_user("a") + add_user("b", "<db-id>2</db-id>") + add_user("all", UNIVERSAL))
    result = hosting.one(delete("<id>1</id>"))
    assert (result.findtext("filter-id"), result.findtext("id")) == ("1", "1")
    assert hosting.codes(delete("<id>1</id>")) == [1013]
    assert hosting.codes(delete()) == [0, 0]
    assert logins(hosting) == [None]


def test_callers_see_only_their_own_users(hosting):
    hosting.customer()
    hosting.codes(webspace("example.net", owner_login="jdoe") + add_user())
    jdoe = {"login": "jdoe", "password": "long enough"}
    assert hosting.codes(add_db("mine", 2) + add_user("mine", "<db-id>3</db-id>"), **jdoe) == [0, 0]
    assert logins(hosting, **jdoe) == ["mine"]
    assert hosting.codes(set_user("<login>x</login>") + delete("<id>1</id>") + add_user("y"), **jdoe) == [1013] * 3


def test_customer_needs_permission_for_remote_access(hosting):
    hosting.customer()
    hosting.codes(webspace("example.net", owner_login="jdoe") + add_db("mine", 2))
    jdoe = {"login": "jdoe", "password": "long enough"}
    assert hosting.codes(add_user("mine", "<db-id>3</db-id>", ACCESS), **jdoe) == [1006]
    permission = f"<permissions>{named('permission', remote_db_connection='true')}</permissions>"
    hosting.codes(change(permission, "<name>example.net</name>"))
    assert hosting.codes(add_user("mine", "<db-id>3</db-id>", ACCESS), **jdoe) == [0]


def test_universal_users_go_with_their_server(hosting):
    hosting.codes(add_server() + add_user("all", "<webspace-id>1</webspace-id><db-server-id>2</db-server-id>"))
    assert hosting.codes("<db_server><del><filter><id>2</id></filter></del></db_server>") == [0]
    assert logins(hosting) == [None]
