# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Behaviours: declared once, read from the command line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import plesk_emulator
from plesk_emulator.behaviours import Behaviours, declared

SOURCES = Path(plesk_emulator.__file__).parent


def test_the_default_comes_first():
    behaviours = Behaviours()
    assert dict(behaviours) == {name: behaviour.values[0] for name, behaviour in declared().items()}
    assert behaviours.changed() == {}
    assert behaviours.conforming()
    assert behaviours.seconds("slow_commit") == 0.0


def test_settings_are_read_and_the_last_one_counts():
    behaviours = Behaviours.parse(["unset=absent", " booleans = digits ", "unset=empty", "slow_commit=1.5"])
    assert behaviours.changed() == {"booleans": "digits", "slow_commit": "1.5"}
    assert behaviours.seconds("slow_commit") == 1.5


def test_hash_stands_for_every_role():
    assert Behaviours.parse(["hash=plain", "hash_reseller=absent"]).changed() == {
        "hash_admin": "plain",
        "hash_reseller": "absent",
        "hash_customer": "plain",
    }


@pytest.mark.parametrize(
    "setting, words",
    [
        ("unset", "'unset' has no value: write NAME=VALUE"),
        ("unst=absent", "no behaviour 'unst'; did you mean unset"),
        ("zzzzzz=1", "no behaviour 'zzzzzz'; --list-behaviours names all"),
        ("unset=missing", "unset: 'missing' is not one of its values, which are empty or absent"),
        ("slow_commit=-1", "'-1' is not one of its values, which are off or a positive number of seconds"),
        ("slow_commit=inf", "'inf' is not one"),
        ("slow_commit=nan", "'nan' is not one"),
    ],
)
def test_bad_settings_are_named_with_the_remedy(setting, words):
    with pytest.raises(ValueError, match=re.escape(words)):
        Behaviours.parse([setting])


def test_all_are_explained():
    text = Behaviours.explanation()
    for name, behaviour in declared().items():
        assert f"{name}: {behaviour.default} (default)" in text
        assert behaviour.explains.endswith(".")
        assert behaviour.reason.endswith(".")
    assert "none (breaks the output schema)" in text


def test_no_unheard_of_behaviour_is_asked_for():
    asked = set()
    for file in SOURCES.rglob("*.py"):
        asked.update(re.findall(r"behaviours\[\"(\w+)\"\]|\.refuse\(\s*\"(\w+)\"", file.read_text(encoding="utf-8")))
    assert {name for names in asked for name in names if name} <= set(declared())
