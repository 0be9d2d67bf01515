# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The declaration of ``extension``, which the modules beside this one add their operations to."""

from __future__ import annotations

from ...protocol.errors import Refusal
from ...protocol.operation import Call, Operator
from ...state.store import Row

OPERATOR = Operator(
    "extension",
    """
install since=1.6.8.0 until=1.6.9.0
  url urlType
install since=1.6.9.1
  (one of)
    url string
    id string
uninstall since=1.6.9.1
  id string
call any since=1.6.8.0
get since=1.6.9.1
  filter?
    id string
""",
    # An extension that is uninstalled takes its data along.
    tables="""
CREATE TABLE IF NOT EXISTS git_repositories (
    id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE,
    domain_id INTEGER NOT NULL REFERENCES domains (id) ON DELETE CASCADE,
    extension_id TEXT NOT NULL DEFAULT 'git' REFERENCES extensions (id) ON DELETE CASCADE,
    name TEXT NOT NULL, remote_url TEXT NOT NULL DEFAULT '', deployment_path TEXT NOT NULL,
    deployment_mode TEXT NOT NULL, skip_ssl_verification INTEGER NOT NULL DEFAULT 0,
    active_branch TEXT NOT NULL DEFAULT '', actions TEXT NOT NULL DEFAULT '', UNIQUE (domain_id, name)
);
CREATE INDEX IF NOT EXISTS git_repositories_extension ON git_repositories (extension_id);
""",
)


def installed(call: Call, extension_id: str) -> Row:
    """Return an installed extension. Raises :class:`Refusal` under the behavior ``extension_missing``."""
    found = call.db.one("SELECT * FROM extensions WHERE id = ?", extension_id)
    if found is None:
        raise missing(call, extension_id)
    return found


def missing(call: Call, extension_id: str) -> Refusal:
    """Return the error for an extension that is not installed."""
    return call.refuse("extension_missing", f"Extension {extension_id} is not installed.")
