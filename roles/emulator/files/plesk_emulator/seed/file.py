# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Reads a seed file: YAML in, checked entries out, every mistake with its line and its entry.

Scalars are taken as they are written, not as YAML 1.1 would read them: the postal code 01234, the country NO and the
phone number 1_000 stay what they are.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timezone
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from ..user_error import UserError

_UNITS = {"": 1, "K": 2**10, "M": 2**20, "G": 2**30, "T": 2**40}
_LONGEST_NUMBER = 40
_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*([KMGT]?)(?:i?B)?", re.IGNORECASE)
_TRUE, _FALSE = ("true", "yes", "on", "1"), ("false", "no", "off", "0")
# The same reader in C, where PyYAML was built with it.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NAMES = ("login", "name", "address", "id")
# What XML 1.0 cannot hold.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Entry(NamedTuple):
    """One object of the file: the option values that were given, and where it stands, for messages."""

    values: Mapping[str, Any]
    place: str


class Mistake(Exception):
    """A value that cannot be used; ``where`` names it within its entry, ``line`` is its line in the file, from 1."""

    def __init__(self, message: str, node: yaml.Node | None = None) -> None:
        super().__init__(message)
        self.where = ""
        self.line = 0 if node is None else _line(node)

    def within(self, step: str, node: yaml.Node) -> Mistake:
        """Return the same mistake, seen from one level further out."""
        self.where = step + self.where
        self.line = self.line or _line(node)
        return self

    def __str__(self) -> str:
        return f"{self.where.lstrip('.')} {self.args[0]}".strip()


Reader = Callable[[yaml.Node], Any]


class Option(NamedTuple):
    """An option of an entry: how its YAML node is read and whether it must be there."""

    read: Reader
    required: bool = False


def text(node: yaml.Node) -> str:
    """Return a scalar as it is written."""
    if not isinstance(node, yaml.ScalarNode):
        raise Mistake(f"is {_shape(node)}; set one value")
    if _FORBIDDEN.search(node.value):
        raise Mistake("contains a character that XML does not allow; remove it")
    return str(node.value)


def filled(node: yaml.Node) -> str:
    """Return a scalar that is not blank."""
    value = text(node)
    if not value.strip():
        raise Mistake("is empty; set a value")
    return value


def choice(*choices: str) -> Reader:
    """Return one of these words."""

    def read(node: yaml.Node) -> str:
        if text(node) not in choices:
            raise Mistake(f"is {text(node)!r}; choose from {', '.join(choices)}")
        return text(node)

    return read


def flag(node: yaml.Node) -> bool:
    """Return a boolean, in any of YAML's words for it."""
    word = text(node).lower()
    if word not in _TRUE + _FALSE:
        raise Mistake(f"is {text(node)!r}; set true or false")
    return word in _TRUE


def count(node: yaml.Node) -> int:
    """Return a whole number from 0."""
    if not re.fullmatch(r"\d{1,9}", text(node)):
        raise Mistake(f"is {text(node)!r}; set a whole number from 0")
    return int(text(node))


def limit(node: yaml.Node) -> int:
    """``unlimited``, a number, a size such as 10G or 512 MB (powers of 1024), or a date as 2030-12-31."""
    written = text(node).strip()
    if written.lower() == "unlimited" or written == "-1":
        return -1
    size = _SIZE.fullmatch(written) if len(written) <= _LONGEST_NUMBER else None
    if size and int(float(size[1]) * _UNITS[size[2].upper()]) < 2**63:
        whole = int(size[1]) if size[1].isdigit() else float(size[1])
        return int(whole * _UNITS[size[2].upper()])
    try:
        return int(datetime.strptime(written, "%Y-%m-%d").replace(tzinfo=timezone.utc).timestamp())
    except ValueError:
        raise Mistake(
            f"is {written[:_LONGEST_NUMBER]!r}; set a number, a size such as 10G, a date or unlimited"
        ) from None


def list_of(read: Reader) -> Reader:
    """Return a list whose items are read by ``read``."""

    def read_list(node: yaml.Node) -> list[Any]:
        if not isinstance(node, yaml.SequenceNode):
            raise Mistake(f"is {_shape(node)}; set a list")
        return [read_value(item, f"[{number}]", read) for number, item in enumerate(node.value, 1)]

    return read_list


def map_of(read: Reader) -> Reader:
    """Return a map from names to values that are read by ``read``."""

    def read_map(node: yaml.Node) -> dict[str, Any]:
        return {name: read_value(value, f".{name}", read) for name, value in pairs(node) if not is_null(value)}

    return read_map


