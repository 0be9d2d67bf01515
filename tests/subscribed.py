# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Subscriptions for tests of what lives in them."""

from __future__ import annotations

from engine import Server


def subscribe(server: Server, name: str, owner_id: int = 1) -> int:
    """Put a subscription into an emulator's store and return its ID; it belongs to the administrator unless told."""
    with server.emulator.store.transaction() as db:
        return db.insert(
            "webspaces",
            name=name,
            name_key=name,
            owner_id=owner_id,
            guid=f"guid of {name}",
            created="2026-01-01",
        )
