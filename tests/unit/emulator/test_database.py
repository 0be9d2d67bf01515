# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The operator ``database``: databases."""

from __future__ import annotations

import pytest

from unit.emulator.databases import add_db, add_server, add_user, database, db_server
from unit.emulator.hosted import add_plan, change, error, get, named, pairs, plan_limits, read, webspace


def select(operation: str, criteria: str = "", rest: str = "") -> str:
    return database(operation, f"<filter>{criteria}</filter>{rest}")


def rows(server, criteria: str = "", **packet: str) -> list[dict[str, str]]:
    results = server.results(select("get-db", criteria), **packet)
    return [{child.tag: child.text or "" for child in result} for result in results]


@pytest.fixture
def hosting(server):
    """A server with two subscriptions, of which the second belongs to a customer."""
    server.customer()
    assert server.codes(webspace() + webspace("example.net", owner_login="jdoe")) == [0, 0]
    return server


def test_added_database_is_returned(hosting):
    result = hosting.one(add_db())
    assert (error(result), result.findtext("id"), len(result)) == (0, "1", 2)
    expected = {"id": "1", "name": "shop", "type": "mysql", "webspace-id": "1", "db-server-id": "1"}
    assert rows(hosting, "<id>1</id>") == [{"status": "ok", "filter-id": "1", **expected}]


@pytest.mark.parametrize(
    "name, kind, rest, code",
    [
        (" ", "mysql", "", 1019),
        ("a/b", "mysql", "", 1019),
        ("a" * 65, "mysql", "", 1019),
        ("shop", "oracle", "", 1019),
        ("shop", "mssql", "", 1026),
        ("shop", "postgresql", "", 1026),
        ("shop", "postgresql", "<db-server-id>1</db-server-id>", 1019),
        ("shop", "mysql", "<db-server-id>9</db-server-id>", 1013),
        ("shop", "mysql", f"<db-server-id>{'9' * 30}</db-server-id>", 1013),
    ],
)
def test_add_with_wrong_values_is_refused(hosting, name, kind, rest, code):
    assert hosting.codes(add_db(name, kind=kind, rest=rest)) == [code]
    assert "id" not in rows(hosting)[0]


def test_default_server_is_used_unless_one_is_given(hosting):
    hosting.codes(add_server(rest="<default/>") + add_server("pg.example.com", 5432, "<default/>", "postgresql"))
    hosting.codes(add_db() + add_db("old", rest="<db-server-id>1</db-server-id>") + add_db(kind="postgresql"))
    assert [(row["db-server-id"], row["type"]) for row in rows(hosting)] == [
        ("2", "mysql"),
        ("1", "mysql"),
        ("3", "postgresql"),
    ]


@pytest.mark.parametrize("behavior", ["1007", "1019", "1023"])
def test_name_is_unique_on_its_server(serving, behavior):
    server = serving(database_taken=behavior)
    server.codes(webspace() + webspace("example.net") + add_server())
    codes = server.codes(add_db() + add_db(webspace_id=2) + add_db(rest="<db-server-id>2</db-server-id>"))
    assert codes == [0, int(behavior), 0]


@pytest.mark.parametrize("behavior", ["1015", "1013"])
def test_unknown_subscription_is_refused(serving, behavior):
    server = serving(database_bad_webspace=behavior)
    server.codes(webspace() + add_db())
    move = select("assign-to-subscription", "<id>1</id>", "<webspace-id>7</webspace-id>")
    user = add_user(place="<webspace-id>7</webspace-id><db-server-id>1</db-server-id>")
    assert server.codes(add_db("other", 7) + move + user) == [int(behavior)] * 3


def test_filters_find_databases_by_id_or_subscription(hosting):
    hosting.codes(add_db("a") + add_db("b", 2) + add_db("c"))
    assert [row["name"] for row in rows(hosting)] == ["a", "b", "c"]
    assert [row["name"] for row in rows(hosting, "<id>3</id><id>2</id>")] == ["c", "b"]
    assert [row["name"] for row in rows(hosting, "<webspace-id>1</webspace-id>")] == ["a", "c"]
    by_name = "<webspace-name>EXAMPLE.net</webspace-name><webspace-name>example.com</webspace-name>"
    assert [row["name"] for row in rows(hosting, by_name)] == ["b", "a", "c"]


@pytest.mark.parametrize("wanted", ["9", "x", "", "9" * 30])
def test_unknown_database_is_refused(hosting, wanted):
    (row,) = rows(hosting, f"<id>{wanted}</id>")
    assert (row["errcode"], row["errtext"], row["filter-id"]) == ("1013", "Database not found", wanted)
    assert hosting.codes(select("get-default-user", f"<db-id>{wanted}</db-id>")) == [1013]


def test_subscription_without_databases_is_an_empty_group(hosting):
    assert rows(hosting, "<webspace-id>1</webspace-id>") == [{"status": "ok"}]


