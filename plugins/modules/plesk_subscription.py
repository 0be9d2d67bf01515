#!/usr/bin/python

# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: plesk_subscription
short_description: Manage a subscription on a Plesk server
version_added: 1.0.0
author:
  - community.plesk contributors (@ansible-collections)
description:
  - Creates, changes, moves, suspends and deletes a subscription with its hosting, over the XML API (operator
    C(webspace)).
  - The module reads the subscription first. It compares only the options that the task sets, and writes only the
    options that differ.
  - A subscription has a service plan, or it is a custom one. If a task sets limits, permissions, hosting or other
    settings beside O(service_plan), and they differ from the plan, the server marks the subscription as customized.
    Later changes of the plan then do not reach it. The fact C(customized) shows this.
  - Changes are made in this order. First the owner, then the plan, then the add-on plans, then single settings.
  - A task that changes nothing sends one HTTP request, and a second one if the server names a plan or an add-on plan
    that the task does not. A task that makes changes sends one more, or two more if a change of owner, plan or add-on
    plans precedes single settings.
extends_documentation_fragment:
  - community.plesk._plesk
  - community.plesk._hosting
  - community.plesk._hosting.offer
  - community.plesk._hosting.packages
  - community.plesk._attributes
options:
  state:
    description:
      - Whether the subscription exists.
      - With V(absent), the subscription is deleted together with its websites, mail, databases and users. The task
        fails, with a list of the contents, if the subscription is not empty, unless O(force=true).
    type: str
    choices: [present, absent]
    default: present
  match_by:
    description:
      - The option that is the key of the subscription. The other options are desired values, so O(name) can be changed
        with O(match_by=external_id), O(match_by=id) or O(match_by=guid).
      - Only V(name) and V(external_id) can create a subscription.
      - The task fails if several subscriptions share the key, or if O(name) belongs to a subscription with a different
        key.
    type: str
    choices: [name, id, guid, external_id]
    default: name
  name:
    description:
      - The name of the subscription, which is its main domain name (node C(name)).
      - Required to create a subscription.
      - Names are compared in their ASCII form, without letter case and final dot. Subscriptions, sites, subdomains,
        aliases and DNS records share one name space.
    type: str
  id:
    description:
      - The ID of the subscription (filter node C(id)).
      - Used as the key if O(match_by=id). Otherwise, the ID of the subscription must equal this value.
    type: int
  guid:
    description:
      - The GUID of the subscription (filter node C(guid)).
      - Used as the key if O(match_by=guid). Otherwise, the GUID of the subscription must equal this value.
    type: str
  external_id:
    description:
      - An identifier from another system, such as the ID in a billing system (node C(external-id)).
    type: str
  owner:
    description:
      - The login of the customer or reseller that owns the subscription, or V(admin) for the administrator (node
        C(owner-login)).
      - Defaults to the login account for a new subscription.
      - If the new owner has another vendor (the administrator or a reseller), the subscription leaves its service plan
        and its add-on plans, which that vendor does not sell. Set O(service_plan) to a plan of the new vendor, or to
        V('').
      - The result contains null if the server returns only the ID of the owner and the task does not set this option.
    type: str
  service_plan:
    description:
      - The name of the service plan, one of the vendor of the owner (nodes C(plan-guid) in C(add) and in
        C(switch-subscription)).
      - With V(''), the subscription becomes a custom one. Its add-on plans are detached first.
      - If the server cannot provide something that the plan includes, the module warns.
    type: str
  addons:
    description:
      - The names of all add-on plans of the subscription (operations C(add-subscription) and C(remove-subscription)).
        Add-on plans require a service plan.
    type: list
    elements: str
  sync:
    description:
      - Whether to restore the settings of the service plan if the subscription is customized or differs from its plan
        (operation C(sync-subscription)).
      - Settings that the server cannot provide stay as they are, with a warning.
      - Mutually exclusive with O(limits), O(overuse), O(permissions), O(hosting), O(php_settings), O(preferences),
        O(mail) and O(performance).
    type: bool
  status:
    description:
      - Whether the subscription and its websites are active (node C(status), a sum of bits).
      - V(disabled) accepts a subscription that the administrator (16), a reseller (32) or an old client (1) disabled.
        Otherwise, the module writes 16, or 32 if the login account is a reseller.
      - V(active) clears 1, 16, 32 and 64. If the owner is suspended (2) or the subscription has expired (256), the
        module warns, because this status is inherited.
    type: str
    choices: [active, disabled]
  hosting_type:
    description:
      - The type of the hosting (node C(htype)).
      - Defaults to V(physical) if the task sets O(ftp_login), O(ftp_password), O(document_root), O(certificate) or
        O(hosting).
      - Leaving V(physical) deletes the hosting with the files of the website, which requires O(force=true).
    type: str
    choices: [physical, standard_forwarding, frame_forwarding, none]
  ip_addresses:
    description:
      - The addresses of the hosting, at most one IPv4 and one IPv6 address of the pool of the vendor (nodes
        C(ip_address)).
      - Defaults to an address that the server chooses. An empty list is ignored.
    type: list
    elements: str
  ftp_login:
    description:
      - The login of the system user (property C(ftp_login)).
      - Required for new hosting of the type V(physical).
    type: str
  ftp_password:
    description:
      - The password of the system user (property C(ftp_password)). The server does not return it.
      - Required for new hosting of the type V(physical).
      - It can contain single spaces, but not at its beginning or end.
    type: str
  update_ftp_password:
    description:
      - When to write O(ftp_password).
      - With V(on_create), only when the physical hosting is created.
      - With V(always), in every run. The task then always reports a change.
    type: str
    choices: [on_create, always]
    default: on_create
  document_root:
    description:
      - The folder of the website, relative to the home of the subscription (property C(www_root)).
      - The server returns an absolute path, so only the end of the path is compared.
    type: str
  hosting:
    description:
      - Other properties of the physical hosting by name, such as C(php), C(ssl) or C(ftp_quota) (nodes
        C(hosting/vrt_hst/property)). Only the properties that differ are written, and the others keep their values.
      - The descriptor of the server defines the valid names and their types. The task fails if a name is not valid, and
        suggests similar names.
      - Properties with an option of their own, such as O(ftp_login), are not valid here.
    type: dict
  limits:
    description:
      - Limits by name (nodes C(limits/limit)). Limits that the task omits keep their values. Names are checked as in
        O(hosting).
      - Set sizes as V(10G), V(512 MB) or a number of bytes (powers of 1024), counts as numbers, dates as
        C(YYYY-MM-DD), and V(unlimited) (or V(-1)) for no limit. They are returned as integers, unlimited as V(-1).
    type: dict
  permissions:
    description:
      - Permissions by name, each a boolean (nodes C(permissions/permission)). Permissions that the task omits keep
        their values. Names are checked as in O(hosting).
    type: dict
  php_settings:
    description:
      - PHP directives by name, such as C(memory_limit) (nodes C(php-settings/setting)). Booleans are written as V(on)
        and V(off). Only the directives that differ are written, and the others keep their values.
    type: dict
  preferences:
    description:
      - Preferences of the subscription (node C(prefs)). Preferences that the task omits keep their values.
    type: dict
    suboptions:
      www:
        description: Whether the name with the prefix C(www.) works too (node C(prefs/www)).
        type: bool
      statistics_months:
        description: How many months statistics are kept (node C(prefs/stat_ttl)), or V(unlimited).
        type: raw
      outgoing_limit_domain:
        description:
          - How many messages the domain can send in an hour (node C(prefs/outgoing-messages-domain-limit)), V(default)
            or V(unlimited).
        type: raw
      icp_status:
        description: Whether the ICP permit of China is on (node C(prefs/icp-status), from protocol 1.6.8.0).
        type: bool
      icp_permit:
        description: The number of the ICP permit (node C(prefs/icp-permit), from protocol 1.6.8.0).
        type: str
  mail:
    description:
      - The mail service of the main domain (node C(mail)). Settings that the task omits keep their values.
    type: dict
    suboptions:
      nonexistent_user:
        description:
          - What happens to mail for addresses that do not exist (node C(mail/nonexistent-user)).
          - Set V(reject), a map with C(bounce) and a text, or a map with C(forward) and an address.
        type: raw
      webmail:
        description: The webmail client, such as V(roundcube) (node C(mail/webmail)).
        type: str
      dkim:
        description: Whether outgoing mail is signed with DKIM (node C(mail/spam-protect-sign)).
        type: bool
      greylisting:
        description: Whether greylisting is on (node C(mail/greylisting)).
        type: bool
      enabled:
        description: Whether the mail service is on (node C(mail/mailservice)).
        type: bool
      webmail_certificate:
        description: The name of the certificate of webmail (node C(mail/webmail-certificate), from protocol 1.6.8.0).
        type: str
      outgoing_limit_mailbox:
        description:
          - How many messages a mailbox can send in an hour (node C(mail/outgoing-messages-mbox-limit)), V(default) or
            V(unlimited).
        type: raw
      outgoing_limit_domain:
        description:
          - How many messages a domain can send in an hour (node C(mail/outgoing-messages-domain-limit)), V(default) or
            V(unlimited).
        type: raw
      outgoing_limit_subscription:
        description:
          - How many messages the whole subscription can send in an hour (node
            C(mail/outgoing-messages-subscription-limit)), V(default) or V(unlimited).
        type: raw
      sendmail:
        description:
          - Whether scripts and users can send mail with Sendmail (node C(mail/outgoing-messages-enable-sendmail)),
            V(true), V(false) or V(default).
        type: raw
      outgoing_overlimit_percent:
        description:
          - By how many percent the limits of outgoing mail can be exceeded (node
            C(mail/outgoing-messages-overlimit-percent)).
        type: int
  aps_filter:
    description:
      - Whether only the applications in O(packages) can be installed (node C(aps-filter), operations
        C(enable-aps-filter) and C(disable-aps-filter), from protocol 1.6.8.0).
      - It is returned only by tasks that set it, which need one more request, and is null otherwise.
    type: bool
  db_servers:
    description:
      - The complete list of database servers on offer, added and removed with the operation C(db-servers). Changing it
        customizes a subscription with a plan.
      - It is returned only by tasks that set it, which need one more request, and is null otherwise.
    type: list
    elements: dict
    suboptions:
      type:
        description:
          - The type of the database server (node C(type)).
        type: str
        choices: [mysql, postgresql, mssql]
        default: mysql
      host:
        description:
          - The host name or address of the database server (node C(host)).
        type: str
        required: true
      port:
        description:
          - The port of the database server (node C(port)). Defaults to 3306 for MySQL, 5432 for PostgreSQL and 0 for
            Microsoft SQL Server.
        type: int
  description:
    description:
      - A description for the users of the subscription (node C(description)).
    type: str
  admin_description:
    description:
      - A description that only the administrator can read (node C(admin-description)).
    type: str
  reseller_description:
    description:
      - A description that only the reseller and the administrator can read (node C(reseller-description)).
    type: str
  force:
    description:
      - Whether to delete the subscription even if it is not empty, and to let O(hosting_type) delete physical hosting.
      - In a document, additional sites, mail accounts and databases that are absent in the same document do not count.
    type: bool
    default: false
