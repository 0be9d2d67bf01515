# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Options that hold several values: records of named values, and what stands in such records.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from typing import Any

from .._api.errors import Collected, OptionError
from .._api.nodes import Element, Node
from .._api.questions import Found
from .codecs import UNLIMITED, Choice, Codec, Difference, NamedValues, checked_text, read_boolean
from .field import Field
from .told import limit_told

_NUMBER = re.compile(r"\s*-?\d{1,19}(\.\d{1,10})?\s*", re.ASCII)


class Amount(Codec):
    """A number that may be unlimited, which is -1; with ``fraction`` it need not be whole.

    ``words`` are texts that the protocol has instead of a number.
    """

    type = "raw"
    unset = None

    def __init__(self, *words: str, fraction: bool = False) -> None:
        self.words = words
        self.fraction = fraction

    def parse(self, value: Any, where: str) -> Any:
        text = "" if isinstance(value, (bool, dict, list)) else str(value).strip()
        if text.lower() == "unlimited":
            return UNLIMITED
        if text in self.words:
            return text
        number = _number(text)
        if number is None or (isinstance(number, float) and not self.fraction):
            kind = "a number" if self.fraction else "a whole number"
            raise OptionError(where, value, f"is not {kind}", f"Set {', '.join((kind, *self.words))} or unlimited.")
        if number < 0 and number != UNLIMITED:
            raise OptionError(where, value, "is out of range", "Set unlimited (-1) or a number from 0.")
        return number

    def read(self, text: str | None) -> Any:
        plain = (text or "").strip()
        number = _number(plain)
        return plain or None if number is None else number

    def told(self, value: Any) -> Any:
        return limit_told(value, None)

    def write(self, value: Any) -> str | None:
        return str(value)

    def same(self, wanted: Any, current: Any) -> bool:
        return bool(wanted == current)


def _number(text: str) -> int | float | None:
    if not _NUMBER.fullmatch(text):
        return None
    number = float(text)
    return int(number) if math.isfinite(number) and number.is_integer() and abs(number) < 2**53 else number


class Worded(Choice):
    """One of a fixed list of words, for each of which the protocol has another one."""

    def __init__(self, **nodes: str) -> None:
        super().__init__(*nodes)
        self.nodes = nodes
        self.names = {node: name for name, node in nodes.items()}

    def read(self, text: str | None) -> Any:
        plain = super().read(text)
        return self.names.get(plain, plain)

    def write(self, value: Any) -> str | None:
        return self.nodes.get(value) or str(value)

    def same(self, wanted: Any, current: Any) -> bool:
        return bool(wanted == current)


class Switch(Codec):
    """A boolean, or ``default`` for what the server decides; the protocol writes that as ``word``."""

    type = "raw"
    unset = None
    DEFAULT = "default"

    def __init__(self, word: str = DEFAULT) -> None:
        self.word = word

    def parse(self, value: Any, where: str) -> Any:
        text = str(value).strip().lower()
        if text == self.DEFAULT:
            return self.DEFAULT
        if text in ("true", "yes", "on", "1"):
            return True
        if text in ("false", "no", "off", "0"):
            return False
        raise OptionError(where, value, "is neither a boolean nor default", "Set true, false or default.")

    def read(self, text: str | None) -> Any:
        if text is None:
            return None
        return self.DEFAULT if text.strip() in ("", self.word) else read_boolean(text)

    def write(self, value: Any) -> str | None:
        if value == self.DEFAULT:
            return self.word or None
        return "true" if value else "false"

    def same(self, wanted: Any, current: Any) -> bool:
        return bool(wanted == current)


class Texts(NamedValues):
    """Texts by name.  Booleans become ``on`` and ``off``, numbers their digits."""

    def entry(self, value: Any, where: str) -> Any:
        if value is None or isinstance(value, (dict, list)):
            raise OptionError(where, value, "is not a text", "Set a text, a number or a boolean.")
        if isinstance(value, bool):
            return "on" if value else "off"
        return checked_text(value, where)


