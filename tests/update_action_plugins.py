# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Writes what there is of each module beside it: its action plugin, and its name in action group and changelog.

Run without arguments it writes; with ``--check`` it only says what would change, and fails if anything would.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from pathlib import Path

from generated import settle

ROOT = Path(__file__).resolve().parent.parent
ACTIONS = ROOT / "plugins" / "action"
RUNTIME = ROOT / "meta" / "runtime.yml"
CHANGELOG = ROOT / "changelogs" / "changelog.yaml"
LISTED = re.compile(r"^(    modules:\n)(?:      .*\n)*", re.MULTILINE)
GROUP = re.compile(r"^(action_groups:\n  plesk:\n)(?:    - \w+\n)*", re.MULTILINE)

PLUGIN = '''# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The module of the same name in Ansible's worker process. Written by tests/update_action_plugins.py."""

from __future__ import annotations

from ansible_collections.community.plesk.plugins.modules import {module}
from ansible_collections.community.plesk.plugins.plugin_utils._in_worker import InWorker


class ActionModule(InWorker):
    """Runs the module where it would run anyway."""

    main = staticmethod({module}.main)
'''


def modules() -> list[str]:
    """The names of the collection's modules."""
    return sorted(file.stem for file in (ROOT / "plugins" / "modules").glob("plesk_*.py"))


def texts() -> Mapping[Path, str]:
    """The files that follow from the set of modules, and their texts."""
    names = modules()
    group = "".join(f"    - {name}\n" for name in names)
    runtime, count = GROUP.subn(rf"\g<1>{group}", RUNTIME.read_text(encoding="utf-8"))
    assert count == 1, f"{RUNTIME.name} has no action group plesk"
    changelog, count = LISTED.subn(rf"\g<1>{_listed(names)}", CHANGELOG.read_text(encoding="utf-8"))
    assert count == 1, f"{CHANGELOG.name} has more than one release: list the modules of the new one"
    return {
        RUNTIME: runtime,
        CHANGELOG: changelog,
        **{ACTIONS / f"{name}.py": PLUGIN.format(module=name) for name in names},
    }


def _listed(names: list[str]) -> str:
    """The modules as the changelog of the first release lists them."""
    lines = ""
    for name in names:
        text = (ROOT / "plugins" / "modules" / f"{name}.py").read_text(encoding="utf-8")
        found = re.search(r"^short_description: (.*)$", text, re.MULTILINE)
        assert found, f"{name} has no short description"
        lines += f"      - description: {found.group(1)}\n        name: {name}\n        namespace: ''\n"
    return lines


def strange() -> list[Path]:
    """The action plugins without a module."""
    return sorted(set(ACTIONS.glob("*.py")) - set(texts()))


def main() -> int:
    code = settle(texts())
    for path in strange():
        if "--check" not in sys.argv[1:]:
            path.unlink()
        print(f"{path.name}: has no module")
    return code or int("--check" in sys.argv[1:] and bool(strange()))


if __name__ == "__main__":
    sys.exit(main())
