# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The operator ``db_server``: the servers on which databases lie."""

from __future__ import annotations

from typing import Any

from lxml import etree

from ..protocol import errors, filters
from ..protocol.answer import node, nodes, ok
from ..protocol.auth import ADMIN
from ..protocol.errors import Refusal
from ..protocol.operation import Call, Operator, whole_number
from ..rules import databases
from ..state.store import Row

OPERATOR = Operator(
    "db_server",
    """
one operation

define types
  filter
    type* string

add
  host string
  port string
  type string
  admin string
  password? string
  default? empty
set
  host? string
  port? int
  admin? string
  password? string
  id id_type
del
  filter
    id* id_type
    dsn* string
set-default
  (one of)
    id id_type
    type any
get-default
  use types
get
  filter
    id* id_type
get-supported-types empty until=1.6.6.0
get-supported-types any since=1.6.7.0
get-local
  use types
""",
)
_GREATEST_PORT = 65535
# Names that no name server ever resolves (RFC 2606).
_UNREACHABLE = ".invalid"


def _by_source(_call: Call, value: str) -> filters.Condition:
    """Return a data source name is ``HOST:PORT``, or ``HOST`` alone."""
    return "host = ?1 OR host || ':' || port = ?1", (value,)


SERVERS = filters.Kind(
    "db_servers WHERE 1",
    {"id": filters.number("id"), "dsn": filters.Selector(_by_source)},
    lambda _call: filters.EVERYTHING,
    databases.SERVER_MISSING,
)


def _id_only(selector: str, value: Any) -> etree._Element | None:
    """Failed results repeat an id and nothing else."""
    return node("id", value) if selector == "id" else None


@OPERATOR.operation("add", writes=True, callers=(ADMIN,))
def add(call: Call) -> etree._Element:
    """Register a server, with the node ``default`` as the default one of its type; return its id."""
    kind, host = call.needed("type"), call.needed("host")
    databases.check_type(call, kind)
    port = _port(call.needed("port"))
    _check_place(call, kind, host, port)
    made = call.db.insert(
        "db_servers", type=kind, host=host, port=port, admin=call.needed("admin"), password=call.text("password")
    )
    if call.request.find("default") is not None:
        _make_default(call, made, kind)
    return ok(node("id", made))


def _port(text: str) -> int:
    """Return the number of a port. Raises :class:`Refusal` (1019)."""
    if text.isdecimal() and 0 < whole_number(text) <= _GREATEST_PORT:
        return whole_number(text)
    raise Refusal(errors.INVALID_VALUE, f"Invalid port '{text}' of a database server.")


def _check_place(call: Call, kind: str, host: str, port: int, server_id: int = 0) -> None:
    """Whether a server can be at host and port. Raises :class:`Refusal`: 1019 for a blank host, the codes of
    ``db_server_taken`` and ``db_server_unreachable``.
    """
    if not host.strip():
        raise Refusal(errors.INVALID_VALUE, "The host of a database server must not be empty.")
    sql = "SELECT id FROM db_servers WHERE type = ? AND LOWER(host) = LOWER(?) AND port = ? AND id <> ?"
    if call.db.one(sql, kind, host, port, server_id):
        raise call.refuse("db_server_taken", f"Database server {host}:{port} already exists.")
    if _is_unreachable(host) and call.behaviors["db_server_unreachable"] != "stored":
        raise call.refuse("db_server_unreachable", f"Unable to connect to the database server {host}:{port}.")


def _is_unreachable(host: str) -> bool:
    return host.rstrip(".").casefold().endswith(_UNREACHABLE)


@OPERATOR.operation("set", writes=True, callers=(ADMIN,))
def set_(call: Call) -> etree._Element:
    """Change the values given; the local server stays where it is."""
    server = _named(call)
    given_host, given_port = call.text("host"), call.text("port")
    host: str = server["host"] if given_host is None else given_host
    port: int = server["port"] if given_port is None else _port(given_port)
    if (host, port) != (server["host"], server["port"]):
        if server["is_local"]:
            raise Refusal(errors.OPERATION_FAILED, "The host and port of the local database server cannot be changed.")
        _check_place(call, server["type"], host, port, server["id"])
    changes = {name: call.text(name) for name in ("admin", "password")}
    given = {name: value for name, value in changes.items() if value is not None}
    call.db.update("db_servers", server["id"], host=host, port=port, **given)
    return ok(node("id", server["id"]))


def _named(call: Call) -> Row:
    """Return the server whose id the request gives. Raises :class:`Refusal` (1013)."""
    wanted = call.needed("id")
    found = SERVERS.chosen(call, "id", wanted)
    if not found:
        raise Refusal(errors.NOT_FOUND, SERVERS.missing, id=wanted)
    return found[0]


