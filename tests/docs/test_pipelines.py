# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The pipelines that the documentation shows do what they should, but for what they install."""

from __future__ import annotations

import socket

import pytest
import yaml

import documents

PAGE = documents.RST / "testing.rst"
FILES = {example.file: example.text for example in documents.examples(PAGE) if example.file}
PLAYBOOKS = ("start.yml", "hosting.yml", "verify.yml")


def github(workflow):
    job = workflow["jobs"]["test"]
    return job["env"], [step["run"] for step in job["steps"] if "run" in step]


def gitlab(pipeline):
    job = pipeline["playbooks"]
    return job["variables"], job["before_script"] + job["script"]


def free_port():
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        return server.getsockname()[1]


@pytest.fixture
def pipelines():
    return github(yaml.safe_load(FILES["github.yml"])), gitlab(yaml.safe_load(FILES["gitlab.yml"]))


def test_both_pipelines_do_the_same(pipelines):
    first, second = pipelines
    assert {name: str(value) for name, value in first[0].items()} == second[0]
    assert first[1] == second[1]


def test_the_pipeline_plays_the_playbook_against_the_emulator(pipelines, command, folder):
    for name in PLAYBOOKS:
        (folder / name).write_text(FILES[name], encoding="utf-8")
    variables, commands = pipelines[1]
    variables["PLESK_PORT"] = str(free_port())
    installing = [line for line in commands if line.startswith(("pip ", "ansible-galaxy "))]
    assert commands[: len(installing)] == installing
    for line in commands[len(installing) :]:
        done = command(["bash", "-e", "-o", "pipefail", "-c", line], **variables)
        assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
