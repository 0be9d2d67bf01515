# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The requests of ``site``."""

from __future__ import annotations

REQUESTS = """
define site-filter
  filter
    (one of)
      id* id_type
      parent-id* int
      parent-site-id* int
      name* string
      parent-name* string
      parent-site-name* string
      guid* string
      parent-guid* string
      parent-site-guid* string

define hosting
  hosting?
    (one of)
      vrt_hst
        property+
          name string
          value string
      std_fwd
        dest_url forwardingURL
        http_code? int
      frm_fwd
        dest_url forwardingURL
      none any

define prefs
  prefs?
    (any order)
      www? boolean
      stat_ttl? monthsOrEmpty until=1.6.6.0
      stat_ttl? string since=1.6.7.0
      outgoing-messages-domain-limit? string
      icp-status? boolean since=1.6.7.0
      icp-permit? string since=1.6.7.0

define performance
  performance?
    bandwidth? double
    max_connections? int

add
  gen_setup
    name domainName
    htype? vrt_hst|std_fwd|frm_fwd|none
    status? string
    (one of)?
      webspace-name string
      webspace-id id_type
      webspace-guid string
    (one of)?
      parent-site-name string
      parent-site-id id_type
      parent-site-guid string
    description? string
  use hosting
  use prefs
  use performance
  mail?
    mailservice? boolean
get
  use site-filter
  dataset
    (any order)
      gen_info? empty
      hosting? empty
      stat? empty
      prefs? empty
      disk_usage? empty
      performance? any
set
  use site-filter
  values
    gen_setup?
      (any order)
        status? objectStatus
        name? domainName
        guid? empty
        description? string
        turn-off-action? string since=1.6.8.0
    use prefs
    use hosting
    disk_usage?
      mailboxes? any
      maillists? any
    use performance
del
  use site-filter
cform_buttons_list
  use site-filter
get_traffic
  use site-filter
  since_date? date
  to_date? date
set_traffic
  dom_id int
  date date
  smtp_in long
  smtp_out long
  pop3_imap_in long
  pop3_imap_out long
get-physical-hosting-descriptor
  use site-filter
"""
