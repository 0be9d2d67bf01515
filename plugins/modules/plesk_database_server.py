#!/usr/bin/python

# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: plesk_database_server
short_description: Manage a database server of a Plesk server
version_added: 1.0.0
author:
  - community.plesk contributors (@ansible-collections)
description:
  - Registers, changes and removes a database server over the XML API (operator C(db_server)). Only the administrator
    can manage database servers.
  - Reads the database servers first. Only options that the task sets are compared and written.
  - It is impossible to change the type of a database server, or the host and port of the local one.
  - A task that changes nothing sends one HTTP request. A task that makes changes sends two.
extends_documentation_fragment:
  - community.plesk._plesk
  - community.plesk._attributes
options:
  state:
    description:
      - Whether the database server is registered. With V(absent), Plesk forgets the server, which itself is not
        changed.
      - With V(absent), the task fails, with a list of their names, if databases are on the server, unless
        O(force=true).
      - Plesk refuses to remove the local server and the default server of a type.
    type: str
    choices: [present, absent]
    default: present
  match_by:
    description:
      - The option that is the key of the database server. With V(host), O(type) and O(port) belong to the key if they
        are set, because several servers can have the same host. With V(id), O(host) and O(port) are desired values.
      - Only V(host) can register a database server.
      - The task fails if several database servers share the key.
    type: str
    choices: [host, id]
    default: host
  host:
    description:
      - The host name or IP address of the database server (node C(host)).
      - Required to register a database server.
    type: str
  id:
    description:
      - The ID of the database server (node C(id)).
      - Used as the key if O(match_by=id). Otherwise, the ID of the database server must equal this value.
    type: int
  port:
    description:
      - The port of the database server (node C(port)).
      - Required to register a database server.
    type: int
  type:
    description:
      - The type of the database server (node C(type)). It is impossible to change it.
      - Required to register a database server.
    type: str
    choices: [mysql, postgresql, mssql]
  admin:
    description:
      - The login name of the administrator of the database server (node C(admin)).
      - Required to register a database server.
    type: str
  password:
    description:
      - The password of O(admin) (node C(password)). It is not compared, so O(update_password) determines when it is
        written.
    type: str
  update_password:
    description:
      - When to write O(password). With V(on_create), only a new database server gets it. With V(always), every run
        writes it and reports a change.
    type: str
    choices: [on_create, always]
    default: on_create
  default:
    description:
      - Whether this is the default server of its type, on which databases are created if they do not name a server
        (node C(default) of C(add), later the operation C(set-default)).
      - The task fails if the default server is set to V(false). Set another server to V(true) instead.
    type: bool
  force:
    description:
      - Whether to attempt to remove a database server with databases. Servers can refuse this.
    type: bool
    default: false
seealso:
  - module: community.plesk.plesk_database_server_info
notes:
  - Plesk connects to the database server when it is registered or changed, and can refuse a server that it cannot
    reach.
  - The operations C(get-default), C(get-local) and C(get-supported-types) are not used, because C(get) returns the
    default and the local servers. Use M(community.plesk.plesk_packet) to read the supported types.
"""

EXAMPLES = r"""
- name: Register a database server
  community.plesk.plesk_database_server:
    type: mysql
    host: db1.example.com
    port: 3306
    admin: root
    password: Corr3ct-Horse

- name: Make it the default server for databases of this type
  community.plesk.plesk_database_server:
    type: mysql
    host: db1.example.com
    port: 3306
    default: true

- name: Make the local server the default one again
  community.plesk.plesk_database_server:
    type: mysql
    host: localhost
    port: 3306
    default: true

- name: Remove the database server from Plesk
  community.plesk.plesk_database_server:
    type: mysql
    host: db1.example.com
    port: 3306
    state: absent
"""

RETURN = r"""
database_server:
  description:
    - The database server after the task, with the options of this module. It can be passed as the options of another
      task.
    - In check mode, the predicted database server.
  returned: success
  type: dict
  sample:
    host: db1.example.com
    port: 3306
    type: mysql
    admin: root
    default: false
facts:
  description:
    - Read-only properties of the database server. Empty if it does not exist.
  returned: success
  type: dict
  contains:
    id:
      description: The ID of the database server.
      type: int
      returned: when the database server exists
    status:
      description:
        - The state of the connection, C(NO_ERROR), C(CONNECTION_FAILED), C(LOGIN_FAILED), C(PERMISSION_DENIED),
          C(CREDENTIALS_NOT_SET) or C(OTHER_ERROR).
      type: str
      returned: when the database server exists
    databases:
      description: The number of databases on it.
      type: int
      returned: when the database server exists
    local:
      description: Whether it runs on the Plesk server itself.
      type: bool
      returned: when the database server exists
  sample:
    id: 2
    status: NO_ERROR
    databases: 0
    local: false
operations:
  description:
    - The names of the operations that were sent, in the order of their first use.
  returned: always
  type: list
  elements: str
  sample: [db_server/get, db_server/add]
error:
  description:
    - Details of the failure as structured data. RV(ignore:msg) contains the message too.
  returned: failure
  type: dict
  sample:
    kind: conflict
    message: >-
      type: the database server 'db1.example.com:3306' has 'mysql', and it is impossible to change this to 'postgresql'
      over the XML API. Omit type, or create another database server.
    remedy: Omit type, or create another database server.
"""

from ansible_collections.community.plesk.plugins.module_utils._edge.module import run_single
from ansible_collections.community.plesk.plugins.module_utils._resources.database_server import DATABASE_SERVER


def main() -> None:
    run_single(DATABASE_SERVER)


if __name__ == "__main__":
    main()
