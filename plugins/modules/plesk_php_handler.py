#!/usr/bin/python

# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: plesk_php_handler
short_description: Enable or disable a PHP handler of a Plesk server
version_added: 1.0.0
author:
  - community.plesk contributors (@ansible-collections)
description:
  - Enables and disables a PHP handler, which is a version of PHP together with the way in which the web server runs it,
    over the XML API (operator C(php-handler)). Only the administrator can do this.
  - The XML API can neither install nor remove PHP handlers. The task fails if the handler does not exist.
  - Requires version 1.6.7.0 of the protocol, which came with Plesk 12.5.
  - A task that changes nothing sends one HTTP request. A task that makes changes sends two.
extends_documentation_fragment:
  - community.plesk._plesk
  - community.plesk._attributes
options:
  handler_id:
    description:
      - The ID of the PHP handler (node C(id)), such as V(plesk-php83-fpm). It is the value of the hosting property
        C(php_handler_id) of sites that use it.
      - Required.
    type: str
  enabled:
    description:
      - Whether sites can use the PHP handler (node C(handler-status), operations C(enable) and C(disable)).
      - The task fails, with a list of their names, if it would disable a PHP handler that sites use, unless
        O(force=true).
    type: bool
  force:
    description:
      - Whether to disable a PHP handler that sites use. Servers can refuse this.
    type: bool
    default: false
seealso:
  - module: community.plesk.plesk_php_handler_info
  - module: community.plesk.plesk_subscription
"""

EXAMPLES = r"""
- name: Disable an old version of PHP
  community.plesk.plesk_php_handler:
    handler_id: cgi
    enabled: false

- name: Enable it again
  community.plesk.plesk_php_handler:
    handler_id: cgi
    enabled: true
"""

RETURN = r"""
php_handler:
  description:
    - The PHP handler after the task, with the options of this module. It can be passed as the options of another task.
    - In check mode, the predicted PHP handler.
  returned: success
  type: dict
  sample:
    handler_id: plesk-php83-fpm
    enabled: true
facts:
  description:
    - Read-only properties of the PHP handler.
  returned: success
  type: dict
  contains:
    display_name:
      description: The name that the web interface shows.
      type: str
      returned: success
    version:
      description: The version of PHP, such as V(8.3).
      type: str
      returned: success
    full_version:
      description: The version of PHP with its patch level.
      type: str
      returned: success
    type:
      description: The way in which the web server runs PHP, such as V(fpm), V(fastcgi) or V(cgi).
      type: str
      returned: success
    path:
      description: The path of the program.
      type: str
      returned: when the server returns it
    cli_path:
      description: The path of the program for the command line.
      type: str
      returned: when the server returns it
    php_ini:
      description: The path of the configuration file.
      type: str
      returned: when the server returns it
    custom:
      description: Whether the handler was registered by an administrator.
      type: bool
      returned: success
    status:
      description: The state as the server returns it, V(enabled), V(disabled) or V(broken).
      type: str
      returned: success
  sample:
    display_name: 8.3.6 by FPM
    version: "8.3"
    full_version: 8.3.6
    type: fpm
    path: /opt/plesk/php/8.3/sbin/php-fpm
    cli_path: /opt/plesk/php/8.3/bin/php
    php_ini: /opt/plesk/php/8.3/etc/php.ini
    custom: false
    status: enabled
operations:
  description:
    - The names of the operations that were sent, in the order of their first use.
  returned: always
  type: list
  elements: str
  sample: [php-handler/get, php-handler/get-usage, php-handler/disable]
error:
  description:
    - Details of the failure as structured data. RV(ignore:msg) contains the message too.
  returned: failure
  type: dict
  sample:
    kind: guard
    message: >-
      The PHP handler 'plesk-php83-fpm' was not disabled because it is used by example.com. Let these sites use another
      PHP handler first, or set force=true.
    objects: [example.com]
    remedy: Let these sites use another PHP handler first, or set force=true.
"""

from ansible_collections.community.plesk.plugins.module_utils._edge.module import run_single
from ansible_collections.community.plesk.plugins.module_utils._resources.php_handler import PHP_HANDLER


def main() -> None:
    run_single(PHP_HANDLER)


if __name__ == "__main__":
    main()
