#!/usr/bin/python

# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: plesk_reseller_plan_info
short_description: Gather information about reseller plans of a Plesk server
version_added: 1.0.0
author:
  - community.plesk contributors (@ansible-collections)
description:
  - Returns all reseller plans, or the ones that a filter selects (operator C(reseller-plan), operation C(get)). Only
    the administrator can read them.
  - Sends one HTTP request.
  - Returns each plan with the options of M(community.plesk.plesk_reseller_plan). A task that uses the result as its
    options reports C(ok).
  - Keys without a reseller plan are ignored.
extends_documentation_fragment:
  - community.plesk._plesk
  - community.plesk._plesk.answer_size
  - community.plesk._attributes.info
options:
  name:
    description:
      - The names of the plans to return (filter node C(name)). Mutually exclusive with the other filters.
    type: list
    elements: str
  id:
    description:
      - The IDs of the plans to return (filter node C(id)).
    type: list
    elements: int
  guid:
    description:
      - The GUIDs of the plans to return (filter node C(guid)).
    type: list
    elements: str
  external_id:
    description:
      - The external IDs of the plans to return (filter node C(external-id)).
    type: list
    elements: str
seealso:
  - module: community.plesk.plesk_reseller_plan
"""

EXAMPLES = r"""
- name: Read all reseller plans
  community.plesk.plesk_reseller_plan_info:
  register: plans

- name: Read one reseller plan
  community.plesk.plesk_reseller_plan_info:
    name: [Default Reseller]
"""

RETURN = r"""
reseller_plans:
  description:
    - The plans, in the order of their IDs, each with the options of M(community.plesk.plesk_reseller_plan).
  returned: success
  type: list
  elements: dict
  sample:
    - name: Silver
      limits:
        disk_space: 10737418240
        max_cl: 20
        max_traffic: -1
      oversell: false
      overuse: notify
      permissions:
        create_clients: true
        manage_dns: true
      shared_ip_addresses: []
      exclusive_ipv4: 0
      exclusive_ipv6: 0
      external_id: plan-silver
facts:
  description:
    - Read-only properties by name. See RV(community.plesk.plesk_reseller_plan#module:facts) of one plan.
  returned: success
  type: dict
  sample:
    Silver:
      id: 3
      guid: 2f9d8b1e-6c3a-4a57-8b0d-9e1f2a3b4c5d
operations:
  description:
    - The names of the operations that were sent, in the order of their first use.
  returned: always
  type: list
  elements: str
  sample: [reseller-plan/get]
error:
  description:
    - Details of the failure as structured data. RV(ignore:msg) contains the message too.
  returned: failure
  type: dict
  sample:
    kind: option
    option: id
    value: [3]
    message: "id: [3] cannot be combined with name. Use one filter, in several tasks if need be."
    remedy: Use one filter, in several tasks if need be.
"""

from ansible_collections.community.plesk.plugins.module_utils._edge.info import run_info
from ansible_collections.community.plesk.plugins.module_utils._resources.reseller_plan import RESELLER_PLAN


def main() -> None:
    run_info(RESELLER_PLAN, {"name": "name", "id": "id", "guid": "guid", "external_id": "external_id"})


if __name__ == "__main__":
    main()
