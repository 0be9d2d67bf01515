# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The certificates: whom a client that checks everything trusts, and where keys lie."""

from __future__ import annotations

import ssl
import stat
from pathlib import Path

import pytest

from plesk_emulator.user_error import UserError
from plesk_emulator.web.certificate import Authority, check_names, key_file, wrong_context

NAMES = ["localhost", "127.0.0.1", "::1", "panel.example.com"]


def handshake(server: ssl.SSLContext, ca: Path, name: str) -> None:
    """A TLS handshake in memory by a client that checks all it can; raises ssl.SSLCertVerificationError."""
    client = ssl.create_default_context(cafile=str(ca))
    client.verify_flags |= ssl.VERIFY_X509_STRICT
    up, down = ssl.MemoryBIO(), ssl.MemoryBIO()
    sides = [client.wrap_bio(down, up, server_hostname=name), server.wrap_bio(up, down, server_side=True)]
    for _turn in range(3):
        for side in sides:
            try:
                side.do_handshake()
            except ssl.SSLWantReadError:
                continue


@pytest.fixture(scope="module")
def authority() -> Authority:
    return Authority.make()


@pytest.fixture
def ca(authority, tmp_path) -> Path:
    authority.write(tmp_path / "ca.pem")
    return tmp_path / "ca.pem"


@pytest.mark.parametrize("name", NAMES)
def test_a_strict_client_trusts_every_name(authority, ca, name):
    handshake(authority.server_context(NAMES), ca, name)


@pytest.mark.parametrize(
    "mistake, reason",
    [("authority", "self-signed|local issuer"), ("name", "Hostname mismatch"), ("date", "expired")],
)
def test_a_wrong_certificate_is_refused_for_its_reason(authority, ca, mistake, reason):
    with pytest.raises(ssl.SSLCertVerificationError, match=reason):
        handshake(wrong_context(mistake, authority, NAMES), ca, "localhost")


def test_a_name_that_was_not_given_is_refused(authority, ca):
    with pytest.raises(ssl.SSLCertVerificationError, match="Hostname mismatch"):
        handshake(authority.server_context(["localhost"]), ca, "panel.example.com")


def test_a_kept_authority_is_trusted_after_a_restart(tmp_path):
    path = tmp_path / "ca.pem"
    Authority.at(path)
    kept = path.read_bytes()
    handshake(Authority.at(path).server_context(["localhost"]), path, "localhost")
    assert path.read_bytes() == kept
    assert sorted(file.name for file in tmp_path.iterdir()) == ["ca.pem", "ca.pem.key"]


def test_only_the_owner_reads_the_key(tmp_path):
    Authority.at(tmp_path / "ca.pem")
    assert stat.S_IMODE(key_file(tmp_path / "ca.pem").stat().st_mode) == 0o600
    assert b"PRIVATE" not in (tmp_path / "ca.pem").read_bytes()


def test_half_a_pair_is_refused(tmp_path):
    path = tmp_path / "ca.pem"
    Authority.at(path)
    key_file(path).unlink()
    with pytest.raises(UserError, match=r"ca\.pem\.key does not; restore it"):
        Authority.at(path)


def test_a_pair_that_does_not_match_is_refused(tmp_path):
    Authority.at(tmp_path / "a.pem")
    Authority.at(tmp_path / "b.pem")
    key_file(tmp_path / "a.pem").replace(key_file(tmp_path / "b.pem"))
    with pytest.raises(UserError, match="is not the key of"):
        Authority.at(tmp_path / "b.pem")


def test_files_that_hold_something_else_are_refused(tmp_path):
    path = tmp_path / "ca.pem"
    path.write_text("no certificate")
    key_file(path).write_text("no key")
    with pytest.raises(UserError, match="PEM form; remove both"):
        Authority.at(path)


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(UserError, match=r"cannot write .*missing/ca\.pem\.key"):
        Authority.at(tmp_path / "missing" / "ca.pem")


@pytest.mark.parametrize(
    "name", ["", "a b", "pä.example", "-a.example", "a..b", "a" * 64, ".".join(["a" * 60] * 5), "*.*"]
)
def test_names_that_cannot_stand_in_a_certificate_are_refused(name):
    with pytest.raises(UserError, match="xn--"):
        check_names([name])


def test_usual_names_may_stand_in_a_certificate():
    check_names(["localhost", "*.example.com", "xn--p-yfa.example", "192.0.2.1", "2001:db8::1", "my_host"])
