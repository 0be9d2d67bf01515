# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The lists of mail accounts (aliases, addresses of forwarding, attachments), and the settings of sites."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy

from lxml import etree

from ...protocol import errors
from ...protocol.answer import node
from ...protocol.errors import Refusal
from ...protocol.operation import Call
from ...rules import mail, sites, subscriptions
from ...rules.contents import Contents
from ...state.store import Row, Transaction

ALIAS, ADDRESS, ATTACHMENT = "alias", "address", "attachment"


def of_account(db: Transaction, account_id: int, kind: str) -> list[Row]:
    """Return the members of one list of an account, in the order in which they were added."""
    return db.all("SELECT * FROM mail_members WHERE account_id = ? AND kind = ? ORDER BY id", account_id, kind)


def add(call: Call, account_id: int, kind: str, value: str, file: str = "") -> None:
    """Add a member; one that the list has already follows ``mail_member_exists``."""
    for member in of_account(call.db, account_id, kind):
        if member["value_key"] == value.casefold():
            if call.behaviors["mail_member_exists"] != "ignored":
                raise Refusal(errors.ALREADY_EXISTS, f"'{value}' already exists.")
            return
    columns = {"kind": kind, "account_id": account_id, "value": value, "value_key": value.casefold(), "file": file}
    call.db.insert("mail_members", **columns)


def remove(call: Call, account_id: int, kind: str, value: str) -> None:
    """Remove a member; one that the list does not have follows ``mail_member_missing``."""
    columns = {"kind": kind, "account_id": account_id, "value_key": value.casefold()}
    if not call.db.delete("mail_members", **columns) and call.behaviors["mail_member_missing"] != "ignored":
        raise Refusal(errors.NOT_FOUND, f"'{value}' does not exist.")


def _replace(call: Call, account_id: int, kind: str, values: Iterable[str]) -> None:
    call.db.delete("mail_members", account_id=account_id, kind=kind)
    for value in {value.casefold(): value for value in values}.values():
        add(call, account_id, kind, value)


def texts(call: Call, given: etree._Element | None, tag: str) -> list[str]:
    """Return the texts of the nodes of a list."""
    return [] if given is None else [call.stored(found) for found in given.findall(tag)]


def set_aliases(call: Call, site: Row, account: Row, given: etree._Element) -> None:
    """Make the aliases given those of the account; without any, they stay.

    Raises :class:`Refusal`: as :func:`mail.check_name`, and 1019 under ``mail_empty_alias``.
    """
    names = texts(call, given, "alias")
    if not names:
        return
    if "" in names:
        if call.behaviors["mail_empty_alias"] == "1019":
            raise Refusal(errors.INVALID_VALUE, "Invalid mail alias ''.")
        names = [name for name in names if name]
        if not names and call.behaviors["mail_empty_alias"] == "ignored":
            return
    call.db.delete("mail_members", account_id=account["id"], kind=ALIAS)
    for name in names:
        mail.check_name(call, site, name)
    _replace(call, account["id"], ALIAS, names)


def set_forwarding(call: Call, account: Row, given: etree._Element | None) -> None:
    """Set forwarding; addresses that are given replace the stored ones.

    Raises :class:`Refusal` (1019) for an invalid address, and for forwarding without addresses.
    """
    if given is None:
        return
    addresses = [mail.checked_address(address) for address in texts(call, given, "address")]
    on = switched(call, given, account["forwarding"])
    if addresses:
        _replace(call, account["id"], ADDRESS, addresses)
    elif not on and call.behaviors["forwarding_off_keeps"] == "cleared":
        _replace(call, account["id"], ADDRESS, ())
    if on and not of_account(call.db, account["id"], ADDRESS):
        raise Refusal(errors.INVALID_VALUE, "Forwarding needs an email address.")
    call.db.update("mail_names", account["id"], forwarding=int(on))


def switched(call: Call, given: etree._Element, present: int) -> bool:
    """Return the value of ``enabled``, or the present one if it is left out."""
    enabled = given.find("enabled")
    return bool(present) if enabled is None else call.flag(enabled)


def set_attachments(call: Call, account_id: int, given: etree._Element) -> None:
    """Make the attachments given those of the autoresponder; without any, they stay."""
    found = attachments(call, given)
    if found:
        _replace(call, account_id, ATTACHMENT, ())
    for name, file in found:
        add(call, account_id, ATTACHMENT, name, file)


def attachments(call: Call, given: etree._Element) -> list[tuple[str, str]]:
    """Return the attachments of a request: name of the file, and name of what was uploaded."""
    return [
        (call.text("file-name", found) or "", call.text("tmp-name", found) or "")
        for found in given.findall("autoresponder/attachment")
    ]


def change_settings(call: Call, site: Row, given: list[etree._Element]) -> None:
    """Merge nodes into the mail settings of a site.

    Raises :class:`Refusal` (1006) for a customer without the permission.
    """
    sites.check_permission(call, site["webspace_id"], "manage_mail_settings")
    contents = Contents(site["content"])
    contents.merge("mail", deepcopy(given))
    call.db.update("webspaces" if site["main"] else "sites", site["id"], content=str(contents))
    if site["main"]:
        subscriptions.lock_if_customised(call, site["id"], node("values", node("mail")))
