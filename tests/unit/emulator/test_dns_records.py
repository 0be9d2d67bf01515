# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Records of the operator ``dns``."""

from __future__ import annotations

import pytest

from unit.emulator.dns_and_mail import (
    JDOE,
    add_rec,
    added,
    del_rec,
    get_rec,
    prepared,
    records,
    shown,
    zone_operation,
)
from unit.emulator.hosted import webspace
from unit.emulator.test_site import site

WWW = ("CNAME", "www.example.com.", "example.com.", "")
TEMPLATE = "<template/>"


@pytest.fixture
def zone(server):
    """A server with a zone."""
    return prepared(server, "manage_dns")


def test_new_zone_holds_what_the_template_makes(zone):
    found = records(zone)
    assert len(found) == 16
    assert WWW in found
    assert ("NS", "example.com.", "ns1.example.com.", "") in found
    assert ("MX", "example.com.", "mail.example.com.", "10") in found
    assert ("A", "ipv4.example.com.", "192.0.2.10", "") in found
    assert ("TXT", "example.com.", "v=spf1 +a +mx +a:plesk.example.com -all", "") in found
    assert ("PTR", "192.0.2.10", "example.com.", "24") in found
    assert not any("<" in text for record in found for text in record)
    assert not any(record[0] == "AAAA" for record in found)


def test_records_name_their_site(zone):
    result = zone.results(get_rec())[0]
    assert [child.tag for child in result] == ["status", "id", "data"]
    assert [child.tag for child in result.find("data")] == ["site-id", "type", "host", "value", "opt"]
    assert result.findtext("data/site-id") == "1"


@pytest.mark.parametrize(
    "given, stored",
    [
        (("A", "", "192.0.2.1"), ("A", "example.com.", "192.0.2.1", "")),
        (("A", "new", "192.0.2.1"), ("A", "new.example.com.", "192.0.2.1", "")),
        (("A", "new.example.com", "192.0.2.1"), ("A", "new.example.com.", "192.0.2.1", "")),
        (("A", "New.Example.COM.", "192.0.2.1"), ("A", "New.Example.COM.", "192.0.2.1", "")),
        (("A", "a.b", "192.0.2.1"), ("A", "a.b.example.com.", "192.0.2.1", "")),
        (("A", "*", "192.0.2.1"), ("A", "*.example.com.", "192.0.2.1", "")),
        (("AAAA", "v6", "2001:db8:0::1"), ("AAAA", "v6.example.com.", "2001:db8:0::1", "")),
        (("CNAME", "c", "other.example"), ("CNAME", "c.example.com.", "other.example.", "")),
        (("MX", "", "mx.other.example.", "20"), ("MX", "example.com.", "mx.other.example.", "20")),
        (("MX", "", "mx.other.example."), ("MX", "example.com.", "mx.other.example.", "0")),
        (("TXT", "_acme-challenge", "token"), ("TXT", "_acme-challenge.example.com.", "token", "")),
        (("PTR", "192.0.2.9", "p.example.com", "28"), ("PTR", "192.0.2.9", "p.example.com.", "28")),
        (("DS", "sub", "1 8 2 ABCD"), ("DS", "sub.example.com.", "1 8 2 ABCD", "")),
        (
            ("SRV", "_sip._tcp", "sip.example.com", "0 5 5060"),
            ("SRV", "_sip._tcp.example.com.", "sip.example.com.", "0 5 5060"),
        ),
    ],
)
def test_records_are_kept_in_absolute_form(zone, given, stored):
    assert added(zone, *given) == stored


