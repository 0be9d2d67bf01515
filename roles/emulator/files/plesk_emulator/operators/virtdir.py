# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The operator ``virtdir``: virtual directories of the web server of Windows. Every failure has the code 1023."""

from __future__ import annotations

from lxml import etree

from ..protocol import errors
from ..protocol.answer import node, ok
from ..protocol.errors import Refusal
from ..protocol.operation import Call, Operator
from ..rules import hosting, sites
from ..state.store import Row

OPERATOR = Operator(
    "virtdir",
    """
define directory
  (one of)
    site-id id_type
    subdomain-id id_type
  name directoryPath

define properties
  properties
    real-path? string
    access-source? boolean
    access-read? boolean
    access-write? boolean
    dir-browsing? boolean
    log-visits? boolean
    application?
      (one of)
        (in order)
          enabled empty until=1.6.6.0
          enabled any since=1.6.7.0
          parent-paths? boolean
          run-in-mta boolean
          aspnet-version? string
        disabled empty until=1.6.6.0
        disabled any since=1.6.7.0
    execute-perm? none|script|script_execute
    default-doc?
      (one of)
        (in order)
          enabled empty until=1.6.6.0
          enabled any since=1.6.7.0
          search* string
        disabled empty until=1.6.6.0
        disabled any since=1.6.7.0
    access-anonymous? boolean
    access-windows? boolean
    require-ssl? boolean
    asp-buffering-limit? int
    asp-max-request-entity-allowed? int
    asp-enabled-server-debug? boolean
    asp-enabled-client-debug? boolean
    ip-allow* string
    ip-deny* string
    mime-type* string
    is-deny-by-concurrent-requests? boolean
    max-concurrent-requests? int
    is-deny-by-request-rate? boolean
    max-requests? int
    request-interval? int

create
  use directory
  use properties
update
  use directory
  use properties
remove
  use directory
get
  use directory
""",
    tables="""
CREATE TABLE IF NOT EXISTS virtual_dirs (
    id INTEGER PRIMARY KEY AUTOINCREMENT, domain_id INTEGER NOT NULL REFERENCES domains (id) ON DELETE CASCADE,
    name TEXT NOT NULL, properties TEXT NOT NULL, UNIQUE (domain_id, name)
);
""",
)

_ORDER = """
    real-path access-source access-read access-write dir-browsing log-visits application execute-perm default-doc
    access-anonymous access-windows require-ssl asp-buffering-limit asp-max-request-entity-allowed
    asp-enabled-server-debug asp-enabled-client-debug ip-allow ip-deny mime-type is-deny-by-concurrent-requests
    max-concurrent-requests is-deny-by-request-rate max-requests request-interval
""".split()
_LISTS = ("ip-allow", "ip-deny", "mime-type")
_BLOCKS = ("application", "default-doc")
_FLAGS = """
    access-source access-read access-write dir-browsing log-visits access-anonymous access-windows require-ssl
    asp-enabled-server-debug asp-enabled-client-debug is-deny-by-concurrent-requests is-deny-by-request-rate
    parent-paths run-in-mta
""".split()
_MARKS = ("enabled", "disabled")
_DEFAULTS = {
    "access-source": "false",
    "access-read": "true",
    "access-write": "false",
    "dir-browsing": "false",
    "log-visits": "true",
    "execute-perm": "script",
}


def _site(call: Call) -> Row:
    """Return the site or subdomain that a request names. Raises :class:`Refusal` (1023), and on Linux its code."""
    if call.behaviors["platform"] == "linux":
        raise call.refuse("virtdir_on_linux", "Virtual directories are supported on Windows only.")
    for name in ("site-id", "subdomain-id"):
        value = call.text(name)
        found = None if value is None else sites.find(call, sites.BY_ID, value)
        if found is not None and (name == "site-id" or found["parent_id"] is not None):
            if found["htype"] != hosting.PHYSICAL:
                raise _failed(f"The site {found['name']} has no physical hosting.")
            return found
    raise _failed("The site does not exist.")


