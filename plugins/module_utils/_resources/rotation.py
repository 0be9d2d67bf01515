# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The rotation of log files, as service plans and sites have it.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from typing import Any

from .._api.errors import OptionError
from .._api.nodes import Element, Node
from .._api.questions import Found
from .._model.codecs import BOOLEAN, Number
from .._model.field import Field
from .._model.groups import Group, Switched, Worded
from .._model.item import Context, Item

PERIOD = Worded(daily="Daily", weekly="Weekly", monthly="Monthly")


class Condition(Field):
    """One of the two conditions for a rotation, in the node ``log-condition``."""

    def read(self, node: Node, found: Found) -> None:
        condition = node.child("log-condition")
        found.values[self.option] = None
        if condition is not None:
            found.values[self.option] = self.codec.read(condition.text_of(self.node))

    def write(self, wanted: Any, verb: str) -> list[Element]:
        return [("log-condition", super().write(wanted, verb))]


def settings() -> tuple[Field, ...]:
    """Return the options of a rotation that is on, in the order of the protocol."""
    return (
        Condition("size", "log-bysize", Number(1)),
        Condition("period", "log-bytime", PERIOD),
        Field("files", "log-max-num-files", Number()),
        Field("compress", "log-compress", BOOLEAN),
        Field("email", "log-email"),
    )


class Rotation(Switched):
    """A rotation: by size or by period, of which one takes the place of the other."""

    def __init__(self, *fields: Field) -> None:
        super().__init__("log rotation", *fields)

    def imply(self, parsed: dict[str, Any], where: str) -> None:
        if "size" in parsed and "period" in parsed:
            raise OptionError(f"{where}.period", None, "cannot be combined with size", "Remove one of the two.")
        super().imply(parsed, where)

    def overlay(self, wanted: Any, current: Any) -> Any:
        have = dict(current or {})
        if "size" in wanted or "period" in wanted:
            have.update(size=None, period=None)
        return super().overlay(wanted, have)


class LogRotation(Group):
    """The option ``log_rotation`` of service plans (node ``log-rotation``, with ``on`` or ``off`` inside)."""

    def __init__(self) -> None:
        super().__init__("log_rotation", "log-rotation", Field("enabled", "on", BOOLEAN), *settings())
        self.codec = Rotation(*self.fields)

    def read(self, node: Node, found: Found) -> None:
        record = node.child(self.node)
        on = record.child("on") if record is not None else None
        values = Found()
        for entry in self.fields[1:]:
            values.values[entry.option] = None
            if on is not None:
                entry.read(on, values)
        off = record is not None and record.child("off") is not None
        found.values[self.option] = {"enabled": True if on is not None else (False if off else None), **values.values}

    def resolve(self, item: Item, found: Found | None, context: Context) -> Any:
        wanted = item.wanted[self.option]
        whole = self.codec.overlay(wanted, found.values.get(self.option) if found else None)
        if wanted.get("enabled") and whole.get("size") is None and whole.get("period") is None:
            raise OptionError(
                item.path(f"{self.option}.size"), None, "is required to enable log rotation", "Set size or period."
            )
        return wanted

    def content(self, wanted: Any, verb: str) -> list[Element]:
        if wanted.get("enabled") is None:
            return []
        if not wanted["enabled"]:
            return [("off", None)]
        return [("on", super().content({**wanted, "enabled": None}, verb))]

    def unmoved(self, before: Any, after: Any) -> bool:
        return bool(before == after)
