# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The gates do not take a skipped check for a passed one, and tell no secrets of the place they run at."""

from __future__ import annotations

import importlib
import subprocess
import sys

import pytest

import places

GATES = places.ROOT / "tests" / "gates"


@pytest.fixture
def gates(monkeypatch):
    monkeypatch.syspath_prepend(str(GATES))
    return importlib.import_module


@pytest.mark.parametrize(
    "line, is_complaint",
    [
        ('WARNING: Skipping sanity test "compile" on Python 3.14 because it could not be found.', False),
        ('WARNING: Skipping sanity test "compile" on Python 3.10 because it could not be found.', True),
        ('WARNING: Required program "shellcheck" not found.', True),
        ('Running sanity test "compile" on Python 3.10', False),
    ],
)
def test_a_check_that_was_not_made_is_a_complaint(gates, line, is_complaint):
    output = f'Running sanity test "ansible-doc"\n{line}\nRunning sanity test "yamllint"\n'
    assert gates("cores").left_out(output) == (line if is_complaint else "")


def test_each_python_is_the_one_its_name_says(gates):
    found = gates("pythons").find()
    answers = {
        minor: subprocess.run(
            [folder / f"python{minor}", "-c", "import sys; print('%d.%d' % sys.version_info[:2])"],
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for minor, folder in found.items()
    }
    assert answers == {minor: minor for minor in found}


def test_every_gate_is_listed_with_what_it_checks():
    listed = subprocess.run([sys.executable, GATES, "--list"], capture_output=True, text=True, check=True).stdout
    names = [line.split()[0] for line in listed.splitlines()]
    cores = [f"sanity-2.{minor}" for minor in range(16, 22)]
    assert set(cores) < set(names)
    assert all(len(line.split()) > 4 for line in listed.splitlines())


def test_an_unknown_gate_fails_the_run():
    done = subprocess.run([sys.executable, GATES, "no-such-gate"], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "no such gate: no-such-gate" in done.stdout
