# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The log of events: what was created, updated and deleted."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from ..protocol.operation import Call

# A server has started at least once.
TABLES = """
CREATE TABLE IF NOT EXISTS events (
    id INTEGER PRIMARY KEY AUTOINCREMENT, type TEXT NOT NULL, class TEXT NOT NULL, time INTEGER NOT NULL,
    object TEXT NOT NULL, user TEXT NOT NULL, host TEXT NOT NULL
);
INSERT OR IGNORE INTO events (id, type, class, time, object, user, host)
    VALUES (1, 'started', 'service', CAST(strftime('%s', 'now') AS INTEGER), 'web', 'admin', '127.0.0.1');
"""
TYPES = (
    "created|updated|deleted|status_changed|started|stopped|installed|uninstalled|siteapp_added|siteapp_removed|expired|"
    "terminated|exceeded|guid_changed"
)
CLASSES = (
    "license|service|ip_address|admin_info|siteapp|client|client_limits|client_status|client_prefs|client_perms|"
    "client_ip_pool|reseller|reseller_limits|reseller_status|reseller_prefs|reseller_perms|reseller_ip_pool|domain|"
    "domain_limits|domain_user|domain_status|phosting|fhosting|subdomain|mailname|webuser|maillist|dns_zone|"
    "mailname_antivirus|mailname_spamfilter|mailname_mailgroup|mailname_autoresponder|mailname_attachment|"
    "session_preferences|db_server|domain_alias|remote_dns|dashboard_preset|dashboard_preset_type|"
    "dashboard_preset_name|domain_limit_size|client_limit_size|client_limit_traffic|reseller_limit_size|"
    "reseller_limit_traffic|domain_limit_traffic|plesk_component|db|db_user|template_client|template_domain|"
    "template_admin|template_reseller|health_parameter|site|site_alias|site_subdomain|site_dns_zone|"
    "site_alias_dns_zone|update"
)
_OF_OPERATIONS = {"add": "created", "create": "created", "set": "updated", "del": "deleted", "delete": "deleted"}
_OF_OPERATORS = {
    "client": "client",
    "customer": "client",
    "domain": "domain",
    "reseller": "reseller",
    "webspace": "domain",
    "site": "site",
    "subdomain": "site_subdomain",
    "site-alias": "site_alias",
    "db_server": "db_server",
    "ip": "ip_address",
    "service-plan": "template_domain",
    "service-plan-addon": "template_domain",
    "reseller-plan": "template_reseller",
}
# Operations whose names do not follow the pattern.
_OTHERS = {
    ("mail", "create"): ("created", "mailname"),
    ("mail", "remove"): ("deleted", "mailname"),
    ("database", "add-db"): ("created", "db"),
    ("database", "del-db"): ("deleted", "db"),
    ("database", "add-db-user"): ("created", "db_user"),
    ("database", "set-db-user"): ("updated", "db_user"),
    ("database", "del-db-user"): ("deleted", "db_user"),
    ("subdomain", "rename"): ("updated", "site_subdomain"),
    ("site-alias", "rename"): ("updated", "site_alias"),
}
_IDS = ("id", "mailname/id", "ip_address")


def note(call: Call, operator: str, results: Iterable[etree._Element]) -> None:
    """Add what the results of a writing operation report as done to the log."""
    operation = str(call.request.tag)
    type_, class_ = _OTHERS.get((operator, operation), (_OF_OPERATIONS.get(operation), _OF_OPERATORS.get(operator)))
    if type_ is None or class_ is None:
        return
    for result in results:
        if result.findtext("status") != "ok":
            continue
        named = next((found for path in _IDS if (found := result.findtext(path))), "")
        if named:
            call.db.insert(
                "events",
                **{"type": type_, "class": class_, "time": int(call.now.timestamp())},
                object=named,
                user=call.caller.login,
                host=call.address,
            )
