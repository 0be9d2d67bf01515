#!/usr/bin/python

# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: plesk_site_alias_info
short_description: Gather information about aliases of sites of a Plesk server
version_added: 1.0.0
author:
  - community.plesk contributors (@ansible-collections)
description:
  - Returns all aliases that the login account can read, or those of some keys or sites (operator C(site-alias),
    operation C(get)).
  - Each alias contains the options of M(community.plesk.plesk_site_alias). A task that uses the result as its options
    reports V(ok).
  - Keys without an alias are ignored.
  - The module sends one HTTP request, and a second one to look up the names of the sites.
extends_documentation_fragment:
  - community.plesk._plesk
  - community.plesk._plesk.answer_size
  - community.plesk._attributes.info
options:
  name:
    description:
      - Return the aliases with these names (filter node C(name)). Only one of the filters can be set.
    type: list
    elements: str
  id:
    description:
      - Return the aliases with these IDs (filter node C(id)).
    type: list
    elements: int
  site:
    description:
      - Return the aliases of the sites with these names (filter node C(site-name)).
    type: list
    elements: str
seealso:
  - module: community.plesk.plesk_site_alias
"""

EXAMPLES = r"""
- name: Gather information about all aliases
  community.plesk.plesk_site_alias_info:
  register: aliases

- name: Gather information about the aliases of a site
  community.plesk.plesk_site_alias_info:
    site: [example.com]
"""

RETURN = r"""
site_aliases:
  description:
    - The aliases, ordered by ID, each with the options of M(community.plesk.plesk_site_alias).
    - C(site) is null if the login account cannot read its name.
  returned: success
  type: list
  elements: dict
  sample:
    - name: example.net
      site: example.com
      status: active
      web: true
      mail: false
      seo_redirect: true
      dns: true
facts:
  description:
    - Read-only properties of each alias, by name. See RV(community.plesk.plesk_site_alias#module:facts).
  returned: success
  type: dict
  sample:
    example.net:
      id: 3
      ascii_name: example.net
      site_id: 7
      status: 0
operations:
  description:
    - The names of the operations that were sent, in the order of their first use.
  returned: always
  type: list
  elements: str
  sample: [site-alias/get, site/get]
error:
  description:
    - Details of the failure as structured data. The message is also in RV(ignore:msg).
  returned: failure
  type: dict
  sample:
    kind: option
    option: id
    value: [3]
    message: "id: [3] cannot be combined with name. Use one filter, in several tasks if need be."
    remedy: Use one filter, in several tasks if need be.
"""

from ansible_collections.community.plesk.plugins.module_utils._edge.info import run_info
from ansible_collections.community.plesk.plugins.module_utils._resources.site_alias import SITE_ALIAS


def main() -> None:
    run_info(SITE_ALIAS, {"name": "name", "id": "id", "site": "site"})


if __name__ == "__main__":
    main()
