# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The database servers that service plans and subscriptions offer: the operation ``db-servers`` of both."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from ..protocol import errors, filters
from ..protocol.answer import error, node, nodes
from ..protocol.errors import Refusal
from ..protocol.operation import Call
from ..state.store import Row, Transaction
from . import databases
from .policies import Holder

HolderOf = Callable[[int], Holder]


def answered(
    call: Call, kind: filters.Kind, holder_of: HolderOf, changed: Callable[[Row], None]
) -> list[etree._Element]:
    """Return the results of the node below ``db-servers``: ``add``, ``remove`` or ``list``.

    ``changed`` is called with the row of each object whose servers have changed.
    """
    request = call.request[0]
    path = f"{request.tag}/filter"
    if request.tag == "list":
        return _listed(call, kind, holder_of, path)

    def change(row: Row) -> list[etree._Element]:
        holder = holder_of(row["id"])
        for server in _servers(call, request):
            _CHANGES[str(request.tag)](call.db, holder, server)
        changed(row)
        return [node("id", row["id"])]

    return filters.each(call, kind, change, path=path)


def _listed(call: Call, kind: filters.Kind, holder_of: HolderOf, path: str) -> list[etree._Element]:
    """Return the one result that an answer can hold."""

    def shown(row: Row) -> list[etree._Element]:
        return [node("id", row["id"]), *(_node(server) for server in offered(call.db, holder_of(row["id"])))]

    results = filters.each(call, kind, shown, path=path)
    if len(results) > 1:
        return [error(Refusal(errors.INVALID_VALUE, "The filter must name one object."))]
    return results


def _node(server: Row) -> etree._Element:
    return node("db-server", *nodes({name: server[name] for name in ("type", "id", "host", "port")}))


def _servers(call: Call, request: etree._Element) -> list[Row]:
    """Return the servers that a request names. Raises :class:`Refusal` (1013) for one that does not exist."""
    return [_server(call, found) for found in request.findall("db-server")]


def _server(call: Call, found: etree._Element) -> Row:
    number = call.text("id", found)
    if number is None:
        condition, values = "LOWER(host) = LOWER(?) AND port = ?", (call.text("host", found), call.text("port", found))
    else:
        condition, values = filters.number("id").condition(call, number)
    sql = f"SELECT * FROM db_servers WHERE type = ? AND {condition}"
    server = call.db.one(sql, call.text("type", found), *values)
    if server is None:
        raise Refusal(errors.NOT_FOUND, databases.SERVER_MISSING)
    return server


def _add(db: Transaction, holder: Holder, server: Row) -> None:
    db.put("offered_db_servers", holder=holder.kind, holder_id=holder.id, server_id=server["id"])


def _remove(db: Transaction, holder: Holder, server: Row) -> None:
    """Raise :class:`Refusal` (1013) for a server that is not offered."""
    if not db.delete("offered_db_servers", holder=holder.kind, holder_id=holder.id, server_id=server["id"]):
        raise Refusal(errors.NOT_FOUND, databases.SERVER_MISSING)


_CHANGES = {"add": _add, "remove": _remove}


def offered(db: Transaction, holder: Holder) -> list[Row]:
    """Return the database servers that an object offers."""
    sql = (
        "SELECT db_servers.* FROM offered_db_servers JOIN db_servers ON db_servers.id = server_id "
        "WHERE holder = ? AND holder_id = ? ORDER BY db_servers.id"
    )
    return db.all(sql, holder.kind, holder.id)


def copy(db: Transaction, source: Holder, target: Holder) -> None:
    """Let ``target`` offer what ``source`` offers and nothing else."""
    db.delete("offered_db_servers", holder=target.kind, holder_id=target.id)
    for server in offered(db, source):
        _add(db, target, server)
