#!/usr/bin/python

# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: plesk_ftp_user_info
short_description: Gather information about FTP users of a Plesk server
version_added: 1.0.0
author:
  - community.plesk contributors (@ansible-collections)
description:
  - Returns all additional FTP users that the login account can read, or those of some keys or subscriptions (operator
    C(ftp-user), operation C(get)).
  - Each user contains the options of M(community.plesk.plesk_ftp_user). A task that uses the result as its options
    reports V(ok).
  - Keys without a user are ignored.
  - The module sends one HTTP request, and a second one to look up the names of the subscriptions.
extends_documentation_fragment:
  - community.plesk._plesk
  - community.plesk._plesk.answer_size
  - community.plesk._attributes.info
options:
  name:
    description:
      - Return the users with these names (filter node C(name)). Only one of the filters can be set.
    type: list
    elements: str
  id:
    description:
      - Return the users with these IDs (filter node C(id)).
    type: list
    elements: int
  subscription:
    description:
      - Return the users of the subscriptions with these names (filter node C(webspace-name)).
    type: list
    elements: str
seealso:
  - module: community.plesk.plesk_ftp_user
"""

EXAMPLES = r"""
- name: Gather information about all FTP users
  community.plesk.plesk_ftp_user_info:
  register: ftp_users

- name: Gather information about the FTP users of a subscription
  community.plesk.plesk_ftp_user_info:
    subscription: [example.com]
"""

RETURN = r"""
ftp_users:
  description:
    - The users, ordered by ID, each with the options of M(community.plesk.plesk_ftp_user).
    - C(subscription) is null if the login account cannot read its name.
  returned: success
  type: list
  elements: dict
  sample:
    - name: upload
      home: /httpdocs/upload
      quota: -1
      subscription: example.com
facts:
  description:
    - Read-only properties of each user, by name. See RV(community.plesk.plesk_ftp_user#module:facts).
  returned: success
  type: dict
  sample:
    upload:
      id: 3
      subscription_id: 7
operations:
  description:
    - The names of the operations that were sent, in the order of their first use.
  returned: always
  type: list
  elements: str
  sample: [ftp-user/get, webspace/get]
error:
  description:
    - Details of the failure as structured data. The message is also in RV(ignore:msg).
  returned: failure
  type: dict
  sample:
    kind: option
    option: id
    value: [3]
    message: "id: [3] cannot be combined with name. Use one filter, in several tasks if need be."
    remedy: Use one filter, in several tasks if need be.
"""

from ansible_collections.community.plesk.plugins.module_utils._edge.info import run_info
from ansible_collections.community.plesk.plugins.module_utils._resources.ftp_user import FTP_USER


def main() -> None:
    run_info(FTP_USER, {"name": "name", "id": "id", "subscription": "subscription"})


if __name__ == "__main__":
    main()
