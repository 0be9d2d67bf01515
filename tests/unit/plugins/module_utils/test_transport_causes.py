# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Why no answer came: the real cause is told, with the remedy that helps, and nothing of a library escapes."""

from __future__ import annotations

import contextlib
import socket
import ssl
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime
from typing import Any

import pytest
import requests

from ansible_collections.community.plesk.plugins.module_utils._api import causes
from ansible_collections.community.plesk.plugins.module_utils._api import transport as under_test
from ansible_collections.community.plesk.plugins.module_utils._api.errors import TransportError
from ansible_collections.community.plesk.plugins.module_utils._api.packet import read_reply
from ansible_collections.community.plesk.tests.unit.plugins.module_utils.loopback import (
    HUSH,
    MAX,
    PACKET,
    connect,
    failure,
    http,
    write_certificate,
)

ATTEMPT = causes.Attempt("panel:8443", False, 10, "late", False, False)


def raw(*parts: bytes):
    """Send these bytes and close the connection."""

    def send(connection, _stopped):
        connection.sendall(b"".join(parts))

    return send


def chunked(size: bytes):
    return raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", size, b"\r\n<packet/>\r\n0\r\n\r\n")


def with_length(length: bytes):
    return raw(b"HTTP/1.1 200 OK\r\nContent-Length: ", length, b"\r\n\r\n", PACKET)


class TestDamagedAnswers:
    REPLIES = {
        "negative chunk": chunked(b"-5"),
        "endless chunk": chunked(b"F" * 5000),
        "chunk of a strange digit": chunked("²".encode()),
        "chunk without a size": chunked(b""),
        "30 digits": with_length(b"9" * 30),
        "too short": with_length(b"1000"),
        "endless status": raw(b"HTTP/1.1 ", b"2" * 5000, b" OK\r\n\r\n"),
        "negative status": raw(b"HTTP/1.1 -200 OK\r\n\r\n"),
        "noise": raw(b"\xff" * 300),
        "no gzip": http(PACKET, "200 OK", "Content-Encoding: gzip"),
        "gzip 50 times": http(PACKET, "200 OK", "Content-Encoding: " + ", ".join(["gzip"] * 50)),
    }

    @pytest.mark.parametrize("reply", list(REPLIES.values()), ids=list(REPLIES))
    def test_answers_that_cannot_be_read_are_cut(self, serve, reply):
        error = failure(connect(serve(reply)))
        assert (error.kind, error.sent) == ("cut", True)

    @pytest.mark.parametrize(
        "length", ["²".encode(), "²".encode("latin-1"), b"9" * 5000, b"-7", b"x"], ids=lambda length: length[:4].hex()
    )
    def test_lengths_that_are_no_numbers_do_not_count(self, serve, length):
        with connect(serve(with_length(length))) as transport:
            assert transport.post(b"<packet/>", max_bytes=MAX).body() == PACKET

    def test_any_exception_after_sending_is_a_lost_answer(self):
        error = causes.failure(ZeroDivisionError(), ATTEMPT._replace(sent=True))
        assert (error.kind, error.sent) == ("cut", True)


class TestAddresses:
    @pytest.mark.parametrize("host", ["a..b", "a" * 64, "ü" * 64])
    def test_invalid_host_name_is_a_failed_connection(self, host):
        error = failure(connect(8443, host=host))
        assert (error.kind, error.sent) == ("connect", False)
        assert "not a valid host name" in error.message

    @pytest.mark.parametrize("proxy", ["http://[bad", "http://h:99999", "http://a..b:1", f"http://{'a' * 64}:1"])
    def test_invalid_proxy_is_named(self, monkeypatch, proxy):
        monkeypatch.setenv("HTTP_PROXY", proxy)
        error = failure(connect(8443, host="panel.example.com"))
        assert (error.kind, error.sent) == ("proxy", False)
        assert "HTTP_PROXY" in error.remedy


