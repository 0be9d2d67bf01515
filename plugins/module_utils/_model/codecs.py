# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Codecs: how one value looks in a task, in a packet and in a result.

A codec brings what the task says and what the server answers to one form, so that the comparison of the two means
something.  A value that a codec cannot accept is refused before anything is sent.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

import datetime
import difflib
import ipaddress
import re
from collections.abc import Iterable, Mapping
from typing import Any

from .._api.errors import (
    SECRET,
    Collected,
    OptionError,
    forbidden_character,
)
from .._api.secrets import refuse_masked
from .._api.text import collapse

UNLIMITED = -1
_INT64 = 2**63 - 1
_SIZE = re.compile(r"^(\d+(?:\.\d+)?)\s*([KMGTP]?)(?:I?B)?$", re.IGNORECASE)
_DATE = re.compile(r"^\d{4}-\d{2}-\d{2}$")
_POWERS = {"": 0, "K": 1, "M": 2, "G": 3, "T": 4, "P": 5}

Difference = tuple[Any, Any]


def nearest(name: str, known: Iterable[str]) -> str:
    """Return a remedy that lists the names most like ``name``, or else all of the ``known`` ones."""
    names = sorted(known)
    close = difflib.get_close_matches(name, names, n=3, cutoff=0.5)
    if close:
        return "Did you mean " + " or ".join(f"'{entry}'" for entry in close) + "?"
    return "Known names: " + (", ".join(names) if names else "none") + "."


def checked_text(value: Any, where: str, secret: bool = False) -> str:
    """Return ``value`` as text that a packet can carry.

    Raises OptionError for a character that XML 1.0 forbids, naming it by its code point, and for a text that Ansible
    has masked.
    """
    text = value if isinstance(value, str) else str(value)
    refuse_masked(text, where)
    found = forbidden_character(text)
    if found:
        raise OptionError(
            where,
            SECRET if secret else value,
            f"holds the character {found}, which XML 1.0 cannot carry",
            "Remove that character.",
        )
    return text


def parse_boolean(value: Any, where: str) -> bool:
    """Return a boolean as people write it in YAML; raises OptionError for anything else."""
    if isinstance(value, bool):
        return value
    word = str(value).strip().lower()
    if word in ("true", "yes", "on", "1", "y", "t"):
        return True
    if word in ("false", "no", "off", "0", "n", "f"):
        return False
    raise OptionError(where, value, "is not a boolean", "Write true or false.")


def read_boolean(text: str | None) -> bool | None:
    """Return the boolean of an answer: servers were recorded to write ``true``, ``1`` and ``on``."""
    if text is None or not text.strip():
        return None
    return text.strip().lower() in ("true", "1", "on")


def parse_limit(value: Any, kind: str | None, where: str) -> int:
    """Return a limit as the protocol's signed 64-bit integer; unlimited is -1.

    ``kind`` is the type that the server's descriptor gives: ``bytes``, ``int``, ``date``, or None when it is unknown.
    Sizes are powers of 1024; dates become seconds since 1970 (UTC).  Raises OptionError.
    """
    number = _plain_limit(value)
    if number is None and isinstance(value, str):
        number = _written_limit(value.strip(), kind, value, where)
    if number is None:
        raise OptionError(
            where, value, "is not a limit", "Write a whole number, a size such as 10G or 512 MB, or unlimited."
        )
    if not UNLIMITED <= number <= _INT64:
        raise OptionError(where, value, "is out of range", "Use unlimited (-1) or a number from 0 to 2^63 - 1.")
    return number


def _plain_limit(value: Any) -> int | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, str) and re.fullmatch(r"-?[0-9]{1,40}", value.strip()):
        return int(value)
    return None


