# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Subscriptions' ties to service plans: what they take from a plan, and whether they still have it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from lxml import etree

from ..protocol.answer import node
from ..protocol.operation import Call, whole_number
from ..state.store import Row, Transaction
from . import addons, hosting, hosting_policies, offered_servers
from .contents import Contents
from .hosting_policies import HostingPolicy
from .problems import Problem

_USAGE = {
    "max_site": "SELECT COUNT(*) + 1 FROM sites WHERE webspace_id = ? AND parent_id IS NULL",
    "max_subdom": "SELECT COUNT(*) FROM sites WHERE webspace_id = ? AND parent_id IS NOT NULL",
    "max_dom_aliases": "SELECT COUNT(*) FROM site_aliases WHERE webspace_id = ?",
    "max_box": "SELECT COUNT(*) FROM mail_names JOIN all_sites ON all_sites.id = domain_id "
    "WHERE webspace_id = ? AND mailbox",
    "max_db": "SELECT COUNT(*) FROM databases WHERE webspace_id = ?",
    "max_subftp_users": "SELECT COUNT(*) FROM ftp_users WHERE webspace_id = ?",
}
_OF_PLANS_ONLY = ("maillists",)
# The groups of a subscription that a plan holds as well.
_CUSTOM = ("limits", "permissions", "hosting", "performance", "php-settings", "mail")


def find_plan(call: Call, provider_id: int, column: str, value: Any, table: str = "service_plans") -> Row:
    """Return the plan of a provider, in one of the tables of plans, whose ``column`` has this value.

    Raises :class:`Refusal` with the code of ``bad_plan``.
    """
    wanted = value.casefold() if column == "name_key" else value
    found = call.db.one(f"SELECT * FROM {table} WHERE owner_id = ? AND {column} = ?", provider_id, wanted)
    if found is None or wanted == "":
        raise call.refuse("bad_plan", f"There is no service plan '{value}'.")
    return found


def usage(db: Transaction, webspace_id: int) -> dict[str, int]:
    """Return how much of the limits a subscription uses, for those whose use the emulator knows."""
    return {name: int(db.value(sql, webspace_id)) for name, sql in _USAGE.items()}


def check_room(call: Call, webspace_id: int, limit: str) -> None:
    """Whether a subscription may have one object more. Raises :class:`Refusal` with the code of ``license_limit``."""
    sql = "SELECT value FROM limits WHERE holder = 'webspace' AND holder_id = ? AND name = ?"
    allowed = call.db.value(sql, webspace_id, limit)
    if allowed is not None and 0 <= allowed <= usage(call.db, webspace_id)[limit]:
        raise call.refuse("license_limit", f"The limit '{limit}' of the subscription is reached.")


def plan_policy(db: Transaction, plan: Row) -> HostingPolicy:
    """Return the limits and permissions of a plan."""
    return hosting_policies.load(db, hosting_policies.of_plan(plan["id"]), plan)


def plan_contents(plan: Row, kind: str, pushed: bool = False) -> Contents:
    """Return the groups that a subscription with this kind of hosting takes from a plan.

    Settings of logs and statistics are not ``pushed`` to a subscription that exists.
    """
    own, taken = Contents(plan["content"]), Contents()
    for group in ("performance", "php-settings", "plan-items"):
        taken.merge(group, own.nodes(group))
    taken.merge("mail", [child for child in own.nodes("mail") if child.tag not in _OF_PLANS_ONLY])
    months = own.value("preferences/stat")
    if months and whole_number(months) > 0 and not pushed:
        taken.merge("prefs", [node("stat_ttl", months)])
    if kind == hosting.PHYSICAL:
        taken.merge("hosting", [child for child in own.nodes("hosting") if child.tag == "property"])
    return taken


def _promised(db: Transaction, webspace: Row, plan: Row) -> tuple[HostingPolicy, Contents]:
    """Return what plan and add-ons promise a subscription."""
    contents = plan_contents(plan, webspace["htype"], pushed=True)
    addons.extend_contents(db, webspace["id"], contents, webspace["htype"])
    return addons.extended(db, webspace["id"], plan_policy(db, plan)), contents


def follow(call: Call, webspace_id: int, plan: Row) -> list[Problem]:
    """Ties a subscription to a plan, unlocked, and gives it what the plan and its add-ons hold.

    Returns what it could not get. Raises :class:`Refusal` (1023) instead under ``plan_exceeded=refuse_1023``.
    """
    webspace = call.db.the("SELECT * FROM webspaces WHERE id = ?", webspace_id)
    policy, contents, problems = _reachable(call.db, webspace, plan)
    if problems and call.behaviors["plan_exceeded"] != "problems":
        raise call.refuse("plan_exceeded", "Unable to accept the template: limitations are exceeded.")
    hosting_policies.save(call.db, hosting_policies.of_webspace(webspace_id), policy)
    call.db.update("webspaces", webspace_id, plan_id=plan["id"], locked=0, content=str(contents))
    take_servers(call.db, webspace_id, plan["id"])
    return problems


