#!/usr/bin/python

# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: plesk_database_user
short_description: Manage a user of databases on a Plesk server
version_added: 1.0.0
author:
  - community.plesk contributors (@ansible-collections)
description:
  - Creates, changes and deletes a database user over the XML API (operator C(database)).
  - A user belongs to one database (O(subscription) and O(database)), or to all databases of a subscription on one
    server (O(subscription) and O(database_server) or O(server_id)).
  - Responses do not contain the subscription and the server of a user of all databases, so such users are read together
    and found by their login. The task fails if several of them have the same login.
  - It is impossible to assign an existing user to another database.
  - A task that changes nothing sends two HTTP requests for a user of one database and one for another user. A task that
    makes changes sends one more.
extends_documentation_fragment:
  - community.plesk._plesk
  - community.plesk._attributes
options:
  state:
    description:
      - Whether the database user exists.
    type: str
    choices: [present, absent]
    default: present
  match_by:
    description:
      - The option that is the key of the database user. With V(id), O(login) is a desired value, and O(subscription)
        and O(database) can be omitted.
      - Only V(login) can create a database user.
    type: str
    choices: [login, id]
    default: login
  login:
    description:
      - The login of the database user (node C(login)).
      - Required to create a database user.
    type: str
  id:
    description:
      - The ID of the database user (node C(id)).
      - Used as the key if O(match_by=id). Otherwise, the ID of the database user must equal this value.
    type: int
  subscription:
    description:
      - The name of the subscription (node C(webspace-id)).
      - Required unless O(match_by=id).
    type: str
  database:
    description:
      - The name of the database to which the user belongs (node C(db-id)). If not set, the user belongs to all
        databases of O(subscription) on the server.
      - If the subscription has databases of this name on several servers, set the server too.
    type: str
  database_server:
    description:
      - The database server as C(HOST:PORT), such as V(localhost:3306) (node C(db-server-id)). The server of an existing
        user is neither compared nor changed.
      - Only the administrator can read database servers. With another login account, set O(server_id).
      - Required, or O(server_id), if O(database) is not set. Mutually exclusive with O(server_id).
    type: str
  server_id:
    description:
      - The ID of the database server (node C(db-server-id)), for accounts that cannot read database servers.
      - Mutually exclusive with O(database_server).
    type: int
  password:
    description:
      - The password (node C(password)). It is not compared, so O(update_password) determines when it is written.
      - Required to create a database user.
    type: str
  update_password:
    description:
      - When to write O(password). With V(on_create), only a new database user gets it. With V(always), every run writes
        it and reports a change.
    type: str
    choices: [on_create, always]
    default: on_create
  password_type:
    description:
      - The form of O(password) (node C(password-type)).
      - With V(crypt) or V(sym), the password is encrypted already.
    type: str
    choices: [plain, crypt, sym]
    default: plain
  hosts:
    description:
      - The complete list of hosts from which the user can connect, as MySQL writes them, such as V(localhost) or V(%)
        (nodes C(acl/host)).
    type: list
    elements: str
  allow_access_from:
    description:
      - The complete list of IP addresses and networks from which the user can connect (nodes
        C(allow-access-from/ip-address)).
    type: list
    elements: str
  role:
    description:
      - What the user can do with the database (node C(role), protocol 1.6.7.0 or later).
      - The server does not return it, so O(update_role) determines when it is written.
    type: str
    choices: [read_write, read_only, write_only]
  update_role:
    description:
      - When to write O(role). With V(on_create), only a new database user gets it. With V(always), every run writes it
        and reports a change.
    type: str
    choices: [on_create, always]
    default: on_create
seealso:
  - module: community.plesk.plesk_database_user_info
  - module: community.plesk.plesk_database_users
  - module: community.plesk.plesk_database
"""

EXAMPLES = r"""
- name: Create a subscription
  community.plesk.plesk_subscription:
    name: example.com
    hosting_type: none
    ip_addresses: [192.0.2.10]

- name: Create a database
  community.plesk.plesk_database:
    subscription: example.com
    name: app
    type: mysql

- name: Create a user of the database
  community.plesk.plesk_database_user:
    subscription: example.com
    database: app
    login: app
    password: "{{ app_password | default('Correct-Horse-7') }}"
    role: read_write
    allow_access_from: [192.0.2.0/24]

- name: Create a user of all databases of the subscription on a server
  community.plesk.plesk_database_user:
    subscription: example.com
    database_server: localhost:3306
    login: backup
    password: "{{ backup_password | default('Correct-Horse-8') }}"
    role: read_only

- name: Delete the user of the database
  community.plesk.plesk_database_user:
    subscription: example.com
    database: app
    login: app
    state: absent
"""

RETURN = r"""
database_user:
  description:
    - The database user with the options of this module, so that a task can use it. In check mode, the database user as
      it would be.
  returned: success; null when the database user is absent
  type: dict
  sample:
    subscription: example.com
    database: app
    login: app
    hosts: []
    allow_access_from: [192.0.2.0/24]
facts:
  description:
    - Read-only properties of the database user.
  returned: success; empty when the database user is absent or does not exist yet
  type: dict
  contains:
    id:
      description: The ID of the database user.
      type: int
      returned: always
    database_id:
      description: The ID of the database.
      type: int
      returned: when it is a user of one database
    subscription_id:
      description: The ID of the subscription.
      type: int
      returned: when it is a user of one database and found by its login
    server_id:
      description: The ID of the database server.
      type: int
      returned: when it is a user of one database and found by its login
  sample:
    id: 7
    database_id: 5
    subscription_id: 2
    server_id: 1
operations:
  description:
    - The names of the operations that were sent, in the order of their first use.
  returned: always
  type: list
  elements: str
  sample: [webspace/get, database/get-db, database/get-db-users, database/add-db-user]
error:
  description:
    - Details of the failure as structured data. RV(ignore:msg) contains the message too.
  returned: failure
  type: dict
  sample:
    kind: option
    option: database
    value: ap
    message: >-
      database: 'ap' is not the name of an existing database of 'example.com'.
      Create the database of 'example.com' first, or correct database.
    remedy: Create the database of 'example.com' first, or correct database.
"""

from ansible_collections.community.plesk.plugins.module_utils._edge.module import run_single
from ansible_collections.community.plesk.plugins.module_utils._resources.database_user import DATABASE_USER


def main() -> None:
    run_single(DATABASE_USER)


if __name__ == "__main__":
    main()
