# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Keys, signing requests and certificates in PEM form, made once for all tests."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

ENCODING = serialization.Encoding.PEM


class Pem(NamedTuple):
    """What belongs to one key."""

    key: str
    csr: str
    cert: str
    locked: str


@lru_cache
def pem(name: str = "example.com") -> Pem:
    """A key with a request and a self-signed certificate, and the same key behind a password."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    request = x509.CertificateSigningRequestBuilder().subject_name(subject).sign(key, hashes.SHA256())
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(datetime(2026, 1, 1))
        .not_valid_after(datetime(2027, 1, 1))
        .sign(key, hashes.SHA256())
    )
    form = serialization.PrivateFormat.PKCS8
    return Pem(
        key.private_bytes(ENCODING, form, serialization.NoEncryption()).decode(),
        request.public_bytes(ENCODING).decode(),
        certificate.public_bytes(ENCODING).decode(),
        key.private_bytes(ENCODING, form, serialization.BestAvailableEncryption(b"secret")).decode(),
    )
