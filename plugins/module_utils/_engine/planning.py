# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Read and plan: what every object of a run needs, before anything is written and again afterwards.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, Optional

from .._api.client import Client
from .._api.errors import GuardError, OptionError, PleskError
from .._api.match import Answers
from .._api.questions import Found, Lookup
from .._model.foreseen import Foreseen
from .._model.item import Context, Item, NeedsLookup, Unreadable
from .._model.reference import FORMER, Scope, folded
from .._model.resource import Resource
from .change import Change
from .deletion import affected_lookups, count_affected
from .later import planned_part, split
from .order import arrange
from .outcome import Outcome
from .plan import lookups, plan_item

_EAGER = 20
"""Up to so many objects, what is needed only if something differs is asked at once: it saves a request."""

_WINDOW = 1000
"""So many objects of a list are read and compared at a time."""


@dataclass
class Planning:
    """The reading half of a run over objects of any kinds.

    ``warnings`` collects what the user should know; ``answers`` what was read and is still needed; ``foreseen`` what
    the run will have done before an object's turn comes.
    """

    client: Client
    check_mode: bool = False
    caller: Optional[str] = None
    warnings: list[str] = field(default_factory=list)
    answers: Answers = field(default_factory=dict)
    foreseen: Foreseen = field(default_factory=Foreseen)
    eager: bool = True

    def plan(self, items: Sequence[Item], keep: bool = True) -> list[Outcome]:
        """Read what planning needs and return the plan of every item; nothing is written.

        An item that cannot be planned carries its error.  Without ``keep``, objects that are as desired are forgotten
        as soon as that is known, so that a long list needs memory only for what it changes.
        """
        outcomes = [Outcome(item) for item in items]
        self.eager = len(items) <= _EAGER
        parts = [*outcomes, *split(outcomes)]
        arrange(parts, self._renamed(items))
        ordered = sorted(parts, key=lambda outcome: outcome.rank)
        for start in range(0, len(ordered), _WINDOW):
            window = ordered[start : start + _WINDOW]
            begun = [each for each in window if each.error is None]
            own = self._read(lookup for each in begun for lookup in lookups(each.item, self.eager))
            for _rank, alike in groupby(window, key=lambda outcome: outcome.rank):
                self._plan_window([outcome for outcome in alike if outcome.error is None])
            if not keep:
                self._forget(window, own)
        for outcome in outcomes:
            outcome.error = outcome.error or (outcome.rest.error if outcome.rest else None)
        return outcomes

    def count_affected(self, outcomes: Iterable[Outcome]) -> None:
        """Find out how many other objects the changes concern, which the diff tells."""
        changes = [outcome.change for outcome in outcomes if outcome.change is not None and outcome.error is None]
        self._read(dict.fromkeys(lookup for change in changes for lookup in affected_lookups(change)))
        for change in changes:
            change.affected = count_affected(change, self._context(self.answers))

    def plan_again(self, outcomes: Sequence[Outcome]) -> None:
        """Plan objects whose turn has come over fresh answers: what they relied on has happened."""
        before, self.answers, self.foreseen = self.answers, {}, Foreseen()
        try:
            self._read(lookup for each in outcomes for lookup in lookups(each.item))
            self._plan_window(list(outcomes), foresee=False)
        finally:
            self.answers = {**before, **self.answers}

    def _renamed(self, items: Sequence[Item]) -> dict[int, Any]:
        """Return the present names of the objects that may get another one, by position."""
        movers = [
            (index, item, item.resource.identity.own(item))
            for index, item in enumerate(items)
            if item.state != "absent"
            and item.resource.scope is None
            and item.match_by != item.resource.natural
            and item.resource.natural in item.wanted
        ]
        if len(movers) < 1 or len(items) < 2:
            return {}
        self._read(lookup for _index, _item, lookup in movers)
        renamed = {}
        for index, item, lookup in movers:
            found = self.answers.get(lookup)
            name = found[0].values.get(item.resource.natural) if isinstance(found, list) and len(found) == 1 else None
            wanted, key_of = item.wanted[item.resource.natural], item.resource.key_of
            if name is not None and key_of(item.resource.natural, name) != key_of(item.resource.natural, wanted):
                renamed[index] = name
        return renamed

    def _plan_window(self, pending: list[Outcome], foresee: bool = True) -> None:
        while pending:
            needed: list[Lookup] = []
            waiting = []
            for outcome in pending:
                try:
                    outcome.planned(self._planned(outcome, foresee))
                    if foresee:
                        self._foresee(outcome)
                except NeedsLookup as missing:
                    needed += [*missing.lookups, *lookups(outcome.item, self.eager)]
                    waiting.append(outcome)
                except PleskError as error:
                    outcome.error = error
            self._read(needed)
            pending = waiting

    def _planned(self, outcome: Outcome, foresee: bool) -> Change:
        """Return the plan of an object, or of its second part."""
        if outcome.completes is None or not foresee:
            return self._plan_item(outcome.item)
        return planned_part(outcome, lambda: self._plan_item(outcome.item))

    def _foresee(self, outcome: Outcome) -> None:
        """Let everything planned later know what this change will have done."""
        change, item = outcome.change, outcome.item
        if change is None or change.verb == "none" or outcome.completes is not None:
            return
        resource = item.resource
        names = resource.names(item)
        number = change.found.id if change.found else None
        if change.verb in ("delete", "convert"):
            self.foreseen.delete(resource.name, number, outcome, change.found)
        if change.verb == "convert" and resource.conversion and change.found:
            gone = (folded(change.found.values.get(resource.natural)),)
            self.foreseen.create(resource.conversion.target_label, gone, change.found, outcome)
        if change.verb == "update":
            after = {option: values[1] for option, values in change.differences.items()}
            self.foreseen.change(resource.name, number, after, outcome)
        renamed = change.verb == "update" and (resource.natural in change.differences or resource.template is not None)
        if names is not None and (change.verb == "create" or renamed):
            own = {option: item.wanted[option] for option in resource.naturals if option in item.wanted}
            found = Found(number, {**(change.predicted or {}), **own}, dict(change.found.facts if change.found else {}))
            if change.found and resource.natural in change.differences:
                found.facts[FORMER] = change.found.values.get(resource.natural)
            self.foreseen.create(resource.name, names, found, outcome)

    def _forget(self, window: Iterable[Outcome], asked: Iterable[Lookup]) -> None:
        sources = {outcome.item.resource.source for outcome in window}
        for lookup in asked:
            if lookup.source in sources:
                self.answers.pop(lookup, None)
        for outcome in window:
            if outcome.change is not None and outcome.change.verb == "none":
                outcome.forget()

    def everything(self, resource: Resource, conditions: Mapping[str, str]) -> Iterator[Found]:
        """Yield the objects that meet all conditions: an option's value, or with ``_prefix`` how it begins.

        Each object is checked by itself, whatever filter the server was asked with.
        """
        equal = {option: value for option, value in conditions.items() if not option.endswith("_prefix")}
        item = Item(resource, {"match_by": "id", **equal}, "purge_filter")
        fields = [entry for entry in resource.fields() if entry.option in equal]
        item.wanted = {entry.option: entry.parse(item) for entry in fields}
        if resource.scope is not None and not resource.listed and resource.scope.option not in item.wanted:
            raise OptionError(
                item.path(resource.scope.option), None, "is required with purge", f"Set {resource.scope.option}."
            )
        directories = [entry.directory for entry in resource.fields() if entry.directory and entry.always_named]
        insight = [Lookup(resource.insight)] if resource.insight and not self.caller else []
        self._read([*directories, *insight, *(asked for entry in fields for asked in entry.lookups(item))])
        if any(isinstance(self.answers[asked], PleskError) for asked in insight):
            raise GuardError(
                "Nothing is purged: the secret key is not the administrator's and its owner cannot be determined, so"
                " the purge could delete the login account",
                (),
                "Log in with api_username and api_password.",
            )
        if resource.scope is not None and resource.scope.option in item.wanted:
            item.scope = self._scope(resource.scope, item)
            if item.scope is None:
                return
        lookup = resource.identity.group(item)
        answer = self.client.read([lookup])[lookup]
        if isinstance(answer, PleskError):
            raise answer
        objects = resource.identity.objects(item, answer)
        if resource.spared:
            self._read(resource.spared.lookups(item))
        for found in objects:
            resource.place(found, item)
        context = self._context(self.answers)
        for found in objects:
            begins = all(
                str(found.values.get(option[: -len("_prefix")]) or "").startswith(value)
                for option, value in conditions.items()
                if option.endswith("_prefix")
            )
            if resource.spared and resource.spared.spares(found, item, context):
                continue
            if begins and all(
                entry.compare(entry.resolve(item, found, context), item, found, context) is None for entry in fields
            ):
                yield found
        self._keep_warnings(context)

    def _scope(self, scope: Scope, item: Item) -> Found | None:
        """Return the object to which a purge is narrowed, asking for what it takes to find it."""
        self._read(scope.lookups(item))
        while True:
            try:
                return scope.find(item, self._context(self.answers))
            except NeedsLookup as missing:
                self._read(missing.lookups)

    def _read(self, wanted: Iterable[Lookup]) -> list[Lookup]:
        """Ask what was not asked yet, and return what was asked."""
        missing = [lookup for lookup in wanted if lookup not in self.answers]
        if missing:
            self.answers.update(self.client.read(missing))
        return missing

    def _context(self, answers: Mapping[Lookup, Any]) -> Context:
        return Context(answers, self.check_mode, caller=self.caller, foreseen=self.foreseen)

    def _plan_item(self, item: Item, context: Context | None = None) -> Change:
        context = context or self._context(self.answers)
        try:
            return plan_item(item, context)
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
            context = Context(ChainMap(fresh, self.answers), self.check_mode, caller=self.caller)
            context.verifying, context.lost, context.created = verifying, lost, created and verifying
            context.fresh = verifying and outcome.pending is not None and outcome.pending.verb == "create"
            try:
                return self._plan_item(outcome.item, context)
            except NeedsLookup as missing:
                fresh.update(self.client.read(missing.lookups))
