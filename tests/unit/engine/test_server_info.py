# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The facts of a server, read from the emulator under what nobody knows of real ones."""

from __future__ import annotations

import json
from typing import Any

import pytest

from ansible_collections.community.plesk.plugins.module_utils._api.client import Client
from ansible_collections.community.plesk.plugins.module_utils._api.nodes import Element, Operation
from ansible_collections.community.plesk.plugins.module_utils._edge.server_info import choose, gather
from ansible_collections.community.plesk.plugins.module_utils._model.shapes import Record, Rows
from ansible_collections.community.plesk.plugins.module_utils._resources.server import DATA_SETS
from engine import PASSWORD, InProcess, Server

ALL = [data_set.name for data_set in DATA_SETS]
TYPES = {"str": str, "int": int, "float": float, "bool": bool, "dict": dict, "list": list}


def facts_of(server: Server, *subset: str, version: str | None = None) -> tuple[dict[str, Any], int]:
    """What a task returns, and how many requests it took."""
    wire = InProcess(server.emulator, server.login, server.password)
    client = Client(wire, version=version, sleep=server.pauses.append)
    return gather(client, choose(subset or ("all",))), wire.requests


def untyped(value: Any, shape: Any, path: str) -> list[str]:
    """The places where a value has not the type that its shape declares."""
    if value is None:
        return []
    if not isinstance(value, TYPES[shape.type]) or isinstance(value, bool) != (shape.type == "bool"):
        return [f"{path}: {value!r}"]
    if isinstance(shape, Rows):
        return [found for row in value for found in untyped(row, shape.shape, f"{path}[]")]
    if isinstance(shape, Record):
        return [
            found
            for entry in shape.entries
            for found in untyped(value[entry.name], entry.shape, f"{path}.{entry.name}")
        ]
    return []


def customer(server: Server, login: str) -> None:
    add(server, "customer", [("gen_info", [("pname", login), ("login", login), ("passwd", "Abc-1234x")])])


def reseller(server: Server, login: str) -> None:
    account = [("pname", login), ("login", login), ("passwd", "Abc-1234x")]
    allowed = [("permission", [("name", "remote_access_interface"), ("value", "true")])]
    add(server, "reseller", [("gen-info", account), ("permissions", allowed)])


def add(server: Server, operator: str, nodes: list[Element]) -> None:
    client = Client(InProcess(server.emulator))
    (result,) = client.send([Operation(operator, "add", nodes)]).replies[0]
    assert result.ok, result.errtext


@pytest.mark.parametrize(
    "behaviors",
    [
        (),
        ("booleans=digits",),
        ("protos_order=shuffled",),
        ("answer_version=server",),
        ("error_http=500",),
        ("unset=absent",),
        ("output_node=present",),
        ("on_error=stop",),
        ("failed_block=omitted", "string_storage=raw"),
    ],
    ids=", ".join,
)
def test_every_data_set_is_read_and_typed_in_one_request(behaviors):
    server = Server(*behaviors)
    facts, requests = facts_of(server)
    assert requests == 1
    assert facts["errors"] == {}
    assert facts["protocol"] == "1.6.9.1"
    assert facts["protocols"][11:14] == ["1.4.1.1", "1.4.1.2", "1.4.2.0"]
    assert list(facts["server"]) == ALL
    assert [
        found for entry in DATA_SETS for found in untyped(facts["server"][entry.name], entry.shape, entry.name)
    ] == []
    again = facts_of(server, "!statistics")[0]["server"]
    assert again == {name: found for name, found in facts["server"].items() if name != "statistics"}


@pytest.mark.parametrize("version", ["1.6.6.0", "1.6.7.0", "1.6.8.0", "1.6.9.0", "1.6.9.1", "1.6.7", "1.6"])
def test_every_version_is_asked_for_what_it_has(version):
    facts, requests = facts_of(Server(), version=version)
    assert requests == 1
    newer = {"1.6.6.0": {"administrator_domains", "certificates"}}
    # The published answers of 1.6.7.0 lack the node that its requests ask for.
    newer["1.6.7.0"] = newer["1.6.7"] = newer["1.6.6.0"]
    assert set(facts["errors"]) == newer.get(version, set())
    assert set(facts["server"]) == set(ALL) - newer.get(version, set())


def test_statistics_count_what_is_there_and_the_license_what_is_left():
    server = Server()
    for login in ("jdoe", "rroe"):
        customer(server, login)
    with server.emulator.store.transaction() as db:
        db.put("license", name="lim_cl", value="5")
    facts, _requests = facts_of(server, "license", "statistics")
    assert facts["server"]["statistics"]["objects"]["customers"] == 2
    assert facts["remaining"] == {"customers": 3, "subscriptions": -1, "mailboxes": -1, "web_users": -1}


@pytest.mark.parametrize("create", [customer, reseller])
@pytest.mark.parametrize("form, most", [("result", 1), ("system", 2)])
def test_resellers_and_customers_are_told_the_versions(create, form, most):
    server = Server(f"permission_error={form}")
    create(server, "somebody")
    server.login, server.password = "somebody", "Abc-1234x"
    facts, requests = facts_of(server)
    assert facts["protocol"] == "1.6.9.1"
    assert facts["server"] == {}
    assert {name: error["code"] for name, error in facts["errors"].items()} == dict.fromkeys(ALL, 1006)
    assert requests <= most


@pytest.mark.parametrize("block", ["whole", "omitted"])
@pytest.mark.parametrize("error", ["result", "system_mid_packet"])
@pytest.mark.parametrize("next_one", ["continue", "stop"])
def test_a_data_set_that_fails_spoils_no_other(block, error, next_one):
    behaviors = (f"failed_block={block}", f"application_error={error}", f"on_error={next_one}")
    facts, requests = facts_of(Server("update_server=unreachable", *behaviors))
    assert list(facts["errors"]) == ["updates"]
    assert list(facts["server"]) == [name for name in ALL if name != "updates"]
    assert facts["protocol"] == "1.6.9.1"
    assert requests <= 2


def test_the_password_of_the_mail_relay_and_the_license_stay_on_the_server():
    server = Server()
    client = Client(InProcess(server.emulator))
    prefs = [("smtp_host", "relay"), ("smtp_password", "hunter2")]
    (result,) = client.send([Operation("server", "set", [("prefs", prefs)])]).replies[0]
    assert result.ok, result.errtext
    wire = InProcess(server.emulator)
    text = json.dumps(gather(Client(wire), choose(["all"])))
    (key,) = Client(wire).send([Operation("server", "get", [("key", None)])]).replies[0]
    assert '"smtp_host": "relay"' in text
    for secret in ("hunter2", key.node.child("key").child("content").text.reveal(), PASSWORD):
        assert secret not in text


def test_nothing_but_reads_is_sent():
    wire = InProcess(Server().emulator)
    client = Client(wire)
    gather(client, choose(["all"]))
    assert client.sent == {"server/get_protos": 1, "server/get": len(ALL)}
