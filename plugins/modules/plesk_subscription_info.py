#!/usr/bin/python

# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: plesk_subscription_info
short_description: Gather information about subscriptions of a Plesk server
version_added: 1.0.0
author:
  - community.plesk contributors (@ansible-collections)
description:
  - Returns all subscriptions that the login account can read, or those of some keys or owners (operator C(webspace),
    operation C(get)).
  - Each subscription contains the options of M(community.plesk.plesk_subscription). A task that uses the result as its
    options reports V(ok).
  - Keys without a subscription are ignored.
  - The module sends one HTTP request, and a second one to look up the names of plans and owners. O(traffic_since) and
    O(traffic_until) add one.
extends_documentation_fragment:
  - community.plesk._plesk
  - community.plesk._plesk.answer_size
  - community.plesk._attributes.info
options:
  name:
    description:
      - Return the subscriptions with these names (filter node C(name)). Only one of the filters can be set.
    type: list
    elements: str
  id:
    description:
      - Return the subscriptions with these IDs (filter node C(id)).
    type: list
    elements: int
  guid:
    description:
      - Return the subscriptions with these GUIDs (filter node C(guid)).
    type: list
    elements: str
  external_id:
    description:
      - Return the subscriptions with these external identifiers (filter node C(external-id)).
    type: list
    elements: str
  owner:
    description:
      - Return the subscriptions of these owners, logins of customers or resellers, or V(admin) (filter node
        C(owner-login)).
    type: list
    elements: str
  statistics:
    description:
      - Whether RV(facts) contains the numbers of sites, mailboxes, databases and other objects, and the traffic of the
        month (data set C(stat)). Servers compute them slowly.
    type: bool
    default: false
  disk_usage:
    description:
      - Whether RV(facts) contains the disk usage by purpose, in bytes (data set C(disk_usage)). Servers compute it
        slowly.
    type: bool
    default: false
  resource_usage:
    description:
      - Whether RV(facts) contains the usage of each limited resource, by the names of the limits (data set
        C(resource-usage)).
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
  db_servers:
    description:
      - Whether to read the database servers on offer too (operation C(db-servers)), with one operation for each
        subscription in a further HTTP request. Without it, RV(subscriptions) contains null as C(db_servers).
    type: bool
    default: false
seealso:
  - module: community.plesk.plesk_subscription
"""

EXAMPLES = r"""
- name: Gather information about all subscriptions
  community.plesk.plesk_subscription_info:
  register: subscriptions

- name: Gather information about what the subscriptions of the administrator use
  community.plesk.plesk_subscription_info:
    owner: [admin]
    statistics: true
    resource_usage: true
    traffic_since: '2026-01-01'
    traffic_until: '2026-01-31'
"""

RETURN = r"""
subscriptions:
  description:
    - The subscriptions, ordered by ID, each with the options of M(community.plesk.plesk_subscription).
    - C(owner), C(service_plan) and C(addons) are null or incomplete if the login account cannot read their names.
  returned: success
  type: list
  elements: dict
  sample:
    - name: example.com
      owner: jdoe
      service_plan: Gold
      addons: []
      status: active
      hosting_type: physical
      ip_addresses: [192.0.2.10]
      limits:
        max_db: 5
facts:
  description:
    - Read-only properties of each subscription, by name. See
      RV(community.plesk.plesk_subscription#module:facts).
    - With O(statistics=true), C(statistics) contains numbers of objects and the traffic in bytes. With
      O(disk_usage=true), C(disk_usage) contains bytes by purpose. With O(resource_usage=true), C(resource_usage)
      contains the usage by the names of limits.
    - With O(traffic_since) or O(traffic_until), C(traffic) is a list of days, each with its C(date) and the bytes of
      C(http_in), C(http_out), C(ftp_in), C(ftp_out), C(smtp_in), C(smtp_out), C(pop3_imap_in) and C(pop3_imap_out).
  returned: success
  type: dict
  sample:
    example.com:
      id: 7
      guid: 5b7a1c3e-8a52-4f0c-9d4e-0f6a2b1c3d4e
      status: 0
      customized: false
      statistics:
        mailboxes: 3
        databases: 1
operations:
  description:
    - The names of the operations that were sent, in the order of their first use.
  returned: always
  type: list
  elements: str
  sample: [webspace/get]
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
from ansible_collections.community.plesk.plugins.module_utils._resources.subscription import (
    EXTRAS,
    INQUIRIES,
    SUBSCRIPTION,
    TRAFFIC,
)


def main() -> None:
    filters = {"name": "name", "id": "id", "guid": "guid", "external_id": "external_id", "owner": "owner_login"}
    run_info(SUBSCRIPTION, filters, EXTRAS, traffic=TRAFFIC, inquiries=INQUIRIES)


if __name__ == "__main__":
    main()
