# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A module's ``main()`` in this process, which finds everything as if it had been started as a process of its own.

The only file that uses private names of ansible-core.  :func:`problem` reports whether the installed ansible-core has
them all, and whether a module that is run this way gets its arguments and returns its result and its warnings.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

import gc
import importlib
import importlib.util
import inspect
import io
import json
import locale
import os
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, redirect_stderr, redirect_stdout
from typing import Any

BASIC = "ansible.module_utils.basic"
JSON = "ansible.module_utils.common.json"
WARNINGS = "ansible.module_utils.common.warnings"
INTERNAL = "ansible.module_utils._internal"

NAMES: tuple[tuple[str, str], ...] = (
    (BASIC, "AnsibleModule"),
    (BASIC, "_ANSIBLE_ARGS"),
    (WARNINGS, "_global_warnings"),
    (WARNINGS, "_global_deprecations"),
)
"""The names of ansible-core that are used in every version."""

NAMES_TAGGED: tuple[tuple[str, str], ...] = (
    (BASIC, "_ANSIBLE_PROFILE"),
    (BASIC, "_PARSED_MODULE_ARGS"),
    (JSON, "Direction"),
    (JSON, "get_module_encoder"),
    (INTERNAL, "is_controller"),
)
"""Those that are also used since 2.19, whose values carry tags and whose messages have a profile."""

NAMES_UNTAGGED: tuple[tuple[str, str], ...] = ((JSON, "AnsibleJSONEncoder"),)
"""Those that are also used up to 2.18."""

METHODS: Mapping[str, tuple[str, ...]] = {
    "_update_module_args": ("module_name", "module_args", "task_vars"),
    "_compute_environment_string": ("raw_environment_out",),
    "_parse_returned_data": ("res",),
}
"""The methods of an action plugin that are used, and the arguments that they are called with."""

PROFILE = "legacy"


TAGGED = importlib.util.find_spec(INTERNAL) is not None
"""Whether this ansible-core is 2.19 or later."""


class _Probes:
    """What is known of this process: ``outcome`` is None until a module was run for trial."""

    outcome: str | None = None


def problem(action: Any, task_vars: dict[str, Any]) -> str:
    """Return why modules cannot be run in this process, as the end of a sentence; empty if they can."""
    absent = _absent_name() or _changed_method(action)
    if absent:
        return f"this ansible-core has no {absent}"
    if _Probes.outcome is None:
        _Probes.outcome = _probe(action, task_vars)
    return _Probes.outcome


def _absent_name() -> str:
    for module, name in (*NAMES, *(NAMES_TAGGED if TAGGED else NAMES_UNTAGGED)):
        try:
            getattr(importlib.import_module(module), name)
        except (ImportError, AttributeError):
            return f"{module}.{name}"
    return ""


def _changed_method(action: Any) -> str:
    for name, arguments in METHODS.items():
        profile = (PROFILE,) if name == "_parse_returned_data" and TAGGED else ()
        try:
            inspect.signature(getattr(action, name)).bind(*arguments, *profile)
        except (AttributeError, TypeError, ValueError):
            return f"{name}({', '.join((*arguments, *profile))}) in action plugins"
    return ""


def _probe(action: Any, task_vars: dict[str, Any]) -> str:
    """Run a module that returns its argument and a warning: a name can be there and mean something else.

    Once per process, which is once per task and host: it takes less than a millisecond.
    """
    arguments: dict[str, Any] = {"text": "a text"}
    found: object
    try:
        action._update_module_args("probe", arguments, task_vars)
        done = run(_return_text, encoded({**arguments, "_ansible_no_log": True}), {}, os.getcwd())
        told = json.loads(done["stdout"])
        found = (told.get("text"), len(told.get("warnings", ())))
        if found == ("a text", 1):
            # Without the warning: where this is read, it may become one of the task.
            found = result_of(action, {**done, "stdout": json.dumps({"text": told["text"]})}).get("text")
    except Exception as error:  # whatever a future ansible-core raises
        found = type(error).__name__
    return "" if found == "a text" else f"a module run in the worker process for trial returned {found!r}"


def _return_text() -> None:
    basic = importlib.import_module(BASIC)
    module = basic.AnsibleModule(argument_spec={"text": {"type": "str"}}, supports_check_mode=True)
    module.warn("a warning")
    module.exit_json(text=module.params["text"])


