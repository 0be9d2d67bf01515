# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What exceptions of requests, of the TLS library and of the operating system mean to a user.

Messages of requests are kept out of the texts, because they hold URLs, and those may hold secrets.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

import re
import socket
import ssl
from collections.abc import Iterator
from http.client import BadStatusLine
from typing import Any, NamedTuple, Optional

from .codes import PLAIN_TO_TLS
from .errors import TransportError

try:
    from requests import exceptions
    from urllib3.exceptions import HTTPError, ProxySchemeUnknown
except ImportError:
    pass  # transport.py tells that requests is missing, before anything here is called

_PIN = "trust exactly this certificate with api_fingerprint"
_CLOCK = "Check the clock of the host that runs the module."
_STRICT = frozenset((*range(76, 96), 24, 79))
_ALERT = "\x15\x03"  # how a TLS record with an alert begins


class _Cause(NamedTuple):
    """Why TLS failed: the end of a sentence, and the remedy."""

    words: str
    remedy: str


_UNKNOWN = _Cause(
    "its certificate was not issued by an authority that this host trusts",
    "Set ca_path to the certificate of that authority (a folder needs the file names that 'openssl rehash' makes), or "
    f"{_PIN}.",
)
_EXPIRED = _Cause("its certificate has expired", f"Renew the certificate on the server; until then, {_PIN}. {_CLOCK}")
_EARLY = _Cause("its certificate is not valid yet", f"{_CLOCK} Otherwise {_PIN}.")
_NAME = _Cause(
    "its certificate is for another host name",
    f"Set api_host (or api_url) to a name that the certificate holds, or {_PIN}. Plesk's own certificate often names "
    "no host at all.",
)
_NO_TLS = _Cause(
    "the port responds without TLS",
    "Check api_port: 8443 speaks https, 8880 speaks plain http, for which api_url must begin with http://.",
)
_OLD = _Cause(
    "server and client have no version of TLS in common",
    "Update the server, or allow its TLS version on this host.",
)
_CLOSED = _Cause(
    "the server closed the connection during the TLS handshake",
    "Check that api_host and api_port lead to the panel, and that no firewall or proxy interrupts TLS.",
)
_NO_AUTHORITY = _Cause(
    "the file in ca_path holds no certificate that can be read",
    "Write the authority's certificate into it, in PEM form (it begins with -----BEGIN CERTIFICATE-----).",
)

_BY_CODE = {
    2: _UNKNOWN,
    9: _EARLY,
    10: _EXPIRED,
    18: _UNKNOWN,
    19: _UNKNOWN,
    20: _UNKNOWN,
    21: _UNKNOWN,
    62: _NAME,
    64: _NAME,
}
"""The causes by OpenSSL's number for what it found wrong with a certificate."""

_BY_REASON = {
    "WRONG_VERSION_NUMBER": _NO_TLS,
    "RECORD_LAYER_FAILURE": _NO_TLS,
    "UNKNOWN_PROTOCOL": _NO_TLS,
    "PACKET_LENGTH_TOO_LONG": _NO_TLS,
    "HTTP_REQUEST": _NO_TLS,
    "UNSUPPORTED_PROTOCOL": _OLD,
    "TLSV1_ALERT_PROTOCOL_VERSION": _OLD,
    "UNEXPECTED_EOF_WHILE_READING": _CLOSED,
}
"""The causes by OpenSSL's name for what went wrong otherwise."""

_READERS = frozenset(("X509", "PEM", "ASN1"))  # the parts of OpenSSL that read files of certificates


class Attempt(NamedTuple):
    """One request, as far as its failure is concerned.

    ``seconds`` is how long the server may take to accept a connection, ``late`` what is said of an answer that takes
    too long; ``plain`` says that the request is not encrypted, ``proxied`` that it goes through a proxy.
    """

    peer: str
    sent: bool
    seconds: float
    late: str
    plain: bool
    proxied: bool


def failure(error: BaseException, attempt: Attempt) -> TransportError | None:
    """Return what ``error`` means; None when it is a defect of the collection.

    Once the request is under way, whatever goes wrong is a lost answer: the server may have executed the packet.
    """
    causes = list(_causes(error))
    proxied = (exceptions.ProxyError, exceptions.InvalidProxyURL, exceptions.InvalidSchema, ProxySchemeUnknown)
    if any(isinstance(cause, proxied) for cause in causes):
        return TransportError("proxy", f"The proxy for {attempt.peer} failed{_reason(causes)}", sent=attempt.sent)
    if isinstance(error, exceptions.SSLError) or (
        isinstance(error, OSError) and not isinstance(error, exceptions.RequestException) and not attempt.sent
    ):
        return _tls(causes, attempt)
    return _lost(error, causes, attempt) if attempt.sent else _unconnected(error, causes, attempt)


