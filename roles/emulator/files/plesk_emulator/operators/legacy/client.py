# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The old operator ``client``: customers, with the nodes that ``customer`` has too."""

from __future__ import annotations

from ...protocol.operation import Operator
from .. import customer

OPERATOR = Operator(
    "client",
    """
define client-filter
  filter
    (one of)
      id* id_type
      login* string

define contact-end
  status? objectStatus
  phone? string
  fax? string
  email? string
  address? string
  city? string
  state? string
  pcode? string
  country? string
  locale? string

add
  gen_info
    cname? string
    pname string
    login string
    passwd string
    use contact-end
get
  use client-filter
  dataset
    (any order)
      gen_info? empty
      stat? empty
set
  use client-filter
  values
    gen_info
      cname? string
      pname? string
      login? string
      passwd? string
      use contact-end
del
  use client-filter
""",
)

for _name, _handler, _writes in (
    ("add", customer.add, True),
    ("get", customer.get, False),
    ("set", customer.set_, True),
    ("del", customer.delete, True),
):
    OPERATOR.operation(_name, writes=_writes, callers=customer.MANAGERS)(_handler)
OPERATOR.complete()
