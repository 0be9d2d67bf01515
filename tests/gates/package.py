# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Gates of the package: the artefact as Galaxy, AWX and a user get it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from gate import COLLECTION, Gate, GateFailed, Job

SHIPPED = {
    "CHANGELOG.md",
    "CODE_OF_CONDUCT.md",
    "CONTRIBUTING.md",
    "COPYING",
    "FILES.json",
    "LICENSES",
    "MANIFEST.json",
    "README.md",
    "SECURITY.md",
    "changelogs",
    "docs",
    "meta",
    "playbooks",
    "plugins",
    "roles",
    "tests",
}
NEEDED = {"meta", "playbooks", "plugins", "roles"}
CERTIFICATION = {"GALAXY_IMPORTER_CHECK_REQUIRED_TAGS": "True", "GALAXY_IMPORTER_REQUIRE_V1_OR_GREATER": "True"}


def importer(job: Job) -> None:
    """galaxy-importer with the settings of certification; a warning is an error."""
    path = job.venv("package")
    output = job.run("python", "-m", "galaxy_importer.main", _artefact(job, path), path=path, env=CERTIFICATION)
    found = re.findall(r"^(?:WARNING|ERROR|CRITICAL): .*", output, re.MULTILINE)
    if found:
        raise GateFailed(f"the importer says: {found[0]}")


def installed(job: Job) -> None:
    """The artefact, installed into a clean folder, works under ansible-runner; with only the needed folders too."""
    path = job.venv("package")
    collection = _installed(job, path)
    strange = {entry.name for entry in collection.iterdir()} - SHIPPED
    strange |= {f"tests/{entry.name}" for entry in (collection / "tests").iterdir()} - {"tests/config.yml"}
    if strange:
        raise GateFailed(f"the artefact holds what no user needs: {', '.join(sorted(strange))}")
    play = ("python", job.tree / "tests" / "gates" / "play.py", collection.parents[2])
    job.run(*play, path=path)
    for entry in collection.iterdir():
        if entry.name not in NEEDED:
            shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
    job.run(*play, path=path)


def execution_environment(job: Job) -> None:
    """ansible-builder finds what the collection needs, and makes a build context of the example."""
    path = job.venv("package")
    collection = _installed(job, path)
    output = job.run("ansible-builder", "introspect", "--sanitize", collection.parents[2], path=path)
    for package in ("lxml", "requests"):
        if not re.search(rf"{package}>=.*community\.plesk", output):
            raise GateFailed(f"ansible-builder does not see that the collection needs {package}")
    example = job.tree / "docs" / "awx" / "execution-environment.yml"
    context = job.folder / "context"
    create = ("ansible-builder", "create", "--output-filename", "Containerfile", "--context", context)
    job.run(*create, "--file", example, path=path)
    if not (context / "Containerfile").is_file():
        raise GateFailed(f"{example.name} makes no build context")


def _artefact(job: Job, path: Path) -> Path:
    artefacts = job.folder / "artefacts"
    job.run("ansible-galaxy", "collection", "build", "--output-path", artefacts, path=path)
    return next(artefacts.iterdir())


def _installed(job: Job, path: Path) -> Path:
    folder = job.folder / "installed"
    install = ("ansible-galaxy", "collection", "install", "--offline", "-p", folder)
    job.run(*install, _artefact(job, path), path=path, env={"ANSIBLE_COLLECTIONS_PATH": folder})
    return folder / COLLECTION


GATES = [
    Gate("execution-environment", "package", execution_environment),
    Gate("installed", "package", installed),
    Gate("galaxy-importer", "package", importer),
]
