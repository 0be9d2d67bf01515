# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Where DNS records are: the zones of sites and aliases, and the server's template of new zones.

A subscription's main site has the id of the subscription, and ``site/get`` finds it too.  This file is private to this
collection: it may change without notice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Optional

from .._api.errors import OptionError
from .._api.nodes import Element
from .._api.packet import Result
from .._api.questions import Found, Lookup, Source
from .._model.codecs import Filled, checked_text
from .._model.foreseen import Names
from .._model.identity import InGroup
from .._model.item import Context, Item, Unreadable
from .._model.reference import Scope, existing
from .._model.requests import target
from .dns_values import ascii_name, normal_record, read, unicode_name

TEMPLATE_NAME = "<domain>"
"""What stands in the template for the name of the zone."""

_KINDS = ("subscription", "site", "site_alias")


def _read_site(result: Result) -> Found:
    node = result.node.child("data")
    info = node.child("gen_info") if node is not None else None
    return _named(result, info.text_of("name") if info is not None else None)


def _read_alias(result: Result) -> Found:
    info = result.node.child("info")
    found = _named(result, info.text_of("name") if info is not None else None)
    found.facts["alias"] = True
    return found


def _named(result: Result, name: str | None) -> Found:
    # An international name is found in the spelling in which the server keeps it, and compared in ASCII.
    named = {"name": unicode_name(name or ""), "ascii_name": ascii_name(name or "")}
    return Found(result.id, named if result.id is not None else {})


ZONE_SITES = Source(
    "site", _read_site, keys={"id": "id", "name": "name"}, flags=("gen_info",), domains=frozenset(("name",))
)
"""Sites, with the main sites of subscriptions, as the owners of zones."""

ZONE_SUBSCRIPTIONS = Source(
    "webspace", _read_site, keys={"id": "id", "name": "name"}, flags=("gen_info",), domains=frozenset(("name",))
)
"""Subscriptions, whose main sites a list of all sites does not have on every server."""

ZONE_ALIASES = Source("site-alias", _read_alias, keys={"id": "id", "name": "name"}, domains=frozenset(("name",)))
"""Aliases as the owners of zones."""


ALL_OWNERS = (Lookup(ZONE_SITES), Lookup(ZONE_SUBSCRIPTIONS), Lookup(ZONE_ALIASES))
"""The questions for everything that may have a zone."""


def _read_record(result: Result) -> Found:
    found = Found(result.id)
    data = result.node.child("data")
    if data is not None:
        type_ = (data.text_of("type") or "").strip().upper()
        record = normal_record(type_, data.text_of("host") or "")
        value = read(type_, data.text_of("value") or "", data.text_of("opt") or "")
        found.values.update(type=type_, record=record, value=value)
        found.facts["owner"] = data.text_of("site-id") or data.text_of("site-alias-id") or ""
    return found


RECORDS = Source(
    "dns",
    _read_record,
    operation="get_rec",
    keys={"id": "id", "site_id": "site-id", "alias_id": "site-alias-id"},
    groups=frozenset(("site_id", "alias_id")),
    echoes=False,
)
"""The records of a zone, each one by itself."""

ZONE_HEADS = Source(
    "dns",
    lambda result: Found(facts={"zone_type": result.node.text_of("zone_type") or ""}),
    keys={"site_id": "site-id"},
    echoes=False,
)
"""Whether a site has a zone."""

TEMPLATE_RECORDS = Lookup(RECORDS, extra=(("template", None),))
"""The question for the records of the template."""

TEMPLATE = Found(0, {"ascii_name": TEMPLATE_NAME}, {"template": True})
"""The server's template as the place of records."""


def zone_key(zone: Found) -> str:
    """Return the filter by which the operator ``dns`` takes the owner of a zone."""
    return "alias_id" if zone.facts.get("alias") else "site_id"


def zone_node(zone: Found) -> Element:
    """Return the node that names the zone in a write."""
    return target("site-alias-id" if zone.facts.get("alias") else "site-id", zone.id)


