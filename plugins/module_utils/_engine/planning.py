# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Read and plan: what every object of a task needs, before anything is written and again afterwards.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, Optional

from .._api.client import Client
from .._api.errors import GuardError, PleskError
from .._api.match import Answers
from .._api.questions import Found, Lookup
from .._model.resource import Context, Item, NeedsLookup, Resource, Unreadable
from .plan import Change, lookups, plan_item

_EAGER = 20
"""Up to so many objects, what is needed only if something differs is asked at once: it saves a request."""

_WINDOW = 1000
"""So many objects of a list are read and compared at a time."""


@dataclass
class Outcome:
    """What became of one item.

    ``change`` is the plan (also in check mode); ``changed`` whether the server's state changed; ``after`` the object as
    it was read last; ``error`` why it failed; ``number`` and ``name`` are what the object is known by.  ``attempts``
    counts the packets that it took part in, ``unclear`` those whose answer did not tell what became of it; ``apart``
    puts it into a packet of its own.  Those of a lower ``rank`` are finished before.
    """

    item: Item
    change: Optional[Change] = None
    changed: bool = False
    after: Optional[Found] = None
    error: Optional[PleskError] = None
    done: bool = False
    attempts: int = 0
    unclear: int = 0
    apart: bool = False
    rank: int = 0
    pending: Optional[Change] = None
    number: Optional[int] = None
    name: Optional[str] = None


