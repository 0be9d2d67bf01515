# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Faults: simulated errors of the server and of the network.

A fault is written ``KIND`` or ``KIND:NAME=VALUE,NAME=VALUE`` on the command line, or as a JSON object with the same
names and ``"kind"`` on the control path; both go through :meth:`Fault.from_mapping`.
"""

from __future__ import annotations

import difflib
import random
import re
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from ..user_error import UserError
from .packet_look import operations_named


class Kind(NamedTuple):
    """The effect of a kind of fault, when it can apply (the default first), its own parameter and its default."""

    explains: str
    moments: tuple[str, ...] = ()
    parameter: str = ""
    default: str = ""


WRONG_CERTIFICATE = "wrong_certificate"
REDIRECT_302 = "redirect_302"
BEFORE, AFTER = "before", "after"

KINDS: Mapping[str, Kind] = {
    "drop": Kind("the connection is closed without a response", (BEFORE, AFTER)),
    "delay": Kind("the response is delayed by 'seconds'", (AFTER, BEFORE), "seconds", "1"),
    "http_500": Kind("the operations are executed, the response has HTTP status 500", (AFTER,)),
    "http_502": Kind("the response is an HTML page of a proxy: Bad Gateway", (BEFORE, AFTER)),
    "http_503": Kind("the response is an HTML page of a proxy: Service Unavailable", (BEFORE, AFTER)),
    "http_504": Kind("the response is an HTML page of a proxy: Gateway Timeout", (AFTER, BEFORE)),
    "cut": Kind("the operations are executed, the connection is closed in the middle of the response", (AFTER,)),
    "garbage": Kind("the operations are executed, the response contains bytes that are not UTF-8", (AFTER,)),
    "redirect": Kind(
        "HTTP status 307 redirects to the URL 'to'",
        (BEFORE,),
        "to",
        "https://elsewhere.invalid:8443/enterprise/control/agent.php",
    ),
    REDIRECT_302: Kind(
        "HTTP status 302 redirects to the URL or path 'to', by default the same one, as panels do for some errors",
        (BEFORE,),
        "to",
        "/enterprise/control/agent.php",
    ),
    "error_1003": Kind("the response is a packet with the system error 1003, nothing is executed", (BEFORE,)),
    WRONG_CERTIFICATE: Kind(
        "new TLS connections get a certificate with a wrong 'what': authority, name or date",
        (),
        "what",
        "authority",
    ),
}
NO_TLS = f"fault {WRONG_CERTIFICATE}: this emulator serves plain HTTP; start it without --plain-http"
CERTIFICATE_MISTAKES = ("authority", "name", "date")
_COMMON = ("times", "chance", "seed", "skip")
_URL = re.compile(r"(?:https?:/)?/[!-~]+")
_LONGEST_VALUE = 200
_MOST = 2**63


@dataclass
class Fault:
    """One fault and how often it was applied.

    ``kind`` is a key of KINDS. ``when`` is ``before`` or ``after`` the execution (empty for certificates). ``times``
    is how often the fault is applied (None: without limit), ``chance`` the probability per request (None: always),
    ``seed`` the seed of the random numbers, and ``skip`` how many matching requests pass first. ``operations`` are
    names such as ``customer/add`` or ``customer/*``; an empty list matches every request. ``detail`` is the value of
    the kind's own parameter.
    """

    kind: str
    when: str
    times: int | None
    chance: float | None
    seed: int
    skip: int
    operations: Sequence[str]
    detail: str
    applied: int = field(default=0, init=False)
    _passed: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        self._random = random.Random(f"{self.seed}/{self.kind}/{self.when}/{self.detail}")

    @classmethod
    def parse(cls, spec: str) -> Fault:
        """Read ``KIND:NAME=VALUE,...``. Raises UserError, which names the invalid part and the valid values."""
        kind, _colon, rest = spec.partition(":")
        named: dict[str, Any] = {"kind": kind.strip()}
        for part in filter(None, rest.split(",")):
            name, equals, value = part.partition("=")
            if not equals:
                raise UserError(f"fault {spec!r}: {part!r} has no value; set NAME=VALUE")
            if name.strip() in named:
                raise UserError(f"fault {spec!r}: {name.strip()} is set twice")
            named[name.strip()] = value.strip()
        if "for" in named:
            named["for"] = named["for"].split("+")
        return cls.from_mapping(named)

    @classmethod
    def from_mapping(cls, named: Mapping[str, Any]) -> Fault:
        """Build the fault from its parameters by name; values may be strings or already converted."""
        kind = _choice("kind", named.get("kind"), KINDS, "fault")
        shape = KINDS[kind]
        _check_names(kind, named)
        chance = named.get("chance")
        times = named.get("times", 1 if chance is None else None)
        when = named.get("when", shape.moments[0] if shape.moments else "")
        return cls(
            kind,
            when=_choice("when", when, shape.moments or ("",), f"fault {kind}"),
            times=None if times is None else _whole(kind, "times", times, 1),
            chance=None if chance is None else _number(kind, "chance", chance, 1.0),
            seed=_whole(kind, "seed", named.get("seed", 0), 0),
            skip=_whole(kind, "skip", named.get("skip", 0), 0),
            operations=_operations(kind, named.get("for", ())),
            detail=_detail(kind, shape.parameter, named.get(shape.parameter, shape.default)),
        )

    def as_mapping(self) -> dict[str, Any]:
        """Return the fault in the form of `from_mapping`, with ``applied``: how often it was applied so far."""
        named: dict[str, Any] = {
            "kind": self.kind,
            "when": self.when or None,
            "times": self.times,
            "chance": self.chance,
            "seed": self.seed if self.chance is not None else None,
            "skip": self.skip or None,
            "for": list(self.operations) or None,
            KINDS[self.kind].parameter: self.detail,
        }
        given = {name: value for name, value in named.items() if name and value is not None}
        return {**given, "applied": self.applied}

    @property
    def spent(self) -> bool:
        """Whether the fault was applied ``times`` times."""
        return self.times is not None and self.applied >= self.times

    def applies(self, named: Callable[[], Iterable[str]]) -> bool:
        """Return whether the fault applies to the request whose operations ``named()`` lists; count the request."""
        if self.spent or (self.operations and not self._concerns(named())):
            return False
        self._passed += 1
        if self._passed <= self.skip or (self.chance is not None and self._random.random() >= self.chance):
            return False
        self.applied += 1
        return True

    def _concerns(self, named: Iterable[str]) -> bool:
        return any(name in self.operations or name.split("/")[0] + "/*" in self.operations for name in named)


class Faults:
    """The active faults in the order of their definition. Only the first match is applied to a request."""

    def __init__(self, faults: Iterable[Fault] = ()) -> None:
        self._faults = list(faults)
        self._lock = threading.Lock()

    def add(self, faults: Iterable[Fault]) -> None:
        with self._lock:
            self._faults.extend(faults)

    def clear(self) -> None:
        with self._lock:
            self._faults.clear()

    def listing(self) -> list[dict[str, Any]]:
        """Return every fault with its parameters and how often it was applied, including used-up ones."""
        with self._lock:
            return [fault.as_mapping() for fault in self._faults]

    def for_request(self, body: bytes) -> Fault | None:
        """Return the fault that applies to this request, if any."""
        if not self._faults:
            return None
        names: list[str] = []

        def named() -> list[str]:
            if not names:
                names.extend(operations_named(body))
            return names

        return self._first(lambda fault: fault.kind != WRONG_CERTIFICATE, named)

    def for_connection(self) -> Fault | None:
        """Return the fault that applies to this new TLS connection, if any."""
        return self._first(lambda fault: fault.kind == WRONG_CERTIFICATE, tuple) if self._faults else None

    def _first(self, suits: Callable[[Fault], bool], named: Callable[[], Iterable[str]]) -> Fault | None:
        with self._lock:
            return next((fault for fault in self._faults if suits(fault) and fault.applies(named)), None)


def _check_names(kind: str, named: Mapping[str, Any]) -> None:
    shape = KINDS[kind]
    own = [shape.parameter] if shape.parameter else []
    of_requests = ["when", "for"] if shape.moments else []
    for name in named:
        _choice("parameter", name, ["kind", *_COMMON, *own, *of_requests], f"fault {kind}")


def _choice(what: str, value: Any, choices: Iterable[str], where: str) -> str:
    choices = list(choices)
    if value in choices:
        return str(value)
    value = _shortened(value)
    near = difflib.get_close_matches(str(value), choices, 1)
    hint = f"did you mean {near[0]}?" if near else f"choose from {', '.join(choices)}"
    raise UserError(f"{where}: {what} {value!r} is unknown; {hint}")


def _shortened(value: Any) -> Any:
    """Return a value for a message, shortened if it is long."""
    words = value if isinstance(value, str) else repr(value)
    return f"{words[:_LONGEST_VALUE]}..." if len(words) > _LONGEST_VALUE else value


def _whole(kind: str, name: str, value: Any, least: int) -> int:
    try:
        number = -1 if isinstance(value, (bool, float)) else int(value)
    except (TypeError, ValueError):
        number = -1
    if not least <= number < _MOST:
        raise UserError(f"fault {kind}: {name} is {_shortened(value)!r}; set a whole number of at least {least}")
    return number


def _number(kind: str, name: str, value: Any, most: float) -> float:
    try:
        number = -1.0 if isinstance(value, bool) else float(value)
    except (TypeError, ValueError, OverflowError):
        number = -1.0
    if not 0 < number <= most:
        raise UserError(f"fault {kind}: {name} is {_shortened(value)!r}; set a number above 0, at most {most:g}")
    return number


def _operations(kind: str, value: Any) -> list[str]:
    names = [value] if isinstance(value, str) else value
    if not isinstance(names, (list, tuple)):
        raise UserError(f"fault {kind}: for is {_shortened(value)!r}; set a list of operations such as customer/add")
    for name in names:
        if not isinstance(name, str) or name.count("/") != 1 or not all(name.split("/")):
            bad = _shortened(name)
            raise UserError(
                f"fault {kind}: for contains {bad!r}; set OPERATOR/OPERATION, such as customer/add or customer/*"
            )
    return list(names)


def _detail(kind: str, name: str, value: Any) -> str:
    if name == "seconds":
        return str(_number(kind, name, value, 3600.0))
    if name == "what":
        return _choice(name, value, CERTIFICATE_MISTAKES, f"fault {kind}")
    if name == "to" and not _URL.fullmatch(str(value)):
        bad = _shortened(value)
        raise UserError(f"fault {kind}: to is {bad!r}; set a URL that starts with https:// or http://, or a path")
    return str(value)
