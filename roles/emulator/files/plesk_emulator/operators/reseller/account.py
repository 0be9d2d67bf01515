# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Resellers' accounts: ``add``, ``set``, ``del``, ``convert-to-customer``."""

from __future__ import annotations

from typing import Any

from lxml import etree

from ...protocol import empty_nodes, errors, filters
from ...protocol.answer import node, ok
from ...protocol.auth import ADMIN, RESELLER
from ...protocol.errors import Refusal
from ...protocol.operation import Call, new_guid
from ...rules import accounts, addons, descriptors, policies, reseller_subscriptions, subscriptions
from ...rules.policies import Policy
from ...state.stock import ADMIN_ID
from ...state.store import Row
from .operator import OPERATOR, RESELLERS
from .plans import chosen_plan

TAKEN = 'Unable to set login or password argument: A user with username "{login}" already exists.'
_ADMIN_DECIDES = ("status", "power-user", "external-id", "guid")


@OPERATOR.operation("add", writes=True, callers=(ADMIN,))
def add(call: Call) -> etree._Element:
    """Create a reseller; return id and guid."""
    _check_allowed(call)
    info = call.child("gen-info")
    plan = chosen_plan(call)
    login = accounts.login_columns(call, call.needed("gen-info/login"), "reseller_login_taken", TAKEN)
    guid = new_guid()
    reseller = call.db.insert(
        "accounts",
        kind="reseller",
        guid=guid,
        created=call.today(),
        status=accounts.written_status(call, call.text("status", info) or "0"),
        **login,
        **accounts.password_columns(call, call.needed("gen-info/passwd"), login["login"]),
        **accounts.contact_columns(call, info),
        **accounts.locale_columns(call, call.text("locale", info) or ""),
        **accounts.external_id_columns(call, call.text("external-id", info), "reseller"),
        **_power_user(call, info),
    )
    _set_up(call, reseller, plan)
    return ok(node("id", reseller), node("guid", guid))


def _check_allowed(call: Call) -> None:
    if call.db.value("SELECT value FROM license WHERE name = 'can-manage-resellers'") == "0":
        raise Refusal(errors.OPERATION_FAILED, "Reseller accounts are not supported by the license key.")
    accounts.check_room(
        call, ADMIN_ID, "max_cl", "lim_cl", "SELECT COUNT(*) FROM accounts WHERE kind IN ('reseller', 'customer')"
    )


def _power_user(call: Call, info: etree._Element) -> dict[str, bool]:
    found = info.find("power-user")
    return {} if found is None else {"power_user": call.flag(found)}


def _set_up(call: Call, reseller_id: int, plan: Row | None) -> None:
    """Give a new reseller what its plan and the request contain."""
    holder = policies.of_reseller(reseller_id)
    if plan is None:
        policies.save(call.db, holder, policies.completed(call, call.request, _without_plan(call)))
        return
    reseller_subscriptions.follow(call, reseller_id, plan)
    if call.behaviors["plan_and_limits"] == "limits":
        has = policies.load(call.db, holder)
        _change_policy(call, reseller_id, has, policies.completed(call, call.request, has))


def _without_plan(call: Call) -> Policy:
    return policies.fresh(0 if call.behaviors["custom_reseller"] == "nothing" else descriptors.UNLIMITED)


def _change_policy(call: Call, reseller_id: int, before: Policy, after: Policy) -> None:
    """Store a changed policy, which customizes the subscription."""
    if after != before:
        policies.save(call.db, policies.of_reseller(reseller_id), after)
        reseller_subscriptions.lock(call.db, reseller_id)


@OPERATOR.operation("set", writes=True, callers=(ADMIN, RESELLER))
def set_(call: Call) -> list[etree._Element]:
    """Change the values given; resellers may change their own contact data, login and password."""
    values = call.child("values")
    info = values.find("gen-info")
    if call.caller.role == RESELLER:
        _check_own(values)
    given = None if info is None else empty_nodes.judged(call, info)

    def change(reseller: Row) -> list[etree._Element]:
        if given is not None:
            call.db.update("accounts", reseller["id"], **_changes(call, given, reseller))
        before = policies.load(call.db, policies.of_reseller(reseller["id"]))
        _change_policy(call, reseller["id"], before, policies.changed(call, values, before))
        return [node("id", reseller["id"])]

    return filters.each(call, RESELLERS, change)


