# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A seed file names things as the collection's modules do."""

from __future__ import annotations

from importlib import import_module

import pytest
import yaml

from plesk_emulator.seed.file import Mistake
from plesk_emulator.seed.sections import SECTIONS


def documented(module: str) -> dict:
    found = import_module(f"ansible_collections.community.plesk.plugins.modules.{module}")
    return yaml.safe_load(found.DOCUMENTATION)["options"]


def nodes(written: object) -> yaml.Node:
    return yaml.compose(yaml.safe_dump(written))


@pytest.mark.parametrize(
    "section, module",
    [("customers", "plesk_customer"), ("resellers", "plesk_reseller"), ("reseller_plans", "plesk_reseller_plan")],
)
def test_the_options_are_the_modules(section, module):
    theirs = documented(module)
    for name, option in SECTIONS[section].options.items():
        assert name in theirs
        for choice in theirs[name].get("choices", ()):
            assert option.read(nodes(choice)) == choice
        if "choices" in theirs[name]:
            with pytest.raises(Mistake, match="choose from"):
                option.read(nodes("something else"))
    assert {name for name, entry in theirs.items() if entry.get("suboptions")} <= set(SECTIONS[section].options)


def test_entries_of_an_address_pool_are_the_modules():
    theirs = documented("plesk_reseller")["ip_pool"]["suboptions"]
    entry = {name: option.get("choices", ["192.0.2.1"])[0] for name, option in theirs.items()}
    needed = {name: value for name, value in entry.items() if theirs[name].get("required")}
    read = SECTIONS["resellers"].options["ip_pool"].read
    assert read(nodes([entry, needed])) == [entry, needed]
