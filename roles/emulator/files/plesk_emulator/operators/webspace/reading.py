# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What subscriptions tell, and the descriptors of what they can have."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy

from lxml import etree

from ...protocol.answer import node, nodes, ok
from ...protocol.auth import ADMIN, CUSTOMER
from ...protocol.operation import Call
from ...rules import (
    addons,
    addresses,
    databases,
    descriptors,
    domain_statistics,
    domains,
    hosting,
    hosting_policies,
    mail,
    owners,
    packages,
    resource_usage,
    subscriptions,
    traffic,
)
from ...rules.contents import Contents
from ...state.store import Row
from .operator import OPERATOR, each

_OPEN_BASEDIR = "{WEBSPACEROOT}{/}{:}{TMP}{/}"
Block = Callable[[Call, Row], "etree._Element | None"]


@OPERATOR.operation("get", writes=False)
def get(call: Call) -> list[etree._Element]:
    """Read the data sets asked for."""
    asked = {found.tag for found in call.child("dataset")}
    if "hosting" in asked and call.behaviors["hosting_gen_info"] == "present":
        asked.add("gen_info")
    blocks = [block for name, block in _BLOCKS.items() if name in asked]

    def data(webspace: Row) -> list[etree._Element]:
        return [node("id", webspace["id"]), node("data", *(block(call, webspace) for block in blocks))]

    return each(call, data)


def _gen_info(call: Call, webspace: Row) -> etree._Element:
    role = call.caller.role
    provider = owners.provider_of(call.db, webspace["owner_id"])
    return node(
        "gen_info",
        *nodes(
            {
                "cr_date": webspace["created"][:10],
                "name": webspace["name"],
                "ascii-name": domains.ascii_name(webspace["name"]),
                "status": webspace["status"],
                "real_size": webspace["real_size"],
                **owners.shown(call, webspace["owner_id"]),
            }
        ),
        *(node("dns_ip_address", address) for address in addresses.of_webspace(call.db, webspace["id"])),
        *nodes(
            {
                "htype": webspace["htype"],
                "guid": webspace["guid"],
                "vendor-guid": call.db.value("SELECT guid FROM accounts WHERE id = ?", provider),
                "external-id": call.unset(webspace["external_id"]),
                "sb-site-uuid": call.unset(""),
                "description": call.unset(webspace["description"]),
                "admin-description": call.unset(webspace["admin_description"]) if role == ADMIN else None,
                "reseller-description": None if role == CUSTOMER else call.unset(webspace["reseller_description"]),
            }
        ),
    )


def _hosting(name: str) -> Block:
    def block(call: Call, webspace: Row) -> etree._Element:
        home = f"{hosting.ROOT}/{webspace['name']}"
        found = addresses.of_webspace(call.db, webspace["id"])
        return hosting.shown(webspace["htype"], Contents(webspace["content"]), found, home, hosting.WEBSPACE, name=name)

    return block


def _group(name: str) -> Block:
    return lambda call, webspace: Contents(webspace["content"]).shown(call, name)


def _php_settings(call: Call, webspace: Row) -> etree._Element:
    """Recorded servers list where scripts may read, even if it was never set."""
    contents = Contents(webspace["content"])
    shown = contents.shown(call, "php-settings")
    if webspace["htype"] == hosting.PHYSICAL and "open_basedir" not in contents.pairs("php-settings"):
        shown.append(node("setting", node("name", "open_basedir"), node("value", _OPEN_BASEDIR)))
    return shown


def _performance(_call: Call, webspace: Row) -> etree._Element:
    return Contents(webspace["content"]).performance()


def _limits(call: Call, webspace: Row) -> etree._Element:
    holder = hosting_policies.of_webspace(webspace["id"])
    return hosting_policies.limits_node(hosting_policies.load(call.db, holder, webspace))


def _permissions(call: Call, webspace: Row) -> etree._Element:
    holder = hosting_policies.of_webspace(webspace["id"])
    return hosting_policies.permissions_node(call, hosting_policies.load(call.db, holder, webspace))


