# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The entries that M(community.plesk.plesk_resellers) takes.

Written by tests/update_bulk_docs.py from the documentation of M(community.plesk.plesk_reseller): change it there.
Note that this doc fragment is **PRIVATE** to the collection.
"""

from __future__ import annotations


class ModuleDocFragment:
    """The options of an entry."""

    DOCUMENTATION = r"""
options:
  resellers:
    description:
      - The resellers. Each entry takes the options of M(community.plesk.plesk_reseller).
      - Two entries that mean the same object are an error that names both.
    type: list
    elements: dict
    required: true
    suboptions:
      state:
        description:
          - Whether the reseller exists.
          - With V(absent), the reseller is deleted together with everything it
            owns. The task fails, with a list of the objects, if the reseller has
            customers or subscriptions, unless O(resellers[].force=true).
        type: str
        choices:
          - present
          - absent
        default: present
      match_by:
        description:
          - The option that is the key of the reseller. The other options are desired
            values, so O(resellers[].login) can be changed with O(resellers[].match_by=external_id)
            or O(resellers[].match_by=id).
          - Only V(login) and V(external_id) can create a reseller.
          - The task fails if several resellers share the key, or if O(resellers[].login)
            belongs to a reseller with a different key.
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
          - Required to create a reseller.
          - Customers, resellers and other users of a server share one name space.
        type: str
      id:
        description:
          - The ID of the reseller (filter node C(id)).
          - Used as the key if O(resellers[].match_by=id). Otherwise, the ID of
            the reseller must equal this value.
        type: int
      guid:
        description:
          - The GUID of the reseller (filter node C(guid)).
          - Used as the key if O(resellers[].match_by=guid). Otherwise, the GUID
            of the reseller must equal this value.
        type: str
      external_id:
        description:
          - An identifier from another system, such as the ID in a billing system
            (node C(external-id)).
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
          - Required to create a reseller. For an existing reseller, O(resellers[].update_password)
            defines when it is written.
          - It can contain single spaces, but no spaces at the beginning or the
            end and no several spaces in a row, because the protocol would remove
            them.
        type: str
      update_password:
        description:
          - When the O(resellers[].password) of an existing reseller is written.
          - With V(when_different), it is compared with the hash that the server
            returns (SHA-256 or SHA-512 crypt). If the server returns no hash, the
            password is not written, and the module reports a warning.
          - With V(always), it is written in every run, and the task always reports
            C(changed).
          - With V(on_create), it is written only for new resellers.
        type: str
        choices:
          - when_different
          - always
          - on_create
        default: when_different
      status:
        description:
          - Whether the reseller can log in (node C(status), a sum of bits).
          - V(disabled) is met if the account is disabled (16 or 32). Otherwise,
            bit 16 is set.
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
          - The language of the panel for this reseller, such as V(en-US) (node
            C(locale)). It must be installed on the server.
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
          - Limits by name (nodes C(limits/limit)). Limits that the task omits keep
            their values.
          - The descriptor of the reseller defines the valid names and their types;
            for a new reseller, the descriptor of the reseller plans. The task fails
            if a name is not valid, and suggests similar names. A name that the
            reseller already has is always valid.
          - Set sizes as V(10G), V(512 MB) or a number of bytes (powers of 1024),
            counts as numbers, dates as C(YYYY-MM-DD), and V(unlimited) (or V(-1))
            for no limit. They are returned as integers, unlimited as V(-1).
          - The limits of a reseller with a O(resellers[].plan) can deviate from
            the plan. See O(resellers[].sync).
        type: dict
      overuse:
        description:
          - What happens if the reseller exceeds its limits (node C(limits/resource-policy/overuse)).
          - With V(block), the usage cannot exceed a limit. With V(notify), it can,
            and the server sends an email when a limit is reached. With V(normal),
            it can, but the reseller is suspended if it exceeds the disk space or
            the traffic. With V(not_suspend), the reseller is never suspended. With
            V(not_suspend_notify), it is never suspended and the server sends an
            email.
        type: str
        choices:
          - block
          - normal
          - notify
          - not_suspend
          - not_suspend_notify
      oversell:
        description:
          - Whether the reseller may oversell its resources (node C(limits/resource-policy/oversell)).
            The permission C(allow_oversell) is different; it allows the reseller
            to change this setting.
        type: bool
      permissions:
        description:
          - Permissions by name, each a boolean (nodes C(permissions/permission)).
            Permissions that the task omits keep their values. Names are checked
            as in O(resellers[].limits).
        type: dict
      ip_pool:
        description:
          - The complete list of addresses that the reseller can use. Addresses
            are added with C(ippool-add-ip), and their type is changed with C(ippool-set-ip).
            Addresses that the list omits are removed with C(ippool-del-ip).
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
            choices:
              - shared
              - exclusive
            default: shared
      plan:
        description:
          - The name of the reseller plan that the reseller subscribes to (node
            C(plan-name) for a new reseller). An empty string ends the subscription.
            The operation C(switch-subscription) changes the plan (nodes C(plan-guid)
            and C(no-plan)).
          - The module warns if the server cannot provide something that the new
            plan includes.
          - The task fails if the plan does not exist. In check mode, the module
            only warns.
        type: str
      sync:
        description:
          - Whether to reset a reseller whose subscription is locked or not synchronized
            to the limits and permissions of its plan (operation C(sync-subscription)).
          - Mutually exclusive with O(resellers[].limits), O(resellers[].overuse),
            O(resellers[].oversell) and O(resellers[].permissions).
        type: bool
      force:
        description:
          - Whether to delete or convert a reseller that has customers or subscriptions.
        type: bool
        default: false
      convert_to_customer:
        description:
          - Whether to convert the reseller to a customer of the administrator (operation
            C(convert-to-customer)). The task changes nothing else. It reports C(ok)
            if a customer with this key exists already.
          - The task fails if the reseller has customers or subscriptions, unless
            O(resellers[].force=true).
        type: bool
        default: false
      service_plan:
        description:
          - The service plan for O(resellers[].convert_to_customer=true) (node C(plan-name)).
            It must belong to the administrator. If not set, the subscriptions of
            the reseller become custom subscriptions.
        type: str
"""
