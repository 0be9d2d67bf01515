# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Many customers in one task, against a loop of tasks, a loop of uri, a script, and a bare client."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from bare import post_all
from costs import Cost, play, uri_task
from customers import STEPS, entries, operations, recorded
from tables import Table, ratio, seconds, size

from emulator_process import EmulatorProcess, start_emulator

_QUICK_SERVER = ("hash=plain",)
_SCRIPT = Path(__file__).with_name("script.py")
_OPTIONS = ("state", "contact_name", "company", "email", "city", "country", "external_id", "password")

Key = tuple[str, int]
"""A step and how many customers it concerns."""


@dataclass
class Figures:
    """Seconds by step and size: of the task, and of the other ways to do the same.

    ``idle`` are the seconds of a task that does nothing, ``carrying`` those of one that takes the list all the same.
    """

    task: dict[Key, Cost] = field(default_factory=dict)
    carrying: dict[Key, float] = field(default_factory=dict)
    bound: dict[Key, tuple[float, int]] = field(default_factory=dict)
    script: dict[Key, float] = field(default_factory=dict)
    loop: dict[Key, float] = field(default_factory=dict)
    uri: dict[Key, float] = field(default_factory=dict)
    idle: float = 0.0

    def scaled(self, measured: dict[Key, float], step: str, count: int) -> tuple[float, str]:
        """Return the seconds of a loop, scaled from its largest one where this one was not measured, and a mark."""
        if (step, count) in measured:
            return measured[step, count], ""
        largest = max(number for name, number in measured if name == step)
        return measured[step, largest] * count / largest, " *"


def measure(sizes: Sequence[int], loops: Sequence[int], rounds: int) -> Figures:
    """Measure every way at ``sizes``, the loops at ``loops`` only; sizes up to 1,000 so many ``rounds``."""
    figures = Figures()
    with start_emulator("--behavior", *_QUICK_SERVER) as emulator:
        for count in sizes:
            _measure_size(figures, emulator, count, rounds if count <= 1000 else 1)
        for count in loops:
            for name, costs in (("loop", _loop(emulator, count)), ("uri", _uri_loop(emulator, count))):
                getattr(figures, name).update({(step, count): value for step, value in costs.items()})
    return figures


