#!/usr/bin/python

# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: plesk_service_plan_addon
short_description: Manage an add-on plan of a Plesk server
version_added: 1.0.0
author:
  - community.plesk contributors (@ansible-collections)
description:
  - Creates, changes, duplicates, renames and deletes an add-on plan over the XML API (operator C(service-plan-addon)).
    The administrator and resellers can manage add-on plans.
  - Reads the plan first. Only options that the task sets are compared, and in options with several values only those
    that the task sets. If an entry of O(limits), O(permissions) or O(performance) differs, the whole group is written,
    with the current values overlaid with the desired ones, because it is not documented whether the server merges or
    replaces the group. O(hosting) and O(php_settings) are sent by the names that differ.
  - If an add-on plan changes, the server changes the subscriptions that carry it too, unless they are locked
    (customized). The diff shows how many, which takes one more request in diff mode.
  - A task that changes nothing sends one HTTP request. A task that makes changes sends two, or three to create a plan
    with O(copy_of) or O(packages).
extends_documentation_fragment:
  - community.plesk._plesk
  - community.plesk._hosting.packages
  - community.plesk._attributes
options:
  state:
    description:
      - Whether the add-on plan exists.
      - With V(absent), the task fails, with a list of their names, if subscriptions carry the add-on plan, unless
        O(force=true).
    type: str
    choices: [present, absent]
    default: present
  match_by:
    description:
      - The option that is the key of the add-on plan, among those of O(owner). The other options are desired values, so
        O(name) can be changed with O(match_by=external_id), O(match_by=id) or O(match_by=guid).
      - Only V(name) and V(external_id) can create one.
      - The task fails if several share the key, or if O(name) belongs to one with a different key.
    type: str
    choices: [name, id, guid, external_id]
    default: name
  name:
    description:
      - The name (node C(name)), which is unique among those of one owner.
      - Required to create a add-on plan.
    type: str
  id:
    description:
      - The ID (filter node C(id)).
      - Used as the key if O(match_by=id). Otherwise, the ID must equal this value.
    type: int
  guid:
    description:
      - The GUID (filter node C(guid)).
      - Used as the key if O(match_by=guid). Otherwise, the GUID must equal this value.
    type: str
  owner:
    description:
      - The login name of the reseller who has the add-on plan, or V(admin) for the administrator (node C(owner-login)).
        It belongs to the key and cannot be changed.
      - If not set, the owner is the login account of the module.
    type: str
  external_id:
    description:
      - An identifier from another system, such as the ID in a billing system (node C(external-id)).
    type: str
  limits:
    description:
      - Limits by name (nodes C(limits/limit)). Limits that the task omits keep their values.
      - The descriptor of the server defines the valid names and their types. The task fails if a name is not valid, and
        suggests similar names. A name that the add-on plan already has is always valid.
      - Set sizes as V(10G), V(512 MB) or a number of bytes (powers of 1024), counts as numbers, and V(unlimited) (or
        V(-1)) for no limit. They are returned as integers, unlimited as V(-1).
    type: dict
  permissions:
    description:
      - Permissions by name, each a boolean (nodes C(permissions/permission)). Permissions that the task omits keep
        their values. Names are checked as in O(limits).
    type: dict
  hosting:
    description:
      - Properties of physical hosting by name, such as C(ssl), C(php_handler_id) or C(shell) (nodes C(property)).
        Properties that the task omits keep their values, and only those that differ are sent. Names are checked as in
        O(limits).
      - Set booleans for properties that are on or off, and sizes as in O(limits).
    type: dict
  php_settings:
    description:
      - PHP settings by name, such as C(memory_limit) (nodes C(php-settings/setting)). Settings that the task omits keep
        their values, and only those that differ are sent. Names and values are not checked.
      - Booleans are sent as C(on) and C(off), numbers as text. The settings are returned as text.
    type: dict
  performance:
    description:
      - Limits of the performance (node C(performance)).
    type: dict
    suboptions:
      bandwidth:
        description:
          - The bandwidth in kilobytes per second, or V(unlimited) (node C(bandwidth)).
        type: raw
      max_connections:
        description:
          - The number of simultaneous connections, or V(unlimited) (node C(max_connections)).
        type: raw
  copy_of:
    description:
      - The name of a add-on plan of the same owner to copy if this one does not exist. The module duplicates it
        (operation C(duplicate)) and then applies the other options.
      - Ignored if the add-on plan exists.
      - In a list of M(community.plesk.plesk_service_plan_addons), the one to copy can be in the same list. It is
        created first.
    type: str
  force:
    description:
      - Whether to delete an add-on plan that subscriptions carry. It is removed from them first (operation
        C(remove-subscription) of C(webspace)).
    type: bool
    default: false
