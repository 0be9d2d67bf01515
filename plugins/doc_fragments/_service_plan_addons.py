# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The entries that M(community.plesk.plesk_service_plan_addons) takes.

Written by tests/update_bulk_docs.py from the documentation of M(community.plesk.plesk_service_plan_addon): change it
there.
Note that this doc fragment is **PRIVATE** to the collection.
"""

from __future__ import annotations


class ModuleDocFragment:
    """The options of an entry."""

    DOCUMENTATION = r"""
options:
  service_plan_addons:
    description:
      - The service plan addons. Each entry takes the options of M(community.plesk.plesk_service_plan_addon).
      - Two entries that mean the same object are an error that names both.
    type: list
    elements: dict
    required: true
    suboptions:
      state:
        description:
          - Whether the add-on plan exists.
          - With V(absent), the task fails, with a list of their names, if subscriptions
            carry the add-on plan, unless O(service_plan_addons[].force=true).
        type: str
        choices:
          - present
          - absent
        default: present
      match_by:
        description:
          - The option that is the key of the add-on plan, among those of O(service_plan_addons[].owner).
            The other options are desired values, so O(service_plan_addons[].name)
            can be changed with O(service_plan_addons[].match_by=external_id), O(service_plan_addons[].match_by=id)
            or O(service_plan_addons[].match_by=guid).
          - Only V(name) and V(external_id) can create one.
          - The task fails if several share the key, or if O(service_plan_addons[].name)
            belongs to one with a different key.
        type: str
        choices:
          - name
          - id
          - guid
          - external_id
        default: name
      name:
        description:
          - The name (node C(name)), which is unique among those of one owner.
          - Required to create a add-on plan.
        type: str
      id:
        description:
          - The ID (filter node C(id)).
          - Used as the key if O(service_plan_addons[].match_by=id). Otherwise,
            the ID must equal this value.
        type: int
      guid:
        description:
          - The GUID (filter node C(guid)).
          - Used as the key if O(service_plan_addons[].match_by=guid). Otherwise,
            the GUID must equal this value.
        type: str
      owner:
        description:
          - The login name of the reseller who has the add-on plan, or V(admin)
            for the administrator (node C(owner-login)). It belongs to the key and
            cannot be changed.
          - If not set, the owner is the login account of the module.
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
            name that the add-on plan already has is always valid.
          - Set sizes as V(10G), V(512 MB) or a number of bytes (powers of 1024),
            counts as numbers, and V(unlimited) (or V(-1)) for no limit. They are
            returned as integers, unlimited as V(-1).
        type: dict
      permissions:
        description:
          - Permissions by name, each a boolean (nodes C(permissions/permission)).
            Permissions that the task omits keep their values. Names are checked
            as in O(service_plan_addons[].limits).
        type: dict
      hosting:
        description:
          - Properties of physical hosting by name, such as C(ssl), C(php_handler_id)
            or C(shell) (nodes C(property)). Properties that the task omits keep
            their values, and only those that differ are sent. Names are checked
            as in O(service_plan_addons[].limits).
          - Set booleans for properties that are on or off, and sizes as in O(service_plan_addons[].limits).
        type: dict
      php_settings:
        description:
          - PHP settings by name, such as C(memory_limit) (nodes C(php-settings/setting)).
            Settings that the task omits keep their values, and only those that
            differ are sent. Names and values are not checked.
          - Booleans are sent as C(on) and C(off), numbers as text. The settings
            are returned as text.
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
          - The name of a add-on plan of the same owner to copy if this one does
            not exist. The module duplicates it (operation C(duplicate)) and then
            applies the other options.
          - Ignored if the add-on plan exists.
          - In a list of M(community.plesk.plesk_service_plan_addons), the one to
            copy can be in the same list. It is created first.
        type: str
      force:
        description:
          - Whether to delete an add-on plan that subscriptions carry. It is removed
            from them first (operation C(remove-subscription) of C(webspace)).
        type: bool
        default: false
      packages:
        description:
          - The complete list of application packages, added and removed with operations
            of their own (node C(package), for subscriptions from protocol 1.6.8.0).
          - For a subscription, only tasks that set it return it, with one more
            request. It is null otherwise.
        type: list
        elements: dict
        suboptions:
          name:
            description:
              - The name of the package (node C(name)).
            type: str
            required: true
          value:
            description:
              - The value of the package, which the server returns as its version
                (node C(value)).
            type: str
            default: ''
"""
