# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Which operations only read.

An operation that is not in the list is treated as a write: it is never sent in check mode, and never sent twice. This
includes operations that generate something without storing it, such as ``certificate/generate``, and calls of
extensions (``extension/call``), whose effects are unknown.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from .nodes import Element, Operation

READS: dict[str, frozenset[str]] = {
    operator: frozenset(names.split())
    for operator, names in {
        "aps": "get-download-status get-packages-list get-packages-list-by-reseller get-packages-list-by-webspace",
        "backup-manager": (
            "get-local-backup-list get-remote-storage-settings get-server-wide-settings get-supported-protocols"
            " get-tasks-info"
        ),
        "business-logic-upgrade": "get-customers-to-upgrade get-subscriptions-to-upgrade",
        "certificate": "get-pool",
        "customer": "get get-domain-list",
        "database": "get-db get-db-users get-default-user",
        "db_server": "get get-default get-local get-supported-types",
        "dns": ("get get-recursion get-status-remote-dns get-supported-recursion get_acl get_master_server get_rec"),
        "event_log": "get-last-id get_events",
        "extension": "get",
        "ftp-user": "get",
        "ip": "get",
        "ip-ban": "get-settings",
        "locale": "get get-message",
        "log-rotation": "get get-status",
        "mail": "get-available-mail-providers get_info get_prefs",
        "maillist": "get-list get-members get-status",
        "php-handler": "get get-usage",
        "plan-item": "get",
        "protected-dir": "get get-pd-location-descriptor get-user",
        "reseller": "cform-buttons-list get get-domain-list get-limit-descriptor get-permission-descriptor",
        "reseller-plan": "get get-limit-descriptor get-permission-descriptor",
        "role": "get get-permission-descriptor",
        "secret_key": "get_info",
        "server": "domain-restriction-list get get_additional_key get_misc get_protos lic_get_info",
        "service-node": "list",
        "service-plan": "get get-limit-descriptor get-permission-descriptor get-physical-hosting-descriptor",
        "service-plan-addon": "get get-limit-descriptor get-permission-descriptor get-physical-hosting-descriptor",
        "session": "get",
        "site": "cform_buttons_list get get-physical-hosting-descriptor get_traffic",
        "site-alias": "get get-supported-services",
        "spamfilter": "get get-allowed-lists get-allowed-preferences get-patterns",
        "sso": "get-branded-idp get-default-idp get-prefs",
        "subdomain": "get",
        "ui": "get-custombutton get-navigation",
        "updater": "get-components get-updates",
        "user": "get",
        "virtdir": "get",
        "webmail": "get-available get-supported",
        "webspace": (
            "cform_buttons_list get get-changed get-limit-descriptor get-permission-descriptor"
            " get-physical-hosting-descriptor get_traffic"
        ),
        "webuser": "get get-prefs",
        "wp-instance": "get-list get-plugin-list get-security-status get-theme-list",
    }.items()
}
"""The operations that read whatever they hold, by operator: of protocol 1.6.9.1, and of older ones back to 1.6.6.0."""


SINCE: dict[tuple[str, str], str] = {
    (operator, name): version
    for version, operators in {
        "1.6.7.0": {
            "customer": "get-domain-list",
            "database": "assign-to-subscription",
            "php-handler": "disable enable get get-usage",
            "reseller": "get-domain-list",
        },
        "1.6.8.0": {
            "certificate": "update",
            "database": "set-custom-host",
            "extension": "call install",
        },
        "1.6.9.1": {"extension": "get uninstall"},
    }.items()
    for operator, names in operators.items()
    for name in names.split()
}
"""The first version of the protocol that has an operation, for those that 1.6.6.0 does not have."""


def reads(operation: Operation) -> bool:
    """Return whether an operation is known to leave the server as it is.

    For two operations their nodes decide. ``db-servers`` adds, removes or lists. ``event_log/get`` deletes what it
    returns when ``flush_selected_range`` is true, which the vendor's schema has as the default.
    """
    if operation.name in READS.get(operation.operator, ()):
        return True
    if operation.name == "db-servers":
        return bool(operation.body) and all(tag == "list" for tag, _content in operation.body)
    if (operation.operator, operation.name) == ("event_log", "get"):
        return [_said(flush) for flush in _below(operation.body, "options", "flush_selected_range")] in (
            ["false"],
            ["0"],
        )
    return False


def _below(elements: object, *path: str) -> list[Element]:
    found = [element for element in elements if element[0] == path[0]] if isinstance(elements, (list, tuple)) else []
    return found if len(path) == 1 else [below for element in found for below in _below(element[1], *path[1:])]


def _said(element: Element) -> str:
    return str(element[1]).strip().lower()
