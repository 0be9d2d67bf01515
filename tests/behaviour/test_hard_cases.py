# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes wrong only where two things meet: a mode and a fault, a list and a server that stops, two keys at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from ansible_collections.community.plesk.plugins.module_utils._errors import TransportError
from ansible_collections.community.plesk.plugins.module_utils._resources.customer import CUSTOMER
from ansible_collections.community.plesk.plugins.module_utils._resources.reseller import RESELLER
from ansible_collections.community.plesk.plugins.module_utils._resources.reseller_plan import RESELLER_PLAN
from engine import InProcess, Server

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
        server.emulator.behaviours = Server().emulator.behaviours
        assert Server.task(server, CUSTOMER, login="ann", password=CHANGED).changed is False


@pytest.mark.parametrize("settings", [(), ("on_error=stop",), ("application_error=system_mid_packet",)])
@pytest.mark.parametrize("bad", [[0], [4], [2, 3, 9], [29], [0, 5, 10, 15, 20, 25]])
def test_what_is_refused_does_not_hold_up_the_others(settings: tuple[str, ...], bad: list[int]) -> None:
    server = Server(*settings)
    entries = [{**ANN, "login": f"c{n:02}", **({"locale": "xx-XX"} if n in bad else {})} for n in range(30)]
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
    task = server.task(CUSTOMER, wire=wire, **ANN, locale="xx-XX")
    assert (task.error.code, task.changed) == (1019, False)


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
