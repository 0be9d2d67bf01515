# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The packets of the DNS modules on the emulator, held against the schemas of all protocol versions."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

import places
from ansible_collections.community.plesk.plugins.module_utils._resources.dns_record_set import DNS_RECORD_SET
from ansible_collections.community.plesk.plugins.module_utils._resources.dns_server import DNS_SERVER
from ansible_collections.community.plesk.plugins.module_utils._resources.dns_zone import DNS_ZONE
from conformance.schema_paths import VendorSchema
from dns_world import dns_server, send, template_records
from engine import Server

FOLDER = places.protocol_dir()
VERSIONS = sorted(path.name for path in (FOLDER / "schemas").iterdir()) if FOLDER else ["none"]

LABELS = st.text("abcxyz019", min_size=1, max_size=8)
NAMES = st.lists(LABELS, min_size=1, max_size=3).map(".".join)
NUMBERS = st.integers(0, 65535).map(str)
TEXTS = st.text(st.characters(min_codepoint=33, max_codepoint=0x2FFF, blacklist_categories=("Cs", "Cc")), min_size=1)
VALUES = {
    "A": st.ip_addresses(v=4).map(str),
    "AAAA": st.ip_addresses(v=6).map(str),
    "CNAME": NAMES,
    "NS": NAMES,
    "MX": st.tuples(NUMBERS, NAMES).map(" ".join),
    "SRV": st.tuples(NUMBERS, NUMBERS, NUMBERS, NAMES).map(" ".join),
    "TXT": TEXTS,
}


@st.composite
def record_sets(draw: st.DrawFn) -> dict[str, Any]:
    """Return the options of a record set in one of the places that a server has."""
    type_ = draw(st.sampled_from(sorted(VALUES)))
    most = 1 if type_ == "CNAME" else 3
    place = draw(
        st.sampled_from(
            [
                {"zone_name": "example.com"},
                {"zone_name": "example.net"},
                {"zone_name": "sub.example.com"},
                {"template": True},
            ]
        )
    )
    values = draw(st.lists(VALUES[type_], min_size=1, max_size=most, unique=True))
    return {**place, "prefix": f"t-{draw(LABELS)}", "type": type_, "value": values}


@pytest.fixture(scope="module")
def schemas() -> list[VendorSchema]:
    if FOLDER is None:
        pytest.skip("no schemas of the vendor are here")
    return [VendorSchema(FOLDER / "schemas" / version) for version in VERSIONS]


def judge(schemas: list[VendorSchema], packets: list[bytes]) -> set[str]:
    """Hold packets against all schemas and return the operations of dns in them."""
    seen = set()
    for packet in packets:
        tree = etree.fromstring(packet)
        seen.update(operation.tag for operation in tree.findall("dns/*"))
        for schema in schemas:
            assert schema.accepts(tree), (packet, schema.schema.error_log)
    return seen


def test_packets_of_record_sets_are_valid_in_each_version(schemas: list[VendorSchema]) -> None:
    server = dns_server()
    before = template_records(server)

    @settings(max_examples=60, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(record_sets(), st.data())
    def held(wanted: dict[str, Any], data: st.DataObject) -> None:
        other = {**wanted, "value": data.draw(st.lists(VALUES[wanted["type"]], min_size=1, max_size=1))}
        gone = {**wanted, "state": "absent"}
        seen = set()
        for options in (wanted, other, gone):
            done = server.task(DNS_RECORD_SET, **options)
            assert done.error is None, (options, done.error)
            seen |= judge(schemas, done.wire.packets)
        assert seen == {"get_rec", "add_rec", "del_rec"}

    held()
    assert template_records(server) == before, "only the records of the tasks were touched"


def test_packets_of_zones_are_valid_in_each_version(schemas: list[VendorSchema]) -> None:
    server = dns_server()
    seen = set()
    for zone in ("example.com", "example.net"):
        for options in (
            {"enabled": False, "soa": {"ttl": 1, "expire": 2**31}, "primary_servers": ["192.0.2.53", "2001:db8::53"]},
            {"enabled": True, "primary_servers": [], "type": "secondary", "force": True},
        ):
            done = server.task(DNS_ZONE, zone_name=zone, **options)
            assert done.error is None
            seen |= judge(schemas, done.wire.packets)
    assert seen == {
        *("get", "set", "enable", "disable", "switch"),
        *("get_master_server", "add_master_server", "del_master_server"),
    }


HOSTS = st.one_of(st.ip_addresses().map(str), NAMES, st.sampled_from(["192.0.2.0/24", "2001:db8::/32"]))
SECONDS = st.dictionaries(st.sampled_from(["ttl", "refresh", "retry", "expire", "minimum"]), st.integers(0, 2**31))
SERVER_SETTINGS = st.fixed_dictionaries(
    {},
    optional={
        "transfer_acl": st.lists(HOSTS, max_size=4),
        "recursion": st.sampled_from(["on", "off", "localnets"]),
        "remote_dns": st.booleans(),
        "template_enabled": st.booleans(),
        "template_soa": SECONDS,
    },
)


def test_packets_of_the_dns_server_are_valid_in_each_version(schemas: list[VendorSchema]) -> None:
    server = dns_server()
    seen = set()

    @settings(max_examples=40, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(SERVER_SETTINGS)
    def held(wanted: dict[str, Any]) -> None:
        done = server.task(DNS_SERVER, **wanted)
        assert done.error is None, (wanted, done.error)
        seen.update(judge(schemas, done.wire.packets))

    held()
    switched = {"transfer_acl": ["192.0.2.1"], "recursion": "off", "remote_dns": True, "template_enabled": False}
    back = {"transfer_acl": [], "recursion": "on", "remote_dns": False, "template_enabled": True}
    for wanted in ({**switched, "template_soa": {"ttl": 5}}, back):
        held.hypothesis.inner_test(wanted)
    assert seen == {
        *("get", "set", "enable", "disable", "get_acl", "add_to_acl", "remove_from_acl"),
        *("get-recursion", "get-supported-recursion", "set-recursion"),
        *("get-status-remote-dns", "enable-remote-dns", "disable-remote-dns"),
    }


@pytest.mark.parametrize("caller", ["admin", "jdoe"])
def test_missing_zone_never_leads_to_a_write(caller: str) -> None:
    """Whatever is missing, no packet is sent that a server takes for one about its template."""
    server = Server()
    send(
        server,
        '<packet version="1.6.9.1"><customer><add><gen_info><pname>J</pname><login>jdoe</login>'
        "<passwd>Adm1n-secret</passwd></gen_info></add></customer></packet>",
    )
    server.login = caller
    for state in ("present", "absent"):
        done = server.task(
            DNS_RECORD_SET, zone_name="example.com", prefix="a", type="A", value=["192.0.2.1"], state=state
        )
        assert b"add_rec" not in b"".join(done.wire.packets)
        assert b"del_rec" not in b"".join(done.wire.packets)
    done = server.task(DNS_ZONE, zone_name="example.com", enabled=False)
    assert done.error.option == "zone_name"
    assert b"disable" not in b"".join(done.wire.packets)
