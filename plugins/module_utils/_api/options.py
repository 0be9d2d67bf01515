# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The connection options: their argument spec, their environment variables, and what follows from both.

An option that is left out or blank comes from its environment variable. Options that belong together (:data:`GROUPS`)
come from one source: as soon as the task gives one of a group, the environment is not asked for any of that group. So
the secret key of an environment never meets the user name of a task, nor its port the host of a task; a group that the
task begins, it must complete.

The argument spec has neither defaults nor fallbacks, because the rule above needs to see what the task itself said.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

import ipaddress
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Optional
from urllib.parse import urlsplit

from .errors import SECRET, OptionError
from .secrets import refuse_masked

CONNECTION_OPTIONS: dict[str, dict[str, Any]] = {
    "api_host": {"type": "str"},
    "api_port": {"type": "int"},
    "api_url": {"type": "str"},
    "api_username": {"type": "str"},
    "api_password": {"type": "str", "no_log": True},
    "api_secret_key": {"type": "str", "no_log": True},
    "api_version": {"type": "str"},
    "api_timeout": {"type": "int"},
    "api_retries": {"type": "int"},
    "validate_certs": {"type": "bool"},
    "ca_path": {"type": "path"},
    "api_fingerprint": {"type": "str"},
}

ENVIRONMENT = {
    "api_host": "PLESK_HOST",
    "api_port": "PLESK_PORT",
    "api_url": "PLESK_URL",
    "api_username": "PLESK_USERNAME",
    "api_password": "PLESK_PASSWORD",
    "api_secret_key": "PLESK_SECRET_KEY",
    "api_version": "PLESK_API_VERSION",
    "api_timeout": "PLESK_TIMEOUT",
    "api_retries": "PLESK_RETRIES",
    "validate_certs": "PLESK_VALIDATE_CERTS",
    "ca_path": "PLESK_CA_PATH",
    "api_fingerprint": "PLESK_FINGERPRINT",
}

GROUPS = (("api_url", "api_host", "api_port"), ("api_username", "api_password", "api_secret_key"))

DEFAULT_PORT = 8443
DEFAULT_TIMEOUT = 300
DEFAULT_RETRIES = 3
CONNECT_TIMEOUT = 10
PATH = "/enterprise/control/agent.php"

_TRUE = frozenset(("1", "on", "t", "true", "y", "yes"))
_FALSE = frozenset(("0", "f", "false", "n", "no", "off"))
_UNSENDABLE = "[\x00-\x1f\x7f\ud800-\udfff]"
_VERSION = re.compile(r"[0-9]+(\.[0-9]+)*\Z")
_HOST = re.compile(r"[^\s/?#@:%\\\[\]]+\Z")
_FINGERPRINT = r"(?:sha-?256)?\s*(?:fingerprint)?\s*[=:]?\s*([0-9a-f: ]+)"  # openssl writes the words before it
_DIGITS = 64


class _Given(NamedTuple):
    """A value and the name by which the user knows it: an option's, or an environment variable's."""

    name: str
    value: Any


@dataclass(frozen=True)
class Connection:
    """How to reach the XML API. Either `username` and `password` are given, or `secret_key`; times are in seconds.

    `version` is the packet's (None: none is sent); `timeout` is for a whole answer, `connect_timeout` for connecting;
    `ca_path` names the trusted certificates (None: those that Python's requests trusts) and counts when `verify` does.
    `fingerprint` is the SHA-256 of the only certificate that is trusted, in 64 digits; with it, neither of both counts.
    """

    url: str
    username: Optional[str] = None
    password: Optional[str] = field(default=None, repr=False)
    secret_key: Optional[str] = field(default=None, repr=False)
    version: Optional[str] = None
    timeout: float = DEFAULT_TIMEOUT
    connect_timeout: float = CONNECT_TIMEOUT
    retries: int = DEFAULT_RETRIES
    verify: bool = True
    ca_path: Optional[str] = None
    fingerprint: Optional[str] = None

    @classmethod
    def resolve(cls, params: Mapping[str, Any], environ: Mapping[str, str]) -> Connection:
        """Return the connection that the options of a task and the environment describe.

        :raises OptionError: naming the option or the variable, when something is missing, contradictory or not valid.
        """
        given = _gather(params, environ)
        verify = _boolean(given["validate_certs"]) if "validate_certs" in given else True
        username, password, secret_key = _credentials(given)
        url = _url(given)
        fingerprint = _fingerprint(given.get("api_fingerprint"), url)
        return cls(
            url=url,
            username=username,
            password=password,
            secret_key=secret_key,
            version=_version(given.get("api_version")),
            timeout=_number(given.get("api_timeout"), DEFAULT_TIMEOUT, 1, 86400),
            retries=_number(given.get("api_retries"), DEFAULT_RETRIES, 0, 20),
            verify=verify,
            ca_path=_ca_path(given.get("ca_path"), verify and not fingerprint),
            fingerprint=fingerprint,
        )

    def secrets(self) -> list[str]:
        """Return what must be masked wherever it shows up."""
        return [value for value in (self.password, self.secret_key) if value]


