# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the vendor's PHP library does with a server, as far as packets and answers show it.

Its packets have no version, its answers are pretty-printed, and an error anywhere in an answer ends a call.
"""

from __future__ import annotations

from itertools import count

from lxml import etree

from plesk_emulator.behaviors.chosen import Behaviors
from plesk_emulator.emulator import Emulator

ADMIN_PASSWORD = "Adm1n-secret"
STRONG_PASSWORD = "test-PWD*1@42!13#"
_NUMBERS = count(1)


class LibraryError(Exception):
    """The first error of an answer."""

    def __init__(self, code: int, text: str) -> None:
        super().__init__(text)
        self.code = code
        self.text = text


class Library:
    """A client and the emulator that it talks to."""

    def __init__(self, **behaviors: str) -> None:
        self.emulator = Emulator(admin_password=ADMIN_PASSWORD, behaviors=Behaviors(**behaviors))

    def send(self, body: str | bytes, **headers: str) -> etree._Element:
        """The packet that answers these bytes; raises :class:`LibraryError` for an error in it."""
        credentials = headers or {"HTTP_AUTH_LOGIN": "admin", "HTTP_AUTH_PASSWD": ADMIN_PASSWORD}
        sent = {"Content-Type": "text/xml", "HTTP_PRETTY_PRINT": "TRUE", **credentials}
        raw = body if isinstance(body, bytes) else body.encode()
        answer = etree.fromstring(self.emulator.handle(sent, raw).body)
        if answer.xpath("//status[text()='error']") and answer.xpath("//errcode") and answer.xpath("//errtext"):
            raise LibraryError(int(answer.findtext(".//errcode")), answer.findtext(".//errtext"))
        return answer

    def packet(self, operations: str, version: str = "") -> etree._Element:
        """The answer to operators in the library's envelope."""
        stated = f' version="{version}"' if version else ""
        return self.send(f'<?xml version="1.0" encoding="UTF-8"?>\n<packet{stated}>{operations}</packet>\n')

    def result(self, operations: str) -> etree._Element:
        """The first result, which is all that most calls of the library look at."""
        return self.packet(operations).xpath("//result")[0]

    def results(self, operations: str) -> list[etree._Element]:
        """All results that are not empty."""
        return [result for result in self.packet(operations).xpath("//result") if len(result)]

    def items(self, operator: str, block: str, criterion: str = "", value: object = "") -> list[etree._Element]:
        """The results of a ``get`` that hold the block asked for."""
        chosen = f"<{criterion}>{value}</{criterion}>" if criterion else ""
        asked = f"<filter>{chosen}</filter><dataset><{block}/></dataset>"
        found = self.results(f"<{operator}><get>{asked}</get></{operator}>")
        return [result for result in found if result.find(f"data/{block}") is not None]

    def delete(self, operator: str, criterion: str, value: object, operation: str = "del") -> bool:
        """Whether a deletion by one criterion succeeds."""
        chosen = f"<filter><{criterion}>{value}</{criterion}></filter>"
        answer = self.result(f"<{operator}><{operation}>{chosen}</{operation}></{operator}>")
        return answer.findtext("status") == "ok"

    def webspace(self, name: str = "") -> etree._Element:
        """Creates a subscription as the library does: physical hosting, the address in the hosting only."""
        number = next(_NUMBERS)
        properties = {"ftp_login": f"u{number}", "ftp_password": STRONG_PASSWORD}
        address = self.result("<ip><get/></ip>").findtext("addresses/ip_info/ip_address")
        setup = f"<name>{name or f'test{number}.test'}</name><ip_address>{address}</ip_address>"
        hosting = f"<vrt_hst>{written(properties)}<ip_address>{address}</ip_address></vrt_hst>"
        return self.result(
            f"<webspace><add><gen_setup>{setup}</gen_setup><hosting>{hosting}</hosting></add></webspace>"
        )


def written(properties: dict[str, str]) -> str:
    """Properties as their nodes."""
    return "".join(
        f"<property><name>{name}</name><value>{value}</value></property>" for name, value in properties.items()
    )


def pairs(parent: etree._Element, node: str = "property") -> dict[str, str]:
    """Named values below a node."""
    return {found.findtext("name"): found.findtext("value") for found in parent.iterfind(node)}
