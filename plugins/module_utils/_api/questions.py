# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Questions to a server: which objects are asked for, where, and what an object looks like when it comes back.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Callable, NamedTuple, Optional

from .domains import forms
from .nodes import Element, Operation, Result


class Known(dict[str, Any]):
    """What an answer says of an object by name; None for what it leaves out, such as all of a missing data set."""

    def __missing__(self, name: str) -> None:
        return None


@dataclass
class Found:
    """An object as a server answered it.

    ``values`` holds the options that describe it, ``facts`` what cannot be set, ``secrets`` what is compared and then
    forgotten.
    """

    id: Optional[int] = None
    values: dict[str, Any] = field(default_factory=Known)
    facts: dict[str, Any] = field(default_factory=Known)
    secrets: dict[str, Any] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, eq=False)
class Source:
    """The reading side of an operator.

    ``keys`` maps the name of a key to its filter node.  ``flags`` are the empty nodes that choose the data sets, inside
    the node ``dataset`` unless that is empty.  ``everything`` is the node that asks for all objects inside the filter
    (empty: an empty filter does).  ``echoes`` says that results carry ``filter-id``, so that one operation may ask for
    many values.  ``groups`` are the keys that select any number of objects, such as those of an owner; ``domains`` are
    those that are domain names, which are asked for in ASCII and in Unicode, as servers may have either.  ``missing``
    are codes that say that there is no such object, where the operator has none of its own for that.  ``decode`` makes
    a :class:`Found` of an ok result.
    """

    operator: str
    decode: Callable[[Result], Found]
    keys: Mapping[str, str] = field(default_factory=dict)
    flags: tuple[str, ...] = ()
    dataset: str = "dataset"
    everything: str = ""
    echoes: bool = True
    operation: str = "get"
    filtered: bool = True
    groups: frozenset[str] = frozenset()
    missing: frozenset[int] = frozenset()
    domains: frozenset[str] = frozenset()

    def request(
        self, key: str, values: Sequence[Any], extra: tuple[Element, ...] = (), within: tuple[Element, ...] = ()
    ) -> Operation:
        """Return the operation that asks for the objects whose ``key`` is one of ``values`` (no key: for all)."""
        body: list[Element] = []
        if self.filtered:
            criteria: list[Element] = list(within)
            if key:
                texts = dict.fromkeys(text for value in values for text in self.spelled(key, value))
                criteria += [(self.keys[key], text) for text in texts]
            elif self.everything:
                criteria.append((self.everything, None))
            body.append(("filter", criteria or None))
        body += extra
        if self.flags:
            flags: list[Element] = [(flag, None) for flag in self.flags]
            body += [(self.dataset, flags)] if self.dataset else flags
        return Operation(self.operator, self.operation, body)

    def spelled(self, key: str, value: Any) -> list[str]:
        """Return the texts that ask for a value of a key."""
        return forms(value) if key in self.domains else [str(value)]


class Lookup(NamedTuple):
    """One question: which objects of ``source`` have this ``value`` as their ``key``?  No key means: all of them.

    ``extra`` are nodes that follow the filter, such as the owner of a service plan; ``within`` nodes that stand in the
    filter before the key, such as the site of a mail account.
    """

    source: Source
    key: str = ""
    value: Any = None
    extra: tuple[Element, ...] = ()
    within: tuple[Element, ...] = ()
