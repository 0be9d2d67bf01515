# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""DNS record sets: operator ``dns``, of which ``add_rec``, ``get_rec`` and ``del_rec`` know single records only.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from .._api.errors import OptionError, PlanningError
from .._api.nodes import Element, Node, Operation
from .._api.questions import Found, Lookup
from .._model.codecs import BOOLEAN, Codec, Number
from .._model.field import Field, Part
from .._model.item import Context, Item, Unreadable
from .._model.requests import Requests, target
from .._model.resource import Purge, Resource
from .dns_places import (
    ALL_OWNERS,
    RECORDS,
    TEMPLATE_NAME,
    TEMPLATE_RECORDS,
    InZone,
    Zone,
    expand,
    zone_node,
)
from .dns_values import LISTED_TYPES, SINGLE, parse, wire


class _Plain(Field):
    """An option that is read with the record set itself."""

    def read(self, node: Node, found: Found) -> None:
        return

    def compare(self, wanted: Any, item: Item, found: Found, context: Context) -> None:
        return None

    def write(self, wanted: Any, verb: str) -> list[Element]:
        return []


class _Type(_Plain):
    """The type of the records."""

    def parse(self, item: Item) -> Any:
        text = item.params["type"]
        if not re.fullmatch("[A-Z][A-Z0-9]{0,15}", text):
            raise OptionError(item.path("type"), text, "is not a type of records", "Set a type such as A or MX.")
        if text == "SOA":
            raise OptionError(item.path("type"), text, "cannot be managed as a record", "Use plesk_dns_zone.")
        return text


class _Ttl(_Plain):
    """The time to live, which records of this protocol do not have."""

    lasting = False

    def parse(self, item: Item) -> Any:
        raise OptionError(
            item.path("ttl"),
            item.params["ttl"],
            "cannot be set, because the XML API has no TTL for single records",
            "Remove ttl; the TTL of a whole zone is soa.ttl of plesk_dns_zone.",
        )


class _Prefix(_Plain):
    """The name of the record without that of the zone; it has become ``record`` before it is parsed."""

    lasting = False


class ValueList(Codec):
    """The values of a record set, which have no order."""

    type = "list"
    elements = "str"
    unset: Any = ()

    def same(self, wanted: Any, current: Any) -> bool:
        return set(wanted or ()) == set(current or ())


class Values(Field):
    """The values of a record set: its members."""

    def __init__(self) -> None:
        super().__init__("value", "value", ValueList(), required=True)

    def parse(self, item: Item) -> Any:
        where, given = item.path("value"), item.params["value"]
        if not given and item.state == "present":
            raise OptionError(where, given, "is empty", "Set at least one value, or state=absent.")
        type_ = item.params["type"]
        values = [parse(type_, value, f"{where}[{index}]") for index, value in enumerate(given)]
        if type_ in SINGLE and len(set(values)) > 1:
            raise OptionError(where, given, f"has more than one value of type {type_}", "Set one value.")
        return sorted(set(values))

    def read(self, node: Node, found: Found) -> None:
        return

    def write(self, wanted: Any, verb: str) -> list[Element]:
        return []

    def rounds(self) -> bool:
        return True


class RecordRequests(Requests):
    """A record is added and deleted, never changed.

    What is new is added in a packet of its own first, so that a value that the server refuses costs no record.  Types
    of which a name can have only one record are deleted and added in one packet.
    """

    def create(self, item: Item, values: Mapping[str, Any]) -> list[Operation]:
        return [self._add(item, value) for value in values["value"]]

    def update(self, item: Item, found: Found, values: Mapping[str, Any]) -> list[Operation]:
        wanted = values["value"]
        new = [self._add(item, value) for value in wanted if value not in found.values["value"]]
        old = [entry for entry in found.facts["records"] if entry["value"] not in wanted]
        if item.wanted["type"] in SINGLE:
            first = old
        else:
            # A server may take another preference of the same exchange for a duplicate.
            names = {_exchange(item, value) for value in wanted if value not in found.values["value"]}
            first = [entry for entry in old if item.wanted["type"] == "MX" and _exchange(item, entry["value"]) in names]
        if new:
            return [*self._delete(item, first), *new]
        return self._delete(item, old)

    def remove(self, item: Item, found: Found) -> list[Operation]:
        return self._delete(item, found.facts["records"])

    def _delete(self, item: Item, records: Iterable[Mapping[str, Any]]) -> list[Operation]:
        template = [("template", None)] if _place(item).facts.get("template") else []
        return [Operation("dns", "del_rec", [("filter", [target("id", entry["id"])]), *template]) for entry in records]

    def _add(self, item: Item, value: str) -> Operation:
        zone, type_, record = _place(item), item.wanted["type"], item.wanted["record"]
        carried = wire(type_, value, record)
        name = str(zone.values["ascii_name"])
        host = record if type_ == "PTR" else record[: -len(name) - 1]
        # Without a site, add_rec writes the template of all new zones.
        body: list[Element] = [] if zone.facts.get("template") else [zone_node(zone)]
        body += [("type", type_), ("host", host or None), ("value", carried.value)]
        if carried.opt:
            body.append(("opt", carried.opt))
        return Operation("dns", "add_rec", body)


