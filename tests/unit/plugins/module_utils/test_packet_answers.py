# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Response packets: every shape that a server may answer in, and everything that is no answer."""

from __future__ import annotations

import copy
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ansible_collections.community.plesk.plugins.module_utils._api.errors import AnswerError, TransportError
from ansible_collections.community.plesk.plugins.module_utils._api.packet import (
    MASK,
    Answer,
    Node,
    Operation,
    Secret,
    parse,
    read_reply,
)

GET = Operation("customer", "get")
SET = Operation("customer", "set")
PLAN = Operation("reseller-plan", "get")
OK = "<result><status>ok</status><filter-id>jdoe</filter-id><id>7</id></result>"
GONE = "<result><status>error</status><errcode>1013</errcode><errtext>client does not exist</errtext></result>"
SYSTEM = "<system><status>error</status><errcode>1001</errcode><errtext>You shall not pass.</errtext></system>"
VERSIONS = (
    "1.0.0.0 1.1.0.0 1.2.0.0 1.3.0.0 1.3.1.0 1.3.2.0 1.3.3.0 1.3.4.0 1.3.5.0 1.4.0.0 1.4.1.0 1.4.2.0 1.4.1.1 1.4.1.2"
)


def answer(inner: str, *operations: Operation, consume=None) -> Answer:
    return parse([f"<packet>{inner}</packet>".encode()], operations, consume=consume)


def lost(body: bytes, *operations: Operation) -> TransportError:
    with pytest.raises(TransportError) as caught:
        parse([body], operations)
    assert caught.value.sent is True
    return caught.value


def test_the_protocol_versions_that_a_server_lists():
    protos = "\n".join(f"         <proto>{version}</proto>" for version in VERSIONS.split())
    found = answer(
        f"""
<server>
<get_protos>
   <result>
      <status>ok</status>
      <protos>
{protos}
      </protos>
   </result>
</get_protos>
</server>
""",
        Operation("server", "get_protos"),
    )
    [[result]] = found.replies
    assert (result.ok, found.version, found.missing, found.system) == (True, None, [], None)
    assert [node.text for node in result.node.child("protos").all("proto")] == VERSIONS.split()


def test_an_ok_result():
    found = parse([f'<packet version="1.6.9.1"><customer><get>{OK}</get></customer></packet>'.encode()], [GET])
    [[result]] = found.replies
    assert found.version == "1.6.9.1"
    assert (result.ok, result.errcode, result.errtext) == (True, None, "")
    assert (result.filter_id, result.id) == ("jdoe", 7)


def test_an_error_stays_a_value_and_can_be_told():
    [[result]] = answer(f"<customer><get>{GONE}</get></customer>", GET).replies
    assert (result.ok, result.errcode, result.filter_id, result.id) == (False, 1013, None, None)
    error = result.error(GET, "jdoe")
    assert error.not_found
    assert error.message.startswith("customer/get of jdoe failed with error 1013: ")


def test_a_status_deeper_in_the_result_is_not_its_status():
    inner = "<result><status>ok</status><data><gen_info><status>16</status></gen_info></data></result>"
    [[result]] = answer(f"<customer><get>{inner}</get></customer>", GET).replies
    assert result.ok
    assert result.node.child("data").child("gen_info").text_of("status") == "16"


@pytest.mark.parametrize(
    "inner, errcode, errtext",
    [
        ("<id>7</id>", None, "(the result has no status)"),
        ("<status/>", None, "(the status is '')"),
        ("<status>maybe</status>", None, "(the status is 'maybe')"),
        ("<status>ok</status><errcode>1023</errcode>", 1023, ""),
        ("<status>error</status>", None, "(the status is 'error')"),
        ("<status>error</status><errcode>none</errcode><errtext> Bad </errtext>", None, "Bad"),
    ],
)
def test_what_does_not_clearly_say_ok_is_an_error(inner, errcode, errtext):
    [[result]] = answer(f"<customer><set><result>{inner}</result></set></customer>", SET).replies
    assert (result.status, result.errcode, result.errtext) == ("error", errcode, errtext)


def test_ok_with_code_zero_is_ok():
    inner = "<result><status>ok</status><errcode>0</errcode></result>"
    assert answer(f"<customer><set>{inner}</set></customer>", SET).replies[0][0].ok


