# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Plays under ansible-playbook, many hosts at a time, each with an emulator of its own.

with emulators("one", "two") as running:
    done = play(running, [{"name": "Read", "community.plesk.plesk_customer_info": {}}])
    assert [task.status for task in done.of("one")] == ["ok"]
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

import yaml

import places
from emulator_process import EmulatorProcess, start_emulator

TESTS = Path(__file__).resolve().parent.parent
FORKS = 12
_HIDDEN = ("PLESK_", "ANSIBLE_")
_PROXIES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY")


class Task(NamedTuple):
    """What became of one task on one host.

    ``status`` is ok, changed, failed, ignored (it failed, and was allowed to), skipped or unreachable; ``requests`` are
    the emulator's log entries of what it sent.
    """

    host: str
    task: str
    action: str
    status: str
    result: dict[str, Any]
    requests: list[dict[str, Any]]

    @property
    def operations(self) -> list[list[str]]:
        """The operations of each request, such as ``customer/get``."""
        return [[f"{operator}/{name}" for operator, name, *_codes in each["operations"]] for each in self.requests]


class Run:
    """A run of ansible-playbook: its exit code, all its output, its tasks in order."""

    def __init__(self, code: int, output: str, tasks: list[Task]) -> None:
        self.code = code
        self.output = output
        self.tasks = tasks

    def of(self, host: str, prefix: str = "community.plesk.") -> list[Task]:
        """The tasks of a host whose action begins so."""
        return [task for task in self.tasks if task.host == host and task.action.startswith(prefix)]

    def failure(self, host: str) -> str:
        """Why a host did not get to its end; empty when it did."""
        tasks = [task for task in self.tasks if task.host == host]
        failed = [task for task in tasks if task.status in ("failed", "unreachable")]
        if not tasks:
            return f"nothing ran: {self.output[-2000:]}"
        return "\n".join(f"{task.task}: {json.dumps(task.result)}" for task in failed)


@contextlib.contextmanager
def emulators(**arguments: Sequence[str]) -> Iterator[dict[str, EmulatorProcess]]:
    """Start an emulator for each host, with these command-line arguments, and stop them all in the end."""
    with contextlib.ExitStack() as stack:
        with ThreadPoolExecutor(4) as pool:
            started = {host: pool.submit(start_emulator, *given) for host, given in arguments.items()}
        for future in started.values():
            if future.exception() is None:
                stack.callback(future.result().stop)
        yield {host: future.result() for host, future in started.items()}


def play(
    running: Mapping[str, EmulatorProcess],
    tasks: Sequence[Mapping[str, Any]] | Mapping[str, Sequence[Mapping[str, Any]]],
    *options: str,
    environment: Mapping[str, str] | None = None,
    connection: Mapping[str, Mapping[str, str]] | None = None,
    files: Mapping[str, str] | None = None,
) -> Run:
    """Play tasks (the same on all hosts, or those of each host), each host with its emulator in the environment.

    ``environment`` is for the whole run; ``connection`` replaces the variables that describe a host's emulator;
    ``files`` are what lookups find beside the play.
    """
    each = tasks if isinstance(tasks, Mapping) else dict.fromkeys(running, tasks)
    variables = connection or {}
    hosts = {host: {"emulator_environment": variables.get(host, running[host].client_environment)} for host in running}
    logs = {host: str(emulator.folder / "requests.jsonl") for host, emulator in running.items()}
    with tempfile.TemporaryDirectory(prefix="play-") as name:
        folder = Path(name)
        for file, text in (files or {}).items():
            (folder / file).write_text(text, encoding="utf-8")
        for host, list_of_tasks in each.items():
            (folder / f"{host}.yml").write_text(yaml.safe_dump(list(list_of_tasks), sort_keys=False), encoding="utf-8")
        (folder / "play.yml").write_text(yaml.safe_dump([PLAY], sort_keys=False), encoding="utf-8")
        return run_playbook(folder, folder / "play.yml", hosts, logs, *options, environment=environment)


PLAY = {
    "hosts": "all",
    "gather_facts": False,
    "strategy": "free",
    "environment": "{{ emulator_environment }}",
    "tasks": [{"name": "The tasks of the host", "ansible.builtin.include_tasks": "{{ inventory_hostname }}.yml"}],
}


def run_playbook(
    folder: Path,
    playbook: Path | str,
    hosts: Mapping[str, Mapping[str, Any]],
    logs: Mapping[str, str],
    *options: str,
    environment: Mapping[str, str] | None = None,
) -> Run:
    """Run a playbook on local ``hosts`` (with their variables); ``logs`` are the request logs of their emulators."""
    local = {"ansible_connection": "local", "ansible_python_interpreter": sys.executable}
    inventory = {"all": {"hosts": {host: {**local, **variables} for host, variables in hosts.items()}}}
    (folder / "inventory.yml").write_text(yaml.safe_dump(inventory), encoding="utf-8")
    command = [str(Path(sys.executable).with_name("ansible-playbook")), "-i", str(folder / "inventory.yml")]
    inherited = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(_HIDDEN) and name.upper() not in _PROXIES
    }
    variables = {
        **inherited,
        "ANSIBLE_CALLBACK_PLUGINS": str(TESTS / "integration_runs" / "callback_plugins"),
        "ANSIBLE_CALLBACKS_ENABLED": "record",
        "ANSIBLE_COLLECTIONS_PATH": str(places.collections_root()),
        "ANSIBLE_ROLES_PATH": str(TESTS / "integration" / "targets"),
        "ANSIBLE_LOCAL_TEMP": str(folder / "local"),
        "ANSIBLE_REMOTE_TEMP": str(folder / "remote"),
        "ANSIBLE_FORKS": str(FORKS),
        "ANSIBLE_PIPELINING": "true",
        "ANSIBLE_NOCOLOR": "true",
        "RECORD": str(folder / "record.jsonl"),
        "RECORD_LOGS": json.dumps(dict(logs)),
        **(environment or {}),
    }
    done = subprocess.run(
        [*command, str(playbook), *options], env=variables, capture_output=True, text=True, check=False
    )
    record = folder / "record.jsonl"
    lines = record.read_text(encoding="utf-8").splitlines() if record.exists() else []
    return Run(done.returncode, done.stdout + done.stderr, [Task(**json.loads(line)) for line in lines])
