# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The targets of ansible-test, all in one run of ansible-playbook, as verbose as a user may want it."""

from __future__ import annotations

import pytest

from integration_runs import both_ways
from integration_runs.plays import Run

SMOKE = both_ways.smoke_targets()


@pytest.fixture(scope="module")
def run() -> Run:
    return both_ways.run_targets(both_ways.TARGETS, True, "-vvv")


@pytest.fixture(scope="module")
def packed() -> Run:
    return both_ways.run_targets(SMOKE, False, "-vvv")


@pytest.mark.parametrize("target", both_ways.TARGETS)
def test_target(run, target):
    assert run.failure(target) == ""
    actions = {task.action for task in run.tasks if task.host == target}
    assert f"community.plesk.{target}" in actions or not target.startswith("plesk_")


@pytest.mark.parametrize("target", both_ways.TARGETS)
def test_target_runs_in_the_worker_process(run, target):
    assert {
        task.task: both_ways.in_worker(task) for task in run.of(target) if both_ways.in_worker(task) != {True}
    } == {}


@pytest.mark.parametrize("target", SMOKE)
def test_packed_modules_return_the_same(run, packed, target):
    assert packed.failure(target) == ""
    assert {way for task in packed.of(target) for way in both_ways.in_worker(task)} == {False}
    assert list(both_ways.differences(run.of(target), packed.of(target))) == []


@pytest.mark.parametrize("secret", ["Corr3ct-Horse", "Adm1n-of-the-emulator", "Wr0ng-password", "$5$"])
def test_no_secret_is_shown(run, packed, secret):
    for shown in (run, packed):
        assert "module_args" in shown.output
        assert secret not in shown.output
        assert not any(secret in str(task.result) for task in shown.tasks)
