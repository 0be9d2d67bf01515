# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Additional sites and subdomains: operator ``site`` (sites.md of the protocol notes).

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .._api.errors import ConflictError
from .._api.nodes import Element, Node, Operation
from .._api.questions import Found, Lookup, Source
from .._model.codecs import BOOLEAN, TEXT, Choice, Difference, Number
from .._model.domain_names import DOMAIN, ByDomain
from .._model.field import Fact, Field, Part, decoder
from .._model.guards import Guard
from .._model.item import Context, Item
from .._model.requests import Requests
from .._model.resource import Purge, Resource
from . import hosting
from .ceilings import Ceiling, by_subscription
from .domain_status import SiteStatus, by_caller
from .groups import performance
from .policies import read_descriptor
from .references import SITE_ALIASES
from .site_parent import Parent
from .site_references import SubscriptionPlace
from .subscription_settings import preferences
from .usage import USAGE_FACTS, contents_guard, traffic_source

_PROPERTY_NAMES = Lookup(Source("site", read_descriptor, operation="get-physical-hosting-descriptor"))
_OWN = {
    **hosting.OWN,
    "ftp_login": "ftp_login of plesk_subscription",
    "ftp_password": "ftp_password of plesk_subscription",
    "ftp_password_type": "ftp_password of plesk_subscription",
}
"""Properties with options of their own: a site has the system user of its subscription."""


class TurnOffAction(Field):
    """What happens to a site that is not active; servers look at it only then, and may forget it otherwise."""

    def __init__(self) -> None:
        super().__init__(
            "turn_off_action", "turn-off-action", Choice("disable", "suspend"), verbs=("set",), since="1.6.8.0"
        )

    def compare(self, wanted: Any, item: Item, found: Found, context: Context) -> Difference | None:
        if (item.wanted.get("status") or found.values.get("status")) != "active":
            return super().compare(wanted, item, found, context)
        if not self.codec.same(wanted, found.values.get(self.option)):
            context.warn(
                f"{item.resource.describe(item, found)}: turn_off_action was not written, because it has no effect on"
                " an active site."
            )
        return None

    def follows(self, wanted: Any) -> bool:
        return True

    def unmoved(self, before: Any, after: Any) -> bool:
        return True


class MailService(Field):
    """Whether a new site has the mail service; nothing tells it of an existing one."""

    lasting = False

    def __init__(self) -> None:
        super().__init__("mail_service", "mailservice", BOOLEAN, verbs=("add",))

    def read(self, node: Node, found: Found) -> None:
        return

    def compare(self, wanted: Any, item: Item, found: Found, context: Context) -> Difference | None:
        return None


class Setup(Part):
    """The node ``gen_setup``, in which a new site has its type of hosting behind its name."""

    def write(self, values: Mapping[str, Any], verb: str) -> list[Element]:
        children: list[Element] = []
        for entry in self.fields:
            if entry.option in values:
                children += entry.write(values[entry.option], verb)
            if entry.option == "name" and verb == "add":
                children.append(("htype", hosting.NODES[values["hosting_type"]]))
        return [(self.tag, children)] if children else []


class SiteRequests(Requests):
    """The operations of ``site``: the type of hosting always goes together with the hosting itself."""

    def creation(self, item: Item, values: Mapping[str, Any]) -> list[Element]:
        written = _with_property({"hosting_type": hosting.PHYSICAL, **by_caller(dict(values), item)}, values["name"])
        return super().creation(item, written)

    def update(self, item: Item, found: Found, values: Mapping[str, Any]) -> list[Operation]:
        written = hosting.completed(by_caller(dict(values), item), found)
        root = found.values.get("document_root") or written.get("name") or found.values.get("name")
        return super().update(item, found, _with_property(written, root))


def _with_property(values: Mapping[str, Any], root: Any) -> dict[str, Any]:
    """Return values with a document root where physical hosting would be without any property, which is not allowed."""
    lacks = not any(values.get(option) for option in ("document_root", "certificate", "hosting"))
    if values.get("hosting_type") == hosting.PHYSICAL and lacks:
        return {**values, "document_root": root}
    return dict(values)


class ByName(ByDomain):
    """By a filter of the operator, which also finds the main sites of subscriptions: these are refused."""

    def pick(self, item: Item, objects: Sequence[Found]) -> list[Found]:
        for found in objects:
            if found.id is not None and found.id == found.facts.get("subscription_id"):
                name = found.values.get("name")
                raise ConflictError(
                    f"{item.path(item.match_by)}: the site '{name}' is the main site of the subscription '{name}'.",
                    "Use plesk_subscription to manage it.",
                )
        return list(objects)


class _AddressesFact(Fact):
    """All nodes of an address."""

    def read(self, node: Node, found: Found) -> None:
        found.facts[self.name] = [address.text for address in node.all(self.node)]


_KEYS = {"id": "id", "name": "name", "guid": "guid"}
_BELOW = Source(
    "site",
    decoder([Part("gen_info", Field("name", "name", TEXT))]),
    keys={key: f"parent-site-{key}" for key in _KEYS},
    flags=("gen_info",),
    groups=frozenset(_KEYS),
    domains=frozenset(("name",)),
)
"""The subdomains of a site."""

_PARTS = (
    Setup(
        "gen_setup",
        Field("name", "name", DOMAIN, required=True),
        SiteStatus(),
        SubscriptionPlace(),
        Parent(),
        Field("description", "description"),
        TurnOffAction(),
        dataset="gen_info",
    ),
    hosting.HostingPart(lambda item: (_PROPERTY_NAMES,), refused=_OWN),
    Part("", preferences(), dataset=""),
    Part("", performance(), dataset=""),
    Part("mail", MailService()),
)
_ORDER_OF_SET = (0, 2, 1, 3, 4)

_FACTS = (
    Fact("created", "cr_date"),
    Fact("ascii_name", "ascii-name"),
    Fact("guid", "guid"),
    Fact("real_size", "real_size", Number()),
    _AddressesFact("ip_addresses", "dns_ip_address"),
    Fact("subscription_id", "webspace-id", Number()),
    Fact("subscription_guid", "webspace-guid"),
    Fact("sitebuilder_uuid", "sb-site-uuid"),
)

SITE = Resource(
    name="site",
    plural="sites",
    label="site",
    source=Source(
        "site",
        decoder(_PARTS, {"gen_info": _FACTS, "stat": USAGE_FACTS["stat"], "disk_usage": USAGE_FACTS["disk_usage"]}),
        keys={**_KEYS, "subscription": "parent-name", "parent": "parent-site-name"},
        flags=("gen_info", "hosting", "prefs", "performance"),
        groups=frozenset(("subscription", "parent")),
        domains=frozenset(("name", "subscription", "parent")),
    ),
    natural="name",
    keys=("name", "id", "guid"),
    parts=_PARTS,
    set_order=_ORDER_OF_SET,
    requests=SiteRequests(),
    identity=ByName(),
    guards=(
        Guard(_BELOW, "subdomains", {key: key for key in _KEYS}, kind="site", refers="parent"),
        contents_guard("site", _KEYS, without=("subdomains",)),
    ),
    namesakes=(("site alias", SITE_ALIASES),),
    space="domain name",
    purge=Purge(equal=("subscription",), prefixes=("name",)),
    check=hosting.check_options,
    ceiling=Ceiling(lambda item: "max_subdom" if item.wanted.get("parent") else "max_site", by_subscription, "lim_dom"),
)

EXTRAS = {"statistics": "stat", "disk_usage": "disk_usage"}
"""The options of the module that reads, and the data sets that they add."""

TRAFFIC = traffic_source("site")
