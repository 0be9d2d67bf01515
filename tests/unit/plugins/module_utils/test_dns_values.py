# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Values of DNS records in their normal form, and as the protocol splits them."""

from __future__ import annotations

import pytest

from ansible_collections.community.plesk.plugins.module_utils._api.errors import OptionError
from ansible_collections.community.plesk.plugins.module_utils._resources.dns_values import (
    ascii_name,
    normal,
    normal_record,
    parse,
    read,
    wire,
)


@pytest.mark.parametrize(
    "type_, given, expected",
    [
        ("A", " 192.0.2.1 ", "192.0.2.1"),
        ("A", "<ip>", "<ip>"),
        ("AAAA", "2001:DB8:0:0::1", "2001:db8::1"),
        ("CNAME", "WWW.Example.com", "www.example.com."),
        ("CNAME", "bücher.example.", "xn--bcher-kva.example."),
        ("NS", "ns1.<domain>", "ns1.<domain>."),
        ("CNAME", "<domain>", "<domain>."),
        ("MX", "010  Mail.example.com", "10 mail.example.com."),
        ("MX", "0 .", "0 ."),
        ("SRV", "1 2 5060 SIP.example.com.", "1 2 5060 sip.example.com."),
        ("TXT", "v=spf1  -all", "v=spf1  -all"),
        ("TXT", '"v=spf1 " "-all"', "v=spf1 -all"),
        ("TXT", r'"a \"quoted\" word"', 'a "quoted" word'),
        ("TXT", 'not "all" quoted', 'not "all" quoted'),
        ("DS", "60485 5 1 2bb183 af5f", "60485 5 1 2BB183AF5F"),
        ("TLSA", "3 1 1 0d6f", "3 1 1 0D6F"),
        ("CAA", "0 ISSUE ca.example.net", '0 issue "ca.example.net"'),
        ("CAA", '128 iodef "mailto:a@example.com"', '128 iodef "mailto:a@example.com"'),
        ("HTTPS", "1 .  alpn=h2", "1 . alpn=h2"),
    ],
)
def test_value_in_any_spelling_gets_one_form(type_: str, given: str, expected: str) -> None:
    assert normal(type_, given) == expected
    assert normal(type_, expected) == expected, "the normal form is its own"


@pytest.mark.parametrize(
    "type_, given, expected",
    [
        ("A", "2001:db8::1", "an IPv4 address"),
        ("AAAA", "192.0.2.1", "an IPv6 address"),
        ("CNAME", "two words", "a domain name"),
        ("CNAME", ".", "a domain name"),
        ("MX", "mail.example.com", "a preference and a name"),
        ("MX", "70000 mail.example.com", "a preference and a name"),
        ("SRV", "1 2 sip.example.com", "priority, weight, port and target"),
        ("DS", "60485 5 1 xyz", "key tag"),
        ("CAA", "issue ca.example.net", "flags, tag and value"),
        ("TXT", "  ", "a value"),
    ],
)
def test_invalid_value_raises_error_with_expected_form(type_: str, given: str, expected: str) -> None:
    with pytest.raises(OptionError) as caught:
        parse(type_, given, "value[0]")
    assert caught.value.message.startswith(f"value[0]: '{given}' is not a value of a record of type {type_}.")
    assert expected in caught.value.remedy


@pytest.mark.parametrize(
    "type_, value, opt, expected",
    [
        ("MX", "Mail.example.com.", "10", "10 mail.example.com."),
        ("MX", "mail.example.com.", "", "0 mail.example.com."),
        ("PTR", "example.com.", "24", "example.com."),
        ("SRV", "sip.example.com.", "1 2 5060", "1 2 5060 sip.example.com."),
        (
            "SRV",
            "sip.example.com.",
            "<Srv Protocol='tcp' Port='5060' Priority='1' Weight='2'/>",
            "1 2 5060 sip.example.com.",
        ),
        ("SRV", "sip.example.com.", "unknown", "unknown sip.example.com."),
        ("CAA", "ca.example.net", "0 issue", '0 issue "ca.example.net"'),
        ("A", "broken", "", "broken"),
    ],
)
def test_value_of_an_answer_is_joined_with_its_opt(type_: str, value: str, opt: str, expected: str) -> None:
    assert read(type_, value, opt) == expected


@pytest.mark.parametrize(
    "type_, value",
    [
        ("MX", "10 mail.example.com."),
        ("SRV", "1 2 5060 sip.example.com."),
        ("TXT", "with  blanks"),
        ("CAA", '0 issue "ca.example.net"'),
        ("A", "192.0.2.1"),
    ],
)
def test_value_survives_the_way_to_the_server_and_back(type_: str, value: str) -> None:
    carried = wire(type_, value, "_sip._tcp.example.com")
    assert read(type_, carried.value, carried.opt) == value


def test_names_are_compared_in_ascii_without_case_and_dot() -> None:
    assert ascii_name(" Bücher.Example. ") == "xn--bcher-kva.example"
    assert ascii_name("_acme-challenge.example.com") == "_acme-challenge.example.com"
    assert normal_record("PTR", "2001:DB8::0:1") == "2001:db8::1"
    assert normal_record("PTR", "<ip>") == "<ip>"
    assert normal_record("A", "WWW.example.com.") == "www.example.com"


@pytest.mark.parametrize(
    "record, protocol",
    [("_sip._udp.example.com", "udp"), ("sip.example.com", "tcp"), ("sip.<domain>", "tcp"), ("sip", "tcp")],
)
def test_service_without_a_protocol_in_its_name_is_one_of_tcp(record: str, protocol: str) -> None:
    assert f"Protocol='{protocol}'" in wire("SRV", "1 2 5060 sip.example.com.", record).opt
