# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Options that the version of the packets does not have are refused before anything is sent."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ansible_collections.community.plesk.plugins.module_utils._api.errors import OptionError
from ansible_collections.community.plesk.plugins.module_utils._engine.plan import parse_item
from ansible_collections.community.plesk.plugins.module_utils._model.field import Field, Part
from ansible_collections.community.plesk.plugins.module_utils._model.versions import check_version
from ansible_collections.community.plesk.plugins.module_utils._resources.customer import CUSTOMER
from ansible_collections.community.plesk.plugins.module_utils._resources.database import DATABASE
from engine import Server
from subscribed import subscribe

NEWER = replace(CUSTOMER, parts=(*CUSTOMER.parts, Part("", Field("colour", "colour", since="1.6.8.0"))))


@pytest.mark.parametrize("version", [None, "1.6.8.0", "1.6.9.1"])
def test_option_of_this_version_is_taken(version):
    check_version(parse_item(NEWER, {"login": "jdoe", "colour": "red"}), version)


@pytest.mark.parametrize("version", ["1.6.7.0", "1.6.3"])
def test_option_of_newer_version_is_refused_with_remedy(version):
    with pytest.raises(OptionError) as caught:
        check_version(parse_item(NEWER, {"login": "jdoe", "colour": "red"}, "customers[3]"), version)
    assert caught.value.option == "customers[3].colour"
    assert "1.6.8.0" in caught.value.remedy


def test_omitted_option_of_newer_version_is_no_error():
    check_version(parse_item(NEWER, {"login": "jdoe"}), "1.6.7.0")


@pytest.mark.parametrize("version", ["1.6.6.0", "1.6.7.0", None])
def test_operation_of_newer_version_is_refused_before_a_write(version):
    server = Server()
    subscribe(server, "a.example")
    subscribe(server, "b.example")
    assert server.task(DATABASE, subscription="a.example", name="app", type="mysql").error is None
    task = server.task(DATABASE, version=version, match_by="id", id=1, subscription="b.example")
    if version != "1.6.6.0":
        assert (task.error, task.changed) == (None, True)
        return
    assert (task.error.option, task.changed) == ("subscription", False)
    assert b"assign-to" not in b"".join(task.wire.packets)
    assert "requires database/assign-to-subscription, which version 1.6.7.0" in task.error.message
    assert "Set api_version to 1.6.7.0 or later" in task.error.remedy