def _unconnected(error: BaseException, causes: list[BaseException], attempt: Attempt) -> TransportError | None:
    reason = _reason(causes)
    if isinstance(error, exceptions.Timeout):
        reason = f": no response within {attempt.seconds:g} seconds"
        if isinstance(error, exceptions.ReadTimeout):
            reason += " to the TLS handshake"
    elif isinstance(error, exceptions.InvalidURL) or not isinstance(error, exceptions.RequestException):
        if not isinstance(error, (exceptions.InvalidURL, HTTPError, ValueError)):
            return None
        if attempt.proxied:
            return TransportError("proxy", f"The address of the proxy for {attempt.peer} is not valid", sent=False)
        reason = ": this is not a valid host name"
    elif any(isinstance(cause, socket.gaierror) for cause in causes):
        reason = ": the host name cannot be resolved"
    return TransportError("connect", f"No connection to {attempt.peer}{reason}", sent=False)


def _lost(error: BaseException, causes: list[BaseException], attempt: Attempt) -> TransportError | None:
    if not isinstance(error, Exception):
        return None
    if any(isinstance(cause, (exceptions.Timeout, socket.timeout)) for cause in causes):
        return TransportError("timeout", attempt.late, sent=True)
    words = [str(cause) for cause in causes if isinstance(cause, BadStatusLine)]
    if attempt.plain and any(_ALERT in text for text in words):
        return TransportError(
            "tls", f"{attempt.peer} speaks TLS, but the request was plain HTTP", PLAIN_TO_TLS, sent=True
        )
    remedy = None
    hung_up = isinstance(error, exceptions.ConnectionError)  # before a single byte of the answer
    if attempt.plain and hung_up and any(isinstance(cause, ConnectionResetError) for cause in causes):
        remedy = f"If the port speaks TLS, this is how it refuses plain HTTP. {PLAIN_TO_TLS}"
    return TransportError(
        "cut", f"The connection to {attempt.peer} broke before the response was complete", remedy, sent=True
    )


def _tls(causes: list[BaseException], attempt: Attempt) -> TransportError:
    begin = f"TLS with {attempt.peer} failed"
    found = next((cause for cause in causes if isinstance(cause, ssl.SSLCertVerificationError)), None)
    if found is not None:
        known = _BY_CODE.get(found.verify_code) or _strict(found)
        words = f"{begin}: {known.words} ({found.verify_message.rstrip('.')})" if known else f"{begin}{_reason(causes)}"
        return TransportError("tls", words, known.remedy if known else None, sent=attempt.sent)
    other = _other_certificate(causes)
    if other is not None:
        return TransportError("tls", f"{begin}: {other.words}", other.remedy, sent=attempt.sent)
    reasons = [cause.reason for cause in causes if isinstance(cause, ssl.SSLError)]
    known = next((_BY_REASON[reason] for reason in reasons if reason in _BY_REASON), None)
    if known is None and any(isinstance(cause, ssl.SSLError) and cause.library in _READERS for cause in causes):
        known = _NO_AUTHORITY
    if known is None and any(isinstance(cause, (ssl.SSLEOFError, ssl.SSLZeroReturnError)) for cause in causes):
        known = _CLOSED
    if known is not None:
        return TransportError("tls", f"{begin}: {known.words}", known.remedy, sent=attempt.sent)
    return TransportError("tls", f"{begin}{_reason(causes)}", sent=attempt.sent)


def _strict(found: ssl.SSLCertVerificationError) -> _Cause | None:
    """Return the cause for a certificate that Python 3.13 and later refuse for its form."""
    if found.verify_code not in _STRICT and "Key Identifier" not in found.verify_message:
        return None
    return _Cause(
        "its certificate or that of its authority breaks a rule that Python 3.13 and later enforce",
        f"Have the certificate issued anew by a current tool, or {_PIN}.",
    )


def _other_certificate(causes: list[BaseException]) -> _Cause | None:
    """Return the cause for a certificate that has another fingerprint than api_fingerprint."""
    for cause in causes:
        shown = re.search(r'Fingerprints did not match.*got "([0-9a-fA-F:]+)"', str(cause), re.DOTALL)
        if shown:
            digits = shown.group(1).replace(":", "").upper()
            pairs = ":".join(digits[at : at + 2] for at in range(0, len(digits), 2))
            return _Cause(
                f"its certificate has not the fingerprint in api_fingerprint, but {pairs}",
                "If the certificate was renewed, compare this value on the server, then set api_fingerprint to it.",
            )
    return None


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Yield an exception and all that it was made of, the outer ones first."""
    seen: set[int] = set()
    waiting: list[Any] = [error]
    while waiting:
        cause = waiting.pop(0)
        if not isinstance(cause, BaseException) or id(cause) in seen:
            continue
        seen.add(id(cause))
        yield cause
        waiting += [cause.__cause__, cause.__context__, getattr(cause, "reason", None), *cause.args]


def _reason(causes: list[BaseException]) -> str:
    """Return the operating system's or the TLS library's own words, as the end of a sentence."""
    for cause in reversed(causes):
        words: Optional[str] = None
        if isinstance(cause, ssl.SSLCertVerificationError):
            words = cause.verify_message
        elif isinstance(cause, OSError) and not isinstance(cause, exceptions.RequestException):
            words = cause.strerror or (str(cause.args[0]) if cause.args else "")
        if words:
            return f": {words}"
    return ""