def records_of(zone: Found) -> Lookup:
    """Return the question for the records of a zone, or of the template."""
    return TEMPLATE_RECORDS if zone.facts.get("template") else Lookup(RECORDS, zone_key(zone), zone.id)


class ZoneName(Filled):
    """The name of a zone."""

    def __init__(self) -> None:
        super().__init__("the name of a zone", fold=True)

    def parse(self, value: Any, where: str) -> Any:
        name = ascii_name(super().parse(value, where))
        if not name:
            raise OptionError(where, value, "is not the name of a zone", "Set a domain name such as example.com.")
        return name


class Zone(Scope):
    """The zone by the name of its site, subscription or alias."""

    places: Mapping[str, Found] = {"template": TEMPLATE}

    def __init__(self) -> None:
        super().__init__("zone_name", "", "site", "DNS zone", ZONE_SITES, "ascii_name", ZoneName())
        self.refers = _KINDS

    def references(self, item: Item) -> Iterable[tuple[str, Names]]:
        return [(kind, (name,)) for kind in _KINDS for name in self._spellings(item)] if self.value(item) else ()

    def _spellings(self, item: Item) -> list[str]:
        """Return the names by which other kinds may know the owner of the zone."""
        name = str(self.value(item))
        return list(dict.fromkeys((name, unicode_name(name))))

    def questions(self, values: Sequence[Any]) -> list[Lookup]:
        if not values:
            return list(ALL_OWNERS)
        names = [unicode_name(str(value)) for value in values]
        return [Lookup(source, "name", name) for source in (ZONE_SITES, ZONE_ALIASES) for name in names]

    def lookups(self, item: Item) -> Iterable[Lookup]:
        name = self.value(item)
        if not name:
            return ()
        return [*self.questions([name]), *(Lookup(ZONE_SITES, "name", parent) for parent in _parents(name))]

    def settled(self, item: Item, context: Context) -> Optional[Found]:
        place = item.scope
        if place is None or place.facts.get("template") or place.facts.get("alias"):
            return place
        return self._with_zone(place, str(item.wanted[self.option]), context)

    def find(self, item: Item, context: Context) -> Optional[Found]:
        if item.params.get("template"):
            return TEMPLATE
        name = unicode_name(str(self.value(item)))
        site = existing("site", (name,), context.get(Lookup(ZONE_SITES, "name", name)), context)
        if site is not None:
            return self._with_zone(site, name, context)
        try:
            aliases = context.get(Lookup(ZONE_ALIASES, "name", name))
        except Unreadable:
            aliases = []
        alias = existing("site_alias", (name,), aliases, context)
        coming = (context.foreseen.coming(kind, (other,)) for kind in _KINDS for other in self._spellings(item))
        return alias or next((found for found in coming if found is not None), None)

    def _with_zone(self, site: Found, name: str, context: Context) -> Optional[Found]:
        """Return the site whose zone has the records of a site: a subdomain may have none of its own."""
        parents = _parents(name)
        if site.id is None or not parents:
            return site
        try:
            owners = {entry.facts["owner"] for entry in context.get(records_of(site))} - {""}
        except Unreadable as problem:
            if getattr(problem.error, "klass", "") != "reference":
                raise
            owners = set()
        if str(site.id) in owners:
            return site
        above = [found for parent in parents for found in context.get(Lookup(ZONE_SITES, "name", parent)) if found.id]
        for found in above:
            if str(found.id) in owners:
                return found
        if owners or not above:
            return site
        heads = context.answers.get(Lookup(ZONE_HEADS, "site_id", site.id))
        if heads is None:
            context.get(Lookup(ZONE_HEADS, "site_id", site.id))
        return site if isinstance(heads, list) and heads else above[0]


def _parents(name: str) -> list[str]:
    """Return the names that a zone above a name may have, the nearest first."""
    labels = unicode_name(name).split(".")
    return [".".join(labels[start:]) for start in range(1, len(labels) - 1)]


