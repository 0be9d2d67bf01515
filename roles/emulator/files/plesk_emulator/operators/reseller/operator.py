# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The requests of the operator ``reseller``, and how its filters find resellers."""

from __future__ import annotations

from ...protocol import filters
from ...protocol.auth import ADMIN
from ...protocol.operation import Call, Operator

OPERATOR = Operator(
    "reseller",
    """
define reseller-filter
  filter
    (one of)?
      id+ id_type
      login+ string
      guid+ string
      all empty
      external-id+ string

define contact
  status? objectStatus default=0 until=1.6.6.0
  status? objectStatus since=1.6.7.0
  phone? string
  fax? string
  email? string
  address? string
  city? string
  state? string
  pcode? string
  country? string
  locale? string

define contact-end
  external-id? string
  description? string
  power-user? boolean default=false until=1.6.6.0
  power-user? boolean since=1.6.7.0

define policy
  limits?
    resource-policy?
      oversell? boolean
      overuse? block|normal|notify|not_suspend|not_suspend_notify
    limit*
      name string
      value long
  permissions?
    permission+
      name string
      value boolean

define whose-pool
  (one of)
    reseller-id id_type
    external-id string

define packages
  use reseller-filter
  package+
    name string
    value string

add
  gen-info
    cname? string
    pname string
    login string
    passwd string
    use contact
    use contact-end
  use policy
  (one of)?
    plan-id id_type
    plan-name string
    plan-guid string
    plan-external-id string
set
  use reseller-filter
  values
    gen-info?
      cname? string
      pname? string
      login? string
      passwd? string
      use contact
      guid? empty
      use contact-end
    use policy
get
  use reseller-filter
  dataset
    gen-info? any
    stat? any
    permissions? any
    limits? any
    ippool? any
    subscriptions? any
del
  use reseller-filter
ippool-add-ip
  use whose-pool
  ip+
    ip-address ip_address
    ip-type? shared|exclusive
ippool-del-ip
  use whose-pool
  ip-address+ ip_address
ippool-set-ip
  use whose-pool
  filter
    ip-address+ ip_address
  values
    ip-type shared|exclusive
cform-buttons-list
  use reseller-filter
get-limit-descriptor
  use reseller-filter
get-permission-descriptor
  use reseller-filter
convert-to-customer
  use reseller-filter
  plan-name? string
switch-subscription
  use reseller-filter
  (one of)
    plan-guid string
    no-plan any
    plan-external-id string
sync-subscription
  use reseller-filter
add-package
  use packages
remove-package
  use packages
enable-aps-filter
  use reseller-filter
disable-aps-filter
  use reseller-filter
get-domain-list since=1.6.7.0
  use reseller-filter
""",
)


def _visible(call: Call) -> filters.Condition:
    return filters.EVERYTHING if call.caller.role == ADMIN else ("id = ?", (call.caller.id,))


RESELLERS = filters.Kind(
    "accounts WHERE kind = 'reseller'",
    {
        "id": filters.number("id"),
        "login": filters.key("login"),
        "guid": filters.text("guid"),
        "external-id": filters.text("external_id"),
    },
    _visible,
    "reseller does not exist",
)
