# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Which result answers which question.

Several lookups share one ``get``, and servers name in a result what it is about in their own way, or not at all.  So
each result must show that it belongs to a lookup before it becomes its answer.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple, Union

from .errors import AnswerError, ApiError, PleskError
from .nodes import Operation, Result
from .questions import Found, Lookup, Source
from .text import collapse

Answers = dict[Lookup, Union[list[Found], PleskError]]

_REPORT = "Run the task again. If the error persists, report it."


class Reading(NamedTuple):
    """One result of a question, decoded at once so that no more than this is kept."""

    ok: bool
    filter_id: str | None
    found: Found | None
    error: ApiError | None


@dataclass
class Question:
    """One ``get`` operation and the lookups that it answers."""

    source: Source
    lookups: list[Lookup]

    @property
    def label(self) -> Operation:
        """The operation without its nodes, as errors name it."""
        return Operation(self.source.operator, self.source.operation)

    def operation(self) -> Operation:
        """Return the operation to send."""
        first = self.lookups[0]
        return self.source.request(first.key, [lookup.value for lookup in self.lookups], first.extra, first.within)

    def decode(self, result: Result) -> Reading:
        """Return what a result of this question says."""
        if not result.ok:
            first = self.lookups[0]
            value = result.filter_id or (str(first.value) if len(self.lookups) == 1 and first.key else None)
            return Reading(False, result.filter_id, None, result.error(self.label, value))
        return Reading(True, result.filter_id, self.source.decode(result), None)

    @cached_property
    def by_text(self) -> dict[str, Lookup]:
        """The lookups by the value that a result echoes."""
        return {text: lookup for lookup in self.lookups for text in _spelled(lookup)}

    @cached_property
    def by_folded(self) -> dict[str, Lookup]:
        """The same for servers that echo the value as they store it."""
        return {_folded(text): lookup for lookup in self.lookups for text in _spelled(lookup)}


def questions_for(lookups: Iterable[Lookup]) -> list[Question]:
    """Return the operations that answer ``lookups``: values of one key share one where results name their value."""
    questions: list[Question] = []
    shared: dict[Any, Question] = {}
    for lookup in dict.fromkeys(lookups):
        kind = (lookup.source, lookup.key, lookup.extra, lookup.within)
        if kind in shared:
            shared[kind].lookups.append(lookup)
            continue
        question = Question(lookup.source, [lookup])
        questions.append(question)
        if lookup.source.echoes and names_one(lookup):
            shared[kind] = question
    return questions


def names_one(lookup: Lookup) -> bool:
    """Return whether a lookup asks for one object: not for all, and not for a group such as those of an owner."""
    return bool(lookup.key) and lookup.key not in lookup.source.groups


def in_parts(lookup: Lookup) -> bool:
    """Return whether the many objects that a lookup asks for can be read by their ids instead."""
    return not names_one(lookup) and bool(lookup.source.flags) and "id" in lookup.source.keys


def settle(question: Question, readings: Iterable[Reading]) -> Answers:
    """Return the answer to every lookup of a question.

    Raises AnswerError when a result is not about what was asked, or a lookup stays without one, and ApiError when the
    server refused to say anything about any of them.
    """
    matching = _Matching(question)
    for reading in readings:
        matching.take(reading)
    matching.share_spellings()
    matching.check_complete()
    return matching.answers()


