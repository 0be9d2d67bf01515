#!/usr/bin/python

# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: plesk_customer
short_description: Manage a customer of a Plesk server
version_added: 1.0.0
author:
  - community.plesk contributors (@ansible-collections)
description:
  - Creates, changes, moves, converts and deletes a customer account over the XML API (operator C(customer)).
  - Reads the customer first. Only options that the task sets are compared, with white space collapsed, and only what
    differs is written.
  - A task that changes nothing sends one HTTP request. A task that makes changes sends two.
extends_documentation_fragment:
  - community.plesk._plesk
  - community.plesk._attributes
options:
  state:
    description:
      - Whether the customer exists.
      - With V(absent), the customer is deleted together with everything it owns. The task fails if the customer owns
        subscriptions, unless O(force=true).
    type: str
    choices: [present, absent]
    default: present
  match_by:
    description:
      - The option that is the key of the customer. The other options are desired values, so O(login) can be changed
        with O(match_by=external_id) or O(match_by=id).
      - Only V(login) and V(external_id) can create a customer.
      - The task fails if several customers share the key, or if O(login) belongs to a customer with a different key.
    type: str
    choices: [login, id, guid, external_id]
    default: login
  login:
    description:
      - The login name (node C(login)). Letter case is ignored in comparisons.
      - Required to create a customer.
      - Customers, resellers and other users of a server share one name space.
    type: str
  id:
    description:
      - The ID of the customer (filter node C(id)).
      - Used as the key if O(match_by=id). Otherwise, the ID of the customer must equal this value.
    type: int
  guid:
    description:
      - The GUID of the customer (filter node C(guid)).
      - Used as the key if O(match_by=guid). Otherwise, the GUID of the customer must equal this value.
    type: str
  external_id:
    description:
      - An identifier from another system, such as the ID in a billing system (node C(external-id)).
    type: str
  contact_name:
    description:
      - The name of the contact person (node C(pname)).
      - Required to create a customer.
    type: str
  company:
    description:
      - The company (node C(cname)).
    type: str
  password:
    description:
      - The password in plain text (node C(passwd)).
      - Required to create a customer. For an existing customer, O(update_password) defines when it is written.
      - It can contain single spaces, but no spaces at the beginning or the end and no several spaces in a row, because
        the protocol would remove them.
    type: str
  update_password:
    description:
      - When the O(password) of an existing customer is written.
      - With V(when_different), it is compared with the hash that the server returns (SHA-256 or SHA-512 crypt). If the
        server returns no hash, the password is not written, and the module reports a warning.
      - With V(always), it is written in every run, and the task always reports C(changed).
      - With V(on_create), it is written only for new customers.
    type: str
    choices: [when_different, always, on_create]
    default: when_different
  status:
    description:
      - Whether the customer can log in and its subscriptions are online (node C(status), a sum of bits).
      - V(disabled) is met if the administrator (16) or the reseller (32) disabled the account. Otherwise, bit 16 is
        set.
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
      - The language of the panel for this customer, such as V(en-US) (node C(locale)). It must be installed on the
        server.
    type: str
  description:
    description:
      - A description for the administrator (node C(description)).
    type: str
  owner:
    description:
      - The login of the reseller that the customer belongs to, or V(admin) for the administrator (node C(owner-login)).
        Defaults to the account that the module logs in with, for a new customer.
      - If the owner differs, the operation C(change-owner) moves the customer and its subscriptions. See
        O(ip_addresses) and O(service_plan).
      - If the server returns only the ID of the owner and the task does not set this option, the result contains null.
    type: str
  ip_addresses:
    description:
      - The new addresses of the subscriptions of a customer whose O(owner) changes, from the pool of the new owner
        (nodes C(ipV4-address) and C(ipV6-address)).
      - Required to change the owner of a customer with subscriptions. Ignored if the owner does not change.
    type: list
    elements: str
  service_plan:
    description:
      - The name of the new service plan of the subscriptions of a customer whose O(owner) changes (node C(plan-name)).
        The plan must belong to the new owner. If not set, the subscriptions become custom subscriptions.
      - Ignored if the owner does not change, and if O(convert_to_reseller=true).
    type: str
  force:
    description:
      - Whether to delete or convert a customer that owns subscriptions.
    type: bool
    default: false
  convert_to_reseller:
    description:
      - Whether to convert the customer to a reseller (operation C(convert-to-reseller)). The task changes nothing else.
        It reports C(ok) if a reseller with this key exists already.
      - The task fails if the customer owns subscriptions, unless O(force=true). The reseller keeps the subscriptions.
    type: bool
    default: false
  reseller_plan:
    description:
      - The reseller plan for O(convert_to_reseller=true) (node C(reseller-plan-name)). If not set, the reseller gets
        the sum of the resources of the customer.
    type: str