def _written_limit(text: str, kind: str | None, value: Any, where: str) -> int | None:
    if text.lower() == "unlimited" or (text.lower() == "never" and kind in ("date", None)):
        return UNLIMITED
    if _DATE.match(text):
        return _date_limit(text, kind, value, where)
    size = _SIZE.match(text)
    if size is None:
        return None
    if kind not in ("bytes", None):
        raise OptionError(where, value, f"is a size, but this limit is of type {kind}", "Write a whole number.")
    count = float(size.group(1)) * 1024 ** _POWERS[size.group(2).upper()]
    if count > _INT64:
        return _INT64 + 1
    if not count.is_integer():
        raise OptionError(where, value, "is not a whole number of bytes", "Write the size in a smaller unit.")
    if "." not in size.group(1):
        return int(size.group(1)) * int(1024 ** _POWERS[size.group(2).upper()])
    return int(count)


def _date_limit(text: str, kind: str | None, value: Any, where: str) -> int:
    if kind not in ("date", None):
        raise OptionError(where, value, f"is a date, but this limit is of type {kind}", "Write a number or a size.")
    return int(_day(text, value, where).timestamp())


def _day(text: str, value: Any, where: str) -> datetime.datetime:
    try:
        return datetime.datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=datetime.timezone.utc)
    except ValueError:
        raise OptionError(where, value, "is not a day of the calendar", "Write YYYY-MM-DD.") from None


def parse_date(value: Any, where: str) -> str:
    """Return a day as YYYY-MM-DD; raises OptionError."""
    text = str(value).strip()
    return _day(text if _DATE.match(text) else "", value, where).strftime("%Y-%m-%d")


class Codec:
    """Plain text: compared with white space collapsed, an unset value being the empty string."""

    type = "str"
    elements: str | None = None
    unset: Any = ""

    def argument(self) -> dict[str, Any]:
        """Return what this codec contributes to the argument spec."""
        spec: dict[str, Any] = {"type": self.type}
        if self.elements:
            spec["elements"] = self.elements
        return spec

    def parse(self, value: Any, where: str) -> Any:
        """Return the task's value in the common form; raises OptionError."""
        return checked_text(value, where)

    def check(self, value: Any, where: str) -> None:
        """Raise OptionError for a value that servers refuse, or store although it cannot be meant."""

    def read(self, text: str | None) -> Any:
        """Return an answer's text in the common form."""
        return text or ""

    def write(self, value: Any) -> str | None:
        """Return the text of the packet's node, None for an empty one."""
        return value or None

    def same(self, wanted: Any, current: Any) -> bool:
        """Return whether the server's value satisfies the desired one."""
        return collapse(wanted or "") == collapse(current or "")

    def key(self, value: Any) -> str:
        """Return the form in which names of objects that are such values are compared."""
        return collapse(str(value if value is not None else "")).casefold()

    def difference(self, wanted: Any, current: Any) -> Difference | None:
        """Return what to show as before and after, or None when nothing differs."""
        return None if self.same(wanted, current) else (current, wanted)

    def overlay(self, wanted: Any, current: Any) -> Any:
        """Return the value an object has once ``wanted`` is applied over ``current``."""
        return wanted

    def told(self, value: Any) -> Any:
        """Return how a diff shows a value."""
        return value


class Filled(Codec):
    """Text that cannot be blank, such as a name.  ``fold`` compares without letter case, as logins are."""

    unset = None

    def __init__(self, what: str, fold: bool = False) -> None:
        self.what = what
        self.fold = fold

    def read(self, text: str | None) -> Any:
        return text if text and text.strip() else None

    def parse(self, value: Any, where: str) -> Any:
        text = checked_text(value, where)
        if not text.strip():
            raise OptionError(where, value, f"is blank, but {self.what} cannot be empty", "Give it a value.")
        return text

    def same(self, wanted: Any, current: Any) -> bool:
        left, right = collapse(wanted or ""), collapse(current or "")
        return left.casefold() == right.casefold() if self.fold else left == right


class Number(Codec):
    """A whole number, not below ``least``."""

    type = "int"
    unset = None

    def __init__(self, least: int = 0) -> None:
        self.least = least

    def parse(self, value: Any, where: str) -> Any:
        if int(value) < self.least:
            raise OptionError(where, value, f"is below {self.least}", f"Write a number from {self.least}.")
        return int(value)

    def read(self, text: str | None) -> Any:
        return int(text) if text and re.fullmatch(r"\s*-?[0-9]{1,30}\s*", text) else None

    def write(self, value: Any) -> str | None:
        return str(value)

    def same(self, wanted: Any, current: Any) -> bool:
        return bool((wanted or 0) == (current or 0))


