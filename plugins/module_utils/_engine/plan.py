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

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from .._api.errors import Collected, ConflictError, OptionError
from .._api.questions import Found, Lookup
from .._model.field import Field
from .._model.foreseen import UNCHANGED
from .._model.guards import Conversion
from .._model.identity import distinct
from .._model.item import Context, Item, NeedsLookup, Unreadable
from .._model.reference import missing
from .._model.resource import Resource
from .._model.versions import check_operations
from .change import Change
from .deletion import check_guards, guard_lookups, plan_absent


def parse_item(resource: Resource, params: Mapping[str, Any], where: str = "") -> Item:
    """Return what ``params`` set for one object, its values in the common form.

    Raises OptionError for a key that is missing or blank and for a value that the protocol cannot hold, SeveralErrors
    for several such values.
    """
    params = resource.expand(params, where) if resource.expand else params
    item = Item(resource, params, where)
    if not resource.single and (item.key is None or not str(item.key).strip()):
        raise OptionError(
            item.path(item.match_by),
            item.key,
            f"finds the object (match_by is {item.match_by}), but is missing or blank",
            f"Set {item.match_by}, or choose another match_by." if len(resource.keys) > 1 else f"Set {item.match_by}.",
        )
    if item.match_by == "id" and int(item.key) < 1:
        raise OptionError(item.path("id"), item.key, "is not an id", "Ids are positive numbers.")
    if resource.conversion and params.get(resource.conversion.option) and item.state == "absent":
        raise OptionError(
            item.path(resource.conversion.option), True, "contradicts state=absent", "Remove one of the two options."
        )
    with Collected() as errors:
        for entry in resource.fields():
            if params.get(entry.option) is not None:
                with errors.kept():
                    item.wanted[entry.option] = entry.parse(item)
    if resource.check:
        resource.check(item)
    return item


def lookups(item: Item, eager: bool = True) -> list[Lookup]:
    """Return the questions that planning this item needs, as far as they are known, the object itself first.

    ``eager`` adds those that are needed only if something differs.
    """
    resource = item.resource
    asked: list[Lookup] = []
    if resource.scope is not None:
        asked += resource.scope.lookups(item)
    if not _waits_for_scope(item):
        asked += [lookup for lookup in (resource.identity.own(item), resource.identity.natural(item)) if lookup]
        asked += resource.identity.beside(item)
    if resource.conversion and item.params.get(resource.conversion.option):
        asked.append(_converted(resource.conversion, item))
        return distinct([*asked, *guard_lookups(item)])
    if item.state == "absent":
        return distinct([*asked, *guard_lookups(item)])
    asked += [entry.directory for entry in resource.fields() if entry.directory and entry.always_named]
    for entry in _given(item):
        asked += entry.lookups(item)
        if eager:
            asked += entry.likely(item)
    if eager and item.wanted.get(resource.natural):
        asked += [
            Lookup(source, resource.natural, item.wanted[resource.natural]) for _label, source in resource.namesakes
        ]
    return distinct(asked)


def plan_item(item: Item, context: Context) -> Change:
    """Return what this item needs.

    Raises NeedsLookup when an answer is missing, and PleskError when the task cannot or must not be done.
    """
    item.caller = context.caller
    context.foreseen.used.clear()
    change = _plan(item, context)
    change.relies = list(dict.fromkeys(context.foreseen.used))
    return change


def _plan(item: Item, context: Context) -> Change:
    conversion = item.resource.conversion
    if conversion and item.params.get(conversion.option):
        return _plan_conversion(conversion, item, context)
    if item.resource.scope is not None:
        item.scope = item.resource.scope.find_scope(item, context)
        if item.scope is None and item.state == "absent" and item.resource.identity.in_scope(item):
            return Change(item)
    found = None if _unborn(item) else _locate(item, context)
    if item.state == "absent":
        return plan_absent(item, found, context)
    if found is None:
        return _plan_creation(item, context)
    return _plan_update(item, found, context)


def _waits_for_scope(item: Item) -> bool:
    """Return whether the object cannot be asked for before the id of its scope is known."""
    resource = item.resource
    known = item.scope is not None and item.scope.id is not None
    return resource.scope is not None and not known and resource.identity.waits(item)


