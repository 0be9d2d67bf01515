# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plans without a server: what is there is given as objects, and every question about them has its answer."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ansible_collections.community.plesk.plugins.module_utils._api.errors import ApiError
from ansible_collections.community.plesk.plugins.module_utils._api.packet import Operation
from ansible_collections.community.plesk.plugins.module_utils._api.questions import Found, Lookup
from ansible_collections.community.plesk.plugins.module_utils._engine.change import Change
from ansible_collections.community.plesk.plugins.module_utils._engine.plan import parse_item, plan_item
from ansible_collections.community.plesk.plugins.module_utils._model.item import Context, Item
from ansible_collections.community.plesk.plugins.module_utils._model.resource import Resource

REFUSED = ApiError("webspace", "get", None, 1006, "Permission denied", "result")


class World(Mapping):
    """Answers to lookups.

    ``objects`` maps operators to what they hold, ``types`` the kinds of descriptors to the types of their names, and
    the operators in ``denied`` may not be read.  ``asked`` keeps the questions.
    """

    def __init__(
        self,
        objects: Mapping[str, Iterable[Found]] | None = None,
        types: Mapping[str, Mapping[str, str]] | None = None,
        denied: Iterable[str] = (),
    ) -> None:
        self.objects = objects or {}
        self.types = types or {}
        self.denied = set(denied)
        self.asked: list[Lookup] = []

    def __contains__(self, lookup: object) -> bool:
        return True

    def __iter__(self) -> Iterator[Lookup]:
        return iter(())

    def __len__(self) -> int:
        return 0

    def __getitem__(self, lookup: Lookup) -> Any:
        source = lookup.source
        self.asked.append(lookup)
        if source.operator in self.denied:
            return REFUSED
        if source.operation != "get":
            types = self.types.get(source.operation.split("-")[1])
            return [] if types is None else [Found(facts={"types": types})]
        found = self.objects.get(source.operator, ())
        return [copy.deepcopy(entry) for entry in found if not lookup.key or _has(entry, lookup)]


def _has(found: Found, lookup: Lookup) -> bool:
    here = {**found.facts, **found.values, "id": found.id}.get(lookup.key)
    return str(here).casefold() == str(lookup.value).casefold()


def item_of(resource: Resource, **options: Any) -> Item:
    """One object of a task with these options, and the defaults of the others."""
    defaults = {option: spec.get("default") for option, spec in resource.argument_spec().items()}
    return parse_item(resource, {**defaults, **options})


def planned(resource: Resource, world: World, **options: Any) -> Change:
    return plan_item(item_of(resource, **options), Context(world))


def content(operation: Operation, *path: str) -> Any:
    """What an operation holds at a path of nodes: a list where a node is there several times, None where it is not."""
    body: Any = list(operation.body)
    for tag in path:
        inner = [value for name, value in body or () if name == tag]
        body = inner[0] if len(inner) == 1 else (inner or None)
    return body


def tags(operation: Operation, *path: str) -> list[str]:
    return [name for name, _value in content(operation, *path) or ()]
