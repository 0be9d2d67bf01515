# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The edge of the modules that manage many objects in one task.

What happens to an object is the same as in the module for one: the items take the same path, only together.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Optional

from ansible.module_utils.basic import AnsibleModule

from .._api.client import Client
from .._api.errors import (
    OptionError,
    PleskError,
    SeveralErrors,
    singles,
)
from .._api.questions import Found
from .._api.text import collapse
from .._engine.outcome import Outcome
from .._engine.plan import parse_item
from .._engine.planning import Planning
from .._model.item import Item
from .._model.resource import Resource
from .module import (
    ANSWER_SIZE,
    answer_size,
    carry_out,
    connected,
    diff_of,
    make_module,
    object_of,
    report,
)

_TOLD = 5
_DONE = {"create": "created", "update": "updated", "delete": "deleted", "convert": "converted", "none": "unchanged"}


@dataclass
class _Run:
    """One task: its items, what became of them, and which of them are there only because the list leaves them out."""

    module: AnsibleModule
    resource: Resource
    planning: Planning
    outcomes: list[Outcome] = field(default_factory=list)
    purged: list[Outcome] = field(default_factory=list)

    @property
    def all(self) -> list[Outcome]:
        return [*self.outcomes, *self.purged]


def bulk_options(resource: Resource, equal: Sequence[str], prefixes: Sequence[str]) -> dict[str, Any]:
    """Return the options of the module that manages a list.

    ``equal`` are the options by which a purge can be narrowed to objects with one value, ``prefixes`` those by the
    beginning of the value.
    """
    conditions: dict[str, Any] = {option: {"type": "str"} for option in equal}
    conditions.update({f"{option}_prefix": {"type": "str"} for option in prefixes})
    return {
        resource.plural: {
            "type": "list",
            "elements": "dict",
            "required": True,
            "options": resource.argument_spec(),
        },
        "purge": {"type": "bool", "default": False},
        "purge_filter": {"type": "dict", "options": conditions},
        "purge_empty": {"type": "bool", "default": False},
        "force": {"type": "bool", "default": False},
        "on_error": {"type": "str", "choices": ["continue", "stop"], "default": "continue"},
        "batch_size": {"type": "int", "default": 100},
        "answer_size": ANSWER_SIZE,
    }


def run_bulk(resource: Resource, equal: Sequence[str] = (), prefixes: Sequence[str] = ()) -> None:
    """Run the module that manages a list of objects of a kind."""
    module = make_module(bulk_options(resource, equal, prefixes))
    result: dict[str, Any] = {"changed": False, "invocation": {"module_args": _trimmed(module.params, resource)}}
    with connected(module, result) as (client, connection):
        client.max_bytes = answer_size(module.params)
        conditions = _purge_conditions(module.params, resource)
        items, errors = _items(resource, module.params)
        run = _Run(module, resource, _planning(module, resource, client, connection.username))
        try:
            run.outcomes = run.planning.plan(items, keep=False)
            if module.params["purge"] and not errors:
                run.purged = _plan_purge(run, conditions)
        except PleskError:
            _refuse_together(resource, errors)
            raise
        for outcome in run.all:
            for error in singles(outcome.error) if outcome.error else ():
                error.place(outcome.item.where)
                errors.append(error)
        told = {error.option for error in errors if isinstance(error, OptionError)}
        _refuse_together(resource, errors + _same_objects(resource, run.outcomes, told))
        try:
            if not module.check_mode:
                stop = module.params["on_error"] == "stop"
                carry_out(run.planning, run.all, stop=stop, most=module.params["batch_size"])
        finally:
            _fill(result, run)
        report(result, client)
        _end(result, run)
    module.exit_json(**result)


def _planning(module: AnsibleModule, resource: Resource, client: Client, caller: str | None) -> Planning:
    size = module.params["batch_size"]
    if size < 1:
        raise OptionError("batch_size", size, "is below 1", "Write how many objects a packet may write at most.")
    return Planning(client, check_mode=module.check_mode, caller=caller)


def _trimmed(params: Mapping[str, Any], resource: Resource) -> dict[str, Any]:
    """Return the arguments without the list: repeating it would double the result, and masking it takes its time."""
    return {**params, resource.plural: f"({len(params[resource.plural])} entries)"}


def _purge_conditions(params: Mapping[str, Any], resource: Resource) -> dict[str, str]:
    given = {option: value for option, value in (params["purge_filter"] or {}).items() if value is not None}
    for option, value in given.items():
        if not value.strip():
            raise OptionError(
                f"purge_filter.{option}",
                value,
                "is blank, so that it would narrow nothing",
                "Give a value, or leave it out.",
            )
    if not params["purge"]:
        return given
    if not given:
        raise OptionError(
            "purge_filter",
            params["purge_filter"],
            f"is needed with purge, so that only the {resource.plural} meant are deleted",
            "Name at least one condition.",
        )
    if not params[resource.plural] and not params["purge_empty"]:
        raise OptionError(
            resource.plural,
            [],
            "is empty, so that purge would delete everything within its filter",
            "If that is what you want, say purge_empty: true.",
        )
    return given


def _items(resource: Resource, params: Mapping[str, Any]) -> tuple[list[Item], list[PleskError]]:
    """Return the items that can be read, and what is wrong with the others."""
    items: list[Item] = []
    errors: list[PleskError] = []
    for index, entry in enumerate(params[resource.plural]):
        try:
            items.append(parse_item(resource, entry, f"{resource.plural}[{index}]"))
        except PleskError as error:
            errors.append(error)
    return items, errors + _same_keys(items)


