# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Certificates come into pools, are replaced, and go."""

from __future__ import annotations

from lxml import etree

from ...protocol import errors, filters
from ...protocol.answer import error, node, ok
from ...protocol.auth import plain_address
from ...protocol.errors import Refusal
from ...protocol.operation import Call
from ...rules import certificates, sites
from ...rules.certificates import Pool
from ...state.stock import DEFAULT_CERTIFICATE
from ...state.store import Row
from . import keys
from .operator import OPERATOR

_PLACES = ("webspace", "site", "admin")
DOMAINS = filters.Kind(
    "all_sites WHERE 1",
    {"domain-id": filters.number("id"), "domain-name": filters.key("name"), "domain-guid": filters.text("guid")},
    sites.visible,
    certificates.DOMAIN_MISSING,
    missing_code="certificate_pool_domain",
)


def _pool(call: Call) -> Pool:
    place = next(child for child in call.request if child.tag in _PLACES)
    return certificates.pool(call, place)


@OPERATOR.operation("install", writes=True)
def install(call: Call) -> etree._Element:
    """Put a certificate into a pool; sites do not use it by that."""
    pool, name = _pool(call), call.needed("name")
    if not name.strip():
        raise Refusal(errors.INVALID_VALUE, "The name of a certificate must not be empty.")
    if pool.find(call.db, name) and call.behaviors["certificate_reinstall"] != "second":
        raise call.refuse("certificate_reinstall", f"Certificate with name '{name}' already exists.")
    call.db.insert("certificates", domain_id=pool.domain_id, name=name, **_content(call))
    _assign(call, pool, name)
    return ok()


@OPERATOR.operation("update", writes=True)
def update(call: Call) -> etree._Element:
    """Replace the content of a certificate; what uses it goes on with the new one."""
    pool, name = _pool(call), call.needed("name")
    found = pool.find(call.db, name)
    if not found:
        raise _missing(call, name)
    call.db.update("certificates", found[-1]["id"], **_content(call))
    _assign(call, pool, name)
    return ok()


def _missing(call: Call, name: str) -> Refusal:
    return call.refuse("certificate_missing", f"Certificate '{name}' does not exist.")


def _content(call: Call) -> dict[str, str]:
    """Return the columns of the content that a request gives, with its line breaks.

    Raises :class:`Refusal`: 8002 for what cannot be read or does not belong together, the code of ``empty_csr``.
    """
    given = {name: call.request.findtext(f"content/{name}") or "" for name in ("csr", "pvt", "cert", "ca")}
    key = keys.private_key(given["pvt"])
    if given["csr"].strip():
        keys.check_request(given["csr"], key)
    elif call.behaviors["empty_csr"] != "accepted":
        raise call.refuse("empty_csr", "The certificate signing request is empty.")
    if given["cert"].strip():
        keys.check_certificate(given["cert"], key)
    if given["ca"].strip():
        keys.check_authorities(given["ca"])
    return {"csr": given["csr"], "private_key": given["pvt"], "certificate": given["cert"], "ca": given["ca"]}


def _assign(call: Call, pool: Pool, name: str) -> None:
    """Make an address of the server use the certificate. Raises :class:`Refusal`: 1019 for one of a domain's pool,
    the code of ``bad_ip`` for an address that the server does not have.
    """
    wanted = call.text("ip_address")
    if wanted is None:
        return
    if pool.domain_id is not None:
        raise Refusal(errors.INVALID_VALUE, "Only certificates of the server's pool can be assigned to IP addresses.")
    row = call.db.one("SELECT * FROM ips WHERE address = ?", plain_address(wanted))
    if row is None:
        raise call.refuse("bad_ip", f"IP address {wanted} does not exist.")
    call.db.put("ips", **{**dict(row), "certificate_name": name})


@OPERATOR.operation("remove", writes=True)
def remove(call: Call) -> list[etree._Element]:
    """Remove certificates from a pool; one in use under the behavior ``certificate_in_use``."""
    pool, results = _pool(call), []
    for name in [call.stored(found) for found in call.child("filter")]:
        try:
            with call.db.savepoint():
                results += [_removed(call, row) for row in _named(call, pool, name)]
        except Refusal as refusal:
            results.append(error(refusal, node("name", name)))
    return results


def _named(call: Call, pool: Pool, name: str) -> list[Row]:
    found = pool.find(call.db, name)
    if not found:
        raise _missing(call, name)
    return found


def _removed(call: Call, certificate: Row) -> etree._Element:
    if certificate["domain_id"] is None and certificate["name"] == DEFAULT_CERTIFICATE:
        raise Refusal(errors.OPERATION_FAILED, "The default certificate cannot be removed.")
    users = certificates.users(call.db, certificate)
    if users and call.behaviors["certificate_in_use"] != "reset":
        text = f"Certificate '{certificate['name']}' is used by {', '.join(users)}."
        raise call.refuse("certificate_in_use", text)
    certificates.release(call.db, certificate)
    call.db.delete("certificates", id=certificate["id"])
    return ok(node("name", certificate["name"]))


@OPERATOR.operation("get-pool", writes=False)
def get_pool(call: Call) -> list[etree._Element]:
    """List the names of the certificates in pools."""
    if call.request.find("admin") is not None:
        certificates.check_server_pool(call)
        return [ok(_names(call, None))]
    return filters.each(call, DOMAINS, lambda row: [node("id", row["id"]), _names(call, row["id"])])


def _names(call: Call, domain_id: int | None) -> etree._Element:
    rows = call.db.all("SELECT name FROM certificates WHERE domain_id IS ? ORDER BY id", domain_id)
    return node("certificates", *(node("certificate", node("name", row["name"])) for row in rows))
