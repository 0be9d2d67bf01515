# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What subscriptions use of their resources, and when that changed."""

from __future__ import annotations

import re
from datetime import datetime

from ..protocol import errors
from ..protocol.errors import Refusal
from ..protocol.operation import Call
from ..state.store import Row
from . import subscriptions, traffic

_MOMENT = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d+)?(Z|[+-]\d\d:\d\d)?")


def of(call: Call, webspace: Row) -> dict[str, int]:
    """Return how much a subscription uses of each resource whose use the emulator knows."""
    return {
        "disk_space": webspace["real_size"],
        "max_traffic": webspace["traffic"] + traffic.of_month(call, webspace["id"]),
        **subscriptions.usage(call.db, webspace["id"]),
    }


def moment(text: str) -> str:
    """Return a date and time of a request on the server's clock.

    Raises :class:`Refusal` (1019) for one beyond calendars.
    """
    found = _MOMENT.fullmatch(text.strip())
    try:
        if found is None:
            raise ValueError
        zone = (found[2] or "").replace("Z", "+00:00")
        parsed = datetime.fromisoformat(found[1] + zone)
        return parsed.astimezone().replace(tzinfo=None).isoformat() if zone else parsed.isoformat()
    except (ValueError, OverflowError):
        raise Refusal(errors.INVALID_VALUE, f"Invalid date '{text}'.") from None


def changed_since(call: Call, webspaces: list[Row], start: str) -> list[Row]:
    """Those of the subscriptions whose use has changed since a moment.

    Servers collect the use of resources from time to time. Here this is done when somebody asks.
    """
    return [webspace for webspace in webspaces if _collected(call, webspace) >= start]


def _collected(call: Call, webspace: Row) -> str:
    """When the use of a subscription was first seen to be what it is."""
    used = " ".join(f"{name}={value}" for name, value in of(call, webspace).items())
    known = call.db.one("SELECT used, seen FROM webspace_usage WHERE webspace_id = ?", webspace["id"])
    if known is not None and known["used"] == used:
        return str(known["seen"])
    now = call.now.replace(microsecond=0).isoformat()
    call.db.put("webspace_usage", webspace_id=webspace["id"], used=used, seen=now)
    return now
