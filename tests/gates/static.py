# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Gates that read files and start nothing of ours."""

from __future__ import annotations

from gate import COLLECTION, Gate, Job

_KINDS = ("module_utils", "modules", "plugin_utils", "action", "filter", "test")
PLUGINS = [COLLECTION / "plugins" / kind for kind in _KINDS]
EMULATOR = COLLECTION / "roles" / "emulator" / "files"


def ruff(job: Job) -> None:
    """Style and likely bugs, and the one format."""
    path = job.venv("lint")
    job.run("ruff", "check", "--no-cache", "--output-format", "concise", ".", path=path)
    job.run("ruff", "format", "--no-cache", "--check", ".", path=path)


def mypy(job: Job) -> None:
    """Strict types of the plugins, of the emulator and of the gates."""
    path = job.venv("lint")
    options = ("mypy", "--config-file", job.tree / ".mypy.ini", "--cache-dir", job.home / "mypy")
    job.run(*options, *PLUGINS, EMULATOR / "service.py", path=path, cwd=job.collections)
    job.run(*options, "-p", "plesk_emulator", path=path, cwd=job.collections / EMULATOR)
    tests = job.tree / "tests"
    job.run(*options, ".", path=path, cwd=tests / "gates", env={"MYPYPATH": tests})


def yamllint(job: Job) -> None:
    """The form of every YAML file."""
    job.run("yamllint", "--strict", ".", path=job.venv("lint"))


def reuse(job: Job) -> None:
    """A license for every file."""
    job.run("reuse", "lint", path=job.venv("lint"))


def changelog(job: Job) -> None:
    """The changelog and its fragments."""
    path = job.venv("lint")
    job.run("antsibull-changelog", "lint", path=path)
    job.run("antsibull-changelog", "lint-changelog-yaml", "changelogs/changelog.yaml", path=path)


def ansible_lint(job: Job) -> None:
    """Playbooks, roles and the package's metadata, under the strictest profile."""
    job.run("ansible-lint", "--offline", "--profile", "production", "--strict", path=job.venv("lint"))


GATES = [
    Gate("ruff", "lint", ruff),
    Gate("yamllint", "lint", yamllint),
    Gate("reuse", "lint", reuse),
    Gate("changelog", "lint", changelog),
    Gate("ansible-lint", "lint", ansible_lint),
    Gate("mypy", "lint", mypy),
]