def _stat(call: Call, webspace: Row) -> etree._Element:
    used = subscriptions.usage(call.db, webspace["id"])
    sites, subdomains = used["max_site"], used["max_subdom"]
    stored = databases.count(call.db, "id = ?", webspace["id"])
    return domain_statistics.counts(
        call,
        webspace["traffic"] + traffic.of_month(call, webspace["id"]),
        subdomains,
        stored,
        mail.count(call.db, "webspace_id = ?", webspace["id"]),
        traffic_prevday=traffic.of_yesterday(call, webspace["id"]),
        domains=sites,
        sites=sites + subdomains,
    )


def _disk_usage(call: Call, webspace: Row) -> etree._Element:
    return domain_statistics.disk_usage(call, webspace["real_size"])


def _subscriptions(call: Call, webspace: Row) -> etree._Element | None:
    if webspace["plan_id"] is None:
        return node("subscriptions") if call.behaviors["no_plan"] == "empty" else None
    plan = call.db.the("SELECT guid, external_id FROM service_plans WHERE id = ?", webspace["plan_id"])
    carried = addons.attached(call.db, webspace["id"])
    plans = [plan, *carried] if call.behaviors["subscription_plans"] == "plan_first" else [*carried, plan]
    return node(
        "subscriptions",
        node(
            "subscription",
            node("locked", call.boolean(webspace["locked"])),
            node("synchronized", call.boolean(subscriptions.is_synchronized(call.db, webspace))),
            *(
                node("plan", *nodes({"plan-guid": row["guid"], "plan-external-id": row["external_id"]}))
                for row in plans
            ),
        ),
    )


def _resource_usage(call: Call, webspace: Row) -> etree._Element:
    used = resource_usage.of(call, webspace)
    resources = (node("resource", node("name", name), node("value", value)) for name, value in used.items())
    return node("resource-usage", *resources)


def _plan_items(call: Call, webspace: Row) -> etree._Element:
    return node("plan-items", *Contents(webspace["content"]).nodes("plan-items"))


def _aps_filter(call: Call, webspace: Row) -> etree._Element:
    return node("aps-filter", call.boolean(webspace["aps_filter"]))


def _packages(call: Call, webspace: Row) -> etree._Element:
    return packages.packages_node(call, hosting_policies.of_webspace(webspace["id"]))


_BLOCKS: dict[str, Block] = {
    "gen_info": _gen_info,
    "hosting": _hosting("hosting"),
    "hosting-basic": _hosting("hosting-basic"),
    "limits": _limits,
    "stat": _stat,
    "prefs": _group("prefs"),
    "disk_usage": _disk_usage,
    "performance": _performance,
    "subscriptions": _subscriptions,
    "permissions": _permissions,
    "plan-items": _plan_items,
    "php-settings": _php_settings,
    "resource-usage": _resource_usage,
    "mail": _group("mail"),
    "aps-filter": _aps_filter,
    "packages": _packages,
}


def _described(call: Call, descriptor: etree._Element) -> list[etree._Element]:
    """Return the descriptor of the server for an empty filter, else one for each subscription."""
    if not len(call.child("filter")):
        return [ok(descriptor)]
    return each(call, lambda webspace: [node("id", webspace["id"]), deepcopy(descriptor)])


@OPERATOR.operation("get-limit-descriptor", writes=False)
def get_limit_descriptor(call: Call) -> list[etree._Element]:
    """Describe the limits."""
    return _described(call, descriptors.limit_descriptor(call, hosting_policies.LIMITS))


@OPERATOR.operation("get-permission-descriptor", writes=False)
def get_permission_descriptor(call: Call) -> list[etree._Element]:
    """Describe the permissions."""
    return _described(call, descriptors.permission_descriptor(call, hosting_policies.PERMISSIONS))


@OPERATOR.operation("get-physical-hosting-descriptor", writes=False)
def get_physical_hosting_descriptor(call: Call) -> list[etree._Element]:
    """Describe the properties of physical hosting."""
    return _described(call, hosting.descriptor(hosting.WEBSPACE))