def _unborn(item: Item) -> bool:
    """Return whether the scope, and so the object in it, is yet to be created."""
    if item.resource.scope is None or not item.resource.identity.in_scope(item):
        return False
    return item.scope is None or item.scope.id is None


def _given(item: Item) -> list[Field]:
    return [entry for entry in item.resource.fields() if entry.option in item.wanted]


def _converted(conversion: Conversion, item: Item) -> Lookup:
    return Lookup(conversion.target, item.match_by, item.key)


def _locate(item: Item, context: Context) -> Found | None:
    resource = item.resource
    objects = resource.identity.pick(item, context.get(resource.identity.own(item)))
    objects = resource.identity.choose(item, objects, context)
    if len(objects) > 1:
        ids = ", ".join(str(entry.id) for entry in objects)
        raise ConflictError(
            f"{item.path(item.match_by)} '{item.key}' is shared by {len(objects)} objects (ids {ids}).",
            "Choose one with match_by=id."
            if item.match_by == resource.natural
            else f"Choose one with match_by={resource.natural} or match_by=id.",
        )
    found = _described(item, objects[0], context) if objects else None
    if item.state == "present":
        _check_natural(item, found, resource.identity.namesakes(item, context), context)
    if found is not None and context.foreseen.going(resource.name, found.id) and item.state == "present":
        found = None
    if found is None and item.match_by in ("id", "guid") and item.state == "present":
        raise ConflictError(
            f"There is no {resource.label} with {item.match_by} '{item.key}', and none can be created with it.",
            f"Correct {item.match_by}, or use match_by={resource.natural}.",
        )
    _check_numbers(item, found)
    return found


def _described(item: Item, found: Found, context: Context) -> Found:
    """Return the object as its options describe it, what they name put into words."""
    resource = item.resource
    found = replace(found, values=dict(found.values))
    resource.place(found, item)
    for entry in resource.fields():
        known = context.answers.get(entry.directory) if entry.directory else None
        if isinstance(known, list):
            entry.name(found, known)
    unnamed = [asked for entry in resource.fields() for asked in entry.word(found, context.answers, item)]
    unasked = [asked for asked in unnamed if asked not in context.answers]
    if unasked:
        raise NeedsLookup(distinct(unasked))
    return found


def _check_numbers(item: Item, found: Found | None) -> None:
    """Raise ConflictError when the task also names an id or a GUID that the object does not have."""
    for key in ("id", "guid"):
        given = str(item.params.get(key) or "").strip() if key in item.resource.keys else ""
        has = "" if found is None else str(found.id if key == "id" else found.facts.get(key) or "")
        if not given or given.casefold() == has.casefold() or (found is None and item.state == "absent"):
            continue
        raise ConflictError(
            f"The {item.resource.describe(item, found)} "
            + (
                f"has the {key} '{has}', not '{given}'." if found else f"does not exist, so its {key} is not '{given}'."
            ),
            f"Omit {key}, or find the object with match_by={key}.",
        )


def _check_natural(item: Item, found: Found | None, others: list[Found], context: Context) -> None:
    resource = item.resource
    others = [
        other
        for other in others
        if (found is None or other.id != found.id) and not _leaves(resource, other, item, context)
    ]
    if not others:
        return
    name, number = item.wanted[resource.natural], others[0].id
    if found is None:
        raise ConflictError(
            f"The {resource.label} '{name}' exists (id {number}), but its {item.match_by} is not '{item.key}'.",
            f"To give it that {item.match_by}, use match_by={resource.natural}; or choose another {resource.natural}.",
        )
    raise ConflictError(
        f"The {resource.label} with {item.match_by} '{item.key}' (id {found.id}) cannot be renamed to '{name}': the"
        f" {resource.natural} is used by the {resource.label} with id {number}.",
        f"Choose another {resource.natural}.",
    )


def _leaves(resource: Resource, other: Found, item: Item, context: Context) -> bool:
    """Return whether the same run deletes or renames another object of that name before."""
    if context.foreseen.going(resource.name, other.id):
        return True
    later = context.foreseen.changed(resource.name, other.id, resource.natural)
    wanted = item.wanted[resource.natural]
    return later is not UNCHANGED and resource.key_of(resource.natural, later) != resource.key_of(
        resource.natural, wanted
    )