@pytest.mark.parametrize(
    "record",
    [
        ("A", "x", "2001:db8::1"),
        ("A", "x", "mx.example.com"),
        ("A", "x.other.example.", "192.0.2.1"),
        ("A", "two words", "192.0.2.1"),
        ("AAAA", "x", "192.0.2.1"),
        ("CNAME", "x", ""),
        ("MX", "", "mx.example.com", "first"),
        ("MX", "", "mx.example.com", "65536"),
        ("TXT", "x", ""),
        ("PTR", "x", "example.com"),
        ("PTR", "192.0.2.9", "example.com", "129"),
        ("DS", "", "1 8 2 ABCD"),
        ("DS", "sub", "no digest"),
        ("SRV", "_sip._tcp", "sip.example.com", "0 5"),
        ("SRV", "_sip._tcp", "sip.example.com", "&lt;Srv Port='1'/&gt;"),
        ("SRV", "_sip._tcp", "sip.example.com", "&lt;Srv"),
    ],
)
@pytest.mark.parametrize("code", ["1019", "1023"])
def test_bad_values_are_refused(serving, record, code):
    zone = prepared(serving(dns_bad_value=code))
    before = records(zone)
    assert zone.codes(add_rec(*record)) == [int(code)]
    assert records(zone) == before


def test_soa_record_cannot_be_added(zone):
    assert zone.codes(add_rec("SOA", "", "x")) == [1019]


def test_exact_duplicate_is_refused(zone):
    assert zone.codes(add_rec("TXT", "new", "value") * 2) == [0, 1007]
    again = zone.one(add_rec("TXT", "NEW", "value"))
    assert again.findtext("errtext") == "DNS record 'NEW.example.com IN TXT value' already exists."
    assert zone.codes(add_rec("TXT", "new", "other") + add_rec("TXT", "new", "VALUE")) == [0, 0]
    assert zone.codes(add_rec("MX", "", "MAIL.example.com", "10")) == [1007]


@pytest.mark.parametrize("behavior, code", [("new", 0), ("duplicate", 1007)])
def test_mx_with_other_priority_follows_behavior(serving, behavior, code):
    zone = prepared(serving(dns_mx_priority=behavior))
    assert zone.codes(add_rec("MX", "", "mail.example.com.", "20")) == [code]


@pytest.mark.parametrize("behavior, code", [("1023", 1023), ("1019", 1019), ("accepted", 0)])
def test_cname_beside_other_records_follows_behavior(serving, behavior, code):
    zone = prepared(serving(dns_cname_conflict=behavior))
    assert zone.codes(add_rec("A", "www", "192.0.2.1") + add_rec("CNAME", "mail", "x.example.com")) == [code, code]


@pytest.mark.parametrize(
    "behavior, returned",
    [
        ("plain", ["1 2 443", "1 2 443"]),
        ("xml", ["<Srv Protocol='tcp' Port='443' Priority='1' Weight='2'/>"] * 2),
        ("as_sent", ["1 2 443", "<x><Srv Port='443' Weight='2' Priority='1'/></x>"]),
    ],
)
def test_srv_parameters_follow_behavior(serving, behavior, returned):
    zone = prepared(serving(dns_srv=behavior))
    sent = ("1 2 443", "&lt;x&gt;&lt;Srv Port='443' Weight='2' Priority='1'/&gt;&lt;/x&gt;")
    found = [added(zone, "SRV", f"_s{number}._tcp", "x.example.com", opt)[3] for number, opt in enumerate(sent)]
    assert found == returned


@pytest.mark.parametrize("behavior, value", [("as_sent", "2001:DB8::0:1"), ("compressed", "2001:db8::1")])
def test_ipv6_values_follow_behavior(serving, behavior, value):
    zone = prepared(serving(dns_ipv6=behavior))
    assert added(zone, "AAAA", "v6", "2001:DB8::0:1")[2] == value


@pytest.mark.parametrize(
    "behavior, value",
    [("whole", "x" * 300), ("quoted", f'"{"x" * 255}" "{"x" * 45}"')],
)
def test_long_txt_values_follow_behavior(serving, behavior, value):
    zone = prepared(serving(dns_long_txt=behavior))
    assert added(zone, "TXT", "long", "x" * 300)[2] == value
    assert added(zone, "TXT", "short", "y" * 255)[2] == "y" * 255


