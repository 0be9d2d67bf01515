# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Users of databases: operator ``database`` (databases.md section 1 of the protocol notes).

A user belongs to one database, or to all databases of a subscription on one server (a universal user).  Answers tell
neither the subscription nor the server, and there is no filter by login: users of a database are found among those of
the database, universal users among all.  This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Optional

from .._api.errors import ConflictError, OptionError
from .._api.nodes import Element, Operation
from .._api.questions import Found, Lookup
from .._model.blind import Blind, BlindPassword
from .._model.codecs import Choice, Filled
from .._model.domain_names import DOMAIN
from .._model.field import Field, Part
from .._model.fixed import unchangeable
from .._model.foreseen import Names
from .._model.identity import InGroup
from .._model.item import Context, Item
from .._model.reference import FORMER, Scope, existing, folded, missing
from .._model.requests import Requests, target
from .._model.resource import Purge, Resource
from .database_places import ServerId, ServerOption, check_server, number_of_server
from .database_sources import ACCESS, DATABASE_USERS, DATABASES, TYPES
from .references import SUBSCRIPTIONS

_NAME = Filled("a name")


class _Subscription(Field):
    """The subscription in which the database of a user, or all its databases, are."""

    directory = Lookup(SUBSCRIPTIONS)

    def __init__(self) -> None:
        super().__init__("subscription", "webspace-id", DOMAIN, verbs=("add",))

    def read(self, node: Any, found: Found) -> None:
        return

    def compare(self, wanted: Any, item: Item, found: Found, context: Context) -> None:
        found.values[self.option] = wanted

    def name(self, found: Found, directory: Iterable[Found]) -> None:
        for subscription in directory:
            if subscription.id == found.facts.get("subscription_id"):
                found.values[self.option] = subscription.values["name"]


class _Server(ServerOption):
    """The server of a universal user, or of the database of another one; answers do not tell it."""

    directory = None

    def compare(self, wanted: Any, item: Item, found: Found, context: Context) -> None:
        found.values[self.option] = wanted


class _BlindServerId(ServerId):
    def compare(self, wanted: Any, item: Item, found: Found, context: Context) -> None:
        return


_SERVER = _Server()


class _Database(Scope):
    """The database of a user; a universal user lives in the subscription itself."""

    directory = Lookup(DATABASES)

    def __init__(self) -> None:
        super().__init__("database", "db-id", "database", "database", DATABASES, "name", _NAME, verbs=("add",))
        self.refers = ("database", "subscription")

    def lookups(self, item: Item) -> Iterable[Lookup]:
        name = item.wanted.get("subscription")
        if not name:
            return ()
        asked = [Lookup(SUBSCRIPTIONS, "name", name)]
        if self.value(item):
            asked.append(Lookup(DATABASES, "subscription", name))
        return [*asked, *_SERVER.lookups(item)]

    def names_of(self, item: Item) -> list[Names]:
        """Return what identifies the database in the same run, whose entry may omit the type."""
        name, subscription = folded(self.value(item)), DOMAIN.key(item.wanted.get("subscription"))
        return [(subscription, kind, name) for kind in (*TYPES, "")] if name else []

    def references(self, item: Item) -> Iterable[tuple[str, Names]]:
        name = item.wanted.get("subscription")
        databases = [("database", names) for names in self.names_of(item)]
        return [("subscription", (DOMAIN.key(name),)), *databases, *_SERVER.references(item)] if name else ()

    def find_scope(self, item: Item, context: Context) -> Optional[Found]:
        name = item.wanted.get("subscription")
        if not name:
            return None
        found = self.find(item, context)
        if found is None and item.state != "absent":
            if self._subscription(item, context) is None:
                missing(item, "subscription", name, "subscription", context)
            else:
                missing(item, self.option, self.value(item), f"database of '{name}'", context)
        return found

    def find(self, item: Item, context: Context) -> Optional[Found]:
        if "subscription" not in item.wanted:
            raise _too_wide(item)
        subscription = self._subscription(item, context)
        if subscription is None or not self.value(item):
            return subscription
        name = subscription.facts.get(FORMER) or item.wanted["subscription"]
        server = _server_of(item, context)
        databases = [
            found
            for found in context.get(Lookup(DATABASES, "subscription", name))
            if self.codec.same(self.value(item), found.values.get("name"))
            and server in (None, found.facts.get("server_id"))
            and not context.foreseen.going("database", found.id)
        ]
        if len(databases) > 1:
            raise ConflictError(
                f"{item.path(self.option)} '{self.value(item)}' is the name of {len(databases)} databases of"
                f" '{item.wanted['subscription']}' on different servers.",
                "Set database_server or server_id too.",
            )
        coming = (context.foreseen.coming("database", names) for names in self.names_of(item))
        return databases[0] if databases else next((found for found in coming if found), None)

    def _subscription(self, item: Item, context: Context) -> Optional[Found]:
        name = item.wanted["subscription"]
        found = context.get(Lookup(SUBSCRIPTIONS, "name", name))
        return existing("subscription", (DOMAIN.key(name),), found, context)

    def place(self, found: Found, item: Item) -> None:
        if item.scope is not None and found.facts.get("database_id") == item.scope.id:
            super().place(found, item)
            found.facts.update({name: item.scope.facts.get(name) for name in ("subscription_id", "server_id")})

    def name(self, found: Found, directory: Iterable[Found]) -> None:
        for database in directory:
            if database.id == found.facts.get("database_id"):
                found.values[self.option] = database.values["name"]
                found.facts["subscription_id"] = database.facts.get("subscription_id")
                found.facts["server_id"] = database.facts.get("server_id")

    def compare(self, wanted: Any, item: Item, found: Found, context: Context) -> None:
        if item.scope is not None and found.facts.get("database_id") != item.scope.id:
            current = f"(database with id {found.facts.get('database_id')})"
            raise unchangeable(item, found, self.option, current, wanted)


