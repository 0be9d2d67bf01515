# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Secrets in values that are not understood yet, and values that Ansible has masked.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from .errors import SECRET, OptionError
from .nodes import MASK

HIDDEN = "*" * 8
"""What stands for a secret in results, as Ansible writes it."""

_MASKED = re.compile(rf"{MASK}|(?<!\*)\*{{8}}(?!\*)")
_CREDENTIALS = re.compile(r"^[^/?#]*//([^/?#]*)@")
_WRITTEN_OUT = re.compile(r"\s*[\[{<]|.*(?:passw(?:or)?d|secret|token)['\"]?\s*[:=>]", re.IGNORECASE | re.DOTALL)


def refuse_masked(value: Any, where: str) -> None:
    """Raise OptionError for a text in which Ansible has put a mask instead of a secret.

    Such a text comes from the result of another task. It must not be stored: it would overwrite what it hides. It is
    not shown either, since what is left of a secret may stand beside the mask.
    """
    if isinstance(value, str) and _MASKED.search(value):
        raise OptionError(
            where,
            SECRET,
            "was masked by Ansible and is not the value itself",
            "Take the value from where it comes from, such as a vault, not from the result of a task.",
        )


def url_credentials(url: Any) -> Iterator[str]:
    """Yield what a URL holds before its host: the whole of it, and the password, also as it is when decoded."""
    found = _CREDENTIALS.match(url.strip()) if isinstance(url, str) else None
    if found:
        whole = found.group(1)
        password = whole.partition(":")[2]
        yield from {text for text in (whole, password, unquote(password)) if text.strip()}


def written_out(text: str) -> bool:
    """Return whether a text looks like data that were written out, such as JSON, so that it may hold anything."""
    return _WRITTEN_OUT.match(text) is not None
