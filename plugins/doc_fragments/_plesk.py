# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The connection options, for the documentation of every module.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations


class ModuleDocFragment:
    """The options of the argument spec in ``module_utils/_api/options.py``."""

    DOCUMENTATION = r"""
options:
  api_host:
    description:
      - The name or the address of the Plesk server. IPv6 addresses may stand with or without brackets.
      - Without it, the environment variable E(PLESK_HOST) counts.
      - Exactly one of O(api_host) and O(api_url) is needed, from the task or from the environment.
    type: str
  api_port:
    description:
      - The port of the panel on O(api_host), which is spoken to over HTTPS.
      - Without it, the environment variable E(PLESK_PORT) counts, and without that V(8443).
    type: int
  api_url:
    description:
      - The full URL of the XML API, in the place of O(api_host) and O(api_port), for example
        V(https://panel.example.com:8443/enterprise/control/agent.php).
      - With V(http) in the place of V(https), everything, the credentials included, goes over the network unprotected.
      - Without it, the environment variable E(PLESK_URL) counts.
      - Must not contain credentials.
    type: str
  api_username:
    description:
      - The login of the administrator, a reseller or a customer.
      - Without it, the environment variable E(PLESK_USERNAME) counts.
      - O(api_username) and O(api_password), or O(api_secret_key), are needed, from the task or from the environment,
        but not both kinds.
    type: str
  api_password:
    description:
      - The password of O(api_username).
      - Without it, the environment variable E(PLESK_PASSWORD) counts.
    type: str
  api_secret_key:
    description:
      - A secret key of the XML API, in the place of a login and its password. Such a key works only from the addresses
        that it was made for.
      - Without it, the environment variable E(PLESK_SECRET_KEY) counts.
    type: str
  api_version:
    description:
      - The version of the protocol in which the server is to read the request and to write the answer, for example
        V(1.6.9.1).
      - Without it, the environment variable E(PLESK_API_VERSION) counts, and without that no version is sent, so that
        the server uses its newest one.
    type: str
  api_timeout:
    description:
      - How many seconds one answer may take, from sending the request to its last byte. Servers can be slow; connecting
        has a short time-out of its own.
      - Without it, the environment variable E(PLESK_TIMEOUT) counts, and without that V(300).
    type: int
  api_retries:
    description:
      - How many times a request is repeated after a failure that may pass. What might change something twice is never
        repeated, nor are requests whose credentials were refused, because servers ban addresses that fail too often.
      - Without it, the environment variable E(PLESK_RETRIES) counts, and without that V(3).
    type: int
  validate_certs:
    description:
      - Whether the certificate of the server must be valid.
      - Without it, the environment variable E(PLESK_VALIDATE_CERTS) counts, and without that V(true).
      - Set it to V(false) only where nobody can come between the module and the server. It is safer to name the
        certificate with O(ca_path).
    type: bool
  ca_path:
    description:
      - A file of PEM certificates, or a directory of them prepared by C(openssl rehash), that are trusted in the place
        of those that the Python package C(requests) trusts. It is looked for where the module runs.
      - Without it, the environment variable E(PLESK_CA_PATH) counts. E(REQUESTS_CA_BUNDLE) and E(CURL_CA_BUNDLE) do
        not.
    type: path
  api_fingerprint:
    description:
      - The SHA-256 fingerprint of the only certificate to trust, whatever its names and dates are, in 64 hexadecimal
        digits with or without colons. Plesk's own certificates often name no host, so that they cannot be verified
        otherwise.
      - With it, O(validate_certs) and O(ca_path) are not used, and the certificate is always verified.
      - If not set, the value of the environment variable E(PLESK_FINGERPRINT) is used, unless the task itself sets
        which server to connect to (O(api_url), O(api_host) or O(api_port)).
      - Requires HTTPS.
    type: str
requirements:
  - python >= 3.9
  - requests >= 2.25.0
  - lxml >= 4.6.5
notes:
  - The module talks to Plesk over the network, so it usually runs on the control node (C(hosts) or C(delegate_to) set
    to V(localhost)). The requirements, the environment variables and the path of O(ca_path) are those of the host and
    the process that the module runs in; the keyword C(environment) of a play or a task sets variables there.
  - A blank option or environment variable counts as not given. What the task says beats the environment by group. As
    soon as a task gives one of O(api_url), O(api_host) and O(api_port), none of E(PLESK_URL), E(PLESK_HOST) and
    E(PLESK_PORT) is used; likewise for O(api_username), O(api_password) and O(api_secret_key).
  - For AWX and Automation Controller, a custom credential type can inject the environment variables, so that playbooks
    need no connection options at all.
  - To give the connection options once for all modules, use the action group C(group/community.plesk.plesk) in
    C(module_defaults).
  - Proxies are taken from the environment variables E(HTTPS_PROXY), E(HTTP_PROXY) and E(NO_PROXY). Redirects are not
    followed, and credentials are never taken from a C(.netrc) file.
"""
