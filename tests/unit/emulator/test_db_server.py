# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The operator ``db_server``."""

from __future__ import annotations

import pytest
from lxml import etree

from unit.emulator.databases import add_db, add_server, db_server
from unit.emulator.hosted import error, webspace


def get(*ids: int) -> str:
    return db_server("get", "<filter>" + "".join(f"<id>{number}</id>" for number in ids) + "</filter>")


def delete(criteria: str = "") -> str:
    return db_server("del", f"<filter>{criteria}</filter>")


def data(server, number: int) -> dict[str, str]:
    found = server.one(get(number)).find("data")
    assert found is not None
    return {child.tag: child.text or "" for child in found}


def of_types(server, operation: str, *types: str) -> list[tuple[str | None, str | None]]:
    criteria = "".join(f"<type>{name}</type>" for name in types)
    results = server.results(db_server(operation, f"<filter>{criteria}</filter>"))
    return [(result.findtext("type"), result.findtext("id")) for result in results]


def test_fresh_server_has_local_mysql(server):
    result = server.one(get())
    assert result.findtext("id") == "1"
    assert {child.tag: child.text or "" for child in result.find("data")} == {
        "host": "localhost",
        "port": "3306",
        "type": "mysql",
        "admin": "admin",
        "status": "NO_ERROR",
        "db_num": "0",
        "default": "",
        "local": "",
    }
    assert of_types(server, "get-default") == of_types(server, "get-local", "mysql") == [("mysql", "1")]
    assert of_types(server, "get-local", "postgresql") == [("postgresql", None)]
    types = server.one(db_server("get-supported-types"))
    assert [found.text for found in types.findall("type")] == ["mysql", "postgresql"]


def test_packet_with_two_operations_in_one_node_is_refused(server):
    both = "<db_server><get><filter/></get><get><filter/></get></db_server>"
    assert server.codes(both) == [1014]
    assert server.codes(get() + get()) == [0, 0]


def test_added_server_is_returned(server):
    result = server.one(add_server("db.example.com", 3307, "<password>p w</password>"))
    assert (error(result), result.findtext("id"), result.find("data")) == (0, "2", None)
    assert data(server, 2) == {
        "host": "db.example.com",
        "port": "3307",
        "type": "mysql",
        "admin": "root",
        "status": "NO_ERROR",
        "db_num": "0",
    }


def test_server_without_password_has_no_credentials(server):
    server.codes(add_server())
    assert data(server, 2)["status"] == "CREDENTIALS_NOT_SET"


def test_added_default_server_replaces_the_old_one(server):
    server.codes(add_server(rest="<default/>"))
    assert of_types(server, "get-default", "mysql") == [("mysql", "2")]
    assert "default" not in data(server, 1)
    assert "default" in data(server, 2)


@pytest.mark.parametrize(
    "host, port, kind, code",
    [
        (" ", "3306", "mysql", 1019),
        ("db.example.com", "none", "mysql", 1019),
        ("db.example.com", "0", "mysql", 1019),
        ("db.example.com", "65536", "mysql", 1019),
        ("db.example.com", "3306", "oracle", 1019),
        ("db.example.com", "1433", "mssql", 1026),
        ("LOCALHOST", "3306", "mysql", 1007),
        ("db.invalid.", "3306", "mysql", 1023),
    ],
)
def test_add_with_wrong_values_is_refused(server, host, port, kind, code):
    assert server.codes(add_server(host, port, kind=kind)) == [code]
    assert len(server.results(get())) == 1


def test_types_follow_the_platform(serving):
    server = serving(platform="windows")
    types = server.one(db_server("get-supported-types"))
    assert [found.text for found in types.findall("type")] == ["mysql", "mssql"]
    servers = add_server(port=1433, rest="<default/>", kind="mssql") + add_server(port=5432, kind="postgresql")
    assert server.codes(servers) == [0, 1026]
    assert server.codes(webspace() + add_db(kind="mssql")) == [0, 0]


@pytest.mark.parametrize("behavior", ["1007", "1019", "1023"])
def test_taken_place_is_refused_with_the_chosen_code(serving, behavior):
    server = serving(db_server_taken=behavior)
    codes = server.codes(add_server() + add_server() + add_server(kind="postgresql") + add_server(port=3307))
    assert codes == [0, int(behavior), 0, 0]


def test_unreachable_server_is_stored_if_chosen(serving):
    server = serving(db_server_unreachable="stored")
    assert server.codes(add_server("db.invalid", rest="<password>secret</password>")) == [0]
    assert data(server, 2)["status"] == "CONNECTION_FAILED"


@pytest.mark.parametrize("behavior, shown", [("absent", None), ("plain", "secret")])
def test_password_is_shown_if_chosen(serving, behavior, shown):
    server = serving(db_server_password=behavior)
    server.codes(add_server(rest="<password>secret</password>"))
    assert data(server, 2).get("password") == shown


