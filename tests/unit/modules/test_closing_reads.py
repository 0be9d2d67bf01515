# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Packets of writes whose closing reads fail: the writes are judged by their own results, the reading is repeated."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import etree

from engine import InProcess, Reply, Server
from module_run import running

WRITES = ("add", "set", "del", "change-owner")


class BlindAtTheEnd(InProcess):
    """Answers the reads at the end of a packet of writes with ``results``, in the place of what the server says."""

    results = ""

    def post(self, body: bytes, **how: Any) -> Reply:
        reply = super().post(body, **how)
        tree = etree.fromstring(reply.body)
        if any(operation.tag in WRITES for operator in tree for operation in operator):
            for get in tree.iterfind("*/get"):
                get[:] = etree.fromstring(f"<get>{self.results}</get>")
        return Reply(reply.status, etree.tostring(tree))


def refused(code: int) -> str:
    return f"<result><status>error</status><errcode>{code}</errcode><errtext>no</errtext></result>"


CLOSINGS = {
    "failed": refused(1023),
    "forbidden": refused(1006),
    "another": "<result><status>ok</status><filter-id>x</filter-id><id>99</id></result>",
    "empty": "<result><status>ok</status></result>",
    "without a status": "<result/>",
    "nothing": "",
}


def account(login: str, **more: Any) -> dict[str, Any]:
    return {"login": login, "contact_name": login, "password": "Corr3ct-Horse", "update_password": "on_create", **more}


@pytest.fixture(params=list(CLOSINGS.values()), ids=list(CLOSINGS))
def run(server: Server, request: pytest.FixtureRequest):
    wire = BlindAtTheEnd(server.emulator)
    wire.results = request.param
    with running(wire) as runner:
        yield runner


@pytest.mark.parametrize("kind", ["customer", "reseller"])
def test_lists_are_done_whatever_the_closing_reads_say(run, kind):
    module, option = f"plesk_{kind}s", f"{kind}s"

    def names() -> list[str]:
        return [entry["login"] for entry in run(f"plesk_{kind}_info").result[option]]

    done = run(module, **{option: [account(login) for login in ("ann", "bob", "eve")]})
    assert (done.error, done.changed, done.result["summary"]["created"], names()) == (
        {},
        True,
        3,
        ["ann", "bob", "eve"],
    )
    done = run(module, **{option: [{"login": login, "phone": "1"} for login in ("ann", "bob")]})
    assert (done.error, done.changed, done.result["summary"]["updated"]) == ({}, True, 2)
    done = run(module, **{option: [{"login": login, "state": "absent"} for login in ("ann", "bob")]})
    assert (done.error, done.changed, done.result["summary"]["deleted"], names()) == ({}, True, 2, ["eve"])


@pytest.mark.parametrize("kind", ["customer", "reseller"])
def test_one_object_is_done_whatever_the_closing_read_says(run, kind):
    for options in (account("ann"), {"login": "ann", "phone": "1"}, {"login": "ann", "state": "absent"}):
        done = run(f"plesk_{kind}", **options)
        assert (done.error, done.changed) == ({}, True)
