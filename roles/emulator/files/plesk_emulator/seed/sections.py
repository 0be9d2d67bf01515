# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a seed file may hold: its sections, their options, and the operation that creates an entry.

The names of the options are those of the collection's modules; the order of the nodes is the protocol's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from lxml import etree

from .file import Option, Reader, choice, count, filled, flag, limit, list_of, map_of, record_of, text

Values = Mapping[str, Any]

_OVERUSE = choice("block", "normal", "notify", "not_suspend", "not_suspend_notify")
_STATUS = {"active": "0", "disabled": "16"}
_ADDRESS_TYPE = choice("shared", "exclusive")


class Section(NamedTuple):
    """A list of entries that become operations of one operator.

    build: the operation of an entry. later: further operations, from the entry and the id it was given.
    """

    operator: str
    options: Mapping[str, Option]
    build: Callable[[Values], etree._Element]
    later: Callable[[Values, str], list[etree._Element]] = lambda _values, _id: []

    @property
    def reader(self) -> Reader:
        return record_of(self.options)


def _node(tag: str, *children: etree._Element | None) -> etree._Element:
    node = etree.Element(tag)
    node.extend([child for child in children if child is not None])
    return node


def _group(tag: str, *children: etree._Element | None) -> etree._Element | None:
    """A node that is left out when it would be empty."""
    return _node(tag, *children) if any(child is not None for child in children) else None


def _leaf(tag: str, value: Any) -> etree._Element | None:
    """A node with text; None for a value that was not given or is empty."""
    if value is None or value == "":
        return None
    node = etree.Element(tag)
    node.text = ("true" if value else "false") if isinstance(value, bool) else str(value)
    return node


def _leaves(values: Values, nodes: Mapping[str, str]) -> list[etree._Element | None]:
    return [_leaf(node, values.get(option)) for option, node in nodes.items()]


def _named(tag: str, values: Values | None) -> list[etree._Element]:
    return [_node(tag, _leaf("name", name), _leaf("value", value)) for name, value in (values or {}).items()]


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
    return _leaves({**values, "status": _STATUS.get(values.get("status", ""))}, _PERSON_NODES)


def _tail(values: Values) -> list[etree._Element | None]:
    return _leaves(values, {"external_id": "external-id", "description": "description"})


def _reseller_limits(values: Values) -> etree._Element | None:
    policy = _group("resource-policy", *_leaves(values, {"oversell": "oversell", "overuse": "overuse"}))
    return _group("limits", policy, *_named("limit", values.get("limits")))


def _hosting_limits(values: Values) -> etree._Element | None:
    return _group("limits", _leaf("overuse", values.get("overuse")), *_named("limit", values.get("limits")))


def _permissions(values: Values) -> etree._Element | None:
    return _group("permissions", *_named("permission", values.get("permissions")))


def _ip_address(values: Values) -> etree._Element:
    nodes = {
        "address": "ip_address",
        "netmask": "netmask",
        "type": "type",
        "interface": "interface",
        "public_address": "public_ip_address",
    }
    return _node("add", *_leaves({"interface": "eth0", **values}, nodes))


def _switched(values: Values) -> etree._Element:
    return _node("enable" if values.get("enabled", True) else "disable", _node("filter", _leaf("id", values["id"])))


def _reseller_plan(values: Values) -> etree._Element:
    pool = [_leaf("ip-address", address) for address in values.get("shared_ip_addresses", ())]
    pool += _leaves(values, {"exclusive_ipv4": "allocate-ip", "exclusive_ipv6": "allocate-ipv6"})
    return _node(
        "add",
        _leaf("name", values["name"]),
        _reseller_limits(values),
        _permissions(values),
        _group("ip-pool", *pool),
        _leaf("external-id", values.get("external_id")),
    )


def _reseller(values: Values) -> etree._Element:
    info = [*_person(values), *_tail(values), _leaf("power-user", values.get("power_user"))]
    return _node(
        "add",
        _node("gen-info", *info),
        _reseller_limits(values),
        _permissions(values),
        _leaf("plan-name", values.get("plan")),
    )


def _reseller_pool(values: Values, reseller_id: str) -> list[etree._Element]:
    addresses = [
        _node("ip", *_leaves(address, {"ip_address": "ip-address", "type": "ip-type"}))
        for address in values.get("ip_pool", ())
    ]
    return [_node("ippool-add-ip", _leaf("reseller-id", reseller_id), *addresses)] if addresses else []


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
        return _node("log-rotation", _node("off"))
    given = {**values, "period": _PERIOD.get(values.get("period", ""))}
    condition = _leaves(given, {"size": "log-bysize"}) if "size" in given else _leaves(given, {"period": "log-bytime"})
    return _node("log-rotation", _node("on", _group("log-condition", *condition), *_leaves(given, _ROTATION_NODES)))


