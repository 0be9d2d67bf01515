# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Modules that take lists: the same path as for one object, all errors at once, and what a purge may take."""

from __future__ import annotations

import re
from typing import Any

import pytest

from engine import InProcess
from module_run import Done, Runner, running

SECRET = "Corr3ct-Horse"


def customer(login: str, **more: Any) -> dict[str, Any]:
    return {"login": login, "contact_name": login.title(), "password": SECRET, "update_password": "on_create", **more}


def customers(run: Runner, *entries: dict[str, Any], **options: Any) -> Done:
    return run("plesk_customers", customers=list(entries), **options)


def logins(run: Runner, kind: str = "customer") -> list[str]:
    return [entry["login"] for entry in run(f"plesk_{kind}_info").result[f"{kind}s"]]


def writes(run: Runner, since: int = 0) -> list[str]:
    """The operations that were sent and do more than read, after so many requests."""
    bodies = b"".join(run.wire.packets[since:]).decode()
    return re.findall("<(add|set|del|change-owner|duplicate|convert-to-[a-z]+)>", bodies)


@pytest.fixture
def five(run: Runner) -> Runner:
    """Customers a to e, b and c with an external id, d and e of a reseller."""
    done = run("plesk_reseller", **customer("r1", permissions={"create_clients": True}, limits={"max_cl": 9}))
    assert not done.error
    entries = [customer("a"), customer("b", external_id="crm-b"), customer("c", external_id="crm-c")]
    done = customers(run, *entries, customer("d", owner="r1"), customer("e", owner="r1"))
    assert done.result["summary"]["created"] == 5
    return run


class TestResults:
    def test_each_object_has_its_line_and_only_changed_ones_are_shown(self, five):
        done = customers(
            five, {"login": "a"}, {"login": "b", "phone": "1"}, {"login": "c", "state": "absent"}, customer("n")
        )
        assert [(line["login"], line["verb"], line["changed"]) for line in done.result["results"]] == [
            ("a", "unchanged", False),
            ("b", "updated", True),
            ("c", "deleted", True),
            ("n", "created", True),
        ]
        assert ["customer" in line for line in done.result["results"]] == [False, True, False, True]
        assert done.result["results"][1]["customer"]["phone"] == "1"
        counts = {"created": 1, "updated": 1, "deleted": 1, "unchanged": 1, "converted": 0, "failed": 0, "not_done": 0}
        assert done.result["summary"] == counts
        assert SECRET not in done.output

    def test_check_mode_foresees_what_a_run_does_and_writes_nothing(self, five):
        entries = [{"login": "b", "phone": "1"}, {"login": "c", "state": "absent"}, customer("n"), {"login": "a"}]
        before = five.wire.requests
        foreseen = customers(five, *entries, check_mode=True, diff=True)
        assert writes(five, before) == []
        done = customers(five, *entries, diff=True)
        for key in ("summary", "diff", "changed"):
            assert foreseen.result[key] == done.result[key]
        assert list(done.result["diff"]["after"]) == ["customer 'b'", "customer 'c'", "customer 'n'"]
        again = customers(five, *entries, diff=True)
        assert (again.changed, again.result["diff"]["after"], again.requests) == (False, {}, 1)

    def test_the_arguments_are_not_repeated(self, five):
        done = customers(five, {"login": "a", "phone": "marker-1"})
        assert "marker-1" not in str(done.result["invocation"])
        assert done.result["invocation"]["module_args"]["on_error"] == "continue"

    def test_a_list_without_entries_is_nothing_to_do(self, run):
        done = customers(run)
        assert (done.changed, done.requests, done.result["results"]) == (False, 0, [])

    def test_packets_hold_no_more_than_the_user_wants(self, run):
        customers(run, *(customer(f"c{number}") for number in range(9)), batch_size=4)
        adds = [body.count(b"<add>") for body in run.wire.packets]
        assert [count for count in adds if count] == [4, 4, 1]

    def test_the_size_of_an_answer_can_be_bounded_and_raised(self, five):
        assert "answer_size" in customers(five, {"login": "a"}, answer_size="much").error["option"]
        assert customers(five, {"login": "a"}, answer_size="100M").error == {}


