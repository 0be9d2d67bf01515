# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The edge of the modules that manage, and read, objects of many kinds in one task.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .._api.errors import OptionError
from .._api.questions import Found
from .._engine.gather import Wanted, gather
from .._model.codecs import nearest
from .._model.resource import Resource
from .many import RUN_OPTIONS, ManyRun, Section, check_purge, conditions_of, purge_options
from .module import ANSWER_SIZE, answer_size, connected, facts_of, make_module, object_of, report


def document_options(sections: Mapping[str, Resource]) -> dict[str, Any]:
    """Return the options of the module that manages a document: a list for each kind, and what is purged."""
    options: dict[str, Any] = {name: {"type": "list", "elements": "dict"} for name in sections}
    purges = {name: {"type": "dict", "options": purge_options(kind)} for name, kind in sections.items() if kind.purge}
    return {**options, "purge": {"type": "dict", "options": purges}, **RUN_OPTIONS}


def run_document(kinds: Mapping[str, Resource]) -> None:
    """Run the module that manages objects of many kinds."""
    module = make_module(document_options(kinds))
    params = module.params
    given = {name: params[name] for name in kinds if params[name] is not None}
    trimmed = {**params, **{name: f"({len(entries)} entries)" for name, entries in given.items()}}
    result: dict[str, Any] = {"changed": False, "invocation": {"module_args": trimmed}}
    with connected(module, result) as (client, connection):
        client.max_bytes = answer_size(params)
        run = ManyRun(module, client, connection, _sections(kinds, params))
        run.plan()
        try:
            if not module.check_mode:
                run.apply()
        finally:
            _fill(result, run)
        report(result, client)
        run.end()
    module.exit_json(**result)


def _sections(kinds: Mapping[str, Resource], params: Mapping[str, Any]) -> list[Section]:
    purges = {name: value for name, value in (params["purge"] or {}).items() if value is not None}
    sections = []
    for name, kind in kinds.items():
        if params[name] is None and name not in purges:
            continue
        section = Section(kind, params[name] or [])
        if name in purges:
            where = f"purge.{name}"
            section.conditions = conditions_of(kind, purges[name], where)
            check_purge(section, where, purges[name], params["purge_empty"])
        sections.append(section)
    if not sections:
        raise OptionError(
            "plesk_objects", None, "sets no section", f"Set at least one of {', '.join(kinds)}; a list may be empty."
        )
    return sections


def _fill(result: dict[str, Any], run: ManyRun) -> None:
    run.warn()
    failed = any(outcome.error for outcome in run.all)
    lines = {
        section.resource.plural: [
            {"object": line.get(section.resource.natural, section.resource.name), **line}
            for line in run.lines(section, objects=not failed)
        ]
        for section in run.sections
    }
    result["outcomes"] = lines
    result["changed"] = any(line["changed"] for section in lines.values() for line in section)
    result["summary"] = run.summary(run.all)
    if run.module._diff:  # pylint: disable=protected-access
        result["diff"] = run.diff()


def run_document_info(kinds: Mapping[str, Resource]) -> None:
    """Run the module that reads objects of many kinds into a document."""
    options = {"kinds": {"type": "list", "elements": "str"}, "answer_size": ANSWER_SIZE}
    module = make_module(options)
    result: dict[str, Any] = {"changed": False}
    with connected(module, result) as (client, _connection):
        client.max_bytes = answer_size(module.params)
        names = module.params["kinds"] or list(kinds)
        for index, name in enumerate(names):
            if name not in kinds:
                raise OptionError(f"kinds[{index}]", name, "is not the name of a section", nearest(name, kinds))
        spare = not module.params["kinds"]
        gathered = gather(client, [Wanted(kinds[name], spare=spare) for name in dict.fromkeys(names)])
        for text in gathered.warnings:
            module.warn(text)
        result["objects"] = {name: _objects(kinds[name], found) for name, found in gathered.by_section.items()}
        result["facts"] = {name: [facts_of(entry) for entry in found] for name, found in gathered.by_section.items()}
        report(result, client)
    module.exit_json(**result)


def _objects(resource: Resource, objects: list[Found]) -> list[dict[str, Any]]:
    return [
        {option: value for option, value in object_of(resource, found).items() if value is not None}
        for found in objects
    ]
