# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The plan: desired and current in, changes out.

Everything here is pure: no request is sent, nothing is written.  Check mode, diff mode and the run itself use the same
changes, and so does the verification after a write: an object that was written is planned once more, and the plan must
be empty.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Optional

from .._api.errors import (
    Collected,
    ConflictError,
    GuardError,
    OptionError,
    VerificationError,
)
from .._api.packet import Element, Operation
from .._api.questions import Found, Lookup
from .._model.codecs import Difference
from .._model.resource import Context, Conversion, Field, Guard, Item, Resource, Unreadable


@dataclass
class Change:
    """What one object needs.

    ``verb`` is ``none``, ``create``, ``update``, ``delete`` or ``convert``; ``differences`` maps options to before and
    after; ``operations`` close them.  ``readback`` maps the lookups that show the outcome to the lookups whose answers
    they renew.  ``more`` says that a new object needs another round once its id is known.
    """

    item: Item
    verb: str = "none"
    found: Optional[Found] = None
    differences: dict[str, Difference] = field(default_factory=dict)
    operations: list[Operation] = field(default_factory=list)
    readback: dict[Lookup, tuple[Lookup, ...]] = field(default_factory=dict)
    predicted: Optional[dict[str, Any]] = None
    more: bool = False


def parse_item(resource: Resource, params: Mapping[str, Any], where: str = "") -> Item:
    """Return what ``params`` say of one object, its values in the common form.

    Raises OptionError for a key that is missing or blank and for a value that the protocol cannot hold, SeveralErrors
    for several such values.
    """
    item = Item(params, where)
    if item.key is None or not str(item.key).strip():
        raise OptionError(
            item.path(item.match_by),
            item.key,
            f"finds the object (match_by is {item.match_by}), but is missing or blank",
            f"Give {item.match_by}, or choose another match_by.",
        )
    if item.match_by == "id" and int(item.key) < 1:
        raise OptionError(item.path("id"), item.key, "is not an id", "Ids are positive numbers.")
    if resource.conversion and params.get(resource.conversion.option) and item.state == "absent":
        raise OptionError(
            item.path(resource.conversion.option), True, "contradicts state=absent", "Leave one of the two out."
        )
    with Collected() as errors:
        for entry in resource.fields():
            if params.get(entry.option) is not None:
                with errors.kept():
                    item.wanted[entry.option] = entry.parse(item)
    return item


def lookups(resource: Resource, item: Item, eager: bool = True) -> list[Lookup]:
    """Return the questions that planning this item needs, the object itself first.

    ``eager`` adds those that are needed only if something differs.
    """
    asked = [_own(resource, item)]
    natural = _natural(resource, item)
    if natural:
        asked.append(natural)
    if resource.conversion and item.params.get(resource.conversion.option):
        asked.append(_converted(resource.conversion, item))
        return _distinct([*asked, *_guard_lookups(resource, item)])
    if item.state == "absent":
        return _distinct([*asked, *_guard_lookups(resource, item)])
    asked += [entry.directory for entry in resource.fields() if entry.directory and entry.always_named]
    for entry in _given(resource, item):
        asked += entry.lookups(item)
        if eager:
            asked += entry.likely(item)
    if eager and item.wanted.get(resource.natural):
        asked += [
            Lookup(source, resource.natural, item.wanted[resource.natural]) for _key, source in resource.namesakes
        ]
    return _distinct(asked)


def plan_item(resource: Resource, item: Item, context: Context) -> Change:
    """Return what this item needs.

    Raises NeedsLookup when an answer is missing, and PleskError when the task cannot or must not be done.
    """
    if resource.conversion and item.params.get(resource.conversion.option):
        return _plan_conversion(resource, resource.conversion, item, context)
    found = _locate(resource, item, context)
    if item.state == "absent":
        return _plan_absent(resource, item, found, context)
    if found is None:
        return _plan_creation(resource, item, context)
    return _plan_update(resource, item, found, context)


def _guard_lookups(resource: Resource, item: Item) -> list[Lookup]:
    guards = [guard for guard in resource.guards if guard.release or not item.force]
    return [lookup for lookup in (guard.lookup(item) for guard in guards) if lookup]


def _distinct(asked: Iterable[Lookup]) -> list[Lookup]:
    return list(dict.fromkeys(asked))


