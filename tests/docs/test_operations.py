# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each operation of an operator that has modules is used by them, or their pages say why not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import places
from ansible_collections.community.plesk.plugins.module_utils._resources.kinds import KINDS

FOLDER = places.protocol_dir()
RESOURCES = places.ROOT / "plugins" / "module_utils" / "_resources"
OPERATORS = sorted({kind.operator for kind in KINDS})


def operations(outline: Path) -> list[str]:
    """The operations of an operator: what stands two steps below it."""
    lines = outline.read_text(encoding="utf-8").splitlines()
    named = (re.match(r"    ([\w-]+)", line) for line in lines)
    return [found[1] for found in named if found]


def described(operator: str) -> set[str]:
    """The words of code on the pages of the modules of an operator."""
    pages = [
        (places.ROOT / "plugins" / "modules" / f"plesk_{kind.name}{ending}.py").read_text(encoding="utf-8")
        for kind in KINDS
        if kind.operator == operator
        for ending in ("", "_info")
    ]
    return {
        word for page in pages for code in re.findall(r"C\(([^)]*)\)", page) for word in re.findall(r"[\w-]+", code)
    }


@pytest.fixture(scope="module")
def used() -> set[str]:
    """The texts in the declarations."""
    sources = "".join(file.read_text(encoding="utf-8") for file in RESOURCES.glob("*.py"))
    return {"get", "add", "set", "del", *re.findall(r'"([\w-]+)"', sources)}


@pytest.mark.parametrize("operator", OPERATORS)
def test_operation_is_used_or_its_absence_has_a_reason(operator: str, used: set[str]) -> None:
    if FOLDER is None:
        pytest.skip("no notes of the protocol are here")
    found = operations(FOLDER / "outline" / f"{operator}.input.txt")
    assert len(found) > 2
    known = used | described(operator)
    assert [name for name in found if name not in known] == []