def _check_namesakes(item: Item, context: Context) -> None:
    resource = item.resource
    name = item.wanted[resource.natural]
    for label, source in resource.namesakes:
        if context.foreseen.coming(label.replace(" ", "_"), (resource.key_of(resource.natural, name),)):
            raise ConflictError(
                f"The {resource.natural} '{name}' is also used by a {label} of this run, and {resource.plural} share"
                " one name space with it.",
                f"Choose another {resource.natural} for one of them.",
            )
        try:
            others = context.get(Lookup(source, resource.natural, name))
        except Unreadable as problem:
            context.warn(
                f"Whether a {label} has the {resource.natural} '{name}' was not checked: {problem.error.message}"
            )
            continue
        others = [other for other in others if not context.foreseen.going(label.replace(" ", "_"), other.id)]
        if others:
            raise ConflictError(
                f"The {resource.natural} '{name}' is taken by a {label} (id {others[0].id}), and"
                f" {resource.plural} share one name space with it.",
                f"Choose another {resource.natural}"
                + (", or convert that account." if resource.conversion else ", or delete that object."),
            )


def _plan_creation(item: Item, context: Context) -> Change:
    resource = item.resource
    if resource.fixed and not _unborn(item):
        name = resource.describe(item)
        raise ConflictError(
            f"{name[:1].upper()}{name[1:]} does not exist, and it cannot be created by itself.",
            "" if resource.single else f"Correct {item.match_by}.",
        )
    _check_required(item, context)
    if resource.natural in item.wanted:
        _check_namesakes(item, context)
    template = resource.template.template(item, context) if resource.template and "copy_of" in item.wanted else None
    before = template.values if template else {}
    wanted = _resolved(item, template, context)
    change = Change(item, "update" if resource.fixed else "create")
    predicted: dict[str, Any] = {entry.option: None for entry in resource.lasting()}
    predicted.update({option: value for option, value in before.items() if option in predicted})
    for entry in _given(item):
        shown = entry.codec.overlay(wanted[entry.option], before.get(entry.option))
        change.differences[entry.option] = (None, entry.shown(shown))
        if entry.option in predicted:
            predicted[entry.option] = shown
        disturbs = wanted[entry.option] and not item.wanted.keys().isdisjoint(entry.disturbs())
        change.more = bool(change.more or entry.follows(wanted[entry.option]) or disturbs)
    change.predicted = predicted
    if context.foreseen.used or _unborn(item) or resource.natural not in item.wanted:
        return change  # it is planned again when what it needs is there
    if template and resource.template:
        change.operations.append(resource.template.creation(item, template))
        change.more = True
    else:
        change.operations += resource.requests.create(item, wanted)
    change.readback = {resource.identity.created(item): (resource.identity.own(item),)}
    change.readback.update({lookup: () for entry in _given(item) for lookup in entry.confirms(item)})
    return change


def _check_required(item: Item, context: Context) -> None:
    """Raise OptionError for options that the creation of an object needs; warn in check mode."""
    lacking = [entry for entry in item.resource.fields() if entry.required and item.wanted.get(entry.option) is None]
    if lacking and context.check_mode:
        name = item.resource.describe(item)
        context.warn(
            f"{name[:1].upper()}{name[1:]} does not exist yet. Outside check mode, the task fails if it is still"
            f" missing, because {', '.join(entry.option for entry in lacking)} would be required to create it."
        )
        return
    with Collected() as errors:
        for entry in lacking:
            with errors.kept():
                raise _needed(item, entry)


def _needed(item: Item, entry: Field) -> OptionError:
    return OptionError(
        item.path(entry.option),
        None,
        f"is required to create the {item.resource.describe(item)}, which does not exist",
        f"Give {entry.option}.",
    )


def _resolved(item: Item, found: Found | None, context: Context) -> dict[str, Any]:
    wanted: dict[str, Any] = {}
    needed: list[Lookup] = []
    with Collected() as errors:
        for entry in _given(item):
            with errors.kept():
                try:
                    wanted[entry.option] = entry.resolve(item, found, context)
                except NeedsLookup as missing_answers:
                    needed += missing_answers.lookups
    if needed:
        raise NeedsLookup(needed)
    return wanted