seealso:
  - module: community.plesk.plesk_customer_info
  - module: community.plesk.plesk_customers
  - module: community.plesk.plesk_reseller
notes:
  - Servers can return the owner as an ID, a login or a GUID. The module compares all of them.
  - M(community.plesk.plesk_customer_info) can return statistics. This module does not, because servers are slow to
    compute them.
  - The operation C(get-domain-list) is not used. M(community.plesk.plesk_subscription_info) and
    M(community.plesk.plesk_site_info) return the domains of a customer with all their properties.
"""

EXAMPLES = r"""
- name: Create a customer of the administrator
  community.plesk.plesk_customer:
    login: jdoe
    contact_name: J. Doe
    company: Example Ltd
    password: "{{ jdoe_password | default('Correct-Horse-7') }}"
    email: jdoe@example.com
    country: DE
    external_id: crm-4711

- name: Rename the customer, found by its ID in the billing system
  community.plesk.plesk_customer:
    match_by: external_id
    external_id: crm-4711
    login: john.doe

- name: Disable the customer
  community.plesk.plesk_customer:
    login: john.doe
    status: disabled

- name: Delete the customer and everything it owns
  community.plesk.plesk_customer:
    login: john.doe
    state: absent
    force: true
"""

RETURN = r"""
customer:
  description:
    - The customer with the options of this module, so that a task can use it. In check mode, the customer as it would
      be. Passwords are not returned.
  returned: success; null when the customer is absent or was converted
  type: dict
  sample:
    login: jdoe
    contact_name: J. Doe
    company: Example Ltd
    status: active
    phone: ''
    fax: ''
    email: jdoe@example.com
    address: ''
    city: ''
    state_or_province: ''
    postal_code: ''
    country: DE
    locale: en-US
    owner: admin
    external_id: crm-4711
    description: ''
facts:
  description:
    - Read-only properties of the customer.
  returned: success; empty when the customer is absent or does not exist yet
  type: dict
  contains:
    id:
      description: The ID of the customer.
      type: int
      returned: always
    guid:
      description: The GUID of the customer.
      type: str
      returned: always
    created:
      description: The date on which the customer was created, as YYYY-MM-DD.
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
    owner_id:
      description: The ID of the owner.
      type: int
      returned: when the server returns it
    owner_login:
      description: The login of the owner.
      type: str
      returned: when the server returns it
    vendor_guid:
      description: The GUID of the owner.
      type: str
      returned: when the server returns it
  sample:
    id: 7
    guid: 5b7a1c3e-8a52-4f0c-9d4e-0f6a2b1c3d4e
    created: '2026-01-31'
    status: 0
    status_bits: []
    owner_login: admin
    vendor_guid: 0c8ad0e6-0a4b-4d53-8e21-7f1c7b2a9d10
operations:
  description:
    - The names of the operations that were sent, in the order of their first use.
  returned: always
  type: list
  elements: str
  sample: [customer/get, reseller/get, customer/add]
error:
  description:
    - Details of the failure as structured data. RV(ignore:msg) contains the message too.
  returned: failure
  type: dict
  sample:
    kind: api
    operator: customer
    operation: add
    object: customer 'jdoe'
    code: 1007
    text: User account jdoe already exists.
    message: >-
      customer/add of customer 'jdoe' failed with error 1007: the data to be stored already exist. The server returned:
      "User account jdoe already exists." Choose another name, or manage the existing object.
    remedy: Choose another name, or manage the existing object.
"""

from ansible_collections.community.plesk.plugins.module_utils._edge.module import run_single
from ansible_collections.community.plesk.plugins.module_utils._resources.customer import CUSTOMER


def main() -> None:
    run_single(CUSTOMER)


if __name__ == "__main__":
    main()
