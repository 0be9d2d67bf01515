# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Service plans: operator ``service-plan`` (plans.md section 1 of the protocol notes).

The operator has no ``dataset`` and no ``values``; the node ``hosting`` holds properties in ``add``, and the node of the
hosting type around them in ``set`` and in answers.  This file is private to this collection: it may change without
notice.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .._api.errors import OptionError
from .._api.nodes import Element, Node
from .._api.questions import Found, Source
from .._model.codecs import BOOLEAN, TEXT, Choice, Number
from .._model.field import Field, Part, decoder
from .._model.groups import Group, Switch, Worded
from .._model.guards import Consequence, Guard
from .._model.item import Item
from .._model.resource import Purge, Resource
from .copies import CopyOf
from .groups import (
    LIMIT_NAMES,
    PERMISSION_NAMES,
    PROPERTY_NAMES,
    HostingProperties,
    PhpSettings,
    performance,
    plan_mail,
    read_properties,
    write_properties,
)
from .members import ApplicationPackages, DatabaseServers, PackageFilter, PlanItems
from .plans import (
    FACTS,
    KEYS,
    NAMES_ALONE,
    SUBSCRIPTIONS,
    OfOwner,
    PlanOwner,
    PlanRequests,
    follows,
    leave,
    name_field,
    owner_nodes,
    servers_of,
    subscribes,
)
from .policies import HostingLimitsPart, PermissionsPart
from .rotation import LogRotation

PHYSICAL, NONE = "physical", "none"


class HostingType(Field):
    """Physical hosting or none; a new plan has physical hosting, and ``set`` takes it away."""

    def __init__(self) -> None:
        super().__init__("hosting_type", "hosting", Choice(PHYSICAL, NONE), verbs=("set",))

    def follows(self, wanted: Any) -> bool:
        return bool(wanted == NONE)


class PlanHosting(Part):
    """The node ``hosting``: in ``add`` the properties, in ``set`` and in answers the hosting type around them."""

    def __init__(self) -> None:
        self.kind = HostingType()
        super().__init__("hosting", self.kind, HostingProperties(lambda item: (PROPERTY_NAMES,)))

    def read(self, data: Node, found: Found) -> None:
        node = data.child("hosting")
        physical = node.child("vrt_hst") if node is not None else None
        found.values["hosting_type"] = PHYSICAL
        if physical is None:
            found.values["hosting_type"] = NONE if node is not None and node.child("none") is not None else None
        found.values["hosting"] = read_properties(physical) if physical is not None else {}

    def write(self, values: Mapping[str, Any], verb: str) -> list[Element]:
        properties = write_properties(values.get("hosting") or {})
        if verb == "add":
            return [("hosting", properties)] if properties else []
        if values.get("hosting_type") == NONE:
            return [("hosting", [("none", None)])]
        if properties or values.get("hosting_type") == PHYSICAL:
            return [("hosting", [("vrt_hst", properties)])]
        return []


def _check(item: Item) -> None:
    """Let properties of physical hosting imply it; raises OptionError for properties without it."""
    if not item.wanted.get("hosting"):
        return
    if item.wanted.setdefault("hosting_type", PHYSICAL) == NONE:
        raise OptionError(
            item.path("hosting"),
            None,
            "contains properties of physical hosting, but hosting_type is 'none'",
            "Remove one of the two options.",
        )


_PREFERENCES = Group(
    "preferences",
    "preferences",
    Field("statistics_months", "stat", Number()),
    Field("mailing_lists", "maillists", BOOLEAN),
    Field("mail_service", "mailservice", BOOLEAN),
    Field("dns_zone_type", "dns_zone_type", Worded(primary="master", secondary="slave")),
)

_WEB_SERVER = Group(
    "web_server_settings",
    "web-server-settings",
    Field("additional", "additional"),
    Field("additional_ssl", "additional-ssl"),
    Field("additional_nginx", "additional-nginx"),
    Field("restrict_follow_symlinks", "restrict-follow-sym-links", Switch("")),
    Field("nginx_proxy_mode", "nginx-proxy-mode", Switch(""), since="1.6.8.0"),
)

_OFFERED = servers_of("service-plan")

_PARTS = (
    Part("", name_field(), PlanOwner()),
    Part("", plan_mail()),
    HostingLimitsPart(lambda item: (LIMIT_NAMES,)),
    Part("", LogRotation()),
    Part("", _PREFERENCES),
    PlanHosting(),
    Part("", performance()),
    PermissionsPart(lambda item: (PERMISSION_NAMES,)),
    Part("", Field("external_id", "external-id", TEXT)),
    PhpSettings(),
    Part("", _WEB_SERVER),
    Part(
        "",
        PlanItems(owner_nodes),
        PackageFilter(owner_nodes),
        ApplicationPackages(owner_nodes),
        DatabaseServers(_OFFERED),
    ),
)

_SOURCE = Source("service-plan", decoder(_PARTS, {"": FACTS}, data=""), keys=KEYS, dataset="", echoes=False)

_SUBSCRIBED = Guard(
    SUBSCRIPTIONS,
    "subscriptions",
    belongs=subscribes,
    release=leave,
    kind="subscription",
    refers="service_plan",
)

INQUIRIES = {"db_servers": _OFFERED}
"""The options of the module that reads, and what answers them for each plan."""

SERVICE_PLAN = Resource(
    name="service_plan",
    plural="service_plans",
    label="service plan",
    source=_SOURCE,
    natural="name",
    qualifiers=("owner",),
    keys=("name", "id", "guid", "external_id"),
    identity=OfOwner(),
    parts=_PARTS,
    set_order=(1, 2, 3, 4, 5, 6, 7, 8, 0, 9, 10),
    requests=PlanRequests(),
    template=CopyOf(_SOURCE, "service_plan", "service plan", owner_nodes, filtered=True),
    guards=(_SUBSCRIBED,),
    purge=Purge(equal=("owner",), prefixes=("name", "external_id")),
    consequence=Consequence(
        "changing it changes the subscriptions that are not locked", _SUBSCRIBED, follows, NAMES_ALONE
    ),
    check=_check,
)
