# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The entries that M(community.plesk.plesk_customers) takes.

Written by tests/update_bulk_docs.py from the documentation of M(community.plesk.plesk_customer): change it there.
Note that this doc fragment is **PRIVATE** to the collection.
"""

from __future__ import annotations


class ModuleDocFragment:
    """The options of an entry."""

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
          - With V(absent), the customer is deleted together with everything it
            owns. The task fails if the customer owns subscriptions, unless O(customers[].force=true).
        type: str
        choices:
          - present
          - absent
        default: present
      match_by:
        description:
          - The option that is the key of the customer. The other options are desired
            values, so O(customers[].login) can be changed with O(customers[].match_by=external_id)
            or O(customers[].match_by=id).
          - Only V(login) and V(external_id) can create a customer.
          - The task fails if several customers share the key, or if O(customers[].login)
            belongs to a customer with a different key.
        type: str
        choices:
          - login
          - id
          - guid
          - external_id
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
          - Used as the key if O(customers[].match_by=id). Otherwise, the ID of
            the customer must equal this value.
        type: int
      guid:
        description:
          - The GUID of the customer (filter node C(guid)).
          - Used as the key if O(customers[].match_by=guid). Otherwise, the GUID
            of the customer must equal this value.
        type: str
      external_id:
        description:
          - An identifier from another system, such as the ID in a billing system
            (node C(external-id)).
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
          - Required to create a customer. For an existing customer, O(customers[].update_password)
            defines when it is written.
          - It can contain single spaces, but no spaces at the beginning or the
            end and no several spaces in a row, because the protocol would remove
            them.
        type: str
      update_password:
        description:
          - When the O(customers[].password) of an existing customer is written.
          - With V(when_different), it is compared with the hash that the server
            returns (SHA-256 or SHA-512 crypt). If the server returns no hash, the
            password is not written, and the module reports a warning.
          - With V(always), it is written in every run, and the task always reports
            C(changed).
          - With V(on_create), it is written only for new customers.
        type: str
        choices:
          - when_different
          - always
          - on_create
        default: when_different
      status:
        description:
          - Whether the customer can log in and its subscriptions are online (node
            C(status), a sum of bits).
          - V(disabled) is met if the administrator (16) or the reseller (32) disabled
            the account. Otherwise, bit 16 is set.
          - V(active) clears only bit 16. The task fails, with the reasons, if the
            account is disabled for any other reason.
        type: str
        choices:
          - active
          - disabled
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
          - The language of the panel for this customer, such as V(en-US) (node
            C(locale)). It must be installed on the server.
        type: str
      description:
        description:
          - A description for the administrator (node C(description)).
        type: str
      owner:
        description:
          - The login of the reseller that the customer belongs to, or V(admin)
            for the administrator (node C(owner-login)). Defaults to the account
            that the module logs in with, for a new customer.
          - If the owner differs, the operation C(change-owner) moves the customer
            and its subscriptions. See O(customers[].ip_addresses) and O(customers[].service_plan).
          - If the server returns only the ID of the owner and the task does not
            set this option, the result contains null.
        type: str
      ip_addresses:
        description:
          - The new addresses of the subscriptions of a customer whose O(customers[].owner)
            changes, from the pool of the new owner (nodes C(ipV4-address) and C(ipV6-address)).
          - Required to change the owner of a customer with subscriptions. Ignored
            if the owner does not change.
        type: list
        elements: str
      service_plan:
        description:
          - The name of the new service plan of the subscriptions of a customer
            whose O(customers[].owner) changes (node C(plan-name)). The plan must
            belong to the new owner. If not set, the subscriptions become custom
            subscriptions.
          - Ignored if the owner does not change, and if O(customers[].convert_to_reseller=true).
        type: str
      force:
        description:
          - Whether to delete or convert a customer that owns subscriptions.
        type: bool
        default: false
      convert_to_reseller:
        description:
          - Whether to convert the customer to a reseller (operation C(convert-to-reseller)).
            The task changes nothing else. It reports C(ok) if a reseller with this
            key exists already.
          - The task fails if the customer owns subscriptions, unless O(customers[].force=true).
            The reseller keeps the subscriptions.
        type: bool
        default: false
      reseller_plan:
        description:
          - The reseller plan for O(customers[].convert_to_reseller=true) (node
            C(reseller-plan-name)). If not set, the reseller gets the sum of the
            resources of the customer.
        type: str
"""
