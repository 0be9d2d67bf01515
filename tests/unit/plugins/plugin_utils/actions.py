# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Action plugins in this process, as a worker has them: with a local connection, a task and variables.

done = Action(main, environment=[{"PLESK_HOST": "panel"}]).run(plesk_in_worker=False)
assert done.obstacle == "plesk_in_worker switches the worker process off"
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any
from unittest import mock

from ansible.module_utils import basic
from ansible.parsing.dataloader import DataLoader
from ansible.playbook.play_context import PlayContext
from ansible.plugins.action.normal import ActionModule
from ansible.plugins.loader import connection_loader
from ansible.template import Templar

from ansible_collections.community.plesk.plugins.plugin_utils import _core, _in_worker

USUAL = {"changed": False, "usual": True}


class Done:
    """The result of a task, and why it ran as a module (empty if it ran here)."""

    def __init__(self, result: dict[str, Any], told: list[str]) -> None:
        self.result = result
        (text,) = told
        self.obstacle = text.partition(" runs as a module: ")[2]


class Action:
    """A task whose module is ``main``; the further arguments are the task's."""

    def __init__(self, main: Callable[[], None], **task: Any) -> None:
        self.folder: str | None = None
        self.connection = connection_loader.get("local", PlayContext())
        self.main = main
        usual = {"args": {}, "environment": [], "async_val": 0, "delegate_to": None, "check_mode": False}
        more = {"diff": False, "no_log": False, "action": "community.plesk.plesk_customer", "resolved_action": None}
        self.task = SimpleNamespace(**{**usual, **more, **task})

    def run(self, **variables: Any) -> Done:
        """Run the task, with these variables."""
        told: list[str] = []
        task_vars = {"ansible_python_interpreter": sys.executable, **variables}
        loader = DataLoader()
        if self.folder:
            loader.set_basedir(self.folder)
        plugin_class = type("ActionModule", (_in_worker.InWorker,), {"main": staticmethod(self.main)})
        plugin = plugin_class(
            self.task, self.connection, PlayContext(), loader, Templar(loader=loader, variables=task_vars), None
        )
        with (
            mock.patch.object(_core._Probes, "outcome", None),
            mock.patch.object(ActionModule, "_execute_module", return_value=dict(USUAL)),
            mock.patch.object(_in_worker.display, "vvv", lambda text, host=None: told.append(text)),
        ):
            result = plugin._execute_module(task_vars=task_vars, wrap_async=bool(self.task.async_val))
        return Done(result, told)


def echo(look: Callable[[basic.AnsibleModule], Any], **spec: Any) -> Callable[[], None]:
    """Return the ``main`` of a module that returns what ``look`` finds."""

    def main() -> None:
        module = basic.AnsibleModule(argument_spec=spec, supports_check_mode=True)
        module.exit_json(found=look(module))

    return main
