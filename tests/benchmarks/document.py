# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""A document of plans, resellers and customers in one task, beside a task for each list."""

from __future__ import annotations

from typing import Any

from costs import play
from tables import Table, ratio, seconds, size

from emulator_process import EmulatorProcess, start_emulator

PLANS = 10
STEPS = ("create", "unchanged", "one in ten changed")
Lists = dict[str, list[dict[str, Any]]]


def lists(count: int, city: str = "") -> Lists:
    """Return ``count`` accounts on ten plans, one reseller for nine customers; one in ten is in ``city``."""
    resellers = max(1, count // 10)
    account = {"password": "Corr3ct-Horse-1", "update_password": "on_create", "country": "DE"}
    customers = [
        {**account, "login": f"c{index}", "contact_name": f"Customer {index}", "owner": f"r{index % resellers}"}
        for index in range(count - resellers)
    ]
    for customer in customers[:: 10 if city else len(customers) + 1]:
        customer["city"] = city
    return {
        "reseller_plans": [{"name": f"Plan {index}", "limits": {"max_cl": 1000}} for index in range(PLANS)],
        "resellers": [
            {**account, "login": f"r{index}", "contact_name": f"Reseller {index}", "plan": f"Plan {index % PLANS}"}
            for index in range(resellers)
        ],
        "customers": customers,
    }


def against_lists(count: int) -> Table:
    """Return requests, seconds and memory of a document, and of three list tasks in the order that they need."""
    steps = {"create": lists(count), "unchanged": lists(count), "one in ten changed": lists(count, "Ulm")}
    found = Table(
        f"A document of {count:,} accounts",
        f"Resellers and customers on {PLANS} plans in one task of plesk_objects, beside three list tasks in order."
        " Seconds are those of whole tasks, as modules; the ratio is that of the document to the lists.",
        ("step", "requests", "seconds", "memory", "requests of the lists", "seconds of the lists", "ratio"),
    )
    with start_emulator("--behavior", "hash=plain") as emulator:
        whole = _document(emulator, steps)
        emulator.control("POST", "reset")
        apart = _list_tasks(emulator, steps)
    for step, cost in zip(steps, whole):
        others = apart[step]
        spent = sum(other.seconds for other in others)
        found.add(
            step,
            str(cost.requests),
            seconds(cost.seconds),
            size(cost.memory),
            str(sum(other.requests for other in others)),
            seconds(spent),
            ratio(cost.seconds / spent),
        )
    return found


def _document(emulator: EmulatorProcess, steps: dict[str, Lists]) -> list[Any]:
    variables = {f"step{index}": document for index, document in enumerate(steps.values())}
    tasks = [
        {"name": step, "community.plesk.plesk_objects": {kind: f"{{{{ step{index}.{kind} }}}}" for kind in document}}
        for index, (step, document) in enumerate(steps.items())
    ]
    return play(emulator, tasks, variables, memory=True)


def _list_tasks(emulator: EmulatorProcess, steps: dict[str, Lists]) -> dict[str, list[Any]]:
    variables = {f"step{index}": document for index, document in enumerate(steps.values())}
    tasks = [
        {"name": f"{step} {kind}", f"community.plesk.plesk_{kind}": {kind: f"{{{{ step{index}.{kind} }}}}"}}
        for index, (step, document) in enumerate(steps.items())
        for kind in document
    ]
    costs = iter(play(emulator, tasks, variables, memory=True))
    return {step: [next(costs) for _kind in document] for step, document in steps.items()}