def _given(resource: Resource, item: Item) -> list[Field]:
    return [entry for entry in resource.fields() if entry.option in item.wanted]


def _own(resource: Resource, item: Item) -> Lookup:
    return Lookup(resource.source, item.match_by, item.key)


def _natural(resource: Resource, item: Item) -> Lookup | None:
    if item.match_by == resource.natural or resource.natural not in item.wanted:
        return None
    return Lookup(resource.source, resource.natural, item.wanted[resource.natural])


def _converted(conversion: Conversion, item: Item) -> Lookup:
    return Lookup(conversion.target, item.match_by, item.key)


def _locate(resource: Resource, item: Item, context: Context) -> Found | None:
    objects = context.get(_own(resource, item))
    if len(objects) > 1:
        ids = ", ".join(str(entry.id) for entry in objects)
        raise ConflictError(
            f"{item.path(item.match_by)} '{item.key}' is shared by {len(objects)} objects (ids {ids}).",
            "Choose one with match_by=id."
            if item.match_by == resource.natural
            else f"Choose one with match_by={resource.natural} or match_by=id.",
        )
    found = objects[0] if objects else None
    for entry in resource.fields():
        known = context.answers.get(entry.directory) if entry.directory else None
        if found and isinstance(known, list):
            entry.name(found, known)
    natural = _natural(resource, item)
    if natural and item.state == "present":
        _check_natural(resource, item, found, context.get(natural))
    if found is None and item.match_by in ("id", "guid") and item.state == "present":
        raise ConflictError(
            f"There is no {resource.label} with {item.match_by} '{item.key}', and none can be created with it.",
            f"Correct {item.match_by}, or use match_by={resource.natural}.",
        )
    _check_numbers(resource, item, found)
    return found


def _check_numbers(resource: Resource, item: Item, found: Found | None) -> None:
    """Raise ConflictError when the task also names an id or a GUID that the object does not have."""
    for key in ("id", "guid"):
        given = str(item.params.get(key) or "").strip()
        has = "" if found is None else str(found.id if key == "id" else found.facts.get(key) or "")
        if not given or given.casefold() == has.casefold() or (found is None and item.state == "absent"):
            continue
        raise ConflictError(
            f"The {resource.describe(item, found)} "
            + (
                f"has the {key} '{has}', not '{given}'." if found else f"does not exist, so its {key} is not '{given}'."
            ),
            f"Leave {key} out, or find the object with match_by={key}.",
        )


def _check_natural(resource: Resource, item: Item, found: Found | None, others: list[Found]) -> None:
    others = [other for other in others if found is None or other.id != found.id]
    if not others:
        return
    name, number = item.wanted[resource.natural], others[0].id
    if found is None:
        raise ConflictError(
            f"The {resource.label} '{name}' exists (id {number}), but its {item.match_by} is not '{item.key}'.",
            f"To give it that {item.match_by}, use match_by={resource.natural}; or choose another {resource.natural}.",
        )
    raise ConflictError(
        f"The {resource.label} with {item.match_by} '{item.key}' (id {found.id}) cannot be called '{name}': the"
        f" {resource.label} with id {number} is.",
        f"Choose another {resource.natural}.",
    )


def _check_namesakes(resource: Resource, item: Item, context: Context) -> None:
    name = item.wanted[resource.natural]
    for label, source in resource.namesakes:
        try:
            others = context.get(Lookup(source, resource.natural, name))
        except Unreadable as problem:
            context.warn(
                f"Whether a {label} has the {resource.natural} '{name}' was not checked: {problem.error.message}"
            )
            continue
        if others:
            raise ConflictError(
                f"The {resource.natural} '{name}' is taken by a {label} (id {others[0].id}), and the two kinds of"
                " accounts share one name space.",
                f"Choose another {resource.natural}, or convert that account.",
            )


