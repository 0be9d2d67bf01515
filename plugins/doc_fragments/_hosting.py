# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Options that subscriptions, sites and service plans share.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations


class ModuleDocFragment:
    """The options of websites, those of plans and their subscriptions (OFFER), and those with packages (PACKAGES)."""

    DOCUMENTATION = r"""
options:
  forward_to:
    description:
      - The URL to which the domain is forwarded (node C(dest_url)).
      - Required for new hosting of the type V(standard_forwarding) or V(frame_forwarding).
    type: str
  forward_code:
    description:
      - The HTTP status code of the redirect, such as V(301) or V(302) (node C(http_code)).
      - Only for O(hosting_type=standard_forwarding).
    type: int
  certificate:
    description:
      - The name of the certificate of the website (property C(certificate_name)).
      - The task fails if neither the website, its subscription nor the server has a certificate with this name.
    type: str
  performance:
    description:
      - Limits of the web server (node C(performance)). The value that the task omits stays.
    type: dict
    suboptions:
      bandwidth:
        description: The bandwidth in KB per second (node C(performance/bandwidth)), or V(unlimited).
        type: raw
      max_connections:
        description: How many connections are served at once (node C(performance/max_connections)), or V(unlimited).
        type: raw
"""

    OFFER = r"""
options:
  overuse:
    description:
      - What happens if the subscription exceeds its limits (node C(limits/overuse)).
      - With V(block), the usage cannot exceed a limit. With V(notify), it can, and the server sends an email when a
        limit is reached. With V(normal), it can, but the subscription is suspended if it exceeds the disk space or the
        traffic. With V(not_suspend), the subscription is never suspended. With V(not_suspend_notify), it is never
        suspended and the server sends an email.
    type: str
    choices: [block, normal, notify, not_suspend, not_suspend_notify]
  plan_items:
    description:
      - The complete list of names of custom items, added and removed with operations of their own (node C(plan-item)).
    type: list
    elements: str
"""

    PACKAGES = r"""
options:
  packages:
    description:
      - The complete list of application packages, added and removed with operations of their own (node C(package), for
        subscriptions from protocol 1.6.8.0).
      - For a subscription, only tasks that set it return it, with one more request. It is null otherwise.
    type: list
    elements: dict
    suboptions:
      name:
        description:
          - The name of the package (node C(name)).
        type: str
        required: true
      value:
        description:
          - The value of the package, which the server returns as its version (node C(value)).
        type: str
        default: ''
"""
