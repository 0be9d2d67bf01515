# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""HTTP as servers and networks really do it: requests, replies, and all that can happen to either."""

from __future__ import annotations

import gzip
import importlib.util
import socket
import sys
import threading
import types

import pytest

from ansible_collections.community.plesk.plugins.module_utils._api import transport as under_test
from ansible_collections.community.plesk.plugins.module_utils._api.errors import TransportError
from ansible_collections.community.plesk.tests.unit.plugins.module_utils.loopback import (
    HUSH,
    MAX,
    PACKET,
    PATH,
    connect,
    dripping,
    drop,
    failure,
    header,
    http,
    silence,
    unused_port,
)


def test_a_request_and_its_reply(serve):
    server = serve(http(PACKET, "500 Oops", "Content-Type: text/xml;charset=UTF-8"))
    with connect(server) as transport:
        reply = transport.post(b"<packet>\xc3\xa4</packet>", max_bytes=MAX)
        assert (reply.status, reply.content_type, reply.body()) == (500, "text/xml;charset=UTF-8", PACKET)
        assert transport.requests == 1
    [request] = server.requests
    assert request.head.startswith(f"POST {PATH}?{HUSH} HTTP/1.1\r\n")
    assert request.body == b"<packet>\xc3\xa4</packet>"
    assert header(request.head, "Host") == f"127.0.0.1:{server.port}"
    assert header(request.head, "Content-Type") == "text/xml"


def test_a_login_pair_travels_as_utf_8_in_headers_with_underscores(serve):
    server = serve(http())
    with connect(server, username="Jürgen", password="пароль 日本 😀 & <x>") as transport:
        transport.post(b"<packet/>", max_bytes=MAX).body()
    head = server.requests[0].head
    assert "\r\nHTTP_AUTH_LOGIN: Jürgen\r\n" in head
    assert "\r\nHTTP_AUTH_PASSWD: пароль 日本 😀 & <x>\r\n" in head
    assert header(head, "KEY") is None


def test_a_secret_key_travels_alone(serve):
    server = serve(http())
    with connect(server, username=None, password=None, secret_key="0b67-€") as transport:
        transport.post(b"<packet/>", max_bytes=MAX).body()
    head = server.requests[0].head
    assert header(head, "KEY") == "0b67-€"
    assert "HTTP_AUTH" not in head


def test_a_task_connects_once_and_keeps_no_cookies(serve):
    server = serve(http(PACKET, "200 OK", "Set-Cookie: PHPSESSID=1; path=/", "Set-Cookie: locale=en-US"))
    with connect(server) as transport:
        for _number in range(3):
            assert transport.post(b"<packet/>", max_bytes=MAX).body() == PACKET
        assert transport.requests == 3
    assert [request.connection for request in server.requests] == [1, 1, 1]
    assert not any(header(request.head, "Cookie") for request in server.requests)


def test_a_connection_that_the_server_closed_while_idle_is_replaced(serve):
    def last_words(connection, _stopped):
        connection.sendall(http())

    server = serve(last_words, http())
    with connect(server) as transport:
        assert transport.post(b"<packet/>", max_bytes=MAX).body() == PACKET
        assert server.hung_up.wait(10)
        assert transport.post(b"<packet/>", max_bytes=MAX).body() == PACKET
    assert [request.connection for request in server.requests] == [1, 2]


def test_a_netrc_file_is_not_asked(serve, tmp_path, monkeypatch):
    (tmp_path / "netrc").write_text(f"machine 127.0.0.1 login other password {HUSH}\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    server = serve(http())
    with connect(server) as transport:
        transport.post(b"<packet/>", max_bytes=MAX).body()
    assert header(server.requests[0].head, "Authorization") is None


@pytest.mark.parametrize("encoding", ["gzip", "chunked", "until closed"])
def test_bodies_however_they_are_framed(serve, encoding):
    def until_closed(connection, _stopped):
        connection.sendall(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + PACKET)

    replies = {
        "gzip": http(gzip.compress(PACKET), "200 OK", "Content-Encoding: gzip"),
        "chunked": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n" + PACKET[:3] + b"\r\n"
        b"%x\r\n%b\r\n0\r\n\r\n" % (len(PACKET) - 3, PACKET[3:]),
        "until closed": until_closed,
    }
    with connect(serve(replies[encoding])) as transport:
        assert transport.post(b"<packet/>", max_bytes=MAX).body() == PACKET


def cut_chunks(connection, _stopped):
    connection.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n<pa\r\n5\r\nck")


def cut_length(connection, _stopped):
    connection.sendall(http(PACKET, length=len(PACKET) + 1))


def cut_gzip(connection, _stopped):
    connection.sendall(http(gzip.compress(PACKET)[:-9] + b"nonsense!", "200 OK", "Content-Encoding: gzip"))


def reset(connection, _stopped):
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")


@pytest.mark.parametrize("reply", [drop, reset, cut_chunks, cut_length, cut_gzip], ids=lambda reply: reply.__name__)
def test_a_broken_connection_is_told_and_nothing_is_sent_again(serve, reply):
    server = serve(reply)
    error = failure(connect(server))
    assert (error.kind, error.sent) == ("cut", True)
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    "reply",
    [silence, dripping(b"HTTP/1.1 200 OK\r\nX-Slow: "), dripping(http(b"", length=10**6)), dripping(b"")],
    ids=["silence", "dripping head", "dripping body", "dripping status"],
)
def test_the_whole_answer_has_one_deadline(serve, reply):
    server = serve(reply)
    error = failure(connect(server), timeout=0.3)
    assert (error.kind, error.sent) == ("timeout", True)
    assert "0.3 seconds" in error.message
    assert len(server.requests) == 1


