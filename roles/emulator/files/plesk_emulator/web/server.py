# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The HTTP server: a thin shell of sockets, TLS and HTTP/1.1 around the heart.

It stands on the standard library instead of a web framework because the API's credentials are in header names with
underscores, which many servers drop, and because faults need the connection itself (to drop it, to cut an answer).
"""

from __future__ import annotations

import contextlib
import http.server
import io
import re
import socket
import socketserver
import ssl
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from http import HTTPStatus
from typing import Any, NamedTuple

from . import chunks
from .control import PREFIX, Control
from .exchange import Exchange
from .reply import Reply, page

API_PATH = "/enterprise/control/agent.php"
_SLASHES = re.compile("/{2,}")

ContextSource = Callable[[], ssl.SSLContext]


class Bounds(NamedTuple):
    """What one client may take: bytes of a body; seconds for the TLS handshake, between requests, for sending a
    request, for taking its answer; connections of all clients together."""

    body_bytes: int = 32 * 1024 * 1024
    handshake: float = 10.0
    idle: float = 120.0
    request: float = 60.0
    answer: float = 60.0
    connections: int = 250


DEFAULT_BOUNDS = Bounds()


class Server(socketserver.ThreadingTCPServer):
    """Serves the API, and the control path if there is one, with one thread per connection."""

    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 128

    def __init__(
        self,
        host: str,
        port: int,
        exchange: Exchange,
        *,
        context: ContextSource | None = None,
        control: Control | None = None,
        bounds: Bounds = DEFAULT_BOUNDS,
    ) -> None:
        """Listens at once. context: called for every new connection; None serves plain HTTP.

        Raises OSError when the address cannot be listened on.
        """
        family, _type, _proto, _name, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        self.address_family = family
        self.exchange = exchange
        self.control = control
        self.bounds = bounds
        self._context = context
        self._open = 0
        self._busy = 0
        self._changed = threading.Condition()
        super().__init__((str(address[0]), int(address[1])), Handler)

    @property
    def port(self) -> int:
        """The port it listens on, also when 0 was asked for."""
        return int(self.socket.getsockname()[1])

    def stop(self, patience: float = 10.0) -> None:
        """Stop accepting, waits up to ``patience`` seconds for requests at work, closes."""
        self.exchange.stopping.set()
        self.shutdown()
        with self._changed:
            self._changed.wait_for(lambda: self._busy == 0, patience)
        self.server_close()

    @contextlib.contextmanager
    def at_work(self) -> Iterator[None]:
        """Mark the time in which a request must not be interrupted by `stop`."""
        with self._changed:
            self._busy += 1
        try:
            yield
        finally:
            with self._changed:
                self._busy -= 1
                self._changed.notify_all()

    def verify_request(self, request: Any, client_address: Any) -> bool:
        """Refuse a connection beyond the bound, so that a flood leaves the clients already served alone."""
        return self._open < self.bounds.connections

    def process_request(self, request: Any, client_address: Any) -> None:
        with self._changed:
            self._open += 1
        try:
            super().process_request(request, client_address)
        except BaseException:
            self._ended()
            raise

    def finish_request(self, request: Any, client_address: Any) -> None:
        """Run in the connection's thread, the TLS handshake included: a silent client does not delay others."""
        try:
            with contextlib.suppress(OSError), contextlib.closing(self._secured(request)) as connection:
                super().finish_request(connection, client_address)
        finally:
            self._ended()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Report where an unforeseen exception came from; its message is withheld, it may quote a request."""
        kind, _error, trace = sys.exc_info()
        where = "".join(traceback.format_tb(trace))
        print(f"plesk_emulator: unforeseen {kind.__name__ if kind else 'error'}\n{where}", file=sys.stderr, flush=True)

    def _ended(self) -> None:
        with self._changed:
            self._open -= 1

    def _secured(self, connection: socket.socket) -> socket.socket:
        if self._context is None:
            return connection
        connection.settimeout(self.bounds.handshake)
        return self._context().wrap_socket(connection, server_side=True)


class _TimedReads(io.RawIOBase):
    """The reading side of a connection; whatever is read must have come by ``deadline`` (monotonic seconds)."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self.deadline = 0.0

    def allow(self, seconds: float) -> None:
        self.deadline = time.monotonic() + seconds

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise socket.timeout("the client is too slow")
        self._connection.settimeout(left)
        return self._connection.recv_into(buffer)


