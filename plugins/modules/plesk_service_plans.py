#!/usr/bin/python

# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: plesk_service_plans
short_description: Manage many service plans of a Plesk server in one task
version_added: 1.0.0
author:
  - community.plesk contributors (@ansible-collections)
description:
  - Does for a list of service plans what M(community.plesk.plesk_service_plan) does for one, with the same comparison
    and the same rules, but in few requests instead of two for each.
  - The whole list is read and planned before anything is written. Errors in it are reported at once, by position. Then
    packets of writes are sent, small ones first, larger ones while the server responds quickly. Each ends with the
    C(get) that verifies what it wrote.
  - If a plan changes, the server changes its subscriptions too, unless they are locked (customized). The diff shows
    this, and parts that a subscription could not get are warnings.
extends_documentation_fragment:
  - community.plesk._plesk
  - community.plesk._plesk.answer_size
  - community.plesk._service_plans
  - community.plesk._attributes
options:
  purge:
    description:
      - Whether to delete service plans that O(service_plans) does not list.
      - Only service plans that match O(purge_filter) are deleted; the data of each one is checked first.
        O(purge_filter) is required if O(purge=true).
    type: bool
    default: false
  purge_filter:
    description:
      - The conditions for O(purge). A service plan must meet all of them.
      - Without O(purge_filter.owner), only service plans of the login account are deleted.
    type: dict
    suboptions:
      owner:
        description:
          - Only service plans of this owner.
        type: str
      name_prefix:
        description:
          - Only service plans whose name begins with this text.
        type: str
      external_id_prefix:
        description:
          - Only service plans whose external ID begins with this text.
        type: str
  purge_empty:
    description:
      - Whether to allow O(purge) with an empty list, which deletes everything that matches O(purge_filter).
    type: bool
    default: false
  force:
    description:
      - Whether O(purge) deletes service plans that subscriptions use. Entries of the list have their own
        O(service_plans[].force).
    type: bool
    default: false
  on_error:
    description:
      - What happens after the server rejected an operation. With V(continue), the module continues with the other
        service plans. With V(stop), it sends no further packet. In both cases, the task fails in the end, and
        RV(results) contains what was done.
    type: str
    choices: [continue, stop]
    default: continue
  batch_size:
    description:
      - The maximum number of service plans that one packet writes. Slow servers can require a smaller number.
    type: int
    default: 100
seealso:
  - module: community.plesk.plesk_service_plan
  - module: community.plesk.plesk_service_plan_info
notes:
  - Progress is written to the log of the host that runs the module (syslog or the journal).
"""

EXAMPLES = r"""
- name: Create the plans on offer
  community.plesk.plesk_service_plans:
    service_plans:
      - name: Silver
        limits: {disk_space: 10G, max_db: 5}
        external_id: offer-silver
      - name: Gold
        limits: {disk_space: 100G, max_db: unlimited}
        hosting: {shell: /bin/bash}
        external_id: offer-gold

- name: Keep only Gold on offer
  community.plesk.plesk_service_plans:
    service_plans:
      - name: Gold
    purge: true
    purge_filter:
      external_id_prefix: offer-
"""

RETURN = r"""
results:
  description:
    - What happened to each entry, in the order of the list, followed by what O(purge) deleted.
  returned: when the list could be planned
  type: list
  elements: dict
  contains:
    owner:
      description: The owner that the entry sets.
      type: str
      returned: always
    name:
      description: The name of the service plan.
      type: str
      returned: always
    verb:
      description: The action taken, or in check mode the action that would be taken.
      type: str
      returned: always
      choices: [created, updated, deleted, converted, unchanged, failed, not_done]
    changed:
      description: Whether the service plan changed, as far as the module could determine.
      type: bool
      returned: always
    purged:
      description: Whether the service plan was deleted because the list omits it.
      type: bool
      returned: when O(purge) deletes it
    service_plan:
      description: The service plan, with the options of M(community.plesk.plesk_service_plan).
      type: dict
      returned: when it was created or changed
    error:
      description: Details of the failure.
      type: dict
      returned: when it failed
  sample:
    - owner: null
      name: Gold
      verb: unchanged
      changed: false
summary:
  description:
    - The number of service plans of each verb.
  returned: when the list could be planned
  type: dict
  sample:
    created: 2
    updated: 1
    deleted: 0
    converted: 0
    unchanged: 7
    failed: 0
    not_done: 0
operations:
  description:
    - The names of the operations that were sent, in the order of their first use.
  returned: always
  type: list
  elements: str
  sample: [service-plan/get, service-plan/add, service-plan/set]
error:
  description:
    - Details of the failure as structured data. If there are several errors, its C(errors) contains each of them.
  returned: failure
  type: dict
  sample:
    kind: option
    option: service_plans[3].name
    message: >-
      service_plans[3].name finds the object (match_by is name), but is missing or blank.
      Give name, or choose another match_by.
    remedy: Give name, or choose another match_by.
"""

from ansible_collections.community.plesk.plugins.module_utils._edge.lists import run_list
from ansible_collections.community.plesk.plugins.module_utils._resources.service_plan import SERVICE_PLAN


def main() -> None:
    run_list(SERVICE_PLAN)


if __name__ == "__main__":
    main()
