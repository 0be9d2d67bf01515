# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the emulator answers about extensions and downloads, when there are some, against the answer schemas."""

from __future__ import annotations

import pytest

from conformance.test_emulator_answers import check_answer, furnished
from conformance.test_emulator_subscriptions import send
from plesk_emulator.protocol.versions import DESCRIBED, NEWEST


@pytest.mark.parametrize("behaviors", [{}, {"booleans": "digits"}], ids=["words", "digits"])
def test_answers_about_extensions_are_valid(protocol_dir, behaviors):
    emulator = furnished(**behaviors)
    for step in ("<install><id>nodejs</id></install>", "<uninstall><id>advisor</id></uninstall>", "<get/>"):
        body = send(emulator, f"<extension>{step}</extension>", NEWEST).body
        check_answer(protocol_dir / "schemas" / NEWEST, body)
    assert b"<id>nodejs</id>" in body
    assert b"<id>advisor</id>" not in body


@pytest.mark.parametrize("version", DESCRIBED)
def test_answers_about_downloads_are_valid(protocol_dir, version):
    emulator = furnished()
    for step in (
        "<download-package><package><name>blog</name></package></download-package>",
        "<get-download-status><filter><task-id>1</task-id></filter></get-download-status>",
    ):
        body = send(emulator, f"<aps>{step}</aps>", version).body
        check_answer(protocol_dir / "schemas" / version, body)
    assert b"<finished><error>" in body
