# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Application packages that resellers and their plans may use, and the switch that restricts them to these."""

from __future__ import annotations

from lxml import etree

from ..protocol import errors
from ..protocol.answer import node
from ..protocol.errors import Refusal
from ..protocol.operation import Call
from ..state.store import Transaction
from .policies import Holder


def add(call: Call, holder: Holder) -> None:
    """Add the packages of a request. Raises :class:`Refusal` (1019) for one without a name."""
    for name, value in _given(call):
        if not name:
            raise Refusal(errors.INVALID_VALUE, "The name of a package is empty.")
        call.db.put("packages", holder=holder.kind, holder_id=holder.id, name=name, value=value)


def remove(call: Call, holder: Holder) -> None:
    """Remove the packages of a request. Raises :class:`Refusal` (1013) for one that is not there."""
    for name, value in _given(call):
        if not call.db.delete("packages", holder=holder.kind, holder_id=holder.id, name=name, value=value):
            raise Refusal(errors.NOT_FOUND, f"There is no package '{name}'.")


def _given(call: Call) -> list[tuple[str, str]]:
    return [
        (call.text("name", package) or "", call.text("value", package) or "")
        for package in call.request.findall("package")
    ]


def restrict(call: Call, holder: Holder, on: bool) -> None:
    """Turn the restriction to the listed packages on or off."""
    call.db.update(holder.table, holder.id, aps_filter=on)


def copy(db: Transaction, source: Holder, target: Holder) -> None:
    """Give ``target`` the packages of ``source``."""
    for row in db.all("SELECT * FROM packages WHERE holder = ? AND holder_id = ?", source.kind, source.id):
        db.put("packages", holder=target.kind, holder_id=target.id, name=row["name"], value=row["value"])


def packages_node(call: Call, holder: Holder) -> etree._Element:
    """Return the node ``packages``."""
    sql = "SELECT name, value FROM packages WHERE holder = ? AND holder_id = ? ORDER BY name"
    return node(
        "packages",
        *(
            node("package", node("name", row["name"]), node("version", row["value"]) if row["value"] else None)
            for row in call.db.all(sql, holder.kind, holder.id)
        ),
    )
