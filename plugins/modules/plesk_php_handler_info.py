#!/usr/bin/python

# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: plesk_php_handler_info
short_description: Gather information about PHP handlers of a Plesk server
version_added: 1.0.0
author:
  - community.plesk contributors (@ansible-collections)
description:
  - Returns all PHP handlers, or the ones with the given IDs, and the sites that use them (operator C(php-handler),
    operations C(get) and C(get-usage)). Only the administrator can read them.
  - Sends one HTTP request, or two if O(usage=true).
  - Returns each PHP handler with the options of M(community.plesk.plesk_php_handler). A task that uses the result as
    its options reports C(ok).
  - IDs without a PHP handler are ignored.
extends_documentation_fragment:
  - community.plesk._plesk
  - community.plesk._plesk.answer_size
  - community.plesk._attributes.info
options:
  handler_id:
    description:
      - The IDs of the PHP handlers to return (filter node C(id)).
    type: list
    elements: str
  usage:
    description:
      - Whether to return the names of the sites that use each PHP handler too (operation C(get-usage)).
    type: bool
    default: false
seealso:
  - module: community.plesk.plesk_php_handler
"""

EXAMPLES = r"""
- name: Read all PHP handlers
  community.plesk.plesk_php_handler_info:
  register: found

- name: Show the IDs of those that sites can use
  ansible.builtin.debug:
    msg: "{{ found.php_handlers | selectattr('enabled') | map(attribute='handler_id') }}"

- name: Read which sites use a PHP handler
  community.plesk.plesk_php_handler_info:
    handler_id: [fpm]
    usage: true
"""

RETURN = r"""
php_handlers:
  description:
    - The PHP handlers, each with the options of M(community.plesk.plesk_php_handler).
  returned: success
  type: list
  elements: dict
  sample:
    - handler_id: plesk-php83-fpm
      enabled: true
facts:
  description:
    - Read-only properties of each PHP handler, by its ID. See RV(community.plesk.plesk_php_handler#module:facts).
    - If O(usage=true), C(sites) contains the names of the sites that use it.
  returned: success
  type: dict
  sample:
    plesk-php83-fpm:
      display_name: 8.3.6 by FPM
      version: "8.3"
      full_version: 8.3.6
      type: fpm
      path: /opt/plesk/php/8.3/sbin/php-fpm
      cli_path: /opt/plesk/php/8.3/bin/php
      php_ini: /opt/plesk/php/8.3/etc/php.ini
      custom: false
      status: enabled
      sites: [example.com]
operations:
  description:
    - The names of the operations that were sent, in the order of their first use.
  returned: always
  type: list
  elements: str
  sample: [php-handler/get, php-handler/get-usage]
error:
  description:
    - Details of the failure as structured data. RV(ignore:msg) contains the message too.
  returned: failure
  type: dict
  sample:
    kind: option
    option: handler_id
    value: []
    message: "handler_id: '[]' is an empty list. Set what to read, or omit the option to read all."
    remedy: Set what to read, or omit the option to read all.
"""

from ansible_collections.community.plesk.plugins.module_utils._edge.info import run_info
from ansible_collections.community.plesk.plugins.module_utils._resources.php_handler import PHP_HANDLER, USAGE


def main() -> None:
    run_info(PHP_HANDLER, {"handler_id": "handler_id"}, inquiries={"usage": USAGE})


if __name__ == "__main__":
    main()
