# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The emulator as a process of its own, for tests that go over the wire.

with start_emulator("--behavior", "hash=plain") as emulator:
    requests.post(emulator.url, data=packet, headers=emulator.credentials, verify=emulator.ca)
    assert emulator.log()[-1]["operations"] == [["customer", "get", [0]]]
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
import signal
import ssl
import subprocess
import sys
import tempfile
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PROGRAM = Path(__file__).resolve().parent.parent / "roles" / "emulator" / "files" / "plesk_emulator"


@dataclass
class EmulatorProcess:
    """A running emulator.

    url: of the API's endpoint; ca: path of the CA certificate (empty with --plain-http); port: where it listens;
    password: the administrator's; token: of the control path, which is always on; folder: a temporary one that goes
    with the process; process: its Popen object.
    """

    url: str
    ca: str
    port: int
    password: str
    token: str
    folder: Path
    process: subprocess.Popen[bytes]

    @property
    def credentials(self) -> dict[str, bytes]:
        """Request headers that log in as the administrator."""
        return {"HTTP_AUTH_LOGIN": b"admin", "HTTP_AUTH_PASSWD": self.password.encode()}

    @property
    def client_environment(self) -> dict[str, str]:
        """Environment variables under which the collection's modules find this emulator."""
        return {
            "PLESK_URL": self.url,
            "PLESK_USERNAME": "admin",
            "PLESK_PASSWORD": self.password,
            "PLESK_CA_PATH": self.ca,
        }

    def log(self) -> list[dict[str, Any]]:
        """The request log since the start, one dict per API request, oldest first."""
        lines = (self.folder / "requests.jsonl").read_text(encoding="utf-8").splitlines()
        return [json.loads(line) for line in lines]

    def request_count(self) -> int:
        """How many API requests came since the start or the last `control("DELETE", "requests")`."""
        count = self.control("GET", "requests")["count"]
        assert isinstance(count, int)
        return count

    def order_fault(self, *specs: str) -> None:
        """Orders faults in the notation of the option --fault."""
        self.control("POST", "faults", list(specs))

    def control(self, method: str, name: str, document: object = None) -> Any:
        """One call of the control path; returns the decoded JSON answer, raises urllib.error.HTTPError on refusal."""
        url = self.url.split("/enterprise/", 1)[0] + "/emulator/" + name
        body = None if document is None else json.dumps(document).encode()
        request = urllib.request.Request(url, body, {"X-Emulator-Token": self.token}, method=method)
        return json.loads(_opener(self.ca).open(request, timeout=60).read())

    def output(self) -> str:
        """What the process has written to standard output and standard error so far."""
        return (self.folder / "output.txt").read_text(encoding="utf-8", errors="replace")

    def stop(self) -> int:
        """Asks the process to end (SIGTERM), waits, removes the temporary folder; returns the exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        code = self._wait()
        shutil.rmtree(self.folder, ignore_errors=True)
        return code

    def kill(self) -> None:
        """Ends the process without any notice (SIGKILL); the temporary folder stays until `stop`."""
        self.process.kill()
        self._wait()

    def _wait(self) -> int:
        try:
            return self.process.wait(timeout=60)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            raise

    def __enter__(self) -> EmulatorProcess:
        return self

    def __exit__(self, *_exc: object) -> None:
        self.stop()


def start_emulator(*args: str, env: dict[str, str] | None = None, password: str | None = None) -> EmulatorProcess:
    """Starts the emulator with these command-line arguments on a free port and waits until it is ready.

    env is added to the environment of this process. password is the administrator's (made up by default).
    Raises RuntimeError, with what the process wrote, when it ends or stays silent for a minute.
    """
    folder = Path(tempfile.mkdtemp(prefix="emulator-"))
    password = secrets.token_urlsafe(12) + "-Aa1" if password is None else password
    token = secrets.token_urlsafe(24)
    ready_file = folder / "ready.json"
    command = [sys.executable, str(PROGRAM), "--port", "0", "--ready-file", str(ready_file), "--control"]
    command += ["--request-log", str(folder / "requests.jsonl"), *args]
    environment = {
        **os.environ,
        "PLESK_EMULATOR_ADMIN_PASSWORD": password,
        "PLESK_EMULATOR_CONTROL_TOKEN": token,
        **(env or {}),
    }
    with open(folder / "output.txt", "wb") as output:
        process = subprocess.Popen(
            command, env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT
        )
    emulator = EmulatorProcess("", "", 0, password, token, folder, process)
    _wait_until_ready(emulator, ready_file)
    ready = json.loads(ready_file.read_text(encoding="utf-8"))
    emulator.url, emulator.ca, emulator.port = ready["url"], ready["ca"] or "", ready["port"]
    return emulator


def _wait_until_ready(emulator: EmulatorProcess, ready_file: Path) -> None:
    give_up = time.monotonic() + 60
    while not ready_file.exists():
        if emulator.process.poll() is not None or time.monotonic() > give_up:
            told = emulator.output()
            emulator.process.kill()
            emulator.stop()
            raise RuntimeError(f"the emulator did not become ready: {told}")
        time.sleep(0.01)


def _opener(ca: str) -> urllib.request.OpenerDirector:
    handlers: list[urllib.request.BaseHandler] = [urllib.request.ProxyHandler({})]
    if ca:
        handlers.append(urllib.request.HTTPSHandler(context=ssl.create_default_context(cafile=ca)))
    return urllib.request.build_opener(*handlers)
