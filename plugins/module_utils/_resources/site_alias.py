# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Aliases of sites: operator ``site-alias`` (sites.md of the protocol notes).

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .._api.errors import GuardError, OptionError
from .._api.nodes import Element, Node, Operation
from .._api.questions import Found, Lookup, Source
from .._model.codecs import BOOLEAN, Choice, Difference, Number
from .._model.domain_names import DOMAIN, ByDomain
from .._model.field import Fact, Field, Part, decoder
from .._model.item import Context, Item
from .._model.requests import Requests, target
from .._model.resource import Purge, Resource
from .ceilings import Ceiling, by_site, of_item
from .domain_status import mask_of
from .references import SITES
from .site_references import SitePlace

_OWN = 1 | 8
_INHERITED = 2


class AliasStatus(Field):
    """Active or disabled: 1, which some servers show as 8; 2 comes from the site and is only a fact."""

    def __init__(self) -> None:
        super().__init__("status", "status", Choice("active", "disabled"))

    def read(self, node: Node, found: Found) -> None:
        mask = mask_of(node)
        found.facts["status"] = mask
        found.values["status"] = "disabled" if mask & _OWN else "active"

    def compare(self, wanted: Any, item: Item, found: Found, context: Context) -> Difference | None:
        if wanted == "active" and found.facts.get("status", 0) & _INHERITED:
            context.warn(
                f"{item.resource.describe(item, found)}: status=active does not enable the alias while its site is"
                " disabled."
            )
        return super().compare(wanted, item, found, context)

    def write(self, wanted: Any, verb: str) -> list[Element]:
        return [("status", "0" if wanted == "active" else "1")]


class Name(Field):
    """The name of an alias, which another operation changes."""

    def __init__(self) -> None:
        super().__init__("name", "name", DOMAIN, required=True, verbs=("add",))

    def actions(self, wanted: Any, item: Item, found: Found, context: Context) -> list[Operation]:
        return [Operation("site-alias", "rename", [target("id", found.id), ("new_name", wanted)])]


class Site(SitePlace):
    """The site of an alias.  An alias gets another one by being deleted and created again, which takes ``force``."""

    def __init__(self) -> None:
        super().__init__("site", "site-id", required=True)

    def actions(self, wanted: Any, item: Item, found: Found, context: Context) -> list[Operation]:
        where = item.path("site")
        if item.match_by != "name":
            problem = (
                f"is another site, for which the alias must be deleted and created again with a new {item.match_by}"
            )
            raise OptionError(where, wanted, problem, "Set match_by=name.")
        if not item.force:
            raise GuardError(
                f"{where}: {item.resource.describe(item, found)} belongs to another site, and the XML API cannot move"
                " it. It would have to be deleted and created again, with a new ID and without its own DNS records.",
                (str(found.values["name"]),),
                "Set force=true to do so.",
            )
        return []

    def write(self, wanted: Any, verb: str) -> list[Element]:
        # The request has the site's id instead of its name.
        return []


class Permit(Field):
    """The number of a permit: where there is none, it is not sent along with the other values."""

    def writable(self, current: Any, item: Item, context: Context) -> Any:
        return current or None


class Preferences(Part):
    """The node ``pref``: it is not documented whether servers merge it, so all of it is sent when one value differs."""

    whole = True

    def __init__(self) -> None:
        super().__init__(
            "pref",
            Field("web", "web", BOOLEAN),
            Field("mail", "mail", BOOLEAN),
            Field("seo_redirect", "seo-redirect", BOOLEAN),
            Field("icp_status", "icp-status", BOOLEAN, since="1.6.8.0"),
            Permit("icp_permit", "icp-permit", since="1.6.8.0"),
        )

    def read(self, data: Node, found: Found) -> None:
        # An old sample of the documentation has another name for the node.
        node = data.child("pref") or data.child("prefs")
        for entry in self.fields:
            text = node.text_of(entry.node) if node is not None else None
            found.values[entry.option] = None if text is None else entry.codec.read(text)

    def write(self, values: Mapping[str, Any], verb: str) -> list[Element]:
        return super().write({option: value for option, value in values.items() if value is not None}, verb)


class AliasRequests(Requests):
    """The operations of ``site-alias``: the site is named by its id, and only when an alias is created."""

    def __init__(self) -> None:
        super().__init__(("create", "set", "delete"), wrapper="settings")

    def create(self, item: Item, values: Mapping[str, Any]) -> list[Operation]:
        site = item.targets.get("site")
        if site is None:
            return []  # in check mode, an earlier task would have created it
        *settings, name = super().creation(item, values)
        return [Operation("site-alias", self.add, [*settings, target("site-id", site.id), name])]

    def update(self, item: Item, found: Found, values: Mapping[str, Any]) -> list[Operation]:
        if "site" not in values:
            return super().update(item, found, values)
        settings = {option: value for option, value in found.values.items() if value is not None}
        return [*self.remove(item, found), *self.create(item, {**settings, **item.wanted})]


class ByName(ByDomain):
    """By a filter of the operator; an alias that was created again has its name as before, but another id."""

    def again(self, item: Item, found: Found) -> Lookup:
        return self.own(item) if item.match_by == "name" else super().again(item, found)


_PARTS = (
    Part("", AliasStatus()),
    Preferences(),
    Part("", Field("dns", "manage-dns", BOOLEAN), Site(), Name()),
)

_FACTS = (
    Fact("ascii_name", "ascii-name"),
    Fact("site_id", "site-id", Number()),
)

SITE_ALIAS = Resource(
    name="site_alias",
    plural="site_aliases",
    label="site alias",
    source=Source(
        "site-alias",
        decoder(_PARTS, {"": _FACTS}, data="info"),
        keys={"id": "id", "name": "name", "site": "site-name", "site_id": "site-id"},
        groups=frozenset(("site", "site_id")),
        domains=frozenset(("name", "site")),
    ),
    natural="name",
    keys=("name", "id"),
    parts=_PARTS,
    requests=AliasRequests(),
    identity=ByName(),
    forceful=True,
    namesakes=(("site", SITES),),
    space="domain name",
    purge=Purge(equal=("site",), prefixes=("name",)),
    ceiling=Ceiling(of_item("max_dom_aliases"), by_site, "lim_domain_aliases"),
)
