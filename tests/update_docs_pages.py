# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the generated tables of the documentation: modules, limits, error codes, behaviors, faults.

In a page, `.. generated: NAME` and `.. end of NAME` enclose such a table; in the README, comments of Markdown do.
Without arguments, the program writes the tables. With `--check`, it lists the pages that would change, and fails if
there are any.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "roles" / "emulator" / "files")]

import places

sys.path.insert(0, str(places.collections_root()))

import kinds_picture
import reference_tables
from ansible_collections.community.plesk.plugins.module_utils._api import codes as api_codes
from ansible_collections.community.plesk.plugins.module_utils._resources.kinds import KINDS as DECLARATIONS
from generated import settle
from plesk_emulator.behaviors.chosen import declared
from plesk_emulator.web.faults import KINDS

RST = ROOT / "docs" / "docsite" / "rst"
README = ROOT / "README.md"
REGION = re.compile(
    r"(^(?:\.\.|<!--) generated: (\w+)(?: -->)?\n\n)(.*?)(^(?:\.\.|<!--) end of \2(?: -->)?$)", re.MULTILINE | re.DOTALL
)


def table(widths: str, *rows: Iterable[str]) -> str:
    """A table in reStructuredText; the first row is its head."""
    lines = [".. list-table::", "   :header-rows: 1", f"   :widths: {widths}", ""]
    for row in rows:
        lines += [f"   {'* ' if index == 0 else '  '}- {cell}".rstrip() for index, cell in enumerate(row)]
    return "\n".join(lines) + "\n\n"


def plain(text: str) -> str:
    """Text as reStructuredText, in which nothing is markup."""
    return re.sub(r"[\\*`|@]|_(?=\W|$)|-(?=-)", r"\\\g<0>", text)


def literal(text: str) -> str:
    return f"``{text}``"


def codes() -> str:
    """The error codes of the XML API."""
    rows = [(str(code), plain(entry.meaning), plain(entry.remedy)) for code, entry in sorted(api_codes.CODES.items())]
    # The search of the site ignores numbers unless they are entries of the index.
    entries = "".join(f"   single: {code}\n" for code, _meaning, _remedy in rows)
    return f".. index::\n{entries}\n" + table("8 36 56", ("Code", "Meaning", "What to do"), *rows)


def lost() -> str:
    """The ways in which no answer of the XML API comes."""
    rows = [(literal(kind), plain(fault.meaning), plain(fault.remedy)) for kind, fault in api_codes.FAULTS.items()]
    return table("12 34 54", ("Kind", "Meaning", "What to do"), *rows)


def http() -> str:
    """The HTTP statuses with a remedy of their own."""
    statuses: dict[str, list[str]] = {}
    for status, remedy in api_codes.HTTP_REMEDIES.items():
        statuses.setdefault(remedy, []).append(str(status))
    rows = [(", ".join(numbers), plain(remedy)) for remedy, numbers in statuses.items()]
    return table("16 84", ("Status", "What to do"), *rows)


def untouched() -> str:
    """The codes that mean that the server executed nothing."""
    return ", ".join(str(code) for code in sorted(api_codes.NOTHING_EXECUTED)) + ".\n\n"


def behaviors() -> str:
    """The points that are not documented, and how the emulator can behave."""
    rows = []
    for behavior in declared().values():
        values = [
            literal(value) + ("\\*" if value in behavior.breaks_output_schema else "") for value in behavior.values
        ]
        values += ["a number of seconds"] if behavior.seconds else []
        rows.append((literal(behavior.name), ", ".join(values), f"{plain(behavior.explains)} {plain(behavior.reason)}"))
    return table(
        "18 26 56", ("Name", "Values, the default first", "What it decides, and why the default is the default"), *rows
    )


def faults() -> str:
    """How the emulator can misbehave."""
    rows = []
    for name, kind in KINDS.items():
        own = [f"when={'|'.join(kind.moments)}"] if len(kind.moments) > 1 else []
        own += [f"{kind.parameter}={kind.default}"] if kind.parameter else []
        rows.append((literal(name), plain(kind.explains), ", ".join(map(literal, own))))
    return table("18 52 30", ("Kind", "What happens", "Of its own, with the default"), *rows)


def modules() -> str:
    """The modules of each kind of object."""
    return table("22 26 26 26", *reference_tables.module_rows())


def other_modules() -> str:
    """The modules that belong to no kind of object."""
    return table("30 70", *reference_tables.other_rows())


def readme() -> str:
    """The modules, for the README."""
    return reference_tables.readme()


def kinds() -> str:
    """How the kinds of objects refer to each other."""
    picture = kinds_picture.tree(kinds_picture.of_declarations(DECLARATIONS))
    lines = (f"    {line}" if line else "" for line in picture.splitlines())
    return ".. code-block:: text\n\n" + "\n".join(lines) + "\n\n"


def limits() -> str:
    """The limits of resellers and subscriptions."""
    return table("20 34 10 14 22", *reference_tables.limit_rows())


def permissions() -> str:
    """The permissions of resellers and subscriptions."""
    return table("30 46 24", *reference_tables.permission_rows())


def hosting() -> str:
    """The properties of physical hosting."""
    return table("22 36 22 20", *reference_tables.hosting_rows())


TABLES: dict[str, Callable[[], str]] = {
    made.__name__: made
    for made in (
        *(codes, lost, http, untouched, behaviors, faults),
        *(modules, other_modules, readme, kinds, limits, permissions, hosting),
    )
}


def renewed(page: str) -> str:
    """The text of a page with its tables made anew."""
    return REGION.sub(lambda found: found[1] + TABLES[found[2]]() + found[4], page)


def main() -> int:
    return settle({path: renewed(path.read_text(encoding="utf-8")) for path in (README, *sorted(RST.glob("*.rst")))})


if __name__ == "__main__":
    sys.exit(main())
