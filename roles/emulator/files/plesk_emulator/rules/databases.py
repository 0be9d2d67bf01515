# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Database servers and their types, and how many databases there are."""

from __future__ import annotations

from typing import Any, NamedTuple

from ..protocol import errors, filters
from ..protocol.errors import Refusal
from ..protocol.operation import Call
from ..state.stock import ADMIN_ID
from ..state.store import Row, Transaction

TYPES = ("mysql", "postgresql", "mssql")
_OF_PLATFORM = {"linux": ("mysql", "postgresql"), "windows": ("mysql", "mssql")}
SERVER_MISSING = "Database server does not exist."
_OWNED = "owner_id = ?1 OR owner_id IN (SELECT id FROM accounts WHERE owner_id = ?1)"


class Count(NamedTuple):
    """How many databases there are: those of Microsoft SQL Server, and the others."""

    mssql: int
    others: int


def supported_types(call: Call) -> tuple[str, ...]:
    """Return the types that the server's operating system has."""
    return _OF_PLATFORM[call.behaviors["platform"]]


def check_type(call: Call, kind: str) -> None:
    """Raise :class:`Refusal`: 1019 for a type that does not exist, 1026 for one that the server does not support."""
    if kind not in TYPES:
        raise Refusal(errors.INVALID_VALUE, f"Invalid type of database server '{kind}'.")
    if kind not in supported_types(call):
        raise Refusal(errors.NOT_INSTALLED, f"Database servers of type '{kind}' are not supported.")


def named_server(call: Call, path: str) -> Row:
    """Return the database server whose id the request holds. Raises :class:`Refusal` (1013)."""
    condition, values = filters.number("id").condition(call, call.needed(path))
    found = call.db.one(f"SELECT * FROM db_servers WHERE {condition}", *values)
    if found is None:
        raise Refusal(errors.NOT_FOUND, SERVER_MISSING)
    return found


def default_server(db: Transaction, kind: str) -> Row | None:
    """Return the default server of a type."""
    return db.one("SELECT * FROM db_servers WHERE type = ? AND is_default", kind)


def count(db: Transaction, webspaces: str, *values: Any) -> Count:
    """Count the databases of the subscriptions for which a condition holds."""
    mssql = "COALESCE(SUM(type = 'mssql'), 0) AS mssql"
    row = db.the(
        f"SELECT COUNT(*) AS every, {mssql} FROM databases JOIN db_servers ON db_servers.id = server_id "
        f"WHERE databases.webspace_id IN (SELECT id FROM webspaces WHERE {webspaces})",
        *values,
    )
    return Count(row["mssql"], row["every"] - row["mssql"])


def check_provider(call: Call, provider_id: int) -> None:
    """Whether a reseller may have one database more. Raises :class:`Refusal` with the code of ``license_limit``."""
    if provider_id == ADMIN_ID:
        return
    sql = "SELECT value FROM limits WHERE holder = 'reseller' AND holder_id = ? AND name = 'max_db'"
    allowed = call.db.value(sql, provider_id)
    if allowed is not None and 0 <= allowed <= sum(count(call.db, _OWNED, provider_id)):
        raise call.refuse("license_limit", "The limit 'max_db' is reached.")
