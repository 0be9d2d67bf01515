# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Databases, their users and their servers reach the desired state whichever way a server behaves."""

from __future__ import annotations

import random

import pytest
from lxml import etree
from scenario import Step, Truth, foresee, general, live, settings

import places
from ansible_collections.community.plesk.plugins.module_utils._resources.database import DATABASE
from ansible_collections.community.plesk.plugins.module_utils._resources.database_server import DATABASE_SERVER
from ansible_collections.community.plesk.plugins.module_utils._resources.database_user import DATABASE_USER
from conformance.schema_paths import VendorSchema
from engine import Server
from subscribed import subscribe

GENERAL = general(0)
SERVER = {"type": "mysql", "host": "db1.example.net", "port": 3306}
APP = {"subscription": "a.example", "name": "app"}
USER = {"subscription": "a.example", "database": "app", "login": "app"}
UNIVERSAL = {"subscription": "a.example", "database_server": "db1.example.net:3306", "login": "all"}
PASSWORD = {"password": "Corr3ct-Horse"}

STEPS = (
    Step("server", DATABASE_SERVER, {**SERVER, "admin": "root", **PASSWORD}),
    Step("server by default", DATABASE_SERVER, {**SERVER, "admin": "plesk", "default": True}),
    Step("database", DATABASE, {**APP, "type": "mysql", "custom_host": "db.example.com"}),
    Step("user", DATABASE_USER, {**USER, **PASSWORD, "hosts": ["%"], "role": "read_only"}),
    Step("second user", DATABASE_USER, {**USER, **PASSWORD, "login": "second"}),
    Step("user of all", DATABASE_USER, {**UNIVERSAL, **PASSWORD}),
    Step("lists", DATABASE_USER, {**USER, "hosts": ["localhost", "%"], "allow_access_from": ["192.0.2.0/24"]}),
    Step("list cleared", DATABASE_USER, {**USER, "hosts": ["localhost"], "allow_access_from": []}),
    Step("default user", DATABASE, {**APP, "default_user": "second"}),
    Step("default user of all", DATABASE, {**APP, "default_user": "all"}),
    Step("user of all gone", DATABASE_USER, {**UNIVERSAL, "state": "absent"}),
    Step("second user gone", DATABASE_USER, {**USER, "login": "second", "state": "absent"}),
    Step("moved", DATABASE, {**APP, "subscription": "b.example", "database_server": "db1.example.net:3306"}),
    Step("database gone", DATABASE, {**APP, "subscription": "b.example", "state": "absent", "force": True}),
    Step("local server by default", DATABASE_SERVER, {**SERVER, "host": "localhost", "default": True}),
    Step("server gone", DATABASE_SERVER, {**SERVER, "state": "absent"}),
)
# Where a server makes the wanted state impossible, the task must fail.
IMPOSSIBLE = {"empty_access_list=keep": "list cleared"}
REQUESTS = {"database": 3, "default user": 3, "default user of all": 4, "moved": 4, "database gone": 3}
NEWER = {"role": "1.6.7.0", "assign-to-subscription": "1.6.7.0", "set-custom-host": "1.6.8.0"}
SETTINGS = settings({"database", "db_server"}, GENERAL)


def prepared(*behaviors: str) -> Server:
    server = Server(*behaviors)
    for name in ("a.example", "b.example"):
        subscribe(server, name)
    return server


def test_defaults_and_what_they_cost():
    server = prepared()
    for step in STEPS:
        task = server.task(step.resource, **step.options)
        assert (task.error, task.changed) == (None, True), step.name
        users = 3 if step.options.get("database") else 2
        assert task.requests == REQUESTS.get(step.name, users), step.name


@pytest.mark.parametrize("setting", SETTINGS)
def test_each_behavior_alone(setting):
    server = prepared(setting)
    truth = Truth(server)
    for step in STEPS:
        live(server, truth, step, may_fail=step.name == IMPOSSIBLE.get(setting))


@pytest.mark.parametrize("seed", range(5))
def test_many_behaviors_together(seed):
    chance = random.Random(seed)
    chosen = {setting.partition("=")[0]: setting for setting in SETTINGS if chance.random() < 0.2}
    impossible = {IMPOSSIBLE.get(setting) for setting in chosen.values()}
    server = prepared(*sorted(chosen.values()))
    truth = Truth(server)
    for step in STEPS:
        live(server, truth, step, may_fail=step.name in impossible)


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
def test_check_mode_predicts_the_run_and_writes_nothing(step):
    server = prepared()
    for earlier in STEPS[: STEPS.index(step)]:
        server.task(earlier.resource, **earlier.options)
    foresee(server, Truth(server), step)


@pytest.mark.parametrize("version", ["1.6.6.0", "1.6.7.0", "1.6.8.0", "1.6.9.0", "1.6.9.1"])
def test_packets_are_valid_in_each_version(protocol_dir, version):
    folder = places.protocol_dir()
    assert folder is not None
    schema = VendorSchema(folder / "schemas" / version)
    server = prepared()
    seen = set()
    for step in STEPS:
        for body in server.task(step.resource, **step.options).wire.packets:
            root = etree.fromstring(body)
            for tag, since in NEWER.items():
                for node in list(root.iter(tag)) if version < since else []:
                    node.getparent().remove(node)
            for operator in [operator for operator in root if not len(operator)]:
                root.remove(operator)
            root.set("version", version)
            assert schema.accepts(root), f"{schema.schema.error_log}\n{body!r}"
            seen |= {f"{operator.tag}/{operation.tag}" for operator in root for operation in operator}
    databases = "add-db get-db del-db set-default-user add-db-user set-db-user get-db-users del-db-user"
    newer = {f"database/{tag}" for tag, since in NEWER.items() if since <= version and tag != "role"}
    servers = "add set del get set-default"
    assert seen == newer | {
        "webspace/get",
        *(f"database/{name}" for name in databases.split()),
        *(f"db_server/{name}" for name in servers.split()),
    }
