# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The requests of ``service-plan-addon``."""

from __future__ import annotations

REQUESTS = """
define addon-filter
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
  limits?
    limit*
      name string
      value long
  hosting?
    property*
      name string
      value string
  performance?
    bandwidth? double
    max_connections? int
  permissions?
    permission*
      name string
      value boolean
    revoke-all? any
  external-id? string

define php-settings
  php-settings?
    (in order)*
      setting
        name string
        value string

define packages
  use addon-filter
  use owner
  package+
    name string
    value string

define described
  use addon-filter
  use any-owner

add
  name string
  use owner
  use first-groups
  use php-settings
get
  use addon-filter
  use any-owner
del
  use addon-filter
  use owner
set
  use addon-filter
  use owner
  use first-groups
  name? string
  use php-settings
add-package
  use packages
remove-package
  use packages
get-limit-descriptor
  use described
get-permission-descriptor
  use described
get-physical-hosting-descriptor
  use described
duplicate
  use addon-filter
  use owner
  duplicate-name string
"""
