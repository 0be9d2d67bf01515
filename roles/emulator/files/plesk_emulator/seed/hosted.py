# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The sections of a seed whose objects live in subscriptions, sites and zones, and database servers."""

from __future__ import annotations

from collections.abc import Mapping

import yaml
from lxml import etree

from . import sample
from .file import Mistake, Option, choice, count, filled, flag, limit, list_of, record_of, text
from .groups import nonexistent_user, user_node
from .nodes import Section, Values, group, leaf, leaves, node, place

_NAME = Option(filled, required=True)
_TEXTS = Option(list_of(filled))
_FLAG = Option(flag)
_PERIOD = {"daily": "Daily", "weekly": "Weekly", "monthly": "Monthly"}
_ZONES = {"primary": "master", "secondary": "slave"}
_SOA = ("ttl", "refresh", "retry", "expire", "minimum")


def _alias(values: Values) -> etree._Element:
    flags = {
        "web": "web",
        "mail": "mail",
        "seo_redirect": "seo-redirect",
        "icp_status": "icp-status",
        "icp_permit": "icp-permit",
    }
    return node(
        "create",
        leaf("status", {"active": "0", "disabled": "1"}.get(values.get("status", ""))),
        group("pref", *leaves(values, flags)),
        leaf("manage-dns", values.get("dns")),
        place("site-id", "site", values["site"]),
        leaf("name", values["name"]),
    )


def _database_server(values: Values) -> etree._Element:
    default = node("default") if values.get("default") else None
    nodes = {"host": "host", "port": "port", "type": "type", "admin": "admin", "password": "password"}
    return node("add", *leaves(values, nodes), default)


def _database(values: Values) -> etree._Element:
    return node(
        "add-db",
        place("webspace-id", "subscription", values["subscription"]),
        *leaves(values, {"name": "name", "type": "type"}),
        place("db-server-id", "database server", values.get("database_server")),
    )


def _default_user(values: Values) -> list[etree._Element]:
    if not values.get("default_user"):
        return []
    database = place("db-id", "database", values["name"], values["subscription"])
    return [node("set-default-user", database, place("default-user-id", "database user", values["default_user"]))]


def _database_user(values: Values) -> etree._Element:
    roles = {"read_write": "readWrite", "read_only": "readOnly", "write_only": "writeOnly"}
    if values.get("database"):
        owner = [place("db-id", "database", values["database"], values.get("subscription", ""))]
    else:
        server = values.get("database_server", "")
        owner = [
            place("webspace-id", "subscription", values.get("subscription")),
            place("db-server-id", "database server", server or "default"),
        ]
    return node(
        "add-db-user",
        *owner,
        *leaves(values, {"login": "login", "password": "password"}),
        group("acl", *[leaf("host", host) for host in values.get("hosts", ())]),
        group("allow-access-from", *[leaf("ip-address", each) for each in values.get("allow_access_from", ())]),
        leaf("role", roles.get(values.get("role", ""))),
    )


def _responder(values: Values | None) -> etree._Element | None:
    given = values or {}
    if not given.get("enabled") and not given.get("subject") and not given.get("text"):
        return None
    nodes = {
        "enabled": "enabled",
        "subject": "subject",
        "content_type": "content_type",
        "charset": "charset",
        "text": "text",
        "forward_to": "forward",
        "end_date": "end_date",
    }
    return node("autoresponder", *leaves({"enabled": False, **given}, nodes))


def _forwarding(values: Values) -> etree._Element | None:
    addresses = [leaf("address", address) for address in values.get("forward_to", ())]
    if not addresses:
        return None
    return node("forwarding", leaf("enabled", values.get("forward_enabled", True)), *addresses)


def _mail_account(values: Values) -> etree._Element:
    name, _at, site = values["address"].rpartition("@")
    box = [leaf("enabled", values["mailbox"])] if "mailbox" in values else []
    password = leaf("value", values.get("password"))
    account = node(
        "mailname",
        leaf("name", name),
        leaf("cp-access", values.get("panel_access")),
        group("mailbox", *box, leaf("quota", values.get("quota") if box else None)),
        _forwarding(values),
        *[leaf("alias", alias) for alias in values.get("aliases", ())],
        _responder(values.get("autoresponder")),
        None if password is None else node("password", password, leaf("type", "plain")),
        *leaves(
            values,
            {
                "antivirus": "antivir",
                "outgoing_limit": "outgoing-messages-mbox-limit",
                "description": "description",
            },
        ),
    )
    return node("create", node("filter", place("site-id", "site", site), account))


def _mail_settings(values: Values) -> etree._Element:
    nodes = {
        "webmail": "webmail",
        "dkim": "spam-protect-sign",
        "greylisting": "greylisting",
        "enabled": "mailservice",
        "webmail_certificate": "webmail-certificate",
    }
    preferences = node("prefs", user_node(values.get("nonexistent_user")), *leaves(values, nodes))
    return node("set_prefs", node("filter", place("site-id", "site", values["site"])), preferences)


