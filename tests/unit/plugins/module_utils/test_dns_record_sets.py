# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Record sets on the emulator: what is written, in which order and how often, and what a purge spares."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import etree

from ansible_collections.community.plesk.plugins.module_utils._api.errors import OptionError, PleskError
from ansible_collections.community.plesk.plugins.module_utils._engine.gather import Wanted, gather
from ansible_collections.community.plesk.plugins.module_utils._engine.plan import parse_item
from ansible_collections.community.plesk.plugins.module_utils._resources.dns_places import TEMPLATE
from ansible_collections.community.plesk.plugins.module_utils._resources.dns_record_set import DNS_RECORD_SET
from dns_world import dns_server, send, stored, template_records
from engine import PASSWORD, InProcess, Server, Task

ZONE = {"zone_name": "example.com"}


def task(server: Server, **options: Any) -> Task:
    done = server.task(DNS_RECORD_SET, **options)
    assert done.error is None, done.error
    return done


def writes(done: Task) -> list[list[str]]:
    """Return the operations of each packet that wrote."""
    packets = [[node.tag for operator in etree.fromstring(body) for node in operator] for body in done.wire.packets]
    written = [[name for name in packet if name in ("add_rec", "del_rec")] for packet in packets]
    return [packet for packet in written if packet]


def refusal(**options: Any) -> OptionError:
    with pytest.raises(PleskError) as caught:
        parse_item(DNS_RECORD_SET, options)
    assert isinstance(caught.value, OptionError)
    return caught.value


def purged(server: Server, zone: str = "example.com") -> set[tuple[str, str]]:
    planning = server.task(DNS_RECORD_SET, zone_name=zone, prefix="nix", type="A", state="absent").planning
    found = planning.everything(DNS_RECORD_SET, {"zone_name": zone})
    return {(entry.values["record"], entry.values["type"]) for entry in found}


