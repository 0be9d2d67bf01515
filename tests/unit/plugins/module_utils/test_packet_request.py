# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Packets of users: YAML and XML become the same operations, and their secrets are found."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ansible_collections.community.plesk.plugins.module_utils._api.errors import OptionError
from ansible_collections.community.plesk.plugins.module_utils._api.nodes import MASK, Operation
from ansible_collections.community.plesk.plugins.module_utils._api.packet import encode
from ansible_collections.community.plesk.plugins.module_utils._api.packet_text import breaches, read_packet
from ansible_collections.community.plesk.plugins.module_utils._edge.packet_request import (
    Request,
    hide,
    read_request,
    secrets_in,
)

GET = [Operation("customer", "get", [("filter", [("login", "jdoe")]), ("dataset", [("gen_info", None)])])]


def of(packet: object = None, xml: str | None = None, secrets: list[str] | None = None) -> Request:
    return read_request({"packet": packet, "xml": xml, "secrets": secrets})


def written(**packet: object) -> str:
    """The operations of a packet in YAML, as XML."""
    return encode(of(packet).operations).decode().partition("<packet>")[2].partition("</packet>")[0]


def refusal(packet: object = None, xml: str | None = None) -> OptionError:
    with pytest.raises(OptionError) as caught:
        of(packet, xml)
    return caught.value


@pytest.mark.parametrize(
    "packet",
    [
        {"customer": {"get": {"filter": {"login": "jdoe"}, "dataset": {"gen_info": None}}}},
        [{"customer": {"get": {"filter": {"login": "jdoe"}, "dataset": {"gen_info": None}}}}],
        [{"customer": [{"get": [{"filter": {"login": ["jdoe"]}, "dataset": {"gen_info": ""}}]}]}],
        {"customer": {"get": {"filter": {"login": "jdoe"}, "nothing": [], "dataset": {"gen_info": {}}}}},
    ],
)
def test_the_ways_to_write_an_operation(packet):
    assert of(packet).operations == GET


@pytest.mark.parametrize(
    "xml",
    [
        "<customer><get><filter><login>jdoe</login></filter><dataset><gen_info/></dataset></get></customer>",
        """<?xml version="1.0" encoding="ISO-8859-1"?>
        <packet>
          <customer>
            <get><filter><login>jdoe</login></filter> <dataset> <gen_info> </gen_info> </dataset></get>
          </customer>
        </packet>
        """,
        """\ufeff<?xml version='1.0'?><!-- who --><packet version=''><customer><get>
        <filter><login>j<!-- . -->doe</login></filter><dataset><gen_info></gen_info></dataset></get></customer>
        </packet>""",
        """<!-- who --> <customer><get><filter><login><![CDATA[jdoe]]></login></filter>
        <dataset><gen_info/></dataset></get></customer>""",
    ],
)
def test_the_same_as_xml(xml):
    request = of(xml=xml)
    assert (request.operations, request.version, request.option) == (GET, None, "xml")


def test_the_version_of_a_whole_packet():
    assert of(xml='<packet version=" 1.6.9.1 "><server><get_protos/></server></packet>').version == "1.6.9.1"


def test_order_and_repetition():
    assert written(b={"add": {"z": 1, "a": [1, 2], "m": {"y": None, "x": [{"p": 1}, {"p": 2}, None]}}}) == (
        "<b><add><z>1</z><a>1</a><a>2</a><m><y/><x><p>1</p></x><x><p>2</p></x><x/></m></add></b>"
    )
    operations = of([{"b": {"get": None}}, {"a": ["get", {"set": [{"i": 1}, {"i": 2}]}]}, {"b": "get"}]).operations
    assert operations == [
        Operation("b", "get", []),
        Operation("a", "get", []),
        Operation("a", "set", [("i", 1)]),
        Operation("a", "set", [("i", 2)]),
        Operation("b", "get", []),
    ]


def test_values_as_the_protocol_writes_them():
    node = {"t": True, "f": False, "i": -1, "r": 1.5, "z": 0, "e": "", "s": "a & b", "l": "one\ntwo"}
    assert written(b={"add": node}) == (
        "<b><add><t>true</t><f>false</f><i>-1</i><r>1.5</r><z>0</z><e/><s>a &amp; b</s><l>one\ntwo</l></add></b>"
    )


