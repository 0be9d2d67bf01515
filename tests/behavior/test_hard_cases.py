# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes wrong only where two things meet: a mode and a fault, a list and a server that stops, two keys at once."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import pytest

from ansible_collections.community.plesk.plugins.module_utils._api.errors import TransportError
from ansible_collections.community.plesk.plugins.module_utils._resources.customer import CUSTOMER
from ansible_collections.community.plesk.plugins.module_utils._resources.reseller import RESELLER
from ansible_collections.community.plesk.plugins.module_utils._resources.reseller_plan import RESELLER_PLAN
from engine import InProcess, Reply, Server, Task
from module_run import running

ANN: dict[str, Any] = {"login": "ann", "contact_name": "Ann", "password": "Secret-One-1"}
CHANGED = "Secret-Two-2"


def once(needle: bytes, kind: str = "timeout") -> Callable[[bytes], None]:
    """Lose the first packet that holds ``needle``."""
    left = [1]

    def strike(body: bytes) -> None:
        if needle in body and left.pop() if left else False:
            raise TransportError(kind, "made up by a test", sent=True)

    return strike


class TestPasswords:
    def test_on_create_is_not_held_against_an_account_that_existed(self) -> None:
        server = Server()
        server.task(CUSTOMER, **ANN)
        later = {"login": "ann", "password": CHANGED, "update_password": "on_create"}
        task = server.task(CUSTOMER, **later, phone="1")
        assert (task.error, task.changed, task.requests) == (None, True, 2)
        assert server.task(CUSTOMER, **later, phone="1").requests == 1
        assert server.task(CUSTOMER, **ANN).changed is False

    @pytest.mark.parametrize("moment", ["before", "after"])
    @pytest.mark.parametrize("hashed", ["sha256", "absent"])
    def test_always_means_always_even_when_the_answer_is_lost(self, hashed: str, moment: str) -> None:
        server = Server(f"hash_admin={hashed}")
        server.task(CUSTOMER, **ANN)
        wire = InProcess(server.emulator)
        setattr(wire, moment, once(b"<set>"))
        task = server.task(CUSTOMER, wire=wire, login="ann", password=CHANGED, update_password="always")
        assert (task.error, task.changed) == (None, True)
        server.emulator.behaviors = Server().emulator.behaviors
        assert Server.task(server, CUSTOMER, login="ann", password=CHANGED).changed is False


@pytest.mark.parametrize("settings", [(), ("on_error=stop",), ("application_error=system_mid_packet",)])
@pytest.mark.parametrize("bad", [[0], [4], [2, 3, 9], [29], [0, 5, 10, 15, 20, 25]])
def test_what_is_refused_does_not_hold_up_the_others(settings: tuple[str, ...], bad: list[int]) -> None:
    server = Server(*settings)
    entries = [{**ANN, "login": f"c{n:02}", **({"password": "x"} if n in bad else {})} for n in range(30)]
    task = server.tasks(CUSTOMER, *entries)
    assert [n for n, outcome in enumerate(task.outcomes) if outcome.error] == bad
    assert [n for n, outcome in enumerate(task.outcomes) if not outcome.changed] == bad
    assert all(task.outcomes[n].error.code == 1019 for n in bad)
    assert task.requests < 16 + 5 * len(bad)


def test_a_refusal_is_told_even_when_the_server_is_silent_afterwards() -> None:
    server = Server()
    wire = InProcess(server.emulator)
    silent = []

    def before(body: bytes) -> None:
        if silent:
            raise TransportError("connect", "no server", sent=False)
        silent.extend([1] if b"<add>" in body else [])

    wire.before = before
    task = server.task(CUSTOMER, wire=wire, **{**ANN, "password": "x"})
    assert (task.error.code, task.changed) == (1019, False)


def test_a_write_that_cannot_be_read_back_is_told_as_that() -> None:
    server = Server("read_after_write=stale")
    server.task(CUSTOMER, **ANN)
    wire = InProcess(server.emulator)
    written = []

    def before(body: bytes) -> None:
        if written:
            raise TransportError("timeout", "no answer in time", sent=True)
        written.extend([1] if b"<set>" in body else [])

    wire.before = before
    task = server.task(CUSTOMER, wire=wire, login="ann", phone="1")
    assert (task.error.kind, task.changed) == ("outcome_unknown", True)
    assert "customer 'ann' was reported as done" in task.error.message


