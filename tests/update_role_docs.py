# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Writes the entries' options into the role provision's argument_specs.yml: what the modules document, in short.

Run without arguments it writes; with ``--check`` it only says whether something would change, and fails if so.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import yaml

from update_bulk_docs import LISTS, documentation

SPECS = Path(__file__).resolve().parent.parent / "roles" / "provision" / "meta" / "argument_specs.yml"
KEPT = ("type", "elements", "choices", "default", "required")


class _Dumper(yaml.SafeDumper):
    """Indents lists, as the linter wants it."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> Any:
        return super().increase_indent(flow, False)


def options(documented: dict[str, Any], variable: str) -> dict[str, Any]:
    """Options as a role documents them: of each its type and the first sentence."""
    return {name: _option(option, variable) for name, option in documented.items()}


def _option(option: dict[str, Any], variable: str) -> dict[str, Any]:
    described = option["description"]
    text = described if isinstance(described, str) else described[0]
    sentence = re.split(r"(?<=\.)\s", text.strip(), maxsplit=1)[0]
    short: dict[str, Any] = {"description": re.sub(r"\bO\((?=[a-z_]+[=)\[.])", f"O({variable}[].", sentence)}
    short.update((key, option[key]) for key in KEPT if key in option)
    if "suboptions" in option:
        short["options"] = options(option["suboptions"], variable)
    return short


def updated(text: str) -> str:
    """The text of argument_specs.yml with the entries' options as the modules document them now."""
    for module, plural in LISTS.items():
        variable = f"provision_{plural}"
        entries = options(documentation(module)["options"], variable)
        dumped = yaml.dump({"options": entries}, Dumper=_Dumper, sort_keys=False, width=140, allow_unicode=True)
        block = "".join(f"        {line}\n" for line in dumped.splitlines())
        pattern = rf"(?ms)^(      {variable}:\n.*?)^        options:\n.*?(?=^      \S|\Z)"
        text, found = re.subn(pattern, lambda match, block=block: match.group(1) + block, text, count=1)
        assert found, f"{SPECS.name} has no options of {variable}"
    return text


def main() -> int:
    """Writes the file, or says that it is out of date; returns the exit code."""
    text = SPECS.read_text(encoding="utf-8")
    if updated(text) == text:
        return 0
    if "--check" in sys.argv[1:]:
        print(f"{SPECS.name} is not what the modules say")
        return 1
    SPECS.write_text(updated(text), encoding="utf-8")
    print(f"{SPECS.name}: written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
