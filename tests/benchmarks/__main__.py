# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures the collection against other ways to do the same, and prints tables of ratios: `make bench`.

Nothing here judges a time; whoever reads the tables does.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
sys.path[1:1] = [str(TESTS), str(TESTS.parent / "roles" / "emulator" / "files")]

import places

sys.path.insert(1, str(places.collections_root()))

import bulk
import document
import hosting
import page
import reading
import single
import sites
import worker
from costs import Noted
from tables import Table

from emulator_process import start_emulator

SECTIONS = ("single", "worker", "bulk", "document", "sites", "hosting", "reading", "emulator")


def parser() -> argparse.ArgumentParser:
    found = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    found.add_argument("sections", nargs="*", metavar="SECTION", help=f"what to measure: {', '.join(SECTIONS)} (all)")
    found.add_argument("--quick", action="store_true", help="small lists, few rounds, no memory: about a minute")
    found.add_argument("--sizes", type=_numbers, metavar="N,N...", help="lengths of the lists")
    found.add_argument("--loops", type=_numbers, metavar="N,N...", help="lengths at which loops are measured")
    found.add_argument("--rounds", type=int, metavar="N", help="repetitions of what is quick, for medians")
    found.add_argument("--rst", type=Path, metavar="FILE", help="write a page of the documentation as well")
    return found


def _numbers(text: str) -> list[int]:
    return sorted(int(part) for part in text.split(","))


def tables(arguments: argparse.Namespace) -> Iterator[Table]:
    """Measure, and yield each table as soon as it is there."""
    quick = arguments.quick
    sizes = arguments.sizes or ([10, 100] if quick else [100, 300, 1000, 10000])
    loops = arguments.loops or ([3] if quick else [100, 300])
    rounds = arguments.rounds or (3 if quick else 15)
    chosen = arguments.sections or SECTIONS
    if "single" in chosen:
        with start_emulator() as emulator:
            yield single.requests_per_task(emulator)
            yield single.against_uri(emulator, rounds)
    if "worker" in chosen:
        with start_emulator() as emulator:
            yield worker.tasks(emulator, min(rounds, 5), quick)
        with start_emulator("--behavior", "hash=plain") as emulator:
            yield worker.lists(emulator, [size for size in sizes if size >= 1000] or sizes[-1:], min(rounds, 3))
    if "bulk" in chosen:
        figures = bulk.measure(sizes, loops, 1 if quick else min(rounds, 3))
        yield bulk.against_bound(figures)
        yield bulk.against_others(figures)
        if len(sizes) > 1:
            yield bulk.growth(figures)
        yield bulk.with_passwords(figures, sizes)
    if "document" in chosen:
        yield document.against_lists(min(max(sizes), 1000))
    if "sites" in chosen:
        yield sites.against_bound(min(max(sizes), 1000))
    if "hosting" in chosen:
        yield hosting.lists(min(max(sizes), 1000))
    if "reading" in chosen:
        yield reading.border(min(max(sizes), 2000), min(rounds, 5))
    if "emulator" in chosen:
        yield reading.emulator_speed(max(sizes), min(max(sizes), 1000), rounds)


def main() -> int:
    arguments = parser().parse_args()
    unknown = sorted(set(arguments.sections) - set(SECTIONS))
    if unknown:
        parser().error(f"no section {unknown[0]}; there are {', '.join(SECTIONS)}")
    Noted.memory = not arguments.quick
    started = time.monotonic()
    print(page.circumstances() + "\n", flush=True)
    found = []
    for table in tables(arguments):
        print(table.text(), flush=True)
        found.append(table)
    if arguments.rst:
        arguments.rst.write_text(page.page(found, (time.monotonic() - started) / 60), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
