# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What mail accounts tell."""

from __future__ import annotations

from lxml import etree

from ...protocol.answer import node, nodes, ok
from ...protocol.operation import Call
from ...rules import mail
from ...state.store import Row
from . import members
from .operator import OPERATOR, each, find, named, the_site

_END_DATE_SINCE = "1.6.8.0"


@OPERATOR.operation("get_info", writes=False)
def get_info(call: Call) -> list[etree._Element]:
    """Describe accounts: those named, or all of the site; a site without any gives a bare ok result."""
    site = the_site(call, call.needed("filter/site-id"))

    def described(name: str, _given: etree._Element | None) -> list[etree._Element]:
        return [_mailname(call, site, find(call, site, name))]

    return each(call, named(call, site), described) or [ok()]


def _mailname(call: Call, site: Row, account: Row) -> etree._Element:
    secret = node("password") if account["user_guid"] is None else node("user-guid", account["user_guid"])
    extras = {
        "outgoing-messages-mbox-limit": call.unset(account["outgoing_limit"]),
        "description": call.unset(account["description"]),
    }
    return node(
        "mailname",
        node("id", account["id"]),
        node("name", account["name"]),
        _mailbox(call, site, account),
        _forwarding(call, account),
        *_aliases(call, account),
        _autoresponder(call, account),
        secret,
        node("antivir", account["antivir"]),
        *(nodes(extras) if call.behaviors["mail_info_extras"] == "present" else ()),
    )


def _asked(call: Call, selector: str) -> bool:
    return call.request.find(selector) is not None


def _mailbox(call: Call, site: Row, account: Row) -> etree._Element | None:
    values = {}
    if _asked(call, "mailbox"):
        quota = mail.default_quota(call.db, site) if account["quota"] is None else account["quota"]
        values = {"enabled": call.boolean(account["mailbox"]), "quota": quota}
    if _asked(call, "mailbox-usage"):
        values["usage"] = account["usage"]
    return node("mailbox", *nodes(values)) if values else None


def _forwarding(call: Call, account: Row) -> etree._Element | None:
    if not _asked(call, "forwarding"):
        return None
    addresses = members.of_account(call.db, account["id"], members.ADDRESS)
    listed = (node("address", member["value"]) for member in addresses)
    return node("forwarding", node("enabled", call.boolean(account["forwarding"])), *listed)


def _aliases(call: Call, account: Row) -> list[etree._Element]:
    found = members.of_account(call.db, account["id"], members.ALIAS) if _asked(call, "aliases") else []
    return [node("alias", member["value"]) for member in found]


def _autoresponder(call: Call, account: Row) -> etree._Element | None:
    if not _asked(call, "autoresponder"):
        return None
    head = {
        "enabled": call.boolean(account["responds"]),
        "subject": call.unset(account["responder_subject"]),
        "content_type": account["responder_content_type"] or "text/plain",
        "charset": account["responder_charset"] or "UTF-8",
        "text": call.unset(account["responder_text"]),
    }
    files = (
        node("attachment", node("tmp-name", member["file"]), node("file-name", member["value"]))
        for member in members.of_account(call.db, account["id"], members.ATTACHMENT)
    )
    tail = {"forward": call.unset(account["responder_forward"])}
    if call.since(_END_DATE_SINCE):
        tail["end_date"] = account["responder_end_date"] or None
    return node("autoresponder", *nodes(head), *files, *nodes(tail))
