# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Installs, starts, watches and stops the emulator of a folder, for the role emulator.

python service.py install FOLDER REQUIREMENTS MARKER    makes FOLDER/venv, and MARKER when all is in it
python service.py start FOLDER SECONDS                  runs FOLDER/command.json, and waits until it answers
python service.py look FOLDER OWNED                     refuses a folder that holds something, but not the file OWNED
python service.py stop FOLDER SECONDS

`start` and `look` print FOLDER/ready.json, which the emulator writes; `look` prints nothing when it does not run. What
goes wrong is told on standard error, with the exit code 1. Only the standard library is needed.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
import venv
from collections.abc import Callable
from pathlib import Path
from typing import Any, Optional

LOG_SHOWN = 4000


def install(folder: Path, requirements: str, marker: str) -> None:
    """Make the virtual environment anew, with what the requirements file names."""
    target = folder / "venv"
    shutil.rmtree(target, ignore_errors=True)
    venv.create(target, with_pip=True, symlinks=os.name != "nt")
    pip = [str(target / "bin" / "python"), "-m", "pip", "install", "--disable-pip-version-check", "-r", requirements]
    done = subprocess.run(pip, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if done.returncode:
        sys.exit(f"pip cannot install what the emulator needs:\n{done.stdout[-LOG_SHOWN:]}")
    Path(marker).touch()


def start(folder: Path, seconds: str) -> None:
    """Start the emulator in a session of its own and prints where it answers."""
    ready, log = folder / "ready.json", folder / "output.log"
    ready.unlink(missing_ok=True)
    command = json.loads((folder / "command.json").read_text(encoding="utf-8"))
    with open(log, "wb") as output:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT, start_new_session=True
        )
    give_up = time.monotonic() + float(seconds)
    while not ready.exists():
        if process.poll() is not None:
            sys.exit(f"the emulator ended:\n{log.read_text(encoding='utf-8', errors='replace')[-LOG_SHOWN:]}")
        if time.monotonic() > give_up:
            process.kill()
            sys.exit(f"the emulator did not respond within {seconds} seconds and was stopped; its output is in {log}")
        time.sleep(0.05)
    print(ready.read_text(encoding="utf-8"), end="")


def look(folder: Path, owned: str) -> None:
    """Print where the emulator answers, if it runs."""
    if folder.exists() and not Path(owned).exists() and any(folder.iterdir()):
        sys.exit(f"{folder} contains other files; set another emulator_directory")
    running = _running(folder)
    if running:
        print(json.dumps(running))


def stop(folder: Path, seconds: str) -> None:
    """Asks the emulator to end, and ends it when it has not after so many seconds."""
    running = _running(folder)
    give_up = time.monotonic() + float(seconds)
    if running:
        os.kill(running["pid"], signal.SIGTERM)
    while running and _is_ours(folder, running["pid"]):
        if time.monotonic() > give_up:
            os.kill(running["pid"], signal.SIGKILL)
        time.sleep(0.05)
    (folder / "ready.json").unlink(missing_ok=True)


def _running(folder: Path) -> Optional[dict[str, Any]]:
    """Return what the emulator of this folder wrote when it was ready; None if it is not running."""
    try:
        ready: dict[str, Any] = json.loads((folder / "ready.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    return ready if _is_ours(folder, ready["pid"]) else None


def _is_ours(folder: Path, pid: int) -> bool:
    """Return whether this process is the emulator of this folder: numbers of processes are given again."""
    try:
        command = Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        if Path("/proc/self/cmdline").exists():
            return False
        ask = ["ps", "-o", "args=", "-p", str(pid)]
        command = subprocess.run(ask, stdout=subprocess.PIPE, check=False).stdout
    return os.fsencode(folder / "ready.json") in command


if __name__ == "__main__":
    actions: dict[str, Callable[..., None]] = {"install": install, "start": start, "look": look, "stop": stop}
    actions[sys.argv[1]](Path(sys.argv[2]), *sys.argv[3:])
