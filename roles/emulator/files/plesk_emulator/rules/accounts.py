# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Rules that customers and resellers share: logins, passwords, owners, limits, plans, contact data."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from ..protocol import errors, status
from ..protocol.auth import RESELLER
from ..protocol.errors import Refusal
from ..protocol.operation import Call, whole_number
from ..state.shacrypt import hash_password
from ..state.stock import ADMIN_ID, DEFAULT_LOCALE
from ..state.store import Row, Transaction
from . import policies

# The greatest lengths that the documentation names.
CONTACT_LENGTHS = {
    "cname": 60,
    "pname": 60,
    "phone": 30,
    "fax": 30,
    "email": 255,
    "address": 255,
    "city": 255,
    "state": 255,
    "pcode": 255,
    "country": 255,
    "description": 4096,
}
_LOGIN = re.compile(r"[^\W\d_][^\s<>\"'/\\]{0,59}")
_SHORTEST_PASSWORD = 5
_LONGEST_PASSWORD = 255  # as a client reports the server's text
_PASSWORD_KINDS = {"sha256": "crypt", "other": "crypt", "sym": "sym", "plain": "plain"}
_SETTABLE_STATUS = (0, status.BY_ADMIN, status.BY_CUSTOMER)


def login_columns(call: Call, login: str, taken: str, text: str, account_id: int = 0) -> dict[str, Any]:
    """Return the columns of a desired login. ``account_id`` is the account that may have it already.

    Raises :class:`Refusal`: 1019 for an invalid login, the code of the behavior ``taken`` with ``text`` when another
    account of any kind has it.
    """
    if not _LOGIN.fullmatch(login):
        raise Refusal(errors.INVALID_VALUE, f"Login name '{login}' is invalid.")
    if call.behaviors["normalise"] == "login_lower":
        login = login.lower()
    sensitive = call.behaviors["key_case"] == "sensitive"
    for other in call.db.all("SELECT id, login FROM accounts WHERE login_key = ?", login.casefold()):
        if other["id"] != account_id and (not sensitive or other["login"] == login):
            raise call.refuse(taken, text.format(login=login))
    return {"login": login, "login_key": login.casefold()}


def password_columns(call: Call, password: str, login: str) -> dict[str, str]:
    """Return the columns of a desired password. Raises :class:`Refusal` (1019) when it is too weak or too long."""
    if len(password) > _LONGEST_PASSWORD:
        raise Refusal(errors.INVALID_VALUE, f"The password is longer than {_LONGEST_PASSWORD} characters.")
    if len(password) < _SHORTEST_PASSWORD or password.casefold() == login.casefold():
        raise Refusal(
            errors.INVALID_VALUE,
            "Your password is not complex enough. According to the server policy, the minimal password strength is "
            f"{call.db.setting('password_strength', 'weak')}.",
        )
    return {"password": password, "hash": hash_password(password)}


def contact_columns(call: Call, values: etree._Element) -> dict[str, str]:
    """Return the columns of the contact data that a request's ``gen_info`` holds. Raises :class:`Refusal` (1019)."""
    columns = {}
    for name, longest in CONTACT_LENGTHS.items():
        value = call.text(name, values)
        if value is None:
            continue
        if len(value) > longest or (name == "pname" and not value.strip()):
            raise Refusal(errors.INVALID_VALUE, f"Value of '{name}' must have from 1 to {longest} characters.")
        if name == "country" and call.behaviors["normalise"] == "country_upper":
            value = value.upper()
        columns[name] = value
    return columns


def locale_columns(call: Call, locale: str | None) -> dict[str, str]:
    """Return the column of a desired language; None asks for none. Raises :class:`Refusal` (1019)."""
    if locale is None:
        return {}
    found = call.db.value("SELECT id FROM locales WHERE enabled AND id = ?", locale or DEFAULT_LOCALE)
    if found is None and call.behaviors["bad_locale"] != "ignored":
        raise Refusal(errors.INVALID_VALUE, f"Locale '{locale}' is not installed.")
    return {"locale": found or DEFAULT_LOCALE}


def external_id_columns(call: Call, value: str | None, kind: str, account_id: int = 0) -> dict[str, str | None]:
    """Return the column of a desired external id. Raises :class:`Refusal` under ``external_id=unique_*``."""
    if value is None:
        return {}
    if value and call.behaviors["external_id"] != "shared":
        sql = "SELECT id FROM accounts WHERE kind = ? AND external_id = ? AND id <> ?"
        if call.db.one(sql, kind, value, account_id):
            raise call.refuse("external_id", f"{kind.capitalize()} with such external id already exist")
    return {"external_id": value or None}


