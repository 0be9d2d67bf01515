# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The declaration of ``database``, and how its objects are found."""

from __future__ import annotations

from lxml import etree

from ...protocol import errors, filters
from ...protocol.errors import Refusal
from ...protocol.operation import Call, Operator
from ...rules import sites
from ...state.store import Row
from .requests import REQUESTS

OPERATOR = Operator("database", REQUESTS)
_ID = filters.number("id")


def _any_id(call: Call, value: str) -> filters.Condition:
    """Return the grammar lets an id be anything."""
    return _ID.condition(call, value) if value.isdecimal() else filters.NOTHING


def _of_webspace(column: str, selector: filters.Selector) -> filters.Selector:
    """Select the databases of the subscription that ``selector`` finds; ``column`` holds its id."""

    def absent(call: Call, value: str) -> Refusal | None:
        condition, values = selector.condition(call, value)
        seen, mine = sites.visible(call, "id")
        known = call.db.one(f"SELECT id FROM webspaces WHERE ({condition}) AND {seen}", *values, *mine)
        if known or call.behaviors["database_filter_webspace"] == "empty":
            return None
        return call.refuse("database_filter_webspace", "Subscription does not exist")

    return sites.inside(column, "webspaces", selector)._replace(absent=absent)


DATABASES = filters.Kind(
    "(SELECT databases.*, type FROM databases JOIN db_servers ON db_servers.id = server_id) WHERE 1",
    {
        "id": filters.Selector(_any_id),
        "db-id": filters.Selector(_any_id),
        "webspace-id": _of_webspace("webspace_id", filters.number("id")),
        "webspace-name": _of_webspace("webspace_id", filters.key("name")),
    },
    sites.visible,
    "Database not found",
)


def _of_database(universal: bool) -> filters.Selector:
    """Select the users of a database, with ``universal`` also those of all databases in addition to it."""

    def condition(call: Call, value: str) -> filters.Condition:
        own, values = filters.number("database_id").condition(call, value)
        if not universal or call.behaviors["universal_users_by_db"] == "no":
            return own, values
        named, _same = filters.number("id").condition(call, value)
        beside = f"SELECT server_id, webspace_id FROM databases WHERE {named}"
        return f"{own} OR (database_id IS NULL AND (server_id, webspace_id) IN ({beside}))", (*values, *values)

    def absent(call: Call, value: str) -> Refusal | None:
        return None if DATABASES.chosen(call, "id", value) else Refusal(errors.NOT_FOUND, DATABASES.missing)

    return filters.Selector(condition, group=True, absent=absent)


def _users(universal: bool) -> filters.Kind:
    owned = (
        "SELECT database_users.*, COALESCE(database_users.webspace_id, databases.webspace_id) AS subscription "
        "FROM database_users LEFT JOIN databases ON databases.id = database_id"
    )
    return filters.Kind(
        f"({owned}) WHERE 1",
        {"id": filters.number("id"), "db-id": _of_database(universal)},
        lambda call: sites.visible(call, "subscription"),
        "Database user not found",
    )


# A deletion by database never means the users of all databases.
USERS = _users(universal=False)
READABLE_USERS = _users(universal=True)


def database(call: Call, path: str) -> Row:
    """Return the database whose id the request holds. Raises :class:`Refusal` (1013)."""
    found = DATABASES.chosen(call, "id", call.needed(path))
    if not found:
        raise Refusal(errors.NOT_FOUND, DATABASES.missing)
    return found[0]


def user(call: Call, path: str) -> Row:
    """Return the user whose id the request holds. Raises :class:`Refusal` (1013)."""
    found = USERS.chosen(call, "id", call.needed(path))
    if not found:
        raise Refusal(errors.NOT_FOUND, USERS.missing)
    return found[0]


def webspace(call: Call) -> Row:
    """Return the subscription that the request names. Raises :class:`Refusal` with ``database_bad_webspace``."""
    condition, values = filters.number("id").condition(call, call.needed("webspace-id"))
    seen, mine = sites.visible(call, "id")
    found = call.db.one(f"SELECT * FROM webspaces WHERE {condition} AND {seen}", *values, *mine)
    if found is None:
        raise call.refuse("database_bad_webspace", "Subscription does not exist")
    return found


def each(call: Call, work: filters.Work) -> list[etree._Element]:
    """Return one result for each database that the filter names."""
    return filters.each(call, DATABASES, work)