def test_refused_credentials_end_the_search_for_a_lost_write() -> None:
    server = Server()
    wire = InProcess(server.emulator)

    def after(body: bytes) -> None:
        if b"<add>" in body:
            wire.headers["HTTP_AUTH_PASSWD"] = "another"
            raise TransportError("cut", "made up by a test", sent=True)

    wire.after = after
    task = server.task(CUSTOMER, wire=wire, **ANN)
    assert task.error.kind == "outcome_unknown"
    assert "1001" in task.error.message
    assert wire.requests == 3


def test_an_error_after_other_answers_does_not_mean_that_nothing_was_done() -> None:
    server = Server()
    wire = InProcess(server.emulator)
    sent = []

    class Partly:
        """An answer whose second half is a system error."""

        status = 200

        def __init__(self, body: bytes) -> None:
            self.body = body.split(b"<get>")[0] + (
                b"</customer><system><status>error</status><errcode>1003</errcode></system></packet>"
            )

        def chunks(self) -> Any:
            yield self.body

    honest = wire.post

    def post(body: bytes, *, max_bytes: int, timeout: float | None = None) -> Any:
        reply = honest(body, max_bytes=max_bytes)
        sent.append(body)
        return Partly(reply.body) if b"<add>" in body else reply

    wire.post = post  # type: ignore[method-assign]
    task = server.task(CUSTOMER, wire=wire, **ANN)
    assert (task.error, task.changed) == (None, True)
    assert sum(b"<add>" in body for body in sent) == 1


def test_a_server_that_says_ok_and_does_nothing_is_not_asked_for_ever() -> None:
    server = Server()
    server.task(RESELLER_PLAN, name="Gold")
    server.task(RESELLER, login="r1", contact_name="R", password="Secret-One-1")
    wire = InProcess(server.emulator)
    honest = wire.post

    def post(body: bytes, *, max_bytes: int, timeout: float | None = None) -> Any:
        return honest(_without_the_switch(body), max_bytes=max_bytes)

    wire.post = post  # type: ignore[method-assign]
    task = server.task(RESELLER, wire=wire, login="r1", plan="Gold", limits={"max_cl": 7})
    assert task.error.kind == "verification"
    assert task.requests < 10


def _without_the_switch(body: bytes) -> bytes:
    """Turn the switch to a plan into one that changes nothing, with the same layout of the answer."""
    start = body.find(b"<plan-guid>")
    return body if start < 0 else body[:start] + b"<no-plan/>" + body[body.find(b"</plan-guid>") + 12 :]


class TestKeysThatDisagree:
    @pytest.mark.parametrize("other", [{"id": 999}, {"guid": "5b7a1c3e-8a52-4f0c-9d4e-0f6a2b1c3d4e"}])
    @pytest.mark.parametrize("exists", [True, False])
    def test_a_number_that_belongs_to_another(self, other: dict[str, Any], exists: bool) -> None:
        server = Server()
        if exists:
            server.task(CUSTOMER, **ANN)
        task = server.task(CUSTOMER, **ANN, **other)
        assert (task.error.kind, task.changed) == ("conflict", False)
        assert next(iter(other)) in task.error.message

    def test_a_number_that_is_its_own(self) -> None:
        server = Server()
        number = server.task(CUSTOMER, **ANN).outcome.number
        assert server.task(CUSTOMER, **ANN, id=number).error is None

    def test_two_entries_that_would_have_one_name(self) -> None:
        server = Server()
        with running(InProcess(server.emulator)) as run:
            run("plesk_customers", customers=[{**ANN, "external_id": "crm-1"}])
            renamed = {"match_by": "external_id", "external_id": "crm-1", "login": "zoe"}
            done = run("plesk_customers", customers=[renamed, {**ANN, "login": "Zoe"}])
            assert "customers[1] is a duplicate of customers[0] (customer 'zoe')" in done.result["msg"]
            assert not done.changed


