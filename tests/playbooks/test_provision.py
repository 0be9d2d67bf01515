# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The role provision against an emulator: there and back, in check mode before each, and with wrong variables."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from ansible_collections.community.plesk.plugins.module_utils._resources.kinds import SECTIONS
from emulator_process import EmulatorProcess, start_emulator
from playbooks.player import Player, Plays

SECRETS = ["Hidden-north-1", "Hidden-south-1", "Hidden-jdoe-1", "Hidden-rroe-1"]
NORTH, SOUTH, JDOE, RROE = SECRETS
THERE: dict[str, Any] = {
    "provision_reseller_plans": [{"name": "Gold", "limits": {"disk_space": "10G", "max_cl": 50}}, {"name": "Silver"}],
    "provision_resellers": [
        {"login": "north", "contact_name": "North", "password": NORTH, "plan": "Gold"},
        {"login": "south", "contact_name": "South", "password": SOUTH, "plan": "Silver"},
    ],
    "provision_customers": [
        {"login": "jdoe", "contact_name": "J. Doe", "password": JDOE, "owner": "north"},
        {"login": "rroe", "contact_name": "R. Roe", "password": RROE, "owner": "south"},
    ],
}
BACK: dict[str, Any] = {
    "provision_reseller_plans": [{"name": "Gold", "state": "absent"}, {"name": "Silver"}],
    "provision_resellers": [{"login": "north", "state": "absent"}, {"login": "south"}],
    "provision_customers": [{"login": "jdoe", "owner": "south"}, {"login": "rroe", "state": "absent"}],
}


def provision(**variables: Any) -> Plays:
    show = {"name": "Show the results", "ansible.builtin.debug": {"var": "provision_results"}}
    role = {"role": "community.plesk.provision"}
    return [{"hosts": "localhost", "gather_facts": False, "roles": [role], "vars": variables, "post_tasks": [show]}]


def operations(emulator: EmulatorProcess, since: int = 0) -> list[str]:
    """What was asked since then, without what only reads."""
    asked = [f"{one[0]}/{one[1]}" for entry in emulator.log()[since:] for one in entry["operations"]]
    return [name for name in dict.fromkeys(asked) if "/get" not in name]


def test_there_and_back(play: Player, emulator: EmulatorProcess):
    foreseen = play(provision(**THERE), "--check", "--diff", secrets=SECRETS, emulator=emulator)
    assert (foreseen.code, foreseen.counts["changed"]) == (0, 1), foreseen.output
    assert "does not exist yet" not in foreseen.text()
    assert operations(emulator) == []

    created = play(provision(**THERE), "--diff", secrets=SECRETS, emulator=emulator)
    assert (created.code, created.counts["changed"]) == (0, 1), created.output
    assert created.output.count('"created"') == foreseen.output.count('"created"') > 0
    assert operations(emulator) == ["reseller-plan/add", "reseller/add", "customer/add"]

    before = emulator.request_count()
    again = play(provision(**THERE), "--diff", secrets=SECRETS, emulator=emulator)
    assert (again.code, again.counts["changed"]) == (0, 0), again.output
    assert emulator.request_count() == before + 1

    before = emulator.request_count()
    foreseen = play(provision(**BACK), "--check", "--diff", secrets=SECRETS, emulator=emulator)
    assert (foreseen.code, foreseen.counts["changed"]) == (0, 1), foreseen.output
    assert operations(emulator, before) == []

    before = emulator.request_count()
    taken = play(provision(**BACK), secrets=SECRETS, emulator=emulator)
    assert (taken.code, taken.counts["changed"]) == (0, 1), taken.output
    assert set(operations(emulator, before)[:2]) == {"customer/change-owner", "customer/del"}
    assert operations(emulator, before)[2:] == ["reseller/del", "reseller-plan/del"]
    assert taken.output.count('"deleted"') == foreseen.output.count('"deleted"') > 0

    again = play(provision(**BACK), secrets=SECRETS, emulator=emulator)
    assert (again.code, again.counts["changed"]) == (0, 0), again.output


def test_wrong_entries_are_named_before_anything_is_sent(play: Player, emulator: EmulatorProcess):
    before = emulator.request_count()
    wrong = provision(
        provision_resellers=[{"login": "north", "state": "absent"}],
        provision_customers=[
            {"login": "one", "owner": "north"},
            {"login": "two", "statuss": "active", "passwort": JDOE},
            {"login": "three", "status": "aktiv"},
            {"contact_name": "Nobody"},
            {"login": "ONE"},
        ],
    )
    played = play(wrong, secrets=SECRETS, emulator=emulator)
    assert played.code == 2
    for told in (
        "customers[0] (one): owner: 'north' is deleted by resellers[0] (north).",
        "customers[1] (two): statuss is not a valid option. Did you mean 'status'",
        "customers[2] (three): status: 'aktiv' is not a valid choice.",
        "customers[3]: login finds the object (match_by is login), but is missing or blank.",
        "customers[4] (ONE): is a duplicate of customers[0] (one).",
    ):
        assert told in played.output
    assert emulator.request_count() == before


