#!/usr/bin/python

# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: plesk_certificate_info
short_description: Gather information about TLS certificates of a Plesk server
version_added: 1.0.0
author:
  - community.plesk contributors (@ansible-collections)
description:
  - Returns the names of the certificates in all pools, or in those of the given subscriptions or sites, or in the pool
    of the server (operator C(certificate), operation C(get-pool)). Servers do not return the content of certificates.
  - Sends two HTTP requests.
  - Returns each certificate with the options of M(community.plesk.plesk_certificate). A task that uses the result as
    its options reports C(ok).
  - Subscriptions and sites that do not exist are ignored.
  - If the login account may not read the pool of the server, it is omitted with a warning, unless O(server_pool=true).
extends_documentation_fragment:
  - community.plesk._plesk
  - community.plesk._plesk.answer_size
  - community.plesk._attributes.info
options:
  subscription:
    description:
      - The names of the subscriptions whose certificates to return (filter node C(domain-name)). The pools of their
        additional sites are not included.
      - Mutually exclusive with O(site).
    type: list
    elements: str
  site:
    description:
      - The names of the sites whose certificates to return (filter node C(domain-name)).
      - Mutually exclusive with O(subscription).
    type: list
    elements: str
  server_pool:
    description:
      - Whether to return the certificates in the pool of the server. Only those are returned, unless O(subscription) or
        O(site) is set too.
    type: bool
    default: false
seealso:
  - module: community.plesk.plesk_certificate
"""

EXAMPLES = r"""
- name: Read the certificates of all pools
  community.plesk.plesk_certificate_info:
  register: found

- name: Show their names
  ansible.builtin.debug:
    msg: "{{ found.certificates | map(attribute='name') }}"

- name: Read the certificates of the server
  community.plesk.plesk_certificate_info:
    server_pool: true
"""

RETURN = r"""
certificates:
  description:
    - The certificates, each with the options of M(community.plesk.plesk_certificate) except the content.
  returned: success
  type: list
  elements: dict
  sample:
    - subscription: example.com
      site:
      server_pool:
      name: www.example.com
facts:
  description:
    - Read-only properties of each certificate, in the same order. See
      RV(community.plesk.plesk_certificate#module:facts).
  returned: success
  type: list
  elements: dict
  sample:
    - pool_id: 12
operations:
  description:
    - The names of the operations that were sent, in the order of their first use.
  returned: always
  type: list
  elements: str
  sample: [webspace/get, site/get, certificate/get-pool]
error:
  description:
    - Details of the failure as structured data. RV(ignore:msg) contains the message too.
  returned: failure
  type: dict
  sample:
    kind: option
    option: site
    value: [shop.example.com]
    message: "site: '['shop.example.com']' cannot be combined with subscription. Use one filter, in several tasks if
      need be."
    remedy: Use one filter, in several tasks if need be.
"""

from ansible_collections.community.plesk.plugins.module_utils._edge.info import run_info
from ansible_collections.community.plesk.plugins.module_utils._resources.certificate import CERTIFICATE


def main() -> None:
    run_info(CERTIFICATE, {"subscription": "subscription", "site": "subscription"})


if __name__ == "__main__":
    main()
