# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Writes the doc fragments of the modules that take lists or documents: the options of the single modules in entries.

Run without arguments it writes; with ``--check`` it only says what would change, and fails if anything would.
"""

from __future__ import annotations

import re
import sys
import textwrap
from pathlib import Path
from typing import Any

import yaml

import places
from generated import dumped, of_an_entry, settle

sys.path.insert(0, str(places.collections_root()))

from ansible_collections.community.plesk.plugins.module_utils._edge.many import purge_options
from ansible_collections.community.plesk.plugins.module_utils._resources.kinds import KINDS

PLUGINS = Path(__file__).resolve().parent.parent / "plugins"
SECTIONS = {f"plesk_{kind.name}": kind.plural for kind in KINDS}
"""The lists of a document, by the single module of their kind."""
LISTS = {
    module: plural
    for module, plural in SECTIONS.items()
    if module != f"plesk_{plural}" and (PLUGINS / "modules" / f"plesk_{plural}.py").is_file()
}
"""Those that have a module of their own."""
GENERAL = ("plesk", "attributes")
"""Fragments about the module, not about objects."""

HEAD = '''# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The entries that M(community.plesk.plesk_{plural}) takes.

{written}
Note that this doc fragment is **PRIVATE** to the collection.
"""

from __future__ import annotations


class ModuleDocFragment:
    """The options of an entry."""

    DOCUMENTATION = r"""
'''


def documentation(module: str) -> dict[str, Any]:
    """The parsed DOCUMENTATION of a module of this collection, with the options of fragments for objects."""
    found = _written(PLUGINS / "modules" / f"{module}.py", "DOCUMENTATION")
    for fragment in found["extends_documentation_fragment"]:
        name, _dot, section = fragment.rpartition("._")[2].partition(".")
        if name not in GENERAL:
            file = PLUGINS / "doc_fragments" / f"_{name}.py"
            found["options"].update(_written(file, section.upper() or "DOCUMENTATION")["options"])
    return found


def _written(file: Path, name: str) -> dict[str, Any]:
    found = re.search(rf'{name} = r"""(.*?)"""', file.read_text(encoding="utf-8"), re.S)
    assert found, f"{file.name} has no {name}"
    return yaml.safe_load(found.group(1))


def _head(plural: str, module: str) -> str:
    """The text of a fragment before its options."""
    written = f"Written by tests/update_bulk_docs.py from the documentation of {module}: change it there."
    return HEAD.format(plural=plural, written="\n".join(textwrap.wrap(written, 120)))


def fragment(module: str, plural: str) -> str:
    """The text of the fragment for the list of a kind."""
    options = {plural: _entries(module, plural, required=True)}
    head = _head(plural, f"M(community.plesk.{module})")
    return head + dumped({"options": options}, 78) + '"""\n'


def sections() -> str:
    """The text of the fragment for a document."""
    options: dict[str, Any] = {plural: _entries(module, plural) for module, plural in SECTIONS.items()}
    options["purge"] = {
        "description": [
            "Deletes objects that the document omits, kind by kind, within conditions which all must hold.",
            "Each object is checked by its own data before it is deleted. The login account is never deleted.",
        ],
        "type": "dict",
        "suboptions": {
            kind.plural: {
                "description": [f"Delete {kind.label}s that O({kind.plural}) omits, within these conditions."],
                "type": "dict",
                "suboptions": {option: _condition(kind.label, option) for option in purge_options(kind)},
            }
            for kind in KINDS
            if kind.purge
        },
    }
    head = _head("objects", "the modules for one object")
    return head + dumped({"options": options}, 78) + '"""\n'


def _condition(label: str, option: str) -> dict[str, Any]:
    name = option[: -len("_prefix")] if option.endswith("_prefix") else option
    how = "begins with this text" if name != option else "has this value"
    return {"description": [f"Only {label}s of which the option C({name}) {how}."], "type": "str"}


def _entries(module: str, plural: str, required: bool = False) -> dict[str, Any]:
    labels = plural.replace("_", " ")
    found: dict[str, Any] = {
        "description": [
            f"The {labels}. Each entry takes the options of M(community.plesk.{module}).",
            "Two entries that mean the same object are an error that names both.",
        ],
        "type": "list",
        "elements": "dict",
    }
    if required:
        found["required"] = True
    found["suboptions"] = _deeper(documentation(module)["options"], plural)
    return found


def _deeper(value: Any, plural: str) -> Any:
    if isinstance(value, dict):
        return {key: _deeper(entry, plural) for key, entry in value.items()}
    if isinstance(value, list):
        return [_deeper(entry, plural) for entry in value]
    return of_an_entry(value, plural) if isinstance(value, str) else value


def main() -> int:
    folder = PLUGINS / "doc_fragments"
    texts = {folder / f"_{plural}.py": fragment(module, plural) for module, plural in LISTS.items()}
    return settle({**texts, folder / "_objects.py": sections()})


if __name__ == "__main__":
    sys.exit(main())
