# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Add-on plans: what they hold, which subscriptions carry them, and what these get from them."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from ..protocol.operation import Call
from ..state.store import Row, Transaction
from . import hosting, hosting_policies, policies
from .contents import Contents
from .descriptors import UNLIMITED
from .hosting_policies import LIMITS, PERMISSIONS, HostingPolicy
from .policies import Holder

_GROUPS = ("performance", "php-settings")
# Percentages and dates cannot be added up.
_NO_AMOUNTS = ("disk_space_soft", "max_traffic_soft", "expiration", "expiration_soft")


def of_addon(addon_id: int) -> Holder:
    """Return the holder that an add-on plan is."""
    return Holder("service-plan-addon", "addon_plans", addon_id)


def fresh() -> HostingPolicy:
    """Return the policy that adds nothing."""
    nothing = {name: UNLIMITED if name in _NO_AMOUNTS else 0 for name in LIMITS}
    return HostingPolicy(hosting_policies.OVERUSE, nothing, dict.fromkeys(PERMISSIONS, False))


def load(db: Transaction, addon_id: int) -> HostingPolicy:
    """Return the stored policy of an add-on plan."""
    return hosting_policies.stored(db, of_addon(addon_id), fresh())


def completed(call: Call) -> HostingPolicy:
    """Return the policy that an ``add`` asks for. Raises as :func:`hosting_policies.changed`."""
    return hosting_policies.completed(call, call.request, fresh())


def changed(call: Call, request: etree._Element, before: HostingPolicy) -> HostingPolicy:
    """Return the policy that a ``set`` makes of ``before``. Raises as :func:`hosting_policies.changed`."""
    return hosting_policies.changed(call, request, before, fresh())


def save(db: Transaction, addon_id: int, policy: HostingPolicy) -> None:
    """Store the policy of an add-on plan."""
    hosting_policies.store(db, of_addon(addon_id), policy)


def attached(db: Transaction, webspace_id: int) -> list[Row]:
    """Return the add-on plans that a subscription carries, in the order in which they were attached."""
    sql = (
        "SELECT addon_plans.* FROM webspace_addons JOIN addon_plans ON addon_plans.id = addon_id "
        "WHERE webspace_id = ? ORDER BY webspace_addons.id"
    )
    return db.all(sql, webspace_id)


def attach(db: Transaction, webspace_id: int, addon_id: int) -> None:
    """Let a subscription carry an add-on plan."""
    db.insert("webspace_addons", webspace_id=webspace_id, addon_id=addon_id)


def detach(db: Transaction, webspace_id: int, addon_id: int) -> int:
    """Take an add-on plan from a subscription; returns how often it carried it."""
    return db.delete("webspace_addons", webspace_id=webspace_id, addon_id=addon_id)


def carriers(db: Transaction, addon_id: int) -> list[Row]:
    """Return the subscriptions that carry an add-on plan."""
    sql = "SELECT * FROM webspaces WHERE id IN (SELECT webspace_id FROM webspace_addons WHERE addon_id = ?) ORDER BY id"
    return db.all(sql, addon_id)


def extended(db: Transaction, webspace_id: int, policy: HostingPolicy) -> HostingPolicy:
    """Return a plan's policy with what the add-ons of a subscription add: sums of limits, and their permissions."""
    for addon in attached(db, webspace_id):
        more = load(db, addon["id"])
        limits = {name: _sum(name, value, more.limits[name]) for name, value in policy.limits.items()}
        permissions = {name: value or more.permissions[name] for name, value in policy.permissions.items()}
        policy = replace(policy, limits=limits, permissions=permissions)
    return policy


def _sum(name: str, value: int, more: int) -> int:
    if name in _NO_AMOUNTS:
        return value
    return UNLIMITED if UNLIMITED in (value, more) else value + more


def extend_contents(db: Transaction, webspace_id: int, contents: Contents, kind: str) -> None:
    """Put the settings of the add-ons of a subscription over those of its plan."""
    for addon in attached(db, webspace_id):
        own = Contents(addon["content"])
        for group in (*_GROUPS, *(["hosting"] if kind == hosting.PHYSICAL else [])):
            contents.merge(group, own.nodes(group))


def delete(db: Transaction, addon_id: int) -> None:
    """Delete an add-on plan."""
    policies.forget(db, of_addon(addon_id).kind, addon_id)
    db.delete("addon_plans", id=addon_id)
