# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The control path: faults, request log and reset over HTTP, for tests and pipelines that hold the token."""

from __future__ import annotations

import hmac
import json
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import parse_qs

from ..user_error import UserError
from .faults import NO_TLS, WRONG_CERTIFICATE, Fault, Faults
from .reply import Reply, document
from .request_log import RequestLog

PREFIX = "/emulator/"
_MOST_DIGITS = 19
TOKEN_HEADER = "X-Emulator-Token"


class Control:
    """Answers the requests under PREFIX; every answer is JSON, ``{"error": ...}`` with a status of 4xx for a refusal.

    GET faults; POST faults (a fault as text or object, or a list of them); DELETE faults; GET requests[?after=N];
    DELETE requests (count and entries, not the file); POST reset (back to the state right after the start).
    """

    def __init__(
        self, token: str, faults: Faults, log: RequestLog, *, tls: bool, reset: Callable[[], None] | None
    ) -> None:
        """reset: puts the state back; None where that is not possible. tls: whether certificates are served at all."""
        self._token = token
        self._faults = faults
        self._log = log
        self._tls = tls
        self._reset = reset

    def answer(self, method: str, target: str, headers: Mapping[str, str], body: bytes) -> Reply:
        """Return the reply to one request; ``target`` is its path with the query."""
        given = next((value for name, value in headers.items() if name.lower() == TOKEN_HEADER.lower()), "")
        if not hmac.compare_digest(given.encode(), self._token.encode()):
            return document(401, {"error": f"the header {TOKEN_HEADER} does not contain the control token"})
        # A target is a path; the library would look for a host in one such as //[.
        path, _mark, query = target.partition("?")
        name = path[len(PREFIX) :]
        actions: Mapping[str, Mapping[str, Callable[[], Any]]] = {
            "faults": {
                "GET": self._faults.listing,
                "POST": lambda: self._order(body),
                "DELETE": self._clear,
            },
            "requests": {"GET": lambda: self._requests(query), "DELETE": self._forget},
            "reset": {"POST": self._start_over},
        }
        if name not in actions:
            return document(404, {"error": f"{PREFIX}{name[:200]} is unknown; valid are {', '.join(sorted(actions))}"})
        if method not in actions[name]:
            return document(405, {"error": f"{PREFIX}{name} takes {' and '.join(sorted(actions[name]))}"})
        try:
            return document(200, actions[name][method]())
        except UserError as error:
            return document(400, {"error": str(error)})
        except RecursionError:
            return document(400, {"error": "the body is nested too deeply"})

    def _order(self, body: bytes) -> list[dict[str, Any]]:
        try:
            ordered = json.loads(body)
        except ValueError as error:
            raise UserError(f"the body is not JSON: {error}") from error
        faults = [_fault(item) for item in (ordered if isinstance(ordered, list) else [ordered])]
        if not self._tls and any(fault.kind == WRONG_CERTIFICATE for fault in faults):
            raise UserError(NO_TLS)
        self._faults.add(faults)
        return self._faults.listing()

    def _clear(self) -> list[dict[str, Any]]:
        self._faults.clear()
        return self._faults.listing()

    def _requests(self, query: str) -> dict[str, Any]:
        try:
            after = parse_qs(query).get("after", ["0"])[-1]
        except ValueError as error:
            raise UserError(f"the query cannot be read: {error}") from error
        if not (after.isascii() and after.isdigit() and len(after) < _MOST_DIGITS):
            raise UserError(f"after is {after[:_MOST_DIGITS]!r}; set the number of an entry")
        return {"count": self._log.count, "requests": self._log.entries(int(after))}

    def _forget(self) -> dict[str, Any]:
        self._log.reset()
        return self._requests("")

    def _start_over(self) -> dict[str, Any]:
        if self._reset is None:
            raise UserError("the state is kept in a file; stop the emulator, remove the file and start it again")
        self._reset()
        return {"reset": True}


def _fault(item: Any) -> Fault:
    if isinstance(item, str):
        return Fault.parse(item)
    if isinstance(item, dict):
        return Fault.from_mapping(item)
    raise UserError(f"{str(item)[:200]} is not a fault; set a text such as 'drop:when=after' or an object with a kind")
