#!/usr/bin/python

# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: plesk_dns_record_set
short_description: Manage a DNS record set of a Plesk server
version_added: 1.0.0
author:
  - community.plesk contributors (@ansible-collections)
description:
  - Creates, changes and deletes a DNS record set over the XML API (operator C(dns)). A record set consists of all
    records of one name and type in a zone.
  - The options have the names that the modules of the collection C(community.dns) use.
  - Values are compared in a normal form, so that letter case of names, the final dot, quotes around texts and spellings
    of IPv6 addresses do not matter. The order of values does not matter either.
  - The protocol cannot change a record. The module adds the missing records first (operation C(add_rec)) and deletes
    the others in a later request (operation C(del_rec)), so that the name is always served and a rejected value deletes
    nothing. A C(CNAME) record, and an C(MX) record of which only the preference differs, is deleted and added in one
    request. If a run is interrupted, the next one finishes.
  - A task that changes nothing sends two HTTP requests, one that only adds or only deletes records sends three, and one
    that replaces records sends four.
extends_documentation_fragment:
  - community.plesk._plesk
  - community.plesk._attributes
options:
  state:
    description:
      - Whether the record set exists.
      - With V(absent), all records of the name and type are deleted, whatever O(value) contains.
    type: str
    choices: [present, absent]
    default: present
  zone_name:
    description:
      - The name of the zone, which is the name of a subscription, a site or an alias.
      - The records of a subdomain without a zone of its own are in the zone of its parent. The name of such a subdomain
        can be used too.
      - Either this option or O(template=true) is required.
    type: str
  template:
    description:
      - Whether to manage a record of the server's template of new zones (node C(template)) instead of a zone. Only the
        administrator can do this.
      - In the template, C(<domain>) stands for the name of the zone, and C(<ip>) and C(<ipv6>) for its addresses.
    type: bool
  record:
    description:
      - The full name of the record set, with or without the final dot (node C(host)). The name of a C(PTR) record is an
        IP address.
      - Either O(record) or O(prefix) is required.
    type: str
  prefix:
    description:
      - The name of the record set without the name of the zone, such as V(www). V('') and V(@) stand for the zone
        itself.
    type: str
  type:
    description:
      - The type of the records (node C(type)), such as V(A), V(AAAA), V(CNAME), V(MX), V(NS), V(PTR), V(SRV), V(TXT),
        V(DS), V(CAA) or V(TLSA).
      - All protocol versions list V(A), V(AAAA), V(AXFR), V(CNAME), V(MX), V(NS), V(PTR), V(SRV) and V(TXT). It depends
        on the server whether it accepts other types. A record set of such a type is written in a request of its own.
      - The SOA record is managed by M(community.plesk.plesk_dns_zone).
    type: str
  value:
    description:
      - The complete list of values (nodes C(value) and C(opt)).
      - "A value of type V(MX) contains the preference and the name, such as V(10 mail.example.com). A value of type
        V(SRV) contains priority, weight, port and target, such as V(10 5 5060 sip.example.com)."
      - Names are absolute, with or without the final dot. Texts are written without quotes.
      - Required if O(state=present) and the record set does not exist.
    type: list
    elements: str
  ttl:
    description:
      - The XML API has no TTL for single records, so the task fails if this option is set. Set the option C(soa.ttl) of
        M(community.plesk.plesk_dns_zone), which is valid for the whole zone.
    type: int
seealso:
  - module: community.plesk.plesk_dns_record_set_info
  - module: community.plesk.plesk_dns_record_sets
  - module: community.plesk.plesk_dns_zone
notes:
  - The length of the network prefix of a C(PTR) record is not managed. The server sets it.
  - It is not documented how servers return the numbers of C(SRV) records and long texts. The module reads all known
    forms.
"""

EXAMPLES = r"""
- name: Create the subscription whose zone is managed
  community.plesk.plesk_subscription:
    name: example.com
    hosting_type: none

- name: Create an address record with two addresses
  community.plesk.plesk_dns_record_set:
    zone_name: example.com
    prefix: app
    type: A
    value:
      - 192.0.2.20
      - 192.0.2.21

- name: Replace the mail servers of the zone
  community.plesk.plesk_dns_record_set:
    zone_name: example.com
    record: example.com
    type: MX
    value:
      - 10 mx1.example.net
      - 20 mx2.example.net

- name: Add the record of a service
  community.plesk.plesk_dns_record_set:
    zone_name: example.com
    prefix: _sip._tcp
    type: SRV
    value: 10 5 5060 sip.example.com

- name: Add a verification record to the template of new zones
  community.plesk.plesk_dns_record_set:
    template: true
    prefix: _verification
    type: TXT
    value: provider=example

- name: Delete the address record
  community.plesk.plesk_dns_record_set:
    zone_name: example.com
    prefix: app
    type: A
    state: absent
"""

RETURN = r"""
dns_record_set:
  description:
    - The record set with the options of this module, so that a task can use it. In check mode, the record set as it
      would be.
  returned: success; null when the record set is absent
  type: dict
  sample:
    zone_name: example.com
    template:
    record: example.com
    type: MX
    value:
      - 10 mx1.example.net.
      - 20 mx2.example.net.
facts:
  description:
    - Read-only properties of the record set.
  returned: success; empty when the record set is absent or does not exist yet
  type: dict
  contains:
    records:
      description: The ID and the value of each record.
      type: list
      elements: dict
      returned: always
  sample:
    records:
      - id: 41
        value: 10 mx1.example.net.
      - id: 42
        value: 20 mx2.example.net.
operations:
  description:
    - The names of the operations that were sent, in the order of their first use.
  returned: always
  type: list
  elements: str
  sample: [site/get, site-alias/get, dns/get_rec, dns/add_rec, dns/del_rec]
error:
  description:
    - Details of the failure as structured data. RV(ignore:msg) contains the message too.
  returned: failure
  type: dict
  sample:
    kind: option
    option: value[0]
    value: mail.example.com
    message: >-
      value[0]: 'mail.example.com' is not a value of a record of type MX. Set a preference and a name such as 10
      mail.example.com.
    remedy: Set a preference and a name such as 10 mail.example.com.
"""

from ansible_collections.community.plesk.plugins.module_utils._edge.module import run_single
from ansible_collections.community.plesk.plugins.module_utils._resources.dns_record_set import DNS_RECORD_SET


def main() -> None:
    run_single(DNS_RECORD_SET)


if __name__ == "__main__":
    main()
