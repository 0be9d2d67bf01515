# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Codecs: what a task says and what a server answers come to one form, and nothing that a packet loses gets through."""

from __future__ import annotations

import datetime
import ipaddress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ansible_collections.community.plesk.plugins.module_utils._api.errors import OptionError, shown
from ansible_collections.community.plesk.plugins.module_utils._api.text import collapse
from ansible_collections.community.plesk.plugins.module_utils._model.codecs import (
    BOOLEAN,
    TEXT,
    UNLIMITED,
    Addresses,
    Choice,
    Filled,
    Limits,
    Number,
    Permissions,
    checked_text,
    nearest,
    parse_address,
    parse_boolean,
    parse_limit,
    read_address,
    sort_addresses,
)
from ansible_collections.community.plesk.plugins.module_utils._model.contact import COUNTRY, LOGIN

BLANKS = st.text(" \t\r\n", max_size=3)
WORDS = st.text(st.characters(blacklist_categories=("Cs", "Cc")).filter(lambda c: c not in "\ufffe\uffff"), max_size=12)
TEXTS = st.lists(st.one_of(WORDS, BLANKS), max_size=5).map("".join)
ADDRESSES = st.one_of(st.ip_addresses(v=4), st.ip_addresses(v=6).filter(lambda address: "." not in str(address)))
MOST = 2**63 - 1
POWERS = {"": 0, "K": 1, "M": 2, "G": 3, "T": 4, "P": 5}

quick = settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))


def refused(call, *arguments) -> OptionError:
    with pytest.raises(OptionError) as caught:
        call(*arguments)
    assert caught.value.remedy
    return caught.value


@quick
@given(TEXTS)
def test_collapsing_is_what_xml_schema_does_and_once_is_enough(text):
    collapsed = collapse(text)
    assert collapsed == collapse(collapsed) == collapse(f"\t{text}\n")
    assert not set("\t\r\n") & set(collapsed)
    assert "  " not in collapsed
    assert collapsed.replace(" ", "") == "".join(c for c in text if c not in " \t\r\n")


def test_only_the_white_space_of_xml_is_lost():
    assert collapse(" a \u00a0 b\u2003c ") == "a \u00a0 b\u2003c"


@quick
@given(TEXTS)
def test_text_survives_a_packet_and_equals_what_the_server_makes_of_it(text):
    value = TEXT.parse(text, "company")
    assert TEXT.read(TEXT.write(value)) == text
    assert TEXT.same(value, collapse(text))
    assert TEXT.difference(value, collapse(text)) is None


def test_text_that_differs_is_told_with_what_is_there_first():
    assert TEXT.difference("new", "old") == ("old", "new")
    assert TEXT.difference("", None) is None
    assert TEXT.difference("", "old") == ("old", "")


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x1b", "\ud800", "\ufffe", "\uffff"])
def test_characters_that_xml_forbids_are_refused_by_name(character):
    error = refused(checked_text, f"a{character}b", "customers[3].company")
    assert error.option == "customers[3].company"
    assert f"U+{ord(character):04X}" in error.message


def test_a_secret_that_xml_forbids_is_not_shown():
    error = refused(checked_text, "Hush\x07Hush", "password", True)
    assert "Hush" not in error.message + str(error.as_dict())


@quick
@given(st.integers(0, 7), st.sampled_from(sorted(POWERS)), st.sampled_from(["", "B", "iB"]), st.sampled_from(["", " "]))
def test_sizes_are_powers_of_1024_however_they_are_written(count, unit, end, blank):
    wanted = count * 1024 ** POWERS[unit]
    for text in (f"{count}{blank}{unit}{end}", f" {count}{blank}{unit}{end}".lower()):
        assert parse_limit(text, "bytes", "limits.disk_space") == wanted
        assert parse_limit(text, None, "limits.disk_space") == wanted


