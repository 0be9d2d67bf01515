# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The emulator's answers against the vendor's answer schemas."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from conformance.generated_packets import Maker
from plesk_emulator.behaviors.chosen import Behaviors, declared
from plesk_emulator.emulator import Emulator
from plesk_emulator.operators import load
from plesk_emulator.protocol.versions import DESCRIBED, NEWEST, at_least
from plesk_emulator.rules import zones

PACKETS_PER_OPERATION = 12
ADMINISTRATOR = {"HTTP_AUTH_LOGIN": "admin", "HTTP_AUTH_PASSWD": "the password"}

# Operations whose answers the published schema of a version forgets, though its requests have them.
WITHOUT_ANSWER = {
    ("customer", "get-domain-list", "1.6.7.0"),
    *(("php-handler", operation, "1.6.7.0") for operation in ("get", "enable", "disable", "get-usage")),
    ("database", "assign-to-subscription", "1.6.7.0"),
    ("reseller", "get-domain-list", "1.6.7.0"),
}

# Operators that a server on Linux, which is the default, refuses.
REFUSED = {("virtdir", True)}

# What the packets find: an owner who is a reseller, customers, a subscription.
SETTING = (
    "<customer><add><gen_info><pname>R</pname><login>reseller1</login><passwd>long enough</passwd></gen_info></add>"
    "<convert-to-reseller><filter><login>reseller1</login></filter>"
    "<reseller-plan-name>Default Reseller</reseller-plan-name></convert-to-reseller>"
    "<add><gen_info><pname>J</pname><login>jdoe</login><passwd>long enough</passwd></gen_info></add>"
    "<add><gen_info><pname>K</pname><login>kate</login><passwd>long enough</passwd><owner-login>reseller1</owner-login>"
    "<external-id>crm-1</external-id></gen_info></add></customer>"
)

UNIVERSAL_USER = (
    "<database><add-db-user><webspace-id>1</webspace-id><db-server-id>1</db-server-id><login>all</login>"
    "<password>long enough</password></add-db-user></database>"
)


@cache
def answer_schema(folder: Path) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(folder / "agent_output.xsd"))


def check_answer(folder: Path, body: bytes) -> None:
    """Fails with the schema's words unless an answer is valid for the version whose schemas the folder holds."""
    schema = answer_schema(folder)
    packet = etree.fromstring(body)
    assert schema.validate(packet), (
        f"{schema.error_log[0].message}\n{etree.tostring(packet, pretty_print=True).decode()}"
    )


def furnished(**behaviors: str) -> Emulator:
    emulator = Emulator(admin_password="the password", behaviors=Behaviors(**behaviors))
    emulator.handle(ADMINISTRATOR, f"<packet>{SETTING}</packet>".encode())
    with emulator.store.transaction() as db:
        jdoe = db.value("SELECT id FROM accounts WHERE login = 'jdoe'")
        webspace = db.insert(
            "webspaces",
            name="example.com",
            name_key="example.com",
            owner_id=jdoe,
            guid="guid of it",
            created="2026-01-01",
        )
        db.insert("webspace_ips", webspace_id=webspace, address="192.0.2.10")
        zones.create_zone(db, zones.SITE, webspace, "example.com", webspace)
    return emulator


def operations(version: str):
    for name, operator in load().items():
        for operation in operator.grammar if at_least(operator.until, version) else ():
            if operation.held_in(version) and (name, operation.name, version) not in WITHOUT_ANSWER:
                yield name, operation


@pytest.mark.parametrize("version", DESCRIBED)
def test_answers_are_valid(protocol_dir, version):
    folder = protocol_dir / "schemas" / version
    maker = Maker(version, version)
    seen = set()
    for name, operation in operations(version):
        emulator = furnished()
        for _number in range(PACKETS_PER_OPERATION):
            response = emulator.handle(ADMINISTRATOR, etree.tostring(maker.packet(name, operation)))
            check_answer(folder, response.body)
            seen.update((operator, code == 0) for operator, _operation, codes in response.codes for code in codes)
    assert seen >= {(name, True) for name, _operation in operations(version)} - REFUSED


@pytest.mark.parametrize(
    "name, value",
    [
        pytest.param(behavior.name, value, id=f"{behavior.name}={value}")
        for behavior in declared().values()
        for value in behavior.values[1:]
        if value not in behavior.breaks_output_schema
    ],
)
def test_answers_stay_valid_under_each_behavior(protocol_dir, name, value):
    folder = protocol_dir / "schemas" / NEWEST
    maker = Maker(NEWEST, f"{name}={value}")
    emulator = furnished(**{name: value})
    for operator, operation in operations(NEWEST):
        for _number in range(2):
            response = emulator.handle(ADMINISTRATOR, etree.tostring(maker.packet(operator, operation)))
            check_answer(folder, response.body)


@pytest.mark.parametrize(
    "name, value",
    [(behavior.name, value) for behavior in declared().values() for value in behavior.breaks_output_schema],
)
def test_what_is_said_to_break_the_schema_does(protocol_dir, name, value):
    emulator = furnished(**{name: value})
    assert not emulator.behaviors.conforming()
    get = "<customer><get><filter>{}</filter><dataset><gen_info/></dataset></get></customer>"
    packets = [get.format(selector) for selector in ("", "<owner-login>nobody</owner-login>")]
    packets += [UNIVERSAL_USER, "<database><get-db-users><filter/></get-db-users></database>"]
    bodies = [emulator.handle(ADMINISTRATOR, f"<packet>{packet}</packet>".encode()).body for packet in packets]
    schema = answer_schema(protocol_dir / "schemas" / NEWEST)
    assert not all(schema.validate(etree.fromstring(body)) for body in bodies)


@pytest.mark.parametrize("version", DESCRIBED)
@pytest.mark.parametrize("body", ["<packet/>", "<packet", "<packet version='9'/>"])
def test_packet_level_errors_are_valid(protocol_dir, version, body):
    response = furnished().handle(ADMINISTRATOR, body.encode())
    check_answer(protocol_dir / "schemas" / version, response.body)
