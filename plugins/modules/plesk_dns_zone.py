#!/usr/bin/python

# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: plesk_dns_zone
short_description: Manage a DNS zone of a Plesk server
version_added: 1.0.0
author:
  - community.plesk contributors (@ansible-collections)
description:
  - Changes the settings of the DNS zone of a subscription, a site or an alias over the XML API (operator C(dns)).
  - The server creates and deletes zones together with their sites, so this module has no option C(state).
  - A task that changes nothing sends two HTTP requests. A task that makes changes sends three.
extends_documentation_fragment:
  - community.plesk._plesk
  - community.plesk._attributes
options:
  zone_name:
    description:
      - The name of the zone, which is the name of a subscription, a site or an alias. A subdomain without a zone of its
        own has no settings; use the zone of its parent.
      - Required.
    type: str
  enabled:
    description:
      - Whether the name server answers for the zone (node C(zone_status), operations C(enable) and C(disable)).
    type: bool
  type:
    description:
      - Whether the records of the zone are managed on this server, V(primary), or copied from O(primary_servers),
        V(secondary) (node C(zone_type), operation C(switch)).
      - The task fails if it would switch a zone to V(secondary), unless O(force=true), because the records of the zone
        can be lost.
    type: str
    choices: [primary, secondary]
  soa:
    description:
      - Numbers of the SOA record, in seconds (node C(soa)). Numbers that the task omits keep their values.
    type: dict
    suboptions:
      ttl:
        description:
          - The time to live of the records of the zone (node C(soa/ttl)).
        type: int
      refresh:
        description:
          - The time after which secondary servers look for changes (node C(soa/refresh)).
        type: int
      retry:
        description:
          - The time after which secondary servers try again (node C(soa/retry)).
        type: int
      expire:
        description:
          - The time after which secondary servers discard the zone (node C(soa/expire)).
        type: int
      minimum:
        description:
          - The time for which a missing name is cached (node C(soa/minimum)).
        type: int
  primary_servers:
    description:
      - The complete list of IP addresses of the servers from which a secondary zone is copied (node C(ip_address),
        operations C(add_master_server) and C(del_master_server)).
    type: list
    elements: str
  force:
    description:
      - Whether to switch the zone to V(secondary).
    type: bool
    default: false
seealso:
  - module: community.plesk.plesk_dns_zone_info
  - module: community.plesk.plesk_dns_record_set
  - module: community.plesk.plesk_dns_server
notes:
  - The operation C(sync-with-template) is not supported, because it replaces records in many zones and its effect
    cannot be read.
"""

EXAMPLES = r"""
- name: Create the subscription whose zone is managed
  community.plesk.plesk_subscription:
    name: example.com
    hosting_type: none

- name: Shorten the TTL of the zone
  community.plesk.plesk_dns_zone:
    zone_name: example.com
    soa:
      ttl: 300
      minimum: 60

- name: Copy the zone from another server
  community.plesk.plesk_dns_zone:
    zone_name: example.com
    type: secondary
    primary_servers: [192.0.2.53]
    force: true

- name: Disable the zone
  community.plesk.plesk_dns_zone:
    zone_name: example.com
    enabled: false
"""

RETURN = r"""
dns_zone:
  description:
    - The zone with the options of this module, so that a task can use it. In check mode, the zone as it would be.
  returned: success
  type: dict
  sample:
    zone_name: example.com
    enabled: true
    type: primary
    soa:
      ttl: 300
      refresh: 10800
      retry: 3600
      expire: 604800
      minimum: 60
    primary_servers: []
facts:
  description:
    - Read-only properties of the zone.
  returned: success
  type: dict
  contains:
    site_id:
      description: The ID of the subscription or site whose zone this is.
      type: int
      returned: when the server returns it
    alias_id:
      description: The ID of the alias whose zone this is.
      type: int
      returned: when the server returns it
    primary_server_ids:
      description: The IDs of the primary servers by their addresses.
      type: dict
      returned: always
  sample:
    site_id: 7
    primary_server_ids: {}
operations:
  description:
    - The names of the operations that were sent, in the order of their first use.
  returned: always
  type: list
  elements: str
  sample: [site/get, site-alias/get, dns/get_master_server, dns/get, dns/set]
error:
  description:
    - Details of the failure as structured data. RV(ignore:msg) contains the message too.
  returned: failure
  type: dict
  sample:
    kind: guard
    message: >-
      The DNS zone 'example.com' was not switched to secondary because its records would be replaced by those of its
      primary servers. Set force=true.
    remedy: Set force=true.
"""

from ansible_collections.community.plesk.plugins.module_utils._edge.module import run_single
from ansible_collections.community.plesk.plugins.module_utils._resources.dns_zone import DNS_ZONE


def main() -> None:
    run_single(DNS_ZONE)


if __name__ == "__main__":
    main()
