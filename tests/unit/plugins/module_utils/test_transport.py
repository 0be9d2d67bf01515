# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""HTTP as servers and networks really do it: on loopback, answered byte by byte by a server that is told how."""

from __future__ import annotations

import base64
import datetime
import gzip
import importlib.util
import ipaddress
import socket
import ssl
import sys
import threading
import types
import warnings
from typing import NamedTuple

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from ansible_collections.community.plesk.plugins.module_utils import _transport
from ansible_collections.community.plesk.plugins.module_utils._errors import TransportError
from ansible_collections.community.plesk.plugins.module_utils._options import Connection
from ansible_collections.community.plesk.plugins.module_utils._transport import Transport

PATH = "/enterprise/control/agent.php"
PACKET = "<packet>Grüße</packet>".encode()
MAX = 1_000_000
HUSH = "hush-hush"


def http(body: bytes = PACKET, status: str = "200 OK", *headers: str, length: int | None = None) -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body) if length is None else length}", *headers]
    return "\r\n".join([*lines, "", ""]).encode() + body


def drop(_connection: socket.socket, _stopped: threading.Event) -> None:
    """Close the connection without a word."""


def silence(_connection: socket.socket, stopped: threading.Event) -> None:
    stopped.wait(30)


def dripping(start: bytes):
    """Send `start`, then a byte now and then, until the test is over."""

    def drip(connection: socket.socket, stopped: threading.Event) -> None:
        connection.sendall(start)
        while not stopped.wait(0.02):
            connection.sendall(b"x")

    return drip


class Request(NamedTuple):
    connection: int
    head: str
    body: bytes


class Server:
    """Answers request after request with the given replies, the last of them again and again.

    A reply is bytes, after which the connection stays open, or a function, after which it is closed.
    """

    def __init__(self, *replies, context: ssl.SSLContext | None = None) -> None:
        self.replies = list(replies)
        self.requests: list[Request] = []
        self.connections = 0
        self.stopped = threading.Event()
        self.hung_up = threading.Event()
        self._context = context
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        self.stopped.set()
        self._socket.close()

    def _accept(self) -> None:
        while True:
            try:
                connection, _address = self._socket.accept()
            except OSError:
                return
            self.connections += 1
            threading.Thread(target=self._serve, args=(connection, self.connections), daemon=True).start()

    def _serve(self, connection: socket.socket, number: int) -> None:
        try:
            if self._context:
                connection = self._context.wrap_socket(connection, server_side=True)
            with connection, connection.makefile("rb") as stream:
                while self._answer(connection, stream, number):
                    pass
        except OSError:
            connection.close()
        self.hung_up.set()

    def _answer(self, connection: socket.socket, stream, number: int) -> bool:
        head = b""
        while not head.endswith(b"\r\n\r\n"):
            line = stream.readline()
            if not line:
                return False
            head += line
        text = head.decode("utf-8")
        length = header(text, "Content-Length")
        self.requests.append(Request(number, text, stream.read(int(length)) if length else b""))
        reply = self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]
        if callable(reply):
            reply(connection, self.stopped)
            return False
        connection.sendall(reply)
        return True


def header(head: str, name: str) -> str | None:
    """The value of a header, None when it is not there."""
    for line in head.split("\r\n")[1:]:
        key, _colon, value = line.partition(":")
        if key.lower() == name.lower():
            return value.strip()
    return None


@pytest.fixture
def serve():
    servers: list[Server] = []

    def start(*replies, context: ssl.SSLContext | None = None) -> Server:
        servers.append(Server(*replies, context=context))
        return servers[-1]

    yield start
    for server in servers:
        server.close()


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch):
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy", "requests_ca_bundle", "curl_ca_bundle", "netrc"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


def connect(server: Server | int, scheme: str = "http", host: str = "127.0.0.1", **options) -> Transport:
    port = server if isinstance(server, int) else server.port
    options = {"username": "admin", "password": HUSH, "timeout": 20, "connect_timeout": 10, **options}
    return Transport(Connection(url=f"{scheme}://{host}:{port}{PATH}?{HUSH}", **options))


def failure(transport: Transport, **options) -> TransportError:
    """The error of a post, raised by its start or by reading; it must not tell any secret."""
    with transport, pytest.raises(TransportError) as caught:
        transport.post(b"<packet/>", **{"max_bytes": MAX, **options}).body()
    error = caught.value
    assert HUSH not in f"{error} {error.as_dict()}"
    assert error.__cause__ is None
    assert transport.requests == int(error.sent)
    return error


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
    monkeypatch.setattr(_transport, "time", types.SimpleNamespace(monotonic=lambda: now[0]))
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
    assert len(server.requests) == 1


def unused_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


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
    assert "No connection to panel.example.com:8443: the name service does not know the host" in error.message


def test_a_host_that_does_not_answer_sent_nothing(monkeypatch):
    def never(*_args, **_options):
        raise socket.timeout("timed out")

    monkeypatch.setattr(socket.socket, "connect", never)
    error = failure(connect(8443, connect_timeout=7))
    assert (error.kind, error.sent) == ("connect", False)
    assert "no answer within 7 seconds" in error.message


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A file with the certificate and the key of 127.0.0.1, signed by itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.datetime.now(datetime.timezone.utc).replace(tzinfo=None)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "server.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(made.public_bytes(serialization.Encoding.PEM) + private)
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


def test_a_defect_is_not_taken_for_a_failure_of_the_network(serve, monkeypatch):
    def broken(_url):
        raise ZeroDivisionError

    monkeypatch.setattr(_transport, "get_environ_proxies", broken)
    with connect(serve(http())) as transport, pytest.raises(ZeroDivisionError):
        transport.post(b"<packet/>", max_bytes=MAX)


def test_without_requests_the_file_says_what_is_missing(monkeypatch):
    assert _transport.REQUESTS_IMPORT_ERROR is None
    monkeypatch.setitem(sys.modules, "requests", None)
    spec = importlib.util.spec_from_file_location("transport_without_requests", _transport.__file__)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert "requests" in module.REQUESTS_IMPORT_ERROR
