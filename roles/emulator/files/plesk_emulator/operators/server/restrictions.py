# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Domain names that only the administrator may use."""

from __future__ import annotations

from lxml import etree

from ...protocol import errors
from ...protocol.answer import node, ok
from ...protocol.auth import ADMIN
from ...protocol.errors import Refusal
from ...protocol.operation import Call
from .operator import OPERATOR


@OPERATOR.operation("domain-restriction-add", writes=True, callers=(ADMIN,))
def add(call: Call) -> etree._Element:
    """Add a name."""
    _insert(call, call.needed("name"))
    return ok()


@OPERATOR.operation("domain-restriction-remove", writes=True, callers=(ADMIN,))
def remove(call: Call) -> etree._Element:
    """Remove a name."""
    _delete(call, call.needed("name"))
    return ok()


@OPERATOR.operation("domain-restriction-rename", writes=True, callers=(ADMIN,))
def rename(call: Call) -> etree._Element:
    """Replace a name by another."""
    _delete(call, call.needed("name"))
    _insert(call, call.needed("new-name"))
    return ok()


@OPERATOR.operation("domain-restriction-list", writes=False, callers=(ADMIN,), bare=True, system=True)
def list_(call: Call) -> list[etree._Element]:
    """Return whether the restriction is on, and the names; returns without ``result`` and ``status``."""
    names = call.db.all("SELECT name FROM domain_restrictions ORDER BY name")
    enabled = node("enable", int(call.db.setting("domain_restriction") == "on"))
    return [enabled, *(node("name", row["name"]) for row in names)]


@OPERATOR.operation("domain-restriction-enable", writes=True, callers=(ADMIN,))
def enable(call: Call) -> etree._Element:
    """Switch the restriction on."""
    call.db.set_setting("domain_restriction", "on")
    return ok()


@OPERATOR.operation("domain-restriction-disable", writes=True, callers=(ADMIN,))
def disable(call: Call) -> etree._Element:
    """Switch the restriction off; the names stay."""
    call.db.set_setting("domain_restriction", "off")
    return ok()


def _insert(call: Call, text: str) -> None:
    name = text.lower()
    if not name:
        raise Refusal(errors.INVALID_VALUE, "The domain name is empty.")
    if call.db.one("SELECT name FROM domain_restrictions WHERE name = ?", name):
        raise Refusal(errors.ALREADY_EXISTS, f"The domain name {name} is already prohibited.")
    call.db.insert("domain_restrictions", name=name)


def _delete(call: Call, text: str) -> None:
    if not call.db.delete("domain_restrictions", name=text.lower()):
        raise Refusal(errors.NOT_FOUND, f"The domain name {text.lower()} is not prohibited.")
