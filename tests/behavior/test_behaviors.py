# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The engine reaches the desired state, or says truthfully that it cannot, whichever way the server behaves."""

from __future__ import annotations

import random

import pytest
from scenario import STEPS, Step, Truth, foresee, run

from ansible_collections.community.plesk.plugins.module_utils._resources.reseller import RESELLER
from ansible_collections.community.plesk.plugins.module_utils._resources.reseller_plan import RESELLER_PLAN
from engine import Server
from plesk_emulator.behaviors.behavior import Behavior
from plesk_emulator.behaviors.chosen import declared

# Where a server makes the wanted state impossible, the task must fail; these are all such places.
IMPOSSIBLE = {
    "set_ip_pool=merge": "plan without addresses",
    "empty_node=ignore": "customer changed",
    "empty_node=error": "customer changed",
}
# A server that returns no hash that can be compared leaves an existing password alone, and a warning says so.
BLIND = {"hash_admin=other", "hash_admin=sym", "hash_admin=absent"}

# A move asks for the login of the owner that is left, whom the server tells by number.
REQUESTS = {"plan copied": 3, "reseller": 3, "reseller switched": 3, "customer of the administrator": 3}


def _concerned() -> list[Behavior]:
    """The behaviors that operators of the scenario ask for."""
    operators = {step.resource.operator for step in STEPS}
    return [behavior for behavior in declared().values() if not behavior.operators or behavior.operators & operators]


def _settings() -> list[str]:
    return [
        f"{behavior.name}={value}"
        for behavior in _concerned()
        for value in [*behavior.values[1:], *(["0.01"] if behavior.seconds else [])]
    ]


def _live(server: Server, truth: Truth, settings: set[str], step: Step) -> None:
    """Run a step and hold what it reports against what is stored."""
    before = truth.dump()
    task = run(server, step)
    assert task.changed == (truth.dump() != before), f"{step.name}: changed={task.changed} is not true"
    if task.error:
        allowed = {name for setting, name in IMPOSSIBLE.items() if setting in settings}
        assert step.name in allowed, f"{step.name}: {task.error}"
        return
    if step.name == "customer's password" and settings & BLIND:
        assert not task.changed
        assert "no password hash" in " ".join(task.planning.warnings)
        return
    assert truth.reached(step), f"{step.name}: reported as done, but it is not so"
    again = run(server, step)
    assert (again.error, again.changed) == (None, False), f"{step.name}: a second run is not ok"


def test_defaults_and_what_they_cost() -> None:
    server = Server()
    for step in STEPS:
        task = run(server, step)
        assert (task.error, task.changed) == (None, True), step.name
        assert task.requests == REQUESTS.get(step.name, 2), step.name
        assert run(server, step).requests == 1, step.name


def test_a_plan_that_cannot_be_followed_is_tried_without_a_false_change() -> None:
    server = Server()
    server.task(RESELLER_PLAN, name="Rich", exclusive_ipv4=99)
    server.task(RESELLER, login="r", contact_name="R", password="Pass-word-1", plan="Rich")
    task = server.task(RESELLER, login="r", sync=True)
    assert (task.error, task.changed) == (None, False)
    assert "not available" in " ".join(task.planning.warnings)


@pytest.mark.parametrize("setting", _settings())
def test_each_behavior_alone(setting: str) -> None:
    server = Server(setting)
    truth = Truth(server)
    for step in STEPS:
        _live(server, truth, {setting}, step)


@pytest.mark.parametrize("seed", range(20))
def test_many_behaviors_together(seed: int) -> None:
    chance = random.Random(seed)
    settings = {
        f"{behavior.name}={chance.choice(behavior.values[1:])}"
        for behavior in _concerned()
        if len(behavior.values) > 1 and chance.random() < 0.3
    }
    server = Server(*sorted(settings))
    truth = Truth(server)
    for step in STEPS:
        _live(server, truth, settings, step)


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
def test_check_mode_predicts_the_run_and_writes_nothing(step: Step) -> None:
    server = Server()
    for earlier in STEPS[: STEPS.index(step)]:
        run(server, earlier)
    foresee(server, Truth(server), step)
