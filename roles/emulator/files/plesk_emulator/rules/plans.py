# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What service plans and add-on plans have alike: owners, filters, names, external ids."""

from __future__ import annotations

from typing import Any

from lxml import etree

from ..protocol import errors, filters
from ..protocol.auth import ADMIN
from ..protocol.errors import Refusal
from ..protocol.operation import Call, collapse
from ..state.store import Row
from . import accounts


def owner_id(call: Call) -> int:
    """Return the id of the owner that a request names, else the caller's. Raises as :func:`accounts.find_owner`."""
    for name, column in (("owner-id", "id"), ("owner-login", "login_key")):
        value = call.text(name)
        if value is not None:
            return int(accounts.find_owner(call, column, value)["id"])
    return call.caller.id


def _visible(call: Call) -> filters.Condition:
    if call.request.find("owner-all") is not None and call.caller.role == ADMIN:
        return filters.EVERYTHING
    return "owner_id = ?", (owner_id(call),)


def kind(table: str, missing: str) -> filters.Kind:
    """Return the plans of a table as filters find them; ``missing`` is the text of 1013."""
    selectors = {
        "name": filters.key("name"),
        "id": filters.number("id"),
        "guid": filters.text("guid"),
        "external-id": filters.text("external_id"),
    }
    return filters.Kind(f"{table} WHERE 1", selectors, _visible, missing)


def _selector(selector: str, value: Any) -> etree._Element | None:
    return filters.selector_echo(selector, value) if value != "" else None


def each(call: Call, plans: filters.Kind, work: filters.Work, echo: filters.Echo = _selector) -> list[etree._Element]:
    """Return one result for each plan that the filter names; ``echo`` says how an ok result repeats the selector."""
    echo_error = _selector if call.behaviors["plan_error_echo"] == "selector" else filters.no_echo
    return filters.each(call, plans, work, echo=echo, echo_error=echo_error)


def the_one(call: Call, plans: filters.Kind) -> Row:
    """Return the plan that a filter with one value names. Raises :class:`Refusal`: 1019 for another filter, 1013."""
    criteria = list(call.child("filter"))
    if len(criteria) != 1:
        raise Refusal(errors.INVALID_VALUE, "The filter must name one plan.")
    found = plans.chosen(call, str(criteria[0].tag), collapse(criteria[0].text or ""))
    if not found:
        raise Refusal(errors.NOT_FOUND, plans.missing)
    return found[0]


def name_columns(call: Call, table: str, owner: int, name: str, plan_id: int = 0) -> dict[str, str]:
    """Return the columns of a desired name. ``plan_id`` is the plan that may have it already.

    Raises :class:`Refusal`: 1019 when it is blank, or the code of ``plan_name_taken`` when another plan of the owner
    has it.
    """
    key = collapse(name).casefold()
    if not key:
        raise Refusal(errors.INVALID_VALUE, "The name of a plan must not be empty.")
    if call.behaviors["plan_name_taken"] != "accepted":
        condition, values = filters.key("name").condition(call, collapse(name))
        sql = f"SELECT id FROM {table} WHERE owner_id = ? AND id <> ? AND {condition}"
        if call.db.one(sql, owner, plan_id, *values):
            raise call.refuse("plan_name_taken", f"Plan with name '{name}' already exists.")
    return {"name": name, "name_key": key}


def external_id_columns(
    call: Call, table: str, given: etree._Element, owner: int, plan_id: int = 0
) -> dict[str, str | None]:
    """Return the column of a desired external id. Raises :class:`Refusal` under ``external_id=unique_*``."""
    value = call.text("external-id", given)
    if value is None:
        return {}
    sql = f"SELECT id FROM {table} WHERE owner_id = ? AND external_id = ? AND id <> ?"
    if value and call.behaviors["external_id"] != "shared" and call.db.one(sql, owner, value, plan_id):
        raise call.refuse("external_id", "Plan with such external id already exist")
    return {"external_id": value or None}
