# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Building answers: nodes, results, whole packets."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any, NamedTuple

from lxml import etree

from ..behaviors.chosen import Behaviors
from .errors import Refusal, SystemRefusal
from .versions import NEWEST

CONTENT_TYPE = "text/xml;charset=UTF-8"
_DECLARATION = b'<?xml version="1.0" encoding="UTF-8"?>\n'
# What the request log learns of an answer: operator, operation, the result codes (0 for ok).
Codes = list[tuple[str, str, list[int]]]


class Response(NamedTuple):
    """An HTTP answer and, for the request log, the codes in it.

    Each line of a header's value is a header of its own. With ``Transfer-Encoding: chunked`` the body, which is whole
    here, is to be sent in chunks.
    """

    status: int
    headers: dict[str, str]
    body: bytes
    codes: Codes


def node(name: str, *content: Any) -> etree._Element:
    """Return an element with nodes or one text value in it; None is left out, numbers are written as digits."""
    made = etree.Element(name)
    for part in content:
        if isinstance(part, etree._Element):
            made.append(part)
        elif part is not None:
            made.text = str(part) or None
    return made


def nodes(values: Mapping[str, Any]) -> list[etree._Element]:
    """Return one node for each entry whose value is not None."""
    return [node(name, value) for name, value in values.items() if value is not None]


def ok(*content: etree._Element | None) -> etree._Element:
    """Return an ok ``result`` with these nodes after its status."""
    made = etree.Element("result")
    etree.SubElement(made, "status").text = "ok"
    made.extend([part for part in content if part is not None])
    return made


def error(refusal: Refusal, *selectors: etree._Element | None) -> etree._Element:
    """Return an error ``result``: code and text, then the selectors."""
    made = _failed("result", refusal.code, refusal.text)
    made.extend([part for part in selectors if part is not None])
    made.extend(nodes(refusal.selectors))
    return made


def bare_error(refusal: Refusal) -> list[etree._Element]:
    """Return the nodes of an error for the operations that answer without ``result``."""
    return list(_failed("result", refusal.code, refusal.text))


def code_of(result: etree._Element) -> int:
    """Return the error code directly in a result, 0 for ok."""
    found = next(result.iterchildren("errcode"), None)
    return 0 if found is None else int(found.text or 0)


def _failed(name: str, code: int, text: str) -> etree._Element:
    """Return the node of a failure. Packets can contain many, and sub-elements are twice as fast as nodes."""
    made = etree.Element(name)
    etree.SubElement(made, "status").text = "error"
    etree.SubElement(made, "errcode").text = str(code)
    etree.SubElement(made, "errtext").text = text or None
    return made


class Writer:
    """Turns what was done into bytes, in the form that one request asked for."""

    def __init__(self, behaviors: Behaviors, pretty: bool) -> None:
        self._behaviors = behaviors
        self._pretty = pretty

    def system(self, refusal: SystemRefusal, version: str) -> Response:
        """Return a packet-level error."""
        packet = self._packet(version)
        packet.append(_failed("system", refusal.code, refusal.text))
        return self._response(packet, [("system", "", [refusal.code])])

    def operators(self, answers: list[etree._Element], version: str, codes: Codes) -> Response:
        """Return the answers of a packet's operators, in their order."""
        packet = self._packet(version)
        packet.extend(answers)
        if self._behaviors["output_node"] == "present":
            packet.append(node("output", "debug: utility finished"))
        return self._response(packet, codes)

    def _packet(self, version: str) -> etree._Element:
        packet = etree.Element("packet")
        packet.set("version", NEWEST if self._behaviors["answer_version"] == "server" else version)
        return packet

    def _response(self, packet: etree._Element, codes: Codes) -> Response:
        if self._pretty:
            etree.indent(packet)
        failed = any(code for _operator, _operation, results in codes for code in results)
        status = 500 if failed and self._behaviors["error_http"] == "500" else 200
        # The declaration says UTF-8, so lxml must not write character references instead.
        body = _DECLARATION + etree.tostring(packet, encoding="UTF-8", xml_declaration=False)
        return Response(status, self._headers(), body, codes)

    def _headers(self) -> dict[str, str]:
        if self._behaviors["answer_form"] == "length":
            return {"Content-Type": CONTENT_TYPE}
        cookies = f"PHPSESSID={secrets.token_hex(16)}; path=/; secure; HttpOnly\nlocale=en-US; path=/"
        return {"Content-Type": "text/xml", "Transfer-Encoding": "chunked", "Set-Cookie": cookies}