def _plan_creation(resource: Resource, item: Item, context: Context) -> Change:
    natural = resource.natural
    with Collected() as errors:
        for entry in resource.fields():
            if entry.required and item.wanted.get(entry.option) is None:
                with errors.kept():
                    raise _needed(resource, item, entry)
    _check_namesakes(resource, item, context)
    template = resource.template.template(item, context) if resource.template and "copy_of" in item.wanted else None
    before = template.values if template else {}
    wanted = _resolved(resource, item, template, context)
    change = Change(item, "create")
    predicted: dict[str, Any] = {entry.option: None for entry in resource.lasting()}
    predicted.update({option: value for option, value in before.items() if option in predicted})
    for entry in _given(resource, item):
        shown = entry.codec.overlay(wanted[entry.option], before.get(entry.option))
        change.differences[entry.option] = (None, entry.shown(shown))
        if entry.option in predicted:
            predicted[entry.option] = shown
        disturbs = wanted[entry.option] and not item.wanted.keys().isdisjoint(entry.disturbs())
        change.more = bool(change.more or entry.follows(wanted[entry.option]) or disturbs)
    change.predicted = predicted
    if template and resource.template:
        change.operations.append(resource.template.creation(item, template))
        change.more = True
    else:
        change.operations.append(resource.add(wanted))
    change.readback = {Lookup(resource.source, natural, item.wanted[natural]): (_own(resource, item),)}
    return change


def _needed(resource: Resource, item: Item, entry: Field) -> OptionError:
    return OptionError(
        item.path(entry.option),
        None,
        f"is needed to create the {resource.describe(item)}, which does not exist",
        f"Give {entry.option}.",
    )


def _resolved(resource: Resource, item: Item, found: Found | None, context: Context) -> dict[str, Any]:
    wanted: dict[str, Any] = {}
    with Collected() as errors:
        for entry in _given(resource, item):
            with errors.kept():
                wanted[entry.option] = entry.resolve(item, found, context)
    return wanted


def _plan_update(resource: Resource, item: Item, found: Found, context: Context) -> Change:
    change = Change(item, "none", found, predicted=dict(found.values))
    wanted = _resolved(resource, item, found, context)
    differing: list[Field] = []
    for entry in _given(resource, item):
        if entry.option == item.match_by:
            continue
        difference = entry.compare(wanted[entry.option], item, found, context)
        if difference is None:
            continue
        differing.append(entry)
        change.differences[entry.option] = difference
        if entry.lasting and not entry.secret and change.predicted is not None:
            change.predicted[entry.option] = entry.codec.overlay(wanted[entry.option], found.values.get(entry.option))
    if not differing:
        return change
    change.verb = "update"
    if resource.natural in change.differences:
        _check_namesakes(resource, item, context)
    disturbed = {option for entry in differing for option in entry.disturbs()}
    change.more = not disturbed.isdisjoint(item.wanted)
    # What another change will move is written in a second round, over the values that it then has.
    settled = [entry for entry in differing if entry.option not in disturbed]
    for entry in settled:
        change.operations += entry.actions(wanted[entry.option], item, found, context)
    operation = resource.set(found.id, _to_write(resource, item, settled, wanted, found, context))
    if operation:
        change.operations.append(operation)
    renewed = [_own(resource, item), _natural(resource, item)]
    change.readback = {resource.by_id(found.id): tuple(lookup for lookup in renewed if lookup)}
    return change


def _to_write(
    resource: Resource,
    item: Item,
    differing: list[Field],
    wanted: Mapping[str, Any],
    found: Found,
    context: Context,
) -> dict[str, Any]:
    """Return the values that ``set`` carries: what differs, and the rest of every group that is sent whole."""
    values: dict[str, Any] = {}
    for part in resource.parts:
        concerned = [entry for entry in part.fields if entry in differing]
        if not concerned:
            continue
        for entry in part.fields if part.whole else concerned:
            current = entry.writable(found.values.get(entry.option), item, context)
            values[entry.option] = (
                entry.codec.overlay(wanted[entry.option], current) if entry.option in wanted else current
            )
    return values


def _plan_absent(resource: Resource, item: Item, found: Found | None, context: Context) -> Change:
    change = Change(item, "none", found)
    if found is None:
        return change
    if not item.force:
        check_guards(resource, item, found, context)
    change.verb = "delete"
    change.differences = {entry.option: (found.values.get(entry.option), None) for entry in resource.lasting()}
    change.operations = [*_releases(resource, item, found, context), resource.delete(found.id)]
    change.readback = {resource.by_id(found.id): (_own(resource, item),)}
    return change