def _gather(params: Mapping[str, Any], environ: Mapping[str, str]) -> dict[str, _Given]:
    """Return what was given, by option, each group from one source."""
    grouped = {option for group in GROUPS for option in group}
    given: dict[str, _Given] = {}
    for group in (*GROUPS, *((option,) for option in CONNECTION_OPTIONS if option not in grouped)):
        found = {option: _Given(option, params.get(option)) for option in group if not _blank(params.get(option))}
        if not found:
            names = ((option, ENVIRONMENT[option]) for option in group)
            found = {option: _Given(name, environ[name]) for option, name in names if not _blank(environ.get(name))}
        given.update(found)
    for value in given.values():
        refuse_masked(value.value, value.name)
    sources = {given[option].name for option in GROUPS[0] if option in given}
    if sources.intersection(GROUPS[0]) and not params.get("api_fingerprint"):
        given.pop("api_fingerprint", None)  # the environment's belongs to the server of the environment
    return given


def _blank(value: Any) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _refuse_both(first: _Given | None, *others: _Given | None) -> None:
    for other in others:
        if first and other:
            raise OptionError(
                first.name, None, f"and {other.name} are mutually exclusive, but both are set", "Set only one kind."
            )


def _missing(option: str, because: _Given, group: tuple[str, ...]) -> OptionError:
    """Return the error for a group that its source began with `because`, but left without `option`."""
    if because.name in ENVIRONMENT.values():
        name = ENVIRONMENT[option]
        return OptionError(name, None, f"is missing, but {because.name} is set", f"Set {name} as well.")
    return OptionError(
        option,
        None,
        f"is missing, but {because.name} is set",
        f"Set {option} as well: {ENVIRONMENT[option]} is not used if a task sets one of {', '.join(group)}.",
    )


def _credentials(given: Mapping[str, _Given]) -> tuple[str | None, str | None, str | None]:
    username, password, key = (given.get(option) for option in GROUPS[1])
    _refuse_both(key, username, password)
    if key:
        return None, None, _header(key, secret=True)
    if username and password:
        return _header(username, secret=False), _header(password, secret=True), None
    if username:
        raise _missing("api_password", username, GROUPS[1])
    if password:
        raise _missing("api_username", password, GROUPS[1])
    raise OptionError(
        "api_username",
        None,
        "and api_password, or api_secret_key, are missing",
        "Set them, or set PLESK_USERNAME and PLESK_PASSWORD, or PLESK_SECRET_KEY, on the host that runs the module.",
    )


def _unsendable(text: str) -> bool:
    """Return whether a text has a character that no HTTP header carries."""
    return not (text.isascii() and text.isprintable()) and re.search(_UNSENDABLE, text) is not None


def _header(given: _Given, secret: bool) -> str:
    """Return a value that an HTTP header carries unharmed."""
    shown = SECRET if secret else given.value
    value = str(given.value)
    if _unsendable(value):
        raise OptionError(
            given.name, shown, "contains a line break or another character that no HTTP header carries", "Remove it."
        )
    if value != value.strip():
        raise OptionError(
            given.name, shown, "begins or ends with white space, which an HTTP header loses", "Remove the white space."
        )
    return value


