# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Reading objects of any kinds, all of them or by a key, in as few requests as possible.

Objects that live in others cost a second round: the scopes are read first, then what lives in each of them.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from .._api.client import Client
from .._api.errors import ApiError, PleskError
from .._api.match import Answers
from .._api.questions import Found, Lookup
from .._model.item import Context, Item, NeedsLookup
from .._model.resource import Resource


class Wanted(NamedTuple):
    """Objects of a kind: those with one of ``values`` as their ``key``, or all of them.

    The key may be the option of the scope, or a natural key of which the scope is a part.  ``places`` are scopes that
    need no question, each with the option that stands for it.  ``given`` are options that all of them have.  ``spare``
    kinds are left out with a warning where the login account may not read them.
    """

    resource: Resource
    key: str = ""
    values: tuple[Any, ...] = ()
    places: tuple[tuple[str, Found], ...] = ()
    given: Mapping[str, Any] = {}
    spare: bool = False

    def scoped(self) -> bool:
        """Return whether the objects are read scope by scope."""
        scope = self.resource.scope
        by_scope = self.named() or (not self.key and not self.resource.listed)
        return scope is not None and (self.key == scope.option or by_scope)

    def named(self) -> bool:
        """Return whether the objects are asked for by a natural key that names their scope too."""
        resource = self.resource
        in_scope = resource.scope is not None and self.key != resource.scope.option
        return in_scope and self.key == resource.natural and self.key not in resource.source.keys

    def items(self) -> list[Item]:
        """Return an item for each object that is asked for by name; raises OptionError."""
        items = [Item(self.resource, {**self.given, self.key: value}) for value in self.values]
        for item in items:
            for entry in self.resource.fields():
                if entry.option in item.params:
                    item.wanted[entry.option] = entry.parse(item)
        return items

    def inner(self, item: Item) -> Lookup:
        """Return the question for what is desired in the scope of an item."""
        identity = self.resource.identity
        return identity.own(item) if self.named() else identity.group(item)

    def all(self) -> bool:
        """Return whether all existing objects are read."""
        return not self.values and not self.places

    def first(self) -> list[Lookup]:
        """Return the questions of the first round: the objects themselves, or their scopes."""
        scope, identity = self.resource.scope, self.resource.identity
        if self.scoped() and scope is not None:
            if self.named():
                return scope.questions([scope.value(item) for item in self.items()])
            return scope.questions(self.values) if self.values or not self.places else []
        keyed = [identity.listing(self.resource, self.key, value) for value in self.values]
        return keyed or [identity.listing(self.resource)]


@dataclass
class Gathered:
    """What was read, by the names of sections, and what could not be."""

    by_section: dict[str, list[Found]] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
    refused: dict[str, ApiError] = field(default_factory=dict)


def gather(client: Client, wanted: Sequence[Wanted]) -> Gathered:
    """Read the objects that are desired; raises PleskError where the login account may not."""
    directories = [
        entry.directory for each in wanted for entry in each.resource.fields() if entry.directory is not None
    ]
    gathered = Gathered()
    asked = [*(lookup for each in wanted for lookup in each.first()), *directories]
    answers = client.read(asked, leave_out=gathered.warnings.append)
    inner: dict[str, list[Item]] = {}
    for each in wanted:
        with _permitted(each, gathered):
            if each.scoped():
                places = _scopes(each, answers, gathered.warnings)
                inner[each.resource.plural] = _settled(client, each, answers, places)
    placed = [(each, item) for each in wanted for item in inner.get(each.resource.plural, ())]
    asked = [lookup for each, item in placed for lookup in (each.inner(item), *each.resource.identity.beside(item))]
    if asked:
        answers.update(client.read(asked, leave_out=gathered.warnings.append))
    for each in [each for each in wanted if each.resource.plural not in gathered.refused]:
        with _permitted(each, gathered):
            found = _objects(each, answers, inner)
            _name(each.resource, found, answers, gathered.warnings)
            _word(client, each.resource, found, answers)
            gathered.by_section[each.resource.plural] = _sorted(each.resource, found)
    if gathered.refused and not gathered.by_section:
        raise next(iter(gathered.refused.values()))
    return gathered


