# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The settings of the server: what ``set`` writes and ``get`` shows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lxml import etree

from ...protocol import empty_nodes, errors
from ...protocol.answer import node, nodes, ok
from ...protocol.auth import ADMIN
from ...protocol.errors import Refusal
from ...protocol.operation import Call, whole_number
from ...rules import accounts, domains
from ...rules import certificates as pools
from ...state.stock import ADMIN_ID
from .operator import OPERATOR

LOGIN_TIMEOUT = "30"
_PERSON = "cname pname phone fax email address city state pcode country".split()
_SWITCHES = {"send_announce": False, "admin_multiple_sessions": True}
_GLOBAL = ("uid", "global-login")
# In the schema's order, with the values of a fresh server; None for what it does not show.
_PREFS: dict[str, str | None] = {
    "max_connections": None,
    "max_connections_per_ip": None,
    "outgoing_email_mode": None,
    "outgoing_email_mode_explicit_ipv4": None,
    "outgoing_email_mode_explicit_ipv6": None,
    "outgoing_antispam": None,
    "outgoing_messages_mbox_limit": None,
    "outgoing_messages_domain_limit": None,
    "outgoing_messages_subscription_limit": None,
    "enable_sendmail": None,
    "report_period": "P1W",
    "notification_period": "PT1H",
    "stat_ttl": "3",
    "include_remote_databases": "true",
    "traffic_accounting": "3",
    "restart_apache_interval": "0",
    "apache_pipelog": "false",
    "ftp_over_ssl": "enabled",
    "mail_notifications": None,
    "smtp_use_default_settings": None,
    "smtp_host": None,
    "smtp_port": None,
    "smtp_login": None,
    "smtp_tls": None,
    "smtp_allow_users": None,
    "aps_force_updates": "false",
    "aps_suggest_updates": "true",
    "preview_protection": "true",
    "waf-rule-engine": "off",
    "waf-rule-set": "tortix",
}
_BOOLEAN_PREFS = {
    "outgoing_antispam",
    "enable_sendmail",
    "include_remote_databases",
    "apache_pipelog",
    "mail_notifications",
    "smtp_use_default_settings",
    "smtp_tls",
    "smtp_allow_users",
    "aps_force_updates",
    "aps_suggest_updates",
    "preview_protection",
}
_NEW_IN_ANSWERS = {"include_remote_databases", "preview_protection"}
_OLD_RULE_SETS = ("tortix", "crs")
_RANGES = {"smtp_port": (1, 65535), "login_timeout": (1, 99999)}
_ASPECTS = {
    "mysql-innodb": "false",
    "apache-modules-all": "false",
    "apache-modules-except-php": "false",
    "apache-modules-except-scripting": "false",
}


def gen_info(call: Call) -> etree._Element:
    """Name, GUID, external id and mode."""
    setting = call.db.setting
    aspects = [node("aspect", node("name", name), node("value", value)) for name, value in _ASPECTS.items()]
    return node(
        "gen_info",
        node("server_name", setting("server_name")),
        node("server_guid", setting("server_guid")),
        *nodes({"external-id": setting("external_id") or None}),
        node("vps-optimized-status", *aspects),
        node("mode", setting("mode", "standard")),
    )


def admin(call: Call) -> etree._Element:
    """Return the administrator's contact data."""
    account = call.db.the("SELECT * FROM accounts WHERE id = ?", ADMIN_ID)
    values: dict[str, Any] = {f"admin_{name}": call.unset(account[name]) for name in _PERSON}
    switches = {name: call.boolean(_switch(call, name)) for name in _SWITCHES}
    values["send_announce"] = switches["send_announce"]
    if call.since("1.6.8.0"):
        values["admin_locale"] = account["locale"]
        values["admin_multiple_sessions"] = switches["admin_multiple_sessions"]
    values.update({name: call.db.setting(f"admin.{name}") or None for name in _GLOBAL})
    return node("admin", *nodes(values))


