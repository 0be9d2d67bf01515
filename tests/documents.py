# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The documents for people and the examples in them.

An example is a code block. A comment before it, `.. run` in a page of the site and `<!-- run -->` in Markdown, says
that the tests play it as it stands: YAML as a play or as tasks, a console as commands with their output.
`.. fails` says that it fails, with the message in the block of text that follows. The caption of a block is the name of
the file that it shows.
"""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from pathlib import Path

import places

README = places.ROOT / "README.md"
RST = places.ROOT / "docs" / "docsite" / "rst"
PAGES = [README, *sorted(RST.glob("*.rst"))]

_IN_RST = re.compile(
    r"""(?:^\.\.\ (?P<mark>run|fails)\n\n+)?
        ^\.\.\ code-block::\ (?P<language>\S+)\n
        (?P<options>(?:\ +:[^\n]+\n)*)\n+
        (?P<text>(?:(?:\ +[^\n]*)?\n)+?)(?=\S|\Z)""",
    re.MULTILINE | re.VERBOSE,
)
_IN_MARKDOWN = re.compile(
    r"""(?:^<!--\ (?P<mark>run|fails)\ -->\n+)?
        ^```(?P<language>[^\s]+)(?P<options>[^\n]*)\n
        (?P<text>.*?\n)```$""",
    re.MULTILINE | re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True)
class Example:
    """A code block of a page. mark: what the tests do with it, empty for nothing; file: its caption, or empty."""

    page: Path
    line: int
    language: str
    mark: str
    file: str
    text: str

    @property
    def is_yaml(self) -> bool:
        return self.language.startswith("yaml")

    def __str__(self) -> str:
        return f"{self.page.name}:{self.line}"


def examples(page: Path) -> list[Example]:
    """The code blocks of a page, in order."""
    text = page.read_text(encoding="utf-8")
    pattern = _IN_RST if page.suffix == ".rst" else _IN_MARKDOWN
    return [_example(page, text, found) for found in pattern.finditer(text)]


def _example(page: Path, text: str, found: re.Match[str]) -> Example:
    caption = re.search(r"(?::caption:|title=)\s*(\S+)", found["options"])
    return Example(
        page=page,
        line=text.count("\n", 0, found.start("language")) + 1,
        language=found["language"],
        mark=found["mark"] or "",
        file=caption[1] if caption else "",
        text=textwrap.dedent(found["text"]).strip("\n") + "\n",
    )
