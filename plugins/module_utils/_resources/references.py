# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Other objects that a declaration only reads: owners, subscriptions, plans, the server itself.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from .._api.packet import Node, Result
from .._api.questions import Found, Source
from .._model.codecs import TEXT, Filled, Number, read_address, read_boolean, sort_addresses
from .._model.contact import LOGIN
from .._model.field import Fact, Field, Part, decoder


class PoolPart(Part):
    """A reseller's addresses (node ``ippool``) as ``facts.pool``: each one's type, ``shared`` or ``exclusive``."""

    def read(self, data: Node, found: Found) -> None:
        node = data.child("ippool")
        if node is not None:
            pool = {read_address(ip.text_of("ip-address")): ip.text_of("ip-type") or "shared" for ip in node.all("ip")}
            found.facts["pool"] = {address: pool[address] for address in sort_addresses(pool)}


class SubscriptionPart(Part):
    """The plan of a reseller (node ``subscriptions``): ``facts`` ``plan_guid``, ``locked``, ``synchronized``."""

    def read(self, data: Node, found: Found) -> None:
        node = data.child("subscriptions")
        if node is None:
            return
        subscription = node.child("subscription")
        plan = subscription.child("plan") if subscription is not None else None
        found.facts["plan_guid"] = (plan.text_of("plan-guid") if plan is not None else None) or ""
        for name in ("locked", "synchronized"):
            found.facts[name] = read_boolean(subscription.text_of(name)) if subscription is not None else None


def _owner_facts() -> list[Fact]:
    return [
        Fact("guid", "guid"),
        Fact("owner_id", "owner-id", Number()),
        Fact("owner_login", "owner-login"),
        Fact("vendor_guid", "vendor-guid"),
    ]


_LOGIN = Field("login", "login", LOGIN)
_EXTERNAL = Field("external_id", "external-id")
_ACCOUNT_KEYS = {"id": "id", "login": "login", "guid": "guid", "external_id": "external-id"}

RESELLERS = Source(
    "reseller",
    decoder([Part("gen-info", _LOGIN, _EXTERNAL), PoolPart("ippool")], {"gen-info": [Fact("guid", "guid")]}),
    keys=_ACCOUNT_KEYS,
    flags=("gen-info", "ippool"),
    everything="all",
)
"""Resellers as owners: their login, guid and pool of addresses."""

CUSTOMERS = Source(
    "customer",
    decoder([Part("gen_info", _LOGIN, _EXTERNAL)], {"gen_info": _owner_facts()}),
    keys={**_ACCOUNT_KEYS, "owner_id": "owner-id", "owner_login": "owner-login"},
    flags=("gen_info",),
    groups=frozenset(("owner_id", "owner_login")),
)
"""Customers as what somebody owns."""

SUBSCRIBERS = Source(
    "reseller",
    decoder(
        [Part("gen-info", _LOGIN, _EXTERNAL), SubscriptionPart("subscriptions")],
        {"gen-info": [Fact("guid", "guid")]},
    ),
    keys=_ACCOUNT_KEYS,
    flags=("gen-info", "subscriptions"),
    everything="all",
)
"""Resellers as subscribers of a reseller plan."""

SUBSCRIPTIONS = Source(
    "webspace",
    decoder([Part("gen_info", Field("name", "name", TEXT))], {"gen_info": _owner_facts()}),
    keys={
        "id": "id",
        "name": "name",
        "owner_id": "owner-id",
        "owner_login": "owner-login",
        "owner_guid": "owner-guid",
        "owner_external_id": "owner-external-id",
    },
    flags=("gen_info",),
    groups=frozenset(("owner_id", "owner_login", "owner_guid", "owner_external_id")),
    domains=frozenset(("name",)),
)
"""Subscriptions (operator ``webspace``) as what an account owns."""

SERVICE_PLANS = Source(
    "service-plan",
    decoder([Part("", Field("name", "name", Filled("a name")))], {"": _owner_facts()}, data=""),
    keys={"name": "name", "id": "id", "guid": "guid"},
    echoes=False,
)
"""Service plans of an owner, who stands after the filter."""

ADDON_PLANS = Source(
    "service-plan-addon",
    decoder([Part("", Field("name", "name", Filled("a name")))], {"": _owner_facts()}, data=""),
    keys={"name": "name", "id": "id", "guid": "guid"},
    echoes=False,
)
"""Add-on plans of an owner, who stands after the filter."""

_DOMAIN = Field("name", "name", TEXT)

SITES = Source(
    "site",
    decoder([Part("gen_info", _DOMAIN)], {"gen_info": [Fact("guid", "guid")]}),
    keys={"id": "id", "name": "name"},
    flags=("gen_info",),
    domains=frozenset(("name",)),
)
"""Sites and subdomains as what has a domain name."""

SITE_ALIASES = Source(
    "site-alias",
    decoder([Part("info", _DOMAIN)], data=""),
    keys={"id": "id", "name": "name"},
    domains=frozenset(("name",)),
)
"""Aliases as what has a domain name."""

PLANS = Source(
    "reseller-plan",
    decoder([Part("", Field("name", "name", Filled("a name")), _EXTERNAL)], {"": [Fact("guid", "guid")]}, data=""),
    keys={"id": "id", "name": "name", "guid": "guid"},
    everything="all",
    echoes=False,
)
"""Reseller plans by name and guid."""


def _read_server(result: Result) -> Found:
    found = Found()
    node = result.node.child("gen_info")
    if node is not None:
        found.facts["guid"] = node.text_of("server_guid") or ""
    return found


def _read_license(result: Result) -> Found:
    node = result.node.child("key")
    properties = node.all("property") if node is not None else []
    return Found(facts={entry.text_of("name") or "": entry.text_of("value") or "" for entry in properties})


LICENSE = Source("server", _read_license, flags=("key",), dataset="", filtered=False)
"""The properties of the license key, by name."""

SERVER = Source("server", _read_server, flags=("gen_info",), dataset="", filtered=False)
"""The server's own guid, which is the ``vendor-guid`` of what the administrator owns (accounts.md, recorded)."""


def _read_addresses(result: Result) -> Found:
    node = result.node.child("addresses")
    entries = node.all("ip_info") if node is not None else []
    return Found(facts={"pool": {read_address(ip.text_of("ip_address")): ip.text_of("type") or "" for ip in entries}})


SERVER_ADDRESSES = Source("ip", _read_addresses, filtered=False)
"""The server's own addresses, which are the pool of what the administrator owns."""


def _read_locale(result: Result) -> Found:
    node = result.node.child("info")
    return Found(values={"id": (node.text_of("id") if node is not None else None) or ""})


LOCALES = Source("locale", _read_locale, dataset="")
"""The languages that are installed."""