def prefs(call: Call) -> etree._Element:
    """Return the preferences that apply or were set; never the password."""
    values: dict[str, Any] = {}
    for name, default in _PREFS.items():
        value = call.db.setting(f"pref.{name}", default or "")
        if value and _shown(call, name, value):
            values[name] = call.boolean(value in ("true", "1")) if name in _BOOLEAN_PREFS else value
    return node("prefs", *nodes(values))


def session_setup(call: Call) -> etree._Element:
    """Return the minutes after which an idle session ends."""
    return node("session_setup", node("login_timeout", call.db.setting("login_timeout", LOGIN_TIMEOUT)))


def certificates(call: Call) -> etree._Element:
    """Return the certificates of the panel and of the mail server."""
    return node("certificates", *(pools.of_server(call, use) for use in pools.SERVER_USES))


def admin_domain_list(call: Call) -> etree._Element:
    """Return the administrator's own domain names."""
    made = domains.listing(call, ADMIN_ID)
    made.tag = "admin-domain-list"
    return made


@OPERATOR.operation("set", writes=True, callers=(ADMIN,))
def set_(call: Call) -> etree._Element:
    """Change the settings given; the others stay."""
    for part in call.request:
        _WRITERS[part.tag](call, part)
    return ok()


def _set_admin(call: Call, part: etree._Element) -> None:
    given = empty_nodes.judged(call, part, tuple(_SWITCHES))
    persons = [child for child in given if child.tag.startswith("admin_")]
    contact = node("contact", *(node(child.tag[len("admin_") :], child.text) for child in persons))
    columns: dict[str, Any] = accounts.contact_columns(call, contact)
    columns.update(accounts.locale_columns(call, call.text("admin_locale", given)))
    call.db.update("accounts", ADMIN_ID, **columns)
    for name in _SWITCHES:
        found = given.find(name)
        if found is not None:
            call.db.set_setting(f"admin.{name}", "true" if call.flag(found) else "false")
    for name in _GLOBAL:
        value = call.text(name, given)
        if value is not None:
            call.db.set_setting(f"admin.{name}", value)


def _set_password(call: Call, part: etree._Element) -> None:
    login = call.db.value("SELECT login FROM accounts WHERE id = ?", ADMIN_ID)
    call.db.update("accounts", ADMIN_ID, **accounts.password_columns(call, call.stored(part), login))


def _set_prefs(call: Call, part: etree._Element) -> None:
    for pref in empty_nodes.judged(call, part):
        _check_range(pref.tag, call.stored(pref))
        call.db.set_setting(f"pref.{pref.tag}", call.stored(pref))


def _set_session(call: Call, part: etree._Element) -> None:
    for child in part:
        _check_range(child.tag, call.stored(child))
        call.db.set_setting(child.tag, str(whole_number(call.stored(child))))


def _set_certificates(call: Call, part: etree._Element) -> None:
    for use in part:
        pools.use_for_server(call, use.tag, call.stored(use[0]), use[1])


def _set_text(name: str) -> Callable[[Call, etree._Element], None]:
    return lambda call, part: call.db.set_setting(name, call.stored(part))


def _check_range(name: str, value: str) -> None:
    low, high = _RANGES.get(name, (None, None))
    if low is not None and high is not None and not low <= whole_number(value) <= high:
        raise Refusal(errors.INVALID_VALUE, f"Value of '{name}' must be from {low} to {high}.")


def _shown(call: Call, name: str, value: str) -> bool:
    """Return whether the answers of the packet's version can hold a preference."""
    if call.since("1.6.8.0"):
        return True
    return name not in _NEW_IN_ANSWERS and (name != "waf-rule-set" or value in _OLD_RULE_SETS)


def _switch(call: Call, name: str) -> bool:
    return call.db.setting(f"admin.{name}", "true" if _SWITCHES[name] else "false") == "true"


_WRITERS: dict[str, Callable[[Call, etree._Element], None]] = {
    "admin": _set_admin,
    "password": _set_password,
    "prefs": _set_prefs,
    "session_setup": _set_session,
    "external-id": _set_text("external_id"),
    "mode": _set_text("mode"),
    "certificates": _set_certificates,
}
