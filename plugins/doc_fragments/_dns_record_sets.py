# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The entries that M(community.plesk.plesk_dns_record_sets) takes.

Written by tests/update_bulk_docs.py from the documentation of M(community.plesk.plesk_dns_record_set): change it there.
Note that this doc fragment is **PRIVATE** to the collection.
"""

from __future__ import annotations


class ModuleDocFragment:
    """The options of an entry."""

    DOCUMENTATION = r"""
options:
  dns_record_sets:
    description:
      - The dns record sets. Each entry takes the options of M(community.plesk.plesk_dns_record_set).
      - Two entries that mean the same object are an error that names both.
    type: list
    elements: dict
    required: true
    suboptions:
      state:
        description:
          - Whether the record set exists.
          - With V(absent), all records of the name and type are deleted, whatever
            O(dns_record_sets[].value) contains.
        type: str
        choices:
          - present
          - absent
        default: present
      zone_name:
        description:
          - The name of the zone, which is the name of a subscription, a site or
            an alias.
          - The records of a subdomain without a zone of its own are in the zone
            of its parent. The name of such a subdomain can be used too.
          - Either this option or O(dns_record_sets[].template=true) is required.
        type: str
      template:
        description:
          - Whether to manage a record of the server's template of new zones (node
            C(template)) instead of a zone. Only the administrator can do this.
          - In the template, C(<domain>) stands for the name of the zone, and C(<ip>)
            and C(<ipv6>) for its addresses.
        type: bool
      record:
        description:
          - The full name of the record set, with or without the final dot (node
            C(host)). The name of a C(PTR) record is an IP address.
          - Either O(dns_record_sets[].record) or O(dns_record_sets[].prefix) is
            required.
        type: str
      prefix:
        description:
          - The name of the record set without the name of the zone, such as V(www).
            V('') and V(@) stand for the zone itself.
        type: str
      type:
        description:
          - The type of the records (node C(type)), such as V(A), V(AAAA), V(CNAME),
            V(MX), V(NS), V(PTR), V(SRV), V(TXT), V(DS), V(CAA) or V(TLSA).
          - All protocol versions list V(A), V(AAAA), V(AXFR), V(CNAME), V(MX),
            V(NS), V(PTR), V(SRV) and V(TXT). It depends on the server whether it
            accepts other types. A record set of such a type is written in a request
            of its own.
          - The SOA record is managed by M(community.plesk.plesk_dns_zone).
        type: str
      value:
        description:
          - The complete list of values (nodes C(value) and C(opt)).
          - A value of type V(MX) contains the preference and the name, such as
            V(10 mail.example.com). A value of type V(SRV) contains priority, weight,
            port and target, such as V(10 5 5060 sip.example.com).
          - Names are absolute, with or without the final dot. Texts are written
            without quotes.
          - Required if O(dns_record_sets[].state=present) and the record set does
            not exist.
        type: list
        elements: str
      ttl:
        description:
          - The XML API has no TTL for single records, so the task fails if this
            option is set. Set the option C(soa.ttl) of M(community.plesk.plesk_dns_zone),
            which is valid for the whole zone.
        type: int
"""
