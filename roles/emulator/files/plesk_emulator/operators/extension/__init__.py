# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The operator ``extension``: the extensions of the server and their own operations."""

from __future__ import annotations

from . import calling, managing
from .operator import OPERATOR

__all__ = ["OPERATOR", "calling", "managing"]
