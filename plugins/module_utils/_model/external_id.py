# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The external identifier, which some servers keep unique and others do not.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .._api.questions import Found, Lookup
from .field import Field
from .item import Item


class ExternalId(Field):
    """The identifier of an object in another system."""

    def __init__(self, node: str = "external-id", verbs: tuple[str, ...] = ("add", "set")) -> None:
        super().__init__("external_id", node, verbs=verbs)

    def suspects(self, item: Item) -> Iterable[Lookup]:
        value = item.wanted[self.option]
        return [item.resource.identity.lookup(item, self.option, value)] if value else ()

    def suspicion(self, item: Item, objects: Sequence[Found]) -> str:
        name = item.wanted.get(item.resource.natural)
        others = [found for found in objects if found.values.get(item.resource.natural) != name]
        if not others:
            return ""
        other = others[0]
        return (
            f"external_id '{item.wanted[self.option]}' belongs to '{other.values.get(item.resource.natural)}'"
            f" (id {other.id}), and the server may require it to be unique"
        )