def test_what_is_relied_on_is_looked_up_before_anything_is_written(play: Player, emulator: EmulatorProcess):
    before = emulator.request_count()
    wrong = provision(
        provision_reseller_plans=[{"name": "New"}],
        provision_resellers=[{"login": "east", "contact_name": "East", "password": NORTH, "plan": "Platinum"}],
        provision_customers=[
            {"login": "one", "contact_name": "One", "password": JDOE, "owner": "nobody"},
            {"login": "two", "phone": "+49 731 1", "owner": "east"},
        ],
    )
    played = play(wrong, secrets=SECRETS, emulator=emulator)
    assert played.code == 2
    for told in (
        "resellers[0].plan: 'Platinum' is not the name of an existing reseller plan.",
        "customers[0].owner: 'nobody' is not the name of an existing reseller.",
        "customers[1].contact_name is required to create the customer 'two', which does not exist.",
    ):
        assert told in played.output
    assert operations(emulator, before) == []


@pytest.mark.parametrize(
    "content, variables, told",
    [
        ("customer: []\n", {}, "is not a mapping of lists"),
        ("customers: [{login: a}]\n", {"provision_customers": [{"login": "b"}]}, "Keep one of the two."),
        ("customers: [{login: a, password: '{{ vaulted }}'}]\n", {}, "is a template, which is not rendered there."),
        ("customers:\n  - login: a\n    password: Hidden-jdoe-1: x\n", {}, "line 3, column"),
    ],
    ids=["unknown list", "two places", "template", "no YAML"],
)
def test_a_file_that_cannot_be_used(
    play: Player, emulator: EmulatorProcess, tmp_path: Path, content: str, variables: dict[str, Any], told: str
):
    before = emulator.request_count()
    (tmp_path / "data.yml").write_text(content, encoding="utf-8")
    played = play(provision(provision_file="data.yml", **variables), secrets=SECRETS, emulator=emulator)
    assert played.code == 2
    assert told in played.text()
    assert emulator.request_count() == before


def test_a_report_is_input_for_the_role(play: Player, tmp_path: Path):
    trap = tmp_path / "sprung"
    template = f"{{{{ lookup('ansible.builtin.pipe', 'touch {trap}') }}}}"
    address = {"ip_address": "192.0.2.10", "type": "shared"}
    seed = {
        "reseller_plans": [{"name": "Gold", "limits": {"disk_space": "10G"}, "permissions": {"manage_dns": True}}],
        "resellers": [
            {"login": "north", "contact_name": "North", "password": NORTH, "plan": "Gold", "ip_pool": [address]}
        ],
        "service_plans": [{"name": "Small", "owner": "north"}],
        "customers": [
            {"login": "jdoe", "contact_name": "J. Doe", "owner": "north", "description": template},
            {"login": "rroe", "contact_name": "Ré Roë", "postal_code": "01234", "country": "NO", "status": "disabled"},
        ],
        "subscriptions": [{"name": "example.com", "owner": "jdoe", "plan": "Small", "ip_addresses": ["192.0.2.10"]}],
    }
    (tmp_path / "seed.yml").write_text(yaml.safe_dump(seed, sort_keys=False), encoding="utf-8")
    with start_emulator("--seed-from", str(tmp_path / "seed.yml")) as emulator:
        written = play("community.plesk.report", "-e", "report_file=report.yml", secrets=SECRETS, emulator=emulator)
        assert (written.code, written.counts["changed"]) == (0, 1), written.output
        report = yaml.safe_load((tmp_path / "report.yml").read_text(encoding="utf-8"))
        assert list(report) == ["server", *SECTIONS]
        assert report["server"]["errors"] == {}
        assert report["server"]["facts"]["statistics"]["objects"]["customers"] == 2
        assert [entry["login"] for entry in report["customers"]] == ["jdoe", "rroe"]
        assert report["customers"][0]["description"] == template
        assert report["customers"][1]["postal_code"] == "01234"

        given = provision(provision_file=str(tmp_path / "report.yml"))
        played = play(given, "--diff", secrets=SECRETS, emulator=emulator)
        assert (played.code, played.counts["changed"]) == (0, 0), played.output
        assert operations(emulator) == []
        assert not trap.exists()
