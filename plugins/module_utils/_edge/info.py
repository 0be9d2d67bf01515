# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The edge of the modules that read objects of a kind.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from .._api.client import Client
from .._api.errors import OptionError, PleskError
from .._api.nodes import Element
from .._api.questions import Found, Lookup, Source
from .._engine.gather import Wanted, gather
from .._model.codecs import parse_date
from .._model.resource import Resource
from .module import ANSWER_SIZE, answer_size, connected, facts_of, make_module, object_of, report


def run_info(
    resource: Resource,
    filters: Mapping[str, str],
    extras: Mapping[str, str] | None = None,
    traffic: Source | None = None,
    inquiries: Mapping[str, Source] | None = None,
    within: str = "",
) -> None:
    """Run the module that reads objects of a kind.

    ``filters`` maps options to keys of the source, or to the option of the scope; none given means all.  ``extras``
    maps options that ask for more, such as ``statistics``, to the data sets that they add.  Scopes without a
    name are read where the option is set that stands for them.  ``traffic`` reads the traffic of a period, for the
    options ``traffic_since`` and ``traffic_until``.  ``inquiries`` maps options to sources that are asked for more
    of each object, by its natural key or else by its id.  ``within`` is the option of the scope of kinds that cannot be
    listed: it is required, and so is what names the objects in it.
    """
    places = resource.scope.places if resource.scope else {}
    options: dict[str, Any] = {
        option: {"type": "list", "elements": "int" if _is_number(resource, key) else "str"}
        for option, key in filters.items()
    }
    if within:
        options = {within: {"type": "str"}, **options}
        for required in options.values():
            required["required"] = True
    options["answer_size"] = ANSWER_SIZE
    options.update(
        {option: {"type": "bool", "default": False} for option in [*(extras or ()), *(inquiries or ()), *places]}
    )
    if traffic is not None:
        options.update(traffic_since={"type": "str"}, traffic_until={"type": "str"})
    module = make_module(options)
    result: dict[str, Any] = {"changed": False}
    with connected(module, result) as (client, _connection):
        period = _period(module.params) if traffic is not None else ()
        client.max_bytes = answer_size(module.params)
        asked = _asked(module.params, filters)
        flags = [flag for option, flag in (extras or {}).items() if module.params[option]]
        source = resource.source
        if flags:
            source = replace(source, flags=(source.flags[0], *flags, *source.flags[1:]))
        key = filters[asked[0][0]] if asked else ""
        values = tuple(value for _option, value in asked)
        chosen = tuple((option, place) for option, place in places.items() if module.params[option])
        given = {within: module.params[within]} if within else {}
        gathered = gather(client, [Wanted(replace(resource, source=source), key, values, chosen, given)])
        for text in gathered.warnings:
            module.warn(text)
        found = gathered.by_section[resource.plural]
        if traffic is not None and period:
            _add_traffic(client, traffic, period, found)
        for inquired in [source for option, source in (inquiries or {}).items() if module.params[option]]:
            _inquire(client, resource.natural if resource.natural in inquired.keys else "id", inquired, found)
        result[resource.plural] = [object_of(resource, entry) for entry in found]
        facts = [facts_of(entry) for entry in found]
        names = [str(entry.values.get(resource.natural)) for entry in found]
        listed = resource.qualifiers or resource.scope or resource.single
        result["facts"] = facts if listed else dict(zip(names, facts))
        report(result, client)
    module.exit_json(**result)


def _period(params: Mapping[str, Any]) -> tuple[Element, ...]:
    """Return the nodes of the period whose traffic is asked for, none where none is; raises OptionError."""
    nodes = []
    for option, node in (("traffic_since", "since_date"), ("traffic_until", "to_date")):
        if params[option] is not None:
            nodes.append((node, parse_date(params[option], option)))
    return tuple(nodes)


def _add_traffic(client: Client, source: Source, period: tuple[Element, ...], objects: Sequence[Found]) -> None:
    """Put the traffic of each day of a period into the facts of objects."""
    lookups = {found.id: Lookup(source, "id", found.id, period) for found in objects}
    answers = client.read(lookups.values())
    for found in objects:
        answer = answers[lookups[found.id]]
        if isinstance(answer, PleskError):
            raise answer
        found.facts["traffic"] = [row for entry in answer for row in entry.facts["traffic"]]


def _is_number(resource: Resource, key: str) -> bool:
    """Return whether a key contains ids of Plesk: external ids, and names of kinds without ids, are text."""
    return key == "id" or (key.endswith("_id") and key not in ("external_id", resource.natural))


def _inquire(client: Client, key: str, source: Source, objects: Sequence[Found]) -> None:
    """Put what a source tells of each object by a key into the object and its facts."""
    lookups = [Lookup(source, key, found.id if key == "id" else found.values[key]) for found in objects]
    answers = client.read(lookups)
    for found, lookup in zip(objects, lookups):
        answer = answers[lookup]
        if isinstance(answer, PleskError):
            raise answer
        for entry in answer:
            found.values.update(entry.values)
            found.facts.update(entry.facts)


def _asked(params: Mapping[str, Any], filters: Mapping[str, str]) -> list[tuple[str, Any]]:
    given = [option for option in filters if params[option] is not None]
    if len(given) > 1:
        raise OptionError(
            given[1],
            params[given[1]],
            f"cannot be combined with {given[0]}",
            "Use one filter, in several tasks if need be.",
        )
    asked = []
    for option in given:
        for index, value in enumerate(params[option]):
            where = f"{option}[{index}]"
            if not str(value).strip():
                raise OptionError(where, value, "is blank", "Remove it, or give it a value.")
            if isinstance(value, int) and value < 1:
                raise OptionError(where, value, "is not an id", "Ids are positive numbers.")
            asked.append((option, value))
        if not params[option]:
            raise OptionError(option, [], "is an empty list", "Set what to read, or omit the option to read all.")
    return asked
