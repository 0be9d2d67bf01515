# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""What runs in a worker process, and what one item of a loop leaves to the next: nothing."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from ansible.parsing.vault import VaultLib, VaultSecret

import places
from integration_runs.both_ways import each_result, in_worker
from integration_runs.plays import Run, Task, emulators, play, run_playbook

CUSTOMER = "community.plesk.plesk_customer"
INFO = "community.plesk.plesk_customer_info"
SERVER = "community.plesk.plesk_server_info"
PASSWORD = "Corr3ct-Horse-in-a-vault"
ITEMS = 1000
BROKEN = 500

ACTION = """
from ansible_collections.community.plesk.plugins.plugin_utils._in_worker import InWorker
from ansible_collections.local.probe.plugins.modules import probe


class ActionModule(InWorker):
    main = staticmethod(probe.main)
"""
MODULE = f"""
import os
import resource
import threading

from ansible_collections.community.plesk.plugins.module_utils._api.packet import Operation
from ansible_collections.community.plesk.plugins.module_utils._edge.module import connected, make_module


def main():
    module = make_module({{"item": {{"type": "int"}}, "token": {{"type": "str", "no_log": True}}}})
    found = {{
        "pid": os.getpid(),
        "folder": os.getcwd(),
        "left": os.environ.get("LEFT_BEHIND"),
        "descriptors": len(os.listdir("/proc/self/fd")),
        "threads": threading.active_count(),
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss,
    }}
    os.environ["LEFT_BEHIND"] = module.params["token"]
    os.chdir("/")
    module.warn(f"warning {{module.params['item']}}")
    if module.params["item"] == {BROKEN}:
        raise RuntimeError("broken on purpose")
    with connected(module, {{}}) as (client, connection):
        client.ask([Operation("server", "get_protos")])
    module.exit_json(changed=False, found=found)


if __name__ == "__main__":
    main()
"""


@pytest.fixture(scope="module")
def probe(tmp_path_factory) -> dict[str, str]:
    """The environment in which there is a module that returns what it finds of its process."""
    root = tmp_path_factory.mktemp("collections")
    for kind, text in (("action", ACTION), ("modules", MODULE)):
        file = root / "ansible_collections" / "local" / "probe" / "plugins" / kind / "probe.py"
        file.parent.mkdir(parents=True)
        file.write_text(text, encoding="utf-8")
    return {"ANSIBLE_COLLECTIONS_PATH": f"{places.collections_root()}:{root}"}


@pytest.fixture(scope="module")
def looped(probe) -> Run:
    """A loop over many items, one of which ends with an exception."""
    task = {"local.probe.probe": {"item": "{{ item }}", "token": "T0ken-{{ item }}"}}
    loop = {"name": "loop", **task, "loop": f"{{{{ range({ITEMS}) | list }}}}", "ignore_errors": True}
    with emulators(panel=()) as running:
        return play(running, [loop], environment=probe)


@pytest.fixture(scope="module")
def items(looped) -> list[Mapping[str, Any]]:
    """The results of the loop, one for each item."""
    (found,) = looped.of("panel", "local.probe.")
    assert in_worker(found) == {True}
    return list(each_result(found))


