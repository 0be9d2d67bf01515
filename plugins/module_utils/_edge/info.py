# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The edge of the modules that read objects of a kind.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from .._api.errors import OptionError, PleskError
from .._api.questions import Found, Lookup
from .._model.resource import Resource
from .module import (
    ANSWER_SIZE,
    answer_size,
    connected,
    facts_of,
    make_module,
    object_of,
    report,
)


def run_info(resource: Resource, filters: Mapping[str, str], statistics: str = "") -> None:
    """Run the module that reads objects of a kind.

    ``filters`` maps options to keys of the source; none given means all.  ``statistics`` is the data set that the
    option of this name adds.
    """
    options: dict[str, Any] = {
        option: {"type": "list", "elements": "int" if key == "id" else "str"} for option, key in filters.items()
    }
    options["answer_size"] = ANSWER_SIZE
    if statistics:
        options["statistics"] = {"type": "bool", "default": False}
    module = make_module(options)
    result: dict[str, Any] = {"changed": False}
    with connected(module, result) as (client, _connection):
        client.max_bytes = answer_size(module.params)
        source = resource.source
        if statistics and module.params["statistics"]:
            source = replace(source, flags=(source.flags[0], statistics, *source.flags[1:]))
        asked = _asked(module.params, filters)
        lookups = [Lookup(source, filters[option], value) for option, value in asked] or [Lookup(source)]
        directories = [entry.directory for entry in resource.fields() if entry.directory]
        answers = client.read([*lookups, *directories], leave_out=module.warn)
        objects: dict[Any, Found] = {}
        for lookup in lookups:
            answer = answers[lookup]
            if isinstance(answer, PleskError):
                raise answer
            objects.update((found.id, found) for found in answer)
        for entry in resource.fields():
            known = answers[entry.directory] if entry.directory else []
            if isinstance(known, PleskError):
                module.warn(f"{entry.option} may be null: {known.message}")
                continue
            for found in objects.values():
                entry.name(found, known)
        ordered = [objects[number] for number in sorted(objects)]
        result[resource.plural] = [object_of(resource, found) for found in ordered]
        result["facts"] = {str(found.values.get(resource.natural)): facts_of(found) for found in ordered}
        report(result, client)
    module.exit_json(**result)


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
            if option == "id" and value < 1:
                raise OptionError(where, value, "is not an id", "Ids are positive numbers.")
            asked.append((option, value))
        if not params[option]:
            raise OptionError(option, [], "is an empty list", "Name what to read, or leave the option out to read all.")
    return asked
