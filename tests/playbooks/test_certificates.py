# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The playbook of the guide to certificates as it stands, with stand-ins for the modules of ``community.crypto``."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
import yaml

import documents
import places
from emulator_process import EmulatorProcess
from playbooks.player import Player, Plays

STAND_INS = Path(__file__).parent / "crypto_stand_ins"
PASSWORD = "Corr3ct-Horse-7"
SUBSCRIPTION = {"name": "example.com", "ftp_login": "example_ftp", "ftp_password": PASSWORD}


@pytest.fixture
def play(tmp_path: Path) -> Player:
    """Plays in a folder where the stand-ins are a collection."""
    collections = tmp_path / "collections"
    modules = collections / "ansible_collections" / "community" / "crypto" / "plugins" / "modules"
    modules.mkdir(parents=True)
    for file in STAND_INS.glob("*.py"):
        shutil.copy(file, modules)
    return Player(tmp_path, Path(f"{places.collections_root()}{os.pathsep}{collections}"))


def guide(without: str = "", **variables: object) -> Plays:
    """The playbook, which has no time to wait, after a play that creates the subscription and before one that reads."""
    (text,) = (each.text for each in documents.examples(documents.RST / "certificates.rst") if each.file)
    (shown,) = yaml.safe_load(text)
    shown["vars"] = {**shown["vars"], "dns_delay": 0, **variables}
    shown["tasks"] = [task for task in shown["tasks"] if task["name"] != without]
    return [_of({"community.plesk.plesk_subscription": SUBSCRIPTION}), shown]


def _of(*tasks: dict) -> dict:
    return {"hosts": "localhost", "gather_facts": False, "tasks": list(tasks)}


def check() -> Plays:
    """A play that checks that the certificate is there and in use, and that no challenge is left."""
    zone = {"zone_name": ["example.com"]}
    read = [
        {"community.plesk.plesk_certificate_info": {"subscription": ["example.com"]}, "register": "pool"},
        {"community.plesk.plesk_subscription_info": {"name": ["example.com"]}, "register": "subscription"},
        {"community.plesk.plesk_dns_record_set_info": zone, "register": "records"},
    ]
    that = [
        "pool.certificates | map(attribute='name') == ['example.com']",
        "subscription.subscriptions[0].certificate == 'example.com'",
        "records.dns_record_sets | selectattr('record', 'match', '_acme') | list == []",
    ]
    return [_of(*read, {"ansible.builtin.assert": {"that": that}})]


def written(emulator: EmulatorProcess, since: int) -> list[str]:
    """The operations that changed something since a request."""
    asked = [f"{one[0]}/{one[1]}" for entry in emulator.log()[since:] for one in entry["operations"]]
    return [name for name in asked if "/get" not in name]


def test_guide_obtains_installs_keeps_and_renews(play: Player, emulator: EmulatorProcess):
    obtained = play([*guide(), *check()], secrets=[PASSWORD, "PRIVATE KEY"], emulator=emulator)
    assert obtained.code == 0, obtained.output
    sent = written(emulator, 0)
    assert sent == [
        "webspace/add",
        *("dns/add_rec", "dns/add_rec", "certificate/install", "webspace/set", "dns/del_rec", "dns/del_rec"),
    ]

    since = len(emulator.log())
    again = play(guide(), secrets=[PASSWORD, "PRIVATE KEY"], emulator=emulator)
    assert (again.code, again.counts["changed"]) == (0, 0), again.output
    assert written(emulator, since) == []

    since = len(emulator.log())
    renewed = play([*guide(renew_below_days=100), *check()], secrets=[PASSWORD, "PRIVATE KEY"], emulator=emulator)
    assert renewed.code == 0, renewed.output
    assert written(emulator, since) == [
        *("dns/add_rec", "dns/add_rec", "certificate/update", "dns/del_rec", "dns/del_rec"),
    ]


def test_authority_refuses_challenges_that_are_not_published(play: Player, emulator: EmulatorProcess):
    refused = play(guide(without="Publish the challenges"), secrets=[PASSWORD], emulator=emulator)
    assert refused.code != 0
    assert "The challenge for example.com is not in the DNS." in refused.text()