def _plan_update(item: Item, found: Found, context: Context) -> Change:
    resource = item.resource
    change = Change(item, "none", found, predicted=dict(found.values))
    wanted = _resolved(item, found, context)
    differing: list[Field] = []
    for entry in _given(item):
        if entry.option == item.match_by:
            continue
        difference = entry.compare(wanted[entry.option], item, found, context)
        if difference is None:
            continue
        differing.append(entry)
        change.differences[entry.option] = difference
        if entry.lasting and not entry.secret and change.predicted is not None:
            change.predicted[entry.option] = entry.codec.overlay(wanted[entry.option], found.values.get(entry.option))
    _displace(change, found, differing)
    if not differing:
        return change
    change.verb = "update"
    if resource.natural in change.differences:
        _check_namesakes(item, context)
    disturbed = {option for entry in differing for option in entry.disturbs()}
    change.more = not disturbed.isdisjoint(item.wanted) or any(entry.rounds() for entry in differing)
    # What another change will move is written in a second round, over the values that it then has.
    settled = [entry for entry in differing if entry.option not in disturbed]
    identity = resource.identity
    if not context.foreseen.used:
        for entry in settled:
            actions = entry.actions(wanted[entry.option], item, found, context)
            check_operations(item, entry.option, actions)
            change.operations += actions
        values = _to_write(item, settled, wanted, change, context)
        change.operations += resource.requests.update(item, found, values)
    renewed = [identity.own(item), identity.natural(item)]
    change.readback = {identity.again(item, found): tuple(lookup for lookup in renewed if lookup)}
    change.readback.update({lookup: () for entry in settled for lookup in entry.renews(found)})
    return change


def _displace(change: Change, found: Found, differing: list[Field]) -> None:
    """Note in a change the values that others take the place of."""
    for option in {option for entry in differing for option in entry.displaces}:
        if found.values.get(option) is not None:
            change.differences[option] = (found.values[option], None)
        if change.predicted is not None:
            change.predicted[option] = None


def _to_write(
    item: Item, differing: list[Field], wanted: Mapping[str, Any], change: Change, context: Context
) -> dict[str, Any]:
    """Return the values that ``set`` carries: what differs, and the rest of every group that is sent whole."""
    have = change.found.values if change.found else {}
    values: dict[str, Any] = {}
    displaced = {option for entry in differing for option in entry.displaces}
    for part in item.resource.parts:
        concerned = [entry for entry in part.fields if entry in differing]
        if not concerned:
            continue
        for entry in part.fields if part.whole else concerned:
            if entry.option in displaced or (entry.partial and entry not in differing):
                continue
            current = entry.writable(have.get(entry.option), item, context)
            if entry.partial:
                values[entry.option] = {
                    name: wanted[entry.option][name] for name in change.differences[entry.option][1]
                }
            elif entry.option in wanted:
                values[entry.option] = entry.codec.overlay(wanted[entry.option], current)
            else:
                values[entry.option] = current
    return values


def _plan_conversion(conversion: Conversion, item: Item, context: Context) -> Change:
    resource = item.resource
    found = _locate(item, context)
    target = _converted(conversion, item)
    others = context.get(target)
    if found is None and others:
        return Change(item, "none", found)
    if found is None and context.check_mode:
        name = resource.describe(item)
        context.warn(
            f"{name[:1].upper()}{name[1:]} does not exist yet. Outside check mode, the task fails if it is still"
            " missing."
        )
        return Change(item, "convert", differences={"kind": (resource.label, conversion.target_label)})
    if found is None:
        raise ConflictError(
            f"There is no {resource.describe(item)} to convert, and no {conversion.target_label} of that"
            f" {item.match_by} either.",
            f"Correct {item.match_by}.",
        )
    if not item.force:
        check_guards(item, found, context, "converted")
    plan = item.params.get(conversion.plan_option)
    if plan and conversion.plans and not context.get(Lookup(conversion.plans, "name", plan)):
        missing(item, conversion.plan_option, plan, "plan", context)
    change = Change(item, "convert", found, differences={"kind": (resource.label, conversion.target_label)})
    change.operations = [conversion.request(resource.operator, found, plan)]
    change.readback = {
        resource.identity.again(item, found): (resource.identity.own(item),),
        Lookup(conversion.target, resource.natural, found.values[resource.natural]): (target,),
    }
    return change
