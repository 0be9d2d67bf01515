# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Emulators with sites that have mail, for tests of the engine."""

from __future__ import annotations

from engine import InProcess, Server
from unit.emulator.hosted import physical, webspace

PASSWORD = "Setup-1-of-mail"


def send(server: Server, operations: str) -> bytes:
    """Send operator nodes in a packet and return the response."""
    reply = InProcess(server.emulator).post(f"<packet>{operations}</packet>".encode(), max_bytes=1 << 20)
    return next(iter(reply.chunks()))


def hosted(*sites_and_behaviors: str, mail: bool = True) -> Server:
    """Return a server with these sites, each the main site of a subscription; ``name=value`` is a behavior."""
    server = Server(*(each for each in sites_and_behaviors if "=" in each))
    for number, site in enumerate(each for each in sites_and_behaviors if "=" not in each):
        answer = send(server, webspace(site, physical(ftp_login=f"ftp{number}")))
        assert b"<status>ok</status>" in answer, answer
        if not mail:
            assert b"<status>ok</status>" in send(
                server, f"<mail><disable><site-id>{number + 1}</site-id></disable></mail>"
            )
    return server


def set_usage(server: Server, name: str, usage: int) -> None:
    """Let the mailbox of an account contain messages of so many bytes."""
    with server.emulator.store.transaction() as db:
        number = db.value("SELECT id FROM mail_names WHERE name = ?", name)
        db.update("mail_names", number, usage=usage)
