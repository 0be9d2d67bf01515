# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Mail accounts: what they may be called, how many there may be, and what they hold."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from lxml import etree

from ..protocol import errors
from ..protocol.errors import Refusal
from ..protocol.operation import Call, whole_number
from ..state.shacrypt import hash_password
from ..state.stock import ADMIN_ID
from ..state.store import Row, Transaction
from . import owners, subscriptions
from .contents import Contents

UNLIMITED = -1
_NAME = re.compile(r"[^\s@<>()\[\]\\,;:\"]{1,64}")
_ADDRESS = re.compile(r"[^\s@<>()\[\]\\,;:\"]{1,64}@[^\s@.]+(?:\.[^\s@.]+)*\.?")
_SHORTEST_PASSWORD = 5
_CONTENT_TYPES = ("text/plain", "text/html")
_OUTGOING = re.compile(r"default|-1|\d{1,9}")
_OWNED = "owner_id = ?1 OR owner_id IN (SELECT id FROM accounts WHERE owner_id = ?1)"


class Count(NamedTuple):
    """How many accounts have a mailbox, forwarding and an autoresponder, and the sum of the quotas in bytes."""

    boxes: int
    redirects: int
    responders: int
    quota: int


def count(db: Transaction, condition: str, *values: Any) -> Count:
    """Count the accounts of the rows of ``all_sites`` for which a condition holds."""
    row = db.the(
        f"""SELECT COALESCE(SUM(mailbox), 0) AS boxes, COALESCE(SUM(forwarding), 0) AS redirects,
        COALESCE(SUM(responds), 0) AS responders, COALESCE(SUM(MAX(COALESCE(quota, 0), 0)), 0) AS quota
        FROM mail_names WHERE domain_id IN (SELECT id FROM all_sites WHERE {condition})""",
        *values,
    )
    return Count(row["boxes"], row["redirects"], row["responders"], row["quota"])


def of_owner(db: Transaction, condition: str, *values: Any) -> Count:
    """Count the accounts of the subscriptions for which a condition holds."""
    return count(db, f"webspace_id IN (SELECT id FROM webspaces WHERE {condition})", *values)


def is_on(db: Transaction, site: Row) -> bool:
    """Return whether the mail service of a site is switched on."""
    contents = Contents(site["content"])
    if contents.value("mail/none") is not None:
        return False
    return contents.value("mail/mailservice") != "false"


def check_on(call: Call, site: Row) -> None:
    """Raise :class:`Refusal` with the code of ``mail_off_create`` if the mail service of a site is off."""
    if call.behaviors["mail_off_create"] != "accepted" and not is_on(call.db, site):
        raise call.refuse("mail_off_create", f"The mail service of '{site['name']}' is switched off.")


def check_room(call: Call, site: Row) -> None:
    """Raise :class:`Refusal` with the code of ``license_limit`` if there may not be one mailbox more."""
    allowed = int(call.db.value("SELECT value FROM license WHERE name = 'lim_mn'") or -1)
    if 0 <= allowed <= count(call.db, "1").boxes:
        raise call.refuse("license_limit", "The limit of the license key is reached.")
    subscriptions.check_room(call, site["webspace_id"], "max_box")
    owner_id = call.db.value("SELECT owner_id FROM webspaces WHERE id = ?", site["webspace_id"])
    provider = owners.provider_of(call.db, owner_id)
    sql = "SELECT value FROM limits WHERE holder = 'reseller' AND holder_id = ? AND name = 'max_box'"
    limit = None if provider == ADMIN_ID else call.db.value(sql, provider)
    if limit is not None and 0 <= limit <= of_owner(call.db, _OWNED, provider).boxes:
        raise call.refuse("license_limit", "The limit 'max_box' is reached.")


def default_quota(db: Transaction, site: Row) -> int:
    """Return the limit ``mbox_quota`` of the subscription of a site, which is also the default."""
    sql = "SELECT value FROM limits WHERE holder = 'webspace' AND holder_id = ? AND name = 'mbox_quota'"
    limit = db.value(sql, site["webspace_id"])
    return UNLIMITED if limit is None else int(limit)