def test_several_results_and_none():
    found = answer(f"<customer><get>{OK}{GONE}{OK}</get><get/></customer>", GET, GET)
    assert [[result.status for result in reply] for reply in found.replies] == [["ok", "error", "ok"], []]
    assert found.missing == []


@pytest.mark.parametrize(
    "inner",
    [
        f"<customer><get>{OK}</get><set>{GONE}</set></customer><reseller-plan><get>{OK}</get></reseller-plan>",
        (
            f"<customer><get>{OK}</get></customer><customer><set>{GONE}</set></customer>"
            f"<reseller-plan><get>{OK}</get></reseller-plan><output>some <b>text</b></output>"
        ),
    ],
    ids=["grouped", "one node each, then output"],
)
def test_answers_are_aligned_by_position_however_they_are_grouped(inner):
    found = answer(inner, GET, SET, PLAN)
    assert [reply[0].status for reply in found.replies] == ["ok", "error", "ok"]
    assert found.missing == []


@pytest.mark.parametrize(
    "inner, words",
    [
        (f"<customer><set>{OK}</set></customer>", "Operation 1 is customer/set, but customer/get was asked there"),
        (f"<reseller><get>{OK}</get></reseller>", "Operation 1 is reseller/get"),
        (f"<customer><get>{OK}</get><get>{OK}</get></customer>", "Operation 2 is customer/get, but nothing more"),
    ],
)
def test_the_answer_to_another_question_is_refused(inner, words):
    with pytest.raises(AnswerError, match=words):
        answer(inner, GET)


def test_operations_left_out_at_the_end_are_missing():
    found = answer(f"<customer><get>{OK}</get></customer>", GET, SET, PLAN)
    assert [len(reply) for reply in found.replies] == [1, 0, 0]
    assert found.missing == [1, 2]


@pytest.mark.parametrize(
    "before, missing, scope", [("", [0, 1], "system"), (f"<customer><get>{OK}</get></customer>", [1], "rest")]
)
def test_an_error_of_the_whole_packet_may_stand_alone_or_follow_replies(before, missing, scope):
    found = answer(before + SYSTEM, GET, SET)
    assert (found.system.code, found.system.text, found.system.scope) == (1001, "You shall not pass.", scope)
    assert found.system.nothing_executed == (not before)
    assert found.missing == missing


def test_a_system_node_without_error_is_none():
    assert answer("<system><status>ok</status></system>", GET).system is None


@pytest.mark.parametrize(
    "name, inner, status, tags",
    [
        ("lic_update", "<status>ok</status>", "ok", ["status"]),
        ("lic_update", "<status>error</status><errcode>1023</errcode>", "error", ["status", "errcode"]),
        ("domain-restriction-list", "<enable>1</enable><name>a</name>", "ok", ["enable", "name"]),
        (
            "lic_get_info",
            "<property><name>lim_cl</name><value>5</value></property><content>QUJD</content>",
            "ok",
            ["property", "content"],
        ),
    ],
)
def test_the_three_answers_without_a_result_node_become_one(name, inner, status, tags):
    [[result]] = answer(f"<server><{name}>{inner}</{name}></server>", Operation("server", name)).replies
    assert result.status == status
    assert [node.tag for node in result.node.children] == tags
    if status == "error":
        assert result.errcode == 1023


def test_consume_sees_each_result_at_once_and_its_returns_are_kept():
    seen = []

    def consume(index, operation, result):
        seen.append((index, operation.label, result.id))
        return result.id

    pieces = [f"<packet><customer><get>{OK}".encode(), OK.encode(), b"</get><set>", OK.encode()]

    def chunks():
        for number, piece in enumerate(pieces):
            yield piece
            assert len(seen) == (1, 2, 2, 3)[number]
        yield b"</set></customer></packet>"

    assert parse(chunks(), [GET, SET], consume=consume).replies == [[7, 7], [7]]
    assert seen == [(0, "customer/get", 7), (0, "customer/get", 7), (1, "customer/set", 7)]


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
@given(cuts=st.lists(st.integers(0, 400), max_size=12).map(sorted))
def test_where_the_chunks_are_cut_does_not_matter(cuts):
    body = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<packet version="1.6.9.1"><customer><get><result><status>ok</status>'
        "<id>7</id><data><gen_info><cname>Grüße &amp; 日本 &#60;😀&gt;</cname><pname/></gen_info></data></result></get>"
        "</customer></packet>"
    ).encode()
    chunks = [body[start:end] for start, end in zip([0, *cuts], [*cuts, len(body)])]
    node = parse(chunks, [GET]).replies[0][0].node
    assert node.child("data").as_data() == {"gen_info": {"cname": "Grüße & 日本 <😀>", "pname": ""}}


