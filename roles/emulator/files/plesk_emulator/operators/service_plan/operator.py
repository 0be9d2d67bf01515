# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The declaration of ``service-plan``, which the modules beside this one add their operations to."""

from __future__ import annotations

from typing import Any

from lxml import etree

from ...protocol import filters
from ...protocol.auth import ADMIN, RESELLER
from ...protocol.operation import Call, Operator
from ...rules import accounts
from .requests import REQUESTS

OPERATOR = Operator("service-plan", REQUESTS)
MANAGERS = (ADMIN, RESELLER)


def owner_id(call: Call) -> int:
    """The id of the owner whom a request names, else the caller's. Raises as :func:`accounts.find_owner`."""
    for name, column in (("owner-id", "id"), ("owner-login", "login_key")):
        value = call.text(name)
        if value is not None:
            return int(accounts.find_owner(call, column, value)["id"])
    return call.caller.id


def _visible(call: Call) -> filters.Condition:
    if call.request.find("owner-all") is not None and call.caller.role == ADMIN:
        return filters.EVERYTHING
    return "owner_id = ?", (owner_id(call),)


PLANS = filters.Kind(
    "service_plans WHERE 1",
    {
        "name": filters.key("name"),
        "id": filters.number("id"),
        "guid": filters.text("guid"),
        "external-id": filters.text("external_id"),
    },
    _visible,
    "There is no such a service plan",
)


def _selector(selector: str, value: Any) -> etree._Element | None:
    return filters.selector_echo(selector, value) if value != "" else None


def each(call: Call, work: filters.Work, echo: filters.Echo = _selector) -> list[etree._Element]:
    """One result for each plan that the filter names; ``echo`` says how an ok result repeats the selector."""
    echo_error = _selector if call.behaviors["plan_error_echo"] == "selector" else filters.no_echo
    return filters.each(call, PLANS, work, echo=echo, echo_error=echo_error)


def each_by_id(call: Call, work: filters.Work) -> list[etree._Element]:
    """As :func:`each`, for the operations that repeat the selector as ``filter-id`` like other operators."""
    return filters.each(call, PLANS, work)
