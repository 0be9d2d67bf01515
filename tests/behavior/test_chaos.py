# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Several clients at once on a server that loses a tenth of its answers, in every way there is."""

from __future__ import annotations

import random
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from scenario import Truth

from ansible_collections.community.plesk.plugins.module_utils._api.errors import TransportError
from ansible_collections.community.plesk.plugins.module_utils._resources.customer import CUSTOMER
from ansible_collections.community.plesk.plugins.module_utils._resources.reseller_plan import RESELLER_PLAN
from engine import InProcess, Reply, Server, Task

SYSTEM_1003 = (
    b'<packet version="1.6.9.1"><system><status>error</status><errcode>1003</errcode><errtext/></system></packet>'
)
FAULTS = ("refused", "before", "after", "late", "html", "cut", "garbage", "1003")


class Unreliable(InProcess):
    """A wire that fails a part of the requests, by a seed.

    ``late`` is a server that is still at work when the client gives up: what it was asked happens two requests later.
    """

    def __init__(self, server: Server, chance: random.Random, part: float = 0.1) -> None:
        super().__init__(server.emulator)
        self.chance = chance
        self.part = part
        self.under_way: list[tuple[int, bytes]] = []
        self.faults: Counter[str] = Counter()

    def post(self, body: bytes, *, max_bytes: int, timeout: float | None = None) -> Reply:
        for due, packet in list(self.under_way):
            if len(self.packets) >= due:
                self.under_way.remove((due, packet))
                self.emulator.handle(self.headers, packet)
        fault = self.chance.choice(FAULTS) if self.chance.random() < self.part else ""
        self.faults[fault] += 1
        if fault == "refused":
            raise TransportError("connect", "refused", sent=False)
        if fault == "before":
            raise TransportError("cut", "lost on the way", sent=True)
        if fault == "late":
            self.under_way.append((len(self.packets) + 2, body))
            raise TransportError("timeout", "too slow", sent=True)
        if fault == "1003":
            return Reply(200, SYSTEM_1003)
        reply = super().post(body, max_bytes=max_bytes, timeout=timeout)
        if fault == "after":
            raise TransportError("cut", "answer lost", sent=True)
        if fault == "html":
            return Reply(502, b"<html><title>Bad Gateway</title></html>")
        if fault == "cut":
            return Reply(200, reply.body[: len(reply.body) // 2])
        if fault == "garbage":
            return Reply(200, b"\xff\xfe\x00" + reply.body[9:])
        return reply

    def settle(self) -> None:
        """Let everything that is under way happen."""
        for _due, packet in self.under_way:
            self.emulator.handle(self.headers, packet)
        self.under_way.clear()


def _wishes(number: int, chance: random.Random) -> list[tuple[Any, dict[str, Any]]]:
    """The tasks of one client, on objects that only this client names."""
    wishes: list[tuple[Any, dict[str, Any]]] = []
    for index in range(8):
        login = f"c{number}x{index}"
        customer: dict[str, Any] = {
            "login": login,
            "contact_name": f"Customer {index}",
            "password": "Pass-word-1",
            "external_id": login,
        }
        wishes.append((CUSTOMER, customer))
        wishes.append((CUSTOMER, {**customer, "phone": str(chance.randrange(1000)), "status": "disabled"}))
        wishes.append((RESELLER_PLAN, {"name": f"p{login}", "limits": {"max_cl": chance.randrange(100)}}))
        wishes.append((RESELLER_PLAN, {"name": f"p{login}", "oversell": True, "permissions": {"manage_dns": True}}))
        if index % 3 == 0:
            wishes.append((CUSTOMER, {"login": login, "state": "absent"}))
    return wishes


def _client(server: Server, number: int, seed: int) -> list[tuple[dict[str, Any], Task]]:
    chance = random.Random(f"{seed}-{number}")
    wire = Unreliable(server, chance)
    done = []
    for resource, options in _wishes(number, random.Random(f"wishes-{number}")):
        done.append((options, server.task(resource, wire=wire, **options)))
    wire.settle()
    return done


@pytest.mark.parametrize("seed", range(3))
def test_chaos(seed: int) -> None:
    server = Server()
    truth = Truth(server)
    with ThreadPoolExecutor(4) as pool:
        runs = list(pool.map(lambda number: _client(server, number, seed), range(4)))
    tasks = [entry for run in runs for entry in run]
    unknown = [task for _options, task in tasks if task.error]
    assert len(tasks) > 130
    assert len(unknown) < len(tasks) / 5, "most tasks get through"
    for _options, task in tasks:
        assert task.error is None or task.outcome.done or not task.changed

    # What failed is run again, as a user would; then everything must be as the last word on each object says.
    last: dict[str, tuple[Any, dict[str, Any]]] = {}
    for number in range(4):
        for resource, options in _wishes(number, random.Random(f"wishes-{number}")):
            task = server.task(resource, **options)
            assert task.error is None
            key = options.get("login") or options["name"]
            merged = {**last[key][1], **options} if key in last and options.get("state") != "absent" else options
            last[key] = (resource, merged)
    for resource, options in last.values():
        check = truth.plain.task(resource, check_mode=True, **options)
        assert (check.error, check.verb) == (None, "none"), options

    everybody = truth.plain.task(CUSTOMER, login="nobody", state="absent").planning.everything(
        CUSTOMER, {"login_prefix": "c"}
    )
    logins = Counter(found.values["login"] for found in everybody)
    assert set(logins.values()) == {1}, "no object exists twice"


@pytest.mark.parametrize("seed", range(6))
def test_what_is_reported_is_so(seed: int) -> None:
    """Task by task: ok means reached, changed means that something changed, and an error never hides a change."""
    server = Server()
    truth = Truth(server)
    wire = Unreliable(server, random.Random(seed), 0.4)
    for resource, options in _wishes(1, random.Random(seed)):
        before = truth.dump()
        task = server.task(resource, wire=wire, **options)
        wire.settle()
        moved = truth.dump() != before
        if task.error is None:
            check = truth.plain.task(resource, check_mode=True, **options)
            assert (check.error, check.verb) == (None, "none"), options
            assert task.changed or not moved, f"a hidden change: {options}"
        else:
            told = task.changed or task.error.kind == "outcome_unknown"
            assert told or not moved, f"a hidden change: {options}, {task.error}"


@pytest.mark.parametrize("seed", range(4))
def test_many_in_one_task_with_answers_lost(seed: int) -> None:
    server = Server()
    entries = [
        {"login": f"b{index}", "contact_name": "B", "password": "Pass-word-1", "external_id": f"b-{index}"}
        for index in range(400)
    ]
    wire = Unreliable(server, random.Random(seed), 0.3)
    task = server.tasks(CUSTOMER, *entries, wire=wire)
    wire.settle()
    assert wire.faults.total() > wire.faults[""]
    stored = Counter(
        found.values["login"]
        for found in server.task(CUSTOMER, login="x", state="absent").planning.everything(
            CUSTOMER, {"login_prefix": "b"}
        )
    )
    assert set(stored.values()) <= {1}
    for outcome in task.outcomes:
        login = outcome.item.params["login"]
        assert outcome.error is not None or stored[login] == 1
        assert outcome.changed or outcome.error is not None
    again = server.tasks(CUSTOMER, *entries)
    assert not [outcome for outcome in again.outcomes if outcome.error]
    assert not [outcome for outcome in server.tasks(CUSTOMER, *entries).outcomes if outcome.changed]
