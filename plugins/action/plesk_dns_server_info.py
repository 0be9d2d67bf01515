# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The module of the same name in Ansible's worker process. Written by tests/update_action_plugins.py."""

from __future__ import annotations

from ansible_collections.community.plesk.plugins.modules import plesk_dns_server_info
from ansible_collections.community.plesk.plugins.plugin_utils._in_worker import InWorker


class ActionModule(InWorker):
    """Runs the module where it would run anyway."""

    main = staticmethod(plesk_dns_server_info.main)
