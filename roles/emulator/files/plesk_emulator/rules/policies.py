# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Limits, permissions and the policy of overuse, as resellers and their plans have them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import NamedTuple

from lxml import etree

from ..protocol import errors
from ..protocol.answer import node
from ..protocol.errors import Refusal
from ..protocol.operation import Call, whole_number
from ..state.store import Transaction
from .descriptors import LIMITS, PERMISSIONS, UNLIMITED


class Holder(NamedTuple):
    """Whose policy it is: the holder of limits and permissions, and the table of the object itself."""

    kind: str
    table: str
    id: int


def of_plan(plan_id: int) -> Holder:
    """Return the holder that a reseller plan is."""
    return Holder("reseller-plan", "reseller_plans", plan_id)


def of_reseller(reseller_id: int) -> Holder:
    """Return the holder that a reseller is."""
    return Holder("reseller", "accounts", reseller_id)


@dataclass(frozen=True)
class Policy:
    """What an object allows. ``limits`` and ``permissions`` hold every known name; a limit of -1 is none."""

    oversell: bool
    overuse: str
    limits: dict[str, int]
    permissions: dict[str, bool]


def fresh(limit: int = UNLIMITED) -> Policy:
    """Return the policy with all limits alike, no date of expiration and no permission."""
    limits = {name: UNLIMITED if known.type == "date" else limit for name, known in LIMITS.items()}
    return Policy(False, "block", limits, dict.fromkeys(PERMISSIONS, False))


def load(db: Transaction, holder: Holder) -> Policy:
    """Return the stored policy of an object."""
    row = db.the(f"SELECT oversell, overuse FROM {holder.table} WHERE id = ?", holder.id)
    stored = {table: _stored(db, table, holder) for table in ("limits", "permissions")}
    return Policy(
        bool(row["oversell"]),
        row["overuse"],
        {name: stored["limits"].get(name, UNLIMITED) for name in LIMITS},
        {name: bool(stored["permissions"].get(name)) for name in PERMISSIONS},
    )


def _stored(db: Transaction, table: str, holder: Holder) -> dict[str, int]:
    sql = f"SELECT name, value FROM {table} WHERE holder = ? AND holder_id = ?"
    return {row["name"]: row["value"] for row in db.all(sql, holder.kind, holder.id)}


def save(db: Transaction, holder: Holder, policy: Policy) -> None:
    """Store the policy of an object; what has its default takes no row."""
    db.update(holder.table, holder.id, oversell=policy.oversell, overuse=policy.overuse)
    kept = {
        "limits": {name: value for name, value in policy.limits.items() if value != UNLIMITED},
        "permissions": {name: 1 for name, value in policy.permissions.items() if value},
    }
    for table, values in kept.items():
        db.delete(table, holder=holder.kind, holder_id=holder.id)
        for name, value in values.items():
            db.insert(table, holder=holder.kind, holder_id=holder.id, name=name, value=value)


def completed(call: Call, request: etree._Element, base: Policy) -> Policy:
    """Return the policy that an ``add`` asks for; what it leaves out is that of ``base``. Raises as :func:`changed`."""
    return _overlaid(call, request, base, base)


def changed(call: Call, request: etree._Element, before: Policy) -> Policy:
    """Return the policy that a ``set`` with the nodes ``limits`` and ``permissions`` makes of ``before``.

    Raises :class:`Refusal`: 1019 for a limit below -1, the code of ``unknown_name`` for a name that no descriptor has,
    1019 for a permission without its precondition under ``bound_permission=refuse``.
    """
    rest = fresh()
    if call.behaviors["set_limits"] == "merge":
        rest.limits.update(before.limits)
    if call.behaviors["set_permissions"] == "merge":
        rest.permissions.update(before.permissions)
    return _overlaid(call, request, before, rest)


def _overlaid(call: Call, request: etree._Element, before: Policy, rest: Policy) -> Policy:
    """``before`` under what the request gives; in a group that is given, names left out have the values of ``rest``."""
    oversell = request.find("limits/resource-policy/oversell")
    limits = given(call, request.findall("limits/limit"), "limit", LIMITS)
    permissions = given(call, request.findall("permissions/permission"), "permission", PERMISSIONS)
    numbers = {name: limit_value(call, name, value) for name, value in limits.items()}
    wanted = {name: call.flag(value) for name, value in permissions.items()}
    return Policy(
        before.oversell if oversell is None else call.flag(oversell),
        call.text("limits/resource-policy/overuse", request) or before.overuse,
        {**rest.limits, **numbers} if numbers else before.limits,
        bound(call, rest.permissions, wanted) if wanted else before.permissions,
    )


def given(call: Call, entries: list[etree._Element], kind: str, known: Collection[str]) -> dict[str, etree._Element]:
    """Return the value nodes of a group by name, without the unknown names that are ignored.

    Raises :class:`Refusal` with the code of ``unknown_name`` for a name that is not ``known``.
    """
    values = {}
    for entry in entries:
        name, value = call.text("name", entry) or "", entry.find("value")
        if name in known and value is not None:
            values[name] = value
        elif call.behaviors["unknown_name"] != "ignored":
            raise call.refuse("unknown_name", f"Unknown {kind} '{name}'.")
    return values


def limit_value(call: Call, name: str, value: etree._Element) -> int:
    """Return the number that a limit's value node holds. Raises :class:`Refusal` (1019) when it is below -1."""
    number = whole_number(call.stored(value))
    if number < UNLIMITED:
        raise Refusal(errors.INVALID_VALUE, f"Invalid value {number} of limit '{name}'.")
    return number


def bound(call: Call, rest: dict[str, bool], wanted: dict[str, bool]) -> dict[str, bool]:
    """``wanted`` over ``rest``, with what ``bound_permission`` makes of those whose precondition is false."""
    result = {**rest, **wanted}
    if call.behaviors["bound_permission"] == "apply":
        return result
    for name in wanted:
        needed = PERMISSIONS[name].needs
        if wanted[name] and needed and not result[needed]:
            if call.behaviors["bound_permission"] == "refuse":
                raise Refusal(errors.INVALID_VALUE, f"Permission '{name}' needs permission '{needed}'.")
            result[name] = rest[name]
    return result


def limits_node(call: Call, policy: Policy) -> etree._Element:
    """Return the node ``limits``: the policy of overuse and all limits."""
    policies = node(
        "resource-policy",
        node("oversell", call.boolean(policy.oversell)),
        node("overuse", policy.overuse),
    )
    limits = (node("limit", node("name", name), node("value", value)) for name, value in policy.limits.items())
    return node("limits", policies, *limits)


def permissions_node(call: Call, policy: Policy) -> etree._Element:
    """Return the node ``permissions``: all of them."""
    entries = (
        node("permission", node("name", name), node("value", call.boolean(value)))
        for name, value in policy.permissions.items()
    )
    return node("permissions", *entries)


def forget(db: Transaction, holder: str, holder_id: int) -> None:
    """Delete what the store keeps for the holder of a policy that goes."""
    for table in ("limits", "permissions", "packages", "offered_db_servers"):
        db.delete(table, holder=holder, holder_id=holder_id)