def _preferences(values: Values | None) -> etree._Element | None:
    given = {**(values or {})}
    return _group(
        "preferences",
        *_leaves({**given, "dns_zone_type": _ZONE_TYPE.get(given.get("dns_zone_type", ""))}, _PREFERENCE_NODES),
    )


def _performance(values: Values) -> etree._Element | None:
    nodes = {"bandwidth": "bandwidth", "max_connections": "max_connections"}
    return _group("performance", *_leaves(values.get("performance", {}), nodes))


def _service_plan(values: Values) -> etree._Element:
    return _node(
        "add",
        _leaf("name", values["name"]),
        _leaf("owner-login", values.get("owner")),
        _hosting_limits(values),
        _log_rotation(values.get("log_rotation")),
        _preferences(values.get("preferences")),
        _group("hosting", *_named("property", values.get("hosting"))),
        _performance(values),
        _permissions(values),
        _leaf("external-id", values.get("external_id")),
        _group("php-settings", *_named("setting", values.get("php_settings"))),
    )


def _service_plan_addon(values: Values) -> etree._Element:
    return _node(
        "add",
        _leaf("name", values["name"]),
        _leaf("owner-login", values.get("owner")),
        _group("limits", *_named("limit", values.get("limits"))),
        _group("hosting", *_named("property", values.get("hosting"))),
        _performance(values),
        _permissions(values),
        _leaf("external-id", values.get("external_id")),
        _group("php-settings", *_named("setting", values.get("php_settings"))),
    )


def _customer(values: Values) -> etree._Element:
    owner = _leaf("owner-login", values.get("owner"))
    return _node("add", _node("gen_info", *_person(values), owner, *_tail(values)))


def _subscription(values: Values) -> etree._Element:
    addresses = values.get("ip_addresses", ())
    properties = _named("property", values.get("hosting"))
    setup = _node(
        "gen_setup",
        *_leaves(values, {"name": "name", "owner": "owner-login"}),
        _leaf("htype", "vrt_hst" if properties else None),
        *[_leaf("ip_address", address) for address in addresses],
        _leaf("status", _STATUS.get(values.get("status", ""))),
        *_tail(values),
    )
    hosting = _node("vrt_hst", *properties, *[_leaf("ip_address", address) for address in addresses])
    return _node(
        "add",
        setup,
        _node("hosting", hosting) if properties else None,
        _hosting_limits(values),
        _permissions(values),
        _leaf("plan-name", values.get("plan")),
    )


def _site(values: Values) -> etree._Element:
    properties = _named("property", values.get("hosting"))
    setup = _node(
        "gen_setup",
        _leaf("name", values["name"]),
        _leaf("htype", "vrt_hst" if properties else None),
        _leaf("webspace-name", values["subscription"]),
        _leaf("parent-site-name", values.get("parent")),
        _leaf("description", values.get("description")),
    )
    return _node("add", setup, _node("hosting", _node("vrt_hst", *properties)) if properties else None)


def _ftp_user(values: Values) -> etree._Element:
    return _node(
        "add",
        *_leaves(values, {"name": "name", "password": "password", "home": "home"}),
        _leaf("create-non-existent", True if values.get("home") else None),
        _leaf("quota", values.get("quota")),
        _group("permissions", *_leaves(values, {"read": "read", "write": "write"})),
        _leaf("webspace-name", values["subscription"]),
    )


_NAME = Option(filled, required=True)
_ADDRESSES = Option(list_of(filled))
_PERFORMANCE = Option(record_of({"bandwidth": Option(limit), "max_connections": Option(limit)}))

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
    "service_plans": Section(
        "service-plan",
        {
            "name": _NAME,
            "owner": Option(filled),
            **_POLICY,
            "hosting": Option(map_of(text)),
            "performance": _PERFORMANCE,
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
        },
        _service_plan,
    ),
    "service_plan_addons": Section(
        "service-plan-addon",
        {
            "name": _NAME,
            "owner": Option(filled),
            "limits": Option(map_of(limit)),
            "permissions": Option(map_of(flag)),
            "hosting": Option(map_of(text)),
            "performance": _PERFORMANCE,
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
        },
        _subscription,
    ),
    "sites": Section(
        "site",
        {
            "name": _NAME,
            "subscription": _NAME,
            "parent": Option(filled),
            "hosting": Option(map_of(text)),
            "description": Option(text),
        },
        _site,
    ),
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