def take_servers(db: Transaction, webspace_id: int, plan_id: int) -> None:
    """Give a subscription the database servers of a plan."""
    offered_servers.copy(db, hosting_policies.of_plan(plan_id), hosting_policies.of_webspace(webspace_id))


def push_servers(db: Transaction, plan_id: int) -> None:
    """Give the unlocked subscriptions of a plan its database servers."""
    for webspace in db.all("SELECT id FROM webspaces WHERE plan_id = ? AND NOT locked", plan_id):
        take_servers(db, webspace["id"], plan_id)


def _reachable(db: Transaction, webspace: Row, plan: Row) -> tuple[HostingPolicy, Contents, list[Problem]]:
    """Return what a subscription has after following a plan, and what of it it cannot get: limits below its use."""
    has = hosting_policies.load(db, hosting_policies.of_webspace(webspace["id"]), webspace)
    wanted, promised = _promised(db, webspace, plan)
    limits, problems = dict(wanted.limits), []
    for name, used in usage(db, webspace["id"]).items() if wanted.overuse == "block" else ():
        if 0 <= limits[name] < used:
            current = has.limits[name]
            problems.append(Problem(hosting_policies.LIMITS[name].label, current, limits[name], current))
            limits[name] = current
    contents = Contents(webspace["content"])
    contents.overlay(promised)
    return replace(wanted, limits=limits), contents, problems


def leave(db: Transaction, webspace_id: int) -> None:
    """Make a subscription a custom one, without add-ons; it keeps what it has."""
    db.delete("webspace_addons", webspace_id=webspace_id)
    db.update("webspaces", webspace_id, plan_id=None, locked=0)


def change_provider(call: Call, webspace: Row) -> None:
    """Take a subscription, which moves to another provider, from the plans of its present one.

    Raises :class:`Refusal` (1023) for one that has a plan under ``owner_change_plan=refuse_1023``.
    """
    if webspace["plan_id"] is not None and call.behaviors["owner_change_plan"] != "detach":
        raise call.refuse("owner_change_plan", f"The subscription {webspace['name']} has a plan of its provider.")
    leave(call.db, webspace["id"])


def propagate(call: Call, plan: Row) -> list[Problem]:
    """Bring the unlocked subscriptions of a changed plan to it; returns what they could not get."""
    return _pushed(call, call.db.all("SELECT * FROM webspaces WHERE plan_id = ? ORDER BY id", plan["id"]))


def propagate_addon(call: Call, addon_id: int) -> list[Problem]:
    """Bring the unlocked subscriptions that carry a changed add-on to it; returns what they could not get."""
    return _pushed(call, addons.carriers(call.db, addon_id))


def _pushed(call: Call, webspaces: list[Row]) -> list[Problem]:
    return [
        problem._replace(description=f"{webspace['name']}: {problem.description}")
        for webspace in webspaces
        for problem in refresh(call, webspace["id"])
    ]


def refresh(call: Call, webspace_id: int) -> list[Problem]:
    """Give a subscription, unless it is locked, what its plan and its add-ons hold now. As :func:`follow`."""
    webspace = call.db.the("SELECT * FROM webspaces WHERE id = ?", webspace_id)
    if webspace["locked"] or webspace["plan_id"] is None:
        return []
    return follow(call, webspace_id, call.db.the("SELECT * FROM service_plans WHERE id = ?", webspace["plan_id"]))


def is_synchronized(db: Transaction, webspace: Row) -> bool:
    """Return whether a subscription has what its plan and its add-ons hold."""
    plan = db.the("SELECT * FROM service_plans WHERE id = ?", webspace["plan_id"])
    policy, promised = _promised(db, webspace, plan)
    if hosting_policies.load(db, hosting_policies.of_webspace(webspace["id"]), webspace) != policy:
        return False
    contents = Contents(webspace["content"])
    contents.overlay(promised)
    return str(contents) == str(Contents(webspace["content"]))


def lock_if_customised(call: Call, webspace_id: int, request: etree._Element) -> None:
    """Lock a subscription that a request has customised, so that its plan changes it no more.

    It is customised when it no longer has what its plan holds, or, under ``custom_lock=any_set``, when a request sets
    what a plan can hold.
    """
    webspace = call.db.the("SELECT * FROM webspaces WHERE id = ?", webspace_id)
    if webspace["plan_id"] is None:
        return
    named = call.behaviors["custom_lock"] == "any_set" and any(request.find(group) is not None for group in _CUSTOM)
    if named or not is_synchronized(call.db, webspace):
        call.db.update("webspaces", webspace_id, locked=1)
