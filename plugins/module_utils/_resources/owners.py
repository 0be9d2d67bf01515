# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The administrator or the reseller to whom a customer or a plan belongs.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .._api.nodes import Node
from .._api.questions import Found, Lookup
from .._model.contact import LOGIN
from .._model.field import Field
from .._model.foreseen import Names
from .._model.item import Context, Item, Unreadable
from .._model.reference import existing, folded, missing
from .references import RESELLERS
from .vendor import is_administrator


class VendorOwner(Field):
    """The login name of a vendor; ``add`` names it.

    Answers carry ``owner-login`` for what the administrator has and ``owner-id`` for what a reseller has.
    """

    directory = Lookup(RESELLERS)
    refers = ("reseller",)

    def __init__(self) -> None:
        super().__init__("owner", "owner-login", LOGIN, verbs=("add",))

    def read(self, node: Node, found: Found) -> None:
        found.values["owner"] = node.text_of("owner-login") or None

    def references(self, item: Item) -> Iterable[tuple[str, Names]]:
        owner = item.wanted["owner"]
        return () if is_administrator(owner) else [("reseller", (folded(owner),))]

    def resolve(self, item: Item, found: Found | None, context: Context) -> Any:
        owner = item.wanted["owner"]
        if is_administrator(owner) or (context.caller and self.codec.same(owner, context.caller)):
            return owner
        try:
            known = existing("reseller", (folded(owner),), context.get(Lookup(RESELLERS, "login", owner)), context)
        except Unreadable as problem:
            context.warn(f"The owner '{owner}' could not be checked: {problem.error.message}")
            return owner
        if known is None:
            remedy = "Create the reseller first, or set another one (admin is the administrator)."
            missing(item, "owner", owner, "reseller", context, remedy=remedy)
        return owner
