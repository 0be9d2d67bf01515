# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Databases, their users and their servers as answers show them (databases.md of the protocol notes).

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from .._api.nodes import Node
from .._api.questions import Found, Source
from .._model.codecs import BOOLEAN, Choice, Codec, Filled, Number
from .._model.field import Fact, Field, Part, decoder
from .._model.listed import Entries, Networks, Texts

TYPES = ("mysql", "postgresql", "mssql")


class Identifier(Codec):
    """The id of another object; servers write 0, or nothing, where there is none."""

    def read(self, text: str | None) -> int | None:
        return Number().read(text) or None


class Marker(Field):
    """A node without content that stands for true."""

    def __init__(self, option: str, node: str) -> None:
        super().__init__(option, node, BOOLEAN, verbs=("add",))

    def read(self, node: Node, found: Found) -> None:
        found.values[self.option] = node.child(self.node) is not None


class _Facts(Part):
    """The facts of a database server that say something by being there or not."""

    def read(self, data: Node, found: Found) -> None:
        found.facts["local"] = data.child("local") is not None


DATABASES = Source(
    "database",
    decoder(
        [Part("", Field("name", "name", Filled("a name")), Field("type", "type", Choice(*TYPES)))],
        {
            "": (
                Fact("subscription_id", "webspace-id", Identifier()),
                Fact("server_id", "db-server-id", Identifier()),
                Fact("default_user_id", "default-user-id", Identifier()),
            )
        },
        data="",
    ),
    keys={"id": "id", "subscription": "webspace-name", "subscription_id": "webspace-id"},
    operation="get-db",
    groups=frozenset(("subscription", "subscription_id")),
    domains=frozenset(("subscription",)),
)
"""Databases, also all of a subscription by its name or id."""

ACCESS = (
    Entries("hosts", "acl", "host", Texts()),
    Entries("allow_access_from", "allow-access-from", "ip-address", Networks()),
)
"""From where a user of databases may connect."""

DATABASE_USERS = Source(
    "database",
    decoder(
        [Part("", Field("login", "login", Filled("a login")), *ACCESS)],
        {"": (Fact("database_id", "db-id", Identifier()),)},
        data="",
    ),
    keys={"id": "id", "database_id": "db-id"},
    operation="get-db-users",
    groups=frozenset(("database_id",)),
)
"""Users of databases, also all of a database by its id."""

DATABASE_SERVERS = Source(
    "db_server",
    decoder(
        [
            Part(
                "",
                Field("type", "type", Choice(*TYPES)),
                Field("host", "host", Filled("a host", fold=True)),
                Field("port", "port", Number()),
                Field("admin", "admin", Filled("a login")),
                Marker("default", "default"),
            ),
            _Facts(""),
        ],
        {"": (Fact("status", "status"), Fact("databases", "db_num", Number()))},
    ),
    keys={"id": "id"},
    echoes=False,
)
"""Database servers, which only the administrator can read."""