def _failed(text: str) -> Refusal:
    return Refusal(errors.OPERATION_FAILED, text)


def _changed_site(call: Call) -> Row:
    site = _site(call)
    sites.check_permission(call, site["webspace_id"], "manage_phosting")
    return site


def _found(call: Call, site: Row) -> Row | None:
    return call.db.one(
        "SELECT * FROM virtual_dirs WHERE domain_id = ? AND name = ?", site["id"], call.needed("name").strip("/")
    )


def _existing(call: Call, site: Row) -> Row:
    """Return the directory that a request names. Raises :class:`Refusal` (1023)."""
    directory = _found(call, site)
    if directory is None:
        raise _failed(f"The virtual directory '{call.needed('name')}' does not exist.")
    return directory


@OPERATOR.operation("create", writes=True)
def create(call: Call) -> etree._Element:
    """Create a directory; what is left out has its default."""
    site, name = _changed_site(call), call.needed("name").strip("/")
    if not name or _found(call, site) is not None:
        raise _failed(f"The virtual directory '{name}' exists already.")
    present = [node("real-path", name), *(node(tag, value) for tag, value in _DEFAULTS.items())]
    call.db.insert(
        "virtual_dirs", domain_id=site["id"], name=name, properties=_merged(present, _cleaned(call, "replace"))
    )
    return ok()


@OPERATOR.operation("update", writes=True)
def update(call: Call) -> etree._Element:
    """Change the properties given; the others stay."""
    directory = _existing(call, _changed_site(call))
    present = list(etree.fromstring(directory["properties"]))
    form = call.behaviors["virtdir_lists"]
    call.db.update("virtual_dirs", directory["id"], properties=_merged(present, _cleaned(call, form, present)))
    return ok()


@OPERATOR.operation("remove", writes=True)
def remove(call: Call) -> etree._Element:
    """Delete a directory."""
    call.db.delete("virtual_dirs", id=_existing(call, _changed_site(call))["id"])
    return ok()


@OPERATOR.operation("get", writes=False)
def get(call: Call) -> etree._Element:
    """Describe a directory."""
    site = _site(call)
    properties = etree.fromstring(_existing(call, site)["properties"])
    for found in properties.iter():
        if found.tag in _FLAGS:
            found.text = call.boolean(found.text == "true")
    return ok(node("filter-id", site["id"]), node("id", site["id"]), properties)


def _cleaned(call: Call, lists: str, present: list[etree._Element] | None = None) -> list[etree._Element]:
    """Return the properties of a request as they are stored; with ``lists=merge``, lists begin with ``present``."""
    given = [_kept(call, child) for child in call.child("properties").iterchildren(tag=etree.Element)]
    if lists == "merge":
        named = {child.tag for child in given} & set(_LISTS)
        texts = {(child.tag, child.text) for child in given}
        before = [child for child in present or () if child.tag in named and (child.tag, child.text) not in texts]
        given = [*before, *given]
    return given


def _kept(call: Call, found: etree._Element) -> etree._Element:
    if found.tag in _BLOCKS:
        parts = [_kept(call, child) for child in found.iterchildren(tag=etree.Element)]
        if found.tag == "application" and parts[0].tag == "enabled" and found.find("parent-paths") is None:
            parts.insert(1, node("parent-paths", "false"))
        return node(found.tag, *parts)
    if found.tag in _MARKS:
        return node(found.tag)
    if found.tag in _FLAGS:
        return node(found.tag, "true" if call.flag(found) else "false")
    return node(found.tag, call.stored(found))


def _merged(present: list[etree._Element], given: list[etree._Element]) -> str:
    """Return the properties with those given in place of those of the same name, as text."""
    named = {child.tag for child in given}
    children = [*(child for child in present if child.tag not in named), *given]
    children.sort(key=lambda child: _ORDER.index(str(child.tag)))
    return etree.tostring(node("properties", *children), encoding="unicode")
