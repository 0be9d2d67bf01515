# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Subscriptions take up service plans and add-on plans, leave them and come back to them."""

from __future__ import annotations

from lxml import etree

from ...protocol import errors
from ...protocol.answer import node
from ...protocol.errors import Refusal
from ...protocol.operation import Call
from ...rules import addons, owners, subscriptions
from ...rules.problems import Problem, problems_node
from ...state.store import Row
from .operator import MANAGERS, OPERATOR, each


def _done(webspace: Row, problems: list[Problem]) -> list[etree._Element | None]:
    return [node("id", webspace["id"]), problems_node(problems)]


@OPERATOR.operation("switch-subscription", writes=True, callers=MANAGERS)
def switch_subscription(call: Call) -> list[etree._Element]:
    """Ties subscriptions to another plan, with the add-ons that they carry, or to none."""

    def switch(webspace: Row) -> list[etree._Element | None]:
        plan = _named(call, webspace, "service_plans")
        if plan is None:
            _leave(call, webspace)
            return _done(webspace, [])
        return _done(webspace, subscriptions.follow(call, webspace["id"], plan))

    return each(call, switch)


def _leave(call: Call, webspace: Row) -> None:
    """Raise :class:`Refusal` for a subscription with add-ons under ``no_plan_with_addons=refuse_1023``."""
    if addons.attached(call.db, webspace["id"]) and call.behaviors["no_plan_with_addons"] != "detach":
        raise call.refuse("no_plan_with_addons", f"The subscription {webspace['name']} has add-on plans.")
    subscriptions.leave(call.db, webspace["id"])


def _named(call: Call, webspace: Row, table: str) -> Row | None:
    """Return the plan of a table that a request names, None when it names none.

    Raises as :func:`subscriptions.find_plan`.
    """
    provider = owners.provider_of(call.db, webspace["owner_id"])
    for name, column in (("plan-guid", "guid"), ("plan-external-id", "external_id")):
        value = call.text(name)
        if value is not None:
            return subscriptions.find_plan(call, provider, column, value, table)
    return None


@OPERATOR.operation("sync-subscription", writes=True, callers=MANAGERS)
def sync_subscription(call: Call) -> list[etree._Element]:
    """Give subscriptions what their plans and add-ons hold, and unlocks them."""

    def sync(webspace: Row) -> list[etree._Element | None]:
        if webspace["plan_id"] is None:
            raise Refusal(errors.OPERATION_FAILED, f"The subscription {webspace['name']} has no service plan.")
        plan = call.db.the("SELECT * FROM service_plans WHERE id = ?", webspace["plan_id"])
        return _done(webspace, subscriptions.follow(call, webspace["id"], plan))

    return each(call, sync)


def _addon(call: Call, webspace: Row) -> tuple[Row, bool]:
    """Return the add-on plan that a request names, and whether a subscription carries it. Raises as :func:`_named`."""
    addon = _named(call, webspace, "addon_plans")
    if addon is None:
        raise LookupError("the grammar lets the add-on be missing")
    return addon, addon["id"] in [row["id"] for row in addons.attached(call.db, webspace["id"])]


@OPERATOR.operation("add-subscription", writes=True, callers=MANAGERS)
def add_subscription(call: Call) -> list[etree._Element]:
    """Attach an add-on plan to subscriptions; locked ones keep what they have."""

    def attach(webspace: Row) -> list[etree._Element | None]:
        addon, carried = _addon(call, webspace)
        if webspace["plan_id"] is None:
            raise call.refuse("addon_without_plan", f"The subscription {webspace['name']} has no service plan.")
        if carried:
            if call.behaviors["addon_twice"] != "ok":
                raise call.refuse("addon_twice", f"The subscription {webspace['name']} already has this add-on plan.")
            return _done(webspace, [])
        addons.attach(call.db, webspace["id"], addon["id"])
        return _done(webspace, subscriptions.refresh(call, webspace["id"]))

    return each(call, attach)


@OPERATOR.operation("remove-subscription", writes=True, callers=MANAGERS)
def remove_subscription(call: Call) -> list[etree._Element]:
    """Detach an add-on plan from subscriptions; locked ones keep what they have."""

    def detach(webspace: Row) -> list[etree._Element | None]:
        addon, carried = _addon(call, webspace)
        if not carried and call.behaviors["addon_not_attached"] != "ok":
            text = f"The subscription {webspace['name']} does not have this add-on plan."
            raise call.refuse("addon_not_attached", text)
        addons.detach(call.db, webspace["id"], addon["id"])
        return _done(webspace, subscriptions.refresh(call, webspace["id"]))

    return each(call, detach)