class TestPatience:
    def test_connect_timeout_names_the_seconds_waited(self, monkeypatch):
        def never(*_args, **_options):
            raise socket.timeout("timed out")

        monkeypatch.setattr(socket.socket, "connect", never)
        assert "within 3 seconds" in failure(connect(8443, timeout=3, connect_timeout=10)).message
        assert "within 10 seconds" in failure(connect(8443, timeout=30, connect_timeout=10)).message

    def test_name_service_without_an_end_sent_nothing(self, serve, monkeypatch):
        server = serve(http())
        stopped = server.stopped
        monkeypatch.setattr(socket, "getaddrinfo", lambda *_args, **_options: stopped.wait(30) and [])
        error = failure(connect(server, timeout=0.1, connect_timeout=0.1))
        assert (error.kind, error.sent) == ("connect", False)
        assert "within 0.2 seconds" in error.message

    @pytest.mark.parametrize(
        "value, seconds",
        [("7", 7), ("0", 0), (None, None), ("-7", None), ("²", None), ("9" * 5000, None), ("soon", None), ("", None)],
    )
    def test_retry_after_is_read_from_seconds(self, value, seconds):
        assert under_test._seconds(value) == seconds

    def test_retry_after_is_read_from_a_date(self, serve):
        later = datetime.now(timezone.utc) + timedelta(seconds=100)
        assert 90 < under_test._seconds(format_datetime(later, usegmt=True)) <= 100
        assert under_test._seconds("Fri, 01 Jan 1999 00:00:00 GMT") == 0
        with connect(serve(http(b"", "503 Busy", "Retry-After: 12"))) as transport:
            assert transport.post(b"<packet/>", max_bytes=MAX).retry_after == 12


@pytest.fixture
def secure(serve, tmp_path):
    """Start a server with a certificate of its own, and return it with the file and the fingerprint of that."""

    def start(**how: Any):
        path = tmp_path / "server.pem"
        fingerprint = write_certificate(path, **how)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(path)
        return serve(http(), context=context), str(path), fingerprint

    return start


class TestTls:
    def check(self, error: TransportError, words: str, remedy: str) -> None:
        assert (error.kind, error.sent) == ("tls", False)
        assert words in error.message
        assert remedy in error.remedy
        assert "validate_certs" not in error.message

    def test_unknown_authority_is_told(self, secure):
        server, _path, _fingerprint = secure()
        self.check(failure(connect(server, "https")), "not issued by an authority that this host trusts", "ca_path")

    def test_expired_certificate_is_told(self, secure):
        server, path, _fingerprint = secure(first=-9, last=-1)
        self.check(failure(connect(server, "https", ca_path=path)), "has expired", "Renew the certificate")

    def test_certificate_of_tomorrow_is_told(self, secure):
        server, path, _fingerprint = secure(first=1, last=9)
        self.check(failure(connect(server, "https", ca_path=path)), "is not valid yet", "Check the clock")

    @pytest.mark.parametrize("host", ["plesk", "192.0.2.1"])
    def test_certificate_of_another_host_is_told(self, secure, host):
        server, path, _fingerprint = secure(host=host)
        error = failure(connect(server, "https", ca_path=path))
        self.check(error, "for another host name", "api_fingerprint")
        assert "127.0.0.1" in error.message

    @pytest.mark.parametrize("content", ["", "nothing of the kind", "-----BEGIN CERTIFICATE-----\n\n"])
    def test_ca_path_without_a_certificate_is_told(self, secure, tmp_path, content):
        server, _path, _fingerprint = secure()
        (tmp_path / "ca.pem").write_text(content)
        error = failure(connect(server, "https", ca_path=str(tmp_path / "ca.pem")))
        self.check(error, "the file in ca_path holds no certificate", "PEM form")

    @pytest.mark.parametrize(
        "code, message", [(85, "Missing Authority Key Identifier"), (24, "invalid CA certificate")]
    )
    def test_certificate_that_newer_pythons_refuse_is_told(self, code, message):
        found = ssl.SSLCertVerificationError(1, "[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed")
        found.verify_code, found.verify_message = code, message
        error = causes.failure(requests.exceptions.SSLError(found), ATTEMPT)
        self.check(error, "Python 3.13", "api_fingerprint")
        assert message in error.message

    @pytest.mark.parametrize("reason", ["WRONG_VERSION_NUMBER", "RECORD_LAYER_FAILURE"])
    def test_https_to_a_plain_port_is_told(self, reason):
        found = ssl.SSLError(1, f"[SSL: {reason}] whatever")
        found.reason = reason
        error = causes.failure(requests.exceptions.SSLError(found), ATTEMPT)
        self.check(error, "the port responds without TLS", "8880 speaks plain http")

    def test_handshake_without_an_answer_is_told(self, serve):
        error = failure(connect(serve(http()), "https", connect_timeout=0.3))
        assert (error.kind, error.sent) == ("connect", False)
        assert "no response within 0.3 seconds to the TLS handshake" in error.message

    @pytest.mark.parametrize(
        "reply",
        [
            raw(b"\x15\x03\x01\x00\x02\x02\x46"),
            http(b"<html><title>400 The plain HTTP request was sent to HTTPS port</title></html>", "400 Bad Request"),
            http(b"<html><p>Reason: You're speaking plain HTTP to an SSL-enabled server port.</p>", "400 Bad Request"),
        ],
        ids=["alert", "nginx", "apache"],
    )
    def test_plain_http_to_a_tls_port_is_told(self, serve, reply):
        with connect(serve(reply)) as transport, pytest.raises(TransportError) as caught:
            read_reply(transport.post(b"<packet/>", max_bytes=MAX), [])
        assert caught.value.kind == "tls"
        assert "https://" in caught.value.remedy

    def test_silent_end_of_plain_http_mentions_tls(self, secure):
        server, _path, _fingerprint = secure()
        error = failure(connect(server))
        assert error.kind in ("cut", "tls")
        assert "https://" in error.remedy


