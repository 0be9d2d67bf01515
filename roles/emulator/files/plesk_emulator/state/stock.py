# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a fresh server holds."""

from __future__ import annotations

import uuid
from datetime import date, timedelta

from . import dns_template
from .extensions import CATALOG
from .shacrypt import hash_password
from .store import Transaction

ADMIN_ID = 1
DEFAULT_LOCALE = "en-US"
DEFAULT_CERTIFICATE = "default certificate"

_LOCALES = (
    ("en-US", "ENGLISH", "United States"),
    ("de-DE", "GERMAN", "Germany"),
    ("es-ES", "SPANISH", "Spain"),
    ("fr-FR", "FRENCH", "France"),
    ("ja-JP", "JAPANESE", "Japan"),
)
_LICENSE = {
    "plesk_key_id": "PLSK.00000001.0001",
    "lim_cl": "-1",
    "lim_dom": "-1",
    "lim_domain_aliases": "-1",
    "lim_mn": "-1",
    "lim_wu": "-1",
    "can-manage-accounts": "1",
    "can-manage-customers": "1",
    "can-manage-resellers": "1",
    "can-manage-subscriptions": "1",
    "can-manage-custom-view": "1",
    "api-rpc": "1",
    "edition": "web-host",
    "demo": "0",
}
_SERVICES = (
    ("dns", "DNS Server (BIND)", "running"),
    ("fail2ban", "IP Address Banning (Fail2Ban)", "stopped"),
    ("imap-pop3", "IMAP/POP3 Server (Dovecot)", "running"),
    ("nginx", "Reverse Proxy Server (nginx)", "running"),
    ("plesk-php82-fpm", "PHP-FPM 8.2", "running"),
    ("smtp", "SMTP Server (Postfix)", "running"),
    ("spamassassin", "SpamAssassin", "none"),
    ("web", "Web Server (Apache)", "running"),
)
# What Plesk brings along, and the PHP of the operating system.
_PLESK_PHP = ("8.2.20", "8.3.9")
_SYSTEM_PHP = "8.1.28"
_RESELLER_LIMITS = (
    "disk_space",
    "max_traffic",
    "max_cl",
    "max_dom",
    "max_subdom",
    "max_dom_aliases",
    "max_box",
    "max_db",
)
_RESELLER_PERMISSIONS = {"create_clients": 1, "remote_access_interface": 1, "allow_oversell": 1, "manage_dns": 1}
_UNLIMITED = {"max_site": -1, "disk_space": -1, "max_traffic": -1, "max_db": -1}
_SERVICE_PLANS = {
    "Admin Simple": ("normal", _UNLIMITED),
    "Default Domain": (
        "not_suspend",
        {"max_site": 10, "disk_space": 10 * 2**30, "max_traffic": 100 * 2**30, "max_db": 10},
    ),
    "Unlimited": ("normal", _UNLIMITED),
    "Default Simple": ("normal", _UNLIMITED),
}
_RESELLER_PLAN = "Default Reseller"
# In the order in which a fresh server numbers them.
_PLANS = ("Admin Simple", _RESELLER_PLAN, "Default Domain", "Unlimited", "Default Simple")
_CONTENT = (
    "<content><log-rotation><on><log-condition><log-bysize>10485760</log-bysize></log-condition>"
    "<log-max-num-files>10</log-max-num-files><log-compress>true</log-compress></on></log-rotation>"
    "<preferences><stat>3</stat><maillists>false</maillists><mailservice>true</mailservice>"
    "<dns_zone_type>master</dns_zone_type></preferences></content>"
)


