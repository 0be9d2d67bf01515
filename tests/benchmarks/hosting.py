# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists of what is hosted: subscriptions, and what lives in them, each list in one task."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from costs import Cost, play
from tables import Table, seconds, size

from emulator_process import EmulatorProcess, start_emulator

Entries = list[dict[str, Any]]
CHANGED_EVERY = 10
IN_EACH = 10
"""So many objects live in each subscription."""

_PASSWORD = "Corr3ct-Horse-1"
_SERVER = {"database_server": "localhost:3306"}


@dataclass(frozen=True)
class Hosted:
    """A kind in lists of a size: ``entry`` makes one, changed or not, and ``steps`` are others for all of them.

    ``shared`` says that all objects live in one subscription rather than ten in each.
    """

    section: str
    entry: Callable[[int, bool], dict[str, Any]]
    steps: Mapping[str, Mapping[str, Any]]
    plans: tuple[str, ...] = ()
    shared: bool = False
    scoped: bool = True

    def entries(self, step: str, count: int) -> Entries:
        """Return the list that a task gives for a step."""
        listed = [self.entry(index, step == "changed" and index % CHANGED_EVERY == 0) for index in range(count)]
        return [{**entry, **self.steps.get(step, {})} for entry in listed]

    def all_steps(self) -> list[str]:
        """Return the names of the steps, in order."""
        return ["create", "unchanged", "changed", *self.steps]

    def subscriptions(self, count: int) -> Entries:
        """Return the subscriptions in which so many objects live."""
        number = (1 if self.shared else -(-count // IN_EACH)) if self.scoped else 0
        return [
            {
                "name": _domain(index),
                "hosting_type": "physical",
                "ftp_login": f"web{index}",
                "ftp_password": _PASSWORD,
            }
            for index in range(number)
        ]


def _domain(index: int) -> str:
    return f"s{index:05}.example"


def _subscription(index: int, changed: bool) -> dict[str, Any]:
    more = {"description": "another one"} if changed else {}
    return {"name": _domain(index), "hosting_type": "none", "service_plan": "Small", **more}


def _record_set(index: int, changed: bool) -> dict[str, Any]:
    address = f"192.0.2.{index % 200 + 1}" if not changed else "192.0.2.250"
    return {"zone_name": _domain(0), "prefix": f"host{index:05}", "type": "A", "value": [address]}


def _account(index: int, changed: bool) -> dict[str, Any]:
    more = {"aliases": ["first", "last"]} if changed else {"aliases": ["first"]}
    aliases = [f"{alias}{index:05}" for alias in more["aliases"]]
    return {
        "address": f"u{index:05}@{_domain(index // IN_EACH)}",
        "password": _PASSWORD,
        "update_password": "on_create",
        "mailbox": True,
        "aliases": aliases,
    }


def _database(index: int, changed: bool) -> dict[str, Any]:
    # A database has nothing that can be changed and read but its place.
    place = index // IN_EACH if not changed else 0
    return {"name": f"app{index:05}", "subscription": _domain(place), "type": "mysql", **_SERVER}


KINDS = (
    Hosted(
        "subscriptions",
        _subscription,
        {"plan changed for all": {"service_plan": "Large"}, "delete": {"state": "absent"}},
        plans=("Small", "Large"),
        scoped=False,
    ),
    Hosted("dns_record_sets", _record_set, {"delete": {"state": "absent"}}, shared=True),
    Hosted("mail_accounts", _account, {"delete": {"state": "absent"}}),
    Hosted("databases", _database, {"delete": {"state": "absent", "force": True}}),
)


def lists(count: int) -> Table:
    """Return seconds, requests and memory of each step of a list of every kind."""
    found = Table(
        f"Lists of {count:,} hosted objects",
        f"Each list in one task, as a module. Mail accounts and databases live in subscriptions, {IN_EACH} in"
        " each; all record sets are in one zone. One in ten is changed: the description of a subscription,"
        " the address of a record, the aliases of a mail account, the subscription of a database. Seconds are those of"
        " whole tasks; the last column divides them by the number of objects.",
        ("list", "step", "objects", "seconds", "requests", "memory", "for each"),
    )
    for kind in KINDS:
        with start_emulator("--behavior", "hash=plain") as emulator:
            for step, cost in zip(kind.all_steps(), _measured(emulator, kind, count)):
                found.add(
                    kind.section,
                    step,
                    f"{count:,}",
                    seconds(cost.seconds),
                    str(cost.requests),
                    size(cost.memory),
                    seconds(cost.seconds / count),
                )
    return found


def _measured(emulator: EmulatorProcess, kind: Hosted, count: int) -> list[Cost]:
    """Return the costs of the steps; what the objects need is created before."""
    plans = [{"name": name, "owner": "admin"} for name in kind.plans]
    needed = {"service_plans": plans, "subscriptions": kind.subscriptions(count)}
    variables: dict[str, Any] = {"needed": needed}
    variables.update({f"step{index}": kind.entries(step, count) for index, step in enumerate(kind.all_steps())})
    first = {"name": "needed", "community.plesk.plesk_objects": {name: f"{{{{ needed.{name} }}}}" for name in needed}}
    tasks = [
        {"name": step, f"community.plesk.plesk_{kind.section}": {kind.section: f"{{{{ step{index} }}}}"}}
        for index, step in enumerate(kind.all_steps())
    ]
    _needed, *costs = play(emulator, [first, *tasks], variables, memory=True)
    return costs
