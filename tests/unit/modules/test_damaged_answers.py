# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers with something in them that no parser takes, or without something that was asked for."""

from __future__ import annotations

import re
from typing import Any

import pytest

from engine import InProcess, Reply, Server
from module_run import Runner, running

FORBIDDEN = {
    "control character": b"\x0b",
    "reference": b"&#11;",
    "latin-1": b"\xe4",
    "entity": b"&nbsp;",
    "ampersand": b"& ",
}


class Damaging(InProcess):
    """Puts ``bad`` wherever an answer has MARK, and nothing where it matches ``gone``."""

    bad = b""
    gone = b"(?!)"
    before_answer = b""

    def post(self, body: bytes, **how: Any) -> Reply:
        reply = super().post(body, **how)
        damaged = re.sub(self.gone, b"", reply.body.replace(b"MARK", self.bad), flags=re.DOTALL)
        return Reply(reply.status, self.before_answer + damaged)


def account(login: str, **more: Any) -> dict[str, Any]:
    return {"login": login, "contact_name": login, "password": "Corr3ct-Horse", "update_password": "on_create", **more}


@pytest.fixture
def wire(server: Server) -> Damaging:
    return Damaging(server.emulator)


@pytest.fixture
def run(wire: Damaging):
    with running(wire) as runner:
        wire.bad = b"MARK"
        entries = [account(f"c{number}") for number in range(9)]
        entries[4]["company"] = "MARK Ltd"
        assert not runner("plesk_customers", customers=entries).error
        wire.bad = FORBIDDEN["control character"]
        yield runner


class TestForbiddenCharacters:
    @pytest.mark.parametrize("bad", list(FORBIDDEN.values()), ids=list(FORBIDDEN))
    def test_all_others_are_read_and_the_one_is_named(self, run: Runner, wire: Damaging, bad: bytes):
        wire.bad = bad
        done = run("plesk_customer_info")
        assert [entry["login"] for entry in done.result["customers"]] == [f"c{n}" for n in range(9) if n != 4]
        [warning] = done.result["warnings"]
        assert "customer/get of id" in str(warning)

    def test_the_same_request_is_not_sent_twice(self, run: Runner, wire: Damaging):
        before = len(wire.packets)
        run("plesk_customer_info")
        sent = wire.packets[before:]
        assert len(sent) == len(set(sent))

    def test_keys_are_read_in_halves(self, run: Runner):
        done = run("plesk_customer_info", login=[f"c{number}" for number in range(9)])
        assert len(done.result["customers"]) == 8
        assert "customer/get of login 'c4'" in str(done.result["warnings"])

    def test_a_task_about_the_object_fails_and_names_it(self, run: Runner):
        done = run("plesk_customer", login="c4", phone="1")
        assert done.error["kind"] == "unreadable"
        assert "c4" in done.error["message"]
        assert "api_url" not in done.error["message"]
        assert not done.changed

    def test_a_task_about_another_object_is_done(self, run: Runner):
        done = run("plesk_customer", login="c3", phone="1")
        assert (done.error, done.changed) == ({}, True)

    def test_a_list_names_the_entry(self, run: Runner):
        done = run("plesk_customers", customers=[{"login": f"c{number}", "phone": "1"} for number in range(9)])
        assert "customers[4]" in done.error["message"]
        assert not any(f"customers[{number}]" in done.error["message"] for number in range(9) if number != 4)

    def test_a_purge_deletes_nothing_it_cannot_read(self, run: Runner):
        condition = {"external_id_prefix": "crm"}
        done = run("plesk_customers", customers=[], purge=True, purge_filter=condition, purge_empty=True)
        assert (done.error["kind"], done.changed) == ("unreadable", False)
        found = [entry["login"] for entry in run("plesk_customer_info").result["customers"]]
        assert len(found) == 8

    def test_a_server_full_of_them_is_given_up(self, run: Runner, wire: Damaging):
        wire.bad = b"MARK"
        entries = [account(f"d{number}", company="MARK Ltd") for number in range(40)]
        assert not run("plesk_customers", customers=entries).error
        wire.bad = b"\x0b"
        before = wire.requests
        assert run("plesk_customer_info").error["kind"] == "unreadable"
        assert wire.requests - before < 150


def test_warnings_of_php_before_an_answer_are_shown(run: Runner, wire: Damaging):
    wire.before_answer = b"<br />\n<b>Warning</b>:  fopen(): failed in <b>/usr/local/psa/x.php</b> on line <b>7</b>\n"
    for name in ("plesk_customer_info", "plesk_server_info"):
        done = run(name, api_retries=0)
        assert "Warning : fopen(): failed in /usr/local/psa/x.php on line 7" in done.error["message"]


def test_a_reseller_without_its_data_has_no_login(run: Runner, wire: Damaging):
    assert not run("plesk_reseller", **account("r1", permissions={"create_clients": True}, limits={"max_cl": 9})).error
    assert not run("plesk_customer", **account("sub", owner="r1")).error
    wire.gone = b"<gen-info>.*?</gen-info>|<owner-login>.*?</owner-login>"
    done = run("plesk_customer_info")
    assert done.error == {}
    assert {entry["login"]: entry["owner"] for entry in done.result["customers"]}["sub"] is None