class TestConvergence:
    def test_new_set_takes_three_requests_and_then_two(self) -> None:
        server = dns_server()
        done = task(server, **ZONE, prefix="a", type="A", value=["192.0.2.2", "192.0.2.1"])
        assert (done.verb, done.requests, writes(done)) == ("create", 3, [["add_rec", "add_rec"]])
        again = task(server, **ZONE, record="A.example.com.", type="a", value=["192.0.2.1", "192.0.2.2"])
        assert (again.verb, again.requests) == ("none", 2)
        assert again.values["record"] == "a.example.com"
        assert again.values["value"] == ["192.0.2.1", "192.0.2.2"]

    def test_replacement_adds_before_it_deletes(self) -> None:
        server = dns_server()
        task(server, **ZONE, prefix="a", type="A", value=["192.0.2.1", "192.0.2.2"])
        done = task(server, **ZONE, prefix="a", type="A", value=["192.0.2.2", "192.0.2.3"])
        assert writes(done) == [["add_rec"], ["del_rec"]]
        assert stored(server, "a.example.com", "A") == ["192.0.2.2", "192.0.2.3"]
        assert done.requests == 4

    def test_refused_addition_deletes_nothing(self) -> None:
        server = dns_server()
        task(server, **ZONE, prefix="a", type="DS", value=["1 5 1 AB"])
        done = server.task(DNS_RECORD_SET, **ZONE, prefix="a", type="DS", value=["1 5555 1 CD"])
        assert (done.error.code, done.changed) == (1019, False)
        assert writes(done) == [["add_rec"]]
        assert stored(server, "a.example.com", "DS") == ["1 5 1 AB"]

    def test_cname_is_deleted_and_added_in_one_packet(self) -> None:
        server = dns_server()
        task(server, **ZONE, prefix="c", type="CNAME", value=["one.example.org"])
        done = task(server, **ZONE, prefix="c", type="CNAME", value=["Two.example.org."])
        assert writes(done) == [["del_rec", "add_rec"]]
        assert stored(server, "c.example.com", "CNAME") == ["two.example.org."]

    @pytest.mark.parametrize("priority", ["new", "duplicate"])
    def test_other_preference_of_an_exchange_replaces_it(self, priority: str) -> None:
        server = dns_server(f"dns_mx_priority={priority}")
        done = task(server, **ZONE, record="example.com", type="MX", value=["20 mail.example.com"])
        assert writes(done) == [["del_rec", "add_rec"]]
        assert task(server, **ZONE, record="example.com", type="MX", value=["20 mail.example.com."]).verb == "none"

    def test_deletion_deletes_each_record_by_its_id(self) -> None:
        server = dns_server()
        done = task(server, **ZONE, record="example.com", type="NS", state="absent")
        assert writes(done) == [["del_rec", "del_rec"]]
        assert (done.requests, stored(server, "example.com", "NS")) == (3, [])
        assert task(server, **ZONE, record="example.com", type="NS", state="absent").verb == "none"

    @pytest.mark.parametrize("prefix, value", [("a", "192.0.2.2"), ("b", "192.0.2.3")])
    def test_duplicate_of_another_client_is_met_by_reading(self, prefix: str, value: str) -> None:
        server = dns_server()
        task(server, **ZONE, prefix="a", type="A", value=["192.0.2.1"])
        wire = InProcess(server.emulator)

        def faster(body: bytes) -> None:
            if b"add_rec" in body:
                wire.before = lambda body: None
                send(
                    server,
                    f'<packet version="1.6.9.1"><dns><add_rec><site-id>1</site-id><type>A</type><host>{prefix}</host>'
                    f"<value>{value}</value></add_rec></dns></packet>",
                )

        wire.before = faster
        done = server.task(DNS_RECORD_SET, wire=wire, **ZONE, type="A", prefix=prefix, value=[value])
        assert done.error is None
        assert stored(server, f"{prefix}.example.com", "A") == [value]

    def test_type_unknown_to_the_server_names_the_cause(self) -> None:
        done = dns_server().task(DNS_RECORD_SET, **ZONE, prefix="a", type="CAA", value=["0 issue ca.example.net"])
        assert done.error.code == 1014
        assert "may not support records of type CAA" in done.error.message

    def test_type_unknown_to_the_server_spoils_no_other(self) -> None:
        server = dns_server()
        caa = {**ZONE, "prefix": "a", "type": "CAA", "value": ["0 issue ca.example.net"]}
        plain = {**ZONE, "prefix": "b", "type": "A", "value": ["192.0.2.1"]}
        done = server.tasks(DNS_RECORD_SET, caa, plain)
        assert [outcome.error is None for outcome in done.outcomes] == [False, True]
        assert stored(server, "b.example.com", "A") == ["192.0.2.1"]

    @pytest.mark.parametrize(
        "behavior",
        ["dns_srv=plain", "dns_srv=xml", "dns_srv=as_sent", "dns_ipv6=compressed", "dns_long_txt=quoted"],
    )
    def test_value_is_the_same_in_every_form_of_a_server(self, behavior: str) -> None:
        server = dns_server(behavior, "dns_type_refused=accepted")
        for type_, prefix, value in (
            ("SRV", "_sip._tcp", "1 2 5060 sip.example.com"),
            ("AAAA", "a", "2001:db8:0:0::1"),
            ("TXT", "t", "x" * 300),
            ("CAA", "c", "0 issue ca.example.net"),
        ):
            assert task(server, **ZONE, prefix=prefix, type=type_, value=[value]).verb == "create"
            assert task(server, **ZONE, prefix=prefix, type=type_, value=[value]).verb == "none"

    def test_zone_of_a_thousand_records_unchanged_takes_two(self) -> None:
        server = dns_server()
        records = "".join(
            f"<add_rec><site-id>1</site-id><type>A</type><host>h{index}</host><value>192.0.2.1</value></add_rec>"
            for index in range(1000)
        )
        send(server, f'<packet version="1.6.9.1"><dns>{records}</dns></packet>')
        entries = [{**ZONE, "prefix": f"h{index}", "type": "A", "value": ["192.0.2.1"]} for index in range(1000)]
        done = server.tasks(DNS_RECORD_SET, *entries)
        assert {outcome.verb for outcome in done.outcomes} == {"none"}
        assert done.requests == 2