@OPERATOR.operation("del", writes=True, callers=(ADMIN,))
def delete(call: Call) -> list[etree._Element]:
    """Remove remote servers; an empty filter stands for all of these."""
    every = call.request.find("filter/*") is None
    remote = SERVERS._replace(visible=lambda _call: ("NOT is_local", ())) if every else SERVERS

    def remove(server: Row) -> list[etree._Element]:
        if server["is_local"]:
            raise Refusal(errors.OPERATION_FAILED, "The local database server cannot be deleted.")
        if server["is_default"]:
            raise Refusal(errors.OPERATION_FAILED, "The default database server cannot be deleted.")
        if _databases(call, server):
            raise call.refuse("db_server_in_use", f"Database server {server['host']} has databases.")
        call.db.delete("db_servers", id=server["id"])
        return [node("id", server["id"])]

    return filters.each(call, remote, remove, echo=filters.no_echo, echo_error=_id_only)


def _databases(call: Call, server: Row) -> int:
    return int(call.db.value("SELECT COUNT(*) FROM databases WHERE server_id = ?", server["id"]))


@OPERATOR.operation("get", writes=False, callers=(ADMIN,))
def get(call: Call) -> list[etree._Element]:
    """Describe servers."""

    def data(server: Row) -> list[etree._Element]:
        password = server["password"] if call.behaviors["db_server_password"] == "plain" else None
        values = {
            **{name: server[name] for name in ("host", "port", "type", "admin")},
            "password": password,
            "status": _status(server),
            "db_num": _databases(call, server),
            "default": "" if server["is_default"] else None,
            "local": "" if server["is_local"] else None,
        }
        return [node("id", server["id"]), node("data", *nodes(values))]

    return filters.each(call, SERVERS, data, echo=filters.no_echo, echo_error=_id_only)


def _status(server: Row) -> str:
    if _is_unreachable(server["host"]):
        return "CONNECTION_FAILED"
    return "NO_ERROR" if server["is_local"] or server["password"] else "CREDENTIALS_NOT_SET"


@OPERATOR.operation("set-default", writes=True, callers=(ADMIN,))
def set_default(call: Call) -> etree._Element:
    """Make a server the default one of its type: the one with an id, or the local one of a type."""
    server = _named(call) if call.request.find("id") is not None else _local(call, call.needed("type"))
    _make_default(call, server["id"], server["type"])
    return ok(node("id", server["id"]))


def _make_default(call: Call, server_id: int, kind: str) -> None:
    before = databases.default_server(call.db, kind)
    if before is not None:
        call.db.update("db_servers", before["id"], is_default=0)
    call.db.update("db_servers", server_id, is_default=1)


def _local(call: Call, kind: str) -> Row:
    """Return the local server of a type.

    Raises :class:`Refusal`: as :func:`databases.check_type`, 1013 when there is none.
    """
    if call.behaviors["db_server_default_type"] != "local":
        raise call.refuse("db_server_default_type", "Only a server with an id can be made the default one.")
    databases.check_type(call, kind)
    found = call.db.one("SELECT * FROM db_servers WHERE type = ? AND is_local", kind)
    if found is None:
        raise Refusal(errors.NOT_FOUND, databases.SERVER_MISSING)
    return found


@OPERATOR.operation("get-default", writes=False, callers=(ADMIN,))
def get_default(call: Call) -> list[etree._Element]:
    """List the default servers of types."""
    return _of_types(call, "is_default")


@OPERATOR.operation("get-local", writes=False, callers=(ADMIN,))
def get_local(call: Call) -> list[etree._Element]:
    """List the local servers of types."""
    return _of_types(call, "is_local")


def _of_types(call: Call, mark: str) -> list[etree._Element]:
    kind = filters.Kind(
        f"db_servers WHERE {mark}",
        {"type": filters.text("type")},
        lambda _call: filters.EVERYTHING,
        databases.SERVER_MISSING,
    )

    def content(server: Row) -> list[etree._Element]:
        return [node("type", server["type"]), node("id", server["id"])]

    def echo_error(selector: str, value: Any) -> etree._Element | None:
        return node("type", value) if selector == "type" else None

    return filters.each(call, kind, content, echo=filters.no_echo, echo_error=echo_error)


@OPERATOR.operation("get-supported-types", writes=False, callers=(ADMIN,))
def get_supported_types(call: Call) -> etree._Element:
    """List the types of servers that can be registered."""
    return ok(*(node("type", kind) for kind in databases.supported_types(call)))
