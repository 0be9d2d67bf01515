# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The entries that M(community.plesk.plesk_site_aliases) takes.

Written by tests/update_bulk_docs.py from the documentation of M(community.plesk.plesk_site_alias): change it there.
Note that this doc fragment is **PRIVATE** to the collection.
"""

from __future__ import annotations


class ModuleDocFragment:
    """The options of an entry."""

    DOCUMENTATION = r"""
options:
  site_aliases:
    description:
      - The site aliases. Each entry takes the options of M(community.plesk.plesk_site_alias).
      - Two entries that mean the same object are an error that names both.
    type: list
    elements: dict
    required: true
    suboptions:
      state:
        description:
          - Whether the alias exists.
        type: str
        choices:
          - present
          - absent
        default: present
      match_by:
        description:
          - The option that is the key of the alias. The other options are desired
            values, so O(site_aliases[].name) can be changed with O(site_aliases[].match_by=id).
          - Only V(name) can create an alias.
        type: str
        choices:
          - name
          - id
        default: name
      name:
        description:
          - The domain name of the alias (node C(name); changed with the operation
            C(rename)).
          - Required to create an alias.
          - Names are compared in their ASCII form, without letter case and final
            dot. Subscriptions, sites, subdomains, aliases and DNS records share
            one name space.
        type: str
      id:
        description:
          - The ID of the alias (filter node C(id)).
          - Used as the key if O(site_aliases[].match_by=id). Otherwise, the ID
            of the alias must equal this value.
        type: int
      site:
        description:
          - The name of the site to which the alias leads (node C(site-id)). It
            can be an additional site, a subdomain, or a subscription, whose name
            is that of its main site.
          - Required to create an alias.
          - The XML API cannot move an alias to another site. With O(site_aliases[].force=true),
            the alias is deleted and created again with the same settings.
          - The result contains null if the task does not set this option.
        type: str
      web:
        description:
          - Whether the alias serves the website (node C(pref/web)).
          - The server decides about a new alias if the task does not set this option.
            The same applies to O(site_aliases[].mail), O(site_aliases[].seo_redirect)
            and O(site_aliases[].dns).
        type: bool
      mail:
        description:
          - Whether the alias receives mail for the addresses of the site (node
            C(pref/mail)).
        type: bool
      seo_redirect:
        description:
          - Whether visitors are redirected to the name of the site with HTTP status
            code 301 (node C(pref/seo-redirect)).
        type: bool
      dns:
        description:
          - Whether the server manages a DNS zone of the alias that follows the
            zone of the site (node C(manage-dns)).
        type: bool
      icp_status:
        description:
          - Whether the ICP permit of China is on (node C(pref/icp-status), from
            protocol 1.6.8.0).
        type: bool
      icp_permit:
        description:
          - The number of the ICP permit (node C(pref/icp-permit), from protocol
            1.6.8.0).
        type: str
      status:
        description:
          - Whether the alias is active (node C(status), a sum of bits).
          - V(disabled) is written as 1. Servers can return 8 for it.
          - If the site is disabled (2), the module warns, because V(active) does
            not change this.
        type: str
        choices:
          - active
          - disabled
      force:
        description:
          - Whether to delete the alias and create it again if O(site_aliases[].site)
            differs. It then has a new ID.
        type: bool
        default: false
"""
