# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Gates that read files and start nothing of ours."""

from __future__ import annotations

import shutil

from gate import COLLECTION, Gate, GateFailed, Job

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


def ansible_lint_clone(job: Job) -> None:
    """Playbooks and roles in a plain clone, as contributors and the checker of certification lint them."""
    clone = job.folder / "plesk"
    shutil.copytree(job.tree, clone, symlinks=True)
    path = job.venv("lint")
    job.run("git", "init", "--quiet", path=path, cwd=clone)
    job.run("git", "add", "--all", path=path, cwd=clone)
    job.run("ansible-lint", "--strict", path=path, cwd=clone, env={"ANSIBLE_COLLECTIONS_PATH": None})


def workflows(job: Job) -> None:
    """The workflows of GitHub: their schema, and what makes them unsafe."""
    path = job.venv("lint")
    files = sorted((job.tree / ".github" / "workflows").glob("*.yml"))
    if not files:
        raise GateFailed("there are no workflows")
    job.run("check-jsonschema", "--builtin-schema", "vendor.github-workflows", *files, path=path)
    job.run("zizmor", "--offline", "--no-progress", *files, path=path)


def hadolint(job: Job) -> None:
    """The Containerfile of the emulator."""
    job.run("hadolint", "roles/emulator/files/Containerfile", path=job.venv("lint"))


GATES = [
    Gate("ruff", "lint", ruff),
    Gate("yamllint", "lint", yamllint),
    Gate("reuse", "lint", reuse),
    Gate("changelog", "lint", changelog),
    Gate("ansible-lint", "lint", ansible_lint),
    Gate("ansible-lint-clone", "lint", ansible_lint_clone),
    Gate("workflows", "lint", workflows),
    Gate("hadolint", "lint", hadolint),
    Gate("mypy", "lint", mypy),
]
