# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Databases: operator ``database`` (databases.md section 1 of the protocol notes).

There is no filter by name, so a database is found among those of its subscription.  There is no ``set`` either: what
can be changed has operations of its own.  This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Optional

from .._api.errors import OptionError
from .._api.nodes import Element, Operation
from .._api.questions import Found, Lookup
from .._model.blind import UNKNOWN, Blind
from .._model.codecs import TEXT, Choice, Difference, Filled, nearest
from .._model.domain_names import DOMAIN
from .._model.field import Field, Part
from .._model.fixed import Fixed
from .._model.guards import Guard
from .._model.identity import InGroup
from .._model.item import Context, Item
from .._model.reference import Scope
from .._model.requests import Requests, target
from .._model.resource import Purge, Resource
from .ceilings import Ceiling, by_subscription, of_item
from .database_places import ServerId, ServerOption, check_server, number_of_server
from .database_sources import DATABASE_USERS, DATABASES, TYPES
from .references import SUBSCRIPTIONS

_NAME = Filled("a name")
_SERVER = ServerOption()


class _Subscription(Scope):
    """The subscription of a database, to which another operation than ``add-db`` moves it."""

    directory = Lookup(SUBSCRIPTIONS)

    def __init__(self) -> None:
        super().__init__(
            "subscription",
            "webspace-id",
            "subscription",
            "subscription",
            SUBSCRIPTIONS,
            "name",
            DOMAIN,
            required=True,
            verbs=("add",),
        )

    def find_scope(self, item: Item, context: Context) -> Optional[Found]:
        return super().find_scope(item, context) if self.value(item) else None

    def place(self, found: Found, item: Item) -> None:
        if item.scope is not None and found.facts.get("subscription_id") == item.scope.id:
            super().place(found, item)

    def name(self, found: Found, directory: Iterable[Found]) -> None:
        for subscription in directory:
            if subscription.id == found.facts.get("subscription_id"):
                found.values[self.option] = subscription.values["name"]

    def compare(self, wanted: Any, item: Item, found: Found, context: Context) -> Optional[Difference]:
        number = found.facts.get("subscription_id")
        if item.scope is None or number == item.scope.id:
            return None
        names = [entry.values["name"] for entry in context.get(Lookup(SUBSCRIPTIONS, "id", number))]
        return (names[0] if names else f"(subscription with id {number})"), wanted

    def actions(self, wanted: Any, item: Item, found: Found, context: Context) -> list[Operation]:
        body: list[Element] = [("filter", [target("id", found.id)])]
        body.append(target("webspace-id", item.scope and item.scope.id))
        return [Operation(item.resource.operator, "assign-to-subscription", body)]


class _DefaultUser(Field):
    """The login of the default user: one of the database, or one of all databases of its subscription."""

    directory = Lookup(DATABASE_USERS)

    def __init__(self) -> None:
        super().__init__("default_user", "default-user-id", Filled("a login"), verbs=())

    def read(self, node: Any, found: Found) -> None:
        return

    def name(self, found: Found, directory: Iterable[Found]) -> None:
        number = found.facts.get("default_user_id")
        found.values[self.option] = next((user.values["login"] for user in directory if user.id == number), None)

    def follows(self, wanted: Any) -> bool:
        return True

    def resolve(self, item: Item, found: Found | None, context: Context) -> Any:
        if found is None:
            self._warn(item, context)
        return item.wanted[self.option]

    def compare(self, wanted: Any, item: Item, found: Found, context: Context) -> Optional[Difference]:
        users = self._users(found, context)
        user = self._wanted(wanted, found, users, context)
        if user is None and users:
            raise OptionError(
                item.path(self.option),
                wanted,
                f"is not the login of a user of the {item.resource.describe(item, found)}",
                nearest(wanted, [entry.values["login"] for entry in users]),
            )
        if user is None:
            self._warn(item, context)
            return None
        number = found.facts.get("default_user_id")
        if user.id == number:
            found.values[self.option] = wanted
            return None
        current = [entry.values["login"] for entry in users if entry.id == number]
        return (current[0] if current else f"(user with id {number})" if number else None), wanted

    def actions(self, wanted: Any, item: Item, found: Found, context: Context) -> list[Operation]:
        user = self._wanted(wanted, found, self._users(found, context), context)
        body = [target("db-id", found.id), target("default-user-id", user.id if user else None)]
        return [Operation(item.resource.operator, "set-default-user", body)]

    def _users(self, found: Found, context: Context) -> list[Found]:
        return context.get(Lookup(DATABASE_USERS, "database_id", found.id))

    def _wanted(self, wanted: str, found: Found, users: list[Found], context: Context) -> Optional[Found]:
        for user in users:
            if self.codec.same(wanted, user.values["login"]):
                return user
        for user in context.get(Lookup(DATABASE_USERS)):
            if self.codec.same(wanted, user.values["login"]) and not user.facts.get("database_id"):
                return user
        return None

    def _warn(self, item: Item, context: Context) -> None:
        context.warn(
            f"{item.path(self.option)}: the {item.resource.describe(item)} has no users yet. Its first user becomes the"
            " default one."
        )


