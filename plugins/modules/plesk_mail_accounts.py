#!/usr/bin/python

# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: plesk_mail_accounts
short_description: Manage many mail accounts of a Plesk server in one task
version_added: 1.0.0
author:
  - community.plesk contributors (@ansible-collections)
description:
  - Manages a list of mail accounts with the comparison and the rules of M(community.plesk.plesk_mail_account), but in
    a few requests instead of three for each object.
  - Reads and plans the whole list before it writes. All errors in the list are reported at once, by position.
  - Writes in packets that begin small and grow while the server responds quickly. Each packet ends with a C(get) that
    verifies the changes.
  - An unchanged list takes one request for its sites and a few for its accounts. Accounts of one site are read
    together.
extends_documentation_fragment:
  - community.plesk._plesk
  - community.plesk._plesk.answer_size
  - community.plesk._mail_accounts
  - community.plesk._attributes
options:
  purge:
    description:
      - Whether to delete mail accounts that O(mail_accounts) does not list.
      - Only mail accounts that match O(purge_filter) are deleted. The data of each one is checked first.
    type: bool
    default: false
  purge_filter:
    description:
      - The conditions for O(purge). An object must match all of them.
      - Required if O(purge=true).
    type: dict
    suboptions:
      site:
        description:
          - Only mail accounts of this site. Required if O(purge=true).
        type: str
      address_prefix:
        description:
          - Only mail accounts whose address begins with this text.
        type: str
  purge_empty:
    description:
      - Whether to allow O(purge) with an empty list, which deletes all objects that match O(purge_filter).
    type: bool
    default: false
  force:
    description:
      - Whether O(purge) can delete an account whose mailbox contains messages. For an entry of the list, set
        O(mail_accounts[].force).
    type: bool
    default: false
  on_error:
    description:
      - What happens after the server rejects an operation. With V(continue), the module continues with the other
        mail accounts. With V(stop), it sends no further packet. In both cases, the task fails at the end, and
        RV(results) shows what was done.
    type: str
    choices: [continue, stop]
    default: continue
  batch_size:
    description:
      - The maximum number of mail accounts that one packet writes. Slow servers can require a smaller number.
    type: int
    default: 100
seealso:
  - module: community.plesk.plesk_mail_account
  - module: community.plesk.plesk_mail_account_info
notes:
  - The progress is written to the log of the host that runs the module (syslog or the journal).
"""

EXAMPLES = r"""
- name: Create the subscription of the accounts
  community.plesk.plesk_subscription:
    name: example.com
    ftp_login: example_ftp
    ftp_password: "{{ example_password | default('Correct-Horse-7') }}"

- name: Create mail accounts
  community.plesk.plesk_mail_accounts:
    mail_accounts:
      - address: jdoe@example.com
        mailbox: true
        quota: 2G
        password: "{{ jdoe_password | default('Correct-Horse-8') }}"
      - address: info@example.com
        aliases: [sales, support]
        forward_to: [jdoe@example.com]

- name: Delete all accounts of the site except one
  community.plesk.plesk_mail_accounts:
    mail_accounts:
      - address: jdoe@example.com
    purge: true
    purge_filter:
      site: example.com
"""

RETURN = r"""
results:
  description:
    - The result of each entry, in the order of the list, followed by the objects that O(purge) deleted.
  returned: when the list could be planned
  type: list
  elements: dict
  contains:
    address:
      description: The address of the mail account.
      type: str
      returned: always
    verb:
      description: The action taken, or in check mode the action that would be taken.
      type: str
      returned: always
      choices: [created, updated, deleted, converted, unchanged, failed, not_done]
    changed:
      description: Whether the mail account changed, as far as the module could determine.
      type: bool
      returned: always
    purged:
      description: Whether it was deleted because the list omits it.
      type: bool
      returned: when O(purge) deleted it
    mail_account:
      description: The mail account, with the options of M(community.plesk.plesk_mail_account).
      type: dict
      returned: when it was created or changed
    error:
      description: Details of the failure as structured data.
      type: dict
      returned: when it failed
  sample:
    - address: jdoe@example.com
      verb: unchanged
      changed: false
summary:
  description:
    - The number of mail accounts for each verb.
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
  sample: [site/get, mail/get_info, mail/create, mail/update]
error:
  description:
    - Details of the failure as structured data. If there are several errors, C(errors) contains all of them.
  returned: failure
  type: dict
  sample:
    kind: option
    option: mail_accounts[3].address
    message: >-
      mail_accounts[3].address finds the object (match_by is address), but is missing or blank.
      Give address, or choose another match_by.
    remedy: Give address, or choose another match_by.
"""

from ansible_collections.community.plesk.plugins.module_utils._edge.lists import run_list
from ansible_collections.community.plesk.plugins.module_utils._resources.mail_account import MAIL_ACCOUNT


def main() -> None:
    run_list(MAIL_ACCOUNT)


if __name__ == "__main__":
    main()