def quota_column(call: Call, site: Row, value: str | None) -> dict[str, int | None]:
    """Return the column of a desired quota; None asks for none, and the default is NULL.

    Raises :class:`Refusal`: 1019 for a number below -1, the code of ``mail_quota_over`` for more than the limit.
    """
    if value is None:
        return {}
    quota, limit = whole_number(value), default_quota(call.db, site)
    if quota < UNLIMITED:
        raise Refusal(errors.INVALID_VALUE, f"Invalid mailbox quota {quota}.")
    if quota == UNLIMITED and call.behaviors["mail_quota_minus_one"] == "default":
        return {"quota": None}
    if limit >= 0 and (quota == UNLIMITED or quota > limit):
        raise call.refuse("mail_quota_over", f"The mailbox quota {quota} exceeds the limit {limit}.")
    return {"quota": quota}


def check_name(call: Call, site: Row, name: str, taken: str = "", own_id: int = 0) -> None:
    """Whether an account or alias of a site may have this name. ``own_id`` is the account that may have it already.

    Raises :class:`Refusal`: 1019 for an invalid local part; 1007, or the code of the behavior ``taken``, if
    an account or an alias of the site has it.
    """
    if not _NAME.fullmatch(name) or name.startswith(".") or name.endswith(".") or ".." in name:
        raise Refusal(errors.INVALID_VALUE, f"Invalid mail name '{name}'.")
    sql = """SELECT id FROM mail_names WHERE domain_id = ?1 AND name_key = ?2 AND id <> ?3
        UNION ALL SELECT account_id FROM mail_members JOIN mail_names ON mail_names.id = account_id
        WHERE domain_id = ?1 AND kind = 'alias' AND value_key = ?2"""
    if call.db.one(sql, site["id"], name.casefold(), own_id):
        text = f"Mail account or alias '{name}@{site['name']}' already exists."
        raise call.refuse(taken, text) if taken else Refusal(errors.ALREADY_EXISTS, text)


def checked_address(address: str) -> str:
    """Return an email address. Raises :class:`Refusal` (1019) if the text is none."""
    if not _ADDRESS.fullmatch(address):
        raise Refusal(errors.INVALID_VALUE, f"Invalid email address '{address}'.")
    return address


def password_columns(call: Call, given: etree._Element | None, name: str) -> dict[str, str]:
    """Return the column of a desired password: only its hash is kept.

    Raises :class:`Refusal` with the code of ``mail_weak_password``.
    """
    value = None if given is None else call.text("value", given)
    if given is None or value is None:
        return {}
    if (call.text("type", given) or "plain") != "plain":
        return {"hash": value}
    if len(value) < _SHORTEST_PASSWORD or value.casefold() == name.casefold():
        raise call.refuse(
            "mail_weak_password",
            "Your password is not complex enough. According to the server policy, the minimal password strength is "
            f"{call.db.setting('password_strength', 'weak')}.",
        )
    return {"hash": hash_password(value)}


def rest_columns(call: Call, given: etree._Element) -> dict[str, Any]:
    """Return the columns of the single values of an account. Raises :class:`Refusal` (1019)."""
    columns: dict[str, Any] = {}
    access = given.find("cp-access")
    if access is not None:
        columns["cp_access"] = int(call.flag(access))
    limit = call.text("outgoing-messages-mbox-limit", given)
    if limit and not _OUTGOING.fullmatch(limit):
        raise Refusal(errors.INVALID_VALUE, f"Invalid limit '{limit}' of outgoing messages.")
    texts = {"antivir": call.text("antivir", given), "outgoing_limit": limit}
    texts["description"] = call.text("description", given)
    return {**columns, **{name: value for name, value in texts.items() if value is not None}}


def responder_columns(call: Call, given: etree._Element | None) -> dict[str, Any]:
    """Return the columns of an autoresponder. Raises :class:`Refusal` (1019)."""
    if given is None:
        return {}
    columns: dict[str, Any] = {}
    enabled = given.find("enabled")
    if enabled is not None:
        columns["responds"] = int(call.flag(enabled))
    for name in ("subject", "content_type", "charset", "forward", "end_date"):
        value = call.text(name, given)
        if value is not None:
            columns[f"responder_{name}"] = value
    text = given.find("text")
    if text is not None:
        columns["responder_text"] = text.text or ""
    if columns.get("responder_content_type", _CONTENT_TYPES[0]) not in _CONTENT_TYPES:
        raise Refusal(errors.INVALID_VALUE, f"Invalid content type '{columns['responder_content_type']}'.")
    if columns.get("responder_forward"):
        checked_address(columns["responder_forward"])
    return columns
