# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Limits, permissions and the policy of overuse, as subscriptions and service plans have them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lxml import etree

from ..protocol.answer import node
from ..protocol.operation import Call
from ..state.store import Row, Transaction
from .descriptors import LIMITS as RESELLER_LIMITS
from .descriptors import PERMISSIONS as ALL_PERMISSIONS
from .descriptors import UNLIMITED, Limit
from .policies import Holder, bound, given, limit_value

_OF_RESELLERS_ONLY = ("max_cl", "max_dom")
LIMITS = {
    "max_site": Limit("int", "Domains"),
    **{name: limit for name, limit in RESELLER_LIMITS.items() if name not in _OF_RESELLERS_ONLY},
    "expiration_soft": Limit("bytes", "Notify before expiration", shared=False),
    "max_webapps": Limit("int", "Java applications"),
    "max_site_builder": Limit("int", "Sites published with the site builder"),
    "max_unity_mobile_sites": Limit("int", "Mobile sites"),
    "upsell_site_builder": Limit("int", "Trial sites of the site builder"),
}
OVERUSE = "block"
PERMISSIONS = {name: entry for name, entry in ALL_PERMISSIONS.items() if "domain" in entry.levels}


def of_plan(plan_id: int) -> Holder:
    """Return the holder that a service plan is."""
    return Holder("service-plan", "service_plans", plan_id)


def of_webspace(webspace_id: int) -> Holder:
    """Return the holder that a subscription is."""
    return Holder("webspace", "webspaces", webspace_id)


@dataclass(frozen=True)
class HostingPolicy:
    """What a subscription may use. ``limits`` and ``permissions`` hold every known name; a limit of -1 is none."""

    overuse: str
    limits: dict[str, int]
    permissions: dict[str, bool]


def fresh() -> HostingPolicy:
    """Return the policy without limits and permissions."""
    return HostingPolicy(OVERUSE, dict.fromkeys(LIMITS, UNLIMITED), dict.fromkeys(PERMISSIONS, False))


def load(db: Transaction, holder: Holder, row: Row) -> HostingPolicy:
    """Return the stored policy of an object; ``row`` is its own row."""
    return replace(stored(db, holder, fresh()), overuse=row["overuse"])


def stored(db: Transaction, holder: Holder, base: HostingPolicy) -> HostingPolicy:
    """Return the stored limits and permissions of an object; those that are not stored are those of ``base``."""
    limits, permissions = (_stored(db, table, holder) for table in ("limits", "permissions"))
    return replace(
        base,
        limits={name: limits.get(name, value) for name, value in base.limits.items()},
        permissions={name: bool(permissions.get(name, value)) for name, value in base.permissions.items()},
    )


def _stored(db: Transaction, table: str, holder: Holder) -> dict[str, int]:
    sql = f"SELECT name, value FROM {table} WHERE holder = ? AND holder_id = ?"
    return {row["name"]: row["value"] for row in db.all(sql, holder.kind, holder.id)}


def save(db: Transaction, holder: Holder, policy: HostingPolicy) -> None:
    """Store the policy of an object."""
    db.update(holder.table, holder.id, overuse=policy.overuse)
    store(db, holder, policy)


def store(db: Transaction, holder: Holder, policy: HostingPolicy) -> None:
    """Store the limits and permissions of an object."""
    kept = {
        "limits": policy.limits,
        "permissions": {name: 1 for name, value in policy.permissions.items() if value},
    }
    for table, values in kept.items():
        db.delete(table, holder=holder.kind, holder_id=holder.id)
        for name, value in values.items():
            db.insert(table, holder=holder.kind, holder_id=holder.id, name=name, value=value)


def completed(call: Call, request: etree._Element, base: HostingPolicy) -> HostingPolicy:
    """Return the policy that an ``add`` asks for; what it leaves out is that of ``base``. Raises as :func:`changed`."""
    return _overlaid(call, request, base, base)


def changed(
    call: Call, request: etree._Element, before: HostingPolicy, emptied: HostingPolicy | None = None
) -> HostingPolicy:
    """Return the policy that a ``set`` with the nodes ``limits`` and ``permissions`` makes of ``before``.

    ``emptied`` is the policy of an object without limits and permissions of its own.

    Raises :class:`Refusal` as :func:`policies.changed` does.
    """
    rest = emptied or fresh()
    if call.behaviors["set_limits"] == "merge":
        rest.limits.update(before.limits)
    if call.behaviors["set_permissions"] == "merge":
        rest.permissions.update(before.permissions)
    return _overlaid(call, request, before, rest)


def _overlaid(call: Call, request: etree._Element, before: HostingPolicy, rest: HostingPolicy) -> HostingPolicy:
    """``before`` under what the request gives; in a group that is given, names left out have the values of ``rest``."""
    limits = given(call, request.findall("limits/limit"), "limit", LIMITS)
    permissions = given(call, request.findall("permissions/permission"), "permission", PERMISSIONS)
    numbers = {name: limit_value(call, name, value) for name, value in limits.items()}
    wanted = {name: call.flag(value) for name, value in permissions.items()}
    if request.find("limits/all-to-zero") is not None:
        numbers = {**dict.fromkeys(LIMITS, 0), **numbers}
    if request.find("permissions/revoke-all") is not None:
        wanted = {**dict.fromkeys(PERMISSIONS, False), **wanted}
    return HostingPolicy(
        call.text("limits/overuse", request) or before.overuse,
        {**rest.limits, **numbers} if numbers else before.limits,
        bound(call, rest.permissions, wanted) if wanted else before.permissions,
    )


def limits_node(policy: HostingPolicy) -> etree._Element:
    """Return the node ``limits``: the policy of overuse and all limits."""
    made = bare_limits_node(policy)
    made.insert(0, node("overuse", policy.overuse))
    return made


def bare_limits_node(policy: HostingPolicy) -> etree._Element:
    """Return the node ``limits`` of an add-on plan, which has no policy of overuse."""
    limits = (node("limit", node("name", name), node("value", value)) for name, value in policy.limits.items())
    return node("limits", *limits)


def permissions_node(call: Call, policy: HostingPolicy) -> etree._Element:
    """Return the node ``permissions``: all of them."""
    entries = (
        node("permission", node("name", name), node("value", call.boolean(value)))
        for name, value in policy.permissions.items()
    )
    return node("permissions", *entries)
