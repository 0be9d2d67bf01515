# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of the documentation that contains the tables."""

from __future__ import annotations

import datetime
import os
import platform
from collections.abc import Sequence
from importlib.metadata import version

import yaml
from summary import summary
from tables import Table

import places

_HEAD = """\
..
  Copyright (c) 2026, the community.plesk contributors
  GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
  SPDX-License-Identifier: GPL-3.0-or-later

.. _ansible_collections.community.plesk.docsite.benchmarks:

Benchmarks
==========

This page compares the time, requests and memory of tasks with other ways to do the same. All measurements are from one
run on one machine with the emulator of the collection. A real server takes longer for its part, so the ratios are more
meaningful than the seconds.

"""

_FOOT = """
Repeat the measurements
-----------------------

In a clone of the collection:

.. code-block:: console

    $ make bench

It takes about {minutes} minutes; ``.venv/bin/python tests/benchmarks --quick`` takes one, with small lists.
``.venv/bin/python tests/benchmarks --rst FILE`` writes this page.
"""


def circumstances() -> str:
    """Return when, where and with what it was measured, as one paragraph."""
    collection = yaml.safe_load((places.ROOT / "galaxy.yml").read_text(encoding="utf-8"))["version"]
    packages = ", ".join(f"{name} {version(name)}" for name in ("ansible-core", "requests", "lxml"))
    today = datetime.datetime.now(datetime.timezone.utc).date()
    return (
        f"Measured on {today} with community.plesk {collection}, Python {platform.python_version()}, {packages},"
        f" on {platform.system()} {platform.machine()} with {os.cpu_count()} processors."
    )


def page(tables: Sequence[Table], minutes: float) -> str:
    """Return the page; ``minutes`` is how long the measuring took."""
    sections = "\n".join(table.rst() for table in tables)
    return _HEAD + circumstances() + "\n\n" + summary(tables) + sections + _FOOT.format(minutes=max(1, round(minutes)))