def _url(given: Mapping[str, _Given]) -> str:
    url, host, port = (given.get(option) for option in GROUPS[0])
    _refuse_both(url, host, port)
    if url:
        return _endpoint(url)
    if host:
        return f"https://{_host(host)}:{_number(port, DEFAULT_PORT, 1, 65535)}{PATH}"
    if port:
        raise _missing("api_host", port, GROUPS[0])
    raise OptionError(
        "api_host",
        None,
        "is missing",
        "Set api_host or api_url, or set PLESK_HOST or PLESK_URL on the host that runs the module.",
    )


def _endpoint(given: _Given) -> str:
    url = str(given.value).strip()
    shown = SECRET if "@" in url else url
    remedy = f"Write the full URL, such as https://panel.example.com:{DEFAULT_PORT}{PATH}."
    if _unsendable(url) or " " in url:
        raise OptionError(given.name, shown, "contains white space or a control character", remedy)
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise OptionError(given.name, shown, "is not a URL", remedy) from None
    if parts.username is not None or parts.password is not None:
        raise OptionError(
            given.name, SECRET, "contains credentials", "Use api_username and api_password, or api_secret_key."
        )
    if parts.scheme not in ("http", "https") or not parts.hostname or port == 0:
        raise OptionError(given.name, shown, "is not a URL that begins with https:// or http:// and a host", remedy)
    if parts.path in ("", "/") or parts.fragment:
        raise OptionError(given.name, shown, "is not the URL of the XML API's endpoint", remedy)
    return url


def _host(given: _Given) -> str:
    host = str(given.value).strip()
    bare = host[1:-1] if host.startswith("[") and host.endswith("]") else host
    try:
        return f"[{ipaddress.IPv6Address(bare)}]" if ":" in bare and "%" not in bare else _name(given.name, host)
    except ValueError:
        return _name(given.name, host)


def _name(option: str, host: str) -> str:
    if _HOST.match(host) and not _unsendable(host):
        return host
    raise OptionError(
        option,
        SECRET if "@" in host else host,
        "is not a host name or an IP address",
        "Set only the name or the address; set the port in api_port, or a full URL in api_url.",
    )


def _version(given: _Given | None) -> str | None:
    if given is None:
        return None
    version = str(given.value).strip()
    if not _VERSION.match(version):
        raise OptionError(
            given.name, given.value, "is not a protocol version", "Write numbers with dots, such as 1.6.9.1."
        )
    return version


def _number(given: _Given | None, default: int, least: int, most: int) -> int:
    if given is None:
        return default
    remedy = f"Write a whole number from {least} to {most}."
    if not re.fullmatch(r"\s*[+-]?[0-9]{1,30}\s*", str(given.value)):
        raise OptionError(given.name, given.value, "is not a whole number", remedy)
    number = int(given.value)
    if not least <= number <= most:
        raise OptionError(given.name, given.value, "is out of range", remedy)
    return number


def _boolean(given: _Given) -> bool:
    word = str(given.value).strip().lower()
    if word not in _TRUE and word not in _FALSE:
        raise OptionError(given.name, given.value, "is not a boolean", "Write true or false.")
    return word in _TRUE


def _fingerprint(given: _Given | None, url: str) -> str | None:
    """Return the digits of a certificate's SHA-256 fingerprint in lower case, without the colons."""
    if given is None:
        return None
    found = re.fullmatch(_FINGERPRINT, str(given.value).strip(), re.IGNORECASE)
    digits = re.sub("[: ]", "", found.group(1)).lower() if found else ""
    if len(digits) != _DIGITS:
        raise OptionError(
            given.name,
            given.value,
            "is not a SHA-256 fingerprint",
            f"Write its {_DIGITS} hexadecimal digits, with or without colons, as 'openssl x509 -noout -fingerprint "
            "-sha256' shows them.",
        )
    if not url.startswith("https:"):
        raise OptionError(
            given.name, given.value, "cannot be verified over plain HTTP", "Use a URL that begins with https://."
        )
    return digits


def _ca_path(given: _Given | None, verify: bool) -> str | None:
    """Return the path with ``~`` and variables expanded, as Ansible does for options of type path."""
    if given is None:
        return None
    path = os.path.expanduser(os.path.expandvars(str(given.value).strip()))
    if verify and not os.path.exists(path):
        raise OptionError(
            given.name,
            given.value,
            "does not exist on the host that runs the module",
            "Set a file of PEM certificates, or a directory of hashed ones, on that host.",
        )
    return path
