# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Custom items, such as links to services of the provider, that subscriptions and service plans include."""

from __future__ import annotations

from collections.abc import Callable

from ..protocol import errors
from ..protocol.answer import node
from ..protocol.errors import Refusal
from ..protocol.operation import Call
from ..state.store import Row
from .contents import Contents

# Changes the items of the row of a table as the request says, and returns the name of the item.
Change = Callable[[Call, str, Row], str]


def add(call: Call, table: str, row: Row) -> str:
    """Add the item of a request. Raises :class:`Refusal` (1019) for one without a name."""
    name = call.needed("plan-item/name")
    if not name:
        raise Refusal(errors.INVALID_VALUE, "The name of a plan item is empty.")
    contents = Contents(row["content"])
    contents.merge("plan-items", [node("item", node("name", name))])
    call.db.update(table, row["id"], content=str(contents))
    return name


def remove(call: Call, table: str, row: Row) -> str:
    """Remove the item of a request. Raises :class:`Refusal` (1013) for one that is not there."""
    name = call.needed("plan-item/name")
    contents = Contents(row["content"])
    kept = [item for item in contents.nodes("plan-items") if item.findtext("name") != name]
    if len(kept) == len(contents.nodes("plan-items")):
        raise Refusal(errors.NOT_FOUND, f"There is no plan item '{name}'.")
    contents.remove("plan-items")
    contents.merge("plan-items", kept)
    call.db.update(table, row["id"], content=str(contents))
    return name
