# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Faults: one parser for command line and control path, and when they strike."""

from __future__ import annotations

import pytest

from plesk_emulator.user_error import UserError
from plesk_emulator.web.faults import KINDS, Fault, Faults
from plesk_emulator.web.packet_look import PacketLook, operations_named

ADD = b"<packet><customer><add><gen_info><login>a</login></gen_info></add></customer></packet>"
GET = b"<packet><customer><get><filter/></get></customer><reseller><get/><del/></reseller></packet>"


def applied(faults: Faults, body: bytes, count: int) -> list[str | None]:
    return [fault.kind if fault else None for fault in (faults.for_request(body) for _turn in range(count))]


@pytest.mark.parametrize(
    "spec, mapping",
    [
        ("drop", {"kind": "drop"}),
        ("drop:when=after,times=3", {"kind": "drop", "when": "after", "times": 3}),
        ("delay:seconds=0.5,when=before", {"kind": "delay", "seconds": 0.5, "when": "before"}),
        ("cut:chance=0.1,seed=7", {"kind": "cut", "chance": 0.1, "seed": 7}),
        (
            "http_503:for=customer/add+reseller/*,skip=2",
            {"kind": "http_503", "for": ["customer/add", "reseller/*"], "skip": 2},
        ),
        ("redirect:to=https://a.example/x", {"kind": "redirect", "to": "https://a.example/x"}),
        ("wrong_certificate:what=date", {"kind": "wrong_certificate", "what": "date"}),
    ],
)
def test_the_two_notations_mean_the_same(spec, mapping):
    read = Fault.parse(spec).as_mapping()
    assert read == Fault.from_mapping(mapping).as_mapping()
    assert read.items() >= mapping.items() or read["seconds"] == "0.5"


@pytest.mark.parametrize("kind", list(KINDS))
def test_what_is_listed_can_be_ordered_again(kind):
    listed = Fault.parse(kind).as_mapping()
    assert listed.pop("applied") == 0
    assert Fault.from_mapping(listed).as_mapping() == {**listed, "applied": 0}


@pytest.mark.parametrize(
    "spec, named",
    [
        ("drap", ["'drap'", "did you mean drop?"]),
        ("", ["''", "wrong_certificate"]),
        ("drop:when", ["'when'", "NAME=VALUE"]),
        ("drop:when=during", ["'during'", "before, after"]),
        ("drop:times=0", ["times", "'0'", "at least 1"]),
        ("drop:times=many", ["times", "'many'"]),
        ("drop:times=1,times=2", ["times", "twice"]),
        ("drop:chance=1.5", ["chance", "'1.5'", "at most 1"]),
        ("drop:chance=nan", ["chance", "'nan'"]),
        ("drop:seconds=3", ["'seconds'", "drop"]),
        ("delay:seconds=-1", ["seconds", "'-1'"]),
        ("drop:for=customer", ["'customer'", "customer/add"]),
        ("wrong_certificate:for=customer/add", ["'for'"]),
        ("wrong_certificate:what=colour", ["'colour'", "authority"]),
        ("redirect:to=ftp://x", ["'ftp://x'", "https://"]),
        ("redirect:to=https://a\r\nX-Header: b", ["https://"]),
        ("cut:when=before", ["'before'", "after"]),
    ],
)
def test_a_wrong_fault_is_refused_with_its_part_and_the_remedy(spec, named):
    with pytest.raises(UserError) as refused:
        Fault.parse(spec)
    for text in named:
        assert text in str(refused.value)


@pytest.mark.parametrize("times", [True, 1.5, None.__class__, [1]])
def test_json_values_of_the_wrong_type_are_refused(times):
    with pytest.raises(UserError, match="times"):
        Fault.from_mapping({"kind": "drop", "times": times})
    with pytest.raises(UserError, match="for"):
        Fault.from_mapping({"kind": "drop", "for": 5})
    with pytest.raises(UserError, match="kind"):
        Fault.from_mapping({"when": "after"})


def test_fault_with_times_and_skip_is_applied_that_often():
    faults = Faults([Fault.parse("drop:times=2,skip=1")])
    assert applied(faults, ADD, 5) == [None, "drop", "drop", None, None]
    assert faults.listing()[0]["applied"] == 2


def test_only_first_matching_fault_is_applied():
    faults = Faults([Fault.parse("drop:for=reseller/del"), Fault.parse("cut"), Fault.parse("garbage:times=2")])
    assert applied(faults, GET, 5) == ["drop", "cut", "garbage", "garbage", None]


@pytest.mark.parametrize(
    "operations, body, strikes",
    [
        ("customer/add", ADD, True),
        ("customer/add", GET, False),
        ("customer/*", GET, True),
        ("reseller/del", GET, True),
        ("reseller/add+reseller/del", GET, True),
        ("reseller/*", ADD, False),
    ],
)
def test_a_fault_for_named_operations_leaves_others_alone(operations, body, strikes):
    faults = Faults([Fault.parse(f"drop:for={operations}")])
    assert (faults.for_request(body) is not None) is strikes


def test_draws_follow_from_the_seed_alone():
    first, again, other = (Faults([Fault.parse(f"drop:chance=0.3,seed={seed}")]) for seed in (4, 4, 5))
    drawn = applied(first, ADD, 200)
    assert drawn == applied(again, ADD, 200)
    assert drawn != applied(other, ADD, 200)
    assert 30 < drawn.count("drop") < 90


def test_two_kinds_with_one_seed_do_not_strike_together():
    drop, cut = (Faults([Fault.parse(f"{kind}:chance=0.5")]) for kind in ("drop", "cut"))
    assert [fault is None for fault in applied(drop, ADD, 50)] != [fault is None for fault in applied(cut, ADD, 50)]


def test_certificates_are_not_for_requests_nor_the_other_way_round():
    faults = Faults([Fault.parse("wrong_certificate"), Fault.parse("drop")])
    first = faults.for_connection()
    assert first is not None
    assert first.kind == "wrong_certificate"
    assert faults.for_connection() is None
    assert applied(faults, ADD, 2) == ["drop", None]


def test_cleared_faults_strike_no_more():
    faults = Faults([Fault.parse("drop:times=9")])
    faults.clear()
    assert applied(faults, ADD, 1) == [None]
    assert faults.listing() == []


@pytest.mark.parametrize(
    "body, named",
    [
        (GET, ["customer/get", "reseller/get", "reseller/del"]),
        (
            b'<?xml version="1.0"?><!-- <a><b/></a> --><packet><a><b><![CDATA[<c><d>]]></b></a></packet>',
            ["a/b"],
        ),
        ("<?xml version='1.0' encoding='UTF-16'?><packet><a><b/></a></packet>".encode("utf-16"), ["a/b"]),
        (b"<packet><a><b></a>", ["a/b"]),
        (b'<!DOCTYPE packet [<!ENTITY e "x">]><packet><a><b/></a></packet>', []),
        (b"\xff\xfe", []),
        (b"", []),
        (b"<?xml version='1.0' encoding='nonsense'?><packet/>", []),
    ],
)
def test_a_look_names_operations_of_anything(body, named):
    assert operations_named(body) == named


def test_a_look_sees_the_version():
    assert PacketLook(b'<packet version="1.6.7.0"><a/></packet>').version == "1.6.7.0"
    assert PacketLook(b"<packet><a/></packet>").version == ""
