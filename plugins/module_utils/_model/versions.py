# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Options that only newer versions of the protocol have.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from collections.abc import Iterable

from .._api.errors import Collected, OptionError
from .._api.nodes import Operation
from .._api.reads import SINCE
from .item import Item
from .shapes import version_number


def check_version(item: Item, version: str | None) -> None:
    """Note the version of the packets in an item; raise OptionError for options that it does not have.

    Without a version, servers answer in their newest, which cannot be known before something is sent.
    """
    item.version = version
    if not version:
        return
    with Collected() as errors:
        given = [entry for entry in item.resource.fields() if entry.option in item.wanted]
        for option, since in (each for entry in given for each in entry.versions(item.wanted[entry.option])):
            if version_number(version) < version_number(since):
                with errors.kept():
                    raise OptionError(
                        item.path(option),
                        None,
                        f"requires version {since} of the protocol, but api_version is {version}",
                        f"Set api_version to {since} or later, or omit {option}.",
                    )


def check_operations(item: Item, option: str, operations: Iterable[Operation]) -> None:
    """Raise OptionError for an operation that the version of an item's packets does not have, and the option needs."""
    for operation in operations:
        since = SINCE.get((operation.operator, operation.name))
        if since and item.version and version_number(item.version) < version_number(since):
            raise OptionError(
                item.path(option),
                item.wanted.get(option) if isinstance(item.wanted.get(option), (str, int)) else None,
                f"requires {operation.operator}/{operation.name}, which version {since} of the protocol introduced, but"
                f" api_version is {item.version}",
                f"Set api_version to {since} or later, or omit {option}.",
            )
