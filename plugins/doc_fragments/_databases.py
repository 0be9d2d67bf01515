# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The entries that M(community.plesk.plesk_databases) takes.

Written by tests/update_bulk_docs.py from the documentation of M(community.plesk.plesk_database): change it there.
Note that this doc fragment is **PRIVATE** to the collection.
"""

from __future__ import annotations


class ModuleDocFragment:
    """The options of an entry."""

    DOCUMENTATION = r"""
options:
  databases:
    description:
      - The databases. Each entry takes the options of M(community.plesk.plesk_database).
      - Two entries that mean the same object are an error that names both.
    type: list
    elements: dict
    required: true
    suboptions:
      state:
        description:
          - Whether the database exists.
          - With V(absent), the task fails, with a list of their logins, if the
            database has users, unless O(databases[].force=true). The data in a
            database without users are deleted too.
        type: str
        choices:
          - present
          - absent
        default: present
      match_by:
        description:
          - The option that is the key of the database. With V(name), the database
            is looked for in O(databases[].subscription). With V(id), it is moved
            if it is in another subscription.
          - Only V(name) can create a database.
        type: str
        choices:
          - name
          - id
        default: name
      name:
        description:
          - The name of the database (node C(name)). It is impossible to change
            it.
          - Required to create a database.
        type: str
      id:
        description:
          - The ID of the database (filter node C(id)).
          - Used as the key if O(databases[].match_by=id). Otherwise, the ID of
            the database must equal this value.
        type: int
      subscription:
        description:
          - The name of the subscription that owns the database (node C(webspace-id)).
          - A database in another subscription is moved here (operation C(assign-to-subscription),
            protocol 1.6.7.0 or later) if the task identifies it completely, with
            O(databases[].match_by=id), or with O(databases[].name) and the server
            (O(databases[].database_server) or O(databases[].server_id)), which
            has each name only once. Without the server, a database of the same
            name in another subscription is never touched.
          - Required unless O(databases[].match_by=id).
        type: str
      type:
        description:
          - The type of the database server (node C(type)). It is impossible to
            change it.
          - Required to create a database.
        type: str
        choices:
          - mysql
          - postgresql
          - mssql
      database_server:
        description:
          - The database server as C(HOST:PORT), such as V(localhost:3306) (node
            C(db-server-id)). It is impossible to change it.
          - Only the administrator can read database servers. With another login
            account, set O(databases[].server_id).
          - If neither is set, a new database is created on the default server of
            its type.
          - Mutually exclusive with O(databases[].server_id).
        type: str
      server_id:
        description:
          - The ID of the database server (node C(db-server-id)), for accounts that
            cannot read database servers.
          - Mutually exclusive with O(databases[].database_server).
        type: int
      default_user:
        description:
          - The login of the default user (operation C(set-default-user)), which
            is a user of the database or a user of all databases of the subscription
            on the server.
          - The first user of a database becomes the default one. While the database
            has no users, this option has no effect and the task warns.
          - Returned only if the task sets it. M(community.plesk.plesk_database_info)
            always returns it.
        type: str
      custom_host:
        description:
          - The host name that users of the database are shown (operation C(set-custom-host),
            protocol 1.6.8.0 or later).
          - The server does not return it, so O(databases[].update_custom_host)
            determines when it is written.
        type: str
      update_custom_host:
        description:
          - When to write O(databases[].custom_host). With V(on_create), only a
            new database gets it. With V(always), every run writes it and reports
            a change.
        type: str
        choices:
          - on_create
          - always
        default: on_create
      force:
        description:
          - Whether to delete a database together with its users.
        type: bool
        default: false
"""
