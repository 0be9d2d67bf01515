# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Convergence: few requests, nothing done twice, and the truth about what was done when answers get lost."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.community.plesk.plugins.module_utils._api.client import PAUSES, Client
from ansible_collections.community.plesk.plugins.module_utils._api.errors import (
    ApiError,
    ConflictError,
    OutcomeUnknown,
    TransportError,
    VerificationError,
)
from ansible_collections.community.plesk.plugins.module_utils._engine.apply import Convergence
from ansible_collections.community.plesk.plugins.module_utils._engine.outcome import Outcome
from ansible_collections.community.plesk.plugins.module_utils._engine.planning import Planning
from ansible_collections.community.plesk.plugins.module_utils._resources.customer import CUSTOMER
from ansible_collections.community.plesk.tests.unit.plugins.module_utils.wires import (
    LittlePlesk,
    after_the_work,
    before_the_work,
    instead,
    later,
    ok,
    packet,
    system,
    wrapped,
)
from ansible_collections.community.plesk.tests.unit.plugins.module_utils.worlds import item_of

ANN: dict[str, Any] = {"login": "ann", "contact_name": "Ann", "password": "Secret-1", "update_password": "on_create"}
GONE: dict[str, Any] = {"login": "ann", "state": "absent", "force": True}


class Task:
    """One run over one object or several, and what it did."""

    def __init__(self, server: LittlePlesk, *entries: dict[str, Any], **how: Any) -> None:
        self.pauses: list[float] = []
        how.setdefault("caller", "admin")
        client = Client(server, sleep=self.pauses.append)
        before = server.requests
        applied = {name: how.pop(name) for name in ("stop", "most") if name in how}
        planning = Planning(client, **how)
        self.outcomes: list[Outcome] = planning.plan([item_of(CUSTOMER, **entry) for entry in entries])
        if not planning.check_mode:
            Convergence(planning, **applied).apply(self.outcomes)
        self.warnings = planning.warnings
        self.requests = server.requests - before
        self.outcome = self.outcomes[0]
        self.error = self.outcome.error
        self.changed = self.outcome.changed


def new(login: str, **more: Any) -> dict[str, Any]:
    return {**ANN, "login": login, **more}


def phone(login: str, number: str = "1") -> dict[str, Any]:
    return {"login": login, "phone": number}


class TestRequests:
    def test_a_life(self):
        server = LittlePlesk()
        created = Task(server, ANN)
        assert (created.changed, created.error, created.requests) == (True, None, 2)
        again = Task(server, ANN)
        assert (again.changed, again.error, again.requests) == (False, None, 1)
        changed = Task(server, phone("ann"))
        assert (changed.changed, changed.error, changed.requests) == (True, None, 2)
        assert server.value("ann", "phone") == "1"
        deleted = Task(server, GONE)
        assert (deleted.changed, deleted.error, deleted.requests) == (True, None, 2)
        assert Task(server, GONE).requests == 1
        assert server.customers == {}

    def test_check_mode_only_reads(self):
        server = LittlePlesk("bob")
        for entry in (ANN, phone("bob"), {**GONE, "login": "bob"}):
            task = Task(server, entry, check_mode=True)
            assert (task.outcome.change.verb != "none", task.changed, task.requests) == (True, False, 1)
        assert {label for labels in server.labels for label in labels if not label.endswith("/get")} == set()

    def test_writes_name_one_object_by_its_id(self):
        server = LittlePlesk("ann", "bob")
        Task(server, phone("ann"))
        Task(server, {**GONE, "login": "bob"})
        filters = [body.split(b"<filter>")[1].split(b"</filter>")[0] for body in server.packets[1::2]]
        assert filters == [b"<id>1</id>", b"<id>2</id>"]

    def test_many_objects_go_in_few_packets(self):
        server = LittlePlesk()
        task = Task(server, *(new(f"c{number}") for number in range(60)))
        assert all(outcome.changed and not outcome.error for outcome in task.outcomes)
        assert [labels.count("customer/add") for labels in server.labels] == [0, 0, 10, 40, 10]
        assert len(server.customers) == 60

    def test_packets_stay_small_however_long_the_values_are(self):
        server = LittlePlesk()
        task = Task(server, *(new(f"c{number}", description="x" * 60_000) for number in range(40)))
        assert all(outcome.changed and not outcome.error for outcome in task.outcomes)
        assert max(len(packet) for packet in server.packets) < 600_000


