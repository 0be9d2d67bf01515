# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the programs share that write files from other files: ``update_*.py``."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml


class _Dumper(yaml.SafeDumper):
    """Indents lists, as the linter wants it."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> Any:
        return super().increase_indent(flow, False)


def dumped(value: Any, width: int) -> str:
    """Return a value as YAML in lines of this width."""
    return yaml.dump(value, Dumper=_Dumper, sort_keys=False, width=width, allow_unicode=True)


def of_an_entry(text: str, option: str) -> str:
    """Return a description that refers to options of an entry of the list ``option``, except those of connections."""
    return re.sub(r"\bO\((?!api_)(?=[a-z_]+[=)\[.])", f"O({option}[].", text)


def settle(texts: Mapping[Path, str]) -> int:
    """Write the files that do not have these texts, or with ``--check`` only name them; return the exit code."""
    check = "--check" in sys.argv[1:]
    stale = [path for path, text in texts.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    for path in stale:
        if not check:
            path.write_text(texts[path], encoding="utf-8")
        print(f"{path.name}: {f'is out of date; run {Path(sys.argv[0]).name}' if check else 'written'}")
    return 1 if check and stale else 0
