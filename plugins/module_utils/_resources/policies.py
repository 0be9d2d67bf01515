# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Limits and permissions of plans, resellers and subscriptions, and the descriptors that list their names.

It is not documented whether ``set`` merges or replaces these groups, so they are always sent whole: the current values
overlaid with the desired ones.  This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from .._api.errors import Collected, OptionError
from .._api.packet import Element, Node, Result
from .._api.questions import Found, Lookup
from .._model.codecs import (
    BOOLEAN,
    Choice,
    Limits,
    NamedValues,
    Number,
    Permissions,
    nearest,
    parse_limit,
    read_boolean,
)
from .._model.field import Field, Part
from .._model.item import Context, Item, Unreadable
from .._model.told import limit_told

_INTEGER = Number(least=-1)

Descriptors = Callable[[Item], tuple[Lookup, ...]]


def read_descriptor(result: Result) -> Found:
    """Return a descriptor as ``facts``: ``types`` of properties by name, ``locked`` names closed to administrators."""
    found = Found(id=result.id)
    descriptor = result.node.child("descriptor")
    types: dict[str, str] = {}
    locked: set[str] = set()
    for entry in descriptor.all("property") if descriptor is not None else []:
        name = entry.text_of("name") or ""
        types[name] = (entry.text_of("type") or "").strip().lower()
        writers = {writer.text.strip() for writer in entry.all("writable-by")}
        if writers and "admin" not in writers:
            locked.add(name)
    found.facts.update(types=types, locked=locked)
    return found


class Described(Field):
    """A map whose names the server knows: ``descriptors`` returns the lookups that list them, the best first."""

    def __init__(self, option: str, codec: NamedValues, descriptors: Descriptors) -> None:
        super().__init__(option, option, codec)
        self.descriptors = descriptors

    def lookups(self, item: Item) -> Iterable[Lookup]:
        return self.descriptors(item)[:1] if item.wanted[self.option] else ()

    def likely(self, item: Item) -> Iterable[Lookup]:
        return self.descriptors(item)[1:] if item.wanted[self.option] else ()

    def _types(self, item: Item, context: Context) -> Mapping[str, str]:
        for lookup in self.descriptors(item):
            try:
                answers = context.get(lookup)
            except Unreadable as problem:
                context.warn(f"The names in {self.option} could not be checked: {problem.error.message}")
                continue
            if answers:
                item.types[self.option] = dict(answers[0].facts["types"])
                return item.types[self.option]
        return {}

    def resolve(self, item: Item, found: Found | None, context: Context) -> Any:
        wanted = item.wanted[self.option]
        if not wanted:
            return wanted
        types = self._types(item, context)
        have = (found.values.get(self.option) if found else None) or {}
        resolved = {}
        with Collected() as errors:
            for name, value in wanted.items():
                with errors.kept():
                    where = item.path(f"{self.option}.{name}")
                    if types and name not in types and name not in have:
                        raise OptionError(
                            where, name, f"is not a valid name in {self.option} on this server", nearest(name, types)
                        )
                    resolved[name] = self.entry(value, types.get(name), where)
        return resolved

    def entry(self, value: Any, kind: str | None, where: str) -> Any:
        """Return one value in the common form, now that its type is known; raises OptionError."""
        return value

    def writable(self, current: Any, item: Item, context: Context) -> Any:
        known = [answer for answer in map(context.answers.get, self.descriptors(item)) if answer]
        locked = known[0][0].facts.get("locked", ()) if known and isinstance(known[0], list) else ()
        return {name: value for name, value in (current or {}).items() if name not in locked}

    def told(self, value: Any, item: Item) -> Any:
        types = item.types.get(self.option, {})
        return {name: self.told_entry(each, types.get(name)) for name, each in value.items()} if value else value

    def told_entry(self, value: Any, kind: str | None) -> Any:
        """Return how a diff shows one value."""
        return limit_told(value, kind) if kind in ("bytes", "date") else value

    def unmoved(self, before: Any, after: Any) -> bool:
        return bool((before or {}) == (after or {}))


