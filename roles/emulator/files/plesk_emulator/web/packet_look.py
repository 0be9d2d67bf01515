# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A cheap look into a request: which operations it names, without judging or executing it."""

from __future__ import annotations

import contextlib
from xml.parsers import expat

_PACKET, _OPERATOR, _OPERATION = 1, 2, 3


class PacketLook:
    """What a body shows at first sight: ``version`` (of the packet, empty when absent) and ``operations``.

    A body that is not XML shows what precedes the mistake; a document type declaration ends the look, so entities
    do no harm.
    """

    def __init__(self, body: bytes) -> None:
        self.version = ""
        self.operations: list[str] = []
        self._depth = 0
        self._operator = ""
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.StartDoctypeDeclHandler = _refuse_doctype
        with contextlib.suppress(expat.ExpatError, LookupError, ValueError):
            parser.Parse(body, True)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth == _PACKET:
            self.version = attributes.get("version", "")
        elif self._depth == _OPERATOR:
            self._operator = name
        elif self._depth == _OPERATION:
            self.operations.append(f"{self._operator}/{name}")

    def _end(self, _name: str) -> None:
        self._depth -= 1


def _refuse_doctype(*_declaration: object) -> None:
    raise ValueError("a document type declaration")


def operations_named(body: bytes) -> list[str]:
    """Return the operations of the packet as ``operator/operation``, in document order, repetitions included."""
    return PacketLook(body).operations