@pytest.mark.parametrize(
    "value, wanted",
    [
        ("1.5G", 1536 * 1024**2),
        ("0.5 KB", 512),
        (10, 10),
        ("010", 10),
        (2.0, 2),
        (MOST, MOST),
        (str(MOST), MOST),
        (f"{(2**63 - 1) // 1024}K", (2**63 - 1) // 1024 * 1024),
        ("unlimited", UNLIMITED),
        (" Unlimited ", UNLIMITED),
        (-1, UNLIMITED),
        ("-1", UNLIMITED),
    ],
)
def test_limits_as_people_write_them(value, wanted):
    assert parse_limit(value, "bytes", "limits.disk_space") == wanted


@pytest.mark.parametrize("kind", ["bytes", "int", "date", None])
@pytest.mark.parametrize("value", [True, "", "much", "10Q", "1,5G", "-2", -2, 2**63, "9P9", [1], 1.5, "--1"])
def test_what_is_no_limit_is_refused_by_name(value, kind):
    error = refused(parse_limit, value, kind, "limits.max_cl")
    assert error.option == "limits.max_cl"
    assert shown(value) in error.message


def test_a_limit_without_a_value_is_refused_by_name():
    assert refused(parse_limit, None, "int", "limits.max_cl").option == "limits.max_cl"


@pytest.mark.parametrize(
    "value, kind", [("10G", "int"), ("10G", "date"), ("2030-01-01", "int"), ("2030-01-01", "bytes"), ("never", "int")]
)
def test_a_unit_that_the_limit_does_not_have_is_refused(value, kind):
    refused(parse_limit, value, kind, "limits.max_cl")


@pytest.mark.parametrize("value", ["0.3K", "1.0000001K", "0.1T", "9000P"])
def test_sizes_that_are_no_number_of_bytes_are_refused(value):
    refused(parse_limit, value, "bytes", "limits.disk_space")


@quick
@given(st.dates(datetime.date(1970, 1, 1), datetime.date(9999, 12, 31)))
def test_dates_are_seconds_in_utc(day):
    seconds = parse_limit(day.isoformat(), "date", "limits.expiration")
    assert datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc).date() == day
    assert seconds % 86400 == 0


@pytest.mark.parametrize("value", ["2026-02-30", "2026-13-01", "0000-01-01"])
def test_days_that_do_not_exist_are_refused(value):
    refused(parse_limit, value, "date", "limits.expiration")


def test_never_is_unlimited_for_a_date():
    assert parse_limit("never", "date", "limits.expiration") == UNLIMITED


@pytest.mark.parametrize(
    "value, wanted",
    [(True, True), ("yes", True), ("On", True), (1, True), ("false", False), (0, False), (" no ", False)],
)
def test_booleans_as_people_write_them(value, wanted):
    assert parse_boolean(value, "permissions.manage_dns") is wanted


@pytest.mark.parametrize("value", [None, "", "maybe", 2, "tru"])
def test_what_is_no_boolean_is_refused_by_name(value):
    assert refused(parse_boolean, value, "permissions.manage_dns").option == "permissions.manage_dns"


@pytest.mark.parametrize(
    "text, wanted",
    [("true", True), ("1", True), ("on", True), ("TRUE", True), ("false", False), ("0", False), ("", None)],
)
def test_booleans_as_servers_were_recorded_to_write_them(text, wanted):
    assert BOOLEAN.read(text) is wanted
    assert BOOLEAN.read(None) is None


@pytest.mark.parametrize("value", [True, False])
def test_booleans_round_trip(value):
    assert BOOLEAN.read(BOOLEAN.write(value)) is value


@quick
@given(st.integers(0, MOST))
def test_numbers_round_trip(number):
    codec = Number()
    assert codec.read(codec.write(codec.parse(number, "exclusive_ipv4"))) == number
    assert codec.same(number, number)
    assert codec.same(0, None)


def test_numbers_below_their_least_are_refused():
    assert refused(Number().parse, -1, "exclusive_ipv4").option == "exclusive_ipv4"
    assert Number(least=-1).parse(-1, "limit") == -1


@pytest.mark.parametrize("text", ["", "many", "1.5", None])
def test_what_is_no_number_in_an_answer_is_none(text):
    assert Number().read(text) is None


@quick
@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=2, max_size=2), st.booleans())
def test_countries_are_upper_case(letters, upper):
    code = COUNTRY.parse(f" {letters.upper() if upper else letters} ", "country")
    assert code == letters.upper()
    assert COUNTRY.read(letters) == code
    assert COUNTRY.same(code, COUNTRY.read(letters))


