# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whole packets: every layout of answers has its meaning, reads are repeated, writes are not."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ansible_collections.community.plesk.plugins.module_utils._api.client import PAUSES, Client, Pace
from ansible_collections.community.plesk.plugins.module_utils._api.errors import AnswerError, ApiError, TransportError
from ansible_collections.community.plesk.plugins.module_utils._api.packet import Operation
from ansible_collections.community.plesk.plugins.module_utils._api.questions import Lookup
from ansible_collections.community.plesk.plugins.module_utils._resources.customer import CUSTOMER
from ansible_collections.community.plesk.plugins.module_utils._resources.references import (
    RESELLERS,
    SERVER,
    SUBSCRIPTIONS,
)
from ansible_collections.community.plesk.plugins.module_utils._resources.reseller_plan import RESELLER_PLAN
from ansible_collections.community.plesk.tests.unit.plugins.module_utils.wires import (
    LittlePlesk,
    Reply,
    Scripted,
    bad,
    lost,
    ok,
    packet,
    system,
    wrapped,
)
from ansible_collections.community.plesk.tests.unit.plugins.module_utils.worlds import item_of

HTML = b"<html><title>Bad Gateway</title></html>"
GARBAGE = b"\xff\xfe nothing like it"


def login(name: str) -> Lookup:
    return Lookup(CUSTOMER.source, "login", name)


def customer(number: int, name: str, asked: str | None = "", extra: str = "") -> str:
    """A result about a customer; ``asked`` is its filter-id, its login unless told, None for none."""
    echo = "" if asked is None else wrapped("filter-id", asked or name)
    data = wrapped("data", wrapped("gen_info", wrapped("login", name), extra))
    return ok(echo, f"<id>{number}</id>", data)


def got(*results: str) -> str:
    return wrapped("customer", wrapped("get", *results))


def plans(*names: str) -> str:
    found = [wrapped("get", ok(f"<id>{n}</id>", wrapped("name", name))) for n, name in enumerate(names, 1)]
    return wrapped("reseller-plan", *found)


class Run:
    """A client over a script, the pauses it made, and what it read."""

    def __init__(self, *script: bytes | Reply | Exception, retries: int = 3, **options) -> None:
        self.wire = Scripted(*script)
        self.pauses: list[float] = []
        self.client = Client(self.wire, retries=retries, sleep=self.pauses.append, **options)

    def read(self, *lookups: Lookup):
        answers = self.client.read(lookups)
        assert set(answers) == set(lookups)
        return [answers[lookup] for lookup in lookups]

    def ids(self, *lookups: Lookup) -> list[list[int]]:
        return [[found.id for found in answer] for answer in self.read(*lookups)]


ANN, BOB, EVE = login("ann"), login("bob"), login("eve")


