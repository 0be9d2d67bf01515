# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The diff of a plan's change tells how many subscriptions change with it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from engine import InProcess, Server
from module_run import Runner, running

TEXT = "changing it changes the subscriptions that are not locked"
SIZE = {"limits": {"disk_space": "2G"}}


@pytest.fixture
def run() -> Iterator[Runner]:
    """A server with two plans and an add-on: three subscriptions have the first plan, one of them customized."""
    with running(InProcess(Server().emulator)) as run:
        done = [
            run("plesk_service_plan", name="Small", owner="admin", limits={"disk_space": "1G"}),
            run("plesk_service_plan", name="Large", owner="admin"),
            run("plesk_service_plan_addon", name="More", owner="admin", limits={"max_box": 5}),
            *(
                run("plesk_subscription", name=f"s{index}.example", hosting_type="none", service_plan="Small")
                for index in range(3)
            ),
            run("plesk_subscription", name="s0.example", limits={"disk_space": "5G"}),
            run("plesk_subscription", name="s1.example", addons=["More"]),
        ]
        assert not any(task.error for task in done)
        yield run


@pytest.mark.parametrize("check_mode", [True, False])
def test_diff_of_a_plan_counts_the_subscriptions_it_changes(run, check_mode):
    done = run("plesk_service_plan", name="Small", owner="admin", **SIZE, diff=True, check_mode=check_mode)
    assert done.result["diff"]["after_header"].endswith(f": {TEXT}: 2")
    other = run("plesk_service_plan", name="Large", owner="admin", **SIZE, diff=True, check_mode=check_mode)
    assert other.result["diff"]["after_header"].endswith(f": {TEXT}: 0")
    addon = run("plesk_service_plan_addon", name="More", limits={"max_box": 6}, diff=True, check_mode=check_mode)
    assert addon.result["diff"]["after_header"].endswith("that carry it and are not locked: 1")


def test_subscriptions_are_read_only_for_the_diff_of_a_change(run):
    assert run("plesk_service_plan", name="Small", owner="admin", limits={"disk_space": "1G"}, diff=True).requests == 1
    assert run("plesk_service_plan", name="Small", owner="admin", **SIZE).requests == 2
    assert run("plesk_service_plan", name="Small", owner="admin", limits={"max_box": 3}, diff=True).requests == 3


def test_name_of_a_plan_concerns_no_subscription(run):
    renamed = run("plesk_service_plan", name="Small", owner="admin", external_id="offer-1", diff=True)
    assert (renamed.changed, renamed.requests) == (True, 2)
    assert TEXT not in renamed.result["diff"]["after_header"]


@pytest.mark.parametrize("check_mode", [True, False])
def test_document_counts_what_it_does_not_delete(run, check_mode):
    document = {
        "service_plans": [{"name": name, "owner": "admin", **SIZE} for name in ("Small", "Large")],
        "subscriptions": [{"name": "s2.example", "state": "absent"}],
    }
    done = run("plesk_objects", **document, diff=True, check_mode=check_mode)
    assert f"{TEXT}: 1" in done.result["diff"]["after_header"]
    lists = run("plesk_service_plans", service_plans=[{"name": "Small", "limits": {"max_box": 9}}], diff=True)
    assert f"{TEXT}: " in lists.result["diff"]["after_header"]


def test_count_that_cannot_be_read_is_left_out(run):
    class Closed(InProcess):
        """A wire on which the question for the subscribers is refused."""

        def post(self, body, **keywords):
            reply = super().post(body, **keywords)
            if b"<webspace><get>" in body:
                answer = reply.body.partition(b"<webspace>")[2].rpartition(b"</webspace>")[0]
                refused = b"<result><status>error</status><errcode>1006</errcode><errtext>no</errtext></result>"
                reply.body = reply.body.replace(answer, b"<get>" + refused + b"</get>")
            return reply

    with running(Closed(run.wire.emulator)) as closed:
        done = closed("plesk_service_plan", name="Small", owner="admin", **SIZE, diff=True)
    assert (done.error, done.changed) == ({}, True)
    assert done.result["diff"]["after_header"].endswith(TEXT)


def test_database_servers_on_offer_are_read_on_request(run):
    offered = [{"type": "mysql", "host": "localhost", "port": 3306}]
    for module, name in (("plesk_service_plan", "Small"), ("plesk_subscription", "s0.example")):
        assert run(module, name=name, db_servers=[{"host": "localhost"}]).changed
        plural = f"{module.removeprefix('plesk_')}s"
        without = run(f"{module}_info", name=[name])
        assert without.result[plural][0]["db_servers"] is None
        read = run(f"{module}_info", name=[name], db_servers=True)
        assert (read.requests, read.result[plural][0]["db_servers"]) == (without.requests + 1, offered)
        assert not run(module, **read.result[plural][0]).changed
