# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Plans are created, copied, changed and deleted."""

from __future__ import annotations

from typing import Any

from lxml import etree

from ...protocol import empty_nodes, errors
from ...protocol.answer import node, ok
from ...protocol.errors import Refusal
from ...protocol.operation import Call, new_guid
from ...rules import hosting, hosting_policies, offered_servers, packages, plans, policies, subscriptions
from ...rules.contents import Contents
from ...rules.problems import problems_node
from ...state import stock
from ...state.store import Row
from .operator import MANAGERS, OPERATOR, PLANS, TABLE, each

_KEPT_GROUPS = ("mail", "log-rotation", "preferences", "performance", "php-settings", "web-server-settings")
_NO_TEXTS = (*_KEPT_GROUPS, "filter", "limits", "permissions", "hosting")


@OPERATOR.operation("add", writes=True, callers=MANAGERS)
def add(call: Call) -> etree._Element:
    """Create a plan; return id and guid."""
    contents, owner = Contents(), plans.owner_id(call)
    given = call.request.find("hosting")
    if given is not None:
        contents.merge("hosting", hosting.checked(call, given, hosting.PLAN))
    kind = call.text("hosting-type") or hosting.PHYSICAL
    if kind not in (hosting.PHYSICAL, hosting.NONE):
        raise Refusal(errors.INVALID_VALUE, f"Invalid hosting type '{kind}'.")
    if kind == hosting.NONE:
        _without_hosting(contents)
    contents.take(call, call.request, _KEPT_GROUPS)
    columns = {
        **plans.name_columns(call, TABLE, owner, call.needed("name")),
        **plans.external_id_columns(call, TABLE, call.request, owner),
    }
    policy = hosting_policies.completed(call, call.request, hosting_policies.fresh())
    return _insert(call, owner, policy, content=str(contents), **columns)


def _insert(call: Call, owner: int, policy: hosting_policies.HostingPolicy, **columns: Any) -> etree._Element:
    guid = new_guid()
    plan = call.db.insert("service_plans", id=stock.new_plan_id(call.db), owner_id=owner, guid=guid, **columns)
    hosting_policies.save(call.db, hosting_policies.of_plan(plan), policy)
    return ok(node("id", plan), node("guid", guid))


def _without_hosting(contents: Contents) -> None:
    contents.remove("hosting")
    contents.merge("hosting", [node(hosting.NONE)])


@OPERATOR.operation("set", writes=True, callers=MANAGERS)
def set_(call: Call) -> list[etree._Element]:
    """Change plans, and with them their unlocked subscriptions; ``problems`` names those that could not follow."""
    given = empty_nodes.judged(call, call.request, _NO_TEXTS)

    def change(plan: Row) -> list[etree._Element | None]:
        contents, holder = Contents(plan["content"]), hosting_policies.of_plan(plan["id"])
        _change_hosting(call, contents, given)
        contents.take(call, given, _KEPT_GROUPS)
        name = call.text("name", given)
        columns: dict[str, Any] = (
            {} if name is None else dict(plans.name_columns(call, TABLE, plan["owner_id"], name, plan["id"]))
        )
        columns.update(plans.external_id_columns(call, TABLE, given, plan["owner_id"], plan["id"]))
        call.db.update("service_plans", plan["id"], content=str(contents), **columns)
        before = hosting_policies.load(call.db, holder, plan)
        hosting_policies.save(call.db, holder, hosting_policies.changed(call, given, before))
        changed = call.db.the("SELECT * FROM service_plans WHERE id = ?", plan["id"])
        problems = subscriptions.propagate(call, changed)
        return [problems_node(problems)]

    return each(call, change)


def _change_hosting(call: Call, contents: Contents, given: etree._Element) -> None:
    physical = given.find("hosting/vrt_hst")
    if given.find("hosting/none") is not None:
        _without_hosting(contents)
    elif physical is not None:
        if contents.value("hosting/none") is not None:
            contents.remove("hosting")
        contents.put(call, "hosting", hosting.checked(call, physical, hosting.PLAN))


@OPERATOR.operation("del", writes=True, callers=MANAGERS)
def delete(call: Call) -> list[etree._Element]:
    """Delete plans; one with subscriptions under the behavior ``plan_in_use_del``."""

    def remove(plan: Row) -> list[etree._Element]:
        bound = call.db.all("SELECT id FROM webspaces WHERE plan_id = ?", plan["id"])
        if bound and call.behaviors["plan_in_use_del"] != "detach":
            raise call.refuse("plan_in_use_del", f"Plan '{plan['name']}' has subscriptions.")
        for webspace in bound:
            subscriptions.leave(call.db, webspace["id"])
        policies.forget(call.db, "service-plan", plan["id"])
        call.db.delete("service_plans", id=plan["id"])
        return []

    return each(call, remove)


@OPERATOR.operation("duplicate", writes=True, callers=MANAGERS)
def duplicate(call: Call) -> etree._Element:
    """Create a copy of one plan with another name, without its external id and subscriptions."""
    plan = plans.the_one(call, PLANS)
    made = _insert(
        call,
        plan["owner_id"],
        subscriptions.plan_policy(call.db, plan),
        content=plan["content"],
        aps_filter=plan["aps_filter"],
        **plans.name_columns(call, TABLE, plan["owner_id"], call.needed("duplicate-name")),
    )
    copy = int(made.findtext("id", ""))
    source, target = hosting_policies.of_plan(plan["id"]), hosting_policies.of_plan(copy)
    packages.copy(call.db, source, target)
    offered_servers.copy(call.db, source, target)
    return made
