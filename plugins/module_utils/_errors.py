# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What can go wrong, what each error code means, and what the user can do about it.

This file is private to this collection: it may change without notice.

Every failure below the edge is a :class:`PleskError`. Its text is for a person, its :meth:`PleskError.as_dict` is the
``error`` of a failed task. Neither ever holds a secret: whoever raises passes :data:`SECRET` in the place of one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final, NamedTuple, Optional


class Code(NamedTuple):
    """One error code of the XML API.

    ``klass`` is one of auth, exists, server, client, permission, licence, not_found, reference, validation, failure,
    limit, component, version. ``retry`` says whether the same request may succeed a little later.
    """

    code: Optional[int]
    klass: str
    meaning: str
    remedy: str
    retry: bool = False


class Fault(NamedTuple):
    """One way in which a request or its answer gets lost between here and the XML API."""

    kind: str
    meaning: str
    remedy: str


_REPORT = "Read the server's text; its log file /var/log/plesk/panel.log usually tells more."
_COMPONENT = "Install or set up the component on the server (Tools & Settings > Updates), or leave the option out."

CODES: dict[int, Code] = {
    entry.code: entry  # type: ignore[misc]
    for entry in (
        Code(
            1001,
            "auth",
            "the login name or the password was refused",
            "Check api_username and api_password. The request is not repeated, because servers ban addresses that fail "
            "too often. A reverse proxy in front of Plesk must let header names with underscores pass "
            "(nginx: underscores_in_headers on).",
        ),
        Code(1002, "exists", "a user account of this name exists already", "Choose another login, or manage that one."),
        Code(
            1003,
            "server",
            "the API agent could not start: the installation is broken or a service behind it is down",
            "Run 'plesk repair installation' on the server, then try again.",
            retry=True,
        ),
        Code(
            1004,
            "server",
            "the initial set-up of Plesk has not been done",
            "Finish it once, in the web interface or with 'plesk bin init_conf --init' on the server.",
        ),
        Code(
            1005,
            "client",
            "the server does not speak this version of the protocol",
            "Leave api_version out, so that the server takes its newest version, or give one that "
            "plesk_server_info lists in its protocols.",
        ),
        Code(
            1006,
            "permission",
            "this user may not do this, or the API is closed for this user or for the address of the caller",
            "Use the administrator or a reseller with the permission to use the remote API "
            "(remote_access_interface); on the server, check the section [api] of panel.ini (enabled, allowedIPs) "
            "and the list of addresses allowed to log in as administrator.",
        ),
        Code(
            1007, "exists", "the data to be stored exist already", "Choose another name, or manage the existing object."
        ),
        Code(
            1008,
            "auth",
            "the account is in use elsewhere and does not allow a second session",
            "Let the administrator have several sessions at a time, or try again later.",
            retry=True,
        ),
        Code(1009, "licence", "the Virtuozzo licence key is not valid", "Renew the key of the Virtuozzo host."),
        Code(
            1010,
            "permission",
            "access to the panel was refused",
            "Allow the address of the caller in Tools & Settings > Restrict Administrative Access.",
        ),
        Code(1011, "auth", "the account is disabled", "Activate the account, or use another one."),
        Code(
            1012,
            "auth",
            "the login is locked, usually after too many failed attempts",
            "Wait until the lock ends, then check the credentials before the next attempt.",
        ),
        Code(1013, "not_found", "the object or the service does not exist", "Check the name or the id."),
        Code(
            1014,
            "client",
            "the packet was refused: it is no well-formed XML or breaks the schema of the protocol version",
            "Pin another version with api_version if this server is an old one; otherwise please report the task "
            "and this message as a defect of the collection.",
        ),
        Code(1015, "reference", "the owner of the object was not found", "Check the option that names the owner."),
        Code(
            1017,
            "version",
            "this version of the protocol does not have the operation",
            "Leave api_version out, or give a newer version that the server speaks.",
        ),
        Code(1018, "reference", "the IP address was not found", "Use an address of the server's or the owner's pool."),
        Code(
            1019,
            "validation",
            "a value is not valid; servers also answer so when a login is taken or a password is too weak",
            "Read the server's text for the value meant. For an account, try another login, and a password as strong "
            "as Tools & Settings > Security Policy demands.",
        ),
        Code(1023, "failure", "the operation failed", _REPORT),
        Code(
            1024,
            "limit",
            "a limit is reached",
            "Raise the limit in the plan, the account or the licence, or free some of it.",
        ),
        Code(1025, "validation", "the value of the status is not valid", "Use a status that the documentation lists."),
        Code(1026, "component", "a component that this needs is not installed", _COMPONENT),
        Code(1027, "failure", "an operation on an IP address failed", _REPORT),
        Code(1029, "auth", "the way of authentication is unknown", "Use a login and its password, or a secret key."),
        Code(
            1030,
            "licence",
            "the licence of Plesk has expired",
            "Renew it (Tools & Settings > License Management); until then the server refuses every operation.",
        ),
        Code(1031, "component", "a component that this needs is not configured", _COMPONENT),
        Code(1032, "validation", "the network interface is wrong", "Use an interface that plesk_server_info lists."),
        Code(
            1033,
            "validation",
            "important fields of the customer account are empty",
            "Fill in the fields of the account.",
        ),
        Code(1050, "component", "no webmail is installed", _COMPONENT),
        Code(
            11003,
            "auth",
            "the secret key was refused: it is unknown, revoked, or bound to another address than the caller's",
            "Check api_secret_key. A key works only from the addresses it was made for (without any: from the one "
            "that made it), so NAT, a proxy or a host with both IPv4 and IPv6 may come from a wrong one; make a key "
            "for the address meant with 'plesk bin secret_key --create -ip-address ADDRESS'.",
        ),
        Code(14008, "validation", "the type of the database server is wrong", "Use a type that this server supports."),
        Code(
            14009,
            "component",
            "the database server is not configured",
            "Set it up in Tools & Settings > Database Servers.",
        ),
    )
}

