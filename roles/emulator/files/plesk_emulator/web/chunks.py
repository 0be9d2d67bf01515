# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Bodies in chunks, as HTTP/1.1 sends those whose length is not known beforehand."""

from __future__ import annotations

import re
from http import HTTPStatus
from io import BufferedIOBase

_SIZE = re.compile(rb"0*([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n")
_LONGEST_LINE = 4096
_MOST_TRAILERS = 100
_CHUNK = 8192


class BadChunks(Exception):
    """A body that cannot be taken; ``status`` is what to answer."""

    def __init__(self, status: HTTPStatus) -> None:
        super().__init__(status.phrase)
        self.status = status


def read(stream: BufferedIOBase, most: int) -> bytes:
    """Return the whole body, at most ``most`` bytes long; extensions and trailers are skipped.

    Raises :class:`BadChunks` for a body that is too long or malformed, :class:`EOFError` for one that breaks off.
    """
    body = bytearray()
    while True:
        size = _size(stream)
        if not size:
            break
        if len(body) + size > most:
            raise BadChunks(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        chunk = stream.read(size)
        if len(chunk) < size:
            raise EOFError
        body += chunk
        if _line(stream).strip(b"\r\n"):
            raise BadChunks(HTTPStatus.BAD_REQUEST)
    for _number in range(_MOST_TRAILERS):
        if not _line(stream).strip(b"\r\n"):
            return bytes(body)
    raise BadChunks(HTTPStatus.BAD_REQUEST)


def _size(stream: BufferedIOBase) -> int:
    found = _SIZE.fullmatch(_line(stream))
    if found is None:
        raise BadChunks(HTTPStatus.BAD_REQUEST)
    return int(found[1], 16)


def _line(stream: BufferedIOBase) -> bytes:
    line = stream.readline(_LONGEST_LINE)
    if not line:
        raise EOFError
    if not line.endswith(b"\n"):
        raise BadChunks(HTTPStatus.BAD_REQUEST)
    return line


def written(body: bytes) -> bytes:
    """Return a body in chunks."""
    parts = (body[start : start + _CHUNK] for start in range(0, len(body), _CHUNK))
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"
