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
  - Does for a list of customers what M(community.plesk.plesk_customer) does for one, with the same comparison and the
    same rules, but in few requests instead of two for each.
  - The whole list is read and planned before anything is written. What is wrong in it is reported at once, by position.
    Then packets of writes are sent, small ones first, larger ones while the server answers quickly. Each ends with the
    C(get) that verifies what it wrote.
extends_documentation_fragment:
  - community.plesk._plesk
  - community.plesk._customers
  - community.plesk._attributes
options:
  purge:
    description:
      - Delete customers that O(customers) does not name. Only those within O(purge_filter) are, which is needed then,
        and each is judged by its own data before it is deleted. The account that the module logs in with never is.
        A secret key that is not the administrator's is refused, because nobody can tell whose it is.
    type: bool
    default: false
  purge_filter:
    description:
      - What O(purge) is narrowed to. Several conditions must all hold.
    type: dict
    suboptions:
      owner:
        description:
          - Only customers of this owner, the login of a reseller or V(admin).
        type: str
      login_prefix:
        description:
          - Only customers whose login begins so.
        type: str
      external_id_prefix:
        description:
          - Only customers whose external identifier begins so.
        type: str
  purge_empty:
    description:
      - Allow O(purge) with an empty list, which deletes everything within O(purge_filter).
    type: bool
    default: false
  force:
    description:
      - Let O(purge) delete even a customer who owns subscriptions. Entries of the list have a O(customers[].force) of
        their own.
    type: bool
    default: false
  on_error:
    description:
      - What happens after the server refused something. With V(continue), the other customers are still done. With
        V(stop), no further packet is sent. Either way the task fails in the end, and RV(results) says what was done.
    type: str
    choices: [continue, stop]
    default: continue
  batch_size:
    description:
      - How many customers one packet writes at most. Slow servers may need a smaller number.
    type: int
    default: 100
  answer_size:
    description:
      - How large an answer may be, such as V(512M). The default follows from what is asked.
    type: str
seealso:
  - module: community.plesk.plesk_customer
  - module: community.plesk.plesk_customer_info
notes:
  - Progress is written to the log of the host that runs the module (syslog or the journal).
"""

EXAMPLES = r"""
- name: Two customers who share most of their data
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

- name: One of them changed, the other gone, in two packets
  community.plesk.plesk_customers:
    customers:
      - login: jdoe
        phone: +49 30 5550100
      - login: rroe
        state: absent

- name: Of the customers whose external id begins with crm-, exactly these
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
    - What became of each entry, in the order of the list, and then of what O(purge) deleted.
  returned: when the list could be planned
  type: list
  elements: dict
  contains:
    login:
      description: The login of the customer.
      type: str
      returned: always
    verb:
      description: What was done; in check mode, what would be.
      type: str
      returned: always
      choices: [created, updated, deleted, converted, unchanged, failed, not_done]
    changed:
      description: Whether the customer changed, as far as it is known.
      type: bool
      returned: always
    purged:
      description: That it was deleted because the list does not name it.
      type: bool
      returned: for what O(purge) deletes
    customer:
      description: The customer, with the options of M(community.plesk.plesk_customer).
      type: dict
      returned: where it was created or changed
    error:
      description: Why it failed.
      type: dict
      returned: where it failed
  sample:
    - login: example
      verb: unchanged
      changed: false
summary:
  description:
    - How many customers there are of each verb.
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
    - What went wrong, as data. With several errors, its C(errors) has each of them.
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
