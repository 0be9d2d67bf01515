# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""A place like a reader's, where the examples of the documentation are tried out."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def environment(collections_root, tmp_path_factory):
    """Environment variables: Ansible and the collection are there, and nothing is said of a server."""
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith(("PLESK_", "ANSIBLE_"))},
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "ANSIBLE_COLLECTIONS_PATH": str(collections_root),
        "ANSIBLE_LOCAL_TEMP": str(tmp_path_factory.mktemp("ansible")),
        "ANSIBLE_LOCALHOST_WARNING": "false",
        "ANSIBLE_INVENTORY_UNPARSED_WARNING": "false",
        "ANSIBLE_NOCOLOR": "true",
        "ANSIBLE_PIPELINING": "true",
    }


@pytest.fixture
def folder(tmp_path):
    """A working folder; the emulator that an example may have started in `.emulator` is stopped in the end."""
    yield tmp_path
    ready = tmp_path / ".emulator" / "ready.json"
    if ready.exists():
        os.kill(json.loads(ready.read_text(encoding="utf-8"))["pid"], signal.SIGTERM)


@pytest.fixture
def command(environment, folder):
    """A function that runs a command in the working folder, with more environment variables if need be."""

    def run(words, **variables):
        options = {"cwd": folder, "env": {**environment, **variables}}
        return subprocess.run(words, check=False, capture_output=True, text=True, **options)

    return run
