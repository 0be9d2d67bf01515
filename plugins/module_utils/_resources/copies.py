# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Objects that begin as a copy of another: the option ``copy_of`` of plans.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from .._api.errors import OptionError
from .._api.nodes import Element, Node, Operation
from .._api.questions import Found, Lookup, Source
from .._model.codecs import Filled
from .._model.field import Field
from .._model.foreseen import Names
from .._model.item import Context, Item
from .._model.reference import folded, missing
from .._model.requests import target


class CopyOf(Field):
    """The plan to start from: it is duplicated by name, and then the rest converges.  It says nothing later.

    ``source`` finds the plan, of the same ``kind`` and, with ``extra``, of the same owner.  ``filtered`` operators name
    it in a filter.
    """

    lasting = False

    def __init__(
        self,
        source: Source,
        kind: str,
        label: str,
        extra: Callable[[Item], tuple[Element, ...]] = lambda item: (),
        filtered: bool = False,
    ) -> None:
        super().__init__("copy_of", "", Filled("a name"), verbs=())
        self.source = source
        self.kind = kind
        self.label = label
        self.extra = extra
        self.filtered = filtered

    def _lookup(self, item: Item) -> Lookup:
        return Lookup(self.source, "name", item.wanted["copy_of"], self.extra(item))

    def _names(self, item: Item) -> Names:
        owner = tuple(folded(item.wanted.get(option)) for option in item.resource.qualifiers)
        return (*owner, folded(item.wanted["copy_of"]))

    def read(self, node: Node, found: Found) -> None:
        return

    def lookups(self, item: Item) -> Iterable[Lookup]:
        return [self._lookup(item)]

    def compare(self, wanted: Any, item: Item, found: Found, context: Context) -> None:
        return None

    def template(self, item: Item, context: Context) -> Found | None:
        """Return the plan to duplicate.

        Raises OptionError when there is none; in check mode an earlier task may have meant to create it.
        """
        name = item.wanted["copy_of"]
        coming = context.foreseen.coming(self.kind, self._names(item))
        if coming:
            return coming
        plans = context.get(self._lookup(item))
        if plans:
            return plans[0]
        if self.codec.same(name, item.wanted["name"]):
            raise OptionError(item.path("copy_of"), name, "is the plan itself", f"Set another {self.label}.")
        missing(item, "copy_of", name, self.label, context)
        return None

    def references(self, item: Item) -> Iterable[tuple[str, Names]]:
        return [(self.kind, self._names(item))]

    def creation(self, item: Item, template: Found) -> Operation:
        """Return the operation that creates the object as a duplicate of ``template``."""
        named = target("name", template.values["name"])
        body: list[Element] = [("filter", [named]) if self.filtered else named]
        body += [*self.extra(item), ("duplicate-name", item.wanted["name"])]
        return Operation(self.source.operator, "duplicate", body)
