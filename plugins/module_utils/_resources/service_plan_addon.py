# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Add-on plans: operator ``service-plan-addon`` (plans.md section 2 of the protocol notes).

As service plans, with fewer groups.  The node ``hosting`` holds properties in ``set`` too.  This file is private to
this collection: it may change without notice.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .._api.nodes import Element, Node, Operation
from .._api.questions import Found, Source
from .._model.field import Field, Part, decoder
from .._model.guards import Consequence, Guard
from .._model.resource import Purge, Resource
from .copies import CopyOf
from .groups import (
    LIMIT_NAMES,
    PERMISSION_NAMES,
    PROPERTY_NAMES,
    HostingProperties,
    PhpSettings,
    performance,
    read_properties,
    write_properties,
)
from .members import ApplicationPackages
from .plans import (
    FACTS,
    KEYS,
    NAMES_ALONE,
    SUBSCRIPTIONS,
    OfOwner,
    PlanOwner,
    PlanRequests,
    detach,
    follows,
    name_field,
    owner_nodes,
    subscribes,
)
from .policies import HostingLimitsPart, PermissionsPart


class AddonHosting(Part):
    """The node ``hosting``: properties in requests, the hosting type around them in answers."""

    def __init__(self) -> None:
        super().__init__("hosting", HostingProperties(lambda item: (PROPERTY_NAMES,)))

    def read(self, data: Node, found: Found) -> None:
        node = data.child("hosting")
        physical = node.child("vrt_hst") if node is not None else None
        found.values["hosting"] = read_properties(physical) if physical is not None else {}

    def write(self, values: Mapping[str, Any], verb: str) -> list[Element]:
        properties = write_properties(values.get("hosting") or {})
        return [("hosting", properties)] if properties else []


def _release(addon: Found, subscription: Found) -> list[Operation]:
    return [detach(addon.facts["guid"], subscription)]


_PARTS = (
    Part("", name_field(), PlanOwner()),
    HostingLimitsPart(lambda item: (LIMIT_NAMES,), overuse=False),
    AddonHosting(),
    Part("", performance()),
    PermissionsPart(lambda item: (PERMISSION_NAMES,)),
    Part("", Field("external_id", "external-id")),
    PhpSettings(),
    Part("", ApplicationPackages(owner_nodes)),
)

_SOURCE = Source("service-plan-addon", decoder(_PARTS, {"": FACTS}, data=""), keys=KEYS, dataset="", echoes=False)

_SUBSCRIBED = Guard(
    SUBSCRIPTIONS,
    "subscriptions",
    belongs=subscribes,
    release=_release,
    kind="subscription",
    refers="addons",
)

SERVICE_PLAN_ADDON = Resource(
    name="service_plan_addon",
    plural="service_plan_addons",
    label="add-on plan",
    source=_SOURCE,
    natural="name",
    qualifiers=("owner",),
    keys=("name", "id", "guid", "external_id"),
    identity=OfOwner(),
    parts=_PARTS,
    set_order=(1, 2, 3, 4, 5, 0, 6),
    requests=PlanRequests(),
    template=CopyOf(_SOURCE, "service_plan_addon", "add-on plan", owner_nodes, filtered=True),
    guards=(_SUBSCRIBED,),
    purge=Purge(equal=("owner",), prefixes=("name", "external_id")),
    consequence=Consequence(
        "changing it changes the subscriptions that carry it and are not locked", _SUBSCRIBED, follows, NAMES_ALONE
    ),
)
