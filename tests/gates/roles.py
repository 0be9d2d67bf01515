# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Gates of the roles: molecule on their scenarios."""

from __future__ import annotations

from gate import Gate, GateFailed, Job


def molecule(job: Job) -> None:
    """Every role by its scenarios: create, converge, idempotence, verify, clean up."""
    for role in sorted(entry.parents[1] for entry in (job.tree / "roles").glob("*/tasks/main.yml")):
        if not list(role.glob("molecule/*/molecule.yml")):
            raise GateFailed(f"the role {role.name} has no molecule scenario")
        job.run("molecule", "test", "--all", path=job.venv("package"), cwd=role)


GATES = [Gate("molecule", "roles", molecule)]
