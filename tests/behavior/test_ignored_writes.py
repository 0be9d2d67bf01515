# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Servers that report success of a write that they ignore: the task fails, and has changed nothing."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import etree
from one_of_each import OBJECTS

from ansible_collections.community.plesk.plugins.module_utils._resources.customer import CUSTOMER
from engine import PASSWORD, InProcess, Reply, Server
from plesk_emulator.emulator import Emulator


class Deaf(InProcess):
    """Answers writes as if they were done, in a copy of the server's state that is then thrown away."""

    def post(self, body: bytes, **how: Any) -> Reply:
        self.packets.append(body)
        copy = Emulator(admin_password=PASSWORD, store=self.emulator.store.snapshot())
        request = etree.fromstring(body)
        whole = etree.Element("packet", request.attrib)
        for operator in request:
            answered = etree.SubElement(whole, operator.tag)
            for operation in operator:
                writes = self.emulator.operators[operator.tag].operations[operation.tag].writes
                packet = etree.Element("packet", request.attrib)
                etree.SubElement(packet, operator.tag).append(operation.__copy__())
                server = copy if writes else self.emulator
                reply = etree.fromstring(server.handle(self.headers, etree.tostring(packet)).body)
                answered.extend(list(reply[0]))
        return Reply(200, etree.tostring(whole))


@pytest.fixture
def server():
    made = Server()
    for resource, options, _change in OBJECTS:
        if options:
            task = made.task(resource, **options)
            assert (task.error, task.changed) == (None, True), resource.name
    return made


def deaf(server: Server, resource, **options):
    return server.task(resource, wire=Deaf(server.emulator), **options)


@pytest.mark.parametrize("resource, change", [(kind, change) for kind, _options, change in OBJECTS if change])
def test_ignored_update_fails_without_a_change(server, resource, change):
    task = deaf(server, resource, **change)
    assert (task.error.kind, task.changed) == ("verification", False)
    assert server.task(resource, **change).changed


@pytest.mark.parametrize("resource, options", [(kind, options) for kind, options, _change in OBJECTS if options])
def test_ignored_deletion_fails_without_a_change(server, resource, options):
    force = {"force": True} if "force" in resource.argument_spec() else {}
    named = {name: options[name] for name in (*resource.naturals, "prefix", "site") if name in options}
    task = deaf(server, resource, **named, **force, state="absent")
    assert (bool(task.error), task.changed) == (True, False)
    assert "still there" in task.error.message or "does not show" in task.error.message


@pytest.mark.parametrize("resource, options", [(kind, options) for kind, options, _change in OBJECTS if options])
def test_ignored_creation_fails_with_an_unknown_outcome(server, resource, options):
    fresh = Server()
    for kind, needed, _change in OBJECTS:
        if kind is resource:
            break
        if needed:
            fresh.task(kind, **needed)
    task = deaf(fresh, resource, **options)
    assert task.error.kind in ("outcome_unknown", "verification")


def test_written_password_beside_an_ignored_value_counts(server):
    options = {"login": "ann", "phone": "1", "password": "An0ther-Horse", "update_password": "always"}
    task = deaf(server, CUSTOMER, **options)
    assert (bool(task.error), task.changed) == (True, True)