FAULTS: dict[str, Fault] = {
    entry.kind: entry
    for entry in (
        Fault(
            "connect",
            "no connection to the server came about",
            "Check api_host and api_port (or api_url), the name service and the firewall. A server that answered "
            "before and is silent now may have banned this address after failed logins (Fail2ban, jail plesk-panel).",
        ),
        Fault(
            "tls",
            "the certificate of the server could not be verified, or the TLS handshake failed",
            "Name the authority's certificate with ca_path, connect by a name that the certificate holds, or, only "
            "where the network is trusted, set validate_certs to false.",
        ),
        Fault(
            "timeout",
            "the answer did not arrive in time",
            "Raise api_timeout. The server may still be at work, so run the task again before judging the outcome.",
        ),
        Fault(
            "cut",
            "the connection broke before the whole answer was there",
            "Run the task again: it reads first and does only what is still to do.",
        ),
        Fault(
            "http",
            "a web server answered in the place of the XML API",
            "Check that api_host and api_port, or api_url, lead to the panel itself, and that Plesk is running.",
        ),
        Fault(
            "html",
            "a web page came in the place of an answer of the XML API",
            "Check the port (8443 for https, 8880 for http) and the path /enterprise/control/agent.php; a page of the "
            "panel itself may mean that it is being upgraded, is in maintenance, or waits for its initial set-up.",
        ),
        Fault(
            "proxy",
            "the proxy named in the environment refused or failed",
            "Check HTTPS_PROXY and HTTP_PROXY, or name the server in NO_PROXY.",
        ),
        Fault(
            "redirect",
            "the server answered with a redirect, which is not followed because the credentials would travel along",
            "Give the address of the XML API itself with api_url, or with api_host and api_port.",
        ),
        Fault(
            "malformed",
            "the answer is no packet of the XML API",
            "Check that api_url leads to the XML API; see the server's log file /var/log/plesk/panel.log.",
        ),
        Fault("too_big", "the answer is larger than allowed", "Ask for fewer objects or data sets in one task."),
        Fault(
            "empty",
            "the answer is empty",
            "See the server's log files /var/log/plesk/panel.log and /var/log/sw-cp-server/error_log.",
        ),
    )
}

