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
      - The name or the address of the Plesk server. IPv6 addresses can be written with or without brackets.
      - If not set, the value of the environment variable E(PLESK_HOST) is used.
      - Exactly one of O(api_host) and O(api_url) is required, from the task or from the environment.
    type: str
  api_port:
    description:
      - The HTTPS port of the panel on O(api_host).
      - If not set, the value of the environment variable E(PLESK_PORT) is used, or else V(8443).
    type: int
  api_url:
    description:
      - The full URL of the XML API, instead of O(api_host) and O(api_port), for example
        V(https://panel.example.com:8443/enterprise/control/agent.php).
      - With C(http) instead of C(https), all data including the credentials is sent without encryption.
      - If not set, the value of the environment variable E(PLESK_URL) is used.
      - Must not contain credentials.
    type: str
  api_username:
    description:
      - The login of the administrator, a reseller or a customer.
      - If not set, the value of the environment variable E(PLESK_USERNAME) is used.
      - Either O(api_username) and O(api_password) or O(api_secret_key) is required, from the task or from the
        environment.
    type: str
  api_password:
    description:
      - The password of O(api_username).
      - If not set, the value of the environment variable E(PLESK_PASSWORD) is used.
    type: str
  api_secret_key:
    description:
      - A secret key of the XML API, instead of a login and its password. A key is bound to an IP address.
      - If not set, the value of the environment variable E(PLESK_SECRET_KEY) is used.
    type: str
  api_version:
    description:
      - The version of the protocol for the request and the response, for example V(1.6.9.1).
      - If not set, the value of the environment variable E(PLESK_API_VERSION) is used. If that is not set either, no
        version is sent, and the server uses its newest one.
    type: str
  api_timeout:
    description:
      - The timeout of one response in seconds, from sending the request to the last byte of the response. Connecting
        has a short timeout of its own.
      - If not set, the value of the environment variable E(PLESK_TIMEOUT) is used, or else V(300).
    type: int
  api_retries:
    description:
      - The number of times a request is repeated after a temporary failure. Requests that could change something twice
        are never repeated. Requests whose credentials were rejected are not repeated either, because servers ban
        addresses with too many failed logins.
      - If a server asks for a longer pause (C(Retry-After)), the module waits for it, but in total no longer than
        O(api_timeout).
      - If not set, the value of the environment variable E(PLESK_RETRIES) is used, or else V(3).
    type: int
  validate_certs:
    description:
      - Whether the certificate of the server must be valid.
      - If not set, the value of the environment variable E(PLESK_VALIDATE_CERTS) is used, or else V(true).
      - Set it to V(false) only in a network that you trust. It is safer to set O(ca_path) or O(api_fingerprint).
    type: bool
  ca_path:
    description:
      - The path of a file of PEM certificates, or of a directory prepared by C(openssl rehash), on the host that runs
        the module. These certificates are trusted instead of the ones that the Python package C(requests) trusts.
      - If not set, the value of the environment variable E(PLESK_CA_PATH) is used. E(REQUESTS_CA_BUNDLE) and
        E(CURL_CA_BUNDLE) are ignored.
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
  - The module connects to Plesk over the network, so it usually runs on the control node (C(hosts) or C(delegate_to)
    set to V(localhost)). The requirements, the environment variables and the path of O(ca_path) apply to the host and
    the process that run the module. To set variables there, use the keyword C(environment) of a play or a task.
  - Empty options and environment variables are ignored. Task options take precedence over environment variables, per
    group. If a task sets one of O(api_url), O(api_host) and O(api_port), then E(PLESK_URL), E(PLESK_HOST) and
    E(PLESK_PORT) are ignored. The same applies to O(api_username), O(api_password) and O(api_secret_key).
  - In AWX and automation controller, a custom credential type can set the environment variables, so that playbooks need
    no connection options.
  - To set the connection options once for all modules, use the action group C(group/community.plesk.plesk) in
    C(module_defaults).
  - Proxies are taken from the environment variables E(HTTPS_PROXY), E(HTTP_PROXY) and E(NO_PROXY). Redirects are not
    followed, and credentials are not taken from a C(.netrc) file.
"""

    ANSWER_SIZE = r"""
options:
  answer_size:
    description:
      - The maximum size of a response, such as V(512M). Defaults to a size that depends on the request.
    type: str
"""
