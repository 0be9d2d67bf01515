# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sites and aliases reach the desired state, or say truthfully that they cannot, whichever way the server behaves."""

from __future__ import annotations

import pytest
from scenario import Step, Truth, general, run

from ansible_collections.community.plesk.plugins.module_utils._resources.site import SITE
from ansible_collections.community.plesk.plugins.module_utils._resources.site_alias import SITE_ALIAS
from ansible_collections.community.plesk.plugins.module_utils._resources.subscription import SUBSCRIPTION
from engine import Server
from plesk_emulator.behaviors.chosen import declared

GENERAL = general(2)
OPERATORS = {"site", "site-alias", "subdomain"}
STEPS = (
    Step("site", SITE, {"name": "example.org", "subscription": "example.com", "hosting": {"php": False, "ssl": True}}),
    Step("site without hosting", SITE, {"name": "example.net", "subscription": "example.com", "hosting_type": "none"}),
    Step("hosting", SITE, {"name": "example.net", "document_root": "net"}),
    Step("subdomain", SITE, {"name": "a.example.org", "subscription": "example.com", "parent": "example.org"}),
    Step("property", SITE, {"name": "example.org", "hosting": {"ssl-redirect": True}}),
    Step("described", SITE, {"name": "example.org", "description": "Shop", "performance": {"max_connections": 5}}),
    Step("described no more", SITE, {"name": "example.org", "description": "", "performance": {"max_connections": 6}}),
    Step("suspended", SITE, {"name": "a.example.org", "status": "suspended"}),
    Step("suspended no more", SITE, {"name": "a.example.org", "status": "active"}),
    Step("disabled", SITE, {"name": "a.example.org", "status": "disabled", "turn_off_action": "suspend"}),
    Step("active", SITE, {"name": "a.example.org", "status": "active"}),
    Step("alias", SITE_ALIAS, {"name": "example.info", "site": "example.org", "mail": False, "dns": True}),
    Step("alias changed", SITE_ALIAS, {"name": "example.info", "web": False, "seo_redirect": False}),
    Step("alias disabled", SITE_ALIAS, {"name": "example.info", "status": "disabled"}),
    Step("alias moved", SITE_ALIAS, {"name": "example.info", "site": "example.com", "force": True}),
    Step("alias gone", SITE_ALIAS, {"name": "example.info", "state": "absent"}),
    Step("site gone", SITE, {"name": "example.org", "state": "absent", "force": True}),
)
# Where a server makes the wanted state impossible, the task must fail; these are all such places.
IMPOSSIBLE = {
    "alias_disabled=8": {"alias disabled"},
    "empty_node=ignore": {"described no more"},
    "empty_node=error": {"described no more"},
}


def settings() -> list[str]:
    return [
        f"{behavior.name}={value}"
        for behavior in declared().values()
        if behavior.name in GENERAL or OPERATORS & set(behavior.operators)
        for value in behavior.values[1:]
    ]


def stocked(*behaviors: str) -> Server:
    server = Server(*behaviors)
    task = server.task(SUBSCRIPTION, name="example.com", ftp_login="jdoe", ftp_password="Corr3ct-Horse")
    assert task.error is None, task.error
    return server


def live(server: Server, truth: Truth, setting: str, step: Step) -> None:
    """Run a step and hold what it reports against what is stored."""
    before = truth.dump()
    task = run(server, step)
    assert task.changed == (truth.dump() != before), f"{step.name}: changed={task.changed} is not true"
    if step.name in IMPOSSIBLE.get(setting, ()):
        assert task.error, f"{step.name}: is possible"
    if task.error:
        assert step.name in IMPOSSIBLE.get(setting, ()), f"{step.name}: {task.error}"
        return
    assert truth.reached(step), f"{step.name}: reported as done, but it is not so"
    again = run(server, step)
    assert (again.error, again.changed) == (None, False), f"{step.name}: a second run is not ok"


def test_each_step_takes_two_requests_and_one_more_run_none() -> None:
    server = stocked()
    for step in STEPS:
        task = run(server, step)
        assert (task.error, task.changed, task.requests) == (None, True, 2), step.name
        assert run(server, step).requests == 1, step.name


@pytest.mark.parametrize("setting", settings())
def test_each_behavior_alone(setting: str) -> None:
    server = stocked(setting)
    truth = Truth(server)
    for step in STEPS:
        live(server, truth, setting, step)


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
def test_check_mode_predicts_the_run_and_writes_nothing(step: Step) -> None:
    server = stocked()
    for earlier in STEPS[: STEPS.index(step)]:
        run(server, earlier)
    before = Truth(server).dump()
    checked = server.task(step.resource, check_mode=True, **step.options)
    assert Truth(server).dump() == before
    real = run(server, step)
    assert checked.outcome.change
    assert real.outcome.change
    assert checked.verb == real.verb
    assert checked.outcome.change.differences == real.outcome.change.differences