class TestAnswers:
    def test_results_are_matched_by_what_was_asked(self):
        run = Run(packet(got(customer(2, "bob"), customer(1, "ann"))))
        assert run.ids(ANN, BOB) == [[1], [2]]
        assert run.wire.labels == [["customer/get"]]

    def test_a_server_that_echoes_what_it_stores(self):
        run = Run(packet(got(customer(2, "Bob"), customer(1, "ANN"))))
        assert run.ids(ANN, BOB) == [[1], [2]]

    def test_spellings_of_one_login_share_what_a_server_echoes_as_it_stores_it(self):
        run = Run(packet(got(customer(1, "Ann"), customer(1, "Ann"), customer(2, "bob"))))
        assert run.ids(login("ann"), login("ANN"), BOB) == [[1], [1], [2]]

    def test_results_without_filter_id_are_matched_by_the_object(self):
        run = Run(packet(got(customer(2, "bob", None), bad(1013), customer(1, "ann", None))))
        assert run.ids(ANN, BOB, EVE) == [[1], [2], []]

    def test_operators_without_filter_id_are_asked_one_by_one(self):
        run = Run(packet(plans("Gold", "Silver")))
        asked = [Lookup(RESELLER_PLAN.source, "name", name) for name in ("Gold", "Silver")]
        assert run.ids(*asked) == [[1], [2]]
        assert run.wire.labels == [["reseller-plan/get"] * 2]

    def test_several_results_for_one_key_are_several_objects(self):
        shared = Lookup(CUSTOMER.source, "external_id", "crm")
        extra = "<external-id>crm</external-id>"
        body = packet(got(customer(1, "ann", "crm", extra), customer(2, "bob", "crm", extra)))
        assert Run(body).ids(shared) == [[1, 2]]

    def test_the_same_object_twice_is_one(self):
        assert Run(packet(got(customer(1, "ann"), customer(1, "ann")))).ids(ANN) == [[1]]

    def test_not_found_is_no_error(self):
        assert Run(packet(got(bad(1013, "<filter-id>ann</filter-id>"), customer(2, "bob")))).ids(ANN, BOB) == [[], [2]]

    def test_group_of_unknown_owner_is_not_taken_for_empty(self):
        asked = [Lookup(SUBSCRIPTIONS, "owner_login", "ann"), Lookup(SUBSCRIPTIONS, "owner_login", "bob")]
        body = wrapped("webspace", wrapped("get", ok()), wrapped("get", bad(1015)))
        nothing, unknown = Run(packet(body)).read(*asked)
        assert nothing == []
        assert unknown.code == 1015

    def test_all_objects(self):
        everything = Lookup(CUSTOMER.source)
        assert Run(packet(got(customer(1, "ann", None), customer(2, "bob", None)))).ids(everything) == [[1, 2]]
        assert Run(packet(got(ok()))).ids(everything) == [[]]

    def test_an_error_stays_with_its_object(self):
        run = Run(packet(got(bad(1023, "<filter-id>ann</filter-id>"), customer(2, "bob"))))
        failed, found = run.read(ANN, BOB)
        assert (failed.code, failed.object) == (1023, "ann")
        assert [entry.id for entry in found] == [2]

    @pytest.mark.parametrize(
        "results, words",
        [
            ((), "does not contain"),
            ((customer(1, "ann"),), "does not contain login 'bob'"),
            ((customer(1, "ann"), customer(3, "eve")), "is not about a requested object"),
            ((customer(1, "ann"), ok("<filter-id>bob</filter-id>")), "no object"),
            ((customer(1, "ann"), customer(3, "eve", "bob")), "is about 'eve'"),
        ],
    )
    def test_an_answer_to_another_question(self, results, words):
        with pytest.raises(AnswerError, match=words):
            Run(packet(got(*results))).read(ANN, BOB)

    def test_an_error_that_names_nobody_is_everybodys(self):
        with pytest.raises(ApiError) as caught:
            Run(packet(got(bad(1023)))).read(ANN, BOB)
        assert caught.value.code == 1023

    def test_operations_of_another_answer(self):
        with pytest.raises(AnswerError, match="customer/get was asked"):
            Run(packet(plans("Gold")), retries=0).read(ANN)


class TestUnanswered:
    ASKED = (ANN, Lookup(RESELLERS, "login", "ann"), Lookup(SERVER))
    NONE = wrapped("reseller", wrapped("get", bad(1013, "<filter-id>ann</filter-id>")))
    INFO = wrapped("server", wrapped("get", ok("<gen_info><server_guid>g</server_guid></gen_info>")))

    def test_what_a_server_leaves_out_after_an_error_is_asked_again(self):
        first = packet(got(customer(1, "ann")), self.NONE)
        run = Run(first, packet(self.INFO))
        assert run.read(*self.ASKED)[2][0].facts == {"guid": "g"}
        assert run.wire.labels == [["customer/get", "reseller/get", "server/get"], ["server/get"]]

    def test_a_server_that_answers_nothing(self):
        with pytest.raises(AnswerError, match="contains none of the requested operations"):
            Run(packet()).read(*self.ASKED)

    def test_a_part_that_may_not_be_read_does_not_spoil_the_rest(self):
        run = Run(system(1006), packet(got(customer(1, "ann"))), packet(self.NONE), system(1006))
        found, resellers, server = run.read(*self.ASKED)
        assert ([entry.id for entry in found], resellers) == ([1], [])
        assert server.code == 1006

    def test_the_object_itself_must_be_readable(self):
        with pytest.raises(ApiError) as caught:
            Run(system(1006), system(1006)).read(*self.ASKED)
        assert caught.value.code == 1006


