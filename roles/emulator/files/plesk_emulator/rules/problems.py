# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The text table in which servers report settings that a subscription could not get from a plan."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from lxml import etree

from ..protocol.answer import node


class Problem(NamedTuple):
    """A setting that a subscription could not get; ``allowed`` is the value that it has afterwards."""

    description: str
    current: object
    requested: object
    allowed: object


_HEADER = Problem("Description", "Current", "Requested", "Allowed")


def problems_node(problems: Iterable[Problem]) -> etree._Element | None:
    """Return the node ``problems``, None when there are none."""
    rows = list(problems)
    if not rows:
        return None
    return node("problems", "\n".join("\t".join(str(cell) for cell in row) for row in (_HEADER, *rows)))
