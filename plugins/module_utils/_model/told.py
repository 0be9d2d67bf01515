# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Limits as people write them, for diffs and reports.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any, Optional

from .codecs import UNLIMITED

_UNITS = ("B", "KB", "MB", "GB", "TB", "PB")


def size_text(count: int) -> str:
    """Return a number of bytes with a unit, rounded to two decimal places."""
    power = max((count.bit_length() - 1) // 10, 0)
    amount = round(Decimal(count) / 1024 ** min(power, len(_UNITS) - 1), 2)
    if amount == 1024 and power < len(_UNITS) - 1:
        amount, power = Decimal(1), power + 1
    return f"{amount.normalize():f} {_UNITS[min(power, len(_UNITS) - 1)]}"


def date_text(seconds: int) -> Optional[str]:
    """Return the day of a moment (UTC), None if no calendar has it."""
    try:
        return datetime.datetime.fromtimestamp(seconds, tz=datetime.timezone.utc).strftime("%Y-%m-%d")
    except (OverflowError, OSError, ValueError):
        return None


def limit_told(value: Any, kind: Optional[str]) -> Any:
    """Return a limit as a task can set it; a size or a moment that its text rounds keeps the number in front."""
    if not isinstance(value, int) or isinstance(value, bool):
        return value
    if value == UNLIMITED:
        return "unlimited"
    if kind == "bytes" and value >= 1024:
        amount, unit = size_text(value).split()
        exact = Decimal(amount) * 1024 ** _UNITS.index(unit) == value
        return f"{amount} {unit}" if exact else f"{value} ({amount} {unit})"
    day = date_text(value) if kind == "date" else None
    if day is None:
        return value
    return day if value % 86400 == 0 else f"{value} ({day})"