class TestReferencesInCheckMode:
    def test_the_plan_of_a_conversion(self) -> None:
        server = Server()
        server.task(CUSTOMER, **ANN)
        options = {"login": "ann", "convert_to_reseller": True, "reseller_plan": "Gold"}
        assert server.task(CUSTOMER, **options).error.option == "reseller_plan"
        task = server.task(CUSTOMER, check_mode=True, **options)
        assert (task.error, task.verb) == (None, "convert")
        assert "'Gold' does not exist yet" in task.planning.warnings[0]

    def test_the_account_to_convert(self) -> None:
        server = Server()
        options = {"login": "ann", "convert_to_reseller": True}
        assert server.task(CUSTOMER, **options).error.kind == "conflict"
        task = server.task(CUSTOMER, check_mode=True, **options)
        assert (task.error, task.verb) == (None, "convert")

    def test_the_service_plan_of_an_owner_to_be(self) -> None:
        server = Server()
        server.task(CUSTOMER, **ANN)
        task = server.task(CUSTOMER, check_mode=True, login="ann", owner="r1", service_plan="Big")
        assert (task.error, task.verb) == (None, "update")
        assert len(task.planning.warnings) == 2

    @pytest.mark.parametrize("check_mode", [False, True])
    def test_a_plan_is_no_copy_of_itself(self, check_mode: bool) -> None:
        task = Server().task(RESELLER_PLAN, check_mode=check_mode, name="Gold", copy_of="Gold")
        assert task.error.option == "copy_of"


class TestBadInput:
    def test_all_of_it_at_once(self) -> None:
        entries = [
            {"login": "a", "contact_name": " ", "country": "Germany"},
            {"login": "b", "contact_name": "B", "password": "Secret-One-1", "owner": "nobody"},
            {"login": "c"},
            {"login": "d", "state": "absent", "convert_to_reseller": True},
            {"login": "e", "owner": "admin", "ip_addresses": ["here"]},
        ]
        with running(InProcess(Server().emulator)) as run:
            done = run("plesk_customers", customers=entries)
        told = {error["option"] for error in done.error["errors"]}
        assert told == {
            "customers[0].contact_name",
            "customers[0].country",
            "customers[1].owner",
            "customers[2].contact_name",
            "customers[2].password",
            "customers[3].convert_to_reseller",
            "customers[4].ip_addresses[0]",
        }
        assert "7 errors in customers, nothing was changed" in done.result["msg"]

    def test_all_names_at_once(self) -> None:
        limits = {"max_client": 1, "max_cl": "9" * 5000, "disk_space": "lots", "disk_spice": "10G"}
        with running(InProcess(Server().emulator)) as run:
            told = run("plesk_reseller_plan", name="Gold", limits=limits).error["errors"]
            assert {error["option"] for error in told} == {"limits.max_cl", "limits.disk_space"}
            del limits["max_cl"], limits["disk_space"]
            told = run("plesk_reseller_plan", name="Gold", limits=limits, check_mode=True).error["errors"]
            assert ["max_cl" in told[0]["remedy"], "disk_space" in told[1]["remedy"]] == [True, True]

    def test_numbers_that_json_does_not_have(self) -> None:
        with running(InProcess(Server().emulator)) as run:
            assert run("plesk_reseller_plan", name="Gold", limits={"max_cl": float("nan")}).error["value"] == "nan"


class TestPurge:
    def test_a_blank_condition_does_not_widen_it(self) -> None:
        server = Server()
        server.task(CUSTOMER, **ANN)
        with running(InProcess(server.emulator)) as run:
            conditions = {"owner": " ", "login_prefix": "a"}
            done = run("plesk_customers", customers=[{**ANN, "login": "zoe"}], purge=True, purge_filter=conditions)
        assert done.error["option"] == "purge_filter.owner"
        assert server.task(CUSTOMER, **ANN).verb == "none"

    def test_a_key_that_may_be_of_an_account_within_the_filter(self) -> None:
        server = Server()
        server.task(RESELLER, **{**ANN, "permissions": {"remote_access_interface": True}})
        wire = InProcess(server.emulator, "ann", ANN["password"])
        with running(wire) as run:
            key = {"api_username": None, "api_password": None, "api_secret_key": "unknown-to-the-module"}
            options = {"resellers": [], "purge": True, "purge_empty": True, "purge_filter": {"login_prefix": "a"}}
            refused = run("plesk_resellers", **options, **key)
            assert (refused.error["kind"], refused.changed) == ("guard", False)
            assert run("plesk_resellers", **options).result["results"] == []


@pytest.mark.parametrize("password", ["Back\\slash-1", "Both'\"quotes-1", "Zero\u200bwidth-1", "Plain-Secret-1"])
def test_no_password_of_a_list_reaches_the_log_of_the_system(password: str) -> None:
    with running(InProcess(Server().emulator)) as run:
        done = run("plesk_customers", customers=[{**ANN, "password": password}])
    assert done.result["summary"]["created"] == 1
    assert "Invoked with" in done.output
    assert password[-6:] not in done.output


