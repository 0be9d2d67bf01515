# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""A zone on servers that behave in every way, that lose answers, and that several clients use at once."""

from __future__ import annotations

import random
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from scenario import Step, Truth, live, settings
from test_chaos import Unreliable

from ansible_collections.community.plesk.plugins.module_utils._resources.dns_record_set import DNS_RECORD_SET
from ansible_collections.community.plesk.plugins.module_utils._resources.dns_server import DNS_SERVER
from ansible_collections.community.plesk.plugins.module_utils._resources.dns_zone import DNS_ZONE
from dns_world import dns_server, stored
from engine import Server, Task
from plesk_emulator.behaviors.chosen import declared

ZONE = {"zone_name": "example.com"}
MAIL = {**ZONE, "record": "example.com", "type": "MX"}
STEPS = (
    Step("addresses", DNS_RECORD_SET, {**ZONE, "prefix": "a", "type": "A", "value": ["192.0.2.1", "192.0.2.2"]}),
    Step("addresses replaced", DNS_RECORD_SET, {**ZONE, "prefix": "a", "type": "A", "value": ["192.0.2.3"]}),
    Step("IPv6", DNS_RECORD_SET, {**ZONE, "prefix": "a", "type": "AAAA", "value": ["2001:DB8::0:1"]}),
    Step("exchanges", DNS_RECORD_SET, {**MAIL, "value": ["10 mx1.example.net", "20 mx2.example.net"]}),
    Step("exchanges swapped", DNS_RECORD_SET, {**MAIL, "value": ["20 mx1.example.net", "10 MX2.example.net."]}),
    Step("alias", DNS_RECORD_SET, {**ZONE, "prefix": "c", "type": "CNAME", "value": ["one.example.org"]}),
    Step("alias moved", DNS_RECORD_SET, {**ZONE, "prefix": "c", "type": "CNAME", "value": ["two.example.org"]}),
    Step("texts", DNS_RECORD_SET, {**ZONE, "prefix": "t", "type": "TXT", "value": ["v=x", "y" * 300, 'a "b" c']}),
    Step("service", DNS_RECORD_SET, {**ZONE, "prefix": "_s._tcp", "type": "SRV", "value": ["1 2 3 s.example.com"]}),
    Step(
        "service moved", DNS_RECORD_SET, {**ZONE, "prefix": "_s._tcp", "type": "SRV", "value": ["1 2 4 s.example.com"]}
    ),
    Step(
        "subdomain",
        DNS_RECORD_SET,
        {"zone_name": "sub.example.com", "prefix": "b", "type": "A", "value": ["192.0.2.9"]},
    ),
    Step(
        "second name", DNS_RECORD_SET, {"zone_name": "example.net", "prefix": "b", "type": "A", "value": ["192.0.2.9"]}
    ),
    Step("template", DNS_RECORD_SET, {"template": True, "prefix": "shop", "type": "A", "value": ["<ip>"]}),
    Step("template cleared", DNS_RECORD_SET, {"template": True, "prefix": "shop", "type": "A", "state": "absent"}),
    Step("server", DNS_SERVER, {"transfer_acl": ["192.0.2.53", "192.0.2.54"], "recursion": "on", "remote_dns": True}),
    Step("other hosts", DNS_SERVER, {"transfer_acl": ["192.0.2.54", "192.0.2.0/28"], "template_soa": {"retry": 7}}),
    Step("no hosts", DNS_SERVER, {"transfer_acl": [], "remote_dns": False, "template_enabled": False}),
    Step("zone", DNS_ZONE, {**ZONE, "soa": {"ttl": 300}, "primary_servers": ["192.0.2.53", "192.0.2.54"]}),
    Step("primary server gone", DNS_ZONE, {**ZONE, "primary_servers": ["192.0.2.54"]}),
    Step("zone disabled", DNS_ZONE, {**ZONE, "enabled": False}),
    Step("address of a disabled zone", DNS_RECORD_SET, {**ZONE, "prefix": "d", "type": "A", "value": ["192.0.2.1"]}),
    Step("zone enabled", DNS_ZONE, {**ZONE, "enabled": True}),
    Step("alias gone", DNS_RECORD_SET, {**ZONE, "prefix": "c", "type": "CNAME", "state": "absent"}),
    Step("addresses gone", DNS_RECORD_SET, {**ZONE, "prefix": "a", "type": "A", "state": "absent"}),
    Step("zone secondary", DNS_ZONE, {**ZONE, "type": "secondary", "force": True}),
    Step("zone primary", DNS_ZONE, {**ZONE, "type": "primary"}),
)
IMPOSSIBLE = {"dns_disabled_zone=1023": "address of a disabled zone"}
"""Where a server makes the wanted state impossible, the task must fail; these are all such places."""

