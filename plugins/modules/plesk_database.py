#!/usr/bin/python

# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: plesk_database
short_description: Manage a database of a Plesk subscription
version_added: 1.0.0
author:
  - community.plesk contributors (@ansible-collections)
description:
  - Creates, moves and deletes a database over the XML API (operator C(database)). Also sets its default user and its
    custom host.
  - There is no filter for names, so the module reads the databases of the subscription and finds the database by its
    name, and by its type and server if the task sets them.
  - It is impossible to rename a database, or to change its type or its server. The task fails instead of deleting and
    creating the database.
  - A task that changes nothing sends one HTTP request, or two if it sets O(default_user) (three if that is a user of
    all databases). A task that makes changes sends one more, or two more to create a database on a server that the task
    names or with O(custom_host).
extends_documentation_fragment:
  - community.plesk._plesk
  - community.plesk._attributes
options:
  state:
    description:
      - Whether the database exists.
      - With V(absent), the task fails, with a list of their logins, if the database has users, unless O(force=true).
        The data in a database without users are deleted too.
    type: str
    choices: [present, absent]
    default: present
  match_by:
    description:
      - The option that is the key of the database. With V(name), the database is looked for in O(subscription). With
        V(id), it is moved if it is in another subscription.
      - Only V(name) can create a database.
    type: str
    choices: [name, id]
    default: name
  name:
    description:
      - The name of the database (node C(name)). It is impossible to change it.
      - Required to create a database.
    type: str
  id:
    description:
      - The ID of the database (filter node C(id)).
      - Used as the key if O(match_by=id). Otherwise, the ID of the database must equal this value.
    type: int
  subscription:
    description:
      - The name of the subscription that owns the database (node C(webspace-id)).
      - A database in another subscription is moved here (operation C(assign-to-subscription), protocol 1.6.7.0 or
        later) if the task identifies it completely, with O(match_by=id), or with O(name) and the server
        (O(database_server) or O(server_id)), which has each name only once. Without the server, a database of the same
        name in another subscription is never touched.
      - Required unless O(match_by=id).
    type: str
  type:
    description:
      - The type of the database server (node C(type)). It is impossible to change it.
      - Required to create a database.
    type: str
    choices: [mysql, postgresql, mssql]
  database_server:
    description:
      - The database server as C(HOST:PORT), such as V(localhost:3306) (node C(db-server-id)). It is impossible to
        change it.
      - Only the administrator can read database servers. With another login account, set O(server_id).
      - If neither is set, a new database is created on the default server of its type.
      - Mutually exclusive with O(server_id).
    type: str
  server_id:
    description:
      - The ID of the database server (node C(db-server-id)), for accounts that cannot read database servers.
      - Mutually exclusive with O(database_server).
    type: int
  default_user:
    description:
      - The login of the default user (operation C(set-default-user)), which is a user of the database or a user of all
        databases of the subscription on the server.
      - The first user of a database becomes the default one. While the database has no users, this option has no effect
        and the task warns.
      - Returned only if the task sets it. M(community.plesk.plesk_database_info) always returns it.
    type: str
  custom_host:
    description:
      - The host name that users of the database are shown (operation C(set-custom-host), protocol 1.6.8.0 or later).
      - The server does not return it, so O(update_custom_host) determines when it is written.
    type: str
  update_custom_host:
    description:
      - When to write O(custom_host). With V(on_create), only a new database gets it. With V(always), every run writes
        it and reports a change.
    type: str
    choices: [on_create, always]
    default: on_create
  force:
    description:
      - Whether to delete a database together with its users.
    type: bool
    default: false
seealso:
  - module: community.plesk.plesk_database_info
  - module: community.plesk.plesk_databases
  - module: community.plesk.plesk_database_user
  - module: community.plesk.plesk_database_server
notes:
  - The operation C(get-default-user) is not used, because C(get-db) returns the default user too.
"""

EXAMPLES = r"""
- name: Create a subscription
  community.plesk.plesk_subscription:
    name: example.com
    hosting_type: none
    ip_addresses: [192.0.2.10]

- name: Create a database on the default server of its type
  community.plesk.plesk_database:
    subscription: example.com
    name: app
    type: mysql

- name: Create a user, who becomes the default user
  community.plesk.plesk_database_user:
    subscription: example.com
    database: app
    login: app
    password: "{{ app_password | default('Correct-Horse-7') }}"

- name: Make sure that this is the default user
  community.plesk.plesk_database:
    subscription: example.com
    name: app
    default_user: app

- name: Delete the database and its users
  community.plesk.plesk_database:
    subscription: example.com
    name: app
    state: absent
    force: true
"""

RETURN = r"""
database:
  description:
    - The database with the options of this module, so that a task can use it. In check mode, the database as it would
      be.
  returned: success; null when the database is absent
  type: dict
  sample:
    subscription: example.com
    name: app
    type: mysql
    database_server: localhost:3306
    default_user: app
facts:
  description:
    - Read-only properties of the database.
  returned: success; empty when the database is absent or does not exist yet
  type: dict
  contains:
    id:
      description: The ID of the database.
      type: int
      returned: always
    subscription_id:
      description: The ID of the subscription.
      type: int
      returned: always
    server_id:
      description: The ID of the database server.
      type: int
      returned: always
    default_user_id:
      description: The ID of the default user.
      type: int
      returned: when the database has one and the server returns it
  sample:
    id: 5
    subscription_id: 2
    server_id: 1
    default_user_id: 7
operations:
  description:
    - The names of the operations that were sent, in the order of their first use.
  returned: always
  type: list
  elements: str
  sample: [webspace/get, database/get-db, database/add-db]
error:
  description:
    - Details of the failure as structured data. RV(ignore:msg) contains the message too.
  returned: failure
  type: dict
  sample:
    kind: conflict
    message: >-
      name: the database 'app' has 'app', and it is impossible to change this to 'shop' over the XML API.
      Omit name, or create another database.
    remedy: Omit name, or create another database.
"""

from ansible_collections.community.plesk.plugins.module_utils._edge.module import run_single
from ansible_collections.community.plesk.plugins.module_utils._resources.database import DATABASE


def main() -> None:
    run_single(DATABASE)


if __name__ == "__main__":
    main()
