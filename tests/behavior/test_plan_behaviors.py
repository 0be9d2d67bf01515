# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Service plans and add-on plans reach the desired state under each behavior that concerns them."""

from __future__ import annotations

from typing import Any

import pytest
from scenario import Step, Truth, foresee, live, run

from ansible_collections.community.plesk.plugins.module_utils._resources.reseller import RESELLER
from ansible_collections.community.plesk.plugins.module_utils._resources.service_plan import SERVICE_PLAN
from ansible_collections.community.plesk.plugins.module_utils._resources.service_plan_addon import SERVICE_PLAN_ADDON
from engine import Server
from plesk_emulator.behaviors.chosen import declared

OPERATORS = {"service-plan", "service-plan-addon"}
RESELLER_OPTIONS = {"login": "north", "contact_name": "N", "password": "Corr3ct-Horse", "update_password": "on_create"}
FULL: dict[str, Any] = {
    "limits": {"disk_space": "10G", "max_db": 5},
    "permissions": {"manage_dns": True, "manage_phosting": True},
    "hosting": {"shell": "/bin/bash", "cgi": True},
    "php_settings": {"memory_limit": "256M", "post_max_size": "8M"},
    "external_id": "offer-1",
}

STEPS = (
    Step("reseller", RESELLER, RESELLER_OPTIONS),
    Step(
        "plan",
        SERVICE_PLAN,
        {
            **FULL,
            "name": "Gold",
            "overuse": "notify",
            "mail": {"enabled": True, "webmail": "roundcube", "nonexistent_user": "reject"},
            "log_rotation": {"size": 100, "files": 3},
            "performance": {"bandwidth": 512},
            "plan_items": ["Support"],
            "packages": [{"name": "WordPress", "value": "6.5"}],
            "aps_filter": True,
            "db_servers": [{"host": "localhost"}],
        },
    ),
    Step("plan changed", SERVICE_PLAN, {"name": "Gold", "limits": {"max_db": 6}, "permissions": {"manage_log": True}}),
    Step("plan with PHP", SERVICE_PLAN, {"name": "Gold", "php_settings": {"memory_limit": "1G"}}),
    Step("plan with mail", SERVICE_PLAN, {"name": "Gold", "mail": {"webmail": "horde"}}),
    Step("plan with rotation", SERVICE_PLAN, {"name": "Gold", "log_rotation": {"period": "daily"}}),
    Step("plan with members", SERVICE_PLAN, {"name": "Gold", "plan_items": ["Backup"], "packages": []}),
    Step("plan copied", SERVICE_PLAN, {"name": "Silver", "copy_of": "Gold", "limits": {"max_db": 1}}),
    Step("plan renamed", SERVICE_PLAN, {"match_by": "external_id", "external_id": "offer-1", "name": "Platinum"}),
    Step("plan without hosting", SERVICE_PLAN, {"name": "Silver", "hosting_type": "none"}),
    Step("plan of a reseller", SERVICE_PLAN, {"name": "Silver", "owner": "north", "limits": {"max_db": 2}}),
    Step("plan of a reseller changed", SERVICE_PLAN, {"name": "Silver", "owner": "north", "overuse": "notify"}),
    Step("addon", SERVICE_PLAN_ADDON, {**FULL, "name": "Space", "packages": [{"name": "WordPress"}]}),
    Step("addon changed", SERVICE_PLAN_ADDON, {"name": "Space", "limits": {"max_db": 6}}),
    Step("addon gone", SERVICE_PLAN_ADDON, {"name": "Space", "state": "absent", "force": True}),
    Step("plan of a reseller gone", SERVICE_PLAN, {"name": "Silver", "owner": "north", "state": "absent"}),
    Step("plan gone", SERVICE_PLAN, {"name": "Platinum", "state": "absent", "force": True}),
)
REQUESTS = {"plan": (4, 2), "plan copied": (3, 1), "plan of a reseller": (2, 1), "addon": (3, 1)}


def settings() -> list[str]:
    return [
        f"{behavior.name}={value}"
        for behavior in declared().values()
        if behavior.operators & OPERATORS
        for value in [*behavior.values[1:], *(["0.01"] if behavior.seconds else [])]
    ]


def test_defaults_and_what_they_cost() -> None:
    server = Server()
    for step in STEPS:
        task = run(server, step)
        assert (task.error, task.changed) == (None, True), step.name
        changed, unchanged = REQUESTS.get(step.name, (2, 1))
        assert task.requests == changed, step.name
        assert run(server, step).requests == unchanged, step.name


@pytest.mark.parametrize("setting", settings())
def test_each_behavior_alone(setting: str) -> None:
    server = Server(setting)
    truth = Truth(server)
    for step in STEPS:
        live(server, truth, step)


def test_check_mode_predicts_each_run_and_writes_nothing() -> None:
    server = Server()
    truth = Truth(server)
    for step in STEPS:
        foresee(server, truth, step)
