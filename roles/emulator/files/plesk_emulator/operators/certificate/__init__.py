# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The operator ``certificate``: certificates with their keys, in the pools of the server and of domains."""

from __future__ import annotations

from . import generating, pools
from .operator import OPERATOR

__all__ = ["OPERATOR", "generating", "pools"]
