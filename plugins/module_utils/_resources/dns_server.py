# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The name server of a Plesk server and its template of new zones: operator ``dns`` (dns.md of the protocol notes).

The operations that concern a zone concern the template where they have no filter.  This file is private to this
collection: it may change without notice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from .._api.errors import OptionError
from .._api.nodes import Node, Operation, Result
from .._api.questions import Found, Lookup, Source
from .._model.codecs import BOOLEAN, Choice, Codec, Difference, Number
from .._model.field import Field, Part, decoder
from .._model.groups import Group
from .._model.identity import OnlyOne
from .._model.item import Context, Item, Unreadable
from .._model.listed import Hosts
from .._model.requests import Requests
from .._model.resource import Resource


def _about_server(operation: str, node: str) -> Source:
    """Return the source of an operation without a filter, whose answer holds texts in nodes of one name."""

    def decode(result: Result) -> Found:
        return Found(facts={"texts": [entry.text for entry in result.node.all(node)]})

    return Source("dns", decode, operation=operation, filtered=False, echoes=False)


TRANSFER = _about_server("get_acl", "host")
"""The hosts that may transfer zones."""

RECURSION = _about_server("get-recursion", "value")
"""For whom the name server looks up names of other servers."""

SUPPORTED_RECURSION = _about_server("get-supported-recursion", "value")
"""The values of recursion that the server has."""

REMOTE = _about_server("get-status-remote-dns", "dns-status")
"""Whether another name server answers for the zones."""


def _texts(answer: Iterable[Found]) -> list[str]:
    return [text.strip() for entry in answer for text in entry.facts["texts"] or () if text.strip()]


class _ServerSetting(Field):
    """A setting that has a question and operations of its own."""

    always_named = True

    def __init__(self, option: str, node: str, codec: Codec, source: Source) -> None:
        super().__init__(option, node, codec, verbs=())
        self.directory = Lookup(source)

    def read(self, node: Node, found: Found) -> None:
        return

    def name(self, found: Found, directory: Iterable[Found]) -> None:
        texts = _texts(directory)
        found.values[self.option] = self.codec.read(texts[0] if texts else None)

    def compare(self, wanted: Any, item: Item, found: Found, context: Context) -> Difference | None:
        if self.directory is not None:
            context.get(self.directory)  # a value that cannot be read cannot be compared
        return super().compare(wanted, item, found, context)

    def renews(self, found: Found) -> Iterable[Lookup]:
        return [self.directory] if self.directory else ()


class _Transfer(_ServerSetting):
    """The hosts that may transfer zones, which are added and removed."""

    def __init__(self) -> None:
        super().__init__("transfer_acl", "host", Hosts(), TRANSFER)

    def name(self, found: Found, directory: Iterable[Found]) -> None:
        found.values[self.option] = sorted({Hosts().normal(text) for text in _texts(directory)})

    def actions(self, wanted: Any, item: Item, found: Found, context: Context) -> list[Operation]:
        # A host is removed in the server's own spelling.
        stored = {text: Hosts().normal(text) for text in _texts(context.get(Lookup(TRANSFER)))}
        new = [host for host in wanted if host not in stored.values()]
        old = [text for text, host in stored.items() if host not in wanted]
        return [
            Operation("dns", name, [("filter", [(self.node, host) for host in hosts])])
            for name, hosts in (("add_to_acl", new), ("remove_from_acl", old))
            if hosts
        ]


class _Recursion(_ServerSetting):
    """For whom the name server looks up names of other servers."""

    def __init__(self) -> None:
        super().__init__("recursion", "value", Choice("on", "off", "local", "localnets"), RECURSION)

    def lookups(self, item: Item) -> Iterable[Lookup]:
        return [Lookup(SUPPORTED_RECURSION)]

    def resolve(self, item: Item, found: Found | None, context: Context) -> Any:
        wanted = item.wanted[self.option]
        try:
            supported = _texts(context.get(Lookup(SUPPORTED_RECURSION)))
        except Unreadable:
            supported = []
        if supported and wanted not in supported and not context.verifying:
            raise OptionError(
                item.path(self.option), wanted, "is not supported by this server", f"Set {' or '.join(supported)}."
            )
        return wanted

    def actions(self, wanted: Any, item: Item, found: Found, context: Context) -> list[Operation]:
        return [Operation("dns", "set-recursion", [(self.node, wanted)])]


class _Remote(_ServerSetting):
    """Whether another name server answers for the zones."""

    def __init__(self) -> None:
        super().__init__("remote_dns", "dns-status", BOOLEAN, REMOTE)

    def actions(self, wanted: Any, item: Item, found: Found, context: Context) -> list[Operation]:
        return [Operation("dns", "enable-remote-dns" if wanted else "disable-remote-dns", [])]


class _TemplateEnabled(Field):
    """Whether new zones are enabled."""

    def __init__(self) -> None:
        super().__init__("template_enabled", "zone_status", BOOLEAN, verbs=())

    def read(self, node: Node, found: Found) -> None:
        status = (node.text_of(self.node) or "").strip()
        found.values[self.option] = status == "enabled" if status else None

    def actions(self, wanted: Any, item: Item, found: Found, context: Context) -> list[Operation]:
        return [Operation("dns", "enable" if wanted else "disable", [])]


class _OfTemplate(Requests):
    """``set`` without a filter writes the SOA record of the template."""

    def update(self, item: Item, found: Found, values: Mapping[str, Any]) -> list[Operation]:
        nodes = self.changes(item.resource, values)
        return [Operation("dns", self.set, nodes)] if nodes else []


_PARTS = (
    Part("", _Transfer(), _Recursion(), _Remote(), _TemplateEnabled()),
    Part(
        "",
        Group(
            "template_soa",
            "soa",
            *(Field(name, name, Number()) for name in ("ttl", "refresh", "retry", "expire", "minimum")),
            verbs=("set",),
        ),
    ),
)

DNS_SERVER = Resource(
    name="dns_server",
    plural="dns_server",
    label="DNS server",
    source=Source("dns", decoder(_PARTS, data=""), flags=("soa",), dataset="", filtered=False, echoes=False),
    natural="",
    keys=(),
    parts=_PARTS,
    requests=_OfTemplate(),
    identity=OnlyOne(),
    fixed=True,
)
