# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The operator ``ui``: custom buttons and the navigation of the panel."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from ..protocol import answer, errors
from ..protocol.answer import node, nodes, ok
from ..protocol.auth import ADMIN
from ..protocol.errors import Refusal
from ..protocol.filters import LARGEST_ID
from ..protocol.operation import Call, Operator, whole_number
from ..state.stock import ADMIN_ID
from ..state.store import Row

OPERATOR = Operator(
    "ui",
    """
define owners
  (one of)
    admin any
    customer-id id_type
    reseller-id id_type

define chosen
  filter
    (one of)
      custombutton-id+ id_type
      owner+
        use owners

define vendors
  filter
    vendor-login+ string

create-custombutton
  owner
    use owners
  properties
    sort_key? int
    conhelp? string
    file? string
    public? boolean
    internal? boolean
    noframe? boolean
    place client|domain|navigation|admin|admin-settings|reseller|reseller-settings|domain-properties
    url urlType
    text text
  url-components?
    (in order)?
      dom_id? any
      dom_name? any
      ftp_user? any
      ftp_pass? any
      cl_id? any
      cname? any
      pname? any
      email? any
get-custombutton
  use chosen
delete-custombutton
  use chosen
get-navigation empty
branding-theme-install
  use vendors
  path string
branding-theme-uninstall
  use vendors
""",
    tables="""
CREATE TABLE IF NOT EXISTS custom_buttons (
    id INTEGER PRIMARY KEY AUTOINCREMENT, owner_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    properties TEXT NOT NULL, components TEXT NOT NULL
);
""",
)
_FLAGS = {"public": False, "internal": False, "noframe": False}
_PAGES = {
    "general": {"Home": "/admin/home"},
    "hosting": {
        "Customers": "/admin/customer/list",
        "Resellers": "/admin/reseller/list",
        "Domains": "/admin/domain/list",
        "Subscriptions": "/admin/subscription/list",
        "Service Plans": "/admin/customer-service-plan/list",
    },
}


@OPERATOR.operation("create-custombutton", writes=True, callers=(ADMIN,))
def create(call: Call) -> etree._Element:
    """Makes a button for the panel of an account."""
    properties: dict[str, Any] = {"sort_key": 100, "conhelp": "", **_FLAGS}
    for found in call.child("properties"):
        name = str(found.tag)
        properties[name] = call.flag(found) if name in _FLAGS else call.stored(found)
    components = call.request.find("url-components")
    made = call.db.insert(
        "custom_buttons",
        owner_id=_owner(call, call.child("owner")),
        properties=json.dumps(properties),
        components=json.dumps([] if components is None else [str(found.tag) for found in components]),
    )
    return ok(node("id", made))


@OPERATOR.operation("get-custombutton", writes=False, callers=(ADMIN,))
def get(call: Call) -> list[etree._Element]:
    """Describes the buttons that the filter names."""
    return [found if isinstance(found, etree._Element) else ok(*_shown(call, found)) for found in _chosen(call)]


@OPERATOR.operation("delete-custombutton", writes=True, callers=(ADMIN,))
def delete(call: Call) -> list[etree._Element]:
    """Deletes the buttons that the filter names."""
    results = []
    for found in _chosen(call):
        if not isinstance(found, etree._Element):
            call.db.delete("custom_buttons", id=found["id"])
            found = ok(node("id", found["id"]))
        results.append(found)
    return results


@OPERATOR.operation("get-navigation", writes=False, callers=(ADMIN,))
def get_navigation(_call: Call) -> etree._Element:
    """Describes the navigation: an array as PHP serializes it, in Base64."""
    sections = {
        section: {"name": section.capitalize(), "nodes": {name: {"name": name, "link": link} for name, link in pages}}
        for section, pages in ((section, pages.items()) for section, pages in _PAGES.items())
    }
    return ok(node("navigation", base64.b64encode(_serialized(sections).encode()).decode()))


@OPERATOR.operation("branding-theme-install", writes=False, callers=(ADMIN,))
def install_theme(call: Call) -> list[etree._Element]:
    """Refused for every vendor: the emulator has no panel, hence no themes."""
    path = call.needed("path")
    return _themeless(call, Refusal(errors.OPERATION_FAILED, f"Unable to install the theme from {path}."))


@OPERATOR.operation("branding-theme-uninstall", writes=False, callers=(ADMIN,))
def uninstall_theme(call: Call) -> list[etree._Element]:
    """Refused for every vendor, as no theme is installed."""
    return _themeless(call, Refusal(errors.NOT_FOUND, "Theme does not exist."))


def _themeless(call: Call, refusal: Refusal) -> list[etree._Element]:
    logins = call.request.iterfind("filter/vendor-login")
    return [answer.error(refusal, node("filter-id", call.stored(login))) for login in logins]


def _owner(call: Call, owner: etree._Element) -> int:
    """The id of the account that an ``owner`` names. Raises :class:`Refusal` (1015)."""
    kind = str(owner[0].tag).partition("-")[0]
    if kind == "admin":
        return ADMIN_ID
    wanted = whole_number(call.stored(owner[0]))
    if call.db.one("SELECT 1 FROM accounts WHERE kind = ? AND id = ?", kind, min(wanted, LARGEST_ID)) is None:
        raise Refusal(errors.OWNER_NOT_FOUND, "Owner does not exist")
    return wanted


def _chosen(call: Call) -> Iterator[Row | etree._Element]:
    """The buttons that the filter names, with an error result for what names none."""
    for criterion in call.child("filter"):
        if criterion.tag == "custombutton-id":
            wanted = min(whole_number(call.stored(criterion)), LARGEST_ID)
            found = call.db.one("SELECT * FROM custom_buttons WHERE id = ?", wanted)
            missing = Refusal(errors.NOT_FOUND, "Custom button does not exist.")
            yield answer.error(missing) if found is None else found
            continue
        try:
            owner = _owner(call, criterion)
        except Refusal as refusal:
            yield answer.error(refusal)
            continue
        yield from call.db.all("SELECT * FROM custom_buttons WHERE owner_id = ? ORDER BY id", owner)


def _shown(call: Call, row: Row) -> list[etree._Element]:
    owner = call.db.the("SELECT id, kind FROM accounts WHERE id = ?", row["owner_id"])
    kind = node("admin") if owner["kind"] == "admin" else node(f"{owner['kind']}-id", owner["id"])
    properties = json.loads(row["properties"])
    order = ("sort_key", "conhelp", "file", *_FLAGS, "place", "url", "text")
    shown = {name: properties.get(name) for name in order}
    shown.update({name: call.boolean(properties[name]) for name in _FLAGS})
    components = [node(name) for name in json.loads(row["components"])]
    return [
        node("id", row["id"]),
        node("owner", kind),
        node("properties", *nodes(shown)),
        node("url-components", *components),
    ]


def _serialized(value: str | Mapping[str, Any]) -> str:
    """A text or an array as PHP's function ``serialize`` writes it."""
    if isinstance(value, str):
        return f's:{len(value.encode())}:"{value}";'
    entries = "".join(_serialized(key) + _serialized(entry) for key, entry in value.items())
    return f"a:{len(value)}:{{{entries}}}"
