# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The operator ``session``: who is logged in to the panel."""

from __future__ import annotations

from datetime import timedelta

from lxml import etree

from ..protocol import errors
from ..protocol.answer import node, nodes, ok
from ..protocol.auth import ADMIN
from ..protocol.errors import Refusal
from ..protocol.operation import Call, Operator
from ..state.store import Row

OPERATOR = Operator(
    "session",
    """
get any
terminate
  session-id string
""",
)


@OPERATOR.operation("get", writes=False, callers=(ADMIN,))
def get(call: Call) -> etree._Element:
    """List the sessions that have not ended."""
    return ok(*(_session(row) for row in _alive(call)))


@OPERATOR.operation("terminate", writes=True, callers=(ADMIN,))
def terminate(call: Call) -> etree._Element:
    """End a session."""
    wanted = call.needed("session-id")
    if wanted not in (row["id"] for row in _alive(call)):
        raise Refusal(errors.NOT_FOUND, "Session does not exist.")
    call.db.delete("sessions", id=wanted)
    return ok()


def _alive(call: Call) -> list[Row]:
    """Return the sessions that were used within the server's login timeout."""
    idle = timedelta(minutes=int(call.db.setting("login_timeout", "30")))
    oldest = (call.now - idle).replace(microsecond=0).isoformat()
    return call.db.all("SELECT * FROM sessions WHERE used >= ? ORDER BY created, id", oldest)


def _session(row: Row) -> etree._Element:
    return node(
        "session",
        *nodes(
            {
                "id": row["id"],
                "type": row["type"],
                "ip-address": row["address"],
                "login": row["login"],
                "login-time": row["created"],
                "idle": row["used"],
            }
        ),
    )
