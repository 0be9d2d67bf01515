# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""All behaviors of the emulator, by name, in the order in which they are documented."""

from __future__ import annotations

from . import (
    certificates,
    databases,
    dns,
    extensions,
    mail,
    packets,
    reading,
    sites,
    subscriptions,
    writing,
)

_SECTIONS = (
    packets,
    reading,
    writing,
    sites,
    subscriptions,
    databases,
    dns,
    mail,
    certificates,
    extensions,
)
BEHAVIORS = {behavior.name: behavior for section in _SECTIONS for behavior in section.BEHAVIORS}
