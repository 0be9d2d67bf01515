# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs of ansible-playbook, each searched for secrets: in what it wrote and in every command line while it ran."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

import places
from emulator_process import EmulatorProcess

ANSIBLE_PLAYBOOK = Path(sys.executable).with_name("ansible-playbook")
Plays = list[dict[str, Any]]


@dataclass
class Played:
    """One run. output: standard output and error; code: the exit code; counts: of the recap, by their names there."""

    output: str
    code: int
    counts: dict[str, int]

    def text(self) -> str:
        """The output with line breaks and indentation as single blanks, for comparison with sentences."""
        return " ".join(self.output.split())


@dataclass
class Player:
    """Plays in a folder. collections: where the collections are, by default those of this checkout."""

    folder: Path
    collections: Path | None = None

    def __call__(
        self, what: str | Plays, *options: str, secrets: list[str], emulator: EmulatorProcess | None = None
    ) -> Played:
        """Plays a playbook by its full name, or plays, at -vvv.

        secrets: texts that may show up nowhere, besides the emulator's password. emulator: the one that the
        environment names, none by default. Raises AssertionError when a secret shows up.
        """
        if not isinstance(what, str):
            playbook = self.folder / "play.yml"
            playbook.write_text(yaml.safe_dump(what, sort_keys=False), encoding="utf-8")
            what = str(playbook)
        watcher = _CommandLines()
        watcher.start()
        done = subprocess.run(
            [ANSIBLE_PLAYBOOK, what, "-vvv", *options],
            env=self._environment(emulator),
            cwd=self.folder,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        seen = watcher.stop()
        for secret in [*secrets, *([emulator.password] if emulator else [])]:
            assert secret not in done.stdout
            assert secret not in seen
        recap = re.findall(r"(\w+)=(\d+)", done.stdout.partition("PLAY RECAP")[2])
        return Played(done.stdout, done.returncode, {name: int(count) for name, count in recap})

    def _environment(self, emulator: EmulatorProcess | None) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PLESK_", "ANSIBLE_"))}
        return {
            **kept,
            **(emulator.client_environment if emulator else {}),
            "ANSIBLE_COLLECTIONS_PATH": str(self.collections or places.collections_root()),
            "ANSIBLE_HOME": str(self.folder / "ansible"),
            "ANSIBLE_INVENTORY_UNPARSED_WARNING": "false",
            "ANSIBLE_LOCALHOST_WARNING": "false",
            "ANSIBLE_NOCOLOR": "true",
        }


class _CommandLines(threading.Thread):
    """Collects the command lines of all processes until it is stopped."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self._seen: set[str] = set()
        self._stopped = threading.Event()

    def run(self) -> None:
        while not self._stopped.wait(0.1):
            self._seen.update(_command_lines())

    def stop(self) -> str:
        self._stopped.set()
        self.join()
        return "\n".join(self._seen)


def _command_lines() -> Iterator[str]:
    if not Path("/proc/self/cmdline").exists():
        yield from subprocess.run(
            ["ps", "-axo", "args="], capture_output=True, text=True, check=True
        ).stdout.splitlines()
    for file in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            yield file.read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue
