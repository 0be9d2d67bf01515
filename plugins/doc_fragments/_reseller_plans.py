# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The entries that M(community.plesk.plesk_reseller_plans) takes.

Written by tests/update_bulk_docs.py from the documentation of M(community.plesk.plesk_reseller_plan): change it there.
Note that this doc fragment is **PRIVATE** to the collection.
"""

from __future__ import annotations


class ModuleDocFragment:
    """The options of an entry."""

    DOCUMENTATION = r"""
options:
  reseller_plans:
    description:
      - The reseller plans. Each entry takes the options of M(community.plesk.plesk_reseller_plan).
      - Two entries that mean the same object are an error that names both.
    type: list
    elements: dict
    required: true
    suboptions:
      state:
        description:
          - Whether the plan exists.
          - With V(absent), the task fails, with a list of their logins, if resellers
            subscribe to the plan, unless O(reseller_plans[].force=true).
        type: str
        choices:
          - present
          - absent
        default: present
      match_by:
        description:
          - The option that is the key of the plan. The other options are desired
            values, so O(reseller_plans[].name) can be changed with O(reseller_plans[].match_by=external_id),
            O(reseller_plans[].match_by=id) or O(reseller_plans[].match_by=guid).
          - Only V(name) and V(external_id) can create a plan.
          - The task fails if several plans share the key, or if O(reseller_plans[].name)
            belongs to a plan with a different key.
        type: str
        choices:
          - name
          - id
          - guid
          - external_id
        default: name
      name:
        description:
          - The name of the plan (node C(name)).
          - Required to create a plan.
        type: str
      id:
        description:
          - The ID of the plan (filter node C(id)).
          - Used as the key if O(reseller_plans[].match_by=id). Otherwise, the ID
            of the plan must equal this value.
        type: int
      guid:
        description:
          - The GUID of the plan (filter node C(guid)).
          - Used as the key if O(reseller_plans[].match_by=guid). Otherwise, the
            GUID of the plan must equal this value.
        type: str
      external_id:
        description:
          - An identifier from another system, such as the ID in a billing system
            (node C(external-id)).
        type: str
      limits:
        description:
          - Limits by name (nodes C(limits/limit)). Limits that the task omits keep
            their values.
          - The descriptor of the server defines the valid names and their types.
            The task fails if a name is not valid, and suggests similar names. A
            name that the plan already has is always valid.
          - Set sizes as V(10G), V(512 MB) or a number of bytes (powers of 1024),
            counts as numbers, dates as C(YYYY-MM-DD), and V(unlimited) (or V(-1))
            for no limit. They are returned as integers, unlimited as V(-1).
        type: dict
      overuse:
        description:
          - What happens if a reseller exceeds its limits (node C(limits/resource-policy/overuse)).
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
          - Whether resellers may oversell their resources (node C(limits/resource-policy/oversell)).
        type: bool
      permissions:
        description:
          - Permissions by name, each a boolean (nodes C(permissions/permission)).
            Permissions that the task omits keep their values. Names are checked
            as in O(reseller_plans[].limits).
        type: dict
      shared_ip_addresses:
        description:
          - The complete list of shared addresses that resellers of this plan can
            use (nodes C(ip-pool/ip-address)).
        type: list
        elements: str
      exclusive_ipv4:
        description:
          - The number of exclusive IPv4 addresses that a reseller can use (node
            C(ip-pool/allocate-ip)).
        type: int
      exclusive_ipv6:
        description:
          - The number of exclusive IPv6 addresses that a reseller can use (node
            C(ip-pool/allocate-ipv6)).
        type: int
      copy_of:
        description:
          - The name of a plan to copy if this plan does not exist. The module duplicates
            it (operation C(duplicate)) and then applies the other options.
          - Ignored if the plan exists.
          - In a list of M(community.plesk.plesk_reseller_plans), the plan to copy
            can be in the same list. It is created first.
        type: str
      force:
        description:
          - Whether to delete a plan with subscribers. The resellers get custom
            subscriptions first (operation C(switch-subscription) of C(reseller)),
            because servers can refuse to delete a plan that is in use.
        type: bool
        default: false
"""