def _place(item: Item) -> Found:
    """Return the zone of an item, or the template where the task asks for it."""
    zone = item.scope
    if zone is None or bool(zone.facts.get("template")) != bool(item.params.get("template")):
        raise PlanningError(
            "No zone is named for a write of DNS records.", "Report this as a defect of the collection."
        )
    return zone


def _exchange(item: Item, value: str) -> str:
    return wire(item.wanted["type"], value, item.wanted["record"]).value


_MADE_BY_PLESK = tuple(
    (re.compile(rf"{host}\Z"), types)
    for host, types in (
        ("", ("A", "AAAA", "MX", "NS")),
        (r"(www|ftp|webmail|mail|ipv4|ipv6|ns\d*|autodiscover|autoconfig|lists|smtp|imap|pop)", ("A", "AAAA", "CNAME")),
        (r"_dmarc", ("TXT",)),
        (r"_[\w-]+\._(tcp|udp)", ("SRV",)),
    )
)
"""The hosts and types of records that servers make in zones, for callers who may not read the template."""

_DKIM = re.compile(r"(.+\.)?_domainkey\Z")


class MadeByPlesk:
    """Which record sets of a zone the server made itself, and a purge therefore spares.

    Records do not tell who made them.  A set is spared when one of its records is what the template makes, when the
    template cannot be read and the set looks as those of servers do, when it is a key of DKIM, or when it belongs to
    another site, such as a subdomain whose records are in the zone of its parent.
    """

    def lookups(self, item: Item) -> list[Lookup]:
        return [TEMPLATE_RECORDS, *ALL_OWNERS]

    def spares(self, found: Found, item: Item, context: Context) -> bool:
        zone = str(item.wanted["zone_name"])
        record, type_ = str(found.values["record"]), found.values["type"]
        host = record[: -len(zone) - 1]
        if type_ == "PTR" or _DKIM.match(host) or self._of_another_site(record, zone, context):
            return True
        try:
            template = context.get(TEMPLATE_RECORDS)
        except Unreadable:
            if host == "" and type_ == "TXT":
                return any(value.lower().startswith("v=spf1") for value in found.values["value"])
            return any(pattern.match(host) and type_ in types for pattern, types in _MADE_BY_PLESK)
        made = [
            _pattern(str(entry.values["value"]), zone)
            for entry in template
            if entry.values["type"] == type_ and str(entry.values["record"]).replace(TEMPLATE_NAME, zone) == record
        ]
        return any(pattern.fullmatch(value) for pattern in made for value in found.values["value"])

    def _of_another_site(self, record: str, zone: str, context: Context) -> bool:
        for lookup in ALL_OWNERS:
            try:
                names = [str(owner.values["ascii_name"]) for owner in context.get(lookup)]
            except Unreadable:
                continue
            if any(f".{record}".endswith(f".{name}") for name in names if name.endswith(f".{zone}")):
                return True
        return False


def _pattern(value: str, zone: str) -> re.Pattern[str]:
    """Return what a value of the template becomes in a zone; addresses and the host's name can be any."""
    parts = re.split(r"<\w+>", value.replace(TEMPLATE_NAME, zone))
    return re.compile(".+".join(re.escape(part) for part in parts), re.IGNORECASE)


def _unlisted(item: Item) -> str:
    type_ = item.wanted.get("type")
    if type_ in LISTED_TYPES:
        return ""
    return f"The server may not support records of type {type_}. Remove the record set, or update the server."


DNS_RECORD_SET = Resource(
    name="dns_record_set",
    plural="dns_record_sets",
    label="DNS record set",
    source=RECORDS,
    natural="record",
    qualifiers=("zone_name", "type"),
    keys=("record",),
    parts=(
        Part("", _Plain("template", "", BOOLEAN, verbs=())),
        Part("", _Prefix("prefix", "", verbs=())),
        Part("", _Plain("record", "host"), _Type("type", "type"), Values(), _Ttl("ttl", "", Number(), verbs=())),
    ),
    requests=RecordRequests(),
    identity=InZone(),
    scope=Zone(),
    expand=expand,
    spared=MadeByPlesk(),
    purge=Purge(equal=("zone_name",)),
    listed=False,
    apart=_unlisted,
    title=lambda known: f"DNS record set '{known['record']}' of type {known.get('type')}",
)
