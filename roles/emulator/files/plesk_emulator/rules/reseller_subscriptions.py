# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Resellers' subscriptions to plans: what they take from a plan, and whether they still have it."""

from __future__ import annotations

import ipaddress
from dataclasses import replace

from ..protocol.operation import Call
from ..state.store import Row, Transaction
from . import policies
from .policies import Policy

_USAGE = {
    "max_cl": "SELECT COUNT(*) FROM accounts WHERE kind = 'customer' AND owner_id = ?",
    "max_dom": "SELECT COUNT(*) FROM webspaces WHERE owner_id = ?1 "
    "OR owner_id IN (SELECT id FROM accounts WHERE owner_id = ?1)",
}
_COUNTS = ((4, "allocate_ip"), (6, "allocate_ipv6"))


def follow(call: Call, reseller_id: int, plan: Row) -> list[str]:
    """Subscribe a reseller to a plan, unlocked, and apply its values; return what could not be applied."""
    holder = policies.of_reseller(reseller_id)
    wanted = policies.load(call.db, policies.of_plan(plan["id"]))
    reached, problems = _reachable(call.db, reseller_id, policies.load(call.db, holder), wanted)
    policies.save(call.db, holder, reached)
    call.db.update("accounts", reseller_id, plan_id=plan["id"], locked=0)
    return problems + _take_addresses(call.db, reseller_id, plan)


def leave(db: Transaction, reseller_id: int) -> None:
    """End a reseller's subscription; the reseller keeps its values."""
    db.update("accounts", reseller_id, plan_id=None, locked=0)


def lock(db: Transaction, reseller_id: int) -> None:
    """Lock the subscription of a reseller, so that its plan does not change values that were set individually."""
    if db.value("SELECT plan_id FROM accounts WHERE id = ?", reseller_id) is not None:
        db.update("accounts", reseller_id, locked=1)


def propagate(call: Call, plan: Row) -> list[str]:
    """Bring the unlocked subscribers of a changed plan to it; returns what they could not get."""
    subscribers = call.db.all("SELECT id, login FROM accounts WHERE plan_id = ? AND NOT locked ORDER BY id", plan["id"])
    return [
        f"{subscriber['login']}: {problem}"
        for subscriber in subscribers
        for problem in follow(call, subscriber["id"], plan)
    ]


def is_synchronized(db: Transaction, reseller: Row) -> bool:
    """Return whether a subscriber has the values of its plan."""
    plan = db.the("SELECT * FROM reseller_plans WHERE id = ?", reseller["plan_id"])
    has = policies.load(db, policies.of_reseller(reseller["id"]))
    if has != policies.load(db, policies.of_plan(plan["id"])):
        return False
    if not set(_shared(db, plan)) <= set(_pool(db, reseller["id"])):
        return False
    return all(_exclusive(db, reseller["id"], family) >= plan[column] for family, column in _COUNTS)


def _reachable(db: Transaction, reseller_id: int, has: Policy, wanted: Policy) -> tuple[Policy, list[str]]:
    """Return the desired policy without the limits that are below the usage of a reseller and would block it."""
    limits, problems = dict(wanted.limits), []
    for name, sql in _USAGE.items() if wanted.overuse == "block" else ():
        used = db.value(sql, reseller_id)
        if 0 <= limits[name] < used:
            problems.append(f"the limit '{name}' cannot be {limits[name]}, because {used} are in use.")
            limits[name] = has.limits[name]
    return replace(wanted, limits=limits), problems


def _take_addresses(db: Transaction, reseller_id: int, plan: Row) -> list[str]:
    pool = _pool(db, reseller_id)
    for address in _shared(db, plan):
        if address not in pool:
            db.insert("ip_pool", reseller_id=reseller_id, address=address, type="shared")
    problems = []
    for family, column in _COUNTS:
        missing = plan[column] - _exclusive(db, reseller_id, family)
        free = _free(db, family)[: max(missing, 0)]
        for address in free:
            db.insert("ip_pool", reseller_id=reseller_id, address=address, type="exclusive")
        if missing > len(free):
            problems.append(f"{missing - len(free)} exclusive IPv{family} addresses are not available.")
    return problems


def _shared(db: Transaction, plan: Row) -> list[str]:
    sql = "SELECT address FROM reseller_plan_ips WHERE plan_id = ? ORDER BY address"
    return [row["address"] for row in db.all(sql, plan["id"])]


def _pool(db: Transaction, reseller_id: int) -> dict[str, str]:
    rows = db.all("SELECT address, type FROM ip_pool WHERE reseller_id = ?", reseller_id)
    return {row["address"]: row["type"] for row in rows}


def _exclusive(db: Transaction, reseller_id: int, family: int) -> int:
    pool = _pool(db, reseller_id)
    return sum(kind == "exclusive" and _family(address) == family for address, kind in pool.items())


def _free(db: Transaction, family: int) -> list[str]:
    sql = (
        "SELECT address FROM ips WHERE type = 'exclusive' "
        "AND address NOT IN (SELECT address FROM ip_pool) ORDER BY address"
    )
    return [row["address"] for row in db.all(sql) if _family(row["address"]) == family]


def _family(address: str) -> int:
    return ipaddress.ip_address(address).version
