# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The examples on the pages of the modules, played as they stand; the connection comes from the environment."""

from __future__ import annotations

import pytest
import yaml

import certs
from integration_runs.plays import Run, emulators, play
from module_run import MODULES, UNCHANGED, module

FULL = "community.plesk."
AGAIN = " (again)"
WINDOWS = dict.fromkeys(("plesk_virtual_directory", "plesk_virtual_directory_info"), ("--behavior=platform=windows",))


def examples(name: str) -> list[dict]:
    """A module's examples, each task of ours followed by the same once more where that must change nothing."""
    tasks = []
    for task in yaml.safe_load(module(name).EXAMPLES):
        tasks.append(task)
        if any(key.startswith(FULL) and key != f"{FULL}plesk_packet" for key in task):
            tasks.append({**task, "name": task["name"] + AGAIN})
    return tasks


@pytest.fixture(scope="module")
def run() -> Run:
    with emulators(**{**dict.fromkeys(MODULES, ()), **WINDOWS}) as running:
        return play(running, {name: examples(name) for name in MODULES}, files=certs.FILES)


@pytest.mark.parametrize("name", MODULES)
def test_examples_run_as_they_stand_and_again_is_ok(run, name):
    assert run.failure(name) == ""
    done = run.of(name)
    assert {task.task for task in done} == {
        task["name"] for task in examples(name) if any(key.startswith(FULL) for key in task)
    }
    for task in done:
        if task.task.endswith(AGAIN):
            assert task.status == "ok", task.task
            most = UNCHANGED.get(task.action.rpartition(".")[2], 1)
            assert len(task.requests) <= most or task.result["invocation"]["module_args"].get("purge")
    assert any(task.status == "changed" for task in done) != name.endswith("_info")
