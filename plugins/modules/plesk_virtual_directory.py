#!/usr/bin/python

# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: plesk_virtual_directory
short_description: Manage a virtual directory of a site on a Plesk server for Windows
version_added: 1.0.0
author:
  - community.plesk contributors (@ansible-collections)
description:
  - Creates, changes and deletes a virtual directory of a site over the XML API (operator C(virtdir)). Only servers that
    run on Windows have virtual directories.
  - Reads the site and the directory first. Only options that the task sets are compared.
  - If one property differs, all properties are written with their current values, because it is not documented whether
    the server keeps the others.
  - A task that changes nothing sends two HTTP requests. A task that makes changes sends three.
extends_documentation_fragment:
  - community.plesk._plesk
  - community.plesk._attributes
options:
  state:
    description:
      - Whether the virtual directory must exist.
    type: str
    choices: [present, absent]
    default: present
  name:
    description:
      - The name of the virtual directory (node C(name)), such as V(files) or V(shop/images).
      - Required and used as the key, together with O(site). It cannot be changed.
    type: str
  site:
    description:
      - The domain name of the site. Subdomains are sites too.
      - Always required. The name can be written in Unicode or in ASCII.
    type: str
  real_path:
    description:
      - The folder of the directory, relative to its parent directory (node C(real-path)). The server defaults
        to the name.
      - A longer path that ends with this one is not a difference, because some servers may return an absolute
        path.
    type: str
  access_source:
    description:
      - Whether the source of scripts can be read (node C(access-source)).
    type: bool
  access_read:
    description:
      - Whether files can be read (node C(access-read)).
    type: bool
  access_write:
    description:
      - Whether files can be written (node C(access-write)).
    type: bool
  directory_browsing:
    description:
      - Whether the content of the directory is shown as a list (node C(dir-browsing)).
    type: bool
  log_visits:
    description:
      - Whether visits are logged (node C(log-visits)).
    type: bool
  application:
    description:
      - The web application of the directory (node C(application)).
    type: dict
    suboptions:
      enabled:
        description:
          - Whether the directory is an application (nodes C(enabled) and C(disabled)). Defaults to V(true) if
            another value is set.
        type: bool
      parent_paths:
        description:
          - Whether paths may refer to parent folders (node C(parent-paths)).
        type: bool
      run_in_mta:
        description:
          - Whether the application runs in a multi-threaded apartment (node C(run-in-mta)).
        type: bool
      aspnet_version:
        description:
          - The version of ASP.NET (node C(aspnet-version)).
        type: str
  execute_permission:
    description:
      - What may be run in the directory (node C(execute-perm)). V(execute) allows scripts and programs.
    type: str
    choices: [none, script, execute]
  default_documents:
    description:
      - The files that are shown if the address names none, in the order in which they are searched (node
        C(default-doc)).
      - An empty list switches default documents off.
    type: list
    elements: str
  access_anonymous:
    description:
      - Whether visitors may be anonymous (node C(access-anonymous)).
    type: bool
  access_windows:
    description:
      - Whether visitors can authenticate with a Windows account (node C(access-windows)).
    type: bool
  require_ssl:
    description:
      - Whether SSL/TLS is required (node C(require-ssl)).
    type: bool
  asp_buffering_limit:
    description:
      - The limit for the buffer of ASP (node C(asp-buffering-limit)).
    type: int
  asp_max_request_entity_allowed:
    description:
      - The limit for the size of a request of ASP (node C(asp-max-request-entity-allowed)).
    type: int
  asp_server_debug:
    description:
      - Whether scripts of ASP can be debugged on the server (node C(asp-enabled-server-debug)).
    type: bool
  asp_client_debug:
    description:
      - Whether scripts of ASP can be debugged on the client (node C(asp-enabled-client-debug)).
    type: bool
  ip_allow:
    description:
      - The IP addresses and networks that may visit the directory (node C(ip-allow)).
    type: list
    elements: str
  ip_deny:
    description:
      - The IP addresses and networks that may not visit the directory (node C(ip-deny)).
    type: list
    elements: str
  mime_types:
    description:
      - The MIME types of the directory, as the server writes them (node C(mime-type)).
    type: list
    elements: str
  deny_by_concurrent_requests:
    description:
      - Whether clients with too many concurrent requests are denied (node C(is-deny-by-concurrent-requests)).
    type: bool
  max_concurrent_requests:
    description:
      - The number of concurrent requests that is allowed (node C(max-concurrent-requests)).
    type: int
  deny_by_request_rate:
    description:
      - Whether clients with too many requests in an interval are denied (node C(is-deny-by-request-rate)).
    type: bool
  max_requests:
    description:
      - The number of requests that is allowed in the interval (node C(max-requests)).
    type: int
  request_interval:
    description:
      - The length of the interval (node C(request-interval)).
    type: int
