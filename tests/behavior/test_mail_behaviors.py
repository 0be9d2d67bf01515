# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Mail reaches the desired state, or the task says truthfully that it cannot, whichever way the server behaves."""

from __future__ import annotations

import random

import pytest
from lxml import etree
from scenario import Step, Truth, foresee, general, run, settings

import places
from ansible_collections.community.plesk.plugins.module_utils._resources.mail_account import MAIL_ACCOUNT
from ansible_collections.community.plesk.plugins.module_utils._resources.mail_settings import MAIL_SETTINGS
from conformance.schema_paths import VendorSchema
from engine import Server
from mail_server import PASSWORD, hosted
from plesk_emulator.behaviors.chosen import declared

GENERAL = general(1)
OPERATORS = {"mail", "site"}
SITE = "example.com"
JD = {"address": f"jd@{SITE}"}
FULL = {
    **JD,
    "password": PASSWORD,
    "mailbox": True,
    "quota": "1M",
    "aliases": ["john", "doe"],
    "forward_to": ["a@other.example", "b@other.example"],
    "autoresponder": {"enabled": True, "subject": "Away", "text": "two\nlines", "end_date": "2030-01-31"},
    "antivirus": "inout",
    "panel_access": True,
    "outgoing_limit": 50,
    "description": "the first",
}
STEPS = (
    Step("account", MAIL_ACCOUNT, FULL),
    Step("bare account", MAIL_ACCOUNT, {"address": f"info@{SITE}"}),
    Step("values", MAIL_ACCOUNT, {**JD, "antivirus": "off", "outgoing_limit": "unlimited", "description": "other"}),
    Step("no description", MAIL_ACCOUNT, {**JD, "description": "", "outgoing_limit": "default"}),
    Step("quota", MAIL_ACCOUNT, {**JD, "quota": "2M"}),
    Step("no quota", MAIL_ACCOUNT, {**JD, "quota": "unlimited"}),
    Step("aliases", MAIL_ACCOUNT, {**JD, "aliases": ["doe", "jane"]}),
    Step("no aliases", MAIL_ACCOUNT, {**JD, "aliases": []}),
    Step("addresses", MAIL_ACCOUNT, {**JD, "forward_to": ["b@other.example", "c@other.example"]}),
    Step("forwarding off", MAIL_ACCOUNT, {**JD, "forward_to": []}),
    Step("forwarding on", MAIL_ACCOUNT, {**JD, "forward_to": ["d@other.example"]}),
    Step("forwarding paused", MAIL_ACCOUNT, {**JD, "forward_enabled": False}),
    Step("forwarding resumed", MAIL_ACCOUNT, {**JD, "forward_enabled": True}),
    Step("responder", MAIL_ACCOUNT, {**JD, "autoresponder": {"text": "other\n\nlines", "content_type": "text/html"}}),
    Step("responder off", MAIL_ACCOUNT, {**JD, "autoresponder": {"enabled": False}}),
    Step("no mailbox", MAIL_ACCOUNT, {**JD, "mailbox": False}),
    Step("renamed", MAIL_ACCOUNT, {"match_by": "id", "id": 1, "address": f"jane@{SITE}", "antivirus": "in"}),
    Step("settings", MAIL_SETTINGS, {"site": SITE, "nonexistent_user": {"bounce": "No such user"}, "webmail": "horde"}),
    Step("forwarded", MAIL_SETTINGS, {"site": SITE, "nonexistent_user": {"forward": "all@other.example"}}),
    Step(
        "more settings", MAIL_SETTINGS, {"site": SITE, "nonexistent_user": "reject", "dkim": True, "greylisting": True}
    ),
    Step("certificate", MAIL_SETTINGS, {"site": SITE, "webmail_certificate": "main"}),
    Step("service off", MAIL_SETTINGS, {"site": SITE, "enabled": False}),
    Step("service on", MAIL_SETTINGS, {"site": SITE, "enabled": True, "webmail": "roundcube"}),
    Step("account gone", MAIL_ACCOUNT, {"address": f"jane@{SITE}", "state": "absent"}),
)
# Where a server makes the wanted state impossible, the task must fail; these are all such places.
IMPOSSIBLE = {
    "empty_node=ignore": {"no description"},
    "empty_node=error": {"no description"},
}
# A value that a server does not return is written by every run; whether it is unset cannot be told.
BLIND = {"mail_info_extras=absent": {"account", "values", "no description"}}


