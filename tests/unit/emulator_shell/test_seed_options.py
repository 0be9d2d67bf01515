# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A seed file names things as the collection's modules do."""

from __future__ import annotations

import re
from importlib import import_module

import pytest
import yaml

from ansible_collections.community.plesk.plugins.module_utils._resources.kinds import SECTIONS as KINDS
from plesk_emulator.seed.file import Mistake
from plesk_emulator.seed.hosted import HOSTED
from plesk_emulator.seed.loading import open_store, read_seed
from plesk_emulator.seed.sections import SECTIONS
from plesk_emulator.user_error import UserError


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


@pytest.mark.parametrize("section", sorted({*HOSTED, "database_servers"}))
def test_options_of_hosted_objects_are_the_modules(section):
    theirs = documented(f"plesk_{KINDS[section].name}")
    for name, option in SECTIONS[section].options.items():
        assert name in theirs
        for choice in theirs[name].get("choices", ()):
            assert option.read(nodes(choice)) == choice


@pytest.mark.parametrize(
    "text, message",
    [
        ("databases: [{name: a, subscription: b.example, type: mysql}]", "subscription 'b.example' does not exist"),
        ("site_aliases: [{name: a.example, site: b.example}]", "site 'b.example' does not exist"),
        ("dns_zones: [{zone_name: b.example, enabled: false}]", "zone 'b.example' does not exist"),
        ("mail_accounts: [{address: john}]", "'john'; set an address"),
        ("mail_settings: [{site: b.example, nonexistent_user: drop}]", "choose from reject"),
        ("mail_settings: [{site: b.example, nonexistent_user: {drop: x}}]", "set reject, or a map of bounce"),
    ],
)
def test_missing_places_and_bad_values_name_the_entry(tmp_path, text, message):
    path = tmp_path / "seed.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UserError, match=re.escape(message)) as caught:
        open_store(None, read_seed(path), "Adm1n-secret")
    assert f"{path}:1: {text.partition(':')[0]}, entry 1" in str(caught.value)


def test_entries_of_an_address_pool_are_the_modules():
    theirs = documented("plesk_reseller")["ip_pool"]["suboptions"]
    entry = {name: option.get("choices", ["192.0.2.1"])[0] for name, option in theirs.items()}
    needed = {name: value for name, value in entry.items() if theirs[name].get("required")}
    read = SECTIONS["resellers"].options["ip_pool"].read
    assert read(nodes([entry, needed])) == [entry, needed]
