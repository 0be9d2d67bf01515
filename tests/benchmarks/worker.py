# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The same tasks in Ansible's worker process, as packed modules, and with uri."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from statistics import median
from typing import Any

from bare import post_all
from costs import play, uri_task
from customers import entries, recorded
from tables import Table, ratio, seconds

from emulator_process import EmulatorProcess

_MODULE = "community.plesk.plesk_customer"
_OPTIONS = {"login": "jdoe", "contact_name": "J. Doe"}
_PASSWORD = {"password": "Secret-x9Y", "update_password": "on_create"}
_GET = (
    '<?xml version="1.0" encoding="UTF-8"?><packet><customer><get><filter><login>jdoe</login></filter>'
    "<dataset><gen_info/></dataset></get></customer></packet>"
)
_AS_MODULE = {"plesk_in_worker": False}


def tasks(emulator: EmulatorProcess, rounds: int, quick: bool) -> Table:
    """Return the table of tasks for one unchanged object, in several shapes."""
    many, loop, hosts = (3, 5, 2) if quick else (20, 100, 10)
    found = Table(
        "In the worker process",
        "Seconds of tasks that find their customer unchanged: in Ansible's worker process, as a packed module, and with"
        " ansible.builtin.uri, which reads the same customer. Medians of"
        f" {rounds} runs; what repeats the task ran once. On several"
        " hosts, all of them forks of one run, it is the time until the last of them is done.",
        ("tasks", "in the worker", "as a module", "uri", "worker / module", "worker / uri"),
    )
    play(emulator, [{"name": "create", _MODULE: {**_OPTIONS, **_PASSWORD}}])
    mine: Mapping[str, Any] = {"name": "task", _MODULE: _OPTIONS}
    other = uri_task("task", emulator, _GET)
    one = ("localhost",)
    shapes: list[tuple[str, int, dict[str, Any], Sequence[str], int]] = [
        ("one", 1, {}, one, rounds),
        (f"{many} in turn", many, {}, one, 1),
        (f"a loop of {loop}", 1, {"loop": list(range(loop))}, one, 1),
        (f"one on {hosts} hosts", 1, {}, [f"host{index}" for index in range(hosts)], rounds),
    ]
    for label, count, more, names, turns in shapes:
        ways = [
            _seconds(emulator, {**task, **more}, count, names, turns)
            for task in (mine, {**mine, "vars": _AS_MODULE}, other)
        ]
        _add(found, label, *ways)
    return found


def lists(emulator: EmulatorProcess, sizes: Sequence[int], rounds: int) -> Table:
    """Return the table of lists of unchanged customers."""
    found = Table(
        "Lists in the worker process",
        "Seconds of a task of plesk_customers whose customers are all unchanged. The task of uri loops over the packets"
        " that the module sends, prepared beforehand. Carrying is Ansible's own part: an action that takes the list in"
        " the worker process and does nothing. The bound is a bare client that posts the same packets. The last"
        f" column compares what the worker takes beyond carrying with the bound. Repetitions, for medians: {rounds}.",
        (
            "customers",
            "in the worker",
            "as a module",
            "uri",
            "worker / module",
            "worker / uri",
            "carrying",
            "bound",
            "beyond / bound",
        ),
    )
    for size in sizes:
        variables = {"listed": entries("unchanged", size)}
        name = "community.plesk.plesk_customers"
        play(emulator, [{"name": "create", name: {"customers": "{{ new }}"}}], {"new": entries("create", size)})
        packets = recorded(size, "hash=plain")["unchanged"]
        mine: Mapping[str, Any] = {"name": "task", name: {"customers": "{{ listed }}"}}
        other = {**uri_task("task", emulator, "{{ item }}"), "loop": [packet.decode() for packet in packets]}
        nothing: Mapping[str, Any] = {"name": "task", "carry_in_worker": {"customers": "{{ listed }}"}}
        *ways, carrying = [
            _seconds(emulator, task, 1, ("localhost",), rounds, known)
            for task, known in (
                (mine, variables),
                ({**mine, "vars": _AS_MODULE}, variables),
                (other, {}),
                (nothing, variables),
            )
        ]
        bound = median(post_all(emulator, packets)[0] for _round in range(rounds))
        _add(found, f"{size:,}", *ways, *map(seconds, (carrying, bound)), ratio((ways[0] - carrying) / bound))
        emulator.control("POST", "reset")
    return found


def _add(found: Table, label: str, here: float, packed: float, uri: float, *more: str) -> None:
    times = (seconds(here), seconds(packed), seconds(uri))
    found.add(label, *times, ratio(here / packed), ratio(here / uri), *more)


def _seconds(
    emulator: EmulatorProcess,
    task: Mapping[str, Any],
    count: int,
    hosts: Sequence[str],
    rounds: int,
    variables: Mapping[str, Any] | None = None,
) -> float:
    """Return the median over the rounds of what ``count`` such tasks take in one run, after one that warms up."""
    warm = {**task, "name": "warm", **{key: task[key][:1] for key in task if key == "loop"}}
    rows = [{**task, "name": f"{turn} {index}"} for turn in range(rounds) for index in range(count)]
    last: dict[str, float] = defaultdict(float)
    for cost in play(emulator, [warm, *rows], variables, hosts=hosts):
        last[cost.task] = max(last[cost.task], cost.seconds)
    turns = [sum(last[f"{turn} {index}"] for index in range(count)) for turn in range(rounds)]
    return median(turns)
