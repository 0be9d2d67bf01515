# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""DNS zones: operator ``dns``, of which each site, subscription and alias has one.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Optional

from .._api.errors import GuardError
from .._api.nodes import Element, Node, Operation
from .._api.packet import Result
from .._api.questions import Found, Lookup, Source
from .._model.codecs import BOOLEAN, Addresses, Number, read_address, sort_addresses
from .._model.field import Fact, Field, Part
from .._model.groups import Group, Worded
from .._model.identity import InGroup
from .._model.item import Context, Item
from .._model.requests import Requests
from .._model.resource import Resource
from .dns_places import Zone, zone_key, zone_node

_OWNERS = (Fact("site_id", "site-id", Number()), Fact("alias_id", "site-alias-id", Number()))


def _owner(found: Found) -> tuple[Any, Any]:
    return found.facts["site_id"], found.facts["alias_id"]


def _read_primary(result: Result) -> Found:
    found = Found(result.id)
    for fact in _OWNERS:
        fact.read(result.node, found)
    found.facts["address"] = read_address(result.node.text_of("ip_address"))
    return found


PRIMARIES = Source("dns", _read_primary, operation="get_master_server", keys={"id": "id"}, echoes=False)
"""The primary servers of all zones."""


class _Setting(Field):
    """A setting of a zone that an operation of its own changes."""

    def operation(self, name: str, item: Item, *more: Element) -> Operation:
        """Return an operation on the zone of an item."""
        return Operation("dns", name, [_filter(item), *more])

    def write(self, wanted: Any, verb: str) -> list[Element]:
        return []


def _filter(item: Item) -> Element:
    # Without a filter, these operations write the template of all new zones.
    return "filter", [zone_node(item.scope or Found())]


class Enabled(_Setting):
    """Whether the name server answers for the zone."""

    def __init__(self) -> None:
        super().__init__("enabled", "zone_status", BOOLEAN)

    def read(self, node: Node, found: Found) -> None:
        status = (node.text_of(self.node) or "").strip()
        found.values["enabled"] = status == "enabled" if status else None

    def actions(self, wanted: Any, item: Item, found: Found, context: Context) -> list[Operation]:
        return [self.operation("enable" if wanted else "disable", item)]


class ZoneType(_Setting):
    """Whether the zone is edited here, or copied from primary servers."""

    def __init__(self) -> None:
        super().__init__("type", "zone_type", Worded(primary="master", secondary="slave"))

    def compare(self, wanted: Any, item: Item, found: Found, context: Context) -> Any:
        difference = super().compare(wanted, item, found, context)
        if difference and wanted == "secondary" and not item.force and not context.verifying:
            raise GuardError(
                f"The {item.resource.describe(item, found)} was not switched to secondary because its records would be"
                " replaced by those of its primary servers.",
                (),
                "Set force=true.",
            )
        return difference

    def actions(self, wanted: Any, item: Item, found: Found, context: Context) -> list[Operation]:
        return [self.operation("switch", item, ("zone_type", self.codec.write(wanted)))]


class PrimaryServers(_Setting):
    """The servers from which a secondary zone is copied."""

    directory = Lookup(PRIMARIES)
    always_named = True

    def __init__(self) -> None:
        super().__init__("primary_servers", "ip_address", Addresses())

    def read(self, node: Node, found: Found) -> None:
        return

    def name(self, found: Found, directory: Iterable[Found]) -> None:
        servers = {entry.facts["address"]: entry.id for entry in directory if _owner(entry) == _owner(found)}
        found.values[self.option] = sort_addresses(servers)
        found.facts["primary_server_ids"] = {address: servers[address] for address in sort_addresses(servers)}

    def renews(self, found: Found) -> Iterable[Lookup]:
        return [Lookup(PRIMARIES)]

    def actions(self, wanted: Any, item: Item, found: Found, context: Context) -> list[Operation]:
        have = found.facts["primary_server_ids"] or {}
        new = [address for address in wanted if address not in have]
        zone = zone_node(item.scope or Found())
        added = [Operation("dns", "add_master_server", [zone, (self.node, address)]) for address in new]
        old = [str(number) for address, number in have.items() if address not in wanted]
        return added + [Operation("dns", "del_master_server", [("filter", [("id", number)])]) for number in old]


class InOwnZone(InGroup):
    """By the owner of the zone."""

    def group(self, item: Item) -> Lookup:
        zone = item.scope or Found()
        return Lookup(item.resource.source, zone_key(zone), zone.id)

    def pick(self, item: Item, objects: Sequence[Found]) -> list[Found]:
        return list(objects)


class OwnZone(Zone):
    """The zone by the name of its site, subscription or alias, which must have one of its own."""

    places: Mapping[str, Found] = {}

    def _with_zone(self, site: Found, name: str, context: Context) -> Optional[Found]:
        zone = super()._with_zone(site, name, context)
        return zone if zone is site else None


class ZoneRequests(Requests):
    """``set`` writes the SOA record, at the owner of the zone."""

    def filter(self, item: Item, found: Found) -> Element:
        return _filter(item)


_PARTS = (
    Part("", ZoneType(), PrimaryServers(), Enabled()),
    Part(
        "",
        Group(
            "soa",
            "soa",
            *(Field(name, name, Number()) for name in ("ttl", "refresh", "retry", "expire", "minimum")),
            verbs=("set",),
        ),
    ),
)


def _read_zone(result: Result) -> Found:
    found = Found()
    for fact in _OWNERS:
        fact.read(result.node, found)
    for part in _PARTS:
        part.read(result.node, found)
    return found


DNS_ZONE = Resource(
    name="dns_zone",
    plural="dns_zones",
    label="DNS zone",
    source=Source(
        "dns",
        _read_zone,
        keys={"site_id": "site-id", "alias_id": "site-alias-id"},
        flags=("soa",),
        dataset="",
        groups=frozenset(("site_id", "alias_id")),
        echoes=False,
    ),
    natural="zone_name",
    keys=("zone_name",),
    parts=_PARTS,
    requests=ZoneRequests(wrapper=""),
    identity=InOwnZone(),
    scope=OwnZone(),
    fixed=True,
    forceful=True,
    listed=False,
)
