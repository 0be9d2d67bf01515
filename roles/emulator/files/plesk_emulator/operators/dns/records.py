# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Records of zones and of the template."""

from __future__ import annotations

from lxml import etree

from ...protocol import errors, filters
from ...protocol.answer import node, ok
from ...protocol.errors import Refusal
from ...protocol.operation import Call
from ...rules import dns_records, sites, zones
from ...rules.dns_records import Place
from ...state.store import Row
from .operator import OPERATOR, check_administrator, check_may_manage, in_zone, owner_node, zone_named

_MISSING = "DNS record does not exist."
_TEMPLATE_PLACE = Place("<domain>", template=True)
RECORDS = filters.Kind(
    """(SELECT dns_records.*, domain_id, alias_id, webspace_id, dns_zones.type AS zone_type, enabled
        FROM dns_records JOIN dns_zones ON dns_zones.id = zone_id) WHERE 1""",
    {
        "id": filters.number("id"),
        "site-id": in_zone("site-id", with_subdomains=True),
        "site-alias-id": in_zone("site-alias-id"),
        "dns-zone-name": in_zone("dns-zone-name", with_subdomains=True),
    },
    sites.visible,
    _MISSING,
)
TEMPLATE_RECORDS = filters.Kind(
    "dns_records WHERE zone_id IS NULL", {"id": filters.number("id")}, lambda _call: filters.EVERYTHING, _MISSING
)


@OPERATOR.operation("add_rec", writes=True)
def add_rec(call: Call) -> etree._Element:
    """Add a record to a zone or, without one, to the template; the answer has its id."""
    zone = _zone(call)
    if zone is None:
        record = dns_records.normal(call, _TEMPLATE_PLACE)
    else:
        _check_editable(call, zone["webspace_id"], zone["type"], zone["enabled"])
        record = dns_records.normal(call, Place(zone["name"], template=False))
    zone_id = None if zone is None else zone["id"]
    _check_fits(call, zone_id, record)
    return ok(node("id", zones.insert_record(call.db, zone_id, record)))


def _zone(call: Call) -> Row | None:
    for selector in ("site-id", "site-alias-id"):
        value = call.text(selector)
        if value is not None:
            return zone_named(call, selector, value)
    check_administrator(call)
    return None


def _check_editable(call: Call, webspace_id: int, zone_type: str, enabled: int) -> None:
    """Raise :class:`Refusal`: 1006 for a customer without the permission, 1023 for a zone whose records are fixed."""
    check_may_manage(call, webspace_id)
    if zone_type == zones.SLAVE:
        raise Refusal(errors.OPERATION_FAILED, "The records of a secondary DNS zone cannot be changed.")
    if not enabled and call.behaviors["dns_disabled_zone"] != "accepted":
        raise call.refuse("dns_disabled_zone", "The DNS zone is disabled.")


def _check_fits(call: Call, zone_id: int | None, record: dict[str, str]) -> None:
    """Raise :class:`Refusal`: 1007 for a record that is there, the code of ``dns_cname_conflict`` beside a CNAME."""
    sql = "SELECT * FROM dns_records WHERE zone_id IS ? AND host_key = ?"
    for other in call.db.all(sql, zone_id, record["host"].casefold()):
        if _same(call, other, record):
            name, value = record["host"].rstrip("."), record["value"]
            raise Refusal(errors.ALREADY_EXISTS, f"DNS record '{name} IN {record['type']} {value}' already exists.")
        if "CNAME" in (other["type"], record["type"]) and call.behaviors["dns_cname_conflict"] != "accepted":
            text = f"Incorrect DNS record values were specified: CNAME beside other records of '{record['host']}'."
            raise call.refuse("dns_cname_conflict", text)


def _same(call: Call, other: Row, record: dict[str, str]) -> bool:
    names = record["type"] in zones.NAME_TYPES
    values = [text.casefold() if names else text for text in (other["value"], record["value"])]
    by_value = record["type"] == "MX" and call.behaviors["dns_mx_priority"] == "duplicate"
    same_opt = by_value or other["opt"] == record["opt"]
    return bool(other["type"] == record["type"] and values[0] == values[1] and same_opt)


@OPERATOR.operation("get_rec", writes=False)
def get_rec(call: Call) -> list[etree._Element]:
    """Describe records, one result each."""

    def described(record: Row) -> list[etree._Element]:
        owner = [] if record["zone_id"] is None else [owner_node(record)]
        value = dns_records.shown_value(call, record["type"], record["value"])
        texts = {"type": record["type"], "host": record["host"], "value": value, "opt": record["opt"]}
        return [node("id", record["id"]), node("data", *owner, *(node(tag, text) for tag, text in texts.items()))]

    return _each(call, described)


@OPERATOR.operation("del_rec", writes=True)
def del_rec(call: Call) -> list[etree._Element]:
    """Delete records, one result each."""

    def remove(record: Row) -> list[etree._Element]:
        if record["zone_id"] is not None:
            _check_editable(call, record["webspace_id"], record["zone_type"], record["enabled"])
        call.db.delete("dns_records", id=record["id"])
        return [node("id", record["id"])]

    return _each(call, remove)


def _each(call: Call, work: filters.Work) -> list[etree._Element]:
    """Return one result for each record of a zone or, with ``template``, of the template."""
    kind = RECORDS
    if call.request.find("template") is not None:
        check_administrator(call)
        kind = TEMPLATE_RECORDS
        if any(criterion.tag != "id" for criterion in call.child("filter")):
            raise Refusal(errors.INVALID_VALUE, "Records of the template have no zone.")
    return filters.each(call, kind, work, echo=filters.no_echo, echo_error=_id_echo, empty="dns_empty_result")


def _id_echo(selector: str, value: str) -> etree._Element | None:
    return node("id", value) if selector == "id" and value else None
