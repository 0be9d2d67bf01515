# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The attributes of modules: ``_attributes`` for those that change something, ``_attributes.info`` for the others.

A module that differs in one of them states that one itself; its word counts.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations


class ModuleDocFragment:
    """What all modules of a kind have in common."""

    DOCUMENTATION = r"""
options: {}
attributes:
  check_mode:
    description: Can run in C(check_mode) and return changed status prediction without modifying the server.
    support: full
  diff_mode:
    description: Returns what has changed, or in C(check_mode) what would change, when in diff mode.
    support: full
  idempotent:
    description: A second run with the same options, with nothing else changed in between, changes nothing.
    support: full
  action_group:
    description: Use C(group/community.plesk.plesk) in C(module_defaults) to set defaults for this module.
    support: full
    membership:
      - community.plesk.plesk
"""

    INFO = r"""
options: {}
attributes:
  check_mode:
    description: Can run in C(check_mode) and return changed status prediction without modifying the server.
    support: full
    details:
      - This module only reads.
  diff_mode:
    description: Returns what has changed, or in C(check_mode) what would change, when in diff mode.
    support: N/A
    details:
      - This module only reads.
  idempotent:
    description: A second run with the same options, with nothing else changed in between, changes nothing.
    support: full
    details:
      - This module only reads.
  action_group:
    description: Use C(group/community.plesk.plesk) in C(module_defaults) to set defaults for this module.
    support: full
    membership:
      - community.plesk.plesk
"""
