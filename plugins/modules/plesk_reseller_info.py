#!/usr/bin/python

# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: plesk_reseller_info
short_description: Gather information about resellers of a Plesk server
version_added: 1.0.0
author:
  - community.plesk contributors (@ansible-collections)
description:
  - Returns all resellers, or the ones that a filter selects (operator C(reseller), operation C(get)).
  - Sends one HTTP request, which also reads the names of their plans.
  - Returns each reseller with the options of M(community.plesk.plesk_reseller). A task that uses the result as its
    options reports C(ok).
  - Keys without a reseller are ignored.
extends_documentation_fragment:
  - community.plesk._plesk
  - community.plesk._plesk.answer_size
  - community.plesk._attributes.info
options:
  login:
    description:
      - The login names of the resellers to return (filter node C(login)). Mutually exclusive with the other filters.
    type: list
    elements: str
  id:
    description:
      - The IDs of the resellers to return (filter node C(id)).
    type: list
    elements: int
  guid:
    description:
      - The GUIDs of the resellers to return (filter node C(guid)).
    type: list
    elements: str
  external_id:
    description:
      - The external IDs of the resellers to return (filter node C(external-id)).
    type: list
    elements: str
  statistics:
    description:
      - Whether RV(facts) contains the statistics of each reseller too (data set C(stat)). Servers are slow to compute
        them.
    type: bool
    default: false
seealso:
  - module: community.plesk.plesk_reseller
"""

EXAMPLES = r"""
- name: Read all resellers
  community.plesk.plesk_reseller_info:
  register: all_resellers

- name: Read two resellers with their statistics
  community.plesk.plesk_reseller_info:
    login: [acme, initech]
    statistics: true

- name: Read the reseller with this ID in the billing system
  community.plesk.plesk_reseller_info:
    external_id: [crm-42]
"""

RETURN = r"""
resellers:
  description:
    - The resellers, in the order of their IDs, each with the options of M(community.plesk.plesk_reseller).
    - C(plan) is an empty string if the reseller has no plan, and null if the name of the plan cannot be read.
  returned: success
  type: list
  elements: dict
  sample:
    - login: acme
      contact_name: A. Smith
      company: Acme Hosting
      status: active
      phone: ''
      fax: ''
      email: smith@example.com
      address: ''
      city: ''
      state_or_province: ''
      postal_code: ''
      country: US
      locale: en-US
      external_id: crm-42
      description: ''
      power_user: false
      limits:
        disk_space: 53687091200
        max_cl: 20
        max_traffic: -1
      oversell: false
      overuse: notify
      permissions:
        create_clients: true
        manage_dns: true
      ip_pool:
        - ip_address: 192.0.2.10
          type: shared
      plan: Small reseller
facts:
  description:
    - Read-only properties by login. See RV(community.plesk.plesk_reseller#module:facts) of one reseller.
    - With O(statistics=true) also C(active_customers), C(active_domains), C(customers), C(domains), C(subdomains),
      C(domain_aliases), C(disk_space) (bytes), C(web_users), C(databases), C(mailboxes), C(mailbox_quota) (bytes),
      C(mail_redirects), C(mail_groups), C(mail_responders), C(mailing_lists), C(mssql_databases), C(traffic) (bytes in
      this month) and C(traffic_previous_day) (bytes), as far as the server answers them.
  returned: success
  type: dict
  sample:
    acme:
      id: 5
      guid: 3d0f6b8a-1c57-4c0e-b0a5-7e3b9a4d2f61
      created: '2026-01-31'
      status: 0
      status_bits: []
      plan_guid: 2f9d8b1e-6c3a-4a57-8b0d-9e1f2a3b4c5d
      locked: false
      synchronized: true
operations:
  description:
    - The names of the operations that were sent, in the order of their first use.
  returned: always
  type: list
  elements: str
  sample: [reseller/get, reseller-plan/get]
error:
  description:
    - Details of the failure as structured data. RV(ignore:msg) contains the message too.
  returned: failure
  type: dict
  sample:
    kind: option
    option: id
    message: "id: [5] cannot be combined with login. Use one filter, in several tasks if need be."
"""

from ansible_collections.community.plesk.plugins.module_utils._edge.info import run_info
from ansible_collections.community.plesk.plugins.module_utils._resources.reseller import RESELLER


def main() -> None:
    run_info(
        RESELLER, {"login": "login", "id": "id", "guid": "guid", "external_id": "external_id"}, {"statistics": "stat"}
    )


if __name__ == "__main__":
    main()
