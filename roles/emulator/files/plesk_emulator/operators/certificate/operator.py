# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The declaration of ``certificate``, which the modules beside this one add their operations to."""

from __future__ import annotations

from ...protocol.operation import Operator

OPERATOR = Operator(
    "certificate",
    """
define place
  (one of)
    webspace domainName
    site domainName
    admin any

define certificate
  name string
  use place
  content
    csr text
    pvt text
    cert? text
    ca? text
  ip_address? ip_address

install
  use certificate
update since=1.6.8.0
  use certificate
remove
  filter
    name+ string
  use place
generate
  info
    bits keyBits
    country string
    state any
    location string
    company string
    dept? string
    email string
    name string
  PVT? text
get-pool
  (one of)
    filter
      (one of)
        domain-id+ id_type
        domain-name+ string
        domain-guid+ string
    admin any
""",
)
