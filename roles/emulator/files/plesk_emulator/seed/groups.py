# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Groups of options that plans, subscriptions and sites have alike."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

import yaml
from lxml import etree

from .file import Mistake, Option, choice, count, filled, flag, limit, list_of, pairs, record_of, text
from .nodes import Values, group, leaf, leaves, named, node

NAMES = Option(list_of(filled))
"""A list of names."""

_OUTGOING = {
    "outgoing_limit_mailbox": "outgoing-messages-mbox-limit",
    "outgoing_limit_domain": "outgoing-messages-domain-limit",
    "outgoing_limit_subscription": "outgoing-messages-subscription-limit",
    "sendmail": "outgoing-messages-enable-sendmail",
    "outgoing_overlimit_percent": "outgoing-messages-overlimit-percent",
}
_PREFERENCES = {
    "www": "www",
    "statistics_months": "stat_ttl",
    "outgoing_limit_domain": "outgoing-messages-domain-limit",
    "icp_status": "icp-status",
    "icp_permit": "icp-permit",
}
_WEB_SERVER = {
    "additional": "additional",
    "additional_ssl": "additional-ssl",
    "additional_nginx": "additional-nginx",
    "restrict_follow_symlinks": "restrict-follow-sym-links",
    "nginx_proxy_mode": "nginx-proxy-mode",
}
_TYPES = {
    "physical": "vrt_hst",
    "standard_forwarding": "std_fwd",
    "frame_forwarding": "frm_fwd",
    "none": "none",
}


def nonexistent_user(found: yaml.Node) -> Any:
    """``reject``, ``{bounce: TEXT}`` or ``{forward: ADDRESS}``, as the pair of a node's name and its text."""
    if isinstance(found, yaml.ScalarNode):
        return choice("reject")(found), None
    given = pairs(found)
    if len(given) != 1 or given[0][0] not in ("bounce", "forward"):
        raise Mistake("is not an action; set reject, or a map of bounce to a text or of forward to an address", found)
    return given[0][0], filled(given[0][1])


_MAIL_OPTIONS = {
    "nonexistent_user": Option(nonexistent_user),
    "webmail": Option(text),
    "enabled": Option(flag),
    **{name: Option(text) for name in _OUTGOING},
}
MAIL = Option(
    record_of({**_MAIL_OPTIONS, "dkim": Option(flag), "greylisting": Option(flag), "webmail_certificate": Option(text)})
)
"""The mail settings of a subscription."""

PLAN_MAIL = Option(record_of({**_MAIL_OPTIONS, "mailing_lists": Option(flag)}))
"""The mail settings of a service plan."""

PREFERENCES = Option(
    record_of(
        {
            "www": Option(flag),
            "statistics_months": Option(limit),
            "outgoing_limit_domain": Option(text),
            "icp_status": Option(flag),
            "icp_permit": Option(text),
        }
    )
)
PERFORMANCE = Option(record_of({"bandwidth": Option(limit), "max_connections": Option(limit)}))
WEB_SERVER = Option(record_of({name: Option(text) for name in _WEB_SERVER}))
HOSTING_TYPE = Option(choice(*_TYPES))
APPLICATIONS = {
    "aps_filter": Option(flag),
    "packages": Option(list_of(record_of({"name": Option(filled, required=True), "value": Option(text)}))),
}
FORWARDING = {"hosting_type": HOSTING_TYPE, "forward_to": Option(filled), "forward_code": Option(count)}


def user_node(given: tuple[str, str | None] | None) -> etree._Element | None:
    """Return what happens to mail for addresses that do not exist."""
    if given is None:
        return None
    action, value = given
    return node("nonexistent-user", leaf(action, value) if value else node(action))


def mail(values: Values | None) -> etree._Element | None:
    """Return the node ``mail`` of a plan or of a subscription."""
    given = values or {}
    own = {
        "webmail": "webmail",
        "dkim": "spam-protect-sign",
        "greylisting": "greylisting",
        "mailing_lists": "maillists",
        "enabled": "mailservice",
        "webmail_certificate": "webmail-certificate",
    }
    return group("mail", user_node(given.get("nonexistent_user")), *leaves(given, {**own, **_OUTGOING}))


def preferences(values: Values | None) -> etree._Element | None:
    """Return the node ``prefs`` of a subscription or site; unlimited months are an empty node."""
    given = dict(values or {})
    endless = given.get("statistics_months") == -1
    months = node("stat_ttl") if endless else leaf("stat_ttl", given.pop("statistics_months", None))
    return group("prefs", months, *leaves({**given, "statistics_months": None}, _PREFERENCES))


def performance(values: Values) -> etree._Element | None:
    """Return the node ``performance``."""
    nodes = {"bandwidth": "bandwidth", "max_connections": "max_connections"}
    return group("performance", *leaves(values.get("performance", {}), nodes))


def php_settings(values: Values) -> etree._Element | None:
    """Return the node ``php-settings``."""
    return group("php-settings", *named("setting", values.get("php_settings")))


def web_server_settings(values: Values | None) -> etree._Element | None:
    """Return the node ``web-server-settings`` of a plan."""
    return group("web-server-settings", *leaves(values or {}, _WEB_SERVER))


def plan_items(values: Values, made_id: str, owner: etree._Element | None = None) -> list[etree._Element]:
    """Return the operations that add custom items to a subscription, or to a plan, which also has its owner."""
    return [
        node(
            "add-plan-item", node("filter", leaf("id", made_id)), deepcopy(owner), node("plan-item", leaf("name", name))
        )
        for name in values.get("plan_items", ())
    ]


def _version(value: str | None) -> etree._Element | None:
    return leaf("value", value) if value else node("value")


def applications(values: Values, made_id: str, owner: etree._Element | None = None) -> list[etree._Element]:
    """Return the operations that say which applications can be installed; plans have their owner beside the filter."""
    made = []
    if values.get("aps_filter"):
        made.append(node("enable-aps-filter", node("filter", leaf("id", made_id)), deepcopy(owner)))
    packages = [
        node("package", leaf("name", package["name"]), _version(package.get("value")))
        for package in values.get("packages", ())
    ]
    if packages:
        made.append(node("add-package", node("filter", leaf("id", made_id)), deepcopy(owner), *packages))
    return made


def web_hosting(
    values: Mapping[str, Any], addresses: list[etree._Element | None]
) -> tuple[str | None, etree._Element | None]:
    """Return the type of hosting and its node, None for an object without hosting of which nothing is said."""
    properties = named("property", values.get("hosting"))
    kind = values.get("hosting_type") or ("physical" if properties else None)
    if kind is None:
        return None, None
    tag = _TYPES[kind]
    if kind == "physical":
        return tag, node("hosting", node(tag, *properties, *addresses))
    content = [leaf("dest_url", values.get("forward_to"))]
    if kind == "standard_forwarding":
        content.append(leaf("http_code", values.get("forward_code")))
    return tag, node("hosting", node(tag, *content, *addresses) if kind != "none" else node(tag))
