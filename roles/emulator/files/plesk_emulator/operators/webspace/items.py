# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the administrator adds to single subscriptions: packages, custom items, database servers."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from ...protocol.answer import node
from ...protocol.operation import Call
from ...rules import hosting_policies, offered_servers, packages, plan_items
from ...rules.policies import Holder
from ...state.store import Row
from .operator import MANAGERS, OPERATOR, WEBSPACES, each


def _on_each(call: Call, work: Callable[[Holder], None]) -> list[etree._Element]:
    def done(webspace: Row) -> list[etree._Element]:
        work(hosting_policies.of_webspace(webspace["id"]))
        return [node("id", webspace["id"])]

    return each(call, done)


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
    """Restricts subscriptions to the listed packages."""
    return _on_each(call, lambda holder: packages.restrict(call, holder, True))


@OPERATOR.operation("disable-aps-filter", writes=True, callers=MANAGERS)
def disable_aps_filter(call: Call) -> list[etree._Element]:
    """Lifts the restriction to the listed packages."""
    return _on_each(call, lambda holder: packages.restrict(call, holder, False))


def _items(call: Call, change: plan_items.Change) -> list[etree._Element]:
    def done(webspace: Row) -> list[etree._Element]:
        name = change(call, "webspaces", webspace)
        return [node("id", webspace["id"]), node("item", name)]

    return each(call, done)


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
    """Adds, removes or lists the database servers that subscriptions offer, which locks those with a plan."""

    def lock(webspace: Row) -> None:
        if webspace["plan_id"] is not None:
            call.db.update("webspaces", webspace["id"], locked=1)

    return offered_servers.answered(call, WEBSPACES, hosting_policies.of_webspace, lock)
