#!/usr/bin/python

# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: plesk_site_info
short_description: Gather information about sites and subdomains of a Plesk server
version_added: 1.0.0
author:
  - community.plesk contributors (@ansible-collections)
description:
  - Returns all additional sites and subdomains that the login account can read, or those of some keys, subscriptions or
    parents (operator C(site), operation C(get)).
  - Main sites of subscriptions are returned only if their names, IDs or GUIDs are set.
    M(community.plesk.plesk_subscription_info) returns them with the settings of their subscriptions.
  - Each site contains the options of M(community.plesk.plesk_site). A task that uses the result as its options reports
    V(ok).
  - Keys without a site are ignored.
  - The module sends one HTTP request, and a second one to look up the names of subscriptions and parents.
    O(traffic_since) and O(traffic_until) add one.
extends_documentation_fragment:
  - community.plesk._plesk
  - community.plesk._plesk.answer_size
  - community.plesk._attributes.info
options:
  name:
    description:
      - Return the sites with these names (filter node C(name)). Only one of the filters can be set.
    type: list
    elements: str
  id:
    description:
      - Return the sites with these IDs (filter node C(id)).
    type: list
    elements: int
  guid:
    description:
      - Return the sites with these GUIDs (filter node C(guid)).
    type: list
    elements: str
  subscription:
    description:
      - Return the sites of the subscriptions with these names (filter node C(parent-name)).
    type: list
    elements: str
  parent:
    description:
      - Return the subdomains of the sites with these names (filter node C(parent-site-name)).
    type: list
    elements: str
  statistics:
    description:
      - Whether RV(facts) contains the numbers of subdomains, mailboxes and other objects, and the traffic of the month
        (data set C(stat)). Servers compute them slowly.
    type: bool
    default: false
  disk_usage:
    description:
      - Whether RV(facts) contains the disk usage by purpose, in bytes (data set C(disk_usage)). Servers compute it
        slowly.
    type: bool
    default: false
  traffic_since:
    description:
      - The first day of a period, as C(YYYY-MM-DD), whose traffic RV(facts) contains (operation C(get_traffic), node
        C(since_date)).
    type: str
  traffic_until:
    description:
      - The last day of the period, as C(YYYY-MM-DD) (node C(to_date)).
    type: str
seealso:
  - module: community.plesk.plesk_site
"""

EXAMPLES = r"""
- name: Gather information about all additional sites
  community.plesk.plesk_site_info:
  register: sites

- name: Gather information about what the sites of a subscription use
  community.plesk.plesk_site_info:
    subscription: [example.com]
    statistics: true
    traffic_since: '2026-01-01'
    traffic_until: '2026-01-31'
"""

RETURN = r"""
sites:
  description:
    - The sites, ordered by ID, each with the options of M(community.plesk.plesk_site) except C(mail_service).
    - C(subscription) and C(parent) are null if the login account cannot read them.
  returned: success
  type: list
  elements: dict
  sample:
    - name: shop.example.org
      subscription: example.com
      parent: example.org
      status: active
      hosting_type: physical
      document_root: shop.example.org
facts:
  description:
    - Read-only properties of each site, by name. See RV(community.plesk.plesk_site#module:facts).
    - With O(statistics=true), C(statistics) contains numbers of objects and the traffic in bytes. With
      O(disk_usage=true), C(disk_usage) contains bytes by purpose.
    - With O(traffic_since) or O(traffic_until), C(traffic) is a list of days, each with its C(date) and the bytes of
      C(http_in), C(http_out), C(ftp_in), C(ftp_out), C(smtp_in), C(smtp_out), C(pop3_imap_in) and C(pop3_imap_out).
  returned: success
  type: dict
  sample:
    shop.example.org:
      id: 9
      guid: 5b7a1c3e-8a52-4f0c-9d4e-0f6a2b1c3d4e
      status: 0
      subscription_id: 7
      statistics:
        mailboxes: 3
operations:
  description:
    - The names of the operations that were sent, in the order of their first use.
  returned: always
  type: list
  elements: str
  sample: [site/get, webspace/get, subdomain/get]
error:
  description:
    - Details of the failure as structured data. The message is also in RV(ignore:msg).
  returned: failure
  type: dict
  sample:
    kind: option
    option: id
    value: [3]
    message: "id: [3] cannot be combined with name. Use one filter, in several tasks if need be."
    remedy: Use one filter, in several tasks if need be.
"""

from ansible_collections.community.plesk.plugins.module_utils._edge.info import run_info
from ansible_collections.community.plesk.plugins.module_utils._resources.site import EXTRAS, SITE, TRAFFIC


def main() -> None:
    filters = {"name": "name", "id": "id", "guid": "guid", "subscription": "subscription", "parent": "parent"}
    run_info(SITE, filters, EXTRAS, traffic=TRAFFIC)


if __name__ == "__main__":
    main()
