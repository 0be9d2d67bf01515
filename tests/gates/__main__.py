# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The gates: every check that the collection passes before it is published.

Each runs on a copy of what git tracks or would track, with a home folder of its own, so that nothing left behind is
looked at and nothing is left behind. A tool that is missing fails its gate; nothing is skipped in silence.
"""

from __future__ import annotations

import argparse
import concurrent.futures
import re
import shutil
import sys
import tempfile
import time
import traceback
from dataclasses import dataclass
from pathlib import Path

import benchmarks
import container
import cores
import docs
import package
import roles
import static
from gate import Gate, GateFailed, Job
from venvs import CACHE, SetupFailed, forget_old, held

GATES: list[Gate] = [
    *static.GATES,
    *docs.GATES,
    *package.GATES,
    *roles.GATES,
    *container.GATES,
    *cores.GATES,
    *benchmarks.GATES,
]
TAIL = 40
NOISE = re.compile(
    r"\s*(Attempting uninstall|Collecting|Downloading|Found existing|Installing|Looking in|Processing"
    r"|Requirement already|Running sanity|Successfully|Uninstalling|Using cached|WARNING: Location|[\u2501\u2578 ]+ )"
)


@dataclass(frozen=True)
class Outcome:
    """How a gate ended. name: the gate's; failure: what it found (empty when it passed); seconds: how long it took."""

    name: str
    failure: str
    seconds: float

    def __str__(self) -> str:
        verdict = f"FAILED: {self.failure}" if self.failure else "passed"
        return f"{self.name:<24} {self.seconds:7.1f} s  {_short(verdict)}"


def main() -> int:
    """Runs the gates named on the command line and returns the exit code: 1 when one failed."""
    arguments = _arguments()
    if arguments.list:
        for gate in GATES:
            print(f"{gate.name:<20} {gate.group:<12} {gate.about}")
        return 0
    outcomes = [_done(text) for text in arguments.done]
    folder = Path(tempfile.mkdtemp(prefix="community.plesk-gates-"))
    try:
        forget_old()
        outcomes += _run(_chosen(arguments.gates), folder, arguments.jobs)
    except SetupFailed as error:
        outcomes.append(Outcome("set-up", str(error), 0.0))
    print("\nSummary")
    for outcome in outcomes:
        print(outcome)
    failed = sum(bool(outcome.failure) for outcome in outcomes)
    print(f"gates: {len(outcomes) - failed} passed, {failed} failed")
    if failed or arguments.keep:
        print(f"Copies and full logs: {folder}")
    else:
        shutil.rmtree(folder)
    return 1 if failed else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="tests/gates", description=__doc__, epilog=f"Environments are kept in {CACHE}"
    )
    parser.add_argument("gates", nargs="*", metavar="GATE", help="names of gates or of groups (default: all)")
    parser.add_argument("--list", action="store_true", help="list the gates and their groups")
    parser.add_argument("--jobs", type=int, default=2, help="gates that run side by side (default: 2)")
    parser.add_argument("--keep", action="store_true", help="keep copies and logs when all passed")
    parser.add_argument(
        "--done",
        action="append",
        default=[],
        metavar="NAME:CODE:SECONDS",
        help="a check made before, for the summary",
    )
    return parser.parse_args()


def _chosen(names: list[str]) -> list[Gate]:
    unknown = set(names) - {word for gate in GATES for word in (gate.name, gate.group)}
    if unknown:
        raise SetupFailed(f"no such gate: {', '.join(sorted(unknown))}; --list names them")
    return [gate for gate in GATES if not names or gate.name in names or gate.group in names]


def _run(gates: list[Gate], folder: Path, jobs: int) -> list[Outcome]:
    with concurrent.futures.ThreadPoolExecutor(max_workers=jobs) as pool:
        running = [pool.submit(_check, gate, folder) for gate in gates]
        return [future.result() for future in running]


def _check(gate: Gate, folder: Path) -> Outcome:
    started = time.monotonic()
    own = folder / gate.name
    own.mkdir(mode=0o700)
    job = Job(gate.name, own)
    failure = ""
    try:
        with held(gate.name):
            gate.check(job)
    except (GateFailed, SetupFailed) as error:
        failure = str(error)
    except Exception as error:
        failure = f"the gate itself broke: {error!r}"
        with open(job.log, "a", encoding="utf-8") as log:
            traceback.print_exc(file=log)
    outcome = Outcome(gate.name, failure, time.monotonic() - started)
    tail = f"\n--- the end of the log of {gate.name}\n{_tail(job.log)}\n---\n" if failure else ""
    print(f"{tail}{outcome}", flush=True)
    return outcome


def _tail(log: Path) -> str:
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines() if log.exists() else []
    telling = [line for line in lines if line.strip() and not NOISE.match(line)]
    return "\n".join(_short(line) for line in telling[-TAIL:])


def _short(line: str) -> str:
    """One line of at most 300 characters without the hosts of package registries, which are nobody's business."""
    line = re.sub(r"(https?://)(?!localhost|127\.0\.0\.1)[^/\s'\"]+", r"\1...", line)
    return line if len(line) <= 300 else f"{line[:297]}..."


def _done(text: str) -> Outcome:
    name, code, seconds = text.rsplit(":", 2)
    return Outcome(name, "" if code == "0" else f"ended with {code}", float(seconds))


if __name__ == "__main__":
    sys.exit(main())
