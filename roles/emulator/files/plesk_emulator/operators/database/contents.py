# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Databases come, are read, move and go."""

from __future__ import annotations

from typing import Any

from lxml import etree

from ...protocol import errors, filters
from ...protocol.answer import node, nodes, ok
from ...protocol.errors import Refusal
from ...protocol.operation import Call
from ...rules import databases, owners, sites, subscriptions
from ...state.store import Row
from .operator import DATABASES, OPERATOR, database, each, user, webspace

_LONGEST_NAME = 64
# What no database server allows in the name of a database.
_FORBIDDEN = frozenset("/\\.;'\"`<>")


@OPERATOR.operation("add-db", writes=True)
def add_db(call: Call) -> etree._Element:
    """Create a database on the server named, else on the default one of its type; return its id."""
    owner, name, kind = webspace(call), call.needed("name"), call.needed("type")
    databases.check_type(call, kind)
    server = _server(call, owner, kind)
    if not name.strip() or len(name) > _LONGEST_NAME or _FORBIDDEN & set(name):
        raise Refusal(errors.INVALID_VALUE, f"The database name '{name}' is invalid.")
    if call.db.one("SELECT id FROM databases WHERE server_id = ? AND name = ?", server["id"], name):
        raise call.refuse("database_taken", f"Database {name} already exists.")
    _check_room(call, owner)
    return ok(node("id", call.db.insert("databases", name=name, webspace_id=owner["id"], server_id=server["id"])))


def _server(call: Call, owner: Row, kind: str) -> Row:
    """Return the server of a new database.

    Raises :class:`Refusal`: 1006 for a customer who may not choose one, 1013 for an
    unknown one, 1019 for one of another type, 1026 when the type has no default server.
    """
    default = databases.default_server(call.db, kind)
    if call.request.find("db-server-id") is None:
        if default is None:
            raise Refusal(errors.NOT_INSTALLED, f"There is no default database server of type '{kind}'.")
        return default
    chosen = databases.named_server(call, "db-server-id")
    if chosen["type"] != kind:
        raise Refusal(errors.INVALID_VALUE, f"Database server {chosen['id']} is not of type '{kind}'.")
    if default is None or chosen["id"] != default["id"]:
        sites.check_permission(call, owner["id"], "select_db_server")
    return chosen


def _check_room(call: Call, owner: Row) -> None:
    """Whether a subscription may have one database more. Raises :class:`Refusal` with the code of ``license_limit``."""
    subscriptions.check_room(call, owner["id"], "max_db")
    databases.check_provider(call, owners.provider_of(call.db, owner["owner_id"]))


@OPERATOR.operation("get-db", writes=False)
def get_db(call: Call) -> list[etree._Element]:
    """Describe databases."""
    nobody = 0 if call.behaviors["no_default_user"] == "zero" else None

    def content(found: Row) -> list[etree._Element]:
        values: dict[str, Any] = {
            **{name: found[name] for name in ("id", "name", "type")},
            "webspace-id": found["webspace_id"],
            "db-server-id": found["server_id"],
            "default-user-id": found["default_user_id"] or nobody,
        }
        return nodes(values)

    return each(call, content)


@OPERATOR.operation("del-db", writes=True)
def del_db(call: Call) -> list[etree._Element]:
    """Delete databases with their users."""

    def remove(found: Row) -> list[etree._Element]:
        call.db.delete("databases", id=found["id"])
        return [node("id", found["id"])]

    return each(call, remove)


@OPERATOR.operation("assign-to-subscription", writes=True)
def assign_to_subscription(call: Call) -> list[etree._Element]:
    """Move databases with their users to another subscription."""
    owner = webspace(call)

    def move(found: Row) -> list[etree._Element]:
        if found["webspace_id"] != owner["id"]:
            _check_room(call, owner)
            call.db.update("databases", found["id"], webspace_id=owner["id"], **_kept_default(call, found))
        return [node("id", found["id"])]

    return each(call, move)


def _kept_default(call: Call, found: Row) -> dict[str, None]:
    """Return the change of the default user: a user of all databases stays with its subscription."""
    own = call.db.value("SELECT database_id FROM database_users WHERE id = ?", found["default_user_id"])
    return {} if own == found["id"] else {"default_user_id": None}


@OPERATOR.operation("set-custom-host", writes=True)
def set_custom_host(call: Call) -> list[etree._Element]:
    """Set the host name that users of databases are told; an empty one takes it away."""
    host = call.needed("host")

    def change(found: Row) -> list[etree._Element]:
        call.db.update("databases", found["id"], custom_host=host or None)
        return [node("id", found["id"])]

    return each(call, change)


@OPERATOR.operation("set-default-user", writes=True)
def set_default_user(call: Call) -> etree._Element:
    """Make a user of a database, or one of all databases in addition to it, its default user."""
    found, chosen = database(call, "db-id"), user(call, "default-user-id")
    universal = chosen["database_id"] is None and (chosen["webspace_id"], chosen["server_id"]) == (
        found["webspace_id"],
        found["server_id"],
    )
    if chosen["database_id"] != found["id"] and not universal:
        raise Refusal(errors.NOT_FOUND, "Database user not found")
    call.db.update("databases", found["id"], default_user_id=chosen["id"])
    return ok()


@OPERATOR.operation("get-default-user", writes=False)
def get_default_user(call: Call) -> list[etree._Element]:
    """Name the default users of databases."""

    def content(found: Row) -> list[etree._Element]:
        return nodes({"id": found["default_user_id"]})

    return filters.each(call, DATABASES, content)
