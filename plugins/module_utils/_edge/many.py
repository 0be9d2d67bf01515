# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What tasks over many objects have in common: entries in, one line for each object out.

What happens to an object is the same as in the module for one: the items take the same path, only together.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from .._api.client import Client
from .._api.errors import GuardError, OptionError, PleskError, SeveralErrors, singles
from .._api.options import Connection
from .._api.secrets import HIDDEN
from .._api.text import collapse
from .._engine.change import Change
from .._engine.later import join
from .._engine.outcome import Outcome
from .._engine.plan import parse_item
from .._engine.planning import Planning
from .._model.entries import hidden, read_entry, secrets_of
from .._model.item import Item
from .._model.resource import Resource
from .._model.versions import check_version
from .module import ANSWER_SIZE, AnsibleModule, carry_out, consequences, diff_of, object_of, readable

TOLD = 5
"""So many errors stand in a message; all of them are in ``error.errors``."""

_DONE = {"create": "created", "update": "updated", "delete": "deleted", "convert": "converted", "none": "unchanged"}

RUN_OPTIONS: dict[str, Any] = {
    "purge_empty": {"type": "bool", "default": False},
    "force": {"type": "bool", "default": False},
    "on_error": {"type": "str", "choices": ["continue", "stop"], "default": "continue"},
    "batch_size": {"type": "int", "default": 100},
    "answer_size": ANSWER_SIZE,
}
"""The options that govern a run over many objects."""


def purge_options(resource: Resource) -> dict[str, Any]:
    """Return the conditions by which a purge of a kind can be narrowed, as options."""
    if resource.purge is None:
        return {}
    conditions: dict[str, Any] = {option: {"type": "str"} for option in resource.purge.equal}
    conditions.update({f"{option}_prefix": {"type": "str"} for option in resource.purge.prefixes})
    return conditions


@dataclass
class Section:
    """The entries of one kind, and the conditions of its purge: None where there is none."""

    resource: Resource
    entries: Sequence[Any]
    conditions: Mapping[str, str] | None = None
    outcomes: list[Outcome] = field(default_factory=list)
    purged: list[Outcome] = field(default_factory=list)
    unread: set[int] = field(default_factory=set)

    @property
    def all(self) -> list[Outcome]:
        return [*self.outcomes, *self.purged]

    def hidden(self) -> list[Any]:
        """Return the entries without their secrets."""
        spec = self.resource.argument_spec()
        return [hidden(spec, entry) for entry in self.entries]


