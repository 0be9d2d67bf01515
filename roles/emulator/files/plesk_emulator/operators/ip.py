# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The operator ``ip``: the addresses of the server."""

from __future__ import annotations

import ipaddress
from typing import Any

from lxml import etree

from ..protocol import errors, filters
from ..protocol.answer import node, nodes, ok
from ..protocol.auth import ADMIN, plain_address
from ..protocol.errors import Refusal
from ..protocol.operation import Call, Operator
from ..rules import addresses
from ..rules.certificates import Pool
from ..state.store import Row
from .server.machine import INTERFACES

OPERATOR = Operator(
    "ip",
    """
define node-identity
  (one of)
    id nonEmpty until=1.6.6.0
    id string since=1.6.7.0
    external-id nonEmpty until=1.6.6.0
    external-id string since=1.6.7.0

define addresses
  filter
    (one of)+
      ip_address ip_address

add
  (any order)
    ip_address ip_address
    netmask ip_address
    type shared|exclusive
    interface netInterface
    service-node?
      use node-identity
    public_ip_address? ip_address
get any
set
  use addresses
  (one of)
    type shared|exclusive
    certificate_name string
    public_ip_address ip_address
    service-node?
      use node-identity
del
  (any order)
    use addresses
""",
)
ADDRESSES = filters.Kind(
    "(SELECT *, address AS id FROM ips) WHERE 1",
    {"ip_address": filters.Selector(lambda _call, value: ("address = ?", (plain_address(value),)))},
    lambda _call: filters.EVERYTHING,
    "ip does not exist.",
)


@OPERATOR.operation("get", writes=False, callers=(ADMIN,))
def get(call: Call) -> etree._Element:
    """List all addresses in one result."""
    return ok(node("addresses", *(_ip_info(call, row) for row in ADDRESSES.find(call, filters.EVERYTHING))))


def _ip_info(call: Call, row: Row) -> etree._Element:
    values = {
        "ip_address": row["address"],
        "netmask": row["netmask"],
        "type": row["type"],
        "interface": row["interface"],
        "default": "" if row["is_default"] and not call.since("1.6.9.1") else None,
        "public_ip_address": row["public_address"],
    }
    return node("ip_info", *nodes(values))


@OPERATOR.operation("add", writes=True, callers=(ADMIN,))
def add(call: Call) -> etree._Element:
    """Add an address; one that is there is 1013, as a sample in the documentation has it."""
    _refuse_service_node(call)
    address = addresses.checked(call.needed("ip_address"))
    if ADDRESSES.chosen(call, "ip_address", address):
        raise Refusal(errors.NOT_FOUND, "IP address was already added on the server")
    call.db.insert(
        "ips",
        address=address,
        netmask=_netmask(address, call.needed("netmask")),
        type=call.needed("type"),
        interface=_interface(call.needed("interface")),
        public_address=_public(call.text("public_ip_address") or ""),
    )
    return ok(node("ip_address", address))


@OPERATOR.operation("set", writes=True, callers=(ADMIN,))
def set_(call: Call) -> list[etree._Element]:
    """Change one property of addresses."""
    _refuse_service_node(call)
    changed = call.request[1] if len(call.request) > 1 else None

    def change(row: Row) -> list[etree._Element]:
        if changed is not None:
            call.db.put("ips", **{**_columns(row), **_CHANGES[changed.tag](call, row, call.stored(changed))})
        return []

    return filters.each(call, ADDRESSES, change, echo=filters.selector_echo)


@OPERATOR.operation("del", writes=True, callers=(ADMIN,))
def delete(call: Call) -> list[etree._Element]:
    """Remove addresses that nothing uses."""

    def remove(row: Row) -> list[etree._Element]:
        if row["is_default"]:
            raise Refusal(errors.OPERATION_FAILED, "The main IP address of the server cannot be removed.")
        used = (
            "SELECT address FROM webspace_ips WHERE address = ?1 UNION SELECT address FROM ip_pool WHERE address = ?1"
        )
        if call.db.one(used, row["address"]):
            raise Refusal(errors.OPERATION_FAILED, f"IP address {row['address']} is in use.")
        call.db.delete("reseller_plan_ips", address=row["address"])
        call.db.delete("ips", address=row["address"])
        return []

    return filters.each(call, ADDRESSES, remove, echo=filters.selector_echo)


def _columns(row: Row) -> dict[str, Any]:
    return {name: value for name, value in dict(row).items() if name != "id"}


def _change_type(call: Call, row: Row, wanted: str) -> dict[str, Any]:
    """Only one owner can have an exclusive address, in its pool or for its subscriptions."""
    resellers = call.db.all("SELECT * FROM ip_pool WHERE address = ?", row["address"])
    owners = "SELECT COUNT(DISTINCT owner_id) FROM webspace_ips JOIN webspaces ON webspaces.id = webspace_id"
    users = call.db.value(f"{owners} WHERE address = ?", row["address"])
    if wanted == "exclusive" and max(users, len(resellers)) > 1:
        raise Refusal(errors.OPERATION_FAILED, f"IP address {row['address']} is used by several users.")
    for reseller in resellers:
        call.db.put("ip_pool", **{**dict(reseller), "type": wanted})
    return {"type": wanted}


def _change_certificate(call: Call, _row: Row, name: str) -> dict[str, Any]:
    if not Pool().find(call.db, name):
        raise Refusal(errors.NOT_FOUND, f"The certificate '{name}' does not exist.")
    return {"certificate_name": name}


def _change_public(_call: Call, _row: Row, address: str) -> dict[str, Any]:
    return {"public_address": _public(address)}


def _public(address: str) -> str | None:
    return addresses.checked(address) if address else None


_CHANGES = {
    "type": _change_type,
    "certificate_name": _change_certificate,
    "public_ip_address": _change_public,
}


def _refuse_service_node(call: Call) -> None:
    if call.request.find("service-node") is not None:
        raise Refusal(errors.OPERATION_FAILED, "There are no service nodes.")


def _interface(name: str) -> str:
    if name not in INTERFACES:
        raise Refusal(
            errors.WRONG_INTERFACE, f"There is no network interface '{name}'; there are {' and '.join(INTERFACES)}."
        )
    return name


def _netmask(address: str, mask: str) -> str:
    """Return the mask as given. IPv6 addresses may have a prefix length or a mask. Raises :class:`Refusal` (1019)."""
    size = ipaddress.ip_address(address).max_prefixlen
    try:
        if size == 128 and mask.lstrip("/").isdigit():
            valid = int(mask.lstrip("/")) <= size
        else:
            parsed = ipaddress.ip_address(mask)
            ones = bin(int(parsed))[2:].zfill(size)
            valid = parsed.max_prefixlen == size and "01" not in ones
    except ValueError:
        valid = False
    if not valid:
        raise Refusal(errors.INVALID_VALUE, f"Network mask '{mask}' is invalid.")
    return mask
