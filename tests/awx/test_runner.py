# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""What ansible-runner, and with it AWX, gets to see: no secret, plain data, the same each time; and a run cut short."""

from __future__ import annotations

import json
import math

import requests

SECRETS = {"plan_holder": "Runner-s3cret-\u00e4", "customer": "Runner-s3cret-<&>", "many": "Runner-s3cret-many-1"}
BAD = "Runner-s3cret  with two blanks"

PLAY = [
    {
        "hosts": "localhost",
        "gather_facts": False,
        "tasks": [
            {
                "name": "Facts",
                "community.plesk.plesk_server_info": {"gather_subset": ["general", "license", "session"]},
            },
            {
                "name": "Plan",
                "community.plesk.plesk_reseller_plan": {"name": "Gold", "limits": {"disk_space": "10G", "max_cl": 5}},
            },
            {
                "name": "Reseller",
                "community.plesk.plesk_reseller": {
                    "login": "north",
                    "contact_name": "N. Orth",
                    "password": "{{ plan_holder }}",
                    "limits": {"max_cl": 5},
                },
            },
            {
                "name": "Customer",
                "community.plesk.plesk_customer": {
                    "login": "jdoe",
                    "contact_name": "J. D\u00f6e",
                    "password": "{{ customer }}",
                },
            },
            {
                "name": "Customers",
                "community.plesk.plesk_customers": {
                    "customers": [
                        {"login": f"many{number}", "contact_name": "M. Any", "password": "{{ many }}"}
                        for number in range(3)
                    ]
                },
            },
            {
                "name": "Refused",
                "community.plesk.plesk_customer": {"login": "other", "contact_name": "O.", "password": "{{ bad }}"},
                "failed_when": False,
            },
            {
                "name": "Refused by the server",
                "community.plesk.plesk_customer": {
                    "login": "other",
                    "contact_name": "O.",
                    "owner": "nobody",
                    "password": "{{ customer }}",
                },
                "failed_when": False,
            },
        ],
    }
]
TASKS = [task["name"] for task in PLAY[0]["tasks"]]


def plain(value):
    """Whether JSON has this value as it is."""
    if isinstance(value, dict):
        return all(isinstance(key, str) and plain(entry) for key, entry in value.items())
    if isinstance(value, list):
        return all(plain(entry) for entry in value)
    return value is None or isinstance(value, (str, int)) or (isinstance(value, float) and math.isfinite(value))


def assert_no_secret(run, *secrets):
    """No event holds one of these, as it is or as JSON or XML write it."""
    text = run.text()
    for secret in secrets:
        assert secret not in text
        assert json.dumps(secret)[1:-1] not in text
        assert secret.replace("&", "&amp;").replace("<", "&lt;") not in text


def test_a_run_shows_no_secret_and_plain_data_which_stay_the_same_until_something_changes(emulator, play):
    variables = {**SECRETS, "bad": BAD}

    def run(cmdline):
        done = play(PLAY, emulator.client_environment, cmdline, extravars=variables)
        assert done.rc == 0
        assert_no_secret(done, emulator.password, *variables.values())
        assert all(plain(done.results(task)["localhost"]) for task in TASKS)
        assert "J. D\u00f6e" in done.text()
        return done

    foreseen = [run("--check --diff -v"), run("--check --diff -v")]
    run("--diff -vvv")
    settled = [run("--diff -v"), run("--diff -v")]
    assert [each.changed() for each in (*foreseen, *settled)] == [5, 5, 0, 0]
    for first, second in (foreseen, settled):
        assert [first.results(task) for task in TASKS] == [second.results(task) for task in TASKS]


def test_no_event_of_the_roles_run_holds_a_secret(emulator, play):
    tasks = [
        {
            "name": "Provide",
            "ansible.builtin.import_role": {"name": "community.plesk.provision"},
            "vars": {
                "provision_reseller_plans": [{"name": "Gold", "limits": {"max_cl": 5}}],
                "provision_resellers": [
                    {"login": "north", "contact_name": "N. Orth", "plan": "Gold", "password": "{{ plan_holder }}"}
                ],
                "provision_customers": [
                    {"login": "jdoe", "contact_name": "J. Doe", "owner": "north", "password": "{{ customer }}"}
                ],
            },
        }
    ]
    plays = [{"hosts": "localhost", "gather_facts": False, "tasks": tasks}]
    for cmdline, changes in (("--check --diff -v", True), ("--diff -vvv", True)):
        run = play(plays, emulator.client_environment, cmdline, extravars=SECRETS)
        assert run.rc == 0
        assert bool(run.changed()) == changes
        assert_no_secret(run, emulator.password, *SECRETS.values())


COUNT = 60
MANY = [
    {
        "hosts": "localhost",
        "gather_facts": False,
        "tasks": [
            {
                "name": "Customers",
                "community.plesk.plesk_customers": {
                    "customers": [
                        {"login": f"c{number}", "contact_name": "C.", "password": "{{ many }}", "country": "DE"}
                        for number in range(COUNT)
                    ]
                },
            }
        ],
    }
]


def customers(emulator):
    """The logins of all customers, as often as the server has them."""
    packet = "<packet><customer><get><filter/><dataset><gen_info/></dataset></get></customer></packet>"
    headers = {**emulator.credentials, "Content-Type": "text/xml"}
    text = requests.post(emulator.url, data=packet, headers=headers, verify=emulator.ca, timeout=60).text
    return [part.partition("</login>")[0] for part in text.split("<login>")[1:]]


def test_the_run_after_one_that_was_cancelled_converges(emulator, play):
    emulator.order_fault("delay:seconds=0.3,chance=1,for=customer/add")
    writes = emulator.request_count() + 3
    cut = play(
        MANY,
        emulator.client_environment,
        extravars=SECRETS,
        cancel_callback=lambda: emulator.request_count() >= writes,
    )
    assert cut.status == "canceled"
    assert not cut.results("Customers")
    created = len(customers(emulator))
    assert created
    emulator.control("DELETE", "faults")

    run = play(MANY, emulator.client_environment, extravars=SECRETS)
    assert run.rc == 0
    summary = run.results("Customers")["localhost"]["summary"]
    assert summary["failed"] == summary["updated"] == summary["deleted"] == 0
    assert sorted(customers(emulator)) == sorted(f"c{number}" for number in range(COUNT))

    again = play(MANY, emulator.client_environment, extravars=SECRETS)
    assert (again.rc, again.changed()) == (0, 0)