LOST = ["timeout", "cut"]


class TestLostAnswers:
    """Whatever happens to the packet of writes, an `add` is sent once, and `set` and `del` until they are done."""

    @pytest.mark.parametrize("kind", LOST)
    def test_an_object_that_was_created_all_the_same(self, kind):
        server = LittlePlesk()
        server.faults = [after_the_work(kind)]
        task = Task(server, ANN)
        assert (task.changed, task.error) == (True, None)
        assert server.count("customer/add") == 1

    @pytest.mark.parametrize("kind", LOST)
    def test_an_object_that_was_not_created(self, kind):
        server = LittlePlesk()
        server.faults = [before_the_work(kind)]
        task = Task(server, ANN)
        assert isinstance(task.error, OutcomeUnknown)
        assert "ann" in task.error.message
        assert not task.changed
        assert server.count("customer/add") == 1
        assert task.pauses == list(PAUSES)

    @pytest.mark.parametrize("reads", range(1, len(PAUSES) + 1))
    def test_a_server_that_is_still_at_work(self, reads):
        server = LittlePlesk()
        server.faults = [later(reads)]
        task = Task(server, ANN)
        assert (task.changed, task.error) == (True, None)
        assert server.count("customer/add") == 1
        assert task.pauses == list(PAUSES[:reads])

    @pytest.mark.parametrize(
        "answer, status",
        [(b"<html/>", 502), (b"<html/>", 503), (b"<html/>", 200), (b"", 200), (b"\xff\xfe", 200), (packet()[:-3], 200)],
    )
    @pytest.mark.parametrize("done", [0, 1])
    def test_what_comes_in_the_place_of_an_answer(self, answer, status, done):
        server = LittlePlesk()
        server.faults = [instead(answer, status, done)]
        task = Task(server, ANN)
        assert task.changed == bool(done)
        assert isinstance(task.error, type(None) if done else OutcomeUnknown)
        assert server.count("customer/add") == 1

    def test_a_connection_that_was_never_made(self):
        server = LittlePlesk()
        server.faults = [before_the_work("connect", sent=False)] * 2
        task = Task(server, ANN)
        assert (task.changed, task.error) == (True, None)
        assert server.logins() == ["ann"]

    def test_tls_that_breaks_is_no_lost_answer(self):
        server = LittlePlesk()
        server.faults = [before_the_work("tls", sent=False)]
        task = Task(server, ANN)
        assert isinstance(task.error, TransportError)
        assert not task.changed

    @pytest.mark.parametrize("entry, left", [(phone("ann"), "1"), (GONE, None)])
    @pytest.mark.parametrize("fault", [before_the_work(), after_the_work()])
    def test_set_and_del_are_sent_until_they_are_done(self, entry, left, fault):
        server = LittlePlesk("ann")
        server.faults = [fault]
        task = Task(server, entry)
        assert (task.changed, task.error) == (True, None)
        assert (server.value("ann", "phone") if left else server.logins()) == (left or [])
        assert Task(server, entry).requests == 1

    def test_a_server_that_loses_everything(self):
        server = LittlePlesk("ann")
        server.faults = [before_the_work()] * 20
        task = Task(server, phone("ann"))
        assert isinstance(task.error, OutcomeUnknown)
        assert not task.changed
        assert server.count("customer/set") == 5

    @pytest.mark.parametrize("done", [0, 1, 4, 9, 10])
    def test_in_the_middle_of_many(self, done):
        server = LittlePlesk(*(f"c{number}" for number in range(5)))
        server.faults = [after_the_work("cut", done)]
        task = Task(server, *(phone(f"c{number}") for number in range(5)), *(new(f"n{number}") for number in range(5)))
        assert all(outcome.changed and not outcome.error for outcome in task.outcomes[:5])
        arrived = max(0, done - 5)
        assert [outcome.changed for outcome in task.outcomes[5:]] == [True] * arrived + [False] * (5 - arrived)
        assert sum(isinstance(outcome.error, OutcomeUnknown) for outcome in task.outcomes) == 5 - arrived
        assert server.count("customer/add") == 5
        assert len(server.customers) == 5 + arrived

    @pytest.mark.parametrize("code", [1006, 1023])
    @pytest.mark.parametrize("done", [0, 1])
    def test_an_error_of_the_system_after_a_write(self, code, done):
        server = LittlePlesk()
        server.faults = [instead(system(code), 500, done)]
        task = Task(server, ANN)
        assert (task.changed, isinstance(task.error, ApiError)) == (bool(done), not done)
        assert server.count("customer/add") == 1

    @pytest.mark.parametrize("code", [1001, 11003, 1004, 1005, 1014, 1017, 1030])
    def test_an_error_of_the_system_that_means_that_nothing_was_done(self, code):
        server = LittlePlesk()
        server.faults = [instead(system(code), 200)] * 9
        task = Task(server, ANN)
        assert (task.error.code, task.changed, task.requests) == (code, False, 2)


