#!/usr/bin/python

# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: plesk_reseller
short_description: Manage a reseller of a Plesk server
version_added: 1.0.0
author:
  - community.plesk contributors (@ansible-collections)
description:
  - Creates, changes, subscribes, converts and deletes a reseller account over the XML API (operator C(reseller)). Only
    the administrator can manage resellers.
  - Reads the reseller first. Only options that the task sets are compared, O(limits) and O(permissions) by name. If an
    entry of a group differs, the whole group is written, with the current values overlaid with the desired ones,
    because it is not documented whether the server merges or replaces the group.
  - A task that changes nothing sends one HTTP request. A task that makes changes sends two, or three to create a
    reseller with an O(ip_pool).
extends_documentation_fragment:
  - community.plesk._plesk
  - community.plesk._attributes
options:
  state:
    description:
      - Whether the reseller exists.
      - With V(absent), the reseller is deleted together with everything it owns. The task fails, with a list of the
        objects, if the reseller has customers or subscriptions, unless O(force=true).
    type: str
    choices: [present, absent]
    default: present
  match_by:
    description:
      - The option that is the key of the reseller. The other options are desired values, so O(login) can be changed
        with O(match_by=external_id) or O(match_by=id).
      - Only V(login) and V(external_id) can create a reseller.
      - The task fails if several resellers share the key, or if O(login) belongs to a reseller with a different key.
    type: str
    choices: [login, id, guid, external_id]
    default: login
  login:
    description:
      - The login name (node C(login)). Letter case is ignored in comparisons.
      - Required to create a reseller.
      - Customers, resellers and other users of a server share one name space.
    type: str
  id:
    description:
      - The ID of the reseller (filter node C(id)).
      - Used as the key if O(match_by=id). Otherwise, the ID of the reseller must equal this value.
    type: int
  guid:
    description:
      - The GUID of the reseller (filter node C(guid)).
      - Used as the key if O(match_by=guid). Otherwise, the GUID of the reseller must equal this value.
    type: str
  external_id:
    description:
      - An identifier from another system, such as the ID in a billing system (node C(external-id)).
    type: str
  contact_name:
    description:
      - The name of the contact person (node C(pname)).
      - Required to create a reseller.
    type: str
  company:
    description:
      - The company (node C(cname)).
    type: str
  password:
    description:
      - The password in plain text (node C(passwd)).
      - Required to create a reseller. For an existing reseller, O(update_password) defines when it is written.
      - It can contain single spaces, but no spaces at the beginning or the end and no several spaces in a row, because
        the protocol would remove them.
    type: str
  update_password:
    description:
      - When the O(password) of an existing reseller is written.
      - With V(when_different), it is compared with the hash that the server returns (SHA-256 or SHA-512 crypt). If the
        server returns no hash, the password is not written, and the module reports a warning.
      - With V(always), it is written in every run, and the task always reports C(changed).
      - With V(on_create), it is written only for new resellers.
    type: str
    choices: [when_different, always, on_create]
    default: when_different
  status:
    description:
      - Whether the reseller can log in (node C(status), a sum of bits).
      - V(disabled) is met if the account is disabled (16 or 32). Otherwise, bit 16 is set.
      - V(active) clears only bit 16. The task fails, with the reasons, if the account is disabled for any other reason.
    type: str
    choices: [active, disabled]
  phone:
    description:
      - The phone number (node C(phone)).
    type: str
  fax:
    description:
      - The fax number (node C(fax)).
    type: str
  email:
    description:
      - The email address (node C(email)).
    type: str
  address:
    description:
      - The street address (node C(address)).
    type: str
  city:
    description:
      - The city (node C(city)).
    type: str
  state_or_province:
    description:
      - The state or province (node C(state)).
    type: str
  postal_code:
    description:
      - The postal code (node C(pcode)). Quote it in YAML to keep leading zeros.
    type: str
  country:
    description:
      - The two-letter code of the country, such as V(DE) (node C(country)).
    type: str
  locale:
    description:
      - The language of the panel for this reseller, such as V(en-US) (node C(locale)). It must be installed on the
        server.
    type: str
  description:
    description:
      - A description for the administrator (node C(description)).
    type: str
  power_user:
    description:
      - Whether the reseller uses the Power User view of the panel (node C(power-user)).
    type: bool
  limits:
    description:
      - Limits by name (nodes C(limits/limit)). Limits that the task omits keep their values.
      - The descriptor of the reseller defines the valid names and their types; for a new reseller, the descriptor of
        the reseller plans. The task fails if a name is not valid, and suggests similar names. A name that the reseller
        already has is always valid.
      - Set sizes as V(10G), V(512 MB) or a number of bytes (powers of 1024), counts as numbers, dates as
        C(YYYY-MM-DD), and V(unlimited) (or V(-1)) for no limit. They are returned as integers, unlimited as V(-1).
      - The limits of a reseller with a O(plan) can deviate from the plan. See O(sync).
    type: dict
  overuse:
    description:
      - What happens if the reseller exceeds its limits (node C(limits/resource-policy/overuse)).
      - With V(block), the usage cannot exceed a limit. With V(notify), it can, and the server sends an email when a
        limit is reached. With V(normal), it can, but the reseller is suspended if it exceeds the disk space or the
        traffic. With V(not_suspend), the reseller is never suspended. With V(not_suspend_notify), it is never suspended
        and the server sends an email.
    type: str
    choices: [block, normal, notify, not_suspend, not_suspend_notify]
  oversell:
    description:
      - Whether the reseller may oversell its resources (node C(limits/resource-policy/oversell)). The permission
        C(allow_oversell) is different; it allows the reseller to change this setting.
    type: bool
  permissions:
    description:
      - Permissions by name, each a boolean (nodes C(permissions/permission)). Permissions that the task omits keep
        their values. Names are checked as in O(limits).
    type: dict
  ip_pool:
    description:
      - The complete list of addresses that the reseller can use. Addresses are added with C(ippool-add-ip), and their
        type is changed with C(ippool-set-ip). Addresses that the list omits are removed with C(ippool-del-ip).
    type: list
    elements: dict
    suboptions:
      ip_address:
        description:
          - An IPv4 or IPv6 address of the server (node C(ip-address)).
        type: str
        required: true
      type:
        description:
          - Whether other resellers can use the address too (node C(ip-type)).
        type: str
        choices: [shared, exclusive]
        default: shared
  plan:
    description:
      - The name of the reseller plan that the reseller subscribes to (node C(plan-name) for a new reseller). An empty
        string ends the subscription. The operation C(switch-subscription) changes the plan (nodes C(plan-guid) and
        C(no-plan)).
      - The module warns if the server cannot provide something that the new plan includes.
      - The task fails if the plan does not exist. In check mode, the module only warns.
    type: str
  sync:
    description:
      - Whether to reset a reseller whose subscription is locked or not synchronized to the limits and permissions of
        its plan (operation C(sync-subscription)).
      - Mutually exclusive with O(limits), O(overuse), O(oversell) and O(permissions).
    type: bool
  force:
    description:
      - Whether to delete or convert a reseller that has customers or subscriptions.
    type: bool
    default: false
  convert_to_customer:
    description:
      - Whether to convert the reseller to a customer of the administrator (operation C(convert-to-customer)). The task
        changes nothing else. It reports C(ok) if a customer with this key exists already.
      - The task fails if the reseller has customers or subscriptions, unless O(force=true).
    type: bool
    default: false
  service_plan:
    description:
      - The service plan for O(convert_to_customer=true) (node C(plan-name)). It must belong to the administrator. If
        not set, the subscriptions of the reseller become custom subscriptions.
    type: str
