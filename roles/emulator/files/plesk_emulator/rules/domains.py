# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The list of an account's domain names, alike for the administrator, resellers and customers."""

from __future__ import annotations

from lxml import etree

from ..protocol.answer import node, nodes
from ..protocol.operation import Call
from ..state.store import Row

# An alias shows the GUID of its site, as a sample in the documentation does.
_ALIASES = """
    SELECT site_aliases.id, site_aliases.name, domain_id, guid, NULL AS external_id
    FROM site_aliases JOIN all_sites ON all_sites.id = domain_id
    WHERE site_aliases.webspace_id = ? ORDER BY site_aliases.id
"""


def listing(call: Call, owner_id: int) -> etree._Element:
    """Return a ``domains`` node with the subscriptions of an account, the sites in them, and their aliases."""
    made = node("domains")
    for webspace in call.db.all("SELECT * FROM webspaces WHERE owner_id = ? ORDER BY id", owner_id):
        made.append(_domain(call, webspace, "domain", main=True))
        for site in call.db.all("SELECT * FROM sites WHERE webspace_id = ? ORDER BY id", webspace["id"]):
            parent = site["parent_id"]
            made.append(_domain(call, site, "domain" if parent is None else "subdomain", **{"parent-id": parent}))
        for alias in call.db.all(_ALIASES, webspace["id"]):
            made.append(_domain(call, alias, "alias", **{"domain-id": alias["domain_id"]}))
    return made


def ascii_name(name: str) -> str:
    """Return a domain name as DNS has it."""
    try:
        return name.encode("idna").decode("ascii")
    except UnicodeError:
        return name


def _domain(call: Call, row: Row, kind: str, main: bool = False, **relation: int | None) -> etree._Element:
    return node(
        "domain",
        *nodes(
            {
                "id": row["id"],
                "name": row["name"],
                "ascii-name": ascii_name(row["name"]),
                "type": kind,
                "main": call.boolean(main),
                "guid": row["guid"],
                "external-id": row["external_id"] or "",
                **relation,
            }
        ),
    )
