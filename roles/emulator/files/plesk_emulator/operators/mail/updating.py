# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Changes to mail accounts: single values and whole lists by ``set``, members of lists by ``add`` and ``remove``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lxml import etree

from ...protocol import errors
from ...protocol.answer import node
from ...protocol.errors import Refusal
from ...protocol.operation import Call, whole_number
from ...rules import mail
from ...state.store import Row
from . import members
from .accounts import check_password, mailbox_columns
from .operator import MISSING, OPERATOR, described, each, find, the_site

Change = Callable[[Call, Row, Row, etree._Element], None]


@OPERATOR.operation("update", writes=True, nested=True)
def update(call: Call) -> list[etree._Element]:
    """Change accounts."""
    kind = str(call.request[0].tag)
    change = _CHANGES[kind]
    site = the_site(call, call.needed(f"{kind}/filter/site-id"))

    def done(name: str, given: etree._Element | None) -> list[etree._Element]:
        if given is None:
            raise LookupError("a mailname node is missing")
        account = find(call, site, name)
        change(call, site, account, given)
        return [node("mailname", node("name", account["name"]))]

    return each(call, described(call, call.child(f"{kind}/filter")), done)


def _set(call: Call, site: Row, account: Row, given: etree._Element) -> None:
    """Set what is given; a list that is given replaces the stored one, and what is left out stays."""
    wanted_id = call.text("id", given)
    if wanted_id is not None and whole_number(wanted_id) != account["id"]:
        raise Refusal(errors.NOT_FOUND, MISSING)
    columns: dict[str, Any] = {
        **mail.rest_columns(call, given),
        **mail.responder_columns(call, given.find("autoresponder")),
        **mail.password_columns(call, given.find("password"), account["name"]),
        **_user_columns(call, given),
    }
    box = given.find("mailbox")
    if box is not None:
        columns.update(_mailbox_columns(call, site, account, box))
    call.db.update("mail_names", account["id"], **columns)
    check_password(call, call.db.the("SELECT * FROM mail_names WHERE id = ?", account["id"]))
    members.set_aliases(call, site, account, given)
    members.set_forwarding(call, account, given.find("forwarding"))
    members.set_attachments(call, account["id"], given)


def _mailbox_columns(call: Call, site: Row, account: Row, box: etree._Element) -> dict[str, Any]:
    if box.find("enabled") is None:
        return dict(mail.quota_column(call, site, call.text("quota", box)))
    return mailbox_columns(call, site, box, bool(account["mailbox"]))


def _user_columns(call: Call, given: etree._Element) -> dict[str, Any]:
    """Return the column of the user that an account belongs to. Raises :class:`Refusal` (1013)."""
    guid = call.text("user-guid", given)
    if guid is None:
        return {"user_guid": None} if given.find("password") is not None else {}
    if call.db.one("SELECT id FROM accounts WHERE guid = ?", guid) is None:
        raise Refusal(errors.NOT_FOUND, "User does not exist")
    return {"user_guid": guid}


def _add(call: Call, site: Row, account: Row, given: etree._Element) -> None:
    """Add members to the lists, and set the values of forwarding and autoresponder that are given."""
    columns = {
        **mail.rest_columns(call, given),
        **mail.responder_columns(call, given.find("autoresponder")),
    }
    for name in members.texts(call, given, "alias"):
        held = [member["value_key"] for member in members.of_account(call.db, account["id"], members.ALIAS)]
        if name.casefold() not in held:
            mail.check_name(call, site, name)
        members.add(call, account["id"], members.ALIAS, name)
    forwarding = given.find("forwarding")
    for address in members.texts(call, forwarding, "address"):
        members.add(call, account["id"], members.ADDRESS, mail.checked_address(address))
    if forwarding is not None:
        columns["forwarding"] = int(members.switched(call, forwarding, account["forwarding"]))
    for name, file in members.attachments(call, given):
        members.add(call, account["id"], members.ATTACHMENT, name, file)
    call.db.update("mail_names", account["id"], **columns)
    check_password(call, call.db.the("SELECT * FROM mail_names WHERE id = ?", account["id"]))


def _remove(call: Call, _site: Row, account: Row, given: etree._Element) -> None:
    """Remove members from the lists, access to the panel, and the values of the autoresponder that are given."""
    columns: dict[str, Any] = {"cp_access": 0} if given.find("cp-access") is not None else {}
    columns.update(dict.fromkeys(mail.responder_columns(call, given.find("autoresponder"))))
    if "responds" in columns:
        columns["responds"] = 0
    for name in members.texts(call, given, "alias"):
        members.remove(call, account["id"], members.ALIAS, name)
    for address in members.texts(call, given.find("forwarding"), "address"):
        members.remove(call, account["id"], members.ADDRESS, address)
    for name, _file in members.attachments(call, given):
        members.remove(call, account["id"], members.ATTACHMENT, name)
    if not members.of_account(call.db, account["id"], members.ADDRESS):
        columns["forwarding"] = 0
    call.db.update("mail_names", account["id"], **columns)


_CHANGES: dict[str, Change] = {"set": _set, "add": _add, "remove": _remove}
