# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The packets of FTP users, judged by the vendor's schemas of each version."""

from __future__ import annotations

import pytest
from lxml import etree

import places
from ansible_collections.community.plesk.plugins.module_utils._resources.ftp_user import FTP_USER
from ansible_collections.community.plesk.plugins.module_utils._resources.subscription import SUBSCRIPTION
from conformance.schema_paths import VendorSchema
from engine import Server

FOLDER = places.protocol_dir()
VERSIONS = sorted(path.name for path in (FOLDER / "schemas").iterdir()) if FOLDER else ["none"]
SECRET = "Corr3ct-Horse"
USER = {"name": "upload", "subscription": "example.com", "password": SECRET}
STEPS = (
    {**USER, "home": "/httpdocs/x", "create_home": True, "quota": "1G", "read": True, "write": False},
    {**USER, "home": "/httpdocs/y", "create_home": True, "quota": "unlimited", "write": True},
    {**USER, "update_password": "always", "home": ""},
    {**USER, "state": "absent"},
)


@pytest.fixture(scope="module")
def packets() -> list[etree._Element]:
    """All that is sent while an FTP user comes into being, changes and goes."""
    server = Server()
    assert server.task(SUBSCRIPTION, name="example.com", ftp_login="jdoe", ftp_password=SECRET).error is None
    sent = []
    for options in STEPS:
        task = server.task(FTP_USER, **options)
        assert (task.error, task.changed) == (None, True), options
        sent += [etree.fromstring(body) for body in task.wire.packets]
    return sent


@pytest.mark.parametrize("version", VERSIONS)
def test_packets_of_ftp_users_are_valid(protocol_dir, packets, version):
    schema = VendorSchema(protocol_dir / "schemas" / version)
    written = {operation.tag for packet in packets for operation in packet.iterfind("ftp-user/*")}
    assert written == {"add", "set", "get", "del"}
    for packet in packets:
        packet.set("version", version)
        assert schema.accepts(packet), f"{schema.schema.error_log}\n{etree.tostring(packet)!r}"
