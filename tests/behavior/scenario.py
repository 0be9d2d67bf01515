# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A working life of plans, resellers and customers, and the truth about what a task did.

The truth comes from a second emulator over the same store that behaves as documented, and from the store itself.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from ansible_collections.community.plesk.plugins.module_utils._model.resource import Resource
from ansible_collections.community.plesk.plugins.module_utils._resources.customer import CUSTOMER
from ansible_collections.community.plesk.plugins.module_utils._resources.reseller import RESELLER
from ansible_collections.community.plesk.plugins.module_utils._resources.reseller_plan import RESELLER_PLAN
from engine import PASSWORD, Server, Task
from plesk_emulator.behaviors.chosen import Behaviors, declared
from plesk_emulator.emulator import Emulator


def general(share: int, shares: int = 3) -> frozenset[str]:
    """The names of every third behavior that no operator calls its own.

    The accounts run all of these; the scenarios of other kinds share them, so that each runs with one of them too.
    """
    names = [behavior.name for behavior in declared().values() if not behavior.operators]
    return frozenset(names[share::shares])


class Step(NamedTuple):
    """A task of the scenario, by a name that the expectations use."""

    name: str
    resource: Resource
    options: Mapping[str, Any]


SHARED = "192.0.2.10"

STEPS = (
    Step(
        "plan",
        RESELLER_PLAN,
        {
            "name": "Gold",
            "limits": {"disk_space": "10G", "max_cl": 50, "max_traffic": "unlimited"},
            "overuse": "notify",
            "oversell": True,
            "permissions": {"create_clients": True, "manage_phosting": True, "manage_php_settings": True},
            "exclusive_ipv4": 2,
            "exclusive_ipv6": 1,
            "external_id": "plan-1",
        },
    ),
    Step(
        "plan changed",
        RESELLER_PLAN,
        {
            "name": "Gold",
            "limits": {"max_cl": 60},
            "permissions": {"manage_dns": True},
            "shared_ip_addresses": [SHARED],
        },
    ),
    Step(
        "plan without addresses",
        RESELLER_PLAN,
        {"name": "Gold", "shared_ip_addresses": [], "exclusive_ipv4": 0, "exclusive_ipv6": 0},
    ),
    Step("plan copied", RESELLER_PLAN, {"name": "Silver", "copy_of": "Gold", "limits": {"max_cl": 5}}),
    Step("plan renamed", RESELLER_PLAN, {"match_by": "external_id", "external_id": "plan-1", "name": "Platinum"}),
    Step(
        "reseller",
        RESELLER,
        {
            "login": "reseller1",
            "contact_name": "R. One",
            "password": "Res-Pass-1",
            "plan": "Platinum",
            "email": "r1@example.com",
            "ip_pool": [{"ip_address": SHARED, "type": "shared"}],
        },
    ),
    Step(
        "reseller limited",
        RESELLER,
        {"login": "reseller1", "limits": {"max_cl": 70}, "permissions": {"manage_dns": True}},
    ),
    Step("reseller in step", RESELLER, {"login": "reseller1", "sync": True}),
    Step("reseller switched", RESELLER, {"login": "reseller1", "plan": "Silver", "limits": {"max_cl": 20}}),
    Step("reseller without plan", RESELLER, {"login": "reseller1", "plan": ""}),
    Step("reseller disabled", RESELLER, {"login": "reseller1", "status": "disabled", "power_user": True}),
    Step("reseller active", RESELLER, {"login": "reseller1", "status": "active"}),
    Step(
        "customer",
        CUSTOMER,
        {
            "login": "jdoe",
            "contact_name": "J. Doe",
            "password": "Cust-Pass-1",
            "owner": "reseller1",
            "country": "de",
            "locale": "de-DE",
            "external_id": "crm-1",
            "description": "two  blanks & <tags>",
        },
    ),
    Step(
        "customer changed", CUSTOMER, {"login": "jdoe", "phone": "+1 555 0100", "description": "", "owner": "reseller1"}
    ),
    Step("customer's password", CUSTOMER, {"login": "jdoe", "password": "Cust-Pass-2"}),
    Step("customer disabled", CUSTOMER, {"login": "jdoe", "status": "disabled"}),
    Step("customer active", CUSTOMER, {"login": "jdoe", "status": "active"}),
    Step("customer of the administrator", CUSTOMER, {"login": "jdoe", "owner": "admin"}),
    Step("customer of the reseller", CUSTOMER, {"login": "jdoe", "owner": "reseller1"}),
    Step("customer renamed", CUSTOMER, {"match_by": "external_id", "external_id": "crm-1", "login": "john.doe"}),
    Step("customer gone", CUSTOMER, {"login": "john.doe", "state": "absent"}),
    Step("reseller gone", RESELLER, {"login": "reseller1", "state": "absent", "force": True}),
    Step("plan gone", RESELLER_PLAN, {"name": "Platinum", "state": "absent"}),
    Step("copy gone", RESELLER_PLAN, {"name": "Silver", "state": "absent", "force": True}),
)


class Truth:
    """What is really in a server's store; ``behaviors`` are facts about the server, such as its platform."""

    def __init__(self, server: Server, *behaviors: str) -> None:
        self.store = server.emulator.store
        self.plain = Server()
        self.plain.emulator = Emulator(
            admin_password=PASSWORD, store=self.store, behaviors=Behaviors.parse(list(behaviors))
        )

    def reached(self, step: Step) -> bool:
        """Whether the object is as the step wants it: a check-mode run over the truth plans nothing."""
        options = {option: value for option, value in step.options.items() if option != "sync"}
        seen = self.plain.task(step.resource, check_mode=True, **options)
        return seen.error is None and seen.verb == "none"

    def dump(self) -> Any:
        """Everything that is stored, as SQL."""
        return list(self.store.snapshot()._connection.iterdump())


def run(server: Server, step: Step) -> Task:
    return server.task(step.resource, **step.options)


def settings(operators: Collection[str], names: Collection[str] = ()) -> list[str]:
    """The behaviors of operators, and those of these names, each with all values but the default."""
    return [
        f"{behavior.name}={value}"
        for behavior in declared().values()
        if behavior.name in names or not behavior.operators.isdisjoint(operators)
        for value in behavior.values[1:]
    ]


def live(server: Server, truth: Truth, step: Step, *, fails: bool = False, may_fail: bool = False) -> None:
    """Run a step and hold what it reports against what is stored, then again: nothing is left to do.

    ``fails`` says that the server makes the step impossible, ``may_fail`` that this depends on more than the step.
    """
    before = truth.dump()
    task = run(server, step)
    assert task.changed == (truth.dump() != before), f"{step.name}: changed={task.changed} is not true"
    assert task.error or not fails, f"{step.name}: is possible"
    if task.error:
        assert fails or may_fail, f"{step.name}: {task.error}"
        return
    assert truth.reached(step), f"{step.name}: reported as done, but it is not so"
    again = run(server, step)
    assert (again.error, again.changed) == (None, False), f"{step.name}: a second run is not ok"


def foresee(server: Server, truth: Truth, step: Step) -> None:
    """Run a step in check mode, which writes nothing and predicts, and then for good."""
    before = truth.dump()
    checked = server.task(step.resource, check_mode=True, **step.options)
    assert truth.dump() == before, step.name
    real = run(server, step)
    assert checked.outcome.change, step.name
    assert real.outcome.change, step.name
    assert checked.verb == real.verb, step.name
    assert checked.outcome.change.differences == real.outcome.change.differences, step.name
