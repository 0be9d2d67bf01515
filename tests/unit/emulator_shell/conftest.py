# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the shell share: a heart that notes what reached it, and a server around it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest

from plesk_emulator.web.control import Control
from plesk_emulator.web.exchange import Exchange
from plesk_emulator.web.faults import Fault, Faults
from plesk_emulator.web.request_log import RequestLog
from plesk_emulator.web.server import Bounds, Server

TOKEN = "täglich-Brot"


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes
    codes: list[Any]


class NotingHeart:
    """Answers every packet alike and keeps what it was given; fails when told to."""

    def __init__(self) -> None:
        self.calls: list[tuple[dict[str, str], bytes, str]] = []
        self.failures: list[Exception] = []

    def handle(self, headers, body, address="127.0.0.1") -> Answer:
        self.calls.append((dict(headers), body, address))
        for failure in self.failures:
            raise failure
        packet = b'<packet version="1.6.9.1"><customer><add/></customer></packet>'
        return Answer(200, {"Content-Type": "text/xml"}, packet, [("customer", "add", [0])])


@pytest.fixture
def heart() -> NotingHeart:
    return NotingHeart()


@pytest.fixture
def exchange(heart) -> Exchange:
    return Exchange(heart, Faults(), RequestLog(), threading.Event())


@pytest.fixture
def order(exchange):
    """Orders faults in the notation of the command line."""
    return lambda *specs: exchange.faults.add([Fault.parse(spec) for spec in specs])


@pytest.fixture
def bounds() -> Bounds:
    """Overridden by the tests that need narrow ones."""
    return Bounds()


@pytest.fixture
def server(exchange, bounds) -> Iterator[Server]:
    """A server over plain HTTP on a free port of loopback, with a control path."""
    control = Control(TOKEN, exchange.faults, exchange.log, tls=False, reset=None)
    made = Server("127.0.0.1", 0, exchange, control=control, bounds=bounds)
    thread = threading.Thread(target=made.serve_forever, args=(0.01,))
    thread.start()
    yield made
    made.stop()
    thread.join()