class DescribedLimits(Described):
    """Limits: their types, and with them the units that may be written, come from the descriptor."""

    def __init__(self, descriptors: Descriptors) -> None:
        super().__init__("limits", Limits(), descriptors)

    def entry(self, value: Any, kind: str | None, where: str) -> Any:
        return parse_limit(value, kind if kind in ("bytes", "int", "date") else None, where)

    def told_entry(self, value: Any, kind: str | None) -> Any:
        return limit_told(value, kind)


_POLICIES = ("block", "normal", "notify", "not_suspend", "not_suspend_notify")


class LimitsPart(Part):
    """The node ``limits`` of resellers and their plans: the policy first, then the limits by name."""

    whole = True

    def __init__(self, descriptors: Descriptors) -> None:
        self.oversell = Field("oversell", "oversell", BOOLEAN)
        self.overuse = Field("overuse", "overuse", Choice(*_POLICIES))
        super().__init__("limits", DescribedLimits(descriptors), self.oversell, self.overuse)

    def read(self, data: Node, found: Found) -> None:
        node = data.child("limits")
        policy = node.child("resource-policy") if node is not None else None
        for entry in (self.oversell, self.overuse):
            found.values[entry.option] = entry.codec.read(policy.text_of(entry.node)) if policy is not None else None
        found.values["limits"] = named_numbers(node, "limit")

    def write(self, values: Mapping[str, Any], verb: str) -> list[Element]:
        policy: list[Element] = []
        for entry in (self.oversell, self.overuse):
            if values.get(entry.option) is not None:
                policy += entry.write(values[entry.option], verb)
        children: list[Element] = [("resource-policy", policy)] if policy else []
        children += _limit_nodes(values)
        return [("limits", children)] if children else []


class HostingLimitsPart(Part):
    """The node ``limits`` of service plans and subscriptions: ``overuse`` first, then the limits by name.

    Add-on plans have no ``overuse``.
    """

    whole = True

    def __init__(self, descriptors: Descriptors, overuse: bool = True) -> None:
        self.policy = [Field("overuse", "overuse", Choice(*_POLICIES))] if overuse else []
        super().__init__("limits", DescribedLimits(descriptors), *self.policy)

    def read(self, data: Node, found: Found) -> None:
        node = data.child("limits")
        for entry in self.policy:
            found.values[entry.option] = entry.codec.read(node.text_of(entry.node)) if node is not None else None
        found.values["limits"] = named_numbers(node, "limit")

    def write(self, values: Mapping[str, Any], verb: str) -> list[Element]:
        children: list[Element] = []
        for entry in self.policy:
            if values.get(entry.option) is not None:
                children += entry.write(values[entry.option], verb)
        children += _limit_nodes(values)
        return [("limits", children)] if children else []


def named_numbers(node: Node | None, tag: str) -> dict[str, Any]:
    """Return the numbers in nodes that hold a name and a value, by name."""
    entries = node.all(tag) if node is not None else []
    numbers = {entry.text_of("name") or "": _INTEGER.read(entry.text_of("value")) for entry in entries}
    return dict(sorted(numbers.items()))


def _limit_nodes(values: Mapping[str, Any]) -> list[Element]:
    return [
        ("limit", [("name", name), ("value", str(value))])
        for name, value in (values.get("limits") or {}).items()
        if value is not None
    ]


class PermissionsPart(Part):
    """The node ``permissions``, which may not be empty: without a permission it is left out."""

    whole = True

    def __init__(self, descriptors: Descriptors) -> None:
        super().__init__("permissions", Described("permissions", Permissions(), descriptors))

    def read(self, data: Node, found: Found) -> None:
        node = data.child("permissions")
        permissions = {
            entry.text_of("name") or "": read_boolean(entry.text_of("value"))
            for entry in (node.all("permission") if node is not None else [])
        }
        found.values["permissions"] = dict(sorted(permissions.items()))

    def write(self, values: Mapping[str, Any], verb: str) -> list[Element]:
        children: list[Element] = [
            ("permission", [("name", name), ("value", "true" if value else "false")])
            for name, value in (values.get("permissions") or {}).items()
        ]
        return [("permissions", children)] if children else []
