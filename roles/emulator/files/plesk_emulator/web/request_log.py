# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The request log: what was asked and answered, one JSON line per API request; never a secret, never a body."""

from __future__ import annotations

import json
import sys
import threading
from collections import deque
from collections.abc import Iterable, Mapping
from datetime import datetime, timezone
from typing import Any, TextIO

_KEPT = 10_000


class RequestLog:
    """Counts the API requests, keeps the latest in memory and, appends every one to
    ``file`` if there is one.

    An entry has: ``number`` (from 1), ``time`` (UTC), ``address`` (of the client), ``caller`` (``password``, ``key``
    or null: how it logged in, checked by the headers), ``operations`` (lists of operator, operation and result codes;
    0 is ok, no codes when nothing was executed), ``status`` (HTTP), ``received`` and ``sent`` (bytes of the bodies),
    ``seconds`` (of the work, without a delay that comes after it) and ``fault`` (its kind or null).
    """

    def __init__(self, file: TextIO | None = None) -> None:
        self._entries: deque[dict[str, Any]] = deque(maxlen=_KEPT)
        self._count = 0
        self._number = 0
        self._lock = threading.Lock()
        self._file = file

    @property
    def count(self) -> int:
        """Requests since the start or the last reset."""
        with self._lock:
            return self._count

    def entries(self, after: int = 0) -> list[dict[str, Any]]:
        """Return the entries in memory (the latest 10,000) with a number above ``after``, oldest first."""
        with self._lock:
            return [entry for entry in self._entries if entry["number"] > after]

    def reset(self) -> None:
        """Set the count to zero and forgets the entries in memory; the file and the numbering go on."""
        with self._lock:
            self._entries.clear()
            self._count = 0

    def record(
        self,
        *,
        address: str,
        caller: str | None,
        operations: Iterable[Iterable[Any]],
        status: int | None,
        received: int,
        sent: int,
        seconds: float,
        fault: str | None,
    ) -> None:
        entry = {
            "time": datetime.now(timezone.utc).isoformat(timespec="milliseconds"),
            "address": address,
            "caller": caller,
            "operations": [list(operation) for operation in operations],
            "status": status,
            "received": received,
            "sent": sent,
            "seconds": round(seconds, 6),
            "fault": fault,
        }
        with self._lock:
            self._count += 1
            self._number += 1
            entry = {"number": self._number, **entry}
            self._entries.append(entry)
            self._append(entry)

    def _append(self, entry: Mapping[str, Any]) -> None:
        if self._file is None:
            return
        try:
            self._file.write(json.dumps(entry) + "\n")
            self._file.flush()
        except OSError as error:
            print(f"plesk_emulator: the request log ends here: {error.strerror}", file=sys.stderr)
            self._file = None


def caller_of(headers: Mapping[str, Any]) -> str | None:
    """Return how a request identifies its sender, checked by its headers alone."""
    names = {name.upper() for name in headers}
    if "KEY" in names:
        return "key"
    return "password" if "HTTP_AUTH_LOGIN" in names else None
