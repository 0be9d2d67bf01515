# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Texts in PEM form: private keys, requests and certificates with their line breaks.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

import re
from typing import Any

from .._api.errors import SECRET, OptionError
from .._model.codecs import Codec, checked_text

_BLOCK = re.compile(r"-----BEGIN ([A-Z0-9 ]+)-----\n.*?\n-----END \1-----", re.DOTALL)
_MARKER = re.compile(r"-----(BEGIN|END) [A-Z0-9 ]+-----")
_LINES = "Read it with the lookup ansible.builtin.file, or write it as a YAML block that begins with |."


def blocks(text: str) -> list[str]:
    """Return the parts of a text in PEM form, each with its markers."""
    return [found[0] for found in _BLOCK.finditer(text)]


class Pem(Codec):
    """A text of blocks with one of these ``labels``, such as CERTIFICATE; ``several`` says that it may have many.

    What stands beside the blocks, such as comments, is not sent.
    """

    def __init__(self, *labels: str, several: bool = False, secret: bool = False) -> None:
        self.labels = labels
        self.several = several
        self.secret = secret

    def parse(self, value: Any, where: str) -> Any:
        hidden = SECRET if self.secret else None
        text = checked_text(value, where, secret=self.secret).replace("\r\n", "\n")
        markers = [line.strip() for line in text.split("\n") if _MARKER.search(line)]
        if not markers:
            raise OptionError(where, hidden, "is not in PEM form", f"Set a text with the line BEGIN {self.labels[0]}.")
        if not all(_MARKER.fullmatch(line) for line in markers):
            raise OptionError(where, hidden, "has lost its line breaks", _LINES)
        text = "\n".join(line.strip() for line in text.split("\n"))
        if "ENCRYPTED" in text:
            raise OptionError(
                where, hidden, "is encrypted with a passphrase", "Set the key without one: servers cannot ask for it."
            )
        found = [block for block in _BLOCK.finditer(text) if block[1] in self.labels]
        if not found:
            raise OptionError(where, hidden, f"holds no {self.labels[0]}", f"Set a text with BEGIN {self.labels[0]}.")
        if len(found) > 1 and not self.several:
            raise OptionError(where, hidden, f"holds {len(found)} times {self.labels[0]}", self._one())
        return "\n".join(block[0] for block in found) + "\n"

    def _one(self) -> str:
        if self.labels[0] == "CERTIFICATE":
            return "Set the certificate itself here, and those of its authorities as ca."
        return "Set one."
