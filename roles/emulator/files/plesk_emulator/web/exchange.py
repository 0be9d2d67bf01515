# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""One API request under the faults in force: ask the heart, spoil the answer as ordered, write the log."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from typing import Any, Protocol
from xml.sax.saxutils import quoteattr

from ..protocol.errors import AGENT_FAILED
from ..protocol.versions import NEWEST
from .faults import BEFORE, REDIRECT_302, Fault, Faults
from .packet_look import PacketLook
from .reply import Reply, page
from .request_log import RequestLog, caller_of


class HeartAnswer(Protocol):
    """What the heart answers: see ``emulator.Response``."""

    @property
    def status(self) -> int:
        """The status of HTTP."""

    @property
    def headers(self) -> Mapping[str, str]:
        """Headers of HTTP by their names."""

    @property
    def body(self) -> bytes:
        """The answering packet."""

    @property
    def codes(self) -> list[Any]:
        """Operator, operation and error codes of each request in the packet."""


class Heart(Protocol):
    """The function from a request to an answer: see ``emulator.Emulator``."""

    def handle(self, headers: Mapping[str, str | bytes], body: bytes, address: str = "127.0.0.1") -> HeartAnswer:
        """Return one packet that came from ``address``."""


class Exchange:
    """Answers API requests; may be used by many threads at once."""

    def __init__(self, heart: Heart, faults: Faults, log: RequestLog, stopping: threading.Event) -> None:
        """stopping: set when the server ends; delays then end at once."""
        self.heart = heart
        self.faults = faults
        self.log = log
        self.stopping = stopping

    def answer(self, headers: Mapping[str, str], body: bytes, address: str) -> Reply:
        """Return the reply to one POST of a packet. The work is in the log before the reply is returned or delayed."""
        started = time.monotonic()
        fault = self.faults.for_request(body)
        reply, operations = self._reply(fault, headers, body, address)
        self.log.record(
            address=address,
            caller=caller_of(headers),
            operations=operations,
            status=None if reply.dropped else reply.status,
            received=len(body),
            sent=0 if reply.dropped else int(len(reply.body) * reply.share),
            seconds=time.monotonic() - started,
            fault=fault.kind if fault else None,
        )
        if fault is not None and fault.kind == "delay" and fault.when != BEFORE:
            self.stopping.wait(float(fault.detail))
        return reply

    def _reply(
        self, fault: Fault | None, headers: Mapping[str, str], body: bytes, address: str
    ) -> tuple[Reply, list[Any]]:
        if fault is not None and fault.kind == "delay" and fault.when == BEFORE:
            self.stopping.wait(float(fault.detail))
        elif fault is not None and fault.when == BEFORE:
            look = PacketLook(body)
            return _instead_of_work(fault, look), [[*name.split("/"), []] for name in look.operations]
        answer = self.heart.handle(headers, body, address)
        reply = Reply(answer.status, answer.headers, answer.body)
        if fault is not None and fault.kind != "delay":
            reply = _AFTER_WORK[fault.kind](reply)
        return reply, answer.codes


_REDIRECTS = {"redirect": 307, REDIRECT_302: 302}


def _instead_of_work(fault: Fault, look: PacketLook) -> Reply:
    if fault.kind in _REDIRECTS:
        return page(_REDIRECTS[fault.kind], Location=fault.detail)
    if fault.kind == "error_1003":
        return _agent_failed(look.version or NEWEST)
    return _AFTER_WORK[fault.kind](Reply(200, {}, b""))


def _agent_failed(version: str) -> Reply:
    body = (
        f'<?xml version="1.0"?>\n<packet version={quoteattr(version)}><system><status>error</status>'
        f"<errcode>{AGENT_FAILED}</errcode><errtext>Agent initialization failed.</errtext></system></packet>\n"
    )
    return Reply(200, {"Content-Type": "text/xml"}, body.encode())


def _spoilt(reply: Reply) -> Reply:
    middle = len(reply.body) // 2
    return reply._replace(body=reply.body[:middle] + b"\xff\xfe\xc3\x28\x00" + reply.body[middle:])


_AFTER_WORK: Mapping[str, Callable[[Reply], Reply]] = {
    "drop": lambda reply: reply._replace(dropped=True),
    "http_500": lambda reply: reply._replace(status=500),
    "http_502": lambda _reply: page(502, "The proxy received an invalid answer from the server behind it."),
    "http_503": lambda _reply: page(503, "The server is being maintained. Try again later."),
    "http_504": lambda _reply: page(504, "The server behind the proxy did not answer in time."),
    "cut": lambda reply: reply._replace(share=0.5),
    "garbage": _spoilt,
}
