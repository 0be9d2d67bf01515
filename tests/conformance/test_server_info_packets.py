# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What plesk_server_info sends, judged by the vendor's schemas of each version."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

import places
from ansible_collections.community.plesk.plugins.module_utils._api.client import Client
from ansible_collections.community.plesk.plugins.module_utils._edge.server_info import choose, gather
from ansible_collections.community.plesk.plugins.module_utils._resources.server import DATA_SETS
from engine import InProcess, Reply, Server

FOLDER = places.protocol_dir()
VERSIONS = sorted(path.name for path in (FOLDER / "schemas").iterdir()) if FOLDER else ["none"]
SUBSETS = (["all"], ["!all"], ["certificates"], ["license", "statistics"])
REFUSED = (
    b"<packet><system><status>error</status><errcode>1014</errcode>"
    b"<errtext>Parser error: Request is invalid.</errtext></system></packet>"
)


@cache
def schema(folder: Path, version: str) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(folder / "schemas" / version / "agent_input.xsd"))


class OldServer(InProcess):
    """An emulator that knows no version newer than this one: the vendor's schema of it says what is refused."""

    def __init__(self, folder: Path, version: str) -> None:
        super().__init__(Server().emulator)
        self.version = version
        self.schema = schema(folder, version)

    def post(self, body: bytes, *, max_bytes: int, timeout: float | None = None) -> Reply:
        reply = super().post(body, max_bytes=max_bytes)
        if not self.schema.validate(etree.fromstring(body)):
            return Reply(200, REFUSED)
        return Reply(200, re.sub(rb"<proto>(.*?)</proto>", self._spoken, reply.body))

    def _spoken(self, found: re.Match[bytes]) -> bytes:
        return found.group() if found.group(1).decode() <= self.version else b""


@pytest.mark.parametrize("subset", SUBSETS, ids=",".join)
@pytest.mark.parametrize("version", VERSIONS)
def test_packets_of_a_version_are_valid_in_it(protocol_dir, version, subset):
    wire = InProcess(Server().emulator)
    gather(Client(wire, version=version), choose(subset))
    (packet,) = wire.packets
    schema(protocol_dir, version).assertValid(etree.fromstring(packet))


@pytest.mark.parametrize("version", VERSIONS)
def test_a_server_of_a_version_is_asked_again_for_what_it_has(protocol_dir, version):
    wire = OldServer(protocol_dir, version)
    facts = gather(Client(wire), choose(["all"]))
    assert facts["protocol"] == version
    assert {data_set.name for data_set in DATA_SETS if data_set.since <= version} == set(facts["server"])
    assert wire.requests == 1 + (version < "1.6.8.0") + (version == "1.6.7.0")
