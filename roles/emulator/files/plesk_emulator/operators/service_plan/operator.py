# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The declaration of ``service-plan``, which the modules beside this one add their operations to."""

from __future__ import annotations

from lxml import etree

from ...protocol import filters
from ...protocol.auth import ADMIN, RESELLER
from ...protocol.operation import Call, Operator
from ...rules import plans
from .requests import REQUESTS

TABLE = "service_plans"
OPERATOR = Operator("service-plan", REQUESTS)
MANAGERS = (ADMIN, RESELLER)
PLANS = plans.kind(TABLE, "There is no such a service plan")


def each(call: Call, work: filters.Work) -> list[etree._Element]:
    """Return one result for each plan that the filter names, which repeats the selector."""
    return plans.each(call, PLANS, work)


def each_by_id(call: Call, work: filters.Work) -> list[etree._Element]:
    """As :func:`each`, for the operations that repeat the selector as ``filter-id`` like other operators."""
    return filters.each(call, PLANS, work)
