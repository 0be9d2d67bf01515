#!/usr/bin/python

# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: plesk_reseller_plan_info
short_description: Read reseller plans of a Plesk server
version_added: 1.0.0
author:
  - community.plesk contributors (@ansible-collections)
description:
  - Returns all reseller plans, or those of some keys (operator C(reseller-plan), operation C(get)), in one HTTP
    request. Only the administrator may read them.
  - Each plan comes with the options of M(community.plesk.plesk_reseller_plan). Given back as a task, it is V(ok).
  - A key that no plan has is no error, there is just no plan for it.
extends_documentation_fragment:
  - community.plesk._plesk
  - community.plesk._attributes.info
options:
  name:
    description:
      - Return the plans of these names (filter node C(name)). Only one of the filters may be given.
    type: list
    elements: str
  id:
    description:
      - Return the plans of these numbers (filter node C(id)).
    type: list
    elements: int
  guid:
    description:
      - Return the plans of these GUIDs (filter node C(guid)).
    type: list
    elements: str
  external_id:
    description:
      - Return the plans of these external identifiers (filter node C(external-id)).
    type: list
    elements: str
  answer_size:
    description:
      - How large an answer may be, such as V(512M). The default follows from what is asked.
    type: str
seealso:
  - module: community.plesk.plesk_reseller_plan
"""

EXAMPLES = r"""
- name: All reseller plans
  community.plesk.plesk_reseller_plan_info:
  register: plans

- name: One of them
  community.plesk.plesk_reseller_plan_info:
    name: [Default Reseller]
"""

RETURN = r"""
reseller_plans:
  description:
    - The plans, in the order of their numbers, each with the options of M(community.plesk.plesk_reseller_plan).
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
    - What cannot be set, by name; see the RV(community.plesk.plesk_reseller_plan#module:facts) of one plan.
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
    - What went wrong, as data. The message is also in RV(ignore:msg).
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
