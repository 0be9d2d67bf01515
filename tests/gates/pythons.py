# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Python interpreters of this machine, by their real paths.

A shim of pyenv answers to every name and then fails, which ansible-test takes for a broken Python. So each interpreter
is asked for its version and its executable, and only real folders get on the PATH of a gate.
"""

from __future__ import annotations

import functools
import os
import re
import subprocess
import sys
from pathlib import Path

_NAME = re.compile(r"python3\.\d+")
_ASK = "import ensurepip, sys; print(*sys.version_info[:3])"


@functools.cache
def find() -> dict[str, Path]:
    """Minor versions ("3.9") with the folder that holds `python3.9`: of each the newest patch release."""
    found: dict[str, tuple[tuple[int, ...], Path]] = {}
    for folder in [*_managed_folders(), *_path_folders()]:
        for name in sorted(entry.name for entry in folder.glob("python3.*") if _NAME.fullmatch(entry.name)):
            version = _version(folder / name)
            minor = name.removeprefix("python")
            if version and f"{version[0]}.{version[1]}" == minor and (minor not in found or version > found[minor][0]):
                found[minor] = (version, folder)
    return {minor: folder for minor, (_version, folder) in found.items()}


def _managed_folders() -> list[Path]:
    home = Path.home()
    roots = [Path(os.environ.get("PYENV_ROOT") or home / ".pyenv") / "versions", home / ".local/share/uv/python"]
    return [folder for root in roots for folder in sorted(root.glob("*/bin"))]


def _path_folders() -> list[Path]:
    folders = [Path(entry) for entry in os.environ.get("PATH", os.defpath).split(os.pathsep) if entry]
    return [Path(sys.base_prefix) / "bin", *(folder for folder in folders if folder.name != "shims")]


def _version(python: Path) -> tuple[int, ...] | None:
    try:
        answer = subprocess.run(
            [python, "-I", "-c", _ASK], capture_output=True, text=True, timeout=60, check=True
        ).stdout.split()
    except (OSError, subprocess.SubprocessError):
        return None
    in_venv = (python.parent.parent / "pyvenv.cfg").exists()
    return None if in_venv else tuple(int(part) for part in answer)
