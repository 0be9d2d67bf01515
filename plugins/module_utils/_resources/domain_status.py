# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The status of subscriptions and sites: a sum of bits, of which a task sets whether there is a disabling one.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from .._api.packet import Element, Node
from .._api.questions import Found
from .._model.codecs import Choice, Difference
from .._model.field import Field
from .._model.item import Context, Item

BITS = {
    1: "suspended",
    2: "parent_suspended",
    4: "backup_or_restore_running",
    8: "suspended_for_visitors",
    16: "disabled_by_administrator",
    32: "disabled_by_reseller",
    64: "disabled_by_customer",
    256: "expired",
}
INHERITED = 2 | 256
SUSPENDED = 8
_BY_PROVIDER = 1 | 16 | 32
_OWN = _BY_PROVIDER | 64
_RESELLERS = "disabled by a reseller"


def mask_of(node: Node) -> int:
    """Return the status of an answer as a number."""
    text = (node.text_of("status") or "0").strip()
    return int(text) if re.fullmatch(r"\d{1,10}", text) else 0


def names_of(mask: int) -> list[str]:
    """Return the names of the bits of a status."""
    return [BITS.get(1 << place, f"bit_{1 << place}") for place in range(mask.bit_length()) if mask >> place & 1]


def warn_inherited(item: Item, found: Found, context: Context) -> None:
    """Warn of what keeps an object from being served although its own status is active."""
    inherited = found.facts.get("status", 0) & INHERITED
    if inherited:
        context.warn(
            f"{item.resource.describe(item, found)}: status=active does not clear {', '.join(names_of(inherited))},"
            " which comes from the owner, the subscription or the expiration date."
        )


class SubscriptionStatus(Field):
    """Active or disabled.  Bit 1, which old clients wrote, counts as disabled; bits 2, 4 and 256 are only facts.

    A subscription that only its customer disabled is None: neither what the provider disabled, nor active.
    """

    def __init__(self) -> None:
        super().__init__("status", "status", Choice("active", "disabled"))

    def read(self, node: Node, found: Found) -> None:
        mask = mask_of(node)
        found.facts.update(status=mask, status_bits=names_of(mask))
        if mask & _BY_PROVIDER:
            found.values["status"] = "disabled"
        else:
            found.values["status"] = None if mask & _OWN else "active"

    def compare(self, wanted: Any, item: Item, found: Found, context: Context) -> Difference | None:
        own = found.facts.get("status", 0) & _OWN
        if wanted == "disabled":
            return None if own & _BY_PROVIDER else (", ".join(names_of(own)) or "active", wanted)
        warn_inherited(item, found, context)
        return (", ".join(names_of(own)), wanted) if own else None

    def write(self, wanted: Any, verb: str) -> list[Element]:
        return [("status", {"active": "0", "disabled": "16", _RESELLERS: "32"}[wanted])]

    def unmoved(self, before: Any, after: Any) -> bool:
        return bool(before == after)


class SiteStatus(Field):
    """Active, suspended for visitors, or disabled.  Bit 1 counts as disabled; bits 2, 4 and 256 are only facts."""

    def __init__(self) -> None:
        super().__init__("status", "status", Choice("active", "suspended", "disabled"))

    def read(self, node: Node, found: Found) -> None:
        mask = mask_of(node)
        found.facts.update(status=mask, status_bits=names_of(mask))
        found.values["status"] = "disabled" if mask & _OWN else ("suspended" if mask & SUSPENDED else "active")

    def compare(self, wanted: Any, item: Item, found: Found, context: Context) -> Difference | None:
        if wanted == "active":
            warn_inherited(item, found, context)
        return None if wanted == found.values.get("status") else (found.values.get("status"), wanted)

    def write(self, wanted: Any, verb: str) -> list[Element]:
        return [("status", {"active": "0", "suspended": str(SUSPENDED), "disabled": "16", _RESELLERS: "32"}[wanted])]

    def unmoved(self, before: Any, after: Any) -> bool:
        return bool(before == after)


def by_caller(values: dict[str, Any], item: Item, administrators: Iterable[str] = ("admin", "root")) -> dict[str, Any]:
    """Return values to write, in which a status is the one that the login account may set: a reseller has its own."""
    reseller = item.caller is not None and item.caller.casefold() not in administrators
    return {**values, "status": _RESELLERS} if reseller and values.get("status") == "disabled" else values
