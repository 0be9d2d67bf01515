# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Subscriptions come and go."""

from __future__ import annotations

from lxml import etree

from ...protocol import errors
from ...protocol.answer import node, ok
from ...protocol.errors import Refusal
from ...protocol.operation import Call, new_guid
from ...rules import (
    accounts,
    addresses,
    certificates,
    domain_names,
    domain_settings,
    hosting,
    hosting_policies,
    owners,
    subscriptions,
    system_users,
    zones,
)
from ...rules.contents import Contents
from ...state.store import Row
from . import setup
from .operator import MANAGERS, OPERATOR, each

KEPT_GROUPS = ("prefs", "performance", "php-settings", "mail")
_PLAN_COLUMNS = {"plan-id": "id", "plan-name": "name_key", "plan-guid": "guid", "plan-external-id": "external_id"}
_NEEDED = ("ftp_login", "ftp_password")


@OPERATOR.operation("add", writes=True, callers=MANAGERS)
def add(call: Call) -> etree._Element:
    """Create a subscription; return id and guid."""
    given = call.child("gen_setup")
    owner = owners.named(call, given) or owners.caller(call)
    provider = owners.provider(owner)
    name = domain_names.name_columns(call, call.text("name", given) or "")
    domain_names.check_license(call)
    domain_names.check_provider(call, provider)
    plan = _plan(call, provider)
    kind, contents = _contents(call, plan)
    wanted = [call.stored(found) for found in given.findall("ip_address")]
    chosen = setup.addresses_of(call, provider, wanted + hosting.given_addresses(call, call.request.find("hosting")))
    guid = new_guid()
    webspace = call.db.insert(
        "webspaces",
        id=domain_names.new_id(call.db),
        **name,
        owner_id=owner["id"],
        plan_id=plan["id"] if plan else None,
        guid=guid,
        created=call.today(),
        htype=kind,
        content=str(contents),
        **setup.text_columns(call, given),
        **domain_settings.status_column(call, given, setup.SETTABLE_STATUS),
    )
    addresses.assign(call.db, webspace, chosen)
    zone_type = Contents(plan["content"]).value("preferences/dns_zone_type") if plan else None
    zones.create_zone(call.db, zones.SITE, webspace, name["name"], webspace, zone_type or zones.MASTER)
    base = subscriptions.plan_policy(call.db, plan) if plan else hosting_policies.fresh()
    policy = hosting_policies.completed(call, call.request, base)
    hosting_policies.save(call.db, hosting_policies.of_webspace(webspace), policy)
    if plan:
        subscriptions.take_servers(call.db, webspace, plan["id"])
    subscriptions.lock_if_customised(call, webspace, call.request)
    return ok(node("id", webspace), node("guid", guid))


def _plan(call: Call, provider_id: int) -> Row | None:
    for name, column in _PLAN_COLUMNS.items():
        value = call.text(name)
        if value is not None:
            return subscriptions.find_plan(call, provider_id, column, value)
    return None


def _contents(call: Call, plan: Row | None) -> tuple[str, Contents]:
    """Return the type of hosting of an ``add``, and its groups: those of the plan, overlaid with the request's."""
    given = call.request.find("hosting")
    kind = hosting.NONE if given is None else str(given[0].tag)
    if (call.text("gen_setup/htype") or kind) != kind:
        raise Refusal(errors.INVALID_VALUE, "The node 'hosting' does not fit the hosting type.")
    contents = subscriptions.plan_contents(plan, kind) if plan else Contents()
    if given is not None:
        _check_user(call, given)
        hosting.change(call, contents, kind, given, hosting.WEBSPACE)
        system_users.check_hosting(call, contents)
        certificates.check_hosting(call, given)
    domain_settings.check_months(call, call.request)
    contents.take(call, call.request, KEPT_GROUPS)
    return kind, contents


def _check_user(call: Call, given: etree._Element) -> None:
    if given[0].tag != hosting.PHYSICAL:
        return
    names = {call.text("name", entry) for entry in given.findall("vrt_hst/property") if call.text("value", entry)}
    for name in _NEEDED:
        if name not in names:
            raise Refusal(errors.INVALID_VALUE, f"Hosting property '{name}' is missing.")


@OPERATOR.operation("del", writes=True, callers=MANAGERS)
def delete(call: Call) -> list[etree._Element]:
    """Delete subscriptions with their sites."""

    def remove(webspace: Row) -> list[etree._Element]:
        accounts.delete_webspace(call.db, webspace["id"])
        return [node("id", webspace["id"])]

    return each(call, remove)
