# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Add-on plans are created, copied, changed and deleted."""

from __future__ import annotations

from typing import Any

from lxml import etree

from ...protocol import empty_nodes
from ...protocol.answer import node, ok
from ...protocol.operation import Call, new_guid
from ...rules import addons, hosting, packages, plans, subscriptions
from ...rules.contents import Contents
from ...rules.hosting_policies import HostingPolicy
from ...state import stock
from ...state.store import Row
from .operator import ADDONS, MANAGERS, OPERATOR, TABLE, each

_KEPT_GROUPS = ("performance", "php-settings")
_NO_TEXTS = (*_KEPT_GROUPS, "filter", "limits", "permissions", "hosting")


@OPERATOR.operation("add", writes=True, callers=MANAGERS)
def add(call: Call) -> etree._Element:
    """Create an add-on plan; return id and guid."""
    owner = plans.owner_id(call)
    columns = {
        **plans.name_columns(call, TABLE, owner, call.needed("name")),
        **plans.external_id_columns(call, TABLE, call.request, owner),
    }
    return _insert(call, owner, addons.completed(call), content=_merged(call, Contents(), call.request), **columns)


def _insert(call: Call, owner: int, policy: HostingPolicy, **columns: Any) -> etree._Element:
    guid = new_guid()
    addon = call.db.insert(TABLE, id=stock.new_plan_id(call.db), owner_id=owner, guid=guid, **columns)
    addons.save(call.db, addon, policy)
    return ok(node("id", addon), node("guid", guid))


def _merged(call: Call, contents: Contents, given: etree._Element) -> str:
    """Return the groups of a request over those that are there."""
    properties = given.find("hosting")
    if properties is not None:
        contents.put(call, "hosting", hosting.checked(call, properties, hosting.PLAN))
    contents.take(call, given, _KEPT_GROUPS)
    return str(contents)


@OPERATOR.operation("set", writes=True, callers=MANAGERS)
def set_(call: Call) -> list[etree._Element]:
    """Change add-on plans, and with them the unlocked subscriptions that carry them."""
    given = empty_nodes.judged(call, call.request, _NO_TEXTS)

    def change(addon: Row) -> list[etree._Element]:
        owner, name = addon["owner_id"], call.text("name", given)
        columns: dict[str, Any] = dict(plans.external_id_columns(call, TABLE, given, owner, addon["id"]))
        if name is not None:
            columns.update(plans.name_columns(call, TABLE, owner, name, addon["id"]))
        content = _merged(call, Contents(addon["content"]), given)
        call.db.update(TABLE, addon["id"], content=content, **columns)
        addons.save(call.db, addon["id"], addons.changed(call, given, addons.load(call.db, addon["id"])))
        subscriptions.propagate_addon(call, addon["id"])
        return []

    return each(call, change)


@OPERATOR.operation("del", writes=True, callers=MANAGERS)
def delete(call: Call) -> list[etree._Element]:
    """Delete add-on plans; one that subscriptions carry under the behavior ``addon_in_use_del``."""

    def remove(addon: Row) -> list[etree._Element]:
        carriers = addons.carriers(call.db, addon["id"])
        if carriers and call.behaviors["addon_in_use_del"] != "detach":
            raise call.refuse("addon_in_use_del", f"Add-on plan '{addon['name']}' has subscriptions.")
        addons.delete(call.db, addon["id"])
        for webspace in carriers:
            subscriptions.refresh(call, webspace["id"])
        return []

    return each(call, remove)


@OPERATOR.operation("duplicate", writes=True, callers=MANAGERS)
def duplicate(call: Call) -> etree._Element:
    """Create a copy of one add-on plan with another name, without its external id and subscriptions."""
    addon = plans.the_one(call, ADDONS)
    name = plans.name_columns(call, TABLE, addon["owner_id"], call.needed("duplicate-name"))
    made = _insert(call, addon["owner_id"], addons.load(call.db, addon["id"]), content=addon["content"], **name)
    packages.copy(call.db, addons.of_addon(addon["id"]), addons.of_addon(int(made.findtext("id", ""))))
    return made
