#!/usr/bin/python

# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: plesk_log_rotation_info
short_description: Gather information about the log rotation of sites of a Plesk server
version_added: 1.0.0
author:
  - community.plesk contributors (@ansible-collections)
description:
  - Returns the log rotation of all sites, or of the ones that a filter selects (operator C(log-rotation), operations
    C(get) and C(get-status)).
  - Sends two HTTP requests, one for the sites and one for their log rotation.
  - Returns the settings with the options of M(community.plesk.plesk_log_rotation). A task that uses the result as its
    options reports C(ok).
  - Sites that do not exist and sites without physical hosting are ignored.
extends_documentation_fragment:
  - community.plesk._plesk
  - community.plesk._plesk.answer_size
  - community.plesk._attributes.info
options:
  site:
    description:
      - The domain names of the sites whose log rotation is returned.
    type: list
    elements: str
seealso:
  - module: community.plesk.plesk_log_rotation
"""

EXAMPLES = r"""
- name: Read the log rotation of all sites
  community.plesk.plesk_log_rotation_info:
  register: rotation

- name: Read the log rotation of one site
  community.plesk.plesk_log_rotation_info:
    site: [example.com]
"""

RETURN = r"""
log_rotations:
  description:
    - The log rotation of each site, in the order of the IDs of the sites, with the options of
      M(community.plesk.plesk_log_rotation).
  returned: success
  type: list
  elements: dict
  sample:
    - site: example.com
      enabled: true
      size: null
      period: weekly
      files: 4
      compress: true
      email: ""
facts:
  description:
    - Read-only properties of each entry, in the order of RV(log_rotations). See
      RV(community.plesk.plesk_log_rotation#module:facts) of one site.
  returned: success
  type: list
  elements: dict
  sample:
    - id: 3
operations:
  description:
    - The names of the operations that were sent, in the order of their first use.
  returned: always
  type: list
  elements: str
  sample: [site/get, webspace/get, log-rotation/get, log-rotation/get-status]
error:
  description:
    - Details of the failure as structured data. RV(ignore:msg) contains the message too.
  returned: failure
  type: dict
  sample:
    kind: option
    option: site
    value: []
    message: "site: [] is an empty list. Name what to read, or leave the option out to read all."
    remedy: Name what to read, or leave the option out to read all.
"""

from ansible_collections.community.plesk.plugins.module_utils._edge.info import run_info
from ansible_collections.community.plesk.plugins.module_utils._resources.log_rotation import LOG_ROTATION


def main() -> None:
    run_info(LOG_ROTATION, {"site": "site"})


if __name__ == "__main__":
    main()
