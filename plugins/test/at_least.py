# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The test that compares a limit with a minimum, unlimited included."""

from __future__ import annotations

DOCUMENTATION = r"""
name: at_least
short_description: Test whether a limit is at least a given value
version_added: 1.0.0
author:
  - community.plesk contributors (@ansible-collections)
description:
  - Compares two limits as Plesk does. V(unlimited) and V(-1) are larger than any number.
  - Both limits can be numbers, sizes such as V(10G) or V(512 MB), dates such as V(2027-01-31), or V(unlimited).
  - Sizes are powers of 1024.
positional: _input, least
options:
  _input:
    description:
      - The limit to test, such as an entry of C(limits) or C(remaining) that a module returned.
    type: raw
    required: true
  least:
    description:
      - The minimum.
    type: raw
    required: true
seealso:
  - plugin: community.plesk.unlimited
    plugin_type: test
  - plugin: community.plesk.human_to_limit
    plugin_type: filter
"""

EXAMPLES = r"""
- name: Read the license
  community.plesk.plesk_server_info:
    gather_subset: [license, statistics]
  register: plesk

- name: Verify that the license allows ten more customers
  ansible.builtin.assert:
    that: plesk.remaining.customers is community.plesk.at_least(10)

- name: Verify that the plan includes 10 GB of disk space
  ansible.builtin.assert:
    that: limits.disk_space is community.plesk.at_least('10G')
  vars:
    limits: {disk_space: 10737418240}
"""

RETURN = r"""
_value:
  description: Whether the limit is at least O(least).
  type: bool
"""

from collections.abc import Callable
from typing import Any

from ansible_collections.community.plesk.plugins.module_utils._model.codecs import UNLIMITED
from ansible_collections.community.plesk.plugins.plugin_utils._limits import number


def at_least(limit: Any, least: Any) -> bool:
    """Return whether a limit is at least another one; raises AnsibleFilterError for an invalid limit."""
    have, need = number(limit, "at_least"), number(least, "at_least")
    return have == UNLIMITED or have >= need != UNLIMITED


class TestModule:
    """The entry point for Ansible."""

    def tests(self) -> dict[str, Callable[..., bool]]:
        """Return the tests of this file."""
        return {"at_least": at_least}
