# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Bytes out, bytes in: HTTP, TLS, headers, proxies and timeouts.

The only file that imports requests; without requests it can be imported, and :data:`REQUESTS_IMPORT_ERROR` tells why it
is missing.

The timeouts of sockets count from byte to byte, so a server that drips could hold a task for ever. The exchange
therefore runs in a thread of its own, and the caller waits for what it reads no longer than the whole answer may take.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

import io
import threading
import time
import traceback
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timezone
from email.utils import parsedate_to_datetime
from http.cookiejar import DefaultCookiePolicy
from queue import Empty, SimpleQueue
from typing import Any, Optional
from urllib.parse import urljoin, urlsplit

from .causes import Attempt, failure
from .errors import TransportError
from .options import Connection

REQUESTS_IMPORT_ERROR: str | None
try:
    import requests
    from requests.adapters import HTTPAdapter
    from requests.utils import get_environ_proxies, select_proxy
    from urllib3.exceptions import InsecureRequestWarning
except ImportError:
    REQUESTS_IMPORT_ERROR = traceback.format_exc()
else:
    REQUESTS_IMPORT_ERROR = None

_CHUNK = 65536
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_SENT = object()
_END = object()


class Reply:
    """An HTTP response: its status and the bytes of its body, which can be read once.

    ``retry_after`` is how many seconds the server asks to be left alone; None when it does not say.
    """

    def __init__(
        self, exchange: _Exchange, status: int, content_type: str, retry_after: Optional[float] = None
    ) -> None:
        self.status = status
        self.content_type = content_type
        self.retry_after = retry_after
        self._exchange = exchange

    def chunks(self) -> Iterator[bytes]:
        """Yield the body, piece by piece.

        :raises TransportError: of a kind cut, timeout or too_big.
        """
        try:
            while True:
                item = self._exchange.next()
                if item is _END:
                    return
                yield item
        finally:
            self._exchange.abandoned = True

    def body(self) -> bytes:
        """Return the whole body; raises as :meth:`chunks` does."""
        return b"".join(self.chunks())


class Transport:
    """Posts packets over one session of requests, so that a task connects once.

    ``requests`` counts the HTTP requests whose body was sent, in whole or in part.
    """

    def __init__(self, connection: Connection, *, session: requests.Session | None = None) -> None:
        self.requests = 0
        self._connection = connection
        self._session = session or _session(connection)

    def __enter__(self) -> Transport:
        return self

    def __exit__(self, *_exc_info: object) -> None:
        self.close()

    def close(self) -> None:
        self._session.close()

    def post(self, body: bytes, *, max_bytes: int, timeout: float | None = None) -> Reply:
        """Send `body` and return as soon as the head of the response is there.

        :param max_bytes: how long the body of the response may be after decompression.
        :param timeout: seconds from sending to the end of the response; the connection's own by default.
        :raises TransportError: ``sent`` is False when not a byte of the body was sent.
        """
        exchange = _Exchange(self._connection, self._session, body, max_bytes, timeout or self._connection.timeout)
        with _insecure(self._connection.verify):
            try:
                response = exchange.start()
            finally:
                self.requests += exchange.sent
        if response.status_code in _REDIRECTS:
            exchange.abandoned = True
            raise TransportError(
                "redirect",
                f"{exchange.peer} responded with a redirect to {_target(self._connection.url, response)}",
                sent=True,
                http_status=response.status_code,
            )
        headers = response.headers
        return Reply(
            exchange, response.status_code, headers.get("Content-Type", ""), _seconds(headers.get("Retry-After"))
        )


def _session(connection: Connection) -> requests.Session:
    session = requests.Session()
    session.get_redirect_target = _no_target  # type: ignore[method-assign]
    session.trust_env = False  # no .netrc, and no REQUESTS_CA_BUNDLE instead of ca_path and validate_certs
    session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    if connection.fingerprint:
        session.mount("https://", _pinned(connection.fingerprint))
    session.headers.clear()
    session.headers.update({"Accept-Encoding": "gzip", "Content-Type": "text/xml", "User-Agent": "community.plesk"})
    if connection.secret_key is not None:
        credentials = {"KEY": connection.secret_key}
    else:
        credentials = {"HTTP_AUTH_LOGIN": connection.username or "", "HTTP_AUTH_PASSWD": connection.password or ""}
    session.headers.update({name: value.encode("utf-8") for name, value in credentials.items()})
    return session


def _pinned(fingerprint: str) -> HTTPAdapter:
    """Return an adapter that trusts the certificate with this SHA-256 fingerprint and no other, through proxies too."""

    class Pinned(HTTPAdapter):  # requests may be missing when this file is imported
        def init_poolmanager(self, *args: Any, **options: Any) -> None:
            super().init_poolmanager(*args, **options, assert_fingerprint=fingerprint)

        def proxy_manager_for(self, proxy: str, **options: Any) -> Any:
            return super().proxy_manager_for(proxy, **options, assert_fingerprint=fingerprint)

    return Pinned()


def _no_target(resp: requests.Response) -> str | None:
    """Even when told not to follow a redirect, requests would read its whole body and take its target apart."""
    return None


@contextmanager
def _insecure(verify: bool) -> Iterator[None]:
    """Silence the warning about unverified TLS while a connection may be made: the user asked for it."""
    if verify:
        yield
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", InsecureRequestWarning)
        yield


