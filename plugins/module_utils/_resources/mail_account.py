# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Mail accounts: operator ``mail`` (mail.md of the protocol notes).

An account is its site and its name there; ids exist, but no filter takes them.
This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Optional

from .._api.domains import ascii_domain
from .._api.errors import OptionError
from .._api.nodes import Element, Operation, Result
from .._api.questions import Found, Lookup, Source
from .._model.codecs import Number
from .._model.field import Fact, decoder
from .._model.guards import Guard
from .._model.identity import InScope
from .._model.item import Context, Item
from .._model.requests import Requests, target
from .._model.resource import Purge, Resource
from .ceilings import Ceiling, by_site, of_item
from .mail_fields import aliases, forwarding, parts
from .mail_values import Addresses, Aliases, local_part, site_of
from .site_scope import SiteScope

_PARTS = parts()
_ALIASES = Aliases()
_FORWARDS = Addresses()

_decode = decoder(
    _PARTS, {"mailbox": [Fact("usage", "usage", Number())], "": [Fact("user_guid", "user-guid")]}, data="mailname"
)


def _read(result: Result) -> Found:
    account = result.node.child("mailname")
    return replace(_decode(result), id=Number().read(account.text_of("id")) if account is not None else None)


_SOURCE = Source(
    "mail",
    _read,
    keys={"name": "name"},
    flags=("mailbox", "mailbox-usage", "forwarding", "aliases", "autoresponder"),
    dataset="",
    operation="get_info",
)


class _MailSite(SiteScope):
    """The site of the address, which is not an option itself."""

    lasting = False

    def arguments(self) -> dict[str, dict[str, Any]]:
        return {}

    def value(self, item: Item) -> Any:
        address = item.wanted.get("address")
        return site_of(address) if address else item.wanted.get(self.option)

    def place(self, found: Found, item: Item) -> None:
        found.values["address"] = f"{found.facts['name']}@{ascii_domain(self.value(item))}"


class _ByAddress(InScope):
    """By the local part among the accounts of the site; by id, in the list of all of them."""

    def __init__(self) -> None:
        super().__init__("site-id")

    def own(self, item: Item) -> Lookup:
        return self.group(item) if item.match_by == "id" else self.created(item)

    def created(self, item: Item) -> Lookup:
        return self.lookup(item, "name", local_part(item.wanted["address"]))

    def natural(self, item: Item) -> Optional[Lookup]:
        return None

    def pick(self, item: Item, objects: Sequence[Found]) -> list[Found]:
        if item.match_by == "id":
            return [found for found in objects if found.id == int(item.key)]
        return list(objects)

    def namesakes(self, item: Item, context: Context) -> list[Found]:
        if item.match_by != "id":
            return []
        name = local_part(item.wanted["address"]).casefold()
        return [found for found in context.get(self.own(item)) if str(found.facts["name"]).casefold() == name]


class _Requests(Requests):
    """``create``, ``remove``, and ``update`` with its three forms; each names one account of one site."""

    def __init__(self) -> None:
        super().__init__(("create", "update", "remove"), wrapper="")

    def create(self, item: Item, values: Mapping[str, Any]) -> list[Operation]:
        nodes = self.creation(item, values)
        return [Operation("mail", self.add, [("filter", [_site(item), ("mailname", nodes)])])]

    def update(self, item: Item, found: Found, values: Mapping[str, Any]) -> list[Operation]:
        forms: dict[str, list[Element]] = {"set": [], "add": [], "remove": []}
        for part in item.resource.parts:
            if part.tag == "forwarding":
                self._forwarding(item, found, values, forms)
            else:
                forms["set"] += part.write(_with_mailbox(values, found), "set")
        if "aliases" in values:
            forms["add"] += aliases(_ALIASES.lacking(values["aliases"], found.values["aliases"]))
            forms["remove"] += aliases(_ALIASES.excess(values["aliases"], found.values["aliases"]))
        name = target("name", local_part(item.wanted["address"]))
        return [
            Operation("mail", self.set, [(form, [("filter", [_site(item), ("mailname", [name, *nodes])])])])
            for form, nodes in forms.items()
            if nodes
        ]

    def _forwarding(self, item: Item, found: Found, values: Mapping[str, Any], forms: dict[str, list[Element]]) -> None:
        """Add the nodes of forwarding to the three forms.

        A switch carries the full list, so that addresses that the server kept cannot come back, and others stay.
        """
        stored = found.values["forward_to"] or []
        enabled = item.wanted.get("forward_enabled", found.values["forward_enabled"])
        wanted = item.wanted.get("forward_to", stored)
        if "forward_enabled" in values or ("forward_to" in values and not enabled):
            forms["set"].append(forwarding(enabled, wanted))
        elif "forward_to" in values:
            lacking, excess = _FORWARDS.lacking(wanted, stored), _FORWARDS.excess(wanted, stored)
            forms["add"] += [forwarding(True, lacking)] if lacking else []
            forms["remove"] += [forwarding(None, excess)] if excess else []

    def remove(self, item: Item, found: Found) -> list[Operation]:
        return [Operation("mail", self.delete, [("filter", [_site(item), target("name", found.facts["name"])])])]


def _site(item: Item) -> Element:
    return target("site-id", item.scope and item.scope.id)


def _with_mailbox(values: Mapping[str, Any], found: Found) -> Mapping[str, Any]:
    """Return values of which a quota does not come without the switch: its default in the schemas is on."""
    if "quota" in values and "mailbox" not in values and found.values["mailbox"] is not None:
        return {**values, "mailbox": found.values["mailbox"]}
    return values


class _Messages(Guard):
    """Refuses to delete an account whose mailbox has messages, or may have some."""

    __slots__ = ()

    def lookup(self, item: Item, found: Found | None = None) -> Lookup | None:
        return item.resource.identity.own(item) if item.scope is not None and item.scope.id is not None else None


def _has_messages(account: Found, other: Found) -> bool:
    usage = other.facts["usage"]
    return account.id == other.id and (bool(usage) or (usage is None and other.values["mailbox"] is not False))


def _check(item: Item) -> None:
    """Set what follows from other options; raises OptionError for those that contradict each other."""
    wanted = item.wanted
    if "address" not in wanted:
        raise OptionError(
            item.path("address"), None, "is required, because it names the site of the account", "Set address."
        )
    if "forward_to" in wanted:
        enabled = wanted.setdefault("forward_enabled", bool(wanted["forward_to"]))
        if enabled and not wanted["forward_to"]:
            raise OptionError(
                item.path("forward_to"), [], "is empty, but forward_enabled is true", "Set an address, or set false."
            )
    own = local_part(wanted["address"]).casefold()
    for index, alias in enumerate(wanted.get("aliases", ())):
        if alias.casefold() == own:
            raise OptionError(
                item.path(f"aliases[{index}]"), alias, "is the name of the account itself", "Remove the alias."
            )


MAIL_ACCOUNT = Resource(
    name="mail_account",
    plural="mail_accounts",
    label="mail account",
    source=_SOURCE,
    natural="address",
    keys=("address", "id"),
    parts=_PARTS,
    requests=_Requests(),
    identity=_ByAddress(),
    scope=_MailSite(),
    guards=(_Messages(_SOURCE, "messages in the mailbox", belongs=_has_messages),),
    purge=Purge(equal=("site",), prefixes=("address",)),
    listed=False,
    check=_check,
    ceiling=Ceiling(of_item("max_box"), by_site, "lim_mn", {"quota": "mbox_quota"}),
)
