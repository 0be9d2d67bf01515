# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Sites as the operators of what belongs to them see them; the main site of a subscription is one of them."""

from __future__ import annotations

from typing import Any

from lxml import etree

from ..protocol import errors, filters
from ..protocol.auth import CUSTOMER
from ..protocol.errors import Refusal
from ..protocol.operation import Call, new_guid
from ..state.store import Row, Transaction
from . import domain_names, hosting, owners, subscriptions, system_users, zones
from .contents import Contents

BY_ID, BY_NAME = filters.number("id"), filters.key("name")


def visible(call: Call, column: str = "webspace_id") -> filters.Condition:
    """Return the condition for objects in a subscription of the caller, whose id is in ``column``."""
    condition, values = owners.visible(call)
    return f"{column} IN (SELECT id FROM webspaces WHERE {condition})", values


def inside(column: str, table: str, selector: filters.Selector) -> filters.Selector:
    """Select the group of objects whose ``column`` is the id of rows of ``table`` that ``selector`` finds."""

    def condition(call: Call, value: str) -> filters.Condition:
        sql, values = selector.condition(call, value)
        return f"{column} IN (SELECT id FROM {table} WHERE {sql})", values

    return filters.Selector(condition, group=True)


def find(call: Call, selector: filters.Selector, value: str) -> Row | None:
    """Return the site of the caller's that ``selector`` finds in ``all_sites``."""
    found, values = selector.condition(call, value)
    mine, mine_values = visible(call)
    return call.db.one(f"SELECT * FROM all_sites WHERE {found} AND {mine}", *values, *mine_values)


def check_permission(call: Call, webspace_id: int, name: str) -> None:
    """Raise :class:`Refusal` (1006) for a customer whose subscription lacks the permission."""
    sql = "SELECT value FROM permissions WHERE holder = 'webspace' AND holder_id = ? AND name = ?"
    if call.caller.role == CUSTOMER and not call.db.value(sql, webspace_id, name):
        raise Refusal(errors.PERMISSION_DENIED, "Permission denied.")


def check_subdomain(call: Call, webspace_id: int, parent: Row, name: str) -> None:
    """Whether the caller may make a subdomain of this name below a site of this subscription.

    Raises :class:`Refusal`: 1006 for a customer without the permission, 1019 for a name that is not below the site or
    a site of another subscription, the code of ``license_limit`` when the subscription allows no further subdomain.
    """
    check_permission(call, webspace_id, "manage_subdomains")
    if parent["webspace_id"] != webspace_id or not name.casefold().endswith(f".{parent['name'].casefold()}"):
        raise Refusal(errors.INVALID_VALUE, f"The name '{name}' is not a subdomain of '{parent['name']}'.")
    subscriptions.check_room(call, webspace_id, "max_subdom")


def insert(call: Call, contents: Contents, **columns: Any) -> tuple[int, str]:
    """Store a new site, in DNS too, and returns its id and GUID; ``columns`` are those that differ between sites."""
    guid = new_guid()
    kept = {"guid": guid, "created": call.today(), "content": str(contents), **columns}
    site = call.db.insert("sites", id=domain_names.new_id(call.db), **kept)
    row = call.db.the("SELECT * FROM sites WHERE id = ?", site)
    zones.follow_site(call.db, row, call.behaviors["subdomain_zone"] == "own")
    return site, guid


def place(contents: Contents, name: str) -> None:
    """Give a site the document root of its own name unless it has one."""
    if "www_root" not in contents.pairs("hosting"):
        contents.merge("hosting", [hosting.property_of("www_root", name)])


def home_and_user(webspace: Row) -> tuple[str, str]:
    """Return the folder of a subscription and the login of its system user, "" when it has none."""
    return f"{hosting.ROOT}/{webspace['name']}", system_users.login(webspace["content"])


def properties(call: Call, site: Row) -> list[etree._Element]:
    """Return the properties of the hosting of an additional site as answers hold them."""
    webspace = call.db.the("SELECT * FROM webspaces WHERE id = ?", site["webspace_id"])
    return hosting.properties(Contents(site["content"]), hosting.SITE, *home_and_user(webspace))


def delete(db: Transaction, site_id: int) -> None:
    """Delete a site with its subdomains."""
    for child in db.all("SELECT id FROM sites WHERE parent_id = ?", site_id):
        delete(db, child["id"])
    db.delete("sites", id=site_id)