@contextmanager
def _permitted(wanted: Wanted, gathered: Gathered) -> Iterator[None]:
    """Leave out a kind that the login account may not read, unless it was asked for by name."""
    name = wanted.resource.plural
    try:
        yield
    except ApiError as error:
        if not wanted.spare or error.klass != "permission":
            raise
        gathered.refused[name] = error
        gathered.warnings.append(f"{name} are left out: {error.message}")


def _objects(wanted: Wanted, answers: Answers, inner: Mapping[str, Sequence[Item]]) -> list[Found]:
    if not wanted.scoped():
        return [entry for lookup in wanted.first() for entry in _read(answers, lookup)]
    items = inner.get(wanted.resource.plural, ())
    return [entry for item in items for entry in _inside(wanted, answers, item)]


def _read(answers: Answers, lookup: Lookup) -> list[Found]:
    answer = answers[lookup]
    if isinstance(answer, ApiError) and answer.klass == "reference":
        return []
    if isinstance(answer, PleskError):
        raise answer
    return answer


def _scopes(wanted: Wanted, answers: Answers, warnings: list[str]) -> list[Item]:
    """Return an item that names nothing but its scope, for each scope that was found."""
    resource, scope = wanted.resource, wanted.resource.scope
    if scope and wanted.named():
        for lookup in wanted.first():
            _read(answers, lookup)
        named = wanted.items()
        for item in named:
            item.scope = scope.find(item, Context(answers))
        return [item for item in named if item.scope is not None]
    items = [Item(resource, {option: True}, scope=found) for option, found in wanted.places]
    seen = set()
    for lookup in wanted.first() if scope else ():
        answer = answers[lookup]
        if scope and isinstance(answer, PleskError) and lookup.source is not scope.source:
            warnings.append(f"{resource.plural} may be incomplete: {answer.message}")
            continue
        for found in _read(answers, lookup):
            name = found.values.get(scope.key) if scope else None
            if name in seen:
                continue
            seen.add(name)
            place = {scope.option: name} if scope else {}
            items.append(Item(resource, place, wanted=dict(place), scope=found))
    return items


def _settled(client: Client, wanted: Wanted, answers: Answers, items: Sequence[Item]) -> list[Item]:
    """Return the items whose objects really live in their scopes; those that were asked for by name, where they do."""
    scope = wanted.resource.scope
    settled: list[Item] = []
    waiting = list(items)
    while waiting and scope is not None:
        needed: list[Lookup] = []
        again = []
        for item in waiting:
            try:
                place = scope.settled(item, Context(answers))
            except NeedsLookup as missing:
                needed += missing.lookups
                again.append(item)
                continue
            if place is not None and (place is item.scope or not wanted.all()):
                item.scope = place
                settled.append(item)
        if needed:
            answers.update(client.read(needed))
        waiting = again
    return settled


def _inside(wanted: Wanted, answers: Answers, item: Item) -> list[Found]:
    objects = wanted.resource.identity.objects(item, _read(answers, wanted.inner(item)))
    for found in objects:
        wanted.resource.place(found, item)
    return objects


def _name(resource: Resource, objects: Sequence[Found], answers: Answers, warnings: list[str]) -> None:
    for entry in resource.fields():
        known = answers[entry.directory] if entry.directory else []
        if isinstance(known, PleskError):
            warnings.append(f"{entry.option} may be null: {known.message}")
            continue
        for found in objects:
            entry.name(found, known)


def _word(client: Client, resource: Resource, objects: Sequence[Found], answers: Answers) -> None:
    """Put values in words for which there is no directory: what is not known yet is asked for all objects together."""
    while True:
        unnamed = [asked for found in objects for entry in resource.fields() for asked in entry.word(found, answers)]
        unasked = [asked for asked in unnamed if asked not in answers]
        if not unasked:
            return
        answers.update(client.read(unasked))


def _sorted(resource: Resource, objects: Sequence[Found]) -> list[Found]:
    """Return the distinct objects in a stable order: by id, or else by their names."""
    distinct: dict[Any, Found] = {}
    for found in objects:
        names = tuple(str(found.values.get(option)) for option in resource.naturals)
        distinct.setdefault(names if found.id is None else found.id, found)
    return [distinct[key] for key in sorted(distinct, key=lambda key: (isinstance(key, tuple), key))]