REPEATABLE = [
    lost("connect", sent=False),
    lost("timeout"),
    lost("cut"),
    packet(got())[:-10],
    b"",
    GARBAGE,
    Reply(HTML, 502),
    Reply(HTML, 503),
    system(1003),
    system(1008),
    packet(plans("Gold")),
]
FINAL = [
    lost("tls"),
    lost("redirect"),
    lost("proxy"),
    HTML,
    Reply(HTML, 404),
    Reply(HTML, 401),
    *(system(code) for code in (1001, 11003, 1004, 1005, 1012, 1014, 1017, 1030)),
]


class TestRepeating:
    @pytest.mark.parametrize("trouble", REPEATABLE)
    def test_reads_are_repeated_after_growing_pauses(self, trouble):
        run = Run(trouble, trouble, packet(got(customer(1, "ann"))))
        assert run.ids(ANN) == [[1]]
        assert len(set(run.wire.packets)) == 1
        assert run.pauses == list(PAUSES[:2])

    @pytest.mark.parametrize("trouble", REPEATABLE)
    def test_reads_are_given_up_after_the_retries(self, trouble):
        run = Run(*[trouble] * 9, retries=2)
        with pytest.raises((TransportError, ApiError, AnswerError)):
            run.read(ANN)
        assert run.wire.requests == 3

    @pytest.mark.parametrize("trouble", FINAL)
    def test_what_will_not_get_better_is_not_repeated(self, trouble):
        run = Run(*[trouble] * 9)
        with pytest.raises((TransportError, ApiError)):
            run.read(ANN)
        assert (run.wire.requests, run.pauses) == (1, [])

    WRITE = CUSTOMER.requests.create(
        item_of(CUSTOMER, login="ann"), {"login": "ann", "contact_name": "Ann", "password": "Secret-1"}
    )
    DONE = packet(wrapped("customer", wrapped("add", ok("<id>1</id>"))))

    @pytest.mark.parametrize("trouble", [lost("connect", sent=False), system(1003)])
    def test_a_write_is_repeated_when_nothing_was_executed(self, trouble):
        run = Run(trouble, self.DONE)
        assert run.client.write(self.WRITE).results[0][0].id == 1

    @pytest.mark.parametrize(
        "trouble", [lost(), lost("timeout"), lost("tls", sent=False), Reply(HTML, 503), HTML, b"", GARBAGE, DONE[:-9]]
    )
    def test_a_write_is_not_repeated_when_its_answer_is_lost(self, trouble):
        run = Run(trouble, self.DONE)
        with pytest.raises(TransportError):
            run.client.write(self.WRITE)
        assert run.wire.requests == 1

    @pytest.mark.parametrize("code", [1001, 1004, 1005, 1014, 1017, 1030, 11003])
    def test_a_refused_packet_of_writes_is_an_error(self, code):
        run = Run(system(code), self.DONE)
        with pytest.raises(ApiError) as caught:
            run.client.write(self.WRITE)
        assert (caught.value.code, run.wire.requests) == (code, 1)

    @pytest.mark.parametrize("code", [1006, 1023])
    def test_other_errors_of_the_system_leave_it_open_what_was_executed(self, code):
        run = Run(system(code))
        written = run.client.write(self.WRITE)
        assert (written.results, written.missing, written.system.code) == ([[]], {0}, code)

    def test_a_write_ends_with_what_it_reads_back(self):
        back = packet(wrapped("customer", wrapped("add", ok("<id>1</id>")), wrapped("get", customer(1, "ann"))))
        run = Run(back)
        written = run.client.write(self.WRITE, [ANN])
        assert [found.id for found in written.answers[ANN]] == [1]
        assert run.wire.labels == [["customer/add", "customer/get"]]
        assert run.client.sent == {"customer/add": 1, "customer/get": 1}