class TestPlaces:
    def test_zone_of_an_alias_has_its_own_records(self) -> None:
        server = dns_server()
        task(server, zone_name="example.net", prefix="a", type="A", value=["192.0.2.1"])
        assert stored(server, "a.example.net", "A", "example.net") == ["192.0.2.1"]

    @pytest.mark.parametrize(
        "behavior", ["dns_subdomain=parent", "dns_subdomain=refused", "dns_subdomain=refused dns_bad_site=1013"]
    )
    def test_subdomain_without_zone_uses_that_of_its_parent(self, behavior: str) -> None:
        server = dns_server(*behavior.split())
        wanted = {"zone_name": "sub.example.com", "prefix": "a", "type": "A", "value": ["192.0.2.1"]}
        assert task(server, **wanted).verb == "create"
        assert stored(server, "a.sub.example.com", "A") == ["192.0.2.1"]
        assert task(server, **wanted).verb == "none"
        assert task(server, **ZONE, prefix="a.sub", type="A", value=["192.0.2.1"]).verb == "none"

    def test_subdomain_with_zone_uses_its_own(self) -> None:
        server = dns_server("subdomain_zone=own")
        task(server, zone_name="sub.example.com", prefix="a", type="A", value=["192.0.2.1"])
        assert stored(server, "a.sub.example.com", "A", "sub.example.com") == ["192.0.2.1"]
        assert stored(server, "a.sub.example.com", "A") == []

    @pytest.mark.parametrize("zone", ["b\u00fccher.example", "xn--bcher-kva.example", "B\u00dcCHER.example."])
    def test_international_zone_is_found_in_each_spelling(self, zone: str) -> None:
        server = Server()
        setup = "<name>b\u00fccher.example</name><ip_address>192.0.2.10</ip_address>"
        send(
            server, f'<packet version="1.6.9.1"><webspace><add><gen_setup>{setup}</gen_setup></add></webspace></packet>'
        )
        task(server, zone_name=zone, prefix="\u00fc", type="A", value=["192.0.2.1"])
        again = task(server, zone_name="xn--bcher-kva.example", prefix="xn--tda", type="A", value=["192.0.2.1"])
        assert again.verb == "none"
        found = gather(server.client(), [Wanted(DNS_RECORD_SET, "zone_name", (zone,))]).by_section["dns_record_sets"]
        assert {entry.values["zone_name"] for entry in found} == {"xn--bcher-kva.example"}
        assert "xn--tda.xn--bcher-kva.example" in {entry.values["record"] for entry in found}

    def test_template_is_written_only_where_it_is_asked_for(self) -> None:
        server = dns_server()
        before = template_records(server)
        done = task(server, template=True, prefix="shop", type="A", value=["<ip>"])
        assert (done.requests, template_records(server)) == (2, before + 1)
        again = task(server, template=True, record="shop.<domain>", type="A", value=["<ip>"])
        assert (again.verb, again.requests) == ("none", 1)
        task(server, template=True, prefix="shop", type="A", state="absent")
        assert template_records(server) == before

    def test_missing_zone_is_an_error_and_nothing_to_delete(self) -> None:
        server = dns_server()
        before = template_records(server)
        wanted = {"zone_name": "example.org", "prefix": "a", "type": "A"}
        done = server.task(DNS_RECORD_SET, **wanted, value=["192.0.2.1"])
        assert "'example.org' is not the name of an existing DNS zone" in done.error.message
        assert task(server, **wanted, state="absent").verb == "none"
        assert template_records(server) == before

    def test_customer_manages_records_of_its_own_zone(self) -> None:
        server = Server()
        send(
            server,
            f'<packet version="1.6.9.1"><customer><add><gen_info><pname>J</pname><login>jdoe</login>'
            f"<passwd>{PASSWORD}</passwd></gen_info></add></customer><webspace><add><gen_setup><name>example.com</name>"
            "<owner-login>jdoe</owner-login><ip_address>192.0.2.10</ip_address></gen_setup></add></webspace>"
            "<webspace><set><filter><id>1</id></filter><values><permissions><permission><name>manage_dns</name>"
            "<value>true</value></permission></permissions></values></set></webspace></packet>",
        )
        server.login = "jdoe"
        wanted = {**ZONE, "prefix": "a", "type": "A", "value": ["192.0.2.1"]}
        assert task(server, **wanted).verb == "create"
        assert task(server, **wanted).verb == "none"
        template = server.task(DNS_RECORD_SET, template=True, prefix="a", type="A", value=["192.0.2.1"])
        assert template.error.code == 1006


