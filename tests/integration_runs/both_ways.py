# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Integration targets in Ansible's worker process and as packed modules, their results compared task by task.

As a program, runs the targets that are named both ways, by default one for each edge, and names what differs.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import unified_diff
from itertools import zip_longest
from pathlib import Path
from typing import Any

TESTS = Path(__file__).resolve().parent.parent
if __name__ == "__main__":
    sys.path[:0] = [str(TESTS), str(TESTS.parent / "roles" / "emulator" / "files")]

import yaml

import places
from integration_runs.plays import Run, Task, run_playbook

FOLDER = places.ROOT / "tests" / "integration" / "targets"
TARGETS = sorted(file.parent.name for file in FOLDER.glob("*/aliases"))
PLAY = {
    "hosts": "all",
    "gather_facts": False,
    "strategy": "free",
    "tasks": [{"name": "The target", "ansible.builtin.include_role": {"name": "{{ inventory_hostname }}"}}],
}

# What no two runs have in common: made up by the emulator or a target, or of the machine at that moment.
_OWN = re.compile(
    r"(?:[0-9A-F]{2}:){31}[0-9A-F]{2}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|-----BEGIN .+?-----END "
    r"|(?<=127\.0\.0\.1:)\d+|(?<=localhost:)\d+|emulator-\w+"
    r'|\d\d:\d\d:\d\d|(?<="uptime": )\d+|(?<=_minutes": )[\d.]+|(?<="one_minute": )[\d.]+'
)
_EDGE = re.compile(r"^from ansible_collections\.community\.plesk\.plugins\.module_utils\._edge\.(.+)$", re.MULTILINE)


def smoke_targets() -> list[str]:
    """Return a target for each edge: the first whose module calls it."""
    found: dict[str, str] = {}
    for target in TARGETS:
        module = places.ROOT / "plugins" / "modules" / f"{target}.py"
        if module.is_file():
            edge = _EDGE.search(module.read_text(encoding="utf-8"))
            assert edge, f"{module.name} calls no edge"
            found.setdefault(edge[1], target)
    return sorted(found.values())


def run_targets(targets: Iterable[str], in_worker: bool, *options: str) -> Run:
    """Run these targets at a time, all tasks in the worker process or none."""
    with tempfile.TemporaryDirectory(prefix="targets-") as name:
        folder = Path(name)
        (folder / "play.yml").write_text(yaml.safe_dump([PLAY]), encoding="utf-8")
        hosts = {target: {"plesk_in_worker": in_worker} for target in targets}
        return run_playbook(folder, folder / "play.yml", hosts, {}, *options)


def each_result(task: Task) -> Iterator[Mapping[str, Any]]:
    """Yield the results of a task: one for each item where it loops."""
    items = task.result.get("results", [])
    looped = items and all(isinstance(item, dict) and "ansible_loop_var" in item for item in items)
    yield from items if looped else [task.result]


def in_worker(task: Task) -> set[bool]:
    """Return whether the items of a task ran in the worker process."""
    return {result.get("invocation", {}).get("in_worker", False) for result in each_result(task)}


def differences(here: Sequence[Task], packed: Sequence[Task]) -> Iterator[str]:
    """Yield what differs between the tasks of a host: in the worker process, and as packed modules."""
    for one, other in zip_longest(here, packed):
        if one is None or other is None or one.task != other.task:
            yield f"one run has the task {one and one.task!r}, the other {other and other.task!r}"
            return
        lines = list(unified_diff(_plain(one), _plain(other), "in the worker process", "as a module", n=0))
        if lines:
            yield "\n".join([one.task, *lines])


def _plain(task: Task) -> list[str]:
    """Return the status and results of a task, as lines, without what is different in every run."""
    results = [
        {key: value for key, value in result.items() if key not in ("exception", "invocation")}
        for result in each_result(task)
    ]
    return [task.status, *_OWN.sub("OWN", json.dumps(results, sort_keys=True, indent=1)).splitlines()]


def main() -> int:
    parser = argparse.ArgumentParser(prog="both_ways", description=__doc__)
    parser.add_argument("targets", nargs="*", default=smoke_targets(), help="targets (default: one for each edge)")
    targets = parser.parse_args().targets
    here, packed = run_targets(targets, True), run_targets(targets, False)
    faults = [run.failure(target) for run in (here, packed) for target in targets]
    faults += [fault for target in targets for fault in differences(here.of(target), packed.of(target))]
    for run, way in ((here, True), (packed, False)):
        faults += [
            f"{task.task} took the other way"
            for target in targets
            for task in run.of(target)
            if in_worker(task) != {way}
        ]
    print("\n".join(fault for fault in faults if fault) or f"the same both ways: {', '.join(targets)}")
    return int(any(faults))


if __name__ == "__main__":
    sys.exit(main())
