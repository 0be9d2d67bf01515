# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Database servers: operator ``db_server`` (databases.md section 2 of the protocol notes).

The answers have no ``filter-id``, and the id comes last in ``set``, without a filter.  This file is private to this
collection: it may change without notice.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .._api.errors import ConflictError, OptionError
from .._api.nodes import Element, Operation
from .._api.questions import Found
from .._model.blind import BlindPassword
from .._model.codecs import Choice, Difference, Filled, Number
from .._model.field import Field, Part
from .._model.fixed import Fixed
from .._model.guards import Guard
from .._model.identity import InGroup
from .._model.item import Context, Item
from .._model.requests import Requests, target
from .._model.resource import Resource
from .database_sources import DATABASE_SERVERS, DATABASES, TYPES, Marker

_GREATEST_PORT = 65535


class _Port(Number):
    """The number of a port."""

    def __init__(self) -> None:
        super().__init__(least=1)

    def parse(self, value: Any, where: str) -> Any:
        if int(value) > _GREATEST_PORT:
            raise OptionError(where, value, f"is above {_GREATEST_PORT}", f"Write a port from 1 to {_GREATEST_PORT}.")
        return super().parse(value, where)


class _Default(Marker):
    """Whether the server is the default one of its type: there is always one, so that none can only cease to be it."""

    def __init__(self) -> None:
        super().__init__("default", "default")

    def compare(self, wanted: Any, item: Item, found: Found, context: Context) -> Difference | None:
        difference = super().compare(wanted, item, found, context)
        if difference and not wanted:
            raise ConflictError(
                f"{item.path(self.option)}: the {item.resource.describe(item, found)} is the default server of type"
                f" '{found.values.get('type')}', and it is impossible to change this to false.",
                "Set default=true for another server of the type, or omit the option.",
            )
        return difference

    def write(self, wanted: Any, verb: str) -> list[Element]:
        return [(self.node, None)] if wanted and verb in self.verbs else []

    def actions(self, wanted: Any, item: Item, found: Found, context: Context) -> list[Operation]:
        return [Operation(item.resource.operator, "set-default", [target("id", found.id)])]


class _ById(Requests):
    """``set`` takes the id behind the values."""

    def update(self, item: Item, found: Found, values: Mapping[str, Any]) -> list[Operation]:
        nodes = self.changes(item.resource, values)
        return [Operation(item.resource.operator, self.set, [*nodes, target("id", found.id)])] if nodes else []


def _title(known: Mapping[str, Any]) -> str:
    port = known.get("port")
    return f"database server '{known['host']}{f':{port}' if port else ''}'"


def _lies_on(server: Found, database: Found) -> bool:
    return database.facts.get("server_id") == server.id


DATABASE_SERVER = Resource(
    name="database_server",
    plural="database_servers",
    label="database server",
    source=DATABASE_SERVERS,
    natural="host",
    qualifiers=("type", "port"),
    keys=("host", "id"),
    parts=(
        Part(
            "",
            Field("host", "host", Filled("a host", fold=True), required=True),
            Field("port", "port", _Port(), required=True),
            Fixed("type", "type", Choice(*TYPES), required=True),
            Field("admin", "admin", Filled("a login"), required=True),
            BlindPassword("password"),
            _Default(),
        ),
    ),
    requests=_ById(),
    identity=InGroup(),
    guards=(Guard(DATABASES, "databases", belongs=_lies_on, kind="database"),),
    title=_title,
)
