# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The entries that M(community.plesk.plesk_ftp_users) takes.

Written by tests/update_bulk_docs.py from the documentation of M(community.plesk.plesk_ftp_user): change it there.
Note that this doc fragment is **PRIVATE** to the collection.
"""

from __future__ import annotations


class ModuleDocFragment:
    """The options of an entry."""

    DOCUMENTATION = r"""
options:
  ftp_users:
    description:
      - The ftp users. Each entry takes the options of M(community.plesk.plesk_ftp_user).
      - Two entries that mean the same object are an error that names both.
    type: list
    elements: dict
    required: true
    suboptions:
      state:
        description:
          - Whether the user exists. The files in its home stay when it is deleted.
        type: str
        choices:
          - present
          - absent
        default: present
      match_by:
        description:
          - The option that is the key of the user. The other options are desired
            values, so O(ftp_users[].name) can be changed with O(ftp_users[].match_by=id).
          - Only V(name) can create a user.
        type: str
        choices:
          - name
          - id
        default: name
      name:
        description:
          - The login of the user, which is unique on the server (node C(name)).
            It has at most 16 lower-case letters, digits, hyphens and underscores,
            and begins with a letter.
          - Required to create a user.
        type: str
      id:
        description:
          - The ID of the user (filter node C(id)).
          - Used as the key if O(ftp_users[].match_by=id). Otherwise, the ID of
            the user must equal this value.
        type: int
      subscription:
        description:
          - The name of the subscription to which the user belongs (node C(webspace-name)).
          - Required to create a user.
          - The XML API cannot move a user to another subscription. The task fails
            if the user belongs to a different one.
          - The result contains null if the task does not set this option.
        type: str
      password:
        description:
          - The password of the user (node C(password)). The server does not return
            it.
          - Required to create a user.
          - It can contain single spaces, but not at its beginning or end.
        type: str
      update_password:
        description:
          - When to write O(ftp_users[].password).
          - With V(on_create), only when the user is created.
          - With V(always), in every run. The task then always reports a change.
        type: str
        choices:
          - on_create
          - always
        default: on_create
      home:
        description:
          - The folder to which the user has access, from the root of the subscription,
            such as V(/httpdocs/upload) (node C(home)). V('') is the root. Slashes
            around it do not matter.
        type: str
      create_home:
        description:
          - Whether to create the folder if O(ftp_users[].home) is written and does
            not exist (node C(create-non-existent)). The server does not create
            folders directly in the root.
        type: bool
        default: false
      quota:
        description:
          - The maximum size of the files of the user (node C(quota)), as V(10G),
            V(512 MB), a number of bytes, or V(unlimited) (V(-1)). Returned as a
            number of bytes.
        type: raw
      read:
        description:
          - Whether the user can download files (node C(permissions/read)).
          - The server may return the permissions only on Windows. They are then
            not compared on Linux, with a warning.
        type: bool
      write:
        description:
          - Whether the user can upload files (node C(permissions/write)). See O(ftp_users[].read).
        type: bool
"""