def test_an_action_in_vain_does_not_hide_that_the_object_is_new() -> None:
    server = Server()
    server.task(RESELLER_PLAN, name="Rich", exclusive_ipv4=99)
    wire = InProcess(server.emulator)
    wire.after = once(b"<add>")
    task = server.task(RESELLER, wire=wire, **ANN, plan="Rich", sync=True)
    assert (task.error, task.changed) == (None, True)


@pytest.mark.parametrize("length", range(1, 60))
def test_an_answer_may_be_cut_anywhere(length: int) -> None:
    server = Server()
    server.task(CUSTOMER, **ANN)
    wire = InProcess(server.emulator)
    honest = wire.post
    cut = []

    def post(body: bytes, *, max_bytes: int, timeout: float | None = None) -> Reply:
        reply = honest(body, max_bytes=max_bytes)
        if b"<set>" not in body or cut:
            return reply
        cut.append(1)
        start = reply.body.index(b"<packet")
        return Reply(reply.status, reply.body[: start + length])

    wire.post = post  # type: ignore[method-assign]
    task = server.task(CUSTOMER, wire=wire, login="ann", phone="1")
    assert (task.error, task.changed) == (None, True)


def test_what_a_descriptor_closes_to_administrators_is_not_written_back() -> None:
    server = Server()
    server.task(RESELLER_PLAN, name="Gold", limits={"max_cl": 1, "max_dom": 2})
    wire = InProcess(server.emulator)
    honest = wire.post

    def post(body: bytes, *, max_bytes: int, timeout: float | None = None) -> Reply:
        reply = honest(body, max_bytes=max_bytes)
        start = reply.body.find(b"<name>max_dom</name><type>")
        closed = reply.body[start:].replace(b">admin</writable-by>", b">nobody</writable-by>", 1)
        return Reply(reply.status, reply.body[:start] + closed if start >= 0 else reply.body)

    wire.post = post  # type: ignore[method-assign]
    task = server.task(RESELLER_PLAN, wire=wire, name="Gold", limits={"max_cl": 3})
    assert (task.error, task.changed) == (None, True)
    written = wire.packets[1].split(b"<set>")[1].split(b"</set>")[0]
    assert [name in written for name in (b">max_cl<", b">disk_space<", b">max_dom<")] == [True, True, False]


@pytest.mark.parametrize("data", ["", "<data/>", "<data><gen_info/></data>"])
def test_an_answer_that_leaves_out_the_object_is_no_object(data: str) -> None:
    server = Server()
    server.task(CUSTOMER, **ANN)
    wire = InProcess(server.emulator)
    honest = wire.post

    def post(body: bytes, *, max_bytes: int, timeout: float | None = None) -> Reply:
        reply = honest(body, max_bytes=max_bytes)
        head, _old, rest = reply.body.partition(b"<data>")
        return Reply(reply.status, head + data.encode() + rest.partition(b"</data>")[2])

    wire.post = post  # type: ignore[method-assign]
    task = server.task(CUSTOMER, wire=wire, login="ann", phone="1")
    assert (task.error.kind, task.changed) == ("answer", False)
    assert not any(b"<set>" in packet for packet in wire.packets)


class Door(InProcess):
    """A server behind a proxy that turns requests down: those over ``limit`` bytes, and the next ``busy`` ones."""

    def __init__(self, server: Server, limit: int = 1 << 20, busy: int = 0) -> None:
        super().__init__(server.emulator)
        self.limit = limit
        self.busy = busy

    def post(self, body: bytes, *, max_bytes: int, timeout: float | None = None) -> Reply:
        if len(body) > self.limit:
            self.packets.append(body)
            return Reply(413, b"<html><title>413 Request Entity Too Large</title></html>")
        if self.busy:
            self.busy -= 1
            self.packets.append(body)
            return Reply(429, b"")
        return super().post(body, max_bytes=max_bytes, timeout=timeout)