class TestTaken:
    @pytest.mark.parametrize("code", [1002, 1007, 1019])
    def test_somebody_was_faster(self, code):
        server = LittlePlesk()
        server.before_write = lambda: "ann" in server.logins() or server.store(login="ann", pname="Somebody")
        server.refuse = lambda operation, values: code if operation == "add" else 0
        task = Task(server, {**ANN, "phone": "1"})
        assert (task.changed, task.error) == (True, None)
        assert (server.value("ann", "pname"), server.value("ann", "phone")) == ("Ann", "1")
        assert server.count("customer/add") == 1

    def test_somebody_was_faster_and_did_the_same(self):
        server = LittlePlesk()
        server.before_write = lambda: server.store(login="ann", pname="Ann")
        task = Task(server, ANN)
        assert (task.changed, task.error) == (False, None)
        assert server.logins() == ["ann"]

    def test_a_reseller_has_the_login(self):
        server = LittlePlesk()
        server.before_write = lambda: server.resellers.update(ann=9)
        task = Task(server, ANN)
        assert isinstance(task.error, ConflictError)
        assert "reseller (id 9)" in task.error.message

    def test_another_customer_has_the_external_id(self):
        server = LittlePlesk("bob")
        server.customers[1]["external-id"] = "crm"
        server.refuse = lambda operation, values: 1007 if operation == "add" else 0
        task = Task(server, {**ANN, "external_id": "crm"})
        assert (task.error.code, task.error.text) == (1007, "error 1007")
        assert "'bob'" in task.error.details["possible_cause"]

    def test_a_refusal_for_another_reason_is_told_as_it_came(self):
        server = LittlePlesk()
        server.refuse = lambda operation, values: 1019 if operation == "add" else 0
        task = Task(server, ANN)
        assert (task.error.code, task.error.text, task.changed) == (1019, "error 1019", False)


