#!/usr/bin/python

# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: plesk_database_server_info
short_description: Gather information about database servers of a Plesk server
version_added: 1.0.0
author:
  - community.plesk contributors (@ansible-collections)
description:
  - Returns all database servers, or the ones with the given IDs (operator C(db_server), operation C(get)). Only the
    administrator can read them.
  - Sends one HTTP request.
  - Returns each database server with the options of M(community.plesk.plesk_database_server). A task that uses the
    result as its options reports C(ok).
  - IDs without a database server are ignored.
extends_documentation_fragment:
  - community.plesk._plesk
  - community.plesk._plesk.answer_size
  - community.plesk._attributes.info
options:
  id:
    description:
      - The IDs of the database servers to return (filter node C(id)).
    type: list
    elements: int
seealso:
  - module: community.plesk.plesk_database_server
"""

EXAMPLES = r"""
- name: Read all database servers
  community.plesk.plesk_database_server_info:
  register: found

- name: Show the default server of each type
  ansible.builtin.debug:
    msg: "{{ found.database_servers | selectattr('default') }}"

- name: Read one database server
  community.plesk.plesk_database_server_info:
    id: [1]
"""

RETURN = r"""
database_servers:
  description:
    - The database servers, in the order of their IDs, each with the options of
      M(community.plesk.plesk_database_server).
  returned: success
  type: list
  elements: dict
  sample:
    - host: localhost
      port: 3306
      type: mysql
      admin: admin
      default: true
facts:
  description:
    - Read-only properties of each database server, in the same order. See
      RV(community.plesk.plesk_database_server#module:facts).
  returned: success
  type: list
  elements: dict
  sample:
    - id: 1
      status: NO_ERROR
      databases: 3
      local: true
operations:
  description:
    - The names of the operations that were sent, in the order of their first use.
  returned: always
  type: list
  elements: str
  sample: [db_server/get]
error:
  description:
    - Details of the failure as structured data. RV(ignore:msg) contains the message too.
  returned: failure
  type: dict
  sample:
    kind: option
    option: id
    value: 0
    message: "id[0]: '0' is not an id. Ids are positive numbers."
    remedy: Ids are positive numbers.
"""

from ansible_collections.community.plesk.plugins.module_utils._edge.info import run_info
from ansible_collections.community.plesk.plugins.module_utils._resources.database_server import DATABASE_SERVER


def main() -> None:
    run_info(DATABASE_SERVER, {"id": "id"})


if __name__ == "__main__":
    main()
