# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a server replaces although the task does not name it is written back in the same run."""

from __future__ import annotations

from ansible_collections.community.plesk.plugins.module_utils._resources.service_plan import SERVICE_PLAN
from engine import Server


def test_php_settings_that_the_server_drops_are_written_back():
    server = Server("set_php_settings=replace")
    server.task(SERVICE_PLAN, name="Gold", php_settings={"memory_limit": "128M", "post_max_size": "8M"})
    task = server.task(SERVICE_PLAN, name="Gold", php_settings={"memory_limit": "256M"})
    assert (task.error, task.changed) == (None, True)
    assert task.values["php_settings"] == {"memory_limit": "256M", "post_max_size": "8M"}
    assert "written back" in " ".join(task.planning.warnings)
    assert server.task(SERVICE_PLAN, name="Gold", php_settings={"memory_limit": "256M"}).changed is False


def test_merging_server_gets_only_the_names_that_differ():
    server = Server()
    server.task(SERVICE_PLAN, name="Gold", php_settings={"memory_limit": "128M", "post_max_size": "8M"})
    task = server.task(SERVICE_PLAN, name="Gold", php_settings={"memory_limit": "256M"})
    assert task.requests == 2
    assert b"post_max_size" not in next(packet for packet in task.wire.packets if b"<set>" in packet)
    assert not task.planning.warnings
