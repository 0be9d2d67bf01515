# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The package's metadata agrees with the code."""

from __future__ import annotations

import re

import pytest
import yaml

import places
import update_action_plugins

MODULES = places.ROOT / "plugins" / "modules"


def added_in(module):
    return re.search(r"^version_added: (\S+)$", module.read_text(encoding="utf-8"), re.MULTILINE)[1]


def load(name):
    return yaml.safe_load((places.ROOT / name).read_text(encoding="utf-8"))


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
