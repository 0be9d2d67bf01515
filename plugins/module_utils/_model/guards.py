# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What stands in the way of a deletion, and the way from one kind of account to another.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import NamedTuple, Optional

from .._api.nodes import Element, Operation
from .._api.questions import Found, Lookup, Source
from .foreseen import Foreseen
from .item import Item
from .requests import target


class Guard(NamedTuple):
    """What a deletion would take along: ``keys`` maps the object's key to the key of ``source`` that names its owner.

    ``belongs`` sorts out what a reading of everything found; ``what`` names the objects for people.  ``release``
    returns the operations that free such an object from its owner, the first argument, for servers that refuse to
    delete what is in use.  ``kind`` is the kind of the
    objects and ``refers`` the option by which they name the owner: what the same run deletes, moves or creates counts
    as it will be.  ``left`` returns what is left of an object that sums up others, once the same run has deleted some
    of them, and None if nothing is.  ``tell`` returns how a message names such an object, where its name is not enough.
    """

    source: Source
    what: str
    keys: Mapping[str, str] = {}
    belongs: Optional[Callable[[Found, Found], bool]] = None
    release: Optional[Callable[[Found, Found], Sequence[Operation]]] = None
    kind: str = ""
    refers: str = ""
    tell: Optional[Callable[[Found], str]] = None
    left: Optional[Callable[[Found, Found, Foreseen], Optional[Found]]] = None

    def name(self, found: Found) -> str:
        """Return how messages name an object that the guard finds."""
        if self.tell:
            return self.tell(found)
        return str(found.values.get("name") or found.values.get("login") or found.facts.get("name") or found.id)

    def lookup(self, item: Item, found: Found | None = None) -> Lookup | None:
        """Return the question, None when it takes the id of the object, which is not ``found`` yet."""
        if not self.keys:
            return Lookup(self.source)
        key = item.wanted.get(item.match_by, item.key)
        # What is in it may be kept under the object's own spelling only.
        respelled = found is not None and "id" in self.keys and found.values.get(item.match_by, key) != key
        if item.match_by in self.keys and not respelled:
            return Lookup(self.source, self.keys[item.match_by], key)
        return Lookup(self.source, self.keys["id"], found.id) if found else None


class Consequence(NamedTuple):
    """What a change of an object means for others, which a ``guard`` of its deletion finds.

    ``text`` says it to people.  ``affects`` sorts out those that keep their values; the options in ``apart`` concern
    the object alone.
    """

    text: str
    guard: Guard
    affects: Callable[[Found], bool] = lambda other: True
    apart: frozenset[str] = frozenset()

    def follows(self, options: Collection[str]) -> bool:
        """Return whether a change of these options concerns others."""
        return not self.apart.issuperset(options)


class Conversion(NamedTuple):
    """The way from one kind of account to another.

    ``option`` asks for it; ``plan_option`` may name a plan, sent as ``plan_node``; ``target`` reads the other kind.
    """

    option: str
    operation: str
    plan_option: str
    plan_node: str
    target: Source
    target_label: str
    plans: Optional[Source] = None

    def request(self, operator: str, found: Found, plan: Optional[str]) -> Operation:
        """Return the operation that converts an account, with a plan if one is given."""
        body: list[Element] = [("filter", [target("id", found.id)])]
        if plan:
            body.append((self.plan_node, plan))
        return Operation(operator, self.operation, body)