class _CustomHost(Blind):
    """The host name that users of the database are shown."""

    def __init__(self) -> None:
        super().__init__("custom_host", "host", TEXT, "update_custom_host", verbs=(), since="1.6.8.0")

    def follows(self, wanted: Any) -> bool:
        return True

    def compare(self, wanted: Any, item: Item, found: Found, context: Context) -> Optional[Difference]:
        return (UNKNOWN, wanted) if context.fresh else super().compare(wanted, item, found, context)

    def actions(self, wanted: Any, item: Item, found: Found, context: Context) -> list[Operation]:
        body: list[Element] = [("filter", [target("id", found.id)]), ("host", wanted)]
        return [Operation(item.resource.operator, "set-custom-host", body)]


class _InSubscription(InGroup):
    """In the group of the subscription; by its id or its full key anywhere, so that it can be moved."""

    def __init__(self) -> None:
        super().__init__("subscription", by="name")

    def in_scope(self, item: Item) -> bool:
        return item.match_by != "id"

    def own(self, item: Item) -> Lookup:
        return Lookup(DATABASES, "id", item.key) if item.match_by == "id" else self.group(item)

    def group(self, item: Item) -> Lookup:
        return super().group(item) if item.wanted.get("subscription") else Lookup(DATABASES)

    def _is(self, item: Item, found: Found) -> bool:
        alike = _NAME.same(item.wanted.get("name"), found.values.get("name"))
        return alike and item.wanted.get("type") in (None, found.values.get("type"))

    def namesakes(self, item: Item, context: Context) -> list[Found]:
        return []

    def choose(self, item: Item, objects: list[Found], context: Context) -> list[Found]:
        named = "server_id" in item.wanted or "database_server" in item.wanted
        if item.match_by == "id" or not named:
            return objects
        server = _server_of(item, context)
        here = [found for found in objects if found.facts.get("server_id") == server]
        if here or server is None or item.state == "absent":
            return here
        everywhere = context.get(Lookup(DATABASES))
        return [found for found in everywhere if self._is(item, found) and found.facts.get("server_id") == server]


def _server_of(item: Item, context: Context) -> Optional[int]:
    """Return the id of the database server that an item names, None for one that does not exist yet."""
    if "server_id" in item.wanted:
        return int(item.wanted["server_id"])
    server = _SERVER.find(item, context)
    return server.id if server is not None else None


class _Requests(Requests):
    """``add-db`` and ``del-db``; changes are made by the fields."""

    def __init__(self) -> None:
        super().__init__(("add-db", "", "del-db"))

    def creation(self, item: Item, values: Mapping[str, Any]) -> list[Element]:
        body = [target("webspace-id", item.scope and item.scope.id), ("name", values["name"]), ("type", values["type"])]
        server = number_of_server(item)
        return [*body, target("db-server-id", server)] if server else body

    def update(self, item: Item, found: Found, values: Mapping[str, Any]) -> list[Operation]:
        return []


def _check(item: Item) -> None:
    """Raise OptionError where the options do not tell which database is meant, or contradict each other."""
    check_server(item)
    if item.match_by != "id" and "subscription" not in item.wanted:
        raise OptionError(
            item.path("subscription"),
            None,
            "is required, because a database is looked for in its subscription",
            "Set subscription, or use match_by=id.",
        )


def _has(database: Found, user: Found) -> bool:
    return user.facts.get("database_id") == database.id


DATABASE = Resource(
    name="database",
    plural="databases",
    label="database",
    source=DATABASES,
    natural="name",
    qualifiers=("subscription", "type"),
    keys=("name", "id"),
    scope=(_SUBSCRIPTION := _Subscription()),
    parts=(
        Part(
            "",
            _SUBSCRIPTION,
            Fixed("name", "name", _NAME, required=True),
            Fixed("type", "type", Choice(*TYPES), required=True),
            _SERVER,
            ServerId(),
            _DefaultUser(),
            _CustomHost(),
        ),
    ),
    requests=_Requests(),
    identity=_InSubscription(),
    guards=(Guard(DATABASE_USERS, "users", {"id": "database_id"}, belongs=_has, kind="database_user"),),
    purge=Purge(equal=("subscription",), prefixes=("name",), forced=True),
    check=_check,
    ceiling=Ceiling(of_item("max_db"), by_subscription),
)
