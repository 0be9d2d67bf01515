# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The requests of ``dns``."""

from __future__ import annotations

REQUESTS = """
define record-filter
  filter
    (one of)
      site-id* id_type
      id* id_type
      site-alias-id* id_type
      dns-zone-name* string

define zone-choice
  (one of)
    site-id+ id_type
    site-alias-id+ id_type

define hosts
  filter
    host+ string

sync-with-template
  filter
    used-ip? string
add_rec
  (one of)?
    site-id id_type
    site-alias-id id_type
  type A|CNAME|PTR|MX|NS|TXT|SOA|AXFR|SRV|AAAA until=1.6.6.0
  type string since=1.6.7.0
  host string
  value string
  opt? string
get_rec
  use record-filter
  (one of)
    template? any
    include-subdomains? any
del_rec
  use record-filter
  template? any
get_acl any
add_to_acl
  use hosts
remove_from_acl
  use hosts
set
  filter?
    use zone-choice
  soa
    (any order)
      ttl? unsignedInt
      refresh? unsignedInt
      retry? unsignedInt
      expire? unsignedInt
      minimum? unsignedInt
get
  filter?
    use zone-choice
  soa? any
switch
  filter
    use zone-choice
  zone_type master|slave
add_master_server
  (one of)
    site-id id_type
    site-alias-id id_type
  ip_address ip_address
get_master_server
  use record-filter
del_master_server
  use record-filter
enable
  filter?
    use zone-choice
disable
  filter?
    use zone-choice
enable-remote-dns empty
disable-remote-dns empty
get-status-remote-dns empty
set-recursion
  value on|off|local|localnets
get-recursion empty
get-supported-recursion empty
"""
