# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What add-on plans hold, and the descriptors of what they can hold."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from ...protocol import filters
from ...protocol.answer import nodes
from ...protocol.operation import Call
from ...rules import addons, descriptors, hosting, hosting_policies, owners, packages, plans
from ...rules.contents import Contents
from ...state.store import Row
from .operator import ADDONS, MANAGERS, OPERATOR, each


@OPERATOR.operation("get", writes=False, callers=MANAGERS)
def get(call: Call) -> list[etree._Element]:
    """Read add-on plans with all that they hold; recorded answers have every group filled."""

    def content(addon: Row) -> list[etree._Element | None]:
        contents, policy = Contents(addon["content"]), addons.load(call.db, addon["id"])
        return [
            *nodes(
                {
                    **{name: addon[name] for name in ("id", "name", "guid")},
                    "external-id": call.unset(addon["external_id"]),
                    **owners.shown(call, addon["owner_id"]),
                }
            ),
            hosting_policies.bare_limits_node(policy),
            hosting.plan_node(contents),
            contents.performance(),
            packages.packages_node(call, addons.of_addon(addon["id"])),
            hosting_policies.permissions_node(call, policy),
            contents.shown(call, "php-settings"),
        ]

    return plans.each(call, ADDONS, content, filters.no_echo)


def _described(call: Call, descriptor: etree._Element) -> list[etree._Element]:
    return each(call, lambda _addon: [deepcopy(descriptor)])


@OPERATOR.operation("get-limit-descriptor", writes=False, callers=MANAGERS)
def get_limit_descriptor(call: Call) -> list[etree._Element]:
    """Describe the limits that add-on plans can have."""
    return _described(call, descriptors.limit_descriptor(call, hosting_policies.LIMITS))


@OPERATOR.operation("get-permission-descriptor", writes=False, callers=MANAGERS)
def get_permission_descriptor(call: Call) -> list[etree._Element]:
    """Describe the permissions that add-on plans can have."""
    return _described(call, descriptors.permission_descriptor(call, hosting_policies.PERMISSIONS))


@OPERATOR.operation("get-physical-hosting-descriptor", writes=False, callers=MANAGERS)
def get_physical_hosting_descriptor(call: Call) -> list[etree._Element]:
    """Describe the properties of physical hosting that add-on plans can have."""
    return _described(call, hosting.descriptor(hosting.PLAN))
