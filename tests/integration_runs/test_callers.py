# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who calls, and from where: administrators, resellers, secret keys, through proxies; and nothing tells a secret."""

from __future__ import annotations

import re
import select
import socket
import socketserver
import threading
from collections.abc import Iterator
from typing import Any

import pytest
import requests

from emulator_process import EmulatorProcess
from integration_runs.plays import Run, emulators, play

CUSTOMER = "community.plesk.plesk_customer"
PASSWORD = "Corr3ct-Horse-of-a-customer"
RESELLER = {"api_username": "north", "api_password": "Corr3ct-Horse-of-a-reseller"}
NEW = {"login": "jdoe", "contact_name": "J. Doe", "password": PASSWORD}
READ = {"name": "read", "community.plesk.plesk_server_info": {"gather_subset": ["!all"]}, "ignore_errors": True}


@pytest.fixture
def emulator() -> Iterator[EmulatorProcess]:
    with emulators(panel=()) as running:
        yield running["panel"]


def run(emulator: EmulatorProcess, tasks: list[dict[str, Any]], *options: str, **environment: str) -> Run:
    """Play tasks with these variables in the environment of ansible-playbook itself, as AWX sets them."""
    connection = {"panel": {"PLESK_URL": emulator.url}}
    variables = {"PLESK_CA_PATH": emulator.ca, **environment}
    return play({"panel": emulator}, tasks, *options, environment=variables, connection=connection)


def administrator(emulator: EmulatorProcess) -> dict[str, str]:
    return {"PLESK_USERNAME": "admin", "PLESK_PASSWORD": emulator.password}


def secret_key(emulator: EmulatorProcess, address: str) -> str:
    packet = f"<packet><secret_key><create><ip_address>{address}</ip_address></create></secret_key></packet>"
    answer = requests.post(emulator.url, data=packet, headers=emulator.credentials, verify=emulator.ca, timeout=60)
    found = re.search("<key>(.+?)</key>", answer.text)
    assert found
    return found[1]


def callers(done: Run) -> set[str]:
    return {request["caller"] for task in done.tasks for request in task.requests}


class TestSecretKeys:
    def test_a_key_of_this_address(self, emulator):
        key = secret_key(emulator, "127.0.0.1")
        tasks = [{"name": "new", CUSTOMER: NEW}, {"name": "again", CUSTOMER: NEW}]
        done = run(emulator, tasks, "-vvv", "--diff", PLESK_SECRET_KEY=key)
        assert done.failure("panel") == ""
        assert [task.status for task in done.of("panel")] == ["changed", "ok"]
        assert "key" in callers(done)
        assert key not in done.output
        assert PASSWORD not in done.output

    def test_a_key_of_another_address_is_tried_once(self, emulator):
        key = secret_key(emulator, "192.0.2.7")
        done = run(emulator, [{"name": "new", CUSTOMER: NEW, "ignore_errors": True}], "-vvv", PLESK_SECRET_KEY=key)
        (task,) = done.of("panel")
        assert (task.result["error"]["code"], task.result["changed"]) == (11003, False)
        assert "address" in task.result["error"]["remedy"]
        assert sum(request["caller"] == "key" for request in task.requests) == 1
        assert key not in done.output

    def test_what_the_task_says_beats_the_environment(self, emulator):
        key = secret_key(emulator, "192.0.2.7")
        emulator.control("DELETE", "requests")
        with_login = {"api_username": "admin", "api_password": emulator.password, "gather_subset": ["!all"]}
        both = {**with_login, "api_secret_key": key}
        tasks = [
            {"name": "login", "community.plesk.plesk_server_info": with_login},
            {"name": "both", "community.plesk.plesk_server_info": both, "ignore_errors": True},
        ]
        done = run(emulator, tasks, "-vvv", PLESK_SECRET_KEY=key, PLESK_USERNAME="somebody")
        login, refused = done.of("panel")
        assert login.status == "ok"
        assert refused.result["error"]["option"] == "api_secret_key"
        assert [request["caller"] for request in emulator.log()][-1] == "password"
        assert key not in done.output
        assert emulator.password not in done.output

    def test_two_kinds_in_the_environment_are_an_error_before_anything_is_sent(self, emulator):
        before = len(emulator.log())
        done = run(emulator, [READ], PLESK_SECRET_KEY="0-0-0-0", **administrator(emulator))
        (task,) = done.of("panel")
        assert "PLESK_SECRET_KEY" in task.result["msg"]
        assert "0-0-0-0" not in done.output
        assert len(emulator.log()) == before