@pytest.mark.parametrize("behavior, codes", [("1013", [1013, 1013]), ("1015", [1015, 1015]), ("empty", [0, 0])])
def test_filter_by_unknown_subscription(serving, behavior, codes):
    server = serving(database_filter_webspace=behavior)
    assert server.codes(select("get-db", "<webspace-id>7</webspace-id>")) == codes[:1]
    assert server.codes(select("del-db", "<webspace-name>example.org</webspace-name>")) == codes[1:]


def test_callers_see_only_their_own_databases(hosting):
    hosting.codes(add_db("a") + add_db("b", 2))
    jdoe = {"login": "jdoe", "password": "long enough"}
    assert [row["name"] for row in rows(hosting, **jdoe)] == ["b"]
    assert hosting.codes(select("del-db", "<id>1</id>") + add_db("c") + add_db("d", 2), **jdoe) == [1013, 1015, 0]
    assert rows(hosting, "<webspace-id>1</webspace-id>", **jdoe)[0]["errcode"] == "1013"


def test_customer_needs_permission_to_select_a_server(hosting):
    jdoe = {"login": "jdoe", "password": "long enough"}
    hosting.codes(add_server())
    on_first, on_second = (f"<db-server-id>{number}</db-server-id>" for number in (1, 2))
    assert hosting.codes(add_db("a", 2, on_first) + add_db("b", 2, on_second), **jdoe) == [0, 1006]
    permission = f"<permissions>{named('permission', select_db_server='true')}</permissions>"
    hosting.codes(change(permission, "<name>example.net</name>"))
    assert hosting.codes(add_db("b", 2, on_second), **jdoe) == [0]


@pytest.mark.parametrize("behavior", ["1024", "1023"])
def test_limit_of_the_subscription_is_kept(serving, behavior):
    server = serving(license_limit=behavior)
    server.codes(add_plan(rest=plan_limits(max_db=1)) + webspace(rest="<plan-name>small</plan-name>"))
    server.codes(webspace("example.net"))
    assert server.codes(add_db("a") + add_db("b") + add_db("c", 2)) == [0, int(behavior), 0]
    move = select("assign-to-subscription", "<id>2</id>", "<webspace-id>1</webspace-id>")
    assert server.codes(move) == [int(behavior)]
    usage = {entry.findtext("name"): entry.findtext("value") for entry in read(server, "resource-usage")}
    assert usage["max_db"] == "1"


def test_limit_of_the_reseller_counts_all_subscriptions(server):
    reseller = server.reseller()
    customer = server.customer(owner_id=str(reseller))
    server.webspace(reseller, "a.example")
    server.webspace(customer, "b.example")
    with server.store.transaction() as db:
        db.insert("limits", holder="reseller", holder_id=reseller, name="max_db", value=2)
    assert server.codes(add_db("a") + add_db("b", 2) + add_db("c") + add_db("d", 2)) == [0, 0, 1024, 1024]


def test_databases_are_counted(hosting):
    hosting.codes(add_db("a", 2) + add_db("b", 2) + add_db("c"))
    assert read(hosting, "stat", "example.net").findtext("db") == "2"
    site = "<site><add><gen_setup><name>a.example</name><webspace-id>2</webspace-id></gen_setup></add></site>"
    assert hosting.codes(site) == [0]
    assert read(hosting, "stat", "example.net", "site").findtext("db") == "2"
    assert read(hosting, "stat", "a.example", "site").findtext("db") == "0"
    customer = hosting.one(get("customer", "stat", "<login>jdoe</login>"))
    assert customer.findtext("data/stat/data_bases") == "2"


def test_databases_of_a_reseller_are_counted(server):
    reseller = server.reseller()
    server.webspace(reseller, "a.example")
    server.codes(add_db())
    with server.store.transaction() as db:
        mssql = db.insert("db_servers", type="mssql", host="ms.example", port=1433, admin="sa")
        db.insert("databases", name="erp", webspace_id=1, server_id=mssql)
    stat = server.one(get("reseller", "stat", "<login>reseller1</login>")).find("data/stat")
    assert (stat.findtext("data-bases"), stat.findtext("mssql-data-bases")) == ("1", "1")
    assert read(server, "stat", "a.example").findtext("mssql_db") == "1"


def test_deleted_database_takes_its_users(hosting):
    hosting.codes(add_db() + add_user() + add_db("other") + add_user("other", "<db-id>2</db-id>"))
    assert hosting.codes(select("del-db", "<id>1</id>") + select("del-db", "<id>1</id>")) == [0, 1013]
    users = hosting.results(select("get-db-users"))
    assert [user.findtext("login") for user in users] == ["other"]


def test_deleted_subscription_takes_its_databases(hosting):
    universal = "<webspace-id>2</webspace-id><db-server-id>1</db-server-id>"
    hosting.codes(add_db() + add_db("b", 2) + add_user("b", "<db-id>2</db-id>") + add_user("all", universal))
    hosting.codes("<webspace><del><filter><name>example.net</name></filter></del></webspace>")
    assert [row["name"] for row in rows(hosting)] == ["shop"]
    assert hosting.one(select("get-db-users")).find("id") is None
    assert hosting.codes(add_user("b") + add_user("all")) == [0, 0]


