# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The declaration of ``site``, which the modules beside this one add their operations to."""

from __future__ import annotations

from lxml import etree

from ...protocol import filters
from ...protocol.operation import Call, Operator
from ...rules import owners
from .requests import REQUESTS

OPERATOR = Operator("site", REQUESTS)

_EXPLICIT = ("id", "name", "guid")
# A subscription's main site has no row of its own; it is the subscription itself.
_SITES = """(
    SELECT id, name, name_key, guid, status, created, htype, description, content, webspace_id, parent_id, 0 AS main
    FROM sites
    UNION ALL
    SELECT id, name, name_key, guid, status, created, htype, description, content, id, NULL, 1 FROM webspaces
) WHERE 1"""


def _visible(call: Call) -> filters.Condition:
    """What the caller owns; main sites are found by their own id, name or GUID only."""
    condition, values = owners.visible(call)
    mine = f"webspace_id IN (SELECT id FROM webspaces WHERE {condition})"
    criteria = call.request.find("filter")
    explicit = criteria is not None and len(criteria) > 0 and criteria[0].tag in _EXPLICIT
    return (mine if explicit else f"{mine} AND NOT main"), values


def _inside(column: str, table: str, selector: filters.Selector) -> filters.Selector:
    """Selects the group of sites whose subscription or parent site, a row of ``table``, ``selector`` finds."""

    def condition(call: Call, value: str) -> filters.Condition:
        sql, values = selector.condition(call, value)
        return f"{column} IN (SELECT id FROM {table} WHERE {sql})", values

    return filters.Selector(condition, group=True)


_PARENTS = "(SELECT id, name, name_key, guid FROM sites UNION ALL SELECT id, name, name_key, guid FROM webspaces)"
SITES = filters.Kind(
    _SITES,
    {
        "id": filters.number("id"),
        "parent-id": filters.number("webspace_id", group=True),
        "parent-site-id": filters.number("parent_id", group=True),
        "name": filters.key("name"),
        "parent-name": _inside("webspace_id", "webspaces", filters.key("name")),
        "parent-site-name": _inside("parent_id", _PARENTS, filters.key("name")),
        "guid": filters.text("guid"),
        "parent-guid": _inside("webspace_id", "webspaces", filters.text("guid")),
        "parent-site-guid": _inside("parent_id", _PARENTS, filters.text("guid")),
    },
    _visible,
    "Site does not exist",
)


def each(call: Call, work: filters.Work) -> list[etree._Element]:
    """One result for each site that the filter names."""
    return filters.each(call, SITES, work)