seealso:
  - module: community.plesk.plesk_reseller_info
  - module: community.plesk.plesk_resellers
  - module: community.plesk.plesk_reseller_plan
  - module: community.plesk.plesk_customer
notes:
  - M(community.plesk.plesk_reseller_info) can return statistics. This module does not, because servers are slow to
    compute them.
  - The operation C(get-domain-list) is not used. M(community.plesk.plesk_subscription_info) and
    M(community.plesk.plesk_site_info) return the domains of a reseller with all their properties.
  - The operations C(add-package), C(remove-package), C(enable-aps-filter) and C(disable-aps-filter) are not supported,
    because C(get) does not return the application packages of a reseller. The operation C(cform-buttons-list) is not
    supported, because it returns buttons of the web interface.
"""

EXAMPLES = r"""
- name: Create a reseller plan
  community.plesk.plesk_reseller_plan:
    name: Small reseller
    limits:
      disk_space: 50G
      max_traffic: unlimited
      max_cl: 20
    overuse: notify
    permissions:
      create_clients: true
      manage_dns: true

- name: Create a reseller with this plan
  community.plesk.plesk_reseller:
    login: acme
    contact_name: A. Smith
    company: Acme Hosting
    password: "{{ acme_password | default('Correct-Horse-7') }}"
    email: smith@example.com
    country: US
    external_id: crm-42
    plan: Small reseller
    ip_pool:
      - ip_address: 192.0.2.10

