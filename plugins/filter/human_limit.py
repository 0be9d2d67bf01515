# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The filter that writes limits as text for reports."""

from __future__ import annotations

DOCUMENTATION = r"""
name: human_limit
short_description: Convert a limit to text
version_added: 1.0.0
author:
  - community.plesk contributors (@ansible-collections)
description:
  - Converts a limit to text for reports. Unlike P(ansible.builtin.human_readable#filter), it supports unlimited limits.
  - Sizes are powers of 1024, rounded to two decimal places.
  - The filter P(community.plesk.human_to_limit#filter) converts the text back.
positional: _input, type
options:
  _input:
    description:
      - The limit, as a module returns it or as a task sets it.
    type: raw
    required: true
  type:
    description:
      - The type of the limit. The server's descriptor contains the type of each limit.
      - Sizes are in bytes and dates in seconds since 1970-01-01 UTC.
    type: str
    choices: [int, bytes, date]
    default: int
seealso:
  - plugin: community.plesk.human_to_limit
    plugin_type: filter
"""

EXAMPLES = r"""
- name: Read the reseller plans
  community.plesk.plesk_reseller_plan_info:
  register: found

# For example, "Gold: 10 GB, 50 customers, until 2027-01-31".
- name: Show the limits of each plan
  ansible.builtin.debug:
    msg: >-
      {{ item.name }}: {{ item.limits.disk_space | community.plesk.human_limit('bytes') }},
      {{ item.limits.max_cl | community.plesk.human_limit }} customers,
      until {{ item.limits.expiration | community.plesk.human_limit('date') }}
  loop: "{{ found.reseller_plans }}"
"""

RETURN = r"""
_value:
  description: The limit as text. It is V(unlimited) for an unlimited limit.
  type: str
  sample: 10 GB
"""

from collections.abc import Callable
from typing import Any

from ansible_collections.community.plesk.plugins.plugin_utils._limits import number, written


def human_limit(limit: Any, type: str = "int") -> str:
    """Return a limit as text; raises AnsibleFilterError for an invalid limit or type."""
    return written(number(limit, "human_limit", type), type, "human_limit")


class FilterModule:
    """The entry point for Ansible."""

    def filters(self) -> dict[str, Callable[..., Any]]:
        """Return the filters of this file."""
        return {"human_limit": human_limit}
