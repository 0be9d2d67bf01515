# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Mail accounts are created, renamed and removed."""

from __future__ import annotations

from typing import Any

from lxml import etree

from ...protocol import errors
from ...protocol.answer import node, ok
from ...protocol.errors import Refusal
from ...protocol.operation import Call
from ...rules import mail
from ...state.store import Row
from . import members
from .operator import OPERATOR, described, each, find, named, the_site


@OPERATOR.operation("create", writes=True)
def create(call: Call) -> list[etree._Element]:
    """Create accounts; each result has id and name."""
    site = the_site(call, call.needed("filter/site-id"))

    def made(name: str, given: etree._Element | None) -> list[etree._Element]:
        account = _insert(call, site, name, _present(given))
        return [node("mailname", node("id", account["id"]), node("name", account["name"]))]

    return each(call, described(call, call.child("filter")), made)


def _present(given: etree._Element | None) -> etree._Element:
    if given is None:
        raise LookupError("a mailname node is missing")
    return given


def _insert(call: Call, site: Row, name: str, given: etree._Element) -> Row:
    mail.check_on(call, site)
    mail.check_name(call, site, name)
    if call.behaviors["mail_name_case"] == "lower":
        name = name.lower()
    columns: dict[str, Any] = {
        **mail.rest_columns(call, given),
        **mail.responder_columns(call, given.find("autoresponder")),
        **mail.password_columns(call, given.find("password"), name),
    }
    box = given.find("mailbox")
    if box is not None:
        columns.update(mailbox_columns(call, site, box, False))
    check_password(call, columns)
    account = call.db.insert("mail_names", domain_id=site["id"], name=name, name_key=name.casefold(), **columns)
    row = find(call, site, name)
    members.set_aliases(call, site, row, given)
    members.set_forwarding(call, row, given.find("forwarding"))
    members.set_attachments(call, account, given)
    return row


def mailbox_columns(call: Call, site: Row, box: etree._Element, has: bool) -> dict[str, Any]:
    """Return the columns of a mailbox; ``has`` tells whether the account has one.

    Raises :class:`Refusal`: the code of ``license_limit`` if there may be no mailbox more, or that of the quota.
    """
    enabled = box.find("enabled")
    # The schema's default for a node that is left out or empty.
    wanted = True if enabled is None or not (enabled.text or "").strip() else call.flag(enabled)
    if wanted and not has:
        mail.check_room(call, site)
    return {"mailbox": int(wanted), **mail.quota_column(call, site, call.text("quota", box))}


def check_password(call: Call, columns: dict[str, Any] | Row) -> None:
    """Raise :class:`Refusal` under ``mail_password_needed`` if a mailbox or panel access has no password."""
    values = dict(columns)
    needed = values.get("mailbox") or values.get("cp_access")
    secret = values.get("hash") or values.get("user_guid")
    if needed and not secret and call.behaviors["mail_password_needed"] != "no":
        raise call.refuse("mail_password_needed", "The mail account needs a password.")


@OPERATOR.operation("rename", writes=True)
def rename(call: Call) -> etree._Element:
    """Give an account another name; it keeps its id and contents."""
    site = the_site(call, call.needed("site-id"))
    account = find(call, site, call.needed("name"))
    name = call.needed("new-name")
    mail.check_name(call, site, name, "mail_rename_taken", account["id"])
    if call.behaviors["mail_name_case"] == "lower":
        name = name.lower()
    call.db.update("mail_names", account["id"], name=name, name_key=name.casefold())
    return ok()


@OPERATOR.operation("remove", writes=True)
def remove(call: Call) -> list[etree._Element]:
    """Remove accounts with their messages; without names, all accounts of the site."""
    site = the_site(call, call.needed("filter/site-id"))

    def gone(name: str, _given: etree._Element | None) -> list[etree._Element]:
        account = find(call, site, name)
        call.db.delete("mail_names", id=account["id"])
        return [node("mailname", node("name", account["name"]))]

    return each(call, named(call, site), gone) or [ok()]


@OPERATOR.operation("enable", writes=True)
def enable(call: Call) -> etree._Element:
    """Switch the mail service of a site on."""
    return _switch(call, True)


@OPERATOR.operation("disable", writes=True)
def disable(call: Call) -> etree._Element:
    """Switch the mail service of a site off; its accounts stay."""
    return _switch(call, False)


def _switch(call: Call, on: bool) -> etree._Element:
    site = the_site(call, call.needed("site-id"))
    if mail.is_on(call.db, site) == on and call.behaviors["mail_switch_same"] != "ok":
        raise Refusal(errors.OPERATION_FAILED, f"The mail service is switched {'on' if on else 'off'} already.")
    members.change_settings(call, site, [node("mailservice", "true" if on else "false")])
    return ok()
