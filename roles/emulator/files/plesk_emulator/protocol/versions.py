# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Protocol versions: which there are, and which one a request means."""

from __future__ import annotations

from functools import cache

from .errors import version_unknown

# As recorded from Plesk 17.0, where 1.4.2.0 stands before 1.4.1.1, then the two that came later.
RECORDED = tuple(
    "1.0.0.0 1.1.0.0 1.2.0.0 1.3.0.0 1.3.1.0 1.3.2.0 1.3.3.0 1.3.4.0 1.3.5.0 1.4.0.0 1.4.1.0 1.4.2.0 1.4.1.1 1.4.1.2 "
    "1.5.0.0 1.5.1.0 1.5.2.0 1.5.2.1 1.6.0.0 1.6.0.1 1.6.0.2 1.6.2.0 1.6.3.0 1.6.3.1 1.6.3.2 1.6.3.3 1.6.3.4 "
    "1.6.3.5 1.6.4.0 1.6.5.0 1.6.6.0 1.6.7.0 1.6.8.0".split()
)
SUPPORTED = (*RECORDED, "1.6.9.0", "1.6.9.1")
NEWEST = "1.6.9.1"
# The versions between which requests or answers differ in anything that is published.
DESCRIBED = ("1.6.6.0", "1.6.7.0", "1.6.8.0", "1.6.9.0", "1.6.9.1")


@cache
def as_numbers(version: str) -> tuple[int, ...]:
    """``"1.6.9.1"`` as ``(1, 6, 9, 1)``, for comparing."""
    return tuple(int(part) for part in version.split("."))


def resolve(asked: str | None) -> str:
    """Return the full version that a request speaks.

    None and blank mean the newest. A shortened form such as ``1.6`` means the newest that begins so.
    Raises :class:`SystemRefusal` (1005) for anything else.
    """
    text = (asked or "").strip()
    if not text:
        return NEWEST
    if text in SUPPORTED:
        return text
    matching = [version for version in SUPPORTED if version.startswith(f"{text}.")]
    if not matching:
        raise version_unknown(text, NEWEST)
    return max(matching, key=as_numbers)


def described(version: str) -> str:
    """Return the version whose published layout serves ``version``: itself or the nearest newer one."""
    return min((known for known in DESCRIBED if as_numbers(known) >= as_numbers(version)), key=as_numbers)


def at_least(version: str, since: str) -> bool:
    """Return whether ``version`` is ``since`` or newer."""
    return as_numbers(version) >= as_numbers(since)
