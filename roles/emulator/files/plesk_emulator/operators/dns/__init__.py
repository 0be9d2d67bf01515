# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The operator ``dns``: zones with their records, the template of new zones, and the name server."""

from __future__ import annotations

from . import name_server, records, zone_settings
from .operator import OPERATOR

__all__ = ["OPERATOR", "name_server", "records", "zone_settings"]
