# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Documents that hold a subscription together with what is in its zone."""

from __future__ import annotations

from typing import Any

import pytest

from engine import InProcess, Server
from module_run import running

DOCUMENT: dict[str, Any] = {
    "subscriptions": [{"name": "example.com", "hosting_type": "none"}],
    "dns_zones": [{"zone_name": "example.com", "soa": {"ttl": 300}}],
    "dns_record_sets": [
        {"zone_name": "example.com", "prefix": "a", "type": "A", "value": ["192.0.2.1"]},
        {"zone_name": "example.com", "prefix": "b", "type": "CNAME", "value": ["a.example.com"]},
    ],
}


@pytest.mark.parametrize("zone", ["example.com", "b\u00fccher.example"])
def test_zone_of_a_new_subscription_is_filled_in_the_same_run(zone: str) -> None:
    document: dict[str, Any] = {
        section: [
            {
                key: zone if key == ("name" if section == "subscriptions" else "zone_name") else value
                for key, value in each.items()
            }
            for each in entries
        ]
        for section, entries in DOCUMENT.items()
    }
    with running(InProcess(Server().emulator)) as run:
        foreseen = run("plesk_objects", check_mode=True, **document)
        done = run("plesk_objects", **document)
        again = run("plesk_objects", **document)
    assert (foreseen.error, done.error, again.error) == ({}, {}, {})
    assert foreseen.result["summary"] == done.result["summary"]
    assert (done.result["summary"]["created"], done.result["summary"]["updated"]) == (3, 1)
    assert (again.changed, again.requests) == (False, 2)


def test_record_sets_of_a_deleted_subscription_go_with_it() -> None:
    gone = {
        "subscriptions": [{"name": "example.com", "state": "absent", "force": True}],
        "dns_record_sets": [{"zone_name": "example.com", "prefix": "a", "type": "A", "state": "absent"}],
    }
    with running(InProcess(Server().emulator)) as run:
        run("plesk_objects", **DOCUMENT)
        done = run("plesk_objects", **gone)
        again = run("plesk_objects", **gone)
    assert (done.error, done.result["summary"]["deleted"]) == ({}, 2)
    assert (again.error, again.changed) == ({}, False)


def test_what_a_document_reads_of_zones_can_be_given_back() -> None:
    with running(InProcess(Server().emulator)) as run:
        run("plesk_objects", **DOCUMENT)
        found = run("plesk_objects_info", kinds=["dns_zones", "dns_record_sets"]).result["objects"]
        again = run("plesk_objects", **found)
    assert len(found["dns_record_sets"]) > 10
    assert (again.error, again.changed) == ({}, False)
