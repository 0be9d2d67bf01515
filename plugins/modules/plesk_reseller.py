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
  - Creates, changes, subscribes, converts and deletes a reseller account over the XML API (operator C(reseller)), which
    only the administrator may do.
  - The reseller is read first. Only the options that the task names are compared, O(limits) and O(permissions) name by
    name. When one entry of a group differs, the whole group is written, the present values overlaid with the wanted
    ones, because nobody knows whether a server merges or replaces it.
  - A task that finds nothing to change costs one HTTP request, a task that changes something two. A new reseller takes
    three where his O(ip_pool) is named.
extends_documentation_fragment:
  - community.plesk._plesk
  - community.plesk._attributes
options:
  state:
    description:
      - Whether the reseller exists.
      - With V(absent), the reseller is deleted with everything he owns. A reseller who has customers or subscriptions
        is refused, with the list of what would go, unless O(force=true).
    type: str
    choices: [present, absent]
    default: present
  match_by:
    description:
      - The option that finds the reseller. The others are values to converge, so that O(login) can be changed with
        O(match_by=external_id) or O(match_by=id).
      - Only V(login) and V(external_id) can create a reseller.
      - A key that several resellers share, and a reseller found by O(login) though not by this key, are errors.
    type: str
    choices: [login, id, guid, external_id]
    default: login
  login:
    description:
      - The login name (node C(login)). Needed to create the reseller. Letter case does not matter for comparison.
      - Customers, resellers and other users of a server share one name space.
    type: str
  id:
    description:
      - The number of the reseller, to find him with O(match_by=id) (filter node C(id)). With another O(match_by), the
        reseller found must have it.
    type: int
  guid:
    description:
      - The GUID of the reseller, to find him with O(match_by=guid) (filter node C(guid)). With another O(match_by), the
        reseller found must have it.
    type: str
  external_id:
    description:
      - An identifier of your own, such as the number in a billing system (node C(external-id)).
    type: str
  contact_name:
    description:
      - The name of the contact person (node C(pname)). Needed to create the reseller.
    type: str
  company:
    description:
      - The company (node C(cname)).
    type: str
  password:
    description:
      - The password in plain text (node C(passwd)). Needed to create the reseller.
      - It may hold blanks inside, but none at its edges and not several in a row, which the protocol would lose.
      - For an existing reseller O(update_password) says what happens.
    type: str
  update_password:
    description:
      - When the O(password) of an existing reseller is written.
      - With V(when_different), it is compared with the hash that the server returns (SHA-256 or SHA-512 crypt). When
        the server returns none, the password stays as it is and a warning says so.
      - With V(always), it is written in every run, and the task is always changed.
      - With V(on_create), it is only for new resellers.
    type: str
    choices: [when_different, always, on_create]
    default: when_different
  status:
    description:
      - Whether the reseller may log in (node C(status), a sum of bits).
      - V(disabled) is satisfied when the account is disabled (16 or 32), else 16 is written.
      - V(active) can take back only 16; an account that is disabled for other reasons too is an error that names them.
    type: str
    choices: [active, disabled]
  phone:
    description:
      - The telephone number (node C(phone)).
    type: str
  fax:
    description:
      - The fax number (node C(fax)).
    type: str
  email:
    description:
      - The e-mail address (node C(email)).
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
      - The postal code (node C(pcode)). Quote it in YAML, so that leading zeros stay.
    type: str
  country:
    description:
      - The country as a code of two letters, such as V(DE) (node C(country)).
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
      - Whether the reseller works in the Power User view of the panel (node C(power-user)).
    type: bool
  limits:
    description:
      - Limits by name (nodes C(limits/limit)). Names that the task leaves out keep their values.
      - The descriptor of the reseller says which names there are and of which type they are, for a new reseller that of
        the reseller plans. An unknown name is an error that lists the nearest ones; a name that the reseller already
        has is never unknown.
      - Write sizes such as V(10G), V(512 MB) or a number of bytes (powers of 1024), counts as numbers, dates as
        C(YYYY-MM-DD), and V(unlimited) (or V(-1)) for no limit. They are returned as integers, unlimited as -1.
      - For a reseller who has a O(plan), limits of his own are a deviation from it; see O(sync).
    type: dict
  overuse:
    description:
      - What happens when the reseller exceeds his limits (node C(limits/resource-policy/overuse)).
      - With V(block), usage cannot pass a limit. With V(notify), it can, and a mail tells when a limit is reached. With
        V(normal), it can, but the reseller is suspended when disk space or traffic is used up. With V(not_suspend) he
        never is, and with V(not_suspend_notify) a mail is sent.
    type: str
    choices: [block, normal, notify, not_suspend, not_suspend_notify]
  oversell:
    description:
      - Whether the reseller may sell more than he has (node C(limits/resource-policy/oversell)). Not to be confused
        with the permission C(allow_oversell), which lets him choose this himself.
    type: bool
  permissions:
    description:
      - Permissions by name, each a boolean (nodes C(permissions/permission)). Names that the task leaves out keep their
        values; names are checked as in O(limits).
    type: dict
  ip_pool:
    description:
      - The addresses that the reseller may use, all of them. Addresses are added with C(ippool-add-ip), change their
        type with C(ippool-set-ip), and those that the list leaves out are taken away with C(ippool-del-ip).
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
          - Whether other resellers may use the address too (node C(ip-type)).
        type: str
        choices: [shared, exclusive]
        default: shared
  plan:
    description:
      - The name of the reseller plan that the reseller subscribes to (node C(plan-name) for a new reseller), V('') for
        none. A different plan is changed with the operation C(switch-subscription) (nodes C(plan-guid) and C(no-plan)).
      - What the server cannot give as the new plan promises is a warning.
      - A plan that does not exist is an error, in check mode a warning.
    type: str
  sync:
    description:
      - With V(true), a reseller whose subscription is locked or not synchronized is brought back to his plan (operation
        C(sync-subscription)), which takes back limits and permissions of his own.
      - It cannot be combined with O(limits), O(overuse), O(oversell) and O(permissions).
    type: bool
  force:
    description:
      - Delete or convert the reseller even if he has customers or subscriptions.
    type: bool
    default: false
  convert_to_customer:
    description:
      - Make the reseller a customer of the administrator (operation C(convert-to-customer)). Nothing else is changed in
        this task, which is V(ok) when a customer of that key exists already.
      - A reseller who has customers or subscriptions is refused unless O(force=true).
    type: bool
    default: false
  service_plan:
    description:
      - The service plan for O(convert_to_customer=true) (node C(plan-name)), one of the administrator's. Without it,
        the subscriptions of the reseller become custom subscriptions.
    type: str
