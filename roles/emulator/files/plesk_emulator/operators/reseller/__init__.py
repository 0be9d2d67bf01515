# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The operator ``reseller``: accounts, what they are allowed, their addresses and their subscriptions to plans."""

from __future__ import annotations

from . import account, addresses, plans, reading
from .operator import OPERATOR

__all__ = ["OPERATOR", "account", "addresses", "plans", "reading"]