class _Body(io.BytesIO):
    """A request's body that knows whether its sending has begun."""

    def __init__(self, body: bytes, exchange: _Exchange) -> None:
        super().__init__(body)
        self._exchange = exchange

    def read(self, size: int | None = -1, /) -> bytes:
        self._exchange.begin()
        return super().read(size)


class _Exchange:
    """One request and its response: :meth:`_run` in a thread of its own, the rest in the caller's."""

    def __init__(
        self, connection: Connection, session: requests.Session, body: bytes, max_bytes: int, timeout: float
    ) -> None:
        self.abandoned = False
        self.sent = False
        self.peer = _peer(connection.url)
        self._connection = connection
        self._session = session
        self._body = _Body(body, self)
        self._max_bytes = max_bytes
        self._timeout = timeout
        self._patience = min(connection.connect_timeout, timeout)
        self._deadline = time.monotonic() + connection.connect_timeout + timeout
        self._lock = threading.Lock()
        self._read: SimpleQueue[Any] = SimpleQueue()

    def start(self) -> requests.Response:
        """Send the request; the response has no body yet."""
        threading.Thread(target=self._run, name="community.plesk", daemon=True).start()
        item = self.next()
        response: requests.Response = self.next() if item is _SENT else item
        return response

    def begin(self) -> None:
        """Note that the first byte of the body is sent: from now on, the timeout is that of the answer."""
        with self._lock:
            if self.abandoned and not self.sent:
                raise TransportError("connect", self._unconnected(), sent=False)
            if not self.sent:
                self._deadline = time.monotonic() + self._timeout
                self.sent = True
                self._read.put(_SENT)

    def next(self) -> Any:
        """Return what the thread has read next: the response, a piece of its body, or :data:`_END`."""
        item = self._item()
        if isinstance(item, TransportError):
            raise item from None
        if isinstance(item, BaseException):
            failure = self._failure(item)
            if failure is None:
                raise item
            raise failure from None
        return item

    def _item(self) -> Any:
        while True:
            try:
                return self._read.get(timeout=max(0.0, self._deadline - time.monotonic()))
            except Empty:
                with self._lock:
                    if self._deadline > time.monotonic():  # the sending began just now
                        continue
                    self.abandoned = True
                    if self.sent:
                        raise TransportError("timeout", self._late(), sent=True) from None
                    raise TransportError("connect", self._unconnected(), sent=False) from None

    def _run(self) -> None:
        try:
            self._read.put(self._respond())
        except BaseException as error:  # raised again by next()
            self._read.put(error)

    def _respond(self) -> object:
        connection = self._connection
        response = self._session.post(
            connection.url,
            data=self._body,
            stream=True,
            allow_redirects=False,
            timeout=(self._patience, self._timeout),
            verify=(connection.ca_path or True) if connection.verify and not connection.fingerprint else False,
            proxies=get_environ_proxies(connection.url),
        )
        with response:
            self._read.put(response)
            size = 0
            for chunk in response.iter_content(_CHUNK):
                if self.abandoned:
                    return _END
                size += len(chunk)
                if size > self._max_bytes:
                    return TransportError(
                        "too_big", f"{self.peer} returned more than {self._max_bytes} bytes", sent=True
                    )
                self._read.put(chunk)
            length = _length(response.headers.get("Content-Length"))
            if length is not None and response.raw.tell() < length:
                return TransportError("cut", f"The response of {self.peer} ends before its announced length", sent=True)
        return _END

    def _late(self) -> str:
        return f"The response of {self.peer} was not complete after {self._timeout:g} seconds"

    def _unconnected(self) -> str:
        return f"No connection to {self.peer} within {self._connection.connect_timeout + self._timeout:g} seconds"

    def _failure(self, error: BaseException) -> TransportError | None:
        """Return what `error` means to a user; None when it is a defect."""
        url = self._connection.url
        attempt = Attempt(
            peer=self.peer,
            sent=self.sent,
            seconds=self._patience,
            late=self._late(),
            plain=url.startswith("http:"),
            proxied=bool(select_proxy(url, get_environ_proxies(url))),
        )
        return failure(error, attempt)


def _length(text: str | None) -> int | None:
    """Return the length that a response announces; None if it is not a number or not a valid length."""
    text = (text or "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 20 else None


def _seconds(text: str | None) -> float | None:
    """Return how long a header ``Retry-After`` asks to wait: it holds seconds or a date."""
    seconds = _length(text)
    if seconds is not None or not text:
        return seconds
    try:
        until = parsedate_to_datetime(text)
    except (TypeError, ValueError, OverflowError):
        return None
    until = until if until.tzinfo else until.replace(tzinfo=timezone.utc)
    return max(0.0, (until - datetime.now(timezone.utc)).total_seconds())


def _peer(url: str) -> str:
    """Host and port of a URL, and nothing else of it."""
    parts = urlsplit(url)
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
    return f"{host}:{parts.port}" if parts.port else str(host)


def _target(url: str, response: requests.Response) -> str:
    """Return where a redirect leads, without its path and whatever that tells."""
    try:
        target = urljoin(url, response.headers.get("Location", ""))
        return f"{urlsplit(target).scheme}://{_peer(target)}"
    except ValueError:
        return "no valid address"
