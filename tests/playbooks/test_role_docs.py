# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the roles say of themselves is true."""

from __future__ import annotations

import pytest
import yaml

import update_role_docs
from places import ROOT


def test_entries_of_the_role_provision_are_documented_as_in_the_modules():
    for path, text in update_role_docs.texts().items():
        assert path.read_text(encoding="utf-8") == text, "run tests/update_role_docs.py"


@pytest.mark.parametrize("role", ["emulator", "provision"])
def test_every_variable_is_documented_with_its_default(role: str):
    folder = ROOT / "roles" / role
    specs = yaml.safe_load((folder / "meta" / "argument_specs.yml").read_text(encoding="utf-8"))
    defaults = yaml.safe_load((folder / "defaults" / "main.yml").read_text(encoding="utf-8"))
    options = specs["argument_specs"]["main"]["options"]
    assert {name: option["default"] for name, option in options.items()} == defaults
    readme = (folder / "README.md").read_text(encoding="utf-8")
    assert [name for name in options if f"| `{name}` |" not in readme] == []