@dataclass
class Planning:
    """The reading half of a run over a list of items of one kind.

    ``warnings`` collects what the user should know; ``answers`` what was read and is still needed; ``coming`` what the
    list will have created before those that are made as copies, by name in lower case.
    """

    client: Client
    resource: Resource
    check_mode: bool = False
    caller: Optional[str] = None
    warnings: list[str] = field(default_factory=list)
    answers: Answers = field(default_factory=dict)
    coming: dict[str, Found] = field(default_factory=dict)

    def plan(self, items: Sequence[Item], keep: bool = True) -> list[Outcome]:
        """Read what planning needs and return the plan of every item; nothing is written.

        An item that cannot be planned carries its error.  Without ``keep``, objects that are as wanted are forgotten as
        soon as that is known, so that a long list needs memory only for what it changes.
        """
        outcomes = [Outcome(item) for item in items]
        eager = len(items) <= _EAGER
        self._rank(outcomes)
        ordered = sorted(outcomes, key=lambda outcome: outcome.rank)
        for start in range(0, len(ordered), _WINDOW):
            window = ordered[start : start + _WINDOW]
            own = self._read(lookup for each in window for lookup in lookups(self.resource, each.item, eager))
            for _rank, alike in groupby(window, key=lambda outcome: outcome.rank):
                self._plan_window(list(alike))
            if not keep:
                self._forget(window, own)
        return outcomes

    def _rank(self, outcomes: Sequence[Outcome]) -> None:
        """Put behind each other what is made as a copy and what it is a copy of, where both are in the list."""
        if self.resource.template is None:
            return
        template, natural = self.resource.template.option, self.resource.natural
        originals = {
            str(outcome.item.wanted[natural]).casefold(): outcome
            for outcome in outcomes
            if natural in outcome.item.wanted and outcome.item.state == "present"
        }
        pairs = []
        for copy in outcomes:
            named = copy.item.wanted.get(template)
            original = originals.get(named.casefold()) if named else None
            if original is not None and original is not copy:
                pairs.append((copy, original))
        for _turn in pairs:  # as often as the longest chain; copies of each other would go on for ever
            early = [copy for copy, original in pairs if copy.rank <= original.rank]
            if not early:
                break
            for copy in early:
                copy.rank += 1

    def _plan_window(self, pending: list[Outcome]) -> None:
        while pending:
            needed: list[Lookup] = []
            waiting = []
            for outcome in pending:
                try:
                    outcome.change = self._plan_item(outcome.item)
                    self._note(outcome, outcome.change.found)
                    self._expect(outcome.change)
                except NeedsLookup as missing:
                    needed += missing.lookups
                    waiting.append(outcome)
                except PleskError as error:
                    outcome.error = error
            self._read(needed)
            pending = waiting

    def _note(self, outcome: Outcome, found: Found | None) -> None:
        outcome.after = found
        if found is not None:
            outcome.number = found.id
            outcome.name = found.values.get(self.resource.natural)

    def _expect(self, change: Change) -> None:
        name = change.item.wanted.get(self.resource.natural)
        if self.resource.template is not None and change.verb in ("create", "update") and name:
            self.coming[name.casefold()] = Found(values={**(change.predicted or {}), self.resource.natural: name})

    def _forget(self, window: Iterable[Outcome], asked: Iterable[Lookup]) -> None:
        for lookup in asked:
            if lookup.source is self.resource.source:
                self.answers.pop(lookup, None)
        for outcome in window:
            if outcome.change is not None and outcome.change.verb == "none":
                outcome.change = None
                outcome.after = None

    def everything(self, conditions: Mapping[str, str]) -> Iterator[Found]:
        """Yield the objects that meet all conditions: an option's value, or with ``_prefix`` how it begins.

        Each object is judged by itself, whatever filter the server was asked with.
        """
        equal = {option: value for option, value in conditions.items() if not option.endswith("_prefix")}
        item = Item({"match_by": "id", **equal}, "purge_filter")
        fields = [entry for entry in self.resource.fields() if entry.option in equal]
        item.wanted = {entry.option: entry.parse(item) for entry in fields}
        lookup = Lookup(self.resource.source)
        insight = [Lookup(self.resource.insight)] if self.resource.insight and not self.caller else []
        self._read([*self._directories(), *insight, *(asked for entry in fields for asked in entry.lookups(item))])
        if any(isinstance(self.answers[asked], PleskError) for asked in insight):
            raise GuardError(
                "Nothing is purged: the secret key is not the administrator's, and nobody can tell whose it is, so the"
                " account that is logged in could delete itself",
                (),
                "Log in with api_username and api_password.",
            )
        objects = self.client.read([lookup])[lookup]
        if isinstance(objects, PleskError):
            raise objects
        context = self._context(self.answers)
        for found in objects:
            begins = all(
                str(found.values.get(option[: -len("_prefix")]) or "").startswith(value)
                for option, value in conditions.items()
                if option.endswith("_prefix")
            )
            if begins and all(
                entry.compare(entry.resolve(item, found, context), item, found, context) is None for entry in fields
            ):
                yield found
        self._keep_warnings(context)

    def _read(self, wanted: Iterable[Lookup]) -> list[Lookup]:
        """Ask what was not asked yet, and return what was asked."""
        missing = [lookup for lookup in wanted if lookup not in self.answers]
        if missing:
            self.answers.update(self.client.read(missing))
        return missing

    def _context(self, answers: Mapping[Lookup, Any]) -> Context:
        return Context(answers, self.check_mode, caller=self.caller, coming=self.coming)

    def _plan_item(self, item: Item, context: Context | None = None) -> Change:
        context = context or self._context(self.answers)
        try:
            return plan_item(self.resource, item, context)
        except Unreadable as problem:
            raise problem.error from None
        finally:
            self._keep_warnings(context)

    def _keep_warnings(self, context: Context) -> None:
        self.warnings += [text for text in context.warnings if text not in self.warnings]

    def replan(self, outcome: Outcome, fresh: Answers, *, verifying: bool = True, lost: bool = False) -> Change:
        """Plan an item again over fresh answers, asking for what it needs beside them.

        ``lost`` says that the server did not confirm the write after which this is asked.
        """
        created = outcome.change is not None and outcome.change.verb == "create"
        while True:
            context = self._context(ChainMap(fresh, self.answers))
            context.verifying, context.lost, context.created = verifying, lost, created and verifying
            try:
                return self._plan_item(outcome.item, context)
            except NeedsLookup as missing:
                fresh.update(self.client.read(missing.lookups))

    def _directories(self) -> list[Lookup]:
        return [entry.directory for entry in self.resource.fields() if entry.directory and entry.always_named]
