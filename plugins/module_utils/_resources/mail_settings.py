# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The mail settings of a site: ``get_prefs`` and ``set_prefs`` of the operator ``mail``.

They exist as long as their site does.
This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Optional

from .._api.nodes import Node, Result
from .._api.questions import Found, Lookup, Source
from .._model.codecs import BOOLEAN, TEXT, Codec, Difference, Filled, Number
from .._model.field import Field, Part, decoder
from .._model.identity import InGroup
from .._model.item import Context, Item
from .._model.requests import Requests
from .._model.resource import Resource
from .groups import NonexistentUserField
from .site_scope import SiteScope


class _Unreadable(Field):
    """A setting that servers may not return while the mail service is off: it is then not compared."""

    def compare(self, wanted: Any, item: Item, found: Found, context: Context) -> Difference | None:
        dark = found.values.get(self.option) is None and found.values.get("enabled") is False
        if dark and not item.wanted.get("enabled"):
            context.warn(
                f"{self.option} was not compared, because the server does not return it while the mail service of the"
                " site is off."
            )
            return None
        return super().compare(wanted, item, found, context)

    def unmoved(self, before: Any, after: Any) -> bool:
        return before is None or after is None or super().unmoved(before, after)


class _Setting(_Unreadable):
    """A setting of one node."""

    def read(self, node: Node, found: Found) -> None:
        text = node.text_of(self.node)
        found.values[self.option] = None if text is None else self.codec.read(text)


class _NonexistentUser(_Unreadable, NonexistentUserField):
    """What happens to mail for addresses that do not exist."""


class _Switch(Field):
    """Whether the mail service is on; the node ``none`` means that it is off."""

    def __init__(self, option: str, node: str, codec: Codec) -> None:
        super().__init__(option, node, codec)

    def read(self, node: Node, found: Found) -> None:
        off = node.child("none") is not None
        found.values[self.option] = False if off else self.codec.read(node.text_of(self.node))


class _OfSite(InGroup):
    """The settings that the id of the site finds."""

    def __init__(self) -> None:
        super().__init__("id")

    def pick(self, item: Item, objects: Sequence[Found]) -> list[Found]:
        return list(objects)

    def namesakes(self, item: Item, context: Context) -> list[Found]:
        return []

    def natural(self, item: Item) -> Optional[Lookup]:
        return None


_PARTS = (
    Part(
        "",
        _NonexistentUser(),
        _Setting("webmail", "webmail", Filled("a webmail")),
        _Setting("dkim", "spam-protect-sign", BOOLEAN),
        _Setting("greylisting", "greylisting", BOOLEAN),
        _Switch("enabled", "mailservice", BOOLEAN),
        _Setting("webmail_certificate", "webmail-certificate", TEXT, since="1.6.8.0"),
    ),
)

_decode = decoder(_PARTS, data="prefs")


def _read(result: Result) -> Found:
    found = replace(_decode(result), id=Number().read(result.node.text_of("site-id")))
    prefs = result.node.child("prefs")
    if prefs is not None:
        found.facts["ip_addresses"] = [address.text for address in prefs.all("ip_address")]
    return found


SETTINGS = Source("mail", _read, keys={"id": "site-id"}, operation="get_prefs")
"""The mail settings of a site by its id."""

MAIL_SETTINGS = Resource(
    name="mail_settings",
    plural="mail_settings",
    label="mail settings of the site",
    source=SETTINGS,
    natural="site",
    keys=("site",),
    parts=_PARTS,
    requests=Requests(("", "set_prefs", ""), wrapper="prefs", key="site-id"),
    identity=_OfSite(),
    scope=SiteScope(),
    listed=False,
    fixed=True,
)
