# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""What `make demo` shows: the playbook community.plesk.demo, against an emulator that lives as long as the show."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import emulator_process
import places

ANSIBLE_PLAYBOOK = Path(sys.executable).with_name("ansible-playbook")
STEPS = (
    ("First run: everything is created", ()),
    ("Second run: nothing changes", ()),
    ("Another limit, in check mode: what a run would change", ("--check", "--diff", "-e", "gold_disk_space=20G")),
)


def main() -> int:
    """Plays the steps and returns the exit code of the first that fails, else 0."""
    with emulator_process.start_emulator() as emulator:
        environment = {
            **os.environ,
            **emulator.client_environment,
            "ANSIBLE_COLLECTIONS_PATH": str(places.collections_root()),
            "ANSIBLE_LOCALHOST_WARNING": "false",
            "ANSIBLE_INVENTORY_UNPARSED_WARNING": "false",
        }
        for title, options in STEPS:
            print(f"\n==> {title}\n\n$ ansible-playbook {' '.join(['community.plesk.demo', *options])}", flush=True)
            before = emulator.request_count()
            done = subprocess.run([ANSIBLE_PLAYBOOK, "community.plesk.demo", *options], env=environment, check=False)
            if done.returncode:
                return done.returncode
            print(f"HTTP requests: {emulator.request_count() - before}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