class TestTurnedDown:
    """What a proxy turns down has not reached the server, so that there is nothing to search for."""

    def test_a_packet_that_is_too_large_goes_again_in_parts(self) -> None:
        server = Server()
        task = server.tasks(CUSTOMER, *({**ANN, "login": f"c{n:03}"} for n in range(60)), wire=Door(server, 3000))
        assert [(outcome.error, outcome.changed) for outcome in task.outcomes] == [(None, True)] * 60
        assert server.pauses == []

    def test_one_object_that_is_too_large_is_told_at_once(self) -> None:
        server = Server()
        server.task(CUSTOMER, **ANN)
        task = server.task(CUSTOMER, login="ann", description="x" * 200, wire=Door(server, 400))
        assert (task.error.kind, task.error.http_status, task.changed, task.requests) == ("http", 413, False, 2)
        assert task.error.as_dict()["executed"] is False
        assert server.pauses == []

    @pytest.mark.parametrize("needle", [b"<get>", b"<add>"])
    def test_one_request_too_many_waits(self, needle: bytes) -> None:
        server = Server()
        door = Door(server)
        honest, struck = door.post, []

        def post(body: bytes, **options: Any) -> Reply:
            if needle in body and not struck:
                struck.append(body)
                door.busy = 2
            return honest(body, **options)

        door.post = post  # type: ignore[method-assign]
        task = server.task(CUSTOMER, **ANN, wire=door)
        assert (task.error, task.changed, len(server.pauses)) == (None, True, 2)
        assert sum(b"<add>" in body for body in door.packets) == (3 if needle == b"<add>" else 1)


def test_a_server_that_is_gone_does_not_hold_a_task_for_hours() -> None:
    server = Server()
    wire = InProcess(server.emulator)
    now = [0.0]

    def before(body: bytes) -> None:
        if any(b"<add>" in packet for packet in wire.packets):
            now[0] += 300
            raise TransportError("timeout", "made up by a test", sent=True)

    wire.before = before
    server.clock = lambda: now[0]
    task = server.task(CUSTOMER, **ANN, wire=wire)
    assert (task.error.kind, task.changed) == ("outcome_unknown", False)
    assert now[0] < 3600


class TestCopiesInOneList:
    """A list may make a plan and copies of it, whatever stands first."""

    GOLD = {"name": "Gold", "limits": {"max_cl": 7}}
    LARGER = {"name": "Larger", "copy_of": "gold", "limits": {"max_dom": 30}}
    LARGEST = {"name": "Largest", "copy_of": "Larger", "limits": {"max_cl": 9}}

    @pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
    def test_a_copy_has_what_the_list_gives_to_its_original(self, order: tuple[int, ...]) -> None:
        entries = [[self.GOLD, self.LARGER, self.LARGEST][index] for index in order]
        server = Server()
        first = server.tasks(RESELLER_PLAN, *entries)
        assert [(outcome.error, outcome.changed) for outcome in first.outcomes] == [(None, True)] * 3
        limits = {outcome.item.key: outcome.after.values["limits"] for outcome in first.outcomes if outcome.after}
        assert [limits["Larger"][name] for name in ("max_cl", "max_dom")] == [7, 30]
        assert [limits["Largest"][name] for name in ("max_cl", "max_dom")] == [9, 30]
        second = server.tasks(RESELLER_PLAN, *entries)
        assert [outcome.changed for outcome in second.outcomes] == [False] * 3
        assert second.requests == 1

    def test_an_original_that_only_gets_its_name(self) -> None:
        server = Server()
        server.task(RESELLER_PLAN, **{**self.GOLD, "name": "Old", "external_id": "p1"})
        renamed = {"match_by": "external_id", "external_id": "p1", "name": "Gold"}
        task = server.tasks(RESELLER_PLAN, self.LARGER, renamed)
        assert [(outcome.error, outcome.changed) for outcome in task.outcomes] == [(None, True)] * 2

    def test_check_mode_says_the_same(self) -> None:
        task = Task(Server(), RESELLER_PLAN, [self.LARGER, self.GOLD], True, None)
        assert [outcome.change.verb for outcome in task.outcomes if outcome.change] == ["create", "create"]
        assert task.planning.warnings == []

    def test_copies_of_each_other_are_an_error(self) -> None:
        entries = [{"name": "A", "copy_of": "B"}, {"name": "B", "copy_of": "A"}]
        task = Server().tasks(RESELLER_PLAN, *entries)
        assert [outcome.error.kind for outcome in task.outcomes if outcome.error] == ["conflict", "conflict"]
        assert all("'A'" in str(outcome.error) and "'B'" in str(outcome.error) for outcome in task.outcomes)
        assert task.requests == 0

    def test_an_original_that_is_refused_takes_its_copy_along(self) -> None:
        server = Server("external_id=unique_1007")
        server.task(RESELLER_PLAN, name="Silver", external_id="p1")
        task = server.tasks(RESELLER_PLAN, self.LARGER, {**self.GOLD, "external_id": "p1"})
        assert not any(outcome.changed for outcome in task.outcomes)
        larger, gold = task.outcomes
        assert gold.error
        assert larger.blocked is gold
