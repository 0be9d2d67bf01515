#!/usr/bin/python

# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: plesk_resellers
short_description: Manage many resellers of a Plesk server in one task
version_added: 1.0.0
author:
  - community.plesk contributors (@ansible-collections)
description:
  - Manages a list of resellers with the comparison and the rules of M(community.plesk.plesk_reseller), but in a few
    requests instead of two for each object.
  - Reads and plans the whole list before it writes. All errors in the list are reported at once, by position.
  - Writes in packets that begin small and grow while the server responds quickly. Each packet ends with a C(get) that
    verifies the changes.
extends_documentation_fragment:
  - community.plesk._plesk
  - community.plesk._plesk.answer_size
  - community.plesk._resellers
  - community.plesk._attributes
options:
  purge:
    description:
      - Whether to delete resellers that O(resellers) does not list.
      - Only resellers that match O(purge_filter) are deleted. The data of each one is checked first.
      - The account that the module logs in with is never deleted. The task fails if the module logs in with a secret
        key that is not the administrator's, because the owner of such a key cannot be determined.
    type: bool
    default: false
  purge_filter:
    description:
      - The conditions for O(purge). An object must match all of them.
      - Required if O(purge=true).
    type: dict
    suboptions:
      plan:
        description:
          - Only resellers who subscribe to this reseller plan.
        type: str
      login_prefix:
        description:
          - Only resellers whose login begins with this text.
        type: str
      external_id_prefix:
        description:
          - Only resellers whose external ID begins with this text.
        type: str
  purge_empty:
    description:
      - Whether to allow O(purge) with an empty list, which deletes all objects that match O(purge_filter).
    type: bool
    default: false
  force:
    description:
      - Whether O(purge) can delete a reseller that has customers or subscriptions. For an entry of the list, set
        O(resellers[].force).
    type: bool
    default: false
  on_error:
    description:
      - What happens after the server rejects an operation. With V(continue), the module continues with the other
        resellers. With V(stop), it sends no further packet. In both cases, the task fails at the end, and RV(results)
        shows what was done.
    type: str
    choices: [continue, stop]
    default: continue
  batch_size:
    description:
      - The maximum number of resellers that one packet writes. Slow servers can require a smaller number.
    type: int
    default: 100
seealso:
  - module: community.plesk.plesk_reseller
  - module: community.plesk.plesk_reseller_info
notes:
  - The progress is written to the log of the host that runs the module (syslog or the journal).
"""

EXAMPLES = r"""
- name: Create two resellers with common options
  community.plesk.plesk_resellers:
    resellers:
      - "{{ common | combine({'login': 'north', 'contact_name': 'North Hosting'}) }}"
      - "{{ common | combine({'login': 'south', 'contact_name': 'South Hosting'}) }}"
  vars:
    common:
      password: "{{ initial_password | default('Correct-Horse-7') }}"
      update_password: on_create
      plan: Default Reseller
      external_id: partner

- name: Delete all partners except north
  community.plesk.plesk_resellers:
    resellers:
      - login: north
    purge: true
    purge_filter:
      external_id_prefix: partner
"""

RETURN = r"""
results:
  description:
    - The result of each entry, in the order of the list, followed by the objects that O(purge) deleted.
  returned: when the list could be planned
  type: list
  elements: dict
  contains:
    login:
      description: The login of the reseller.
      type: str
      returned: always
    verb:
      description: The action taken, or in check mode the action that would be taken.
      type: str
      returned: always
      choices: [created, updated, deleted, converted, unchanged, failed, not_done]
    changed:
      description: Whether the reseller changed, as far as the module could determine.
      type: bool
      returned: always
    purged:
      description: Whether it was deleted because the list omits it.
      type: bool
      returned: when O(purge) deleted it
    reseller:
      description: The reseller, with the options of M(community.plesk.plesk_reseller).
      type: dict
      returned: when it was created or changed
    error:
      description: Details of the failure as structured data.
      type: dict
      returned: when it failed
  sample:
    - login: example
      verb: unchanged
      changed: false
summary:
  description:
    - The number of resellers for each verb.
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
  sample: [reseller/get, reseller/add, reseller/set]
error:
  description:
    - Details of the failure as structured data. If there are several errors, C(errors) contains all of them.
  returned: failure
  type: dict
  sample:
    kind: option
    option: resellers[3].login
    message: >-
      resellers[3].login finds the object (match_by is login), but is missing or blank.
      Give login, or choose another match_by.
    remedy: Give login, or choose another match_by.
"""

from ansible_collections.community.plesk.plugins.module_utils._edge.lists import run_list
from ansible_collections.community.plesk.plugins.module_utils._resources.reseller import RESELLER


def main() -> None:
    run_list(RESELLER)


if __name__ == "__main__":
    main()
