# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Arguments that Ansible's own check refuses although their meaning is plain.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping
from typing import Any

_WHOLE = re.compile(r"\s*([+-]?\d{1,40})\.0+\s*", re.ASCII)
_TYPE = re.compile(
    r"argument '([^']+)' is of type (?:<class ')?(\w+)(?:'>)?(?: found in '([^']+)'\.?)?"
    r" and we were unable to convert to (\w+): (?:<class |\"[\[{]|dictionary requested).*",
    re.DOTALL,
)
_CHOICE = re.compile(r", got: ([\[{]).*", re.DOTALL)
_TYPES = {
    "dict": "a map",
    "list": "a list",
    "str": "a text",
    "int": "a whole number",
    "float": "a number",
    "bool": "a boolean",
    "NoneType": "null",
}
_DATE = re.compile(r"datetime\.date\((\d{4}), (\d{1,2}), (\d{1,2})\)")


def eased(spec: Mapping[str, Mapping[str, Any]], given: Mapping[str, Any]) -> dict[str, Any]:
    """Return arguments in a form that the check takes.

    A blank number or boolean, as surveys send it, counts as not given.  ``50.0`` is a whole number.  Lists and maps in
    which YAML found a date arrive as the text of Python up to ansible-core 2.18.
    """
    return {
        option: _eased(value, spec.get(option, {}))
        for option, value in given.items()
        if not (_blank(value) and spec.get(option, {}).get("type") in ("int", "bool"))
    }


def plain(message: str) -> str:
    """Return an error of the check without the names of Python's classes."""
    found = _TYPE.search(message)
    if found is None:
        return _CHOICE.sub(lambda got: ", but it is a list." if got.group(1) == "[" else ", but it is a map.", message)
    option, given, within, wanted = found.groups()
    where = f"{within}.{option}" if within else option
    told = f"{where} is {_TYPES.get(given, given)}, but {_TYPES.get(wanted, wanted)} is expected. Correct the option."
    return message[: found.start()] + told


def _blank(value: Any) -> bool:
    return isinstance(value, str) and not value.strip()


def _eased(value: Any, argument: Mapping[str, Any]) -> Any:
    kind = argument.get("type")
    if kind == "list" and (not isinstance(value, str) or "datetime.date(" not in value):
        return _entries(value, argument)
    if kind == "dict" and "options" in argument and isinstance(value, (int, float, list)):
        # ansible-core looks into it before it checks the type, and fails
        return str(value) if not isinstance(value, list) else "a list"
    if not isinstance(value, str):
        return value
    if kind == "int":
        whole = _WHOLE.fullmatch(value)
        return whole.group(1) if whole else value
    if kind in ("list", "dict") and "datetime.date(" in value:
        text = _DATE.sub(lambda day: f"'{day.group(1)}-{int(day.group(2)):02}-{int(day.group(3)):02}'", value)
        try:
            return ast.literal_eval(text.strip())
        except (ValueError, SyntaxError, MemoryError, RecursionError):
            return value
    return value


def _entries(value: Any, argument: Mapping[str, Any]) -> Any:
    """Return a list whose bare texts stand for the only option that an entry requires; one text is a list of one."""
    required = [name for name, option in argument.get("options", {}).items() if option.get("required")]
    if not isinstance(value, (list, str)) or len(required) != 1:
        return value
    entries = [value] if isinstance(value, str) else value
    return [{required[0]: entry} if isinstance(entry, str) else entry for entry in entries]