class InZone(InGroup):
    """Among the records of the zone; those of one name and type are one object."""

    def group(self, item: Item) -> Lookup:
        return records_of(item.scope) if item.scope else Lookup(RECORDS, "site_id", None)

    def __init__(self) -> None:
        super().__init__()
        self._indexed: tuple[Optional[Found], int, dict[Any, list[Found]]] = (None, 0, {})

    def pick(self, item: Item, objects: Sequence[Found]) -> list[Found]:
        key = (item.wanted.get("record"), item.wanted.get("type"))
        sets = fold(self._index(objects).get(key, ()))
        for found in sets:
            found.values["template"] = True if item.params.get("template") else None
        return sets

    def _index(self, objects: Sequence[Found]) -> dict[Any, list[Found]]:
        """Return records by name and type; for a long list in one zone, those of the last answer are kept."""
        first, count, index = self._indexed
        if not objects or first is not objects[0] or count != len(objects):
            index = {}
            for found in objects:
                index.setdefault((found.values["record"], found.values["type"]), []).append(found)
            self._indexed = (objects[0] if objects else None, len(objects), index)
        return index

    def objects(self, item: Item, answer: Sequence[Found]) -> list[Found]:
        name = str(item.wanted.get("zone_name") or "")
        whole = item.scope is None or name in ("", item.scope.values["ascii_name"])
        sets = fold(found for found in answer if whole or f".{found.values['record']}".endswith(f".{name}"))
        for found in sets:
            found.values["template"] = True if item.params.get("template") else None
        return sets

    def namesakes(self, item: Item, context: Context) -> list[Found]:
        return []


def fold(records: Iterable[Found]) -> list[Found]:
    """Return the record sets that records of one zone make."""
    sets: dict[tuple[Any, Any], Found] = {}
    for each in records:
        key = (each.values["record"], each.values["type"])
        if key not in sets:
            sets[key] = Found(None, {"record": key[0], "type": key[1], "value": []}, {"records": []})
        sets[key].facts["records"].append({"id": each.id, "value": each.values["value"]})
    for found in sets.values():
        found.facts["records"].sort(key=lambda entry: (str(entry["value"]), entry["id"]))
        found.values["value"] = list(dict.fromkeys(entry["value"] for entry in found.facts["records"]))
    return list(sets.values())


def expand(params: Mapping[str, Any], where: str) -> Mapping[str, Any]:
    """Return the options of a record set with the full name as ``record``.

    Raises OptionError for a zone, a type or a name that is missing, given twice or outside the zone.
    """
    dot = f"{where}." if where else ""
    zone, template = params.get("zone_name"), bool(params.get("template"))
    if bool(zone) == template:
        raise OptionError(
            f"{dot}zone_name",
            zone,
            "cannot be combined with template" if zone else "is required",
            "Remove one of the two options." if zone else "Set zone_name, or template=true for the server's template.",
        )
    type_ = checked_text(params.get("type") or "", f"{dot}type").strip().upper()
    if not type_:
        raise OptionError(f"{dot}type", None, "is required", "Set type.")
    given = [option for option in ("record", "prefix") if params.get(option) is not None]
    if len(given) != 1:
        raise OptionError(
            f"{dot}record",
            params.get("record"),
            "cannot be combined with prefix" if given else "is required",
            "Remove one of the two options." if given else "Set record or prefix.",
        )
    name = TEMPLATE_NAME if template else ascii_name(str(zone))
    record = checked_text(params[given[0]], f"{dot}{given[0]}")
    if given == ["prefix"]:
        label = ascii_name(record)
        record = f"{label}.{name}" if label not in ("", "@") else name
    record = normal_record(type_, record)
    if type_ != "PTR" and record != name and not record.endswith(f".{name}"):
        raise OptionError(
            f"{dot}record",
            params["record"],
            f"is not in the zone '{name}'",
            f"Set a name that ends with {name}, or set prefix.",
        )
    return {**params, "record": record, "type": type_, "prefix": None}
