# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What sites tell, and the descriptor of their hosting."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy

from lxml import etree

from ...protocol.answer import node, nodes, ok
from ...protocol.operation import Call
from ...protocol.status import is_disabled
from ...rules import addresses, databases, domain_statistics, domains, hosting, mail, sites, traffic
from ...rules.contents import Contents
from ...state.store import Row
from .operator import OPERATOR, each

BY_PARENT = 2


@OPERATOR.operation("get", writes=False)
def get(call: Call) -> list[etree._Element]:
    """Read the data sets asked for."""
    asked = {found.tag for found in call.child("dataset")}
    if "hosting" in asked and call.behaviors["hosting_gen_info"] == "present":
        asked.add("gen_info")
    blocks = [block for name, block in _BLOCKS.items() if name in asked]

    def data(site: Row) -> list[etree._Element]:
        return [node("id", site["id"]), node("data", *(block(call, site) for block in blocks))]

    return each(call, data)


def _webspace(call: Call, site: Row) -> Row:
    return call.db.the("SELECT * FROM webspaces WHERE id = ?", site["webspace_id"])


def _gen_info(call: Call, site: Row) -> etree._Element:
    webspace = _webspace(call, site)
    inherited = BY_PARENT if not site["main"] and is_disabled(webspace["status"]) else 0
    return node(
        "gen_info",
        *nodes(
            {
                "cr_date": site["created"][:10],
                "name": site["name"],
                "ascii-name": domains.ascii_name(site["name"]),
                "status": site["status"] | inherited,
                "real_size": webspace["real_size"] if site["main"] else 0,
            }
        ),
        *(node("dns_ip_address", address) for address in addresses.of_webspace(call.db, webspace["id"])),
        *nodes(
            {
                "htype": site["htype"],
                "guid": site["guid"],
                "webspace-guid": webspace["guid"],
                "sb-site-uuid": call.unset(""),
                "webspace-id": webspace["id"],
                "description": call.unset(site["description"]),
                "turn-off-action": _turn_off_action(call, site),
            }
        ),
    )


def _turn_off_action(call: Call, site: Row) -> str | None:
    return Contents(site["content"]).value("site/turn-off-action") if call.since("1.6.8.0") else None


def _hosting(call: Call, site: Row) -> etree._Element:
    webspace = _webspace(call, site)
    found = addresses.of_webspace(call.db, webspace["id"])
    contents, (home, user) = Contents(site["content"]), sites.home_and_user(webspace)
    if site["main"]:
        return hosting.shown(site["htype"], contents, found, home, hosting.WEBSPACE)
    return hosting.shown(site["htype"], contents, found, home, hosting.SITE, user=user)


def _stat(call: Call, site: Row) -> etree._Element:
    subdomains = call.db.value("SELECT COUNT(*) FROM sites WHERE parent_id = ?", site["id"])
    stored = databases.count(call.db, "id = ?", site["id"] if site["main"] else 0)
    return domain_statistics.counts(
        call,
        (_webspace(call, site)["traffic"] if site["main"] else 0) + traffic.of_month(call, site["id"]),
        subdomains,
        stored,
        mail.count(call.db, "id = ?", site["id"]),
        traffic_prevday=traffic.of_yesterday(call, site["id"]),
    )


def _disk_usage(call: Call, site: Row) -> etree._Element:
    return domain_statistics.disk_usage(call, _webspace(call, site)["real_size"] if site["main"] else 0)


_BLOCKS: dict[str, Callable[[Call, Row], etree._Element]] = {
    "gen_info": _gen_info,
    "hosting": _hosting,
    "stat": _stat,
    "prefs": lambda call, site: Contents(site["content"]).shown(call, "prefs"),
    "disk_usage": _disk_usage,
    "performance": lambda _call, site: Contents(site["content"]).performance(),
}


@OPERATOR.operation("get-physical-hosting-descriptor", writes=False)
def get_physical_hosting_descriptor(call: Call) -> list[etree._Element]:
    """Describe the properties of physical hosting: the server's for an empty filter, else each site's."""
    descriptor = hosting.descriptor(hosting.SITE)
    if not len(call.child("filter")):
        return [ok(descriptor)]
    return each(call, lambda site: [node("id", site["id"]), deepcopy(descriptor)])
