#!/usr/bin/python

# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: plesk_dns_record_sets
short_description: Manage many DNS record sets of a Plesk server in one task
version_added: 1.0.0
author:
  - community.plesk contributors (@ansible-collections)
description:
  - Manages a list of DNS record sets with the comparison and the rules of M(community.plesk.plesk_dns_record_set), but
    in a few requests instead of several for each object. The record sets can be in several zones. Each zone is read
    once.
  - Reads and plans the whole list before it writes. All errors in the list are reported at once, by position.
  - Writes in packets that begin small and grow while the server responds quickly. Each packet ends with a C(get_rec)
    that verifies the changes.
extends_documentation_fragment:
  - community.plesk._plesk
  - community.plesk._plesk.answer_size
  - community.plesk._dns_record_sets
  - community.plesk._attributes
options:
  purge:
    description:
      - Whether to delete record sets of a zone that O(dns_record_sets) does not list.
      - "Records do not show whether the server made them. Record sets are spared that contain a record which the
        server's template of new zones makes, DKIM keys, C(PTR) records, and the records of other sites, such as
        subdomains whose records are in the zone. If the login account cannot read the template, these are spared
        instead: C(A), C(AAAA), C(MX) and C(NS) of the zone itself, SPF, DMARC, C(SRV), and the addresses and aliases
        of C(www), C(ftp), C(webmail), C(mail), C(ipv4), C(ipv6), C(lists), C(smtp), C(imap), C(pop), C(ns1), C(ns2),
        C(autodiscover) and C(autoconfig)."
      - To delete a record set that is spared, list it with C(state=absent).
    type: bool
    default: false
  purge_filter:
    description:
      - The conditions for O(purge).
      - Required if O(purge=true).
    type: dict
    suboptions:
      zone_name:
        description:
          - Only record sets of this zone.
        type: str
  purge_empty:
    description:
      - Whether to allow O(purge) with an empty list, which deletes all objects that match O(purge_filter).
    type: bool
    default: false
  force:
    description:
      - Without effect, because record sets can be deleted without force.
    type: bool
    default: false
  on_error:
    description:
      - What happens after the server rejects an operation. With V(continue), the module continues with the other
        record sets. With V(stop), it sends no further packet. In both cases, the task fails at the end, and RV(results)
        shows what was done.
    type: str
    choices: [continue, stop]
    default: continue
  batch_size:
    description:
      - The maximum number of record sets that one packet writes. Slow servers can require a smaller number.
    type: int
    default: 100
seealso:
  - module: community.plesk.plesk_dns_record_set
  - module: community.plesk.plesk_dns_record_set_info
notes:
  - The progress is written to the log of the host that runs the module (syslog or the journal).
"""

EXAMPLES = r"""
- name: Create the subscription whose zone is managed
  community.plesk.plesk_subscription:
    name: example.com
    hosting_type: none

- name: Create the record sets of an application
  community.plesk.plesk_dns_record_sets:
    dns_record_sets:
      - zone_name: example.com
        prefix: app
        type: A
        value: [192.0.2.20, 192.0.2.21]
      - zone_name: example.com
        prefix: api
        type: CNAME
        value: [app.example.com]
      - zone_name: example.com
        prefix: _acme-challenge.app
        type: TXT
        value: [gfj9Xq...Rg85nM]

- name: Delete all others that were not made by the server
  community.plesk.plesk_dns_record_sets:
    dns_record_sets:
      - zone_name: example.com
        prefix: app
        type: A
        value: [192.0.2.20, 192.0.2.21]
    purge: true
    purge_filter:
      zone_name: example.com
"""

RETURN = r"""
results:
  description:
    - The result of each entry, in the order of the list, followed by the objects that O(purge) deleted.
  returned: when the list could be planned
  type: list
  elements: dict
  contains:
    zone_name:
      description: The name of the zone, null for the template.
      type: str
      returned: always
    type:
      description: The type of the records.
      type: str
      returned: always
    record:
      description: The full name of the record set.
      type: str
      returned: always
    verb:
      description: The action taken, or in check mode the action that would be taken.
      type: str
      returned: always
      choices: [created, updated, deleted, converted, unchanged, failed, not_done]
    changed:
      description: Whether the record set changed, as far as the module could determine.
      type: bool
      returned: always
    purged:
      description: Whether it was deleted because the list omits it.
      type: bool
      returned: when O(purge) deleted it
    dns_record_set:
      description: The record set, with the options of M(community.plesk.plesk_dns_record_set).
      type: dict
      returned: when it was created or changed
    error:
      description: Details of the failure as structured data.
      type: dict
      returned: when it failed
  sample:
    - zone_name: example.com
      type: A
      record: app.example.com
      verb: unchanged
      changed: false
summary:
  description:
    - The number of record sets for each verb.
  returned: when the list could be planned
  type: dict
  sample:
    created: 2
    updated: 1
    deleted: 0
    converted: 0
    unchanged: 997
    failed: 0
    not_done: 0
operations:
  description:
    - The names of the operations that were sent, in the order of their first use.
  returned: always
  type: list
  elements: str
  sample: [site/get, site-alias/get, dns/get_rec, dns/add_rec]
error:
  description:
    - Details of the failure as structured data. If there are several errors, C(errors) contains all of them.
  returned: failure
  type: dict
  sample:
    kind: option
    option: dns_record_sets[3].value[0]
    value: mail.example.com
    message: >-
      dns_record_sets[3].value[0]: 'mail.example.com' is not a value of a record of type MX. Set a preference and a name
      such as 10 mail.example.com.
    remedy: Set a preference and a name such as 10 mail.example.com.
"""

from ansible_collections.community.plesk.plugins.module_utils._edge.lists import run_list
from ansible_collections.community.plesk.plugins.module_utils._resources.dns_record_set import DNS_RECORD_SET


def main() -> None:
    run_list(DNS_RECORD_SET)


if __name__ == "__main__":
    main()
