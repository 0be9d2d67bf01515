# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Changes to subscriptions."""

from __future__ import annotations

from typing import Any

from lxml import etree

from ...protocol import empty_nodes, errors
from ...protocol.answer import node
from ...protocol.auth import CUSTOMER
from ...protocol.errors import Refusal
from ...protocol.operation import Call, new_guid
from ...rules import (
    addresses,
    certificates,
    domain_names,
    domain_settings,
    hosting,
    hosting_policies,
    owners,
    subscriptions,
    system_users,
    zones,
)
from ...rules.contents import Contents
from ...state.store import Row
from . import setup
from .creating import KEPT_GROUPS
from .operator import OPERATOR, each

_NOT_FOR_CUSTOMERS = ("limits", "permissions")
_FOR_CUSTOMERS = ("description",)
_ACTIONS = ("guid", "admin-as-vendor")


@OPERATOR.operation("set", writes=True)
def set_(call: Call) -> list[etree._Element]:
    """Change the values given; the others stay."""
    values = call.child("values")
    _check_permitted(call, values)
    found = values.find("gen_setup")
    given = None if found is None else empty_nodes.judged(call, found, _ACTIONS)

    def change(webspace: Row) -> list[etree._Element]:
        if given is not None:
            _change_setup(call, given, webspace)
        _change_hosting(call, values, call.db.the("SELECT * FROM webspaces WHERE id = ?", webspace["id"]))
        _change_policy(call, values, webspace)
        subscriptions.lock_if_customised(call, webspace["id"], values)
        return [node("id", webspace["id"])]

    return each(call, change)


def _check_permitted(call: Call, values: etree._Element) -> None:
    """Raise :class:`Refusal` (1006) if a customer changes what only its provider may change."""
    if call.caller.role != CUSTOMER:
        return
    setup_tags = {found.tag for found in values.iterfind("gen_setup/*")}
    if setup_tags - set(_FOR_CUSTOMERS) or any(values.find(name) is not None for name in _NOT_FOR_CUSTOMERS):
        raise Refusal(errors.PERMISSION_DENIED, "Permission denied.")


def _change_setup(call: Call, given: etree._Element, webspace: Row) -> None:
    changes: dict[str, Any] = {
        **setup.text_columns(call, given, webspace["id"]),
        **domain_settings.status_column(call, given, setup.SETTABLE_STATUS, webspace["status"]),
    }
    name = call.text("name", given)
    if name is not None and name != webspace["name"]:
        changes.update(domain_names.name_columns(call, name, webspace["id"]))
        zones.rename(call.db, zones.SITE, webspace["id"], webspace["name"], name)
    if given.find("guid") is not None and call.behaviors["empty_guid"] == "new":
        changes["guid"] = new_guid()
    owner = owners.named(call, given)
    if owner is not None:
        changes.update(_moved(call, webspace, owner))
    call.db.update("webspaces", webspace["id"], **changes)
    wanted = [call.stored(found) for found in given.findall("ip_address")]
    if wanted and webspace["htype"] == hosting.NONE:
        provider = owners.provider_of(call.db, changes.get("owner_id", webspace["owner_id"]))
        addresses.assign(call.db, webspace["id"], setup.addresses_of(call, provider, wanted))


def _moved(call: Call, webspace: Row, owner: Row) -> dict[str, Any]:
    """Return the columns that change with the owner: another provider's plans cannot be kept.

    Raises :class:`Refusal` when the new provider has no room or not the addresses.
    """
    before, after = owners.provider_of(call.db, webspace["owner_id"]), owners.provider(owner)
    if before == after:
        return {"owner_id": owner["id"]}
    domain_names.check_provider(call, after)
    for address in addresses.of_webspace(call.db, webspace["id"]):
        addresses.check_usable(call, after, address)
    subscriptions.change_provider(call, webspace)
    return {"owner_id": owner["id"]}


def _change_hosting(call: Call, values: etree._Element, webspace: Row) -> None:
    contents, kind = Contents(webspace["content"]), webspace["htype"]
    given = values.find("hosting")
    if given is not None:
        kind = hosting.change(call, contents, kind, given, hosting.WEBSPACE)
        system_users.check_hosting(call, contents, webspace["id"])
        certificates.check_hosting(call, given, webspace["id"])
        wanted = hosting.given_addresses(call, given)
        if wanted:
            provider = owners.provider_of(call.db, webspace["owner_id"])
            addresses.assign(call.db, webspace["id"], setup.addresses_of(call, provider, wanted))
    domain_settings.check_months(call, values)
    contents.take(call, values, KEPT_GROUPS)
    call.db.update("webspaces", webspace["id"], htype=kind, content=str(contents))


def _change_policy(call: Call, values: etree._Element, webspace: Row) -> None:
    if values.find("limits") is None and values.find("permissions") is None:
        return
    holder = hosting_policies.of_webspace(webspace["id"])
    before = hosting_policies.load(call.db, holder, webspace)
    hosting_policies.save(call.db, holder, hosting_policies.changed(call, values, before))