class TestFingerprint:
    @pytest.mark.parametrize(
        "how", [{}, {"host": "plesk"}, {"first": -9, "last": -1}, {"first": 1, "last": 9}], ids=str
    )
    @pytest.mark.parametrize("verify", [True, False])
    def test_the_pinned_certificate_is_trusted_whatever_it_says(self, secure, how, verify, recwarn):
        server, _path, fingerprint = secure(**how)
        with connect(server, "https", fingerprint=fingerprint, verify=verify) as transport:
            assert transport.post(b"<packet/>", max_bytes=MAX).body() == PACKET
        assert [str(warning.message) for warning in recwarn] == []

    @pytest.mark.parametrize("options", [{}, {"verify": False}, {"ca_path": True}], ids=str)
    def test_any_other_certificate_is_refused_and_told(self, secure, options):
        server, path, fingerprint = secure()
        if "ca_path" in options:
            options = {"ca_path": path}
        error = failure(connect(server, "https", fingerprint="00" * 32, **options))
        assert (error.kind, error.sent) == ("tls", False)
        shown = fingerprint.upper()
        assert ":".join(shown[at : at + 2] for at in range(0, 64, 2)) in error.message
        assert server.requests == []

    def test_the_fingerprint_counts_through_a_proxy(self, secure, serve, monkeypatch):
        server, _path, fingerprint = secure()

        def tunnel(connection, _stopped):
            connection.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
            with contextlib.closing(socket.create_connection(("127.0.0.1", server.port))) as far:
                _pump(connection, far)

        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{serve(tunnel).port}")
        with connect(8443, "https", host="panel.example.com", fingerprint=fingerprint) as transport:
            assert transport.post(b"<packet/>", max_bytes=MAX).body() == PACKET
        assert failure(connect(8443, "https", host="panel.example.com", fingerprint="00" * 32)).kind == "tls"


def _pump(near: socket.socket, far: socket.socket) -> None:
    import select

    while True:
        ready, _write, _error = select.select([near, far], [], [], 30)
        for end, other in ((near, far), (far, near)):
            if end in ready:
                data = end.recv(65536)
                if not data:
                    return
                other.sendall(data)
        if not ready:
            return


def test_secrets_stay_out_of_every_cause():
    for error in (requests.exceptions.InvalidHeader(HUSH), requests.exceptions.InvalidURL(HUSH), ValueError(HUSH)):
        for sent in (True, False):
            assert HUSH not in str(causes.failure(error, ATTEMPT._replace(sent=sent)))
