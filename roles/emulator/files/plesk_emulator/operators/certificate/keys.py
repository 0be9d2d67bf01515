# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Private keys, requests and certificates in PEM form: whether they can be read, and whether they belong together."""

from __future__ import annotations

import re
from typing import Any, Union

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from ...protocol import errors
from ...protocol.errors import Refusal

Key = Union[rsa.RSAPrivateKey, ec.EllipticCurvePrivateKey]
_UNREADABLE = (ValueError, TypeError, UnsupportedAlgorithm)
_CERTIFICATE = re.compile(r"-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----", re.DOTALL)
_DASHES = "-----"
_MARKER = re.compile(r"-----(BEGIN|END) [A-Z0-9 ]+-----\s*")
_BAD_KEY = "Unable to set the private key: Probably, the private key format is invalid."
_BAD_REQUEST = "Unable to set the certificate signing request: Probably, its format is invalid."
_BAD_CERTIFICATE = "Unable to set the certificate: Probably, the certificate format is invalid."
_BAD_AUTHORITY = "Unable to set the CA certificate: Probably, the CA certificate format is invalid."


def private_key(pem: str) -> Key:
    """Return the key in a text. Raises :class:`Refusal` (8002) when it holds none, or one behind a password."""
    try:
        key = serialization.load_pem_private_key(_in_lines(pem), password=None)
    except _UNREADABLE as error:
        raise _refusal(_BAD_KEY) from error
    if not isinstance(key, (rsa.RSAPrivateKey, ec.EllipticCurvePrivateKey)):
        raise _refusal(_BAD_KEY)
    return key


def check_request(pem: str, key: Key) -> None:
    """Whether a text holds a signing request made with the key. Raises :class:`Refusal` (8002)."""
    try:
        request = x509.load_pem_x509_csr(_in_lines(pem))
        fits = _public(request.public_key()) == _public(key.public_key())
    except _UNREADABLE as error:
        raise _refusal(_BAD_REQUEST) from error
    if not fits:
        raise _refusal("The private key does not match the certificate signing request.")


def check_certificate(pem: str, key: Key) -> None:
    """Whether the first certificate in a text is the key's. Raises :class:`Refusal` (8002)."""
    if _certificates(pem, _BAD_CERTIFICATE)[0] != _public(key.public_key()):
        raise _refusal("The private key does not match the certificate.")


def check_authorities(pem: str) -> None:
    """Whether a text holds certificates and nothing else. Raises :class:`Refusal` (8002)."""
    _certificates(pem, _BAD_AUTHORITY)
    if _CERTIFICATE.sub("", pem).strip():
        raise _refusal(_BAD_AUTHORITY)


def _certificates(pem: str, text: str) -> list[bytes]:
    """Return the public keys of the certificates in a text. Raises :class:`Refusal` (8002) with this text for none."""
    try:
        blocks = [_in_lines(block) for block in _CERTIFICATE.findall(pem)]
        found = [_public(x509.load_pem_x509_certificate(block).public_key()) for block in blocks]
    except _UNREADABLE as error:
        raise _refusal(text) from error
    if not found:
        raise _refusal(text)
    return found


def _in_lines(pem: str) -> bytes:
    """Return a text as bytes.

    Raises :class:`ValueError` unless its markers are lines of their own, as OpenSSL requires.
    """
    if any(_DASHES in line and not _MARKER.fullmatch(line) for line in pem.splitlines()):
        raise ValueError("a marker is not a line of its own")
    return pem.encode()


def _public(key: Any) -> bytes:
    form = serialization.PublicFormat.SubjectPublicKeyInfo
    return bytes(key.public_bytes(serialization.Encoding.DER, form))


def _refusal(text: str) -> Refusal:
    return Refusal(errors.CERTIFICATE_REFUSED, text)
