#!/usr/bin/python

# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: plesk_dns_server
short_description: Manage the DNS server of a Plesk server
version_added: 1.0.0
author:
  - community.plesk contributors (@ansible-collections)
description:
  - Changes the settings of the name server and of the template of new zones over the XML API (operator C(dns)).
  - Each server has exactly one DNS server, so this module has no option C(state) and no option that finds an object.
  - The records of the template are managed by M(community.plesk.plesk_dns_record_set) with its option C(template).
  - Only the administrator is allowed to read and to change these settings.
  - A task that changes nothing sends one HTTP request. A task that makes changes sends two.
extends_documentation_fragment:
  - community.plesk._plesk
  - community.plesk._attributes
options:
  transfer_acl:
    description:
      - The complete list of hosts that may transfer the zones of this server. Each host is an IP address, a network
        such as V(192.0.2.0/24), or a name (node C(host), operations C(add_to_acl) and C(remove_from_acl)).
    type: list
    elements: str
  recursion:
    description:
      - For whom the name server looks up names of other servers (node C(value), operation C(set-recursion)). Quote
        V(on) and V(off) in YAML.
      - The task fails if the server does not support the value. V(local) is for Windows.
    type: str
    choices: ["on", "off", local, localnets]
  remote_dns:
    description:
      - Whether a remote name server answers for the zones instead of the one on this server (node C(dns-status),
        operations C(enable-remote-dns) and C(disable-remote-dns)).
    type: bool
  template_enabled:
    description:
      - Whether the name server answers for new zones (node C(zone_status), operations C(enable) and C(disable) without
        a filter). Existing zones are unchanged.
    type: bool
  template_soa:
    description:
      - Numbers of the SOA record of new zones, in seconds (node C(soa), operation C(set) without a filter). Numbers
        that the task omits keep their values. Existing zones are unchanged.
    type: dict
    suboptions:
      ttl:
        description:
          - The time to live of the records of a zone (node C(soa/ttl)).
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
          - The time after which secondary servers discard a zone (node C(soa/expire)).
        type: int
      minimum:
        description:
          - The time for which a missing name is cached (node C(soa/minimum)).
        type: int
seealso:
  - module: community.plesk.plesk_dns_server_info
  - module: community.plesk.plesk_dns_record_set
  - module: community.plesk.plesk_dns_zone
notes:
  - The operation C(sync-with-template), which applies the template to existing zones, is not supported, because it
    replaces records in many zones and its effect cannot be read.
"""

EXAMPLES = r"""
- name: Allow the secondary servers to transfer zones
  community.plesk.plesk_dns_server:
    transfer_acl:
      - 192.0.2.53
      - 198.51.100.0/24

- name: Look up names of other servers for local networks only
  community.plesk.plesk_dns_server:
    recursion: localnets

- name: Shorten the TTL of new zones
  community.plesk.plesk_dns_server:
    template_soa:
      ttl: 3600
      minimum: 300
"""

RETURN = r"""
dns_server:
  description:
    - The DNS server with the options of this module, so that a task can use it. In check mode, the DNS server as it
      would be.
  returned: success
  type: dict
  sample:
    transfer_acl: [192.0.2.53, 198.51.100.0/24]
    recursion: localnets
    remote_dns: false
    template_enabled: true
    template_soa:
      ttl: 3600
      refresh: 10800
      retry: 3600
      expire: 604800
      minimum: 300
facts:
  description:
    - Read-only properties of the DNS server, of which there are none.
  returned: success
  type: dict
  contains: {}
  sample: {}
operations:
  description:
    - The names of the operations that were sent, in the order of their first use.
  returned: always
  type: list
  elements: str
  sample: [dns/get, dns/get_acl, dns/get-recursion, dns/get-status-remote-dns, dns/add_to_acl]
error:
  description:
    - Details of the failure as structured data. RV(ignore:msg) contains the message too.
  returned: failure
  type: dict
  sample:
    kind: option
    option: recursion
    value: local
    message: "recursion: 'local' is not supported by this server. Set on or localnets or off."
    remedy: Set on or localnets or off.
"""

from ansible_collections.community.plesk.plugins.module_utils._edge.module import run_single
from ansible_collections.community.plesk.plugins.module_utils._resources.dns_server import DNS_SERVER


def main() -> None:
    run_single(DNS_SERVER)


if __name__ == "__main__":
    main()
