# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Filters: which objects an operation is about, and one result for each value."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple, Optional

from lxml import etree

from ..state.store import Row
from . import answer, errors
from .answer import node
from .errors import Refusal
from .operation import Call, collapse, whole_number

# Part of a WHERE clause and the values of its placeholders.
Condition = tuple[str, tuple[Any, ...]]
NOTHING: Condition = ("0", ())
EVERYTHING: Condition = ("1", ())
LARGEST_ID = 2**63 - 1


class Selector(NamedTuple):
    """One kind of criterion: the condition that a value means, and whether it names a group of objects.

    ``absent`` gives the error for a value that names no group, None for an empty group. A :class:`Refusal` that
    ``condition`` raises is the result of that value.
    """

    condition: Callable[[Call, str], Condition]
    group: bool = False
    absent: Callable[[Call, str], Refusal | None] = lambda _call, _value: None


def number(column: str, group: bool = False) -> Selector:
    """Select by an integer column."""

    def condition(_call: Call, value: str) -> Condition:
        wanted = whole_number(value)
        return (f"{column} = ?", (wanted,)) if abs(wanted) <= LARGEST_ID else NOTHING

    return Selector(condition, group)


def text(column: str) -> Selector:
    """Select by a text column, exactly; a blank value is checked by the behavior ``blank_key``."""
    return Selector(lambda call, value: (f"{column} = ?", (value,)) if value else _blank(call))


def key(column: str) -> Selector:
    """Select by a login or name with its folded twin ``COLUMN_key``, under the behavior ``key_case``."""

    def condition(call: Call, value: str) -> Condition:
        if not value:
            return _blank(call)
        if call.behaviors["key_case"] == "sensitive":
            return (f"{column}_key = ? AND {column} = ?", (value.casefold(), value))
        return (f"{column}_key = ?", (value.casefold(),))

    return Selector(condition)


def owner(column: str, selector: Selector) -> Selector:
    """Select the group of objects whose owner, an account, ``selector`` finds."""

    def condition(call: Call, value: str) -> Condition:
        sql, values = selector.condition(call, value)
        return (f"{column} IN (SELECT id FROM accounts WHERE {sql})", values)

    return Selector(condition, group=True)


def _blank(call: Call) -> Condition:
    return EVERYTHING if call.behaviors["blank_key"] == "all" else NOTHING


class Kind(NamedTuple):
    """A kind of objects.

    ``rows`` is the FROM clause with a condition that holds for all of them, ``visible`` the condition for those that
    the caller may see, ``missing`` the text for a value that names none, with code 1013 unless ``missing_code`` is the
    behavior that decides it.
    """

    rows: str
    selectors: dict[str, Selector]
    visible: Callable[[Call], Condition]
    missing: str
    missing_code: str = ""

    def refusal(self, call: Call) -> Refusal:
        """Return the error for a value that names no object."""
        if self.missing_code:
            return call.refuse(self.missing_code, self.missing)
        return Refusal(errors.NOT_FOUND, self.missing)

    def find(self, call: Call, condition: Condition, seen: Condition | None = None) -> list[Row]:
        """Return the visible objects that match a condition, by id; ``seen`` is an earlier result of ``visible``."""
        seen = seen or self.visible(call)
        sql = f"SELECT * FROM {self.rows} AND ({condition[0]}) AND ({seen[0]}) ORDER BY id"
        return call.db.all(sql, *condition[1], *seen[1])

    def chosen(self, call: Call, selector: str, value: str, seen: Condition | None = None) -> list[Row]:
        """Return the visible objects that one value of a filter names; ``seen`` as in :meth:`find`."""
        return self.find(call, self.selectors[selector].condition(call, value), seen)


Echo = Callable[[str, Any], Optional[etree._Element]]
Work = Callable[[Row], Iterable[Optional[etree._Element]]]


def filter_id(_selector: str, value: Any) -> etree._Element:
    """Echoes the value as ``filter-id``, as most operators do."""
    return node("filter-id", value)


