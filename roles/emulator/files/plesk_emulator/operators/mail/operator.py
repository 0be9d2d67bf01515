# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The declaration of ``mail``, and how its requests name sites and accounts."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from lxml import etree

from ...protocol import answer, errors
from ...protocol.answer import node, ok
from ...protocol.errors import Refusal
from ...protocol.operation import Call, Operator
from ...rules import sites
from ...state.store import Row
from .requests import REQUESTS

OPERATOR = Operator("mail", REQUESTS)

MISSING = "Mail account does not exist"


def the_site(call: Call, value: str) -> Row:
    """Return the site with this id. Raises :class:`Refusal` with the code of ``mail_bad_site``."""
    site = sites.find(call, sites.BY_ID, value)
    if site is None:
        raise call.refuse("mail_bad_site", "Site does not exist")
    return site


def find(call: Call, site: Row, name: str) -> Row:
    """Return the account of a site. Raises :class:`Refusal` (1013)."""
    sql = "SELECT * FROM mail_names WHERE domain_id = ? AND name_key = ?"
    found = call.db.one(sql, site["id"], name.casefold())
    if found is None or (call.behaviors["key_case"] == "sensitive" and found["name"] != name):
        raise Refusal(errors.NOT_FOUND, MISSING)
    return found


def of_site(call: Call, site: Row) -> list[Row]:
    """Return the accounts of a site."""
    return call.db.all("SELECT * FROM mail_names WHERE domain_id = ? ORDER BY id", site["id"])


def each(
    call: Call,
    items: Iterable[tuple[str, etree._Element | None]],
    work: Callable[[str, etree._Element | None], list[etree._Element]],
) -> list[etree._Element]:
    """Return one result for each account named; what ``work`` wrote for a refused one is undone.

    ``items`` pairs names with the nodes that describe the accounts.
    """
    results = []
    for name, given in items:
        try:
            with call.db.savepoint():
                results.append(ok(*work(name, given)))
        except Refusal as refusal:
            echo = node("mailname", node("name", name)) if call.behaviors["mail_error_echo"] == "mailname" else None
            results.append(answer.error(refusal, echo))
    return results


def described(call: Call, filter_: etree._Element) -> list[tuple[str, etree._Element | None]]:
    """Return the accounts that a filter describes with ``mailname`` nodes."""
    return [(call.text("name", found) or "", found) for found in filter_.findall("mailname")]


def named(call: Call, site: Row) -> list[tuple[str, etree._Element | None]]:
    """Return the accounts that a filter names; one without names means all of the site."""
    names = [call.stored(found) for found in call.request.findall("filter/name")]
    return [(name, None) for name in (names or [row["name"] for row in of_site(call, site)])]
