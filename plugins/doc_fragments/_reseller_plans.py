# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The entries of the list that M(community.plesk.plesk_reseller_plans) takes.

Written by tests/update_bulk_docs.py from the documentation of M(community.plesk.plesk_reseller_plan): change it there.
Note that this doc fragment is **PRIVATE** to the collection.
"""

from __future__ import annotations


class ModuleDocFragment:
    """What an entry may say."""

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
          - With V(absent), a plan to which resellers subscribe is refused with
            their logins unless O(reseller_plans[].force=true).
        type: str
        choices:
          - present
          - absent
        default: present
      match_by:
        description:
          - The option that finds the plan. The others are values to converge, so
            that O(reseller_plans[].name) can be changed with O(reseller_plans[].match_by=external_id),
            O(reseller_plans[].match_by=id) or O(reseller_plans[].match_by=guid).
          - Only V(name) and V(external_id) can create a plan.
          - A key that several plans share, and a plan found by O(reseller_plans[].name)
            though not by this key, are errors.
        type: str
        choices:
          - name
          - id
          - guid
          - external_id
        default: name
      name:
        description:
          - The name of the plan (node C(name)). Needed to create it.
        type: str
      id:
        description:
          - The number of the plan, to find it with O(reseller_plans[].match_by=id)
            (filter node C(id)). With another O(reseller_plans[].match_by), the
            plan found must have it.
        type: int
      guid:
        description:
          - The GUID of the plan, to find it with O(reseller_plans[].match_by=guid)
            (filter node C(guid)). With another O(reseller_plans[].match_by), the
            plan found must have it.
        type: str
      external_id:
        description:
          - An identifier of your own, such as the number in a billing system (node
            C(external-id)).
        type: str
      limits:
        description:
          - Limits by name (nodes C(limits/limit)). Names that the task leaves out
            keep their values.
          - The server's descriptor says which names there are and of which type
            they are. An unknown name is an error that lists the nearest ones; a
            name that the plan already has is never unknown.
          - Write sizes such as V(10G), V(512 MB) or a number of bytes (powers of
            1024), counts as numbers, dates as C(YYYY-MM-DD), and V(unlimited) (or
            V(-1)) for no limit. They are returned as integers, unlimited as -1.
        type: dict
      overuse:
        description:
          - What happens when a reseller exceeds his limits (node C(limits/resource-policy/overuse)).
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
        type: bool
      permissions:
        description:
          - Permissions by name, each a boolean (nodes C(permissions/permission)).
            Names that the task leaves out keep their values; names are checked
            as in O(reseller_plans[].limits).
        type: dict
      shared_ip_addresses:
        description:
          - The shared addresses in the pool that resellers of this plan get, all
            of them (nodes C(ip-pool/ip-address)).
        type: list
        elements: str
      exclusive_ipv4:
        description:
          - How many exclusive IPv4 addresses a reseller may use (node C(ip-pool/allocate-ip)).
        type: int
      exclusive_ipv6:
        description:
          - How many exclusive IPv6 addresses a reseller may use (node C(ip-pool/allocate-ipv6)).
        type: int
      copy_of:
        description:
          - The name of a plan to start from when this one does not exist. It is
            duplicated (operation C(duplicate)), and then the other options of the
            task are converged.
          - For a plan that exists it says nothing.
          - In a list of M(community.plesk.plesk_reseller_plans) it may name a plan
            of the same list, which is then made first.
        type: str
      force:
        description:
          - Delete the plan even if resellers subscribe to it. They get custom subscriptions
            first (operation C(switch-subscription) of C(reseller)), because servers
            may refuse to delete a plan in use.
        type: bool
        default: false
"""
