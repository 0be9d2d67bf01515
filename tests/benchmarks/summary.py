# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The conclusions of the page of benchmarks, and a chart of them as text."""

from __future__ import annotations

from collections.abc import Sequence

from tables import Table

WIDTH = 44
TYPICAL = 1000
_WAYS = ("plesk_customers", "loop of plesk_customer", "loop of uri", "script")


def summary(tables: Sequence[Table]) -> str:
    """Return the section with the conclusions, or an empty text if the tables for it were not measured."""
    named = {table.title: table for table in tables}
    task, others = named.get("Many customers in one task"), named.get("Other ways to do the same")
    if not task or not others:
        return ""
    sizes = {_number(row[1]): row[1] for row in others.rows}
    size = sizes[min(sizes, key=lambda count: abs(count - TYPICAL))]
    tasks = {row[0]: row for row in task.rows if row[1] == size}
    ratios = {row[0]: row[3:] for row in others.rows if row[1] == size}
    lines = ["Summary", "-------", ""]
    for step, subject in (
        ("create", "that creates {size} customers"),
        ("unchanged", "with {size} unchanged customers"),
    ):
        lines.append(
            f"* As a packed module, a task {subject.format(size=size)} takes {tasks[step][3]} requests and"
            f" {tasks[step][2]}. A loop takes {_plain(ratios[step][0])} times as long."
        )
    lines += ["", "Time relative to one task of ``plesk_customers``:", "", ".. code-block:: text", ""]
    for step, title in (("create", "{size} new customers"), ("unchanged", "{size} unchanged customers")):
        lines += [f"    {title.format(size=size)}", *_bars(["1", *ratios[step]]), ""]
    return "\n".join(lines) + "\n"


def _bars(ratios: Sequence[str]) -> list[str]:
    longest = max(map(_number, ratios))
    return [
        f"    {way:<24} {'#' * max(1, round(_number(value) / longest * WIDTH)):<{WIDTH}} {_plain(value):>6}"
        for way, value in zip(_WAYS, ratios)
    ]


def _plain(text: str) -> str:
    return text.removesuffix("*").strip()


def _number(text: str) -> float:
    return float(_plain(text).replace(",", ""))