def test_other_encodings_and_blank_lines_before_the_document_are_read():
    packet = f"<packet><customer><get>{OK}</get></customer></packet>"
    for body in (packet.encode("utf-16"), b"\r\n  \n" + packet.encode(), b"\xef\xbb\xbf" + packet.encode()):
        assert parse([body], [GET]).replies[0][0].ok


SECRETS = {
    (
        "customer",
        "get",
    ): "<data><gen_info><password>HUSH</password><password_type>crypt</password_type></gen_info></data>",
    ("reseller", "get"): "<data><gen-info><passwd>HUSH</passwd></gen-info></data>",
    ("server", "get"): "<prefs><smtp_password>HUSH</smtp_password></prefs><key><content>HUSH</content></key>",
    ("server", "create_session"): "<id>HUSH</id>",
    ("session", "get"): "<session><id>HUSH</id></session>",
    ("secret_key", "create"): "<key>HUSH</key>",
    ("secret_key", "get_info"): "<key_info><key>HUSH</key><login>admin</login></key_info>",
    ("mail", "get_info"): "<mailname><password><value>HUSH</value><type>plain</type></password></mailname>",
    ("certificate", "generate"): "<pvt>HUSH</pvt><csr>public</csr>",
    ("webspace", "get"): "<property><name>ftp_password</name><value>HUSH</value></property>",
    ("database", "get-db-users"): "<password>HUSH</password>",
}


@pytest.mark.parametrize("label", SECRETS, ids="/".join)
def test_secrets_are_masked_everywhere_until_they_are_revealed(label):
    operator, name = label
    inner = f"<result><status>ok</status>{SECRETS[label]}</result>"
    [[result]] = answer(f"<{operator}><{name}>{inner}</{name}></{operator}>", Operation(operator, name)).replies
    shown = f"{result!r} {result.node.as_data()} {json.dumps(result.node.as_data())}"
    assert "HUSH" not in shown
    assert MASK in shown
    hidden = [node.text for node in _leaves(result.node) if isinstance(node.text, Secret)]
    assert {secret.reveal() for secret in hidden} == {"HUSH"}


def _leaves(node: Node) -> list[Node]:
    return [leaf for child in node.children for leaf in _leaves(child)] if node.children else [node]


def test_what_only_resembles_a_secret_is_shown():
    inner = (
        "<result><status>ok</status><key><property><name>lim_cl</name><value>5</value></property></key>"
        "<prefs><smtp_password/></prefs><id>7</id><password_type>crypt</password_type></result>"
    )
    [[result]] = answer(f"<server><get>{inner}</get></server>", Operation("server", "get")).replies
    assert MASK not in repr(result)
    assert result.node.child("prefs").text_of("smtp_password") == ""


def test_a_secret_shows_itself_in_no_way():
    secret = Secret("HUSH")
    shown = f"{secret} {secret!r} {secret:>3} {secret.lower()} %s" % secret + json.dumps([secret]) + str(secret)
    assert "hush" not in shown.lower()
    assert (secret == Secret("HUSH"), secret == Secret("other"), secret == "HUSH", secret == MASK) == (
        True,
        *[False] * 3,
    )
    assert copy.deepcopy(secret).reveal() == "HUSH"


def test_nodes_as_data():
    node = Node(
        "result",
        children=[
            Node("status", "ok"),
            Node("limit", children=[Node("name", "a"), Node("value", "1")]),
            Node("limit", children=[Node("name", "b"), Node("value")]),
            Node("limit"),
        ],
    )
    assert node.as_data() == {"status": "ok", "limit": [{"name": "a", "value": "1"}, {"name": "b", "value": ""}, ""]}
    assert node.text_of("nothing") is None
    assert node.text_of("nothing", "x") == "x"
    assert node.child("limit").text_of("name") == "a"


PAGE = b"<!DOCTYPE html>\n<html><head><title>\n 502   Bad Gateway </title></head><body><br>Sorry</body></html>"


