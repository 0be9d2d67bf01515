# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Modules of the collection, run in this process against an emulator in this process."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from engine import InProcess, Server
from module_run import Runner, running


@pytest.fixture
def server() -> Server:
    return Server()


@pytest.fixture
def run(server: Server) -> Iterator[Runner]:
    with running(InProcess(server.emulator)) as runner:
        yield runner