def test_empty_filter_deletes_all_databases(hosting):
    hosting.codes(add_db("a") + add_db("b", 2))
    assert [result.findtext("filter-id") for result in hosting.results(select("del-db"))] == ["1", "2"]
    assert rows(hosting) == [{"status": "ok"}]


def test_moved_database_takes_its_users(hosting):
    universal = "<webspace-id>1</webspace-id><db-server-id>1</db-server-id>"
    hosting.codes(add_db() + add_user() + add_user("all", universal))
    result = hosting.one(select("assign-to-subscription", "<id>1</id>", "<webspace-id>2</webspace-id>"))
    assert (error(result), result.findtext("filter-id"), result.findtext("id")) == (0, "1", "1")
    (row,) = rows(hosting, "<webspace-id>2</webspace-id>")
    assert (row["id"], row["default-user-id"]) == ("1", "1")
    jdoe = {"login": "jdoe", "password": "long enough"}
    assert [user.findtext("login") for user in hosting.results(select("get-db-users"), **jdoe)] == ["shop"]


def test_moved_database_loses_a_universal_default_user(hosting):
    universal = "<webspace-id>1</webspace-id><db-server-id>1</db-server-id>"
    hosting.codes(add_db() + add_user("all", universal))
    hosting.codes(database("set-default-user", "<db-id>1</db-id><default-user-id>1</default-user-id>"))
    assert rows(hosting)[0]["default-user-id"] == "1"
    hosting.codes(select("assign-to-subscription", "<id>1</id>", "<webspace-id>2</webspace-id>"))
    assert "default-user-id" not in rows(hosting)[0]


def test_custom_host_is_written_and_not_shown(hosting):
    hosting.codes(add_db())
    custom = select("set-custom-host", "<id>1</id>", "<host>db.shop.example</host>")
    assert hosting.codes(custom) == [0]
    assert "db.shop.example" not in str(rows(hosting))
    with hosting.store.transaction() as db:
        assert db.value("SELECT custom_host FROM databases") == "db.shop.example"
    assert hosting.codes(select("set-custom-host", "<id>1</id>", "<host/>")) == [0]
    with hosting.store.transaction() as db:
        assert db.value("SELECT custom_host FROM databases") is None


@pytest.mark.parametrize("operation, since", [("assign-to-subscription", "1.6.7.0"), ("set-custom-host", "1.6.8.0")])
def test_newer_operations_need_their_version(hosting, operation, since):
    rest = {"set-custom-host": "<host>h</host>", "assign-to-subscription": "<webspace-id>1</webspace-id>"}[operation]
    packet = select(operation, "<id>1</id>", rest)
    older = {"1.6.7.0": "1.6.6.0", "1.6.8.0": "1.6.7.0"}[since]
    assert hosting.codes(packet, version=older) == [1014]
    assert hosting.codes(packet, version=since) == [1013]


def test_first_user_becomes_the_default_user(hosting):
    hosting.codes(add_db() + add_user("a") + add_user("b"))
    assert hosting.one(select("get-default-user", "<db-id>1</db-id>")).findtext("id") == "1"
    choose = database("set-default-user", "<db-id>1</db-id><default-user-id>2</default-user-id>")
    assert hosting.codes(choose) == [0]
    result = hosting.one(select("get-default-user", "<db-id>1</db-id>"))
    assert (result.findtext("filter-id"), result.findtext("id")) == ("1", "2")


def test_default_user_must_belong_to_the_database(hosting):
    hosting.codes(add_db() + add_db("other") + add_user("a", "<db-id>2</db-id>"))
    hosting.codes(add_user("b", "<webspace-id>2</webspace-id><db-server-id>1</db-server-id>"))
    for database_id, user in ((1, 1), (1, 2), (1, 9), (9, 1)):
        ids = f"<db-id>{database_id}</db-id><default-user-id>{user}</default-user-id>"
        assert hosting.codes(database("set-default-user", ids)) == [1013]


@pytest.mark.parametrize("behavior, shown", [("absent", None), ("zero", "0")])
def test_database_whose_default_user_goes_has_none(serving, behavior, shown):
    server = serving(no_default_user=behavior)
    server.codes(webspace() + add_db() + add_user())
    assert rows(server)[0]["default-user-id"] == "1"
    assert server.codes(select("del-db-user", "<id>1</id>")) == [0]
    assert rows(server)[0].get("default-user-id") == shown
    result = server.one(select("get-default-user"))
    assert [child.tag for child in result] == ["status", "filter-id"]


def test_plan_with_fewer_databases_than_used_is_a_problem(server):
    server.codes(add_plan(rest=f"{plan_limits(max_db=1)}<external-id>small</external-id>") + webspace())
    server.codes(add_db("a") + add_db("b"))
    switch = "<plan-external-id>small</plan-external-id>"
    result = server.one(f"<webspace><switch-subscription><filter/>{switch}</switch-subscription></webspace>")
    assert "Databases" in result.findtext("problems")
    assert pairs(read(server, "limits"))["max_db"] == "-1"


def test_server_counts_its_databases(hosting):
    hosting.codes(add_db("a") + add_db("b", 2))
    assert hosting.one(db_server("get", "<filter/>")).findtext("data/db_num") == "2"
