# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of playbooks and roles start from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from emulator_process import EmulatorProcess, start_emulator
from playbooks.player import Player


@pytest.fixture
def play(tmp_path: Path) -> Player:
    """Plays in a temporary folder."""
    return Player(tmp_path)


@pytest.fixture(scope="module")
def emulator() -> Iterator[EmulatorProcess]:
    """An emulator with nothing in it, for all tests of a file."""
    with start_emulator() as process:
        yield process
