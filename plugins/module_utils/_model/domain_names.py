# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Domain names: compared in their ASCII form, without letter case and final dot.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from typing import Any

from .._api.domains import ascii_domain, plain_domain
from .._api.questions import Lookup
from .codecs import Filled
from .identity import ByFilter
from .item import Item


class DomainName(Filled):
    """A domain name."""

    def __init__(self) -> None:
        super().__init__("a domain name", fold=True)

    def parse(self, value: Any, where: str) -> Any:
        return plain_domain(super().parse(value, where))

    def key(self, value: Any) -> str:
        return ascii_domain(value)

    def same(self, wanted: Any, current: Any) -> bool:
        return ascii_domain(wanted) == ascii_domain(current)


class ByDomain(ByFilter):
    """By a filter of the operator, in which a domain name stands as it is sent."""

    def lookup(self, item: Item, key: str, value: Any) -> Lookup:
        return super().lookup(item, key, plain_domain(value) if key == "name" else value)


DOMAIN = DomainName()
