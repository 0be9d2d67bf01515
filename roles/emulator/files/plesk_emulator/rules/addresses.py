# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""IP addresses: which ones an owner may use, and which ones subscriptions have."""

from __future__ import annotations

import ipaddress

from ..protocol import errors
from ..protocol.auth import plain_address
from ..protocol.errors import Refusal
from ..protocol.operation import Call
from ..state.stock import ADMIN_ID
from ..state.store import Transaction
from . import zones


def usable(db: Transaction, owner_id: int) -> list[str]:
    """Return the addresses that the administrator (all of the server) or a reseller (its pool) may assign."""
    if owner_id == ADMIN_ID:
        return [row["address"] for row in db.all("SELECT address FROM ips ORDER BY address")]
    sql = "SELECT address FROM ip_pool WHERE reseller_id = ? ORDER BY address"
    return [row["address"] for row in db.all(sql, owner_id)]


def checked(text: str) -> str:
    """Return an IP address in its plain form. Raises :class:`Refusal` (1019) when the text is none."""
    plain = plain_address(text)
    try:
        ipaddress.ip_address(plain)
    except ValueError:
        raise Refusal(errors.INVALID_VALUE, f"IP address '{text}' is invalid.") from None
    return plain


def check_usable(call: Call, owner_id: int, address: str) -> str:
    """Return the address in its plain form.

    Raises :class:`Refusal` with the code of the behavior ``bad_ip`` when the owner may not give it away.
    """
    plain = plain_address(address)
    if plain not in usable(call.db, owner_id):
        raise call.refuse("bad_ip", f"IP address {address} does not exist.")
    return plain


def of_owner(db: Transaction, owner_id: int) -> list[str]:
    """Return the addresses that an account's subscriptions use."""
    sql = "SELECT DISTINCT address FROM webspace_ips JOIN webspaces ON webspaces.id = webspace_id WHERE owner_id = ?"
    return [row["address"] for row in db.all(sql, owner_id)]


def assign(db: Transaction, webspace_id: int, given: list[str]) -> None:
    """Make these the addresses of a subscription, in its DNS zones too."""
    before = of_webspace(db, webspace_id)
    db.delete("webspace_ips", webspace_id=webspace_id)
    for address in given:
        db.put("webspace_ips", webspace_id=webspace_id, address=plain_address(address))
    zones.change_addresses(db, webspace_id, before, of_webspace(db, webspace_id))


def of_webspace(db: Transaction, webspace_id: int) -> list[str]:
    """Return the addresses of a subscription, IPv4 before IPv6."""
    rows = db.all("SELECT address FROM webspace_ips WHERE webspace_id = ?", webspace_id)
    return sorted((row["address"] for row in rows), key=lambda address: (":" in address, address))
