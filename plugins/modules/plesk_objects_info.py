#!/usr/bin/python

# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: plesk_objects_info
short_description: Read objects of many kinds from a Plesk server in one task
version_added: 1.0.0
author:
  - community.plesk contributors (@ansible-collections)
description:
  - Reads the objects of a server as a document that M(community.plesk.plesk_objects) takes. A task that uses the
    document unchanged reports V(ok).
  - Servers do not return passwords, the roles of database users and the custom hosts of databases, so the document does
    not contain them. Nor does it contain the subscription and the server of a user of all databases of a subscription.
    Add these options to such entries before you use the document.
  - All kinds are read in one request. Objects that live in others, such as the mail accounts of a site, take a second
    one.
extends_documentation_fragment:
  - community.plesk._plesk
  - community.plesk._attributes.info
options:
  kinds:
    description:
      - The lists to read, by their names in a document, such as V(customers). By default, all of them are read. The
        lists that the login account may not read are then left out with a warning.
    type: list
    elements: str
  answer_size:
    description:
      - The maximum size of a response, such as V(512M). The default depends on what is requested.
    type: str
seealso:
  - module: community.plesk.plesk_objects
notes:
  - Passwords and other values that servers do not return are not part of the document. Objects that are created from it
    on another server need them in addition.
"""

EXAMPLES = r"""
- name: Read the resellers and their customers
  community.plesk.plesk_objects_info:
    kinds: [resellers, customers]

- name: Read everything
  community.plesk.plesk_objects_info:
"""

RETURN = r"""
objects:
  description:
    - The objects, by the name of their list. Each object has the options of the module for one object of its kind that
      have a value.
  returned: success
  type: dict
  sample:
    customers:
      - login: jdoe
        contact_name: J. Doe
        owner: admin
        status: active
facts:
  description:
    - The read-only properties of the objects, by the name of their list and in the same order.
  returned: success
  type: dict
  sample:
    customers:
      - id: 3
        guid: 3c3c2d4a-9c75-4a25-8b50-6f4b8d0e2a6f
        created: '2026-01-31'
operations:
  description:
    - The names of the operations that were sent, in the order of their first use.
  returned: always
  type: list
  elements: str
  sample: [reseller-plan/get, reseller/get, customer/get]
error:
  description:
    - Details of the failure as structured data.
  returned: failure
  type: dict
  sample:
    kind: option
    option: kinds[0]
    value: customer
    message: "kinds[0]: 'customer' is not the name of a section. Did you mean 'customers'?"
    remedy: Did you mean 'customers'?
"""

from ansible_collections.community.plesk.plugins.module_utils._edge.document import run_document_info
from ansible_collections.community.plesk.plugins.module_utils._resources.kinds import SECTIONS


def main() -> None:
    run_document_info(SECTIONS)


if __name__ == "__main__":
    main()
