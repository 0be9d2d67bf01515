# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The entries that M(community.plesk.plesk_database_users) takes.

Written by tests/update_bulk_docs.py from the documentation of M(community.plesk.plesk_database_user): change it there.
Note that this doc fragment is **PRIVATE** to the collection.
"""

from __future__ import annotations


class ModuleDocFragment:
    """The options of an entry."""

    DOCUMENTATION = r"""
options:
  database_users:
    description:
      - The database users. Each entry takes the options of M(community.plesk.plesk_database_user).
      - Two entries that mean the same object are an error that names both.
    type: list
    elements: dict
    required: true
    suboptions:
      state:
        description:
          - Whether the database user exists.
        type: str
        choices:
          - present
          - absent
        default: present
      match_by:
        description:
          - The option that is the key of the database user. With V(id), O(database_users[].login)
            is a desired value, and O(database_users[].subscription) and O(database_users[].database)
            can be omitted.
          - Only V(login) can create a database user.
        type: str
        choices:
          - login
          - id
        default: login
      login:
        description:
          - The login of the database user (node C(login)).
          - Required to create a database user.
        type: str
      id:
        description:
          - The ID of the database user (node C(id)).
          - Used as the key if O(database_users[].match_by=id). Otherwise, the ID
            of the database user must equal this value.
        type: int
      subscription:
        description:
          - The name of the subscription (node C(webspace-id)).
          - Required unless O(database_users[].match_by=id).
        type: str
      database:
        description:
          - The name of the database to which the user belongs (node C(db-id)).
            If not set, the user belongs to all databases of O(database_users[].subscription)
            on the server.
          - If the subscription has databases of this name on several servers, set
            the server too.
        type: str
      database_server:
        description:
          - The database server as C(HOST:PORT), such as V(localhost:3306) (node
            C(db-server-id)). The server of an existing user is neither compared
            nor changed.
          - Only the administrator can read database servers. With another login
            account, set O(database_users[].server_id).
          - Required, or O(database_users[].server_id), if O(database_users[].database)
            is not set. Mutually exclusive with O(database_users[].server_id).
        type: str
      server_id:
        description:
          - The ID of the database server (node C(db-server-id)), for accounts that
            cannot read database servers.
          - Mutually exclusive with O(database_users[].database_server).
        type: int
      password:
        description:
          - The password (node C(password)). It is not compared, so O(database_users[].update_password)
            determines when it is written.
          - Required to create a database user.
        type: str
      update_password:
        description:
          - When to write O(database_users[].password). With V(on_create), only
            a new database user gets it. With V(always), every run writes it and
            reports a change.
        type: str
        choices:
          - on_create
          - always
        default: on_create
      password_type:
        description:
          - The form of O(database_users[].password) (node C(password-type)).
          - With V(crypt) or V(sym), the password is encrypted already.
        type: str
        choices:
          - plain
          - crypt
          - sym
        default: plain
      hosts:
        description:
          - The complete list of hosts from which the user can connect, as MySQL
            writes them, such as V(localhost) or V(%) (nodes C(acl/host)).
        type: list
        elements: str
      allow_access_from:
        description:
          - The complete list of IP addresses and networks from which the user can
            connect (nodes C(allow-access-from/ip-address)).
        type: list
        elements: str
      role:
        description:
          - What the user can do with the database (node C(role), protocol 1.6.7.0
            or later).
          - The server does not return it, so O(database_users[].update_role) determines
            when it is written.
        type: str
        choices:
          - read_write
          - read_only
          - write_only
      update_role:
        description:
          - When to write O(database_users[].role). With V(on_create), only a new
            database user gets it. With V(always), every run writes it and reports
            a change.
        type: str
        choices:
          - on_create
          - always
        default: on_create
"""
