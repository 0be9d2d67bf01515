# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Options that are set when an object is created and cannot be changed afterwards.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from typing import Any

from .._api.errors import ConflictError
from .._api.questions import Found
from .codecs import TEXT, Codec
from .field import Field
from .item import Context, Item


def unchangeable(item: Item, found: Found, option: str, current: Any, wanted: Any) -> ConflictError:
    """Return the error for a value that the protocol cannot change."""
    return ConflictError(
        f"{item.path(option)}: the {item.resource.describe(item, found)} has '{current}', and it is impossible to"
        f" change this to '{wanted}' over the XML API.",
        f"Omit {option}, or create another {item.resource.label}.",
    )


class Fixed(Field):
    """An option that only ``add`` takes; another value for an object that exists is an error."""

    def __init__(self, option: str, node: str, codec: Codec = TEXT, *, required: bool = False, since: str = "") -> None:
        super().__init__(option, node, codec, required=required, verbs=("add",), since=since)

    def compare(self, wanted: Any, item: Item, found: Found, context: Context) -> None:
        current = found.values.get(self.option)
        if not self.codec.same(wanted, current):
            raise unchangeable(item, found, self.option, current, wanted)
