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
  - Does for a list of reseller plans what M(community.plesk.plesk_reseller_plan) does for one, with the same
    comparison and the same rules, but in few requests instead of two for each.
  - The whole list is read and planned before anything is written. What is wrong in it is reported at once, by position.
    Then packets of writes are sent, small ones first, larger ones while the server answers quickly. Each ends with the
    C(get) that verifies what it wrote.
  - A changed plan changes the resellers who subscribe to it, unless their subscription is locked.
extends_documentation_fragment:
  - community.plesk._plesk
  - community.plesk._reseller_plans
  - community.plesk._attributes
options:
  purge:
    description:
      - Delete reseller plans that O(reseller_plans) does not name. Only those within O(purge_filter) are, which is
        needed then, and each is judged by its own data before it is deleted. The account that the module logs in with
        never is.
    type: bool
    default: false
  purge_filter:
    description:
      - What O(purge) is narrowed to. Several conditions must all hold.
    type: dict
    suboptions:
      name_prefix:
        description:
          - Only reseller plans whose name begins so.
        type: str
      external_id_prefix:
        description:
          - Only reseller plans whose external identifier begins so.
        type: str
  purge_empty:
    description:
      - Allow O(purge) with an empty list, which deletes everything within O(purge_filter).
    type: bool
    default: false
  force:
    description:
      - Let O(purge) delete even a plan to which resellers subscribe. Entries of the list have a
        O(reseller_plans[].force) of their own.
    type: bool
    default: false
  on_error:
    description:
      - What happens after the server refused something. With V(continue), the other reseller plans are still done. With
        V(stop), no further packet is sent. Either way the task fails in the end, and RV(results) says what was done.
    type: str
    choices: [continue, stop]
    default: continue
  batch_size:
    description:
      - How many reseller plans one packet writes at most. Slow servers may need a smaller number.
    type: int
    default: 100
  answer_size:
    description:
      - How large an answer may be, such as V(512M). The default follows from what is asked.
    type: str
seealso:
  - module: community.plesk.plesk_reseller_plan
  - module: community.plesk.plesk_reseller_plan_info
notes:
  - Progress is written to the log of the host that runs the module (syslog or the journal).
"""

EXAMPLES = r"""
- name: The plans on offer
  community.plesk.plesk_reseller_plans:
    reseller_plans:
      - name: Silver
        limits: {disk_space: 10G, max_cl: 20}
        external_id: offer-silver
      - name: Gold
        limits: {disk_space: 100G, max_cl: 200}
        permissions: {create_clients: true}
        external_id: offer-gold

- name: Only Gold is still on offer
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
    - What became of each entry, in the order of the list, and then of what O(purge) deleted.
  returned: when the list could be planned
  type: list
  elements: dict
  contains:
    name:
      description: The name of the reseller plan.
      type: str
      returned: always
    verb:
      description: What was done; in check mode, what would be.
      type: str
      returned: always
      choices: [created, updated, deleted, converted, unchanged, failed, not_done]
    changed:
      description: Whether the reseller plan changed, as far as it is known.
      type: bool
      returned: always
    purged:
      description: That it was deleted because the list does not name it.
      type: bool
      returned: for what O(purge) deletes
    reseller_plan:
      description: The reseller plan, with the options of M(community.plesk.plesk_reseller_plan).
      type: dict
      returned: where it was created or changed
    error:
      description: Why it failed.
      type: dict
      returned: where it failed
  sample:
    - name: example
      verb: unchanged
      changed: false
summary:
  description:
    - How many reseller plans there are of each verb.
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
    - What went wrong, as data. With several errors, its C(errors) has each of them.
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
