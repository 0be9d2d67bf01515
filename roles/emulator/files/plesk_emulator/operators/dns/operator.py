# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The declaration of ``dns``, and how its requests name zones."""

from __future__ import annotations

from typing import Any

from lxml import etree

from ...behaviors.chosen import Behaviors
from ...protocol import filters
from ...protocol.answer import node
from ...protocol.auth import ADMIN
from ...protocol.errors import PERMISSION_DENIED, Refusal, not_valid
from ...protocol.operation import Call, Operator, collapse, whole_number
from ...rules import dns_records, sites, zones
from ...rules.domains import ascii_name
from ...state.store import Row
from .requests import REQUESTS

OPERATOR = Operator("dns", REQUESTS)


@OPERATOR.judge("add_rec")
def judge_type(request: etree._Element, version: str, behaviors: Behaviors) -> None:
    """Refuse the packet as a schema does that lists the record types, unless ``dns_type_refused`` is 1019."""
    if behaviors["dns_type_refused"] == "1019":
        return
    known = dns_records.types(version, behaviors["dns_type_refused"] == "accepted")
    found = request.find("type")
    given = collapse("" if found is None else found.text or "")
    if found is not None and given not in known:
        listed = ", ".join(f"'{name}'" for name in known)
        problem = f"[facet 'enumeration'] The value '{given}' is not an element of the set {{{listed}}}."
        line: Any = found.sourceline
        raise not_valid(line, f"Element 'type': {problem}")


def zone_named(call: Call, selector: str, value: str) -> Row:
    """Return the zone that a node of a request names by ``site-id``, ``site-alias-id`` or ``dns-zone-name``.

    Raises :class:`Refusal` with the code of ``dns_bad_site``.
    """
    condition, values = sites.visible(call)
    zone = _found(call, selector, value)
    if zone is None or not call.db.one(f"SELECT 1 FROM dns_zones WHERE id = ? AND ({condition})", zone["id"], *values):
        noun = {"site-id": "Site", "site-alias-id": "Site alias", "dns-zone-name": "DNS zone"}[selector]
        raise call.refuse("dns_bad_site", f"{noun} does not exist")
    return zone


def _found(call: Call, selector: str, value: str) -> Row | None:
    if selector == "dns-zone-name":
        return _zone_called(call, ascii_name(value.rstrip(".")).casefold())
    if selector == "site-alias-id":
        return zones.zone_of(call.db, zones.ALIAS, _id(value))
    zone = zones.zone_of_site(call.db, _id(value))
    own = zone is not None and zone["domain_id"] == _id(value)
    return zone if own or call.behaviors["dns_subdomain"] == "parent" else None


def _id(value: str) -> int:
    return min(whole_number(value), filters.LARGEST_ID)


def _zone_called(call: Call, name_key: str) -> Row | None:
    zone = call.db.one("SELECT * FROM dns_zones WHERE name_key = ?", name_key)
    if zone is not None or call.behaviors["dns_zone_name_of_subdomain"] == "refused":
        return zone
    for site in call.db.all("SELECT id, name FROM sites WHERE parent_id IS NOT NULL"):
        if ascii_name(site["name"]).casefold() == name_key:
            return zones.zone_of_site(call.db, site["id"])
    return None


def in_zone(selector: str, with_subdomains: bool = False) -> filters.Selector:
    """Return the selector of what belongs to the zone that a value names, by the column ``zone_id``."""

    def condition(call: Call, value: str) -> filters.Condition:
        chosen = [zone_named(call, selector, value)["id"]]
        if with_subdomains and call.request.find("include-subdomains") is not None:
            chosen += _below(call, chosen[0])
        return f"zone_id IN ({', '.join('?' * len(chosen))})", tuple(chosen)

    return filters.Selector(condition, group=True)


def _below(call: Call, zone_id: int) -> list[int]:
    """Return the ids of the zones that subdomains of a site have of their own."""
    sql = """WITH RECURSIVE below (id) AS (
        SELECT sites.id FROM sites JOIN dns_zones ON domain_id = parent_id WHERE dns_zones.id = ?
        UNION SELECT sites.id FROM sites JOIN below ON sites.parent_id = below.id)
        SELECT dns_zones.id FROM dns_zones JOIN below ON domain_id = below.id"""
    return [row["id"] for row in call.db.all(sql, zone_id)]


def owner_node(zone: Row) -> etree._Element:
    """Return the node that names the owner of a zone; ``zone`` has the columns ``domain_id`` and ``alias_id``."""
    alias = zone["alias_id"]
    return node("site-id", zone["domain_id"]) if alias is None else node("site-alias-id", alias)


def check_administrator(call: Call) -> None:
    """Raise :class:`Refusal` (1006) unless the caller is the administrator, whose the template is."""
    if call.caller.role != ADMIN:
        raise Refusal(PERMISSION_DENIED, "Permission denied.")


def check_may_manage(call: Call, webspace_id: int) -> None:
    """Raise :class:`Refusal` (1006) for a customer whose subscription lacks the permission to manage DNS."""
    sites.check_permission(call, webspace_id, "manage_dns")
