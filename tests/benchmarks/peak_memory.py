# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs a command and appends the peak memory of its process, in bytes, to a file: `peak_memory.py FILE COMMAND ...`."""

from __future__ import annotations

import os
import subprocess
import sys


def main() -> int:
    file, *command = sys.argv[1:]
    process = subprocess.Popen(command)
    *_ids, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(_ids[1])
    unit = 1 if sys.platform == "darwin" else 1024
    with open(file, "a", encoding="ascii") as memory:
        memory.write(f"{usage.ru_maxrss * unit}\n")
    return process.returncode


if __name__ == "__main__":
    sys.exit(main())
