# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The users of databases."""

from __future__ import annotations

from collections.abc import Callable
from ipaddress import ip_network
from typing import Any

from lxml import etree

from ...protocol import errors, filters
from ...protocol.answer import node, ok
from ...protocol.errors import Refusal
from ...protocol.operation import Call
from ...rules import databases, sites
from ...state.store import Row
from .operator import OPERATOR, READABLE_USERS, USERS, database, user, webspace

_LONGEST_LOGIN = 32
_SHORTEST_PASSWORD = 6
_ROLES = ("readWrite", "readOnly", "writeOnly")
# Lists lie in one column; no host and no address holds a line break.
_SEPARATOR = "\n"


@OPERATOR.operation("add-db-user", writes=True)
def add_db_user(call: Call) -> etree._Element:
    """Create a user of one database, or of all databases of a subscription on one server; return its id."""
    if call.request.find("db-id") is not None:
        found = database(call, "db-id")
        subscription, server = found["webspace_id"], found["server_id"]
        place = {"database_id": found["id"]}
    else:
        subscription = webspace(call)["id"]
        server = databases.named_server(call, "db-server-id")["id"]
        place = {"webspace_id": subscription}
    login = _login(call, server, call.needed("login"))
    columns = {**_password(call, login), **_access(call, subscription, on_set=False)}
    made = call.db.insert("database_users", login=login, server_id=server, **place, **columns)
    if "database_id" in place and found["default_user_id"] is None:
        call.db.update("databases", found["id"], default_user_id=made)
    return ok(node("id", made))


def _login(call: Call, server_id: int, login: str, user_id: int = 0) -> str:
    """Return a desired login.

    Raises :class:`Refusal`: 1019 when it is none, ``database_taken`` when its server has it.
    """
    if not login.strip() or len(login) > _LONGEST_LOGIN or set(login) & set("'\"`\\ "):
        raise Refusal(errors.INVALID_VALUE, f"The name of the database user '{login}' is invalid.")
    sql = "SELECT id FROM database_users WHERE server_id = ? AND login = ? AND id <> ?"
    if call.db.one(sql, server_id, login, user_id):
        raise call.refuse("database_taken", f"Database user {login} already exists.")
    return login


def _password(call: Call, login: str) -> dict[str, str]:
    """Return the columns of a given password. Raises :class:`Refusal` (1019) for plain text that is too weak."""
    password, kind = call.text("password"), call.text("password-type") or "plain"
    if password is None:
        return {}
    weak = len(password) < _SHORTEST_PASSWORD or password.casefold() == login.casefold()
    if not password or (kind == "plain" and weak):
        raise Refusal(errors.INVALID_VALUE, "The password of a database user must be longer than five characters.")
    return {"password": password, "password_type": kind}


def _access(call: Call, webspace_id: int, on_set: bool) -> dict[str, str]:
    """Return the columns of the role and of the lists that a request gives.

    Raises :class:`Refusal`: 1019 for a bad value, 1006 for a customer who may not open databases to other hosts.
    """
    columns = {
        **_list(call, "acl", "hosts", _host, on_set),
        **_list(call, "allow-access-from", "addresses", _address, on_set),
    }
    if any(columns.values()):
        sites.check_permission(call, webspace_id, "remote_db_connection")
    role = call.text("role")
    if role is not None:
        if role not in _ROLES:
            raise Refusal(errors.INVALID_VALUE, f"Invalid role of a database user '{role}'.")
        columns["role"] = role
    return columns


def _list(call: Call, name: str, column: str, checked: Callable[[str], str], on_set: bool) -> dict[str, str]:
    given = call.request.find(name)
    if given is None or (on_set and not len(given) and call.behaviors["empty_access_list"] == "keep"):
        return {}
    entries = dict.fromkeys(checked(call.stored(entry).strip()) for entry in given)
    return {column: _SEPARATOR.join(entries)}


def _host(text: str) -> str:
    """Return a host as MySQL writes it, with ``%`` and ``_`` for any text and any character."""
    if not text or set(text) & set("'\"`\\ "):
        raise Refusal(errors.INVALID_VALUE, f"Invalid host '{text}' of a database user.")
    return text


def _address(text: str) -> str:
    """Return an address, or a network with a mask or a prefix length."""
    try:
        ip_network(text, strict=False)
    except ValueError:
        raise Refusal(errors.INVALID_VALUE, f"Invalid IP address '{text}' of a database user.") from None
    return text


@OPERATOR.operation("get-db-users", writes=False)
def get_db_users(call: Call) -> list[etree._Element]:
    """Describe users; neither password nor role can be read."""
    no_database = 0 if call.behaviors["universal_db_id"] == "zero" else None

    def content(found: Row) -> list[etree._Element | None]:
        of_one = found["database_id"] or no_database
        return [
            node("id", found["id"]),
            node("login", found["login"]),
            None if of_one is None else node("db-id", of_one),
            _shown(call, found["hosts"], "acl", "host"),
            _shown(call, found["addresses"], "allow-access-from", "ip-address"),
        ]

    return filters.each(call, READABLE_USERS, content)


def _shown(call: Call, stored: str, name: str, entry: str) -> etree._Element | None:
    if not stored and call.unset("") is None:
        return None
    return node(name, *(node(entry, value) for value in stored.split(_SEPARATOR) if value))


@OPERATOR.operation("set-db-user", writes=True)
def set_db_user(call: Call) -> etree._Element:
    """Change the values given; the others stay."""
    found = user(call, "id")
    login = call.text("login")
    changes: dict[str, Any] = {}
    if login is not None:
        changes["login"] = _login(call, found["server_id"], login, found["id"])
    changes.update(_password(call, login or found["login"]))
    changes.update(_access(call, found["subscription"], on_set=True))
    call.db.update("database_users", found["id"], **changes)
    return ok(node("id", found["id"]))


@OPERATOR.operation("del-db-user", writes=True)
def del_db_user(call: Call) -> list[etree._Element]:
    """Delete users; a database whose default user goes has none."""

    def remove(found: Row) -> list[etree._Element]:
        call.db.delete("database_users", id=found["id"])
        return [node("id", found["id"])]

    return filters.each(call, USERS, remove)
