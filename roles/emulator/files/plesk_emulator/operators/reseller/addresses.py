# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The IP pools of resellers."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from lxml import etree

from ...protocol import answer, errors
from ...protocol.answer import node, ok
from ...protocol.auth import ADMIN, RESELLER, plain_address
from ...protocol.errors import Refusal
from ...protocol.operation import Call
from ...state.store import Row
from .operator import OPERATOR, RESELLERS

_IN_USE = (
    "SELECT address FROM webspace_ips JOIN webspaces ON webspaces.id = webspace_id WHERE address = ?1 "
    "AND owner_id IN (SELECT id FROM accounts WHERE id = ?2 OR owner_id = ?2)"
)


@OPERATOR.operation("ippool-add-ip", writes=True, callers=(ADMIN,))
def add_ip(call: Call) -> list[etree._Element]:
    """Add addresses of the server to a pool; without a type each keeps that of the server."""
    types = {entry: call.text("ip-type", entry) for entry in call.request.findall("ip")}

    def add(reseller: Row, address: str, entry: etree._Element) -> None:
        kind = call.db.value("SELECT type FROM ips WHERE address = ?", address)
        if kind is None:
            raise call.refuse("bad_ip", f"IP address {address} does not exist.")
        if _in_pool(call, reseller, address):
            raise call.refuse("pool_address_taken", f"IP address {address} is already in the pool.")
        _put(call, reseller, address, types[entry] or kind)

    return _each(call, types, add, "ip-address")


@OPERATOR.operation("ippool-del-ip", writes=True, callers=(ADMIN,))
def del_ip(call: Call) -> list[etree._Element]:
    """Remove addresses from a pool unless subscriptions use them."""

    def remove(reseller: Row, address: str, _entry: etree._Element) -> None:
        _check_in_pool(call, reseller, address)
        if call.db.one(_IN_USE, address, reseller["id"]):
            raise Refusal(errors.IP_FAILED, f"IP address {address} is in use.")
        call.db.delete("ip_pool", reseller_id=reseller["id"], address=address)

    return _each(call, call.request.findall("ip-address"), remove)


@OPERATOR.operation("ippool-set-ip", writes=True, callers=(ADMIN, RESELLER))
def set_ip(call: Call) -> list[etree._Element]:
    """Change the type of addresses in a pool."""
    kind = call.needed("values/ip-type")

    def retype(reseller: Row, address: str, _entry: etree._Element) -> None:
        _check_in_pool(call, reseller, address)
        _put(call, reseller, address, kind)

    return _each(call, call.request.findall("filter/ip-address"), retype)


def _each(
    call: Call,
    entries: Iterable[etree._Element],
    work: Callable[[Row, str, etree._Element], None],
    path: str = ".",
) -> list[etree._Element]:
    """Return one result for each address; what ``work`` has written for one is undone when that one is refused."""
    resellers = _named(call)
    if not resellers:
        return [answer.error(Refusal(errors.NOT_FOUND, RESELLERS.missing), _echo(call))]
    return [
        _result(call, work, reseller, entry, plain_address(call.text(path, entry) or ""))
        for reseller in resellers
        for entry in entries
    ]


def _result(
    call: Call, work: Callable[[Row, str, etree._Element], None], reseller: Row, entry: etree._Element, address: str
) -> etree._Element:
    try:
        with call.db.savepoint():
            work(reseller, address, entry)
    except Refusal as refusal:
        return answer.error(refusal, node("ip-address", address))
    return ok(node("ip-address", address))


def _named(call: Call) -> list[Row]:
    reseller_id = call.text("reseller-id")
    if reseller_id is not None:
        return RESELLERS.chosen(call, "id", reseller_id)
    return RESELLERS.chosen(call, "external-id", call.needed("external-id"))


def _echo(call: Call) -> etree._Element | None:
    reseller_id = call.text("reseller-id")
    return None if reseller_id is None else node("reseller-id", reseller_id)


def _in_pool(call: Call, reseller: Row, address: str) -> bool:
    sql = "SELECT address FROM ip_pool WHERE reseller_id = ? AND address = ?"
    return call.db.one(sql, reseller["id"], address) is not None


def _check_in_pool(call: Call, reseller: Row, address: str) -> None:
    if not _in_pool(call, reseller, address):
        raise call.refuse("bad_ip", f"IP address {address} is not in the pool.")


def _put(call: Call, reseller: Row, address: str, kind: str) -> None:
    """Put an address into a pool. Raises :class:`Refusal` (1027) when resellers cannot share it like that."""
    others = call.db.all("SELECT type FROM ip_pool WHERE address = ? AND reseller_id <> ?", address, reseller["id"])
    if any(kind == "exclusive" or other["type"] == "exclusive" for other in others):
        raise Refusal(errors.IP_FAILED, f"IP address {address} is allocated to another reseller.")
    call.db.put("ip_pool", reseller_id=reseller["id"], address=address, type=kind)
