# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""A working life under ansible-playbook, on servers that behave in ways which nobody can rule out."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

from integration_runs.plays import Run, emulators, play

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "behavior"))

from scenario import STEPS

from plesk_emulator.behaviors.chosen import declared

NAMES = (
    "plan",
    "plan changed",
    "plan copied",
    "plan renamed",
    "reseller",
    "reseller limited",
    "reseller switched",
    "customer",
    "customer disabled",
    "customer of the administrator",
    "customer renamed",
    "customer gone",
)
CHOSEN = [step for step in STEPS if step.name in NAMES]
SEEDS = ("seed1", "seed2", "seed3")
# What these make of a value cannot be what some steps want, which the tests of behaviors say in detail.
LEFT_OUT = ("empty_node", "set_ip_pool", "hash_admin", "slow_commit")


def settings(seed: str) -> list[str]:
    chance = random.Random(seed)
    return [
        f"--behavior={behavior.name}={chance.choice(behavior.values[1:])}"
        for behavior in declared().values()
        if behavior.name not in LEFT_OUT and len(behavior.values) > 1 and chance.random() < 0.4
    ]


@pytest.fixture(scope="module")
def run() -> Run:
    tasks = []
    for step in CHOSEN:
        task = {f"community.plesk.plesk_{step.resource.name}": dict(step.options)}
        tasks += [{"name": step.name, **task}, {"name": f"{step.name} (again)", **task}]
    with emulators(**{seed: settings(seed) for seed in SEEDS}) as running:
        return play(running, tasks)


@pytest.mark.parametrize("seed", SEEDS)
def test_each_step_changes_once(run, seed):
    assert run.failure(seed) == "", settings(seed)
    found = [(task.task, task.status) for task in run.of(seed)]
    expected = [entry for step in CHOSEN for entry in ((step.name, "changed"), (f"{step.name} (again)", "ok"))]
    assert found == expected, settings(seed)
