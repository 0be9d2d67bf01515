# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the collection importable by its full name, and gives tests the protocol's documents."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parent
sys.path[:0] = [str(TESTS), str(TESTS.parent / "roles" / "emulator" / "files")]

import places

sys.path.insert(0, str(places.collections_root()))


@pytest.fixture(scope="session")
def protocol_dir() -> Path:
    """The folder that holds the vendor's schemas; the test is skipped where there is none."""
    folder = places.protocol_dir()
    if folder is None:
        pytest.skip("no vendor schemas here: set PLESK_PROTOCOL_DIR to the folder that holds 'schemas'")
    return folder


@pytest.fixture(scope="session")
def collections_root() -> Path:
    """The folder for ANSIBLE_COLLECTIONS_PATH under which this checkout is the collection community.plesk."""
    return places.collections_root()
