# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Writes the doc fragments of the modules that take lists: what the single modules document, one level deeper.

Run without arguments it writes; with ``--check`` it only says what would change, and fails if anything would.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import yaml

from generated import dumped, of_an_entry, settle

PLUGINS = Path(__file__).resolve().parent.parent / "plugins"
LISTS = {"plesk_customer": "customers", "plesk_reseller": "resellers", "plesk_reseller_plan": "reseller_plans"}

HEAD = '''# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The entries of the list that M(community.plesk.plesk_{plural}) takes.

Written by tests/update_bulk_docs.py from the documentation of M(community.plesk.{module}): change it there.
Note that this doc fragment is **PRIVATE** to the collection.
"""

from __future__ import annotations


class ModuleDocFragment:
    """What an entry may say."""

    DOCUMENTATION = r"""
'''


def documentation(module: str) -> dict[str, Any]:
    """The parsed DOCUMENTATION of a module of this collection."""
    text = (PLUGINS / "modules" / f"{module}.py").read_text(encoding="utf-8")
    found = re.search(r'DOCUMENTATION = r"""(.*?)"""', text, re.S)
    assert found, f"{module} has no DOCUMENTATION"
    return yaml.safe_load(found.group(1))


def fragment(module: str, plural: str) -> str:
    """The text of the fragment for the list of a kind."""
    label = module[len("plesk_") :].replace("_", " ")
    suboptions = _deeper(documentation(module)["options"], plural)
    options = {
        plural: {
            "description": [
                f"The {label}s. Each entry takes the options of M(community.plesk.{module}).",
                "Two entries that mean the same object are an error that names both.",
            ],
            "type": "list",
            "elements": "dict",
            "required": True,
            "suboptions": suboptions,
        }
    }
    return HEAD.format(plural=plural, module=module) + dumped({"options": options}, 78) + '"""\n'


def _deeper(value: Any, plural: str) -> Any:
    if isinstance(value, dict):
        return {key: _deeper(entry, plural) for key, entry in value.items()}
    if isinstance(value, list):
        return [_deeper(entry, plural) for entry in value]
    return of_an_entry(value, plural) if isinstance(value, str) else value


def main() -> int:
    folder = PLUGINS / "doc_fragments"
    return settle({folder / f"_{plural}.py": fragment(module, plural) for module, plural in LISTS.items()})


if __name__ == "__main__":
    sys.exit(main())
