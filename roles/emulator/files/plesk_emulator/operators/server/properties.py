# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The store of miscellaneous properties: names and values, one result each."""

from __future__ import annotations

from lxml import etree

from ...protocol import errors
from ...protocol.answer import error, node, ok
from ...protocol.auth import ADMIN
from ...protocol.errors import Refusal
from ...protocol.operation import Call
from .operator import OPERATOR


@OPERATOR.operation("set_misc", writes=True, callers=(ADMIN,))
def set_misc(call: Call) -> list[etree._Element]:
    """Set properties."""
    results = []
    for given in call.request.iterfind("filter/property"):
        name, value = call.stored(given[0]), given[1].text or ""
        call.db.put("misc", name=name, value=value)
        results.append(ok(_property(name, value)))
    return results


@OPERATOR.operation("get_misc", writes=False, callers=(ADMIN,))
def get_misc(call: Call) -> list[etree._Element]:
    """Read properties."""
    return [_found(call, name) for name in _names(call)]


@OPERATOR.operation("del_misc", writes=True, callers=(ADMIN,))
def del_misc(call: Call) -> list[etree._Element]:
    """Delete properties."""
    results = []
    for name in _names(call):
        results.append(_found(call, name))
        call.db.delete("misc", name=name)
    return results


def _names(call: Call) -> list[str]:
    return [call.stored(name) for name in call.request.iterfind("filter/property/name")]


def _found(call: Call, name: str) -> etree._Element:
    value = call.db.value("SELECT value FROM misc WHERE name = ?", name)
    if value is None:
        return error(Refusal(errors.NOT_FOUND, f"Property {name} does not exist."), _property(name, None))
    return ok(_property(name, value))


def _property(name: str, value: str | None) -> etree._Element:
    return node("property", node("name", name), None if value is None else node("value", value))
