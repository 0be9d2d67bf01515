# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""One object in one task: its requests, and its seconds against a task that posts the same packet with uri."""

from __future__ import annotations

from collections import defaultdict
from statistics import median
from typing import Any

from costs import play, uri_task
from tables import Table, ratio, seconds

from ansible_collections.community.plesk.plugins.module_utils._model.resource import Resource
from ansible_collections.community.plesk.plugins.module_utils._resources.customer import CUSTOMER
from ansible_collections.community.plesk.plugins.module_utils._resources.reseller_plan import RESELLER_PLAN
from emulator_process import EmulatorProcess
from engine import Server

_OBJECTS: dict[str, tuple[Resource, dict[str, Any], dict[str, Any]]] = {
    "plesk_customer": (
        CUSTOMER,
        {"login": "jdoe", "contact_name": "J. Doe", "password": "Secret-x9Y", "update_password": "on_create"},
        {"city": "Springfield"},
    ),
    "plesk_reseller_plan": (
        RESELLER_PLAN,
        {"name": "Gold", "limits": {"disk_space": "10G", "max_cl": 50}, "permissions": {"create_clients": True}},
        {"limits": {"disk_space": "20G"}},
    ),
}


def requests_per_task(emulator: EmulatorProcess) -> Table:
    """Return the table of requests: what a task sends, depending on what it finds."""
    table = Table(
        "Requests of one task",
        "HTTP requests, counted by the server.",
        ("task", "create", "unchanged", "change", "in check mode", "delete", "absent already"),
    )
    for module, (resource, options, change) in _OBJECTS.items():
        gone = {resource.natural: options[resource.natural], "state": "absent"}
        tasks = [_task(module, each) for each in (options, options, {**options, **change}, options, gone, gone)]
        tasks[3]["check_mode"] = True
        table.add(module, *(str(cost.requests) for cost in play(emulator, tasks)))
    return table


def against_uri(emulator: EmulatorProcess, rounds: int) -> Table:
    """Return the table of seconds: an unchanged object, against uri with the packet that the module sends."""
    table = Table(
        "One unchanged object",
        "Seconds of a whole task in the worker process, against a task of ansible.builtin.uri that posts the same"
        f" packet: medians of {rounds} tasks of each kind, run in turn.",
        ("task", "seconds", "uri", "ratio"),
    )
    tasks = [_task(module, options) for module, (_resource, options, _change) in _OBJECTS.items()]
    turn = []
    for task, (resource, options, _change) in zip(tasks, _OBJECTS.values()):
        turn += [task, uri_task(f"uri {task['name']}", emulator, _packet(resource, options).decode())]
    found = defaultdict(list)
    for cost in play(emulator, tasks + turn * (rounds + 1))[len(tasks) + len(turn) :]:
        if cost.requests != 1 or cost.status != "ok":
            raise RuntimeError(f"{cost} is not unchanged with one request")
        found[cost.task].append(cost.seconds)
    for module in _OBJECTS:
        mine, other = median(found[module]), median(found[f"uri {module}"])
        table.add(module, seconds(mine), seconds(other), ratio(mine / other))
    return table


def _task(module: str, options: dict[str, Any]) -> dict[str, Any]:
    return {"name": module, f"community.plesk.{module}": options}


def _packet(resource: Resource, options: dict[str, Any]) -> bytes:
    """Return the one packet that the module sends when the object is as wanted."""
    server = Server()
    for _turn in range(2):
        done = server.task(resource, **options)
        if done.error:
            raise done.error
    (packet,) = done.wire.packets
    return packet
