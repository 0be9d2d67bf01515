# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The targets of ansible-test, all in one run of ansible-playbook, as verbose as a user may want it."""

from __future__ import annotations

import pytest
import yaml

import places
from integration_runs.plays import Run, run_playbook

FOLDER = places.ROOT / "tests" / "integration" / "targets"
TARGETS = sorted(file.parent.name for file in FOLDER.glob("*/aliases"))
PLAY = {
    "hosts": "all",
    "gather_facts": False,
    "strategy": "free",
    "tasks": [{"name": "The target", "ansible.builtin.include_role": {"name": "{{ inventory_hostname }}"}}],
}


@pytest.fixture(scope="module")
def run(tmp_path_factory) -> Run:
    folder = tmp_path_factory.mktemp("targets")
    (folder / "play.yml").write_text(yaml.safe_dump([PLAY]), encoding="utf-8")
    return run_playbook(folder, folder / "play.yml", {target: {} for target in TARGETS}, {}, "-vvv")


@pytest.mark.parametrize("target", TARGETS)
def test_target(run, target):
    assert run.failure(target) == ""
    actions = {task.action for task in run.tasks if task.host == target}
    assert f"community.plesk.{target}" in actions or target == "connection"


@pytest.mark.parametrize("secret", ["Corr3ct-Horse", "Adm1n-of-the-emulator", "Wr0ng-password", "$5$"])
def test_no_secret_is_shown(run, secret):
    assert "module_args" in run.output
    assert secret not in run.output
    assert not any(secret in str(task.result) for task in run.tasks)