def check_guards(resource: Resource, item: Item, found: Found, context: Context, verb: str = "deleted") -> None:
    """Raise GuardError when something would go with the object, or when nobody can tell."""
    names: list[str] = []
    told: list[str] = []
    for guard in resource.guards:
        try:
            held = sorted(_name(entry) for entry in _guarded(guard, item, found, context))
        except Unreadable as problem:
            raise GuardError(
                f"The {resource.describe(item, found)} is not {verb}: its {guard.what} could not be read:"
                f" {problem.error.message}",
                (),
                "Use credentials that may read them, or say force: true.",
            ) from None
        if held:
            names += held
            told.append(f"{guard.what}: {', '.join(held)}")
    if names:
        raise GuardError(
            f"The {resource.describe(item, found)} is not {verb}: it has {'; '.join(told)}.",
            names,
            "Move or delete these first, or say force: true.",
        )


def _releases(resource: Resource, item: Item, found: Found, context: Context) -> list[Operation]:
    """Return the operations that free what a deletion with force would otherwise be refused for."""
    operations: list[Operation] = []
    for guard in resource.guards if item.force else ():
        if guard.release:
            try:
                operations += [guard.release(entry) for entry in _guarded(guard, item, found, context)]
            except Unreadable:
                continue
    return operations


def _guarded(guard: Guard, item: Item, found: Found, context: Context) -> list[Found]:
    lookup = guard.lookup(item, found)
    objects = context.get(lookup) if lookup else []
    return [entry for entry in objects if guard.belongs(found, entry)] if guard.belongs else objects


def _name(found: Found) -> str:
    return str(found.values.get("name") or found.values.get("login") or found.id)


def _plan_conversion(resource: Resource, conversion: Conversion, item: Item, context: Context) -> Change:
    found = _locate(resource, item, context)
    target = _converted(conversion, item)
    others = context.get(target)
    if found is None and others:
        return Change(item, "none", found)
    if found is None and context.check_mode:
        context.warn(f"The {resource.describe(item)} does not exist yet; the run itself will need it.")
        return Change(item, "convert", differences={"kind": (resource.label, conversion.target_label)})
    if found is None:
        raise ConflictError(
            f"There is no {resource.describe(item)} to convert, and no {conversion.target_label} of that"
            f" {item.match_by} either.",
            f"Correct {item.match_by}.",
        )
    if not item.force:
        check_guards(resource, item, found, context, "converted")
    plan = item.params.get(conversion.plan_option)
    if plan and conversion.plans and not context.get(Lookup(conversion.plans, "name", plan)):
        if not context.check_mode:
            raise OptionError(
                item.path(conversion.plan_option), plan, "is not the name of a plan", "Name an existing plan."
            )
        context.warn(f"The plan '{plan}' does not exist yet; the run itself will need it.")
    body: list[Element] = [("filter", [("id", str(found.id))])]
    if plan:
        body.append((conversion.plan_node, plan))
    change = Change(item, "convert", found, differences={"kind": (resource.label, conversion.target_label)})
    change.operations = [Operation(resource.operator, conversion.operation, body)]
    change.readback = {
        resource.by_id(found.id): (_own(resource, item),),
        Lookup(conversion.target, resource.natural, found.values[resource.natural]): (target,),
    }
    return change


def check_unmoved(resource: Resource, change: Change, after: Found) -> None:
    """Raise VerificationError when a value that the task does not name moved with those that it names."""
    if change.verb != "update" or change.found is None:
        return
    disturbed = {
        option for entry in resource.fields() if entry.option in change.differences for option in entry.disturbs()
    }
    for entry in resource.fields():
        if entry.option in disturbed or entry.secret or not entry.lasting:
            continue
        before, now = change.found.values.get(entry.option), after.values.get(entry.option)
        if entry.option in change.differences:
            if not isinstance(before, dict) or not isinstance(now, dict):
                continue
            named = change.differences[entry.option][1]
            before = {name: value for name, value in before.items() if name not in named}
            now = {name: value for name, value in now.items() if name not in named}
        elif entry.option in change.item.wanted:
            continue
        if not entry.unmoved(before, now):
            raise VerificationError(
                change.item.path(entry.option),
                before,
                now,
                "The task does not name this value, yet it changed with the others: set it in the task, or look for"
                " another client that changes it.",
            )
