# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The operator ``subdomain``: sites with a parent, which ``site`` manages too."""

from __future__ import annotations

from lxml import etree

from ..protocol import errors, filters
from ..protocol.answer import node, ok
from ..protocol.errors import Refusal
from ..protocol.operation import Call, Operator
from ..rules import certificates, domain_names, hosting, sites, zones
from ..rules.contents import Contents
from ..state.store import Row

OPERATOR = Operator(
    "subdomain",
    """
define filter
  filter
    (one of)?
      id+ id_type
      name+ string
      parent-name+ any

define property
  name string
  value string

add
  parent string
  name string
  home? string
  property*
    use property
get
  use filter
del
  use filter
set
  use filter
  property+
    use property
rename
  id id_type
  name any
""",
)

SUBDOMAINS = filters.Kind(
    "sites WHERE parent_id IS NOT NULL",
    {
        "id": filters.number("id"),
        "name": filters.key("name"),
        "parent-name": sites.inside("parent_id", "all_sites", filters.key("name")),
    },
    sites.visible,
    "Subdomain does not exist",
)

_OF_SUBSCRIPTIONS = ("ftp_login", "ftp_password", "ftp_password_type")


@OPERATOR.operation("add", writes=True)
def add(call: Call) -> etree._Element:
    """Create a subdomain with physical hosting; return its id."""
    parent = sites.find(call, sites.BY_NAME, call.needed("parent"))
    if parent is None:
        raise Refusal(errors.OWNER_NOT_FOUND, "Parent domain does not exist")
    columns = domain_names.name_columns(call, _full_name(call, parent))
    sites.check_subdomain(call, parent["webspace_id"], parent, columns["name"])
    contents = Contents()
    contents.merge("hosting", _given(call))
    certificates.check_hosting(call, call.request, parent["webspace_id"])
    sites.place(contents, columns["name"])
    if call.behaviors["platform"] == "windows":
        contents.merge("subdomain", [node("home", call.text("home") or "")])
    place = {"webspace_id": parent["webspace_id"], "parent_id": parent["id"]}
    subdomain, _guid = sites.insert(call, contents, **columns, **place, htype=hosting.PHYSICAL)
    return ok(node("id", subdomain))


def _full_name(call: Call, parent: Row) -> str:
    """Return the name of a request, which is the part in front of the parent's."""
    return f"{call.needed('name')}.{parent['name']}"


def _given(call: Call) -> list[etree._Element]:
    """Return the properties of a request. Raises as :func:`hosting.checked`, and 1019 under ``subdomain_ftp_user``."""
    for entry in call.request.findall("property"):
        name = call.text("name", entry)
        if name in _OF_SUBSCRIPTIONS:
            if call.behaviors["subdomain_ftp_user"] != "ignored":
                raise call.refuse("subdomain_ftp_user", f"A subdomain has no hosting property '{name}'.")
            call.request.remove(entry)
    return hosting.checked(call, call.request, hosting.SITE)


@OPERATOR.operation("get", writes=False)
def get(call: Call) -> list[etree._Element]:
    """Describe subdomains."""

    def described(subdomain: Row) -> list[etree._Element]:
        parent = call.db.value("SELECT name FROM all_sites WHERE id = ?", subdomain["parent_id"])
        home = Contents(subdomain["content"]).value("subdomain/home")
        properties = sites.properties(call, subdomain) if subdomain["htype"] == hosting.PHYSICAL else []
        data = node(
            "data",
            node("parent", parent),
            node("name", subdomain["name"]),
            *([] if home is None else [node("home", home)]),
            *properties,
        )
        return [node("id", subdomain["id"]), data]

    return filters.each(call, SUBDOMAINS, described)


@OPERATOR.operation("set", writes=True)
def set_(call: Call) -> list[etree._Element]:
    """Change the hosting properties given; a subdomain without physical hosting gets it."""
    given = _given(call)

    def change(subdomain: Row) -> list[etree._Element]:
        sites.check_permission(call, subdomain["webspace_id"], "manage_phosting")
        contents = Contents(subdomain["content"])
        if subdomain["htype"] != hosting.PHYSICAL:
            contents.remove("hosting")
        contents.merge("hosting", given)
        certificates.check_hosting(call, call.request, subdomain["id"], subdomain["webspace_id"])
        sites.place(contents, subdomain["name"])
        call.db.update("sites", subdomain["id"], htype=hosting.PHYSICAL, content=str(contents))
        return [node("id", subdomain["id"])]

    return filters.each(call, SUBDOMAINS, change)


@OPERATOR.operation("del", writes=True)
def delete(call: Call) -> list[etree._Element]:
    """Delete subdomains with what is below them."""

    def remove(subdomain: Row) -> list[etree._Element]:
        sites.check_permission(call, subdomain["webspace_id"], "manage_subdomains")
        sites.delete(call.db, subdomain["id"])
        return [node("id", subdomain["id"])]

    return filters.each(call, SUBDOMAINS, remove)


@OPERATOR.operation("rename", writes=True)
def rename(call: Call) -> etree._Element:
    """Give a subdomain another name below the same parent."""
    found = SUBDOMAINS.chosen(call, "id", call.needed("id"))
    if not found:
        raise SUBDOMAINS.refusal(call)
    subdomain = found[0]
    sites.check_permission(call, subdomain["webspace_id"], "manage_subdomains")
    parent = call.db.the("SELECT * FROM all_sites WHERE id = ?", subdomain["parent_id"])
    columns = domain_names.name_columns(call, _full_name(call, parent), subdomain["id"])
    zones.rename(call.db, zones.SITE, subdomain["id"], subdomain["name"], columns["name"])
    call.db.update("sites", subdomain["id"], **columns)
    return ok()
