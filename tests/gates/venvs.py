# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Virtual environments and home folders that outlive a run, so that the next one is quick.

All live in the folder that PLESK_GATES_CACHE names, by default `.cache/gates` of the checkout. A virtual environment is
known by its Python and the text of its requirements: another requirement makes another environment.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pythons

ROOT = Path(__file__).resolve().parents[2]
CACHE = Path(os.environ.get("PLESK_GATES_CACHE") or ROOT / ".cache" / "gates").absolute()
MONTH = 30 * 24 * 3600
GET_PIP = Path(__file__).resolve().parent / "get_pip_stand_in.py"


class SetupFailed(Exception):
    """What a gate needs could not be had; the text says what and how to get it."""


@contextlib.contextmanager
def held(name: str) -> Iterator[None]:
    """Keeps others, of this run and of runs beside it, from what this name stands for."""
    locks = CACHE / "locks"
    locks.mkdir(parents=True, exist_ok=True)
    with open(locks / name, "w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def venv(python: str, files: list[Path], packages: list[str], log: Path) -> Path:
    """The `bin` folder of an environment of this Python ("3.11") with these requirement files and packages.

    What pip says goes to the log. Raises SetupFailed.
    """
    folder_of_python = pythons.find().get(python)
    if folder_of_python is None:
        raise SetupFailed(f"Python {python} is needed and was not found: install it, with pyenv for instance")
    text = "\n".join([*(_text(file) for file in files), *packages])
    key = hashlib.sha256(f"{folder_of_python}\n{text}".encode()).hexdigest()[:12]
    folder = CACHE / "venvs" / f"{python}-{key}"
    with held(folder.name):
        if not (folder / "complete").exists():
            shutil.rmtree(folder, ignore_errors=True)
            arguments = [part for file in files for part in ("-r", str(file))] + packages
            _logged([str(folder_of_python / f"python{python}"), "-I", "-m", "venv", str(folder)], log)
            _logged([str(folder / "bin" / "python"), "-m", "pip", "install", *arguments], log)
        (folder / "complete").touch()
    return folder / "bin"


def forget_old() -> None:
    """Removes the environments that no run has asked for in a month."""
    for complete in (CACHE / "venvs").glob("*/complete"):
        if complete.stat().st_mtime < time.time() - MONTH:
            shutil.rmtree(complete.parent, ignore_errors=True)


def home(name: str) -> Path:
    """A home folder for one gate: empty, but for the environments that ansible-test made in it earlier.

    ansible-test downloads get-pip from a host that need not be reachable; a stand-in of our own lies in its place.
    """
    folder = CACHE / "homes" / name
    kept = folder / ".ansible" / "test"
    aside = folder.with_name(f"{name}.kept")
    if kept.is_dir():
        shutil.rmtree(aside, ignore_errors=True)
        kept.rename(aside)
    shutil.rmtree(folder, ignore_errors=True)
    kept.parent.mkdir(parents=True)
    if aside.is_dir():
        aside.rename(kept)
    (kept / "cache").mkdir(parents=True, exist_ok=True)
    for version in ("21_3_1", "23_1_2", "24_2", "25_2"):
        shutil.copyfile(GET_PIP, kept / "cache" / f"get_pip_{version}.py")
    for settings in (".config/pip", ".pip"):
        if (Path.home() / settings).is_dir():
            (folder / settings).parent.mkdir(parents=True, exist_ok=True)
            (folder / settings).symlink_to(Path.home() / settings)
    return folder


def _text(file: Path) -> str:
    text = file.read_text(encoding="utf-8")
    included = [_text(file.parent / name) for name in re.findall(r"^-r\s*(\S+)", text, re.MULTILINE)]
    return "\n".join([text, *included])


def _logged(command: list[str], log: Path) -> None:
    with open(log, "ab") as output:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=output, stderr=output, check=False)
    if done.returncode:
        raise SetupFailed(f"{' '.join(command)} ended with {done.returncode}")
