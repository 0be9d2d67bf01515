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
  - Creates, changes, duplicates, renames and deletes a reseller plan over the XML API (operator C(reseller-plan)),
    which only the administrator may do.
  - The plan is read first. Only the options that the task names are compared, O(limits) and O(permissions) name by
    name. When one entry of a group differs, the whole group is written, the present values overlaid with the wanted
    ones, because nobody knows whether a server merges or replaces it.
  - A changed plan changes the resellers who subscribe to it, unless their subscription is locked. The diff says so.
  - A task that finds nothing to change costs one HTTP request, a task that changes something two, and the creation of a
    plan with O(copy_of) three.
extends_documentation_fragment:
  - community.plesk._plesk
  - community.plesk._attributes
options:
  state:
    description:
      - Whether the plan exists.
      - With V(absent), a plan to which resellers subscribe is refused with their logins unless O(force=true).
    type: str
    choices: [present, absent]
    default: present
  match_by:
    description:
      - The option that finds the plan. The others are values to converge, so that O(name) can be changed with
        O(match_by=external_id), O(match_by=id) or O(match_by=guid).
      - Only V(name) and V(external_id) can create a plan.
      - A key that several plans share, and a plan found by O(name) though not by this key, are errors.
    type: str
    choices: [name, id, guid, external_id]
    default: name
  name:
    description:
      - The name of the plan (node C(name)). Needed to create it.
    type: str
  id:
    description:
      - The number of the plan, to find it with O(match_by=id) (filter node C(id)). With another O(match_by), the
        plan found must have it.
    type: int
  guid:
    description:
      - The GUID of the plan, to find it with O(match_by=guid) (filter node C(guid)). With another O(match_by), the
        plan found must have it.
    type: str
  external_id:
    description:
      - An identifier of your own, such as the number in a billing system (node C(external-id)).
    type: str
  limits:
    description:
      - Limits by name (nodes C(limits/limit)). Names that the task leaves out keep their values.
      - The server's descriptor says which names there are and of which type they are. An unknown name is an error that
        lists the nearest ones; a name that the plan already has is never unknown.
      - Write sizes such as V(10G), V(512 MB) or a number of bytes (powers of 1024), counts as numbers, dates as
        C(YYYY-MM-DD), and V(unlimited) (or V(-1)) for no limit. They are returned as integers, unlimited as -1.
    type: dict
  overuse:
    description:
      - What happens when a reseller exceeds his limits (node C(limits/resource-policy/overuse)).
      - With V(block), usage cannot pass a limit. With V(notify), it can, and a mail tells when a limit is reached. With
        V(normal), it can, but the reseller is suspended when disk space or traffic is used up. With V(not_suspend) he
        never is, and with V(not_suspend_notify) a mail is sent.
    type: str
    choices: [block, normal, notify, not_suspend, not_suspend_notify]
  oversell:
    description:
      - Whether the reseller may sell more than he has (node C(limits/resource-policy/oversell)).
    type: bool
  permissions:
    description:
      - Permissions by name, each a boolean (nodes C(permissions/permission)). Names that the task leaves out keep their
        values; names are checked as in O(limits).
    type: dict
  shared_ip_addresses:
    description:
      - The shared addresses in the pool that resellers of this plan get, all of them (nodes C(ip-pool/ip-address)).
    type: list
    elements: str
  exclusive_ipv4:
    description:
      - How many exclusive IPv4 addresses a reseller may use (node C(ip-pool/allocate-ip)).
    type: int
  exclusive_ipv6:
    description:
      - How many exclusive IPv6 addresses a reseller may use (node C(ip-pool/allocate-ipv6)).
    type: int
  copy_of:
    description:
      - The name of a plan to start from when this one does not exist. It is duplicated (operation C(duplicate)), and
        then the other options of the task are converged.
      - For a plan that exists it says nothing.
      - In a list of M(community.plesk.plesk_reseller_plans) it may name a plan of the same list,
        which is then made first.
    type: str
  force:
    description:
      - Delete the plan even if resellers subscribe to it. They get custom subscriptions first (operation
        C(switch-subscription) of C(reseller)), because servers may refuse to delete a plan in use.
    type: bool
    default: false
seealso:
  - module: community.plesk.plesk_reseller_plan_info
  - module: community.plesk.plesk_reseller_plans
  - module: community.plesk.plesk_reseller
notes:
  - A server gives limits and permissions that a new plan leaves out defaults of its own, which are not documented. The
    result shows them.
"""

EXAMPLES = r"""
- name: A plan for small resellers
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

- name: A bigger one that starts as its copy
  community.plesk.plesk_reseller_plan:
    name: Gold
    copy_of: Silver
    limits:
      disk_space: 100 GB
      max_cl: 200
    external_id: plan-gold

- name: The first one renamed, found by its external id
  community.plesk.plesk_reseller_plan:
    match_by: external_id
    external_id: plan-silver
    name: Bronze

- name: A plan that nobody subscribes to, gone
  community.plesk.plesk_reseller_plan:
    name: Bronze
    state: absent
"""

RETURN = r"""
reseller_plan:
  description:
    - The plan, with the options of this module, so that it can be given back as a task. In check mode, as it will be.
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
    - What cannot be set.
  returned: success; empty when the plan is absent or does not exist yet
  type: dict
  contains:
    id:
      description: The number of the plan.
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
    - What went wrong, as data. The message is also in RV(ignore:msg).
  returned: failure
  type: dict
  sample:
    kind: option
    option: limits.max_client
    value: max_client
    message: "limits.max_client: 'max_client' is not a name that this server knows in limits. Did you mean 'max_cl'?"
    remedy: Did you mean 'max_cl'?
"""

from ansible_collections.community.plesk.plugins.module_utils._edge.module import run_single
from ansible_collections.community.plesk.plugins.module_utils._resources.reseller_plan import RESELLER_PLAN


def main() -> None:
    run_single(RESELLER_PLAN)


if __name__ == "__main__":
    main()
