#!/usr/bin/python

# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: plesk_customer_info
short_description: Read customers of a Plesk server
version_added: 1.0.0
author:
  - community.plesk contributors (@ansible-collections)
description:
  - Returns all customers that the account may see, or those of some keys or owners (operator C(customer), operation
    C(get)), in one HTTP request.
  - Each customer comes with the options of M(community.plesk.plesk_customer). Given back as a task, he is V(ok).
  - A key that no customer has is no error, there is just no customer for it.
extends_documentation_fragment:
  - community.plesk._plesk
  - community.plesk._attributes.info
options:
  login:
    description:
      - Return the customers of these login names (filter node C(login)). Only one of the filters may be given.
    type: list
    elements: str
  id:
    description:
      - Return the customers of these numbers (filter node C(id)).
    type: list
    elements: int
  guid:
    description:
      - Return the customers of these GUIDs (filter node C(guid)).
    type: list
    elements: str
  external_id:
    description:
      - Return the customers of these external identifiers (filter node C(external-id)).
    type: list
    elements: str
  owner:
    description:
      - Return the customers of these owners, logins of resellers or V(admin) (filter node C(owner-login)).
    type: list
    elements: str
  statistics:
    description:
      - Whether RV(facts) holds the statistics of each customer too (data set C(stat)), which servers compute slowly.
    type: bool
    default: false
  answer_size:
    description:
      - How large an answer may be, such as V(512M). The default follows from what is asked.
    type: str
seealso:
  - module: community.plesk.plesk_customer
"""

EXAMPLES = r"""
- name: All customers
  community.plesk.plesk_customer_info:
  register: everybody

- name: Two of them, with what they use
  community.plesk.plesk_customer_info:
    login: [jdoe, rroe]
    statistics: true

- name: The customers of the administrator
  community.plesk.plesk_customer_info:
    owner: [admin]
"""

RETURN = r"""
customers:
  description:
    - The customers, in the order of their numbers, each with the options of M(community.plesk.plesk_customer).
    - C(owner) is null where the server names the owner by a number and his login cannot be read.
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
    - What cannot be set, by login; see the RV(community.plesk.plesk_customer#module:facts) of one customer.
    - With O(statistics=true) also C(active_domains), C(subdomains), C(disk_space) (bytes), C(mailboxes),
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
    - What went wrong, as data. The message is also in RV(ignore:msg).
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
