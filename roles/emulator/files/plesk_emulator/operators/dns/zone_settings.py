# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Settings of zones and of the template: SOA record, status, type, primary servers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lxml import etree

from ...protocol import filters
from ...protocol.answer import node, ok
from ...protocol.auth import ADMIN
from ...protocol.operation import Call, whole_number
from ...rules import addresses, sites, zones
from ...state.dns_template import SOA
from ...state.store import Row
from .operator import OPERATOR, check_administrator, check_may_manage, in_zone, owner_node, zone_named

_STATUS = {True: "enabled", False: "disabled"}


def _zone(selector: str) -> filters.Selector:
    return filters.Selector(lambda call, value: ("id = ?", (zone_named(call, selector, value)["id"],)))


ZONES = filters.Kind(
    "dns_zones WHERE 1",
    {tag: _zone(tag) for tag in ("site-id", "site-alias-id")},
    sites.visible,
    "DNS zone does not exist",
)
MASTERS = filters.Kind(
    """(SELECT dns_masters.*, domain_id, alias_id, webspace_id FROM dns_masters
        JOIN dns_zones ON dns_zones.id = zone_id) WHERE 1""",
    {
        "id": filters.number("id"),
        **{tag: in_zone(tag) for tag in ("site-id", "site-alias-id", "dns-zone-name")},
    },
    sites.visible,
    "Master server does not exist.",
)


def _each(
    call: Call, work: filters.Work, template: Callable[[], list[etree._Element]] | None = None
) -> list[etree._Element]:
    """Return one result for each zone; without a filter, that of ``template``."""
    if template is not None and call.request.find("filter") is None:
        check_administrator(call)
        return [ok(*template())]
    return filters.each(call, ZONES, work, echo=filters.selector_echo)


def _change(call: Call, columns: dict[str, Any], template: Callable[[], None]) -> list[etree._Element]:
    """Change columns of zones; without a filter, call ``template`` instead."""

    def change(zone: Row) -> list[etree._Element]:
        check_may_manage(call, zone["webspace_id"])
        call.db.update("dns_zones", zone["id"], **columns)
        return []

    def change_template() -> list[etree._Element]:
        template()
        return []

    return _each(call, change, change_template)


@OPERATOR.operation("get", writes=False)
def get(call: Call) -> list[etree._Element]:
    """Describe zones or, without a filter, the template."""

    def soa(numbers: Row | dict[str, int]) -> list[etree._Element]:
        return [node("soa", *(node(name, numbers[name]) for name in SOA))] if asked else []

    def described(zone: Row) -> list[etree._Element]:
        status = node("zone_status", _STATUS[bool(zone["enabled"])])
        return [*soa(zone), node("zone_type", zone["type"]), status]

    def template() -> list[etree._Element]:
        status = node("zone_status", _STATUS[zones.template_enabled(call.db)])
        return [*soa(zones.template_soa(call.db)), status]

    asked = call.request.find("soa") is not None
    return _each(call, described, template)


@OPERATOR.operation("set", writes=True)
def set_(call: Call) -> list[etree._Element]:
    """Change the numbers given of the SOA record."""
    numbers = {str(found.tag): whole_number(call.stored(found)) for found in call.child("soa")}
    return _change(call, numbers, lambda: zones.set_template_soa(call.db, numbers))


@OPERATOR.operation("enable", writes=True)
def enable(call: Call) -> list[etree._Element]:
    """Enable zones."""
    return _change(call, {"enabled": 1}, lambda: zones.enable_template(call.db, True))


@OPERATOR.operation("disable", writes=True)
def disable(call: Call) -> list[etree._Element]:
    """Disable zones."""
    return _change(call, {"enabled": 0}, lambda: zones.enable_template(call.db, False))


@OPERATOR.operation("switch", writes=True)
def switch(call: Call) -> list[etree._Element]:
    """Make zones primary or secondary."""
    wanted = call.needed("zone_type")

    def change(zone: Row) -> list[etree._Element]:
        check_may_manage(call, zone["webspace_id"])
        call.db.update("dns_zones", zone["id"], type=wanted)
        if wanted == zones.SLAVE and call.behaviors["dns_secondary_records"] == "lost":
            call.db.delete("dns_records", zone_id=zone["id"])
        return []

    return _each(call, change)


@OPERATOR.operation("add_master_server", writes=True)
def add_master_server(call: Call) -> etree._Element:
    """Add a primary server to a zone; the answer has its id."""
    selector = str(call.request[0].tag)
    zone = zone_named(call, selector, call.needed(selector))
    check_may_manage(call, zone["webspace_id"])
    address = addresses.checked(call.needed("ip_address"))
    sql = "SELECT id FROM dns_masters WHERE zone_id = ? AND address = ?"
    if call.behaviors["dns_master_duplicate"] != "accepted" and call.db.one(sql, zone["id"], address):
        raise call.refuse("dns_master_duplicate", f"Master server {address} already exists.")
    return ok(node("id", call.db.insert("dns_masters", zone_id=zone["id"], address=address)))


@OPERATOR.operation("get_master_server", writes=False)
def get_master_server(call: Call) -> list[etree._Element]:
    """Describe primary servers, one result each."""

    def described(server: Row) -> list[etree._Element]:
        return [node("id", server["id"]), owner_node(server), node("ip_address", server["address"])]

    return filters.each(call, MASTERS, described)


@OPERATOR.operation("del_master_server", writes=True)
def del_master_server(call: Call) -> list[etree._Element]:
    """Delete primary servers, one result each."""

    def remove(server: Row) -> list[etree._Element]:
        check_may_manage(call, server["webspace_id"])
        call.db.delete("dns_masters", id=server["id"])
        return [node("id", server["id"])]

    def echo(selector: str, value: str) -> etree._Element | None:
        return node("id", value) if selector == "id" and value else None

    return filters.each(call, MASTERS, remove, echo=filters.no_echo, echo_error=echo)


@OPERATOR.operation("sync-with-template", writes=True, callers=(ADMIN,))
def sync_with_template(call: Call) -> etree._Element:
    """Apply the template to the zones of all subscriptions, or of those that use an address."""
    address = call.text("filter/used-ip")
    for zone in call.db.all("SELECT * FROM dns_zones ORDER BY id"):
        if not address or addresses.checked(address) in zones.addresses_of(call.db, zone["webspace_id"]):
            zones.sync(call.db, zone)
    return ok()
