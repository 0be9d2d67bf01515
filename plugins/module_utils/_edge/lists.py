# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The edge of the modules that manage many objects of one kind.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from typing import Any

from .._model.resource import Resource
from .many import RUN_OPTIONS, ManyRun, Section, check_purge, conditions_of, purge_options
from .module import answer_size, connected, make_module, report


def list_options(resource: Resource) -> dict[str, Any]:
    """Return the options of the module that manages a list; what an entry may contain is checked by the engine."""
    options: dict[str, Any] = {resource.plural: {"type": "list", "elements": "dict", "required": True}}
    if resource.purge is not None:
        options["purge"] = {"type": "bool", "default": False}
        options["purge_filter"] = {"type": "dict", "options": purge_options(resource)}
    return {**options, **RUN_OPTIONS}


def run_list(resource: Resource) -> None:
    """Run the module that manages a list of objects of a kind."""
    module = make_module(list_options(resource))
    params = module.params
    entries = params[resource.plural]
    # Repeating the list would double the result, and masking it takes its time.
    trimmed = {**params, resource.plural: f"({len(entries)} entries)"}
    result: dict[str, Any] = {"changed": False, "invocation": {"module_args": trimmed}}
    with connected(module, result) as (client, connection):
        client.max_bytes = answer_size(params)
        section = Section(resource, entries)
        if resource.purge is not None:
            given = conditions_of(resource, params["purge_filter"], "purge_filter")
            if params["purge"]:
                section.conditions = given
                check_purge(section, "purge_filter", params["purge_filter"], params["purge_empty"])
        run = ManyRun(module, client, connection, [section])
        run.plan()
        try:
            if not module.check_mode:
                run.apply()
        finally:
            _fill(result, run, section)
        report(result, client)
        run.end()
    module.exit_json(**result)


def _fill(result: dict[str, Any], run: ManyRun, section: Section) -> None:
    run.warn()
    failed = any(outcome.error for outcome in run.all)
    result["results"] = run.lines(section, objects=not failed)
    result["changed"] = any(line["changed"] for line in result["results"])
    result["summary"] = run.summary(run.all)
    if run.module._diff:  # pylint: disable=protected-access
        result["diff"] = run.diff()
