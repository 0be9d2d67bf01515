# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The request log: counting, keeping, writing, and what never gets in."""

from __future__ import annotations

import io
import json
import threading

import pytest

from plesk_emulator.web.request_log import RequestLog, caller_of


def record(log: RequestLog, **changes) -> None:
    entry = {
        "address": "127.0.0.1",
        "caller": "password",
        "operations": [("customer", "add", [0, 1007])],
        "status": 200,
        "received": 10,
        "sent": 20,
        "seconds": 0.0012345678,
        "fault": None,
    }
    log.record(**{**entry, **changes})


def test_entries_are_lines_of_json_in_order():
    file = io.StringIO()
    log = RequestLog(file)
    record(log)
    record(log, fault="drop", status=None, sent=0)
    first, second = (json.loads(line) for line in file.getvalue().splitlines())
    assert [first, second] == log.entries()
    assert first["operations"] == [["customer", "add", [0, 1007]]]
    assert first["seconds"] == 0.001235
    assert (second["number"], second["fault"], second["status"]) == (2, "drop", None)
    assert log.count == 2


def test_a_reset_starts_the_count_anew_but_not_the_numbers():
    file = io.StringIO()
    log = RequestLog(file)
    record(log)
    log.reset()
    assert (log.count, log.entries()) == (0, [])
    record(log)
    assert log.count == 1
    assert [entry["number"] for entry in log.entries()] == [2]
    assert len(file.getvalue().splitlines()) == 2


def test_entries_after_a_number():
    log = RequestLog()
    for _turn in range(5):
        record(log)
    assert [entry["number"] for entry in log.entries(after=3)] == [4, 5]


def test_threads_lose_nothing():
    file = io.StringIO()
    log = RequestLog(file)
    threads = [threading.Thread(target=lambda: [record(log) for _turn in range(100)]) for _turn in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    numbers = [json.loads(line)["number"] for line in file.getvalue().splitlines()]
    assert numbers == list(range(1, 801))
    assert log.count == 800


def test_a_full_disk_ends_the_file_but_not_the_service(capsys):
    class FullDisk(io.StringIO):
        def write(self, text: str) -> int:
            raise OSError(28, "No space left on device")

    log = RequestLog(FullDisk())
    record(log)
    record(log)
    assert log.count == 2
    assert capsys.readouterr().err == "plesk_emulator: the request log ends here: No space left on device\n"


@pytest.mark.parametrize(
    "headers, caller",
    [
        ({"HTTP_AUTH_LOGIN": "admin", "HTTP_AUTH_PASSWD": "x"}, "password"),
        ({"http_auth_login": "admin"}, "password"),
        ({"Key": "x"}, "key"),
        ({"Content-Type": "text/xml"}, None),
    ],
)
def test_how_a_caller_logs_in_is_seen_in_the_headers(headers, caller):
    assert caller_of(headers) == caller
