# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Settings that subscriptions and sites share: their status, and their preferences."""

from __future__ import annotations

from collections.abc import Collection

from lxml import etree

from ..protocol import errors, status
from ..protocol.auth import ADMIN, RESELLER
from ..protocol.errors import Refusal
from ..protocol.operation import Call, whole_number

WEB_SERVICE_SUSPENDED = 8
"""The bit that does not belong to an account."""

_OWN_BIT = {ADMIN: status.BY_ADMIN, RESELLER: status.BY_RESELLER}


def status_column(call: Call, setup: etree._Element, settable: Collection[int], present: int = 0) -> dict[str, int]:
    """Return the column of a desired status, whose bits are among ``settable``. Raises :class:`Refusal` (1025)."""
    wanted = call.text("status", setup)
    if wanted is None:
        return {}
    if call.behaviors["status_one"] == "accepted":
        settable = (*settable, status.SUSPENDED)
    # An empty node is 0.
    written = wanted.strip() or "0"
    if written not in map(str, settable):
        raise Refusal(errors.WRONG_STATUS, f"Wrong status value {wanted}.")
    value = whole_number(written)
    if call.behaviors["status_write"] == "own_bit":
        cleared = _OWN_BIT.get(call.caller.role, status.BY_CUSTOMER) | WEB_SERVICE_SUSPENDED
        return {"status": present | value if value else present & ~cleared}
    for bit in settable:
        present &= ~bit
    return {"status": present & ~status.DISABLING | value}


def check_months(call: Call, request: etree._Element) -> None:
    """Whether ``prefs/stat_ttl`` is a number of months or empty. Raises :class:`Refusal` (1019)."""
    months = (call.text("prefs/stat_ttl", request) or "").strip()
    if months and not (months.isdecimal() and whole_number(months) > 0):
        raise Refusal(errors.INVALID_VALUE, f"Invalid value {months} of 'stat_ttl'.")
