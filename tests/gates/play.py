# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plays two playbooks under ansible-runner, as AWX does, with the collection in the folder named on the command line.

The emulator is the one in that folder too. What each run changes is held against what it should change, and no event
may hold the password.
"""

from __future__ import annotations

import json
import secrets
import sys
import tempfile
from pathlib import Path

import ansible_runner

GATES = Path(__file__).resolve().parent
sys.path.insert(0, str(GATES.parent))

import emulator_process

OWN = str(GATES / "play.yml")
DEMO = "community.plesk.demo"
RUNS = [
    (OWN, "--check --diff -v", 2),
    (OWN, "", 2),
    (OWN, "--diff -v", 0),
    (OWN, "--check --diff -v", 0),
    (DEMO, "--diff -v", 1),
    (DEMO, "--diff -v", 0),
]


def main(collections: Path) -> str:
    """Plays all RUNS; gives an empty text, or what is wrong."""
    emulator_process.PROGRAM = collections / "ansible_collections/community/plesk/roles/emulator/files/plesk_emulator"
    password = f"Aa1-{secrets.token_urlsafe(16)}"
    with emulator_process.start_emulator() as emulator:
        environment = {
            **emulator.client_environment,
            "ANSIBLE_COLLECTIONS_PATH": str(collections),
            "CUSTOMER_PASSWORD": password,
        }
        for playbook, options, changes in RUNS:
            fault = _play(playbook, options, changes, environment, [password, emulator.password])
            if fault:
                return f"{playbook} {options}: {fault}"
    return ""


def _play(playbook: str, options: str, changes: int, environment: dict[str, str], hidden: list[str]) -> str:
    with tempfile.TemporaryDirectory(prefix="runner-") as folder:
        run = ansible_runner.run(
            private_data_dir=folder,
            playbook=playbook,
            inventory="localhost ansible_connection=local ansible_python_interpreter='{{ ansible_playbook_python }}'",
            envvars=environment,
            cmdline=options,
        )
        events = json.dumps(list(run.events))
        stats = run.stats or {}
    if run.rc:
        return f"ended with {run.rc}"
    if any(secret in events for secret in hidden):
        return "an event holds a password"
    changed = stats.get("changed", {}).get("localhost", 0)
    return "" if changed == changes else f"{changed} tasks changed something, not {changes}"


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve()) or 0)
