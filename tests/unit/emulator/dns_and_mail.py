# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Short ways to manage DNS and mail on a server with a subscription."""

from __future__ import annotations

from lxml import etree

from unit.emulator.hosted import named, physical, webspace

JDOE = {"login": "jdoe", "password": "long enough"}


def prepared(server, *permissions: str):
    """The server with the subscription example.com (ID 1) of the customer jdoe, who has these permissions on it."""
    server.customer()
    given = named("permission", **dict.fromkeys(permissions, "true"))
    rest = physical() + (f"<permissions>{given}</permissions>" if given else "")
    added = webspace(rest=rest, owner_login="jdoe")
    assert server.codes(added) == [0]
    return server


def add_rec(type_: str, host: str, value: str, opt: str = "", target: str = "<site-id>1</site-id>") -> str:
    content = f"<type>{type_}</type><host>{host}</host><value>{value}</value><opt>{opt}</opt>"
    return f"<dns><add_rec>{target}{content}</add_rec></dns>"


def get_rec(criterion: str = "<site-id>1</site-id>", rest: str = "") -> str:
    return f"<dns><get_rec><filter>{criterion}</filter>{rest}</get_rec></dns>"


def del_rec(criterion: str, rest: str = "") -> str:
    return f"<dns><del_rec><filter>{criterion}</filter>{rest}</del_rec></dns>"


def zone_operation(name: str, criterion: str | None = "<site-id>1</site-id>", rest: str = "") -> str:
    found = "" if criterion is None else f"<filter>{criterion}</filter>"
    return f"<dns><{name}>{found}{rest}</{name}></dns>"


def shown(result: etree._Element) -> tuple[str, ...]:
    """Type, host, value and opt of a result of get_rec."""
    return tuple(result.findtext(f"data/{name}") or "" for name in ("type", "host", "value", "opt"))


def records(server, criterion: str = "<site-id>1</site-id>", rest: str = "", **packet) -> list[tuple[str, ...]]:
    return [shown(result) for result in server.results(get_rec(criterion, rest), **packet)]


def added(server, *record: str, **packet: str) -> tuple[str, ...]:
    """Add a record to the zone of example.com and return it as the server has it."""
    made = server.one(add_rec(*record), **packet)
    assert made.findtext("status") == "ok", etree.tostring(made)
    return shown(server.one(get_rec(f"<id>{made.findtext('id')}</id>"), **packet))


EVERYTHING = "<mailbox/><mailbox-usage/><forwarding/><aliases/><autoresponder/>"


def mailname(name: str = "jd", rest: str = "") -> str:
    return f"<mailname><name>{name}</name>{rest}</mailname>"


def create_mail(*mailnames: str, site_id: int = 1) -> str:
    described = "".join(mailnames or (mailname(),))
    return f"<mail><create><filter><site-id>{site_id}</site-id>{described}</filter></create></mail>"


def update_mail(kind: str, rest: str, name: str = "jd", site_id: int = 1) -> str:
    filter_ = f"<filter><site-id>{site_id}</site-id>{mailname(name, rest)}</filter>"
    return f"<mail><update><{kind}>{filter_}</{kind}></update></mail>"


def mail_operation(name: str, *names: str, site_id: int = 1, rest: str = "") -> str:
    listed = "".join(f"<name>{found}</name>" for found in names)
    return f"<mail><{name}><filter><site-id>{site_id}</site-id>{listed}</filter>{rest}</{name}></mail>"


def update_codes(server, request: str, **packet: str) -> list[int]:
    """The codes of an update, whose results are one level deeper."""
    found = server.packet(request, **packet).findall("*/update/*/result")
    return [int(result.findtext("errcode") or 0) for result in found]


def account(server, name: str = "jd", rest: str = EVERYTHING, **packet: str) -> etree._Element:
    """The node ``mailname`` of an account."""
    result = server.one(mail_operation("get_info", name, rest=rest), **packet)
    found = result.find("mailname")
    assert found is not None, etree.tostring(result)
    return found


def listed(found: etree._Element, path: str) -> list[str]:
    return [node.text or "" for node in found.findall(path)]


def mail_names(server, site_id: int = 1) -> list[str]:
    results = server.results(mail_operation("get_info", site_id=site_id))
    return [result.findtext("mailname/name") for result in results if result.find("mailname") is not None]
