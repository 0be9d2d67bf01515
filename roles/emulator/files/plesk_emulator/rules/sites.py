# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Sites as the operators of what belongs to them see them; the main site of a subscription is one of them."""

from __future__ import annotations

from ..protocol import errors, filters
from ..protocol.auth import CUSTOMER
from ..protocol.errors import Refusal
from ..protocol.operation import Call
from ..state.store import Row, Transaction
from . import owners

BY_ID, BY_NAME = filters.number("id"), filters.key("name")


def visible(call: Call, column: str = "webspace_id") -> filters.Condition:
    """The condition for what belongs to a subscription of the caller's; ``column`` holds the id of the subscription."""
    condition, values = owners.visible(call)
    return f"{column} IN (SELECT id FROM webspaces WHERE {condition})", values


def inside(column: str, table: str, selector: filters.Selector) -> filters.Selector:
    """Selects the group of objects whose ``column`` is the id of rows of ``table`` that ``selector`` finds."""

    def condition(call: Call, value: str) -> filters.Condition:
        sql, values = selector.condition(call, value)
        return f"{column} IN (SELECT id FROM {table} WHERE {sql})", values

    return filters.Selector(condition, group=True)


def find(call: Call, selector: filters.Selector, value: str) -> Row | None:
    """The site of the caller's that ``selector`` finds in ``all_sites``."""
    found, values = selector.condition(call, value)
    mine, mine_values = visible(call)
    return call.db.one(f"SELECT * FROM all_sites WHERE {found} AND {mine}", *values, *mine_values)


def check_permission(call: Call, webspace_id: int, name: str) -> None:
    """Raises :class:`Refusal` (1006) for a customer whose subscription lacks the permission."""
    sql = "SELECT value FROM permissions WHERE holder = 'webspace' AND holder_id = ? AND name = ?"
    if call.caller.role == CUSTOMER and not call.db.value(sql, webspace_id, name):
        raise Refusal(errors.PERMISSION_DENIED, "Permission denied.")


def delete(db: Transaction, site_id: int) -> None:
    """Deletes a site with its subdomains."""
    for child in db.all("SELECT id FROM sites WHERE parent_id = ?", site_id):
        delete(db, child["id"])
    db.delete("sites", id=site_id)
