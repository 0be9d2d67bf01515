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
from update_bulk_docs import SECTIONS, documentation

ROLE = Path(__file__).resolve().parent.parent / "roles" / "provision"
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


def specification(text: str) -> str:
    """The text of argument_specs.yml with the lists, and their entries' options as the modules document them now."""
    start = text.index("      provision_")
    end = text.index("      provision_file:")
    block = "".join(_list(module, plural) for module, plural in SECTIONS.items())
    return text[:start] + block + text[end:]


def _list(module: str, plural: str) -> str:
    variable = f"provision_{plural}"
    label = plural.replace("_", " ")
    spec = {
        variable: {
            "description": [f"The {label}. Each entry takes the options of M(community.plesk.{module})."],
            "type": "list",
            "elements": "raw",
            "default": [],
            "options": options(documentation(module)["options"], variable),
        }
    }
    return "".join(f"      {line}\n" for line in dumped(spec, 120).splitlines())


def tasks(text: str) -> str:
    """The text of tasks/main.yml with a line for each list."""
    lines = "".join(
        f'    {plural}: "{{{{ __provision_lists.{plural} | default(omit) }}}}"\n' for plural in SECTIONS.values()
    )
    return re.sub(
        r"(?m)(^  community\.plesk\.plesk_objects:\n)(?:    .*\n)+", lambda match: match.group(1) + lines, text
    )


def variables(text: str) -> str:
    """The text of vars/main.yml with the names of the lists."""
    block = "__provision_sections:\n" + "".join(f"  - {plural}\n" for plural in SECTIONS.values())
    return re.sub(r"(?m)^__provision_sections:.*\n(?:  - .*\n)*", lambda _match: block, text)


def defaults(text: str) -> str:
    """The text of defaults/main.yml with an empty list for each kind."""
    block = "".join(f"provision_{plural}: []\n" for plural in SECTIONS.values())
    return re.sub(r"(?m)(?:^provision_\w+: \[\]\n)+", lambda _match: block, text)


def readme(text: str) -> str:
    """The text of README.md with a row for each list."""
    meaning = "entries with the options of `community.plesk.{0}`"
    rows = "".join(f"| `provision_{plural}` | {meaning.format(module)} |\n" for module, plural in SECTIONS.items())
    return re.sub(r"(?m)(?:^\| `provision_(?!file)\w+` \|.*\n)+", lambda _match: rows, text)


def texts() -> dict[Path, str]:
    """The files of the role that follow from the kinds, and their texts."""
    made = {
        "meta/argument_specs": specification,
        "tasks/main": tasks,
        "vars/main": variables,
        "defaults/main": defaults,
    }
    paths = {ROLE / f"{name}.yml": make for name, make in made.items()}
    paths[ROLE / "README.md"] = readme
    return {path: make(path.read_text(encoding="utf-8")) for path, make in paths.items()}


def main() -> int:
    return settle(texts())


if __name__ == "__main__":
    sys.exit(main())
