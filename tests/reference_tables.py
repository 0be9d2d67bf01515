# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables of reference pages: modules by object, limits, permissions and hosting properties."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import yaml

import descriptor_texts as texts
import places
from plesk_emulator.rules import descriptors, hosting, hosting_policies

Row = tuple[str, ...]
_ACRONYMS = {"dns": "DNS", "ftp": "FTP", "ip": "IP", "ssl": "SSL", "php": "PHP"}
_LEVELS = {hosting.PLAN: "plans", hosting.WEBSPACE: "subscriptions", hosting.SITE: "sites"}


def modules() -> dict[str, str]:
    """Return the short descriptions of all modules, by name."""
    found = {}
    for file in sorted((places.ROOT / "plugins" / "modules").glob("plesk_*.py")):
        written = re.search(r'DOCUMENTATION = r"""\n(.*?)"""', file.read_text(encoding="utf-8"), re.DOTALL)
        assert written, f"{file.name} has no DOCUMENTATION"
        found[file.stem] = yaml.safe_load(written[1])["short_description"]
    return found


def objects_and_others(names: Iterable[str]) -> tuple[dict[str, Row], list[str]]:
    """Return the modules of each object (one, many, info; empty if there is none), and the modules of no object."""
    left = set(names)
    objects: dict[str, Row] = {}
    for info in sorted(name for name in left if name.endswith("_info")):
        single = info.removesuffix("_info")
        plurals = (f"{single}s", f"{single}es", f"{single[:-1]}ies")
        if single in left:
            many = next((name for name in plurals if name in left), "")
            objects[single.removeprefix("plesk_")] = (single, many, info)
    if "objects" in objects:  # the document of all kinds, which is a list
        objects["objects"] = ("", *(name for name in objects["objects"] if name))
    return objects, sorted(left.difference(*objects.values()))


def module_rows() -> list[Row]:
    """Return a row for each object: its modules."""
    objects, _others = objects_and_others(modules())
    return [
        ("Object", "Manage one", "Manage many", "Read"),
        *((_title(name), *(_module(module) for module in found)) for name, found in objects.items()),
    ]


def other_rows() -> list[Row]:
    """Return a row for each module that manages no single kind of object."""
    described = modules()
    _objects, others = objects_and_others(described)
    return [("Module", "Task"), *((_module(name), described[name]) for name in others)]


def readme() -> str:
    """Return the tables of modules in Markdown."""
    described = modules()
    objects, others = objects_and_others(described)
    rows = [(_title(name), *(f"`{module}`" if module else "" for module in found)) for name, found in objects.items()]
    lines = ["| Object | One | Many | Read |", "| --- | --- | --- | --- |", *map(_markdown, rows), ""]
    lines += ["| Other modules | What they do |", "| --- | --- |"]
    return "\n".join([*lines, *(_markdown((f"`{name}`", described[name])) for name in others)]) + "\n\n"


def _markdown(cells: Row) -> str:
    return "| " + " | ".join(cells).replace("  ", " ") + " |"


def limit_rows() -> list[Row]:
    """Return a row for each limit."""
    rows: list[Row] = [("Limit", "Meaning", "Type", "Example", "For")]
    for name, limit in {**descriptors.LIMITS, **hosting_policies.LIMITS}.items():
        holders = [
            word
            for word, known in (("resellers", descriptors.LIMITS), ("subscriptions", hosting_policies.LIMITS))
            if name in known
        ]
        example = texts.EXAMPLES.get(name, texts.EXAMPLES[limit.type])
        rows.append(
            (
                f"``{name}``",
                _meaning(texts.LIMITS, name, limit.label),
                texts.UNITS[limit.type],
                f"``{example}``",
                ", ".join(holders),
            )
        )
    return rows


def permission_rows() -> list[Row]:
    """Return a row for each permission."""
    rows: list[Row] = [("Permission", "Allows the account to", "For")]
    for name, entry in descriptors.PERMISSIONS.items():
        needs = f" Requires ``{entry.needs}``." if entry.needs else ""
        holders = "resellers, subscriptions" if name in hosting_policies.PERMISSIONS else "resellers"
        rows.append((f"``{name}``", _meaning(texts.PERMISSIONS, name, entry.label) + needs, holders))
    return rows


def hosting_rows() -> list[Row]:
    """Return a row for each property of physical hosting."""
    rows: list[Row] = [("Property", "Meaning", "Values", "For")]
    for name, entry in hosting.PROPERTIES.items():
        values = ", ".join(f"``{value}``" for value in entry.values) or texts.UNITS[entry.type]
        rows.append(
            (
                f"``{name}``",
                _meaning(texts.HOSTING, name, entry.label),
                values,
                ", ".join(_LEVELS[level] for level in entry.levels),
            )
        )
    return rows


def unknown_meanings() -> set[str]:
    """Return the names that have a meaning here and that no descriptor lists."""
    known = {*descriptors.LIMITS, *hosting_policies.LIMITS, *descriptors.PERMISSIONS, *hosting.PROPERTIES}
    return {*texts.LIMITS, *texts.PERMISSIONS, *texts.HOSTING} - known


def _meaning(meanings: Mapping[str, str], name: str, label: str) -> str:
    return meanings.get(name) or f"{label}."


def _title(name: str) -> str:
    words = [_ACRONYMS.get(word, word) for word in name.split("_")]
    return words[0][:1].upper() + " ".join(words)[1:]


def _module(name: str) -> str:
    return f":ansplugin:`{name} <community.plesk.{name}#module>`" if name else ""
