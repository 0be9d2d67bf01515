# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The entries that M(community.plesk.plesk_mail_accounts) takes.

Written by tests/update_bulk_docs.py from the documentation of M(community.plesk.plesk_mail_account): change it there.
Note that this doc fragment is **PRIVATE** to the collection.
"""

from __future__ import annotations


class ModuleDocFragment:
    """The options of an entry."""

    DOCUMENTATION = r"""
options:
  mail_accounts:
    description:
      - The mail accounts. Each entry takes the options of M(community.plesk.plesk_mail_account).
      - Two entries that mean the same object are an error that names both.
    type: list
    elements: dict
    required: true
    suboptions:
      state:
        description:
          - Whether the account exists.
          - With V(absent), the task fails if the mailbox contains messages, unless
            O(mail_accounts[].force=true).
        type: str
        choices:
          - present
          - absent
        default: present
      match_by:
        description:
          - The option that is the key of the account. With V(id), the account is
            found by its ID among the accounts of the site of O(mail_accounts[].address).
            If O(mail_accounts[].address) differs from its address, the account
            is renamed.
          - Only V(address) can create an account.
        type: str
        choices:
          - address
          - id
        default: address
      address:
        description:
          - The address of the account, such as V(info@example.com). The part before
            the C(@) is the name of the account (node C(name), or C(new-name) to
            rename it), the part after it is its site.
          - Always required, because it names the site.
          - The site can be written in Unicode or in ASCII. It is returned in ASCII.
        type: str
      id:
        description:
          - The ID of the account. The protocol cannot search for it, so all accounts
            of the site are read.
          - Used as the key if O(mail_accounts[].match_by=id). Otherwise, the ID
            of the account must equal this value.
        type: int
      password:
        description:
          - The password (node C(password)). It is sent as plain text, so use HTTPS.
          - Servers can reject weak passwords, and passwords that contain the name
            of the account.
        type: str
      update_password:
        description:
          - When O(mail_accounts[].password) is written. The server does not return
            passwords, so with V(always) every run writes it and reports a change.
        type: str
        choices:
          - on_create
          - always
        default: on_create
      mailbox:
        description:
          - Whether the account has a mailbox (node C(mailbox/enabled)). A new account
            has none unless this is V(true).
          - With V(false), the task fails if the mailbox contains messages, unless
            O(mail_accounts[].force=true).
        type: bool
      quota:
        description:
          - The maximum size of the mailbox (node C(mailbox/quota)), such as V(500M)
            or V(2G) (powers of 1024), or V(unlimited). It is returned in bytes,
            unlimited as V(-1).
          - With V(default), a new account gets the default size of its subscription,
            and the size of an existing account is not changed.
          - Requires O(mail_accounts[].mailbox) to create an account.
        type: raw
      aliases:
        description:
          - The complete list of further names of the account on the same site,
            without the C(@) (nodes C(alias)).
        type: list
        elements: str
      forward_to:
        description:
          - The complete list of addresses to which mail is forwarded (nodes C(forwarding/address)).
          - Sets O(mail_accounts[].forward_enabled) to V(true), or to V(false) if
            the list is empty. The server can keep addresses of a forwarding that
            is switched off.
        type: list
        elements: str
      forward_enabled:
        description:
          - Whether mail is forwarded (node C(forwarding/enabled)). To switch forwarding
            off and to keep its addresses, set it to V(false).
          - With V(true), the account must have an address to forward to, or O(mail_accounts[].forward_to)
            must contain one.
        type: bool
      autoresponder:
        description:
          - The automatic reply (node C(autoresponder)). Values that the task omits
            stay, and are sent along with those that differ, because it is not documented
            whether the server merges or replaces the node.
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
            choices:
              - text/plain
              - text/html
          charset:
            description:
              - The character encoding of the reply (node C(charset)).
            type: str
          text:
            description:
              - The text of the reply (node C(text)). White space at the ends of
                lines is not compared.
            type: str
          forward_to:
            description:
              - An address to which a message is forwarded when it is answered (node
                C(forward)).
            type: str
          end_date:
            description:
              - The last day on which replies are sent, as C(YYYY-MM-DD) (node C(end_date)).
                The protocol cannot remove it.
              - Requires version 1.6.7.0 of the protocol.
            type: str
      antivirus:
        description:
          - Which mail is scanned for viruses (node C(antivir)).
        type: str
        choices:
          - 'off'
          - in
          - out
          - inout
      panel_access:
        description:
          - Whether the account can log in to Plesk (node C(cp-access)).
        type: bool
      update_panel_access:
        description:
          - When O(mail_accounts[].panel_access) is written. The server does not
            return it, so with V(always) every run writes it and reports a change.
        type: str
        choices:
          - on_create
          - always
        default: on_create
      outgoing_limit:
        description:
          - How many messages the account can send per hour (node C(outgoing-messages-mbox-limit)).
            A number, V(unlimited), or V(default) for the limit of the subscription.
        type: raw
      description:
        description:
          - A description of the account (node C(description)).
        type: str
      force:
        description:
          - Whether to delete an account, or to switch off a mailbox, that contains
            messages.
        type: bool
        default: false
"""
