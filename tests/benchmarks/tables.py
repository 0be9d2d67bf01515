# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables of figures, as plain text and as reStructuredText."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass
class Table:
    """``note`` says how the figures came about; rows hold finished texts, one for each of ``columns``."""

    title: str
    note: str
    columns: Sequence[str]
    rows: list[Sequence[str]] = field(default_factory=list)

    def add(self, *cells: str) -> None:
        if len(cells) != len(self.columns):
            raise ValueError(f"{len(cells)} cells for {len(self.columns)} columns")
        self.rows.append(cells)

    def text(self) -> str:
        """Return the table for a terminal: first column to the left, figures to the right."""
        widths = [max(map(len, column)) for column in zip(self.columns, *self.rows)]
        lines = [self.title, "=" * len(self.title), self.note, ""]
        for row in (self.columns, ["-" * width for width in widths], *self.rows):
            first, *others = (
                cell.ljust(width) if not index else cell.rjust(width)
                for index, (cell, width) in enumerate(zip(row, widths))
            )
            lines.append("  ".join([first, *others]).rstrip())
        return "\n".join(lines) + "\n"

    def rst(self) -> str:
        """Return the table as a section of a documentation page."""
        lines = [self.title, "-" * len(self.title), "", self.note, "", ".. list-table::", "   :header-rows: 1", ""]
        for row in (self.columns, *self.rows):
            for index, cell in enumerate(row):
                lines.append(("   * - " if not index else "     - ") + cell)
        return "\n".join(lines) + "\n"


def seconds(value: float) -> str:
    """Return a time with three significant digits, in milliseconds below a second."""
    return f"{value * 1000:.3g} ms" if value < 0.9995 else f"{value:.3g} s" if value < 100 else f"{value:,.0f} s"


def ratio(value: float) -> str:
    """Return a ratio with three significant digits, as long as these are not more than it has."""
    return f"{value:.3g}" if value < 100 else f"{value:,.0f}"


def size(value: float) -> str:
    """Return bytes as mebibytes, a dash where they are unknown."""
    return f"{value / (1 << 20):.1f} MiB" if value else "-"
