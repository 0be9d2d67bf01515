# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Subscriptions take up service plans, leave them and come back to them."""

from __future__ import annotations

from lxml import etree

from ...protocol import errors
from ...protocol.answer import node
from ...protocol.errors import Refusal
from ...protocol.operation import Call
from ...rules import owners, subscriptions
from ...state.store import Row
from .operator import MANAGERS, OPERATOR, each


def _done(webspace: Row, problems: list[str]) -> list[etree._Element]:
    return [node("id", webspace["id"]), *([node("problems", " ".join(problems))] if problems else [])]


@OPERATOR.operation("switch-subscription", writes=True, callers=MANAGERS)
def switch_subscription(call: Call) -> list[etree._Element]:
    """Ties subscriptions to another plan or to none."""

    def switch(webspace: Row) -> list[etree._Element]:
        plan = _wanted(call, webspace)
        if plan is None:
            subscriptions.leave(call.db, webspace["id"])
            return _done(webspace, [])
        return _done(webspace, subscriptions.follow(call, webspace["id"], plan))

    return each(call, switch)


def _wanted(call: Call, webspace: Row) -> Row | None:
    provider = owners.provider_of(call.db, webspace["owner_id"])
    for name, column in (("plan-guid", "guid"), ("plan-external-id", "external_id")):
        value = call.text(name)
        if value is not None:
            return subscriptions.find_plan(call, provider, column, value)
    return None


@OPERATOR.operation("sync-subscription", writes=True, callers=MANAGERS)
def sync_subscription(call: Call) -> list[etree._Element]:
    """Gives subscriptions what their plans hold, and unlocks them."""

    def sync(webspace: Row) -> list[etree._Element]:
        if webspace["plan_id"] is None:
            raise Refusal(errors.OPERATION_FAILED, f"The subscription {webspace['name']} has no service plan.")
        plan = call.db.the("SELECT * FROM service_plans WHERE id = ?", webspace["plan_id"])
        return _done(webspace, subscriptions.follow(call, webspace["id"], plan))

    return each(call, sync)
