# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The requests of ``mail``."""

from __future__ import annotations

REQUESTS = """
define enabled
  enabled boolean default=true until=1.6.6.0
  enabled boolean since=1.6.7.0

define enabled-or-not
  enabled? boolean default=false until=1.6.6.0
  enabled? boolean since=1.6.7.0

define cp-access
  cp-access? boolean default=false until=1.6.6.0
  cp-access? boolean since=1.6.7.0

define autoresponder
  autoresponder?
    use enabled-or-not
    subject? string
    content_type? text/plain|text/html until=1.6.6.0
    content_type? string since=1.6.7.0
    charset? string
    text? text
    attachment*
      tmp-name? string
      file-name? string
    forward? string
    end_date? date since=1.6.7.0

define members
  filter
    site-id id_type
    mailname+
      name string
      use cp-access
      forwarding?
        use enabled-or-not
        address+ string
      alias* string
      use autoresponder

define rest
  antivir? off|inout|in|out
  outgoing-messages-mbox-limit? string
  description? string

define sites
  filter
    site-id* id_type

create
  filter
    site-id id_type
    mailname+
      name string
      use cp-access
      mailbox?
        use enabled
        quota? long
      forwarding?
        enabled boolean default=false until=1.6.6.0
        enabled boolean since=1.6.7.0
        address+ string
      alias* string
      use autoresponder
      password?
        value string
        type? plain|crypt|sym
      use rest
update
  (one of)
    add
      use members
    remove
      use members
    set
      filter
        site-id id_type
        mailname+
          id? id_type
          name string
          use cp-access
          mailbox?
            enabled? boolean default=true until=1.6.6.0
            enabled? boolean since=1.6.7.0
            quota? long
          forwarding?
            use enabled-or-not
            address* string
          alias* string
          use autoresponder
          (one of)?
            password
              value? string
              type? plain|crypt|sym
            user-guid string
          use rest
get_info
  filter
    site-id id_type
    name* string
  mailbox? empty
  mailbox-usage? empty
  forwarding? empty
  aliases? empty
  autoresponder? empty
remove
  filter
    site-id id_type
    name* string
enable
  site-id id_type
disable
  site-id id_type
set_prefs
  use sites
  prefs
    (one of)
      none any
      (in order)
        nonexistent-user?
          (one of)
            bounce string
            forward string
            reject any
        webmail? string
        spam-protect-sign? boolean
        greylisting? boolean
        mailservice? boolean
        ip_address* ip_address
        mail-provider?
          (one of)
            local any
            aps
              package-uid string
        webmail-certificate? string since=1.6.8.0
get_prefs
  use sites
rename
  site-id id_type
  name string
  new-name string
get-available-mail-providers any
"""
