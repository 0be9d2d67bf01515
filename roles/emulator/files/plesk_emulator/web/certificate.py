# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The emulator's certificate authority and the server certificates it issues.

Clients trust the authority (one PEM file); the server's own certificate is issued anew at every start for the names
asked for, and its private key never rests in a file.
"""

from __future__ import annotations

import datetime
import ipaddress
import os
import re
import ssl
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from ..user_error import UserError

_DAY = datetime.timedelta(days=1)
_AUTHORITY_DAYS = 3650
_SERVER_DAYS = 365
_LABEL = r"[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?"
_HOST_NAME = re.compile(rf"(\*\.)?{_LABEL}(\.{_LABEL})*")


class Authority:
    """A certificate authority of one level: it signs server certificates only."""

    def __init__(self, certificate: x509.Certificate, key: ec.EllipticCurvePrivateKey) -> None:
        self._certificate = certificate
        self._key = key

    @classmethod
    def make(cls) -> Authority:
        """Return a new authority with a new key, valid for ten years."""
        key = ec.generate_private_key(ec.SECP256R1())
        name = _name(f"plesk_emulator CA {os.urandom(4).hex()}")
        usage = {"digital_signature": True, "key_cert_sign": True, "crl_sign": True}
        certificate = (
            _builder(name, name, key, _AUTHORITY_DAYS)
            .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
            .add_extension(_key_usage(**usage), critical=True)
            .sign(key, hashes.SHA256())
        )
        return cls(certificate, key)

    @classmethod
    def at(cls, path: Path) -> Authority:
        """Return the authority kept in ``path`` and ``path``.key; made and written there when neither exists.

        Raises UserError when only one of the two exists, when they do not belong together, have run out or cannot be
        read or written.
        """
        key_path = key_file(path)
        present = [file for file in (path, key_path) if file.exists()]
        if not present:
            authority = cls.make()
            authority.write_key(key_path)
            authority.write(path)
            return authority
        if len(present) == 1:
            (missing,) = {path, key_path} - set(present)
            raise UserError(f"{present[0]} exists, but {missing} does not; restore it, or remove both to get new ones")
        return cls._read(path, key_path)

    @classmethod
    def _read(cls, path: Path, key_path: Path) -> Authority:
        remedy = "remove both files to get new ones"
        try:
            certificate = x509.load_pem_x509_certificate(path.read_bytes())
            key = serialization.load_pem_private_key(key_path.read_bytes(), password=None)
        except OSError as error:
            raise UserError(f"cannot read {error.filename}: {error.strerror}; let this user read it") from error
        except (ValueError, TypeError) as error:
            raise UserError(
                f"{path} and {key_path} do not contain a certificate and a key in PEM form; {remedy}"
            ) from error
        if not isinstance(key, ec.EllipticCurvePrivateKey) or _public(key.public_key()) != _public(
            certificate.public_key()
        ):
            raise UserError(f"{key_path} is not the key of {path}; {remedy}")
        if _not_after(certificate) < _now():
            raise UserError(f"the certificate in {path} has expired; {remedy}")
        return cls(certificate, key)

    def write(self, path: Path) -> None:
        """Write the certificate, the file that clients verify the server with."""
        _write(path, self._certificate.public_bytes(serialization.Encoding.PEM), 0o644)

    def write_key(self, path: Path) -> None:
        """Write the private key so that only its owner can read it."""
        _write(path, _pem(self._key), 0o600)

    def server_context(self, names: Sequence[str], *, expired: bool = False) -> ssl.SSLContext:
        """Return a TLS context with a new certificate for these hosts and addresses, which may be ``expired``."""
        key = ec.generate_private_key(ec.SECP256R1())
        usage = _key_usage(digital_signature=True)
        alternatives = [_alternative(name) for name in names]
        certificate = (
            _builder(_name(names[0]), self._certificate.subject, key, _SERVER_DAYS, expired=expired)
            .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
            .add_extension(usage, critical=True)
            .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
            .add_extension(x509.SubjectAlternativeName(alternatives), critical=False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(self._key.public_key()), critical=False)
            .sign(self._key, hashes.SHA256())
        )
        return _context(certificate.public_bytes(serialization.Encoding.PEM) + _pem(key))


def key_file(path: Path) -> Path:
    """Return where the private key of the authority in ``path`` lies."""
    return path.with_name(path.name + ".key")


def check_names(names: Sequence[str]) -> None:
    """Raise UserError for a name that is neither an address nor a host name in ASCII form."""
    for name in names:
        try:
            ipaddress.ip_address(name)
        except ValueError:
            if not _HOST_NAME.fullmatch(name) or len(name) > 253:
                raise UserError(
                    f"{name!r} is not valid in a certificate; set a host name in ASCII form (xn--...) or an IP address"
                ) from None


def wrong_context(mistake: str, authority: Authority, names: Sequence[str]) -> ssl.SSLContext:
    """Return a context that a careful client refuses because of its ``authority``, its ``name`` or its ``date``."""
    if mistake == "authority":
        return Authority.make().server_context(names)
    if mistake == "name":
        return authority.server_context(["elsewhere.invalid"])
    return authority.server_context(names, expired=True)


def _builder(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePrivateKey, days: int, *, expired: bool = False
) -> x509.CertificateBuilder:
    # A client whose clock is a little behind must not see a certificate of the future.
    start = _now() - (days + 1) * _DAY if expired else _now() - _DAY
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(start + days * _DAY)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )


def _public(key: Any) -> bytes:
    form = serialization.PublicFormat.SubjectPublicKeyInfo
    return bytes(key.public_bytes(serialization.Encoding.DER, form))


def _name(common_name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common_name[:64])])


def _key_usage(**wanted: bool) -> x509.KeyUsage:
    every = (
        "digital_signature content_commitment key_encipherment data_encipherment key_agreement key_cert_sign crl_sign "
        "encipher_only decipher_only"
    )
    return x509.KeyUsage(**{name: wanted.get(name, False) for name in every.split()})


def _alternative(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name)


def _pem(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def _context(chain: bytes) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    # ssl takes a certificate from a file only; mkstemp makes it readable for its owner alone.
    handle, path = tempfile.mkstemp(suffix=".pem")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(chain)
        context.load_cert_chain(path)
    finally:
        os.unlink(path)
    return context


def _write(path: Path, content: bytes, mode: int) -> None:
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
            file.write(content)
        os.replace(part, path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise UserError(f"cannot write {path}: {error.strerror}; set a file in a writable folder") from error


def _not_after(certificate: x509.Certificate) -> datetime.datetime:
    # cryptography before 42 has only the naive form.
    aware = getattr(certificate, "not_valid_after_utc", None)
    return aware or certificate.not_valid_after.replace(tzinfo=datetime.timezone.utc)


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.timezone.utc)
