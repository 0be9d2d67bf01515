# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The entries of the list that M(community.plesk.plesk_customers) takes.

Written by tests/update_bulk_docs.py from the documentation of M(community.plesk.plesk_customer): change it there.
Note that this doc fragment is **PRIVATE** to the collection.
"""

from __future__ import annotations


class ModuleDocFragment:
    """What an entry may say."""

    DOCUMENTATION = r"""
options:
  customers:
    description:
      - The customers. Each entry takes the options of M(community.plesk.plesk_customer).
      - Two entries that mean the same object are an error that names both.
    type: list
    elements: dict
    required: true
    suboptions:
      state:
        description:
          - Whether the customer exists.
          - With V(absent), the customer is deleted with everything he owns. A customer
            who owns subscriptions is refused unless O(customers[].force=true).
        type: str
        choices:
          - present
          - absent
        default: present
      match_by:
        description:
          - The option that finds the customer. The others are values to converge,
            so that O(customers[].login) can be changed with O(customers[].match_by=external_id)
            or O(customers[].match_by=id).
          - Only V(login) and V(external_id) can create a customer.
          - A key that several customers share, and a customer found by O(customers[].login)
            though not by this key, are errors.
        type: str
        choices:
          - login
          - id
          - guid
          - external_id
        default: login
      login:
        description:
          - The login name (node C(login)). Needed to create the customer. Letter
            case does not matter for comparison.
          - Customers, resellers and other users of a server share one name space.
        type: str
      id:
        description:
          - The number of the customer, to find him with O(customers[].match_by=id)
            (filter node C(id)). With another O(customers[].match_by), the customer
            found must have it.
        type: int
      guid:
        description:
          - The GUID of the customer, to find him with O(customers[].match_by=guid)
            (filter node C(guid)). With another O(customers[].match_by), the customer
            found must have it.
        type: str
      external_id:
        description:
          - An identifier of your own, such as the number in a billing system (node
            C(external-id)).
        type: str
      contact_name:
        description:
          - The name of the contact person (node C(pname)). Needed to create the
            customer.
        type: str
      company:
        description:
          - The company (node C(cname)).
        type: str
      password:
        description:
          - The password in plain text (node C(passwd)). Needed to create the customer.
          - It may hold blanks inside, but none at its edges and not several in
            a row, which the protocol would lose.
          - For an existing customer O(customers[].update_password) says what happens.
        type: str
      update_password:
        description:
          - When the O(customers[].password) of an existing customer is written.
          - With V(when_different), it is compared with the hash that the server
            returns (SHA-256 or SHA-512 crypt). When the server returns none, the
            password stays as it is and a warning says so.
          - With V(always), it is written in every run, and the task is always changed.
          - With V(on_create), it is only for new customers.
        type: str
        choices:
          - when_different
          - always
          - on_create
        default: when_different
      status:
        description:
          - Whether the customer may log in and his subscriptions are served (node
            C(status), a sum of bits).
          - V(disabled) is satisfied when the administrator (16) or the reseller
            (32) disabled the account, else 16 is written.
          - V(active) can take back only 16; an account that is disabled for other
            reasons too is an error that names them.
        type: str
        choices:
          - active
          - disabled
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
          - The postal code (node C(pcode)). Quote it in YAML, so that leading zeros
            stay.
        type: str
      country:
        description:
          - The country as a code of two letters, such as V(DE) (node C(country)).
        type: str
      locale:
        description:
          - The language of the panel for this customer, such as V(en-US) (node
            C(locale)). It must be installed on the server.
        type: str
      description:
        description:
          - A description for the administrator (node C(description)).
        type: str
      owner:
        description:
          - The login of the reseller to whom the customer belongs, or V(admin)
            for the administrator (node C(owner-login)). Without it, a new customer
            belongs to the account that the module logs in with.
          - A different owner is changed with the operation C(change-owner), which
            moves the subscriptions of the customer, their addresses and their plan
            along.
          - Where the server names the owner by a number only and the task does
            not name him, the result has null here.
        type: str
      ip_addresses:
        description:
          - The addresses that the subscriptions of a customer who changes his O(customers[].owner)
            get (nodes C(ipV4-address) and C(ipV6-address)), of the new owner's
            pool. Needed when there are subscriptions.
          - Without a change of owner they say nothing.
        type: list
        elements: str
      service_plan:
        description:
          - The service plan, one of the new owner's, that the subscriptions of
            a customer who changes his O(customers[].owner) get (node C(plan-name)).
            Without it they become custom subscriptions.
          - With O(customers[].convert_to_reseller) it says nothing.
        type: str
      force:
        description:
          - Delete or convert the customer even if he owns subscriptions.
        type: bool
        default: false
      convert_to_reseller:
        description:
          - Make the customer a reseller (operation C(convert-to-reseller)). Nothing
            else is changed in this task, which is V(ok) when a reseller of that
            key exists already.
          - A customer who owns subscriptions is refused unless O(customers[].force=true);
            they go along with him.
        type: bool
        default: false
      reseller_plan:
        description:
          - The reseller plan for O(customers[].convert_to_reseller=true) (node
            C(reseller-plan-name)). Without it, the reseller gets the sum of what
            the customer had.
        type: str
"""
