# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the server can be told to do."""

from __future__ import annotations

import base64
import secrets

from lxml import etree

from ...protocol import errors
from ...protocol.answer import node, ok
from ...protocol.auth import ADMIN
from ...protocol.errors import Refusal
from ...protocol.operation import Call
from ...protocol.status import is_disabled
from ...rules import accounts, addresses
from ...state.store import Row
from .operator import OPERATOR

_STATE_AFTER = {"start": "running", "restart": "running", "stop": "stopped"}
_SESSION_TYPES = {"admin": "admin", "alias": "admin", "reseller": "reseller", "customer": "client"}
# What a session fills in for accounts that lack it.
_FILLED = {"c_email": "email", "c_phone": "phone"}


@OPERATOR.operation("srv_man", writes=True, callers=(ADMIN,))
def srv_man(call: Call) -> etree._Element:
    """Starts, stops or restarts a service."""
    service = call.needed("id")
    found = call.db.one("SELECT * FROM services WHERE id = ?", service)
    if found is None:
        raise Refusal(errors.NOT_FOUND, "service does not exist", id=service)
    if found["state"] == "none":
        raise Refusal(errors.NOT_INSTALLED, f"Service {service} is not installed", id=service)
    call.db.put("services", id=service, title=found["title"], state=_STATE_AFTER[call.needed("operation")])
    return ok(node("id", service))


@OPERATOR.operation("create_session", writes=True, callers=(ADMIN,))
def create_session(call: Call) -> etree._Element:
    """Open a session of the panel for an account; returns its token."""
    login = call.needed("login")
    account = call.db.one("SELECT * FROM accounts WHERE login_key = ?", login.casefold())
    if account is None:
        raise Refusal(errors.NOT_FOUND, f"User {login} does not exist.")
    if is_disabled(account["status"]):
        raise Refusal(errors.OPERATION_FAILED, f"User account {login} is disabled.")
    data = {child.tag: _decoded(child.tag, call.stored(child)) for child in call.request.iterfind("data/*")}
    _fill(call, account, data)
    token = secrets.token_hex(16)
    now = call.now.replace(microsecond=0).isoformat()
    call.db.insert(
        "sessions",
        id=token,
        account_id=account["id"],
        type=_SESSION_TYPES[account["kind"]],
        address=addresses.checked(data.get("user_ip") or call.address),
        login=account["login"],
        created=now,
        used=now,
    )
    return ok(node("id", token))


@OPERATOR.operation("reboot", writes=True, callers=(ADMIN,))
def reboot(call: Call) -> etree._Element:
    """Begins the uptime anew."""
    call.db.set_setting("booted", call.now.replace(microsecond=0).isoformat())
    return ok()


@OPERATOR.operation("initial_setup", writes=False, callers=(ADMIN,))
def initial_setup(_call: Call) -> etree._Element:
    """Refused: the server was set up before anyone could log in."""
    raise Refusal(errors.OPERATION_FAILED, "The initial setup of the server is complete and cannot be repeated.")


@OPERATOR.operation("clean-mail-queue", writes=False, callers=(ADMIN,))
def clean_mail_queue(_call: Call) -> etree._Element:
    """Empties the queue, which never holds a message."""
    return ok()


@OPERATOR.operation("set-ppb-connection", writes=False, callers=(ADMIN,))
def set_ppb_connection(call: Call) -> etree._Element:
    """Refused: the billing product is not there."""
    raise _unreachable(call.needed("connection/ppb-url"))


@OPERATOR.operation("set-poa-connection", writes=False, callers=(ADMIN,))
def set_poa_connection(call: Call) -> etree._Element:
    """Refused: the automation product is not there."""
    raise _unreachable(call.needed("connection/poa-api-url"))


@OPERATOR.operation("install-module", writes=False, callers=(ADMIN,))
def install_module(call: Call) -> etree._Element:
    """Refused: nothing is ever downloaded."""
    raise _unreachable(call.needed("url"))


def _unreachable(url: str) -> Refusal:
    return Refusal(errors.OPERATION_FAILED, f"Cannot connect to {url}.")


def _decoded(name: str, value: str) -> str:
    try:
        return base64.b64decode("".join(value.split()), validate=True).decode()
    except ValueError:
        raise Refusal(errors.INVALID_VALUE, f"Value of '{name}' is not base64.") from None


def _fill(call: Call, account: Row, data: dict[str, str]) -> None:
    wanted = {column: data[name] for name, column in _FILLED.items() if data.get(name) and not account[column]}
    contact = node("data", *(node(column, value) for column, value in wanted.items()))
    call.db.update("accounts", account["id"], **accounts.contact_columns(call, contact))
