# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Subscriptions' ties to service plans: what they take from a plan, and whether they still have it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ..protocol.answer import node
from ..protocol.operation import Call, whole_number
from ..state.store import Row, Transaction
from . import hosting, hosting_policies
from .contents import Contents
from .hosting_policies import HostingPolicy

_USAGE = {
    "max_site": "SELECT COUNT(*) + 1 FROM sites WHERE webspace_id = ? AND parent_id IS NULL",
    "max_subdom": "SELECT COUNT(*) FROM sites WHERE webspace_id = ? AND parent_id IS NOT NULL",
    "max_dom_aliases": "SELECT COUNT(*) FROM site_aliases WHERE webspace_id = ?",
}
_OF_PLANS_ONLY = ("maillists",)


def find_plan(call: Call, provider_id: int, column: str, value: Any) -> Row:
    """The plan of a provider whose ``column`` has this value. Raises :class:`Refusal` with the code of ``bad_plan``."""
    wanted = value.casefold() if column == "name_key" else value
    found = call.db.one(f"SELECT * FROM service_plans WHERE owner_id = ? AND {column} = ?", provider_id, wanted)
    if found is None or wanted == "":
        raise call.refuse("bad_plan", f"There is no service plan '{value}'.")
    return found


def usage(db: Transaction, webspace_id: int) -> dict[str, int]:
    """How much of the limits a subscription uses, for those whose use the emulator knows."""
    return {name: int(db.value(sql, webspace_id)) for name, sql in _USAGE.items()}


def check_room(call: Call, webspace_id: int, limit: str) -> None:
    """Whether a subscription may have one object more. Raises :class:`Refusal` with the code of ``license_limit``."""
    sql = "SELECT value FROM limits WHERE holder = 'webspace' AND holder_id = ? AND name = ?"
    allowed = call.db.value(sql, webspace_id, limit)
    if allowed is not None and 0 <= allowed <= usage(call.db, webspace_id)[limit]:
        raise call.refuse("license_limit", f"The limit '{limit}' of the subscription is reached.")


def plan_policy(db: Transaction, plan: Row) -> HostingPolicy:
    """The limits and permissions of a plan."""
    return hosting_policies.load(db, hosting_policies.of_plan(plan["id"]), plan)


def plan_contents(plan: Row, kind: str) -> Contents:
    """The groups that a subscription with this kind of hosting takes from a plan."""
    own, taken = Contents(plan["content"]), Contents()
    for group in ("performance", "php-settings", "plan-items"):
        taken.merge(group, own.nodes(group))
    taken.merge("mail", [child for child in own.nodes("mail") if child.tag not in _OF_PLANS_ONLY])
    months = own.value("preferences/stat")
    taken.merge("prefs", [node("stat_ttl", months)] if months and whole_number(months) > 0 else [])
    if kind == hosting.PHYSICAL:
        taken.merge("hosting", [child for child in own.nodes("hosting") if child.tag == "property"])
    return taken


def follow(call: Call, webspace_id: int, plan: Row) -> list[str]:
    """Ties a subscription to a plan, unlocked, and gives it what the plan holds; returns what it could not get."""
    webspace = call.db.the("SELECT * FROM webspaces WHERE id = ?", webspace_id)
    policy, contents, problems = _wanted(call.db, webspace, plan)
    hosting_policies.save(call.db, hosting_policies.of_webspace(webspace_id), policy)
    call.db.update("webspaces", webspace_id, plan_id=plan["id"], locked=0, content=str(contents))
    return problems


def _wanted(db: Transaction, webspace: Row, plan: Row) -> tuple[HostingPolicy, Contents, list[str]]:
    """What a subscription has after following a plan, and what of it it cannot get: limits below its use."""
    has = hosting_policies.load(db, hosting_policies.of_webspace(webspace["id"]), webspace)
    wanted = plan_policy(db, plan)
    limits, problems = dict(wanted.limits), []
    for name, used in usage(db, webspace["id"]).items() if wanted.overuse == "block" else ():
        if 0 <= limits[name] < used:
            problems.append(f"the limit '{name}' cannot be {limits[name]}, because {used} are in use.")
            limits[name] = has.limits[name]
    contents = Contents(webspace["content"])
    contents.overlay(plan_contents(plan, webspace["htype"]))
    return replace(wanted, limits=limits), contents, problems


def leave(db: Transaction, webspace_id: int) -> None:
    """Makes a subscription a custom one; it keeps what it has."""
    db.update("webspaces", webspace_id, plan_id=None, locked=0)


def propagate(call: Call, plan: Row) -> list[str]:
    """Brings the unlocked subscriptions of a changed plan to it; returns what they could not get."""
    bound = call.db.all("SELECT id, name FROM webspaces WHERE plan_id = ? AND NOT locked ORDER BY id", plan["id"])
    return [f"{webspace['name']}: {problem}" for webspace in bound for problem in follow(call, webspace["id"], plan)]


def is_synchronized(db: Transaction, webspace: Row) -> bool:
    """Whether a subscription has what its plan holds."""
    plan = db.the("SELECT * FROM service_plans WHERE id = ?", webspace["plan_id"])
    has = hosting_policies.load(db, hosting_policies.of_webspace(webspace["id"]), webspace)
    if has != plan_policy(db, plan):
        return False
    contents = Contents(webspace["content"])
    contents.overlay(plan_contents(plan, webspace["htype"]))
    return str(contents) == str(Contents(webspace["content"]))


def lock_if_customised(db: Transaction, webspace_id: int) -> None:
    """Locks a subscription that no longer has what its plan holds, so that the plan changes it no more."""
    webspace = db.the("SELECT * FROM webspaces WHERE id = ?", webspace_id)
    if webspace["plan_id"] is not None and not is_synchronized(db, webspace):
        db.update("webspaces", webspace_id, locked=1)
