# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""PHP handlers, which exist or not: operator ``php-handler`` (server_objects.md section 5 of the protocol notes).

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .._api.errors import GuardError
from .._api.nodes import Element, Node, Operation, Result
from .._api.questions import Found, Lookup, Source
from .._model.codecs import BOOLEAN, Difference, Filled
from .._model.field import Fact, Field, Part, decoder
from .._model.item import Context, Item
from .._model.requests import target
from .._model.resource import Resource

_SINCE = "1.6.7.0"
_KEY = "handler_id"


def _read_usage(result: Result) -> Found:
    domains = result.node.all("domain")
    return Found(facts={"sites": sorted(domain.text_of("name") or "" for domain in domains)})


USAGE = Source("php-handler", _read_usage, keys={_KEY: "id"}, operation="get-usage", echoes=False)
"""The sites that use a handler; the answer does not name it, so each one is asked for by itself."""


class _Enabled(Field):
    """Whether sites can use the handler: operations of their own change it, and a broken one is not disabled."""

    def __init__(self) -> None:
        super().__init__("enabled", "handler-status", BOOLEAN, since=_SINCE)

    def read(self, node: Node, found: Found) -> None:
        found.values[self.option] = (node.text_of(self.node) or "").strip() != "disabled"

    def likely(self, item: Item) -> Iterable[Lookup]:
        return [self._usage(item)] if self._guarded(item) else ()

    def compare(self, wanted: Any, item: Item, found: Found, context: Context) -> Difference | None:
        difference = super().compare(wanted, item, found, context)
        if difference and self._guarded(item) and not context.verifying:
            users = [name for usage in context.get(self._usage(item)) for name in usage.facts["sites"]]
            if users:
                raise GuardError(
                    f"The {item.resource.describe(item, found)} was not disabled because it is used by"
                    f" {', '.join(users)}.",
                    users,
                    "Let these sites use another PHP handler first, or set force=true.",
                )
        return difference

    @staticmethod
    def _guarded(item: Item) -> bool:
        return item.wanted.get("enabled") is False and not item.force

    @staticmethod
    def _usage(item: Item) -> Lookup:
        return Lookup(USAGE, _KEY, item.wanted[_KEY])

    def write(self, wanted: Any, verb: str) -> list[Element]:
        return []

    def actions(self, wanted: Any, item: Item, found: Found, context: Context) -> list[Operation]:
        # With an empty filter, these operations concern all handlers.
        named: Element = ("filter", [target("id", found.values[_KEY])])
        return [Operation("php-handler", "enable" if wanted else "disable", [named])]


_PARTS = (Part("", Field(_KEY, "id", Filled("the ID of a PHP handler"), since=_SINCE), _Enabled()),)
_FACTS = (
    Fact("display_name", "display-name"),
    Fact("version", "version"),
    Fact("full_version", "full-version"),
    Fact("type", "type"),
    Fact("path", "path"),
    Fact("cli_path", "clipath"),
    Fact("php_ini", "phpini"),
    Fact("custom", "custom", BOOLEAN),
    Fact("status", "handler-status"),
)

PHP_HANDLER = Resource(
    name="php_handler",
    plural="php_handlers",
    label="PHP handler",
    source=Source("php-handler", decoder(_PARTS, {"": _FACTS}, data=""), keys={_KEY: "id"}, echoes=False),
    natural=_KEY,
    keys=(_KEY,),
    parts=_PARTS,
    fixed=True,
    forceful=True,
)
