# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The declaration in the guide for contributors, taken literally: its kind converges on the emulator."""

from __future__ import annotations

import re
import sys
import textwrap
import types

import pytest

import places
from ansible_collections.community.plesk.plugins.module_utils._model.resource import Resource
from ansible_collections.community.plesk.plugins.module_utils._resources.subscription import SUBSCRIPTION
from engine import Server

PAGE = places.ROOT / "docs" / "docsite" / "rst" / "new_object_type.rst"
PACKAGE = "ansible_collections.community.plesk.plugins.module_utils._resources"
HOSTING = {"hosting_type": "physical", "ftp_login": "owner", "ftp_password": "Corr3ct-Horse-1"}
WEB = {"name": "web", "subscription": "example.com", "password": "Corr3ct-Horse-2", "read": True, "write": True}


@pytest.fixture
def kind(monkeypatch) -> Resource:
    found = re.search(
        r"ftp_login\.py``:\n\n.. code-block:: python\n\n(.*?)\n\n\* A", PAGE.read_text(encoding="utf-8"), re.DOTALL
    )
    assert found
    module = types.ModuleType(f"{PACKAGE}.ftp_login")
    module.__package__ = PACKAGE
    monkeypatch.setitem(sys.modules, module.__name__, module)
    exec(compile(textwrap.dedent(found.group(1)), str(PAGE), "exec"), vars(module))
    return module.FTP_LOGIN


def test_kind_of_the_guide_converges(kind):
    server = Server()
    assert server.task(SUBSCRIPTION, name="example.com", ip_addresses=["192.0.2.10"], **HOSTING).error is None
    created = server.task(kind, **WEB)
    assert (created.error, created.changed) == (None, True)
    again = server.task(kind, **WEB)
    assert (again.error, again.changed, again.requests) == (None, False, 2)
    changed = server.task(kind, name="web", subscription="example.com", write=False)
    assert (changed.error, changed.changed, changed.values["write"]) == (None, True, False)
    gone = server.task(kind, name="web", subscription="example.com", state="absent")
    assert (gone.error, gone.changed) == (None, True)


def test_kind_of_the_guide_needs_its_scope(kind):
    server = Server()
    assert server.task(kind, **WEB).error.option == "subscription"
    absent = server.task(kind, name="web", subscription="example.com", state="absent")
    assert (absent.error, absent.changed) == (None, False)
    assert server.task(kind, check_mode=True, **WEB).verb == "create"
