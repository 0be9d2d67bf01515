# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sites and aliases reach the desired state, or say truthfully that they cannot, whichever way the server behaves."""

from __future__ import annotations

import pytest
from scenario import Step, Truth, foresee, general, live, run, settings

from ansible_collections.community.plesk.plugins.module_utils._resources.site import SITE
from ansible_collections.community.plesk.plugins.module_utils._resources.site_alias import SITE_ALIAS
from ansible_collections.community.plesk.plugins.module_utils._resources.subscription import SUBSCRIPTION
from engine import Server

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


def stocked(*behaviors: str) -> Server:
    server = Server(*behaviors)
    task = server.task(SUBSCRIPTION, name="example.com", ftp_login="jdoe", ftp_password="Corr3ct-Horse")
    assert task.error is None, task.error
    return server


def test_each_step_takes_two_requests_and_one_more_run_none() -> None:
    server = stocked()
    for step in STEPS:
        task = run(server, step)
        assert (task.error, task.changed, task.requests) == (None, True, 2), step.name
        assert run(server, step).requests == 1, step.name


@pytest.mark.parametrize("setting", settings(OPERATORS, GENERAL))
def test_each_behavior_alone(setting: str) -> None:
    server = stocked(setting)
    truth = Truth(server)
    for step in STEPS:
        live(server, truth, step, fails=step.name in IMPOSSIBLE.get(setting, ()))


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
def test_check_mode_predicts_the_run_and_writes_nothing(step: Step) -> None:
    server = stocked()
    for earlier in STEPS[: STEPS.index(step)]:
        run(server, earlier)
    foresee(server, Truth(server), step)
