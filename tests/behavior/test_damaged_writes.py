# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes that are done although their answers are lost, empty or say otherwise: every kind reports the change."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from lxml import etree
from one_of_each import OBJECTS

from engine import PASSWORD, InProcess, Reply, Server
from plesk_emulator.emulator import Emulator

Damage = Callable[[list[etree._Element]], None]


def emptied(operations: list[etree._Element]) -> None:
    for operation in operations:
        operation[:] = []


def of_unknown_status(operations: list[etree._Element]) -> None:
    for status in (found for operation in operations for found in operation.iter("status")):
        status.text = "done"


def refused(operations: list[etree._Element]) -> None:
    for result in (found for operation in operations for found in operation.iter("result")):
        result[:] = list(etree.fromstring("<r><status>error</status><errcode>1023</errcode><errtext>no</errtext></r>"))


class Damaging(InProcess):
    """Does what it is asked, and damages the answers to writes."""

    damage: Damage | None = None

    def post(self, body: bytes, **how: Any) -> Reply:
        reply = super().post(body, **how)
        request, answer = etree.fromstring(body), etree.fromstring(reply.body)
        writes = [
            answered
            for operator, told in zip(request, answer)
            for operation, answered in zip(operator, told)
            if self.emulator.operators[operator.tag].operations[operation.tag].writes
        ]
        if not writes:
            return reply
        if self.damage is None:
            return Reply(200, reply.body[: len(reply.body) // 2])
        self.damage(writes)
        return Reply(200, etree.tostring(answer))


@pytest.fixture(scope="module")
def stores():
    """The states of a server before each of the objects, and with all of them."""
    server = Server()
    states = []
    for resource, options, _change in OBJECTS:
        states.append(server.emulator.store.snapshot())
        if options:
            assert server.task(resource, **options).error is None
    return [*states, server.emulator.store.snapshot()]


def content(emulator: Emulator) -> list[str]:
    """What the store holds but for the numbers that it gave and when it looked at usage."""
    told = emulator.store._connection.iterdump()
    return [line for line in told if "sqlite_sequence" not in line and "webspace_usage" not in line]


def tasks() -> list[Any]:
    """What is done with each object: its position, what for, and the options; ones that are never made only change."""
    found = []
    for index, (resource, options, change) in enumerate(OBJECTS):
        force = {"force": True} if "force" in resource.argument_spec() else {}
        given = options or {}
        named = {name: given[name] for name in (*resource.naturals, "prefix", "site") if name in given}
        gone = {**named, **force, "state": "absent"}
        for what, task in (("create", options), ("change", change), ("delete", gone if options else None)):
            if task:
                found.append(pytest.param(index, what, task, id=f"{resource.name}-{what}"))
    return found


@pytest.mark.parametrize("damage", [None, emptied, of_unknown_status, refused])
@pytest.mark.parametrize("index, what, task", tasks())
def test_done_write_with_a_damaged_answer_counts_as_change(stores, index, what, task, damage):
    server = Server()
    server.emulator = Emulator(admin_password=PASSWORD, store=stores[index if what == "create" else -1].snapshot())
    before = content(server.emulator)
    wire = Damaging(server.emulator)
    wire.damage = damage
    done = server.task(OBJECTS[index][0], wire=wire, **task)
    assert content(server.emulator) != before
    # What the server calls a failure is told, although the object is as wanted.
    kinds = (None,) if damage in (None, emptied) else (None, "api")
    assert done.changed is True
    assert getattr(done.error, "kind", None) in kinds
