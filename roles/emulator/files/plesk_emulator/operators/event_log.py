# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The operator ``event_log``: what happened to the objects of the server."""

from __future__ import annotations

from lxml import etree

from ..protocol.answer import node, nodes, ok
from ..protocol.auth import ADMIN
from ..protocol.filters import LARGEST_ID
from ..protocol.operation import Call, Operator, collapse, whole_number
from ..rules import events

OPERATOR = Operator(
    "event_log",
    f"""
get
  (in order)?
    options?
      (in order)?
        flush_selected_range? boolean default=true
get_events
  lastId? id_type
  events?
    event+
      type {events.TYPES}
      class {events.CLASSES}
get-last-id any
""",
    tables=events.TABLES,
)
# The setting that holds the id of the last event that was flushed.
_FLUSHED = "events_flushed"


@OPERATOR.operation("get", writes=True, callers=(ADMIN,))
def get(call: Call) -> etree._Element:
    """Lists the events that were not flushed, and flushes them unless the request says otherwise."""
    flushed = int(call.db.setting(_FLUSHED, "0"))
    rows = call.db.all("SELECT * FROM events WHERE id > ? ORDER BY id", flushed)
    if rows and collapse(call.text("options/flush_selected_range") or "true") in ("true", "1"):
        call.db.set_setting(_FLUSHED, str(rows[-1]["id"]))
    shown = ({"type": row["type"], "time": row["time"], "class": row["class"], "id": row["object"]} for row in rows)
    return ok(*(node("event", *nodes(values)) for values in shown))


@OPERATOR.operation("get_events", writes=False, callers=(ADMIN,))
def get_events(call: Call) -> etree._Element:
    """Lists the events after one, of some types and classes or all."""
    last = min(whole_number(call.text("lastId") or "0"), LARGEST_ID)
    wanted = {(call.text("type", event), call.text("class", event)) for event in call.request.iterfind("events/event")}
    rows = call.db.all("SELECT * FROM events WHERE id > ? ORDER BY id", last)
    return ok(
        *(
            node(
                "event",
                *nodes({name: row[name] for name in ("id", "type", "time", "class")}),
                *nodes({"obj_id": row["object"], "user": row["user"], "host": row["host"]}),
            )
            for row in rows
            if not wanted or (row["type"], row["class"]) in wanted
        )
    )


@OPERATOR.operation("get-last-id", writes=False, callers=(ADMIN,))
def get_last_id(call: Call) -> etree._Element:
    """Tells the id of the newest event."""
    return ok(node("id", call.db.value("SELECT MAX(id) FROM events")))