def test_the_deadline_of_the_connection_counts_without_another(serve):
    assert failure(connect(serve(silence), timeout=0.2)).kind == "timeout"


def test_a_deadline_that_is_over_does_not_spoil_what_has_arrived(serve, monkeypatch):
    now = [0.0]
    monkeypatch.setattr(under_test, "time", types.SimpleNamespace(monotonic=lambda: now[0]))
    threads = set(threading.enumerate())
    with connect(serve(http())) as transport:
        reply = transport.post(b"<packet/>", max_bytes=MAX)
        for thread in set(threading.enumerate()) - threads:
            if thread.name == "community.plesk":
                thread.join(10)
        now[0] = 1e6
        assert reply.body() == PACKET


def test_after_a_failure_the_transport_still_works(serve):
    with connect(serve(silence, drop, http())) as transport:
        for options in ({"timeout": 0.2}, {}):
            with pytest.raises(TransportError):
                transport.post(b"<packet/>", max_bytes=MAX, **options)
        assert transport.post(b"<packet/>", max_bytes=MAX).body() == PACKET


def test_an_answer_that_is_not_read_to_its_end_is_left_behind(serve):
    server = serve(http(b"x" * 500_000), http())
    with connect(server) as transport:
        chunks = transport.post(b"<packet/>", max_bytes=MAX).chunks()
        assert next(chunks)
        chunks.close()
        assert transport.post(b"<packet/>", max_bytes=MAX).body() == PACKET


@pytest.mark.parametrize(
    "reply",
    [http(b"x" * 100_001), http(gzip.compress(b"x" * 10**7), "200 OK", "Content-Encoding: gzip")],
    ids=["plain", "compressed"],
)
def test_the_size_is_bounded_after_decompression(serve, reply):
    error = failure(connect(serve(reply)), max_bytes=100_000)
    assert (error.kind, error.sent) == ("too_big", True)
    assert "100000 bytes" in error.message


def test_a_body_of_just_the_allowed_size_passes(serve):
    with connect(serve(http(b"x" * 100_000))) as transport:
        assert len(transport.post(b"<packet/>", max_bytes=100_000).body()) == 100_000


@pytest.mark.parametrize(
    "location, target",
    [
        ("https://login.example.com:9443/in?{}", "https://login.example.com:9443"),
        ("/login?{}", "http://127.0.0.1:"),
        ("http://[bad", "no valid address"),
    ],
)
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_not_followed(serve, status, location, target):
    server = serve(http(b"", f"{status} Elsewhere", "Location: " + location.format(HUSH)))
    error = failure(connect(server))
    assert (error.kind, error.sent, error.http_status) == ("redirect", True, status)
    assert f"redirect to {target}" in error.message
    assert "the panel itself may answer an error this way" in error.remedy
    assert len(server.requests) == 1


def test_a_refused_connection_sent_nothing():
    error = failure(connect(unused_port()))
    assert (error.kind, error.sent) == ("connect", False)
    assert "Connection refused" in error.message
    assert "Fail2ban" in error.message


def test_an_unknown_host_sent_nothing(monkeypatch):
    def getaddrinfo(*_args, **_options):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    error = failure(connect(8443, host="panel.example.com"))
    assert (error.kind, error.sent) == ("connect", False)
    assert "No connection to panel.example.com:8443: the host name cannot be resolved" in error.message


def test_a_host_that_does_not_answer_sent_nothing(monkeypatch):
    def never(*_args, **_options):
        raise socket.timeout("timed out")

    monkeypatch.setattr(socket.socket, "connect", never)
    error = failure(connect(8443, connect_timeout=7))
    assert (error.kind, error.sent) == ("connect", False)
    assert "no response within 7 seconds" in error.message


def test_a_defect_is_not_taken_for_a_failure_of_the_network(serve, monkeypatch):
    def broken(_url):
        raise ZeroDivisionError

    monkeypatch.setattr(under_test, "get_environ_proxies", broken)
    with connect(serve(http())) as transport, pytest.raises(ZeroDivisionError):
        transport.post(b"<packet/>", max_bytes=MAX)


def test_without_requests_the_file_says_what_is_missing(monkeypatch):
    assert under_test.REQUESTS_IMPORT_ERROR is None
    monkeypatch.setitem(sys.modules, "requests", None)
    spec = importlib.util.spec_from_file_location(f"{under_test.__package__}.bare", under_test.__file__)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert "requests" in module.REQUESTS_IMPORT_ERROR
