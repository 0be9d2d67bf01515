# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Which objects of a kind no purge deletes.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from typing import Protocol

from .._api.questions import Found, Lookup
from .item import Context, Item


class Spared(Protocol):
    """What a purge of a kind leaves alone, such as the objects that the server made itself."""

    def lookups(self, item: Item) -> list[Lookup]:
        """Return what must be read to decide; ``item`` holds the conditions of the purge."""

    def spares(self, found: Found, item: Item, context: Context) -> bool:
        """Return whether the purge leaves an object alone that meets its conditions."""