def record_of(options: Mapping[str, Option]) -> Reader:
    """Return a map with these options."""

    def read_record(node: yaml.Node) -> dict[str, Any]:
        given = {}
        for name, value in pairs(node):
            if name not in options:
                raise Mistake(f"option {name!r} is unknown; {nearest(name, options)}", value)
            if not is_null(value):
                given[name] = read_value(value, f".{name}", options[name].read)
        for name, option in options.items():
            if option.required and name not in given:
                raise Mistake(f"option {name} is missing; set it")
        return given

    return read_record


def has_section(path: Path, name: str) -> bool:
    """Return whether the file is a map with this name. Raises UserError when it is not YAML."""
    root = _compose(path)
    return isinstance(root, yaml.MappingNode) and any(key.value == name for key, _value in root.value)


def read_file(
    path: Path, sections: Mapping[str, Reader], other: Callable[[str], None] | None = None
) -> dict[str, list[Entry]]:
    """Return the entries of every section in the file; a section that is a map is one entry.

    Filled sections that are not in ``sections`` are passed to ``other``. Raises UserError naming file, line and entry,
    without ``other`` for unknown sections too.
    """
    root = _compose(path)
    found: dict[str, list[Entry]] = {}
    try:
        for name, node in [] if root is None or is_null(root) else pairs(root):
            if name not in sections and other is not None:
                if node.value:
                    other(name)
                continue
            if name not in sections:
                raise Mistake(f"section {name!r} is unknown; {nearest(name, sections)}", node)
            nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
            found[name] = [] if is_null(node) else list(_entries(path, name, nodes, sections[name]))
    except Mistake as mistake:
        raise UserError(f"{path}:{mistake.line}: {mistake}") from mistake
    return found


def _entries(path: Path, section: str, nodes: Iterable[yaml.Node], read: Reader) -> Iterable[Entry]:
    for number, node in enumerate(nodes, 1):
        label = f"{section}, entry {number}{_called(node)}"
        try:
            values = read_value(node, "", read)
        except Mistake as mistake:
            raise UserError(f"{path}:{mistake.line}: {label}: {mistake}") from mistake
        yield Entry(values, f"{path}:{_line(node)}: {label}")


def _called(node: yaml.Node) -> str:
    pairs_of_texts = [
        (key.value, value.value)
        for key, value in (node.value if isinstance(node, yaml.MappingNode) else ())
        if isinstance(key, yaml.ScalarNode) and isinstance(value, yaml.ScalarNode)
    ]
    return next((f" ({value})" for key, value in pairs_of_texts if key in _NAMES and value.strip()), "")


def _compose(path: Path) -> yaml.Node | None:
    try:
        with open(path, encoding="utf-8-sig") as file:
            node = yaml.compose(file, _LOADER)
    except OSError as error:
        raise UserError(f"cannot read the seed {path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UserError(f"the seed {path} is not UTF-8 text; save it as UTF-8") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f":{mark.line + 1}" if mark else ""
        raise UserError(f"{path}{line}: not valid YAML: {getattr(error, 'problem', None) or error}") from error
    return node


def pairs(node: yaml.Node) -> list[tuple[str, yaml.Node]]:
    """Name and values of a map, with YAML's merges (``<<``) resolved."""
    if not isinstance(node, yaml.MappingNode):
        raise Mistake(f"is {_shape(node)}; set a map of names and values", node)
    own: dict[str, yaml.Node] = {}
    merged: dict[str, yaml.Node] = {}
    for key, value in node.value:
        if key.tag == "tag:yaml.org,2002:merge":
            sources = value.value if isinstance(value, yaml.SequenceNode) else [value]
            for source in sources:
                merged = {**dict(pairs(source)), **merged}
        elif not isinstance(key, yaml.ScalarNode):
            raise Mistake(f"a name is {_shape(key)}; set a word", key)
        elif key.value in own:
            raise Mistake(f"{key.value!r} is set twice; remove one", key)
        else:
            own[key.value] = value
    return list({**merged, **own}.items())


def is_null(node: yaml.Node) -> bool:
    """Return whether nothing is given: empty, ``~`` or ``null``."""
    return bool(node.tag == "tag:yaml.org,2002:null")


def nearest(name: str, known: Iterable[str]) -> str:
    """Return the remedy for an unknown name."""
    near = difflib.get_close_matches(name, list(known), 1)
    return f"did you mean {near[0]}?" if near else f"choose from {', '.join(known)}"


def read_value(node: yaml.Node, step: str, read: Reader) -> Any:
    """Return what ``read`` makes of a node; its mistakes name the step that leads to the node."""
    try:
        return read(node)
    except Mistake as mistake:
        raise mistake.within(step, node) from None


def _shape(node: yaml.Node) -> str:
    if isinstance(node, yaml.ScalarNode):
        return "one value"
    return "a map" if isinstance(node, yaml.MappingNode) else "a list"


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1
