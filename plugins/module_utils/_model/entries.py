# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What an entry of a list may contain, checked before anything is read from a server.

AnsibleModule turns values into the types of the options without a warning: a number that YAML made of ``0012`` becomes
the text ``10``.  So entries are checked as they were given, and all that is wrong in them is found at once.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from .._api.errors import SECRET, Collected, OptionError
from .._api.secrets import HIDDEN
from .codecs import nearest, parse_boolean

Spec = Mapping[str, Mapping[str, Any]]

_WHOLE = re.compile(r"\s*([+-]?\d{1,40})(\.0+)?\s*", re.ASCII)


_OMITTED = re.compile(r"__omit_place_holder__[0-9a-f]+")


def read_entry(spec: Spec, entry: Any, where: str) -> dict[str, Any]:
    """Return the options of an entry in the types of ``spec``, those that it omits with their defaults.

    Takes what can be taken without loss, such as ``'5'`` for a number.  Raises OptionError for an unknown option and a
    value of the wrong type, SeveralErrors for several.
    """
    if not isinstance(entry, Mapping):
        raise OptionError(where or "the entry", None, "is not a map of options", "Write options and their values.")
    values: dict[str, Any] = {}
    with Collected() as errors:
        for option in entry:
            if option not in spec:
                with errors.kept():
                    path = f"{where}.{option}" if where else str(option)
                    raise OptionError(path, None, "is not a valid option", nearest(str(option), spec))
        for option, argument in spec.items():
            given = entry.get(option)
            path = f"{where}.{option}" if where else option
            if not _omitted(given):
                with errors.kept():
                    values[option] = _typed(given, argument, path)
            elif argument.get("required"):
                with errors.kept():
                    raise OptionError(path, None, "is required", f"Set {option}.")
            else:
                values[option] = argument.get("default")
    return values


def _omitted(given: Any) -> bool:
    """Return whether a value is not set: null, and what ``default(omit)`` leaves in an entry before core 2.19."""
    return given is None or (isinstance(given, str) and bool(_OMITTED.fullmatch(given)))


def secrets_of(spec: Spec, entry: Any) -> Iterator[str]:
    """Yield the texts of an entry that must never be shown, whatever else is wrong with it."""
    if not isinstance(entry, Mapping):
        return
    for option, given in entry.items():
        argument = spec.get(option, {})
        if argument.get("no_log") and given is not None:
            yield str(given)
        if "options" in argument:
            for inner in given if isinstance(given, list) else [given]:
                yield from secrets_of(argument["options"], inner)


def hidden(spec: Spec, entry: Any) -> Any:
    """Return an entry with its secrets replaced."""
    if not isinstance(entry, Mapping):
        return entry
    shown: dict[Any, Any] = {}
    for option, given in entry.items():
        argument = spec.get(option, {})
        if argument.get("no_log") and given is not None:
            shown[option] = HIDDEN
        elif "options" in argument and isinstance(given, list):
            shown[option] = [hidden(argument["options"], inner) for inner in given]
        else:
            shown[option] = given
    return shown


def without_nulls(spec: Spec, entry: Mapping[str, Any]) -> dict[str, Any]:
    """Return options without those that are null, in the options of options too."""
    kept = {}
    for option, given in entry.items():
        inner = spec.get(option, {}).get("options")
        if inner is not None and isinstance(given, Mapping):
            given = without_nulls(inner, given)
        elif inner is not None and isinstance(given, list):
            given = [without_nulls(inner, each) if isinstance(each, Mapping) else each for each in given]
        if given is not None:
            kept[option] = given
    return kept


def _typed(given: Any, argument: Mapping[str, Any], path: str) -> Any:
    choices = argument.get("choices")
    if isinstance(given, bool) and choices:
        given = _word_of(given, choices)
    value = _READERS[argument.get("type", "str")](given, argument, path)
    if choices and value not in choices:
        raise OptionError(
            path, _shown(given, argument), "is not a valid choice", nearest(str(value), map(str, choices))
        )
    return value


def _word_of(given: bool, choices: Sequence[Any]) -> Any:
    """Return the choice that YAML read as a boolean, such as ``off``, if there is one; Ansible does the same."""
    words = [choice for choice in choices if choice in (("yes", "on", "true") if given else ("no", "off", "false"))]
    return words[0] if len(words) == 1 else given


def _shown(given: Any, argument: Mapping[str, Any]) -> Any:
    """Return a value as an error may show it: structures may hold secrets, and are described."""
    if argument.get("no_log"):
        return SECRET
    if isinstance(given, Mapping):
        return "a map"
    return "a list" if isinstance(given, (list, tuple)) else given


def _text(given: Any, argument: Mapping[str, Any], path: str) -> str:
    if isinstance(given, str):
        return given
    kind = "a map or a list"
    if isinstance(given, bool):
        kind = "a boolean"
    elif isinstance(given, (int, float)):
        kind = "a number"
    raise OptionError(
        path,
        _shown(given, argument),
        f"is {kind}, but a text is expected",
        "Quote it, so that YAML keeps it as it was written." if kind != "a map or a list" else "Write a text.",
    )


def _number(given: Any, argument: Mapping[str, Any], path: str) -> int:
    if isinstance(given, int) and not isinstance(given, bool):
        return given
    if isinstance(given, float) and given.is_integer():
        return int(given)
    found = _WHOLE.fullmatch(given) if isinstance(given, str) else None
    if found is None:
        raise OptionError(path, _shown(given, argument), "is not a whole number", "Write a number such as 5.")
    return int(found.group(1))


def _boolean(given: Any, _argument: Mapping[str, Any], path: str) -> bool:
    if isinstance(given, float) and given in (0, 1):
        return bool(given)
    return parse_boolean(given, path)


def _list(given: Any, argument: Mapping[str, Any], path: str) -> list[Any]:
    if isinstance(given, str) and "," in given:
        raise OptionError(
            path, given, "is a text with a comma, but a list is expected", "Write a YAML list, one value on each line."
        )
    entries = list(given) if isinstance(given, (list, tuple)) else [given]
    inner = {**argument, "type": argument.get("elements", "raw")}
    inner.pop("choices", None)
    if isinstance(given, Mapping) and inner["type"] != "dict":
        raise OptionError(path, "a map", "is not a list", "Write a YAML list.")
    short = _only_required(argument)
    values = []
    with Collected() as errors:
        for index, entry in enumerate(entries):
            with errors.kept():
                whole = {short: entry} if short and isinstance(entry, str) else entry
                values.append(_typed(whole, inner, f"{path}[{index}]"))
    return values


def _only_required(argument: Mapping[str, Any]) -> str:
    """Return the one option that an entry of a list requires, which a bare text then stands for; empty otherwise."""
    required = [name for name, option in argument.get("options", {}).items() if option.get("required")]
    return required[0] if len(required) == 1 else ""


def _map(given: Any, argument: Mapping[str, Any], path: str) -> dict[Any, Any]:
    if not isinstance(given, Mapping):
        raise OptionError(path, _shown(given, argument), "is not a map", "Write a map of names and values.")
    return read_entry(argument["options"], given, path) if "options" in argument else dict(given)


def _raw(given: Any, _argument: Mapping[str, Any], _path: str) -> Any:
    return given


_READERS = {"str": _text, "int": _number, "bool": _boolean, "list": _list, "dict": _map, "raw": _raw, "float": _raw}
