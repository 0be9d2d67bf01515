# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The mail settings of sites."""

from __future__ import annotations

from typing import Any

from lxml import etree

from ...protocol import answer, errors
from ...protocol.answer import node, nodes, ok
from ...protocol.errors import Refusal
from ...protocol.operation import Call
from ...rules import addresses, mail, sites
from ...rules.contents import Contents, cleaned
from ...state.store import Row
from . import members
from .operator import OPERATOR, the_site

# The last stands for none.
_WEBMAILS = ("roundcube", "horde", "none")
_SHOWN = (
    *("nonexistent-user", "webmail", "spam-protect-sign", "greylisting", "mailservice", "ip_address"),
    *("mail-provider", "webmail-certificate"),
)


def _chosen(call: Call) -> list[tuple[str, Row | Refusal]]:
    """Return the sites that the filter names, each with its id or the error; an empty one means all."""
    found: list[tuple[str, Row | Refusal]] = []
    for criterion in call.request.findall("filter/site-id"):
        value = call.stored(criterion)
        try:
            found.append((value, the_site(call, value)))
        except Refusal as refusal:
            found.append((value, refusal))
    if found:
        return found
    condition, values = sites.visible(call)
    rows = call.db.all(f"SELECT * FROM all_sites WHERE {condition} ORDER BY id", *values)
    return [(str(row["id"]), row) for row in rows]


@OPERATOR.operation("set_prefs", writes=True)
def set_prefs(call: Call) -> list[etree._Element]:
    """Change the settings given; the others stay."""
    given = _judged(call)
    results = []
    for site_id, site in _chosen(call):
        try:
            if isinstance(site, Refusal):
                raise site
            members.change_settings(call, site, given)
        except Refusal as refusal:
            results.append(answer.error(refusal, node("site-id", site_id)))
        else:
            results.append(ok(node("site-id", site_id)))
    return results or [ok()]


def _judged(call: Call) -> list[etree._Element]:
    """Return the settings of a request as they are kept. Raises :class:`Refusal` (1019)."""
    given = cleaned(call, call.child("prefs"))
    for setting in given:
        if setting.tag == "webmail":
            setting.text = _webmail(call, setting.text or "")
        elif setting.tag == "ip_address":
            setting.text = addresses.checked(setting.text or "")
        elif setting.find("forward") is not None:
            mail.checked_address(setting.findtext("forward", ""))
    return given


def _webmail(call: Call, name: str) -> str:
    if name in ("true", "false") and call.behaviors["webmail_boolean"] == "accepted":
        return _WEBMAILS[0 if name == "true" else -1]
    if name not in _WEBMAILS:
        raise Refusal(errors.INVALID_VALUE, f"Webmail '{name}' is not installed.")
    return name


@OPERATOR.operation("get_prefs", writes=False)
def get_prefs(call: Call) -> list[etree._Element]:
    """Describe the settings of sites."""
    results = [
        answer.error(site) if isinstance(site, Refusal) else ok(node("site-id", site_id), _prefs(call, site))
        for site_id, site in _chosen(call)
    ]
    return results or [ok()]


def _defaults() -> list[etree._Element]:
    texts = {"webmail": _WEBMAILS[0], "spam-protect-sign": "false", "greylisting": "false"}
    return [node("nonexistent-user", node("reject")), *nodes(texts)]


def _prefs(call: Call, site: Row) -> etree._Element:
    on = mail.is_on(call.db, site)
    if not on and call.behaviors["prefs_none"] == "none":
        return node("prefs", node("none"))
    contents, stored = Contents(), Contents(site["content"]).nodes("mail")
    contents.merge("mail", _defaults())
    contents.merge("mail", [found for found in stored if found.tag in _SHOWN])
    contents.merge("mail", [node("mailservice", "true" if on else "false")])
    return node("prefs", *contents.shown(call, "mail"))


@OPERATOR.operation("get-available-mail-providers", writes=False, bare=True)
def get_available_mail_providers(call: Call) -> list[Any]:
    """List the mail servers: the machine's own. The oldest version has them without a result."""
    provider = node("mail-provider", node("local"))
    return [ok(provider)] if call.since("1.6.7.0") else [provider]