def live(server: Server, truth: Truth, chosen: set[str], step: Step) -> None:
    """Run a step and hold what it reports against what is stored."""
    before = truth.dump()
    task = run(server, step)
    assert task.changed == (truth.dump() != before), f"{step.name}: changed={task.changed} is not true"
    if task.error:
        assert any(step.name in IMPOSSIBLE.get(setting, ()) for setting in chosen), f"{step.name}: {task.error}"
        return
    blind = any(step.name in BLIND.get(setting, ()) for setting in chosen)
    assert blind or truth.reached(step), f"{step.name}: reported as done, but it is not so"
    again = run(server, step)
    assert again.error is None, f"{step.name}: {again.error}"
    assert blind or not again.changed, f"{step.name}: a second run is not ok"
    assert not again.changed or "does not return" in " ".join(again.planning.warnings)


def test_each_step_takes_three_requests_and_one_more_run_two() -> None:
    server = hosted(SITE)
    for step in STEPS:
        task = run(server, step)
        assert (task.error, task.changed, task.requests) == (None, True, 3), step.name
        assert run(server, step).requests == 2, step.name


@pytest.mark.parametrize("setting", settings(OPERATORS, GENERAL))
def test_each_behavior_alone(setting: str) -> None:
    server = hosted(SITE, setting)
    truth = Truth(server)
    for step in STEPS:
        live(server, truth, {setting}, step)


@pytest.mark.parametrize("seed", range(5))
def test_many_behaviors_together(seed: int) -> None:
    chance = random.Random(seed)
    chosen = {
        f"{behavior.name}={chance.choice(behavior.values[1:])}"
        for behavior in declared().values()
        if len(behavior.values) > 1
        and (behavior.name in GENERAL or OPERATORS & set(behavior.operators))
        and chance.random() < 0.3
    }
    server = hosted(SITE, *sorted(chosen))
    truth = Truth(server)
    for step in STEPS:
        live(server, truth, chosen, step)


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
def test_check_mode_predicts_the_run_and_writes_nothing(step: Step) -> None:
    server = hosted(SITE)
    for earlier in STEPS[: STEPS.index(step)]:
        run(server, earlier)
    foresee(server, Truth(server), step)


@pytest.mark.parametrize("version", ["1.6.6.0", "1.6.7.0", "1.6.8.0", "1.6.9.0", "1.6.9.1"])
def test_packets_are_valid_in_each_version(protocol_dir, version: str) -> None:
    folder = places.protocol_dir()
    assert folder is not None
    schema = VendorSchema(folder / "schemas" / version)
    server = hosted(SITE)
    newer = {"end_date": "1.6.7.0", "webmail_certificate": "1.6.8.0"}
    seen = set()
    for step in STEPS:
        for body in run(server, step).wire.packets:
            root = etree.fromstring(body)
            for option, since in newer.items():
                if version < since:
                    for node in [*root.iter(option), *root.iter(option.replace("_", "-"))]:
                        node.getparent().remove(node)
            root.set("version", version)
            if root.find("mail/set_prefs/prefs") is not None and not len(root.find("mail/set_prefs/prefs")):
                continue
            assert schema.accepts(root), f"{schema.schema.error_log}\n{body!r}"
            seen |= {f"{operator.tag}/{operation.tag}" for operator in root for operation in operator}
    names = "create update remove rename get_info get_prefs set_prefs"
    assert seen == {"site/get", *(f"mail/{name}" for name in names.split())}
