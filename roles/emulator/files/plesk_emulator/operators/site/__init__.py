# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The operator ``site``: the domains and subdomains of subscriptions."""

from __future__ import annotations

from . import changing, reading, usage
from .operator import OPERATOR

__all__ = ["OPERATOR", "changing", "reading", "usage"]