def _zone(values: Values) -> etree._Element | None:
    return place("site-id", "zone", values["zone_name"])


def _records(values: Values) -> list[etree._Element]:
    zone = values["zone_name"].rstrip(".")
    record = values.get("record", values.get("prefix", ""))
    return [node("add_rec", _zone(values), *_record(values["type"], record, zone, value)) for value in values["value"]]


def record_parts(kind: str, value: str) -> tuple[str, str]:
    """Return the value of a record and what stands in its node ``opt``."""
    words = value.split()
    if kind == "MX" and len(words) == 2:
        return words[1], words[0]
    if kind == "SRV" and len(words) == 4:
        return words[3], " ".join(words[:3])
    return value, ""


def _record(kind: str, record: str, zone: str, value: str) -> list[etree._Element | None]:
    host = record.rstrip(".")
    if kind != "PTR":
        host = "" if host.casefold() == zone.casefold() else host
        host = host[: -len(zone) - 1] if host.casefold().endswith(f".{zone.casefold()}") else host
    told, opt = record_parts(kind, value)
    return [leaf("type", kind), leaf("host", host) if host else node("host"), leaf("value", told), leaf("opt", opt)]


def _zone_settings(values: Values) -> list[etree._Element]:
    made = []
    soa = values.get("soa", {})
    if soa:
        numbers = [leaf(name, soa[name]) for name in _SOA if name in soa]
        made.append(node("set", node("filter", _zone(values)), node("soa", *numbers)))
    made += [
        node("add_master_server", _zone(values), leaf("ip_address", address))
        for address in values.get("primary_servers", ())
    ]
    if "type" in values:
        made.append(node("switch", node("filter", _zone(values)), leaf("zone_type", _ZONES[values["type"]])))
    if "enabled" in values:
        made.append(node("enable" if values["enabled"] else "disable", node("filter", _zone(values))))
    return made


def _dns_server(values: Values) -> list[etree._Element]:
    made = []
    if values.get("transfer_acl"):
        made.append(node("add_to_acl", node("filter", *[leaf("host", host) for host in values["transfer_acl"]])))
    if "recursion" in values:
        made.append(node("set-recursion", leaf("value", values["recursion"])))
    if "remote_dns" in values:
        made.append(node("enable-remote-dns" if values["remote_dns"] else "disable-remote-dns"))
    if values.get("template_soa"):
        made.append(node("set", node("soa", *leaves(values["template_soa"], {name: name for name in _SOA}))))
    if "template_enabled" in values:
        made.append(node("enable" if values["template_enabled"] else "disable"))
    return made


def _certificate(values: Values) -> etree._Element:
    own = {"csr": "csr", "private_key": "pvt", "certificate": "cert", "ca": "ca"}
    given = {node_name: values[option] for option, node_name in own.items() if values.get(option)}
    content = given or sample.content()
    order = ("csr", "pvt", "cert", "ca")
    where = [leaf("webspace", values.get("subscription")), leaf("site", values.get("site"))]
    return node(
        "install",
        leaf("name", values["name"]),
        *(where if any(each is not None for each in where) else [node("admin")]),
        node("content", *[leaf(name, content[name]) for name in order if name in content]),
    )


def _directory(values: Values) -> etree._Element:
    places = {"ssl": "ssl", "non_ssl": "nonssl", "cgi": "cgi"}
    properties = [
        node("property", leaf("name", name), leaf("value", values[option]))
        for option, name in places.items()
        if option in values
    ]
    return node(
        "add",
        place("site-id", "site", values["site"]),
        leaf("name", values["path"]),
        leaf("header", values.get("title")),
        group("location", *properties),
    )


def _directory_users(values: Values, made_id: str) -> list[etree._Element]:
    nodes = {"login": "login", "password": "password"}
    return [node("add-user", leaf("pd-id", made_id), *leaves(user, nodes)) for user in values.get("users", ())]


def _rotation(values: Values) -> list[etree._Element]:
    chosen = leaf("site-name", values["site"])
    condition = leaf("log-bysize", values.get("size"))
    if condition is None:
        condition = leaf("log-bytime", _PERIOD.get(values.get("period", "")))
    nodes = {"files": "log-max-num-files", "compress": "log-compress", "email": "log-email"}
    made = []
    if condition is not None:
        settings = node("settings", node("log-condition", condition), *leaves(values, nodes))
        made.append(node("set", node("filter", chosen), settings))
    if "enabled" in values:
        switch = "enable" if values["enabled"] else "disable"
        made.append(node(switch, node("filter", leaf("site-name", values["site"]))))
    return made


