# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Deletions: what stands in their way, and what is moved too with them; and whom a change concerns too.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Optional

from .._api.errors import GuardError
from .._api.nodes import Operation
from .._api.questions import Found, Lookup
from .._model.codecs import Difference
from .._model.foreseen import UNCHANGED
from .._model.guards import Guard
from .._model.item import Context, Item, Unreadable
from .._model.resource import Resource
from .change import Change


def guard_lookups(item: Item) -> list[Lookup]:
    """Return the questions of the guards, as far as they can be asked before the object is found."""
    return [lookup for lookup in (guard.lookup(item) for guard in item.resource.guards) if lookup]


def plan_absent(item: Item, found: Found | None, context: Context) -> Change:
    """Return what the deletion of an object needs; raises GuardError."""
    resource = item.resource
    change = Change(item, "none", found)
    if found is None:
        return change
    scope = resource.scope
    if resource.along and scope and item.scope and scope.goes(item.scope, context):
        change.verb = "delete"
        change.differences = _differences(resource, found)
        return change
    if not item.force:
        check_guards(item, found, context)
    else:
        change.taken = dict(_held(item, found, context))
    change.verb = "delete"
    change.differences = _differences(resource, found)
    if not context.foreseen.used:
        change.operations = [*_releases(item, found, context), *resource.requests.remove(item, found)]
    change.readback = {resource.identity.again(item, found): (resource.identity.own(item),)}
    return change


def _differences(resource: Resource, found: Found) -> dict[str, Difference]:
    return {entry.option: (found.values.get(entry.option), None) for entry in resource.lasting()}


def check_guards(item: Item, found: Found, context: Context, verb: str = "deleted") -> None:
    """Raise GuardError when something would go with the object, or when that cannot be read."""
    names: list[str] = []
    told: list[str] = []
    for guard in item.resource.guards:
        try:
            held = sorted(guard.name(entry) for entry in _staying(guard, item, found, context))
        except Unreadable as problem:
            raise GuardError(
                f"The {item.resource.describe(item, found)} was not {verb} because its {guard.what} could not be read:"
                f" {problem.error.message}",
                (),
                "Use credentials that may read them, or set force=true.",
            ) from None
        if held:
            names += held
            told.append(f"{guard.what}: {', '.join(held)}")
    if names:
        raise GuardError(
            f"The {item.resource.describe(item, found)} was not {verb} because it has {'; '.join(told)}.",
            names,
            "Move or delete them first, or set force=true.",
        )


def affected_lookups(change: Change) -> list[Lookup]:
    """Return the questions that tell how many other objects a change concerns, none if it concerns no others."""
    consequence = change.item.resource.consequence
    if consequence is None or change.verb != "update" or not consequence.follows(change.differences):
        return []
    lookup = consequence.guard.lookup(change.item, change.found)
    return [lookup] if lookup and change.found is not None else []


def count_affected(change: Change, context: Context) -> Optional[int]:
    """Return how many other objects a change concerns, as far as it can be read, None if it concerns no others."""
    consequence = change.item.resource.consequence
    if consequence is None or change.found is None or not affected_lookups(change):
        return None
    try:
        staying = _staying(consequence.guard, change.item, change.found, context)
    except Unreadable:
        return None
    return sum(consequence.affects(entry) for entry in staying)


def _held(item: Item, found: Found, context: Context) -> Iterator[tuple[str, list[str]]]:
    """Yield what a forced deletion takes along, as far as it can be read."""
    for guard in item.resource.guards:
        try:
            held = sorted(guard.name(entry) for entry in _staying(guard, item, found, context))
        except Unreadable:
            continue
        if held:
            yield guard.what, held


def _releases(item: Item, found: Found, context: Context) -> list[Operation]:
    """Return the operations that free what a deletion with force would otherwise be refused for."""
    operations: list[Operation] = []
    for guard in item.resource.guards if item.force else ():
        if guard.release:
            try:
                for entry in _staying(guard, item, found, context):
                    operations += guard.release(found, entry)
            except Unreadable:
                continue
    return operations


def _staying(guard: Guard, item: Item, found: Found, context: Context) -> list[Found]:
    """Return the objects that a guard finds, as they will be when the item's turn comes."""
    lookup = guard.lookup(item, found)
    objects = context.get(lookup) if lookup else []
    if guard.belongs:
        objects = [entry for entry in objects if guard.belongs(found, entry)]
    if guard.left:
        remaining = [guard.left(found, entry, context.foreseen) for entry in objects]
        objects = [entry for entry in remaining if entry is not None]
    if not guard.kind:
        return objects
    resource = item.resource
    name = resource.key_of(resource.natural, found.values.get(resource.natural))
    staying = []
    for entry in objects:
        owner = context.foreseen.changed(guard.kind, entry.id, guard.refers)
        moved = owner is not UNCHANGED and not _refers(resource, owner, name)
        if not moved and not context.foreseen.going(guard.kind, entry.id):
            staying.append(entry)
    coming = context.foreseen.all_coming(guard.kind, lambda new: _refers(resource, new.values.get(guard.refers), name))
    return staying + coming


def _refers(resource: Resource, value: Any, name: str) -> bool:
    """Return whether the value of a reference to a kind, or one of its values, is a name."""
    values = value if isinstance(value, (list, tuple)) else [value]
    return name in [resource.key_of(resource.natural, each) for each in values]