class _Matching:
    """The results of one question, on their way to its lookups."""

    def __init__(self, question: Question) -> None:
        self.question = question
        self.collected: dict[Lookup, list[Found]] = {lookup: [] for lookup in question.lookups}
        self.known: dict[Lookup, set[Any]] = {lookup: set() for lookup in question.lookups}
        self.failed: dict[Lookup, PleskError] = {}
        self.seen: set[Lookup] = set()
        self.nameless = 0

    def take(self, reading: Reading) -> None:
        """Give one result to its lookup."""
        lookup = _lookup_of(self.question, reading)
        if lookup is None:
            self.nameless += 1
            return
        self.seen.add(lookup)
        if reading.error is not None:
            if not _means_none(lookup, reading.error):
                self.failed[lookup] = reading.error
        elif reading.found is not None and _is_object(self.question, reading.found):
            _check_key(lookup, reading.found)
            self._collect(lookup, reading.found)
        elif names_one(lookup):
            raise AnswerError(
                f"The response to {self.question.label.label} is ok, but contains no object for"
                f" {lookup.key} '{lookup.value}'",
                _REPORT,
            )
        elif reading.found is not None and any(reading.found.values.values()):
            # Without an id the objects cannot be told apart, so callers must not treat the group as empty.
            self.failed[lookup] = AnswerError(
                f"The response to {self.question.label.label} contains an object without an id", _REPORT
            )

    def _collect(self, lookup: Lookup, found: Found) -> None:
        known = self.known[lookup]
        if found.id is None or found.id not in known:
            known.add(found.id)
            self.collected[lookup].append(found)

    def share_spellings(self) -> None:
        """Give one login in two spellings, which a server answers once, the same answer."""
        for lookup in self.question.lookups:
            twin = self.question.by_folded[_folded(_spelled(lookup)[0])]
            if lookup not in self.seen and twin in self.seen and lookup.key in ("login", "name"):
                self.seen.add(lookup)
                self.collected[lookup] = self.collected[twin]
                if twin in self.failed:
                    self.failed[lookup] = self.failed[twin]

    def check_complete(self) -> None:
        """Raise AnswerError when more lookups have no result than there are results without a name."""
        unseen = [lookup for lookup in self.question.lookups if lookup not in self.seen and names_one(lookup)]
        if len(unseen) > self.nameless:
            raise AnswerError(
                f"The response to {self.question.label.label} does not contain {unseen[0].key} '{unseen[0].value}'",
                _REPORT,
            )

    def answers(self) -> Answers:
        """Return what each lookup has got."""
        return {lookup: self._failure(lookup) or self.collected[lookup] for lookup in self.question.lookups}

    def _failure(self, lookup: Lookup) -> PleskError | None:
        """Return why a lookup has no answer; a missing form of a name is ignored if the server has another one."""
        failed = self.failed.get(lookup)
        missing = isinstance(failed, ApiError) and failed.klass == "reference"
        return None if missing and self.collected[lookup] and len(_spelled(lookup)) > 1 else failed


def _is_object(question: Question, found: Found) -> bool:
    """Return whether an ok result shows an object: servers say ok and nothing more when a filter for all finds none."""
    return found.id is not None or ("id" not in question.source.keys and bool(found.values or found.facts))


def _means_none(lookup: Lookup, error: ApiError) -> bool:
    """Return whether an error only says that there is no such object.

    The owner of a group is known to exist where it is asked for: an error about the owner leaves open what it has.
    """
    told = error.not_found or error.code in lookup.source.missing
    return told or (bool(lookup.extra) and error.klass == "reference")


def _lookup_of(question: Question, reading: Reading) -> Lookup | None:
    """Return the lookup that a result belongs to, None for a "not found" that does not say what."""
    if len(question.lookups) == 1:
        return question.lookups[0]
    named = reading.filter_id
    if named is not None:
        lookup = question.by_text.get(named) or question.by_folded.get(_folded(named))
        if lookup is not None:
            return lookup
    if reading.found is not None:
        lookup = question.by_folded.get(_folded(_key_value(question.lookups[0], reading.found)))
        if lookup is not None:
            return lookup
    if reading.error is not None:
        if reading.error.not_found:
            return None
        raise reading.error
    raise AnswerError(f"A result of {question.label.label} is not about a requested object.", _REPORT)


def _key_value(lookup: Lookup, found: Found) -> Any:
    if lookup.key == "id":
        return found.id
    return (
        found.facts.get("guid") if lookup.key == "guid" else found.values.get(lookup.key, found.facts.get(lookup.key))
    )


def _spelled(lookup: Lookup) -> list[str]:
    return lookup.source.spelled(lookup.key, lookup.value)


def _folded(value: Any) -> str:
    return collapse(str(value if value is not None else "")).casefold()


def _check_key(lookup: Lookup, found: Found) -> None:
    """Raise AnswerError when an object is not the one that its lookup asked for."""
    if not names_one(lookup):
        return
    about = f"The response to {lookup.source.operator}/{lookup.source.operation} for {lookup.key} '{lookup.value}'"
    value = _key_value(lookup, found)
    if value in (None, ""):
        if lookup.source.flags:
            raise AnswerError(f"{about} does not contain the requested data.", _REPORT)
    elif {_folded(value), _folded(found.facts.get("ascii_name"))}.isdisjoint(map(_folded, _spelled(lookup))):
        raise AnswerError(f"{about} is about '{value}'.", "Check whether a proxy or a cache mixes up responses.")
