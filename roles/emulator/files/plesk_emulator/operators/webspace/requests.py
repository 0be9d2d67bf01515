# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The requests of ``webspace``."""

from __future__ import annotations

REQUESTS = """
define webspace-filter
  filter
    (one of)
      id* id_type
      owner-id* int
      name* string
      owner-login* string
      guid* string
      owner-guid* string
      external-id* string
      owner-external-id* string

define hosting
  hosting?
    (one of)
      vrt_hst
        property*
          name string
          value string
        ip_address{0,2} ip_address
      std_fwd
        dest_url forwardingURL
        http_code? int
        ip_address{0,2} ip_address
      frm_fwd
        dest_url forwardingURL
        ip_address{0,2} ip_address
      none any

define limits
  limits?
    overuse? block|normal|notify|not_suspend|not_suspend_notify
    limit*
      name string
      value long
    all-to-zero? any

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

define permissions
  permissions?
    permission*
      name string
      value boolean
    revoke-all? any

define php-settings
  php-settings?
    (in order)*
      setting
        name string
        value string

define mail
  mail?
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
              (any order)
                package-uid string
        webmail-certificate? string since=1.6.8.0
    outgoing-messages-mbox-limit? string
    outgoing-messages-domain-limit? string
    outgoing-messages-subscription-limit? string
    outgoing-messages-enable-sendmail? booleanWithDefault
    outgoing-messages-overlimit-percent? int

define db-server
  db-server+
    type string
    (one of)
      id id_type
      (in order)
        host string
        port string

define packages
  use webspace-filter
  package+
    name string
    value string

define addon
  (one of)
    plan-guid string
    plan-external-id string

define item
  use webspace-filter
  plan-item
    (one of)
      name string

add
  gen_setup
    (one of){1,10}
      name domainName
      (one of)?
        owner-id? int
        owner-login? string
        owner-guid? string
        owner-external-id? string
      htype? vrt_hst|std_fwd|frm_fwd|none
      ip_address? ip_address
      status? string
      external-id? string
      description? string
      admin-description? string
      reseller-description? string
  use hosting
  use limits
  use prefs
  use performance
  use permissions
  use php-settings
  (one of)?
    plan-id id_type
    plan-name string
    plan-guid string
    plan-external-id string
  use mail
get
  use webspace-filter
  dataset
    (any order)
      gen_info? empty
      hosting? empty
      hosting-basic? empty
      limits? empty
      stat? empty
      prefs? empty
      disk_usage? empty
      performance? any
      subscriptions? any
      permissions? any
      plan-items? any
      php-settings? any
      resource-usage? any
      mail? any
      aps-filter? any since=1.6.8.0
      packages? any since=1.6.8.0
set
  use webspace-filter
  values
    gen_setup?
      (one of){0,11}
        status? objectStatus
        name? domainName
        (one of)?
          owner-id? id_type
          owner-login? string
          owner-guid? string
          owner-external-id? string
        ip_address? ip_address
        guid? empty
        external-id? string
        admin-as-vendor? empty
        description? string
        admin-description? string
        reseller-description? string
    use limits
    use prefs
    use hosting
    disk_usage?
      mailboxes? any
      maillists? any
    use performance
    use permissions
    use php-settings
    use mail
del
  use webspace-filter
cform_buttons_list
  use webspace-filter
get_traffic
  use webspace-filter
  since_date? date
  to_date? date
set_traffic
  dom_id int
  date date
  smtp_in long
  smtp_out long
  pop3_imap_in long
  pop3_imap_out long
db-servers
  (one of)
    add
      use webspace-filter
      use db-server
    remove
      use webspace-filter
      use db-server
    list
      use webspace-filter
get-changed
  resource-usage
    from datetime
get-limit-descriptor
  use webspace-filter
get-permission-descriptor
  use webspace-filter
get-physical-hosting-descriptor
  use webspace-filter
switch-subscription
  use webspace-filter
  (one of)
    plan-guid string
    plan-external-id string
    no-plan any
sync-subscription
  use webspace-filter
add-subscription
  use webspace-filter
  use addon
remove-subscription
  use webspace-filter
  use addon
add-package
  use packages
remove-package
  use packages
add-plan-item
  use item
remove-plan-item
  use item
enable-aps-filter
  use webspace-filter
disable-aps-filter
  use webspace-filter
"""
