# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""A stand-in for community.crypto.acme_certificate with a certificate authority of its own.

Like the module, it returns challenges when it is called without data, and certificates when it is called with them.
Where an authority would ask the name servers for the challenge, it asks the Plesk server of the environment, over the
XML API.
"""

from __future__ import annotations

import datetime
import hashlib
import os
import ssl
import urllib.request
import xml.etree.ElementTree as ET  # the answers are those of the tests' own emulator
from pathlib import Path

from ansible.module_utils.basic import AnsibleModule
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

_OPTIONS = {
    "account_key_src": {"type": "path", "required": True},
    "acme_directory": {"type": "str", "required": True},
    "acme_version": {"type": "int", "choices": [2]},
    "terms_agreed": {"type": "bool"},
    "challenge": {"type": "str", "choices": ["dns-01"], "required": True},
    "csr": {"type": "path", "required": True},
    "data": {"type": "dict"},
    "dest": {"type": "path", "required": True},
    "chain_dest": {"type": "path", "required": True},
    "remaining_days": {"type": "int", "default": 10},
}


def _ask(packet: str) -> ET.Element:
    headers = {
        "HTTP_AUTH_LOGIN": os.environ["PLESK_USERNAME"],
        "HTTP_AUTH_PASSWD": os.environ["PLESK_PASSWORD"],
        "Content-Type": "text/xml",
    }
    asked = urllib.request.Request(os.environ["PLESK_URL"], f"<packet>{packet}</packet>".encode(), headers)
    trusted = ssl.create_default_context(cafile=os.environ["PLESK_CA_PATH"])
    with urllib.request.urlopen(asked, context=trusted) as answer:
        return ET.fromstring(answer.read())


def _texts(zone: str, record: str) -> list[str]:
    """The texts of a record on the server."""
    named = f"<filter><name>{zone}</name></filter><dataset><gen_info/></dataset>"
    number = _ask(f"<site><get>{named}</get></site>").findtext(".//id")
    found = _ask(f"<dns><get_rec><filter><site-id>{number}</site-id></filter></get_rec></dns>")
    return [
        (data.findtext("value") or "").strip('"')
        for data in found.iter("data")
        if data.findtext("type") == "TXT" and (data.findtext("host") or "").rstrip(".") == record
    ]


def _issue(request: x509.CertificateSigningRequest, names: list[str]) -> tuple[bytes, bytes]:
    """A certificate for 90 days, and that of its authority."""
    authority = ec.generate_private_key(ec.SECP256R1())
    issuer = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Test authority")])
    now = datetime.datetime.now(datetime.timezone.utc)
    begin, end = now - datetime.timedelta(hours=1), now + datetime.timedelta(days=90)
    root = x509.CertificateBuilder(issuer, issuer, authority.public_key(), x509.random_serial_number(), begin, end)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, names[0])])
    leaf = x509.CertificateBuilder(issuer, subject, request.public_key(), x509.random_serial_number(), begin, end)
    leaf = leaf.add_extension(x509.SubjectAlternativeName([x509.DNSName(name) for name in names]), critical=False)
    first, second = (builder.sign(authority, hashes.SHA256()) for builder in (leaf, root))
    return first.public_bytes(serialization.Encoding.PEM), second.public_bytes(serialization.Encoding.PEM)


def _days_left(file: Path) -> int:
    if not file.exists():
        return -1
    certificate = x509.load_pem_x509_certificate(file.read_bytes())
    return (certificate.not_valid_after - datetime.datetime.utcnow()).days  # older libraries have no other form


def main() -> None:
    module = AnsibleModule(_OPTIONS)
    file = Path(module.params["dest"])
    left = _days_left(file)
    if left >= module.params["remaining_days"]:
        module.exit_json(changed=False, cert_days=left)
    request = x509.load_pem_x509_csr(Path(module.params["csr"]).read_bytes())
    names = request.extensions.get_extension_for_class(x509.SubjectAlternativeName).value.get_values_for_type(
        x509.DNSName
    )
    account = Path(module.params["account_key_src"]).read_bytes()
    challenges = {f"_acme-challenge.{name}": hashlib.sha256(name.encode() + account).hexdigest() for name in names}
    if not module.params["data"]:
        published = {record: [value] for record, value in challenges.items()}
        module.exit_json(changed=True, cert_days=left, challenge_data_dns=published)
    for name, (record, value) in zip(names, challenges.items()):
        if value not in _texts(min(names, key=len), record):
            module.fail_json(msg=f"The challenge for {name} is not in the DNS.")
    certificate, authority = _issue(request, names)
    file.write_bytes(certificate)
    Path(module.params["chain_dest"]).write_bytes(authority)
    module.exit_json(changed=True, cert_days=_days_left(file))


if __name__ == "__main__":
    main()