seealso:
  - module: community.plesk.plesk_service_plan_addon_info
  - module: community.plesk.plesk_service_plan_addons
notes:
  - If a new add-on plan omits values, the server sets default values, which are not documented. The result contains
    them.
  - The node C(revoke-all) is not supported, because it is an action without a value of its own.
"""

EXAMPLES = r"""
- name: Create an add-on plan with more disk space
  community.plesk.plesk_service_plan_addon:
    name: More space
    limits:
      disk_space: 10G
      max_db: 5
    permissions:
      manage_dns: true
    external_id: offer-space

- name: Create a larger one as a copy of it
  community.plesk.plesk_service_plan_addon:
    name: Much more space
    copy_of: More space
    limits:
      disk_space: 100 GB

- name: Rename the first one, found by its external ID
  community.plesk.plesk_service_plan_addon:
    match_by: external_id
    external_id: offer-space
    name: Some space

- name: Delete an add-on plan and remove it from its subscriptions
  community.plesk.plesk_service_plan_addon:
    name: Some space
    state: absent
    force: true
"""

RETURN = r"""
service_plan_addon:
  description:
    - The add-on plan with the options of this module, so that a task can use it. In check mode, the add-on plan as it
      would be.
  returned: success; null when the add-on plan is absent
  type: dict
  sample:
    name: More space
    owner: admin
    limits:
      disk_space: 10737418240
      max_db: 5
    permissions:
      manage_dns: true
    hosting: {}
    performance:
      bandwidth: -1
      max_connections: -1
    php_settings: {}
    packages: []
    external_id: offer-space
facts:
  description:
    - Read-only properties of the add-on plan.
  returned: success; empty when the add-on plan is absent or does not exist yet
  type: dict
  contains:
    id:
      description: The ID.
      type: int
      returned: always
    guid:
      description: The GUID.
      type: str
      returned: always
    owner_id:
      description: The ID of the owner.
      type: int
      returned: when the server returns it
    owner_login:
      description: The login name of the owner.
      type: str
      returned: when the server returns it
  sample:
    id: 6
    guid: 2f9d8b1e-6c3a-4a57-8b0d-9e1f2a3b4c5d
    owner_login: admin
operations:
  description:
    - The names of the operations that were sent, in the order of their first use.
  returned: always
  type: list
  elements: str
  sample: [service-plan-addon/get, webspace/get-limit-descriptor, service-plan-addon/add]
error:
  description:
    - Details of the failure as structured data. RV(ignore:msg) contains the message too.
  returned: failure
  type: dict
  sample:
    kind: option
    option: limits.max_dbs
    value: max_dbs
    message: "limits.max_dbs: 'max_dbs' is not a valid name in limits on this server. Did you mean 'max_db'?"
    remedy: Did you mean 'max_db'?
"""

from ansible_collections.community.plesk.plugins.module_utils._edge.module import run_single
from ansible_collections.community.plesk.plugins.module_utils._resources.service_plan_addon import SERVICE_PLAN_ADDON


def main() -> None:
    run_single(SERVICE_PLAN_ADDON)


if __name__ == "__main__":
    main()
