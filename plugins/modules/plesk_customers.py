#!/usr/bin/python

# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: plesk_customers
short_description: Manage many customers of a Plesk server in one task
version_added: 1.0.0
author:
  - community.plesk contributors (@ansible-collections)
description:
  - Manages a list of customers with the comparison and the rules of M(community.plesk.plesk_customer), but in a few
    requests instead of two for each object.
  - Reads and plans the whole list before it writes. All errors in the list are reported at once, by position.
  - Writes in packets that begin small and grow while the server responds quickly. Each packet ends with a C(get) that
    verifies the changes.
extends_documentation_fragment:
  - community.plesk._plesk
  - community.plesk._plesk.answer_size
  - community.plesk._customers
  - community.plesk._attributes
options:
  purge:
    description:
      - Whether to delete customers that O(customers) does not list.
      - Only customers that match O(purge_filter) are deleted. The data of each one is checked first.
      - The account that the module logs in with is never deleted. The task fails if the module logs in with a secret
        key that is not the administrator's, because the owner of such a key cannot be determined.
    type: bool
    default: false
  purge_filter:
    description:
      - The conditions for O(purge). An object must match all of them.
      - Required if O(purge=true).
    type: dict
    suboptions:
      owner:
        description:
          - Only customers of this owner, the login of a reseller or V(admin).
        type: str
      login_prefix:
        description:
          - Only customers whose login begins with this text.
        type: str
      external_id_prefix:
        description:
          - Only customers whose external ID begins with this text.
        type: str
  purge_empty:
    description:
      - Whether to allow O(purge) with an empty list, which deletes all objects that match O(purge_filter).
    type: bool
    default: false
  force:
    description:
      - Whether O(purge) can delete a customer that owns subscriptions. For an entry of the list, set
        O(customers[].force).
    type: bool
    default: false
  on_error:
    description:
      - What happens after the server rejects an operation. With V(continue), the module continues with the other
        customers. With V(stop), it sends no further packet. In both cases, the task fails at the end, and RV(results)
        shows what was done.
    type: str
    choices: [continue, stop]
    default: continue
  batch_size:
    description:
      - The maximum number of customers that one packet writes. Slow servers can require a smaller number.
    type: int
    default: 100
seealso:
  - module: community.plesk.plesk_customer
  - module: community.plesk.plesk_customer_info
notes:
  - The progress is written to the log of the host that runs the module (syslog or the journal).
"""

EXAMPLES = r"""
- name: Create two customers with common options
  community.plesk.plesk_customers:
    customers:
      - "{{ common | combine({'login': 'jdoe', 'contact_name': 'J. Doe', 'external_id': 'crm-1'}) }}"
      - "{{ common | combine({'login': 'rroe', 'contact_name': 'R. Roe', 'external_id': 'crm-2'}) }}"
  vars:
    common:
      password: "{{ initial_password | default('Correct-Horse-7') }}"
      update_password: on_create
      country: DE
      company: Example Ltd

- name: Change one customer and delete another one
  community.plesk.plesk_customers:
    customers:
      - login: jdoe
        phone: +49 30 5550100
      - login: rroe
        state: absent

- name: Delete all other customers whose external ID begins with crm-
  community.plesk.plesk_customers:
    customers:
      - login: jdoe
    purge: true
    purge_filter:
      owner: admin
      external_id_prefix: crm-
"""

RETURN = r"""
results:
  description:
    - The result of each entry, in the order of the list, followed by the objects that O(purge) deleted.
  returned: when the list could be planned
  type: list
  elements: dict
  contains:
    login:
      description: The login of the customer.
      type: str
      returned: always
    verb:
      description: The action taken, or in check mode the action that would be taken.
      type: str
      returned: always
      choices: [created, updated, deleted, converted, unchanged, failed, not_done]
    changed:
      description: Whether the customer changed, as far as the module could determine.
      type: bool
      returned: always
    purged:
      description: Whether it was deleted because the list omits it.
      type: bool
      returned: when O(purge) deleted it
    customer:
      description: The customer, with the options of M(community.plesk.plesk_customer).
      type: dict
      returned: when it was created or changed
    error:
      description: Details of the failure as structured data.
      type: dict
      returned: when it failed
  sample:
    - login: example
      verb: unchanged
      changed: false
summary:
  description:
    - The number of customers for each verb.
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
  sample: [customer/get, customer/add, customer/set]
error:
  description:
    - Details of the failure as structured data. If there are several errors, C(errors) contains all of them.
  returned: failure
  type: dict
  sample:
    kind: option
    option: customers[3].login
    message: >-
      customers[3].login finds the object (match_by is login), but is missing or blank.
      Give login, or choose another match_by.
    remedy: Give login, or choose another match_by.
"""

from ansible_collections.community.plesk.plugins.module_utils._edge.lists import run_list
from ansible_collections.community.plesk.plugins.module_utils._resources.customer import CUSTOMER


def main() -> None:
    run_list(CUSTOMER)


if __name__ == "__main__":
    main()
