# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""An HTTP answer before it goes over the wire, and the HTML pages that a web server makes up itself."""

from __future__ import annotations

import html
import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, NamedTuple


class Reply(NamedTuple):
    """Status, headers (without Content-Length) and body of an answer.

    Each line of a header's value is sent as a header of its own. With the header ``Transfer-Encoding: chunked`` the
    body, which is whole here, is sent in chunks.

    ``share`` is the part of the body that is really sent, from 0.0 to 1.0; below 1.0 the connection is then closed,
    though Content-Length announced the whole. ``dropped`` closes it before anything is sent.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes
    share: float = 1.0
    dropped: bool = False


def page(status: int, text: str = "", **headers: str) -> Reply:
    """Return an HTML page as web servers and proxies send it; ``text`` explains, ``headers`` are added as they are."""
    title = f"{status} {HTTPStatus(status).phrase}"
    paragraph = f"<p>{html.escape(text)}</p>\n" if text else ""
    body = (
        f"<!DOCTYPE html>\n<html>\n<head><title>{title}</title></head>\n"
        f"<body>\n<h1>{title}</h1>\n{paragraph}</body>\n</html>\n"
    )
    return Reply(status, {"Content-Type": "text/html; charset=utf-8", **headers}, body.encode())


def document(status: int, value: Any) -> Reply:
    """Return an answer that holds ``value`` as JSON."""
    return Reply(status, {"Content-Type": "application/json"}, json.dumps(value).encode() + b"\n")
