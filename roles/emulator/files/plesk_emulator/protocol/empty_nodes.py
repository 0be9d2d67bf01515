# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What an empty text node in a ``set`` means."""

from __future__ import annotations

from collections.abc import Collection
from copy import deepcopy

from lxml import etree

from . import errors
from .errors import Refusal
from .operation import Call


def judged(call: Call, values: etree._Element, other: Collection[str] = ("guid",)) -> etree._Element:
    """``values`` with or without its empty text nodes, as the behavior ``empty_node`` says.

    ``other`` names the children that are not text values. Raises :class:`Refusal` (1019) under ``empty_node=error``.
    """
    if call.behaviors["empty_node"] == "clear":
        return values
    given = deepcopy(values)
    for child in list(given):
        if child.tag not in other and not call.stored(child).strip():
            if call.behaviors["empty_node"] == "error":
                raise Refusal(errors.INVALID_VALUE, f"Value of '{child.tag}' is empty.")
            given.remove(child)
    return given