def _measure_size(figures: Figures, emulator: EmulatorProcess, count: int, rounds: int) -> None:
    packets = recorded(count, *_QUICK_SERVER)
    tasks: dict[str, list[Cost]] = defaultdict(list)
    carried: dict[str, list[float]] = defaultdict(list)
    bounds: dict[str, list[tuple[float, int]]] = defaultdict(list)
    scripts: dict[str, list[float]] = defaultdict(list)
    idle = []
    for _round in range(rounds):
        alone, carrying, costs = _task(emulator, count)
        idle.append(alone)
        for cost, seconds_carrying in zip(costs, carrying):
            tasks[cost.task].append(cost)
            carried[cost.task].append(seconds_carrying)
        emulator.control("POST", "reset")
        for step in STEPS:
            bounds[step].append(post_all(emulator, packets[step]))
        emulator.control("POST", "reset")
        for step in STEPS:
            scripts[step].append(_script(emulator, step, count))
        emulator.control("POST", "reset")
    for step in STEPS:
        figures.task[step, count] = sorted(tasks[step], key=lambda cost: cost.seconds)[rounds // 2]
        figures.bound[step, count] = sorted(bounds[step])[rounds // 2]
        figures.script[step, count] = median(scripts[step])
        figures.carrying[step, count] = median(carried[step])
    figures.idle = median(idle)


def _task(emulator: EmulatorProcess, count: int, passwords: bool = False) -> tuple[float, list[float], list[Cost]]:
    """Return the seconds of a task that does nothing, then for each step those of carrying the list, and the costs."""
    lists = {step: entries(step, count, passwords) for step in STEPS}
    idle = {"name": "idle", "ansible.builtin.ping": {}}
    first = {"name": "first", "community.plesk.plesk_customers": {"customers": []}}
    tasks = [
        {"name": step, module: {"customers": f"{{{{ {step} }}}}"}}
        for step in STEPS
        for module in ("carry", "community.plesk.plesk_customers")
    ]
    _first, alone, _also_first, *costs = play(emulator, [idle, idle, first, *tasks], lists, memory=True)
    return alone.seconds, [cost.seconds for cost in costs[::2]], costs[1::2]


def _script(emulator: EmulatorProcess, step: str, count: int) -> float:
    """Return the seconds of a script, its own start among them."""
    packets = "\n".join(operations(step, count)).encode()
    started = time.perf_counter()
    environment = {**os.environ, **emulator.client_environment}
    subprocess.run([sys.executable, str(_SCRIPT)], input=packets, env=environment, check=True)
    return time.perf_counter() - started


def _loop(emulator: EmulatorProcess, count: int) -> dict[str, float]:
    """Return the seconds of a task of plesk_customer that loops over the list, for each step."""
    options = {option: f"{{{{ item.{option} | default(omit) }}}}" for option in _OPTIONS}
    module = {"community.plesk.plesk_customer": {"login": "{{ item.login }}", **options}}
    tasks = [{"name": step, **module, "loop": f"{{{{ {step} }}}}"} for step in STEPS]
    costs = play(emulator, tasks, {step: entries(step, count) for step in STEPS})
    return {cost.task: cost.seconds for cost in costs}


def _uri_loop(emulator: EmulatorProcess, count: int) -> dict[str, float]:
    """Return the seconds of a task of uri that loops over packets written by hand, for each step."""
    tasks = [{**uri_task(step, emulator, "{{ item }}"), "loop": f"{{{{ {step} }}}}"} for step in STEPS]
    costs = play(emulator, tasks, {step: list(operations(step, count)) for step in STEPS})
    return {cost.task: cost.seconds for cost in costs}


def against_bound(figures: Figures) -> Table:
    """Return the table that holds the task against what no client can beat."""
    found = Table(
        "Many customers in one task",
        "Seconds of a whole task of plesk_customers that runs as a packed module, its requests and the peak memory"
        " of its process. Carrying is Ansible's own part: a task whose module takes the same list and does nothing."
        " The bound is a bare client that posts the same packets, prepared beforehand, and throws the answers away."
        " The last two columns compare what the task takes beyond carrying with the bound, as a ratio and for each"
        " customer. Only new customers have a password, all the same one, and the emulator shows it as plain text,"
        " so that hashing does not hide the rest.",
        (
            "step",
            "customers",
            "task",
            "requests",
            "memory",
            "carrying",
            "bound",
            "beyond / bound",
            "more for each",
        ),
    )
    for (step, count), cost in figures.task.items():
        bound, _requests = figures.bound[step, count]
        beyond = cost.seconds - figures.carrying[step, count]
        found.add(
            step,
            f"{count:,}",
            seconds(cost.seconds),
            str(cost.requests),
            size(cost.memory),
            seconds(figures.carrying[step, count]),
            seconds(bound),
            ratio(beyond / bound),
            seconds((beyond - bound) / count),
        )
    return found


def against_others(figures: Figures) -> Table:
    """Return the table that holds other ways against the task."""
    found = Table(
        "Other ways to do the same",
        "How many times longer than the packed module they take: a loop of plesk_customer, whose items run in the"
        " worker process, a loop of ansible.builtin.uri with packets written by hand, and a Python script with one"
        " request for each operation over one session. The loop of uri and the script know beforehand what to do and"
        " compare nothing. An asterisk marks loops that are scaled from the largest one measured.",
        ("step", "customers", "task", "loop", "loop of uri", "script"),
    )
    for (step, count), cost in figures.task.items():
        others = [figures.scaled(measured, step, count) for measured in (figures.loop, figures.uri)]
        others.append((figures.script[step, count], ""))
        times = [ratio(other / cost.seconds) + mark for other, mark in others]
        found.add(step, f"{count:,}", seconds(cost.seconds), *times)
    return found


def growth(figures: Figures) -> Table:
    """Return the table that tells how the costs grow with the list."""
    sizes = sorted({count for _step, count in figures.task})
    found = Table(
        "Growth with the list",
        "How many times longer and larger than for the next smaller size: the task without the seconds of a task that"
        " does nothing, the bound, and the peak memory of the module.",
        ("step", "customers", "against", "task", "bound", "memory"),
    )
    for smaller, larger in zip(sizes, sizes[1:]):
        for step in STEPS:
            less, more = figures.task[step, smaller], figures.task[step, larger]
            found.add(
                step,
                f"{larger:,}",
                f"{smaller:,}",
                ratio((more.seconds - figures.idle) / (less.seconds - figures.idle)),
                ratio(figures.bound[step, larger][0] / figures.bound[step, smaller][0]),
                ratio(more.memory / less.memory) if less.memory else "-",
            )
    return found


def with_passwords(figures: Figures, sizes: Sequence[int]) -> Table:
    """Return the table of lists whose every entry has a password, which is compared with the server's hash."""
    found = Table(
        "The same with passwords that are compared",
        "Every entry has a password of its own, in every step but delete. The emulator hashes them as servers were"
        " recorded to (SHA-256 crypt, 5,000 rounds), and so does the module to compare them. The last column compares"
        " the task with the same step without passwords.",
        ("step", "customers", "task", "bound", "task / bound", "memory", "against no passwords"),
    )
    for count in sizes:
        with start_emulator() as emulator:
            _idle, _carrying, costs = _task(emulator, count, passwords=True)
        packets = recorded(count, passwords=True)
        # A server of its own: the emulator remembers hashes, so that equal passwords cost one computation.
        with start_emulator() as emulator:
            for cost in costs:
                bound, _requests = post_all(emulator, packets[cost.task])
                found.add(
                    cost.task,
                    f"{count:,}",
                    seconds(cost.seconds),
                    seconds(bound),
                    ratio(cost.seconds / bound),
                    size(cost.memory),
                    ratio(cost.seconds / figures.task[cost.task, count].seconds),
                )
    return found
