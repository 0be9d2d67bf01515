# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Pools of certificates: the server's and one of each subscription and site, and what uses a certificate.

A site finds the certificate that its hosting names in its own pool, else in that of its subscription, else in the
server's.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from ..protocol import errors, filters
from ..protocol.answer import node
from ..protocol.errors import Refusal
from ..protocol.operation import Call
from ..state.stock import DEFAULT_CERTIFICATE
from ..state.store import Row, Transaction
from . import hosting, sites
from .contents import Contents

SERVER_USES = ("panel", "mail-server")
DOMAIN_MISSING = "domain does not exist"
_PROPERTY = "certificate_name"


class Pool(NamedTuple):
    """A pool: that of the domain with an id, or of the server. ``name`` is the domain's."""

    domain_id: int | None = None
    name: str = ""

    def find(self, db: Transaction, name: str) -> list[Row]:
        """Return the certificates of this name, oldest first."""
        sql = "SELECT * FROM certificates WHERE domain_id IS ? AND name = ? ORDER BY id"
        return db.all(sql, self.domain_id, name)


def pool(call: Call, place: etree._Element) -> Pool:
    """Return the pool that a node ``webspace``, ``site`` or ``admin`` names.

    Raises :class:`Refusal`: 1006 when the server's is not for the caller, the code of ``certificate_bad_domain``.
    """
    if place.tag == "admin":
        check_server_pool(call)
        return Pool()
    found = sites.find(call, filters.key("name"), call.stored(place))
    if found is None or (place.tag == "webspace" and not found["main"]):
        raise call.refuse("certificate_bad_domain", DOMAIN_MISSING)
    return Pool(found["id"], found["name"])


def check_server_pool(call: Call) -> None:
    """Raise :class:`Refusal` (1006) unless the caller is the administrator."""
    if call.caller.role != "admin":
        raise Refusal(errors.PERMISSION_DENIED, "Permission denied.")


def of_server(call: Call, use: str) -> etree._Element:
    """Return a node with name and place of the certificate that the panel or the mail server uses."""
    chosen = _of_use(call.db, use)
    main = "SELECT name, main FROM all_sites WHERE id = ?"
    domain = None if chosen is None else call.db.one(main, chosen["domain_id"])
    name = DEFAULT_CERTIFICATE if chosen is None else chosen["name"]
    place = node("admin") if domain is None else node("webspace" if domain["main"] else "site", domain["name"])
    return node(use, node("name", name), place)


def _of_use(db: Transaction, use: str) -> Row | None:
    """Return the certificate chosen for a use of the server, None for the default one."""
    return db.one("SELECT * FROM certificates WHERE id = ?", db.setting(f"certificate.{use}"))


def use_for_server(call: Call, use: str, name: str, place: etree._Element) -> None:
    """Make the panel or the mail server use a certificate. Raises :class:`Refusal`: as :func:`pool`, 1013."""
    found = pool(call, place).find(call.db, name)
    if not found:
        raise Refusal(errors.NOT_FOUND, f"The certificate '{name}' does not exist.")
    call.db.set_setting(f"certificate.{use}", str(found[-1]["id"]))


def check_hosting(call: Call, request: etree._Element | None, *domains: int) -> None:
    """Whether the certificate that hosting properties in a request name is in a pool of these domains or the server's.

    Raises :class:`Refusal` with the code of ``hosting_certificate``.
    """
    for entry in () if request is None else request.iter("property"):
        name = call.text("value", entry)
        if call.text("name", entry) != _PROPERTY or not name or call.behaviors["hosting_certificate"] == "accepted":
            continue
        if not any(Pool(domain).find(call.db, name) for domain in (*domains, None)):
            raise call.refuse("hosting_certificate", f"The certificate '{name}' does not exist.")


def users(db: Transaction, certificate: Row) -> list[str]:
    """Return what uses a certificate, in words."""
    found = [f"site {site['name']}" for site in _sites(db, certificate)]
    if certificate["domain_id"] is None:
        rows = db.all("SELECT address FROM ips WHERE certificate_name = ?", certificate["name"])
        found += [f"IP address {row['address']}" for row in rows]
    return found + [f"the {use}" for use in SERVER_USES if _is_used_for(db, use, certificate)]


def _is_used_for(db: Transaction, use: str, certificate: Row) -> bool:
    chosen = _of_use(db, use)
    return chosen is not None and chosen["id"] == certificate["id"]


def release(db: Transaction, certificate: Row) -> None:
    """Let everything that uses a certificate go without it; the server's own services take the default one."""
    for site in _sites(db, certificate):
        contents = Contents(site["content"])
        contents.merge("hosting", [hosting.property_of(_PROPERTY, "")])
        db.update("webspaces" if site["main"] else "sites", site["id"], content=str(contents))
    if certificate["domain_id"] is None:
        for row in db.all("SELECT * FROM ips WHERE certificate_name = ?", certificate["name"]):
            db.put("ips", **{**dict(row), "certificate_name": None})
    for use in SERVER_USES:
        if _is_used_for(db, use, certificate):
            db.set_setting(f"certificate.{use}", "")


def _sites(db: Transaction, certificate: Row) -> Iterator[Row]:
    """Yield the sites whose hosting names a certificate."""
    near = "(?1 IS NULL OR id = ?1 OR webspace_id = ?1)"
    sql = f"SELECT * FROM all_sites WHERE {near} AND content LIKE '%{_PROPERTY}%' ORDER BY id"
    for site in db.all(sql, certificate["domain_id"]):
        name = Contents(site["content"]).pairs("hosting").get(_PROPERTY, "")
        if name == certificate["name"] and _resolved(db, site, name) == certificate["domain_id"]:
            yield site


def _resolved(db: Transaction, site: Row, name: str) -> int | None:
    """Return the id of the domain in whose pool a site finds a certificate, None for the server's pool."""
    for domain in (site["id"], site["webspace_id"]):
        if Pool(domain).find(db, name):
            return int(domain)
    return None
