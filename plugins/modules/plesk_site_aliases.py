#!/usr/bin/python

# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: plesk_site_aliases
short_description: Manage many aliases of sites of a Plesk server in one task
version_added: 1.0.0
author:
  - community.plesk contributors (@ansible-collections)
description:
  - Manages a list of aliases as M(community.plesk.plesk_site_alias) manages one, with the same comparison and the
    same rules, but in few requests instead of two for each.
  - The module reads and plans the whole list before it writes anything. All errors in the list are reported together,
    with their positions. Then it sends packets of writes, small ones first, larger ones while the server responds
    quickly. Each packet ends with the C(get) that verifies what it wrote.
extends_documentation_fragment:
  - community.plesk._plesk
  - community.plesk._plesk.answer_size
  - community.plesk._site_aliases
  - community.plesk._attributes
options:
  purge:
    description:
      - Whether to delete aliases that O(site_aliases) does not list.
      - Only aliases that match O(purge_filter) are deleted; each one's own data is checked first. O(purge_filter) is
        required if O(purge=true).
    type: bool
    default: false
  purge_filter:
    description:
      - Which aliases O(purge) can delete. If several conditions are set, all of them must match.
    type: dict
    suboptions:
      site:
        description:
          - Only aliases of the site with this name.
        type: str
      name_prefix:
        description:
          - Only aliases whose name begins with this text.
        type: str
  purge_empty:
    description:
      - Whether to allow O(purge) with an empty list, which deletes all aliases that match O(purge_filter).
    type: bool
    default: false
  force:
    description:
      - Has no effect on O(purge), because the deletion of an alias never requires it. It exists in all bulk modules.
        Entries of the list have an option O(site_aliases[].force) of their own.
    type: bool
    default: false
  on_error:
    description:
      - What to do if the server rejects a change. With V(continue), the other aliases are still processed. With
        V(stop), no further packet is sent. In both cases, the task fails at the end, and RV(results) contains what was
        done.
    type: str
    choices: [continue, stop]
    default: continue
  batch_size:
    description:
      - The maximum number of aliases that one packet writes. Slow servers can need a smaller number.
    type: int
    default: 100
seealso:
  - module: community.plesk.plesk_site_alias
  - module: community.plesk.plesk_site_alias_info
notes:
  - Progress is written to the log of the host that runs the module (syslog or the journal).
"""

EXAMPLES = r"""
- name: Create the subscription example.com
  community.plesk.plesk_subscription:
    name: example.com
    ftp_login: example_ftp
    ftp_password: "{{ example_password | default('Correct-Horse-7') }}"

- name: Create two aliases
  community.plesk.plesk_site_aliases:
    site_aliases:
      - {name: example.net, site: example.com, web: true, seo_redirect: true}
      - {name: example.org, site: example.com, web: true, seo_redirect: true}

- name: Delete all aliases of the site, except example.net
  community.plesk.plesk_site_aliases:
    site_aliases:
      - name: example.net
    purge: true
    purge_filter:
      site: example.com
"""

RETURN = r"""
results:
  description:
    - The results of the entries, in the order of the list, followed by the aliases that O(purge) deleted.
  returned: when the list could be planned
  type: list
  elements: dict
  contains:
    name:
      description: The domain name of the alias.
      type: str
      returned: always
    verb:
      description: The action taken, or in check mode the action that would be taken.
      type: str
      returned: always
      choices: [created, updated, deleted, converted, unchanged, failed, not_done]
    changed:
      description: Whether the alias changed, as far as the module could determine.
      type: bool
      returned: always
    purged:
      description: True if it was deleted because the list does not contain it.
      type: bool
      returned: when O(purge) deletes the alias
    site_alias:
      description: The alias, with the options of M(community.plesk.plesk_site_alias).
      type: dict
      returned: when it was created or changed
    error:
      description: Details of the failure.
      type: dict
      returned: when it failed
  sample:
    - name: example
      verb: unchanged
      changed: false
summary:
  description:
    - The number of aliases for each verb.
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
  sample: [site-alias/get, site-alias/create, site-alias/set]
error:
  description:
    - Details of the failure as structured data. If there are several errors, C(errors) contains all of them.
  returned: failure
  type: dict
  sample:
    kind: option
    option: site_aliases[3].name
    message: >-
      site_aliases[3].name finds the object (match_by is name), but is missing or blank.
      Give name, or choose another match_by.
    remedy: Give name, or choose another match_by.
"""

from ansible_collections.community.plesk.plugins.module_utils._edge.lists import run_list
from ansible_collections.community.plesk.plugins.module_utils._resources.site_alias import SITE_ALIAS


def main() -> None:
    run_list(SITE_ALIAS)


if __name__ == "__main__":
    main()