SHARED = ("on_error", "application_error", "error_http", "read_after_write", "empty_result", "result_order", "unset")
"""Behaviors of all operators that matter for how records are read and written."""


SETTINGS = settings({"dns"}, SHARED)


def _live(server: Server, chosen: set[str]) -> None:
    truth = Truth(server)
    impossible = {IMPOSSIBLE.get(setting) for setting in chosen}
    for step in STEPS:
        live(server, truth, step, may_fail=step.name in impossible)


@pytest.mark.parametrize("setting", SETTINGS)
def test_zone_reaches_the_state_under_each_behavior(setting: str) -> None:
    _live(dns_server(setting), {setting})


@pytest.mark.parametrize("seed", range(3))
def test_zone_reaches_the_state_under_mixed_behaviors(seed: int) -> None:
    chance = random.Random(seed)
    names = {setting.partition("=")[0] for setting in SETTINGS}
    chosen = {f"{name}={chance.choice(declared()[name].values)}" for name in sorted(names)}
    _live(dns_server(*sorted(chosen)), chosen)


def _wishes(number: int, chance: random.Random) -> list[dict[str, Any]]:
    """The tasks of one client, on names that only this client uses."""
    wishes: list[dict[str, Any]] = []
    for index in range(4):
        own = {**ZONE, "prefix": f"n{number}x{index}"}
        for _change in range(3):
            values = chance.sample([f"192.0.2.{host}" for host in range(1, 9)], chance.randrange(1, 4))
            wishes.append({**own, "type": "A", "value": values})
        wishes.append({**own, "prefix": f"c{number}x{index}", "type": "CNAME", "value": ["one.example.org"]})
        wishes.append({**own, "prefix": f"c{number}x{index}", "type": "CNAME", "value": ["two.example.org"]})
        if index % 2:
            wishes.append({**own, "type": "A", "state": "absent"})
    return wishes


def _client(server: Server, number: int, seed: int) -> list[Task]:
    wire = Unreliable(server, random.Random(f"{seed}-{number}"))
    wishes = _wishes(number, random.Random(f"wishes-{number}"))
    done = [server.task(DNS_RECORD_SET, wire=wire, **wish) for wish in wishes]
    wire.settle()
    return done


@pytest.mark.parametrize("seed", range(2))
def test_chaos_over_a_zone_ends_as_the_last_tasks_say(seed: int) -> None:
    server = dns_server()
    with ThreadPoolExecutor(3) as pool:
        tasks = [task for run in pool.map(lambda number: _client(server, number, seed), range(3)) for task in run]
    assert len([task for task in tasks if task.error]) < len(tasks) / 5, "most tasks get through"

    # What failed is run again, as a user would; then the zone must be as the last word on each name says.
    last: dict[tuple[str, str], dict[str, Any]] = {}
    for number in range(3):
        for wish in _wishes(number, random.Random(f"wishes-{number}")):
            assert server.task(DNS_RECORD_SET, **wish).error is None
            last[wish["prefix"], wish["type"]] = wish
    for (prefix, type_), wish in last.items():
        values = [value.rstrip(".") for value in stored(server, f"{prefix}.example.com", type_)]
        wanted = [] if wish.get("state") == "absent" else sorted(wish["value"])
        assert values == wanted, "each record is there once"


@pytest.mark.parametrize("seed", range(4))
def test_task_on_unreliable_server_reports_what_is_so(seed: int) -> None:
    server = dns_server()
    truth = Truth(server)
    wire = Unreliable(server, random.Random(seed), 0.4)
    served = Counter[bool]()
    for wish in _wishes(1, random.Random(seed)):
        before = truth.dump()
        task = server.task(DNS_RECORD_SET, wire=wire, **wish)
        left = stored(server, f"{wish['prefix']}.example.com", wish["type"])
        wire.settle()
        moved = truth.dump() != before
        served[task.error is None] += 1
        if task.error is None:
            assert truth.reached(Step("", DNS_RECORD_SET, wish)), wish
            assert task.changed or not moved, f"a hidden change: {wish}"
        else:
            told = task.changed or task.error.kind == "outcome_unknown"
            assert told or not moved, f"a hidden change: {wish}, {task.error}"
            if wish["type"] == "A" and wish.get("state") != "absent" and wish["prefix"] in str(before):
                assert left, "a name that was served is served"
    assert served[True] > served[False] / 4