class TestVerification:
    def test_a_value_that_the_server_does_not_keep(self):
        server = LittlePlesk("ann")
        server.keep = lambda tag, text: "" if tag == "phone" else text
        task = Task(server, {**phone("ann"), "company": "New"})
        assert isinstance(task.error, VerificationError)
        assert (task.error.option, task.changed) == ("phone", True)
        assert "'1' was sent" in task.error.message

    def test_a_value_that_the_server_writes_in_its_own_way(self):
        server = LittlePlesk()
        server.keep = lambda tag, text: text.lower() if tag == "login" else " ".join(text.split())
        task = Task(server, new("ANN", company="a  b"))
        assert (task.changed, task.error) == (True, None)

    def test_a_value_that_moved_with_the_others(self):
        server = LittlePlesk("ann")
        server.before_write = lambda: server.customers[1].update(fax="moved")
        task = Task(server, phone("ann"))
        assert isinstance(task.error, VerificationError)
        assert (task.error.option, task.changed) == ("fax", True)

    def test_a_server_that_shows_a_write_only_to_the_next_packet(self):
        server = LittlePlesk("ann")
        old = "<data><gen_info><login>ann</login><pname>Customer ann</pname><status>0</status></gen_info></data>"
        answers = (wrapped("set", ok("<id>1</id>")), wrapped("get", ok("<id>1</id>", old)))
        server.faults = [instead(packet(wrapped("customer", *answers)), operations=None)]
        task = Task(server, phone("ann"))
        assert (task.changed, task.error, task.requests) == (True, None, 3)

    def test_an_object_that_does_not_go(self):
        server = LittlePlesk("ann")
        server.faults = [instead(packet("<customer><del><result><status>ok</status></result></del></customer>"))]
        task = Task(server, GONE)
        assert task.error.kind == "planning"
        assert "still there" in task.error.message


class TestServersThatStop:
    def test_what_comes_after_an_error_is_sent_again(self):
        server = LittlePlesk("a", "b", "c", stops=True)
        server.refuse = lambda operation, values: 1023 if operation == "set" and values["login"] == "a" else 0
        task = Task(server, *(phone(login) for login in "abc"))
        assert [bool(outcome.error) for outcome in task.outcomes] == [True, False, False]
        assert [outcome.changed for outcome in task.outcomes] == [False, True, True]
        assert server.value("c", "phone") == "1"

    def test_new_objects_after_an_error_are_created_once(self):
        server = LittlePlesk(stops=True)
        server.refuse = lambda operation, values: 1019 if operation == "add" and values["login"] == "n1" else 0
        task = Task(server, *(new(f"n{number}") for number in range(4)))
        assert [bool(outcome.error) for outcome in task.outcomes] == [False, True, False, False]
        assert server.logins() == ["n0", "n2", "n3"]


class TestPartialFailure:
    def refusing(self, *logins: str) -> LittlePlesk:
        server = LittlePlesk(*(f"c{number:02}" for number in range(30)))
        server.refuse = lambda operation, values: 1023 if operation == "set" and values["login"] in logins else 0
        return server

    def test_going_on(self):
        server = self.refusing("c03", "c29")
        task = Task(server, *(phone(login) for login in server.logins()))
        failed = [outcome.item.key for outcome in task.outcomes if outcome.error]
        assert failed == ["c03", "c29"]
        assert all(outcome.changed == (outcome.error is None) for outcome in task.outcomes)

    def test_stopping(self):
        server = self.refusing("c03")
        task = Task(server, *(phone(login) for login in server.logins()), stop=True)
        assert [outcome.item.key for outcome in task.outcomes if outcome.error] == ["c03"]
        begun = [outcome for outcome in task.outcomes if outcome.done]
        assert len(begun) == 10
        assert all(server.value(f"c{number}", "phone") is None for number in range(10, 30))
        assert not any(outcome.changed for outcome in task.outcomes[10:])

    def test_stopping_at_a_server_that_stops(self):
        server = self.refusing("c03")
        server.stops = True
        task = Task(server, *(phone(login) for login in server.logins()), stop=True)
        assert [outcome.item.key for outcome in task.outcomes if outcome.error] == ["c03"]
        assert [login for login in server.logins() if server.value(login, "phone")] == ["c00", "c01", "c02"]
        for outcome in task.outcomes:
            assert outcome.changed == (server.value(outcome.item.key, "phone") == "1")
