#!/usr/bin/python

# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: plesk_service_plan_info
short_description: Gather information about service plans of a Plesk server
version_added: 1.0.0
author:
  - community.plesk contributors (@ansible-collections)
description:
  - Returns the service plans of all owners, or those with certain keys (operator C(service-plan), operation C(get)), in
    one HTTP request.
  - Each service plan is returned with the options of M(community.plesk.plesk_service_plan). A task that uses it as its
    options reports V(ok).
  - Keys without a service plan are ignored.
extends_documentation_fragment:
  - community.plesk._plesk
  - community.plesk._plesk.answer_size
  - community.plesk._attributes.info
options:
  name:
    description:
      - Return the service plans with these names (filter node C(name)), of all owners.
      - The filters are mutually exclusive.
    type: list
    elements: str
  id:
    description:
      - Return the service plans with these IDs (filter node C(id)).
    type: list
    elements: int
  guid:
    description:
      - Return the service plans with these GUIDs (filter node C(guid)).
    type: list
    elements: str
  external_id:
    description:
      - Return the service plans with these external IDs (filter node C(external-id)), of all owners.
    type: list
    elements: str
  owner:
    description:
      - Return the service plans of the owners with these login names (node C(owner-login)).
    type: list
    elements: str
  db_servers:
    description:
      - Whether to read the database servers on offer too (operation C(db-servers)), with one operation for each
        service plan in a further HTTP request. Without it, RV(service_plans) contains null as C(db_servers).
    type: bool
    default: false
seealso:
  - module: community.plesk.plesk_service_plan
"""

EXAMPLES = r"""
- name: Read all service plans
  community.plesk.plesk_service_plan_info:
  register: plans

- name: Read the plans of the administrator
  community.plesk.plesk_service_plan_info:
    owner: [admin]
"""

RETURN = r"""
service_plans:
  description:
    - The service plans, in the order of their IDs, each with the options of M(community.plesk.plesk_service_plan).
  returned: success
  type: list
  elements: dict
  sample:
    - name: Gold
      owner: admin
      limits:
        disk_space: 10737418240
        max_db: 5
        max_traffic: -1
      overuse: notify
      permissions:
        manage_dns: true
      hosting_type: physical
      hosting:
        php: true
        ssl: true
      php_settings:
        memory_limit: 256M
      plan_items: [Support]
      external_id: offer-gold
facts:
  description:
    - The read-only properties of each service plan, in the same order. See the
      RV(community.plesk.plesk_service_plan#module:facts) of one service plan.
  returned: success
  type: list
  elements: dict
  sample:
    - id: 6
      guid: 2f9d8b1e-6c3a-4a57-8b0d-9e1f2a3b4c5d
      owner_login: admin
operations:
  description:
    - The names of the operations that were sent, in the order of their first use.
  returned: always
  type: list
  elements: str
  sample: [service-plan/get, reseller/get]
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
from ansible_collections.community.plesk.plugins.module_utils._resources.service_plan import INQUIRIES, SERVICE_PLAN


def main() -> None:
    filters = {"name": "name", "id": "id", "guid": "guid", "external_id": "external_id", "owner": "owner"}
    run_info(SERVICE_PLAN, filters, inquiries=INQUIRIES)


if __name__ == "__main__":
    main()
