# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Traffic of subscriptions and sites: bytes for each day and service. Only ``set_traffic`` makes any."""

from __future__ import annotations

from datetime import date, timedelta

from lxml import etree

from ..protocol import errors
from ..protocol.answer import node, nodes
from ..protocol.errors import Refusal
from ..protocol.operation import Call, whole_number
from ..state.store import Row

_SETTABLE = ("smtp_in", "smtp_out", "pop3_imap_in", "pop3_imap_out")
_KINDS = ("http_in", "http_out", "ftp_in", "ftp_out", *_SETTABLE)
_LARGEST = 2**63 - 1


def set_day(call: Call, domain: Row) -> None:
    """Set the mail traffic of one day as a request says. Raises :class:`Refusal` (1019) for a negative number."""
    values = {}
    for name in _SETTABLE:
        values[name] = min(whole_number(call.needed(name)), _LARGEST)
        if values[name] < 0:
            raise Refusal(errors.INVALID_VALUE, f"Invalid value {values[name]} of '{name}'.")
    call.db.put("traffic", domain_id=domain["id"], date=_day(call, "date"), **values)


def shown(call: Call, domain_id: int) -> list[etree._Element]:
    """Return a node ``traffic`` for each day with traffic between the dates of a request, both included."""
    condition = "domain_id = ?"
    values: list[int | str] = [domain_id]
    dates = {">=": _day(call, "since_date"), "<=": _day(call, "to_date")}
    for sign, day in dates.items():
        if day is not None:
            condition = f"{condition} AND date {sign} ?"
            values.append(day)
    rows = call.db.all(f"SELECT * FROM traffic WHERE {condition} ORDER BY date", *values)
    return [_node(row) for row in rows]


def _node(row: Row) -> etree._Element:
    return node("traffic", *nodes({"date": row["date"], **dict.fromkeys(_KINDS, 0), **_settable(row)}))


def _settable(row: Row) -> dict[str, int]:
    return {name: row[name] for name in _SETTABLE}


def _day(call: Call, path: str) -> str | None:
    """Return the date in a request node; a time zone behind it has no meaning here."""
    text = call.text(path)
    return None if text is None else text.strip()[:10]


def of_webspaces(call: Call, webspaces: list[Row]) -> tuple[int, int]:
    """Return the traffic of subscriptions in this month and on the day before today."""
    month = sum(webspace["traffic"] + of_month(call, webspace["id"]) for webspace in webspaces)
    return month, sum(of_yesterday(call, webspace["id"]) for webspace in webspaces)


def of_month(call: Call, domain_id: int) -> int:
    """Return the traffic of a domain in this month."""
    return _total(call, domain_id, call.today()[:7])


def of_yesterday(call: Call, domain_id: int) -> int:
    """Return the traffic of a domain on the day before today."""
    return _total(call, domain_id, (date.fromisoformat(call.today()) - timedelta(days=1)).isoformat())


def _total(call: Call, domain_id: int, days: str) -> int:
    rows = call.db.all("SELECT * FROM traffic WHERE domain_id = ? AND date LIKE ?", domain_id, f"{days}%")
    return sum(sum(_settable(row).values()) for row in rows)
