#!/usr/bin/python

# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: plesk_databases
short_description: Manage many databases of a Plesk server in one task
version_added: 1.0.0
author:
  - community.plesk contributors (@ansible-collections)
description:
  - Manages a list of databases with the comparison and the rules of M(community.plesk.plesk_database).
    It needs a few requests instead of several for each object.
  - Reads and plans the whole list before it writes. All errors in the list are reported at once, by position.
  - Writes in packets that begin small and grow while the server responds quickly. Each packet ends with a
    C(get-db) that verifies the changes.
extends_documentation_fragment:
  - community.plesk._plesk
  - community.plesk._plesk.answer_size
  - community.plesk._databases
  - community.plesk._attributes
options:
  purge:
    description:
      - Whether to delete databases that O(databases) does not list.
      - Only databases that match O(purge_filter) are deleted. The data of each one is checked first.
    type: bool
    default: false
  purge_filter:
    description:
      - The conditions for O(purge). An object must match all of them.
      - Required if O(purge=true).
    type: dict
    suboptions:
      subscription:
        description:
          - Only databases of this subscription.
        type: str
      name_prefix:
        description:
          - Only databases whose name begins with this text.
        type: str
  purge_empty:
    description:
      - Whether to allow O(purge) with an empty list, which deletes all objects that match O(purge_filter).
    type: bool
    default: false
  force:
    description:
      - Whether O(purge) can delete databases. Without it, the task fails with a list of them, because their data would
        be lost. For an entry of the list, set O(databases[].force).
    type: bool
    default: false
  on_error:
    description:
      - What happens after the server rejects an operation. With V(continue), the module continues with the other
        databases. With V(stop), it sends no further packet. In both cases, the task fails at the end, and
        RV(results) shows what was done.
    type: str
    choices: [continue, stop]
    default: continue
  batch_size:
    description:
      - The maximum number of databases that one packet writes. Slow servers can require a smaller number.
    type: int
    default: 100
seealso:
  - module: community.plesk.plesk_database
  - module: community.plesk.plesk_database_info
notes:
  - The progress is written to the log of the host that runs the module (syslog or the journal).
"""

EXAMPLES = r"""
- name: Create a subscription
  community.plesk.plesk_subscription:
    name: example.com
    hosting_type: none
    ip_addresses: [192.0.2.10]

- name: Create two databases
  community.plesk.plesk_databases:
    databases:
      - subscription: example.com
        name: app
        type: mysql
      - subscription: example.com
        name: shop
        type: mysql

- name: Delete all databases of the subscription except app
  community.plesk.plesk_databases:
    databases:
      - subscription: example.com
        name: app
    purge: true
    purge_filter:
      subscription: example.com
    force: true
"""

RETURN = r"""
results:
  description:
    - The result of each entry, in the order of the list, followed by the objects that O(purge) deleted.
  returned: when the list could be planned
  type: list
  elements: dict
  contains:
    name:
      description: The name of the database.
      type: str
      returned: always
    verb:
      description: The action taken, or in check mode the action that would be taken.
      type: str
      returned: always
      choices: [created, updated, deleted, converted, unchanged, failed, not_done]
    changed:
      description: Whether the database changed, as far as the module could determine.
      type: bool
      returned: always
    purged:
      description: Whether it was deleted because the list omits it.
      type: bool
      returned: when O(purge) deleted it
    database:
      description: The database, with the options of M(community.plesk.plesk_database).
      type: dict
      returned: when it was created or changed
    error:
      description: Details of the failure as structured data.
      type: dict
      returned: when it failed
  sample:
    - name: app
      verb: unchanged
      changed: false
summary:
  description:
    - The number of databases for each verb.
  returned: when the list could be planned
  type: dict
  sample:
    created: 2
    updated: 1
    deleted: 0
    converted: 0
    unchanged: 997
    failed: 0
    not_done: 0
operations:
  description:
    - The names of the operations that were sent, in the order of their first use.
  returned: always
  type: list
  elements: str
  sample: [webspace/get, database/get-db, database/add-db]
error:
  description:
    - Details of the failure as structured data. If there are several errors, C(errors) contains all of them.
  returned: failure
  type: dict
  sample:
    kind: option
    option: databases[3].subscription
    message: >-
      databases[3].subscription is required, because a database is looked for in its subscription.
      Set subscription, or use match_by=id.
    remedy: Set subscription, or use match_by=id.
"""

from ansible_collections.community.plesk.plugins.module_utils._edge.lists import run_list
from ansible_collections.community.plesk.plugins.module_utils._resources.database import DATABASE


def main() -> None:
    run_list(DATABASE)


if __name__ == "__main__":
    main()
