# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Playbooks, and what each of their tasks cost."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import places
from emulator_process import EmulatorProcess

HERE = Path(__file__).resolve().parent


class Noted:
    """What is noted beside seconds and requests.

    ``memory`` is whether the peak memory of modules is, where it is asked for: each is a process of its own then.
    """

    memory = True


@dataclass(frozen=True)
class Cost:
    """What a task cost: seconds, HTTP requests, and the peak memory of its module's process in bytes, 0 if unknown.

    ``status`` is ok, changed or failed.
    """

    task: str
    status: str
    seconds: float
    requests: int
    memory: int


def play(
    emulator: EmulatorProcess,
    tasks: Sequence[Mapping[str, Any]],
    variables: Mapping[str, Any] | None = None,
    memory: bool = False,
    hosts: Sequence[str] = ("localhost",),
) -> list[Cost]:
    """Run a playbook on localhost, against this emulator, and return the costs of its tasks.

    With several ``hosts``, which are all this machine, a task has a cost for each, up to the end of that host's part.

    Times are those of whole tasks as ``ansible-playbook`` runs them, without its start and its end.  Memory is 0 unless
    it is asked for: noting it takes some milliseconds for each module.  Raises RuntimeError when a task fails.
    """
    with tempfile.TemporaryDirectory(prefix="benchmark-") as name:
        folder = Path(name)
        # Not vars_files: ansible-core reads those again before each task.
        (folder / "group_vars").mkdir()
        (folder / "group_vars" / "all.json").write_text(json.dumps(variables or {}), encoding="utf-8")
        book = [{"hosts": "all", "gather_facts": False, "tasks": list(tasks)}]
        (folder / "book.yml").write_text(json.dumps(book), encoding="utf-8")
        command = [
            Path(sys.executable).with_name("ansible-playbook"),
            "-i",
            ",".join((*hosts, "")),
            folder / "book.yml",
        ]
        (folder / "ansible.cfg").touch()
        interpreter = _interpreter(folder) if memory and Noted.memory else sys.executable
        command += ["-f", str(len(hosts)), "-c", "local", "-e", f"ansible_python_interpreter={interpreter}"]
        done = subprocess.run(
            command,
            env={**os.environ, **emulator.client_environment, **_environment(folder, emulator)},
            capture_output=True,
            text=True,
            check=False,
        )
        costs = folder / "costs.jsonl"
        lines = costs.read_text(encoding="utf-8").splitlines() if costs.exists() else []
        if done.returncode or not lines:
            raise RuntimeError(f"the playbook failed:\n{done.stdout[-4000:]}\n{done.stderr[-4000:]}")
        return [Cost(**json.loads(line)) for line in lines]


def uri_task(name: str, emulator: EmulatorProcess, body: str) -> dict[str, Any]:
    """Return a task of ``ansible.builtin.uri`` that posts ``body``, which may be a template, to this emulator."""
    options = {
        "url": emulator.url,
        "method": "POST",
        "body": body,
        "return_content": True,
        "ca_path": emulator.ca,
        "headers": {
            "Content-Type": "text/xml",
            "HTTP_AUTH_LOGIN": "admin",
            "HTTP_AUTH_PASSWD": emulator.password,
        },
    }
    return {"name": name, "ansible.builtin.uri": options}


def _interpreter(folder: Path) -> Path:
    """Make the interpreter of the modules: the one of this process, in a shell that notes its peak memory."""
    command = [sys.executable, "-S", str(HERE / "peak_memory.py"), str(folder / "memory"), sys.executable]
    file = folder / "python"
    file.write_text(f'#!/bin/sh\nexec {shlex.join(command)} "$@"\n', encoding="utf-8")
    file.chmod(0o700)
    return file


def _environment(folder: Path, emulator: EmulatorProcess) -> dict[str, str]:
    return {
        "ANSIBLE_COLLECTIONS_PATH": str(places.collections_root()),
        "ANSIBLE_CONFIG": str(folder / "ansible.cfg"),
        "ANSIBLE_CALLBACK_PLUGINS": str(HERE / "callback_plugins"),
        "ANSIBLE_CALLBACKS_ENABLED": "task_costs",
        "ANSIBLE_LIBRARY": str(HERE / "library"),
        "ANSIBLE_ACTION_PLUGINS": str(HERE / "action_plugins"),
        "ANSIBLE_LOCALHOST_WARNING": "false",
        "TASK_COSTS": str(folder / "costs.jsonl"),
        "TASK_REQUESTS": str(emulator.folder / "requests.jsonl"),
        "TASK_MEMORY": str(folder / "memory"),
    }
