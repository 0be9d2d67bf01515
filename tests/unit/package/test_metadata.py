# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The package's metadata agrees with the code."""

from __future__ import annotations

import importlib
import re
import subprocess
import sys

import pytest
import yaml

import places
import update_action_plugins

MODULES = places.ROOT / "plugins" / "modules"


def added_in(module):
    return re.search(r"^version_added: (\S+)$", module.read_text(encoding="utf-8"), re.MULTILINE)[1]


def text(name):
    return (places.ROOT / name).read_text(encoding="utf-8")


def load(name):
    return yaml.safe_load(text(name))


def python(version):
    """A Python version as numbers, so that 3.9 is before 3.13, and as text."""
    return tuple(int(part) for part in version.split(".")), version


def test_the_action_group_holds_every_module():
    group = load("meta/runtime.yml")["action_groups"]["plesk"]
    assert group == sorted(file.stem for file in MODULES.glob("plesk_*.py"))


def test_action_plugins_are_those_of_the_modules():
    actions = {file.stem for file in (places.ROOT / "plugins" / "action").glob("*.py")}
    assert actions == {file.stem for file in MODULES.glob("plesk_*.py")}
    assert not update_action_plugins.strange()


@pytest.mark.parametrize("path", update_action_plugins.texts(), ids=lambda path: path.name)
def test_file_that_follows_from_the_modules_is_current(path):
    assert path.read_text(encoding="utf-8") == update_action_plugins.texts()[path]


def test_the_changelog_lists_every_module_of_a_released_version():
    releases = load("changelogs/changelog.yaml")["releases"]
    listed = {(version, new["name"]) for version, release in releases.items() for new in release.get("modules", [])}
    added = {(added_in(file), file.stem) for file in MODULES.glob("plesk_*.py")}
    assert {entry for entry in added if entry[0] in releases} == listed


def test_execution_environments_get_lower_bounds_of_the_two_runtime_packages_only():
    files = load("meta/execution-environment.yml")["dependencies"]
    lines = (places.ROOT / files["python"]).read_text(encoding="utf-8").splitlines()
    requirements = [line for line in lines if line and not line.startswith("#")]
    assert [re.fullmatch(r"(\w+)>=[\d.]+", requirement)[1] for requirement in requirements] == ["lxml", "requests"]
    assert (places.ROOT / files["system"]).is_file()


def test_the_oldest_python_and_ansible_core_are_those_of_the_documentation():
    assert load("meta/runtime.yml")["requires_ansible"] == ">=2.16.0"
    assert load("tests/config.yml")["modules"]["python_requires"] == ">=3.9"


def test_sanity_has_no_ignore_file():
    assert list((places.ROOT / "tests" / "sanity").glob("ignore*")) == []


@pytest.fixture
def cores(monkeypatch):
    monkeypatch.syspath_prepend(str(places.ROOT / "tests" / "gates"))
    return importlib.import_module("cores")


def test_documents_name_the_versions_of_the_gates(cores):
    tested = [core.version for core in cores.CORES]
    listed = f"{', '.join(tested[:-1])} and {tested[-1]}"
    assert f"The collection is tested with ansible-core {listed}." in " ".join(text("README.md").split())
    contributing = " ".join(text("CONTRIBUTING.md").split())
    assert f"because ansible-core {tested[0]} to {tested[-1]} do not share one" in contributing
    assert f"Python {cores.OLDEST} to {max(python(core.modules[1]) for core in cores.CORES)[1]}" in contributing
    assert f"sanity-{tested[-1]}" in contributing
    assert f"sanity-{tested[-1]} integration-{tested[-1]}" in text("docs/docsite/rst/new_object_type.rst")


def test_workflow_sets_up_every_python_of_the_gates(cores):
    workflow = load(".github/workflows/ci.yml")
    steps = [
        step for job in workflow["jobs"].values() for step in job["steps"] if "python-version" in step.get("with", {})
    ]
    available = [set(step["with"]["python-version"].split()) for step in steps]
    needed = {version for core in cores.CORES for version in (*core.controllers, *core.modules)}
    assert needed <= set().union(*available)


def test_workflow_runs_every_group_of_gates():
    listed = subprocess.run(
        [sys.executable, places.ROOT / "tests" / "gates", "--list"], capture_output=True, text=True, check=True
    ).stdout
    groups = {line.split()[1] for line in listed.splitlines()}
    matrix = load(".github/workflows/ci.yml")["jobs"]["gates"]["strategy"]["matrix"]["group"]
    assert groups | {"container"} == set(matrix)


def test_workflow_pins_actions_by_hash_with_version():
    used = re.findall(r"uses: (.*)", text(".github/workflows/ci.yml"))
    assert used
    assert [action for action in used if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action)] == []


def test_pages_use_the_major_versions_of_the_workflow():
    major = dict(re.findall(r"uses: (\S+)@[0-9a-f]+ # (v\d+)", text(".github/workflows/ci.yml")))
    shown = dict(re.findall(r"uses: (\S+)@(v\d+)", text("docs/docsite/rst/testing.rst")))
    assert shown == major


def test_container_has_the_version_of_the_collection():
    assert f"\nARG VERSION={load('galaxy.yml')['version']}\n" in text("roles/emulator/files/Containerfile")


def test_playbook_of_the_readme_is_neither_packed_nor_tracked():
    (name,) = re.findall(r"^```yaml title=(\S+)$", text("README.md"), re.MULTILINE)
    assert f"\n/{name}\n" in text(".gitignore")
    assert name in load("galaxy.yml")["build_ignore"]
