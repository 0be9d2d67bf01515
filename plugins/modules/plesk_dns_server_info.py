#!/usr/bin/python

# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: plesk_dns_server_info
short_description: Gather information about the DNS server of a Plesk server
version_added: 1.0.0
author:
  - community.plesk contributors (@ansible-collections)
description:
  - Returns the settings of the name server and of the template of new zones (operator C(dns)).
  - Sends one HTTP request.
  - Returns the DNS server with the options of M(community.plesk.plesk_dns_server). A task that uses the result as its
    options reports C(ok).
  - Only the administrator is allowed to read these settings. A setting that a server does not return is null, with a
    warning.
extends_documentation_fragment:
  - community.plesk._plesk
  - community.plesk._plesk.answer_size
  - community.plesk._attributes.info
seealso:
  - module: community.plesk.plesk_dns_server
  - module: community.plesk.plesk_dns_record_set_info
"""

EXAMPLES = r"""
- name: Gather information about the DNS server
  community.plesk.plesk_dns_server_info:
  register: dns
"""

RETURN = r"""
dns_server:
  description:
    - A list with one entry, the DNS server with the options of M(community.plesk.plesk_dns_server).
  returned: success
  type: list
  elements: dict
  sample:
    - transfer_acl: [192.0.2.53]
      recursion: localnets
      remote_dns: false
      template_enabled: true
      template_soa:
        ttl: 86400
        refresh: 10800
        retry: 3600
        expire: 604800
        minimum: 10800
facts:
  description:
    - Read-only properties, in the order of RV(dns_server). There are none.
  returned: success
  type: list
  elements: dict
  sample: [{}]
operations:
  description:
    - The names of the operations that were sent, in the order of their first use.
  returned: always
  type: list
  elements: str
  sample: [dns/get, dns/get_acl, dns/get-recursion, dns/get-status-remote-dns]
error:
  description:
    - Details of the failure as structured data. RV(ignore:msg) contains the message too.
  returned: failure
  type: dict
  sample:
    kind: api
    operator: dns
    operation: get
    code: 1006
    text: Permission denied.
    meaning: this user may not do this, or the API is closed for this user or for the address of the caller
"""

from ansible_collections.community.plesk.plugins.module_utils._edge.info import run_info
from ansible_collections.community.plesk.plugins.module_utils._resources.dns_server import DNS_SERVER


def main() -> None:
    run_info(DNS_SERVER, {})


if __name__ == "__main__":
    main()