- name: Allow more customers than the plan
  community.plesk.plesk_reseller:
    login: acme
    limits:
      max_cl: 30

- name: Reset the limits to those of the plan
  community.plesk.plesk_reseller:
    login: acme
    sync: true

- name: Create a reseller without a plan
  community.plesk.plesk_reseller:
    login: initech
    contact_name: P. Gibbons
    password: "{{ initech_password | default('Correct-Horse-8') }}"
    limits:
      disk_space: 10 GB
      max_cl: 1
    permissions:
      create_clients: true

- name: Convert the reseller to a customer
  community.plesk.plesk_reseller:
    login: initech
    convert_to_customer: true

- name: Delete the first reseller and everything it owns
  community.plesk.plesk_reseller:
    login: acme
    state: absent
    force: true
"""

RETURN = r"""
reseller:
  description:
    - The reseller with the options of this module, so that a task can use it. In check mode, the reseller as it would
      be. Passwords are not returned.
    - C(plan) is an empty string if the reseller has no plan.
  returned: success; null when the reseller is absent or was converted
  type: dict
  sample:
    login: acme
    contact_name: A. Smith
    company: Acme Hosting
    status: active
    phone: ''
    fax: ''
    email: smith@example.com
    address: ''
    city: ''
    state_or_province: ''
    postal_code: ''
    country: US
    locale: en-US
    external_id: crm-42
    description: ''
    power_user: false
    limits:
      disk_space: 53687091200
      max_cl: 20
      max_traffic: -1
    oversell: false
    overuse: notify
    permissions:
      create_clients: true
      manage_dns: true
    ip_pool:
      - ip_address: 192.0.2.10
        type: shared
    plan: Small reseller
facts:
  description:
    - Read-only properties of the reseller.
  returned: success; empty when the reseller is absent or does not exist yet
  type: dict
  contains:
    id:
      description: The ID of the reseller.
      type: int
      returned: always
    guid:
      description: The GUID of the reseller.
      type: str
      returned: always
    created:
      description: The date on which the reseller was created, as YYYY-MM-DD.
      type: str
      returned: always
    status:
      description: The status as the sum of bits that the server returns.
      type: int
      returned: always
    status_bits:
      description: The names of the bits that are set. A bit without a name is returned as C(bit_) and its value.
      type: list
      elements: str
      returned: always
    plan_guid:
      description: The GUID of the reseller plan. It is an empty string if the reseller has no plan.
      type: str
      returned: always
    locked:
      description:
        - Whether the subscription to the plan is locked, so that changes of the plan do not change the reseller. It is
          null if the reseller has no plan.
      type: bool
      returned: always
    synchronized:
      description: Whether the reseller has all that the plan includes. It is null if the reseller has no plan.
      type: bool
      returned: always
  sample:
    id: 5
    guid: 3d0f6b8a-1c57-4c0e-b0a5-7e3b9a4d2f61
    created: '2026-01-31'
    status: 0
    status_bits: []
    plan_guid: 2f9d8b1e-6c3a-4a57-8b0d-9e1f2a3b4c5d
    locked: false
    synchronized: true
operations:
  description:
    - The names of the operations that were sent, in the order of their first use.
  returned: always
  type: list
  elements: str
  sample: [reseller/get, reseller-plan/get, customer/get, reseller/add, reseller/ippool-add-ip]
error:
  description:
    - Details of the failure as structured data. RV(ignore:msg) contains the message too.
  returned: failure
  type: dict
  sample:
    kind: option
    option: plan
    value: Smal reseller
    message: "plan: 'Smal reseller' is not the name of a reseller plan. Did you mean 'Small reseller'?"
    remedy: Did you mean 'Small reseller'?
"""

from ansible_collections.community.plesk.plugins.module_utils._edge.module import run_single
from ansible_collections.community.plesk.plugins.module_utils._resources.reseller import RESELLER


def main() -> None:
    run_single(RESELLER)


if __name__ == "__main__":
    main()
