# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Keys and certificates for tests, made anew in every run: a chain of three, and what is wrong in one way each."""

from __future__ import annotations

import datetime

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

_UTC = datetime.timezone.utc
_LONG_AGO = datetime.datetime(2020, 1, 1, tzinfo=_UTC)
_LATE = datetime.datetime(2090, 1, 1, tzinfo=_UTC)


def _key() -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(ec.SECP256R1())


def _pem(key: ec.EllipticCurvePrivateKey, passphrase: bytes = b"") -> str:
    lock = serialization.BestAvailableEncryption(passphrase) if passphrase else serialization.NoEncryption()
    return key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, lock).decode()


def _name(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def _certificate(
    name: str,
    key: ec.EllipticCurvePrivateKey,
    issuer: str,
    signer: ec.EllipticCurvePrivateKey,
    begin: datetime.datetime = _LONG_AGO,
    end: datetime.datetime = _LATE,
) -> str:
    builder = x509.CertificateBuilder(_name(issuer), _name(name), key.public_key(), 1000, begin, end)
    return builder.sign(signer, hashes.SHA256()).public_bytes(serialization.Encoding.PEM).decode()


def _csr(key: ec.EllipticCurvePrivateKey) -> str:
    builder = x509.CertificateSigningRequestBuilder(_name("www.example.com"))
    return builder.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM).decode()


_ROOT, _MIDDLE, _LEAF, _OTHER = _key(), _key(), _key(), _key()
_ROOT_CERTIFICATE = _certificate("Root", _ROOT, "Root", _ROOT)
_MIDDLE_CERTIFICATE = _certificate("Middle", _MIDDLE, "Root", _ROOT)

KEY = _pem(_LEAF)
CSR = _csr(_LEAF)
CERTIFICATE = _certificate("www.example.com", _LEAF, "Middle", _MIDDLE)
CHAIN = _MIDDLE_CERTIFICATE + _ROOT_CERTIFICATE

CHAIN_REVERSED = _ROOT_CERTIFICATE + _MIDDLE_CERTIFICATE
OTHER_KEY = _pem(_OTHER)
OTHER_CSR = _csr(_OTHER)
ENCRYPTED = _pem(_LEAF, b"pass")
EXPIRED = _certificate("www.example.com", _LEAF, "Middle", _MIDDLE, end=datetime.datetime(2020, 1, 31, tzinfo=_UTC))
FUTURE = _certificate("www.example.com", _LEAF, "Middle", _MIDDLE, begin=datetime.datetime(2089, 1, 1, tzinfo=_UTC))
BROKEN_KEY, BROKEN_CERTIFICATE, BROKEN_CSR = (
    f"-----BEGIN {label}-----\nMIIB\n-----END {label}-----\n"
    for label in ("PRIVATE KEY", "CERTIFICATE", "CERTIFICATE REQUEST")
)
FILES = {"www.example.com.key": KEY, "www.example.com.crt": CERTIFICATE, "ca-chain.crt": CHAIN}
"""What the examples of the documentation read."""
