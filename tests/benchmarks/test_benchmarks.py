# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The benchmarks run, and what they count is right; what they time is for people to judge."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

import places

PROGRAM = places.ROOT / "tests" / "benchmarks"


def run(*arguments):
    return subprocess.run([sys.executable, PROGRAM, *map(str, arguments)], capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def measured(tmp_path_factory):
    page = tmp_path_factory.mktemp("benchmarks") / "page.rst"
    done = run("--quick", "--sizes", "2", "--loops", "1", "--rounds", "1", "--rst", page)
    assert done.returncode == 0, done.stderr
    return done.stdout, page.read_text(encoding="utf-8")


def rows(text, title):
    section = text.split(f"{title}\n{'=' * len(title)}\n")[1].split("\n\n")[1]
    return [re.split(r"  +", line) for line in section.splitlines()[2:]]


def test_a_task_costs_one_request_when_nothing_changes_and_two_when_something_does(measured):
    counted = ["2", "1", "2", "1", "2", "1"]
    assert rows(measured[0], "Requests of one task") == [
        ["plesk_customer", *counted],
        ["plesk_reseller_plan", *counted],
    ]


def test_every_step_is_measured(measured):
    found = rows(measured[0], "Many customers in one task")
    assert [row[:2] for row in found] == [[step, "2"] for step in ("create", "unchanged", "changed", "delete")]
    assert [row[3] for row in found] == ["2", "1", "2", "2"]


def test_list_of_sites_costs_one_request_or_two(measured):
    found = rows(measured[0], "A list of 2 sites")
    assert [row[:2] for row in found] == [
        ["create", "2"],
        ["unchanged", "1"],
        ["one in ten changed", "2"],
        ["delete", "2"],
    ]


def test_list_of_each_hosted_kind_is_measured_in_each_step(measured):
    found = rows(measured[0], "Lists of 2 hosted objects")
    steps = ["create", "unchanged", "changed", "delete"]
    assert [row[:2] for row in found if row[0] == "databases"] == [["databases", step] for step in steps]
    assert [row[1] for row in found if row[0] == "subscriptions"][3] == "plan changed for all"
    unchanged = {row[0]: int(row[4]) for row in found if row[1] == "unchanged"}
    assert set(unchanged) == {"subscriptions", "dns_record_sets", "mail_accounts", "databases"}
    assert max(unchanged.values()) <= 2


def test_loops_that_were_not_measured_are_marked_as_scaled(measured):
    found = rows(measured[0], "Other ways to do the same")
    assert [[cell.endswith("*") for cell in row[-3:]] for row in found] == [[True, True, False]] * 4


def test_the_page_holds_every_table(measured):
    text, page = measured
    titles = re.findall(r"^(.+)\n=+\n", text, re.MULTILINE)
    assert len(titles) == 12
    assert [title for title in titles if f"\n{title}\n{'-' * len(title)}\n" not in page] == []
    assert page.count(".. list-table::") == 12


def test_page_begins_with_a_chart_of_the_ratios(measured):
    section = measured[1].partition("\nSummary\n-------\n")[2].partition("\n\nRequests of one task\n")[0]
    bars = re.findall(
        r"^    (plesk_customers|loop of plesk_customer|loop of uri|script) +(#+) +([\d.,]+)$", section, re.M
    )
    assert len(bars) == 8
    assert [ratio for way, _drawn, ratio in bars if way == "plesk_customers"] == ["1", "1"]
    for step in (bars[:4], bars[4:]):
        longest = max(step, key=lambda drawn: float(drawn[2].replace(",", "")))
        assert len(longest[1]) == max(len(drawn) for _way, drawn, _ratio in step)


def test_an_unknown_section_is_refused():
    done = run("speed")
    assert done.returncode == 2
    assert (
        "no section speed; there are single, worker, bulk, document, sites, hosting, reading, emulator" in done.stderr
    )


def test_tasks_in_the_worker_are_measured_in_every_shape(measured):
    assert [row[0] for row in rows(measured[0], "In the worker process")] == [
        "one",
        "3 in turn",
        "a loop of 5",
        "one on 2 hosts",
    ]
    assert [row[0] for row in rows(measured[0], "Lists in the worker process")] == ["2"]