@pytest.mark.parametrize("value", ["Germany", "D", "D1", "\u00c4\u00d6"])
def test_what_is_no_country_is_refused(value):
    refused(COUNTRY.parse, value, "country")


def test_no_country_is_a_value():
    assert COUNTRY.parse("", "country") == ""


@pytest.mark.parametrize("value", ["", " ", "\t\n"])
@pytest.mark.parametrize("codec", [LOGIN, Filled("a name")])
def test_what_cannot_be_empty_is_refused_when_it_is_blank(codec, value):
    assert "empty" in refused(codec.parse, value, "name").message


def test_logins_compare_without_letter_case_and_names_with_it():
    assert LOGIN.same("JDoe", "jdoe")
    assert not Filled("a name").same("Gold", "gold")
    assert Filled("a name").same("Gold  Plan", " Gold Plan")


def test_a_choice_tells_its_words_and_reads_them():
    codec = Choice("block", "normal")
    assert codec.argument() == {"type": "str", "choices": ["block", "normal"]}
    assert codec.read(" block\n") == "block"
    assert codec.read(" ") is None


@quick
@given(ADDRESSES)
def test_addresses_are_the_same_in_every_spelling(address):
    spellings = [str(address), f" {address} ", address.exploded.upper()]
    assert {parse_address(spelling, "ip_addresses[0]") for spelling in spellings} == {str(address)}
    assert read_address(address.exploded) == str(address)


@pytest.mark.parametrize("value", ["192.0.2.0/24", "localhost", "", "1.2.3", "::g", None])
def test_what_is_no_address_is_refused_by_its_place(value):
    error = refused(Addresses().parse, ["192.0.2.1", value], "shared_ip_addresses")
    assert error.option == "shared_ip_addresses[1]"


@quick
@given(st.lists(ADDRESSES.map(str), max_size=6))
def test_addresses_have_one_order_and_no_doubles(addresses):
    ordered = sort_addresses(addresses + addresses[::-1])
    assert ordered == sort_addresses(ordered) == sort_addresses(addresses)
    assert set(ordered) == set(addresses)
    keys = [(ip.version, int(ip)) for ip in map(ipaddress.ip_address, ordered)]
    assert keys == sorted(set(keys))
    assert Addresses().same(addresses, ordered)


def test_an_answer_that_is_no_address_keeps_its_place_at_the_end():
    assert sort_addresses(["dynamic", "2001:db8::1", "192.0.2.1"]) == ["192.0.2.1", "2001:db8::1", "dynamic"]
    assert read_address(" dynamic ") == "dynamic"


NAMED = st.dictionaries(st.sampled_from("abcdef"), st.booleans(), max_size=6)


@quick
@given(NAMED, NAMED)
def test_of_named_values_only_the_named_ones_count(wanted, current):
    codec = Permissions()
    difference = codec.difference(wanted, current)
    after = codec.overlay(wanted, current)
    assert codec.difference(wanted, after) is None
    assert codec.overlay(wanted, after) == after
    assert list(after) == sorted(after)
    assert {name: after[name] for name in current if name not in wanted} == {
        name: current[name] for name in current if name not in wanted
    }
    if difference is None:
        assert after == current
    else:
        before, now = difference
        assert before.keys() == now.keys() <= wanted.keys()
        assert all(wanted[name] == now[name] != before[name] for name in now)


def test_named_values_are_checked_one_by_one():
    assert refused(Permissions().parse, {"manage_dns": "perhaps"}, "permissions").option == "permissions.manage_dns"
    assert refused(Limits().parse, {"max_cl": "lots"}, "limits").option == "limits.max_cl"
    assert Limits().parse({"disk_space": "10G"}, "limits") == {"disk_space": "10G"}
    assert Permissions().parse({"manage_dns": "yes"}, "permissions") == {"manage_dns": True}


def test_the_nearest_names_are_offered_else_all():
    assert nearest("max_c", ["max_cl", "max_dom"]).startswith("Did you mean 'max_cl'")
    assert nearest("zzz", ["max_dom", "max_cl"]) == "Known names: max_cl, max_dom."
    assert nearest("zzz", []) == "Known names: none."
