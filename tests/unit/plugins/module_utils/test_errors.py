# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables of errors, and what a failure tells a person and a program."""

from __future__ import annotations

import datetime
import json

import pytest

from ansible_collections.community.plesk.plugins.module_utils._api import codes, errors
from ansible_collections.community.plesk.plugins.module_utils._api.errors import (
    SECRET,
    ApiError,
    GuardError,
    OptionError,
    OutcomeUnknown,
    PleskError,
    TransportError,
    VerificationError,
    forbidden_character,
)

DOCUMENTED = {
    *range(1001, 1016),
    *(
        1017,
        1018,
        1019,
        1023,
        1024,
        1025,
        1026,
        1027,
        1029,
        1030,
        1031,
        1032,
        1033,
        1050,
        2204,
        8002,
        11003,
        14008,
        14009,
    ),
}
CLASSES = {"auth", "exists", "server", "client", "permission", "license", "not_found", "reference", "validation"}
CLASSES |= {"failure", "limit", "component", "version"}


def api(code: int | None, scope: str = "result", text: str = "The text", target: str | None = "jdoe") -> ApiError:
    return ApiError("customer", "add", target, code, text, scope)


def test_the_table_has_every_documented_code_and_no_other():
    assert set(codes.CODES) == DOCUMENTED
    assert {entry.klass for entry in codes.CODES.values()} == CLASSES


@pytest.mark.parametrize("table", [codes.CODES, codes.FAULTS], ids=["codes", "faults"])
def test_each_entry_stands_under_its_own_key_with_a_meaning_and_a_remedy(table):
    for key, entry in table.items():
        assert entry[0] == key
        assert entry.meaning[0].islower(), "a meaning continues a sentence"
        assert not entry.meaning.endswith(".")
        assert entry.remedy.endswith(".")


@pytest.mark.parametrize(
    "code, words",
    [
        (1001, ("api_password", "underscores")),
        (1004, ("initial setup", "init_conf")),
        (1005, ("api_version",)),
        (1006, ("allowedIPs", "remote_access_interface")),
        (1014, ("api_version", "report")),
        (1019, ("login", "password")),
        (1030, ("license", "Renew")),
        (11003, ("api_secret_key", "address")),
    ],
)
def test_the_message_names_operation_object_code_text_and_remedy(code, words):
    message = api(code, text="The  server's\nown text").message
    for word in ("customer/add", "jdoe", str(code), '"The server\'s own text"', *words):
        assert word in message


def test_structured_data_says_the_same():
    assert api(1007).as_dict() == {
        "kind": "api",
        "message": api(1007).message,
        "remedy": codes.CODES[1007].remedy,
        "operator": "customer",
        "operation": "add",
        "object": "jdoe",
        "code": 1007,
        "text": "The text",
        "meaning": codes.CODES[1007].meaning,
    }


def test_an_error_of_the_whole_packet_names_no_operation():
    error = ApiError(None, None, None, 1001, "no", "system")
    assert error.message.startswith("The packet failed with error 1001: ")
    assert error.as_dict()["executed"] is False
    assert not {"operator", "operation", "object"} & set(error.as_dict())


@pytest.mark.parametrize("code, words", [(2300, "undocumented code"), (None, "without a code")])
def test_an_unlisted_or_missing_code_is_a_failed_operation(code, words):
    assert api(code).klass == "failure"
    assert words in api(code).message


def test_a_text_that_is_a_sentence_ends_as_one():
    assert 'The server returned: "Really?" Read the' in api(1023, text="Really?").message
    assert 'The server returned: "Real". Read the' in api(1023, text="Real").message


def test_a_long_text_is_cut_in_the_message_only():
    error = api(1023, text="x" * 5000)
    assert len(error.message) < 1500
    assert error.as_dict()["text"] == "x" * 5000


@pytest.mark.parametrize("code", sorted(DOCUMENTED))
def test_what_is_known_not_to_be_executed(code):
    nothing = code in {1001, 1003, 1004, 1005, 1014, 1017, 1030, 11003}
    assert api(code, "system").nothing_executed is nothing
    assert api(code, "result").nothing_executed is False
    assert api(code).exists_candidate is (code in {1002, 1007, 1019})
    assert api(code).not_found is (code == 1013)


def test_refused_credentials_are_never_retried():
    assert {code for code in DOCUMENTED if api(code, "system").may_retry} == {1003, 1008}