def test_set_changes_only_given_values(server):
    server.codes(add_server(rest="<password>secret</password>"))
    result = server.one(db_server("set", "<port>3310</port><admin>boss</admin><id>2</id>"))
    assert (error(result), result.findtext("id")) == (0, "2")
    expected = {"host": "db.example.com", "port": "3310", "admin": "boss", "status": "NO_ERROR"}
    assert {name: data(server, 2)[name] for name in expected} == expected
    server.codes(db_server("set", "<host>other.example.com</host><id>2</id>"))
    assert data(server, 2)["host"] == "other.example.com"


@pytest.mark.parametrize(
    "values, code",
    [
        ("<host>other.example.com</host><id>1</id>", 1023),
        ("<host>localhost</host><password>secret</password><id>1</id>", 0),
        ("<host>localhost</host><port>3306</port><id>2</id>", 1007),
        ("<port>0</port><id>2</id>", 1019),
        ("<host/><id>2</id>", 1019),
        ("<host>db.invalid</host><id>2</id>", 1023),
        ("<admin>boss</admin><id>3</id>", 1013),
    ],
)
def test_set_checks_values(server, values, code):
    server.codes(add_server())
    assert server.codes(db_server("set", values)) == [code]


def test_unknown_server_error_repeats_the_id(server):
    for operation in (
        get(7),
        delete("<id>7</id>"),
        db_server("set", "<id>7</id>"),
        db_server("set-default", "<id>7</id>"),
    ):
        result = server.one(operation)
        assert (error(result), result.findtext("errtext")) == (1013, "Database server does not exist.")
        assert result.findtext("id") == "7"
    unknown = server.one(delete("<dsn>db.example.com</dsn>"))
    assert (error(unknown), len(unknown)) == (1013, 3)


def test_deleted_server_is_found_by_id_or_source(server):
    server.codes(add_server("a.example.com") + add_server("b.example.com") + add_server("c.example.com", 3307))
    criteria = "<id>2</id><dsn>b.example.com</dsn><dsn>c.example.com:3307</dsn>"
    assert [result.findtext("id") for result in server.results(delete(criteria))] == ["2", "3", "4"]
    assert [result.findtext("id") for result in server.results(get())] == ["1"]


def test_local_and_default_servers_stay(server):
    server.codes(add_server(rest="<default/>"))
    texts = [result.findtext("errtext") for result in server.results(delete("<id>1</id><id>2</id>"))]
    assert texts == [
        "The local database server cannot be deleted.",
        "The default database server cannot be deleted.",
    ]


def test_empty_filter_deletes_remote_servers(server):
    server.codes(add_server("a.example.com") + add_server("b.example.com", rest="<default/>"))
    assert server.codes(delete()) == [0, 1023]
    assert [result.findtext("id") for result in server.results(get())] == ["1", "3"]
    server.codes(db_server("set-default", "<id>1</id>"))
    assert server.codes(delete()) == [0]
    assert server.codes(delete()) == [0]
    assert server.one(delete()).find("id") is None


@pytest.mark.parametrize("behavior", ["1023", "1019"])
def test_server_with_databases_is_not_deleted(serving, behavior):
    server = serving(db_server_in_use=behavior)
    server.codes(add_server() + webspace())
    assert server.codes(add_db(rest="<db-server-id>2</db-server-id>")) == [0]
    assert server.codes(delete("<id>2</id>")) == [int(behavior)]
    assert data(server, 2)["db_num"] == "1"


@pytest.mark.parametrize("behavior, code, default", [("local", 0, "1"), ("1023", 1023, "2")])
def test_default_by_type_is_the_local_server(serving, behavior, code, default):
    server = serving(db_server_default_type=behavior)
    server.codes(add_server(rest="<default/>"))
    assert server.codes(db_server("set-default", "<type>mysql</type>")) == [code]
    assert of_types(server, "get-default", "mysql") == [("mysql", default)]


@pytest.mark.parametrize("kind, code", [("postgresql", 1013), ("mssql", 1026), ("oracle", 1019)])
def test_default_by_type_needs_a_local_server(server, kind, code):
    assert server.codes(db_server("set-default", f"<type>{kind}</type>")) == [code]


def test_only_the_administrator_manages_servers(server):
    server.reseller()
    caller = {"login": "reseller1", "password": "long enough"}
    assert server.codes(get() + add_server(), **caller) == [1006, 1006]


def test_empty_answer_has_no_data(server):
    with server.store.transaction() as db:
        db.delete("db_servers", id=1)
    results = server.results(get() + db_server("get-default", "<filter/>"))
    assert [etree.tostring(result) for result in results] == [b"<result><status>ok</status></result>"] * 2