seealso:
  - module: community.plesk.plesk_subscription_info
  - module: community.plesk.plesk_subscriptions
  - module: community.plesk.plesk_customer
notes:
  - The node C(mail/mail-provider) is not supported, because it takes an application package (C(aps)) or the local mail
    server, which is the default. The node C(mail/ip_address) is not supported either, because the mail service uses
    O(ip_addresses).
  - The nodes C(guid) and C(admin-as-vendor) of C(set) are not supported. The first one creates a new random GUID in
    every run. The second one cannot be read back.
  - The node C(disk_usage) of C(set) is not supported, because its effect is not documented.
  - Subscriptions on a server whose edition has no customers are owned by V(admin).
  - The operation C(set_traffic) is not supported, because it adds to counters instead of describing a state. The
    operation C(get-changed) is not supported, because it returns what changed since a time instead of objects, and
    C(cform_buttons_list) is not, because it returns buttons of the web interface.
"""

EXAMPLES = r"""
- name: Create customer jdoe
  community.plesk.plesk_customer:
    login: jdoe
    contact_name: J. Doe
    password: "{{ jdoe_password | default('Correct-Horse-7') }}"
    update_password: on_create

- name: Create the subscription of jdoe
  community.plesk.plesk_subscription:
    name: example.com
    owner: jdoe
    ftp_login: example_ftp
    ftp_password: "{{ example_password | default('Correct-Horse-7') }}"
    hosting:
      php: true
      ssl-redirect: true
    limits:
      disk_space: 10G
      max_db: 5
    external_id: crm-4711