class TestErrorsTogether:
    def test_all_that_is_wrong_is_told_before_anything_is_written(self, five):
        before = five.wire.requests
        done = customers(five, {"login": "a", "country": "Germany"}, {"login": " "}, {"login": "b", "phone": "\a"})
        assert [entry["option"] for entry in done.error["errors"]] == [
            "customers[0].country",
            "customers[1].login",
            "customers[2].phone",
        ]
        assert (done.changed, done.requests) == (False, 0)
        done = customers(five, customer("n"), {"login": "new"}, {"login": "a", "owner": "nobody"})
        assert [entry["option"] for entry in done.error["errors"]] == [
            "customers[1].contact_name",
            "customers[1].password",
            "customers[2].owner",
        ]
        assert writes(five, before) == []

    @pytest.mark.parametrize(
        "first, second",
        [
            ({"login": "a"}, {"login": "a"}),
            ({"login": "a"}, {"login": " A "}),
            ({"login": "b"}, {"match_by": "external_id", "external_id": "crm-b"}),
            ({"match_by": "external_id", "external_id": "crm-b", "phone": "1"}, {"login": "b", "state": "absent"}),
            (customer("n"), customer("N")),
            (customer("n"), customer("n", match_by="external_id", external_id="crm-n")),
        ],
    )
    def test_two_entries_for_one_object(self, five, first, second):
        before = five.wire.requests
        done = customers(five, {"login": "c", "phone": "1"}, first, second)
        assert "customers[2]" in done.error["message"]
        assert done.error["message"].count("customers[1]") == 1
        assert writes(five, before) == []


class TestPartialFailure:
    REFUSED = (customer("strange", password="x"), {"login": "a", "phone": "1"}, {"login": "b", "phone": "1"})

    def test_going_on(self, five):
        done = customers(five, *self.REFUSED)
        assert done.error
        assert [line["verb"] for line in done.result["results"]] == ["failed", "updated", "updated"]
        assert done.changed
        assert done.result["results"][0]["error"]["kind"] == "api"
        assert "1 of 3 customers failed" in done.result["msg"]

    def test_stopping(self, five):
        done = customers(five, *self.REFUSED, on_error="stop", batch_size=1)
        assert [line["verb"] for line in done.result["results"]] == ["failed", "not_done", "not_done"]
        assert not done.changed
        assert done.result["summary"]["not_done"] == 2
        assert "2 were not attempted" in done.result["msg"]


