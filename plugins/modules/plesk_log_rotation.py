#!/usr/bin/python

# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: plesk_log_rotation
short_description: Manage the log rotation of a site of a Plesk server
version_added: 1.0.0
author:
  - community.plesk contributors (@ansible-collections)
description:
  - Changes when the log files of a site are replaced by new ones, over the XML API (operator C(log-rotation)). The log
    rotation exists as long as the site has physical hosting.
  - Reads the site, the settings and the status of the rotation first. Only options that the task sets are compared.
  - If one setting differs, all settings are written with their current values, because the server requires the
    condition of the rotation and it is not documented whether it keeps the others.
  - A task that changes nothing sends one HTTP request. A task that makes changes sends two. International domain names
    require one more, because the module first reads in which form the server stores the name.
extends_documentation_fragment:
  - community.plesk._plesk
  - community.plesk._attributes
options:
  site:
    description:
      - The domain name of the site. Main sites of subscriptions, additional sites and subdomains have log files if
        their hosting is physical.
      - Always required. The name can be written in Unicode or in ASCII.
    type: str
  enabled:
    description:
      - Whether log files are rotated (node C(get-status/enabled)). Other options can be set while the rotation is off.
    type: bool
  size:
    description:
      - The size from which a file is rotated, as a number in kilobytes according to the vendor's documentation (node
        C(log-bysize)). Takes the place of O(period).
      - Mutually exclusive with O(period).
    type: int
  period:
    description:
      - How often files are rotated (node C(log-bytime)). Takes the place of O(size).
      - Mutually exclusive with O(size).
    type: str
    choices: [daily, weekly, monthly]
  files:
    description:
      - The number of old files to keep (node C(log-max-num-files)).
    type: int
  compress:
    description:
      - Whether old files are compressed (node C(log-compress)).
    type: bool
  email:
    description:
      - The email address that processed files are sent to (node C(log-email)). An empty text removes it.
    type: str
seealso:
  - module: community.plesk.plesk_log_rotation_info
  - module: community.plesk.plesk_service_plan
    description: The option O(community.plesk.plesk_service_plan#module:log_rotation) sets it for new subscriptions.
"""

EXAMPLES = r"""
- name: Create the subscription of the site
  community.plesk.plesk_subscription:
    name: example.com
    ftp_login: example_ftp
    ftp_password: "{{ example_password | default('Correct-Horse-7') }}"

- name: Rotate log files every week and keep a month
  community.plesk.plesk_log_rotation:
    site: example.com
    enabled: true
    period: weekly
    files: 4
    compress: true

- name: Rotate log files by their size instead
  community.plesk.plesk_log_rotation:
    site: example.com
    size: 10240

- name: Switch log rotation off
  community.plesk.plesk_log_rotation:
    site: example.com
    enabled: false
"""

RETURN = r"""
log_rotation:
  description:
    - The log rotation with the options of this module, so that a task can use it. In check mode, the log rotation as
      it would be.
  returned: success
  type: dict
  sample:
    site: example.com
    enabled: true
    size: null
    period: weekly
    files: 4
    compress: true
    email: ""
facts:
  description:
    - Read-only properties of the log rotation.
  returned: success; empty when the site does not exist yet
  type: dict
  contains:
    id:
      description: The ID of the site.
      type: int
      returned: always
  sample:
    id: 3
operations:
  description:
    - The names of the operations that were sent, in the order of their first use.
  returned: always
  type: list
  elements: str
  sample: [site/get, log-rotation/get, log-rotation/get-status, log-rotation/set]
error:
  description:
    - Details of the failure as structured data. RV(ignore:msg) contains the message too.
  returned: failure
  type: dict
  sample:
    kind: option
    option: site
    value: example.org
    message: "site: 'example.org' is not the name of an existing site. Create the site first, or correct site."
    remedy: Create the site first, or correct site.
"""

from ansible_collections.community.plesk.plugins.module_utils._edge.module import run_single
from ansible_collections.community.plesk.plugins.module_utils._resources.log_rotation import LOG_ROTATION


def main() -> None:
    run_single(LOG_ROTATION)


if __name__ == "__main__":
    main()
