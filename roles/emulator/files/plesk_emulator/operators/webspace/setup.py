# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The node ``gen_setup`` of subscriptions: what ``add`` and ``set`` do alike with it."""

from __future__ import annotations

from lxml import etree

from ...protocol import errors, status
from ...protocol.auth import plain_address
from ...protocol.errors import Refusal
from ...protocol.operation import Call
from ...rules import addresses
from ...state.store import Transaction

SETTABLE_STATUS = (0, status.BY_ADMIN, status.BY_RESELLER, status.BY_CUSTOMER)
_DESCRIPTIONS = ("description", "admin-description", "reseller-description")


def text_columns(call: Call, setup: etree._Element, webspace_id: int = 0) -> dict[str, str | None]:
    """Return the columns of descriptions and external id. Raises :class:`Refusal` under ``external_id=unique_*``."""
    columns: dict[str, str | None] = {}
    for name in _DESCRIPTIONS:
        value = call.text(name, setup)
        if value is not None:
            columns[name.replace("-", "_")] = value
    external_id = call.text("external-id", setup)
    if external_id is not None:
        sql = "SELECT id FROM webspaces WHERE external_id = ? AND id <> ?"
        if external_id and call.behaviors["external_id"] != "shared" and call.db.one(sql, external_id, webspace_id):
            raise call.refuse("external_id", "Subscription with such external id already exist")
        columns["external_id"] = external_id or None
    return columns


def addresses_of(call: Call, provider_id: int, wanted: list[str]) -> list[str]:
    """Return the addresses desired, in their plain form; none asks for the provider's first one.

    Raises :class:`Refusal`: the code of the behavior ``bad_ip`` when the provider may not give one of them away,
    1019 when there are two of one family.
    """
    chosen = list(dict.fromkeys(plain_address(address) for address in wanted)) or _default(call.db, provider_id)
    if not chosen:
        raise call.refuse("bad_ip", "There is no IP address for the subscription.")
    for address in chosen:
        addresses.check_usable(call, provider_id, address)
    if len({":" in address for address in chosen}) < len(chosen):
        raise Refusal(errors.INVALID_VALUE, "A subscription has at most one IPv4 and one IPv6 address.")
    return chosen


def _default(db: Transaction, provider_id: int) -> list[str]:
    usable = addresses.usable(db, provider_id)
    rank = {row["address"]: row["is_default"] for row in db.all("SELECT * FROM ips WHERE type = 'shared'")}
    return sorted(usable, key=lambda address: rank.get(address, -1), reverse=True)[:1]
