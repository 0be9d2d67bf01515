# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The machine that the emulator makes believe: a small Linux server."""

from __future__ import annotations

import random
from datetime import datetime

from lxml import etree

from ...protocol.answer import node, nodes
from ...protocol.operation import Call
from ...protocol.status import is_disabled
from ...rules import mail
from ...state.store import Transaction

PLESK_VERSION = "18.0.63"
INTERFACES = ("eth0", "eth1")

_GIB = 2**30
_COMPONENTS = {
    "psa": f"{PLESK_VERSION}-v.ubuntu.22.04",
    "httpd": "2.4.52-1ubuntu4.12",
    "nginx": "1.24.0-2ubuntu.22.04",
    "mysql": "10.6.18-0ubuntu0.22.04.1",
    "php": "8.1.2-1ubuntu2.19",
    "php-fpm": "8.1.2-1ubuntu2.19",
    "plesk-php82": "8.2.23-1ubuntu.22.04",
    "phpmyadmin": "5.2.1-ubuntu.22.04",
    "psa-proftpd": "1.3.8b-ubuntu.22.04",
    "postfix": "3.6.4-1ubuntu1.3",
    "dovecot": "2.3.21-ubuntu.22.04",
    "bind": "9.18.28-0ubuntu0.22.04.1",
    "openssl": "3.0.2-0ubuntu1.18",
}
_VERSION = {
    "plesk_name": "psa",
    "plesk_version": PLESK_VERSION,
    "plesk_os": "Ubuntu",
    "plesk_os_version": "22.04",
    "plesk_build": "1800240917.08",
    "os_release": "5.15.0-122-generic",
}
_CPU = "AMD EPYC 7543 32-Core Processor"
_MEMORY = {"total": 8 * _GIB, "used": 5 * _GIB, "shared": _GIB // 8, "buffer": _GIB // 4, "cached": 3 * _GIB}
_SWAP = {"total": 2 * _GIB, "used": _GIB // 4}
_DISK = 160 * _GIB
_DISK_OF_THE_SYSTEM = 12 * _GIB
# File systems keep a twentieth for the superuser.
_DISK_RESERVED = _DISK // 20
_SHELLS = {
    "Forbidden": "/bin/false",
    "/bin/bash": "/bin/bash",
    "/bin/sh": "/bin/sh",
    "/bin/bash (chrooted)": "/opt/psa/bin/chrootsh",
}
_ISOLATION = {
    "php": ("any",),
    "php_handler_type": ("fpm", "fastcgi"),
    "cgi": ("any",),
    "ssi": ("off",),
    "perl": ("off",),
    "python": ("off",),
    "shell": ("off", "/opt/psa/bin/chrootsh"),
}
# Subscriptions that use more than they may, with the kinds of their owners.
_OVERUSED = """
    FROM webspaces JOIN limits ON holder = 'webspace' AND holder_id = webspaces.id
    JOIN accounts ON accounts.id = webspaces.owner_id
    WHERE limits.value >= 0 AND (limits.name = 'disk_space' AND real_size > limits.value
                                 OR limits.name = 'max_traffic' AND traffic > limits.value)
"""


def components(_call: Call) -> etree._Element:
    """Return the installed packages."""
    made = [node("component", node("name", name), node("version", version)) for name, version in _COMPONENTS.items()]
    return node("components", *made)


def stat(call: Call) -> etree._Element:
    """Return what the server holds and how busy it is: bytes, seconds, load averages times 100."""
    stored = call.db.value("SELECT COALESCE(SUM(real_size), 0) FROM webspaces")
    used = min(_DISK_OF_THE_SYSTEM + stored, _DISK - _DISK_RESERVED)
    disk = {"name": "/dev/sda1", "total": _DISK, "used": used, "free": _DISK - _DISK_RESERVED - used}
    other = {"cpu": _CPU, "uptime": _uptime(call), "inside_vz": call.boolean(False)}
    return node(
        "stat",
        node("objects", *nodes(_objects(call.db))),
        node("version", *nodes(_VERSION)),
        node("other", *nodes(other)),
        node("load_avg", *nodes(_load(call.now))),
        node("mem", *nodes(_with_free(_MEMORY))),
        node("swap", *nodes(_with_free(_SWAP))),
        node("diskspace", node("device", *nodes(disk))),
    )


def interfaces(_call: Call) -> etree._Element:
    """Return the network interfaces."""
    return node("interfaces", *(node("interface", name) for name in INTERFACES))


def services_state(call: Call) -> etree._Element:
    """Return the services and whether they run."""
    made = node("services_state")
    for service in call.db.all("SELECT * FROM services ORDER BY id"):
        made.append(node("srv", *nodes({name: service[name] for name in ("id", "title", "state")})))
    return made


def shells(_call: Call) -> etree._Element:
    """Return the shells that system users may have."""
    return node("shells", *(node("shell", node("name", name), node("path", path)) for name, path in _SHELLS.items()))


def site_isolation(call: Call) -> etree._Element:
    """Return what customers may choose for their hosting; only one value of a property before 1.6.8.0."""
    made = node("site-isolation-config")
    for name, values in _ISOLATION.items():
        several = values if call.since("1.6.8.0") else values[:1]
        made.append(node("property", node("name", name), *(node("value", value) for value in several)))
    return made


def _objects(db: Transaction) -> dict[str, int]:
    statuses = db.all("SELECT status FROM webspaces")
    mails = mail.count(db, "1")
    problem_clients = f"SELECT COUNT(DISTINCT accounts.id) {_OVERUSED} AND kind = 'customer'"
    return {
        "clients": db.value("SELECT COUNT(*) FROM accounts WHERE kind = 'customer'"),
        "domains": len(statuses),
        "active_domains": sum(not is_disabled(row["status"]) for row in statuses),
        "mail_boxes": mails.boxes,
        "mail_redirects": mails.redirects,
        "mail_groups": 0,
        "mail_responders": mails.responders,
        "web_users": 0,
        "databases": db.value("SELECT COUNT(*) FROM databases"),
        "database_users": db.value("SELECT COUNT(*) FROM database_users"),
        "problem_clients": db.value(problem_clients),
        "problem_domains": db.value(f"SELECT COUNT(DISTINCT webspaces.id) {_OVERUSED}"),
    }


def _uptime(call: Call) -> int:
    booted = call.db.setting("booted") or call.db.setting("installed")
    return max(1, int((call.now - datetime.fromisoformat(booted)).total_seconds()))


def _load(now: datetime) -> dict[str, int]:
    source = random.Random(now.strftime("%Y-%m-%d %H:%M"))
    return {"l1": source.randint(5, 250), "l5": source.randint(20, 120), "l15": source.randint(40, 80)}


def _with_free(sizes: dict[str, int]) -> dict[str, int]:
    total, used = sizes["total"], sizes["used"]
    return {"total": total, "used": used, "free": total - used, **sizes}
