# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading by keys against reading everything, and the speed of the emulator itself."""

from __future__ import annotations

import time
from collections.abc import Sequence
from statistics import median

from bare import post_all
from customers import entries
from tables import Table, ratio, seconds

from ansible_collections.community.plesk.plugins.module_utils._api.client import Client
from ansible_collections.community.plesk.plugins.module_utils._api.nodes import Element, Operation
from ansible_collections.community.plesk.plugins.module_utils._api.options import Connection
from ansible_collections.community.plesk.plugins.module_utils._api.packet import encode
from ansible_collections.community.plesk.plugins.module_utils._api.questions import Lookup
from ansible_collections.community.plesk.plugins.module_utils._api.transport import Transport
from ansible_collections.community.plesk.plugins.module_utils._resources.customer import CUSTOMER
from emulator_process import EmulatorProcess, start_emulator

_SHARES = (1, 10, 25, 50, 75, 90, 100)


def border(count: int, rounds: int) -> Table:
    """Return the table that compares the two ways to read a part of all customers."""
    found = Table(
        "Reading by keys against reading everything",
        f"Reading a part of {count:,} customers in this process, over HTTPS: the ones needed by their logins, against"
        f" all of them with one filter. Medians of {rounds}, taken in turn. Below 1, reading by keys is cheaper.",
        ("share", "by keys", "everything", "ratio"),
    )
    with start_emulator("--behavior", "hash=plain") as emulator:
        fill(emulator, count)
        for share in _SHARES:
            needed = entries("unchanged", count)[: max(1, count * share // 100)]
            lookups = [Lookup(CUSTOMER.source, "login", entry["login"]) for entry in needed]
            keys, everything = [], []
            for _round in range(rounds):
                keys.append(_read(emulator, lookups))
                everything.append(_read(emulator, [Lookup(CUSTOMER.source)]))
            mine, other = median(keys), median(everything)
            found.add(f"{share} %", seconds(mine), seconds(other), ratio(mine / other))
    return found


def fill(emulator: EmulatorProcess, count: int) -> None:
    """Create customers, 500 in a packet."""
    listed = entries("create", count)
    post_all(emulator, [additions(listed[start : start + 500]) for start in range(0, count, 500)])


def additions(listed: Sequence[dict[str, str]]) -> bytes:
    """Return a packet with one ``add`` for each entry."""

    def add(entry: dict[str, str]) -> Operation:
        nodes: list[Element] = [("pname", entry["contact_name"])]
        nodes += [("login", entry["login"]), ("passwd", entry["password"]), ("email", entry["email"])]
        return Operation("customer", "add", [("gen_info", nodes)])

    return encode(map(add, listed))


def _read(emulator: EmulatorProcess, lookups: Sequence[Lookup]) -> float:
    connection = Connection.resolve({}, emulator.client_environment)
    started = time.perf_counter()
    with Transport(connection) as transport:
        Client(transport).read(lookups)
    return time.perf_counter() - started


def emulator_speed(customers: int, adds: int, rounds: int) -> Table:
    """Return the table of the emulator's own speed."""
    found = Table(
        "The emulator",
        "Seconds from sending a packet to its whole answer, over a connection that stands; medians.",
        ("packet", "seconds"),
    )
    for passwords, text in ((False, "all with one password"), (True, "each with a password of its own")):
        with start_emulator() as emulator:
            packet = additions(entries("create", adds, passwords))
            found.add(f"{adds:,} customer/add, {text}", seconds(_answer_time(emulator, packet, 1)))
    with start_emulator() as emulator:
        fill(emulator, customers)
        who = entries("unchanged", customers)[customers // 2]["login"]
        get = encode([CUSTOMER.source.request("login", [who])])
        one = _answer_time(emulator, get, rounds)
        found.add(f"customer/get of one customer among {customers:,}", seconds(one))
    return found


def _answer_time(emulator: EmulatorProcess, packet: bytes, rounds: int) -> float:
    """Return the median of what one more packet adds to a connection that has carried one already."""
    first = encode([CUSTOMER.source.request("login", ["nobody"])])
    post_all(emulator, [first])  # the first request of all makes the server ready for it
    found = []
    for _round in range(rounds):
        alone, _count = post_all(emulator, [first])
        both, _count = post_all(emulator, [first, packet])
        found.append(both - alone)
    return median(found)
