# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The status of accounts and subscriptions, a mask of bits."""

from __future__ import annotations

SUSPENDED = 1
BACKUP = 4
BY_ADMIN = 16
BY_RESELLER = 32
BY_CUSTOMER = 64
EXPIRED = 256
DISABLING = SUSPENDED | BY_ADMIN | BY_RESELLER | BY_CUSTOMER | EXPIRED


def is_disabled(status: int) -> bool:
    """Return whether a status keeps its owner from working; a running backup does not."""
    return bool(status & DISABLING)