@pytest.mark.parametrize(
    "behavior, version, type_, code",
    [
        ("1014", "", "CAA", 1014),
        ("1014", "1.6.9.0", "DS", 1014),
        ("1014", "", "DS", 0),
        ("1019", "", "CAA", 1019),
        ("1019", "1.6.9.0", "DS", 1019),
        ("1019", "", "NONSENSE", 1019),
        ("accepted", "", "TLSA", 0),
        ("accepted", "1.6.9.0", "DS", 0),
        ("accepted", "", "NONSENSE", 1014),
        ("accepted", "1.6.6.0", "CAA", 1014),
    ],
)
def test_newer_types_follow_behavior(serving, behavior, version, type_, code):
    zone = prepared(serving(dns_type_refused=behavior))
    assert zone.codes(add_rec(type_, "sub", "1 8 2 ABCD"), version=version) == [code]


def test_unlisted_type_spoils_its_packet(zone):
    refused = zone.one(add_rec("TXT", "first", "x") + add_rec("CAA", "", "0 issue x"))
    assert refused.tag == "system"
    assert "Element 'type': [facet 'enumeration'] The value 'CAA' is not an element" in refused.findtext("errtext")
    assert not any(record[1] == "first.example.com." for record in records(zone))


def test_filters_select_records(zone):
    assert zone.codes(webspace("other.example")) == [0]
    own, other = records(zone), records(zone, "<site-id>2</site-id>")
    assert len(own) == len(other)
    assert records(zone, "") == own + other
    assert records(zone, "<site-id>2</site-id><site-id>1</site-id>") == other + own
    assert records(zone, "<dns-zone-name>OTHER.example.</dns-zone-name>") == other
    first = zone.results(get_rec())[0].findtext("id")
    assert records(zone, f"<id>{first}</id>") == own[:1]


@pytest.mark.parametrize("behavior, code", [("1015", 1015), ("1013", 1013)])
def test_unknown_zone_follows_behavior(serving, behavior, code):
    zone = prepared(serving(dns_bad_site=behavior))
    unknown = ("<site-id>77</site-id>", "<site-alias-id>77</site-alias-id>", "<dns-zone-name>x.example</dns-zone-name>")
    for criterion in (*unknown, f"<site-id>{10**30}</site-id>"):
        assert zone.codes(get_rec(criterion)) == [code]
        assert zone.codes(del_rec(criterion)) == [code]
    assert zone.codes(add_rec("A", "x", "192.0.2.1", target=unknown[0])) == [code]


def test_unknown_record_is_refused_with_its_id(zone):
    for request in (get_rec("<id>7777</id>"), del_rec("<id>7777</id>")):
        result = zone.one(request)
        assert (result.findtext("errcode"), result.findtext("id")) == ("1013", "7777")
        assert result.findtext("errtext") == "DNS record does not exist."


def test_deletion_returns_each_id(zone):
    made = zone.one(add_rec("TXT", "new", "x")).findtext("id")
    assert zone.one(del_rec(f"<id>{made}</id>")).findtext("id") == made
    assert zone.codes(get_rec(f"<id>{made}</id>")) == [1013]
    assert zone.codes(del_rec("<site-id>1</site-id>")) == [0] * 16
    assert records(zone) == []


@pytest.mark.parametrize("behavior, results", [("none", []), ("bare_ok", [["status"]])])
def test_empty_zone_follows_behavior(serving, behavior, results):
    zone = prepared(serving(dns_empty_result=behavior))
    zone.codes(del_rec(""))
    for request in (get_rec(), get_rec(""), del_rec("<site-id>1</site-id>")):
        assert [[child.tag for child in result] for result in zone.results(request)] == results


