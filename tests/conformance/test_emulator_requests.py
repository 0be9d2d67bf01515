# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The emulator's grammars against the vendor's request schemas: the same nodes, the same verdicts."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from conformance.generated_packets import Maker
from conformance.schema_paths import VendorSchema, grammar_paths
from plesk_emulator.operators import load
from plesk_emulator.protocol.errors import SystemRefusal
from plesk_emulator.protocol.grammar import Schema
from plesk_emulator.protocol.versions import DESCRIBED, NEWEST, at_least, described

PACKETS_PER_OPERATION = 40

# Operations of served operators that the emulator leaves out on purpose. What lies below them is left out too.
NOT_SERVED = {
    # Billing accounts of a product of its own, gone since 1.6.8.0.
    "webspace": {"set-billing-info"},
    "customer": {"set-billing-info"},
}


@cache
def vendor(folder: Path) -> VendorSchema:
    return VendorSchema(folder)


@cache
def own(version: str) -> Schema:
    return Schema([(name, operator.grammar) for name, operator in load().items()], version)


def accepted(version: str, packet: etree._Element) -> bool:
    try:
        own(version).check(etree.tostring(packet))
    except SystemRefusal:
        return False
    return True


def shown(packet: etree._Element) -> str:
    return etree.tostring(packet, pretty_print=True).decode()


CASES = [
    pytest.param(name, version, id=f"{name}-{version}")
    for name, operator in load().items()
    for version in DESCRIBED
    if at_least(operator.until, version) and any(operation.held_in(version) for operation in operator.grammar)
]


@pytest.mark.parametrize("name, version", CASES)
def test_the_nodes_are_the_vendors(protocol_dir, name, version):
    theirs = vendor(protocol_dir / "schemas" / version).paths(name)
    ours = set(grammar_paths(load()[name].grammar, version))
    left_out = {path for path in theirs if path.split("/")[0] in NOT_SERVED.get(name, ())}
    assert sorted(ours - theirs) == []
    assert sorted(theirs - left_out - ours) == []


@pytest.mark.parametrize("name, version", CASES)
def test_the_verdicts_are_the_vendors(protocol_dir, name, version):
    judge = vendor(protocol_dir / "schemas" / version)
    maker = Maker(version, f"{name} {version}")
    verdicts = set()
    for operation in load()[name].grammar:
        if not operation.held_in(version):
            continue
        for _number in range(PACKETS_PER_OPERATION):
            packet = maker.packet(name, operation)
            assert judge.accepts(packet), shown(packet)
            for candidate in (packet, maker.changed(packet), maker.changed(maker.changed(packet))):
                # As it is after a journey: a text node without a character is none.
                candidate = etree.fromstring(etree.tostring(candidate))
                verdict = judge.accepts(candidate)
                left_out = candidate[0][0].tag in NOT_SERVED.get(name, ()) if len(candidate[0]) else False
                assert left_out or accepted(version, candidate) == verdict, shown(candidate)
                verdicts.add(verdict)
    assert verdicts == {True, False}


@pytest.mark.parametrize("version", DESCRIBED)
@pytest.mark.parametrize(
    "packet",
    [
        "<packet/>",
        "<packet><customer/></packet>",
        "<pocket/>",
        "<packet><unheard-of/></packet>",
        "<packet other='1'><customer><get><filter/><dataset/></get></customer></packet>",
        "<packet xmlns='urn:x'><customer><get><filter/><dataset/></get></customer></packet>",
        "<packet><request-settings/><customer><get><filter/><dataset/></get></customer></packet>",
        "<packet><request-settings><setting><name>a</name></setting></request-settings><customer/></packet>",
        "<packet><customer><del><filter/></del><del><filter/></del></customer><customer><del><filter/></del></customer></packet>",
        "<packet>text<customer><get><filter/><dataset/></get></customer></packet>",
    ],
)
def test_the_frame_of_a_packet_is_the_vendors(protocol_dir, version, packet):
    root = etree.fromstring(packet)
    assert accepted(version, root) == vendor(protocol_dir / "schemas" / version).accepts(root)


@pytest.mark.parametrize(
    "packet",
    [
        "<packet><customer/></packet>",
        "<packet><customer><get><filter><id>0</id></filter><dataset/></get></customer></packet>",
        "<packet><customer><get><filter/><dataset><stat/><gen_info/></dataset></get></customer></packet>",
        "<packet><customer><add><gen-info/></add></customer></packet>",
        "<packet><customer><set><filter/><values><gen_info><guid>x</guid></gen_info></values></set></customer></packet>",
    ],
)
def test_the_words_of_a_refusal_are_those_of_the_vendors_schema(protocol_dir, packet):
    root = etree.fromstring(packet)
    judge = vendor(protocol_dir / "schemas" / NEWEST)
    assert not judge.accepts(root)
    with pytest.raises(SystemRefusal) as refused:
        own(described(NEWEST)).check(etree.tostring(root))
    words = f"Error in line 1: {judge.schema.error_log[0].message}"
    assert refused.value.text == f"Parser error: Request is invalid. {words}"
