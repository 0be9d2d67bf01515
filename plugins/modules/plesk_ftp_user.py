#!/usr/bin/python

# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: plesk_ftp_user
short_description: Manage an additional FTP user on a Plesk server
version_added: 1.0.0
author:
  - community.plesk contributors (@ansible-collections)
description:
  - Creates, changes, renames and deletes an additional FTP user of a subscription, over the XML API (operator
    C(ftp-user)).
  - The system user of a subscription is not one of them. Manage it with M(community.plesk.plesk_subscription).
  - The module reads the user first. It compares only the options that the task sets, and writes only the options that
    differ.
  - A task that changes nothing sends one HTTP request. A task that makes changes sends a second one.
extends_documentation_fragment:
  - community.plesk._plesk
  - community.plesk._attributes
options:
  state:
    description:
      - Whether the user exists. The files in its home stay when it is deleted.
    type: str
    choices: [present, absent]
    default: present
  match_by:
    description:
      - The option that is the key of the user. The other options are desired values, so O(name) can be changed with
        O(match_by=id).
      - Only V(name) can create a user.
    type: str
    choices: [name, id]
    default: name
  name:
    description:
      - The login of the user, which is unique on the server (node C(name)). It has at most 16 lower-case letters,
        digits, hyphens and underscores, and begins with a letter.
      - Required to create a user.
    type: str
  id:
    description:
      - The ID of the user (filter node C(id)).
      - Used as the key if O(match_by=id). Otherwise, the ID of the user must equal this value.
    type: int
  subscription:
    description:
      - The name of the subscription to which the user belongs (node C(webspace-name)).
      - Required to create a user.
      - The XML API cannot move a user to another subscription. The task fails if the user belongs to a different one.
      - The result contains null if the task does not set this option.
    type: str
  password:
    description:
      - The password of the user (node C(password)). The server does not return it.
      - Required to create a user.
      - It can contain single spaces, but not at its beginning or end.
    type: str
  update_password:
    description:
      - When to write O(password).
      - With V(on_create), only when the user is created.
      - With V(always), in every run. The task then always reports a change.
    type: str
    choices: [on_create, always]
    default: on_create
  home:
    description:
      - The folder to which the user has access, from the root of the subscription, such as V(/httpdocs/upload) (node
        C(home)). V('') is the root. Slashes around it do not matter.
    type: str
  create_home:
    description:
      - Whether to create the folder if O(home) is written and does not exist (node C(create-non-existent)). The server
        does not create folders directly in the root.
    type: bool
    default: false
  quota:
    description:
      - The maximum size of the files of the user (node C(quota)), as V(10G), V(512 MB), a number of bytes, or
        V(unlimited) (V(-1)). Returned as a number of bytes.
    type: raw
  read:
    description:
      - Whether the user can download files (node C(permissions/read)).
      - The server may return the permissions only on Windows. They are then not compared on Linux, with a warning.
    type: bool
  write:
    description:
      - Whether the user can upload files (node C(permissions/write)). See O(read).
    type: bool
seealso:
  - module: community.plesk.plesk_ftp_user_info
  - module: community.plesk.plesk_ftp_users
  - module: community.plesk.plesk_subscription
"""

EXAMPLES = r"""
- name: Create the subscription example.com
  community.plesk.plesk_subscription:
    name: example.com
    ftp_login: example_ftp
    ftp_password: "{{ example_password | default('Correct-Horse-7') }}"

- name: Create an FTP user
  community.plesk.plesk_ftp_user:
    name: upload
    subscription: example.com
    password: "{{ upload_password | default('Correct-Horse-7') }}"
    home: /httpdocs/upload
    create_home: true
    quota: 1G

- name: Remove the quota
  community.plesk.plesk_ftp_user:
    name: upload
    quota: unlimited

- name: Delete the FTP user
  community.plesk.plesk_ftp_user:
    name: upload
    state: absent
"""

RETURN = r"""
ftp_user:
  description:
    - The user, with the options of this module, so that it can be reused as a task. In check mode, the expected user.
    - C(subscription) is null if the task does not set it. Passwords are never returned.
  returned: success; null if the user is absent
  type: dict
  sample:
    name: upload
    home: /httpdocs/upload
    quota: 1073741824
    read: true
    write: true
    subscription: example.com
facts:
  description:
    - Read-only properties of the user.
  returned: success; empty if the user is absent or does not exist yet
  type: dict
  contains:
    id:
      description: The ID of the user.
      type: int
      returned: always
    subscription_id:
      description: The ID of the subscription.
      type: int
      returned: always
  sample:
    id: 3
    subscription_id: 7
operations:
  description:
    - The names of the operations that were sent, in the order of their first use.
  returned: always
  type: list
  elements: str
  sample: [ftp-user/get, webspace/get, ftp-user/add]
error:
  description:
    - Details of the failure as structured data. The message is also in RV(ignore:msg).
  returned: failure
  type: dict
  sample:
    kind: option
    option: subscription
    value: example.info
    message: >-
      subscription: 'example.info' is not the name of an existing subscription. Create the subscription first, or
      correct subscription.
    remedy: Create the subscription first, or correct subscription.
"""

from ansible_collections.community.plesk.plugins.module_utils._edge.module import run_single
from ansible_collections.community.plesk.plugins.module_utils._resources.ftp_user import FTP_USER


def main() -> None:
    run_single(FTP_USER)


if __name__ == "__main__":
    main()
