# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The role emulator, in a collection path that holds nothing but what Ansible needs of this collection."""

from __future__ import annotations

import json
import shutil
import socket
from pathlib import Path
from typing import Any

import pytest

from places import FULL_NAME, ROOT
from playbooks.player import Player, Plays

PASSWORD, TOKEN, SEEDED = SECRETS = ["Hidden-admin-1", "Hidden-token-12345", "Hidden-seeded-1"]
NEEDED = ("meta", "playbooks", "plugins", "roles")


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with collections where this one is as a user may have it: without tests, documentation and the rest."""
    folder = tmp_path_factory.mktemp("collections")
    for name in NEEDED:
        ignored = shutil.ignore_patterns("__pycache__", "molecule")
        shutil.copytree(ROOT / name, folder.joinpath(*FULL_NAME, name), ignore=ignored)
    return folder


@pytest.fixture
def play(tmp_path: Path, installed: Path) -> Player:
    return Player(tmp_path, installed)


def role(directory: Path, **variables: Any) -> Plays:
    variables = {"emulator_directory": str(directory), "emulator_admin_password": PASSWORD, **variables}
    # What the emulator needs is here already; molecule has the role install it.
    variables["emulator_install"] = False
    roles = ["community.plesk.emulator"]
    return [{"hosts": "localhost", "gather_facts": False, "vars": variables, "roles": roles}]


def asking() -> Plays:
    """A play that reads the customers with what the role says, and shows that."""
    connection = {
        "api_url": "{{ emulator_endpoint.url }}",
        "ca_path": "{{ emulator_endpoint.ca }}",
        "api_username": "admin",
        "api_password": PASSWORD,
    }
    tasks = [
        {"name": "Ask", "community.plesk.plesk_customer_info": connection},
        {"name": "Show", "ansible.builtin.debug": {"msg": "ENDPOINT={{ emulator_endpoint | to_json }}"}},
    ]
    return [{"hosts": "localhost", "gather_facts": False, "tasks": tasks}]


def listens(port: int) -> bool:
    with socket.socket() as client:
        return client.connect_ex(("127.0.0.1", port)) == 0


def test_from_nothing_to_running_and_back(play: Player, tmp_path: Path):
    folder = tmp_path / "emulator"
    seed = tmp_path / "seed.yml"
    seed.write_text(f"customers:\n  - {{login: jdoe, contact_name: J. Doe, password: {SEEDED}}}\n", encoding="utf-8")
    variables: dict[str, Any] = {"emulator_control_token": TOKEN, "emulator_seed": str(seed)}
    wanted = role(folder, **variables)

    foreseen = play(wanted, "--check", "--diff", secrets=SECRETS)
    assert (foreseen.code, foreseen.counts["changed"]) == (0, 1), foreseen.output
    assert not folder.exists()

    try:
        started = play([*wanted, *asking()], "--diff", secrets=SECRETS)
        assert started.code == 0, started.output
        endpoint = json.loads((folder / "ready.json").read_text(encoding="utf-8"))
        assert started.output.count(f'"url": "{endpoint["url"]}"') > 0
        assert '"login": "jdoe"' in started.output
        assert not folder.stat().st_mode & 0o077

        again = play([*wanted, *asking()], "--diff", secrets=SECRETS)
        assert (again.code, again.counts["changed"]) == (0, 0), again.output
        assert json.loads((folder / "ready.json").read_text(encoding="utf-8")) == endpoint

        other = role(folder, **variables, emulator_behaviors={"hash": "plain"}, emulator_port=endpoint["port"])
        restarted = play([*other, *asking()], secrets=SECRETS)
        assert (restarted.code, restarted.counts["changed"]) == (0, 3), restarted.output
        renewed = json.loads((folder / "ready.json").read_text(encoding="utf-8"))
        assert {**renewed, "pid": endpoint["pid"]} == endpoint
        assert renewed["pid"] != endpoint["pid"]
    finally:
        gone = play(role(folder, emulator_state="absent"), secrets=SECRETS)
    assert (gone.code, gone.counts["changed"]) == (0, 2), gone.output
    assert not folder.exists()
    assert not listens(endpoint["port"])


def test_absent_keeps_the_python_environment(play: Player, tmp_path: Path):
    folder = tmp_path / "emulator"
    environment = folder / "venv"
    environment.mkdir(parents=True)
    (environment / "installed").touch()
    for name in ("README", "state.sqlite", ".hidden"):
        (folder / name).touch()
    gone = play(role(folder, emulator_state="absent"), secrets=SECRETS)
    assert (gone.code, gone.counts["changed"]) == (0, 1), gone.output
    assert sorted(path.name for path in folder.iterdir()) == ["README", "venv"]
    assert (environment / "installed").exists()
    again = play(role(folder, emulator_state="absent"), secrets=SECRETS)
    assert (again.code, again.counts["changed"]) == (0, 0), again.output


def test_what_the_emulator_refuses_is_told_and_nothing_runs(play: Player, tmp_path: Path):
    folder = tmp_path / "emulator"
    played = play(role(folder, emulator_behaviors={"hash": "nonsense"}), secrets=SECRETS)
    assert played.code == 2
    assert "plesk_emulator: --behavior" in played.output
    assert not (folder / "ready.json").exists()

    stopped = play(role(folder, emulator_state="stopped"), secrets=SECRETS)
    assert (stopped.code, stopped.counts["changed"]) == (0, 0), stopped.output


def test_a_directory_with_other_things_is_left_alone(play: Player, tmp_path: Path):
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "letter.txt").write_text("dear", encoding="utf-8")
    played = play(role(tmp_path / "home", emulator_state="absent"), secrets=SECRETS)
    assert played.code == 2
    assert f"{tmp_path / 'home'} contains other files; set another emulator_directory" in played.text()
    assert (tmp_path / "home" / "letter.txt").exists()


def test_a_killed_emulator_is_not_taken_for_a_running_one(play: Player, tmp_path: Path):
    folder = tmp_path / "emulator"
    try:
        assert play(role(folder), secrets=SECRETS).code == 0
        first = json.loads((folder / "ready.json").read_text(encoding="utf-8"))
        (folder / "ready.json").write_text(json.dumps({**first, "pid": 1}), encoding="utf-8")
        assert play(role(folder, emulator_state="stopped"), secrets=SECRETS).counts["changed"] == 0
        assert listens(first["port"])
    finally:
        (folder / "ready.json").write_text(json.dumps(first), encoding="utf-8")
        assert play(role(folder, emulator_state="absent"), secrets=SECRETS).code == 0
    assert not listens(first["port"])