- name: Suspend the subscription
  community.plesk.plesk_subscription:
    name: example.com
    status: disabled

- name: Activate the subscription and rename it, found by the ID of the billing system
  community.plesk.plesk_subscription:
    match_by: external_id
    external_id: crm-4711
    name: www-example.com
    status: active

- name: Set PHP and mail settings
  community.plesk.plesk_subscription:
    name: www-example.com
    php_settings:
      memory_limit: 256M
    mail:
      dkim: true
      webmail: roundcube

- name: Delete the subscription with everything it contains
  community.plesk.plesk_subscription:
    name: www-example.com
    state: absent
    force: true
"""

RETURN = r"""
subscription:
  description:
    - The subscription, with the options of this module, so that it can be reused as a task. In check mode, the expected
      subscription. Passwords are never returned.
  returned: success; null if the subscription is absent
  type: dict
  sample:
    name: example.com
    owner: jdoe
    service_plan: Gold
    addons: []
    status: active
    hosting_type: physical
    ip_addresses: [192.0.2.10]
    ftp_login: example_ftp
    document_root: httpdocs
    hosting:
      php: true
      ssl: true
    limits:
      disk_space: 10737418240
      max_db: 5
    external_id: crm-4711
facts:
  description:
    - Read-only properties of the subscription.
  returned: success; empty if the subscription is absent or does not exist yet
  type: dict
  contains:
    id:
      description: The ID of the subscription, which is also the ID of its main site.
      type: int
      returned: always
    guid:
      description: The GUID of the subscription.
      type: str
      returned: always
    created:
      description: The day when the subscription was created, as YYYY-MM-DD.
      type: str
      returned: always
    ascii_name:
      description: The ASCII form of the name.
      type: str
      returned: always
    real_size:
      description: The disk space that the subscription uses, in bytes.
      type: int
      returned: always
    status:
      description: The status as the sum of bits that the server returns.
      type: int
      returned: always
    status_bits:
      description: The names of the bits that are set. A bit without a name is C(bit_) and its value.
      type: list
      elements: str
      returned: always
    customized:
      description: Whether changes of the plan do not reach the subscription (node C(locked)). Null without a plan.
      type: bool
      returned: always
    synchronized:
      description: Whether the subscription has all settings of its plan. Null without a plan.
      type: bool
      returned: always
    plan_guids:
      description: The GUIDs of the service plan and of the add-on plans.
      type: list
      elements: str
      returned: always
    addon_guids:
      description: The GUIDs of the add-on plans.
      type: list
      elements: str
      returned: always
    owner_id:
      description: The ID of the owner.
      type: int
      returned: when the server returns it
    owner_login:
      description: The login of the owner.
      type: str
      returned: when the server returns it
    vendor_guid:
      description: The GUID of the vendor, which is the administrator or a reseller.
      type: str
      returned: when the server returns it
  sample:
    id: 7
    guid: 5b7a1c3e-8a52-4f0c-9d4e-0f6a2b1c3d4e
    created: '2026-01-31'
    ascii_name: example.com
    real_size: 0
    status: 0
    status_bits: []
    customized: false
    synchronized: true
    plan_guids: [0c8ad0e6-0a4b-4d53-8e21-7f1c7b2a9d10]
    addon_guids: []
    owner_id: 5
operations:
  description:
    - The names of the operations that were sent, in the order of their first use.
  returned: always
  type: list
  elements: str
  sample: [webspace/get, customer/get, reseller/get, webspace/add]
error:
  description:
    - Details of the failure as structured data. The message is also in RV(ignore:msg).
  returned: failure
  type: dict
  sample:
    kind: guard
    objects: ["mailboxes (3), databases (1)"]
    message: >-
      The subscription 'example.com' was not deleted because it has contents: mailboxes (3), databases (1).
      Move or delete them first, or set force=true.
    remedy: "Move or delete them first, or set force=true."
"""

from ansible_collections.community.plesk.plugins.module_utils._edge.module import run_single
from ansible_collections.community.plesk.plugins.module_utils._resources.subscription import SUBSCRIPTION


def main() -> None:
    run_single(SUBSCRIPTION)


if __name__ == "__main__":
    main()
