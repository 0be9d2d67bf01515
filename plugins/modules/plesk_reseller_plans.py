#!/usr/bin/python

# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: plesk_reseller_plans
short_description: Manage many reseller plans of a Plesk server in one task
version_added: 1.0.0
author:
  - community.plesk contributors (@ansible-collections)
description:
  - Manages a list of reseller plans with the comparison and the rules of M(community.plesk.plesk_reseller_plan), but in
    a few requests instead of two for each object.
  - Reads and plans the whole list before it writes. All errors in the list are reported at once, by position.
  - Writes in packets that begin small and grow while the server responds quickly. Each packet ends with a C(get) that
    verifies the changes.
  - If a plan changes, the resellers who subscribe to it change too, unless their subscription is locked.
extends_documentation_fragment:
  - community.plesk._plesk
  - community.plesk._plesk.answer_size
  - community.plesk._reseller_plans
  - community.plesk._attributes
options:
  purge:
    description:
      - Whether to delete reseller plans that O(reseller_plans) does not list.
      - Only reseller plans that match O(purge_filter) are deleted. The data of each one is checked first.
    type: bool
    default: false
  purge_filter:
    description:
      - The conditions for O(purge). An object must match all of them.
      - Required if O(purge=true).
    type: dict
    suboptions:
      name_prefix:
        description:
          - Only reseller plans whose name begins with this text.
        type: str
      external_id_prefix:
        description:
          - Only reseller plans whose external ID begins with this text.
        type: str
  purge_empty:
    description:
      - Whether to allow O(purge) with an empty list, which deletes all objects that match O(purge_filter).
    type: bool
    default: false
  force:
    description:
      - Whether O(purge) can delete a plan with subscribers. For an entry of the list, set O(reseller_plans[].force).
    type: bool
    default: false
  on_error:
    description:
      - What happens after the server rejects an operation. With V(continue), the module continues with the other
        reseller plans. With V(stop), it sends no further packet. In both cases, the task fails at the end, and
        RV(results) shows what was done.
    type: str
    choices: [continue, stop]
    default: continue
  batch_size:
    description:
      - The maximum number of reseller plans that one packet writes. Slow servers can require a smaller number.
    type: int
    default: 100
seealso:
  - module: community.plesk.plesk_reseller_plan
  - module: community.plesk.plesk_reseller_plan_info
notes:
  - The progress is written to the log of the host that runs the module (syslog or the journal).
"""

EXAMPLES = r"""
- name: Create the plans on offer
  community.plesk.plesk_reseller_plans:
    reseller_plans:
      - name: Silver
        limits: {disk_space: 10G, max_cl: 20}
        external_id: offer-silver
      - name: Gold
        limits: {disk_space: 100G, max_cl: 200}
        permissions: {create_clients: true}
        external_id: offer-gold

- name: Delete all plans on offer except Gold
  community.plesk.plesk_reseller_plans:
    reseller_plans:
      - name: Gold
    purge: true
    purge_filter:
      external_id_prefix: offer-
"""

RETURN = r"""
results:
  description:
    - The result of each entry, in the order of the list, followed by the objects that O(purge) deleted.
  returned: when the list could be planned
  type: list
  elements: dict
  contains:
    name:
      description: The name of the reseller plan.
      type: str
      returned: always
    verb:
      description: The action taken, or in check mode the action that would be taken.
      type: str
      returned: always
      choices: [created, updated, deleted, converted, unchanged, failed, not_done]
    changed:
      description: Whether the reseller plan changed, as far as the module could determine.
      type: bool
      returned: always
    purged:
      description: Whether it was deleted because the list omits it.
      type: bool
      returned: when O(purge) deleted it
    reseller_plan:
      description: The reseller plan, with the options of M(community.plesk.plesk_reseller_plan).
      type: dict
      returned: when it was created or changed
    error:
      description: Details of the failure as structured data.
      type: dict
      returned: when it failed
  sample:
    - name: example
      verb: unchanged
      changed: false
summary:
  description:
    - The number of reseller plans for each verb.
  returned: when the list could be planned
  type: dict
  sample:
    created: 2
    updated: 1
    deleted: 0
    converted: 0
    unchanged: 997
    failed: 0
    not_done: 0
operations:
  description:
    - The names of the operations that were sent, in the order of their first use.
  returned: always
  type: list
  elements: str
  sample: [reseller-plan/get, reseller-plan/add, reseller-plan/set]
error:
  description:
    - Details of the failure as structured data. If there are several errors, C(errors) contains all of them.
  returned: failure
  type: dict
  sample:
    kind: option
    option: reseller_plans[3].name
    message: >-
      reseller_plans[3].name finds the object (match_by is name), but is missing or blank.
      Give name, or choose another match_by.
    remedy: Give name, or choose another match_by.
"""

from ansible_collections.community.plesk.plugins.module_utils._edge.lists import run_list
from ansible_collections.community.plesk.plugins.module_utils._resources.reseller_plan import RESELLER_PLAN


def main() -> None:
    run_list(RESELLER_PLAN)


if __name__ == "__main__":
    main()
