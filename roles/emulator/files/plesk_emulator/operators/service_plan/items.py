# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Application packages, custom items and database servers of plans."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from ...protocol.answer import node
from ...protocol.operation import Call
from ...rules import hosting_policies, offered_servers, packages, plan_items, subscriptions
from ...rules.policies import Holder
from ...state.store import Row
from .operator import MANAGERS, OPERATOR, PLANS, each, each_by_id


def _on_each(call: Call, work: Callable[[Holder], None]) -> list[etree._Element]:
    """Return one result with filter-id and id for each plan on which ``work`` is done."""

    def done(plan: Row) -> list[etree._Element]:
        work(hosting_policies.of_plan(plan["id"]))
        return [node("id", plan["id"])]

    return each_by_id(call, done)


@OPERATOR.operation("add-package", writes=True, callers=MANAGERS)
def add_package(call: Call) -> list[etree._Element]:
    """Add application packages."""
    return _on_each(call, lambda holder: packages.add(call, holder))


@OPERATOR.operation("remove-package", writes=True, callers=MANAGERS)
def remove_package(call: Call) -> list[etree._Element]:
    """Remove application packages."""
    return _on_each(call, lambda holder: packages.remove(call, holder))


@OPERATOR.operation("enable-aps-filter", writes=True, callers=MANAGERS)
def enable_aps_filter(call: Call) -> list[etree._Element]:
    """Restricts the subscriptions of plans to the listed packages."""
    return _on_each(call, lambda holder: packages.restrict(call, holder, True))


@OPERATOR.operation("disable-aps-filter", writes=True, callers=MANAGERS)
def disable_aps_filter(call: Call) -> list[etree._Element]:
    """Lifts the restriction to the listed packages."""
    return _on_each(call, lambda holder: packages.restrict(call, holder, False))


def _items(call: Call, change: plan_items.Change) -> list[etree._Element]:
    return each(call, lambda plan: [node("item", change(call, "service_plans", plan))])


@OPERATOR.operation("add-plan-item", writes=True, callers=MANAGERS)
def add_plan_item(call: Call) -> list[etree._Element]:
    """Add a custom item."""
    return _items(call, plan_items.add)


@OPERATOR.operation("remove-plan-item", writes=True, callers=MANAGERS)
def remove_plan_item(call: Call) -> list[etree._Element]:
    """Remove a custom item."""
    return _items(call, plan_items.remove)


@OPERATOR.operation("db-servers", writes=True, callers=MANAGERS, nested=True)
def db_servers(call: Call) -> list[etree._Element]:
    """Adds, removes or lists the database servers that plans offer; their unlocked subscriptions follow."""
    return offered_servers.answered(
        call, PLANS, hosting_policies.of_plan, lambda plan: subscriptions.push_servers(call.db, plan["id"])
    )
