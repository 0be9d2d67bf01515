# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Private keys and signing requests are made; the server keeps neither."""

from __future__ import annotations

from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from lxml import etree

from ...protocol import errors
from ...protocol.answer import node, nodes, ok
from ...protocol.errors import Refusal
from ...protocol.operation import Call, whole_number
from . import keys
from .operator import OPERATOR

_EXPONENT = 65537
# In the order in which a subject has them.
_SUBJECT = {
    "country": NameOID.COUNTRY_NAME,
    "state": NameOID.STATE_OR_PROVINCE_NAME,
    "location": NameOID.LOCALITY_NAME,
    "company": NameOID.ORGANIZATION_NAME,
    "dept": NameOID.ORGANIZATIONAL_UNIT_NAME,
    "name": NameOID.COMMON_NAME,
    "email": NameOID.EMAIL_ADDRESS,
}


@OPERATOR.operation("generate", writes=False)
def generate(call: Call) -> etree._Element:
    """Make a signing request with a new key, which is answered too, or with the key given."""
    given = call.request.findtext("PVT") or ""
    subject = _subject(call)
    key = keys.private_key(given) if given.strip() else _new_key(call)
    request = x509.CertificateSigningRequestBuilder().subject_name(subject).sign(key, hashes.SHA256())
    made = {"pvt": None if given.strip() else _pem(key)}
    return ok(node("csr", request.public_bytes(serialization.Encoding.PEM).decode()), *nodes(made))


def _new_key(call: Call) -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(_EXPONENT, whole_number(call.needed("info/bits")))


def _subject(call: Call) -> x509.Name:
    """Return the subject of a request; blank parts are left out.

    Raises :class:`Refusal` (1019) for one that cannot be.
    """
    if not call.needed("info/name").strip():
        raise Refusal(errors.INVALID_VALUE, "The domain name of a certificate must not be empty.")
    parts: list[x509.NameAttribute[Any]] = []
    for name, identifier in _SUBJECT.items():
        value = (call.text(f"info/{name}") or "").strip()
        try:
            parts += [x509.NameAttribute(identifier, value)] if value else []
        except ValueError:
            raise Refusal(errors.INVALID_VALUE, f"Invalid value '{value}' of '{name}'.") from None
    return x509.Name(parts)


def _pem(key: keys.Key) -> str:
    form = serialization.PrivateFormat.PKCS8
    return key.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption()).decode()
