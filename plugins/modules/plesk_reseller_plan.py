#!/usr/bin/python

# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: plesk_reseller_plan
short_description: Manage a reseller plan of a Plesk server
version_added: 1.0.0
author:
  - community.plesk contributors (@ansible-collections)
description:
  - Creates, changes, duplicates, renames and deletes a reseller plan over the XML API (operator C(reseller-plan)). Only
    the administrator can manage reseller plans.
  - Reads the plan first. Only options that the task sets are compared, O(limits) and O(permissions) by name. If an
    entry of a group differs, the whole group is written, with the current values overlaid with the desired ones,
    because it is not documented whether the server merges or replaces the group.
  - If a plan changes, the resellers who subscribe to it change too, unless their subscription is locked. The diff shows
    how many, which takes one more request in diff mode.
  - A task that changes nothing sends one HTTP request. A task that makes changes sends two, or three to create a plan
    with O(copy_of).
extends_documentation_fragment:
  - community.plesk._plesk
  - community.plesk._attributes
options:
  state:
    description:
      - Whether the plan exists.
      - With V(absent), the task fails, with a list of their logins, if resellers subscribe to the plan, unless
        O(force=true).
    type: str
    choices: [present, absent]
    default: present
  match_by:
    description:
      - The option that is the key of the plan. The other options are desired values, so O(name) can be changed with
        O(match_by=external_id), O(match_by=id) or O(match_by=guid).
      - Only V(name) and V(external_id) can create a plan.
      - The task fails if several plans share the key, or if O(name) belongs to a plan with a different key.
    type: str
    choices: [name, id, guid, external_id]
    default: name
  name:
    description:
      - The name of the plan (node C(name)).
      - Required to create a plan.
    type: str
  id:
    description:
      - The ID of the plan (filter node C(id)).
      - Used as the key if O(match_by=id). Otherwise, the ID of the plan must equal this value.
    type: int
  guid:
    description:
      - The GUID of the plan (filter node C(guid)).
      - Used as the key if O(match_by=guid). Otherwise, the GUID of the plan must equal this value.
    type: str
  external_id:
    description:
      - An identifier from another system, such as the ID in a billing system (node C(external-id)).
    type: str
  limits:
    description:
      - Limits by name (nodes C(limits/limit)). Limits that the task omits keep their values.
      - The descriptor of the server defines the valid names and their types. The task fails if a name is not valid, and
        suggests similar names. A name that the plan already has is always valid.
      - Set sizes as V(10G), V(512 MB) or a number of bytes (powers of 1024), counts as numbers, dates as
        C(YYYY-MM-DD), and V(unlimited) (or V(-1)) for no limit. They are returned as integers, unlimited as V(-1).
    type: dict
  overuse:
    description:
      - What happens if a reseller exceeds its limits (node C(limits/resource-policy/overuse)).
      - With V(block), the usage cannot exceed a limit. With V(notify), it can, and the server sends an email when a
        limit is reached. With V(normal), it can, but the reseller is suspended if it exceeds the disk space or the
        traffic. With V(not_suspend), the reseller is never suspended. With V(not_suspend_notify), it is never suspended
        and the server sends an email.
    type: str
    choices: [block, normal, notify, not_suspend, not_suspend_notify]
  oversell:
    description:
      - Whether resellers may oversell their resources (node C(limits/resource-policy/oversell)).
    type: bool
  permissions:
    description:
      - Permissions by name, each a boolean (nodes C(permissions/permission)). Permissions that the task omits keep
        their values. Names are checked as in O(limits).
    type: dict
  shared_ip_addresses:
    description:
      - The complete list of shared addresses that resellers of this plan can use (nodes C(ip-pool/ip-address)).
    type: list
    elements: str
  exclusive_ipv4:
    description:
      - The number of exclusive IPv4 addresses that a reseller can use (node C(ip-pool/allocate-ip)).
    type: int
  exclusive_ipv6:
    description:
      - The number of exclusive IPv6 addresses that a reseller can use (node C(ip-pool/allocate-ipv6)).
    type: int
  copy_of:
    description:
      - The name of a plan to copy if this plan does not exist. The module duplicates it (operation C(duplicate)) and
        then applies the other options.
      - Ignored if the plan exists.
      - In a list of M(community.plesk.plesk_reseller_plans), the plan to copy can be in the same list. It is created
        first.
    type: str
  force:
    description:
      - Whether to delete a plan with subscribers. The resellers get custom subscriptions first (operation
        C(switch-subscription) of C(reseller)), because servers can refuse to delete a plan that is in use.
    type: bool
    default: false
seealso:
  - module: community.plesk.plesk_reseller_plan_info
  - module: community.plesk.plesk_reseller_plans
  - module: community.plesk.plesk_reseller
notes:
  - If a new plan omits limits or permissions, the server sets default values, which are not documented. The result
    contains them.
  - The operations C(add-package), C(remove-package), C(enable-aps-filter) and C(disable-aps-filter) are not supported,
    because the packages of the application catalog are chosen per service plan. Use M(community.plesk.plesk_packet).
"""

EXAMPLES = r"""
- name: Create a plan for small resellers
  community.plesk.plesk_reseller_plan:
    name: Silver
    limits:
      disk_space: 10G
      max_traffic: unlimited
      max_cl: 20
    overuse: notify
    permissions:
      create_clients: true
      manage_dns: true
    external_id: plan-silver

- name: Create a larger plan as a copy of it
  community.plesk.plesk_reseller_plan:
    name: Gold
    copy_of: Silver
    limits:
      disk_space: 100 GB
      max_cl: 200
    external_id: plan-gold

- name: Rename the first plan, found by its external ID
  community.plesk.plesk_reseller_plan:
    match_by: external_id
    external_id: plan-silver
    name: Bronze

- name: Delete a plan without subscribers
  community.plesk.plesk_reseller_plan:
    name: Bronze
    state: absent
"""

RETURN = r"""
reseller_plan:
  description:
    - The plan with the options of this module, so that a task can use it. In check mode, the plan as it would be.
  returned: success; null when the plan is absent
  type: dict
  sample:
    name: Silver
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
    - Read-only properties of the plan.
  returned: success; empty when the plan is absent or does not exist yet
  type: dict
  contains:
    id:
      description: The ID of the plan.
      type: int
      returned: always
    guid:
      description: The GUID of the plan.
      type: str
      returned: always
  sample:
    id: 3
    guid: 2f9d8b1e-6c3a-4a57-8b0d-9e1f2a3b4c5d
operations:
  description:
    - The names of the operations that were sent, in the order of their first use.
  returned: always
  type: list
  elements: str
  sample: [reseller-plan/get, reseller-plan/get-limit-descriptor, reseller-plan/add]
error:
  description:
    - Details of the failure as structured data. RV(ignore:msg) contains the message too.
  returned: failure
  type: dict
  sample:
    kind: option
    option: limits.max_client
    value: max_client
    message: "limits.max_client: 'max_client' is not a valid name in limits on this server. Did you mean 'max_cl'?"
    remedy: Did you mean 'max_cl'?
"""

from ansible_collections.community.plesk.plugins.module_utils._edge.module import run_single
from ansible_collections.community.plesk.plugins.module_utils._resources.reseller_plan import RESELLER_PLAN


def main() -> None:
    run_single(RESELLER_PLAN)


if __name__ == "__main__":
    main()
