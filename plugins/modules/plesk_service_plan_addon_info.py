#!/usr/bin/python

# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: plesk_service_plan_addon_info
short_description: Gather information about add-on plans of a Plesk server
version_added: 1.0.0
author:
  - community.plesk contributors (@ansible-collections)
description:
  - Returns the add-on plans of all owners, or those with certain keys (operator C(service-plan-addon), operation
    C(get)), in one HTTP request.
  - Each add-on plan is returned with the options of M(community.plesk.plesk_service_plan_addon). A task that uses it as
    its options reports V(ok).
  - Keys without a add-on plan are ignored.
extends_documentation_fragment:
  - community.plesk._plesk
  - community.plesk._plesk.answer_size
  - community.plesk._attributes.info
options:
  name:
    description:
      - Return the add-on plans with these names (filter node C(name)), of all owners.
      - The filters are mutually exclusive.
    type: list
    elements: str
  id:
    description:
      - Return the add-on plans with these IDs (filter node C(id)).
    type: list
    elements: int
  guid:
    description:
      - Return the add-on plans with these GUIDs (filter node C(guid)).
    type: list
    elements: str
  external_id:
    description:
      - Return the add-on plans with these external IDs (filter node C(external-id)), of all owners.
    type: list
    elements: str
  owner:
    description:
      - Return the add-on plans of the owners with these login names (node C(owner-login)).
    type: list
    elements: str
seealso:
  - module: community.plesk.plesk_service_plan_addon
"""

EXAMPLES = r"""
- name: Read all add-on plans
  community.plesk.plesk_service_plan_addon_info:
  register: addons

- name: Read some add-on plans by name
  community.plesk.plesk_service_plan_addon_info:
    name: [More space, More databases]
"""

RETURN = r"""
service_plan_addons:
  description:
    - The add-on plans, in the order of their IDs, each with the options of M(community.plesk.plesk_service_plan_addon).
  returned: success
  type: list
  elements: dict
  sample:
    - name: More space
      owner: admin
      limits:
        disk_space: 10737418240
        max_db: 5
      permissions:
        manage_dns: true
      hosting: {}
      performance:
        bandwidth: -1
        max_connections: -1
      php_settings: {}
      packages: []
      external_id: offer-space
facts:
  description:
    - The read-only properties of each add-on plan, in the same order. See the
      RV(community.plesk.plesk_service_plan_addon#module:facts) of one add-on plan.
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
  sample: [service-plan-addon/get, reseller/get]
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
from ansible_collections.community.plesk.plugins.module_utils._resources.service_plan_addon import SERVICE_PLAN_ADDON


def main() -> None:
    filters = {"name": "name", "id": "id", "guid": "guid", "external_id": "external_id", "owner": "owner"}
    run_info(SERVICE_PLAN_ADDON, filters)


if __name__ == "__main__":
    main()
