# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The test that recognizes an unlimited limit."""

from __future__ import annotations

DOCUMENTATION = r"""
name: unlimited
short_description: Test whether a limit is unlimited
version_added: 1.0.0
author:
  - community.plesk contributors (@ansible-collections)
description:
  - Recognizes an unlimited limit in any notation that the modules accept or return, V(unlimited) and V(-1).
positional: _input
options:
  _input:
    description:
      - The limit to test, such as an entry of C(limits) or C(remaining) that a module returned.
    type: raw
    required: true
seealso:
  - plugin: community.plesk.at_least
    plugin_type: test
"""

EXAMPLES = r"""
- name: Read the reseller plans
  community.plesk.plesk_reseller_plan_info:
  register: found

- name: List the plans without a limit of traffic
  ansible.builtin.debug:
    msg: "{{ plans | map(attribute='name') }}"
  vars:
    plans: "{{ found.reseller_plans | selectattr('limits.max_traffic', 'community.plesk.unlimited') }}"
"""

RETURN = r"""
_value:
  description: Whether the limit is unlimited.
  type: bool
"""

from collections.abc import Callable
from typing import Any

from ansible_collections.community.plesk.plugins.module_utils._model.codecs import UNLIMITED
from ansible_collections.community.plesk.plugins.plugin_utils._limits import number


def unlimited(limit: Any) -> bool:
    """Return whether a limit is unlimited; raises AnsibleFilterError for an invalid limit."""
    return number(limit, "unlimited") == UNLIMITED


class TestModule:
    """The entry point for Ansible."""

    def tests(self) -> dict[str, Callable[..., bool]]:
        """Return the tests of this file."""
        return {"unlimited": unlimited}
