#!/usr/bin/python

# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: plesk_protected_directory
short_description: Manage a password-protected directory of a site on a Plesk server
version_added: 1.0.0
author:
  - community.plesk contributors (@ansible-collections)
description:
  - Creates, changes and deletes the protection of a directory of a site, and its users, over the XML API (operator
    C(protected-dir)).
  - Reads the directory and its users first. Only options that the task sets are compared and written.
  - Deleting a protected directory deletes the protection and its users, not the files.
  - A task that changes nothing sends two HTTP requests. A task that makes changes sends three, or four to create a
    directory with users.
extends_documentation_fragment:
  - community.plesk._plesk
  - community.plesk._attributes
options:
  state:
    description:
      - Whether the directory is protected.
    type: str
    choices: [present, absent]
    default: present
  match_by:
    description:
      - The option that is the key of the directory within its site. With V(id), O(path) is the desired path.
      - Only V(path) can create a protected directory.
    type: str
    choices: [path, id]
    default: path
  site:
    description:
      - The name of the site, which can be the main site of a subscription.
      - Required.
    type: str
  path:
    description:
      - The path of the directory below the document root (node C(name)). V(/) protects the whole site. Other slashes at
        the beginning and at the end are ignored.
    type: str
  id:
    description:
      - The ID of the protected directory (node C(id)).
      - Used as the key if O(match_by=id). Otherwise, the ID of the directory must equal this value.
    type: int
  title:
    description:
      - The text that browsers show when they ask for the password (node C(header)).
    type: str
  ssl:
    description:
      - Whether access over HTTPS is protected (property C(ssl) of node C(location)). Linux only.
      - At least one of O(ssl), O(non_ssl) and O(cgi) must be V(true).
    type: bool
  non_ssl:
    description:
      - Whether access over HTTP is protected (property C(nonssl) of node C(location)). Linux only.
    type: bool
  cgi:
    description:
      - Whether the directory C(cgi-bin) is protected (property C(cgi) of node C(location)). Linux only.
    type: bool
  users:
    description:
      - The users who can access the directory (operations C(add-user), C(set-user) and C(delete-user), node
        C(login)). Users that the task does not list are kept unless O(purge_users=true).
    type: list
    elements: dict
    suboptions:
      login:
        description:
          - The login name of the user (node C(login)).
        type: str
        required: true
      password:
        description:
          - The password of the user (node C(password)). It is not compared, so O(users[].update_password) determines
            when it is written.
          - Required to create a user.
        type: str
      update_password:
        description:
          - When to write O(users[].password). With V(on_create), only a new user gets it. With V(always), every run
            writes it and reports a change.
        type: str
        choices: [on_create, always]
        default: on_create
  purge_users:
    description:
      - Whether to delete users that O(users) does not list.
    type: bool
    default: false
seealso:
  - module: community.plesk.plesk_protected_directory_info
notes:
  - The operation C(get-pd-location-descriptor) is not used, because the ways of access are options.
  - Passwords are always sent as C(plain), so the node C(password-type) is not an option.
"""

EXAMPLES = r"""
- name: Create a subscription
  community.plesk.plesk_subscription:
    name: example.com
    ftp_login: example_ftp
    ftp_password: "{{ example_password | default('Correct-Horse-7') }}"

- name: Protect a directory of its main site
  community.plesk.plesk_protected_directory:
    site: example.com
    path: private
    title: Staff only
    users:
      - login: jdoe
        password: "{{ jdoe_password | default('Correct-Horse-7') }}"

- name: Delete all users except jdoe
  community.plesk.plesk_protected_directory:
    site: example.com
    path: private
    users:
      - login: jdoe
    purge_users: true

- name: Remove the protection
  community.plesk.plesk_protected_directory:
    site: example.com
    path: private
    state: absent
"""

RETURN = r"""
protected_directory:
  description:
    - The protected directory after the task, with the options of this module except passwords. It can be passed as the
      options of another task.
    - In check mode, the predicted directory.
  returned: success
  type: dict
  sample:
    site: example.com
    path: private
    title: Staff only
    ssl: true
    non_ssl: true
    cgi: false
    users:
      - login: jdoe
facts:
  description:
    - Read-only properties of the protected directory. Empty if it does not exist.
  returned: success
  type: dict
  contains:
    id:
      description: The ID of the protected directory.
      type: int
      returned: when the directory is protected
    user_ids:
      description: The IDs of its users by login name.
      type: dict
      returned: when the directory is protected
  sample:
    id: 3
    user_ids: {jdoe: 7}
operations:
  description:
    - The names of the operations that were sent, in the order of their first use.
  returned: always
  type: list
  elements: str
  sample: [site/get, protected-dir/get, protected-dir/add, protected-dir/get-user, protected-dir/add-user]
error:
  description:
    - Details of the failure as structured data. RV(ignore:msg) contains the message too.
  returned: failure
  type: dict
  sample:
    kind: option
    option: users[0].password
    message: >-
      users[0].password is required to create the user 'jdoe', which does not exist. Set a password.
    remedy: Set a password.
"""

from ansible_collections.community.plesk.plugins.module_utils._edge.module import run_single
from ansible_collections.community.plesk.plugins.module_utils._resources.protected_directory import PROTECTED_DIRECTORY


def main() -> None:
    run_single(PROTECTED_DIRECTORY)


if __name__ == "__main__":
    main()
