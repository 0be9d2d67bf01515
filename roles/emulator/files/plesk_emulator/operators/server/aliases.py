# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Additional accounts of administrators, which nothing but these operations shows."""

from __future__ import annotations

from typing import Any

from lxml import etree

from ...protocol import empty_nodes, errors, status
from ...protocol.answer import ok
from ...protocol.auth import ADMIN
from ...protocol.errors import Refusal
from ...protocol.operation import Call, new_guid
from ...rules import accounts
from ...state.stock import ADMIN_ID
from ...state.store import Row
from .operator import OPERATOR

_TAKEN = "User account {login} already exists."
_COLUMNS = {"email": "email", "contact": "pname", "comment": "description"}


@OPERATOR.operation("add-admin-alias", writes=True, callers=(ADMIN,))
def add(call: Call) -> etree._Element:
    """Create an account."""
    for name in ("login", "password"):
        if not call.text(f"data/{name}"):
            raise Refusal(errors.INVALID_VALUE, f"The {name} of the administrator account is missing.")
    account = {"kind": "alias", "guid": new_guid(), "owner_id": ADMIN_ID, "created": call.today()}
    call.db.insert("accounts", **account, **_changes(call, call.child("data")))
    return ok()


@OPERATOR.operation("set-admin-alias", writes=True, callers=(ADMIN,))
def set_(call: Call) -> etree._Element:
    """Change accounts: all that are named, or none."""
    data = empty_nodes.judged(call, call.child("data"), ("status",))
    for account in _named(call):
        call.db.update("accounts", account["id"], **_changes(call, data, account))
    return ok()


@OPERATOR.operation("del-admin-alias", writes=True, callers=(ADMIN,))
def delete(call: Call) -> etree._Element:
    """Delete accounts: all that are named, or none."""
    for account in _named(call):
        call.db.delete("accounts", id=account["id"])
    return ok()


def _named(call: Call) -> list[Row]:
    found = []
    for criterion in call.request.iterfind("filter/login"):
        login = call.stored(criterion)
        account = call.db.one("SELECT * FROM accounts WHERE kind = 'alias' AND login_key = ?", login.casefold())
        if account is None:
            raise Refusal(errors.NOT_FOUND, f"Administrator account {login} does not exist.")
        found.append(account)
    return found


def _changes(call: Call, data: etree._Element, account: Row | None = None) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    login, password = call.text("login", data), call.text("password", data)
    if login is not None:
        own_id = account["id"] if account else 0
        changes.update(accounts.login_columns(call, login, "customer_login_taken", _TAKEN, own_id))
    if password is not None:
        changes.update(accounts.password_columns(call, password, login or (account["login"] if account else "")))
    for name, column in _COLUMNS.items():
        value = call.text(name, data)
        if value is not None:
            changes[column] = value
    active = data.find("status")
    if active is not None:
        # Up to 1.6.6.0 an empty node means the schema's default, true.
        changes["status"] = 0 if call.flag(active) or not call.stored(active) else status.BY_ADMIN
    return changes
