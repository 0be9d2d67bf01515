# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The operator ``site-alias``: further names of sites."""

from __future__ import annotations

from typing import Any

from lxml import etree

from ..protocol import empty_nodes, errors, filters
from ..protocol.answer import node, nodes, ok
from ..protocol.auth import ADMIN
from ..protocol.errors import Refusal
from ..protocol.operation import Call, Operator, whole_number
from ..protocol.status import is_disabled
from ..protocol.versions import at_least
from ..rules import domain_names, domains, sites, subscriptions, zones
from ..state.store import Row

OPERATOR = Operator(
    "site-alias",
    """
define settings
  status? int
  pref?
    web? boolean
    mail? boolean
    tomcat? boolean until=1.6.9.0
    seo-redirect? boolean
    icp-status? boolean since=1.6.7.0
    icp-permit? string since=1.6.7.0
  manage-dns? boolean

define filter
  filter
    (one of)?
      id+ id_type
      name+ string
      site-id+ id_type
      site-name+ string

create
  use settings
  site-id id_type
  name string
  ascii-name? string
get
  use filter
set
  use filter
  settings
    use settings
delete
  use filter
rename
  (one of)
    id id_type
    name string
  new_name any
get-supported-services empty
""",
)

ALIASES = filters.Kind(
    "site_aliases WHERE 1",
    {
        "id": filters.number("id"),
        "name": filters.key("name"),
        "site-id": filters.number("domain_id", group=True),
        "site-name": sites.inside("domain_id", "all_sites", filters.key("name")),
    },
    sites.visible,
    "Site alias does not exist",
)

_SITE_DISABLED = 2
_LAST_WITH_TOMCAT, _FIRST_WITH_ICP = "1.6.9.0", "1.6.8.0"
_FLAGS = {
    "pref/web": "web",
    "pref/mail": "mail",
    "pref/tomcat": "tomcat",
    "pref/seo-redirect": "seo_redirect",
    "pref/icp-status": "icp_status",
    "manage-dns": "manage_dns",
}
_ON_IN_THE_PANEL = ("web", "mail", "seo_redirect", "manage_dns")


def _check_caller(call: Call, creates: bool = False) -> None:
    """Raise :class:`Refusal` (1006) for a caller who may not use the operator under ``alias_callers``."""
    open_to = call.behaviors["alias_callers"]
    if call.caller.role != ADMIN and (open_to == "all_admin" or (creates and open_to == "create_admin")):
        raise Refusal(errors.PERMISSION_DENIED, "Permission denied.")


@OPERATOR.operation("create", writes=True)
def create(call: Call) -> etree._Element:
    """Create an alias of a site; return its id."""
    _check_caller(call, creates=True)
    site = sites.find(call, sites.BY_ID, call.needed("site-id"))
    if site is None:
        raise call.refuse("alias_bad_site", "Site does not exist")
    sites.check_permission(call, site["webspace_id"], "manage_domain_aliases")
    name = call.needed("name")
    columns = domain_names.name_columns(call, name)
    if call.text("ascii-name") not in (None, "", domains.ascii_name(name)):
        raise Refusal(errors.INVALID_VALUE, f"The node 'ascii-name' does not fit the name '{name}'.")
    domain_names.check_alias_license(call)
    subscriptions.check_room(call, site["webspace_id"], "max_dom_aliases")
    on = _ON_IN_THE_PANEL if call.behaviors["alias_pref_defaults"] == "panel" else ()
    settings = {**{column: int(column in on) for column in _FLAGS.values()}, **_changes(call, call.request)}
    alias = call.db.insert("site_aliases", **columns, domain_id=site["id"], webspace_id=site["webspace_id"], **settings)
    _follow_dns(call, alias)
    return ok(node("id", alias))


def _follow_dns(call: Call, alias_id: int) -> None:
    """Give an alias a DNS zone, or takes it away, as its setting has it."""
    alias = call.db.the("SELECT * FROM site_aliases WHERE id = ?", alias_id)
    zone = zones.zone_of(call.db, zones.ALIAS, alias_id)
    if alias["manage_dns"] and zone is None:
        zones.create_zone(call.db, zones.ALIAS, alias_id, alias["name"], alias["webspace_id"])
    elif not alias["manage_dns"]:
        zones.delete_zone(call.db, zones.ALIAS, alias_id)


