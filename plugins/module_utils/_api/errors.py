# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What can go wrong, as exceptions with a text for people and the same as data.

This file is private to this collection: it may change without notice.

Every failure below the edge is a :class:`PleskError`. Its text is for a person, its :meth:`PleskError.as_dict` is the
``error`` of a failed task. Neither contains a secret: the code that raises passes :data:`SECRET` instead of one.
"""

from __future__ import annotations

import datetime
import json
import math
import re
from collections.abc import Iterable
from typing import Any, Final

from .codes import (
    EXISTS_CANDIDATES,
    FAULTS,
    NOTHING_EXECUTED,
    explain,
)


class _Marker:
    """Stands in an error where a value must not be shown."""

    def __repr__(self) -> str:
        return "(hidden)"


SECRET: Final = _Marker()

_SHOWN = 200
_HUGE = 10**100  # Python refuses to write integers of more than 4,300 digits
_SHOWN_TEXT = 1000
_FORBIDDEN = "[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]"


def forbidden_character(text: str) -> str | None:
    """Return the first character of `text` that XML 1.0 cannot carry, as ``U+0007``; None when there is none."""
    if text.isascii() and text.isprintable():
        return None
    found = re.search(_FORBIDDEN, text)  # such sets are slow to compile, and few texts need them
    return f"U+{ord(found.group()):04X}" if found else None


def shown(value: object) -> str:
    """Return a value as people write it in YAML, cut where it is long: a text in single quotes, a map in one line."""
    if isinstance(value, str):
        text = f"'{''.join(map(_visible, value))}'"
    elif value is None or isinstance(value, (bool, dict, list, tuple)):
        text = "".join(map(_visible, json.dumps(_plain(value), ensure_ascii=False)))
    elif isinstance(value, int) and abs(value) >= _HUGE:
        text = "a number of very many digits"
    else:
        text = _written(value)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def _written(value: object) -> str:
    return str(value) if isinstance(value, datetime.date) else repr(value)


def _visible(character: str) -> str:
    return character if character.isprintable() else character.encode("unicode_escape").decode("ascii")


def _one_line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN_TEXT else line[: _SHOWN_TEXT - 1] + "…"


def _plain(value: object) -> object:
    """`value` as JSON has it; what JSON does not have becomes its repr."""
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) >= _HUGE:
        return shown(value)
    if value is None or isinstance(value, (bool, int, str)) or (isinstance(value, float) and math.isfinite(value)):
        return value
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if isinstance(value, (set, frozenset)):
        return sorted(str(item) for item in value)
    return _written(value)


def _sentence(*parts: str) -> str:
    """Sentences from `parts`: each trimmed, closed with a full stop where none is, the empty ones left out."""
    kept = [part.strip() for part in parts if part and part.strip()]
    return " ".join(part if part.rstrip('"')[-1:] in {".", "!", "?"} else part + "." for part in kept)


class PleskError(Exception):
    """Any failure of this collection.

    ``problem`` says what went wrong, ``message`` adds the remedy. `details` go into :meth:`as_dict`; those that are
    None are left out.
    """

    kind = "error"

    def __init__(self, message: str, remedy: str = "", **details: object) -> None:
        self.problem = message
        self.message = _sentence(message, remedy)
        self.remedy = remedy
        self.details = details
        super().__init__(self.message)

    def suspect(self, cause: str) -> None:
        """Add a possible cause that a reading supports; what the server told stays in front."""
        self.details["possible_cause"] = cause
        self.message = _sentence(self.message, f"Possible cause: {cause}")
        self.args = (self.message,)

    def advise(self, remedy: str) -> None:
        """Replace the remedy by one that fits the case."""
        self.remedy = remedy
        self.message = _sentence(self.problem, remedy)
        self.args = (self.message,)

    def place(self, where: str) -> None:
        """Let the message begin with the entry of a list that it is about, unless it does already."""
        if where and not self.message.startswith(where):
            self.message = f"{where}: {self.message}"
            self.args = (self.message,)

    def as_dict(self) -> dict[str, Any]:
        """Return the failure as structured, JSON-safe, secret-free data, with at least ``kind`` and ``message``.

        ``executed: false`` says that the server is known to have executed nothing; without it, that is not known.
        """
        found = {"kind": self.kind, "message": self.message, "remedy": self.remedy or None, **self.details}
        return {key: _plain(value) for key, value in found.items() if value is not None}


class OptionError(PleskError):
    """Bad input: "`option`: `value` `problem`. `remedy`".

    `option` may be a path such as ``customers[3].login``. `problem` is the rest of a sentence that begins with the
    value ("is not a country code"). A `value` of None means that none was given: the option is then its beginning.
    """

    kind = "option"

    def __init__(self, option: str, value: object, problem: str, remedy: str) -> None:
        self.option = option
        given = "" if value is None else ": the value" if value is SECRET else f": {shown(value)}"
        super().__init__(f"{option}{given} {problem}", remedy, option=option, value=value, executed=False)


class TransportError(PleskError):
    """No answer of the XML API came. `kind` is a key of :data:`FAULTS`, which lends its remedy when none is given.

    `sent` is False only when the body is known not to have left, so that even an ``add`` may be repeated.
    `retry_after` is how many seconds the server asks to be left alone.
    """

    _TOO_LARGE = 413
    _TOO_MANY = 429

    def __init__(
        self,
        kind: str,
        message: str,
        remedy: str | None = None,
        *,
        sent: bool,
        http_status: int | None = None,
        retry_after: float | None = None,
    ) -> None:
        fault = FAULTS[kind]
        self.kind = kind
        self.sent = sent
        self.http_status = http_status
        self.retry_after = retry_after
        super().__init__(
            message,
            fault.remedy if remedy is None else remedy,
            meaning=fault.meaning,
            http_status=http_status,
            retry_after=retry_after,
            executed=False if self.nothing_executed else None,
        )

    @property
    def nothing_executed(self) -> bool:
        """Whether Plesk is known not to have had the packet: not sent, or rejected by the web server in front of it."""
        return not self.sent or self.http_status in (self._TOO_LARGE, self._TOO_MANY)

    @property
    def too_large(self) -> bool:
        """Whether a smaller packet may pass, or may have a smaller answer."""
        return self.kind == "too_big" or self.http_status == self._TOO_LARGE

    @property
    def too_many(self) -> bool:
        """Whether the same packet may pass later."""
        return self.http_status == self._TOO_MANY


class ApiError(PleskError):
    """The server answered with an error: for the whole packet (scope "system"), for one operation ("result"), or for
    what is left of a packet after some operations were answered ("rest").

    :param operator: such as ``customer``; None when the error concerns no single operator.
    :param operation: such as ``add``; None likewise.
    :param object: what the operation was about, in a person's words; None when it names none.
    :param code: the answer's ``errcode``; None when it has none.
    :param text: the answer's ``errtext``, in the server's language; decisions rest on the code alone.
    """

    kind = "api"

    def __init__(
        self,
        operator: str | None,
        operation: str | None,
        object: str | None,
        code: int | None,
        text: str,
        scope: str,
    ) -> None:
        self.operator = operator
        self.operation = operation
        self.object = object
        self.code = code
        self.text = text
        self.scope = scope
        self.entry = explain(code)
        what = "/".join(part for part in (operator, operation) if part) or "The packet"
        target = f" of {object}" if object else ""
        number = "an error without a code" if code is None else f"error {code}"
        said = f'. The server returned: "{_one_line(text)}"' if text else ""
        super().__init__(
            f"{what}{target} failed with {number}: {self.entry.meaning}{said}",
            self.entry.remedy,
            operator=operator,
            operation=operation,
            object=object,
            code=code,
            text=text,
            meaning=self.entry.meaning,
            executed=False if self.nothing_executed else None,
        )

    @property
    def klass(self) -> str:
        return self.entry.klass

    @property
    def not_found(self) -> bool:
        return self.code == 1013

    @property
    def exists_candidate(self) -> bool:
        """Whether the code may mean that the name is taken."""
        return self.code in EXISTS_CANDIDATES

    @property
    def nothing_executed(self) -> bool:
        """Whether the server is known to have executed nothing of the packet (accounts.md 1.4)."""
        return self.scope == "system" and self.code in NOTHING_EXECUTED

    @property
    def may_retry(self) -> bool:
        """Whether the same packet may be sent again later; never after refused credentials: servers ban for that."""
        return self.entry.retry


class AnswerError(PleskError):
    """The answer is a packet, but not the answer to what was asked."""

    kind = "answer"


class OutcomeUnknown(PleskError):
    """A write was sent, its answer was lost, and reading did not tell whether it was executed."""

    kind = "outcome_unknown"


class VerificationError(PleskError):
    """What the server stored is not what was sent; pass :data:`SECRET` for values that must not be shown."""

    kind = "verification"

    def __init__(self, option: str, sent: object, stored: object, remedy: str = "") -> None:
        self.option = option
        super().__init__(
            f"{option}: {shown(sent)} was sent, but the server has {shown(stored)}",
            remedy or "The server changes or ignores this value without an error. Set the value that it stores.",
            option=option,
            sent=sent,
            stored=stored,
        )


class GuardError(PleskError):
    """Something would have been lost with the object: `objects` are the names of what hangs on it."""

    kind = "guard"

    def __init__(self, message: str, objects: Iterable[str] = (), remedy: str = "", **details: object) -> None:
        self.objects = sorted(objects)
        super().__init__(message, remedy, objects=self.objects, **details)


class ConflictError(PleskError):
    """The name is taken by an object that this task must not touch, or the keys point at different objects."""

    kind = "conflict"


class PlanningError(PleskError):
    """The desired state cannot be reached from the current one."""

    kind = "planning"


class SeveralErrors(PleskError):
    """More than one thing is wrong: ``errors`` has them all, the message the first of them."""

    kind = "several"

    def __init__(self, errors: Iterable[PleskError], preface: str = "", most: int = 5) -> None:
        self.errors = [single for error in errors for single in singles(error)]
        told = " ".join(error.message for error in self.errors[:most])
        more = f" And {len(self.errors) - most} more, see error.errors." if len(self.errors) > most else ""
        super().__init__(f"{preface}{told}{more}", errors=[error.as_dict() for error in self.errors], executed=False)


def singles(error: PleskError) -> list[PleskError]:
    """Return the errors that an error consists of, mostly itself alone."""
    return error.errors if isinstance(error, SeveralErrors) else [error]


class Collected:
    """Collects errors, so that a user learns all of them at once; its block ends by raising what it has.

    with Collected() as errors:
        for entry in entries:
            with errors.kept():
                check(entry)
    """

    def __init__(self) -> None:
        self._errors: list[PleskError] = []
        self._keeper = _Keeper(self._errors)

    def __enter__(self) -> Collected:
        return self

    def __exit__(self, kind: object, *_exc_info: object) -> None:
        if kind is None and self._errors:
            raise self._errors[0] if len(self._errors) == 1 else SeveralErrors(self._errors)

    def kept(self) -> _Keeper:
        """Keep what is raised in a block."""
        return self._keeper


class _Keeper:
    def __init__(self, errors: list[PleskError]) -> None:
        self._errors = errors

    def __enter__(self) -> None:
        return None

    def __exit__(self, _kind: object, error: BaseException | None, _traceback: object) -> bool:
        if isinstance(error, PleskError):
            self._errors.append(error)
            return True
        return False
