# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The emulator as a process, over HTTPS: what its users, pipelines and the role rely on."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import socket
import ssl
import subprocess
import sys
import threading
from pathlib import Path
from urllib.error import HTTPError

import pytest
import requests

from emulator_process import PROGRAM, EmulatorProcess, start_emulator

PASSWORD = "Zürich-日本-9"


def packet(operation: str) -> bytes:
    return f"<packet><customer>{operation}</customer></packet>".encode()


def adding(login: str) -> bytes:
    return packet(
        f"<add><gen_info><pname>P</pname><login>{login}</login><passwd>Setup-1-{login}</passwd></gen_info></add>"
    )


READING = packet("<get><filter/><dataset><gen_info/></dataset></get>")


def post(emulator: EmulatorProcess, body: bytes = READING, session: requests.Session | None = None, **options):
    ask = session.post if session else requests.post
    options = {"headers": emulator.credentials, "verify": emulator.ca or False, "timeout": 60, **options}
    return ask(emulator.url, data=body, **options)


def logins(emulator: EmulatorProcess) -> set[str]:
    return set(re.findall("<login>(.*?)</login>", post(emulator).text))


@pytest.fixture(scope="module")
def emulator():
    with start_emulator(password=PASSWORD) as started:
        yield started


@pytest.fixture(autouse=True)
def _no_faults_left(request):
    yield
    if "emulator" in request.fixturenames:
        request.getfixturevalue("emulator").control("DELETE", "faults")


def test_the_ready_line_is_all_it_says_and_true(emulator):
    (line,) = emulator.output().splitlines()
    assert line == f"plesk_emulator: ready at {emulator.url}, CA certificate {emulator.ca}"
    assert Path(emulator.ca).read_text(encoding="ascii").startswith("-----BEGIN CERTIFICATE-----")
    ready = json.loads((emulator.folder / "ready.json").read_text(encoding="utf-8"))
    assert ready["pid"] == emulator.process.pid


def test_a_password_beyond_latin_1_logs_in_and_another_does_not(emulator):
    assert "<status>ok</status>" in post(emulator).text
    refused = post(emulator, headers={**emulator.credentials, "HTTP_AUTH_PASSWD": "Zürich".encode()})
    assert "<errcode>1001</errcode>" in refused.text


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"])
def test_clients_verify_it_by_name_and_by_address(emulator, host):
    url = emulator.url.replace("127.0.0.1", host)
    assert requests.post(url, data=READING, headers=emulator.credentials, verify=emulator.ca).status_code == 200


def test_clients_without_the_certificate_refuse_it(emulator):
    with pytest.raises(requests.exceptions.SSLError):
        post(emulator, verify=True)


def test_one_connection_serves_many_requests(emulator):
    context = ssl.create_default_context(cafile=emulator.ca)
    client = http.client.HTTPSConnection("127.0.0.1", emulator.port, context=context, timeout=60)
    client.connect()
    connected = client.sock
    headers = {**emulator.credentials, "Content-Type": "text/xml"}
    for _turn in range(5):
        client.request("POST", "/enterprise/control/agent.php", READING, headers)
        assert b"<status>ok</status>" in client.getresponse().read()
    assert client.sock is connected
    client.close()


def test_a_silent_client_holds_up_nobody(emulator):
    with socket.create_connection(("127.0.0.1", emulator.port)):
        assert post(emulator).status_code == 200


def test_the_log_tells_operations_and_codes_and_no_secret(emulator):
    emulator.control("DELETE", "requests")
    post(emulator, adding("logged"))
    post(emulator, adding("logged"))
    assert [entry["operations"] for entry in emulator.log()[-2:]] == [
        [["customer", "add", [0]]],
        [["customer", "add", [1007]]],
    ]
    assert emulator.request_count() == 2
    text = (emulator.folder / "requests.jsonl").read_text(encoding="utf-8")
    assert "Setup-1" not in text
    assert PASSWORD not in json.dumps(emulator.log(), ensure_ascii=False)


def test_no_secret_is_in_the_process_list_or_the_output(emulator):
    arguments = Path(f"/proc/{emulator.process.pid}/cmdline").read_bytes()
    assert b"--control" in arguments
    for secret in (emulator.password, emulator.token):
        assert secret.encode() not in arguments
        assert secret not in emulator.output()


