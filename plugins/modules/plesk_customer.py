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
  - The customer is read first. Only the options that the task names are compared, white space collapsed, and only what
    differs is written.
  - A task that finds nothing to change costs one HTTP request, a task that changes something two.
extends_documentation_fragment:
  - community.plesk._plesk
  - community.plesk._attributes
options:
  state:
    description:
      - Whether the customer exists.
      - With V(absent), the customer is deleted with everything he owns. A customer who owns subscriptions is refused
        unless O(force=true).
    type: str
    choices: [present, absent]
    default: present
  match_by:
    description:
      - The option that finds the customer. The others are values to converge, so that O(login) can be changed with
        O(match_by=external_id) or O(match_by=id).
      - Only V(login) and V(external_id) can create a customer.
      - A key that several customers share, and a customer found by O(login) though not by this key, are errors.
    type: str
    choices: [login, id, guid, external_id]
    default: login
  login:
    description:
      - The login name (node C(login)). Needed to create the customer. Letter case does not matter for comparison.
      - Customers, resellers and other users of a server share one name space.
    type: str
  id:
    description:
      - The number of the customer, to find him with O(match_by=id) (filter node C(id)). With another O(match_by), the
        customer found must have it.
    type: int
  guid:
    description:
      - The GUID of the customer, to find him with O(match_by=guid) (filter node C(guid)). With another O(match_by), the
        customer found must have it.
    type: str
  external_id:
    description:
      - An identifier of your own, such as the number in a billing system (node C(external-id)).
    type: str
  contact_name:
    description:
      - The name of the contact person (node C(pname)). Needed to create the customer.
    type: str
  company:
    description:
      - The company (node C(cname)).
    type: str
  password:
    description:
      - The password in plain text (node C(passwd)). Needed to create the customer.
      - It may hold blanks inside, but none at its edges and not several in a row, which the protocol would lose.
      - For an existing customer O(update_password) says what happens.
    type: str
  update_password:
    description:
      - When the O(password) of an existing customer is written.
      - With V(when_different), it is compared with the hash that the server returns (SHA-256 or SHA-512 crypt). When
        the server returns none, the password stays as it is and a warning says so.
      - With V(always), it is written in every run, and the task is always changed.
      - With V(on_create), it is only for new customers.
    type: str
    choices: [when_different, always, on_create]
    default: when_different
  status:
    description:
      - Whether the customer may log in and his subscriptions are served (node C(status), a sum of bits).
      - V(disabled) is satisfied when the administrator (16) or the reseller (32) disabled the account, else 16 is
        written.
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
      - The language of the panel for this customer, such as V(en-US) (node C(locale)). It must be installed on the
        server.
    type: str
  description:
    description:
      - A description for the administrator (node C(description)).
    type: str
  owner:
    description:
      - The login of the reseller to whom the customer belongs, or V(admin) for the administrator (node C(owner-login)).
        Without it, a new customer belongs to the account that the module logs in with.
      - A different owner is changed with the operation C(change-owner), which moves the subscriptions of the customer,
        their addresses and their plan along.
      - Where the server names the owner by a number only and the task does not name him, the result has null here.
    type: str
  ip_addresses:
    description:
      - The addresses that the subscriptions of a customer who changes his O(owner) get (nodes C(ipV4-address) and
        C(ipV6-address)), of the new owner's pool. Needed when there are subscriptions.
      - Without a change of owner they say nothing.
    type: list
    elements: str
  service_plan:
    description:
      - The service plan, one of the new owner's, that the subscriptions of a customer who changes his O(owner) get
        (node C(plan-name)). Without it they become custom subscriptions.
      - With O(convert_to_reseller) it says nothing.
    type: str
  force:
    description:
      - Delete or convert the customer even if he owns subscriptions.
    type: bool
    default: false
  convert_to_reseller:
    description:
      - Make the customer a reseller (operation C(convert-to-reseller)). Nothing else is changed in this task, which is
        V(ok) when a reseller of that key exists already.
      - A customer who owns subscriptions is refused unless O(force=true); they go along with him.
    type: bool
    default: false
  reseller_plan:
    description:
      - The reseller plan for O(convert_to_reseller=true) (node C(reseller-plan-name)). Without it, the reseller gets
        the sum of what the customer had.
    type: str
seealso:
  - module: community.plesk.plesk_customer_info
  - module: community.plesk.plesk_customers
  - module: community.plesk.plesk_reseller
notes:
  - Two servers may spell the owner differently; the module compares a number, a login and a GUID correctly.
  - Statistics of a customer are returned by M(community.plesk.plesk_customer_info), because servers compute them
    slowly.
"""

EXAMPLES = r"""
- name: A customer of the administrator
  community.plesk.plesk_customer:
    login: jdoe
    contact_name: J. Doe
    company: Example Ltd
    password: "{{ jdoe_password | default('Correct-Horse-7') }}"
    email: jdoe@example.com
    country: DE
    external_id: crm-4711

- name: The same customer renamed, found by the number of the billing system
  community.plesk.plesk_customer:
    match_by: external_id
    external_id: crm-4711
    login: john.doe

- name: A customer who may not log in for now
  community.plesk.plesk_customer:
    login: john.doe
    status: disabled

- name: The customer and everything he owns, gone
  community.plesk.plesk_customer:
    login: john.doe
    state: absent
    force: true
"""

RETURN = r"""
customer:
  description:
    - The customer, with the options of this module, so that it can be given back as a task. In check mode, as he will
      be. Passwords are never returned.
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
    - What cannot be set.
  returned: success; empty when the customer is absent or does not exist yet
  type: dict
  contains:
    id:
      description: The number of the customer.
      type: int
      returned: always
    guid:
      description: The GUID of the customer.
      type: str
      returned: always
    created:
      description: The day when the customer was created, as YYYY-MM-DD.
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
    owner_id:
      description: The number of the owner.
      type: int
      returned: where the server answers it
    owner_login:
      description: The login of the owner.
      type: str
      returned: where the server answers it
    vendor_guid:
      description: The GUID of the owner.
      type: str
      returned: where the server answers it
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
    - What went wrong, as data. The message is also in RV(ignore:msg).
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
      customer/add of customer 'jdoe' failed with error 1007: the data to be stored exist already. The server says:
      "User account jdoe already exists." Choose another name, or manage the existing object.
    remedy: Choose another name, or manage the existing object.
"""

from ansible_collections.community.plesk.plugins.module_utils._edge.module import run_single
from ansible_collections.community.plesk.plugins.module_utils._resources.customer import CUSTOMER


def main() -> None:
    run_single(CUSTOMER)


if __name__ == "__main__":
    main()
