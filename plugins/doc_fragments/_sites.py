# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The entries that M(community.plesk.plesk_sites) takes.

Written by tests/update_bulk_docs.py from the documentation of M(community.plesk.plesk_site): change it there.
Note that this doc fragment is **PRIVATE** to the collection.
"""

from __future__ import annotations


class ModuleDocFragment:
    """The options of an entry."""

    DOCUMENTATION = r"""
options:
  sites:
    description:
      - The sites. Each entry takes the options of M(community.plesk.plesk_site).
      - Two entries that mean the same object are an error that names both.
    type: list
    elements: dict
    required: true
    suboptions:
      state:
        description:
          - Whether the site exists.
          - With V(absent), the site is deleted together with its subdomains, aliases,
            mail, DNS zone and files. The task fails, with a list of the contents,
            if the site is not empty, unless O(sites[].force=true).
        type: str
        choices:
          - present
          - absent
        default: present
      match_by:
        description:
          - The option that is the key of the site. The other options are desired
            values, so O(sites[].name) can be changed with O(sites[].match_by=id)
            or O(sites[].match_by=guid).
          - Only V(name) can create a site.
        type: str
        choices:
          - name
          - id
          - guid
        default: name
      name:
        description:
          - The full domain name of the site, also for a subdomain (node C(name)).
          - Required to create a site.
          - Names are compared in their ASCII form, without letter case and final
            dot. Subscriptions, sites, subdomains, aliases and DNS records share
            one name space.
        type: str
      id:
        description:
          - The ID of the site (filter node C(id)).
          - Used as the key if O(sites[].match_by=id). Otherwise, the ID of the
            site must equal this value.
        type: int
      guid:
        description:
          - The GUID of the site (filter node C(guid)).
          - Used as the key if O(sites[].match_by=guid). Otherwise, the GUID of
            the site must equal this value.
        type: str
      subscription:
        description:
          - The name of the subscription to which the site belongs (node C(webspace-name)).
          - Required to create a site.
          - The XML API cannot move a site to another subscription. The task fails
            if the site belongs to a different one.
          - The result contains null if the task does not set this option.
        type: str
      parent:
        description:
          - The name of the site of which this one is a subdomain, or V('') for
            a site that is not a subdomain (node C(parent-site-name); read with
            the operation C(get) of the operator C(subdomain)).
          - The O(sites[].name) of a subdomain ends with a dot and the name of its
            parent. Without this option, a new site is not a subdomain, whatever
            its name is.
          - It cannot be changed. The task fails if the site has a different parent.
          - The result contains null if the task does not set this option.
        type: str
      status:
        description:
          - Whether the site is active (node C(status), a sum of bits).
          - With V(suspended), visitors get an error page (8). V(disabled) accepts
            a site that the administrator (16), a reseller (32), a customer (64)
            or an old client (1) disabled. Otherwise, the module writes 16, or 32
            if the login account is not the administrator.
          - V(active) clears these bits. If the subscription is disabled (2) or
            has expired (256), the module warns, because this status is inherited.
        type: str
        choices:
          - active
          - suspended
          - disabled
      turn_off_action:
        description:
          - How the site is turned off (node C(turn-off-action) of C(set), from
            protocol 1.6.8.0).
          - It has no effect on an active site. The module then warns and does not
            write it.
        type: str
        choices:
          - disable
          - suspend
      hosting_type:
        description:
          - The type of the hosting (node C(htype)).
          - Defaults to V(physical) for a new site, and if the task sets O(sites[].document_root),
            O(sites[].certificate) or O(sites[].hosting).
          - Leaving V(physical) deletes the hosting with the files of the website,
            which requires O(sites[].force=true).
        type: str
        choices:
          - physical
          - standard_forwarding
          - frame_forwarding
          - none
      document_root:
        description:
          - The folder of the website, relative to the home of the subscription
            (property C(www_root)).
          - Defaults to the name of the site for new hosting of the type V(physical).
          - The server returns an absolute path, so only the end of the path is
            compared.
        type: str
      hosting:
        description:
          - Other properties of the physical hosting by name, such as C(php), C(ssl)
            or C(ssl-redirect) (nodes C(hosting/vrt_hst/property)). Only the properties
            that differ are written, and the others keep their values.
          - The descriptor of the server defines the valid names and their types.
            The task fails if a name is not valid, and suggests similar names.
          - Properties with an option of their own, such as O(sites[].document_root),
            are not valid here. The system user (C(ftp_login), C(ftp_password))
            is that of the subscription.
        type: dict
      preferences:
        description:
          - Preferences of the site (node C(prefs)). Preferences that the task omits
            keep their values.
        type: dict
        suboptions:
          www:
            description: Whether the name with the prefix C(www.) works too (node
              C(prefs/www)).
            type: bool
          statistics_months:
            description: How many months statistics are kept (node C(prefs/stat_ttl)),
              or V(unlimited).
            type: raw
          outgoing_limit_domain:
            description:
              - How many messages the domain can send in an hour (node C(prefs/outgoing-messages-domain-limit)),
                V(default) or V(unlimited).
            type: raw
          icp_status:
            description: Whether the ICP permit of China is on (node C(prefs/icp-status),
              from protocol 1.6.8.0).
            type: bool
          icp_permit:
            description: The number of the ICP permit (node C(prefs/icp-permit),
              from protocol 1.6.8.0).
            type: str
      mail_service:
        description:
          - Whether a new site has the mail service (node C(mail/mailservice) of
            C(add)).
          - Ignored for a site that exists, because the operator can neither read
            nor change it.
        type: bool
      description:
        description:
          - A description of the site (node C(description)).
        type: str
      force:
        description:
          - Whether to delete the site even if it is not empty, and to let O(sites[].hosting_type)
            delete physical hosting.
          - In a document, additional sites, mail accounts and databases that are
            absent in the same document do not count.
        type: bool
        default: false
      forward_to:
        description:
          - The URL to which the domain is forwarded (node C(dest_url)).
          - Required for new hosting of the type V(standard_forwarding) or V(frame_forwarding).
        type: str
      forward_code:
        description:
          - The HTTP status code of the redirect, such as V(301) or V(302) (node
            C(http_code)).
          - Only for O(sites[].hosting_type=standard_forwarding).
        type: int
      certificate:
        description:
          - The name of the certificate of the website (property C(certificate_name)).
          - The task fails if neither the website, its subscription nor the server
            has a certificate with this name.
        type: str
      performance:
        description:
          - Limits of the web server (node C(performance)). The value that the task
            omits stays.
        type: dict
        suboptions:
          bandwidth:
            description: The bandwidth in KB per second (node C(performance/bandwidth)),
              or V(unlimited).
            type: raw
          max_connections:
            description: How many connections are served at once (node C(performance/max_connections)),
              or V(unlimited).
            type: raw
"""