HOSTILE = {
    "deep": b"<packet>" * 200_000,
    "wide": b"<packet><customer>" + b"<get/>" * 500_000 + b"</customer></packet>",
    "entities": b'<!DOCTYPE p [<!ENTITY a "%s"><!ENTITY b "%s">]><packet>&b;</packet>' % (b"x" * 1000, b"&a;" * 1000),
    "external": b'<!DOCTYPE p SYSTEM "file:///etc/passwd"><packet/>',
    "no UTF-8": b"<packet>\xff\xfe</packet>",
    "attributes": b"<packet %s/>" % b" ".join(b'a%d=""' % number for number in range(20_000)),
    "zeros": b"\x00" * 1_000_000,
    "empty": b"",
}


@pytest.mark.parametrize("body", HOSTILE.values(), ids=list(HOSTILE))
def test_hostile_bodies_are_refused_and_do_no_harm(emulator, body):
    assert "<errcode>1014</errcode>" in post(emulator, body).text
    assert post(emulator).status_code == 200


def test_a_huge_body_is_refused_in_words(emulator):
    answer = post(emulator, b" " * 40_000_000)
    assert answer.status_code == 413
    assert "longer than" in answer.text


def test_the_control_path_wants_its_token(emulator):
    right, emulator.token = emulator.token, "wrong"
    with pytest.raises(HTTPError, match="401"):
        emulator.control("POST", "faults", "drop")
    emulator.token = right
    assert emulator.control("GET", "faults") == []


def test_a_reset_brings_the_first_state_back(emulator):
    post(emulator, adding("passing"))
    assert "passing" in logins(emulator)
    emulator.control("POST", "reset")
    assert logins(emulator) == set()


@pytest.mark.parametrize("spec, worked", [("drop", False), ("drop:when=after", True)])
def test_a_dropped_connection(emulator, spec, worked):
    login = f"drop{worked}".lower()
    emulator.order_fault(f"{spec},for=customer/add" if ":" in spec else f"{spec}:for=customer/add")
    with pytest.raises(requests.exceptions.ConnectionError):
        post(emulator, adding(login))
    assert (login in logins(emulator)) is worked


def test_a_delayed_answer_comes_too_late_for_an_impatient_client(emulator):
    emulator.order_fault("delay:seconds=60,for=customer/add")
    with pytest.raises(requests.exceptions.ReadTimeout):
        post(emulator, adding("late"), timeout=(60, 0.2))
    assert "late" in logins(emulator)


@pytest.mark.parametrize(
    "status, kind", [(500, "text/xml"), (502, "text/html"), (503, "text/html"), (504, "text/html")]
)
def test_a_status_of_trouble(emulator, status, kind):
    emulator.order_fault(f"http_{status}")
    answer = post(emulator)
    assert answer.status_code == status
    assert answer.headers["Content-Type"].startswith(kind)


def test_a_body_cut_in_the_middle(emulator):
    emulator.order_fault("cut")
    with pytest.raises(requests.exceptions.ChunkedEncodingError, match="IncompleteRead"):
        post(emulator)


def test_bytes_that_are_no_utf8(emulator):
    emulator.order_fault("garbage")
    with pytest.raises(UnicodeDecodeError):
        post(emulator).content.decode("utf-8")


def test_a_redirect_to_another_host(emulator):
    emulator.order_fault("redirect:to=https://thief.invalid/")
    answer = post(emulator, allow_redirects=False)
    assert (answer.status_code, answer.headers["Location"]) == (307, "https://thief.invalid/")


def test_a_system_error(emulator):
    emulator.order_fault("error_1003")
    assert "<errcode>1003</errcode>" in post(emulator).text


@pytest.mark.parametrize("what", ["authority", "name", "date"])
def test_a_wrong_certificate_strikes_new_connections_only(emulator, what):
    with requests.Session() as session:
        post(emulator, session=session)
        emulator.order_fault(f"wrong_certificate:what={what}")
        assert post(emulator, session=session).status_code == 200
        with pytest.raises(requests.exceptions.SSLError):
            post(emulator)
        assert post(emulator).status_code == 200


def test_faults_of_the_command_line_strike_with_their_seed():
    outcomes = []
    for _turn in range(2):
        with start_emulator("--fault", "http_503:chance=0.5,seed=3") as started, requests.Session() as session:
            outcomes.append([post(started, session=session).status_code for _turn in range(20)])
    assert outcomes[0] == outcomes[1]
    assert set(outcomes[0]) == {200, 503}


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_it_ends_cleanly_on_a_signal_with_clients_connected(ending):
    started = start_emulator()
    ready, ca = started.folder / "ready.json", Path(started.ca)
    with requests.Session() as session:
        post(started, session=session)
        started.process.send_signal(ending)
        assert started.process.wait(60) == 0
    assert not ready.exists()
    assert not ca.parent.exists()
    assert started.output().count("\n") == 1
    assert started.stop() == 0


