# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The control path: its token, its answers, its refusals."""

from __future__ import annotations

import json

import pytest

from plesk_emulator.web.control import Control
from plesk_emulator.web.faults import Faults
from plesk_emulator.web.request_log import RequestLog

TOKEN = "täglich-Brot"


class Client:
    """A control path and what its callbacks did."""

    def __init__(self, *, tls: bool = True, resettable: bool = True) -> None:
        self.faults = Faults()
        self.log = RequestLog()
        self.resets = 0
        self._control = Control(TOKEN, self.faults, self.log, tls=tls, reset=self._reset if resettable else None)

    def _reset(self) -> None:
        self.resets += 1

    def __call__(self, method: str, name: str, value: object = None, *, token: str | None = TOKEN):
        headers = {} if token is None else {"x-emulator-token": token}
        body = value if isinstance(value, bytes) else json.dumps(value).encode()
        reply = self._control.answer(method, f"/emulator/{name}", headers, body)
        return reply.status, json.loads(reply.body)


@pytest.fixture
def call() -> Client:
    return Client()


@pytest.mark.parametrize("token", [None, "", "wrong", TOKEN + "x", TOKEN[:-1]])
def test_without_the_token_nothing_is_done(call, token):
    status, answer = call("POST", "faults", "drop", token=token)
    assert (status, call.faults.listing()) == (401, [])
    assert TOKEN not in str(answer)


def test_faults_are_ordered_listed_and_cleared(call):
    status, listed = call("POST", "faults", ["drop:when=after", {"kind": "cut", "times": 2}])
    assert status == 200
    assert [(fault["kind"], fault["times"], fault["applied"]) for fault in listed] == [("drop", 1, 0), ("cut", 2, 0)]
    assert call("POST", "faults", "garbage")[1] == call("GET", "faults")[1]
    assert call("DELETE", "faults") == (200, [])
    assert call.faults.for_request(b"<packet/>") is None


@pytest.mark.parametrize(
    "value, message",
    [
        (b"{", "not JSON"),
        ("drap", "did you mean drop?"),
        ([7], "7 is not a fault"),
        ({"kind": "drop", "whem": "after"}, "did you mean when?"),
        (["drop", {"times": 1}], "kind None is unknown"),
    ],
)
def test_wrong_orders_are_refused_whole(call, value, message):
    status, answer = call("POST", "faults", value)
    assert status == 400
    assert message in answer["error"]
    assert call.faults.listing() == []


def test_certificates_cannot_be_wrong_without_tls():
    status, answer = Client(tls=False)("POST", "faults", "wrong_certificate")
    assert status == 400
    assert "--plain-http" in answer["error"]


def test_requests_are_counted_and_forgotten(call):
    for _turn in range(3):
        call.log.record(
            address="::1", caller=None, operations=[], status=200, received=0, sent=0, seconds=0.0, fault=None
        )
    assert call("GET", "requests")[1]["count"] == 3
    assert [entry["number"] for entry in call("GET", "requests?after=1")[1]["requests"]] == [2, 3]
    assert call("GET", "requests?after=x")[0] == 400
    assert call("DELETE", "requests") == (200, {"count": 0, "requests": []})


def test_a_reset_is_done_or_refused_with_the_reason(call):
    assert call("POST", "reset") == (200, {"reset": True})
    assert call.resets == 1
    status, answer = Client(resettable=False)("POST", "reset")
    assert status == 400
    assert "remove the file" in answer["error"]


@pytest.mark.parametrize(
    "method, name, status, message",
    [("GET", "fault", 404, "faults, requests, reset"), ("GET", "", 404, "faults"), ("PUT", "reset", 405, "takes POST")],
)
def test_what_does_not_exist_is_said(call, method, name, status, message):
    assert call(method, name)[0] == status
    assert message in call(method, name)[1]["error"]


@pytest.mark.parametrize(
    "method, name, body",
    [
        ("POST", "faults", b"[" * 100_000),
        ("POST", "faults", b"9" * 5000),
        ("POST", "faults", b'{"kind": "drop", "times": ' + b"9" * 400 + b"}"),
        ("POST", "faults", b'{"kind": "drop", "chance": ' + b"9" * 400 + b"}"),
        ("POST", "faults", b'{"kind": "delay", "seconds": NaN}'),
        ("POST", "faults", b'{"kind": ["drop"]}'),
        ("POST", "faults", b'"' + b"x" * 1_000_000 + b'"'),
        ("POST", "faults", b"\xff\xfe"),
        ("GET", "requests?after=" + "9" * 5000, b""),
        ("GET", "requests?after=\u00b2", b""),
        ("GET", "requests?" + "&".join("a=1" for _number in range(10)) + "&after=-1", b""),
    ],
)
def test_absurd_input_is_refused_in_few_words(call, method, name, body):
    status, answer = call(method, name, body)
    assert status == 400
    assert 0 < len(answer["error"]) < 1000
    assert call.faults.listing() == []


@pytest.mark.parametrize("name", ["//[", "//[x]:99999/", "\x00", "x" * 5000])
def test_absurd_path_is_not_found(call, name):
    status, answer = call("GET", name)
    assert status == 404
    assert len(answer["error"]) < 1000
