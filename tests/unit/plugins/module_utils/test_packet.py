# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Request packets: their bytes, what they refuse, and that any text survives the way through XML."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from ansible_collections.community.plesk.plugins.module_utils._api.errors import OptionError, forbidden_character
from ansible_collections.community.plesk.plugins.module_utils._api.packet import Operation, encode

DECLARATION = b'<?xml version="1.0" encoding="UTF-8"?>'
GET_PROTOS = Operation("server", "get_protos")


def body(*operations: Operation, version: str | None = None) -> bytes:
    packet = encode(operations, version)
    assert packet.startswith(DECLARATION)
    return packet[len(DECLARATION) :]


@pytest.mark.parametrize("version", [None, ""])
def test_without_a_version_the_server_takes_its_newest(version):
    assert body(GET_PROTOS, version=version) == b"<packet><server><get_protos/></server></packet>"


def test_a_version_is_an_attribute():
    assert body(GET_PROTOS, version="1.6.9.1").startswith(b'<packet version="1.6.9.1"><server>')


def test_adding_a_reseller_plan():
    plan = Operation(
        "reseller-plan",
        "add",
        [
            ("name", "Gold"),
            (
                "limits",
                [
                    ("resource-policy", [("overuse", "block"), ("oversell", True)]),
                    ("limit", [("name", "max_cl"), ("value", 50)]),
                    ("limit", [("name", "disk_space"), ("value", -1)]),
                ],
            ),
            ("permissions", [("permission", [("name", "manage_dns"), ("value", False)])]),
            ("ip-pool", [("allocate-ip", 0)]),
        ],
    )
    assert body(plan, version="").decode() == (
        "<packet><reseller-plan><add><name>Gold</name>"
        "<limits><resource-policy><overuse>block</overuse><oversell>true</oversell></resource-policy>"
        "<limit><name>max_cl</name><value>50</value></limit><limit><name>disk_space</name><value>-1</value></limit>"
        "</limits><permissions><permission><name>manage_dns</name><value>false</value></permission></permissions>"
        "<ip-pool><allocate-ip>0</allocate-ip></ip-pool></add></reseller-plan></packet>"
    )


def test_operators_of_one_operation_are_repeated():
    get = Operation("db_server", "get-supported-types")
    assert body(get, get) == b"<packet>" + 2 * b"<db_server><get-supported-types/></db_server>" + b"</packet>"


def test_consecutive_operations_of_one_operator_share_its_node():
    operations = [
        Operation("customer", "get", [("filter", None)]),
        Operation("customer", "add", ()),
        Operation("reseller", "get", []),
        Operation("customer", "del", [("filter", [("id", 7)])]),
    ]
    assert body(*operations) == (
        b"<packet><customer><get><filter/></get><add/></customer><reseller><get/></reseller>"
        b"<customer><del><filter><id>7</id></filter></del></customer></packet>"
    )


def test_text_is_escaped():
    packet = body(Operation("a", "b", [("c", "<x> & \"y\" 'z' ]]> \r\n\t ")]))
    assert packet == (b"<packet><a><b><c>&lt;x&gt; &amp; &quot;y&quot; 'z' ]]&gt; &#13;\n\t </c></b></a></packet>")


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    text=st.text(st.characters(exclude_categories=("Cs",)) | st.sampled_from("<>&\"'\r\n\t ]😀")),
    number=st.integers(-(2**63), 2**64),
    flag=st.booleans(),
)
def test_any_text_comes_back_from_a_parser_as_it_was(text, number, flag):
    operation = Operation("customer", "set", [("text", text), ("number", number), ("flag", flag)])
    found = forbidden_character(text)
    if found:
        with pytest.raises(OptionError, match=found.replace("+", r"\+")):
            encode([operation])
        return
    values = [node.text or "" for node in etree.fromstring(encode([operation])).find("customer/set")]
    assert values == [text, str(number), str(flag).lower()]


def test_a_forbidden_character_is_told_by_its_node_and_never_with_the_value():
    with pytest.raises(OptionError) as caught:
        encode([Operation("customer", "add", [("gen_info", [("passwd", "hush\x07hush")])])])
    assert caught.value.message == "passwd: the value contains U+0007, which XML cannot carry. Remove the character."


@pytest.mark.parametrize("name", ["", "a b", "1a", "a>b", "a/", "-a", "ä", "a\n", "x:y"])
@pytest.mark.parametrize("place", ["operator", "operation", "node", "inner node"])
def test_a_name_that_is_none_of_xml_is_refused(name, place):
    operation = {
        "operator": Operation(name, "get"),
        "operation": Operation("customer", name),
        "node": Operation("customer", "get", [(name, None)]),
        "inner node": Operation("customer", "get", [("filter", [(name, "x")])]),
    }[place]
    with pytest.raises(OptionError, match="is not the name of a node"):
        encode([operation])


@pytest.mark.parametrize("name", ["gen_info", "get-limit-descriptor", "_a", "A1.b"])
def test_names_of_the_protocol_pass(name):
    assert f"<{name}/>".encode() in encode([Operation("a", name)])


def test_a_label_names_operator_and_operation():
    assert GET_PROTOS.label == "server/get_protos"