EXISTS_CANDIDATES = frozenset((1002, 1007, 1019))
NOTHING_EXECUTED = frozenset((1001, 1003, 1004, 1005, 1014, 1017, 1030, 11003))


def explain(code: int | None) -> Code:
    """The entry of `code`; a generic one for a code that is not documented or that the answer left out."""
    if code is not None and code in CODES:
        return CODES[code]
    meaning = (
        "the operation failed without a code" if code is None else "the operation failed with an undocumented code"
    )
    return Code(code, "failure", meaning, _REPORT)


class _Marker:
    """Stands in an error where a value must not be shown."""

    def __repr__(self) -> str:
        return "(hidden)"


SECRET: Final = _Marker()

_SHOWN = 200
_SHOWN_TEXT = 1000
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def forbidden_character(text: str) -> str | None:
    """The first character of `text` that XML 1.0 cannot carry, as ``U+0007``; None when there is none."""
    found = _FORBIDDEN.search(text)
    return f"U+{ord(found.group()):04X}" if found else None


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def _one_line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN_TEXT else line[: _SHOWN_TEXT - 1] + "…"


def _plain(value: object) -> object:
    """`value` as JSON has it; what JSON does not have becomes its repr."""
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if isinstance(value, (set, frozenset)):
        return sorted(str(item) for item in value)
    return repr(value)


def _sentence(*parts: str) -> str:
    """Sentences from `parts`: each trimmed, closed with a full stop where none is, the empty ones left out."""
    kept = [part.strip() for part in parts if part and part.strip()]
    return " ".join(part if part[-1] in ".!?" else part + "." for part in kept)


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

    def as_dict(self) -> dict[str, Any]:
        """The failure as structured, JSON-safe, secret-free data, with at least ``kind`` and ``message``.

        ``executed: false`` says that the server is known to have executed nothing; without it, that is not known.
        """
        found = {"kind": self.kind, "message": self.message, "remedy": self.remedy or None, **self.details}
        return {key: _plain(value) for key, value in found.items() if value is not None}


class OptionError(PleskError):
    """Bad input: "`option`: `value` `problem`. `remedy`".

    `option` may be a path such as ``customers[3].login``. `problem` is the rest of a sentence that begins with the
    value ("is no country code"). A `value` of None means that none was given: the option is then its beginning.
    """

    kind = "option"

    def __init__(self, option: str, value: object, problem: str, remedy: str) -> None:
        self.option = option
        given = "" if value is None else ": the value" if value is SECRET else f": {_shown(value)}"
        super().__init__(f"{option}{given} {problem}", remedy, option=option, value=value, executed=False)


class TransportError(PleskError):
    """No answer of the XML API came. `kind` is a key of :data:`FAULTS`, which lends its remedy when none is given.

    `sent` is False only when the body is known not to have left, so that even an ``add`` may be repeated.
    """

    def __init__(
        self, kind: str, message: str, remedy: str | None = None, *, sent: bool, http_status: int | None = None
    ) -> None:
        fault = FAULTS[kind]
        self.kind = kind
        self.sent = sent
        self.http_status = http_status
        super().__init__(
            message,
            fault.remedy if remedy is None else remedy,
            meaning=fault.meaning,
            http_status=http_status,
            executed=None if sent else False,
        )


class ApiError(PleskError):
    """The server answered with an error, for the whole packet (scope "system") or for one operation ("result").

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
        object: str | None,  # pylint: disable=redefined-builtin
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
        said = f'. The server says: "{_one_line(text)}"' if text else ""
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
            f"{option}: {_shown(sent)} was sent, but the server has {_shown(stored)}",
            remedy or "The server changes or refuses this value without saying so: give the value that it stores.",
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
    """What the task wants cannot be reached from what is there."""

    kind = "planning"
