# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Reseller plans: operator ``reseller-plan`` (accounts.md section 6 of the protocol notes).

The operator has no ``dataset``, no ``values`` and no ``filter-id``, and the name comes first in ``add`` but last in
``set``.  This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .._api.packet import Element, Node, Operation
from .._api.questions import Found, Lookup, Source
from .._model.codecs import (
    Addresses,
    Filled,
    Number,
    read_address,
    sort_addresses,
)
from .._model.external_id import ExternalId
from .._model.field import Fact, Field, Part, decoder
from .._model.guards import Consequence, Guard
from .._model.requests import Requests, target
from .._model.resource import Purge, Resource
from .copies import CopyOf
from .policies import (
    LimitsPart,
    PermissionsPart,
    read_descriptor,
)
from .references import SUBSCRIBERS

_LIMITS = Source("reseller-plan", read_descriptor, operation="get-limit-descriptor", filtered=False)
_PERMISSIONS = Source("reseller-plan", read_descriptor, operation="get-permission-descriptor", filtered=False)


class PoolPart(Part):
    """The node ``ip-pool``: the shared addresses by name, the exclusive ones by number."""

    whole = True

    def __init__(self) -> None:
        self.shared = Field("shared_ip_addresses", "ip-address", Addresses())
        self.counts = (
            Field("exclusive_ipv4", "allocate-ip", Number()),
            Field("exclusive_ipv6", "allocate-ipv6", Number()),
        )
        super().__init__("ip-pool", self.shared, *self.counts)

    def read(self, data: Node, found: Found) -> None:
        node = data.child("ip-pool")
        addresses = node.all("ip-address") if node is not None else []
        found.values["shared_ip_addresses"] = sort_addresses(read_address(address.text) for address in addresses)
        for entry in self.counts:
            found.values[entry.option] = entry.codec.read(node.text_of(entry.node)) if node is not None else None

    def write(self, values: Mapping[str, Any], verb: str) -> list[Element]:
        children: list[Element] = [("ip-address", address) for address in values.get("shared_ip_addresses") or ()]
        for entry in self.counts:
            if values.get(entry.option) is not None:
                children += entry.write(values[entry.option], verb)
        if not children and "shared_ip_addresses" not in values:
            return []
        return [("ip-pool", children)]


_PARTS = (
    Part("", Field("name", "name", Filled("a name"), required=True)),
    LimitsPart(lambda item: (Lookup(_LIMITS),)),
    PermissionsPart(lambda item: (Lookup(_PERMISSIONS),)),
    PoolPart(),
    Part("", ExternalId()),
)

_SOURCE = Source(
    "reseller-plan",
    decoder(_PARTS, {"": (Fact("guid", "guid"),)}, data=""),
    keys={"id": "id", "name": "name", "guid": "guid", "external_id": "external-id"},
    flags=("limits", "permissions", "ip-pool"),
    dataset="",
    everything="all",
    echoes=False,
)


def _subscribes(plan: Found, reseller: Found) -> bool:
    return bool(plan.facts.get("guid")) and reseller.facts.get("plan_guid") == plan.facts["guid"]


def _release(plan: Found, reseller: Found) -> list[Operation]:
    body: list[Element] = [("filter", [target("id", reseller.id)]), ("no-plan", None)]
    return [Operation("reseller", "switch-subscription", body)]


def _follows(reseller: Found) -> bool:
    return not reseller.facts.get("locked")


_SUBSCRIBED = Guard(
    SUBSCRIBERS,
    "resellers who subscribe to it",
    belongs=_subscribes,
    release=_release,
    kind="reseller",
    refers="plan",
)

RESELLER_PLAN = Resource(
    name="reseller_plan",
    plural="reseller_plans",
    label="reseller plan",
    source=_SOURCE,
    natural="name",
    keys=("name", "id", "guid", "external_id"),
    parts=_PARTS,
    set_order=(1, 2, 3, 4, 0),
    requests=Requests(wrapper=""),
    template=CopyOf(_SOURCE, "reseller_plan", "reseller plan"),
    guards=(_SUBSCRIBED,),
    purge=Purge(prefixes=("name", "external_id")),
    consequence=Consequence(
        "changing it changes the subscribed resellers that are not locked",
        _SUBSCRIBED,
        _follows,
        frozenset(("name", "external_id")),
    ),
)
