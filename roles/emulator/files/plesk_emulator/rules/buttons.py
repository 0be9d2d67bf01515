# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Buttons of the panel, as ``cform_buttons_list`` and ``cform-buttons-list`` describe them."""

from __future__ import annotations

from lxml import etree

from ..protocol.answer import node, nodes
from ..protocol.operation import Call


def button(call: Call, code: str, name: str, href: str, enabled: bool) -> etree._Element:
    """Return a node ``button`` for a page of the panel."""
    return node(
        "button",
        *nodes(
            {
                "code": code,
                "type": "link_button",
                "name": name,
                "name_id": f"bname__{code}",
                "group_name": "Tools",
                "group_name_id": "group__tools",
                "href": href,
                "enabled": call.boolean(enabled),
            }
        ),
    )
