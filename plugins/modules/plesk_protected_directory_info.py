#!/usr/bin/python

# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: plesk_protected_directory_info
short_description: Gather information about protected directories of a Plesk server
version_added: 1.0.0
author:
  - community.plesk contributors (@ansible-collections)
description:
  - Returns the protected directories of all sites, or of the given ones, with their users (operator C(protected-dir),
    operations C(get) and C(get-user)).
  - Sends three HTTP requests.
  - Returns each directory with the options of M(community.plesk.plesk_protected_directory) except passwords. A task
    that uses the result as its options reports C(ok).
  - Sites that do not exist are ignored.
extends_documentation_fragment:
  - community.plesk._plesk
  - community.plesk._plesk.answer_size
  - community.plesk._attributes.info
options:
  site:
    description:
      - The names of the sites whose protected directories to return (filter node C(site-name)).
    type: list
    elements: str
seealso:
  - module: community.plesk.plesk_protected_directory
"""

EXAMPLES = r"""
- name: Read the protected directories of all sites
  community.plesk.plesk_protected_directory_info:
  register: found

- name: Read those of one site
  community.plesk.plesk_protected_directory_info:
    site: [example.com]
"""

RETURN = r"""
protected_directories:
  description:
    - The protected directories, each with the options of M(community.plesk.plesk_protected_directory).
  returned: success
  type: list
  elements: dict
  sample:
    - site: example.com
      path: private
      title: Staff only
      ssl: true
      non_ssl: true
      cgi: false
      users:
        - login: jdoe
facts:
  description:
    - Read-only properties of each directory, in the same order. See
      RV(community.plesk.plesk_protected_directory#module:facts).
  returned: success
  type: list
  elements: dict
  sample:
    - id: 3
      user_ids: {jdoe: 7}
operations:
  description:
    - The names of the operations that were sent, in the order of their first use.
  returned: always
  type: list
  elements: str
  sample: [site/get, webspace/get, protected-dir/get, protected-dir/get-user]
error:
  description:
    - Details of the failure as structured data. RV(ignore:msg) contains the message too.
  returned: failure
  type: dict
  sample:
    kind: option
    option: site
    value: []
    message: "site: '[]' is an empty list. Set what to read, or omit the option to read all."
    remedy: Set what to read, or omit the option to read all.
"""

from ansible_collections.community.plesk.plugins.module_utils._edge.info import run_info
from ansible_collections.community.plesk.plugins.module_utils._resources.protected_directory import PROTECTED_DIRECTORY


def main() -> None:
    run_info(PROTECTED_DIRECTORY, {"site": "site"})


if __name__ == "__main__":
    main()
