# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The declaration of ``webspace``, which the modules beside this one add their operations to."""

from __future__ import annotations

from lxml import etree

from ...protocol import errors, filters
from ...protocol.auth import ADMIN, CUSTOMER, RESELLER
from ...protocol.errors import Refusal
from ...protocol.operation import Call, Operator
from ...rules import owners
from .requests import REQUESTS

OPERATOR = Operator("webspace", REQUESTS)
MANAGERS = (ADMIN, RESELLER)

WEBSPACES = filters.Kind(
    "webspaces WHERE 1",
    {
        "id": filters.number("id"),
        "owner-id": filters.number("owner_id", group=True),
        "name": filters.key("name"),
        "owner-login": filters.owner("owner_id", filters.key("login")),
        "guid": filters.text("guid"),
        "owner-guid": filters.owner("owner_id", filters.text("guid")),
        "external-id": filters.text("external_id"),
        "owner-external-id": filters.owner("owner_id", filters.text("external_id")),
    },
    owners.visible,
    "domain does not exist",
)


def each(call: Call, work: filters.Work) -> list[etree._Element]:
    """Return one result for each subscription that the filter names.

    Raises :class:`Refusal` (1006) when a customer filters by owner.
    """
    if call.caller.role == CUSTOMER and any(str(found.tag).startswith("owner-") for found in call.child("filter")):
        raise Refusal(errors.PERMISSION_DENIED, "Permission denied.")
    return filters.each(call, WEBSPACES, work)