def test_a_ready_file_that_a_killed_one_left_is_not_believed(tmp_path):
    started = start_emulator()
    started.kill()
    left = started.folder / "ready.json"
    assert left.exists()
    ended = subprocess.run(
        [sys.executable, str(PROGRAM), "--port", str(1), "--host", "192.0.2.1", "--ready-file", str(left)],
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 1
    assert not left.exists()
    started.stop()


def test_a_seed_is_there_from_the_start_and_after_a_reset(tmp_path):
    seed = tmp_path / "server.yml"
    seed.write_text("customers: [{login: seeded, contact_name: S}]\n", encoding="utf-8")
    with start_emulator("--seed-from", str(seed)) as started:
        assert logins(started) == {"seeded"}
        post(started, packet("<del><filter><login>seeded</login></filter></del>"))
        post(started, adding("other"))
        assert logins(started) == {"other"}
        started.control("POST", "reset")
        assert logins(started) == {"seeded"}


def test_plain_http_serves_without_a_certificate():
    with start_emulator("--plain-http") as started:
        assert started.url.startswith("http://127.0.0.1:")
        assert started.ca == ""
        assert post(started).status_code == 200
        assert started.output().strip().endswith("without TLS")


def test_a_kept_certificate_and_other_names(tmp_path):
    ca = tmp_path / "ca.pem"
    seen = []
    for _turn in range(2):
        with start_emulator("--certificate", str(ca), "--certificate-host", "panel.example.com") as started:
            assert started.ca == str(ca)
            assert post(started).status_code == 200
            context = ssl.create_default_context(cafile=str(ca))
            plain = socket.create_connection(("127.0.0.1", started.port))
            with context.wrap_socket(plain, server_hostname="panel.example.com") as secured:
                seen.append(secured.getpeercert(True))
    assert seen[0] != seen[1]
    assert ca.exists()


def test_secrets_that_nobody_gave_are_made_up_and_shown(tmp_path):
    ready = tmp_path / "ready.json"
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PLESK_")}
    process = subprocess.Popen(
        [sys.executable, str(PROGRAM), "--port", "0", "--control", "--plain-http", "--ready-file", str(ready)],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    lines = [process.stdout.readline() for _turn in range(3)]
    url = json.loads(ready.read_text(encoding="utf-8"))["url"]
    password, token = (line.split()[-1] for line in lines[:2])
    answer = requests.post(url, READING, headers={"HTTP_AUTH_LOGIN": "admin", "HTTP_AUTH_PASSWD": password})
    listed = requests.get(
        url.replace("/enterprise/control/agent.php", "/emulator/faults"), headers={"X-Emulator-Token": token}
    )
    process.terminate()
    assert process.wait(60) == 0
    assert "<status>ok</status>" in answer.text
    assert listed.json() == []
    assert "ready at" in lines[2]


def test_state_outlives_a_clean_end(tmp_path):
    state = str(tmp_path / "state.sqlite")
    with start_emulator("--state", state) as started:
        post(started, adding("stays"))
        with pytest.raises(HTTPError, match="400"):
            started.control("POST", "reset")
    with start_emulator("--state", state) as started:
        assert logins(started) == {"stays"}
    assert [path.name for path in tmp_path.iterdir()] == ["state.sqlite"]


def test_killed_in_the_middle_of_writing_it_keeps_every_acknowledged_change(tmp_path):
    state = str(tmp_path / "state.sqlite")
    acknowledged: set[str] = set()
    enough = threading.Event()
    started = start_emulator("--state", state)

    def write(writer: int) -> None:
        with requests.Session() as session:
            for number in range(10_000):
                login = f"w{writer}n{number}"
                try:
                    answer = post(started, adding(login), session)
                except requests.exceptions.RequestException:
                    return
                assert "<status>ok</status>" in answer.text
                acknowledged.add(login)
                if len(acknowledged) >= 60:
                    enough.set()

    writers = [threading.Thread(target=write, args=(writer,)) for writer in range(4)]
    for writer in writers:
        writer.start()
    assert enough.wait(120)
    started.kill()
    for writer in writers:
        writer.join()
    with start_emulator("--state", state, password=started.password) as again:
        kept = logins(again)
        assert acknowledged <= kept
        assert len(kept - acknowledged) <= len(writers)
        assert "<status>ok</status>" in post(again, adding("afterwards")).text
    started.stop()
