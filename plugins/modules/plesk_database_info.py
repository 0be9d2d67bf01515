#!/usr/bin/python

# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: plesk_database_info
short_description: Gather information about databases of a Plesk server
version_added: 1.0.0
author:
  - community.plesk contributors (@ansible-collections)
description:
  - Returns all databases that the login account can read, or the ones that a filter selects (operator C(database),
    operation C(get-db)).
  - Sends one HTTP request, or two with O(subscription).
  - Returns each database with the options of M(community.plesk.plesk_database). A task that uses the result as its
    options reports C(ok).
  - IDs without a database and names without a subscription are ignored.
  - Only the administrator can read database servers. For other accounts, C(database_server) is null and the module
    warns. The custom host of a database cannot be read.
extends_documentation_fragment:
  - community.plesk._plesk
  - community.plesk._plesk.answer_size
  - community.plesk._attributes.info
options:
  id:
    description:
      - The IDs of the databases to return (filter node C(id)). Mutually exclusive with the other filters.
    type: list
    elements: int
  subscription:
    description:
      - The names of the subscriptions whose databases are returned (filter node C(webspace-name)).
    type: list
    elements: str
seealso:
  - module: community.plesk.plesk_database
  - module: community.plesk.plesk_database_user_info
"""

EXAMPLES = r"""
- name: Read all databases
  community.plesk.plesk_database_info:
  register: found

- name: Read the databases of a subscription
  community.plesk.plesk_database_info:
    subscription: [example.com]
"""

RETURN = r"""
databases:
  description:
    - The databases, in the order of their IDs, each with the options of M(community.plesk.plesk_database).
  returned: success
  type: list
  elements: dict
  sample:
    - subscription: example.com
      name: app
      type: mysql
      database_server: localhost:3306
      default_user: app
facts:
  description:
    - Read-only properties of each database, in the same order. See RV(community.plesk.plesk_database#module:facts).
  returned: success
  type: list
  elements: dict
  sample:
    - id: 5
      subscription_id: 2
      server_id: 1
      default_user_id: 7
operations:
  description:
    - The names of the operations that were sent, in the order of their first use.
  returned: always
  type: list
  elements: str
  sample: [database/get-db, webspace/get, db_server/get, database/get-db-users]
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
from ansible_collections.community.plesk.plugins.module_utils._resources.database import DATABASE


def main() -> None:
    run_info(DATABASE, {"id": "id", "subscription": "subscription"})


if __name__ == "__main__":
    main()
