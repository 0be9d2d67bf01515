# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes what each task cost to the file TASK_COSTS, one JSON line per task: seconds, requests and memory."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path
from typing import Any

from ansible.plugins.callback import CallbackBase

DOCUMENTATION = """
name: task_costs
type: aggregate
short_description: Tells what tasks cost
description: Only for the benchmarks of the collection community.plesk.
"""


class CallbackModule(CallbackBase):
    """``TASK_REQUESTS`` and ``TASK_MEMORY`` name files to which a server and a wrapper append while a task runs."""

    CALLBACK_VERSION = 2.0
    CALLBACK_TYPE = "aggregate"
    CALLBACK_NAME = "task_costs"
    CALLBACK_NEEDS_ENABLED = True

    def v2_playbook_on_task_start(self, task: Any, is_conditional: bool) -> None:
        self._requests = len(_lines("TASK_REQUESTS"))
        self._memory = len(_lines("TASK_MEMORY"))
        self._started = time.perf_counter()

    def v2_runner_on_ok(self, result: Any) -> None:
        self._write(result, "changed" if result._result.get("changed") else "ok")

    def v2_runner_on_failed(self, result: Any, ignore_errors: bool = False) -> None:
        self._write(result, "failed")

    def _write(self, result: Any, status: str) -> None:
        seconds = time.perf_counter() - self._started
        cost = {
            "task": result._task.get_name(),
            "status": status,
            "seconds": seconds,
            "requests": len(_lines("TASK_REQUESTS")) - self._requests,
            "memory": max(map(int, _lines("TASK_MEMORY")[self._memory :]), default=0),
        }
        with open(os.environ["TASK_COSTS"], "a", encoding="utf-8") as costs:
            costs.write(json.dumps(cost) + "\n")


def _lines(variable: str) -> list[bytes]:
    file = Path(os.environ[variable])
    return file.read_bytes().splitlines() if file.exists() else []
