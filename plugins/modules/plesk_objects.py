#!/usr/bin/python

# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: plesk_objects
short_description: Manage objects of many kinds on a Plesk server in one task
version_added: 1.0.0
author:
  - community.plesk contributors (@ansible-collections)
description:
  - Manages a document, which is one list of objects for each kind. The document is read, compared and planned as a
    whole before anything is written.
  - Objects are created after those that they refer to, and deleted before them. A name is freed before another object
    takes it. The order of the lists, and of the entries in them, does not matter.
  - What the same task creates, moves or deletes is known to everything that is planned after it, in check mode too. An
    object that fails keeps those that need it from being begun; all others are still processed.
  - One packet can hold operations on objects of several kinds. A document that is unchanged costs one request, and one
    more if it contains objects that live in others, such as the mail accounts of a site.
extends_documentation_fragment:
  - community.plesk._plesk
  - community.plesk._objects
  - community.plesk._attributes
options:
  purge_empty:
    description:
      - Whether to allow O(purge) for a kind without entries, which deletes everything within its conditions.
    type: bool
    default: false
  force:
    description:
      - Whether O(purge) also deletes objects that own others or are in use. Entries have an option C(force) of their
        own.
    type: bool
    default: false
  on_error:
    description:
      - How to proceed after the server rejected something. V(continue) processes the other objects. V(stop) sends no
        further packet. The task fails in both cases, and RV(outcomes) reports what was done.
    type: str
    choices: [continue, stop]
    default: continue
  batch_size:
    description:
      - The maximum number of objects that one packet writes. Slow servers may need a smaller number.
    type: int
    default: 100
  answer_size:
    description:
      - The maximum size of a response, such as V(512M). The default depends on what is requested.
    type: str
seealso:
  - module: community.plesk.plesk_objects_info
notes:
  - The role P(community.plesk.provision#role) applies a document from variables or a YAML file.
"""

EXAMPLES = r"""
- name: Provide a reseller with its plan and a customer
  community.plesk.plesk_objects:
    reseller_plans:
      - name: Gold
        limits: {disk_space: 10G, max_cl: 50}
    resellers:
      - login: north
        contact_name: North Hosting
        password: "{{ vault_north | default('Correct-Horse-7') }}"
        update_password: on_create
        plan: Gold
    customers:
      - login: jdoe
        contact_name: J. Doe
        password: "{{ vault_jdoe | default('Correct-Horse-8') }}"
        update_password: on_create
        owner: north

- name: Move the customer, and delete the reseller that it leaves
  community.plesk.plesk_objects:
    resellers:
      - login: north
        state: absent
    customers:
      - login: jdoe
        owner: admin
        ip_addresses: [192.0.2.10]

- name: Delete the customers of the administrator that the document omits
  community.plesk.plesk_objects:
    customers:
      - login: jdoe
    purge:
      customers:
        owner: admin
"""

RETURN = r"""
outcomes:
  description:
    - What was done to each object, by the name of its list. A list has its entries in their order, and then what
      O(purge) deleted.
  returned: when the document could be planned
  type: dict
  contains:
    customers:
      description:
        - The customers. The other lists have the same form, each with the natural key of its kind.
      type: list
      elements: dict
      returned: when the document has customers
      contains:
        object:
          description: The name of the object, as entries and messages refer to it.
          type: str
          returned: always
        verb:
          description: The action taken, or in check mode the action that would be taken.
          type: str
          returned: always
          choices: [created, updated, deleted, converted, unchanged, failed, not_done]
        changed:
          description: Whether the object changed, as far as the module could determine.
          type: bool
          returned: always
        because:
          description: The object whose failure kept this one from being processed.
          type: str
          returned: when an object that this one needs failed
        purged:
          description: Whether the object was deleted because the document omits it.
          type: bool
          returned: for objects that O(purge) deletes
        customer:
          description: The object, with the options of the module for one object, under the name of its kind.
          type: dict
          returned: when it was created or changed, and nothing failed
        error:
          description: The reason for the failure.
          type: dict
          returned: when it failed
  sample:
    customers:
      - object: jdoe
        login: jdoe
        verb: unchanged
        changed: false
summary:
  description:
    - The number of objects of each verb.
  returned: when the document could be planned
  type: dict
  sample:
    created: 2
    updated: 1
    deleted: 0
    converted: 0
    unchanged: 97
    failed: 0
    not_done: 0
operations:
  description:
    - The names of the operations that were sent, in the order of their first use.
  returned: always
  type: list
  elements: str
  sample: [customer/get, reseller/get, customer/set]
error:
  description:
    - Details of the failure as structured data. If there are several errors, C(errors) in it has each of them, with
      C(kind), C(option) and C(message).
  returned: failure
  type: dict
  sample:
    kind: option
    option: customers[3].login
    message: >-
      customers[3].login finds the object (match_by is login), but is missing or blank.
      Give login, or choose another match_by.
    remedy: Give login, or choose another match_by.
"""

from ansible_collections.community.plesk.plugins.module_utils._edge.document import run_document
from ansible_collections.community.plesk.plugins.module_utils._resources.kinds import SECTIONS


def main() -> None:
    run_document(SECTIONS)


if __name__ == "__main__":
    main()
