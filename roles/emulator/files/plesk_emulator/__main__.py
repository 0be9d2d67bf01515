# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Starts the emulator: ``python roles/emulator/files/plesk_emulator --port 8443``."""

import os
import sys

_HERE = os.path.dirname(os.path.abspath(__file__))
_NEEDED = (("lxml", "lxml"), ("cryptography", "cryptography"), ("yaml", "PyYAML"))


def _missing() -> "list[str]":
    """Return the packages that this Python lacks, by the names pip knows them by."""
    from importlib.util import find_spec

    return [package for module, package in _NEEDED if find_spec(module) is None]


def _start() -> int:
    # This file also has to be read by a Python too old for the rest, to say so.
    if sys.version_info < (3, 9):  # noqa: UP036
        sys.stderr.write("plesk_emulator: Python 3.9 or later is required; %s is older\n" % sys.executable)  # noqa: UP031
        return 1
    missing = _missing()
    if missing:
        requirements = os.path.join(_HERE, "requirements.txt")
        print(
            f"plesk_emulator: {sys.executable} lacks {' and '.join(missing)};"
            f" install with: {sys.executable} -m pip install -r {requirements}",
            file=sys.stderr,
        )
        return 1
    from plesk_emulator.cli.command import main

    return main()


if __name__ == "__main__":
    if not __package__:
        # Started by the folder's name: its files must be found as members of the package, not beside one another.
        sys.path[0] = os.path.dirname(_HERE)
    sys.exit(_start())
