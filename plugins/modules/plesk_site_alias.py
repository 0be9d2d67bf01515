#!/usr/bin/python

# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: plesk_site_alias
short_description: Manage an alias of a site on a Plesk server
version_added: 1.0.0
author:
  - community.plesk contributors (@ansible-collections)
description:
  - Creates, changes, renames and deletes an alias, which is a further domain name of a site, over the XML API (operator
    C(site-alias)).
  - The module reads the alias first. It compares only the options that the task sets. It is not documented whether the
    server merges or replaces the services of an alias (node C(pref)), so all of them are sent if one differs.
  - A task that changes nothing sends one HTTP request. A task that makes changes sends a second one.
extends_documentation_fragment:
  - community.plesk._plesk
  - community.plesk._attributes
options:
  state:
    description:
      - Whether the alias exists.
    type: str
    choices: [present, absent]
    default: present
  match_by:
    description:
      - The option that is the key of the alias. The other options are desired values, so O(name) can be changed with
        O(match_by=id).
      - Only V(name) can create an alias.
    type: str
    choices: [name, id]
    default: name
  name:
    description:
      - The domain name of the alias (node C(name); changed with the operation C(rename)).
      - Required to create an alias.
      - Names are compared in their ASCII form, without letter case and final dot. Subscriptions, sites, subdomains,
        aliases and DNS records share one name space.
    type: str
  id:
    description:
      - The ID of the alias (filter node C(id)).
      - Used as the key if O(match_by=id). Otherwise, the ID of the alias must equal this value.
    type: int
  site:
    description:
      - The name of the site to which the alias leads (node C(site-id)). It can be an additional site, a subdomain, or a
        subscription, whose name is that of its main site.
      - Required to create an alias.
      - The XML API cannot move an alias to another site. With O(force=true), the alias is deleted and created again
        with the same settings.
      - The result contains null if the task does not set this option.
    type: str
  web:
    description:
      - Whether the alias serves the website (node C(pref/web)).
      - The server decides about a new alias if the task does not set this option. The same applies to O(mail),
        O(seo_redirect) and O(dns).
    type: bool
  mail:
    description:
      - Whether the alias receives mail for the addresses of the site (node C(pref/mail)).
    type: bool
  seo_redirect:
    description:
      - Whether visitors are redirected to the name of the site with HTTP status code 301 (node C(pref/seo-redirect)).
    type: bool
  dns:
    description:
      - Whether the server manages a DNS zone of the alias that follows the zone of the site (node C(manage-dns)).
    type: bool
  icp_status:
    description:
      - Whether the ICP permit of China is on (node C(pref/icp-status), from protocol 1.6.8.0).
    type: bool
  icp_permit:
    description:
      - The number of the ICP permit (node C(pref/icp-permit), from protocol 1.6.8.0).
    type: str
  status:
    description:
      - Whether the alias is active (node C(status), a sum of bits).
      - V(disabled) is written as 1. Servers can return 8 for it.
      - If the site is disabled (2), the module warns, because V(active) does not change this.
    type: str
    choices: [active, disabled]
  force:
    description:
      - Whether to delete the alias and create it again if O(site) differs. It then has a new ID.
    type: bool
    default: false
seealso:
  - module: community.plesk.plesk_site_alias_info
  - module: community.plesk.plesk_site_aliases
  - module: community.plesk.plesk_site
notes:
  - The documentation of the XML API reserves the creation of aliases for the administrator.
  - The node C(ascii-name) of C(create) is not supported, because the server derives it from the name. It is a fact.
  - The node C(pref/tomcat) is not supported, because the protocol dropped it after 1.6.6.0.
  - The operation C(get-supported-services) is not supported, because it describes the server instead of an alias.
"""

EXAMPLES = r"""
- name: Create the subscription example.com
  community.plesk.plesk_subscription:
    name: example.com
    ftp_login: example_ftp
    ftp_password: "{{ example_password | default('Correct-Horse-7') }}"

- name: Create an alias that redirects to example.com
  community.plesk.plesk_site_alias:
    name: example.net
    site: example.com
    web: true
    mail: false
    seo_redirect: true
    dns: true

- name: Disable the alias
  community.plesk.plesk_site_alias:
    name: example.net
    status: disabled

- name: Delete the alias
  community.plesk.plesk_site_alias:
    name: example.net
    state: absent
"""

RETURN = r"""
site_alias:
  description:
    - The alias, with the options of this module, so that it can be reused as a task. In check mode, the expected alias.
    - C(site) is null if the task does not set it.
  returned: success; null if the alias is absent
  type: dict
  sample:
    name: example.net
    site: example.com
    status: active
    web: true
    mail: false
    seo_redirect: true
    dns: true
facts:
  description:
    - Read-only properties of the alias.
  returned: success; empty if the alias is absent or does not exist yet
  type: dict
  contains:
    id:
      description: The ID of the alias.
      type: int
      returned: always
    ascii_name:
      description: The ASCII form of the name.
      type: str
      returned: always
    site_id:
      description: The ID of the site.
      type: int
      returned: always
    status:
      description: The status as the sum of bits that the server returns.
      type: int
      returned: always
  sample:
    id: 3
    ascii_name: example.net
    site_id: 7
    status: 0
operations:
  description:
    - The names of the operations that were sent, in the order of their first use.
  returned: always
  type: list
  elements: str
  sample: [site-alias/get, site/get, site-alias/create]
error:
  description:
    - Details of the failure as structured data. The message is also in RV(ignore:msg).
  returned: failure
  type: dict
  sample:
    kind: option
    option: site
    value: example.info
    message: >-
      site: 'example.info' is not the name of an existing site. Create the site first, or correct site.
    remedy: Create the site first, or correct site.
"""

from ansible_collections.community.plesk.plugins.module_utils._edge.module import run_single
from ansible_collections.community.plesk.plugins.module_utils._resources.site_alias import SITE_ALIAS


def main() -> None:
    run_single(SITE_ALIAS)


if __name__ == "__main__":
    main()
