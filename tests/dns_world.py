# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A server with zones: of a subscription, of a subdomain (which may have none of its own) and of an alias."""

from __future__ import annotations

from engine import InProcess, Server

ADDRESS = "192.0.2.10"
SETUP = f"""<packet version="1.6.9.1">
<webspace><add><gen_setup><name>example.com</name><ip_address>{ADDRESS}</ip_address></gen_setup></add></webspace>
<site><add><gen_setup><name>sub.example.com</name><webspace-name>example.com</webspace-name>
<parent-site-name>example.com</parent-site-name></gen_setup></add></site>
<site-alias><create><manage-dns>true</manage-dns><site-id>1</site-id><name>example.net</name></create></site-alias>
</packet>"""


def send(server: Server, packet: str) -> str:
    """Send a packet as the administrator and return the answer."""
    return InProcess(server.emulator).post(packet.encode(), max_bytes=1 << 20).body.decode()


def dns_server(*behaviors: str, login: str = "admin") -> Server:
    """Return a server with these zones: example.com, sub.example.com and example.net."""
    server = Server(*behaviors, login=login)
    answer = send(server, SETUP)
    assert answer.count("<status>ok") == 3, answer
    return server


def stored(server: Server, host: str, type_: str, zone: str = "example.com") -> list[str]:
    """Return the values of the records of a name and type that are really in the server's zone."""
    with server.emulator.store.transaction() as db:
        rows = db.all(
            "SELECT value FROM dns_records JOIN dns_zones ON dns_zones.id = zone_id"
            " WHERE dns_zones.name_key = ? AND host_key = ? AND dns_records.type = ? ORDER BY value",
            zone,
            f"{host}.",
            type_,
        )
        return [row["value"] for row in rows]


def template_records(server: Server) -> int:
    """Return how many records the template of new zones has."""
    with server.emulator.store.transaction() as db:
        return len(db.all("SELECT id FROM dns_records WHERE zone_id IS NULL"))
