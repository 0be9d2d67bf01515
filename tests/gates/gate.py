# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a gate is, and a gate at work: its copy of the tree, its home folder, its environment and its log."""

from __future__ import annotations

import functools
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pythons
import venvs

COLLECTION = Path("ansible_collections", "community", "plesk")
RUNNING = f"{sys.version_info.major}.{sys.version_info.minor}"
TIME_LIMIT = 1800
_PASSED_ON = ("PIP_", "SSL_CERT_", "REQUESTS_CA_BUNDLE", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "TMPDIR", "TZ")


class GateFailed(Exception):
    """A gate found something; the text says what."""


@dataclass(frozen=True)
class Gate:
    """One check. name: as in the summary; group: what it is run with; check: raises GateFailed or SetupFailed."""

    name: str
    group: str
    check: Callable[[Job], None]

    @property
    def about(self) -> str:
        """The first line of what the check says of itself."""
        check = getattr(self.check, "func", self.check)
        return (check.__doc__ or "").splitlines()[0]


class Job:
    """One gate at work. folder: a temporary one of its own; log: all that its commands wrote."""

    def __init__(self, name: str, folder: Path) -> None:
        self.folder = folder
        self.log = folder / "log.txt"
        self._name = name
        self._files = tracked_files()

    @functools.cached_property
    def tree(self) -> Path:
        """A copy of what git tracks or would track, at a path as ansible-test wants it."""
        tree = self.folder / "collections" / COLLECTION
        for file in self._files:
            target = tree / file
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(venvs.ROOT / file, target, follow_symlinks=False)
        return tree

    @property
    def collections(self) -> Path:
        """The folder that holds `ansible_collections`."""
        return self.tree.parents[2]

    @functools.cached_property
    def home(self) -> Path:
        """The home folder of this gate's commands."""
        return venvs.home(self._name)

    def venv(self, *requirements: str, python: str = RUNNING, packages: Iterable[str] = ()) -> Path:
        """The `bin` folder of an environment with these files of tests/requirements and these packages."""
        files = [venvs.ROOT / "tests" / "requirements" / f"{name}.txt" for name in requirements]
        return venvs.venv(python, files, list(packages), self.log)

    def run(
        self,
        *command: str | Path,
        path: Path,
        cwd: Path | None = None,
        env: Mapping[str, str | Path | None] | None = None,
    ) -> str:
        """Return the output of a command that runs in the copy with `path` first on the PATH.

        An environment variable that `env` sets to None is removed. Raises GateFailed if the command fails.
        """
        words = [str(word) for word in command]
        shown = shlex.join(words).replace(f"{self.folder}/", "")
        variables: dict[str, str | Path | None] = {**self._environment(path), **(env or {})}
        environment = {name: str(value) for name, value in variables.items() if value is not None}
        with open(self.log, "ab") as log:
            log.write(f"$ {shlex.join(words)}\n".encode())
            log.flush()
            start = log.tell()
            try:
                done = subprocess.run(
                    words,
                    cwd=cwd or self.tree,
                    env=environment,
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=subprocess.STDOUT,
                    timeout=TIME_LIMIT,
                    check=False,
                )
            except subprocess.TimeoutExpired as error:
                raise GateFailed(f"{shown} was stopped after {TIME_LIMIT} seconds") from error
            except OSError as error:
                raise GateFailed(f"{words[0]} cannot be started: {error}") from error
        output = self.log.read_bytes()[start:].decode(errors="replace")
        if done.returncode:
            raise GateFailed(f"{shown} ended with {done.returncode}")
        return output

    def _environment(self, path: Path) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name.upper().startswith(_PASSED_ON)}
        folders = [path, *dict.fromkeys(pythons.find().values()), "/usr/local/bin", "/usr/bin", "/bin"]
        return kept | {
            "HOME": str(self.home),
            "PATH": os.pathsep.join(str(folder) for folder in folders),
            "LANG": "C.UTF-8",
            "LC_ALL": "C.UTF-8",
            "ANSIBLE_COLLECTIONS_PATH": str(self.collections),
            "ANSIBLE_NOCOLOR": "1",
            "NO_COLOR": "1",
            "PIP_DISABLE_PIP_VERSION_CHECK": "1",
            "PYTHONDONTWRITEBYTECODE": "1",
        }


@functools.cache
def tracked_files() -> tuple[Path, ...]:
    """What git tracks or would track in this checkout, without what was deleted since. Raises SetupFailed."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(command, cwd=venvs.ROOT, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError) as error:
        raise venvs.SetupFailed(f"the gates run on what git tracks, and git does not answer: {error}") from error
    files = (Path(name) for name in dict.fromkeys(listed.split("\0")) if name)
    return tuple(file for file in files if os.path.lexists(venvs.ROOT / file))