class TestSizes:
    def test_many_keys_go_in_few_packets_that_grow(self):
        server = LittlePlesk(*(f"c{number}" for number in range(1300)))
        now = iter(range(1000))
        client = Client(server, sleep=pytest.fail, clock=lambda: next(now) * 0.1)
        answers = client.read([login(f"c{number}") for number in range(1300)])
        assert all(len(answer) == 1 for answer in answers.values())
        assert [body.count(b"<login>") for body in server.packets] == [100, 400, 800]
        assert server.bounds == sorted(set(server.bounds))

    @pytest.mark.parametrize("kind", ["timeout", "too_big"])
    def test_packets_shrink_until_the_server_can(self, kind):
        server = LittlePlesk(*(f"c{number}" for number in range(60)))
        execute = server.execute

        def overworked(tree, most=None):
            if len(tree.find("customer/get/filter")) > 10:
                raise lost(kind)
            return execute(tree, most)

        server.execute = overworked
        client = Client(server, sleep=pytest.fail)
        assert len(client.read([login(f"c{number}") for number in range(60)])) == 60
        sizes = [body.count(b"<login>") for body in server.packets]
        assert sizes[:3] == [60, 15, 3]
        assert sum(size > 10 for size in sizes) < 6

    @pytest.mark.parametrize("asked", [(ANN,), (ANN, BOB, EVE)])
    def test_few_objects_that_do_not_come_are_an_error(self, asked):
        run = Run(*[lost("timeout")] * 9)
        with pytest.raises(TransportError):
            run.read(*asked)
        assert run.wire.requests == 4

    def test_all_objects_are_read_in_parts_when_they_do_not_come_in_time(self):
        ids = packet(got(ok("<id>1</id>"), ok("<id>2</id>")))
        parts = packet(got(customer(1, "ann", "1"), customer(2, "bob", "2")))
        run = Run(lost("timeout"), ids, parts)
        assert run.ids(Lookup(CUSTOMER.source)) == [[1, 2]]
        assert run.pauses == []

    def test_what_an_account_owns_may_be_much(self):
        owned = Run(packet(wrapped("webspace", wrapped("get", ok()))))
        owned.read(Lookup(SUBSCRIPTIONS, "owner_login", "ann"))
        everything = Run(packet(got(ok())))
        everything.read(Lookup(CUSTOMER.source))
        assert owned.wire.bounds == everything.wire.bounds

    def test_the_bound_of_an_answer_follows_from_what_is_asked(self):
        one, all_of_them = Run(packet(got(customer(1, "ann")))), Run(packet(got(ok())))
        one.read(ANN)
        all_of_them.read(Lookup(CUSTOMER.source))
        raised = Run(packet(got(customer(1, "ann"))), max_bytes=77)
        raised.read(ANN)
        assert one.wire.bounds[0] < all_of_them.wire.bounds[0]
        assert raised.wire.bounds == [77]

    @settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
    @given(
        st.integers(1, 500),
        st.integers(1, 5000),
        st.lists(st.one_of(st.none(), st.tuples(st.floats(0, 100), st.integers(1, 5000))), max_size=30),
    )
    def test_the_pace_stays_within_its_bounds(self, start, most, events):
        pace = Pace(start, most, 10.0)
        for event in events:
            before = pace.size
            if event is None:
                pace.trouble()
                assert pace.size <= before
            else:
                pace.took(*event)
                assert pace.size <= before or event[0] < 10.0
            assert 1 <= pace.size <= most


def test_an_operation_without_a_body_is_counted_by_name():
    client = Client(Scripted(packet(wrapped("server", wrapped("get_protos", ok())))))
    client.ask([Operation("server", "get_protos")])
    assert client.sent == {"server/get_protos": 1}


class TestPauses:
    def busy(self, seconds: float | None) -> TransportError:
        return TransportError("http", "made up by a test", sent=True, http_status=503, retry_after=seconds)

    @pytest.mark.parametrize("asked, slept", [(None, PAUSES[0]), (0, PAUSES[0]), (0.1, PAUSES[0]), (20, 20)])
    def test_server_that_asks_for_a_pause_gets_it(self, asked, slept):
        run = Run(self.busy(asked), packet(got(customer(1, "ann"))), timeout=60)
        assert run.ids(ANN) == [[1]]
        assert run.pauses == [slept]

    @pytest.mark.parametrize("pauses, requests", [((61,), 1), ((40, 40), 2)])
    def test_pauses_stay_within_the_timeout(self, pauses, requests):
        run = Run(*(self.busy(pause) for pause in pauses), timeout=60)
        with pytest.raises(TransportError) as caught:
            run.read(ANN)
        assert caught.value.retry_after == pauses[-1]
        assert run.wire.requests == requests

    def test_status_with_retry_after_tells_the_pause(self):
        reply = Reply(HTML, 429, 7)
        run = Run(reply, retries=0)
        with pytest.raises(TransportError, match="asks to wait 7 seconds"):
            run.read(ANN)