class Members(NamedValues):
    """The values of a record: the task names some of its ``fields``, and only these are compared."""

    def __init__(self, *fields: Field) -> None:
        self.fields = fields

    def argument(self) -> dict[str, Any]:
        return {"type": "dict", "options": {entry.option: entry.codec.argument() for entry in self.fields}}

    def parse(self, value: Mapping[Any, Any], where: str) -> Any:
        parsed: dict[str, Any] = {}
        with Collected() as errors:
            for entry in self.fields:
                if value.get(entry.option) is not None:
                    with errors.kept():
                        parsed[entry.option] = entry.codec.parse(value[entry.option], f"{where}.{entry.option}")
        return parsed

    def difference(self, wanted: Any, current: Any) -> Difference | None:
        have = current or {}
        differing = [
            entry.option
            for entry in self.fields
            if entry.option in wanted and not entry.codec.same(wanted[entry.option], have.get(entry.option))
        ]
        if not differing:
            return None
        return {name: have.get(name) for name in differing}, {name: wanted[name] for name in differing}

    def told(self, value: Any) -> Any:
        codecs = {entry.option: entry.codec for entry in self.fields}
        return {name: codecs[name].told(inner) for name, inner in value.items()} if value else value

    def overlay(self, wanted: Any, current: Any) -> Any:
        have = current or {}
        return {entry.option: wanted.get(entry.option, have.get(entry.option)) for entry in self.fields}


class Switched(Members):
    """The values of a record with the switch ``enabled``: another value implies that it is on.

    ``what`` names in messages what is switched.  The diff shows what the switch and the values change in each other.
    """

    def __init__(self, what: str, *fields: Field) -> None:
        super().__init__(*fields)
        self.what = what

    def parse(self, value: Mapping[Any, Any], where: str) -> Any:
        parsed = super().parse(value, where)
        self.imply(parsed, where)
        return parsed

    def imply(self, parsed: dict[str, Any], where: str) -> None:
        """Add to parsed values what they imply; raises OptionError for a contradiction."""
        others = [name for name in parsed if name != "enabled"]
        if others and parsed.setdefault("enabled", True) is False:
            raise OptionError(
                f"{where}.{others[0]}", None, f"is set, but {self.what} is not enabled", f"Remove {others[0]}."
            )

    def difference(self, wanted: Any, current: Any) -> Difference | None:
        if super().difference(wanted, current) is None:
            return None
        have, whole = current or {}, self.overlay(wanted, current)
        names = [name for name, value in whole.items() if value != have.get(name)]
        return {name: have.get(name) for name in names}, {name: whole[name] for name in names}

    def overlay(self, wanted: Any, current: Any) -> Any:
        return super().overlay(wanted, {} if wanted.get("enabled") is False else current)


class Group(Field):
    """An option that is a record: its node holds the nodes of its ``fields``, in the order that the protocol requires.

    It is not documented whether the server merges or replaces such a node, so all of it is sent when one value differs.
    """

    def __init__(self, option: str, node: str, *fields: Field, verbs: tuple[str, ...] = ("add", "set")) -> None:
        super().__init__(option, node, Members(*fields), verbs=verbs)
        self.fields = fields

    def versions(self, wanted: Any) -> Iterable[tuple[str, str]]:
        given = [entry for entry in self.fields if wanted.get(entry.option) is not None]
        inner = [each for entry in given for each in entry.versions(wanted[entry.option])]
        return [*super().versions(wanted), *((f"{self.option}.{option}", since) for option, since in inner)]

    def read(self, node: Node, found: Found) -> None:
        record = node.child(self.node)
        values = Found()
        for entry in self.fields:
            if record is None:
                values.values[entry.option] = None
            else:
                entry.read(record, values)
        found.values[self.option] = dict(values.values)

    def write(self, wanted: Any, verb: str) -> list[Element]:
        children = self.content(wanted, verb)
        return [(self.node, children)] if children and verb in self.verbs else []

    def content(self, wanted: Any, verb: str) -> list[Element]:
        """Return the nodes in the group's own node."""
        children: list[Element] = []
        for entry in self.fields:
            if wanted.get(entry.option) is not None:
                children += entry.write(wanted[entry.option], verb)
        return children

    def unmoved(self, before: Any, after: Any) -> bool:
        have, now = before or {}, after or {}
        return all(
            entry.codec.same(have.get(entry.option), now.get(entry.option))
            for entry in self.fields
            if have.get(entry.option) is not None
        )
