# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The life of a subscription on servers that behave in every way."""

from __future__ import annotations

import pytest
from scenario import SHARED, Step, Truth, run

from ansible_collections.community.plesk.plugins.module_utils._resources.customer import CUSTOMER
from ansible_collections.community.plesk.plugins.module_utils._resources.reseller import RESELLER
from ansible_collections.community.plesk.plugins.module_utils._resources.reseller_plan import RESELLER_PLAN
from ansible_collections.community.plesk.plugins.module_utils._resources.service_plan import SERVICE_PLAN
from ansible_collections.community.plesk.plugins.module_utils._resources.subscription import SUBSCRIPTION
from engine import InProcess, Server
from plesk_emulator.behaviors.chosen import declared

PASSWORD = "Corr3ct-Horse"
ACCOUNT = {"contact_name": "J. Doe", "password": PASSWORD, "update_password": "on_create"}
NAME = {"name": "example.com"}


def _step(name: str, **options: object) -> Step:
    return Step(name, SUBSCRIPTION, {**NAME, **options})


STEPS = (
    _step(
        "created",
        owner="jdoe",
        service_plan="Gold",
        addons=["More"],
        ip_addresses=[SHARED],
        ftp_login="jdoe_ftp",
        ftp_password=PASSWORD,
        hosting={"ssi": True, "ftp_quota": "1G"},
        external_id="crm-1",
        description="for users",
        admin_description="for us",
    ),
    _step("limited", limits={"max_db": 7}, overuse="notify", permissions={"manage_dns": True}),
    _step("PHP", php_settings={"memory_limit": "256M"}),
    _step("more PHP", php_settings={"post_max_size": "8M"}),
    _step("mail", mail={"dkim": True, "nonexistent_user": "reject"}),
    _step("webmail", mail={"webmail": "roundcube"}),
    _step("settings", preferences={"statistics_months": 6}, performance={"bandwidth": 512, "max_connections": 20}),
    _step("suspended", status="disabled"),
    _step("active", status="active"),
    _step("synchronized", sync=True),
    _step("other plan", service_plan="Silver", limits={"max_db": 4}),
    _step("without add-ons", addons=[]),
    _step("custom", service_plan=""),
    _step("plan again", service_plan="Gold", addons=["More"]),
    _step("of the reseller", owner="north", service_plan="Gold", addons=[]),
    _step("of the administrator", owner="admin", service_plan=""),
    _step("items", plan_items=["Support"], db_servers=[{"host": "localhost"}]),
    Step("renamed", SUBSCRIPTION, {"match_by": "external_id", "external_id": "crm-1", "name": "example.org"}),
    Step(
        "forwarded",
        SUBSCRIPTION,
        {
            "name": "example.org",
            "hosting_type": "standard_forwarding",
            "forward_to": "https://www.example.net/",
            "force": True,
        },
    ),
    Step("without hosting", SUBSCRIPTION, {"name": "example.org", "hosting_type": "none"}),
    Step("gone", SUBSCRIPTION, {"name": "example.org", "state": "absent"}),
)

SHARED_BEHAVIORS = (
    *("on_error", "application_error", "error_http", "read_after_write", "empty_result", "result_order", "unset"),
    *("booleans", "string_storage", "owner_form", "no_plan", "external_id", "set_limits", "set_permissions"),
)
"""Behaviors of several operators that matter for how subscriptions are read and written."""


def settings() -> list[str]:
    return [
        f"{behavior.name}={value}"
        for behavior in declared().values()
        if "webspace" in behavior.operators or behavior.name in SHARED_BEHAVIORS
        for value in behavior.values[1:]
    ]


def stocked(*behaviors: str) -> Server:
    """A server with a customer, a reseller, and the plans of both vendors."""
    server = Server(*behaviors)
    pool = [{"ip_address": SHARED}]
    tasks = [
        server.task(RESELLER_PLAN, name="Resale", limits={"max_dom": 10}),
        server.task(RESELLER, login="north", plan="Resale", ip_pool=pool, **ACCOUNT),
        server.task(CUSTOMER, login="jdoe", **ACCOUNT),
        server.task(SERVICE_PLAN, name="Gold", owner="admin", limits={"max_db": 5}),
        server.task(SERVICE_PLAN, name="Silver", owner="admin", limits={"max_db": 2}),
        server.task(SERVICE_PLAN, name="Gold", owner="north"),
    ]
    assert not any(task.error for task in tasks), [task.error for task in tasks]
    addon = b"<packet><service-plan-addon><add><name>More</name></add></service-plan-addon></packet>"
    InProcess(server.emulator).post(addon, max_bytes=1 << 20)
    return server


@pytest.mark.parametrize("setting", ["", *settings()])
def test_subscription_reaches_the_state_under_behavior(setting: str) -> None:
    server = stocked(*([setting] if setting else []))
    truth = Truth(server)
    for step in STEPS:
        before = truth.dump()
        task = run(server, step)
        assert task.changed == (truth.dump() != before), f"{step.name}: changed={task.changed} is not true"
        assert task.error is None, f"{step.name}: {task.error}"
        assert truth.reached(step), f"{step.name}: reported as done, but it is not so"
        again = run(server, step)
        assert (again.error, again.changed) == (None, False), f"{step.name}: a second run is not ok"
