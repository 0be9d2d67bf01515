# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The values of DNS records: as people write them, in their normal form, and as the protocol splits them.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable
from typing import NamedTuple

from .._api.errors import OptionError
from .._api.text import collapse

LISTED_TYPES = frozenset(("A", "CNAME", "PTR", "MX", "NS", "TXT", "SOA", "AXFR", "SRV", "AAAA"))
"""The types that the schemas of all protocol versions list."""

SINGLE = frozenset(("CNAME",))
"""The types of which a name can have one record only."""

_PLACEHOLDER = re.compile(r"<\w+>")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
_QUOTED_ALL = re.compile(r'\s*"(?:[^"\\]|\\.)*"(?:\s*"(?:[^"\\]|\\.)*")*\s*', re.S)
_ATTRIBUTE = re.compile(r"(\w+)\s*=\s*[\"']\s*(\d+)\s*[\"']")
_HIGHEST = 65535


class Wire(NamedTuple):
    """A value as the protocol has it: the nodes ``value`` and ``opt``."""

    value: str
    opt: str = ""


def ascii_name(name: str) -> str:
    """Return a domain name in the form in which names are compared: ASCII, lower case, without the final dot."""
    labels = []
    for label in collapse(name).casefold().rstrip(".").split("."):
        try:
            labels.append(label.encode("idna").decode("ascii") if not label.isascii() else label)
        except UnicodeError:
            labels.append(label)
    return ".".join(labels)


def unicode_name(name: str) -> str:
    """Return a domain name in the form in which servers keep it: in the letters of its language, lower case."""
    labels = []
    for label in ascii_name(name).split("."):
        try:
            labels.append(label.encode("ascii").decode("idna") if label.startswith("xn--") else label)
        except UnicodeError:
            labels.append(label)
    return ".".join(labels)


def absolute(name: str) -> str:
    """Return the normal form of a name in a value: absolute, with the final dot."""
    return f"{ascii_name(name)}."


def normal(type_: str, text: str) -> str:
    """Return a value of a type in its normal form; raises ValueError, with what is expected, for an invalid one."""
    if type_ != "TXT":
        text = collapse(text)
    if not text.strip():
        raise ValueError("a value")
    if type_ in ("A", "AAAA") and _PLACEHOLDER.fullmatch(text):
        return text.lower()
    return _NORMAL.get(type_, collapse)(text)


def wire(type_: str, value: str, record: str) -> Wire:
    """Return how the protocol carries a value in its normal form."""
    if type_ == "MX":
        priority, _blank, name = value.partition(" ")
        return Wire(name, priority)
    if type_ == "SRV":
        priority, weight, port, name = value.split(" ")
        label = record.partition(".")[2].partition(".")[0]
        protocol = label[1:] if label.startswith("_") else "tcp"
        return Wire(name, f"<Srv Protocol='{protocol}' Port='{port}' Priority='{priority}' Weight='{weight}'/>")
    return Wire(value)


def read(type_: str, value: str, opt: str) -> str:
    """Return the normal form of a value of an answer; a value that no rule fits stays as it came."""
    text = value
    if type_ == "MX":
        text = f"{opt.strip() or 0} {value}"
    elif type_ == "SRV":
        text = f"{_srv_numbers(opt)} {value}"
    elif type_ not in LISTED_TYPES and opt.strip():
        text = f"{opt} {value}"
    try:
        return normal(type_, text)
    except ValueError:
        return text.strip()


def parse(type_: str, value: str, where: str) -> str:
    """Return a value of a task in its normal form; raises OptionError."""
    try:
        return normal(type_, value)
    except ValueError as error:
        raise OptionError(where, value, f"is not a value of a record of type {type_}", f"Set {error}.") from None


def normal_record(type_: str, name: str) -> str:
    """Return the name of a record in its normal form: that of PTR records is an IP address."""
    if type_ == "PTR":
        try:
            return str(ipaddress.ip_address(name.strip()))
        except ValueError:
            return ascii_name(name)
    return ascii_name(name)


def _ipv4(text: str) -> str:
    try:
        return str(ipaddress.IPv4Address(text))
    except ValueError:
        raise ValueError("an IPv4 address such as 192.0.2.10") from None


def _ipv6(text: str) -> str:
    try:
        return str(ipaddress.IPv6Address(text))
    except ValueError:
        raise ValueError("an IPv6 address such as 2001:db8::10") from None


def _name(text: str) -> str:
    if " " in text or not text.strip("."):
        raise ValueError("a domain name such as www.example.com")
    return absolute(text)


def _mx(text: str) -> str:
    numbers, name = _numbers(text, 1, "a preference and a name such as 10 mail.example.com")
    return f"{numbers} {absolute(name) if name.strip('.') else '.'}"


def _srv(text: str) -> str:
    told = "priority, weight, port and target such as 10 5 5060 sip.example.com"
    numbers, name = _numbers(text, 3, told)
    return f"{numbers} {absolute(name) if name.strip('.') else '.'}"


def _numbers(text: str, count: int, told: str) -> tuple[str, str]:
    """Return the leading numbers of a value and the one word behind them."""
    words = text.split(" ")
    numbers = words[:count]
    if len(words) != count + 1 or not all(re.fullmatch("[0-9]{1,5}", word) for word in numbers):
        raise ValueError(told)
    if any(int(word) > _HIGHEST for word in numbers):
        raise ValueError(told)
    return " ".join(str(int(word)) for word in numbers), words[count]


def _text(text: str) -> str:
    """Return a text without the quotes of zone files; servers return long texts in several quoted pieces."""
    if not _QUOTED_ALL.fullmatch(text):
        return text
    return "".join(re.sub(r"\\(.)", r"\1", piece) for piece in _QUOTED.findall(text))


def _digest(count: int, told: str) -> Callable[[str], str]:
    def read_digest(text: str) -> str:
        words = text.split(" ")
        numbers, digest = words[:count], "".join(words[count:])
        if not digest or not all(re.fullmatch("[0-9]{1,5}", word) for word in numbers):
            raise ValueError(told)
        if not re.fullmatch("[0-9A-Fa-f]+", digest):
            raise ValueError(told)
        return " ".join([*(str(int(word)) for word in numbers), digest.upper()])

    return read_digest


def _caa(text: str) -> str:
    found = re.fullmatch(r"([0-9]{1,3}) (\w+) (.+)", text)
    if not found or int(found.group(1)) > 255:
        raise ValueError('flags, tag and value such as 0 issue "ca.example.net"')
    return f'{int(found.group(1))} {found.group(2).lower()} "{_text(found.group(3))}"'


def _srv_numbers(opt: str) -> str:
    """Return priority, weight and port of either form in which servers hold them."""
    found = {name.lower(): number for name, number in _ATTRIBUTE.findall(opt)}
    if found:
        return " ".join(found.get(part, "0") for part in ("priority", "weight", "port"))
    return collapse(opt)


_NORMAL: dict[str, Callable[[str], str]] = {
    "A": _ipv4,
    "AAAA": _ipv6,
    "CNAME": _name,
    "NS": _name,
    "PTR": _name,
    "MX": _mx,
    "SRV": _srv,
    "TXT": _text,
    "DS": _digest(3, "key tag, algorithm, digest type and digest such as 60485 5 1 2BB183AF5F22588179A53B0A98631FAD"),
    "TLSA": _digest(3, "usage, selector, matching type and data such as 3 1 1 0D6FCE3A"),
    "CAA": _caa,
}
