# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whom the transport trusts, and what of the environment it heeds: TLS and proxies."""

from __future__ import annotations

import base64
import socket
import ssl
import warnings

import pytest

from ansible_collections.community.plesk.tests.unit.plugins.module_utils.loopback import (
    HUSH,
    MAX,
    PACKET,
    PATH,
    connect,
    failure,
    header,
    http,
    unused_port,
    write_certificate,
)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    path = tmp_path_factory.mktemp("tls") / "server.pem"
    write_certificate(path)
    return str(path)


@pytest.fixture
def secure(serve, certificate):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return serve(http(), context=context)


def test_tls_is_verified_and_nothing_is_sent_before(secure):
    error = failure(connect(secure, "https"))
    assert (error.kind, error.sent) == ("tls", False)
    assert "self-signed certificate" in error.message.replace("self signed", "self-signed")
    assert "ca_path" in error.remedy
    assert secure.requests == []


@pytest.mark.parametrize("variable", ["REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"])
def test_a_variable_of_the_environment_cannot_make_a_certificate_trusted(secure, certificate, monkeypatch, variable):
    monkeypatch.setenv(variable, certificate)
    assert failure(connect(secure, "https")).kind == "tls"


@pytest.mark.parametrize("variable", ["REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"])
@pytest.mark.parametrize("choice", ["ca_path", "not verified"])
def test_nor_can_it_make_one_distrusted(secure, certificate, monkeypatch, tmp_path, variable, choice):
    (tmp_path / "empty.pem").touch()
    monkeypatch.setenv(variable, str(tmp_path / "empty.pem"))
    options = {"ca_path": {"ca_path": certificate}, "not verified": {"verify": False}}[choice]
    with connect(secure, "https", **options) as transport:
        assert transport.post(b"<packet/>", max_bytes=MAX).body() == PACKET


def test_the_name_is_verified_too(secure, certificate):
    error = failure(connect(secure, "https", host="localhost", ca_path=certificate))
    assert (error.kind, error.sent) == ("tls", False)
    assert "localhost" in error.message


def test_a_file_that_holds_no_certificate_is_told(secure, tmp_path):
    (tmp_path / "ca.pem").write_text("nothing of the kind")
    error = failure(connect(secure, "https", ca_path=str(tmp_path / "ca.pem")))
    assert (error.kind, error.sent) == ("tls", False)


def test_a_file_that_is_gone_is_told(secure, tmp_path):
    error = failure(connect(secure, "https", ca_path=str(tmp_path / "gone.pem")))
    assert (error.kind, error.sent) == ("tls", False)


class NoTls:
    """What a server does that is spoken to in TLS and knows only HTTP."""

    def wrap_socket(self, connection, server_side):
        connection.sendall(http(b"", "400 Bad Request"))
        connection.shutdown(socket.SHUT_WR)
        while connection.recv(1000):
            pass
        raise OSError


def test_tls_to_a_server_that_has_none_is_told(serve):
    error = failure(connect(serve(http(), context=NoTls()), "https"))
    assert (error.kind, error.sent) == ("tls", False)
    assert "the port responds without TLS" in error.message


def test_an_unverified_connection_warns_nobody_and_leaves_the_filters_alone(secure):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        filters = list(warnings.filters)
        with connect(secure, "https", verify=False) as transport:
            assert transport.post(b"<packet/>", max_bytes=MAX).body() == PACKET
        assert warnings.filters == filters
    assert [str(warning.message) for warning in caught if "request" in str(warning.message)] == []


def test_a_proxy_of_the_environment_is_used(serve, monkeypatch):
    proxy = serve(http())
    monkeypatch.setenv("HTTP_PROXY", f"http://user:{HUSH}@127.0.0.1:{proxy.port}")
    with connect(8880, host="panel.example.com") as transport:
        assert transport.post(b"<packet/>", max_bytes=MAX).body() == PACKET
    head = proxy.requests[0].head
    assert head.startswith(f"POST http://panel.example.com:8880{PATH}?{HUSH} HTTP/1.1\r\n")
    assert header(head, "Proxy-Authorization") == "Basic " + base64.b64encode(f"user:{HUSH}".encode()).decode()


def test_no_proxy_of_the_environment_is_obeyed(serve, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{unused_port()}")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with connect(serve(http())) as transport:
        assert transport.post(b"<packet/>", max_bytes=MAX).body() == PACKET


def test_a_proxy_that_refuses_is_told_without_its_credentials(serve, monkeypatch):
    proxy = serve(http(b"", "407 Proxy Authentication Required"))
    monkeypatch.setenv("HTTPS_PROXY", f"http://user:{HUSH}@127.0.0.1:{proxy.port}")
    error = failure(connect(8443, "https", host="panel.example.com"))
    assert (error.kind, error.sent) == ("proxy", False)
    assert "407" in error.message
    assert proxy.requests[0].head.startswith("CONNECT panel.example.com:8443 ")
    assert "HTTP_AUTH" not in proxy.requests[0].head


@pytest.mark.parametrize("scheme, variable", [("http", "HTTP_PROXY"), ("https", "HTTPS_PROXY")])
def test_a_proxy_that_is_not_there_is_told(monkeypatch, scheme, variable):
    monkeypatch.setenv(variable, f"http://user:{HUSH}@127.0.0.1:{unused_port()}")
    error = failure(connect(8443, scheme, host="panel.example.com"))
    assert (error.kind, error.sent) == ("proxy", False)


def test_a_proxy_of_an_unknown_kind_is_told(monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", f"gopher://user:{HUSH}@127.0.0.1:1")
    error = failure(connect(8443, host="panel.example.com"))
    assert (error.kind, error.sent) == ("proxy", False)
