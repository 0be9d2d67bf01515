# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Modules in this process, over a wire to an emulator in this process: a task takes milliseconds.

with running(InProcess(emulator)) as run:
    done = run("plesk_customer", login="jdoe", state="absent")
    assert done.result["changed"] is False
"""

from __future__ import annotations

import contextlib
import importlib
import io
import json
import os
from collections.abc import Iterator
from typing import Any
from unittest import mock

from ansible.module_utils import basic
from ansible.module_utils.common import warnings

import places
from ansible_collections.community.plesk.plugins.module_utils._edge import module as edge
from ansible_collections.community.plesk.plugins.module_utils._resources.kinds import SECTIONS
from engine import InProcess

MODULES = sorted(file.stem for file in (places.ROOT / "plugins" / "modules").glob("plesk_*.py"))
# How many requests a task costs that changes nothing, where that is more than one.
UNCHANGED = dict.fromkeys(
    (
        *("plesk_certificate_info", "plesk_php_handler_info", "plesk_protected_directory"),
        *("plesk_database", "plesk_database_user", "plesk_database_users"),
        *("plesk_dns_record_set", "plesk_dns_record_sets", "plesk_dns_zone"),
        *("plesk_mail_account", "plesk_mail_account_info", "plesk_mail_accounts"),
        *("plesk_mail_settings", "plesk_mail_settings_info", "plesk_objects_info", "plesk_log_rotation_info"),
        *("plesk_virtual_directory", "plesk_virtual_directory_info"),
    ),
    2,
)
UNCHANGED["plesk_protected_directory_info"] = 3
URL = "https://panel.example.com:8443/enterprise/control/agent.php"


def as_on_a_target(patches: contextlib.ExitStack) -> None:
    """Let modules give their warnings back: with a controller's parts imported, newer cores would display them."""
    internal = getattr(importlib.import_module("ansible.module_utils"), "_internal", None)
    if internal is not None:
        patches.enter_context(mock.patch.object(internal, "is_controller", False, create=True))


class Done:
    """What a task returned, all that it wrote (``output``, the system's log too) and how many requests it sent."""

    def __init__(self, output: str, log: list[str], requests: int) -> None:
        self.result: dict[str, Any] = json.loads(output)
        self.output = "\n".join([output, *log])
        self.requests = requests

    @property
    def changed(self) -> bool:
        return bool(self.result["changed"])

    @property
    def error(self) -> dict[str, Any]:
        """The structured error; empty when the task did not fail."""
        return self.result.get("error", {}) if self.result.get("failed") else {}


class Runner:
    """Runs modules over one wire, as its user."""

    def __init__(self, wire: InProcess) -> None:
        self.wire = wire

    def __call__(self, name: str, /, *, check_mode: bool = False, diff: bool = False, **options: Any) -> Done:
        credentials = {
            "api_url": URL,
            "api_username": self.wire.headers["HTTP_AUTH_LOGIN"],
            "api_password": self.wire.headers["HTTP_AUTH_PASSWD"],
        }
        arguments = {**credentials, **options, "_ansible_check_mode": check_mode, "_ansible_diff": diff}
        before = self.wire.requests
        warnings._global_warnings.clear()
        log: list[str] = []
        output = io.StringIO()
        with contextlib.ExitStack() as patches:
            as_on_a_target(patches)
            for target, attribute, value in (
                (basic, "_ANSIBLE_ARGS", json.dumps({"ANSIBLE_MODULE_ARGS": arguments}).encode()),
                (basic, "_ANSIBLE_PROFILE", "legacy"),
                (basic, "_PARSED_MODULE_ARGS", None),
                (basic.AnsibleModule, "log", lambda module, text, log_args=None: log.append(str(text))),
            ):
                patches.enter_context(mock.patch.object(target, attribute, value, create=True))
            patches.enter_context(contextlib.redirect_stdout(output))
            patches.enter_context(contextlib.suppress(SystemExit))
            module(name).main()
        return Done(output.getvalue(), log, self.wire.requests - before)


def module(name: str) -> Any:
    """The Python module of one of the collection's modules."""
    return importlib.import_module(f"ansible_collections.community.plesk.plugins.modules.{name}")


@contextlib.contextmanager
def running(wire: InProcess) -> Iterator[Runner]:
    """Let modules reach the emulator over ``wire``, whatever connection they ask for."""

    @contextlib.contextmanager
    def transport(_connection: object) -> Iterator[InProcess]:
        yield wire

    environment = {name: value for name, value in os.environ.items() if not name.startswith("PLESK_")}
    with (
        mock.patch.object(edge.transport, "Transport", transport),
        mock.patch.dict(os.environ, environment, clear=True),
    ):
        yield Runner(wire)


def argument_spec(name: str) -> dict[str, Any]:
    """The argument spec that a module gives to AnsibleModule, entries of lists with what the engine holds them to."""
    seen: list[dict[str, Any]] = []

    def spy(**keywords: Any) -> None:
        seen.append(keywords)
        raise SystemExit

    with mock.patch.object(edge, "AnsibleModule", spy), contextlib.suppress(SystemExit):
        module(name).main()
    assert seen[0]["supports_check_mode"] is True
    spec = seen[0]["argument_spec"]
    assert isinstance(spec, dict)
    for section, kind in SECTIONS.items():
        if spec.get(section, {}).get("elements") == "dict":
            spec = {**spec, section: {**spec[section], "options": kind.argument_spec()}}
    return spec
