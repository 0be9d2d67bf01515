#!/usr/bin/python

# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: plesk_customer_info
short_description: Gather information about customers of a Plesk server
version_added: 1.0.0
author:
  - community.plesk contributors (@ansible-collections)
description:
  - Returns all customers that the login account is allowed to read, or the ones that a filter selects (operator
    C(customer), operation C(get)).
  - Sends one HTTP request.
  - Returns each customer with the options of M(community.plesk.plesk_customer). A task that uses the result as its
    options reports C(ok).
  - Keys without a customer are ignored.
extends_documentation_fragment:
  - community.plesk._plesk
  - community.plesk._plesk.answer_size
  - community.plesk._attributes.info
options:
  login:
    description:
      - The login names of the customers to return (filter node C(login)). Mutually exclusive with the other filters.
    type: list
    elements: str
  id:
    description:
      - The IDs of the customers to return (filter node C(id)).
    type: list
    elements: int
  guid:
    description:
      - The GUIDs of the customers to return (filter node C(guid)).
    type: list
    elements: str
  external_id:
    description:
      - The external IDs of the customers to return (filter node C(external-id)).
    type: list
    elements: str
  owner:
    description:
      - The owners of the customers to return, as logins of resellers or V(admin) (filter node C(owner-login)).
    type: list
    elements: str
  statistics:
    description:
      - Whether RV(facts) contains the statistics of each customer too (data set C(stat)). Servers are slow to compute
        them.
    type: bool
    default: false
seealso:
  - module: community.plesk.plesk_customer
"""

EXAMPLES = r"""
- name: Read all customers
  community.plesk.plesk_customer_info:
  register: all_customers

- name: Read two customers with their statistics
  community.plesk.plesk_customer_info:
    login: [jdoe, rroe]
    statistics: true

- name: Read the customers of the administrator
  community.plesk.plesk_customer_info:
    owner: [admin]
"""

RETURN = r"""
customers:
  description:
    - The customers, in the order of their IDs, each with the options of M(community.plesk.plesk_customer).
    - C(owner) is null if the server returns only the ID of the owner and its login cannot be read.
  returned: success
  type: list
  elements: dict
  sample:
    - login: jdoe
      contact_name: J. Doe
      company: Example Ltd
      status: active
      phone: ''
      fax: ''
      email: jdoe@example.com
      address: ''
      city: ''
      state_or_province: ''
      postal_code: ''
      country: DE
      locale: en-US
      owner: admin
      external_id: crm-4711
      description: ''
facts:
  description:
    - Read-only properties by login. See RV(community.plesk.plesk_customer#module:facts) of one customer.
    - If O(statistics=true), also C(active_domains), C(subdomains), C(disk_space) (bytes), C(mailboxes),
      C(mail_redirects), C(mail_groups), C(mail_responders), C(mailing_lists), C(web_users), C(databases), C(traffic)
      (bytes in this month) and C(traffic_previous_day) (bytes).
  returned: success
  type: dict
  sample:
    jdoe:
      id: 7
      guid: 5b7a1c3e-8a52-4f0c-9d4e-0f6a2b1c3d4e
      created: '2026-01-31'
      status: 0
      status_bits: []
      owner_login: admin
      vendor_guid: 0c8ad0e6-0a4b-4d53-8e21-7f1c7b2a9d10
operations:
  description:
    - The names of the operations that were sent, in the order of their first use.
  returned: always
  type: list
  elements: str
  sample: [customer/get, reseller/get]
error:
  description:
    - Details of the failure as structured data. RV(ignore:msg) contains the message too.
  returned: failure
  type: dict
  sample:
    kind: option
    option: id
    value: [7]
    message: "id: [7] cannot be combined with login. Use one filter, in several tasks if need be."
    remedy: Use one filter, in several tasks if need be.
"""

from ansible_collections.community.plesk.plugins.module_utils._edge.info import run_info
from ansible_collections.community.plesk.plugins.module_utils._resources.customer import CUSTOMER


def main() -> None:
    filters = {"login": "login", "id": "id", "guid": "guid", "external_id": "external_id", "owner": "owner_login"}
    run_info(CUSTOMER, filters, {"statistics": "stat"})


if __name__ == "__main__":
    main()