def written_status(call: Call, wanted: str, present: int = 0) -> int:
    """Return the status that writing ``wanted`` over ``present`` gives. Raises :class:`Refusal` (1025)."""
    value = whole_number(wanted)
    accepts_one = call.behaviors["status_one"] == "accepted"
    if value not in _SETTABLE_STATUS and not (accepts_one and value == status.SUSPENDED):
        raise Refusal(errors.WRONG_STATUS, f"Wrong status value {value}.")
    own = int(call.behaviors["reseller_bit"]) if call.caller.role == RESELLER else status.BY_ADMIN
    if value == status.BY_ADMIN:
        value = own
    if call.behaviors["status_write"] == "own_bit":
        return present | value if value else present & ~own
    return present & ~status.DISABLING | value


def shown_status(call: Call, account: Row) -> int:
    """Return the status of an account as answers show it, under the behavior ``reseller_disable``."""
    bits = {"none": 0, "bit32": status.BY_RESELLER, "bit16": status.BY_ADMIN}[call.behaviors["reseller_disable"]]
    if not bits or account["owner_id"] in (None, ADMIN_ID):
        return int(account["status"])
    owner = call.db.value("SELECT status FROM accounts WHERE id = ?", account["owner_id"])
    return int(account["status"]) | (bits if status.is_disabled(owner or 0) else 0)


def shown_password(call: Call, account: Row) -> tuple[str, str] | None:
    """Return what the caller reads as an account's password, and its type; None if it reads nothing."""
    form = call.behaviors[f"hash_{call.caller.role}"]
    if form == "absent":
        return None
    shown = {
        "sha256": account["hash"],
        # Forms that clients cannot reproduce: another crypt(3) method, and the server's own encryption.
        "other": "$y$j9T$" + account["hash"].rpartition("$")[2],
        "sym": "$AES-128-CBC$" + account["hash"].rpartition("$")[2] + "==",
        "plain": account["password"],
    }
    return shown[form], _PASSWORD_KINDS[form]


def find_owner(call: Call, column: str, value: Any) -> Row:
    """Return the administrator or reseller whose ``column`` has this value.

    Raises :class:`Refusal`: the code of the behavior ``bad_owner``, or 1006 when a reseller names somebody else.
    """
    wanted = value.casefold() if column == "login_key" else value
    sql = f"SELECT * FROM accounts WHERE kind IN ('admin', 'reseller') AND {column} = ?"
    found = call.db.one(sql, wanted) if wanted != "" else None
    if found is None:
        raise call.refuse("bad_owner", "Owner does not exist")
    if call.caller.role == RESELLER and found["id"] != call.caller.id:
        raise Refusal(errors.PERMISSION_DENIED, "Permission denied.")
    return found


def check_room(call: Call, owner_id: int, limit: str, license: str, count_sql: str) -> None:
    """Whether license and owner's limit allow one object more.

    ``count_sql`` counts the objects of the server; with `` AND owner_id = ?`` added, those of an owner.
    Raises :class:`Refusal` with the code of the behavior ``license_limit``.
    """
    allowed = int(call.db.value("SELECT value FROM license WHERE name = ?", license) or -1)
    if 0 <= allowed <= call.db.value(count_sql):
        raise call.refuse("license_limit", "The limit of the license key is reached.")
    check_limit(call, owner_id, limit, count_sql)


def check_limit(call: Call, owner_id: int, limit: str, count_sql: str) -> None:
    """Whether the limit of an owner allows one object more; the administrator has none. As :func:`check_room`."""
    if owner_id == ADMIN_ID:
        return
    sql = "SELECT value FROM limits WHERE holder = 'reseller' AND holder_id = ? AND name = ?"
    allowed = call.db.value(sql, owner_id, limit)
    if allowed is not None and 0 <= allowed <= call.db.value(f"{count_sql} AND owner_id = ?", owner_id):
        raise call.refuse("license_limit", f"The limit '{limit}' is reached.")


def has_permission(db: Transaction, reseller_id: int, name: str) -> bool:
    """Return whether a reseller has a permission."""
    sql = "SELECT value FROM permissions WHERE holder = 'reseller' AND holder_id = ? AND name = ?"
    return bool(db.value(sql, reseller_id, name))


def delete_account(db: Transaction, account_id: int) -> None:
    """Delete an account with everything that it owns."""
    for owned in db.all("SELECT id FROM accounts WHERE owner_id = ? AND kind IN ('customer', 'reseller')", account_id):
        delete_account(db, owned["id"])
    for webspace in db.all("SELECT id FROM webspaces WHERE owner_id = ?", account_id):
        delete_webspace(db, webspace["id"])
    for plan in db.all("SELECT id FROM service_plans WHERE owner_id = ?", account_id):
        policies.forget(db, "service-plan", plan["id"])
        db.delete("service_plans", id=plan["id"])
    for addon in db.all("SELECT id FROM addon_plans WHERE owner_id = ?", account_id):
        policies.forget(db, "service-plan-addon", addon["id"])
    policies.forget(db, "reseller", account_id)
    db.delete("accounts", id=account_id)


def delete_webspace(db: Transaction, webspace_id: int) -> None:
    """Delete a subscription with its sites."""
    policies.forget(db, "webspace", webspace_id)
    db.delete("webspaces", id=webspace_id)
