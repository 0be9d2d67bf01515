# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a seed file may hold: its sections, their options, and the operation that creates an entry.

The names of the options are those of the collection's modules; the order of the nodes is the protocol's.
"""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from .file import Option, choice, count, filled, flag, limit, list_of, map_of, record_of, text
from .groups import (
    APPLICATIONS,
    FORWARDING,
    MAIL,
    NAMES,
    PERFORMANCE,
    PLAN_MAIL,
    PREFERENCES,
    WEB_SERVER,
    applications,
    mail,
    performance,
    php_settings,
    plan_items,
    preferences,
    web_hosting,
    web_server_settings,
)
from .hosted import DATABASE_SERVERS, HOSTED
from .nodes import Section, Values, group, leaf, leaves, named, node, place

_OVERUSE = choice("block", "normal", "notify", "not_suspend", "not_suspend_notify")
_STATUS = {"active": "0", "disabled": "16"}
_ADDRESS_TYPE = choice("shared", "exclusive")


_PERSON_NODES = {
    "company": "cname",
    "contact_name": "pname",
    "login": "login",
    "password": "passwd",
    "status": "status",
    "phone": "phone",
    "fax": "fax",
    "email": "email",
    "address": "address",
    "city": "city",
    "state_or_province": "state",
    "postal_code": "pcode",
    "country": "country",
    "locale": "locale",
}
_PERSON = {
    **{name: Option(text) for name in _PERSON_NODES},
    "login": Option(filled, required=True),
    "contact_name": Option(filled, required=True),
    "password": Option(filled),
    "status": Option(choice(*_STATUS)),
    "external_id": Option(text),
    "description": Option(text),
}
_POLICY = {
    "limits": Option(map_of(limit)),
    "overuse": Option(_OVERUSE),
    "permissions": Option(map_of(flag)),
}


def _person(values: Values) -> list[etree._Element | None]:
    return leaves({**values, "status": _STATUS.get(values.get("status", ""))}, _PERSON_NODES)


def _tail(values: Values) -> list[etree._Element | None]:
    return leaves(values, {"external_id": "external-id", "description": "description"})


def _reseller_limits(values: Values) -> etree._Element | None:
    policy = group("resource-policy", *leaves(values, {"oversell": "oversell", "overuse": "overuse"}))
    return group("limits", policy, *named("limit", values.get("limits")))


def _hosting_limits(values: Values) -> etree._Element | None:
    return group("limits", leaf("overuse", values.get("overuse")), *named("limit", values.get("limits")))


def _permissions(values: Values) -> etree._Element | None:
    return group("permissions", *named("permission", values.get("permissions")))


def _ip_address(values: Values) -> etree._Element:
    nodes = {
        "address": "ip_address",
        "netmask": "netmask",
        "type": "type",
        "interface": "interface",
        "public_address": "public_ip_address",
    }
    return node("add", *leaves({"interface": "eth0", **values}, nodes))


def _switched(values: Values) -> etree._Element:
    return node("enable" if values.get("enabled", True) else "disable", node("filter", leaf("id", values["id"])))


def _extension(values: Values) -> etree._Element:
    return node("install" if values.get("installed", True) else "uninstall", leaf("id", values["id"]))


def _reseller_plan(values: Values) -> etree._Element:
    pool = [leaf("ip-address", address) for address in values.get("shared_ip_addresses", ())]
    pool += leaves(values, {"exclusive_ipv4": "allocate-ip", "exclusive_ipv6": "allocate-ipv6"})
    return node(
        "add",
        leaf("name", values["name"]),
        _reseller_limits(values),
        _permissions(values),
        group("ip-pool", *pool),
        leaf("external-id", values.get("external_id")),
    )


def _reseller(values: Values) -> etree._Element:
    info = [*_person(values), *_tail(values), leaf("power-user", values.get("power_user"))]
    return node(
        "add",
        node("gen-info", *info),
        _reseller_limits(values),
        _permissions(values),
        leaf("plan-name", values.get("plan")),
    )


def _reseller_pool(values: Values, reseller_id: str) -> list[etree._Element]:
    addresses = [
        node("ip", *leaves(address, {"ip_address": "ip-address", "type": "ip-type"}))
        for address in values.get("ip_pool", ())
    ]
    return [node("ippool-add-ip", leaf("reseller-id", reseller_id), *addresses)] if addresses else []


_ZONE_TYPE = {"primary": "master", "secondary": "slave"}
_PERIOD = {"daily": "Daily", "weekly": "Weekly", "monthly": "Monthly"}
_ROTATION_NODES = {"files": "log-max-num-files", "compress": "log-compress", "email": "log-email"}
_PREFERENCE_NODES = {
    "statistics_months": "stat",
    "mailing_lists": "maillists",
    "mail_service": "mailservice",
    "dns_zone_type": "dns_zone_type",
}


def _log_rotation(values: Values | None) -> etree._Element | None:
    if not values or values.get("enabled") is None:
        return None
    if not values["enabled"]:
        return node("log-rotation", node("off"))
    given = {**values, "period": _PERIOD.get(values.get("period", ""))}
    condition = leaves(given, {"size": "log-bysize"}) if "size" in given else leaves(given, {"period": "log-bytime"})
    return node("log-rotation", node("on", group("log-condition", *condition), *leaves(given, _ROTATION_NODES)))


def _preferences(values: Values | None) -> etree._Element | None:
    given = {**(values or {})}
    return group(
        "preferences",
        *leaves({**given, "dns_zone_type": _ZONE_TYPE.get(given.get("dns_zone_type", ""))}, _PREFERENCE_NODES),
    )


def _service_plan(values: Values) -> etree._Element:
    kind = {"physical": "vrt_hst", "none": "none"}.get(values.get("hosting_type", ""))
    return node(
        "add",
        leaf("name", values["name"]),
        leaf("owner-login", values.get("owner")),
        mail(values.get("mail")),
        _hosting_limits(values),
        _log_rotation(values.get("log_rotation")),
        _preferences(values.get("preferences")),
        group("hosting", *named("property", values.get("hosting"))),
        leaf("hosting-type", kind),
        performance(values),
        _permissions(values),
        leaf("external-id", values.get("external_id")),
        php_settings(values),
        web_server_settings(values.get("web_server_settings")),
    )


def _items_of_plan(values: Values, plan_id: str) -> list[etree._Element]:
    owner = leaf("owner-login", values.get("owner"))
    return [*plan_items(values, plan_id, owner), *applications(values, plan_id, owner)]


def _service_plan_addon(values: Values) -> etree._Element:
    return node(
        "add",
        leaf("name", values["name"]),
        leaf("owner-login", values.get("owner")),
        group("limits", *named("limit", values.get("limits"))),
        group("hosting", *named("property", values.get("hosting"))),
        performance(values),
        _permissions(values),
        leaf("external-id", values.get("external_id")),
        php_settings(values),
    )


def _customer(values: Values) -> etree._Element:
    owner = leaf("owner-login", values.get("owner"))
    return node("add", node("gen_info", *_person(values), owner, *_tail(values)))


def _subscription(values: Values) -> etree._Element:
    addresses = values.get("ip_addresses", ())
    kind, content = web_hosting(values, [leaf("ip_address", address) for address in addresses])
    nodes = {"admin_description": "admin-description", "reseller_description": "reseller-description"}
    setup = node(
        "gen_setup",
        *leaves(values, {"name": "name", "owner": "owner-login"}),
        leaf("htype", kind),
        *[leaf("ip_address", address) for address in addresses],
        leaf("status", _STATUS.get(values.get("status", ""))),
        *_tail(values),
        *leaves(values, nodes),
    )
    return node(
        "add",
        setup,
        content,
        _hosting_limits(values),
        preferences(values.get("preferences")),
        performance(values),
        _permissions(values),
        php_settings(values),
        leaf("plan-name", values.get("plan")),
        mail(values.get("mail")),
    )


def _addons(values: Values, subscription_id: str) -> list[etree._Element]:
    made = [
        node(
            "add-subscription",
            node("filter", leaf("id", subscription_id)),
            place("plan-guid", "add-on plan", name, values["name"]),
        )
        for name in values.get("addons", ())
    ]
    return [*made, *plan_items(values, subscription_id), *applications(values, subscription_id)]


def _own_certificate(values: Values) -> list[etree._Element]:
    """Sites use a certificate that comes into their pool after them."""
    if not values.get("certificate"):
        return []
    named_one = named("property", {"certificate_name": values["certificate"]})
    content = node("values", node("hosting", node("vrt_hst", *named_one)))
    return [node("set", node("filter", leaf("name", values["name"])), content)]


def _site(values: Values) -> etree._Element:
    kind, content = web_hosting(values, [])
    setup = node(
        "gen_setup",
        leaf("name", values["name"]),
        leaf("htype", kind),
        leaf("status", {**_STATUS, "suspended": "8"}.get(values.get("status", ""))),
        leaf("webspace-name", values["subscription"]),
        leaf("parent-site-name", values.get("parent")),
        leaf("description", values.get("description")),
    )
    return node("add", setup, content, preferences(values.get("preferences")), performance(values))


def _ftp_user(values: Values) -> etree._Element:
    return node(
        "add",
        *leaves(values, {"name": "name", "password": "password", "home": "home"}),
        leaf("create-non-existent", True if values.get("home") else None),
        leaf("quota", values.get("quota")),
        group("permissions", *leaves(values, {"read": "read", "write": "write"})),
        leaf("webspace-name", values["subscription"]),
    )


_NAME = Option(filled, required=True)
_ADDRESSES = Option(list_of(filled))

SECTIONS: Mapping[str, Section] = {
    "ip_addresses": Section(
        "ip",
        {
            "address": _NAME,
            "netmask": _NAME,
            "type": Option(_ADDRESS_TYPE, required=True),
            "interface": Option(filled),
            "public_address": Option(filled),
        },
        _ip_address,
    ),
    "locales": Section("locale", {"id": _NAME, "enabled": Option(flag)}, _switched),
    "php_handlers": Section("php-handler", {"id": _NAME, "enabled": Option(flag)}, _switched),
    "extensions": Section("extension", {"id": _NAME, "installed": Option(flag)}, _extension),
    "reseller_plans": Section(
        "reseller-plan",
        {
            "name": _NAME,
            **_POLICY,
            "oversell": Option(flag),
            "shared_ip_addresses": _ADDRESSES,
            "exclusive_ipv4": Option(count),
            "exclusive_ipv6": Option(count),
            "external_id": Option(text),
        },
        _reseller_plan,
    ),
    "resellers": Section(
        "reseller",
        {
            **_PERSON,
            **_POLICY,
            "oversell": Option(flag),
            "power_user": Option(flag),
            "plan": Option(text),
            "ip_pool": Option(list_of(record_of({"ip_address": _NAME, "type": Option(_ADDRESS_TYPE)}))),
        },
        _reseller,
        _reseller_pool,
    ),
    "database_servers": DATABASE_SERVERS,
    "service_plans": Section(
        "service-plan",
        {
            "name": _NAME,
            "owner": Option(filled),
            **_POLICY,
            "hosting": Option(map_of(text)),
            "performance": PERFORMANCE,
            "php_settings": Option(map_of(text)),
            "log_rotation": Option(
                record_of(
                    {
                        "enabled": Option(flag, required=True),
                        "size": Option(limit),
                        "period": Option(choice(*_PERIOD)),
                        "files": Option(count),
                        "compress": Option(flag),
                        "email": Option(text),
                    }
                )
            ),
            "preferences": Option(
                record_of(
                    {
                        "statistics_months": Option(count),
                        "mailing_lists": Option(flag),
                        "mail_service": Option(flag),
                        "dns_zone_type": Option(choice(*_ZONE_TYPE)),
                    }
                )
            ),
            "external_id": Option(text),
            "mail": PLAN_MAIL,
            "hosting_type": Option(choice("physical", "none")),
            "web_server_settings": WEB_SERVER,
            "plan_items": NAMES,
            **APPLICATIONS,
        },
        _service_plan,
        _items_of_plan,
    ),
    "service_plan_addons": Section(
        "service-plan-addon",
        {
            "name": _NAME,
            "owner": Option(filled),
            "limits": Option(map_of(limit)),
            "permissions": Option(map_of(flag)),
            "hosting": Option(map_of(text)),
            "performance": PERFORMANCE,
            "php_settings": Option(map_of(text)),
            "external_id": Option(text),
        },
        _service_plan_addon,
    ),
    "customers": Section("customer", {**_PERSON, "owner": Option(filled)}, _customer),
    "subscriptions": Section(
        "webspace",
        {
            "name": _NAME,
            "owner": Option(filled),
            "plan": Option(filled),
            "ip_addresses": _ADDRESSES,
            "status": Option(choice(*_STATUS)),
            **_POLICY,
            "hosting": Option(map_of(text)),
            "external_id": Option(text),
            "description": Option(text),
            "admin_description": Option(text),
            "reseller_description": Option(text),
            **FORWARDING,
            "certificate": Option(filled),
            "addons": NAMES,
            "preferences": PREFERENCES,
            "performance": PERFORMANCE,
            "php_settings": Option(map_of(text)),
            "mail": MAIL,
            "plan_items": NAMES,
            **APPLICATIONS,
        },
        _subscription,
        _addons,
        _own_certificate,
    ),
    "sites": Section(
        "site",
        {
            "name": _NAME,
            "subscription": _NAME,
            "parent": Option(filled),
            "hosting": Option(map_of(text)),
            "description": Option(text),
            "status": Option(choice("active", "suspended", "disabled")),
            **FORWARDING,
            "certificate": Option(filled),
            "preferences": PREFERENCES,
            "performance": PERFORMANCE,
        },
        _site,
        last=_own_certificate,
    ),
    **HOSTED,
    "ftp_users": Section(
        "ftp-user",
        {
            "name": _NAME,
            "subscription": _NAME,
            "password": Option(filled),
            "home": Option(filled),
            "quota": Option(limit),
            "read": Option(flag),
            "write": Option(flag),
        },
        _ftp_user,
    ),
}
