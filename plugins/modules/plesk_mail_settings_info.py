#!/usr/bin/python

# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: plesk_mail_settings_info
short_description: Gather information about the mail settings of sites of a Plesk server
version_added: 1.0.0
author:
  - community.plesk contributors (@ansible-collections)
description:
  - Returns the mail settings of all sites, or of the ones that a filter selects (operator C(mail), operation
    C(get_prefs)).
  - Sends two HTTP requests, one for the sites and one for their settings.
  - Returns the settings with the options of M(community.plesk.plesk_mail_settings). A task that uses the result as its
    options reports C(ok).
  - Sites that do not exist are ignored.
extends_documentation_fragment:
  - community.plesk._plesk
  - community.plesk._plesk.answer_size
  - community.plesk._attributes.info
options:
  site:
    description:
      - The domain names of the sites whose settings are returned.
    type: list
    elements: str
seealso:
  - module: community.plesk.plesk_mail_settings
"""

EXAMPLES = r"""
- name: Read the mail settings of all sites
  community.plesk.plesk_mail_settings_info:
  register: mail

- name: Read the mail settings of one site
  community.plesk.plesk_mail_settings_info:
    site: [example.com]
"""

RETURN = r"""
mail_settings:
  description:
    - The settings of each site, in the order of the IDs of the sites, with the options of
      M(community.plesk.plesk_mail_settings).
  returned: success
  type: list
  elements: dict
  sample:
    - site: example.com
      nonexistent_user: reject
      webmail: roundcube
      dkim: true
      greylisting: false
      enabled: true
      webmail_certificate: null
facts:
  description:
    - Read-only properties of each entry, in the order of RV(mail_settings). See
      RV(community.plesk.plesk_mail_settings#module:facts) of one site.
  returned: success
  type: list
  elements: dict
  sample:
    - id: 3
      ip_addresses: []
operations:
  description:
    - The names of the operations that were sent, in the order of their first use.
  returned: always
  type: list
  elements: str
  sample: [site/get, webspace/get, mail/get_prefs]
error:
  description:
    - Details of the failure as structured data. RV(ignore:msg) contains the message too.
  returned: failure
  type: dict
  sample:
    kind: option
    option: site
    value: []
    message: "site: [] is an empty list. Set what to read, or omit the option to read all."
    remedy: Set what to read, or omit the option to read all.
"""

from ansible_collections.community.plesk.plugins.module_utils._edge.info import run_info
from ansible_collections.community.plesk.plugins.module_utils._resources.mail_settings import MAIL_SETTINGS


def main() -> None:
    run_info(MAIL_SETTINGS, {"site": "site"})


if __name__ == "__main__":
    main()
