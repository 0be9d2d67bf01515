# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The list of an account's domain names, alike for the administrator, resellers and customers."""

from __future__ import annotations

from lxml import etree

from ..protocol.answer import node, nodes
from ..protocol.operation import Call
from ..state.store import Row


def listing(call: Call, owner_id: int) -> etree._Element:
    """A ``domains`` node with the subscriptions of an account and the sites in them."""
    made = node("domains")
    for webspace in call.db.all("SELECT * FROM webspaces WHERE owner_id = ? ORDER BY id", owner_id):
        made.append(_domain(call, webspace, main=True))
        for site in call.db.all("SELECT * FROM sites WHERE webspace_id = ? ORDER BY id", webspace["id"]):
            made.append(_domain(call, site, main=False))
    return made


def ascii_name(name: str) -> str:
    """A domain name as DNS has it."""
    try:
        return name.encode("idna").decode("ascii")
    except UnicodeError:
        return name


def _domain(call: Call, row: Row, main: bool) -> etree._Element:
    parent = None if main else row["parent_id"]
    return node(
        "domain",
        *nodes(
            {
                "id": row["id"],
                "name": row["name"],
                "ascii-name": ascii_name(row["name"]),
                "type": "domain" if parent is None else "subdomain",
                "main": call.boolean(main),
                "guid": row["guid"],
                "external-id": row["external_id"] or "",
                "parent-id": parent,
                "domain-id": None if main else row["webspace_id"],
            }
        ),
    )
