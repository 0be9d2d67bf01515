# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""System users: one name space of the users of subscriptions and of additional FTP accounts."""

from __future__ import annotations

from ..protocol import errors
from ..protocol.errors import Refusal
from ..protocol.operation import Call
from .contents import Contents


def check_free(call: Call, name: str, webspace_id: int = 0, ftp_user_id: int = 0) -> None:
    """Raise :class:`Refusal` (1007) if a system user has the name, except ``webspace_id`` or ``ftp_user_id``."""
    others = "SELECT id, content FROM webspaces WHERE instr(content, ?) AND id <> ?"
    taken = call.db.one("SELECT id FROM ftp_users WHERE name = ? AND id <> ?", name, ftp_user_id) or any(
        login(other["content"]) == name for other in call.db.all(others, name, webspace_id)
    )
    if taken:
        raise Refusal(errors.ALREADY_EXISTS, f"User account {name} already exists.")


def check_hosting(call: Call, contents: Contents, webspace_id: int = 0) -> None:
    """Whether the hosting of a subscription may have its user. Raises :class:`Refusal` (1007)."""
    name = login(str(contents))
    if name:
        check_free(call, name, webspace_id)


def login(content: str) -> str:
    """Return the user of a subscription with these groups of settings, "" when it has none."""
    return Contents(content).pairs("hosting").get("ftp_login", "")
