# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Reading resellers: the data sets of ``get``, descriptors, domain names, buttons of the panel."""

from __future__ import annotations

from collections.abc import Callable
from typing import Optional

from lxml import etree

from ...protocol import filters
from ...protocol.answer import node, nodes
from ...protocol.auth import ADMIN, RESELLER
from ...protocol.operation import Call
from ...protocol.status import is_disabled
from ...rules import accounts, buttons, databases, descriptors, domains, mail, policies, reseller_subscriptions, traffic
from ...state.store import Row
from .operator import OPERATOR, RESELLERS

OWN = (ADMIN, RESELLER)
_HIS = "owner_id IN (SELECT id FROM accounts WHERE id = ?1 OR owner_id = ?1)"
_BUTTONS = (
    ("customers", "Customers", "customer_list"),
    ("domains", "Domains", "domain_list"),
    ("ip_pool", "IP addresses", "ip_address_list"),
)


@OPERATOR.operation("get", writes=False, callers=OWN)
def get(call: Call) -> list[etree._Element]:
    """Read the data sets asked for."""
    asked = [DATA_SETS[found.tag] for found in call.child("dataset")]

    def data(reseller: Row) -> list[etree._Element]:
        return [node("id", reseller["id"]), node("data", *(read(call, reseller) for read in asked))]

    return filters.each(call, RESELLERS, data)


def _gen_info(call: Call, reseller: Row) -> etree._Element:
    password = accounts.shown_password(call, reseller)
    return node(
        "gen-info",
        *nodes(
            {
                "cr-date": reseller["created"][:10],
                "cname": call.unset(reseller["cname"]),
                "pname": reseller["pname"],
                "login": reseller["login"],
                "status": accounts.shown_status(call, reseller),
                **{name: call.unset(reseller[name]) for name in ("phone", "fax", "email", "address", "city")},
                **{name: call.unset(reseller[name]) for name in ("state", "pcode", "country", "locale")},
                "guid": reseller["guid"],
                "external-id": call.unset(reseller["external_id"]),
                "description": call.unset(reseller["description"]),
                "power-user": call.boolean(reseller["power_user"]),
                "password": password and password[0],
                "password-type": password and password[1],
            }
        ),
    )


def _stat(call: Call, reseller: Row) -> etree._Element:
    customers = call.db.all("SELECT status FROM accounts WHERE kind = 'customer' AND owner_id = ?", reseller["id"])
    webspaces = call.db.all(f"SELECT * FROM webspaces WHERE {_HIS}", reseller["id"])
    month, yesterday = traffic.of_webspaces(call, webspaces)
    subdomains = call.db.value(
        "SELECT COUNT(*) FROM sites JOIN webspaces ON webspaces.id = webspace_id "
        f"WHERE parent_id IS NOT NULL AND {_HIS}",
        reseller["id"],
    )
    aliases = call.db.value(
        f"SELECT COUNT(*) FROM site_aliases JOIN webspaces ON webspaces.id = webspace_id WHERE {_HIS}", reseller["id"]
    )
    stored = databases.count(call.db, _HIS, reseller["id"])
    mails = mail.of_owner(call.db, _HIS, reseller["id"])
    return node(
        "stat",
        *nodes(
            {
                "active-clients": sum(not is_disabled(customer["status"]) for customer in customers),
                "active-domains": sum(not is_disabled(webspace["status"]) for webspace in webspaces),
                "clients": len(customers),
                "domains": len(webspaces),
                "subdomains": subdomains,
                "domain-aliases": aliases,
                "disk-space": sum(webspace["real_size"] for webspace in webspaces),
                "web-users": 0,
                "data-bases": stored.others,
                "postboxs": mails.boxes,
                "mbox-quota": mails.quota,
                "redirects": mails.redirects,
                "mail-groups": 0,
                "mail-resps": mails.responders,
                "mail-lists": 0,
                "webapps": None if call.since("1.6.9.1") else 0,
                "mssql-data-bases": stored.mssql,
                "traffic": month,
                "traffic-prevday": yesterday,
            }
        ),
    )


def _permissions(call: Call, reseller: Row) -> etree._Element:
    return policies.permissions_node(call, policies.load(call.db, policies.of_reseller(reseller["id"])))


def _limits(call: Call, reseller: Row) -> etree._Element:
    return policies.limits_node(call, policies.load(call.db, policies.of_reseller(reseller["id"])))


def _ippool(call: Call, reseller: Row) -> etree._Element:
    pool = call.db.all("SELECT * FROM ip_pool WHERE reseller_id = ? ORDER BY address", reseller["id"])
    return node("ippool", *(node("ip", node("ip-address", ip["address"]), node("ip-type", ip["type"])) for ip in pool))


def _subscriptions(call: Call, reseller: Row) -> etree._Element | None:
    if reseller["plan_id"] is None:
        return node("subscriptions") if call.behaviors["no_plan"] == "empty" else None
    plan = call.db.the("SELECT * FROM reseller_plans WHERE id = ?", reseller["plan_id"])
    external_id = plan["external_id"] and node("plan-external-id", plan["external_id"])
    subscription = node(
        "subscription",
        node("locked", call.boolean(reseller["locked"])),
        node("synchronized", call.boolean(reseller_subscriptions.is_synchronized(call.db, reseller))),
        node("plan", node("plan-guid", plan["guid"]), external_id),
    )
    return node("subscriptions", subscription)


DATA_SETS: dict[str, Callable[[Call, Row], Optional[etree._Element]]] = {
    "gen-info": _gen_info,
    "stat": _stat,
    "permissions": _permissions,
    "limits": _limits,
    "ippool": _ippool,
    "subscriptions": _subscriptions,
}


@OPERATOR.operation("get-limit-descriptor", writes=False, callers=OWN)
def get_limit_descriptor(call: Call) -> list[etree._Element]:
    """Describe the limits that resellers can have."""
    return filters.each(
        call, RESELLERS, lambda row: [node("id", row["id"]), descriptors.limit_descriptor(call, descriptors.LIMITS)]
    )


@OPERATOR.operation("get-permission-descriptor", writes=False, callers=OWN)
def get_permission_descriptor(call: Call) -> list[etree._Element]:
    """Describe the permissions that resellers can have."""
    return filters.each(
        call,
        RESELLERS,
        lambda row: [node("id", row["id"]), descriptors.permission_descriptor(call, descriptors.PERMISSIONS)],
    )


@OPERATOR.operation("get-domain-list", writes=False, callers=OWN)
def get_domain_list(call: Call) -> list[etree._Element]:
    """List the domain names of resellers' own subscriptions."""
    return filters.each(call, RESELLERS, lambda row: [node("id", row["id"]), domains.listing(call, row["id"])])


@OPERATOR.operation("cform-buttons-list", writes=False, callers=OWN)
def cform_buttons_list(call: Call) -> list[etree._Element]:
    """List the buttons that the panel shows for resellers."""
    return filters.each(
        call,
        RESELLERS,
        lambda row: [node("id", row["id"]), *(_button(call, row, *button) for button in _BUTTONS)],
    )


def _button(call: Call, reseller: Row, code: str, name: str, page: str) -> etree._Element:
    return buttons.button(
        call, code, name, f"/admin/reseller/{page}/id/{reseller['id']}", not is_disabled(reseller["status"])
    )
