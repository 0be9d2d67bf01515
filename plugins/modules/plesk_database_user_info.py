#!/usr/bin/python

# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: plesk_database_user_info
short_description: Gather information about users of databases on a Plesk server
version_added: 1.0.0
author:
  - community.plesk contributors (@ansible-collections)
description:
  - Returns all database users that the login account can read, or the ones that a filter selects (operator C(database),
    operation C(get-db-users)).
  - Sends one HTTP request.
  - Returns each database user with the options of M(community.plesk.plesk_database_user). A task that uses the result
    as its options reports C(ok), except for users of all databases of a subscription. Responses do not contain their
    subscription and server, so add these options first.
  - Passwords and roles cannot be read.
  - IDs without a database user are ignored.
extends_documentation_fragment:
  - community.plesk._plesk
  - community.plesk._plesk.answer_size
  - community.plesk._attributes.info
options:
  id:
    description:
      - The IDs of the database users to return (filter node C(id)). Mutually exclusive with the other filters.
    type: list
    elements: int
  database_id:
    description:
      - The IDs of the databases whose users are returned (filter node C(db-id)). Some servers also return the users of
        all databases of the subscription.
    type: list
    elements: int
seealso:
  - module: community.plesk.plesk_database_user
  - module: community.plesk.plesk_database_info
"""

EXAMPLES = r"""
- name: Read all database users
  community.plesk.plesk_database_user_info:
  register: found

- name: Read the users of a database
  community.plesk.plesk_database_user_info:
    database_id: [1]
"""

RETURN = r"""
database_users:
  description:
    - The database users, in the order of their IDs, each with the options of M(community.plesk.plesk_database_user).
  returned: success
  type: list
  elements: dict
  sample:
    - subscription: example.com
      database: app
      login: app
      hosts: []
      allow_access_from: [192.0.2.0/24]
facts:
  description:
    - Read-only properties of each database user, in the same order. See
      RV(community.plesk.plesk_database_user#module:facts).
  returned: success
  type: list
  elements: dict
  sample:
    - id: 7
      database_id: 5
      subscription_id: 2
      server_id: 1
operations:
  description:
    - The names of the operations that were sent, in the order of their first use.
  returned: always
  type: list
  elements: str
  sample: [database/get-db-users, database/get-db, webspace/get]
error:
  description:
    - Details of the failure as structured data. RV(ignore:msg) contains the message too.
  returned: failure
  type: dict
  sample:
    kind: option
    option: database_id
    value: [3]
    message: "database_id: [3] cannot be combined with id. Use one filter, in several tasks if need be."
    remedy: Use one filter, in several tasks if need be.
"""

from ansible_collections.community.plesk.plugins.module_utils._edge.info import run_info
from ansible_collections.community.plesk.plugins.module_utils._resources.database_user import DATABASE_USER


def main() -> None:
    run_info(DATABASE_USER, {"id": "id", "database_id": "database_id"})


if __name__ == "__main__":
    main()
