#!/usr/bin/python

# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: plesk_dns_record_set_info
short_description: Gather information about DNS record sets of a Plesk server
version_added: 1.0.0
author:
  - community.plesk contributors (@ansible-collections)
description:
  - Returns the DNS record sets of all zones, of some zones or of the server's template of new zones (operator C(dns),
    operation C(get_rec)).
  - Sends two HTTP requests, one for the zones and one for their records, or one for the template alone.
  - Returns each record set with the options of M(community.plesk.plesk_dns_record_set). A task that uses the result as
    its options reports C(ok).
  - Zones that do not exist are ignored.
extends_documentation_fragment:
  - community.plesk._plesk
  - community.plesk._plesk.answer_size
  - community.plesk._attributes.info
options:
  zone_name:
    description:
      - The names of the zones to read. Defaults to all zones, unless O(template=true).
    type: list
    elements: str
  template:
    description:
      - Whether to read the records of the server's template of new zones. Only the administrator can read it.
    type: bool
    default: false
seealso:
  - module: community.plesk.plesk_dns_record_set
  - module: community.plesk.plesk_dns_zone_info
"""

EXAMPLES = r"""
- name: Gather information about the record sets of one zone
  community.plesk.plesk_dns_record_set_info:
    zone_name: [example.com]
  register: records

- name: Gather information about the template of new zones
  community.plesk.plesk_dns_record_set_info:
    template: true
"""

RETURN = r"""
dns_record_sets:
  description:
    - The record sets, in the order of zones, types and names, each with the options of
      M(community.plesk.plesk_dns_record_set).
  returned: success
  type: list
  elements: dict
  sample:
    - zone_name: example.com
      template:
      record: example.com
      type: MX
      value: [10 mail.example.com.]
facts:
  description:
    - Read-only properties, in the order of RV(dns_record_sets). See
      RV(community.plesk.plesk_dns_record_set#module:facts) of one record set.
  returned: success
  type: list
  elements: dict
  sample:
    - records:
        - id: 41
          value: 10 mail.example.com.
operations:
  description:
    - The names of the operations that were sent, in the order of their first use.
  returned: always
  type: list
  elements: str
  sample: [site/get, site-alias/get, dns/get_rec]
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
from ansible_collections.community.plesk.plugins.module_utils._resources.dns_record_set import DNS_RECORD_SET


def main() -> None:
    run_info(DNS_RECORD_SET, {"zone_name": "zone_name"})


if __name__ == "__main__":
    main()
