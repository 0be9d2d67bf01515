# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Additional FTP users of subscriptions: operator ``ftp-user`` (server_objects.md of the protocol notes).

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from .._api.errors import OptionError
from .._api.nodes import Element, Node, Operation
from .._api.questions import Found, Source
from .._model.blind import BlindPassword
from .._model.codecs import BOOLEAN, Codec, Difference, Filled, Number, checked_text, parse_limit
from .._model.field import Fact, Field, Part, decoder
from .._model.item import Context, Item
from .._model.requests import Requests
from .._model.resource import Purge, Resource
from .._model.told import limit_told
from .ceilings import Ceiling, by_subscription, of_item
from .site_references import SubscriptionPlace

_NAME = re.compile(r"[a-z][a-z0-9_-]{0,15}")


class Login(Filled):
    """The login of an FTP user, whose characters the protocol limits."""

    def __init__(self) -> None:
        super().__init__("a login")

    def parse(self, value: Any, where: str) -> Any:
        text = checked_text(value, where).strip()
        if not _NAME.fullmatch(text):
            raise OptionError(
                where,
                value,
                "is not a valid login of an FTP user",
                "Use at most 16 lower-case letters, digits, hyphens and underscores, beginning with a letter.",
            )
        return text


class Folder(Codec):
    """A folder of a subscription; the empty text is its root, and slashes around it do not matter."""

    def same(self, wanted: Any, current: Any) -> bool:
        return str(wanted or "").strip().strip("/") == str(current or "").strip().strip("/")


class Home(Field):
    """The home of an FTP user.  ``create_home`` creates a folder that does not exist, whenever the home is written."""

    def __init__(self) -> None:
        super().__init__("home", "home", Folder())

    def arguments(self) -> dict[str, dict[str, Any]]:
        return {**super().arguments(), "create_home": {"type": "bool", "default": False}}


class Quota(Number):
    """A number of bytes; unlimited is -1."""

    type = "raw"

    def parse(self, value: Any, where: str) -> Any:
        return parse_limit(value, "bytes", where)

    def told(self, value: Any) -> Any:
        return limit_told(value, "bytes")

    def same(self, wanted: Any, current: Any) -> bool:
        return bool(wanted == current)


class Permission(Field):
    """A permission, which servers on Linux may not return: it is then written only with a new user."""

    def read(self, node: Node, found: Found) -> None:
        found.values[self.option] = self.codec.read(node.text_of(self.node))

    def compare(self, wanted: Any, item: Item, found: Found, context: Context) -> Difference | None:
        if found.values.get(self.option) is None:
            if not context.verifying:
                context.warn(f"{self.option} was not compared, because this server does not return it.")
            return None
        return super().compare(wanted, item, found, context)


class Permissions(Part):
    """The node ``permissions``: it is not documented whether servers merge it, so both are sent if one differs."""

    whole = True

    def __init__(self) -> None:
        super().__init__("permissions", Permission("read", "read", BOOLEAN), Permission("write", "write", BOOLEAN))

    def read(self, data: Node, found: Found) -> None:
        found.values.update(read=None, write=None)
        super().read(data, found)

    def write(self, values: Mapping[str, Any], verb: str) -> list[Element]:
        return super().write({option: value for option, value in values.items() if value is not None}, verb)


class UserRequests(Requests):
    """The operations of ``ftp-user``: the node that creates the home stands behind the home."""

    def creation(self, item: Item, values: Mapping[str, Any]) -> list[Element]:
        return _created(item, super().creation(item, values))

    def update(self, item: Item, found: Found, values: Mapping[str, Any]) -> list[Operation]:
        nodes = _created(item, self.changes(item.resource, values))
        if not nodes:
            return []
        return [Operation(item.resource.operator, self.set, [self.filter(item, found), (self.wrapper, nodes)])]


def _created(item: Item, nodes: list[Element]) -> list[Element]:
    full: list[Element] = []
    for node in nodes:
        full.append(node)
        if node[0] == "home" and node[1] and item.params.get("create_home"):
            full.append(("create-non-existent", "true"))
    return full


_PARTS = (
    Part(
        "",
        Field("name", "name", Login(), required=True),
        BlindPassword("password", required=True),
        Home(),
        Field("quota", "quota", Quota()),
    ),
    Permissions(),
    Part("", SubscriptionPlace()),
)

FTP_USER = Resource(
    name="ftp_user",
    plural="ftp_users",
    label="FTP user",
    source=Source(
        "ftp-user",
        decoder(_PARTS, {"": (Fact("subscription_id", "webspace-id", Number()),)}, data=""),
        keys={"id": "id", "name": "name", "subscription": "webspace-name"},
        groups=frozenset(("subscription",)),
        domains=frozenset(("subscription",)),
    ),
    natural="name",
    keys=("name", "id"),
    parts=_PARTS,
    requests=UserRequests(),
    purge=Purge(equal=("subscription",), prefixes=("name",)),
    ceiling=Ceiling(of_item("max_subftp_users"), by_subscription),
)