class TestLoop:
    def test_exception_fails_its_item_only(self, items):
        assert [index for index, item in enumerate(items) if item.get("failed")] == [BROKEN]
        assert "broken on purpose" in str(items[BROKEN])

    def test_all_items_run_in_one_process(self, items):
        assert len({item["found"]["pid"] for item in items if "found" in item}) == 1
        assert len(items) == ITEMS

    def test_memory_stays_flat(self, items):
        # KiB; the results of the items, which Ansible keeps, are the most of it.
        assert items[-1]["found"]["peak"] - items[ITEMS // 10]["found"]["peak"] < 16 * 1024

    def test_environment_and_folder_are_restored(self, items):
        found = [item["found"] for item in items if "found" in item]
        assert {(each["left"], each["folder"]) for each in found} == {(None, found[0]["folder"])}

    def test_no_connection_and_no_thread_is_left(self, items):
        found = [item["found"] for item in items if "found" in item]
        for count in ("descriptors", "threads"):
            assert max(each[count] for each in found) <= found[0][count] + 1

    def test_warning_is_shown_once_for_its_item(self, looped):
        shown = [int(index) for index in re.findall(r"WARNING\]: warning (\d+)", looped.output)]
        assert shown == [index for index in range(ITEMS) if index != BROKEN]

    def test_no_secret_of_an_item_is_shown(self, items):
        assert not any("T0ken-" in str(item) for item in items)


def tasks() -> list[dict[str, Any]]:
    new = {CUSTOMER: {"login": "jdoe", "contact_name": "J. Doe", "password": "{{ secret }}"}}
    read: dict[str, Any] = {INFO: {}}
    return [
        {"name": "vaulted", **new},
        {"name": "again", **new},
        {"name": "late", SERVER: {}, "timeout": 1, "ignore_errors": True},
        {"name": "after", **read},
        {"name": "delegated", **read, "delegate_to": "localhost"},
        {"name": "switched off", **read, "vars": {"plesk_in_worker": False}},
        {"name": "switched off in the environment", **read, "environment": {"PLESK_IN_WORKER": "no"}},
        {"name": "async", **read, "async": 60, "poll": 1},
        {"name": "relative", **read, "environment": {"PLESK_CA_PATH": "ca.pem"}},
        {"name": "relative in a module", **read, "environment": {"PLESK_CA_PATH": "ca.pem", "TZ": "UTC"}},
        {"name": "no switch", **read, "vars": {"plesk_in_worker": "maybe"}, "ignore_errors": True},
    ]


@pytest.fixture(scope="module")
def run(tmp_path_factory) -> Run:
    folder = tmp_path_factory.mktemp("worker")
    vault = VaultLib([("default", VaultSecret(b"of the vault"))])
    (folder / "vault").write_text("of the vault", encoding="utf-8")
    encrypted = textwrap.indent(vault.encrypt(PASSWORD).decode(), "  ")
    (folder / "secret.yml").write_text(f"secret: !vault |\n{encrypted}", encoding="utf-8")
    with emulators(panel=()) as running:
        panel = running["panel"]
        (folder / "ca.pem").write_bytes(Path(panel.ca).read_bytes())
        panel.order_fault("delay:when=before,seconds=5,for=server/get_protos")
        book = {"hosts": "panel", "gather_facts": False, "vars_files": ["secret.yml"], "tasks": tasks()}
        (folder / "play.yml").write_text(yaml.safe_dump([book]), encoding="utf-8")
        logs = {"panel": str(panel.folder / "requests.jsonl")}
        options = ("-vvv", "--vault-password-file", str(folder / "vault"))
        return run_playbook(
            folder, folder / "play.yml", {"panel": {}}, logs, *options, environment=panel.client_environment
        )


def task(run: Run, name: str) -> Task:
    (found,) = [task for task in run.of("panel") if task.task == name]
    return found


class TestPath:
    def test_vaulted_password_reaches_the_server(self, run):
        assert (task(run, "vaulted").status, task(run, "again").status) == ("changed", "ok")
        assert PASSWORD not in run.output

    def test_timeout_fails_the_task_and_the_next_one_runs(self, run):
        late = task(run, "late")
        assert (late.status, late.result["timedout"]["period"]) == ("ignored", 1)
        assert task(run, "after").result["customers"]

    @pytest.mark.parametrize("name", ["vaulted", "after", "delegated", "relative"])
    def test_local_task_runs_in_the_worker(self, run, name):
        assert in_worker(task(run, name)) == {True}

    @pytest.mark.parametrize(
        "name, reason",
        [
            ("switched off", "plesk_in_worker switches the worker process off"),
            ("switched off in the environment", "PLESK_IN_WORKER switches the worker process off"),
            ("async", "async is set"),
            ("relative in a module", "environment sets TZ"),
        ],
    )
    def test_obstacle_is_shown_and_the_module_runs(self, run, name, reason):
        assert in_worker(task(run, name)) == {False}
        assert task(run, name).result["customers"]
        assert f"runs as a module: {reason}" in run.output

    def test_switch_without_boolean_fails_the_task(self, run):
        assert "Set true or false" in task(run, "no switch").result["msg"]
