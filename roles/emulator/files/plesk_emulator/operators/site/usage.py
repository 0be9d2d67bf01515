# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The traffic of sites, and the buttons that the panel shows for them."""

from __future__ import annotations

from lxml import etree

from ...protocol.answer import node, ok
from ...protocol.auth import ADMIN, RESELLER
from ...protocol.operation import Call
from ...protocol.status import is_disabled
from ...rules import buttons, sites, traffic
from ...state.store import Row
from .operator import OPERATOR, SITES, each

_BUTTONS = (
    ("hosting", "Hosting settings", "web/settings"),
    ("dns", "DNS settings", "dns-zone/records-list"),
    ("aliases", "Domain aliases", "web/aliases"),
)


@OPERATOR.operation("get_traffic", writes=False)
def get_traffic(call: Call) -> list[etree._Element]:
    """Read the traffic of each day."""
    return each(call, lambda site: [node("id", site["id"]), *traffic.shown(call, site["id"])])


@OPERATOR.operation("set_traffic", writes=True, callers=(ADMIN, RESELLER))
def set_traffic(call: Call) -> etree._Element:
    """Set the mail traffic of one day."""
    site = sites.find(call, sites.BY_ID, call.needed("dom_id"))
    if site is None:
        raise SITES.refusal(call)
    traffic.set_day(call, site)
    return ok(node("id", site["id"]))


@OPERATOR.operation("cform_buttons_list", writes=False)
def cform_buttons_list(call: Call) -> list[etree._Element]:
    """List the buttons that the panel shows for sites."""

    def shown(site: Row) -> list[etree._Element]:
        pages = f"/smb/{{}}/id/{site['id']}"
        enabled = not is_disabled(site["status"])
        made = (buttons.button(call, code, name, pages.format(page), enabled) for code, name, page in _BUTTONS)
        return [node("id", site["id"]), *made]

    return each(call, shown)
