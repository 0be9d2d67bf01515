# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Limits as plugins on the control node read and write them.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from typing import Any

from ansible.errors import AnsibleFilterError

from ansible_collections.community.plesk.plugins.module_utils._api.errors import PleskError
from ansible_collections.community.plesk.plugins.module_utils._model.codecs import UNLIMITED, parse_limit
from ansible_collections.community.plesk.plugins.module_utils._model.told import date_text, size_text

TYPES = ("int", "bytes", "date")


def number(value: Any, plugin: str, kind: str | None = None) -> int:
    """Return a limit as the number that modules return; raises AnsibleFilterError that names the plugin."""
    if value is None:
        raise AnsibleFilterError(
            f"{plugin}: the limit is null, so its value is unknown. Test it with 'is not none' first."
        )
    try:
        return parse_limit(value, checked_kind(kind, plugin), plugin)
    except PleskError as error:
        raise AnsibleFilterError(error.message) from error


def checked_kind(kind: str | None, plugin: str) -> str | None:
    """Return the type of a limit, or None if it is unknown; raises AnsibleFilterError for any other word."""
    if kind is not None and kind not in TYPES:
        raise AnsibleFilterError(f"{plugin}: '{kind}' is not a type of a limit. Use one of {', '.join(TYPES)}.")
    return kind


def written(limit: int, kind: str, plugin: str) -> str:
    """Return a limit as text; raises AnsibleFilterError for a date that no calendar has."""
    if limit == UNLIMITED:
        return "unlimited"
    if kind == "bytes":
        return size_text(limit)
    return _date(limit, plugin) if kind == "date" else str(limit)


def _date(seconds: int, plugin: str) -> str:
    day = date_text(seconds)
    if day is None:
        raise AnsibleFilterError(
            f"{plugin}: '{seconds}' is out of the range of dates. Use the seconds since 1970-01-01 UTC."
        )
    return day
