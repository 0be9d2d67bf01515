# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""What AWX does around a playbook: it fills the environment from a credential, and it plays under ansible-runner."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from types import SimpleNamespace

import ansible_runner
import pytest
import yaml
from jinja2 import sandbox

import emulator_process
import places

EXAMPLES = places.ROOT / "docs" / "awx"
PROGRAMS = Path(sys.executable).parent
LOCALHOST = "localhost ansible_connection=local ansible_python_interpreter='{{ ansible_playbook_python }}'"


def load(name):
    return yaml.safe_load((EXAMPLES / name).read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def inputs():
    """The fields of the credential type, by id."""
    return {field["id"]: field for field in load("credential_type_inputs.yml")["fields"]}


@pytest.fixture(scope="session")
def injectors():
    return load("credential_type_injectors.yml")


@pytest.fixture
def inject(inputs, injectors, tmp_path):
    """A function that gives the environment which AWX makes of the inputs of a credential.

    AWX leaves empty inputs out of the templates' variables, counts a missing boolean as false, writes each file
    template to a file of the job, and lets undefined variables render as nothing.
    """

    def environment(**given):
        unknown = set(given) - set(inputs)
        assert not unknown, unknown
        values = {name: value for name, value in given.items() if isinstance(value, bool) or value}
        values = {name: False for name, field in inputs.items() if field["type"] == "boolean"} | values
        files = SimpleNamespace()
        jinja = sandbox.ImmutableSandboxedEnvironment()
        for label, template in injectors["file"].items():
            name = label.partition(".")[2]
            path = tmp_path / name
            path.write_text(jinja.from_string(template).render(values), encoding="utf-8")
            setattr(files, name, str(path))
        values["tower"] = SimpleNamespace(filename=files)
        return {name: jinja.from_string(template).render(values) for name, template in injectors["env"].items()}

    return environment


@pytest.fixture
def bare_environment(collections_root, tmp_path):
    """An environment in which ansible-playbook runs, with nothing that concerns a Plesk server."""
    return {
        "PATH": f"{PROGRAMS}{os.pathsep}{os.defpath}",
        "HOME": str(tmp_path),
        "LC_ALL": "C.UTF-8",
        "ANSIBLE_COLLECTIONS_PATH": str(collections_root),
        "ANSIBLE_LOCALHOST_WARNING": "false",
        "ANSIBLE_INVENTORY_UNPARSED_WARNING": "false",
    }


@pytest.fixture
def emulator():
    with emulator_process.start_emulator() as process:
        yield process


class Run:
    """What one run under ansible-runner left: its status, its events and what the play recap counts."""

    def __init__(self, runner):
        self.status = runner.status
        self.rc = runner.rc
        self.events = list(runner.events)
        self.stats = runner.stats or {}

    def changed(self, host="localhost"):
        return self.stats["changed"].get(host, 0)

    def results(self, task):
        """What the modules returned in the task of this name, by host."""
        found = {}
        for event in self.events:
            data = event.get("event_data", {})
            if event["event"] in ("runner_on_ok", "runner_on_failed") and data["task"] == task:
                found[data["host"]] = data["res"]
        return found

    def text(self):
        """Everything that AWX would store."""
        return json.dumps(self.events, ensure_ascii=False)


@pytest.fixture
def play(bare_environment, tmp_path_factory, monkeypatch):
    """A function that plays a playbook (a path, or plays as data) under ansible-runner, as AWX does."""
    monkeypatch.setenv("PATH", bare_environment["PATH"])

    def run(playbook, environment, cmdline="", extravars=None, inventory=LOCALHOST, **options):
        folder = tmp_path_factory.mktemp("runner")
        if not isinstance(playbook, Path):
            plays, playbook = playbook, folder / "play.yml"
            playbook.write_text(yaml.safe_dump(plays, sort_keys=False), encoding="utf-8")
        runner = ansible_runner.run(
            private_data_dir=str(folder),
            playbook=str(playbook),
            inventory=inventory,
            envvars={**bare_environment, **environment},
            cmdline=cmdline or None,
            extravars=extravars,
            quiet=True,
            settings={"pexpect_timeout": 0.2},
            **options,
        )
        return Run(runner)

    return run