seealso:
  - module: community.plesk.plesk_virtual_directory_info
  - module: community.plesk.plesk_protected_directory
notes:
  - The server reports every failure with error 1023, also for a directory that does not exist. The module therefore
    treats a directory that cannot be read with this error as missing. Other causes are reported when it is created.
  - It is not documented whether a server replaces the entries of O(ip_allow), O(ip_deny) and O(mime_types) or adds to
    them, and whether it deletes the last entry. If it keeps entries that the task omits, the task fails. Delete the
    directory and create it again to remove them.
  - Lists and documents of virtual directories are not supported, because the XML API cannot list them. Error documents
    and further settings of the web server are not supported, because the operator does not have them.
  - The node C(subdomain-id) is not supported, because the ID of a subdomain is also that of a site.
"""

EXAMPLES = r"""
- name: Create the subscription of the site
  community.plesk.plesk_subscription:
    name: example.com
    ftp_login: example_ftp
    ftp_password: "{{ example_password | default('Correct-Horse-7') }}"

- name: Create a virtual directory
  community.plesk.plesk_virtual_directory:
    site: example.com
    name: files
    real_path: public/files
    directory_browsing: true
    execute_permission: none
    default_documents: [index.html, index.htm]

- name: Restrict it to one network
  community.plesk.plesk_virtual_directory:
    site: example.com
    name: files
    ip_allow: [192.0.2.0/24]
    require_ssl: true

- name: Run an application in it
  community.plesk.plesk_virtual_directory:
    site: example.com
    name: files
    application:
      parent_paths: false
    execute_permission: script

- name: Delete the virtual directory
  community.plesk.plesk_virtual_directory:
    site: example.com
    name: files
    state: absent
"""

RETURN = r"""
virtual_directory:
  description:
    - The virtual directory with the options of this module, so that a task can use it. In check mode, the virtual
      directory as it would be. Null when it does not exist.
  returned: success
  type: dict
  sample:
    site: example.com
    name: files
    real_path: public/files
    access_source: false
    access_read: true
    access_write: false
    directory_browsing: true
    log_visits: true
    application:
      enabled: null
      parent_paths: null
      run_in_mta: null
      aspnet_version: null
    execute_permission: none
    default_documents: [index.html, index.htm]
    access_anonymous: null
    access_windows: null
    require_ssl: true
    asp_buffering_limit: null
    asp_max_request_entity_allowed: null
    asp_server_debug: null
    asp_client_debug: null
    ip_allow: [192.0.2.0/24]
    ip_deny: []
    mime_types: []
    deny_by_concurrent_requests: null
    max_concurrent_requests: null
    deny_by_request_rate: null
    max_requests: null
    request_interval: null
facts:
  description:
    - Read-only properties of the virtual directory. It has none.
  returned: success
  type: dict
  contains: {}
  sample: {}
operations:
  description:
    - The names of the operations that were sent, in the order of their first use.
  returned: always
  type: list
  elements: str
  sample: [site/get, virtdir/get, virtdir/create]
error:
  description:
    - Details of the failure as structured data. RV(ignore:msg) contains the message too.
  returned: failure
  type: dict
  sample:
    kind: option
    option: name
    value: my files
    message: >-
      name: 'my files' is not the name of a virtual directory. Use letters, digits, hyphens and underscores, with
      slashes between the names of folders.
    remedy: Use letters, digits, hyphens and underscores, with slashes between the names of folders.
"""

from ansible_collections.community.plesk.plugins.module_utils._edge.module import run_single
from ansible_collections.community.plesk.plugins.module_utils._resources.virtual_directory import VIRTUAL_DIRECTORY


def main() -> None:
    run_single(VIRTUAL_DIRECTORY)


if __name__ == "__main__":
    main()
