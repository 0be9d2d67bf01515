#!/usr/bin/python

# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: plesk_ftp_users
short_description: Manage many FTP users of a Plesk server in one task
version_added: 1.0.0
author:
  - community.plesk contributors (@ansible-collections)
description:
  - Manages a list of FTP users as M(community.plesk.plesk_ftp_user) manages one, with the same comparison and the
    same rules, but in few requests instead of two for each.
  - The module reads and plans the whole list before it writes anything. All errors in the list are reported together,
    with their positions. Then it sends packets of writes, small ones first, larger ones while the server responds
    quickly. Each packet ends with the C(get) that verifies what it wrote.
extends_documentation_fragment:
  - community.plesk._plesk
  - community.plesk._plesk.answer_size
  - community.plesk._ftp_users
  - community.plesk._attributes
options:
  purge:
    description:
      - Whether to delete FTP users that O(ftp_users) does not list.
      - Only users that match O(purge_filter) are deleted; each one's own data is checked first. O(purge_filter) is
        required if O(purge=true).
    type: bool
    default: false
  purge_filter:
    description:
      - Which users O(purge) can delete. If several conditions are set, all of them must match.
    type: dict
    suboptions:
      subscription:
        description:
          - Only users of the subscription with this name.
        type: str
      name_prefix:
        description:
          - Only users whose name begins with this text.
        type: str
  purge_empty:
    description:
      - Whether to allow O(purge) with an empty list, which deletes all users that match O(purge_filter).
    type: bool
    default: false
  force:
    description:
      - Has no effect, because the deletion of an FTP user never requires it. It exists in all bulk modules.
    type: bool
    default: false
  on_error:
    description:
      - What to do if the server rejects a change. With V(continue), the other users are still processed. With
        V(stop), no further packet is sent. In both cases, the task fails at the end, and RV(results) contains what was
        done.
    type: str
    choices: [continue, stop]
    default: continue
  batch_size:
    description:
      - The maximum number of users that one packet writes. Slow servers can need a smaller number.
    type: int
    default: 100
seealso:
  - module: community.plesk.plesk_ftp_user
  - module: community.plesk.plesk_ftp_user_info
notes:
  - Progress is written to the log of the host that runs the module (syslog or the journal).
"""

EXAMPLES = r"""
- name: Create the subscription example.com
  community.plesk.plesk_subscription:
    name: example.com
    ftp_login: example_ftp
    ftp_password: "{{ example_password | default('Correct-Horse-7') }}"

- name: Create two FTP users
  community.plesk.plesk_ftp_users:
    ftp_users:
      - name: upload
        subscription: example.com
        password: "{{ upload_password | default('Correct-Horse-7') }}"
      - name: download
        subscription: example.com
        password: "{{ download_password | default('Correct-Horse-8') }}"

- name: Delete all FTP users of the subscription, except upload
  community.plesk.plesk_ftp_users:
    ftp_users:
      - name: upload
    purge: true
    purge_filter:
      subscription: example.com
"""

RETURN = r"""
results:
  description:
    - The results of the entries, in the order of the list, followed by the users that O(purge) deleted.
  returned: when the list could be planned
  type: list
  elements: dict
  contains:
    name:
      description: The login of the user.
      type: str
      returned: always
    verb:
      description: The action taken, or in check mode the action that would be taken.
      type: str
      returned: always
      choices: [created, updated, deleted, converted, unchanged, failed, not_done]
    changed:
      description: Whether the user changed, as far as the module could determine.
      type: bool
      returned: always
    purged:
      description: True if it was deleted because the list does not contain it.
      type: bool
      returned: when O(purge) deletes the user
    ftp_user:
      description: The user, with the options of M(community.plesk.plesk_ftp_user).
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
    - The number of users for each verb.
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
  sample: [ftp-user/get, ftp-user/add, ftp-user/set]
error:
  description:
    - Details of the failure as structured data. If there are several errors, C(errors) contains all of them.
  returned: failure
  type: dict
  sample:
    kind: option
    option: ftp_users[3].name
    message: >-
      ftp_users[3].name finds the object (match_by is name), but is missing or blank.
      Give name, or choose another match_by.
    remedy: Give name, or choose another match_by.
"""

from ansible_collections.community.plesk.plugins.module_utils._edge.lists import run_list
from ansible_collections.community.plesk.plugins.module_utils._resources.ftp_user import FTP_USER


def main() -> None:
    run_list(FTP_USER)


if __name__ == "__main__":
    main()