def _check_own(values: etree._Element) -> None:
    """Raise :class:`Refusal` (1006) for what only the administrator decides."""
    groups = [child for child in values if child.tag != "gen-info"]
    if groups or any(values.find(f"gen-info/{name}") is not None for name in _ADMIN_DECIDES):
        raise Refusal(errors.PERMISSION_DENIED, "Permission denied.")


def _changes(call: Call, info: etree._Element, reseller: Row) -> dict[str, Any]:
    changes: dict[str, Any] = {**accounts.contact_columns(call, info), **_power_user(call, info)}
    login = call.text("login", info)
    if login is not None:
        changes.update(accounts.login_columns(call, login, "reseller_login_taken", TAKEN, reseller["id"]))
    password = call.text("passwd", info)
    if password is not None:
        changes.update(accounts.password_columns(call, password, changes.get("login", reseller["login"])))
    status = call.text("status", info)
    if status is not None:
        changes["status"] = accounts.written_status(call, status, reseller["status"])
    if info.find("guid") is not None and call.behaviors["empty_guid"] == "new":
        changes["guid"] = new_guid()
    changes.update(accounts.locale_columns(call, call.text("locale", info)))
    changes.update(accounts.external_id_columns(call, call.text("external-id", info), "reseller", reseller["id"]))
    return changes


@OPERATOR.operation("del", writes=True, callers=(ADMIN,))
def delete(call: Call) -> list[etree._Element]:
    """Delete resellers with their customers, plans and everything below."""

    def remove(reseller: Row) -> list[etree._Element]:
        accounts.delete_account(call.db, reseller["id"])
        return [node("id", reseller["id"])]

    return filters.each(call, RESELLERS, remove)


@OPERATOR.operation("convert-to-customer", writes=True, callers=(ADMIN,))
def convert_to_customer(call: Call) -> list[etree._Element]:
    """Make resellers customers of the administrator, who keep id, GUID, login and subscriptions."""
    plan = _service_plan(call, call.text("plan-name"))

    def convert(reseller: Row) -> list[etree._Element]:
        _part_with_customers(call, reseller)
        _forget_plans(call, reseller["id"])
        policies.forget(call.db, "reseller", reseller["id"])
        call.db.delete("ip_pool", reseller_id=reseller["id"])
        columns = {"plan_id": None, "locked": 0, "power_user": 0, "aps_filter": 0}
        call.db.update("accounts", reseller["id"], kind="customer", owner_id=ADMIN_ID, **columns)
        for webspace in call.db.all("SELECT id FROM webspaces WHERE owner_id = ?", reseller["id"]):
            if plan is None:
                subscriptions.leave(call.db, webspace["id"])
            else:
                subscriptions.follow(call, webspace["id"], plan)
        return [node("id", reseller["id"])]

    return filters.each(call, RESELLERS, convert)


def _service_plan(call: Call, name: str | None) -> Row | None:
    return None if name is None else subscriptions.find_plan(call, ADMIN_ID, "name_key", name)


def _part_with_customers(call: Call, reseller: Row) -> None:
    """Raise :class:`Refusal` (1023) while a reseller has customers, or gives them to the administrator."""
    customers = call.db.all("SELECT id FROM accounts WHERE kind = 'customer' AND owner_id = ?", reseller["id"])
    if customers and call.behaviors["convert_with_customers"] != "to_admin":
        raise Refusal(errors.OPERATION_FAILED, f"Reseller '{reseller['login']}' has customers.")
    for customer in customers:
        call.db.update("accounts", customer["id"], owner_id=ADMIN_ID)


def _forget_plans(call: Call, reseller_id: int) -> None:
    """Delete the service plans and add-ons of a former reseller; subscriptions to them become custom ones."""
    for plan in call.db.all("SELECT id FROM service_plans WHERE owner_id = ?", reseller_id):
        for webspace in call.db.all("SELECT id FROM webspaces WHERE plan_id = ?", plan["id"]):
            call.db.update("webspaces", webspace["id"], plan_id=None)
        policies.forget(call.db, "service-plan", plan["id"])
        call.db.delete("service_plans", id=plan["id"])
    for addon in call.db.all("SELECT id FROM addon_plans WHERE owner_id = ?", reseller_id):
        addons.delete(call.db, addon["id"])