class Handler(http.server.BaseHTTPRequestHandler):
    """One connection: HTTP/1.1 with keep-alive."""

    server: Server
    protocol_version = "HTTP/1.1"
    server_version = "plesk_emulator"
    sys_version = ""
    disable_nagle_algorithm = True

    def setup(self) -> None:
        super().setup()
        self.rfile.close()
        self._reads = _TimedReads(self.connection)
        self.rfile = io.BufferedReader(self._reads, 65536)

    def handle_one_request(self) -> None:
        self._reads.allow(self.server.bounds.idle)
        self.raw_requestline = self.rfile.readline(65537)
        if not self.raw_requestline or self.server.exchange.stopping.is_set():
            self.close_connection = True
            return
        self._reads.allow(self.server.bounds.request)
        self.requestline = self.command = ""
        self.request_version = self.protocol_version
        try:
            body = self._read_request()
        except socket.timeout:
            self.send_error(HTTPStatus.REQUEST_TIMEOUT)
            return
        if body is not None:
            with self.server.at_work():
                self._send(self._reply(body))

    def handle_expect_100(self) -> bool:
        """Asks for the body only when it will be taken."""
        return self._body_refusal() is not None or super().handle_expect_100()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Return with a page of our own and closes; the standard library's page would quote the request."""
        self.close_connection = True
        self._send(page(code))

    def log_message(self, format: str, *args: Any) -> None:
        """Write nothing: the request log holds what may be told."""

    def _read_request(self) -> bytes | None:
        """Return the body of a request that came whole; None after a refusal or when the client has disconnected."""
        if len(self.raw_requestline) > 65536:
            self.send_error(HTTPStatus.REQUEST_URI_TOO_LONG)
            return None
        if not self.parse_request():
            return None
        # Clients of HTTP/1.0 may read until the end of the connection.
        self.close_connection = self.close_connection or self.request_version == "HTTP/1.0"
        refusal = self._body_refusal()
        if refusal is not None:
            self.close_connection = True
            self._send(refusal)
            self._discard()
            return None
        body = self._chunks() if "Transfer-Encoding" in self.headers else self._whole()
        if body is None:
            self.close_connection = True
        return body

    def _whole(self) -> bytes | None:
        size = int(self.headers.get("Content-Length", "0"))
        body = self.rfile.read(size)
        return body if len(body) == size else None

    def _chunks(self) -> bytes | None:
        try:
            return chunks.read(self.rfile, self.server.bounds.body_bytes)
        except EOFError:
            return None
        except chunks.BadChunks as bad:
            self.send_error(bad.status)
            self._discard()
            return None

    def _reply(self, body: bytes) -> Reply:
        try:
            return self._answer(body)
        except Exception:
            self.server.handle_error(self.connection, self.client_address)
            return page(HTTPStatus.INTERNAL_SERVER_ERROR)

    def _answer(self, body: bytes) -> Reply:
        path = self.path.partition("?")[0]
        if self.server.control is not None and path.startswith(PREFIX):
            return self.server.control.answer(self.command, self.path, self._header_values(), body)
        # Servers merge slashes, which clients rely on whose base URL ends with one.
        if _SLASHES.sub("/", path) != API_PATH:
            return page(HTTPStatus.NOT_FOUND)
        if self.command != "POST":
            return page(HTTPStatus.METHOD_NOT_ALLOWED, "A packet is sent by POST.", Allow="POST")
        return self.server.exchange.answer(self._header_values(), body, self._address())

    def _body_refusal(self) -> Reply | None:
        lengths = self.headers.get_all("Content-Length", [])
        codings = self.headers.get_all("Transfer-Encoding", [])
        if codings and lengths:
            return page(HTTPStatus.BAD_REQUEST, "A body has a length or is sent in chunks, not both.")
        if codings and [coding.strip().lower() for coding in codings] != ["chunked"]:
            return page(HTTPStatus.NOT_IMPLEMENTED, "The only transfer coding is chunked.")
        if not codings and not lengths and self.command == "POST":
            return page(HTTPStatus.LENGTH_REQUIRED, "Send the body in chunks or with its Content-Length.")
        if len(set(lengths)) > 1 or not all(length.isascii() and length.isdigit() for length in lengths):
            return page(HTTPStatus.BAD_REQUEST, "Content-Length is not one whole number.")
        most = self.server.bounds.body_bytes
        if lengths and (len(lengths[0]) > 18 or int(lengths[0]) > most):
            return page(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"The body is longer than {most} bytes.")
        return None

    def _header_values(self) -> dict[str, str]:
        # http.server reads header bytes as latin-1; the API's clients send UTF-8.
        return {name: value.encode("latin-1").decode("utf-8", "replace") for name, value in self.headers.items()}

    def _address(self) -> str:
        address = str(self.client_address[0])
        return address[len("::ffff:") :] if address.startswith("::ffff:") else address

    def _send(self, reply: Reply) -> None:
        if reply.dropped or reply.share < 1.0 or self.server.exchange.stopping.is_set():
            self.close_connection = True
        if reply.dropped:
            return
        head = [
            f"HTTP/1.1 {reply.status} {HTTPStatus(reply.status).phrase}",
            f"Date: {self.date_time_string()}",
            f"Server: {self.server_version}",
            *(f"{name}: {line}" for name, value in reply.headers.items() for line in value.split("\n")),
        ]
        body = reply.body
        if "Transfer-Encoding" in reply.headers:
            body = chunks.written(body)
        else:
            head.append(f"Content-Length: {len(body)}")
        if self.close_connection and reply.share == 1.0:
            head.append("Connection: close")
        body = b"" if self.command == "HEAD" else body[: int(len(body) * reply.share)]
        self.connection.settimeout(self.server.bounds.answer)
        # One call for head and body: two small segments would wait for each other's acknowledgement.
        self.connection.sendall("\r\n".join([*head, "\r\n"]).encode("latin-1") + body)

    def _discard(self) -> None:
        """Read on for a while, so that a client still sending finds the refusal and not a reset connection."""
        self._reads.allow(self.server.bounds.request)
        with contextlib.suppress(OSError):
            self.connection.shutdown(socket.SHUT_WR)
            while self.rfile.read1(1 << 20):
                pass