@pytest.mark.parametrize(
    "value, start",
    [
        ("12x", "customers[3].login: '12x' is no number. Write one."),
        (None, "customers[3].login is no number. Write one."),
        (SECRET, "customers[3].login: the value is no number. Write one."),
    ],
)
def test_bad_input_names_option_value_and_remedy(value, start):
    error = OptionError("customers[3].login", value, "is no number", "Write one")
    assert error.message == str(error) == start
    assert error.as_dict()["option"] == "customers[3].login"
    assert error.as_dict()["executed"] is False


@pytest.mark.parametrize(
    "value, words",
    [
        ({"owner": None, "active": True, "name": "Jürgen"}, '{"owner": null, "active": true, "name": "Jürgen"}'),
        (["a", None], '["a", null]'),
        (True, "true"),
        (5, "5"),
        ("it's\n\a\ud800", "'it's\\n\\x07\\ud800'"),
        (datetime.date(2027, 12, 31), "2027-12-31"),
        ({"until": datetime.date(2027, 12, 31)}, '{"until": "2027-12-31"}'),
        (10**5000, "a number of very many digits"),
        ({"size": -(10**5000)}, '{"size": "a number of very many digits"}'),
        (SECRET, "(hidden)"),
    ],
    ids=range(10),
)
def test_values_are_shown_as_people_write_them(value, words):
    assert f"but the server has {words}" in VerificationError("option", 1, value).message
    assert json.dumps(VerificationError("option", 1, value).as_dict())


def test_a_long_value_is_cut():
    assert len(OptionError("name", "x" * 5000, "is too long", "Shorten it").message) < 300


@pytest.mark.parametrize("sent", [True, False])
def test_a_lost_answer_says_whether_something_may_have_been_executed(sent):
    error = TransportError("http", "HTTP status 502", sent=sent, http_status=502)
    data = error.as_dict()
    assert (error.sent, data.get("executed")) == (sent, None if sent else False)
    assert data["kind"] == "http"
    assert data["http_status"] == 502
    assert data["remedy"] == codes.FAULTS["http"].remedy


@pytest.mark.parametrize("status, nothing", [(413, True), (429, True), (404, False), (502, False), (None, False)])
def test_a_request_turned_down_at_the_door_has_executed_nothing(status, nothing):
    error = TransportError("http", f"HTTP status {status}", sent=True, http_status=status)
    assert error.nothing_executed is nothing
    assert error.as_dict().get("executed") is (False if nothing else None)


def test_a_remedy_of_its_own_takes_the_place_of_the_tables():
    assert TransportError("http", "HTTP status 404", "Go there.", sent=True).message == "HTTP status 404. Go there."


def test_structured_data_is_json_whatever_it_was_made_of():
    error = OutcomeUnknown(
        "It is unknown", "", seen={"ids": (1, 2)}, names={"b", "a"}, cause=ValueError("x"), none=None
    )
    data = json.loads(json.dumps(error.as_dict()))
    assert data == {
        "kind": "outcome_unknown",
        "message": "It is unknown.",
        "seen": {"ids": [1, 2]},
        "names": ["a", "b"],
        "cause": "ValueError('x')",
    }


def test_a_verification_shows_both_values_unless_they_are_secret():
    assert "'a' was sent, but the server has 'b'" in VerificationError("name", "a", "b").message
    hidden = VerificationError("password", SECRET, SECRET).as_dict()
    assert (hidden["sent"], hidden["stored"]) == ("(hidden)", "(hidden)")


def test_a_guard_lists_what_would_go_in_a_stable_order():
    assert GuardError("It has subscriptions", {"b.example", "a.example"}).as_dict()["objects"] == [
        "a.example",
        "b.example",
    ]


def test_every_failure_is_one_of_ours():
    found = [item for item in vars(errors).values() if isinstance(item, type) and issubclass(item, Exception)]
    assert len({item.kind for item in found}) == len(found) - 1, "each kind once; TransportError takes those of FAULTS"
    assert all(issubclass(item, PleskError) for item in found)


@pytest.mark.parametrize(
    "text, found",
    [
        ("plain \t\n\r text, ÄÖ, 日本, 😀, \u0085\u007f\ue000\ufffd", None),
        ("", None),
        ("a\x00b", "U+0000"),
        ("bell\x07", "U+0007"),
        ("\x0b", "U+000B"),
        ("\x1f", "U+001F"),
        ("\ud800", "U+D800"),
        ("\udfff", "U+DFFF"),
        ("\ufffe", "U+FFFE"),
        ("\uffff", "U+FFFF"),
    ],
)
def test_characters_that_xml_cannot_carry(text, found):
    assert forbidden_character(text) == found
