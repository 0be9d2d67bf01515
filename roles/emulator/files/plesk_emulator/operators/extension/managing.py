# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Installing, describing and uninstalling extensions."""

from __future__ import annotations

import re

from lxml import etree

from ...protocol import errors
from ...protocol.answer import node, nodes, ok
from ...protocol.auth import ADMIN
from ...protocol.errors import Refusal
from ...protocol.operation import Call
from ...state.extensions import CATALOG
from .operator import OPERATOR, installed

# The address of an extension in the vendor's catalog: a GUID and the id of the extension.
_IN_CATALOG = re.compile(r"https?://(?:ext\.plesk\.com|extore\.pp\.plesk\.ru)/packages/[0-9a-f-]{36}-([\w-]+)/download")


@OPERATOR.operation("install", writes=True, callers=(ADMIN,))
def install(call: Call) -> etree._Element:
    """Install an extension of the catalog, by its id or its address there; no other address can be reached."""
    url = call.text("url")
    wanted = (call.text("id") or "") if url is None else _named_by(url)
    extension = CATALOG.get(wanted)
    if extension is None:
        raise Refusal(errors.NOT_FOUND, f"Extension {wanted} is not found in the catalog.")
    if call.db.one("SELECT 1 FROM extensions WHERE id = ?", extension.id) is None:
        call.db.insert(
            "extensions", id=extension.id, name=extension.name, version=extension.version, release=extension.release
        )
    elif call.behaviors["extension_installed"] != "ok":
        raise call.refuse("extension_installed", f"Extension {extension.id} is already installed.")
    return ok()


def _named_by(url: str) -> str:
    found = _IN_CATALOG.match(url)
    if found is None:
        raise Refusal(errors.OPERATION_FAILED, f"Cannot connect to {url}.")
    return found[1]


@OPERATOR.operation("uninstall", writes=True, callers=(ADMIN,))
def uninstall(call: Call) -> etree._Element:
    """Uninstall an extension with its data."""
    extension = installed(call, call.needed("id"))
    call.db.delete("extensions", id=extension["id"])
    return ok()


@OPERATOR.operation("get", writes=False, callers=(ADMIN,))
def get(call: Call) -> etree._Element:
    """Describe one extension or all, in one result."""
    if call.request.find("filter") is None:
        rows = call.db.all("SELECT * FROM extensions ORDER BY id")
    else:
        rows = [installed(call, call.needed("filter/id"))]
    names = ("id", "name", "version", "release")
    described = (nodes({**{name: row[name] for name in names}, "active": call.boolean(row["active"])}) for row in rows)
    return ok(*(node("details", *details) for details in described))
