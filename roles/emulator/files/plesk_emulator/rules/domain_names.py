# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Domain names: one name space of subscriptions, sites and aliases. Subscriptions and sites also share their ids."""

from __future__ import annotations

import re

from ..protocol import errors
from ..protocol.auth import ADMIN
from ..protocol.errors import Refusal
from ..protocol.operation import Call
from ..state.stock import ADMIN_ID
from ..state.store import Transaction
from . import zones
from .domains import ascii_name

_NAME = re.compile(r"(\*\.)?(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W_](?:[\w-]{0,61}[^\W_])?")


def new_id(db: Transaction) -> int:
    """Return an id that neither a subscription nor a site ever had."""
    return db.new_id("webspaces", "sites")


def name_columns(call: Call, name: str, domain_id: int = 0, alias_id: int = 0) -> dict[str, str]:
    """Return the columns of a desired domain name. ``domain_id`` or ``alias_id`` is what may have it already.

    Raises :class:`Refusal`: 1019 for an invalid domain name, 1023 when the administrator prohibited it, 1007 when
    another subscription, site or alias has it, or a DNS record that was made by hand.
    """
    if not _NAME.fullmatch(name):
        raise Refusal(errors.INVALID_VALUE, f"The domain name '{name}' is invalid.")
    forms = {name.casefold(), ascii_name(name).casefold(), _unicode_name(name).casefold()}
    _check_permitted(call, forms)
    marks = ", ".join("?" * len(forms))
    for table, own in (("webspaces", domain_id), ("sites", domain_id), ("site_aliases", alias_id)):
        if call.db.one(f"SELECT id FROM {table} WHERE name_key IN ({marks}) AND id <> ?", *forms, own):
            raise Refusal(errors.ALREADY_EXISTS, f"The domain {name} already exists.")
    zones.check_name(call.db, name, forms, domain_id, alias_id)
    return {"name": name, "name_key": name.casefold()}


def _unicode_name(name: str) -> str:
    try:
        return name.encode("ascii").decode("idna")
    except UnicodeError:
        return name


def _check_permitted(call: Call, forms: set[str]) -> None:
    if call.caller.role == ADMIN or call.db.setting("domain_restriction") != "on":
        return
    prohibited = {row["name"] for row in call.db.all("SELECT name FROM domain_restrictions")}
    if forms & prohibited:
        raise Refusal(errors.OPERATION_FAILED, "This domain name is prohibited by the administrator.")


def check_license(call: Call) -> None:
    """Whether the license allows one domain more. Raises :class:`Refusal` with the code of ``license_limit``."""
    _check_key(call, "lim_dom", "SELECT COUNT(*) FROM all_sites WHERE parent_id IS NULL")


def check_alias_license(call: Call) -> None:
    """Whether the license allows one alias more. Raises as :func:`check_license`."""
    _check_key(call, "lim_domain_aliases", "SELECT COUNT(*) FROM site_aliases")


def _check_key(call: Call, limit: str, count_sql: str) -> None:
    allowed = int(call.db.value("SELECT value FROM license WHERE name = ?", limit) or -1)
    if 0 <= allowed <= call.db.value(count_sql):
        raise call.refuse("license_limit", "The limit of the license key is reached.")


def check_provider(call: Call, provider_id: int) -> None:
    """Whether a reseller may have one subscription more. Raises as :func:`check_license`."""
    if provider_id == ADMIN_ID:
        return
    sql = "SELECT value FROM limits WHERE holder = 'reseller' AND holder_id = ? AND name = 'max_dom'"
    allowed = call.db.value(sql, provider_id)
    if allowed is None or allowed < 0:
        return
    mine = "owner_id = ?1 OR owner_id IN (SELECT id FROM accounts WHERE owner_id = ?1)"
    if allowed <= call.db.value(f"SELECT COUNT(*) FROM webspaces WHERE {mine}", provider_id):
        raise call.refuse("license_limit", "The limit 'max_dom' is reached.")
