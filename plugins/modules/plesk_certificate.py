#!/usr/bin/python

# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: plesk_certificate
short_description: Manage a TLS certificate of a Plesk server
version_added: 1.0.0
author:
  - community.plesk contributors (@ansible-collections)
description:
  - Installs, replaces and deletes a TLS certificate with its private key in the pool of a subscription, of a site or of
    the server, over the XML API (operator C(certificate)).
  - Servers return only the names of certificates. Content is therefore not compared, and O(update_content) determines
    when it is written.
  - Checks the content before it sends it. The task fails if O(certificate) or O(csr) does not belong to O(private_key),
    if a certificate is expired or not valid yet, or if O(ca) is not in the order of the chain. Content that the task
    does not send is not checked.
  - An installed certificate is not used yet. To use it, assign it to a subscription, a site or an IP address.
  - A task that changes nothing sends one HTTP request. A task that makes changes sends two.
extends_documentation_fragment:
  - community.plesk._plesk
  - community.plesk._attributes
requirements:
  - cryptography >= 3.1 on the host that runs the module. Without it, the module warns that the content is not checked,
    and O(csr) is required to write content. Installations of ansible-core include it.
options:
  state:
    description:
      - Whether the certificate exists.
      - With V(absent), the task fails, with a list of their names, if sites of the subscription use the certificate,
        unless O(force=true). Mail services that use it are not found.
      - With V(absent), a certificate of the server's pool is deleted only if O(force=true), because the server does not
        return what uses it.
    type: str
    choices: [present, absent]
    default: present
  name:
    description:
      - The name of the certificate in its pool (node C(name)). It is impossible to change it.
    type: str
  subscription:
    description:
      - The name of the subscription whose pool contains the certificate (node C(webspace)).
      - Exactly one of O(subscription), O(site) and O(server_pool) is required.
    type: str
  site:
    description:
      - The name of the site whose pool contains the certificate (node C(site)).
    type: str
  server_pool:
    description:
      - Whether the certificate is in the pool of the server (node C(admin)). Only the administrator can use it.
    type: bool
  private_key:
    description:
      - The private key in PEM form, without a passphrase (node C(pvt)).
      - Required to create a certificate, and together with O(csr), O(certificate), O(ca) and O(ip_address).
    type: str
  csr:
    description:
      - The certificate signing request in PEM form (node C(csr)).
      - Servers require one. If not set, the module makes it from O(private_key), with the subject of O(certificate), or
        else with the name of the subscription or site.
    type: str
  certificate:
    description:
      - The certificate in PEM form, without those of its authorities (node C(cert)).
    type: str
  ca:
    description:
      - The certificates of the authorities in PEM form, the issuer of O(certificate) first, each followed by its own
        issuer (node C(ca)).
    type: str
  update_content:
    description:
      - When to write O(private_key), O(csr), O(certificate), O(ca) and O(ip_address). With V(on_create), only a new
        certificate gets them. With V(always), every run replaces all of the content and reports a change.
      - Before version 1.6.8.0 of the protocol, a certificate cannot be replaced. If O(api_version) is older, the module
        deletes it and installs it again. This requires O(force=true) if sites use the certificate, and always in the
        pool of the server. Sites can be without TLS afterwards.
    type: str
    choices: [on_create, always]
    default: on_create
  ip_address:
    description:
      - The IP address of the server that uses the certificate (node C(ip_address)). It is not compared.
      - Valid only if O(server_pool=true).
    type: str
  force:
    description:
      - Whether to delete a certificate that is in use, or one of the server's pool. Servers can refuse this.
      - Also required to replace such a certificate before version 1.6.8.0 of the protocol.
    type: bool
    default: false
seealso:
  - module: community.plesk.plesk_certificate_info
  - module: community.crypto.openssl_privatekey
    description: Generate private keys.
  - module: community.crypto.acme_certificate
    description: Request certificates from an ACME certificate authority such as Let's Encrypt.
  - ref: ansible_collections.community.plesk.docsite.certificates
    description: A playbook that obtains, installs and renews a certificate.
notes:
  - To renew a certificate, run the task with O(update_content=always) when the new certificate was obtained, for
    example with C(when) and the result of the task that obtained it.
  - If a pool contains several certificates of the same name, they are treated as one.
  - The operation C(generate) is not used, because keys are better generated with the modules of C(community.crypto).
    Use M(community.plesk.plesk_packet) to send it.
"""

EXAMPLES = r"""
- name: Create a subscription
  community.plesk.plesk_subscription:
    name: example.com
    ftp_login: example_ftp
    ftp_password: "{{ example_password | default('Correct-Horse-7') }}"

- name: Install a certificate in the pool of the subscription
  community.plesk.plesk_certificate:
    subscription: example.com
    name: www.example.com
    private_key: "{{ lookup('ansible.builtin.file', 'www.example.com.key') }}"
    certificate: "{{ lookup('ansible.builtin.file', 'www.example.com.crt') }}"
    ca: "{{ lookup('ansible.builtin.file', 'ca-chain.crt') }}"

- name: Let the subscription use it
  community.plesk.plesk_subscription:
    name: example.com
    certificate: www.example.com

- name: Install a certificate in the pool of the server
  community.plesk.plesk_certificate:
    server_pool: true
    name: www.example.com
    private_key: "{{ lookup('ansible.builtin.file', 'www.example.com.key') }}"
    certificate: "{{ lookup('ansible.builtin.file', 'www.example.com.crt') }}"
    ca: "{{ lookup('ansible.builtin.file', 'ca-chain.crt') }}"

- name: Install a certificate that an IP address uses
  community.plesk.plesk_certificate:
    server_pool: true
    name: panel.example.com
    private_key: "{{ lookup('ansible.builtin.file', 'www.example.com.key') }}"
    certificate: "{{ lookup('ansible.builtin.file', 'www.example.com.crt') }}"
    ip_address: 192.0.2.10

- name: Delete a certificate from the pool of the server
  community.plesk.plesk_certificate:
    server_pool: true
    name: www.example.com
    state: absent
    force: true
"""

RETURN = r"""
certificate:
  description:
    - The certificate after the task, with the options of this module except the content. It can be passed as the
      options of another task.
    - In check mode, the predicted certificate.
  returned: success
  type: dict
  sample:
    subscription: example.com
    site:
    server_pool:
    name: www.example.com
facts:
  description:
    - Read-only properties of the certificate. Empty if it does not exist.
  returned: success
  type: dict
  contains:
    pool_id:
      description: The ID of the subscription or site whose pool contains it, null for the pool of the server.
      type: int
      returned: when the certificate exists
  sample:
    pool_id: 12
operations:
  description:
    - The names of the operations that were sent, in the order of their first use.
  returned: always
  type: list
  elements: str
  sample: [certificate/get-pool, certificate/install]
error:
  description:
    - Details of the failure as structured data. RV(ignore:msg) contains the message too.
  returned: failure
  type: dict
  sample:
    kind: option
    option: certificate
    message: "certificate does not belong to private_key. Set the key with which this certificate was requested."
    remedy: Set the key with which this certificate was requested.
"""

from ansible_collections.community.plesk.plugins.module_utils._edge.module import run_single
from ansible_collections.community.plesk.plugins.module_utils._resources.certificate import CERTIFICATE


def main() -> None:
    run_single(CERTIFICATE)


if __name__ == "__main__":
    main()
