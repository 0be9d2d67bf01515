# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Zones on the emulator: their settings, and whose zone is written."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import etree

from ansible_collections.community.plesk.plugins.module_utils._engine.gather import Wanted, gather
from ansible_collections.community.plesk.plugins.module_utils._resources.dns_zone import DNS_ZONE
from dns_world import dns_server
from engine import Server, Task


def task(server: Server, **options: Any) -> Task:
    done = server.task(DNS_ZONE, **options)
    assert done.error is None, done.error
    return done


def test_settings_change_in_three_requests_and_then_two() -> None:
    server = dns_server()
    wanted = {
        "zone_name": "Example.com.",
        "enabled": False,
        "soa": {"ttl": 300, "minimum": 60},
        "primary_servers": ["192.0.2.77", "2001:DB8::1"],
    }
    done = task(server, **wanted)
    assert (done.verb, done.requests) == ("update", 3)
    again = task(server, **wanted)
    assert (again.verb, again.requests) == ("none", 2)
    assert again.values["soa"] == {"ttl": 300, "refresh": 10800, "retry": 3600, "expire": 604800, "minimum": 60}
    assert again.values["primary_servers"] == ["192.0.2.77", "2001:db8::1"]
    task(server, zone_name="example.com", primary_servers=["2001:db8::1"], enabled=True)
    assert task(server, zone_name="example.com").values["primary_servers"] == ["2001:db8::1"]


def test_every_write_names_the_owner_of_the_zone() -> None:
    server = dns_server()
    written = []
    for zone, owner in (("example.com", "site-id"), ("example.net", "site-alias-id")):
        done = task(
            server,
            zone_name=zone,
            enabled=False,
            type="secondary",
            soa={"ttl": 1},
            primary_servers=["192.0.2.7"],
            force=True,
        )
        for body in done.wire.packets:
            for operation in etree.fromstring(body).findall("dns/*"):
                if not operation.tag.startswith("get"):
                    written.append(operation.tag)
                    assert [node.text for node in operation.iter(owner)] == ["1"]
    assert sorted(set(written)) == ["add_master_server", "disable", "set", "switch"]


def test_switch_to_secondary_needs_force() -> None:
    server = dns_server()
    done = server.task(DNS_ZONE, zone_name="example.com", type="secondary")
    assert "was not switched to secondary" in done.error.message
    assert task(server, zone_name="example.com", type="secondary", force=True).changed
    assert task(server, zone_name="example.com", type="secondary").verb == "none"
    assert task(server, zone_name="example.com", type="primary").changed


@pytest.mark.parametrize(
    "behavior", ["dns_subdomain=parent", "dns_subdomain=refused", "dns_subdomain=refused dns_bad_site=1013"]
)
def test_subdomain_without_zone_is_refused(behavior: str) -> None:
    server = dns_server(*behavior.split())
    before = task(server, zone_name="example.com").values
    done = server.task(DNS_ZONE, zone_name="sub.example.com", soa={"ttl": 5})
    assert "'sub.example.com' is not the name of an existing DNS zone" in done.error.message
    assert task(server, zone_name="example.com").values == before


def test_info_returns_each_zone_as_a_task_takes_it() -> None:
    server = dns_server()
    found = gather(server.client(), [Wanted(DNS_ZONE)]).by_section["dns_zones"]
    assert [entry.values["zone_name"] for entry in found] == ["example.com", "example.net"]
    for entry in found:
        assert task(server, **entry.values).verb == "none"
    assert [entry.facts["alias_id"] for entry in found] == [None, 1]


def test_zone_is_neither_created_nor_deleted() -> None:
    assert "state" not in DNS_ZONE.argument_spec()
    assert DNS_ZONE.argument_spec()["force"]["type"] == "bool"
