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


class _Dumper(yaml.SafeDumper):
    """Indents lists, as the linter wants it."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> Any:
        return super().increase_indent(flow, False)


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
    dumped = yaml.dump({"options": options}, Dumper=_Dumper, sort_keys=False, width=78, allow_unicode=True)
    return HEAD.format(plural=plural, module=module) + dumped + '"""\n'


def _deeper(value: Any, plural: str) -> Any:
    if isinstance(value, dict):
        return {key: _deeper(entry, plural) for key, entry in value.items()}
    if isinstance(value, list):
        return [_deeper(entry, plural) for entry in value]
    return re.sub(r"\bO\((?=[a-z_]+[=)\[.])", f"O({plural}[].", value) if isinstance(value, str) else value


def main() -> int:
    check = "--check" in sys.argv[1:]
    stale = []
    for module, plural in LISTS.items():
        path = PLUGINS / "doc_fragments" / f"_{plural}.py"
        text = fragment(module, plural)
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(path.name)
            if not check:
                path.write_text(text, encoding="utf-8")
    for name in stale:
        print(f"{name}: {'is not what the single module says' if check else 'written'}")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
