# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""What `make demo` shows."""

from __future__ import annotations

import os
import subprocess
import sys

from places import ROOT


def test_two_runs_and_a_diff_are_shown_and_no_password():
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PLESK_", "ANSIBLE_"))}
    done = subprocess.run(
        [sys.executable, str(ROOT / "tests" / "demo.py")], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    first, second, third = done.stdout.split("==> ")[1:]
    assert first.count('"created"') == 7
    assert second.count('"unchanged"') == 7
    assert "changed=0" in second
    assert '-            "disk_space": "10 GB"\n+            "disk_space": "20 GB"\n' in third
    assert third.count('"updated"') == 1
    assert third.count('"unchanged"') == 6
    requests = [step.rstrip().rsplit("HTTP requests: ", 1)[1] for step in (first, second, third)]
    assert requests == ["6", "1", "2"]
    # Both the administrator's password and those of the accounts end so.
    assert "-Aa1" not in done.stdout + done.stderr