class Boolean(Codec):
    """A boolean; written as the words that answers use."""

    type = "bool"
    unset = None

    def parse(self, value: Any, where: str) -> Any:
        return parse_boolean(value, where)

    def read(self, text: str | None) -> Any:
        return read_boolean(text)

    def write(self, value: Any) -> str | None:
        return "true" if value else "false"

    def same(self, wanted: Any, current: Any) -> bool:
        return bool(wanted) == bool(current)


class Choice(Codec):
    """One of a fixed list of words."""

    unset = None

    def __init__(self, *choices: str) -> None:
        self.choices = list(choices)

    def argument(self) -> dict[str, Any]:
        return {"type": "str", "choices": self.choices}

    def read(self, text: str | None) -> Any:
        return text.strip() if text and text.strip() else None


class Addresses(Codec):
    """A set of IP addresses, in the order of their numbers; ``::1`` and ``0:0::1`` are the same."""

    type = "list"
    elements = "str"
    unset: Any = ()

    def parse(self, value: Any, where: str) -> Any:
        return sort_addresses(parse_address(entry, f"{where}[{index}]") for index, entry in enumerate(value))

    def same(self, wanted: Any, current: Any) -> bool:
        return set(wanted or ()) == set(current or ())


def parse_address(value: Any, where: str) -> str:
    """Return an IP address in its normal form; raises OptionError."""
    try:
        return str(ipaddress.ip_address(str(value).strip()))
    except ValueError:
        raise OptionError(
            where, value, "is not an IP address", "Write an IPv4 or IPv6 address without a mask."
        ) from None


def read_address(text: str | None) -> str:
    """Return an answer's address in its normal form; what is none stays as it came."""
    try:
        return str(ipaddress.ip_address((text or "").strip()))
    except ValueError:
        return (text or "").strip()


def sort_addresses(addresses: Iterable[str]) -> list[str]:
    """Return the distinct addresses, IPv4 first, each family in the order of its numbers."""

    def order(address: str) -> tuple[int, int, str]:
        try:
            parsed = ipaddress.ip_address(address)
        except ValueError:
            return (9, 0, address)
        return (parsed.version, int(parsed), address)

    return sorted(set(addresses), key=order)


class NamedValues(Codec):
    """Named values of which the task names some: only the named ones are compared, the others stay."""

    type = "dict"
    unset: Any = {}

    def entry(self, value: Any, where: str) -> Any:
        """Return one named value in the common form; raises OptionError."""
        return value

    def parse(self, value: Mapping[Any, Any], where: str) -> Any:
        parsed: dict[str, Any] = {}
        with Collected() as errors:
            for name, entry in value.items():
                with errors.kept():
                    parsed[checked_text(name, f"{where} (a name)")] = self.entry(entry, f"{where}.{name}")
        return parsed

    def same(self, wanted: Any, current: Any) -> bool:
        return self.difference(wanted, current) is None

    def difference(self, wanted: Any, current: Any) -> Difference | None:
        have = current or {}
        names = sorted(name for name in wanted if name not in have or have[name] != wanted[name])
        if not names:
            return None
        return {name: have.get(name) for name in names}, {name: wanted[name] for name in names}

    def overlay(self, wanted: Any, current: Any) -> Any:
        return dict(sorted({**(current or {}), **wanted}.items()))


class Limits(NamedValues):
    """Limits by name.  Their types come from the server, so the values stay as written until they are planned."""

    def entry(self, value: Any, where: str) -> Any:
        parse_limit(value, None, where)
        return value


class Permissions(NamedValues):
    """Permissions by name, each a boolean."""

    def entry(self, value: Any, where: str) -> Any:
        return parse_boolean(value, where)


TEXT = Codec()
BOOLEAN = Boolean()
