# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What subscriptions use: their traffic, and which of them use more or less than before; the panel's buttons."""

from __future__ import annotations

from lxml import etree

from ...protocol import errors, filters
from ...protocol.answer import node, nodes, ok
from ...protocol.errors import Refusal
from ...protocol.operation import Call
from ...protocol.status import is_disabled
from ...rules import buttons, resource_usage, traffic
from ...state.store import Row
from .operator import MANAGERS, OPERATOR, WEBSPACES, each

_BUTTONS = (
    ("dns", "DNS settings", "dns-zone/records-list"),
    ("limits", "Resource usage", "statistics/details"),
    ("hosting", "Hosting settings", "web/settings"),
)


@OPERATOR.operation("get_traffic", writes=False)
def get_traffic(call: Call) -> list[etree._Element]:
    """Read the traffic of each day."""
    return each(call, lambda webspace: [node("id", webspace["id"]), *traffic.shown(call, webspace["id"])])


@OPERATOR.operation("set_traffic", writes=True, callers=MANAGERS)
def set_traffic(call: Call) -> etree._Element:
    """Set the mail traffic of one day."""
    found = WEBSPACES.find(call, filters.number("id").condition(call, call.needed("dom_id")))
    if not found:
        raise Refusal(errors.NOT_FOUND, WEBSPACES.missing)
    traffic.set_day(call, found[0])
    return ok(node("id", found[0]["id"]))


@OPERATOR.operation("get-changed", writes=False, callers=MANAGERS)
def get_changed(call: Call) -> etree._Element:
    """List the subscriptions whose use of resources has changed since a moment."""
    start = resource_usage.moment(call.needed("resource-usage/from"))
    found = resource_usage.changed_since(call, WEBSPACES.find(call, filters.EVERYTHING), start)
    return ok(*(_subscription(webspace) for webspace in found))


def _subscription(webspace: Row) -> etree._Element:
    values = {"name": webspace["name"], "id": webspace["id"], "external-id": webspace["external_id"] or ""}
    return node("subscription", *nodes(values))


@OPERATOR.operation("cform_buttons_list", writes=False)
def cform_buttons_list(call: Call) -> list[etree._Element]:
    """List the buttons that the panel shows for subscriptions."""

    def shown(webspace: Row) -> list[etree._Element]:
        enabled = not is_disabled(webspace["status"])
        pages = f"/smb/{{}}/id/{webspace['id']}"
        made = (buttons.button(call, code, name, pages.format(page), enabled) for code, name, page in _BUTTONS)
        return [node("id", webspace["id"]), *made]

    return each(call, shown)
