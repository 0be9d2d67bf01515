# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The store of the emulator, and the hashes in it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tracemalloc
from pathlib import Path

import pytest

import plesk_emulator
from plesk_emulator.emulator import Emulator
from plesk_emulator.rules import accounts
from plesk_emulator.state.shacrypt import hash_password, sha256_crypt
from plesk_emulator.state.store import Store, StoreError

GET = "<customer><get><filter/><dataset/></get></customer>"

WRITER = """
import sys
from plesk_emulator.emulator import Emulator
from plesk_emulator.state.store import Store

emulator = Emulator(admin_password="x", store=Store(sys.argv[1]))
for number in range(10_000):
    body = (
        "<packet><customer><add><gen_info>"
        "<pname>J</pname><login>u%d</login><passwd>long enough</passwd>"
        "</gen_info></add></customer></packet>"
    ) % number
    answer = emulator.handle({"HTTP_AUTH_LOGIN": "admin", "HTTP_AUTH_PASSWD": "x"}, body.encode())
    assert answer.codes == [("customer", "add", [0])]
    print(number, flush=True)
"""


def test_a_killed_server_keeps_what_it_acknowledged(tmp_path):
    state = tmp_path / "state"
    environment = {**os.environ, "PYTHONPATH": str(Path(plesk_emulator.__file__).parent.parent)}
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, state], stdout=subprocess.PIPE, text=True, env=environment
    ) as writer:
        acknowledged = [int(writer.stdout.readline()) for _number in range(25)]
        writer.send_signal(signal.SIGKILL)
        acknowledged += [int(line) for line in writer.stdout if line.strip()]
    store = Store(state)
    with store.transaction() as db:
        stored = {row["login"] for row in db.all("SELECT login FROM accounts WHERE kind = 'customer'")}
    assert {f"u{number}" for number in acknowledged} <= stored


def test_a_second_start_finds_the_state_and_takes_the_new_password(serving, tmp_path):
    first = serving(Store(tmp_path / "state"))
    first.customer()
    first.emulator.close()
    emulator = Emulator(admin_password="another", store=Store(tmp_path / "state"))
    headers = {"HTTP_AUTH_LOGIN": "admin", "HTTP_AUTH_PASSWD": "another"}
    assert b"<id>2</id>" in emulator.handle(headers, f"<packet>{GET}</packet>".encode()).body


def test_the_state_is_for_its_owner_only(tmp_path):
    Store(tmp_path / "state")
    assert {file.stat().st_mode & 0o077 for file in tmp_path.iterdir()} == {0}


def test_what_is_no_state_file_is_refused(tmp_path):
    (tmp_path / "text").write_text("not a database, but long enough to be looked at " * 50)
    for path in (tmp_path / "text", tmp_path, tmp_path / "missing" / "state"):
        with pytest.raises(StoreError, match=str(path)):
            Store(path)


def test_an_exception_undoes_a_transaction():
    store = Store()

    def failing():
        with store.transaction() as db:
            db.set_setting("a", "1")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        failing()
    with store.transaction() as db:
        assert db.setting("a", "none") == "none"


def test_a_snapshot_is_a_copy():
    store = Store()
    with store.transaction() as db:
        db.set_setting("a", "1")
    copy = store.snapshot()
    with copy.transaction() as db:
        db.set_setting("a", "2")
    with store.transaction() as db:
        assert db.setting("a") == "1"


@pytest.mark.parametrize(
    "password, salt, expected",
    [
        ("Hello world!", "saltstring", "$5$saltstring$5B8vYYiY.CVt1RlTTf8KbXBH3hsxY/GNooZaBBGWEc5"),
        ("", "x", "$5$x$yHbtfs4Y8t6X1xcJemNX.4JQRfUTafA2qQenWGLBee2"),
        ("é" * 40, "zz", "$5$zz$HieRwtGI4bP09rU2Gy9NxmQnni7ALoZZThL.sF/hSw7"),
    ],
)
def test_hashes_are_those_of_crypt(password, salt, expected):
    assert sha256_crypt(password, salt) == expected


def test_hash_of_a_long_password_costs_no_memory():
    tracemalloc.start()
    try:
        sha256_crypt("x" * 5000, "zz")
        assert tracemalloc.get_traced_memory()[1] < 3_000_000
    finally:
        tracemalloc.stop()


def test_a_new_hash_has_a_long_salt():
    made = hash_password("some password")
    assert made == sha256_crypt("some password", made.split("$")[2])
    assert len(made.split("$")[2]) == 16


def test_domain_deletion_deletes_what_references_it(server):
    server.store.ensure("CREATE TABLE parts (domain_id INTEGER REFERENCES domains (id) ON DELETE CASCADE)")
    server.webspace(1)
    with server.store.transaction() as db:
        site = {"guid": "of site", "created": "2026-01-01", "webspace_id": 1}
        db.insert("sites", id=2, name="shop.example", name_key="shop.example", **site)
        for domain in (1, 2):
            db.insert("parts", domain_id=domain)
        accounts.delete_webspace(db, 1)
        assert [db.value(f"SELECT COUNT(*) FROM {table}") for table in ("sites", "domains", "parts")] == [0, 0, 0]


@pytest.mark.parametrize("mode", [0o666, 0o644])
def test_state_file_is_made_private(tmp_path, mode):
    state = tmp_path / "state"
    Store(state).close()
    state.chmod(mode)
    Store(state).close()
    assert state.stat().st_mode & 0o777 == 0o600


def test_state_file_serves_one_emulator_only(tmp_path):
    first = Store(tmp_path / "state")
    with pytest.raises(StoreError, match="in use by another emulator"):
        Store(tmp_path / "state")
    first.close()
    Store(tmp_path / "state").close()