def _too_wide(item: Item) -> OptionError:
    """Return the error for a purge that is not narrowed to one database."""
    return OptionError(
        item.where,
        dict(item.wanted),
        "does not name one database, so that users of several subscriptions would be deleted",
        "Set subscription and database in it.",
    )


def _server_of(item: Item, context: Context) -> Optional[int]:
    """Return the id of the database server that an item names, None if it names none or one that is to come."""
    if "server_id" in item.wanted or "database_server" not in item.wanted:
        return item.wanted.get("server_id")
    server = _SERVER.target(item, context) if item.state != "absent" else _SERVER.find(item, context)
    return server.id if server is not None else None


class _Typed(str):
    """A password and its form."""

    kind: str


class _Password(BlindPassword):
    """The password, in plain text or as a hash that the task names."""

    def __init__(self) -> None:
        super().__init__("password", required=True)

    def arguments(self) -> dict[str, dict[str, Any]]:
        kinds = {"type": "str", "choices": ["plain", "crypt", "sym"], "default": "plain", "no_log": False}
        return {**super().arguments(), "password_type": kinds}

    def parse(self, item: Item) -> Any:
        password = _Typed(super().parse(item))
        password.kind = item.params.get("password_type") or "plain"
        return password

    def write(self, wanted: Any, verb: str) -> list[Element]:
        return [(self.node, str(wanted)), ("password-type", wanted.kind)]


class _RoleCodec(Choice):
    """The role in words; the protocol has them in another spelling."""

    _NODES = {"read_write": "readWrite", "read_only": "readOnly", "write_only": "writeOnly"}

    def __init__(self) -> None:
        super().__init__(*self._NODES)

    def write(self, value: Any) -> str:
        return self._NODES[value]


class _Identity(InGroup):
    """Among the users of the database, or among all for a universal user; by its id anywhere."""

    def in_scope(self, item: Item) -> bool:
        return item.match_by != "id"

    def waits(self, item: Item) -> bool:
        return item.match_by != "id" and "database" in item.wanted

    def own(self, item: Item) -> Lookup:
        return Lookup(DATABASE_USERS, "id", item.key) if item.match_by == "id" else self.group(item)

    def group(self, item: Item) -> Lookup:
        if "database" in item.wanted:
            return Lookup(DATABASE_USERS, "database_id", item.scope and item.scope.id)
        if item.where == "purge_filter":
            raise _too_wide(item)
        return Lookup(DATABASE_USERS)

    def namesakes(self, item: Item, context: Context) -> list[Found]:
        if item.match_by == "login" or "database" not in item.wanted or "login" not in item.wanted:
            return []
        return [found for found in context.get(self.group(item)) if self._is(item, found)]

    def _is(self, item: Item, found: Found) -> bool:
        number = found.facts.get("database_id")
        within = number == (item.scope and item.scope.id) if "database" in item.wanted else not number
        return bool(within) and _LOGIN.codec.same(item.wanted.get("login"), found.values.get("login"))


class _Requests(Requests):
    """``set-db-user`` takes the id before the values, without a filter."""

    def __init__(self) -> None:
        super().__init__(("add-db-user", "set-db-user", "del-db-user"), wrapper="")

    def filter(self, item: Item, found: Found) -> Element:
        return target("id", found.id)

    def creation(self, item: Item, values: Mapping[str, Any]) -> list[Element]:
        number = item.scope and item.scope.id
        if "database" in item.wanted:
            place = [target("db-id", number)]
        else:
            place = [target("webspace-id", number), target("db-server-id", number_of_server(item))]
        return [*place, *super().creation(item, values)]

    def remove(self, item: Item, found: Found) -> list[Operation]:
        return [Operation(item.resource.operator, self.delete, [("filter", [target("id", found.id)])])]


_LOGIN = Field("login", "login", Filled("a login"), required=True)
_SCOPE = _Database()


class _Place(Part):
    """The options that say where a user belongs: they are written by the requests."""

    def write(self, values: Mapping[str, Any], verb: str) -> list[Element]:
        return []


def _check(item: Item) -> None:
    """Raise OptionError where the options do not tell which user is meant, or contradict each other."""
    check_server(item)
    if item.match_by == "id" and ("subscription" in item.wanted or "database" not in item.wanted):
        return
    if "subscription" not in item.wanted:
        raise OptionError(
            item.path("subscription"),
            None,
            "is required, because users are looked for in a database of a subscription",
            "Set subscription, or use match_by=id without database.",
        )
    if item.state == "present" and not {"database", "database_server", "server_id"} & item.wanted.keys():
        raise OptionError(
            item.path("database"),
            None,
            "is required for the user of one database, database_server or server_id for a user of all databases of the"
            " subscription on that server",
            "Set one of them.",
        )


DATABASE_USER = Resource(
    name="database_user",
    plural="database_users",
    label="database user",
    source=DATABASE_USERS,
    natural="login",
    qualifiers=("subscription", "database"),
    keys=("login", "id"),
    scope=_SCOPE,
    parts=(
        _Place("", _SCOPE, _Subscription(), _SERVER, _BlindServerId()),
        Part(
            "",
            _LOGIN,
            _Password(),
            *ACCESS,
            Blind("role", "role", _RoleCodec(), "update_role", since="1.6.7.0"),
        ),
    ),
    requests=_Requests(),
    identity=_Identity(),
    purge=Purge(equal=("subscription", "database"), prefixes=("login",)),
    check=_check,
)
