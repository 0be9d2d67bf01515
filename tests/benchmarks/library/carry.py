# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""A module that takes a list of customers and does nothing with it: what is left is Ansible's own work."""

from __future__ import annotations

from ansible.module_utils.basic import AnsibleModule


def main() -> None:
    module = AnsibleModule({"customers": {"type": "list", "elements": "dict", "required": True}})
    module.exit_json(changed=False, invocation={})


if __name__ == "__main__":
    main()