def test_a_reseller(emulator):
    allowed = {"create_clients": True, "remote_access_interface": True}
    account = {"login": "north", "contact_name": "N. Orth", "password": RESELLER["api_password"]}
    tasks = [
        {
            "name": "reseller",
            "community.plesk.plesk_reseller": {**account, "limits": {"max_cl": 5}, "permissions": allowed},
        },
        {"name": "another's", CUSTOMER: {**NEW, "login": "rroe"}},
        {"name": "new", CUSTOMER: {**RESELLER, **NEW}},
        {"name": "again", CUSTOMER: {**RESELLER, **NEW, "owner": "north"}},
        {"name": "changed", CUSTOMER: {**RESELLER, "login": "jdoe", "phone": "1"}},
        {"name": "not his", CUSTOMER: {**RESELLER, "login": "rroe", "state": "absent"}},
        {"name": "his customers", "community.plesk.plesk_customer_info": RESELLER},
        {"name": "facts", "community.plesk.plesk_server_info": RESELLER},
        {"name": "plan", "community.plesk.plesk_reseller_plan": {**RESELLER, "name": "Gold"}, "ignore_errors": True},
        {"name": "gone", CUSTOMER: {**RESELLER, "login": "jdoe", "state": "absent"}},
        {"name": "everybody", "community.plesk.plesk_customer_info": {}},
    ]
    done = run(emulator, tasks, "-vvv", "--diff", **administrator(emulator))
    assert done.failure("panel") == ""
    found = {task.task: task for task in done.of("panel")}
    assert [found[name].status for name in ("new", "again", "changed", "not his", "gone")] == [
        "changed",
        "ok",
        "changed",
        "ok",
        "changed",
    ]
    assert [entry["login"] for entry in found["his customers"].result["customers"]] == ["jdoe"]
    assert found["facts"].result["protocol"] == "1.6.9.1"
    assert {error["code"] for error in found["facts"].result["errors"].values()} == {1006}
    assert (found["plan"].result["error"]["code"], found["plan"].result["changed"]) == (1006, False)
    assert [entry["login"] for entry in found["everybody"].result["customers"]] == ["rroe"]
    assert all(len(found[name].requests) == 1 for name in ("again", "his customers"))
    for secret in (PASSWORD, RESELLER["api_password"], emulator.password, "$5$"):
        assert secret not in done.output


class Proxy(socketserver.ThreadingTCPServer):
    """An HTTP proxy that only knows CONNECT; ``heads`` are those of its requests."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Tunnel)
        self.heads: list[str] = []
        self.port = self.server_address[1]
        threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True).start()


class _Tunnel(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        head = b""
        while not head.endswith(b"\r\n\r\n"):
            head += self.rfile.readline()
        self.server.heads.append(head.decode())
        host, _colon, port = head.split()[1].decode().partition(":")
        with socket.create_connection((host, int(port))) as there:
            self.wfile.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
            ends = {self.connection: there, there: self.connection}
            while True:
                for ready in select.select(list(ends), [], [])[0]:
                    data = ready.recv(65536)
                    if not data:
                        return
                    ends[ready].sendall(data)


class TestProxies:
    @pytest.fixture
    def proxy(self) -> Iterator[Proxy]:
        with Proxy() as proxy:
            yield proxy
            proxy.shutdown()

    def test_a_proxy_of_the_environment_is_used(self, emulator, proxy):
        through = f"http://visitor:Pr0xy-secret@127.0.0.1:{proxy.port}"
        done = run(emulator, [READ], "-vvv", HTTPS_PROXY=through, **administrator(emulator))
        assert done.of("panel")[0].status == "ok"
        assert [head.split()[:2] for head in proxy.heads] == [["CONNECT", f"127.0.0.1:{emulator.port}"]]
        assert "HTTP_AUTH" not in proxy.heads[0]
        assert "Pr0xy-secret" not in done.output

    def test_no_proxy_where_the_environment_says_so(self, emulator, proxy):
        variables = {"HTTPS_PROXY": f"http://127.0.0.1:{proxy.port}", "NO_PROXY": "127.0.0.1"}
        done = run(emulator, [READ], **variables, **administrator(emulator))
        assert (done.of("panel")[0].status, proxy.heads) == ("ok", [])

    def test_a_proxy_that_is_not_there(self, emulator):
        with socket.create_server(("127.0.0.1", 0)) as unused:
            port = unused.getsockname()[1]
        through = f"http://visitor:Pr0xy-secret@127.0.0.1:{port}"
        done = run(emulator, [READ], "-vvv", HTTPS_PROXY=through, PLESK_RETRIES="0", **administrator(emulator))
        (task,) = done.of("panel")
        assert task.result["error"]["kind"] == "proxy"
        assert "Pr0xy-secret" not in done.output
