# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Short ways to make databases, their users and their servers."""

from __future__ import annotations


def db_server(operation: str, content: str = "") -> str:
    return f"<db_server><{operation}>{content}</{operation}></db_server>"


def add_server(host: str = "db.example.com", port: int | str = 3306, rest: str = "", kind: str = "mysql") -> str:
    """The packet's part that registers a database server; ``rest`` is what follows its administrator."""
    place = f"<host>{host}</host><port>{port}</port><type>{kind}</type>"
    return db_server("add", f"{place}<admin>root</admin>{rest}")


def database(operation: str, content: str) -> str:
    return f"<database><{operation}>{content}</{operation}></database>"


def add_db(name: str = "shop", webspace_id: int = 1, rest: str = "", kind: str = "mysql") -> str:
    return database("add-db", f"<webspace-id>{webspace_id}</webspace-id><name>{name}</name><type>{kind}</type>{rest}")


def add_user(
    login: str = "shop", place: str = "<db-id>1</db-id>", rest: str = "", password: str = "long enough"
) -> str:
    return database("add-db-user", f"{place}<login>{login}</login><password>{password}</password>{rest}")
