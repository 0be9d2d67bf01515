# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the person who runs the emulator did wrong, said so that it can be put right."""

from __future__ import annotations


class UserError(ValueError):
    """An option, a file or a control request that cannot be used; the text names it, its value and the remedy."""
