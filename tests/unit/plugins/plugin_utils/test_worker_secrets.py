# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Modules in the worker process return no secret in what ansible-core tells of its own accord."""

from __future__ import annotations

import importlib
import json
import os

import pytest

from ansible_collections.community.plesk.plugins.module_utils._edge.module import make_module
from ansible_collections.community.plesk.plugins.plugin_utils import _core

SECRET = "Corr3ct-Horse"


@pytest.mark.parametrize("method", ["warn", "deprecate"])
def test_messages_of_core_are_masked_in_the_worker(method):
    def main() -> None:
        module = make_module({"word": {"type": "str", "no_log": True}})
        options = {} if method == "warn" else {"version": "9.0.0", "collection_name": "community.plesk"}
        teller = getattr(importlib.import_module("ansible.module_utils.common.warnings"), method)
        teller(f"The word {SECRET} is old.", **options)
        module.exit_json(changed=False)

    arguments = _core.encoded({"word": SECRET, "api_host": "panel.example.com"})
    done = _core.run(main, arguments, {}, os.getcwd())
    assert done["rc"] == 0
    assert "The word " in done["stdout"]
    assert SECRET not in json.dumps(done)
