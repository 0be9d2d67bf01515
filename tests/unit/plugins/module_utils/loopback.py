# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""A server on loopback that answers byte by byte as a test tells it, and a transport that talks to it."""

from __future__ import annotations

import contextlib
import datetime
import ipaddress
import socket
import ssl
import threading
from pathlib import Path
from typing import NamedTuple

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from ansible_collections.community.plesk.plugins.module_utils._api.errors import TransportError
from ansible_collections.community.plesk.plugins.module_utils._api.options import Connection
from ansible_collections.community.plesk.plugins.module_utils._api.transport import Transport

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


def unused_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


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


def write_certificate(path: Path, host: str = "127.0.0.1", first: int = -1, last: int = 1) -> str:
    """Write a certificate of an address or a name, signed by itself, and its key; return its SHA-256 fingerprint.

    ``first`` and ``last`` are the days from now between which it is valid.
    """
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, host)])
    known: x509.GeneralName = x509.DNSName(host)
    with contextlib.suppress(ValueError):
        known = x509.IPAddress(ipaddress.ip_address(host))
    now = datetime.datetime.now(datetime.timezone.utc).replace(tzinfo=None)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now + datetime.timedelta(days=first))
        .not_valid_after(now + datetime.timedelta(days=last))
        .add_extension(x509.SubjectAlternativeName([known]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(made.public_bytes(serialization.Encoding.PEM) + private)
    return made.fingerprint(hashes.SHA256()).hex()