def _changes(call: Call, given: etree._Element) -> dict[str, Any]:
    """Return the columns of the settings that a request node holds. Raises :class:`Refusal` (1025)."""
    changes: dict[str, Any] = {}
    for path, column in _FLAGS.items():
        found = given.find(path)
        if found is not None:
            changes[column] = int(call.flag(found))
    permit = call.text("pref/icp-permit", given)
    if permit is not None:
        changes["icp_permit"] = permit
    status = call.text("status", given)
    if status is not None:
        if whole_number(status) not in (0, int(call.behaviors["alias_disabled"])):
            raise Refusal(errors.WRONG_STATUS, f"Wrong status value {status}.")
        changes["disabled"] = int(whole_number(status) != 0)
    return changes


@OPERATOR.operation("get", writes=False)
def get(call: Call) -> list[etree._Element]:
    """Describe aliases."""
    _check_caller(call)
    return filters.each(call, ALIASES, lambda alias: [node("id", alias["id"]), _info(call, alias)])


def _info(call: Call, alias: Row) -> etree._Element:
    flags = {column: call.boolean(alias[column]) for column in _FLAGS.values()}
    with_tomcat, with_icp = at_least(_LAST_WITH_TOMCAT, call.version), call.since(_FIRST_WITH_ICP)
    pref = {
        "web": flags["web"],
        "mail": flags["mail"],
        "tomcat": flags["tomcat"] if with_tomcat else None,
        "seo-redirect": flags["seo_redirect"],
        "icp-status": flags["icp_status"] if with_icp else None,
        "icp-permit": call.unset(alias["icp_permit"]) if with_icp else None,
    }
    return node(
        "info",
        node("status", _status(call, alias)),
        node("pref", *nodes(pref)),
        node("manage-dns", flags["manage_dns"]),
        *nodes(
            {
                "site-id": alias["domain_id"],
                "name": alias["name"],
                "ascii-name": domains.ascii_name(alias["name"]),
            }
        ),
    )


def _status(call: Call, alias: Row) -> int:
    site = call.db.the("SELECT status, webspace_id FROM all_sites WHERE id = ?", alias["domain_id"])
    above = call.db.the("SELECT status FROM webspaces WHERE id = ?", site["webspace_id"])
    own = int(call.behaviors["alias_disabled"]) if alias["disabled"] else 0
    return own | (_SITE_DISABLED if is_disabled(site["status"]) or is_disabled(above["status"]) else 0)


def _check_changeable(call: Call, alias: Row) -> None:
    sites.check_permission(call, alias["webspace_id"], "manage_domain_aliases")


@OPERATOR.operation("set", writes=True)
def set_(call: Call) -> list[etree._Element]:
    """Change the settings given; the others stay."""
    _check_caller(call)
    settings = call.child("settings")
    for pref in settings.findall("pref"):
        settings.replace(pref, empty_nodes.judged(call, pref))

    def change(alias: Row) -> list[etree._Element]:
        _check_changeable(call, alias)
        call.db.update("site_aliases", alias["id"], **_changes(call, settings))
        _follow_dns(call, alias["id"])
        return [node("id", alias["id"])]

    return filters.each(call, ALIASES, change)


@OPERATOR.operation("delete", writes=True)
def delete(call: Call) -> list[etree._Element]:
    """Delete aliases."""
    _check_caller(call)

    def remove(alias: Row) -> list[etree._Element]:
        _check_changeable(call, alias)
        call.db.delete("site_aliases", id=alias["id"])
        return [node("id", alias["id"])]

    return filters.each(call, ALIASES, remove)


@OPERATOR.operation("rename", writes=True)
def rename(call: Call) -> etree._Element:
    """Give an alias another name."""
    _check_caller(call)
    selector = call.request[0]
    found = ALIASES.chosen(call, str(selector.tag), call.stored(selector))
    if not found:
        raise ALIASES.refusal(call)
    _check_changeable(call, found[0])
    columns = domain_names.name_columns(call, call.needed("new_name"), alias_id=found[0]["id"])
    zones.rename(call.db, zones.ALIAS, found[0]["id"], found[0]["name"], columns["name"])
    call.db.update("site_aliases", found[0]["id"], **columns)
    return ok()


@OPERATOR.operation("get-supported-services", writes=False)
def get_supported_services(call: Call) -> etree._Element:
    """Name the services that aliases may have."""
    _check_caller(call)
    with_tomcat = at_least(_LAST_WITH_TOMCAT, call.version) and call.behaviors["platform"] == "linux"
    return ok(*(node("service", service) for service in ("web", "mail", "tomcat")[: 3 if with_tomcat else 2]))
