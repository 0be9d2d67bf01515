# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The declaration of ``site``, which the modules beside this one add their operations to."""

from __future__ import annotations

from lxml import etree

from ...protocol import filters
from ...protocol.operation import Call, Operator
from ...rules import sites
from .requests import REQUESTS

OPERATOR = Operator("site", REQUESTS)

_EXPLICIT = ("id", "name", "guid")


def _visible(call: Call) -> filters.Condition:
    """Return what the caller owns; main sites are found by their own id, name or GUID only."""
    mine, values = sites.visible(call)
    criteria = call.request.find("filter")
    explicit = criteria is not None and len(criteria) > 0 and criteria[0].tag in _EXPLICIT
    return (mine if explicit else f"{mine} AND NOT main"), values


SITES = filters.Kind(
    "all_sites WHERE 1",
    {
        "id": filters.number("id"),
        "parent-id": filters.number("webspace_id", group=True),
        "parent-site-id": filters.number("parent_id", group=True),
        "name": filters.key("name"),
        "parent-name": sites.inside("webspace_id", "webspaces", filters.key("name")),
        "parent-site-name": sites.inside("parent_id", "all_sites", filters.key("name")),
        "guid": filters.text("guid"),
        "parent-guid": sites.inside("webspace_id", "webspaces", filters.text("guid")),
        "parent-site-guid": sites.inside("parent_id", "all_sites", filters.text("guid")),
    },
    _visible,
    "Site does not exist",
)


def each(call: Call, work: filters.Work) -> list[etree._Element]:
    """Return one result for each site that the filter names."""
    return filters.each(call, SITES, work)
