#!/usr/bin/python

# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: plesk_mail_settings
short_description: Manage the mail settings of a site of a Plesk server
version_added: 1.0.0
author:
  - community.plesk contributors (@ansible-collections)
description:
  - Changes the mail settings of a site over the XML API (operator C(mail), operation C(set_prefs)). They exist as long
    as the site does.
  - Reads the site and its settings first. Only options that the task sets are compared, and only those that differ are
    written.
  - A task that changes nothing sends two HTTP requests. A task that makes changes sends three.
extends_documentation_fragment:
  - community.plesk._plesk
  - community.plesk._attributes
options:
  site:
    description:
      - The domain name of the site. Main sites of subscriptions, additional sites and subdomains have mail settings.
      - Always required. The name can be written in Unicode or in ASCII.
    type: str
  enabled:
    description:
      - Whether the mail service of the site is switched on (node C(mailservice)).
      - Some servers do not return the other settings while the service is off. They are not compared then, and a
        warning says so.
    type: bool
  nonexistent_user:
    description:
      - What happens to mail for addresses of the site that do not exist (node C(nonexistent-user)).
      - Set V(reject), a map of C(bounce) and a text to bounce with, or a map of C(forward) and an address.
    type: raw
  webmail:
    description:
      - The name of the webmail, such as V(roundcube), or V(none) (node C(webmail)).
    type: str
  dkim:
    description:
      - Whether outgoing mail is signed with DKIM (node C(spam-protect-sign)).
    type: bool
  greylisting:
    description:
      - Whether greylisting is on for the site (node C(greylisting)).
    type: bool
  webmail_certificate:
    description:
      - The name of the SSL/TLS certificate of the webmail (node C(webmail-certificate)).
      - Requires version 1.6.8.0 of the protocol.
    type: str
seealso:
  - module: community.plesk.plesk_mail_settings_info
  - module: community.plesk.plesk_mail_account
notes:
  - Mail providers and addresses of the mail server are not supported, because only Plesk Automation uses them.
    Addresses are returned as a fact.
  - The operation C(get-available-mail-providers) is not used for the same reason.
"""

EXAMPLES = r"""
- name: Create the subscription of the site
  community.plesk.plesk_subscription:
    name: example.com
    ftp_login: example_ftp
    ftp_password: "{{ example_password | default('Correct-Horse-7') }}"

- name: Sign outgoing mail and collect mail for unknown addresses
  community.plesk.plesk_mail_settings:
    site: example.com
    dkim: true
    nonexistent_user:
      forward: catchall@example.com
    webmail: roundcube

- name: Reject mail for unknown addresses
  community.plesk.plesk_mail_settings:
    site: example.com
    nonexistent_user: reject

- name: Switch the mail service of the site off
  community.plesk.plesk_mail_settings:
    site: example.com
    enabled: false
"""

RETURN = r"""
mail_settings:
  description:
    - The settings with the options of this module, so that a task can use them. In check mode, the settings as they
      would be.
  returned: success
  type: dict
  sample:
    site: example.com
    nonexistent_user:
      forward: catchall@example.com
    webmail: roundcube
    dkim: true
    greylisting: false
    enabled: true
    webmail_certificate: null
facts:
  description:
    - Read-only properties of the settings.
  returned: success; empty when the site does not exist yet
  type: dict
  contains:
    id:
      description: The ID of the site.
      type: int
      returned: always
    ip_addresses:
      description: The IP addresses of the mail service.
      type: list
      elements: str
      returned: always
  sample:
    id: 3
    ip_addresses: []
operations:
  description:
    - The names of the operations that were sent, in the order of their first use.
  returned: always
  type: list
  elements: str
  sample: [site/get, mail/get_prefs, mail/set_prefs]
error:
  description:
    - Details of the failure as structured data. RV(ignore:msg) contains the message too.
  returned: failure
  type: dict
  sample:
    kind: option
    option: site
    value: example.org
    message: "site: 'example.org' is not the name of an existing site. Create the site first, or correct site."
    remedy: Create the site first, or correct site.
"""

from ansible_collections.community.plesk.plugins.module_utils._edge.module import run_single
from ansible_collections.community.plesk.plugins.module_utils._resources.mail_settings import MAIL_SETTINGS


def main() -> None:
    run_single(MAIL_SETTINGS)


if __name__ == "__main__":
    main()
