#!/usr/bin/python

# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: plesk_site
short_description: Manage a site or a subdomain on a Plesk server
version_added: 1.0.0
author:
  - community.plesk contributors (@ansible-collections)
description:
  - Creates, changes, renames, suspends and deletes an additional site of a subscription with its hosting, over the XML
    API (operator C(site)). A subdomain is a site with a O(parent).
  - The module reads the site first. It compares only the options that the task sets, and writes only the options that
    differ.
  - The main site of a subscription belongs to M(community.plesk.plesk_subscription). The task fails if the key finds
    such a site.
  - A task that changes nothing sends one HTTP request. A task that makes changes sends a second one, and a third one if
    it sets O(turn_off_action) for a new site.
extends_documentation_fragment:
  - community.plesk._plesk
  - community.plesk._hosting
  - community.plesk._attributes
options:
  state:
    description:
      - Whether the site exists.
      - With V(absent), the site is deleted together with its subdomains, aliases, mail, DNS zone and files. The task
        fails, with a list of the contents, if the site is not empty, unless O(force=true).
    type: str
    choices: [present, absent]
    default: present
  match_by:
    description:
      - The option that is the key of the site. The other options are desired values, so O(name) can be changed with
        O(match_by=id) or O(match_by=guid).
      - Only V(name) can create a site.
    type: str
    choices: [name, id, guid]
    default: name
  name:
    description:
      - The full domain name of the site, also for a subdomain (node C(name)).
      - Required to create a site.
      - Names are compared in their ASCII form, without letter case and final dot. Subscriptions, sites, subdomains,
        aliases and DNS records share one name space.
    type: str
  id:
    description:
      - The ID of the site (filter node C(id)).
      - Used as the key if O(match_by=id). Otherwise, the ID of the site must equal this value.
    type: int
  guid:
    description:
      - The GUID of the site (filter node C(guid)).
      - Used as the key if O(match_by=guid). Otherwise, the GUID of the site must equal this value.
    type: str
  subscription:
    description:
      - The name of the subscription to which the site belongs (node C(webspace-name)).
      - Required to create a site.
      - The XML API cannot move a site to another subscription. The task fails if the site belongs to a different one.
      - The result contains null if the task does not set this option.
    type: str
  parent:
    description:
      - The name of the site of which this one is a subdomain, or V('') for a site that is not a subdomain (node
        C(parent-site-name); read with the operation C(get) of the operator C(subdomain)).
      - The O(name) of a subdomain ends with a dot and the name of its parent. Without this option, a new site is not a
        subdomain, whatever its name is.
      - It cannot be changed. The task fails if the site has a different parent.
      - The result contains null if the task does not set this option.
    type: str
  status:
    description:
      - Whether the site is active (node C(status), a sum of bits).
      - With V(suspended), visitors get an error page (8). V(disabled) accepts a site that the administrator (16), a
        reseller (32), a customer (64) or an old client (1) disabled. Otherwise, the module writes 16, or 32 if the
        login account is not the administrator.
      - V(active) clears these bits. If the subscription is disabled (2) or has expired (256), the module warns, because
        this status is inherited.
    type: str
    choices: [active, suspended, disabled]
  turn_off_action:
    description:
      - How the site is turned off (node C(turn-off-action) of C(set), from protocol 1.6.8.0).
      - It has no effect on an active site. The module then warns and does not write it.
    type: str
    choices: [disable, suspend]
  hosting_type:
    description:
      - The type of the hosting (node C(htype)).
      - Defaults to V(physical) for a new site, and if the task sets O(document_root), O(certificate) or O(hosting).
      - Leaving V(physical) deletes the hosting with the files of the website, which requires O(force=true).
    type: str
    choices: [physical, standard_forwarding, frame_forwarding, none]
  document_root:
    description:
      - The folder of the website, relative to the home of the subscription (property C(www_root)).
      - Defaults to the name of the site for new hosting of the type V(physical).
      - The server returns an absolute path, so only the end of the path is compared.
    type: str
  hosting:
    description:
      - Other properties of the physical hosting by name, such as C(php), C(ssl) or C(ssl-redirect) (nodes
        C(hosting/vrt_hst/property)). Only the properties that differ are written, and the others keep their values.
      - The descriptor of the server defines the valid names and their types. The task fails if a name is not valid, and
        suggests similar names.
      - Properties with an option of their own, such as O(document_root), are not valid here. The system user
        (C(ftp_login), C(ftp_password)) is that of the subscription.
    type: dict
  preferences:
    description:
      - Preferences of the site (node C(prefs)). Preferences that the task omits keep their values.
    type: dict
    suboptions:
      www:
        description: Whether the name with the prefix C(www.) works too (node C(prefs/www)).
        type: bool
      statistics_months:
        description: How many months statistics are kept (node C(prefs/stat_ttl)), or V(unlimited).
        type: raw
      outgoing_limit_domain:
        description:
          - How many messages the domain can send in an hour (node C(prefs/outgoing-messages-domain-limit)), V(default)
            or V(unlimited).
        type: raw
      icp_status:
        description: Whether the ICP permit of China is on (node C(prefs/icp-status), from protocol 1.6.8.0).
        type: bool
      icp_permit:
        description: The number of the ICP permit (node C(prefs/icp-permit), from protocol 1.6.8.0).
        type: str
  mail_service:
    description:
      - Whether a new site has the mail service (node C(mail/mailservice) of C(add)).
      - Ignored for a site that exists, because the operator can neither read nor change it.
    type: bool
  description:
    description:
      - A description of the site (node C(description)).
    type: str
  force:
    description:
      - Whether to delete the site even if it is not empty, and to let O(hosting_type) delete physical hosting.
      - In a document, additional sites, mail accounts and databases that are absent in the same document do not count.
    type: bool
    default: false