def furnish(db: Transaction, admin_password: str, now: str) -> None:
    """Fill an empty store; in one that was furnished before, only the administrator's password is set anew.

    ``now`` is the time of installation as ISO 8601 text.
    """
    secret = {"password": admin_password, "hash": hash_password(admin_password)}
    if db.value("SELECT id FROM accounts WHERE id = ?", ADMIN_ID):
        db.update("accounts", ADMIN_ID, **secret)
        return
    _administrator(db, now, **secret)
    for locale, lang, country in _LOCALES:
        db.insert("locales", id=locale, lang=lang, country=country)
    db.insert("db_servers", type="mysql", host="localhost", port=3306, admin="admin", is_local=1, is_default=1)
    for name in (DEFAULT_CERTIFICATE, "Let's Encrypt certificate (server pool)"):
        db.insert("certificates", name=name)
    db.insert("ips", address="192.0.2.10", netmask="255.255.255.0", type="shared", interface="eth0", is_default=1)
    for name, value in {**_LICENSE, "license_update_date": now[:10], "lim_date": _a_year_after(now)}.items():
        db.insert("license", name=name, value=value)
    for service, title, state in _SERVICES:
        db.insert("services", id=service, title=title, state=state)
    _php_handlers(db)
    _extensions(db)
    for entry in dns_template.ENTRIES:
        db.insert("dns_records", made=1, host_key=entry.host, **entry._asdict())
    for name in _PLANS:
        if name == _RESELLER_PLAN:
            _reseller_plan(db)
        else:
            _service_plan(db, name)


def new_plan_id(db: Transaction) -> int:
    """Return an id that no plan ever had: recorded servers number plans of all kinds in one row."""
    return db.new_id("reseller_plans", "service_plans", "addon_plans")


def _a_year_after(now: str) -> str:
    return (date.fromisoformat(now[:10]) + timedelta(days=365)).isoformat()


def _php_handlers(db: Transaction) -> None:
    for version in _PLESK_PHP:
        minor = version.rpartition(".")[0]
        home = f"/opt/plesk/php/{minor}"
        for kind, program in (("cgi", "bin/php-cgi"), ("fastcgi", "bin/php-cgi"), ("fpm", "sbin/php-fpm")):
            paths = {"path": f"{home}/{program}", "clipath": f"{home}/bin/php", "phpini": f"{home}/etc/php.ini"}
            handler = f"plesk-php{minor.replace('.', '')}-{kind}"
            db.insert("php_handlers", id=handler, display_name=version, full_version=version, type=kind, **paths)
    for kind, program in (("cgi", "bin/php-cgi"), ("fastcgi", "bin/php-cgi"), ("fpm", "sbin/php-fpm8.1")):
        title = f"{_SYSTEM_PHP} by OS vendor"
        paths = {"path": f"/usr/{program}", "clipath": "/usr/bin/php", "phpini": "/etc/php.ini"}
        db.insert("php_handlers", id=kind, display_name=title, full_version=_SYSTEM_PHP, type=kind, **paths)


def _extensions(db: Transaction) -> None:
    for found in CATALOG.values():
        if found.stock:
            db.insert("extensions", id=found.id, name=found.name, version=found.version, release=found.release)


def _administrator(db: Transaction, now: str, **secret: str) -> None:
    guid = str(uuid.uuid4())
    db.set_setting("server_guid", guid)
    db.set_setting("server_name", "plesk.example.com")
    db.set_setting("installed", now)
    db.insert(
        "accounts",
        id=ADMIN_ID,
        kind="admin",
        login="admin",
        login_key="admin",
        guid=guid,
        created=now,
        pname="Administrator",
        email="admin@example.com",
        locale=DEFAULT_LOCALE,
        **secret,
    )


def _reseller_plan(db: Transaction) -> None:
    plan = db.insert("reseller_plans", id=new_plan_id(db), guid=str(uuid.uuid4()), **_named(_RESELLER_PLAN))
    _limits(db, "reseller-plan", plan, dict.fromkeys(_RESELLER_LIMITS, -1))
    for permission, value in _RESELLER_PERMISSIONS.items():
        db.insert("permissions", holder="reseller-plan", holder_id=plan, name=permission, value=value)
    db.insert("reseller_plan_ips", plan_id=plan, address="192.0.2.10")


def _service_plan(db: Transaction, name: str) -> None:
    overuse, limits = _SERVICE_PLANS[name]
    identity = {"id": new_plan_id(db), "owner_id": ADMIN_ID, "guid": str(uuid.uuid4()), **_named(name)}
    plan = db.insert("service_plans", overuse=overuse, content=_CONTENT, **identity)
    _limits(db, "service-plan", plan, limits)


def _named(name: str) -> dict[str, str]:
    return {"name": name, "name_key": name.casefold()}


def _limits(db: Transaction, holder: str, holder_id: int, limits: dict[str, int]) -> None:
    for name, value in limits.items():
        db.insert("limits", holder=holder, holder_id=holder_id, name=name, value=value)
