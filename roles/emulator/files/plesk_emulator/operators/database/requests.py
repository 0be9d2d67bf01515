# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The requests of ``database``."""

from __future__ import annotations

REQUESTS = """
define databases
  filter
    (one of)?
      id+ any
      webspace-id+ id_type
      webspace-name+ domainName

define users
  filter
    (one of)?
      id+ id_type
      db-id+ id_type

define access
  acl?
    host* string
  allow-access-from?
    ip-address* string
  role? string since=1.6.7.0

add-db
  webspace-id id_type
  name string
  type string
  db-server-id? id_type
del-db
  use databases
get-db
  use databases
assign-to-subscription since=1.6.7.0
  use databases
  webspace-id id_type
set-default-user
  db-id id_type
  default-user-id id_type
get-default-user
  filter
    db-id* any
add-db-user
  (one of)
    db-id id_type
    (in order)
      webspace-id id_type
      db-server-id id_type
  login string
  password string
  password-type? plain|crypt|sym
  use access
del-db-user
  use users
get-db-users
  use users
set-db-user
  id id_type
  login? string
  (in order)?
    password string
    password-type? plain|crypt|sym
  use access
set-custom-host since=1.6.8.0
  use databases
  host string
"""
