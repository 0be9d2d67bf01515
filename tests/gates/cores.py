# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Gates of ansible-test, one for each supported ansible-core and kind of test."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from pathlib import Path

import pythons
from gate import Gate, GateFailed, Job

# No build of 3.14 is to be had everywhere yet; where it is found, it is used.
MAY_BE_MISSING = "3.14"


@dataclass(frozen=True)
class Core:
    """A supported ansible-core. controllers: Pythons it runs under, best first; modules: the oldest and the newest."""

    version: str
    controllers: tuple[str, ...]
    modules: tuple[str, ...]


CORES = [
    Core("2.16", ("3.11", "3.12"), ("3.9", "3.12")),
    Core("2.17", ("3.11", "3.12"), ("3.9", "3.12")),
    Core("2.18", ("3.11", "3.12", "3.13"), ("3.9", "3.13")),
    Core("2.19", ("3.11", "3.12", "3.13"), ("3.9", "3.13")),
    Core("2.20", ("3.12", "3.13", "3.14"), ("3.9", "3.13")),
    Core("2.21", ("3.12", "3.13", "3.14"), ("3.9", "3.13")),
]
FIRST, LAST = CORES[0], CORES[-1]
OLDEST = FIRST.modules[0]


def sanity(core: Core, job: Job) -> None:
    """ansible-test sanity with nothing ignored, and with every Python and shellcheck really run."""
    ignored = sorted(file.name for file in (job.tree / "tests" / "sanity").glob("ignore*"))
    if ignored:
        raise GateFailed(f"there are ignore files: {', '.join(ignored)}")
    hidden = left_out(job.run("ansible-test", "sanity", path=_venv(core, job)))
    if hidden:
        raise GateFailed(hidden)


def left_out(output: str) -> str:
    """The first line of ansible-test's output which says that something was not tested, where it should have been."""
    for line in output.splitlines():
        skipped = re.search(r"Skipping .*could not be found", line) and f"Python {MAY_BE_MISSING} " not in line
        if skipped or re.search(r"Required program .* not found", line):
            return line.strip()
    return ""


def units(core: Core, job: Job) -> None:
    """The collection's unit tests under ansible-test, crosswise.

    The first core runs them with the newest Python for modules, the last with the oldest: together with all tests under
    the oldest Python and those of `make test`, these cover what can differ.
    """
    python = core.modules[0 if core is LAST else -1]
    command = ("ansible-test", "units", "--venv", "--python", python, "tests/unit/plugins/")
    if not re.search(r"\b[1-9]\d* passed", job.run(*command, path=_venv(core, job))):
        raise GateFailed(f"no unit test ran on Python {python}")


def oldest_python(job: Job) -> None:
    """All unit tests, the emulator's too, under plain pytest with the oldest Python."""
    path = job.venv("unit", python=OLDEST)
    job.run("python", "-m", "pytest", "-q", "tests/unit", path=path)


def integration(core: Core, job: Job) -> None:
    """Every integration target, with ansible-playbook against the emulator."""
    targets = [entry.name for entry in (job.tree / "tests" / "integration" / "targets").glob("*/aliases")]
    if not targets:
        raise GateFailed("there are no integration targets")
    job.run("ansible-test", "integration", "--color", "no", "-v", path=_venv(core, job, "test"))


def both_ways(core: Core, job: Job) -> None:
    """Integration targets in Ansible's worker process and as packed modules: the same results, task by task.

    One target for each edge; the gates named integration run all of them in the worker process.
    """
    job.run("python", "tests/integration_runs/both_ways.py", path=_venv(core, job, "test"))


def _venv(core: Core, job: Job, *requirements: str) -> Path:
    python = next((version for version in core.controllers if version in pythons.find()), core.controllers[0])
    return job.venv("shellcheck", *requirements, python=python, packages=[f"ansible-core~={core.version}.0"])


GATES = [
    Gate(f"units-python{OLDEST}", "units", oldest_python),
    *(Gate(f"units-{core.version}", "units", functools.partial(units, core)) for core in (FIRST, LAST)),
    *(
        Gate(f"integration-{core.version}", "integration", functools.partial(integration, core))
        for core in (FIRST, LAST)
    ),
    *(Gate(f"both-ways-{core.version}", "integration", functools.partial(both_ways, core)) for core in CORES),
    *(Gate(f"sanity-{core.version}", "sanity", functools.partial(sanity, core)) for core in CORES),
]