seealso:
  - module: community.plesk.plesk_site_info
  - module: community.plesk.plesk_sites
  - module: community.plesk.plesk_subscription
notes:
  - The operator C(subdomain) manages the same objects as this module and is used only to read O(parent). Its node
    C(home) (Windows) is not supported, because C(site) has no such node.
  - The node C(guid) of C(set) is not supported, because it creates a new random GUID in every run.
  - The node C(disk_usage) of C(set) is not supported, because its effect is not documented.
  - The operation C(set_traffic) is not supported, because it adds to counters instead of describing a state.
  - The operation C(cform_buttons_list) is not supported, because it returns buttons of the web interface.
"""

EXAMPLES = r"""
- name: Create the subscription example.com
  community.plesk.plesk_subscription:
    name: example.com
    ftp_login: example_ftp
    ftp_password: "{{ example_password | default('Correct-Horse-7') }}"

- name: Create a site in the subscription
  community.plesk.plesk_site:
    name: example.org
    subscription: example.com
    document_root: example.org/public
    hosting:
      php: true
      ssl-redirect: true

- name: Create a subdomain of the site
  community.plesk.plesk_site:
    name: shop.example.org
    subscription: example.com
    parent: example.org

- name: Create a site that redirects
  community.plesk.plesk_site:
    name: example.net
    subscription: example.com
    hosting_type: standard_forwarding
    forward_to: https://example.org/
    forward_code: 301

- name: Suspend the subdomain
  community.plesk.plesk_site:
    name: shop.example.org
    status: suspended

- name: Delete the site with its subdomain
  community.plesk.plesk_site:
    name: example.org
    state: absent
    force: true
"""

RETURN = r"""
site:
  description:
    - The site, with the options of this module, so that it can be reused as a task. In check mode, the expected site.
    - C(subscription) and C(parent) are null if the task does not set them. C(mail_service) is not returned.
  returned: success; null if the site is absent
  type: dict
  sample:
    name: example.org
    subscription: example.com
    parent: ''
    status: active
    turn_off_action: null
    hosting_type: physical
    document_root: example.org
    certificate: ''
    hosting:
      php: true
      ssl: true
    description: ''
facts:
  description:
    - Read-only properties of the site.
  returned: success; empty if the site is absent or does not exist yet
  type: dict
  contains:
    id:
      description: The ID of the site.
      type: int
      returned: always
    guid:
      description: The GUID of the site.
      type: str
      returned: always
    created:
      description: The day when the site was created, as YYYY-MM-DD.
      type: str
      returned: always
    ascii_name:
      description: The ASCII form of the name.
      type: str
      returned: always
    real_size:
      description: The disk space that the site uses, in bytes.
      type: int
      returned: always
    ip_addresses:
      description: The addresses of the site, which are those of its subscription.
      type: list
      elements: str
      returned: always
    status:
      description: The status as the sum of bits that the server returns.
      type: int
      returned: always
    status_bits:
      description: The names of the bits that are set. A bit without a name is C(bit_) and its value.
      type: list
      elements: str
      returned: always
    subscription_id:
      description: The ID of the subscription.
      type: int
      returned: always
    subscription_guid:
      description: The GUID of the subscription.
      type: str
      returned: when the server returns it
    sitebuilder_uuid:
      description: The UUID of the site in Presence Builder.
      type: str
      returned: when the server returns it
  sample:
    id: 8
    guid: 5b7a1c3e-8a52-4f0c-9d4e-0f6a2b1c3d4e
    created: '2026-01-31'
    ascii_name: example.org
    real_size: 0
    ip_addresses: [192.0.2.10]
    status: 0
    status_bits: []
    subscription_id: 7
    subscription_guid: 0c8ad0e6-0a4b-4d53-8e21-7f1c7b2a9d10
operations:
  description:
    - The names of the operations that were sent, in the order of their first use.
  returned: always
  type: list
  elements: str
  sample: [site/get, webspace/get, site-alias/get, site/add]
error:
  description:
    - Details of the failure as structured data. The message is also in RV(ignore:msg).
  returned: failure
  type: dict
  sample:
    kind: conflict
    message: >-
      name: the site 'example.com' is the main site of the subscription 'example.com'. Use plesk_subscription to manage
      it.
    remedy: Use plesk_subscription to manage it.
"""

from ansible_collections.community.plesk.plugins.module_utils._edge.module import run_single
from ansible_collections.community.plesk.plugins.module_utils._resources.site import SITE


def main() -> None:
    run_single(SITE)


if __name__ == "__main__":
    main()
