# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The picture of all kinds of objects and their references, drawn from the declarations as text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple


class Kind(NamedTuple):
    """A kind of object: its name, its label, and its references as pairs of an option and the name of a kind."""

    name: str
    label: str
    references: Sequence[tuple[str, str]]


def of_declarations(resources: Sequence[Any]) -> list[Kind]:
    """Return the kinds with their references to other ones, the scope first."""
    names = {resource.name for resource in resources}
    return [
        Kind(
            resource.name,
            resource.label,
            [
                (field.option, target)
                for field in sorted(resource.fields(), key=lambda field, scope=resource.scope: field is not scope)
                for target in field.refers
                if target in names and target != resource.name
            ],
        )
        for resource in resources
    ]


def tree(kinds: Sequence[Kind]) -> str:
    """Return the kinds as a tree: each below the one that its first reference names, with that option.

    Further references follow after a semicolon.  Kinds that only refer to each other begin a tree of their own.
    """
    labels = {kind.name: kind.label for kind in kinds}
    drawn: list[str] = []
    lines: list[str] = []
    for kind in sorted(kinds, key=lambda kind: bool(kind.references)):
        if kind.name not in drawn:
            lines += _branch(kind, kinds, labels, drawn, "")
    return "\n".join(lines) + "\n"


def _branch(kind: Kind, kinds: Sequence[Kind], labels: dict[str, str], drawn: list[str], indent: str) -> Iterable[str]:
    drawn.append(kind.name)
    first, *others = kind.references or [("", "")]
    further = "".join(f"; {option}: {labels[target]}" for option, target in others)
    yield f"{indent}{'+-- ' if indent else ''}{kind.label}" + (f"  ({first[0]}{further})" if first[0] else "")
    for child in kinds:
        if child.name not in drawn and child.references and child.references[0][1] == kind.name:
            yield from _branch(child, kinds, labels, drawn, f"{indent}    ")
