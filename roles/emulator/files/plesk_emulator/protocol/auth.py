# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Who is calling: logins with a password, and secret keys bound to addresses."""

from __future__ import annotations

import hmac
import ipaddress
from collections.abc import Mapping
from hashlib import sha256
from typing import NamedTuple

from ..behaviors.chosen import Behaviors
from ..state.stock import ADMIN_ID
from ..state.store import Row, Transaction
from . import errors
from .status import is_disabled

ADMIN, RESELLER, CUSTOMER = "admin", "reseller", "customer"
EVERYONE = (ADMIN, RESELLER, CUSTOMER)


class Caller(NamedTuple):
    """The user of the API: role, id of the account (the administrator's for aliases), login."""

    role: str
    id: int
    login: str


class Credentials(NamedTuple):
    """What the request's headers hold."""

    login: str | None
    password: str | None
    key: str | None
    pretty: bool


def read_headers(headers: Mapping[str, str | bytes]) -> Credentials:
    """Take the credentials from HTTP headers, whose names may have any case."""
    found = {name.lower(): _text(value) for name, value in headers.items()}
    return Credentials(
        found.get("http_auth_login"),
        found.get("http_auth_passwd"),
        found.get("key"),
        found.get("http_pretty_print", "").strip().upper() == "TRUE",
    )


def _text(value: str | bytes) -> str:
    # HTTP servers hand header values on as latin-1 text; what was sent is UTF-8.
    try:
        raw = value if isinstance(value, bytes) else value.encode("latin-1")
        return raw.decode("utf-8")
    except UnicodeError:
        return value if isinstance(value, str) else value.decode("latin-1")


def authenticate(db: Transaction, credentials: Credentials, address: str, behaviors: Behaviors) -> Caller:
    """Return the caller with these credentials. Raises :class:`SystemRefusal` (1001, 1011, 11003)."""
    if credentials.key:
        account = _by_key(db, credentials.key.strip(), address)
    else:
        account = _by_login(db, credentials.login or "", credentials.password or "")
    if is_disabled(account["status"]) and behaviors["disabled_caller"] != "served":
        if behaviors["disabled_caller"] == "1001":
            raise errors.login_refused()
        raise errors.SystemRefusal(errors.ACCOUNT_DISABLED, "User account is disabled.")
    if account["kind"] == "alias":
        return Caller(ADMIN, ADMIN_ID, account["login"])
    return Caller(account["kind"], account["id"], account["login"])


def check_access(db: Transaction, caller: Caller, address: str) -> None:
    """Whether the caller may use the API from this address. Raises :class:`SystemRefusal` (1006)."""
    allowed = db.setting("api_allowed_addresses")
    if db.setting("api_enabled", "true") != "true" or (allowed and not listed(address, allowed)):
        raise errors.access_refused(address)
    if caller.role == RESELLER:
        permission = "SELECT value FROM permissions WHERE holder = 'reseller' AND holder_id = ? AND name = ?"
        if not db.value(permission, caller.id, "remote_access_interface"):
            raise errors.access_refused(address)


def key_hash(key: str) -> str:
    """Return the form in which a secret key is stored and looked up."""
    return sha256(key.encode()).hexdigest()


def listed(address: str, addresses: str) -> bool:
    """Return whether an address stands in a list separated by commas or spaces."""
    wanted = plain_address(address)
    return any(plain_address(entry) == wanted for entry in addresses.replace(",", " ").split())


def plain_address(text: str) -> str:
    """Return an IP address in its shortest form, IPv4 addresses inside IPv6 as IPv4; other text as it is."""
    try:
        address = ipaddress.ip_address(text.strip().split("%", 1)[0])
    except ValueError:
        return text.strip()
    mapped = getattr(address, "ipv4_mapped", None)
    return str(mapped or address)


def _by_key(db: Transaction, key: str, address: str) -> Row:
    found = db.one("SELECT * FROM secret_keys WHERE hash = ?", key_hash(key))
    if found is None or not listed(address, found["addresses"]):
        raise errors.key_refused()
    account = db.one("SELECT * FROM accounts WHERE id = ?", found["account_id"] or ADMIN_ID)
    if account is None:
        raise errors.key_refused()
    return account


def _by_login(db: Transaction, login: str, password: str) -> Row:
    matching = db.all("SELECT * FROM accounts WHERE login_key = ?", login.casefold())
    exact = [account for account in matching if account["login"] == login] or matching
    if exact and hmac.compare_digest(exact[0]["password"].encode(), password.encode()):
        return exact[0]
    raise errors.login_refused()