class ManyRun:
    """One task over many objects: its sections, and what became of each object."""

    def __init__(
        self, module: AnsibleModule, client: Client, connection: Connection, sections: Sequence[Section]
    ) -> None:
        self.module = module
        self.version = connection.version
        self.sections = sections
        size = module.params["batch_size"]
        if size < 1:
            raise OptionError("batch_size", size, "is below 1", "Write how many objects a packet may write at most.")
        self.planning = Planning(client, check_mode=module.check_mode, caller=connection.username)
        self.secrets: dict[str, list[str]] = {}

    @property
    def all(self) -> list[Outcome]:
        return [outcome for section in self.sections for outcome in section.all]

    def plan(self) -> None:
        """Read and plan everything; raises SeveralErrors, with nothing written, for all that is wrong."""
        errors: list[PleskError] = []
        items: list[Item] = []
        for section in self.sections:
            found, wrong = self._items(section)
            items += found
            errors += wrong
        try:
            outcomes = iter(self.planning.plan(items, keep=False))
            for section in self.sections:
                section.outcomes = [next(outcomes) for _entry in range(len(section.entries) - len(section.unread))]
            if not errors:
                self._purge()
        except PleskError as error:
            self._refuse_together([*errors, error] if errors else [error])
        for outcome in self.all:
            for single in singles(outcome.error) if outcome.error else ():
                single.place(outcome.item.where)
                errors.append(single)
        told = {single.option for single in errors if isinstance(single, OptionError)}
        for section in self.sections:
            errors += _same_objects(section, told)
        self._refuse_together(errors)
        if self.module._diff:  # pylint: disable=protected-access
            self.planning.count_affected(self.all)
        if self.module.check_mode:
            self._join()

    def apply(self) -> None:
        """Carry out what is planned."""
        stop = self.module.params["on_error"] == "stop"
        try:
            carry_out(self.planning, self.all, stop=stop, most=self.module.params["batch_size"])
        finally:
            self._join()

    def _join(self) -> None:
        for outcome in self.all:
            join(outcome)

    def _items(self, section: Section) -> tuple[list[Item], list[PleskError]]:
        """Return the items of the entries that can be read, and what is wrong with the others."""
        resource, spec = section.resource, section.resource.argument_spec()
        items: list[Item] = []
        errors: list[PleskError] = []
        for index, entry in enumerate(section.entries):
            where = f"{resource.plural}[{index}]"
            self.secrets[where] = [secret for secret in secrets_of(spec, entry) if secret]
            try:
                item = parse_item(resource, read_entry(spec, entry, where), where)
                check_version(item, self.version)
                items.append(item)
            except PleskError as error:
                section.unread.add(index)
                errors.append(error)
        return items, errors + _same_keys(items)

    def _purge(self) -> None:
        """Plan the deletion of what the sections with a purge omit, what refers to others first."""
        rank = max((outcome.rank for outcome in self.all), default=0)
        for section in reversed(self.sections):
            if section.conditions is None:
                continue
            rank += 1
            section.purged = self.planning.plan(self._doomed(section, section.conditions), keep=False)
            for outcome in section.purged:
                outcome.rank = rank
                self._check_forced(outcome)

    def _check_forced(self, outcome: Outcome) -> None:
        """Fail a deletion by a purge that needs ``force``."""
        purge = outcome.item.resource.purge
        if purge and purge.forced and not outcome.item.force and outcome.error is None:
            outcome.error = GuardError(
                f"The {outcome.describe()} was not deleted because a purge of {outcome.item.resource.plural}"
                " deletes their data.",
                [str(outcome.name or outcome.number)],
                "Set force=true to delete it, or list it.",
            )

    def _doomed(self, section: Section, conditions: Mapping[str, str]) -> list[Item]:
        resource, caller = section.resource, (self.planning.caller or "").casefold()
        kept = {outcome.number for outcome in section.outcomes if outcome.number is not None}
        named = {resource.names(outcome.item) for outcome in section.outcomes}
        items = []
        for found in self.planning.everything(resource, conditions):
            if found.id is not None and found.id in kept:
                continue
            if caller and str(found.values.get("login") or "").casefold() == caller:
                continue
            by = "id" if "id" in resource.keys else resource.natural
            params = {"state": "absent", "match_by": by, "id": found.id, "force": self.module.params["force"]}
            params.update({option: found.values.get(option) for option in resource.naturals})
            item = Item(resource, params)
            item.wanted = {
                entry.option: found.values[entry.option]
                for entry in resource.fields()
                if entry.option in resource.naturals and found.values.get(entry.option) is not None
            }
            if found.id is None and resource.names(item) in named:
                continue
            item.where = f"purge of {resource.describe(item)}"
            items.append(item)
        return items

    def _refuse_together(self, errors: Sequence[PleskError]) -> None:
        """Raise one error that tells all of them; nothing has been written yet."""
        told = sorted((single for error in errors for single in singles(error)), key=self._position)
        if len(told) == 1:
            raise told[0]
        if told:
            where = self.sections[0].resource.plural if len(self.sections) == 1 else "the document"
            raise SeveralErrors(told, f"{len(told)} errors in {where}, nothing was changed: ", TOLD)

    def _position(self, error: PleskError) -> tuple[int, float]:
        """Return the place that an error is about, behind all of them for one that is about none."""
        found = re.match(r"(\w+)\[(\d+)\]", error.message)
        order = [section.resource.plural for section in self.sections]
        if not found or found.group(1) not in order:
            return len(order), 0.0
        return order.index(found.group(1)), float(found.group(2))

    def lines(self, section: Section, objects: bool = True) -> list[dict[str, Any]]:
        """Return what the result tells of each object of a section; with ``objects``, all of what changed."""
        return [self._line(outcome, objects) for outcome in section.outcomes] + [
            {**self._line(outcome, objects), "purged": True} for outcome in section.purged
        ]

    def _line(self, outcome: Outcome, objects: bool) -> dict[str, Any]:
        resource, change = outcome.item.resource, outcome.change
        verb = outcome.verb
        done = self.module.check_mode or outcome.done or verb == "none"
        name = outcome.item.params.get(resource.natural) or outcome.name
        line: dict[str, Any] = {
            **{option: outcome.item.params.get(option) for option in resource.qualifiers},
            **({} if resource.single else {resource.natural: name}),
            "verb": _DONE[verb] if done else "not_done",
            "changed": verb != "none" if self.module.check_mode else outcome.changed,
        }
        if outcome.error:
            line["verb"] = "failed"
            line["error"] = self._without_secrets(outcome, outcome.error.as_dict())
        elif outcome.blocked:
            line["because"] = f"{outcome.blocked.describe()} failed"
        elif objects and line["changed"] and verb in ("create", "update"):
            predicted = change.predicted if change and self.module.check_mode else None
            line[resource.name] = predicted or (object_of(resource, outcome.after) if outcome.after else None)
        return line

    def _without_secrets(self, outcome: Outcome, told: Any) -> Any:
        """Return what is told of an object without the secrets of its own entry, which a server may have repeated."""
        secrets = self.secrets.get(outcome.item.where, ())
        if isinstance(told, str):
            for secret in secrets:
                told = told.replace(secret, HIDDEN)
            return told
        if isinstance(told, dict):
            return {key: self._without_secrets(outcome, value) for key, value in told.items()}
        return [self._without_secrets(outcome, value) for value in told] if isinstance(told, list) else told

    def summary(self, outcomes: Iterable[Outcome]) -> dict[str, int]:
        """Return how many objects there are of each verb."""
        counts = dict.fromkeys((*_DONE.values(), "failed", "not_done"), 0)
        for outcome in outcomes:
            counts[self._line(outcome, False)["verb"]] += 1
        return counts

    def diff(self) -> dict[str, Any]:
        """Return the differences of all objects that change, by name."""
        before: dict[str, Any] = {}
        after: dict[str, Any] = {}
        changes = [outcome.change for outcome in self.all if outcome.change and outcome.change.verb != "none"]
        for name, change in zip(_distinct(changes), changes):
            one = diff_of(change)
            before[name], after[name] = one["before"], one["after"]
        kinds = [section.resource for section in self.sections if section.entries or section.purged]
        what = kinds[0].plural if len(kinds) == 1 else "objects"
        count = f"{len(before)} of {len(self.all)} {what}"
        told = consequences(outcome.change for outcome in self.all if outcome.change is not None)
        note = ("; " if len(kinds) > 1 else ": ").join([count, *told])
        headers = {"before_header": count, "after_header": note if before else count}
        return readable({**headers, "before": before, "after": after})

    def warn(self) -> None:
        """Give Ansible the warnings of the run."""
        for text in self.planning.warnings:
            self.module.warn(text)

    def end(self) -> None:
        """Raise one error for everything that failed."""
        failed = [outcome for outcome in self.all if outcome.error]
        if not failed:
            return
        details = []
        for outcome in failed:
            if outcome.error:
                outcome.error.place(outcome.item.where if len(self.sections) > 1 else "")
                details.append(self._without_secrets(outcome, outcome.error.as_dict()))
        left = self.summary(self.all)["not_done"]
        told = " ".join(entry["message"] for entry in details[:TOLD])
        more = f" And {len(failed) - TOLD} more, see error.errors." if len(failed) > TOLD else ""
        why = "on_error=stop" if self.module.params["on_error"] == "stop" else "an object that they require failed"
        rest = f" {left} were not attempted because {'of ' if why[:2] == 'on' else ''}{why}." if left else ""
        what = self.sections[0].resource.plural if len(self.sections) == 1 else "objects"
        raise PleskError(f"{len(failed)} of {len(self.all)} {what} failed: {told}{more}{rest}", errors=details)


