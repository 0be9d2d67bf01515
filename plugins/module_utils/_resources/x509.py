# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What certificates and keys are, as the library ``cryptography`` reads them.

The only file that imports that library, and only when content is about to be sent: ansible-core brings it along on a
control node, and where it is missing the content is sent without these checks.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from typing import Any

from .._api.errors import SECRET, OptionError
from .pem import blocks

_LONGEST = 64
"""So long may a common name be."""

Where = Callable[[str], str]
"""How an error names an option."""


def available() -> bool:
    """Return whether the library is there."""
    try:
        from cryptography import x509  # noqa: F401  pylint: disable=unused-import
    except ImportError:
        return False
    return True


def check(content: Mapping[str, str], where: Where) -> None:
    """Raise OptionError for content that cannot be read, does not belong together or is out of date."""
    key = _key(content["private_key"], where)
    if "csr" in content:
        _check_request(content["csr"], key, where)
    if "certificate" not in content:
        return
    certificate = _certificate(content["certificate"], "certificate", where)
    if _public(certificate.public_key()) != _public(key.public_key()):
        raise OptionError(
            where("certificate"),
            None,
            "does not belong to private_key",
            "Set the key with which this certificate was requested.",
        )
    chain = [certificate]
    for index, block in enumerate(blocks(content.get("ca", ""))):
        chain.append(_certificate(block, "ca", where, f" number {index + 1}"))
    for place, each in enumerate(chain):
        _check_dates(each, "ca" if place else "certificate", where)
    _check_order(chain, where)


def signing_request(content: Mapping[str, str], name: str, where: Where) -> str:
    """Return a signing request for a key: of the subject of its certificate, or else of a domain's name.

    Raises OptionError for a key that makes none.
    """
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.x509.oid import NameOID

    key = _key(content["private_key"], where)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name[:_LONGEST])])
    if "certificate" in content:
        subject = _certificate(content["certificate"], "certificate", where).subject or subject
    builder = x509.CertificateSigningRequestBuilder().subject_name(subject)
    try:
        request = builder.sign(key, hashes.SHA256())
    except (TypeError, ValueError) as error:
        raise OptionError(
            where("private_key"), SECRET, f"cannot sign a request: {error}", "Set an RSA or EC key, or set csr."
        ) from None
    return request.public_bytes(serialization.Encoding.PEM).decode()


def _key(pem: str, where: Where) -> Any:
    from cryptography.hazmat.primitives import serialization

    try:
        return serialization.load_pem_private_key(pem.encode(), password=None)
    except Exception:  # pylint: disable=broad-exception-caught
        # The library raises many kinds of errors here, and their texts may quote from the key.
        raise OptionError(
            where("private_key"), SECRET, "is not a private key that can be read", "Set an RSA or EC key in PEM form."
        ) from None


def _check_request(pem: str, key: Any, where: Where) -> None:
    from cryptography import x509

    try:
        fits = _public(x509.load_pem_x509_csr(pem.encode()).public_key()) == _public(key.public_key())
    except ValueError:
        raise OptionError(
            where("csr"), None, "is not a signing request that can be read", "Set another one, or omit csr."
        ) from None
    if not fits:
        raise OptionError(
            where("csr"), None, "was not made with private_key", "Set the request of this key, or omit csr."
        )


def _certificate(pem: str, option: str, where: Where, which: str = "") -> Any:
    from cryptography import x509

    try:
        return x509.load_pem_x509_certificate(pem.encode())
    except ValueError as error:
        raise OptionError(
            where(option), None, f"holds a certificate{which} that cannot be read: {error}", "Set another one."
        ) from None


def _public(key: Any) -> bytes:
    from cryptography.hazmat.primitives import serialization

    form = serialization.PublicFormat.SubjectPublicKeyInfo
    return bytes(key.public_bytes(serialization.Encoding.DER, form))


def _check_dates(certificate: Any, option: str, where: Where) -> None:
    begin, end = (_moment(certificate, name) for name in ("not_valid_before", "not_valid_after"))
    now = datetime.datetime.now(datetime.timezone.utc)
    subject = certificate.subject.rfc4514_string()
    if now > end:
        raise OptionError(
            where(option), None, f"holds the certificate '{subject}', which expired on {end:%Y-%m-%d}", "Renew it."
        )
    if now < begin:
        raise OptionError(
            where(option),
            None,
            f"holds the certificate '{subject}', which is valid from {begin:%Y-%m-%d %H:%M} UTC only",
            "Wait until then, or correct the clock of the control node.",
        )


def _moment(certificate: Any, name: str) -> datetime.datetime:
    # Before version 42 the library has the moments without a time zone only.
    found = getattr(certificate, f"{name}_utc", None)
    moment: datetime.datetime = found or getattr(certificate, name).replace(tzinfo=datetime.timezone.utc)
    return moment


def _check_order(chain: list[Any], where: Where) -> None:
    for below, above in zip(chain, chain[1:]):
        if below.issuer != above.subject:
            raise OptionError(
                where("ca"),
                None,
                f"has '{above.subject.rfc4514_string()}' where the issuer of"
                f" '{below.subject.rfc4514_string()}' belongs, which is '{below.issuer.rfc4514_string()}'",
                "Begin with the issuer of the certificate, and let each be followed by its own issuer.",
            )
