# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The database server that an option names: by host and port, or by its id for accounts that cannot read servers.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Optional

from .._api.errors import OptionError
from .._api.questions import Found, Lookup
from .._model.codecs import Codec, Number, checked_text
from .._model.field import Field
from .._model.fixed import unchangeable
from .._model.foreseen import Names
from .._model.item import Context, Item, Unreadable
from .._model.reference import Reference, existing, folded
from .database_sources import DATABASE_SERVERS, TYPES


class _Place(Codec):
    """``HOST:PORT``; the letter case of the host does not matter."""

    unset = None

    def parse(self, value: Any, where: str) -> Any:
        text = checked_text(value, where).strip()
        host, colon, port = text.rpartition(":")
        if not host or not colon or not port.isascii() or not port.isdigit():
            raise OptionError(where, value, "is not HOST:PORT", "Write the host and the port, such as localhost:3306.")
        return f"{host}:{int(port)}"

    def same(self, wanted: Any, current: Any) -> bool:
        return folded(wanted) == folded(current)


def place_of(server: Found) -> str:
    """Return host and port of a database server."""
    return f"{server.values.get('host')}:{server.values.get('port')}"


def _types(item: Item) -> tuple[str, ...]:
    """Return the types that a server can have for the databases of an item."""
    return (item.wanted["type"],) if "type" in item.wanted else TYPES


class ServerOption(Reference):
    """The option ``database_server``: ``HOST:PORT``.  Only the administrator can read which servers there are."""

    directory: Optional[Lookup] = Lookup(DATABASE_SERVERS)

    def __init__(self) -> None:
        super().__init__(
            "database_server",
            "db-server-id",
            "database_server",
            "database server",
            DATABASE_SERVERS,
            "host",
            _Place(),
            verbs=("add",),
        )

    def references(self, item: Item) -> Iterable[tuple[str, Names]]:
        return [(self.kind, names) for names in self._names(item)]

    def _names(self, item: Item) -> list[Names]:
        """Return what identifies the server in the same run, for each type that it may have."""
        host, _colon, port = folded(self.value(item)).rpartition(":")
        return [(kind, port, host) for kind in _types(item)] if host else []

    def lookup(self, item: Item) -> Lookup:
        return Lookup(self.source)

    def find(self, item: Item, context: Context) -> Optional[Found]:
        value = self.value(item)
        try:
            servers = context.get(self.lookup(item))
        except Unreadable as problem:
            raise OptionError(
                item.path(self.option),
                value,
                f"cannot be looked up: {problem.error.message}",
                "Only the administrator can read database servers: set server_id, or omit both for the default server.",
            ) from None
        meant = [
            server
            for server in servers
            if self.codec.same(value, place_of(server)) and server.values.get("type") in _types(item)
        ]
        found = (existing(self.kind, names, meant, context) for names in self._names(item))
        return next((server for server in found if server is not None), None)

    def read(self, node: Any, found: Found) -> None:
        return

    def name(self, found: Found, directory: Iterable[Found]) -> None:
        for server in directory:
            if server.id == found.facts.get("server_id"):
                found.values[self.option] = place_of(server)

    def compare(self, wanted: Any, item: Item, found: Found, context: Context) -> None:
        server = item.targets.get(self.option)
        if server is not None and server.id != found.facts.get("server_id"):
            current = found.values.get(self.option) or f"(server with id {found.facts.get('server_id')})"
            raise unchangeable(item, found, self.option, current, wanted)


class ServerId(Field):
    """The option ``server_id``, for those who may not read the database servers."""

    lasting = False

    def __init__(self) -> None:
        super().__init__("server_id", "db-server-id", Number(1), verbs=("add",))

    def read(self, node: Any, found: Found) -> None:
        return

    def compare(self, wanted: Any, item: Item, found: Found, context: Context) -> None:
        current = found.facts.get("server_id")
        if wanted != current:
            raise unchangeable(item, found, self.option, current, wanted)


def number_of_server(item: Item) -> Optional[int]:
    """Return the id of the database server that an item names, None where it names none."""
    if "server_id" in item.wanted:
        return int(item.wanted["server_id"])
    server = item.targets.get("database_server")
    return server.id if server is not None else None


def check_server(item: Item) -> None:
    """Raise OptionError for two ways to name the database server."""
    if "server_id" in item.wanted and "database_server" in item.wanted:
        raise OptionError(
            item.path("server_id"),
            item.wanted["server_id"],
            "cannot be combined with database_server",
            "Remove one of the two options.",
        )
