# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every fault over the wire: what a task says of itself is what happened, and the next run does the rest."""

from __future__ import annotations

from typing import Any, NamedTuple

import pytest

from integration_runs.plays import Run, emulators, play

LOGIN = "jdoe"
NEW = {"login": LOGIN, "contact_name": "J. Doe", "password": "Corr3ct-Horse", "update_password": "on_create"}
TASKS: dict[str, dict[str, Any]] = {
    "add": NEW,
    "set": {"login": LOGIN, "phone": "1"},
    "del": {"login": LOGIN, "state": "absent"},
}
# Faults that strike while the work is done, or after it; the task has changed something and says so.
DONE = ("drop:when=after", "http_500", "http_502:when=after", "http_503:when=after", "http_504", "cut", "garbage")
# Faults that strike before it; what may be sent again is, and nobody knows of the rest.
LOST = ("drop:when=before", "http_502:when=before", "http_503:when=before", "redirect")
LATE = "delay:when={when},seconds=9"
TIMEOUT = "4"


class Case(NamedTuple):
    """A fault of the first packet with this operation, and what becomes of the task."""

    fault: str
    operation: str
    changed: bool
    error: str = ""

    @property
    def host(self) -> str:
        return "".join(letter if letter.isalnum() else "_" for letter in f"{self.operation}_{self.fault}")


CASES = [
    *(Case(fault, "add", True) for fault in DONE),
    *(Case(fault, "add", False, "outcome_unknown") for fault in LOST),
    Case("error_1003", "add", True),
    Case(LATE.format(when="before"), "add", True),
    Case(LATE.format(when="after"), "add", True),
    Case("drop:when=before", "set", True),
    Case("http_503:when=after", "set", True),
    Case("cut", "set", True),
    Case(LATE.format(when="before"), "set", True),
    Case("drop:when=before", "del", True),
    Case("drop:when=after", "del", True),
    Case("garbage", "del", True),
    *(Case(fault, "get", False) for fault in (*DONE, *LOST[:-1], "error_1003", LATE.format(when="before"))),
    Case("redirect", "get", False, "redirect"),
    Case("wrong_certificate", "get", False, "tls"),
    Case("wrong_certificate:what=name", "get", False, "tls"),
    Case("wrong_certificate:what=date", "get", False, "tls"),
]


def arguments(case: Case) -> list[str]:
    """The fault strikes once, and not before the operation that it is for."""
    fault, colon, options = case.fault.partition(":")
    if fault == "wrong_certificate":
        return ["--fault", case.fault]
    return ["--fault", f"{fault}:{options}{',' if colon else ''}for=customer/{case.operation}"]


def tasks(case: Case) -> list[dict[str, Any]]:
    module = "community.plesk.plesk_customer"
    info = {"community.plesk.plesk_customer_info": {}}
    if case.operation == "get":
        return [{"name": "tried", **info, "ignore_errors": True}]
    before = [] if case.operation == "add" else [{"name": "before", module: NEW}]
    mine = {module: TASKS[case.operation]}
    tried = {"name": "tried", **mine, "ignore_errors": True}
    return [*before, tried, {"name": "again", **mine}, {"name": "seen", **info}]


@pytest.fixture(scope="module")
def run() -> Run:
    with emulators(**{case.host: arguments(case) for case in CASES}) as running:
        connection = {
            host: {**emulator.client_environment, "PLESK_TIMEOUT": TIMEOUT} for host, emulator in running.items()
        }
        return play(running, {case.host: tasks(case) for case in CASES}, connection=connection)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.operation}-{case.fault}")
def test_a_fault(run, case):
    done = {task.task: task for task in run.of(case.host)}
    tried = done["tried"]
    assert run.failure(case.host) == ""
    kind = tried.result["error"]["kind"] if tried.status == "ignored" else ""
    assert (tried.result["changed"], kind) == (case.changed, case.error), tried.result.get("msg")
    if case.operation == "get":
        return
    assert done["again"].result["changed"] == (kind == "outcome_unknown")
    logins = [customer["login"] for customer in done["seen"].result["customers"]]
    assert logins == ([] if case.operation == "del" else [LOGIN])
    written = [operations for task in done.values() for operations in task.operations]
    assert sum(f"customer/{case.operation}" in operations for operations in written) <= 2
    if case.operation == "add" and not kind and case.fault != "error_1003":
        assert sum("customer/add" in operations for operations in written) == 1


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.error], ids=lambda case: f"{case.operation}-{case.fault}"
)
def test_an_error_says_what_to_do_and_hides_what_it_must(run, case):
    tried = next(task for task in run.of(case.host) if task.task == "tried")
    assert tried.result["error"]["remedy"]
    assert "Corr3ct" not in str(tried.result)
