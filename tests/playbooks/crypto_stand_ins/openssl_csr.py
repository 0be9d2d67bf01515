# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""A stand-in for community.crypto.openssl_csr: a request for names such as ``DNS:example.com``, made once."""

from __future__ import annotations

from pathlib import Path

from ansible.module_utils.basic import AnsibleModule
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization


def main() -> None:
    module = AnsibleModule(
        {
            "path": {"type": "path", "required": True},
            "privatekey_path": {"type": "path", "required": True},
            "subject_alt_name": {"type": "list", "elements": "str", "required": True},
        }
    )
    file = Path(module.params["path"])
    created = not file.exists()
    if created:
        key = serialization.load_pem_private_key(Path(module.params["privatekey_path"]).read_bytes(), None)
        names = [x509.DNSName(name.partition(":")[2]) for name in module.params["subject_alt_name"]]
        builder = x509.CertificateSigningRequestBuilder(x509.Name([]))
        builder = builder.add_extension(x509.SubjectAlternativeName(names), critical=False)
        file.write_bytes(builder.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))
    module.exit_json(changed=created)


if __name__ == "__main__":
    main()
