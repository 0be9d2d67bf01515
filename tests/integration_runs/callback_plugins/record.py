# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes what became of each task to the file RECORD, one JSON line per task, with the requests that it caused."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from ansible.plugins.callback import CallbackBase

DOCUMENTATION = """
name: record
type: aggregate
short_description: Records results
description: Only for the tests of the collection community.plesk.
"""


class CallbackModule(CallbackBase):
    """``RECORD_LOGS`` maps hosts to the request logs of their emulators; the tasks of a host come one by one."""

    CALLBACK_VERSION = 2.0
    CALLBACK_TYPE = "aggregate"
    CALLBACK_NAME = "record"
    CALLBACK_NEEDS_ENABLED = True

    def __init__(self) -> None:
        super().__init__()
        self._logs = json.loads(os.environ["RECORD_LOGS"])
        self._seen: dict[str, int] = {}

    def v2_runner_on_ok(self, result: Any) -> None:
        self._write(result, "changed" if result._result.get("changed") else "ok")

    def v2_runner_on_failed(self, result: Any, ignore_errors: bool = False) -> None:
        self._write(result, "ignored" if ignore_errors else "failed")

    def v2_runner_on_skipped(self, result: Any) -> None:
        self._write(result, "skipped")

    def v2_runner_on_unreachable(self, result: Any) -> None:
        self._write(result, "unreachable")

    def _write(self, result: Any, status: str) -> None:
        host = result._host.get_name()
        record = {
            "host": host,
            "task": result._task.get_name(),
            "action": result._task.action,
            "status": status,
            "result": result._result,
            "requests": self._requests(host),
        }
        with open(os.environ["RECORD"], "a", encoding="utf-8") as file:
            file.write(json.dumps(record, default=str) + "\n")

    def _requests(self, host: str) -> list[Any]:
        log = Path(self._logs.get(host, os.devnull))
        lines = log.read_text(encoding="utf-8").splitlines() if log.exists() else []
        new = lines[self._seen.get(host, 0) :]
        self._seen[host] = len(lines)
        return [json.loads(line) for line in new]
