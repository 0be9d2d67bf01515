# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Documents of all kinds, each in three phases: objects that come into being, that change and that go.

The sections stand in an order in which nothing can be created.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import certs
from ansible_collections.community.plesk.plugins.module_utils._resources.kinds import SECTIONS

Entries = list[dict[str, Any]]
Document = dict[str, Entries]

PASSWORD = "Corr3ct-Horse-1"
ACCOUNT = {"password": PASSWORD, "update_password": "on_create"}
SITE = "example.com"


class Life(NamedTuple):
    """What a server gets first, and the three documents."""

    before: Document
    created: Document
    changed: Document
    gone: Document


def gone(*documents: Document, **more: Any) -> Document:
    """Return the document that deletes all objects of documents."""
    absent: Document = {}
    for document in documents:
        for section, entries in document.items():
            kind = SECTIONS[section]
            names = [*kind.naturals, *(("zone_name",) if section == "dns_record_sets" else ()), *_PLACES]
            for entry in entries:
                key = {option: entry[option] for option in dict.fromkeys(names) if option in entry}
                one = {**key, "state": "absent", **({"force": True} if "force" in kind.argument_spec() else {})}
                if one not in absent.setdefault(section, []):
                    absent[section].append(one)
    return {**absent, **more}


_PLACES = ("subscription", "site", "server_pool", "database", "database_server", "type", "prefix")
_HOSTED: Document = {"subscriptions": [{"name": SITE, "ftp_login": "web1", "ftp_password": PASSWORD}]}


def _accounts() -> Life:
    plans = [{"name": f"Plan {index}", "limits": {"max_cl": 40}} for index in range(2)]
    resellers = [
        {"login": f"r{index}", "contact_name": f"Reseller {index}", **ACCOUNT, "plan": f"Plan {index}"}
        for index in range(2)
    ]
    customers = [
        {
            "login": f"c{index}",
            "contact_name": f"Customer {index}",
            **ACCOUNT,
            "owner": f"r{index % 2}" if index % 3 else "admin",
            "external_id": f"crm-{index}",
        }
        for index in range(8)
    ]
    created: Document = {"customers": customers, "resellers": resellers, "reseller_plans": plans}
    changed: Document = {
        "customers": [{"login": f"c{index}", "phone": f"{index}", "owner": "r0"} for index in range(8)],
        "resellers": [{"login": "r1", "status": "disabled"}],
    }
    return Life({}, created, changed, gone(created))


def _hosting() -> Life:
    names = [f"s{index}.example" for index in range(4)]
    subscriptions = [{"name": name, "owner": "jdoe", "hosting_type": "none", "service_plan": "Small"} for name in names]
    created: Document = {
        "site_aliases": [{"name": f"a{index}.example", "site": name} for index, name in enumerate(names)],
        "sites": [{"name": f"more.{name}", "subscription": name, "hosting_type": "none"} for name in names[:2]],
        "subscriptions": subscriptions,
        "service_plan_addons": [{"name": "More", "owner": "admin", "limits": {"max_box": 5}}],
        "service_plans": [{"name": name, "owner": "admin"} for name in ("Small", "Large")],
        "customers": [{"login": "jdoe", "contact_name": "J. Doe", **ACCOUNT}],
    }
    changed: Document = {
        "subscriptions": [
            {"name": names[0], "service_plan": "Large"},
            {"name": names[1], "addons": ["More"]},
            {"name": names[2], "status": "disabled"},
            {"name": names[3], "description": "the last one", "service_plan": ""},
        ],
        "sites": [{"name": f"more.{names[0]}", "description": "more"}],
        "site_aliases": [{"name": "a0.example", "seo_redirect": False}],
        "service_plan_addons": [{"name": "More", "owner": "admin", "external_id": "addon-1"}],
    }
    return Life({}, created, changed, gone(created))