def encoded(arguments: Mapping[str, Any]) -> str:
    """Return the arguments of a module as the text that it is given: vaulted values decrypted, tags taken off."""
    module_json = importlib.import_module(JSON)
    how: dict[str, Any]
    if TAGGED:
        how = {"cls": module_json.get_module_encoder(PROFILE, module_json.Direction.CONTROLLER_TO_MODULE)}
    else:
        how = {"cls": module_json.AnsibleJSONEncoder, "vault_to_text": True}
    return json.dumps({"ANSIBLE_MODULE_ARGS": arguments}, **how)


def run(main: Callable[[], None], arguments: str, environment: Mapping[str, str], folder: str) -> dict[str, Any]:
    """Run a module's ``main`` and return what Ansible's connections return of a command: rc, stdout, stderr.

    An exception is told as Python tells one that ends a process.  What ends the worker itself, such as the ``timeout``
    of a task, is raised.
    """
    output, errors = io.StringIO(), io.StringIO()
    code = 0
    with _as_started(arguments, environment, folder), redirect_stdout(output), redirect_stderr(errors):
        try:
            main()
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
        except Exception:
            traceback.print_exc(file=errors)
            code = 1
    texts = {"stdout": output.getvalue(), "stderr": errors.getvalue()}
    return {"rc": code, **texts, **{f"{name}_lines": text.splitlines() for name, text in texts.items()}}


@contextmanager
def _as_started(arguments: str, environment: Mapping[str, str], folder: str) -> Iterator[None]:
    """Let a module find its arguments, environment and folder, and nothing of what ran before it in this process.

    Everything is put back in the end, so that the next item of a loop finds nothing of this one.
    """
    basic, warnings = importlib.import_module(BASIC), importlib.import_module(WARNINGS)
    with ExitStack() as stack:
        if gc.isenabled():  # each collection would go through all that Ansible has loaded
            gc.disable()
            stack.callback(gc.enable)
        _set(stack, basic, "_ANSIBLE_ARGS", arguments.encode("utf-8", "surrogateescape"))
        if TAGGED:
            _set(stack, basic, "_ANSIBLE_PROFILE", PROFILE)
            _set(stack, basic, "_PARSED_MODULE_ARGS", basic._PARSED_MODULE_ARGS)
            # A module returns its warnings; a part of the controller would display them.
            _set(stack, importlib.import_module(INTERNAL), "is_controller", False)
        for store in (warnings._global_warnings, warnings._global_deprecations):
            store.clear()
            stack.callback(store.clear)
        stack.callback(locale.setlocale, locale.LC_ALL, locale.setlocale(locale.LC_ALL))
        stack.callback(os.chdir, os.getcwd())
        stack.callback(_restore_environment, dict(os.environ))
        os.environ.update({name: str(value) for name, value in environment.items()})
        os.chdir(folder)
        yield


def _set(stack: ExitStack, owner: Any, name: str, value: object) -> None:
    stack.callback(setattr, owner, name, getattr(owner, name))
    setattr(owner, name, value)


def _restore_environment(before: Mapping[str, str]) -> None:
    if dict(os.environ) != before:
        os.environ.clear()
        os.environ.update(before)


def result_of(action: Any, done: dict[str, Any]) -> dict[str, Any]:
    """Return the result of a task from what :func:`run` returned, as an action plugin reads that of a module."""
    parsed = action._parse_returned_data(done, *((PROFILE,) if TAGGED else ()))
    if isinstance(parsed, dict):
        importlib.import_module("ansible.vars.clean").remove_internal_keys(parsed)
        return parsed
    # ansible-core 2.21 and later
    parsed.remove_internal_keys()
    result: dict[str, Any] = parsed.as_result_dict(for_round_trip=True)
    return result


def is_own_python(python: str) -> bool:
    """Return whether a path is that of this Python, with the same packages.

    The Python of a virtual environment has several names in one folder.  Elsewhere, a link to the same program starts
    without the environment's packages.
    """
    same_folder = os.path.realpath(os.path.dirname(python)) == os.path.realpath(os.path.dirname(sys.executable))
    return same_folder and os.path.realpath(python) == os.path.realpath(sys.executable)
