# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Values of mail accounts: addresses, aliases, quotas, and the texts of an autoresponder.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

import datetime
from typing import Any

from .._api.domains import ascii_domain
from .._api.errors import OptionError
from .._api.text import collapse
from .._model.codecs import Codec, Difference, Filled, Number, checked_text, parse_limit
from .._model.groups import Amount
from .._model.told import limit_told
from .members import Entries

DEFAULT = "default"


def local_part(address: str) -> str:
    """Return the part of an address before its site."""
    return address.rpartition("@")[0]


def site_of(address: str) -> str:
    """Return the site of an address."""
    return address.rpartition("@")[2]


def address_key(address: Any) -> tuple[str, str]:
    """Return an address in the form in which servers compare it."""
    local, _at, domain = str(address or "").strip().rpartition("@")
    return local.casefold(), ascii_domain(domain)


def checked_address(value: Any, where: str) -> str:
    """Return an address; raises OptionError if it is none."""
    text = checked_text(value, where).strip()
    local, at, domain = text.rpartition("@")
    if not at or not local or not domain or "@" in local or text != "".join(text.split()):
        raise OptionError(where, value, "is not an email address", "Write NAME@DOMAIN, such as info@example.com.")
    return text


class Address(Filled):
    """The address of an account, its site in ASCII form."""

    def __init__(self) -> None:
        super().__init__("an address", fold=True)

    def parse(self, value: Any, where: str) -> Any:
        text = checked_address(super().parse(value, where), where)
        return f"{local_part(text)}@{ascii_domain(site_of(text))}"

    def same(self, wanted: Any, current: Any) -> bool:
        return address_key(wanted) == address_key(current)


class Addresses(Entries):
    """The addresses to which mail is forwarded.  An empty list means none, whatever addresses the server keeps."""

    elements = "str"

    def entry(self, value: Any, where: str) -> Any:
        return checked_address(value, where)

    def meets(self, wanted: Any, current: Any) -> bool:
        return address_key(wanted) == address_key(current)

    def difference(self, wanted: Any, current: Any) -> Difference | None:
        return None if not wanted or self.same(wanted, current) else (current, wanted)

    def overlay(self, wanted: Any, current: Any) -> Any:
        return wanted or list(current or ())


class Aliases(Entries):
    """Further names of an account on its site."""

    elements = "str"

    def entry(self, value: Any, where: str) -> Any:
        text = checked_text(value, where).strip()
        if not text or "@" in text or text != "".join(text.split()):
            raise OptionError(
                where, value, "is not the name of an alias", "Write the part before the @, such as sales."
            )
        return text

    def meets(self, wanted: Any, current: Any) -> bool:
        return bool(wanted.casefold() == current.casefold())


class Quota(Number):
    """The size of a mailbox in bytes; unlimited is -1, and ``default`` leaves the size to the server."""

    type = "raw"

    def parse(self, value: Any, where: str) -> Any:
        if isinstance(value, str) and value.strip().lower() == DEFAULT:
            return DEFAULT
        return parse_limit(value, "bytes", where)

    def told(self, value: Any) -> Any:
        return limit_told(value, "bytes")

    def same(self, wanted: Any, current: Any) -> bool:
        return bool(wanted in (DEFAULT, current))

    def overlay(self, wanted: Any, current: Any) -> Any:
        return current if wanted == DEFAULT else wanted


class OutgoingLimit(Amount):
    """Messages per hour; ``default`` is what the plan has, and what servers mean that return nothing."""

    def __init__(self) -> None:
        super().__init__(DEFAULT)

    def same(self, wanted: Any, current: Any) -> bool:
        return bool((DEFAULT if wanted is None else wanted) == (DEFAULT if current is None else current))


class OptionalText(Codec):
    """Text that may be missing, which is null."""

    unset = None

    def read(self, text: str | None) -> Any:
        return text or None


class OptionalAddress(OptionalText):
    """An address that may be missing, compared as addresses are."""

    def same(self, wanted: Any, current: Any) -> bool:
        return address_key(wanted) == address_key(current)


class Message(OptionalText):
    """Text with lines: the white space at their ends and around the whole does not matter."""

    def same(self, wanted: Any, current: Any) -> bool:
        return _lines(wanted) == _lines(current)


def _lines(text: Any) -> list[str]:
    return [line.rstrip() for line in str(text or "").strip().splitlines()]


class Day(OptionalText):
    """A day of the calendar."""

    def parse(self, value: Any, where: str) -> Any:
        text = collapse(checked_text(value, where))
        if not text:
            raise OptionError(
                where, value, "is empty, but the protocol cannot remove a date", "Set a date, or omit the option."
            )
        try:
            return datetime.datetime.strptime(text, "%Y-%m-%d").date().isoformat()
        except ValueError:
            raise OptionError(where, value, "is not a day of the calendar", "Write YYYY-MM-DD.") from None

    def read(self, text: str | None) -> Any:
        return (text or "").strip()[:10] or None
