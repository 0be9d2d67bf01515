# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The declaration of ``service-plan-addon``, which the modules beside this one add their operations to."""

from __future__ import annotations

from lxml import etree

from ...protocol import filters
from ...protocol.auth import ADMIN, RESELLER
from ...protocol.operation import Call, Operator
from ...rules import plans
from .requests import REQUESTS

TABLE = "addon_plans"
OPERATOR = Operator("service-plan-addon", REQUESTS)
MANAGERS = (ADMIN, RESELLER)
ADDONS = plans.kind(TABLE, "There is no such an add-on plan")


def each(call: Call, work: filters.Work) -> list[etree._Element]:
    """Return one result for each add-on plan that the filter names, which repeats the selector."""
    return plans.each(call, ADDONS, work)
