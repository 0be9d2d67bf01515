# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is told of answers that refuse, leave out or contradict: the truth of the result, and the cause."""

from __future__ import annotations

import re
from typing import Any, Callable

import pytest

from ansible_collections.community.plesk.plugins.module_utils._resources.customer import CUSTOMER
from ansible_collections.community.plesk.plugins.module_utils._resources.reseller import RESELLER
from ansible_collections.community.plesk.plugins.module_utils._resources.reseller_plan import RESELLER_PLAN
from engine import InProcess, Reply, Server

ANN: dict[str, Any] = {"login": "ann", "contact_name": "Ann", "password": "Corr3ct-Horse-1"}
ERROR = b"<result><status>error</status><errcode>%d</errcode><errtext>no</errtext></result>"


class Rewriting(InProcess):
    """A wire on which some answers are changed on their way."""

    def __init__(self, server: Server, change: Callable[[bytes, bytes], bytes]) -> None:
        super().__init__(server.emulator)
        self.change = change

    def post(self, body: bytes, **how: Any) -> Reply:
        reply = super().post(body, **how)
        return Reply(reply.status, self.change(body, reply.body))


def without_results(operation: bytes) -> Callable[[bytes, bytes], bytes]:
    pattern = re.compile(b"<%b>.*?</%b>" % (operation, operation), re.DOTALL)
    return lambda _request, answer: pattern.sub(b"<%b/>" % operation, answer)


def answering(operation: bytes, code: int) -> Callable[[bytes, bytes], bytes]:
    pattern = re.compile(b"<%b>.*?</%b>" % (operation, operation), re.DOTALL)
    told = b"<%b>%b</%b>" % (operation, ERROR % code, operation)
    return lambda _request, answer: pattern.sub(told, answer)


def test_write_with_empty_node_counts_as_change():
    server = Server()
    task = server.task(CUSTOMER, wire=Rewriting(server, without_results(b"add")), **ANN)
    assert (task.error, task.changed) == (None, True)


@pytest.mark.parametrize("code", [1023, 9999])
def test_deletion_told_as_failed_but_done_counts_as_change(code):
    server = Server()
    server.task(CUSTOMER, **ANN)
    task = server.task(CUSTOMER, wire=Rewriting(server, answering(b"del", code)), login="ann", state="absent")
    assert (task.error, task.changed) == (None, True)


def test_deletion_by_another_client_is_no_change():
    server = Server()
    server.task(CUSTOMER, **ANN)

    def gone_before(body: bytes, answer: bytes) -> bytes:
        return answering(b"del", 1013)(body, answer)

    task = server.task(CUSTOMER, wire=Rewriting(server, gone_before), login="ann", state="absent")
    assert (task.error, task.changed) == (None, False)


@pytest.mark.parametrize(
    "answer",
    [
        ERROR % 1015,
        b"<result><status>ok</status><data><gen_info><login>ann</login></gen_info></data></result>",
    ],
    ids=["unknown owner", "object without id"],
)
def test_guard_with_unclear_answer_refuses_deletion(answer):
    server = Server()
    server.task(RESELLER, login="north", contact_name="North", password="Corr3ct-Horse-1")

    def unclear(_request: bytes, body: bytes) -> bytes:
        return re.sub(b"<customer><get>.*?</get></customer>", b"<customer><get>%b</get></customer>" % answer, body)

    task = server.task(RESELLER, wire=Rewriting(server, unclear), login="north", state="absent")
    assert task.error.kind == "guard"
    assert not task.changed


def test_second_plan_of_one_name_is_reported_as_warning():
    def doubled(request: bytes, answer: bytes) -> bytes:
        if b"<add>" not in request:
            return answer
        found = re.search(b"<get>(<result>.*?</result>)</get>", answer, re.DOTALL)
        assert found
        other = re.sub(b"<id>\\d+</id>", b"<id>77</id>", found.group(1), count=1)
        return answer.replace(found.group(1), found.group(1) + other)

    server = Server()
    task = server.task(RESELLER_PLAN, wire=Rewriting(server, doubled), name="Gold")
    assert (task.error, task.changed) == (None, True)
    assert "another object of this name exists (id 77)" in " ".join(task.planning.warnings)


def test_refusal_keeps_code_and_text_of_the_server():
    server = Server()
    server.task(CUSTOMER, **{**ANN, "external_id": "crm-1"})
    task = server.task(CUSTOMER, **{**ANN, "login": "bob", "password": "x"})
    assert task.error.kind == "api"
    assert task.error.code == 1019
    assert "The server returned" in task.error.message


@pytest.mark.parametrize(
    "option, value", [("locale", "xx-XX"), ("country", "XX"), ("email", "foo.example.com"), ("login", "a b")]
)
def test_value_that_cannot_be_meant_is_refused_in_check_mode(option, value):
    task = Server().task(CUSTOMER, check_mode=True, **{**ANN, option: value})
    assert (task.error.kind, task.error.option) == ("option", option)


def test_stored_value_that_cannot_be_meant_can_be_given_back():
    server = Server()
    server.task(CUSTOMER, **ANN)
    stored = {b"email": b"foo.example.com", b"country": b"XX"}

    def odd(_request: bytes, answer: bytes) -> bytes:
        for node, value in stored.items():
            answer = re.sub(b"<%b/>|<%b></%b>" % (node, node, node), b"<%b>%b</%b>" % (node, value, node), answer)
        return answer

    task = server.task(CUSTOMER, wire=Rewriting(server, odd), login="ann", email="foo.example.com", country="XX")
    assert (task.error, task.changed) == (None, False)


def test_external_id_of_another_customer_is_a_guess():
    server = Server("external_id=unique_1007")
    server.task(CUSTOMER, **{**ANN, "external_id": "crm-1"})
    task = server.task(CUSTOMER, **{**ANN, "login": "bob", "external_id": "crm-1"})
    assert task.error.code == 1007
    assert "Possible cause: external_id 'crm-1' belongs to 'ann'" in task.error.message
