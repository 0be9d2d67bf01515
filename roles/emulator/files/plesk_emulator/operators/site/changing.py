# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Sites come, change and go."""

from __future__ import annotations

from typing import Any

from lxml import etree

from ...protocol import empty_nodes, errors, status
from ...protocol.answer import node, ok
from ...protocol.auth import CUSTOMER
from ...protocol.errors import Refusal
from ...protocol.operation import Call, new_guid
from ...rules import (
    accounts,
    certificates,
    domain_names,
    domain_settings,
    hosting,
    owners,
    sites,
    subscriptions,
    system_users,
    zones,
)
from ...rules.contents import Contents
from ...state.store import Row
from .operator import OPERATOR, each

_SETTABLE_STATUS = (0, domain_settings.WEB_SERVICE_SUSPENDED, status.BY_ADMIN, status.BY_RESELLER, status.BY_CUSTOMER)
_GROUPS = ("prefs", "performance")
_TURN_OFF_ACTIONS = ("disable", "suspend")
_COLUMNS = {"name": "name_key", "id": "id", "guid": "guid"}


@OPERATOR.operation("add", writes=True)
def add(call: Call) -> etree._Element:
    """Create a site in a subscription, below another site when it is a subdomain; return id and guid."""
    setup = call.child("gen_setup")
    parent = _parent(call)
    webspace = _webspace(call, parent)
    name = domain_names.name_columns(call, call.text("name", setup) or "")
    _check_room(call, webspace, parent, name["name"])
    contents = Contents()
    kind = _first_hosting(call, contents, name["name"])
    certificates.check_hosting(call, call.request.find("hosting"), webspace["id"])
    domain_settings.check_months(call, call.request)
    contents.take(call, call.request, (*_GROUPS, "mail"))
    site, guid = sites.insert(
        call,
        contents,
        **name,
        webspace_id=webspace["id"],
        parent_id=None if parent is None else parent["id"],
        htype=kind,
        description=call.text("description", setup),
        **domain_settings.status_column(call, setup, _SETTABLE_STATUS),
    )
    return ok(node("id", site), node("guid", guid))


def _webspace(call: Call, parent: Row | None) -> Row:
    """Return the subscription that a new site belongs to. Raises :class:`Refusal` (1015) when there is none."""
    condition, values = owners.visible(call)
    given = _given(call, "webspace-")
    if given is None and parent is not None:
        given = "id", parent["webspace_id"]
    if given is not None:
        condition, values = f"({condition}) AND {given[0]} = ?", (*values, given[1])
    found = call.db.all(f"SELECT * FROM webspaces WHERE {condition} LIMIT 2", *values)
    if len(found) != 1:
        raise Refusal(errors.OWNER_NOT_FOUND, "Parent does not exist")
    return found[0]


def _parent(call: Call) -> Row | None:
    """Return the site above a new subdomain. Raises :class:`Refusal` (1015) when the one named is not there."""
    given = _given(call, "parent-site-")
    if given is None:
        return None
    for table, webspace_id in (("sites", "webspace_id"), ("webspaces", "id")):
        sql = f"SELECT id, name, {webspace_id} AS webspace_id FROM {table} WHERE {given[0]} = ?"
        found = call.db.one(sql, given[1])
        if found is not None:
            return found
    raise Refusal(errors.OWNER_NOT_FOUND, "Parent does not exist")


def _given(call: Call, prefix: str) -> tuple[str, str] | None:
    """Return the column and the value by which a request names a subscription or a site."""
    for suffix, column in _COLUMNS.items():
        value = call.text(f"gen_setup/{prefix}{suffix}")
        if value is not None:
            return column, value.casefold() if column == "name_key" else value
    return None


def _check_room(call: Call, webspace: Row, parent: Row | None, name: str) -> None:
    """Raise :class:`Refusal`: 1006 for a customer without the permission, 1019 for a subdomain elsewhere, the code
    of ``license_limit`` when license or subscription allow no further site.
    """
    if parent is None:
        sites.check_permission(call, webspace["id"], "create_domains")
        domain_names.check_license(call)
        subscriptions.check_room(call, webspace["id"], "max_site")
        return
    sites.check_subdomain(call, webspace["id"], parent, name)


def _first_hosting(call: Call, contents: Contents, name: str) -> str:
    given, wanted = call.request.find("hosting"), call.text("gen_setup/htype")
    if given is None and wanted is None:
        wanted = _default_hosting(call)
    if given is None and wanted == hosting.NONE:
        return hosting.NONE
    if given is None and wanted == hosting.PHYSICAL:
        sites.place(contents, name)
        return hosting.PHYSICAL
    if given is None or wanted not in (None, given[0].tag):
        raise Refusal(errors.INVALID_VALUE, "The node 'hosting' does not fit the hosting type.")
    return _additional_hosting(call, contents, hosting.NONE, given, name)


