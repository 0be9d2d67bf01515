# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The operator ``mail``: the mail accounts of sites, and their mail settings."""

from __future__ import annotations

from . import accounts, preferences, reading, updating
from .operator import OPERATOR

__all__ = ["OPERATOR", "accounts", "preferences", "reading", "updating"]
