# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The entries of the list that M(community.plesk.plesk_resellers) takes.

Written by tests/update_bulk_docs.py from the documentation of M(community.plesk.plesk_reseller): change it there.
Note that this doc fragment is **PRIVATE** to the collection.
"""

from __future__ import annotations


class ModuleDocFragment:
    """What an entry may say."""

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
          - With V(absent), the reseller is deleted with everything he owns. A reseller
            who has customers or subscriptions is refused, with the list of what
            would go, unless O(resellers[].force=true).
        type: str
        choices:
          - present
          - absent
        default: present
      match_by:
        description:
          - The option that finds the reseller. The others are values to converge,
            so that O(resellers[].login) can be changed with O(resellers[].match_by=external_id)
            or O(resellers[].match_by=id).
          - Only V(login) and V(external_id) can create a reseller.
          - A key that several resellers share, and a reseller found by O(resellers[].login)
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
          - The login name (node C(login)). Needed to create the reseller. Letter
            case does not matter for comparison.
          - Customers, resellers and other users of a server share one name space.
        type: str
      id:
        description:
          - The number of the reseller, to find him with O(resellers[].match_by=id)
            (filter node C(id)). With another O(resellers[].match_by), the reseller
            found must have it.
        type: int
      guid:
        description:
          - The GUID of the reseller, to find him with O(resellers[].match_by=guid)
            (filter node C(guid)). With another O(resellers[].match_by), the reseller
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
            reseller.
        type: str
      company:
        description:
          - The company (node C(cname)).
        type: str
      password:
        description:
          - The password in plain text (node C(passwd)). Needed to create the reseller.
          - It may hold blanks inside, but none at its edges and not several in
            a row, which the protocol would lose.
          - For an existing reseller O(resellers[].update_password) says what happens.
        type: str
      update_password:
        description:
          - When the O(resellers[].password) of an existing reseller is written.
          - With V(when_different), it is compared with the hash that the server
            returns (SHA-256 or SHA-512 crypt). When the server returns none, the
            password stays as it is and a warning says so.
          - With V(always), it is written in every run, and the task is always changed.
          - With V(on_create), it is only for new resellers.
        type: str
        choices:
          - when_different
          - always
          - on_create
        default: when_different
      status:
        description:
          - Whether the reseller may log in (node C(status), a sum of bits).
          - V(disabled) is satisfied when the account is disabled (16 or 32), else
            16 is written.
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
          - The language of the panel for this reseller, such as V(en-US) (node
            C(locale)). It must be installed on the server.
        type: str
      description:
        description:
          - A description for the administrator (node C(description)).
        type: str
      power_user:
        description:
          - Whether the reseller works in the Power User view of the panel (node
            C(power-user)).
        type: bool
      limits:
        description:
          - Limits by name (nodes C(limits/limit)). Names that the task leaves out
            keep their values.
          - The descriptor of the reseller says which names there are and of which
            type they are, for a new reseller that of the reseller plans. An unknown
            name is an error that lists the nearest ones; a name that the reseller
            already has is never unknown.
          - Write sizes such as V(10G), V(512 MB) or a number of bytes (powers of
            1024), counts as numbers, dates as C(YYYY-MM-DD), and V(unlimited) (or
            V(-1)) for no limit. They are returned as integers, unlimited as -1.
          - For a reseller who has a O(resellers[].plan), limits of his own are
            a deviation from it; see O(resellers[].sync).
        type: dict
      overuse:
        description:
          - What happens when the reseller exceeds his limits (node C(limits/resource-policy/overuse)).
          - With V(block), usage cannot pass a limit. With V(notify), it can, and
            a mail tells when a limit is reached. With V(normal), it can, but the
            reseller is suspended when disk space or traffic is used up. With V(not_suspend)
            he never is, and with V(not_suspend_notify) a mail is sent.
        type: str
        choices:
          - block
          - normal
          - notify
          - not_suspend
          - not_suspend_notify
      oversell:
        description:
          - Whether the reseller may sell more than he has (node C(limits/resource-policy/oversell)).
            Not to be confused with the permission C(allow_oversell), which lets
            him choose this himself.
        type: bool
      permissions:
        description:
          - Permissions by name, each a boolean (nodes C(permissions/permission)).
            Names that the task leaves out keep their values; names are checked
            as in O(resellers[].limits).
        type: dict
      ip_pool:
        description:
          - The addresses that the reseller may use, all of them. Addresses are
            added with C(ippool-add-ip), change their type with C(ippool-set-ip),
            and those that the list leaves out are taken away with C(ippool-del-ip).
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
            choices:
              - shared
              - exclusive
            default: shared
      plan:
        description:
          - The name of the reseller plan that the reseller subscribes to (node
            C(plan-name) for a new reseller), V('') for none. A different plan is
            changed with the operation C(switch-subscription) (nodes C(plan-guid)
            and C(no-plan)).
          - What the server cannot give as the new plan promises is a warning.
          - A plan that does not exist is an error, in check mode a warning.
        type: str
      sync:
        description:
          - With V(true), a reseller whose subscription is locked or not synchronized
            is brought back to his plan (operation C(sync-subscription)), which
            takes back limits and permissions of his own.
          - It cannot be combined with O(resellers[].limits), O(resellers[].overuse),
            O(resellers[].oversell) and O(resellers[].permissions).
        type: bool
      force:
        description:
          - Delete or convert the reseller even if he has customers or subscriptions.
        type: bool
        default: false
      convert_to_customer:
        description:
          - Make the reseller a customer of the administrator (operation C(convert-to-customer)).
            Nothing else is changed in this task, which is V(ok) when a customer
            of that key exists already.
          - A reseller who has customers or subscriptions is refused unless O(resellers[].force=true).
        type: bool
        default: false
      service_plan:
        description:
          - The service plan for O(resellers[].convert_to_customer=true) (node C(plan-name)),
            one of the administrator's. Without it, the subscriptions of the reseller
            become custom subscriptions.
        type: str
"""
