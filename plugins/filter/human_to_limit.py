# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The filter that reads limits from text."""

from __future__ import annotations

DOCUMENTATION = r"""
name: human_to_limit
short_description: Convert text to a limit
version_added: 1.0.0
author:
  - community.plesk contributors (@ansible-collections)
description:
  - Converts a limit to the number that modules return. Unlike P(ansible.builtin.human_to_bytes#filter), it supports
    unlimited limits.
  - Sizes such as V(10G) or V(512 MB) are powers of 1024 and become bytes.
  - Dates such as V(2027-01-31) become seconds since 1970-01-01 UTC.
  - V(unlimited) becomes V(-1). Numbers stay as they are.
positional: _input, type
options:
  _input:
    description:
      - The limit.
    type: raw
    required: true
  type:
    description:
      - The type of the limit. The filter fails if a size or a date is set for a limit of another type.
      - If not set, all notations are accepted.
    type: str
    choices: [int, bytes, date]
seealso:
  - plugin: community.plesk.human_limit
    plugin_type: filter
"""

EXAMPLES = r"""
- name: Show how much disk space three plans need in bytes
  ansible.builtin.debug:
    msg: "{{ ['10G', '512 MB', '1.5 TB'] | map('community.plesk.human_to_limit') | sum }}"
"""

RETURN = r"""
_value:
  description: The limit as a number. It is V(-1) for an unlimited limit.
  type: int
  sample: 10737418240
"""

from collections.abc import Callable
from typing import Any

from ansible_collections.community.plesk.plugins.plugin_utils._limits import number


def human_to_limit(limit: Any, type: str | None = None) -> int:
    """Return a limit as a number; raises AnsibleFilterError for an invalid limit or type."""
    return number(limit, "human_to_limit", type)


class FilterModule:
    """The entry point for Ansible."""

    def filters(self) -> dict[str, Callable[..., Any]]:
        """Return the filters of this file."""
        return {"human_to_limit": human_to_limit}
