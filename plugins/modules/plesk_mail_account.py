#!/usr/bin/python

# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: plesk_mail_account
short_description: Manage a mail account of a Plesk server
version_added: 1.0.0
author:
  - community.plesk contributors (@ansible-collections)
description:
  - Creates, changes, renames and deletes a mail account over the XML API (operator C(mail)).
  - Reads the site of the address and the account first. Only options that the task sets are compared, and only values
    that differ are written. Aliases and forwarding addresses are added and removed one by one.
  - Domain names are compared in their ASCII form, and names of accounts without letter case.
  - A task that changes nothing sends two HTTP requests. A task that makes changes sends three.
extends_documentation_fragment:
  - community.plesk._plesk
  - community.plesk._attributes
options:
  state:
    description:
      - Whether the account exists.
      - With V(absent), the task fails if the mailbox contains messages, unless O(force=true).
    type: str
    choices: [present, absent]
    default: present
  match_by:
    description:
      - The option that is the key of the account. With V(id), the account is found by its ID among the accounts of the
        site of O(address). If O(address) differs from its address, the account is renamed.
      - Only V(address) can create an account.
    type: str
    choices: [address, id]
    default: address
  address:
    description:
      - The address of the account, such as V(info@example.com). The part before the C(@) is the name of the account
        (node C(name), or C(new-name) to rename it), the part after it is its site.
      - Always required, because it names the site.
      - The site can be written in Unicode or in ASCII. It is returned in ASCII.
    type: str
  id:
    description:
      - The ID of the account. The protocol cannot search for it, so all accounts of the site are read.
      - Used as the key if O(match_by=id). Otherwise, the ID of the account must equal this value.
    type: int
  password:
    description:
      - The password (node C(password)). It is sent as plain text, so use HTTPS.
      - Servers can reject weak passwords, and passwords that contain the name of the account.
    type: str
  update_password:
    description:
      - When O(password) is written. The server does not return passwords, so with V(always) every run writes it and
        reports a change.
    type: str
    choices: [on_create, always]
    default: on_create
  mailbox:
    description:
      - Whether the account has a mailbox (node C(mailbox/enabled)). A new account has none unless this is V(true).
      - With V(false), the task fails if the mailbox contains messages, unless O(force=true).
    type: bool
  quota:
    description:
      - The maximum size of the mailbox (node C(mailbox/quota)), such as V(500M) or V(2G) (powers of 1024), or
        V(unlimited). It is returned in bytes, unlimited as V(-1).
      - With V(default), a new account gets the default size of its subscription, and the size of an existing account
        is not changed.
      - Requires O(mailbox) to create an account.
    type: raw
  aliases:
    description:
      - The complete list of further names of the account on the same site, without the C(@) (nodes C(alias)).
    type: list
    elements: str
  forward_to:
    description:
      - The complete list of addresses to which mail is forwarded (nodes C(forwarding/address)).
      - Sets O(forward_enabled) to V(true), or to V(false) if the list is empty. The server can keep addresses of a
        forwarding that is switched off.
    type: list
    elements: str
  forward_enabled:
    description:
      - Whether mail is forwarded (node C(forwarding/enabled)). To switch forwarding off and to keep its addresses, set
        it to V(false).
      - With V(true), the account must have an address to forward to, or O(forward_to) must contain one.
    type: bool
  autoresponder:
    description:
      - The automatic reply (node C(autoresponder)). Values that the task omits stay, and are sent along with those that
        differ, because it is not documented whether the server merges or replaces the node.
    type: dict
    suboptions:
      enabled:
        description:
          - Whether automatic replies are sent (node C(enabled)).
        type: bool
      subject:
        description:
          - The subject of the reply (node C(subject)).
        type: str
      content_type:
        description:
          - The type of the text (node C(content_type)).
        type: str
        choices: [text/plain, text/html]
      charset:
        description:
          - The character encoding of the reply (node C(charset)).
        type: str
      text:
        description:
          - The text of the reply (node C(text)). White space at the ends of lines is not compared.
        type: str
      forward_to:
        description:
          - An address to which a message is forwarded when it is answered (node C(forward)).
        type: str
      end_date:
        description:
          - The last day on which replies are sent, as C(YYYY-MM-DD) (node C(end_date)). The protocol cannot remove it.
          - Requires version 1.6.7.0 of the protocol.
        type: str
  antivirus:
    description:
      - Which mail is scanned for viruses (node C(antivir)).
    type: str
    choices: ['off', 'in', 'out', inout]
  panel_access:
    description:
      - Whether the account can log in to Plesk (node C(cp-access)).
    type: bool
  update_panel_access:
    description:
      - When O(panel_access) is written. The server does not return it, so with V(always) every run writes it and
        reports a change.
    type: str
    choices: [on_create, always]
    default: on_create
  outgoing_limit:
    description:
      - How many messages the account can send per hour (node C(outgoing-messages-mbox-limit)). A number, V(unlimited),
        or V(default) for the limit of the subscription.
    type: raw
  description:
    description:
      - A description of the account (node C(description)).
    type: str
  force:
    description:
      - Whether to delete an account, or to switch off a mailbox, that contains messages.
    type: bool
    default: false
