# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The example job template: its survey asks for what its playbook needs, on one server or on many at once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

import emulator_process
import places

EXAMPLES = places.ROOT / "docs" / "awx"
PLAYBOOK = EXAMPLES / "create_customer.yml"
SURVEY = yaml.safe_load((EXAMPLES / "create_customer_survey.yml").read_text(encoding="utf-8"))
TYPES = {"text", "textarea", "password", "multiplechoice", "multiselect", "integer", "float"}
ANSWERS = {
    "customer_login": "jdoe",
    "customer_contact_name": "J. D\u00f6e",
    "customer_company": "",
    "customer_password": "Sw0rdfish-from-the-survey",
    "customer_email": "jdoe@example.com",
    "customer_country": "DE",
    "customer_owner": "",
}
TASK = "Provide the customer"


def test_the_survey_is_of_the_form_that_awx_takes():
    assert set(SURVEY) == {"name", "description", "spec"}
    for question in SURVEY["spec"]:
        assert {"question_name", "variable", "type", "required"} <= set(question)
        assert question["type"] in TYPES
        assert question["type"] != "multiplechoice" or question["default"] in question["choices"]


def test_the_survey_asks_for_exactly_what_the_playbook_uses():
    used = set(re.findall(r"\bcustomer_(?!result)\w+", PLAYBOOK.read_text(encoding="utf-8")))
    assert {question["variable"] for question in SURVEY["spec"]} == used == set(ANSWERS)


def test_a_password_is_asked_for_as_one():
    assert [q["variable"] for q in SURVEY["spec"] if q["type"] == "password"] == ["customer_password"]


@pytest.fixture
def panels(tmp_path):
    """Three servers, with one authority for their certificates and one password for their administrators."""
    running = []
    try:
        for _turn in range(3):
            options = ("--certificate", str(tmp_path / "ca.pem"))
            running.append(emulator_process.start_emulator(*options, password="Panels-have-1-password"))
        yield running
    finally:
        for panel in running:
            panel.stop()


def test_many_servers_are_provisioned_at_once(panels, play, inject, tmp_path):
    hosts = list(yaml.safe_load((EXAMPLES / "inventory.yml").read_text(encoding="utf-8"))["plesk"]["hosts"])
    servers = dict(zip(hosts, panels))
    assert len(servers) == 3
    there = {"plesk": {"hosts": {host: {"plesk_url": panel.url} for host, panel in servers.items()}}}
    (tmp_path / "there.yml").write_text(yaml.safe_dump(there), encoding="utf-8")
    authority = Path(panels[0].ca).read_text(encoding="utf-8")
    environment = inject(username="admin", password=panels[0].password, ca_certificate=authority)
    inventory = [str(EXAMPLES / "inventory.yml"), str(tmp_path / "there.yml")]

    for changed, requests in ((True, 2), (False, 1)):
        before = {host: panel.request_count() for host, panel in servers.items()}
        run = play(PLAYBOOK, environment, "--forks 3", extravars=ANSWERS, inventory=inventory)
        assert run.rc == 0
        results = run.results(TASK)
        assert {host: result["changed"] for host, result in results.items()} == dict.fromkeys(hosts, changed)
        assert {host: panel.request_count() - before[host] for host, panel in servers.items()} == dict.fromkeys(
            hosts, requests
        )
        assert ANSWERS["customer_password"] not in run.text()


def test_one_server_is_named_by_the_credential_alone(emulator, play, inject):
    authority = Path(emulator.ca).read_text(encoding="utf-8")
    environment = inject(url=emulator.url, username="admin", password=emulator.password, ca_certificate=authority)
    inventory = (
        "[plesk]\nlocalhost ansible_connection=local ansible_python_interpreter='{{ ansible_playbook_python }}'\n"
    )

    foreseen = play(PLAYBOOK, environment, "--check --diff -v", extravars=ANSWERS, inventory=inventory)
    done = play(PLAYBOOK, environment, "--diff -v", extravars=ANSWERS, inventory=inventory)
    again = play(PLAYBOOK, environment, "--diff -v", extravars=ANSWERS, inventory=inventory)

    assert [run.rc for run in (foreseen, done, again)] == [0, 0, 0]
    assert [run.changed() for run in (foreseen, done, again)] == [1, 1, 0]
    customer = done.results(TASK)["localhost"]["customer"]
    assert (customer["contact_name"], customer["owner"]) == ("J. D\u00f6e", "admin")
    for run in (foreseen, done, again):
        assert emulator.password not in run.text()
        assert ANSWERS["customer_password"] not in run.text()