@pytest.mark.parametrize(
    "packet, option",
    [
        ("customer", "packet"),
        (5, "packet"),
        ([{"customer": {"get": None}}, 5], "packet[1]"),
        ({"customer": None}, "packet.customer"),
        ({"customer": ["get", True]}, "packet.customer[1]"),
        ({"customer": {"get": 5}}, "packet.customer.get"),
        ({"customer": {"get": ["jdoe"]}}, "packet.customer.get[0]"),
        ({"customer": {"get": {"filter": {"id": [1, [2]]}}}}, "packet.customer.get.filter.id[1]"),
        ({"customer": {"set": {"values": {"x": float("nan")}}}}, "packet.customer.set.values.x"),
        ({}, "packet"),
        ({"request-settings": {"setting": {"name": "x"}}}, "packet"),
    ],
)
def test_bad_yaml_is_told_by_its_place(packet, option):
    error = refusal(packet)
    assert error.option == option
    assert error.remedy


@pytest.mark.parametrize(
    "xml, problem",
    [
        ("", "contains no operation"),
        ("<packet/>", "contains no operation"),
        ("customer", "has text instead of operators"),
        ("<customer/>", "without an operation"),
        ("<customer>get</customer>", "without an operation"),
        ("<customer><get>jdoe</get></customer>", "has text in the operation customer/get"),
        ("<customer><get>jdoe<filter/></get></customer>", "has text in addition to the nodes in get"),
        ("<customer><get></customer>", "is not well-formed"),
        ("<a><b/></a></packet><packet><a><c/></a>", "is not well-formed"),
        ("<a><b>&company;</b></a>", "is not well-formed"),
        ("<a><b c='1'/></a>", "has the attribute c at the node b"),
        ("<packet xmlns='urn:x'><a><b/></a></packet>", "in a namespace"),
        ("<a><b>" + "<c>" * 70 + "</c>" * 70 + "</b></a>", "nested deeper"),
        ("<packet><request-settings><setting><name>x</name></setting></request-settings></packet>", "request-settings"),
    ],
)
def test_bad_xml_is_told(xml, problem):
    error = refusal(xml=xml)
    assert error.option == "xml"
    assert problem in error.message


@pytest.mark.parametrize("root", ["<packet>", ""])
def test_a_document_type_is_refused_before_it_is_read(tmp_path, root):
    (tmp_path / "secret").write_text("content of a file", encoding="utf-8")
    entities = f'<!ENTITY e SYSTEM "{(tmp_path / "secret").as_uri()}"><!ENTITY l "{"lol" * 100}">'
    xml = f"<?xml version='1.0'?> <!-- -->\n<!DOCTYPE packet [{entities}]>{root}<a><b>&e;&l;</b></a>"
    assert "has a document type" in refusal(xml=xml).message


def test_a_long_prolog_takes_no_time():
    assert of(xml="<!-- c -->" * 3000 + " " * 3000 + "<a><b/></a>").operations == [Operation("a", "b", ())]


def test_packet_and_xml_exclude_each_other():
    assert "both given" in refusal({"a": "b"}, "<a><b/></a>").message
    assert "missing" in refusal().message


def test_secrets_are_found_wherever_they_stand():
    packet = {
        "customer": {"add": {"gen_info": {"login": "jdoe", "passwd": "p-1"}}},
        "mail": {"update": {"set": {"filter": {"mailname": [{"password": {"type": "plain", "value": "p-2"}}]}}}},
        "webspace": [
            {
                "add": {
                    "vrt_hst": {
                        "property": [{"name": "ftp_login", "value": "f"}, {"name": "ftp_password", "value": "p-3"}]
                    }
                }
            }
        ],
        "certificate": {"install": {"content": {"csr": "c", "pvt": "p-4\np-5"}}},
        "server": {"lic_install": {"license": "p-6"}, "set": {"prefs": {"smtp_password": 707}}},
        "secret_key": {"delete": {"filter": {"key": ["p-8"]}}},
        "session": {"terminate": {"session-id": "p-9"}},
        "extension": {"call": {"thing": {"do": {"new-password": "p-0", "password-type": "plain"}}}},
    }
    expected = {"p-1", "p-2", "p-3", "p-4\np-5", "p-4 p-5", "p-6", "707", "p-8", "p-9", "p-0"}
    assert set(secrets_in(packet)) == expected
    request = of(packet)
    assert request.secrets == expected
    assert of(xml=encode(request.operations).decode()).secrets == expected
    shown = request.shown("1.6.9.1")
    assert '<packet version="1.6.9.1">' in shown
    assert "<login>jdoe</login><passwd>" + MASK in shown
    assert not [secret for secret in expected if secret in shown]
    assert not [secret for secret in expected if secret in repr(request).replace(repr(request.operations), "")]