def selector_echo(selector: str, value: Any) -> etree._Element:
    """Echoes the value under the selector's own name, as ``reseller-plan`` and ``ip`` do."""
    return node(selector, value)


def no_echo(_selector: str, _value: Any) -> None:
    """Echoes nothing."""


def each(
    call: Call,
    kind: Kind,
    work: Work,
    *,
    echo: Echo = filter_id,
    echo_error: Echo | None = None,
    path: str = "filter",
    empty: str = "empty_result",
) -> list[etree._Element]:
    """Return one result for each object that the request's filter names, or for each value that names none.

    ``work`` gets the row and returns the nodes that follow the echo in an ok result; a :class:`Refusal` that it raises
    undoes its writes and becomes that object's error result. ``empty`` is the behavior that decides what a filter
    returns that names no object and matches none.
    """
    criteria = call.request.find(path)
    answers = _Answers(call, kind, work, echo, echo_error or echo, empty)
    values = [] if criteria is None else list(criteria)
    if not values or values[0].tag not in kind.selectors:
        results = list(answers.of_all())
    else:
        results = [result for value in _distinct(call, values) for result in answers.of_value(value)]
    if call.behaviors["result_order"] == "id":
        results.sort(key=lambda result: (result[0] is None, result[0] or 0))
    return [result for _id, result in results]


def _distinct(call: Call, values: list[etree._Element]) -> list[etree._Element]:
    if call.behaviors["duplicate_keys"] == "each":
        return values
    return list({collapse(value.text or ""): value for value in reversed(values)}.values())[::-1]


_Result = tuple[Any, etree._Element]


class _Answers:
    """The results of one filter, each with the id of its object for ordering."""

    def __init__(self, call: Call, kind: Kind, work: Work, echo: Echo, echo_error: Echo, empty: str) -> None:
        self._call = call
        self._kind = kind
        self._work = work
        self._echo = echo
        self._echo_error = echo_error
        self._empty_form = call.behaviors[empty]
        self._seen: Condition | None = None

    def of_all(self) -> Iterator[_Result]:
        rows = self._kind.find(self._call, EVERYTHING)
        yield from (self._of_row("id", row["id"], row) for row in rows) if rows else self._empty(self._echo("id", ""))

    def of_value(self, criterion: etree._Element) -> Iterator[_Result]:
        selector, value = criterion.tag, collapse(criterion.text or "")
        try:
            if self._seen is None:
                self._seen = self._kind.visible(self._call)
            rows = self._kind.chosen(self._call, selector, value, self._seen)
        except Refusal as refusal:
            yield None, answer.error(refusal, self._echo_error(selector, value))
            return
        if rows:
            yield from (self._of_row(selector, value, row) for row in rows)
            return
        failure = self._refusal(selector, value)
        if failure is None:
            yield from self._empty(self._echo(selector, value))
        else:
            yield None, answer.error(failure, self._echo_error(selector, value))

    def _refusal(self, selector: str, value: str) -> Refusal | None:
        """Return the error for a value that finds nothing, None for the value of an empty group."""
        if self._kind.selectors[selector].group:
            return self._kind.selectors[selector].absent(self._call, value)
        return self._kind.refusal(self._call)

    def _empty(self, echo: etree._Element | None) -> Iterator[_Result]:
        if self._empty_form != "none":
            yield None, answer.ok(echo if self._empty_form == "ok_filter_id" else None)

    def _of_row(self, selector: str, value: Any, row: Row) -> _Result:
        try:
            with self._call.db.savepoint():
                content = list(self._work(row))
        except Refusal as refusal:
            return row["id"], answer.error(refusal, self._echo_error(selector, value))
        return row["id"], answer.ok(self._echo(selector, self._renamed(selector, value, row)), *content)

    def _renamed(self, selector: str, value: Any, row: Row) -> Any:
        if self._call.behaviors["rename_echo"] == "old" or selector not in ("login", "name"):
            return value
        changed = self._kind.find(self._call, ("id = ?", (row["id"],)))
        return changed[0][selector] if changed and changed[0][selector] != row[selector] else value