seealso:
  - module: community.plesk.plesk_mail_accounts
  - module: community.plesk.plesk_mail_account_info
  - module: community.plesk.plesk_mail_settings
notes:
  - If the server rejects an account, the error names a possible cause that a further request supports, such as a mail
    service that is switched off, or an alias that is the name of another account.
  - Servers that do not return O(outgoing_limit) and O(description) let every run with these options report a change. A
    warning says so.
  - Not supported are attachments of automatic replies, because they require an upload over another way, and accounts
    that log in as another user of Plesk (node C(user-guid)), which are returned as a fact only. Mailing lists and spam
    filters are not part of the current protocol.
"""

EXAMPLES = r"""
- name: Create the subscription of the accounts
  community.plesk.plesk_subscription:
    name: example.com
    ftp_login: example_ftp
    ftp_password: "{{ example_password | default('Correct-Horse-7') }}"

- name: Create a mail account with a mailbox
  community.plesk.plesk_mail_account:
    address: jdoe@example.com
    password: "{{ jdoe_password | default('Correct-Horse-8') }}"
    mailbox: true
    quota: 2G
    aliases: [john.doe, sales]
    antivirus: inout

- name: Forward the mail of an account that has no mailbox
  community.plesk.plesk_mail_account:
    address: info@example.com
    forward_to: [jdoe@example.com, archive@example.net]

- name: Reply automatically until the end of the year
  community.plesk.plesk_mail_account:
    address: jdoe@example.com
    autoresponder:
      enabled: true
      subject: Out of office
      text: |
        I am back next year.
        In urgent cases, write to info@example.com.
      end_date: '2030-12-31'

- name: Stop forwarding
  community.plesk.plesk_mail_account:
    address: info@example.com
    forward_to: []

- name: Delete a mail account with its messages
  community.plesk.plesk_mail_account:
    address: info@example.com
    state: absent
    force: true
"""

RETURN = r"""
mail_account:
  description:
    - The account with the options of this module, so that a task can use it. In check mode, the account as it would be.
  returned: success; null when the account is absent
  type: dict
  sample:
    address: jdoe@example.com
    mailbox: true
    quota: 2147483648
    forward_enabled: false
    forward_to: []
    aliases: [john.doe, sales]
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
    - Read-only properties of the account.
  returned: success; empty when the account is absent or does not exist yet
  type: dict
  contains:
    id:
      description: The ID of the account.
      type: int
      returned: always
    name:
      description: The part of the address before the C(@).
      type: str
      returned: always
    usage:
      description: The size of the messages in the mailbox, in bytes.
      type: int
      returned: when the server returns it
    user_guid:
      description: The GUID of the user of Plesk to whom the account belongs.
      type: str
      returned: when the account belongs to a user of Plesk
  sample:
    id: 3
    name: jdoe
    usage: 0
operations:
  description:
    - The names of the operations that were sent, in the order of their first use.
  returned: always
  type: list
  elements: str
  sample: [site/get, mail/get_info, mail/create]
error:
  description:
    - Details of the failure as structured data. RV(ignore:msg) contains the message too.
  returned: failure
  type: dict
  sample:
    kind: option
    option: address
    value: jdoe@example.org
    message: "address: 'jdoe@example.org' is not an email address. Write NAME@DOMAIN, such as info@example.com."
    remedy: Write NAME@DOMAIN, such as info@example.com.
"""

from ansible_collections.community.plesk.plugins.module_utils._edge.module import run_single
from ansible_collections.community.plesk.plugins.module_utils._resources.mail_account import MAIL_ACCOUNT


def main() -> None:
    run_single(MAIL_ACCOUNT)


if __name__ == "__main__":
    main()
