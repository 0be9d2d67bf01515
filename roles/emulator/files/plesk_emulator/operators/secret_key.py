# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The operator ``secret_key``: keys that stand for a login and work from some addresses only."""

from __future__ import annotations

import uuid

from lxml import etree

from ..protocol import answer, errors, filters
from ..protocol.answer import node, nodes, ok
from ..protocol.auth import ADMIN, key_hash
from ..protocol.errors import Refusal
from ..protocol.operation import Call, Operator
from ..protocol.status import is_disabled
from ..rules import addresses
from ..state.stock import ADMIN_ID
from ..state.store import Row

OPERATOR = Operator(
    "secret_key",
    """
define keys
  filter
    key* string

create
  ip_address? ip_address
  description? string
  login? string
get_info
  use keys
delete
  use keys
""",
)
_SHOWN = {"key": "value", "hash": "hash", "id": "id"}


def _condition(call: Call, value: str) -> filters.Condition:
    """Return a key is found by itself and by what get_info shows of it."""
    return (f"hash = ? OR CAST({_SHOWN[call.behaviors['key_info']]} AS TEXT) = ?", (key_hash(value), value))


KEYS = filters.Kind(
    "secret_keys WHERE 1",
    {"key": filters.Selector(_condition)},
    lambda _call: filters.EVERYTHING,
    "Secret key does not exist",
)


@OPERATOR.operation("create", writes=True, callers=(ADMIN,))
def create(call: Call) -> etree._Element:
    """Make a key, bound to the caller's address unless addresses are given, the administrator's without a login."""
    key = str(uuid.uuid4())
    listed = (call.text("ip_address") or call.address).replace(",", " ").split()
    call.db.insert(
        "secret_keys",
        value=key,
        hash=key_hash(key),
        addresses=",".join(addresses.checked(address) for address in listed),
        description=call.text("description") or "",
        account_id=_account(call, call.text("login") or ""),
        created=call.today(),
    )
    return ok(node("key", key))


def _account(call: Call, login: str) -> int | None:
    """Return the id of the account that a key acts for, None for the administrator.

    Raises :class:`Refusal` (1013, 1023).
    """
    if not login:
        return None
    account = call.db.one("SELECT * FROM accounts WHERE kind <> 'alias' AND login_key = ?", login.casefold())
    if account is None:
        raise Refusal(errors.NOT_FOUND, f"User {login} does not exist.")
    if is_disabled(account["status"]):
        raise Refusal(errors.OPERATION_FAILED, f"User account {login} is disabled.")
    return None if account["kind"] == "admin" else int(account["id"])


@OPERATOR.operation("get_info", writes=False, callers=(ADMIN,))
def get_info(call: Call) -> list[etree._Element]:
    """Describe the keys named, one result each, or all keys in one result."""
    if call.request.find("filter/key") is None:
        rows = KEYS.find(call, filters.EVERYTHING)
        return [ok(*(_key_info(call, row) for row in rows))] if rows else _nothing(call)
    return filters.each(call, KEYS, lambda row: [_key_info(call, row)], echo=filters.no_echo, echo_error=_key)


@OPERATOR.operation("delete", writes=True, callers=(ADMIN,))
def delete(call: Call) -> list[etree._Element]:
    """Delete the keys named, or all."""
    if call.request.find("filter/key") is None:
        rows = KEYS.find(call, filters.EVERYTHING)
        return [ok(_remove(call, row)) for row in rows] if rows else _nothing(call)
    return filters.each(call, KEYS, lambda row: [_remove(call, row)], echo=filters.no_echo, echo_error=_key)


def _key(_selector: str, value: str) -> etree._Element:
    return node("key", value)


def _nothing(call: Call) -> list[etree._Element]:
    return [] if call.behaviors["empty_result"] == "none" else [answer.ok()]


def _remove(call: Call, row: Row) -> etree._Element:
    call.db.delete("secret_keys", id=row["id"])
    return node("key", row[_SHOWN[call.behaviors["key_info"]]])


def _key_info(call: Call, row: Row) -> etree._Element:
    login = call.db.value("SELECT login FROM accounts WHERE id = ?", row["account_id"] or ADMIN_ID)
    return node(
        "key_info",
        *nodes(
            {
                "key": row[_SHOWN[call.behaviors["key_info"]]],
                "ip_address": row["addresses"],
                "description": row["description"],
                "login": login,
            }
        ),
    )
