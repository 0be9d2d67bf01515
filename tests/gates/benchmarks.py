# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The gate of the benchmarks: too slow for all tests, and nothing that a user calls depends on them."""

from __future__ import annotations

from gate import Gate, Job


def benchmarks(job: Job) -> None:
    """Every section of the benchmarks measures, and what it counts is right."""
    job.run("python", "-m", "pytest", "-q", "tests/benchmarks", path=job.venv("test"))


GATES = [Gate("benchmarks", "benchmarks", benchmarks)]
