# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""A report of a server as a seed: what the modules read from the new server is what the report says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

import plesk_emulator
from engine import PASSWORD, InProcess
from module_run import running
from plesk_emulator.emulator import Emulator
from plesk_emulator.seed.loading import open_store, read_seed
from plesk_emulator.user_error import UserError

MANUAL = Path(plesk_emulator.__file__).parent / "OPERATING.md"
FURTHER = """
customers:
  - {login: kate, contact_name: K., status: disabled}
service_plan_addons:
  - {name: Fast, performance: {bandwidth: 100}, permissions: {manage_dns: true}, hosting: {ssi: true}}
subscriptions:
  - {name: example.net, owner: kate, status: disabled, description: bare}
"""
PLANTED = "reseller_plans resellers customers service_plans service_plan_addons subscriptions php_handlers".split()


def planted(path: Path) -> Emulator:
    return Emulator(admin_password=PASSWORD, store=open_store(None, read_seed(path), PASSWORD))


def report(emulator: Emulator) -> dict:
    with running(InProcess(emulator)) as run:
        return run("plesk_objects_info").result["objects"]


def written(folder: Path, content: object) -> Path:
    path = folder / "report.yml"
    path.write_text(yaml.safe_dump(content, sort_keys=False), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def original(tmp_path_factory) -> dict:
    """The report of a server with objects of every kind that a seed has, one plan of its stock deleted."""
    (shown,) = re.findall("```yaml\n(.*?)```", MANUAL.read_text(encoding="utf-8"), re.DOTALL)
    seed = yaml.safe_load(shown)
    for section, entries in yaml.safe_load(FURTHER).items():
        seed[section] = [*seed[section], *entries]
    emulator = planted(written(tmp_path_factory.mktemp("seed"), seed))
    with running(InProcess(emulator)) as run:
        assert run("plesk_service_plan", name="Unlimited", state="absent").changed
    return {"server": {"protocol": "1.6.9.1", "facts": {"key": {}}}, **report(emulator)}


@pytest.fixture(scope="module")
def copied(original, tmp_path_factory) -> dict:
    return report(planted(written(tmp_path_factory.mktemp("report"), original)))


@pytest.mark.parametrize("section", PLANTED)
def test_a_report_of_the_new_server_is_equal(original, copied, section):
    assert original[section]
    assert copied[section] == original[section]


def test_sites_of_a_report_keep_their_parents(original, copied):
    def places(found: dict) -> list[tuple]:
        return [(site["name"], site["subscription"], site["parent"]) for site in found["sites"]]

    assert len(places(original)) == 2
    assert places(copied) == places(original)


def test_what_a_seed_cannot_hold_is_named(original, tmp_path, capsys):
    read_seed(written(tmp_path, original))
    message = capsys.readouterr().err
    assert "report.yml is a report; skipped: " in message
    assert "dns_record_sets" in message
    assert "resellers" not in message
    assert "server" not in message.partition("skipped: ")[2].split(", ")


@pytest.mark.parametrize(
    "entry, message",
    [
        ({"login": "jdoe"}, "option contact_name is missing; set it"),
        ({"login": "jdoe", "contact_name": ["J."]}, "contact_name is a list; set one value"),
    ],
)
def test_a_mistake_in_a_report_names_the_entry(tmp_path, entry, message):
    with pytest.raises(UserError, match=re.escape(f"customers, entry 1 (jdoe): {message}")):
        read_seed(written(tmp_path, {"server": {}, "customers": [entry]}))


def test_an_owner_that_the_report_lacks_is_refused(tmp_path):
    path = written(tmp_path, {"server": {}, "customers": [{"login": "jdoe", "contact_name": "J.", "owner": "nobody"}]})
    with pytest.raises(UserError, match=r"entry 1 \(jdoe\): customer/add was refused"):
        planted(path)