def _same_keys(items: Iterable[Item]) -> list[PleskError]:
    places: dict[tuple[str, str], str] = {}
    errors: list[PleskError] = []
    for item in items:
        key = (item.match_by, collapse(str(item.key)).casefold())
        if key in places:
            errors.append(_twice(item, places[key], f"{item.match_by} '{item.key}'"))
        places.setdefault(key, item.where)
    return errors


def _same_objects(resource: Resource, outcomes: Iterable[Outcome], told: set[str]) -> list[PleskError]:
    """Return the errors of items that mean the same object now, or that would have the same name afterwards.

    ``told`` are the places in the list of which that is known already.
    """
    places: dict[str, str] = {}
    errors: list[PleskError] = []
    for outcome in outcomes:
        item = outcome.item
        name = collapse(str(item.wanted.get(resource.natural) or "")).casefold() if item.state == "present" else ""
        meant = [f"the {resource.label} '{name}'"] if name else []
        if outcome.number is not None:
            meant.append(f"the {resource.label} with id {outcome.number}")
        twice = next((what for what in meant if what in places), None)
        if twice and item.where not in told:
            errors.append(_twice(item, places[twice], twice))
        for what in meant:
            places.setdefault(what, item.where)
    return errors


def _twice(item: Item, first: str, what: str) -> PleskError:
    return OptionError(item.where, None, f"means {what}, as {first} does", "Keep one of the two entries.")


def _refuse_together(resource: Resource, errors: Sequence[PleskError]) -> None:
    """Raise one error that tells all of them; nothing has been written yet."""
    told = sorted((single for error in errors for single in singles(error)), key=_position)
    if len(told) == 1:
        raise told[0]
    if told:
        raise SeveralErrors(told, f"{len(told)} errors in {resource.plural}, nothing was written: ", _TOLD)


def _position(error: PleskError) -> float:
    """Return the place in the list that an error is about, behind all of them for one that is about none."""
    found = re.match(r"\w+\[(\d+)\]", error.message)
    return int(found.group(1)) if found else float("inf")


def _plan_purge(run: _Run, conditions: Mapping[str, str]) -> list[Outcome]:
    resource, planning = run.resource, run.planning
    kept = {outcome.number for outcome in run.outcomes if outcome.number is not None}
    doomed = []
    for found in planning.everything(resource, conditions):
        caller = planning.caller
        if found.id in kept or (caller and str(found.values.get("login") or "").casefold() == caller.casefold()):
            continue
        params = {"state": "absent", "match_by": "id", "id": found.id, "force": run.module.params["force"]}
        params[resource.natural] = found.values.get(resource.natural)
        doomed.append(Item(resource, params, f"purge of {resource.label} '{params[resource.natural]}'"))
    return planning.plan(doomed, keep=False)


def _fill(result: dict[str, Any], run: _Run) -> None:
    module = run.module
    for text in run.planning.warnings:
        module.warn(text)
    results = [_line(run, outcome) for outcome in run.outcomes]
    results += [{**_line(run, outcome), "purged": True} for outcome in run.purged]
    result["results"] = results
    result["changed"] = any(line["changed"] for line in results)
    summary = dict.fromkeys((*_DONE.values(), "failed", "not_done"), 0)
    for outcome, line in zip(run.all, results):
        summary["failed" if outcome.error else line["verb"]] += 1
    result["summary"] = summary
    if module._diff:  # pylint: disable=protected-access
        result["diff"] = _diff(run)


def _line(run: _Run, outcome: Outcome) -> dict[str, Any]:
    """Return what the result says of one object: its key and what was done; all of it only where it changed."""
    resource, change = run.resource, outcome.change
    verb = change.verb if change else "none"
    done = run.module.check_mode or outcome.done or verb == "none"
    line: dict[str, Any] = {
        resource.natural: outcome.item.params.get(resource.natural) or outcome.name,
        "verb": _DONE[verb] if done else "not_done",
        "changed": verb != "none" if run.module.check_mode else outcome.changed,
    }
    if outcome.error:
        line["verb"] = "failed"
        line["error"] = outcome.error.as_dict()
    elif outcome.blocked:
        line["because"] = f"{outcome.blocked.describe()} failed"
    elif line["changed"] and verb in ("create", "update"):
        after: Optional[Found] = outcome.after
        predicted = change.predicted if change and run.module.check_mode else None
        line[resource.name] = predicted or (object_of(resource, after) if after else None)
    return line


def _diff(run: _Run) -> dict[str, Any]:
    """Return the differences of all objects that change, by name."""
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    for outcome in run.all:
        if outcome.change is None or outcome.change.verb == "none":
            continue
        name = run.resource.describe(outcome.item, outcome.change.found)
        one = diff_of(outcome.change)
        before[name], after[name] = one["before"], one["after"]
    count = f"{len(before)} of {len(run.all)} {run.resource.plural}"
    note = f"{count}: {run.resource.consequence}" if run.resource.consequence and before else count
    return {"before_header": count, "after_header": note, "before": before, "after": after}


def _end(result: Mapping[str, Any], run: _Run) -> None:
    failed = [outcome for outcome in run.all if outcome.error]
    left = result["summary"]["not_done"]
    if not failed:
        return
    told = " ".join(outcome.error.message for outcome in failed[:_TOLD] if outcome.error)
    more = f" And {len(failed) - _TOLD} more, see results." if len(failed) > _TOLD else ""
    rest = f" {left} were not begun because of on_error=stop." if left else ""
    raise PleskError(
        f"{len(failed)} of {len(run.all)} {run.resource.plural} failed: {told}{more}{rest}",
        errors=[outcome.error.as_dict() for outcome in failed[:_TOLD] if outcome.error],
    )