def _distinct(changes: Sequence[Change]) -> list[str]:
    """Return names of the objects: those of which several have one also tell where they live."""
    plain = Counter(change.name for change in changes)
    names = [change.name if plain[change.name] == 1 else f"{change.name}{_place(change)}" for change in changes]
    seen: Counter[str] = Counter()
    told = []
    for name in names:
        seen[name] += 1
        told.append(name if seen[name] == 1 else f"{name} [{seen[name]}]")
    return told


def _place(change: Change) -> str:
    """Return the rest of an object's natural key, as a name shows it."""
    found = change.found.values if change.found else {}
    given = {option: found.get(option) or change.item.params.get(option) for option in change.item.resource.qualifiers}
    told = ", ".join(f"{option}={value}" for option, value in given.items() if value not in (None, ""))
    return f" ({told})" if told else ""


def conditions_of(resource: Resource, given: Mapping[str, Any] | None, where: str) -> dict[str, str]:
    """Return the conditions that narrow a purge; raises OptionError for a blank one, which would narrow nothing."""
    conditions = {option: value for option, value in (given or {}).items() if value is not None}
    for option, value in conditions.items():
        if not value.strip():
            raise OptionError(
                f"{where}.{option}", value, "is blank, so it would match all objects", "Set a value, or omit it."
            )
    return conditions


