# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Error codes of the protocol and the exceptions that carry them."""

from __future__ import annotations

from typing import Any

LOGIN_REFUSED = 1001
ACCOUNT_EXISTS = 1002
AGENT_FAILED = 1003
VERSION_UNKNOWN = 1005
PERMISSION_DENIED = 1006
ALREADY_EXISTS = 1007
ACCOUNT_DISABLED = 1011
NOT_FOUND = 1013
INVALID_PACKET = 1014
OWNER_NOT_FOUND = 1015
IP_NOT_FOUND = 1018
INVALID_VALUE = 1019
OPERATION_FAILED = 1023
LIMIT_REACHED = 1024
WRONG_STATUS = 1025
NOT_INSTALLED = 1026
IP_FAILED = 1027
WRONG_INTERFACE = 1032
CERTIFICATE_REFUSED = 8002
SECRET_KEY_REFUSED = 11003


class Refusal(Exception):
    """What an operation answers instead of an ok result.

    ``code`` is the protocol's number, ``text`` the server's sentence; ``selectors`` are nodes that the error result
    carries beside them (``filter-id``, ``name`` ...), in the order given.
    """

    def __init__(self, code: int, text: str, **selectors: Any) -> None:
        super().__init__(text)
        self.code = code
        self.text = text
        self.selectors = {name.replace("_", "-"): value for name, value in selectors.items()}


class SystemRefusal(Exception):
    """A packet-level error: the answer holds one ``system`` node and nothing else."""

    def __init__(self, code: int, text: str) -> None:
        super().__init__(text)
        self.code = code
        self.text = text


def not_well_formed() -> SystemRefusal:
    """Return the response to a body that is not XML, in the words of recorded servers."""
    return SystemRefusal(INVALID_PACKET, "Parser error: Cannot parse the XML from the source specified")


def not_valid(line: int, message: str) -> SystemRefusal:
    """Return the answer to a packet that breaks the schema; ``message`` is libxml's own."""
    return SystemRefusal(INVALID_PACKET, f"Parser error: Request is invalid. Error in line {line}: {message}")


def version_unknown(asked: str, newest: str) -> SystemRefusal:
    """Return the answer to a protocol version that the server does not speak."""
    return SystemRefusal(
        VERSION_UNKNOWN,
        f"Protocol version '{asked}' is not supported. Current protocol version is '{newest}'",
    )


def login_refused() -> SystemRefusal:
    """Return the answer to a wrong login or a wrong password; both look the same."""
    return SystemRefusal(LOGIN_REFUSED, "You have entered incorrect username or password.")


def key_refused() -> SystemRefusal:
    """Return the answer to an unknown secret key, or to a known one from an address that it is not bound to."""
    return SystemRefusal(
        SECRET_KEY_REFUSED,
        "PleskAPIInvalidSecretKeyException : Invalid secret key usage. Please check logs for details.",
    )


def access_refused(address: str) -> SystemRefusal:
    """Return the answer to an address from which the API may not be used."""
    return SystemRefusal(PERMISSION_DENIED, f"Access to API is disabled for {address}")
