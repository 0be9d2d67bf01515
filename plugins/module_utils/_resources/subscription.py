# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Subscriptions: operator ``webspace`` (subscriptions.md of the protocol notes).

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .._api.nodes import Element, Operation
from .._api.questions import Found, Source
from .._model.codecs import Number
from .._model.domain_names import DOMAIN, ByDomain
from .._model.external_id import ExternalId
from .._model.field import Fact, Field, Part, decoder
from .._model.item import Item
from .._model.requests import Requests
from .._model.resource import Purge, Resource
from . import hosting
from .ceilings import Ceiling, by_owner, of_item
from .domain_status import SubscriptionStatus, by_caller
from .groups import LIMIT_NAMES, PERMISSION_NAMES, PROPERTY_NAMES, PhpSettings, performance
from .members import DatabaseServers, PlanItems
from .plans import servers_of
from .policies import HostingLimitsPart, PermissionsPart
from .references import SITE_ALIASES, SITES
from .subscribed_plans import POLICIES, Addons, ServicePlan, SubscribedPart
from .subscription_settings import SubscribedFilter, SubscribedPackages, mail, preferences
from .sync import Sync
from .usage import USAGE_FACTS, USAGE_OPTIONS, contents_guard, traffic_source
from .vendor import Owner, check_addresses, pools


class WebspaceRequests(Requests):
    """The operations of ``webspace``, of which ``gen_setup`` holds the type of hosting and the addresses too."""

    def creation(self, item: Item, values: Mapping[str, Any]) -> list[Element]:
        nodes = super().creation(item, by_caller(dict(values), item))
        kind, addresses = values.get("hosting_type"), values.get("ip_addresses") or ()
        more: list[Element] = [("htype", hosting.NODES[kind])] if kind else []
        return _in_setup(nodes, [*more, *(("ip_address", address) for address in addresses)])

    def update(self, item: Item, found: Found, values: Mapping[str, Any]) -> list[Operation]:
        written = hosting.completed(by_caller(dict(values), item), found)
        if written.get("hosting_type") == hosting.NONE and "hosting_type" not in values:
            # Without hosting, an address is that of the mail service.
            written["hosting_type"] = None
        return super().update(item, found, written)

    def changes(self, resource: Resource, values: Mapping[str, Any]) -> list[Element]:
        nodes = super().changes(resource, values)
        if values.get("hosting_type") is not None or not values.get("ip_addresses"):
            return nodes
        return _in_setup(nodes, [("ip_address", address) for address in values["ip_addresses"]])


def _in_setup(nodes: list[Element], more: list[Element]) -> list[Element]:
    """Return nodes with more of them in ``gen_setup``, which stands first and takes them in any order."""
    content: list[Element] = []
    for tag, inner in nodes:
        if tag == "gen_setup" and isinstance(inner, list):
            content += inner
    return [("gen_setup", content + more), *(node for node in nodes if node[0] != "gen_setup")]


_KEYS = {"id": "id", "name": "name", "guid": "guid", "external_id": "external-id"}
_ADDRESSES = hosting.HostingAddresses(check_addresses, pools)

_OFFERED = servers_of("webspace")

_PARTS = (
    Part(
        "gen_setup",
        Field("name", "name", DOMAIN, required=True),
        Owner("service_plan", "addons", "sync", "db_servers", *POLICIES),
        SubscriptionStatus(),
        ExternalId(),
        Field("description", "description"),
        Field("admin_description", "admin-description"),
        Field("reseller_description", "reseller-description"),
        dataset="gen_info",
    ),
    hosting.HostingPart(
        lambda item: (PROPERTY_NAMES,),
        hosting.OfType("ftp_login", "ftp_login", hosting.OptionalText()),
        hosting.SystemPassword(),
        addresses=_ADDRESSES,
        needed=("ftp_login", "ftp_password"),
    ),
    HostingLimitsPart(lambda item: (LIMIT_NAMES,)),
    Part("", preferences(), dataset=""),
    Part("", performance(), dataset=""),
    PermissionsPart(lambda item: (PERMISSION_NAMES,)),
    PhpSettings(),
    SubscribedPart("subscriptions", ServicePlan(), Addons(), Sync("webspace", "subscription", POLICIES, "customized")),
    Part("", mail(), dataset=""),
    Part("", PlanItems(), SubscribedFilter(), SubscribedPackages(), DatabaseServers(_OFFERED), dataset=""),
)
_ORDER_OF_SET = (0, 2, 3, 1, 4, 5, 6, 7, 8, 9)
_DATA_SETS = tuple(
    "gen_info hosting limits prefs performance subscriptions permissions php-settings mail plan-items".split(),
)


def _taken(item: Item) -> str:
    """Return what a refused name may mean when no subscription, site or alias has it."""
    user = item.wanted.get("ftp_login")
    causes = [f"another system user is called '{user}'"] if user else []
    causes.append(f"a DNS record has the name '{item.wanted.get('name')}'")
    return f"{', or '.join(causes)}, because no subscription, site or alias with this name was found."


_FACTS = (
    Fact("created", "cr_date"),
    Fact("ascii_name", "ascii-name"),
    Fact("guid", "guid"),
    Fact("real_size", "real_size", Number()),
    Fact("owner_id", "owner-id", Number()),
    Fact("owner_login", "owner-login"),
    Fact("vendor_guid", "vendor-guid"),
)

EXTRAS = USAGE_OPTIONS
"""The options of the module that reads, and the data sets that they add."""

TRAFFIC = traffic_source("webspace")
"""What reads the traffic of a period."""

INQUIRIES = {"db_servers": _OFFERED}
"""The options of the module that reads, and what answers them for each subscription."""

SUBSCRIPTION = Resource(
    name="subscription",
    plural="subscriptions",
    label="subscription",
    source=Source(
        "webspace",
        decoder(_PARTS, {"gen_info": _FACTS, **USAGE_FACTS}),
        keys={**_KEYS, "owner_id": "owner-id", "owner_login": "owner-login"},
        flags=_DATA_SETS,
        groups=frozenset(("owner_id", "owner_login")),
        domains=frozenset(("name",)),
    ),
    natural="name",
    keys=("name", "id", "guid", "external_id"),
    parts=_PARTS,
    set_order=_ORDER_OF_SET,
    requests=WebspaceRequests(),
    identity=ByDomain(),
    guards=(contents_guard("webspace", _KEYS),),
    namesakes=(("site", SITES), ("site alias", SITE_ALIASES)),
    space="domain name",
    taken=_taken,
    purge=Purge(equal=("owner",), prefixes=("name", "external_id")),
    check=hosting.check_options,
    ceiling=Ceiling(of_item("max_dom"), by_owner, "lim_dom"),
)
