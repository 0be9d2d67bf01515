# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The owners of subscriptions and plans: accounts of any kind, and the provider whose resources they use."""

from __future__ import annotations

from typing import Any

from lxml import etree

from ..protocol import errors
from ..protocol.auth import ADMIN, CUSTOMER, RESELLER
from ..protocol.errors import Refusal
from ..protocol.operation import Call
from ..state.stock import ADMIN_ID
from ..state.store import Row, Transaction

_COLUMNS = {
    "owner-id": "id",
    "owner-login": "login_key",
    "owner-guid": "guid",
    "owner-external-id": "external_id",
}
_KINDS = "kind IN ('admin', 'reseller', 'customer')"


def named(call: Call, parent: etree._Element) -> Row | None:
    """Return the account that an ``owner-*`` child of ``parent`` names, None when there is none.

    Raises :class:`Refusal`: the code of the behavior ``bad_owner``, or 1006 when a reseller names an account that is
    neither its own nor one of its customers'.
    """
    for name, column in _COLUMNS.items():
        value = call.text(name, parent)
        if value is not None:
            return _found(call, column, value.casefold() if column == "login_key" else value)
    return None


def caller(call: Call) -> Row:
    """Return the account of the caller."""
    return call.db.the("SELECT * FROM accounts WHERE id = ?", call.caller.id)


def _found(call: Call, column: str, value: str) -> Row:
    found = call.db.one(f"SELECT * FROM accounts WHERE {_KINDS} AND {column} = ?", value) if value else None
    if found is None:
        raise call.refuse("bad_owner", "Owner does not exist")
    if call.caller.role != ADMIN and call.caller.id not in (found["id"], found["owner_id"]):
        raise Refusal(errors.PERMISSION_DENIED, "Permission denied.")
    return found


def provider(owner: Row) -> int:
    """Return the id of the administrator or reseller whose plans and addresses the subscriptions of ``owner`` use."""
    return int(owner["owner_id"] if owner["kind"] == CUSTOMER else owner["id"])


def provider_of(db: Transaction, owner_id: int) -> int:
    """As :func:`provider`, by the id of the owner."""
    return provider(db.the("SELECT * FROM accounts WHERE id = ?", owner_id))


def visible(call: Call, column: str = "owner_id") -> tuple[str, tuple[Any, ...]]:
    """Return the condition for what belongs to the caller: a reseller also sees what belongs to its customers."""
    if call.caller.role == ADMIN:
        return "1", ()
    mine = call.caller.id
    if call.caller.role == RESELLER:
        return f"({column} = ? OR {column} IN (SELECT id FROM accounts WHERE owner_id = ?))", (mine, mine)
    return f"{column} = ?", (mine,)


def shown(call: Call, owner_id: int) -> dict[str, Any]:
    """Return the nodes ``owner-id`` and ``owner-login`` under the behavior ``owner_form``; a customer reads none."""
    if call.caller.role == CUSTOMER:
        return {}
    form = call.behaviors["owner_form"]
    if form == "admin_login_else_id":
        form = "login" if owner_id == ADMIN_ID else "id"
    login = call.db.value("SELECT login FROM accounts WHERE id = ?", owner_id)
    return {
        "owner-id": owner_id if form in ("id", "both") else None,
        "owner-login": login if form in ("login", "both") else None,
    }
