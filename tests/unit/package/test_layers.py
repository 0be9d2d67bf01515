# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each file knows only what lies below it, and what reaches outside does so in one place."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

import places

PLUGINS = places.ROOT / "plugins"
EMULATOR = places.ROOT / "roles" / "emulator" / "files" / "plesk_emulator"
OURS = "ansible_collections.community.plesk.plugins."
UTILS = OURS + "module_utils"

# From the ground up. A file may import from those that stand before it, never from its own line; declarations also from
# each other, as long as there is no circle.
LAYERS = (
    ("_codes", "_crypt"),
    ("_errors",),
    ("_nodes", "_options", "_values"),
    ("_packet", "_packet_reads", "_shapes", "_transport"),
    ("_resource", "_packet_text"),
    ("_packet_request", "_plan"),
    ("_client",),
    ("_planning", "_resources"),
    ("_converge", "_packet_exchange", "_server_info"),
    ("_module",),
    ("_bulk", "_info", "_packet_module"),
)
RANK = {name: rank for rank, layer in enumerate(LAYERS) for name in layer}
EDGES = {"_module", "_bulk", "_info", "_packet_module"}

# What reaches out of the process, or knows Ansible, and the files that may import it.
PLACES = {
    "requests": {"_transport"},
    "urllib3": {"_transport"},
    "lxml": {"_packet", "_packet_text"},
    "ansible": EDGES,
    "socket": {"_transport"},
    "ssl": {"_transport"},
    "http": {"_transport"},
    "threading": {"_transport"},
    "queue": {"_transport"},
    "io": {"_transport"},
    "os": {"_module", "_options", "_packet_text"},
    "time": {"_client", "_transport"},
    "hashlib": {"_crypt"},
}
FILES = sorted((PLUGINS / "module_utils").rglob("*.py"))


def imports(file: Path) -> Iterator[str]:
    """The full names of what a file imports, wherever in the file."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            name = "." * node.level + (node.module or "")
            yield from [f"{name}.{alias.name}" for alias in node.names] if name == UTILS else [name]


def short(file: Path) -> str:
    """``_plan``, or ``_resources.customer``."""
    return ".".join(file.relative_to(PLUGINS / "module_utils").with_suffix("").parts)


def known(file: Path) -> set[str]:
    """The module utils that a file imports, by their short names."""
    return {name[len(UTILS) + 1 :] for name in imports(file) if name.startswith(f"{UTILS}.")}


def layer(name: str) -> str:
    return name.partition(".")[0]


each_file = pytest.mark.parametrize("file", FILES, ids=short)


@each_file
def test_imports_point_downwards(file):
    mine = layer(short(file))
    assert mine in RANK, f"give {mine} its place in LAYERS"
    for other in known(file):
        assert RANK[layer(other)] < RANK[mine] or mine == layer(other) == "_resources", f"{short(file)} knows {other}"


def test_declarations_know_each_other_without_a_circle():
    knows = {short(file): known(file) for file in FILES}
    done: set[str] = set()
    while set(knows) - done:
        free = {name for name in set(knows) - done if knows[name] <= done}
        assert free, f"a circle among {sorted(set(knows) - done)}"
        done |= free


@each_file
def test_the_world_outside_is_reached_in_one_place(file):
    mine = layer(short(file))
    for name in imports(file):
        package = name.partition(".")[0]
        if name.startswith(OURS) or package == "__future__":
            continue
        assert package in PLACES or "site-packages" not in str(find_spec(package)), f"{short(file)} imports {name}"
        assert mine in PLACES.get(package, {mine}), f"{short(file)} imports {name}"


@each_file
def test_nothing_below_the_declarations_knows_one_of_them(file):
    mine = short(file)
    allowed = mine.startswith("_resources.") or mine == "_server_info"
    assert allowed or not any(layer(name) == "_resources" for name in known(file))


@pytest.mark.parametrize("file", sorted((PLUGINS / "modules").glob("*.py")), ids=lambda file: file.stem)
def test_a_module_is_its_page_and_a_call_of_the_edge(file):
    names = known(file)
    assert names <= EDGES | {"_server_info"} | {name for name in names if layer(name) == "_resources"}
    assert len([name for name in names if layer(name) == "_resources"]) <= 1
    assert {name for name in imports(file) if not name.startswith(OURS)} <= {"__future__", "typing"}
    functions = [node for node in ast.parse(file.read_text(encoding="utf-8")).body if isinstance(node, ast.FunctionDef)]
    assert [function.name for function in functions] == ["main"]
    assert functions[0].end_lineno - functions[0].lineno < 10


def test_the_emulator_and_the_plugins_do_not_know_each_other():
    for file in EMULATOR.rglob("*.py"):
        assert not any(name.startswith("ansible") for name in imports(file)), file
    for file in PLUGINS.rglob("*.py"):
        assert not any(name.startswith("plesk_emulator") for name in imports(file)), file