def check_purge(section: Section, where: str, filters: Mapping[str, Any] | None, empty: bool) -> None:
    """Raise OptionError for a purge without a condition, or of everything within its conditions by accident."""
    if not section.conditions:
        raise OptionError(
            where,
            filters,
            f"is required with purge, because it selects the {section.resource.plural} to delete",
            "Set at least one condition.",
        )
    if not section.entries and not empty:
        raise OptionError(
            section.resource.plural,
            [],
            "is empty, so the purge would delete all objects that match its filter",
            "To delete them, set purge_empty=true.",
        )


def _same_keys(items: Iterable[Item]) -> list[PleskError]:
    places: dict[Any, str] = {}
    errors: list[PleskError] = []
    for item in items:
        qualified = item.resource.names(item) if item.match_by == item.resource.natural else None
        key = qualified or (item.match_by, collapse(str(item.key)).casefold())
        if key in places:
            what = f"the {item.resource.label}" if item.resource.single else f"{item.match_by} '{item.key}'"
            errors.append(_twice(item, places[key], what))
        places.setdefault(key, item.where)
    return errors


def _same_objects(section: Section, told: set[str]) -> list[PleskError]:
    """Return the errors of items that mean the same object now, or that would have the same name afterwards.

    ``told`` are the places in the list of which that is known already.
    """
    places: dict[Any, str] = {}
    errors: list[PleskError] = []
    for outcome in section.outcomes:
        item, resource = outcome.item, section.resource
        names = resource.full_names(item) if item.state == "present" else None
        meant: dict[Any, str] = {names: f"{resource.label} '{names[-1]}'"} if names else {}
        if outcome.number is not None:
            meant[outcome.number] = f"{resource.label} with id {outcome.number}"
        twice = next((key for key in meant if key in places), None)
        if twice is not None and item.where not in told:
            errors.append(_twice(item, places[twice], meant[twice]))
        for key in meant:
            places.setdefault(key, item.where)
    return errors


def _twice(item: Item, first: str, what: str) -> PleskError:
    return OptionError(item.where, None, f"is a duplicate of {first} ({what})", "Remove one of the two entries.")