class TestOptions:
    def test_ttl_is_refused_with_where_it_can_be_set(self) -> None:
        error = refusal(**ZONE, prefix="a", type="A", value=["192.0.2.1"], ttl=300)
        assert error.message.startswith("ttl: 300 cannot be set, because the XML API has no TTL for single records.")
        assert "plesk_dns_zone" in error.remedy

    @pytest.mark.parametrize(
        "options, option",
        [
            ({"prefix": "a", "type": "A", "value": ["192.0.2.1"]}, "zone_name"),
            ({**ZONE, "template": True, "prefix": "a", "type": "A", "value": ["192.0.2.1"]}, "zone_name"),
            ({**ZONE, "prefix": "a", "value": ["192.0.2.1"]}, "type"),
            ({**ZONE, "type": "A", "value": ["192.0.2.1"]}, "record"),
            ({**ZONE, "record": "a.example.com", "prefix": "a", "type": "A", "value": ["192.0.2.1"]}, "record"),
            ({**ZONE, "record": "a.example.org", "type": "A", "value": ["192.0.2.1"]}, "record"),
            ({**ZONE, "record": "notexample.com", "type": "A", "value": ["192.0.2.1"]}, "record"),
            ({**ZONE, "prefix": "", "type": "SOA", "value": ["x"]}, "type"),
            ({**ZONE, "prefix": "a", "type": "A", "value": []}, "value"),
            ({**ZONE, "prefix": "a", "type": "CNAME", "value": ["a.example.org", "b.example.org"]}, "value"),
        ],
    )
    def test_contradicting_option_is_named(self, options: dict[str, Any], option: str) -> None:
        assert refusal(**options).option == option

    @pytest.mark.parametrize("given", [{"prefix": ""}, {"prefix": "@"}, {"record": "Example.COM."}])
    def test_record_of_the_zone_itself_can_be_written_in_three_ways(self, given: dict[str, str]) -> None:
        item = parse_item(DNS_RECORD_SET, {**ZONE, **given, "type": "mx", "value": ["10 mail.example.com"]})
        assert (item.wanted["record"], item.wanted["type"]) == ("example.com", "MX")

    def test_values_of_deletions_are_ignored(self) -> None:
        assert parse_item(DNS_RECORD_SET, {**ZONE, "prefix": "a", "type": "A", "state": "absent", "value": []})


class TestPurge:
    def test_purge_spares_what_the_server_made(self) -> None:
        server = dns_server()
        assert purged(server) == set()
        task(server, **ZONE, prefix="old", type="A", value=["192.0.2.1"])
        task(server, **ZONE, prefix="default._domainkey", type="TXT", value=["v=DKIM1; p=x"])
        task(server, **ZONE, prefix="a.sub", type="TXT", value=["of the subdomain"])
        task(server, **ZONE, prefix="webmail", type="TXT", value=["mine"])
        assert purged(server) == {("old.example.com", "A"), ("webmail.example.com", "TXT")}

    def test_purge_spares_by_patterns_without_the_template(self) -> None:
        server = dns_server()
        send(
            server,
            '<packet version="1.6.9.1"><customer><add><gen_info><pname>J</pname><login>jdoe</login>'
            f"<passwd>{PASSWORD}</passwd></gen_info></add></customer><webspace><add><gen_setup><name>example.info</name>"
            "<owner-login>jdoe</owner-login><ip_address>192.0.2.10</ip_address></gen_setup></add></webspace></packet>",
        )
        task(server, zone_name="example.info", prefix="old", type="A", value=["192.0.2.1"])
        server.login = "jdoe"
        assert purged(server, "example.info") == {("old.example.info", "A")}


class TestInfo:
    def test_all_zones_are_read_each_once(self) -> None:
        server = dns_server()
        found = gather(server.client(), [Wanted(DNS_RECORD_SET)]).by_section["dns_record_sets"]
        assert {entry.values["zone_name"] for entry in found} == {"example.com", "example.net"}
        keys = [(entry.values["zone_name"], entry.values["record"], entry.values["type"]) for entry in found]
        assert len(keys) == len(set(keys)) > 20
        for entry in found:
            given = {option: entry.values.get(option) for option in ("zone_name", "record", "type", "value")}
            done = task(server, **given)
            assert (done.verb, done.values["value"]) == ("none", given["value"])

    def test_named_zone_of_a_subdomain_is_read_from_the_parent(self) -> None:
        server = dns_server()
        wanted = Wanted(DNS_RECORD_SET, "zone_name", ("sub.example.com",))
        found = gather(server.client(), [wanted]).by_section["dns_record_sets"]
        assert [(entry.values["record"], entry.values["zone_name"]) for entry in found] == [
            ("sub.example.com", "sub.example.com")
        ]

    def test_template_is_read_by_itself(self) -> None:
        wanted = Wanted(DNS_RECORD_SET, places=(("template", TEMPLATE),))
        found = gather(dns_server().client(), [wanted]).by_section["dns_record_sets"]
        assert all(entry.values["template"] and entry.values.get("zone_name") is None for entry in found)
        assert {"<domain>", "www.<domain>", "<ip>"} <= {entry.values["record"] for entry in found}
