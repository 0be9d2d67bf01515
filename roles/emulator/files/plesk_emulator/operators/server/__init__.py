# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The operator ``server``: the machine, its settings, its license. Administrators only, but for ``get_protos``."""

from __future__ import annotations

from . import actions, aliases, keys, properties, reading, restrictions, settings
from .operator import OPERATOR

__all__ = ["OPERATOR", "actions", "aliases", "keys", "properties", "reading", "restrictions", "settings"]
