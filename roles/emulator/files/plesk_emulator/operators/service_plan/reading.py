# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What plans hold, and the descriptors of what they can hold."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from ...protocol import filters
from ...protocol.answer import node, nodes
from ...protocol.operation import Call
from ...rules import descriptors, hosting, hosting_policies, owners, packages, plans
from ...rules.contents import Contents
from ...state.store import Row
from .operator import MANAGERS, OPERATOR, PLANS, each


@OPERATOR.operation("get", writes=False, callers=MANAGERS)
def get(call: Call) -> list[etree._Element]:
    """Read plans with all that they hold."""

    def content(plan: Row) -> list[etree._Element | None]:
        contents, holder = Contents(plan["content"]), hosting_policies.of_plan(plan["id"])
        policy = hosting_policies.load(call.db, holder, plan)
        return [
            *nodes(
                {
                    **{name: plan[name] for name in ("id", "name", "guid")},
                    "external-id": call.unset(plan["external_id"]),
                    **owners.shown(call, plan["owner_id"]),
                }
            ),
            contents.shown(call, "mail") if contents.nodes("mail") else None,
            hosting_policies.limits_node(policy),
            contents.shown(call, "log-rotation") if contents.nodes("log-rotation") else None,
            contents.shown(call, "preferences"),
            hosting.plan_node(contents),
            contents.performance(),
            hosting_policies.permissions_node(call, policy),
            node("plan-items", *contents.nodes("plan-items")),
            node("aps-filter", call.boolean(plan["aps_filter"])),
            packages.packages_node(call, holder),
            contents.shown(call, "php-settings"),
            contents.shown(call, "web-server-settings"),
        ]

    return plans.each(call, PLANS, content, filters.no_echo)


def _described(call: Call, descriptor: etree._Element) -> list[etree._Element]:
    return each(call, lambda _plan: [deepcopy(descriptor)])


@OPERATOR.operation("get-limit-descriptor", writes=False, callers=MANAGERS)
def get_limit_descriptor(call: Call) -> list[etree._Element]:
    """Describe the limits that plans can have."""
    return _described(call, descriptors.limit_descriptor(call, hosting_policies.LIMITS))


@OPERATOR.operation("get-permission-descriptor", writes=False, callers=MANAGERS)
def get_permission_descriptor(call: Call) -> list[etree._Element]:
    """Describe the permissions that plans can have."""
    return _described(call, descriptors.permission_descriptor(call, hosting_policies.PERMISSIONS))


@OPERATOR.operation("get-physical-hosting-descriptor", writes=False, callers=MANAGERS)
def get_physical_hosting_descriptor(call: Call) -> list[etree._Element]:
    """Describe the properties of physical hosting that plans can have."""
    return _described(call, hosting.descriptor(hosting.PLAN))
