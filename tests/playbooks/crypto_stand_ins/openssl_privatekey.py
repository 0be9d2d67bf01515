# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""A stand-in for community.crypto.openssl_privatekey: a key in a file, made once."""

from __future__ import annotations

from pathlib import Path

from ansible.module_utils.basic import AnsibleModule
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec


def main() -> None:
    module = AnsibleModule(
        {"path": {"type": "path", "required": True}, "type": {}, "curve": {}, "mode": {"type": "raw"}}
    )
    file = Path(module.params["path"])
    created = not file.exists()
    if created:
        key = ec.generate_private_key(ec.SECP256R1())
        encoding, plain = serialization.Encoding.PEM, serialization.NoEncryption()
        file.write_bytes(key.private_bytes(encoding, serialization.PrivateFormat.PKCS8, plain))
        file.chmod(0o600)
    module.exit_json(changed=created)


if __name__ == "__main__":
    main()
