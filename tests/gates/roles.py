# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Gates of the roles: molecule on every scenario that a role brings."""

from __future__ import annotations

from gate import Gate, GateFailed, Job


def molecule(job: Job) -> None:
    """Every scenario of every role: create, converge, idempotence, verify, clean up."""
    roles = sorted(entry.parent for entry in (job.tree / "roles").glob("*/molecule"))
    if not roles:
        raise GateFailed("no role has a molecule scenario")
    for role in roles:
        job.run("molecule", "test", "--all", path=job.venv("package"), cwd=role)


GATES = [Gate("molecule", "roles", molecule)]