def _quota(found: yaml.Node) -> int | None:
    """Return a size, or ``default`` for what the subscription says."""
    return None if text(found) == "default" else limit(found)


def _address(found: yaml.Node) -> str:
    value = filled(found)
    if not all(value.rpartition("@")):
        raise Mistake(f"is {value!r}; set an address such as info@example.com", found)
    return value


_RESPONDER = {
    "enabled": _FLAG,
    "subject": Option(text),
    "text": Option(text),
    "content_type": Option(choice("text/plain", "text/html")),
    "charset": Option(text),
    "forward_to": Option(text),
    "end_date": Option(text),
}
_CONTENT = {name: Option(filled) for name in ("csr", "private_key", "certificate", "ca")}

DATABASE_SERVERS = Section(
    "db_server",
    {
        "host": _NAME,
        "port": Option(count, required=True),
        "type": _NAME,
        "admin": _NAME,
        "password": Option(filled),
        "default": _FLAG,
    },
    _database_server,
)

HOSTED: Mapping[str, Section] = {
    "certificates": Section(
        "certificate",
        {
            "name": _NAME,
            "subscription": Option(filled),
            "site": Option(filled),
            "server_pool": _FLAG,
            **_CONTENT,
        },
        _certificate,
    ),
    "site_aliases": Section(
        "site-alias",
        {
            "name": _NAME,
            "site": _NAME,
            "status": Option(choice("active", "disabled")),
            "web": _FLAG,
            "mail": _FLAG,
            "seo_redirect": _FLAG,
            "icp_status": _FLAG,
            "icp_permit": Option(text),
            "dns": _FLAG,
        },
        _alias,
    ),
    "databases": Section(
        "database",
        {
            "name": _NAME,
            "subscription": _NAME,
            "type": Option(choice("mysql", "postgresql", "mssql"), required=True),
            "database_server": Option(filled),
            "default_user": Option(filled),
        },
        _database,
        last=_default_user,
    ),
    "database_users": Section(
        "database",
        {
            "login": _NAME,
            "password": Option(filled),
            "subscription": Option(filled),
            "database": Option(filled),
            "database_server": Option(filled),
            "role": Option(choice("read_write", "read_only", "write_only")),
            "hosts": _TEXTS,
            "allow_access_from": _TEXTS,
        },
        _database_user,
    ),
    "mail_accounts": Section(
        "mail",
        {
            "address": Option(_address, required=True),
            "password": Option(filled),
            "mailbox": _FLAG,
            "quota": Option(_quota),
            "aliases": _TEXTS,
            "forward_enabled": _FLAG,
            "forward_to": _TEXTS,
            "autoresponder": Option(record_of(_RESPONDER)),
            "antivirus": Option(choice("off", "in", "out", "inout")),
            "panel_access": _FLAG,
            "outgoing_limit": Option(text),
            "description": Option(text),
        },
        _mail_account,
    ),
    "mail_settings": Section(
        "mail",
        {
            "site": _NAME,
            "nonexistent_user": Option(nonexistent_user),
            "webmail": Option(text),
            "dkim": _FLAG,
            "greylisting": _FLAG,
            "enabled": _FLAG,
            "webmail_certificate": Option(text),
        },
        _mail_settings,
    ),
    "dns_record_sets": Section(
        "dns",
        {
            "zone_name": _NAME,
            "record": Option(text),
            "prefix": Option(text),
            "type": _NAME,
            "value": Option(list_of(filled), required=True),
        },
        _records,
    ),
    "dns_zones": Section(
        "dns",
        {
            "zone_name": _NAME,
            "type": Option(choice(*_ZONES)),
            "enabled": _FLAG,
            "primary_servers": _TEXTS,
            "soa": Option(record_of({name: Option(count) for name in _SOA})),
        },
        _zone_settings,
    ),
    "dns_server": Section(
        "dns",
        {
            "transfer_acl": _TEXTS,
            "recursion": Option(choice("on", "off", "local", "localnets")),
            "remote_dns": _FLAG,
            "template_enabled": _FLAG,
            "template_soa": Option(record_of({name: Option(count) for name in _SOA})),
        },
        _dns_server,
    ),
    "protected_directories": Section(
        "protected-dir",
        {
            "site": _NAME,
            "path": _NAME,
            "title": Option(text),
            "ssl": _FLAG,
            "non_ssl": _FLAG,
            "cgi": _FLAG,
            "users": Option(list_of(record_of({"login": _NAME, "password": Option(filled)}))),
        },
        _directory,
        _directory_users,
    ),
    "log_rotations": Section(
        "log-rotation",
        {
            "site": _NAME,
            "enabled": _FLAG,
            "size": Option(limit),
            "period": Option(choice(*_PERIOD)),
            "files": Option(count),
            "compress": _FLAG,
            "email": Option(text),
        },
        _rotation,
    ),
}
