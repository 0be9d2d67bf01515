#!/usr/bin/python

# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: plesk_virtual_directory_info
short_description: Gather information about virtual directories of a site of a Plesk server for Windows
version_added: 1.0.0
author:
  - community.plesk contributors (@ansible-collections)
description:
  - Returns the virtual directories with the given names of one site (operator C(virtdir), operation C(get)). The XML
    API cannot list all of them.
  - Sends two HTTP requests, one for the site and one for its directories.
  - Returns the directories with the options of M(community.plesk.plesk_virtual_directory). A task that uses the result
    as its options reports C(ok).
  - Virtual directories that do not exist are ignored, and so are those that the server does not return for another
    reason, because it reports every failure with the same error.
extends_documentation_fragment:
  - community.plesk._plesk
  - community.plesk._plesk.answer_size
  - community.plesk._attributes.info
options:
  site:
    description:
      - The domain name of the site.
    type: str
    required: true
  name:
    description:
      - The names of the virtual directories.
    type: list
    elements: str
    required: true
seealso:
  - module: community.plesk.plesk_virtual_directory
"""

EXAMPLES = r"""
- name: Read two virtual directories
  community.plesk.plesk_virtual_directory_info:
    site: example.com
    name: [files, shop/images]
  register: directories
"""

RETURN = r"""
virtual_directories:
  description:
    - The virtual directories, in the order of their names, with the options of
      M(community.plesk.plesk_virtual_directory).
  returned: success
  type: list
  elements: dict
  sample:
    - site: example.com
      name: files
      real_path: public/files
      access_source: false
      access_read: true
      access_write: false
      directory_browsing: true
      log_visits: true
      application:
        enabled: null
        parent_paths: null
        run_in_mta: null
        aspnet_version: null
      execute_permission: none
      default_documents: [index.html, index.htm]
      access_anonymous: null
      access_windows: null
      require_ssl: true
      asp_buffering_limit: null
      asp_max_request_entity_allowed: null
      asp_server_debug: null
      asp_client_debug: null
      ip_allow: [192.0.2.0/24]
      ip_deny: []
      mime_types: []
      deny_by_concurrent_requests: null
      max_concurrent_requests: null
      deny_by_request_rate: null
      max_requests: null
      request_interval: null
facts:
  description:
    - Read-only properties of each entry, in the order of RV(virtual_directories). They have none.
  returned: success
  type: list
  elements: dict
  sample:
    - {}
operations:
  description:
    - The names of the operations that were sent, in the order of their first use.
  returned: always
  type: list
  elements: str
  sample: [site/get, virtdir/get]
error:
  description:
    - Details of the failure as structured data. RV(ignore:msg) contains the message too.
  returned: failure
  type: dict
  sample:
    kind: option
    option: name
    value: []
    message: "name: [] is an empty list. Name what to read, or leave the option out to read all."
    remedy: Name what to read, or leave the option out to read all.
"""

from ansible_collections.community.plesk.plugins.module_utils._edge.info import run_info
from ansible_collections.community.plesk.plugins.module_utils._resources.virtual_directory import VIRTUAL_DIRECTORY


def main() -> None:
    run_info(VIRTUAL_DIRECTORY, {"name": "name"}, within="site")


if __name__ == "__main__":
    main()
