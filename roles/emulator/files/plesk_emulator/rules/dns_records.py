# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""DNS records: which ones the server accepts, and the form in which it keeps and returns them."""

from __future__ import annotations

import ipaddress
import re
from typing import NamedTuple

from lxml import etree

from ..protocol import errors
from ..protocol.errors import Refusal
from ..protocol.operation import Call
from ..protocol.versions import at_least
from .zones import NAME_TYPES

# SOA records have operations of their own; AXFR entries are permissions of zone transfers on Windows.
DOCUMENTED_TYPES = ("A", "CNAME", "PTR", "MX", "NS", "TXT", "SOA", "AXFR", "SRV", "AAAA")
_DS_SINCE = "1.6.9.1"
_NEWER_TYPES = ("CAA", "DS", "HTTPS", "SVCB", "TLSA")
_LABEL = r"(?:\*|<domain>|<hostname>|[\w](?:[\w-]{0,61}[\w])?)"
_NAME = re.compile(rf"{_LABEL}(?:\.{_LABEL})*\.?")
_SRV_PARTS = ("priority", "weight", "port")
_LONGEST_TEXT, _HIGHEST_NUMBER = 255, 65535
_PLACEHOLDERS = {"A": "<ip>", "AAAA": "<ipv6>"}
_DS = re.compile(r"\d{1,5} \d{1,3} \d{1,3} [0-9A-Fa-f ]+")


def types(version: str, newer: bool) -> tuple[str, ...]:
    """Return the types that a packet of a version may name; ``newer`` adds those that no schema lists."""
    if newer:
        return (*DOCUMENTED_TYPES, *_NEWER_TYPES)
    return (*DOCUMENTED_TYPES, "DS") if at_least(version, _DS_SINCE) else DOCUMENTED_TYPES


class Place(NamedTuple):
    """Where a record is to be: the name of the zone as DNS has it, or the placeholder of the template."""

    name: str
    template: bool


class _Given:
    """A record of a request, on its way into the form in which it is kept."""

    def __init__(self, call: Call, place: Place) -> None:
        self.call = call
        self.place = place
        self.type = call.needed("type")
        self.host = call.needed("host")
        self.value = call.needed("value")
        self.opt = call.text("opt") or ""

    def refusal(self, what: str, text: str) -> Refusal:
        return self.call.refuse(
            "dns_bad_value", f"Incorrect DNS record values were specified: {what} '{text}' of type {self.type}."
        )


def normal(call: Call, place: Place) -> dict[str, str]:
    """Return the columns of the record that a request describes.

    Raises :class:`Refusal`: the code of ``dns_type_refused`` for a type that the server does not know, the code of
    ``dns_bad_value`` for a host, value or opt that does not fit the type.
    """
    given = _Given(call, place)
    if given.type not in types(call.version, call.behaviors["dns_type_refused"] == "accepted") or given.type == "SOA":
        raise Refusal(errors.INVALID_VALUE, f"Invalid type '{given.type}' of a DNS record.")
    return {"type": given.type, "host": _host(given), "value": _value(given), "opt": _opt(given)}


def _host(given: _Given) -> str:
    if given.type == "PTR":
        return given.host if given.place.template and given.host in _PLACEHOLDERS.values() else _address(given, "host")
    zone, host = given.place.name, given.host
    within = host.rstrip(".").casefold()
    if host == "" or within == zone.casefold():
        absolute = f"{zone}."
    elif within.endswith(f".{zone.casefold()}"):
        absolute = f"{host.rstrip('.')}."
    elif host.endswith("."):
        raise given.refusal("host", host)
    else:
        absolute = f"{host}.{zone}."
    if not _NAME.fullmatch(absolute) or (given.type == "DS" and absolute.casefold() == f"{zone.casefold()}."):
        raise given.refusal("host", host)
    return absolute


def _address(given: _Given, what: str, version: int = 0) -> str:
    text: str = getattr(given, what)
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        raise given.refusal(what, text) from None
    if version not in (0, address.version):
        raise given.refusal(what, text)
    return str(address) if given.call.behaviors["dns_ipv6"] == "compressed" else text


def _value(given: _Given) -> str:
    if given.type in _PLACEHOLDERS:
        if given.place.template and given.value == _PLACEHOLDERS[given.type]:
            return given.value
        return _address(given, "value", 4 if given.type == "A" else 6)
    if given.type in NAME_TYPES:
        if not _NAME.fullmatch(given.value):
            raise given.refusal("value", given.value)
        return f"{given.value.rstrip('.')}."
    if not given.value or (given.type == "DS" and not _DS.fullmatch(given.value)):
        raise given.refusal("value", given.value)
    return given.value


def _opt(given: _Given) -> str:
    if given.type == "SRV":
        return _srv_opt(given)
    if given.type in ("MX", "PTR"):
        default, highest = ("0", _HIGHEST_NUMBER) if given.type == "MX" else ("24", 128)
        number = given.opt or default
        if not number.isdecimal() or int(number) > highest:
            raise given.refusal("opt", given.opt)
        return str(int(number))
    return given.opt


def _srv_opt(given: _Given) -> str:
    numbers = _srv_numbers(given.opt)
    if numbers is None:
        raise given.refusal("opt", given.opt)
    form = given.call.behaviors["dns_srv"]
    if form == "as_sent":
        return given.opt
    if form == "plain":
        return " ".join(str(numbers[part]) for part in _SRV_PARTS)
    label = given.host.partition(".")[2].partition(".")[0]
    protocol = label[1:] if label.startswith("_") else "tcp"
    return "<Srv Protocol='{}' Port='{}' Priority='{}' Weight='{}'/>".format(
        protocol, numbers["port"], numbers["priority"], numbers["weight"]
    )


def _srv_numbers(text: str) -> dict[str, int] | None:
    """Return priority, weight and port of either form, or None."""
    if text.startswith("<"):
        try:
            attributes = {name.casefold(): value for name, value in _xml(text).items()}
        except etree.XMLSyntaxError:
            return None
        words = [attributes.get(part, "") for part in _SRV_PARTS]
    else:
        words = text.split()
    if len(words) != len(_SRV_PARTS) or not all(word.isdecimal() and int(word) <= _HIGHEST_NUMBER for word in words):
        return None
    return dict(zip(_SRV_PARTS, map(int, words)))


def _xml(text: str) -> dict[str, str]:
    root = etree.fromstring(text, etree.XMLParser(resolve_entities=False, no_network=True))
    found = root if root.tag == "Srv" else root.find(".//Srv")
    return {} if found is None else {str(name): str(value) for name, value in found.attrib.items()}


def shown_value(call: Call, type_: str, value: str) -> str:
    """Return the value of a record as answers have it."""
    if type_ != "TXT" or len(value) <= _LONGEST_TEXT or call.behaviors["dns_long_txt"] == "whole":
        return value
    pieces = [value[start : start + _LONGEST_TEXT] for start in range(0, len(value), _LONGEST_TEXT)]
    return " ".join(f'"{piece}"' for piece in pieces)
