# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Resellers' subscriptions to plans, and their application packages."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from ...protocol import errors, filters
from ...protocol.answer import node
from ...protocol.auth import ADMIN
from ...protocol.errors import Refusal
from ...protocol.operation import Call, collapse
from ...rules import packages, policies, reseller_subscriptions
from ...rules.policies import Holder
from ...state.store import Row
from ..reseller_plan import PLANS
from .operator import OPERATOR, RESELLERS


def chosen_plan(call: Call) -> Row | None:
    """Return the reseller plan that a request names by id, name, guid or external id; None when it names none.

    Raises :class:`Refusal` with the code of the behavior ``bad_plan`` when there is no such plan.
    """
    for selector in PLANS.selectors:
        value = call.text(f"plan-{selector}")
        if value is not None:
            found = PLANS.chosen(call, selector, collapse(value)) if collapse(value) else []
            if not found:
                raise call.refuse("bad_plan", f"There is no reseller plan '{value}'.")
            return found[0]
    return None


@OPERATOR.operation("switch-subscription", writes=True, callers=(ADMIN,))
def switch_subscription(call: Call) -> list[etree._Element]:
    """Move resellers to another plan or away from plans; ``problems`` says what they could not get."""
    plan = chosen_plan(call)

    def switch(reseller: Row) -> list[etree._Element]:
        if plan is not None:
            return _followed(reseller, reseller_subscriptions.follow(call, reseller["id"], plan))
        reseller_subscriptions.leave(call.db, reseller["id"])
        return [node("id", reseller["id"])]

    return filters.each(call, RESELLERS, switch)


@OPERATOR.operation("sync-subscription", writes=True, callers=(ADMIN,))
def sync_subscription(call: Call) -> list[etree._Element]:
    """Bring resellers back to their plans."""

    def sync(reseller: Row) -> list[etree._Element]:
        plan = call.db.one("SELECT * FROM reseller_plans WHERE id = ?", reseller["plan_id"])
        if plan is None:
            raise Refusal(errors.OPERATION_FAILED, f"Reseller '{reseller['login']}' has no plan.")
        return _followed(reseller, reseller_subscriptions.follow(call, reseller["id"], plan))

    return filters.each(call, RESELLERS, sync)


def _followed(reseller: Row, problems: list[str]) -> list[etree._Element]:
    return [node("id", reseller["id"]), *([node("problems", " ".join(problems))] if problems else [])]


def _on_resellers(call: Call, work: Callable[[Holder], None]) -> list[etree._Element]:
    def done(reseller: Row) -> list[etree._Element]:
        work(policies.of_reseller(reseller["id"]))
        return [node("id", reseller["id"])]

    return filters.each(call, RESELLERS, done)


@OPERATOR.operation("add-package", writes=True, callers=(ADMIN,))
def add_package(call: Call) -> list[etree._Element]:
    """Add application packages to resellers."""
    return _on_resellers(call, lambda holder: packages.add(call, holder))


@OPERATOR.operation("remove-package", writes=True, callers=(ADMIN,))
def remove_package(call: Call) -> list[etree._Element]:
    """Remove application packages from resellers."""
    return _on_resellers(call, lambda holder: packages.remove(call, holder))


@OPERATOR.operation("enable-aps-filter", writes=True, callers=(ADMIN,))
def enable_aps_filter(call: Call) -> list[etree._Element]:
    """Restricts resellers to the listed packages."""
    return _on_resellers(call, lambda holder: packages.restrict(call, holder, True))


@OPERATOR.operation("disable-aps-filter", writes=True, callers=(ADMIN,))
def disable_aps_filter(call: Call) -> list[etree._Element]:
    """Lifts the restriction to the listed packages."""
    return _on_resellers(call, lambda holder: packages.restrict(call, holder, False))
