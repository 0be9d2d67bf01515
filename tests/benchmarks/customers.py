# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The customers that are measured, and every way to do the same to them: what differs is only who sends which packets.

A *step* is create, unchanged, changed (one in ten has another city) or delete.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import escape

from ansible_collections.community.plesk.plugins.module_utils._api.client import Client
from ansible_collections.community.plesk.plugins.module_utils._engine.apply import Convergence
from ansible_collections.community.plesk.plugins.module_utils._engine.plan import parse_item
from ansible_collections.community.plesk.plugins.module_utils._engine.planning import Planning
from ansible_collections.community.plesk.plugins.module_utils._resources.customer import CUSTOMER
from engine import InProcess, Server

STEPS = ("create", "unchanged", "changed", "delete")
_CHANGED_EVERY = 10


def entries(step: str, size: int, passwords: bool = False) -> list[dict[str, Any]]:
    """Return the list that a task gives for a step.

    With ``passwords`` everyone has one of his own in each step that can have it; without, new customers have the same.
    """
    if step == "delete":
        return [{"login": f"customer{index:05}", "state": "absent"} for index in range(size)]
    listed = []
    for index in range(size):
        moved = step == "changed" and index % _CHANGED_EVERY == 0
        entry = {
            "login": f"customer{index:05}",
            "contact_name": f"Customer {index}",
            "company": f"Company {index}",
            "email": f"customer{index}@example.com",
            "city": "Shelbyville" if moved else "Springfield",
            "country": "US",
            "external_id": f"crm-{index}",
        }
        if step == "create" or passwords:
            entry["password"] = f"Secret-{index if passwords else 0}-x9Y"
        listed.append(entry)
    return listed


def operations(step: str, size: int) -> Iterator[str]:
    """Yield the packets that a person would write by hand for a step, one operation in each."""
    for index, entry in enumerate(entries(step, size)):
        who = f"<filter><login>{entry['login']}</login></filter>"
        if step == "create":
            yield _packet(f"<add><gen_info>{_gen_info(entry)}</gen_info></add>")
        elif step == "delete":
            yield _packet(f"<del>{who}</del>")
        else:
            yield _packet(f"<get>{who}<dataset><gen_info/></dataset></get>")
            if step == "changed" and index % _CHANGED_EVERY == 0:
                city = f"<values><gen_info><city>{entry['city']}</city></gen_info></values>"
                yield _packet(f"<set>{who}{city}</set>")


def _gen_info(entry: dict[str, Any]) -> str:
    nodes = {
        "cname": "company",
        "pname": "contact_name",
        "login": "login",
        "passwd": "password",
        "email": "email",
        "city": "city",
        "country": "country",
        "external-id": "external_id",
    }
    return "".join(f"<{node}>{escape(entry[option])}</{node}>" for node, option in nodes.items())


def _packet(operation: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><packet><customer>{operation}</customer></packet>'


def recorded(size: int, *behaviors: str, passwords: bool = False) -> dict[str, list[bytes]]:
    """Return the packets that the collection sends in each step, recorded against an emulator in this process."""
    server = Server(*behaviors)
    packets = {}
    for step in STEPS:
        wire = InProcess(server.emulator)
        planning = Planning(Client(wire), caller=server.login)
        defaults = {option: spec.get("default") for option, spec in CUSTOMER.argument_spec().items()}
        items = [parse_item(CUSTOMER, {**defaults, **entry}) for entry in entries(step, size, passwords)]
        outcomes = planning.plan(items, keep=False)
        Convergence(planning, most=100).apply(outcomes)
        for outcome in outcomes:
            if outcome.error:
                raise outcome.error
        packets[step] = wire.packets
    return packets
