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

# From the ground up: a folder may import from those that stand before it. Inside a folder there is no circle.
LAYERS = ("_api", "_model", "_resources", "_engine", "_edge")
EMULATOR_LAYERS = ("behaviors", "state", "protocol", "rules", "operators", "emulator", "seed", "web", "cli")

# What reaches out of the process, or knows Ansible, and the files that may import it.
PLACES = {
    "requests": {"_api.transport", "_api.causes"},
    "urllib3": {"_api.transport", "_api.causes"},
    "lxml": {"_api.packet", "_api.packet_text"},
    "ansible": {"_edge"},
    "socket": {"_api.causes"},
    "ssl": {"_api.causes"},
    "http": {"_api.transport", "_api.causes"},
    "threading": {"_api.transport"},
    "queue": {"_api.transport"},
    "io": {"_api.transport"},
    "os": {"_edge", "_api.options", "_api.packet_text"},
    "time": {"_api.client", "_api.transport"},
    "hashlib": {"_model.crypt"},
    "cryptography": {"_resources.x509"},
}
FILES = sorted((PLUGINS / "module_utils").rglob("*.py"))
EMULATOR_FILES = sorted(file for file in EMULATOR.rglob("*.py") if file.parent != EMULATOR or file.stem == "emulator")


def imports(file: Path, root: Path = PLUGINS / "module_utils", package: str = UTILS) -> Iterator[str]:
    """The full names of what a file imports when it runs, wherever in the file; relative ones resolved."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    tree.body = [
        node for node in tree.body if not isinstance(node, ast.If) or "TYPE_CHECKING" not in ast.dump(node.test)
    ]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                parents = file.relative_to(root).parent.parts
                above = parents[: len(parents) - node.level + 1]
                base = ".".join((package, *above, *([node.module] if node.module else [])))
            yield from ([base] if node.module else [f"{base}.{alias.name}" for alias in node.names])
            modules = [f"{base}.{alias.name}" for alias in node.names]
            if node.module:
                within = base[len(package) + 1 :].replace(".", "/") if base.startswith(package) else ""
                yield from (name for name in modules if (root / within / f"{name.rpartition('.')[2]}.py").is_file())


def short(file: Path) -> str:
    """``_engine.plan``, or ``_resources.customer``."""
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
    for other in known(file):
        assert LAYERS.index(layer(other)) <= LAYERS.index(mine), f"{short(file)} knows {other}"


def test_files_know_each_other_without_a_circle():
    names = {short(file) for file in FILES}
    knows = {short(file): known(file) & names for file in FILES}
    done: set[str] = set()
    while set(knows) - done:
        free = {name for name in set(knows) - done if knows[name] <= done}
        assert free, f"a circle among {sorted(set(knows) - done)}"
        done |= free


@each_file
def test_the_world_outside_is_reached_in_one_place(file):
    mine = short(file)
    for name in imports(file):
        package = name.partition(".")[0]
        if name.startswith(OURS) or package == "__future__":
            continue
        assert package in PLACES or "site-packages" not in str(find_spec(package)), f"{mine} imports {name}"
        assert {mine, layer(mine)} & PLACES.get(package, {mine}), f"{mine} imports {name}"


@each_file
def test_the_engine_knows_kinds_through_the_model_only(file):
    mine = short(file)
    allowed = layer(mine) in ("_resources", "_edge")
    assert allowed or not any(layer(name) == "_resources" for name in known(file))


@pytest.mark.parametrize("file", sorted((PLUGINS / "modules").glob("*.py")), ids=lambda file: file.stem)
def test_a_module_is_its_page_and_a_call_of_the_edge(file):
    names = known(file)
    assert {layer(name) for name in names} <= {"_edge", "_resources"}
    assert len([name for name in names if layer(name) == "_resources"]) <= 1
    assert {name for name in imports(file) if not name.startswith(OURS)} <= {"__future__", "typing"}
    functions = [node for node in ast.parse(file.read_text(encoding="utf-8")).body if isinstance(node, ast.FunctionDef)]
    assert [function.name for function in functions] == ["main"]
    assert functions[0].end_lineno - functions[0].lineno < 10


@pytest.mark.parametrize("file", sorted((PLUGINS / "action").glob("*.py")), ids=lambda file: file.stem)
def test_action_plugin_knows_its_module_and_the_base_class(file):
    ours = {name[len(OURS) :] for name in imports(file) if name.startswith(OURS)}
    assert ours == {"modules", "plugin_utils._in_worker"}
    functions = [node for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    assert len(functions) == 1


def test_private_names_of_ansible_core_are_used_in_one_file():
    for file in sorted((PLUGINS / "plugin_utils").glob("*.py")):
        names = {name for name in imports(file) if name.startswith("ansible.")}
        assert not names if file.stem == "_core" else not any("_" in part[:1] for n in names for part in n.split("."))


def test_the_emulator_and_the_plugins_do_not_know_each_other():
    for file in EMULATOR.rglob("*.py"):
        assert not any(name.startswith("ansible") for name in imports(file, EMULATOR, "plesk_emulator")), file
    for file in PLUGINS.rglob("*.py"):
        assert not any(name.startswith("plesk_emulator") for name in imports(file)), file


@pytest.mark.parametrize("file", EMULATOR_FILES, ids=lambda file: str(file.relative_to(EMULATOR)))
def test_the_emulators_imports_point_downwards(file):
    mine = file.relative_to(EMULATOR).parts[0].removesuffix(".py")
    for name in imports(file, EMULATOR, "plesk_emulator"):
        package, _dot, other = name.partition(".")
        if package == "plesk_emulator" and layer(other) != "user_error":
            assert EMULATOR_LAYERS.index(layer(other)) <= EMULATOR_LAYERS.index(mine), f"{file} knows {name}"