def test_template_records_are_managed_by_id(zone):
    made = zone.one(add_rec("A", "extra", "&lt;ip&gt;", target="")).findtext("id")
    found = zone.one(get_rec(f"<id>{made}</id>", TEMPLATE))
    assert shown(found) == ("A", "extra.<domain>.", "<ip>", "")
    assert found.find("data/site-id") is None
    assert zone.codes(get_rec(f"<id>{made}</id>")) == [1013]
    assert zone.codes(add_rec("A", "extra", "&lt;ip&gt;", target="")) == [1007]
    zone.codes(webspace("second.example"))
    assert ("A", "extra.second.example.", "192.0.2.10", "") in records(zone, "<site-id>2</site-id>")
    assert zone.codes(del_rec(f"<id>{made}</id>", TEMPLATE)) == [0]
    zone.codes(webspace("third.example"))
    assert not any("extra" in record[1] for record in records(zone, "<site-id>3</site-id>"))


def test_template_takes_no_other_filter(zone):
    before = records(zone, "", TEMPLATE)
    assert zone.codes(del_rec("<site-id>1</site-id>", TEMPLATE)) == [1019]
    assert records(zone, "", TEMPLATE) == before != []
    assert set(zone.codes(del_rec("", TEMPLATE))) == {0}
    assert records(zone, "", TEMPLATE) == []
    assert records(zone) != []


def test_template_belongs_to_the_administrator(zone):
    for request in (
        add_rec("A", "x", "192.0.2.1", target=""),
        get_rec("", TEMPLATE),
        del_rec("", TEMPLATE),
        zone_operation("get", None),
        zone_operation("disable", None),
    ):
        assert zone.codes(request, **JDOE) == [1006]


def test_customer_manages_own_records_only(zone):
    assert zone.codes(webspace("other.example")) == [0]
    assert zone.codes(add_rec("TXT", "mine", "x"), **JDOE) == [0]
    assert zone.codes(add_rec("TXT", "x", "x", target="<site-id>2</site-id>"), **JDOE) == [1015]
    foreign = zone.results(get_rec("<site-id>2</site-id>"))[0].findtext("id")
    assert zone.codes(del_rec(f"<id>{foreign}</id>"), **JDOE) == [1013]
    assert len(records(zone, "", **JDOE)) == 17


def test_customer_without_permission_only_reads(server):
    zone = prepared(server)
    assert len(records(zone, **JDOE)) == 16
    assert zone.codes(add_rec("TXT", "x", "x"), **JDOE) == [1006]
    assert set(zone.codes(del_rec("<site-id>1</site-id>"), **JDOE)) == {1006}


@pytest.mark.parametrize("behavior, code", [("accepted", 0), ("1023", 1023)])
def test_disabled_zone_follows_behavior(serving, behavior, code):
    zone = prepared(serving(dns_disabled_zone=behavior))
    assert zone.codes(zone_operation("disable")) == [0]
    made = zone.results(get_rec())[0].findtext("id")
    assert zone.codes(add_rec("TXT", "x", "x") + del_rec(f"<id>{made}</id>")) == [code, code]


@pytest.mark.parametrize("behavior, count", [("kept", 16), ("lost", 0)])
def test_secondary_zone_keeps_records_by_behavior(serving, behavior, count):
    zone = prepared(serving(dns_secondary_records=behavior))
    assert zone.codes(zone_operation("switch", rest="<zone_type>slave</zone_type>")) == [0]
    assert len(records(zone)) == count
    assert zone.codes(add_rec("TXT", "x", "x")) == [1023]
    assert set(zone.codes(del_rec("<site-id>1</site-id>"))) <= {1023}
    assert zone.codes(zone_operation("switch", rest="<zone_type>master</zone_type>")) == [0]
    assert zone.codes(add_rec("TXT", "x", "x")) == [0]


def test_hand_made_record_blocks_its_host_as_domain(zone):
    assert zone.codes(add_rec("A", "shop", "192.0.2.1")) == [0]
    refused = zone.one(webspace("shop.example.com"))
    assert refused.findtext("errcode") == "1007"
    assert refused.findtext("errtext") == (
        "Unable to create the domain shop.example.com because a DNS record pointing to the host shop.example.com "
        "already exists."
    )
    assert zone.codes(site("shop.example.com", webspace_id=1)) == [1007]
    assert zone.codes(site("ftp.example.com", webspace_id=1)) == [0]
