# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a server says of itself: operator ``server``, operations ``get_protos`` and ``get``.

Sections 3.1 to 3.4 of the protocol notes on accounts.  Two nodes are never returned: ``content``, which is the license
itself, and ``smtp_password``.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from .._api.nodes import Element, Operation
from .._model.shapes import (
    BOOLEAN,
    BYTES,
    DATE,
    HUNDREDTHS,
    MINUTES,
    MONTHS,
    NUMBER,
    PRESENCE,
    SECONDS,
    TEXT,
    Entry,
    Pairs,
    Record,
    Rows,
    Shape,
    by,
    by_version,
    words,
)


@dataclass(frozen=True, eq=False)
class DataSet:
    """One thing to ask a server for: its ``name`` for people and its ``node`` in the packet.

    ``since`` is the version of the protocol that brought it (empty: all versions have it); ``optional`` says that an
    answer without the node is an empty one.
    """

    name: str
    node: str
    shape: Shape
    since: str = ""
    optional: bool = False
    operation: str = "get"

    def request(self) -> Operation:
        """Return the operation that asks for nothing but this."""
        flags: list[Element] = [(self.node, None)] if self.operation == "get" else []
        return Operation("server", self.operation, flags)


PROTOCOLS = DataSet("protocols", "protos", Rows("proto", order=by_version), operation="get_protos")
"""Open to resellers and customers too, which the data sets are not."""

_LICENSE = Record(
    Entry("plesk_key_id", "key_id"),
    Entry("edition", "edition"),
    Entry("lim_date", "expires", DATE),
    Entry("license_update_date", "next_update", DATE),
    Entry("demo", "demo", BOOLEAN),
    Entry("additional-key", "additional", BOOLEAN),
    Entry("lim_cl", "max_customers", NUMBER),
    Entry("lim_dom", "max_subscriptions", NUMBER),
    Entry("lim_domain_aliases", "max_domain_aliases", NUMBER),
    Entry("lim_mn", "max_mailboxes", NUMBER),
    Entry("lim_wu", "max_web_users", NUMBER),
    Entry("can-manage-accounts", "manage_accounts", BOOLEAN),
    Entry("can-manage-customers", "manage_customers", BOOLEAN),
    Entry("can-manage-resellers", "manage_resellers", BOOLEAN),
    Entry("can-manage-subscriptions", "manage_subscriptions", BOOLEAN),
    Entry("can-manage-custom-view", "manage_custom_view", BOOLEAN),
    Entry("api-rpc", "remote_api", BOOLEAN),
    pairs="property",
    dropped=("content",),
)

_GENERAL = Record(
    Entry("server_name", "host_name"),
    Entry("server_guid", "guid"),
    Entry("external-id", "external_id"),
    Entry("mode", "mode"),
    Entry("vps-optimized-status", "vps_optimized", Pairs("aspect", BOOLEAN)),
)

_COMPONENTS = Rows("component", Record(Entry("name", "name"), Entry("version", "version")), by("name"))

_OBJECTS = Record(
    Entry("clients", "customers", NUMBER),
    Entry("domains", "subscriptions", NUMBER),
    Entry("active_domains", "active_subscriptions", NUMBER),
    Entry("mail_boxes", "mailboxes", NUMBER),
    Entry("mail_redirects", "mail_redirects", NUMBER),
    Entry("mail_groups", "mail_groups", NUMBER),
    Entry("mail_responders", "mail_responders", NUMBER),
    Entry("web_users", "web_users", NUMBER),
    Entry("databases", "databases", NUMBER),
    Entry("database_users", "database_users", NUMBER),
    Entry("problem_clients", "problem_customers", NUMBER),
    Entry("problem_domains", "problem_subscriptions", NUMBER),
)

