#!/usr/bin/python

# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: plesk_subscriptions
short_description: Manage many subscriptions of a Plesk server in one task
version_added: 1.0.0
author:
  - community.plesk contributors (@ansible-collections)
description:
  - Manages a list of subscriptions as M(community.plesk.plesk_subscription) manages one, with the same comparison and
    the same rules, but in few requests instead of two for each.
  - The module reads and plans the whole list before it writes anything. All errors in the list are reported together,
    with their positions. Then it sends packets of writes, small ones first, larger ones while the server responds
    quickly. Each packet ends with the C(get) that verifies what it wrote.
extends_documentation_fragment:
  - community.plesk._plesk
  - community.plesk._plesk.answer_size
  - community.plesk._subscriptions
  - community.plesk._attributes
options:
  purge:
    description:
      - Whether to delete subscriptions that O(subscriptions) does not list.
      - Only subscriptions that match O(purge_filter) are deleted; each one's own data is checked first.
        O(purge_filter) is required if O(purge=true).
    type: bool
    default: false
  purge_filter:
    description:
      - Which subscriptions O(purge) can delete. If several conditions are set, all of them must match.
    type: dict
    suboptions:
      owner:
        description:
          - Only subscriptions of this owner, the login of a customer or reseller, or V(admin).
        type: str
      name_prefix:
        description:
          - Only subscriptions whose name begins with this text.
        type: str
      external_id_prefix:
        description:
          - Only subscriptions whose external identifier begins with this text.
        type: str
  purge_empty:
    description:
      - Whether to allow O(purge) with an empty list, which deletes all subscriptions that match O(purge_filter).
    type: bool
    default: false
  force:
    description:
      - Whether O(purge) deletes subscriptions that are not empty. Entries of the list have an option
        O(subscriptions[].force) of their own.
    type: bool
    default: false
  on_error:
    description:
      - What to do if the server rejects a change. With V(continue), the other subscriptions are still processed. With
        V(stop), no further packet is sent. In both cases, the task fails at the end, and RV(results) contains what was
        done.
    type: str
    choices: [continue, stop]
    default: continue
  batch_size:
    description:
      - The maximum number of subscriptions that one packet writes. Slow servers can need a smaller number.
    type: int
    default: 100
seealso:
  - module: community.plesk.plesk_subscription
  - module: community.plesk.plesk_subscription_info
notes:
  - Progress is written to the log of the host that runs the module (syslog or the journal).
"""

EXAMPLES = r"""
- name: Create two forwarding subscriptions
  community.plesk.plesk_subscriptions:
    subscriptions:
      - name: example.com
        hosting_type: standard_forwarding
        forward_to: https://www.example.net/
        external_id: crm-1
      - name: example.org
        hosting_type: standard_forwarding
        forward_to: https://www.example.net/
        external_id: crm-2

- name: Suspend both
  community.plesk.plesk_subscriptions:
    subscriptions:
      - {name: example.com, status: disabled}
      - {name: example.org, status: disabled}

- name: Delete all subscriptions of the administrator with an ID of the billing system, except example.com
  community.plesk.plesk_subscriptions:
    subscriptions:
      - name: example.com
        status: active
    purge: true
    purge_filter:
      owner: admin
      external_id_prefix: crm-
"""

RETURN = r"""
results:
  description:
    - The results of the entries, in the order of the list, followed by the subscriptions that O(purge) deleted.
  returned: when the list could be planned
  type: list
  elements: dict
  contains:
    name:
      description: The name of the subscription.
      type: str
      returned: always
    verb:
      description: The action taken, or in check mode the action that would be taken.
      type: str
      returned: always
      choices: [created, updated, deleted, converted, unchanged, failed, not_done]
    changed:
      description: Whether the subscription changed, as far as the module could determine.
      type: bool
      returned: always
    purged:
      description: True if it was deleted because the list does not contain it.
      type: bool
      returned: when O(purge) deletes the subscription
    subscription:
      description: The subscription, with the options of M(community.plesk.plesk_subscription).
      type: dict
      returned: when it was created or changed
    error:
      description: Details of the failure.
      type: dict
      returned: when it failed
  sample:
    - name: example
      verb: unchanged
      changed: false
summary:
  description:
    - The number of subscriptions for each verb.
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
  sample: [webspace/get, webspace/add, webspace/set]
error:
  description:
    - Details of the failure as structured data. If there are several errors, C(errors) contains all of them.
  returned: failure
  type: dict
  sample:
    kind: option
    option: subscriptions[3].name
    message: >-
      subscriptions[3].name finds the object (match_by is name), but is missing or blank.
      Give name, or choose another match_by.
    remedy: Give name, or choose another match_by.
"""

from ansible_collections.community.plesk.plugins.module_utils._edge.lists import run_list
from ansible_collections.community.plesk.plugins.module_utils._resources.subscription import SUBSCRIPTION


def main() -> None:
    run_list(SUBSCRIPTION)


if __name__ == "__main__":
    main()