def _zones() -> Life:
    def sets(addresses: list[str], alias: str, exchange: str, number: int) -> Entries:
        own: dict[str, Any] = {"zone_name": SITE}
        return [
            *({**own, "prefix": f"a{index}", "type": "A", "value": addresses} for index in range(4)),
            {**own, "prefix": "c", "type": "CNAME", "value": [alias]},
            {**own, "prefix": "m", "type": "MX", "value": [exchange, "20 mx2.example.net"]},
            {**own, "prefix": "t", "type": "TXT", "value": [f"one {number}", "two " * 80 + "end"]},
            {**own, "prefix": "_s._tcp", "type": "SRV", "value": [f"1 2 {number} s.example.com"]},
            {"zone_name": "example.net", "prefix": "b", "type": "AAAA", "value": [f"2001:db8::{number}"]},
        ]

    created: Document = {
        "dns_record_sets": sets(["192.0.2.1", "192.0.2.2"], "one.example.org", "10 mx1.example.net", 3),
        "dns_zones": [{"zone_name": SITE, "soa": {"ttl": 300}, "primary_servers": ["192.0.2.53"]}],
        "dns_server": [{"transfer_acl": ["192.0.2.53"]}],
    }
    changed: Document = {
        "dns_record_sets": sets(["192.0.2.2", "192.0.2.3"], "two.example.org", "30 mx1.example.net", 4),
        "dns_zones": [{"zone_name": SITE, "soa": {"ttl": 600}, "primary_servers": []}],
        "dns_server": [{"transfer_acl": []}],
    }
    absent = gone({"dns_record_sets": created["dns_record_sets"]})
    alias: Document = {"site_aliases": [{"name": "example.net", "site": SITE, "dns": True}]}
    return Life({**_HOSTED, **alias}, created, changed, absent)


def _mail() -> Life:
    def account(index: int, **more: Any) -> dict[str, Any]:
        return {"address": f"u{index}@{SITE}", **more}

    created: Document = {
        "mail_accounts": [
            account(index, **ACCOUNT, mailbox=True, aliases=[f"x{index}", f"y{index}"], forward_to=["a@other.example"])
            for index in range(6)
        ],
        "mail_settings": [{"site": SITE, "webmail": "horde"}],
    }
    changed: Document = {
        "mail_accounts": [
            account(0, quota="1M"),
            account(1, aliases=["x1", "z1"]),
            account(2, forward_to=["b@other.example"]),
            account(3, mailbox=False),
            account(4, autoresponder={"enabled": True, "text": "away"}),
            account(5, description="the last one"),
        ],
        "mail_settings": [{"site": SITE, "nonexistent_user": {"bounce": "No such user"}}],
    }
    return Life(_HOSTED, created, changed, gone({"mail_accounts": created["mail_accounts"]}))


def _databases() -> Life:
    place = "db1.example.net:3306"
    data = {"subscription": SITE, "type": "mysql", "database_server": place}
    created: Document = {
        "database_users": [
            *(
                {"subscription": SITE, "database": f"app{index}", "login": f"app{index}", **ACCOUNT}
                for index in range(3)
            ),
            {"subscription": SITE, "database_server": place, "login": "all", **ACCOUNT},
        ],
        "databases": [{**data, "name": f"app{index}"} for index in range(3)],
        "database_servers": [{"type": "mysql", "host": "db1.example.net", "port": 3306, "admin": "root", **ACCOUNT}],
    }
    changed: Document = {
        "database_users": [
            {"subscription": SITE, "database": f"app{index}", "login": f"app{index}", "hosts": ["localhost", "%"]}
            for index in range(3)
        ],
        "databases": [{**data, "name": f"app{index}", "default_user": "all"} for index in range(3)],
        "database_servers": [{"type": "mysql", "host": "db1.example.net", "port": 3306, "admin": "plesk"}],
    }
    return Life(_HOSTED, created, changed, gone(created))


def _access() -> Life:
    member = {"login": "jdoe", **ACCOUNT}
    created: Document = {
        "ftp_users": [
            {"name": f"f{index}", "subscription": SITE, **ACCOUNT, "home": "/httpdocs", "write": True}
            for index in range(3)
        ],
        "protected_directories": [
            {"site": SITE, "path": f"p{index}", "users": [member, {**member, "login": "rroe"}]} for index in range(3)
        ],
        "certificates": [
            {"name": name, **place, "private_key": certs.KEY, "certificate": certs.CERTIFICATE}
            for name, place in (("web", {"subscription": SITE}), ("panel", {"server_pool": True}))
        ],
        "php_handlers": [{"handler_id": "cgi", "enabled": False}],
        "log_rotations": [{"site": SITE, "period": "weekly"}],
    }
    changed: Document = {
        "ftp_users": [{"name": f"f{index}", "subscription": SITE, "quota": "1M"} for index in range(3)],
        "protected_directories": [
            {"site": SITE, "path": f"p{index}", "title": "Members", "users": [member], "purge_users": True}
            for index in range(3)
        ],
        "php_handlers": [{"handler_id": "cgi", "enabled": True}],
        "log_rotations": [{"site": SITE, "period": "daily"}],
    }
    kept = ("php_handlers", "log_rotations")
    absent = gone({section: entries for section, entries in created.items() if section not in kept})
    return Life(_HOSTED, created, changed, absent)


LIVES: dict[str, Life] = {
    "accounts": _accounts(),
    "hosting": _hosting(),
    "zones": _zones(),
    "mail": _mail(),
    "databases": _databases(),
    "access": _access(),
}
