# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The action plugins: a module that would run on the control node anyway runs in Ansible's worker process.

The strategy loads an action plugin before it forks a worker, so what its file imports is there in all workers: a task
costs neither a packed module nor the start of a Python and its imports.  The module is the same, and so is its result.

Connections are not kept for the next item of a loop.  Opening one takes about 4 ms of processor time, and keeping it
would carry what one item may do to the next, which may have another server, login or certificate.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Mapping
from typing import Any, ClassVar, NamedTuple

from ansible import constants as C
from ansible.errors import AnsibleActionFail
from ansible.module_utils.parsing.convert_bool import boolean
from ansible.plugins import connection as connections
from ansible.plugins.action.normal import ActionModule
from ansible.utils.display import Display

from ansible_collections.community.plesk.plugins.module_utils._api import packet, transport
from ansible_collections.community.plesk.plugins.module_utils._api.client import Client, LongAnswer
from ansible_collections.community.plesk.plugins.plugin_utils import _core

SWITCH = "plesk_in_worker"
"""The variable that switches this off; in capitals, the environment variable."""

ARGUMENTS_SIZE = 4 << 20
"""Bytes of a task's arguments, as JSON, up to which its module runs in the worker process.

Some 22,000 customers: at 8 kB of memory for each, 170 MB.
"""

ANSWER_SIZE = 16 << 20
"""Bytes of an answer about all objects, up to which its module stays in the worker process.

Some 24,000 customers: at 8 kB of memory for each, 190 MB.
"""

_START = re.compile(r"(PYTHON|LD_|DYLD_|MALLOC_|GLIBC_|OPENSSL|SSL_|LANG|LC_|TZ$)")
"""Environment variables that a process or its libraries may read only when they start."""

AUTOMATIC = frozenset(("", "auto", "auto_silent", "auto_legacy", "auto_legacy_silent"))
"""Values of ansible_python_interpreter that let Ansible choose."""

display = Display()


class Start(NamedTuple):
    """What a module is started with: its arguments as text, its environment and its folder."""

    arguments: str
    environment: Mapping[str, str]
    folder: str


class Obstacle(Exception):
    """A reason to run the module as usual, as the end of a sentence."""


class InWorker(ActionModule):  # type: ignore[misc]
    """Runs ``main``, the module's, in this process; and the module as usual where that could make a difference."""

    main: ClassVar[Callable[[], None]]

    def _execute_module(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Return the module's result, with ``invocation.in_worker`` if it ran in this process."""
        task_vars = kwargs.get("task_vars") or {}
        host = task_vars.get("inventory_hostname")
        try:
            if args or kwargs.get("wrap_async") or set(kwargs) - {"task_vars", "wrap_async"}:
                raise Obstacle("async is set")
            done = self._run_module(self._start(task_vars))
        except Obstacle as obstacle:
            display.vvv(f"{self._task.action} runs as a module: {obstacle}", host=host)
            usual: dict[str, Any] = super()._execute_module(*args, **kwargs)
            return usual
        display.vvv(f"{self._task.action} ran in the worker process", host=host)
        self._used_interpreter = f"#!{sys.executable}"
        result: dict[str, Any] = _core.result_of(self, done)
        result["invocation"] = {**(result.get("invocation") or {}), "in_worker": True}
        return result

    def _run_module(self, start: Start) -> dict[str, Any]:
        Client.longest = ANSWER_SIZE
        try:
            return _core.run(type(self).main, *start)
        except LongAnswer:
            raise Obstacle(f"the server's answer is longer than {ANSWER_SIZE:,} bytes") from None
        finally:
            Client.longest = None

    def _start(self, task_vars: dict[str, Any]) -> Start:
        """Return what the module is started with; raise Obstacle if it is to run as usual.

        Raises AnsibleActionFail if the switch has no valid value.
        """
        try:
            return self._checked_start(task_vars)
        except (AnsibleActionFail, Obstacle):
            raise
        except Exception as error:  # a future ansible-core costs speed, never function
            raise Obstacle(f"a check ended with {type(error).__name__}") from None

    def _checked_start(self, task_vars: dict[str, Any]) -> Start:
        _check(_core.problem(self, task_vars))
        environment: dict[str, str] = {}
        self._compute_environment_string(environment)
        self._check_switch(task_vars, environment)
        self._check_place(task_vars)
        _check(next((f"environment sets {name}" for name in environment if _START.match(name)), ""))
        arguments = dict(self._task.args)
        self._update_module_args(self._task.action, arguments, task_vars)
        text = _core.encoded(arguments)
        _check(f"the arguments are longer than {ARGUMENTS_SIZE:,} bytes" if len(text) > ARGUMENTS_SIZE else "")
        return Start(text, environment, self._loader.get_basedir())

    def _check_switch(self, task_vars: Mapping[str, Any], environment: Mapping[str, str]) -> None:
        variable = SWITCH.upper()
        for name, value in (
            (SWITCH, self._templar.template(task_vars.get(SWITCH))),
            (variable, environment.get(variable) or os.environ.get(variable)),
        ):
            if value is None or value == "":
                continue
            try:
                on = boolean(value)
            except TypeError:
                raise AnsibleActionFail(f"{name}: '{value}' is not a boolean. Set true or false.") from None
            if not on:
                raise Obstacle(f"{name} switches the worker process off")
            return

    def _check_place(self, task_vars: Mapping[str, Any]) -> None:
        """Raise Obstacle unless the module would run on this machine, as this user and under this Python."""
        _check("" if _is_local(self._connection) else "the connection is not ansible.builtin.local")
        _check("become is set" if self._connection.become else "")
        _check("async is set" if self._task.async_val else "")
        _check("remote files are to be kept" if C.DEFAULT_KEEP_REMOTE_FILES else "")
        # There, asking for the proxies of the system crashes a forked process.
        _check("the control node runs macOS" if sys.platform == "darwin" else "")
        for library, problem in (("requests", transport.REQUESTS_IMPORT_ERROR), ("lxml", packet.LXML_IMPORT_ERROR)):
            _check(f"the control node's Python cannot import {library}" if problem else "")
        delegated = task_vars.get("ansible_delegated_vars") or {}
        variables = delegated.get(self._task.delegate_to, task_vars) if self._task.delegate_to else task_vars
        python = str(self._templar.template(C.config.get_config_value("INTERPRETER_PYTHON", variables=variables)))
        own = python in AUTOMATIC or _core.is_own_python(python)
        _check("" if own else f"the interpreter is {python}, not {sys.executable}")


def _check(obstacle: str) -> None:
    """Raise Obstacle if there is one."""
    if obstacle:
        raise Obstacle(obstacle)


def _is_local(connection: object) -> bool:
    """Return whether a connection is of ansible-core's own class: there are others that call themselves local."""
    module = sys.modules[type(connection).__module__]
    return module.__file__ == os.path.join(os.path.dirname(connections.__file__), "local.py")