_VERSION = Record(
    Entry("plesk_name", "name"),
    Entry("plesk_version", "plesk"),
    Entry("plesk_build", "build"),
    Entry("plesk_os", "os"),
    Entry("plesk_os_version", "os_version"),
    Entry("os_release", "kernel"),
    Entry("veid", "virtuozzo_id", NUMBER),
)

_SPACE = (Entry("total", "total", BYTES), Entry("used", "used", BYTES), Entry("free", "free", BYTES))

_STATISTICS = Record(
    Entry("objects", "objects", _OBJECTS),
    Entry("version", "version", _VERSION),
    Entry(
        "other",
        "system",
        Record(
            Entry("cpu", "cpu"), Entry("uptime", "uptime", SECONDS), Entry("inside_vz", "inside_virtuozzo", BOOLEAN)
        ),
    ),
    Entry(
        "load_avg",
        "load_average",
        Record(
            Entry("l1", "one_minute", HUNDREDTHS),
            Entry("l5", "five_minutes", HUNDREDTHS),
            Entry("l15", "fifteen_minutes", HUNDREDTHS),
        ),
    ),
    Entry(
        "mem",
        "memory",
        Record(
            *_SPACE,
            Entry("shared", "shared", BYTES),
            Entry("buffer", "buffers", BYTES),
            Entry("cached", "cached", BYTES),
        ),
    ),
    Entry("swap", "swap", Record(*_SPACE)),
    Entry("diskspace", "disks", Rows("device", Record(Entry("name", "name"), *_SPACE), by("name"))),
)

_ADMINISTRATOR = Record(
    Entry("admin_pname", "contact_name"),
    Entry("admin_cname", "company"),
    Entry("admin_phone", "phone"),
    Entry("admin_fax", "fax"),
    Entry("admin_email", "email"),
    Entry("admin_address", "address"),
    Entry("admin_city", "city"),
    Entry("admin_state", "state_or_province"),
    Entry("admin_pcode", "postal_code"),
    Entry("admin_country", "country"),
    Entry("admin_locale", "locale"),
    Entry("admin_multiple_sessions", "multiple_sessions", BOOLEAN),
    Entry("send_announce", "announcements", BOOLEAN),
    Entry("uid", "uid"),
    Entry("global-login", "global_login"),
)

_SERVICES = Rows(
    "srv",
    Record(Entry("id", "id"), Entry("title", "title"), Entry("state", "state"), Entry("error", "error")),
    by("id"),
)

_PREFERENCES = Record(
    Entry("max_connections", "max_mail_connections", NUMBER),
    Entry("max_connections_per_ip", "max_mail_connections_per_ip", NUMBER),
    Entry("outgoing_email_mode", "outgoing_mail_mode"),
    Entry("outgoing_email_mode_explicit_ipv4", "outgoing_mail_ipv4"),
    Entry("outgoing_email_mode_explicit_ipv6", "outgoing_mail_ipv6"),
    Entry("outgoing_antispam", "outgoing_antispam", BOOLEAN),
    Entry("outgoing_messages_mbox_limit", "outgoing_messages_per_mailbox", NUMBER),
    Entry("outgoing_messages_domain_limit", "outgoing_messages_per_domain", NUMBER),
    Entry("outgoing_messages_subscription_limit", "outgoing_messages_per_subscription", NUMBER),
    Entry("enable_sendmail", "sendmail", BOOLEAN),
    Entry("report_period", "report_period"),
    Entry("notification_period", "notification_period"),
    Entry("stat_ttl", "keep_statistics", MONTHS),
    Entry("include_remote_databases", "include_remote_databases", BOOLEAN),
    Entry("traffic_accounting", "traffic_accounting", words({"1": "incoming", "2": "outgoing", "3": "both"})),
    Entry("restart_apache_interval", "apache_restart_interval", SECONDS),
    Entry("apache_pipelog", "apache_piped_logs", BOOLEAN),
    Entry("ftp_over_ssl", "ftp_over_tls"),
    Entry("mail_notifications", "mail_notifications", BOOLEAN),
    Entry("smtp_use_default_settings", "smtp_use_default_settings", BOOLEAN),
    Entry("smtp_host", "smtp_host"),
    Entry("smtp_port", "smtp_port", NUMBER),
    Entry("smtp_login", "smtp_login"),
    Entry("smtp_tls", "smtp_tls", BOOLEAN),
    Entry("smtp_allow_users", "smtp_allow_users", BOOLEAN),
    Entry("aps_force_updates", "aps_force_updates", BOOLEAN),
    Entry("aps_suggest_updates", "aps_suggest_updates", BOOLEAN),
    Entry("preview_protection", "preview_protection", BOOLEAN),
    Entry("waf-rule-engine", "waf_rule_engine"),
    Entry("waf-rule-set", "waf_rule_set"),
    dropped=("smtp_password",),
)