@pytest.mark.parametrize(
    "body, kind, words",
    [
        (b"", "empty", "response is empty"),
        (b" \r\n\t", "empty", "response is empty"),
        (PAGE, "html", 'web page with the title "502 Bad Gateway"'),
        (PAGE[16:], "html", 'web page with the title "502 Bad Gateway"'),
        (b'<?xml version="1.0"?><!-- x --><html xmlns="http://www.w3.org/1999/xhtml"><p/></html>', "html", "web page."),
        (b"<packet><customer><get><result><status>ok</sta", "cut", "ends too early"),
        (b'<?xml version="1.0"?>', "cut", "ends too early"),
        (b"Service unavailable\n", "malformed", 'begins with "Service unavailable"'),
        (b'{"error": 1}', "malformed", 'begins with "{"error": 1}"'),
        (b"<answer/>", "malformed", "its root is <answer>"),
        (b"<packet><customer></packet>", "malformed", "mismatch"),
        (b"<packet>\xff</packet>", "unreadable", "cannot be read"),
        (b"<packet>&nbsp;</packet>", "unreadable", "nbsp"),
        (b"<packet/><packet/>", "malformed", "Extra content"),
        (b'<!DOCTYPE packet [<!ENTITY a "b">]><packet>&a;</packet>', "malformed", "document type"),
        (b'<!DOCTYPE packet SYSTEM "http://127.0.0.1:9/x.dtd"><packet/>', "malformed", "document type"),
        (b"<packet><system>" + b"<a>" * 100, "malformed", "deeper than"),
    ],
)
def test_what_is_no_packet_is_told_by_kind(body, kind, words):
    for error in (lost(body, GET), lost_bytewise(body)):
        assert error.kind == kind
        assert words in error.message


def lost_bytewise(body: bytes) -> TransportError:
    with pytest.raises(TransportError) as caught:
        parse((body[index : index + 1] for index in range(len(body))), [GET])
    return caught.value


def test_a_cut_packet_shows_nothing_of_its_content():
    error = lost(b"<packet><customer><get><result><password>HUSH", GET)
    assert "HUSH" not in f"{error} {error.as_dict()}"
    assert error.__cause__ is None


def test_an_error_of_the_transport_passes_through():
    def chunks():
        yield b"<packet>"
        raise TransportError("timeout", "Too late", sent=True)

    with pytest.raises(TransportError, match="Too late"):
        parse(chunks(), [GET])


def test_an_error_of_consume_passes_through():
    def consume(index, operation, result):
        raise KeyError(index)

    with pytest.raises(KeyError):
        answer(f"<customer><get>{OK}</get></customer>", GET, consume=consume)


class Reply:
    def __init__(self, status: int, body: bytes) -> None:
        self.status = status
        self.body = body

    def chunks(self):
        yield self.body


@pytest.mark.parametrize("status", [200, 404, 500, 503])
def test_a_sound_packet_is_an_answer_under_any_status(status):
    reply = Reply(status, f"<packet><customer><set>{GONE}</set></customer></packet>".encode())
    assert read_reply(reply, [SET]).replies[0][0].errcode == 1013


@pytest.mark.parametrize(
    "status, body, words",
    [
        (401, b"", "credentials of its own"),
        (403, PAGE, "firewall"),
        (404, PAGE, "/enterprise/control/agent.php"),
        (405, b"", "forbids POST"),
        (407, b"", "HTTPS_PROXY"),
        (413, b"", "fewer objects"),
        (429, b"", "fewer forks"),
        (500, b"Oops", 'it begins with "Oops"'),
        (502, PAGE, 'HTTP status 502: The server returned a web page with the title "502 Bad Gateway"'),
        (503, b"<packet>", "run the task again"),
        (504, b"", "not known whether a change was made"),
    ],
)
def test_the_status_is_judged_when_the_body_is_no_packet(status, body, words):
    with pytest.raises(TransportError) as caught:
        read_reply(Reply(status, body), [GET])
    assert (caught.value.kind, caught.value.http_status, caught.value.sent) == ("http", status, True)
    assert words in caught.value.message


def test_a_page_under_status_200_is_told_as_one():
    with pytest.raises(TransportError) as caught:
        read_reply(Reply(200, PAGE), [GET])
    assert caught.value.kind == "html"
    assert "8443" in caught.value.remedy
