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

from generated import dumped, of_an_entry, settle
from update_bulk_docs import LISTS, documentation

SPECS = Path(__file__).resolve().parent.parent / "roles" / "provision" / "meta" / "argument_specs.yml"
KEPT = ("type", "elements", "choices", "default", "required")


def options(documented: dict[str, Any], variable: str) -> dict[str, Any]:
    """Options as a role documents them: of each its type and the first sentence."""
    return {name: _option(option, variable) for name, option in documented.items()}


def _option(option: dict[str, Any], variable: str) -> dict[str, Any]:
    described = option["description"]
    text = described if isinstance(described, str) else described[0]
    sentence = re.split(r"(?<=\.)\s", text.strip(), maxsplit=1)[0]
    short: dict[str, Any] = {"description": of_an_entry(sentence, variable)}
    short.update((key, option[key]) for key in KEPT if key in option)
    if "suboptions" in option:
        short["options"] = options(option["suboptions"], variable)
    return short


def updated(text: str) -> str:
    """The text of argument_specs.yml with the entries' options as the modules document them now."""
    for module, plural in LISTS.items():
        variable = f"provision_{plural}"
        entries = options(documentation(module)["options"], variable)
        block = "".join(f"        {line}\n" for line in dumped({"options": entries}, 140).splitlines())
        pattern = rf"(?ms)^(      {variable}:\n.*?)^        options:\n.*?(?=^      \S|\Z)"
        text, found = re.subn(pattern, lambda match, block=block: match.group(1) + block, text, count=1)
        assert found, f"{SPECS.name} has no options of {variable}"
    return text


def main() -> int:
    return settle({SPECS: updated(SPECS.read_text(encoding="utf-8"))})


if __name__ == "__main__":
    sys.exit(main())