_ISOLATION = Rows("property", Record(Entry("name", "name"), Entry("", "choices", Rows("value"))))

_UPDATES = Record(
    Entry("available_update", "available"),
    Entry("available_update_type", "available_type"),
    Entry("security_updates", "security"),
    Entry("last_installed_update", "last_installed"),
    Entry("install_updates_automatically", "automatic", BOOLEAN),
    Entry("install_third_party_updates", "automatic_third_party", BOOLEAN),
    Entry("install_system_package_updates_automatically", "automatic_system_packages", BOOLEAN),
)

_DOMAINS = Rows(
    "domain",
    Record(
        Entry("id", "id", NUMBER),
        Entry("name", "name"),
        Entry("ascii-name", "ascii_name"),
        Entry("type", "type"),
        Entry("main", "main", BOOLEAN),
        Entry("guid", "guid"),
        Entry("external-id", "external_id"),
        Entry("parent-id", "parent_id", NUMBER),
        Entry("domain-id", "domain_id", NUMBER),
    ),
    by("id"),
)

_CERTIFICATE = Record(
    Entry("name", "name"),
    Entry("webspace", "subscription"),
    Entry("site", "site"),
    Entry("admin", "server_pool", PRESENCE),
)

DATA_SETS = (
    DataSet("license", "key", _LICENSE),
    DataSet("general", "gen_info", _GENERAL),
    DataSet("components", "components", _COMPONENTS),
    DataSet("statistics", "stat", _STATISTICS),
    DataSet("administrator", "admin", _ADMINISTRATOR),
    DataSet("interfaces", "interfaces", Rows("interface", TEXT, str)),
    DataSet("services", "services_state", _SERVICES),
    DataSet("preferences", "prefs", _PREFERENCES),
    DataSet("shells", "shells", Rows("shell", Record(Entry("name", "name"), Entry("path", "path")))),
    DataSet("session", "session_setup", Record(Entry("login_timeout", "idle_timeout", MINUTES))),
    DataSet("site_isolation", "site-isolation-config", _ISOLATION),
    DataSet("updates", "updates", _UPDATES),
    DataSet("administrator_domains", "admin-domain-list", _DOMAINS, since="1.6.7.0"),
    DataSet(
        "certificates",
        "certificates",
        Record(Entry("panel", "panel", _CERTIFICATE), Entry("mail-server", "mail_server", _CERTIFICATE)),
        since="1.6.8.0",
        optional=True,
    ),
)

MINIMUM = frozenset(("general",))
"""The names of the data sets that tell one server from another."""


class Quota(NamedTuple):
    """A thing that the license limits: ``limit`` and ``permit`` are entries of the license, ``used`` counts objects."""

    name: str
    limit: str
    used: str
    permit: str = ""


QUOTAS = (
    Quota("customers", "max_customers", "customers", "manage_customers"),
    Quota("subscriptions", "max_subscriptions", "subscriptions"),
    Quota("mailboxes", "max_mailboxes", "mailboxes"),
    Quota("web_users", "max_web_users", "web_users"),
)