class TestPurge:
    def purge(self, run, *entries, **options):
        options.setdefault("purge_filter", {"owner": "admin"})
        return customers(run, *entries, purge=True, **options)

    @pytest.mark.parametrize("conditions", [None, {}, {"owner": ""}, {"owner": " ", "login_prefix": None}])
    def test_a_filter_is_needed(self, five, conditions):
        done = self.purge(five, {"login": "a"}, purge_filter=conditions)
        assert done.error["option"] == ("purge_filter.owner" if conditions else "purge_filter")
        assert len(logins(five)) == 5

    def test_an_empty_list_must_be_meant(self, five):
        assert self.purge(five).error["option"] == "customers"
        assert len(logins(five)) == 5
        assert self.purge(five, purge_empty=True).result["summary"]["deleted"] == 3
        assert logins(five) == ["d", "e"]

    def test_only_within_the_filter(self, five):
        done = self.purge(five, {"login": "a"})
        purged = [line["login"] for line in done.result["results"] if line.get("purged")]
        assert (purged, logins(five)) == (["b", "c"], ["a", "d", "e"])
        again = self.purge(five, {"login": "a"})
        assert (again.changed, again.result["summary"]["deleted"]) == (False, 0)

    @pytest.mark.parametrize(
        "conditions, left",
        [
            ({"owner": "r1"}, ["a", "b", "c"]),
            ({"owner": "R1"}, ["a", "b", "c"]),
            ({"external_id_prefix": "crm-"}, ["a", "d", "e"]),
            ({"external_id_prefix": "crm-c"}, ["a", "b", "d", "e"]),
            ({"owner": "r1", "external_id_prefix": "crm-"}, ["a", "b", "c", "d", "e"]),
            ({"owner": "admin", "login_prefix": "b"}, ["a", "c", "d", "e"]),
        ],
    )
    def test_every_condition_counts(self, five, conditions, left):
        done = self.purge(five, {"login": "a"}, purge_filter=conditions)
        assert not done.error
        assert logins(five) == left

    def test_check_mode_tells_what_would_go(self, five):
        foreseen = self.purge(five, {"login": "a"}, check_mode=True, diff=True)
        assert (len(logins(five)), foreseen.result["summary"]["deleted"]) == (5, 2)
        assert list(foreseen.result["diff"]["before"]) == ["customer 'b'", "customer 'c'"]

    def test_what_the_list_finds_by_another_key_stays(self, five):
        done = self.purge(five, {"match_by": "external_id", "external_id": "crm-b", "login": "bb"}, {"login": "a"})
        assert not done.error
        assert sorted(logins(five)) == ["a", "bb", "d", "e"]

    def test_what_the_list_wants_absent_goes_once(self, five):
        done = self.purge(five, {"login": "a"}, {"login": "b", "state": "absent"})
        assert [line["login"] for line in done.result["results"]] == ["a", "b", "c"]
        assert logins(five) == ["a", "d", "e"]

    def test_what_the_list_creates_stays(self, five):
        done = self.purge(five, customer("n"))
        assert logins(five) == ["d", "e", "n"]
        assert done.result["summary"]["created"] == 1

    def test_a_guard_holds_up_everything_unless_forced(self, five):
        five("plesk_packet", packet=subscription("site.example", "b"))
        done = self.purge(five, {"login": "a", "phone": "1"})
        assert done.error["kind"] == "guard"
        assert "site.example" in done.error["message"]
        assert len(logins(five)) == 5
        assert self.purge(five, {"login": "a"}, force=True).result["summary"]["deleted"] == 2

    def test_never_the_account_that_is_logged_in(self, run, server):
        allowed = {"permissions": {"create_clients": True, "remote_access_interface": True}, "limits": {"max_cl": 9}}
        assert not run("plesk_reseller", **customer("r1", **allowed)).error
        with running(InProcess(server.emulator, "R1", SECRET)) as as_reseller:
            assert logins(as_reseller, "reseller") == ["r1"]
            options = {"purge": True, "purge_empty": True, "purge_filter": {"login_prefix": "r"}}
            done = as_reseller("plesk_resellers", resellers=[], **options)
        assert (done.error, done.result["results"]) == ({}, [])

    def test_resellers_of_a_plan(self, run):
        run("plesk_reseller_plan", name="Gold")
        entries = [customer("r1", plan="Gold"), customer("r2", plan="Gold"), customer("r3")]
        run("plesk_resellers", resellers=entries)
        done = run("plesk_resellers", resellers=[{"login": "r1"}], purge=True, purge_filter={"plan": "Gold"})
        assert not done.error
        assert logins(run, "reseller") == ["r1", "r3"]

    def test_plans_with_subscribers_are_guarded(self, run):
        run("plesk_reseller_plans", reseller_plans=[{"name": "a1"}, {"name": "a2"}, {"name": "b"}])
        run("plesk_reseller", **customer("r1", plan="a2"))
        options = {"reseller_plans": [{"name": "b"}], "purge": True, "purge_filter": {"name_prefix": "a"}}
        done = run("plesk_reseller_plans", **options)
        assert done.error["objects"] == ["r1"]
        done = run("plesk_reseller_plans", **options, force=True)
        assert [line["name"] for line in done.result["results"] if line.get("purged")] == ["a1", "a2"]


def subscription(name: str, owner: str) -> dict[str, Any]:
    address = {"ip_address": "192.0.2.10"}
    return {"webspace": {"add": {"gen_setup": {"name": name, "owner-login": owner, **address, "htype": "none"}}}}


@pytest.mark.parametrize("kind", ["service_plan", "service_plan_addon"])
def test_plans_with_and_without_their_default_owner_are_duplicates(run, kind):
    entries = [{"name": "Gold", "owner": "Admin"}, {"name": "gold"}]
    for check_mode in (True, False):
        done = run(f"plesk_{kind}s", check_mode=check_mode, **{f"{kind}s": entries})
        assert f"{kind}s[1] is a duplicate of {kind}s[0]" in done.result["msg"]
        assert done.changed is False
    assert run(f"plesk_{kind}s", **{f"{kind}s": entries[:1]}).changed
