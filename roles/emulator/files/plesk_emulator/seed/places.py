# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Names of objects in operations of a seed become the ids that the protocol requires."""

from __future__ import annotations

from lxml import etree

from ..rules import owners
from ..state.store import Transaction
from ..user_error import UserError
from .nodes import PLACE, WITHIN

_QUERIES = {
    "site": "SELECT id FROM all_sites WHERE name_key = ?1",
    "subscription": "SELECT id FROM webspaces WHERE name_key = ?1",
    "database": "SELECT databases.id FROM databases JOIN webspaces ON webspaces.id = webspace_id "
    "WHERE LOWER(databases.name) = ?1 AND (?2 = '' OR name_key = ?2)",
    "database user": "SELECT id FROM database_users WHERE LOWER(login) = ?1 ORDER BY id DESC",
    "database server": "SELECT id FROM db_servers WHERE LOWER(host) || ':' || port = ?1 OR (?1 = 'default' AND "
    "is_default) ORDER BY type <> 'mysql'",
    "zone": "SELECT id FROM all_sites WHERE name_key = ?1",
    "alias": "SELECT id FROM site_aliases WHERE name_key = ?1",
}


def resolve(db: Transaction, operation: etree._Element, place: str) -> None:
    """Put ids instead of names. Raises UserError, which begins with ``place``, for a name that nothing has."""
    for node in operation.iter():
        kind, within = node.attrib.get(PLACE), node.attrib.get(WITHIN, "")
        if kind is None:
            continue
        del node.attrib[PLACE], node.attrib[WITHIN]
        found = _find(db, str(kind), node.text or "", str(within))
        if found is None and kind == "zone":
            found = _find(db, "alias", node.text or "", "")
            node.tag = "site-alias-id"
        if found is None:
            raise UserError(f"{place}: {kind} {node.text!r} does not exist; add it to the seed or correct the name")
        node.text = str(found)


def _find(db: Transaction, kind: str, name: str, within: str) -> object:
    key = name.rstrip(".").casefold()
    if kind != "add-on plan":
        queries = _QUERIES[kind]
        return db.value(queries, key, within.casefold()) if "?2" in queries else db.value(queries, key)
    owner = db.value("SELECT owner_id FROM webspaces WHERE name_key = ?", within.casefold())
    provider = owners.provider_of(db, owner)
    return db.value("SELECT guid FROM addon_plans WHERE owner_id = ? AND name_key = ?", provider, key)
