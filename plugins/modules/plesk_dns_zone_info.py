#!/usr/bin/python

# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: plesk_dns_zone_info
short_description: Gather information about DNS zones of a Plesk server
version_added: 1.0.0
author:
  - community.plesk contributors (@ansible-collections)
description:
  - Returns the settings of all DNS zones, or of some zones (operator C(dns), operations C(get) and
    C(get_master_server)).
  - Sends two HTTP requests.
  - Returns each zone with the options of M(community.plesk.plesk_dns_zone). A task that uses the result as its options
    reports C(ok).
  - Zones that do not exist are ignored.
extends_documentation_fragment:
  - community.plesk._plesk
  - community.plesk._plesk.answer_size
  - community.plesk._attributes.info
options:
  zone_name:
    description:
      - The names of the zones to return.
    type: list
    elements: str
seealso:
  - module: community.plesk.plesk_dns_zone
  - module: community.plesk.plesk_dns_record_set_info
"""

EXAMPLES = r"""
- name: Gather information about all zones
  community.plesk.plesk_dns_zone_info:
  register: zones

- name: Gather information about one zone
  community.plesk.plesk_dns_zone_info:
    zone_name: [example.com]
"""

RETURN = r"""
dns_zones:
  description:
    - The zones, in the order of their names, each with the options of M(community.plesk.plesk_dns_zone).
  returned: success
  type: list
  elements: dict
  sample:
    - zone_name: example.com
      enabled: true
      type: primary
      soa:
        ttl: 86400
        refresh: 10800
        retry: 3600
        expire: 604800
        minimum: 10800
      primary_servers: []
facts:
  description:
    - Read-only properties, in the order of RV(dns_zones). See RV(community.plesk.plesk_dns_zone#module:facts) of one
      zone.
  returned: success
  type: list
  elements: dict
  sample:
    - site_id: 7
      primary_server_ids: {}
operations:
  description:
    - The names of the operations that were sent, in the order of their first use.
  returned: always
  type: list
  elements: str
  sample: [site/get, site-alias/get, dns/get_master_server, dns/get]
error:
  description:
    - Details of the failure as structured data. RV(ignore:msg) contains the message too.
  returned: failure
  type: dict
  sample:
    kind: option
    option: zone_name
    value: []
    message: "zone_name: [] is an empty list. Set what to read, or omit the option to read all."
    remedy: Set what to read, or omit the option to read all.
"""

from ansible_collections.community.plesk.plugins.module_utils._edge.info import run_info
from ansible_collections.community.plesk.plugins.module_utils._resources.dns_zone import DNS_ZONE


def main() -> None:
    run_info(DNS_ZONE, {"zone_name": "zone_name"})


if __name__ == "__main__":
    main()