def _default_hosting(call: Call) -> str:
    physical = {"none": False, "physical": True, "physical_subdomains": _given(call, "parent-site-") is not None}
    return hosting.PHYSICAL if physical[call.behaviors["default_site_hosting"]] else hosting.NONE


def _additional_hosting(call: Call, contents: Contents, before: str, given: etree._Element, name: str) -> str:
    kind = hosting.change(call, contents, before, given, hosting.SITE)
    if kind == hosting.PHYSICAL:
        sites.place(contents, name)
    return kind


@OPERATOR.operation("set", writes=True)
def set_(call: Call) -> list[etree._Element]:
    """Change the values given; the others stay."""
    values = call.child("values")
    found = values.find("gen_setup")
    setup = None if found is None else empty_nodes.judged(call, found)

    def change(site: Row) -> list[etree._Element]:
        contents = Contents(site["content"])
        changes = {} if setup is None else _setup_changes(call, setup, site, contents)
        given = values.find("hosting")
        if given is not None:
            sites.check_permission(call, site["webspace_id"], "manage_phosting")
            changes["htype"] = _change_hosting(call, contents, given, site)
            certificates.check_hosting(call, given, site["id"], site["webspace_id"])
        domain_settings.check_months(call, values)
        contents.take(call, values, _GROUPS)
        call.db.update("webspaces" if site["main"] else "sites", site["id"], content=str(contents), **changes)
        if site["main"]:
            subscriptions.lock_if_customised(call, site["id"], values)
        return [node("id", site["id"])]

    return each(call, change)


def _change_hosting(call: Call, contents: Contents, given: etree._Element, site: Row) -> str:
    if not site["main"]:
        return _additional_hosting(call, contents, site["htype"], given, site["name"])
    kind = hosting.change(call, contents, site["htype"], given, hosting.WEBSPACE)
    system_users.check_hosting(call, contents, site["id"])
    return kind


def _setup_changes(call: Call, setup: etree._Element, site: Row, contents: Contents) -> dict[str, Any]:
    changes: dict[str, Any] = dict(domain_settings.status_column(call, setup, _SETTABLE_STATUS, site["status"]))
    name = call.text("name", setup)
    if name is not None and name != site["name"]:
        changes.update(domain_names.name_columns(call, name, site["id"]))
        zones.rename(call.db, zones.SITE, site["id"], site["name"], name)
    description = call.text("description", setup)
    if description is not None:
        changes["description"] = description
    if setup.find("guid") is not None and call.behaviors["empty_guid"] == "new":
        changes["guid"] = new_guid()
    _turn_off(call, contents, call.text("turn-off-action", setup), changes.get("status", site["status"]))
    return changes


def _turn_off(call: Call, contents: Contents, action: str | None, status_after: int) -> None:
    """Keep how a site is turned off, None for no change. Raises :class:`Refusal` (1019) for an unknown action."""
    if action is not None:
        if action not in _TURN_OFF_ACTIONS:
            raise Refusal(errors.INVALID_VALUE, f"Invalid value '{action}' of 'turn-off-action'.")
        contents.merge("site", [node("turn-off-action", action)])
    if status_after == 0 and call.behaviors["turn_off"] == "while_off":
        contents.remove("site")


@OPERATOR.operation("del", writes=True)
def delete(call: Call) -> list[etree._Element]:
    """Delete sites with their subdomains; the main site of a subscription under the behavior ``main_site_del``."""

    def remove(site: Row) -> list[etree._Element]:
        if site["main"]:
            _delete_main(call, site)
            return [node("id", site["id"])]
        sites.check_permission(
            call, site["webspace_id"], "create_domains" if site["parent_id"] is None else "manage_subdomains"
        )
        sites.delete(call.db, site["id"])
        return [node("id", site["id"])]

    return each(call, remove)


def _delete_main(call: Call, site: Row) -> None:
    """Delete a subscription by its main site.

    Raises :class:`Refusal`: 1006 for a customer, 1023 under ``main_site_del=refuse_1023``.
    """
    if call.behaviors["main_site_del"] != "subscription":
        raise call.refuse("main_site_del", "The main site of a subscription cannot be deleted.")
    if call.caller.role == CUSTOMER:
        raise Refusal(errors.PERMISSION_DENIED, "Permission denied.")
    accounts.delete_webspace(call.db, site["id"])
