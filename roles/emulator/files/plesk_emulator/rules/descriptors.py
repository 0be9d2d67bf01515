# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Which limits and permissions resellers and their plans have, and the descriptors that say so to clients."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from lxml import etree

from ..protocol.answer import node
from ..protocol.operation import Call

UNLIMITED = -1
_HOSTING = "manage_phosting"


class Limit(NamedTuple):
    """A limit: ``int`` counts objects, ``bytes`` is a size, ``date`` is a time in Unix seconds."""

    type: str
    label: str
    shared: bool = True


class Permission(NamedTuple):
    """A permission: the levels at which it exists, and the permission without which it has no effect."""

    label: str
    levels: tuple[str, ...] = ("reseller", "domain")
    needs: str | None = None


_RESELLER_ONLY = ("reseller",)

LIMITS: Mapping[str, Limit] = {
    "disk_space": Limit("bytes", "Disk space"),
    "disk_space_soft": Limit("bytes", "Notify upon reaching (disk space)", shared=False),
    "max_traffic": Limit("bytes", "Traffic"),
    "max_traffic_soft": Limit("bytes", "Notify upon reaching (traffic)", shared=False),
    "max_cl": Limit("int", "Customers"),
    "max_dom": Limit("int", "Subscriptions"),
    "max_subdom": Limit("int", "Subdomains"),
    "max_dom_aliases": Limit("int", "Domain aliases"),
    "max_wu": Limit("int", "Web users"),
    "max_subftp_users": Limit("int", "Additional FTP accounts"),
    "max_db": Limit("int", "Databases"),
    "max_box": Limit("int", "Mailboxes"),
    "mbox_quota": Limit("bytes", "Mailbox size", shared=False),
    "max_maillists": Limit("int", "Mailing lists"),
    "expiration": Limit("date", "Expiration date", shared=False),
}
PERMISSIONS: Mapping[str, Permission] = {
    "create_clients": Permission("Customer account creation", _RESELLER_ONLY),
    "allow_oversell": Permission("Ability to manage overselling policy", _RESELLER_ONLY),
    "remote_access_interface": Permission("Ability to use remote API", _RESELLER_ONLY),
    "change_limits": Permission("[[change_limits]]", _RESELLER_ONLY),
    "create_domains": Permission("Domain creation and management"),
    "manage_phosting": Permission("Hosting settings management"),
    **{
        f"manage_phosting_{name}": Permission(f"Hosting settings management: {label}")
        for name, label in (
            ("ssi", "SSI"),
            ("php", "PHP"),
            ("cgi", "CGI"),
            ("perl", "Perl"),
            ("python", "Python"),
            ("fastcgi", "FastCGI"),
            ("errdocs", "custom error documents"),
            ("ssl", "SSL/TLS"),
            ("webdeploy", "Web Deploy"),
        )
    },
    "manage_php_settings": Permission("Common PHP settings management", needs=_HOSTING),
    "manage_php_version": Permission("PHP version and handler management"),
    "manage_sh_access": Permission("Management of access to server over SSH (chrooted shell)"),
    "manage_not_chroot_shell": Permission("Management of access to server over SSH (any shell)"),
    "manage_quota": Permission("Hard disk quota assignment"),
    "manage_subdomains": Permission("Subdomains management"),
    "manage_domain_aliases": Permission("Domain aliases management"),
    "manage_log": Permission("Log rotation management"),
    "manage_anonftp": Permission("Anonymous FTP management"),
    "manage_subftp": Permission("Additional FTP accounts management"),
    "manage_crontab": Permission("Scheduler management"),
    "manage_dns": Permission("DNS zone management"),
    "manage_mail_settings": Permission("Mail service settings", ("reseller", "domain", "mail")),
    "manage_maillists": Permission("Mailing lists management", ("reseller", "domain", "mail")),
    "manage_mail_autodiscover": Permission("Mail autodiscover management", ("reseller", "domain", "mail")),
    "manage_webapps": Permission("Java applications management"),
    "manage_spamfilter": Permission("Spam filter management", ("reseller", "domain", "mail")),
    "manage_virusfilter": Permission("Antivirus management", ("reseller", "domain", "mail")),
    "manage_webstat": Permission("Web statistics management"),
    "manage_performance": Permission("Hosting performance settings management", needs=_HOSTING),
    "manage_protected_dirs": Permission("Password-protected directories management"),
    "manage_website_maintenance": Permission("Website maintenance mode"),
    "allow_insecure_sites": Permission("Setup of potentially insecure web scripting options", needs=_HOSTING),
    "allow_local_backups": Permission("Backup and restoration, server storage"),
    "allow_ftp_backups": Permission("Backup and restoration, personal FTP storage"),
    "allow_account_local_backups": Permission("Backup of all subscriptions, server storage"),
    "allow_account_ftp_backups": Permission("Backup of all subscriptions, personal FTP storage"),
    "access_appcatalog": Permission("Access to the application catalog"),
    "access_service_users": Permission("User account management"),
    "select_db_server": Permission("Selection of database servers"),
    "remote_db_connection": Permission("Remote access to databases"),
}


def limit_descriptor(call: Call, limits: Mapping[str, Limit]) -> etree._Element:
    """Return a ``descriptor`` of limits."""
    return node(
        "descriptor",
        *(
            property_node(name, limit.type, str(UNLIMITED), limit.label, node("shared", call.boolean(limit.shared)))
            for name, limit in limits.items()
        ),
    )


def permission_descriptor(call: Call, permissions: Mapping[str, Permission]) -> etree._Element:
    """Return a ``descriptor`` of permissions, with a ``bind`` for each that needs another one."""
    properties = [
        property_node(name, "boolean", call.boolean(False), permission.label, *_levels(permission))
        for name, permission in permissions.items()
    ]
    binds = [
        node(
            "bind",
            node("ref", name),
            node("relevant", node("name", permission.needs), node("value", call.boolean(True))),
            node("read-only", call.boolean(False)),
        )
        for name, permission in permissions.items()
        if permission.needs
    ]
    return node("descriptor", *properties, *binds)


def _levels(permission: Permission) -> list[etree._Element]:
    return [node("level", level) for level in permission.levels]


def property_node(
    name: str, kind: str, default: str, label: str, *extension: etree._Element, enum: Collection[str] = ()
) -> etree._Element:
    """Return a ``property`` of a descriptor; ``enum`` holds the values that are allowed where not all are."""
    return node(
        "property",
        node("name", name),
        node("type", kind),
        *(node("enum", node("value", value)) for value in enum),
        node("default-value", default),
        node("writable-by", "admin"),
        node("label", label),
        node("extension", *extension),
    )
