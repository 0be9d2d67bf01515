#!/usr/bin/python

# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: plesk_mail_account_info
short_description: Gather information about mail accounts of a Plesk server
version_added: 1.0.0
author:
  - community.plesk contributors (@ansible-collections)
description:
  - Returns all mail accounts, those of sites, or single ones (operator C(mail), operation C(get_info)).
  - Sends two HTTP requests, one for the sites and one for the accounts, and more if there are very many sites.
  - Returns each account with the options of M(community.plesk.plesk_mail_account). A task that uses the result as its
    options reports C(ok).
  - Sites and addresses that do not exist are ignored.
extends_documentation_fragment:
  - community.plesk._plesk
  - community.plesk._plesk.answer_size
  - community.plesk._attributes.info
options:
  site:
    description:
      - The domain names of the sites whose accounts are returned. Mutually exclusive with O(address).
    type: list
    elements: str
  address:
    description:
      - The addresses of the accounts to return. Mutually exclusive with O(site).
    type: list
    elements: str
seealso:
  - module: community.plesk.plesk_mail_account
"""

EXAMPLES = r"""
- name: Read all mail accounts of the server
  community.plesk.plesk_mail_account_info:
  register: mail

- name: Read the mail accounts of one site
  community.plesk.plesk_mail_account_info:
    site: [example.com]

- name: Read one mail account
  community.plesk.plesk_mail_account_info:
    address: [jdoe@example.com]
"""

RETURN = r"""
mail_accounts:
  description:
    - The accounts, in the order of their IDs, each with the options of M(community.plesk.plesk_mail_account).
  returned: success
  type: list
  elements: dict
  sample:
    - address: jdoe@example.com
      mailbox: true
      quota: 2147483648
      forward_enabled: false
      forward_to: []
      aliases: [sales]
      autoresponder:
        enabled: false
        subject: null
        content_type: text/plain
        charset: UTF-8
        text: null
        forward_to: null
        end_date: null
      antivirus: inout
      outgoing_limit: default
      description: ''
facts:
  description:
    - Read-only properties of each account, in the order of RV(mail_accounts). See
      RV(community.plesk.plesk_mail_account#module:facts) of one account.
  returned: success
  type: list
  elements: dict
  sample:
    - id: 3
      name: jdoe
      usage: 0
operations:
  description:
    - The names of the operations that were sent, in the order of their first use.
  returned: always
  type: list
  elements: str
  sample: [site/get, webspace/get, mail/get_info]
error:
  description:
    - Details of the failure as structured data. RV(ignore:msg) contains the message too.
  returned: failure
  type: dict
  sample:
    kind: option
    option: address
    value: [jdoe@example.com]
    message: 'address: ["jdoe@example.com"] cannot be combined with site. Use one filter, in several tasks if need be.'
    remedy: Use one filter, in several tasks if need be.
"""

from ansible_collections.community.plesk.plugins.module_utils._edge.info import run_info
from ansible_collections.community.plesk.plugins.module_utils._resources.mail_account import MAIL_ACCOUNT


def main() -> None:
    run_info(MAIL_ACCOUNT, {"site": "site", "address": "address"})


if __name__ == "__main__":
    main()