seealso:
  - module: community.plesk.plesk_reseller_info
  - module: community.plesk.plesk_resellers
  - module: community.plesk.plesk_reseller_plan
  - module: community.plesk.plesk_customer
notes:
  - Statistics of a reseller are returned by M(community.plesk.plesk_reseller_info), because servers compute them
    slowly.
"""

EXAMPLES = r"""
- name: The plan that the reseller is going to have
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

- name: A reseller with this plan
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

- name: More customers for him than the plan has
  community.plesk.plesk_reseller:
    login: acme
    limits:
      max_cl: 30

- name: What the plan says, and nothing else
  community.plesk.plesk_reseller:
    login: acme
    sync: true

- name: A reseller without a plan, with limits of his own
  community.plesk.plesk_reseller:
    login: initech
    contact_name: P. Gibbons
    password: "{{ initech_password | default('Correct-Horse-8') }}"
    limits:
      disk_space: 10 GB
      max_cl: 1
    permissions:
      create_clients: true

- name: The same person as a customer
  community.plesk.plesk_reseller:
    login: initech
    convert_to_customer: true

- name: The first reseller and everything he owns, gone
  community.plesk.plesk_reseller:
    login: acme
    state: absent
    force: true
"""

RETURN = r"""
reseller:
  description:
    - The reseller, with the options of this module, so that it can be given back as a task. In check mode, as he will
      be. Passwords are never returned.
    - C(plan) is an empty string for a reseller without a plan.
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
    - What cannot be set.
  returned: success; empty when the reseller is absent or does not exist yet
  type: dict
  contains:
    id:
      description: The number of the reseller.
      type: int
      returned: always
    guid:
      description: The GUID of the reseller.
      type: str
      returned: always
    created:
      description: The day when the reseller was created, as YYYY-MM-DD.
      type: str
      returned: always
    status:
      description: The status as the sum of bits that the server answers.
      type: int
      returned: always
    status_bits:
      description: The names of the bits that are set; one without a name is C(bit_) and its value.
      type: list
      elements: str
      returned: always
    plan_guid:
      description: The GUID of the reseller plan, an empty string without one.
      type: str
      returned: always
    locked:
      description:
        - Whether the subscription to the plan is locked, so that changes of the plan do not reach the reseller. Null
          without a subscription.
      type: bool
      returned: always
    synchronized:
      description: Whether the reseller has what the plan promises. Null without a subscription.
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
    - What went wrong, as data. The message is also in RV(ignore:msg).
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
