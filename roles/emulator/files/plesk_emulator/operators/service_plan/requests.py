# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The requests of ``service-plan``."""

from __future__ import annotations

REQUESTS = """
define plan-filter
  filter
    (one of)?
      name+ string
      id+ id_type
      guid+ string
      external-id+ string

define owner
  (one of)?
    owner-id id_type
    owner-login string

define any-owner
  (one of)?
    owner-id id_type
    owner-login string
    owner-all empty

define first-groups
  mail?
    nonexistent-user?
      (one of)
        bounce string
        forward string
        reject any
    webmail? string
    maillists? boolean
    mailservice? boolean
    outgoing-messages-mbox-limit? string
    outgoing-messages-domain-limit? string
    outgoing-messages-subscription-limit? string
    outgoing-messages-enable-sendmail? booleanWithDefault
    outgoing-messages-overlimit-percent? int
  limits?
    overuse? block|normal|notify|not_suspend|not_suspend_notify
    limit*
      name string
      value long
    all-to-zero? any
  log-rotation?
    (one of)
      on
        log-condition
          (one of)
            log-bysize int
            log-bytime Daily|Weekly|Monthly
        log-max-num-files? int
        log-compress? boolean
        log-email? string
      off empty
  preferences?
    stat? int
    maillists? boolean
    mailservice? boolean
    dns_zone_type? master|slave

define last-groups
  php-settings?
    (in order)*
      setting
        name string
        value string
  web-server-settings?
    additional? string
    additional-ssl? string
    additional-nginx? string
    restrict-follow-sym-links? string
    nginx-proxy-mode? string since=1.6.8.0

define properties
  property*
    name string
    value string

define performance
  performance?
    bandwidth? double
    max_connections? int

define permissions
  permissions?
    permission*
      name string
      value boolean
    revoke-all? any
  external-id? string

define db-server
  db-server+
    type string
    (one of)
      id id_type
      (in order)
        host string
        port string

define packages
  use plan-filter
  use owner
  package+
    name string
    value string

define item
  use plan-filter
  use owner
  plan-item
    name string

add
  name string
  use owner
  use first-groups
  hosting?
    use properties
  hosting-type? string since=1.6.8.0
  use performance
  use permissions
  use last-groups
get
  use plan-filter
  use any-owner
del
  use plan-filter
  use owner
set
  use plan-filter
  use owner
  use first-groups
  hosting?
    (one of)
      vrt_hst
        use properties
      none empty
  use performance
  use permissions
  name? string
  use last-groups
add-package
  use packages
remove-package
  use packages
enable-aps-filter
  use plan-filter
  use owner
disable-aps-filter
  use plan-filter
  use owner
add-plan-item
  use item
remove-plan-item
  use item
get-limit-descriptor
  use plan-filter
  use any-owner
get-permission-descriptor
  use plan-filter
  use any-owner
get-physical-hosting-descriptor
  use plan-filter
  use any-owner
db-servers
  (one of)
    add
      use plan-filter
      use db-server
    remove
      use plan-filter
      use db-server
    list
      use plan-filter
duplicate
  use plan-filter
  use owner
  duplicate-name string
"""
