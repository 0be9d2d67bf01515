# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""How objects of a kind are written: the operations that create, change and delete them, each at one target.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .._api.errors import PlanningError
from .._api.nodes import Element, Operation
from .._api.questions import Found
from .item import Item

if TYPE_CHECKING:
    from .resource import Resource


def target(node: str, value: Any) -> Element:
    """Return the node that names exactly one object in a write.

    Raises PlanningError for an empty value: many operations take an empty filter, or one without a name, for all
    objects that there are.
    """
    text = "" if value is None else str(value).strip()
    if not text:
        raise PlanningError(
            f"No object is named for the node {node} of a write, which would then concern all objects.",
            "Report this as a defect of the collection.",
        )
    return node, text


class Requests:
    """The operations of an operator with ``add``, ``set`` and ``del``, whose filter takes the object's id.

    ``verbs`` are the names of the three; ``wrapper`` is the node around the values in ``set``.  Kinds that are written
    in another way have a class of their own.
    """

    def __init__(
        self, verbs: tuple[str, str, str] = ("add", "set", "del"), wrapper: str = "values", key: str = "id"
    ) -> None:
        self.add, self.set, self.delete = verbs
        self.wrapper = wrapper
        self.key = key

    def filter(self, item: Item, found: Found) -> Element:
        """Return the filter that names the object, and no other."""
        return "filter", [target(self.key, found.id)]

    def extra(self, item: Item, found: Found) -> list[Element]:
        """Return the nodes that follow the filter, such as the owner of a service plan."""
        return []

    def create(self, item: Item, values: Mapping[str, Any]) -> list[Operation]:
        """Return the operations that create an object with ``values``."""
        resource = item.resource
        return [Operation(resource.operator, self.add, self.creation(item, values))]

    def creation(self, item: Item, values: Mapping[str, Any]) -> list[Element]:
        """Return the content of the operation that creates an object."""
        body: list[Element] = []
        for part in item.resource.parts:
            body += part.write(values, "add")
        return body

    def update(self, item: Item, found: Found, values: Mapping[str, Any]) -> list[Operation]:
        """Return the operations that write ``values`` to an object that exists, none if they carry nothing."""
        resource = item.resource
        nodes = self.changes(resource, values)
        if not nodes:
            return []
        body = [self.filter(item, found), *self.extra(item, found)]
        body += [(self.wrapper, nodes)] if self.wrapper else nodes
        return [Operation(resource.operator, self.set, body)]

    def changes(self, resource: Resource, values: Mapping[str, Any]) -> list[Element]:
        """Return the nodes that carry ``values`` in ``set``, in its own order."""
        nodes: list[Element] = []
        for part in resource.parts_of_set():
            nodes += part.write(values, "set")
        return nodes

    def remove(self, item: Item, found: Found) -> list[Operation]:
        """Return the operations that delete an object."""
        body = [self.filter(item, found), *self.extra(item, found)]
        return [Operation(item.resource.operator, self.delete, body)]
