# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Operators that versions before 1.6.3.0 have instead of ``customer`` and ``webspace``.

No schemas of these versions are published. What is served is what public clients still send.
"""

from __future__ import annotations

from ...protocol.operation import Operator
from ...protocol.versions import at_least
from . import client, domain

OPERATORS: dict[str, Operator] = {operator.name: operator for operator in (client.OPERATOR, domain.OPERATOR)}
FIRST_WITHOUT = "1.6.3.0"


def served(version: str) -> dict[str, Operator]:
    """The old operators that a version has."""
    return {} if at_least(version, FIRST_WITHOUT) else OPERATORS