def test_named_secrets_are_hidden_in_the_packet_and_blank_ones_hide_nothing():
    request = of(
        {"customer": {"get": {"filter": {"login": "a token & more", "id": 7}}}}, secrets=["token & m", "", " "]
    )
    assert request.secrets == {"token & m"}
    assert f"<login>a {MASK}ore</login><id>7</id>" in request.shown(None)


def test_the_longest_secret_goes_first():
    assert hide("abc-abcdef", {"abc", "abcdef"}) == f"{MASK}-{MASK}"


LEAVES = st.none() | st.booleans() | st.integers() | st.text(st.characters(codec="utf-8"), max_size=6)
DATA = st.recursive(
    LEAVES,
    lambda below: (
        st.lists(below, max_size=3) | st.dictionaries(st.sampled_from(["a", "passwd", "name", "value"]), below)
    ),
    max_leaves=12,
)


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
@given(DATA)
def test_no_shape_of_yaml_breaks_the_search_for_secrets_nor_ends_in_another_error(data):
    found = list(secrets_in(data))
    assert all(isinstance(secret, str) and secret.strip() for secret in found)
    with contextlib.suppress(OptionError):
        assert of(data).secrets <= set(found)  # the name of an operation may stand like the text of a node


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=8).filter(str.strip)
TAGS = st.sampled_from(["a", "b-c", "d_e", "f.g"])
NODES = st.recursive(
    st.none() | TEXT, lambda below: st.lists(st.tuples(TAGS, below), min_size=1, max_size=3), max_leaves=10
)


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(TAGS, TAGS, st.lists(st.tuples(TAGS, NODES), max_size=3)), min_size=1, max_size=3))
def test_what_is_written_as_xml_is_read_again(packet):
    operations = [Operation(operator, name, body or ()) for operator, name, body in packet]
    text = encode(operations, "1.6.9.1").decode()
    assert read_packet(text, "xml") == ("1.6.9.1", operations)


SCHEMA = """
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
 <xs:include schemaLocation="types.xsd"/>
 <xs:element name="packet"><xs:complexType>
  <xs:sequence><xs:element name="customer" type="customer" maxOccurs="unbounded"/></xs:sequence>
  <xs:attribute name="version" type="xs:string"/>
 </xs:complexType></xs:element>
</xs:schema>
"""
TYPES = """
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
 <xs:complexType name="customer"><xs:sequence><xs:element name="get"><xs:complexType>
  <xs:sequence><xs:element name="id" type="xs:positiveInteger"/></xs:sequence>
 </xs:complexType></xs:element></xs:sequence></xs:complexType>
</xs:schema>
"""


@pytest.fixture
def schemas(tmp_path):
    (tmp_path / "agent_input.xsd").write_text(SCHEMA, encoding="utf-8")
    (tmp_path / "types.xsd").write_text(TYPES, encoding="utf-8")
    return tmp_path


def test_a_packet_is_held_against_schemas(schemas):
    good = encode([Operation("customer", "get", [("id", 7)])], "1.6.9.1")
    assert breaches(str(schemas), good) == ""
    bad = encode([Operation("customer", "get", [("id", "x"), ("login", None)])])
    assert "/packet/customer/get/id: " in breaches(str(schemas), bad)


def test_schemas_that_cannot_be_used(schemas):
    packet = encode(GET)
    for folder in (schemas / "missing", schemas / "types.xsd"):
        with pytest.raises(OptionError, match=r"^schema_folder: .* has no file agent_input\.xsd"):
            breaches(str(folder), packet)
    (schemas / "types.xsd").unlink()
    with pytest.raises(OptionError, match=r"^schema_folder: .* cannot be used"):
        breaches(str(schemas), packet)
    (schemas / "agent_input.xsd").write_text("<xs:schema", encoding="utf-8")
    with pytest.raises(OptionError, match=r"^schema_folder: .* cannot be used"):
        breaches(str(schemas), packet)
