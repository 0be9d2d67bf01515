# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Options that are sets of texts, written as a node with one child for each entry.

This file is private to this collection: it may change without notice.
"""

from __future__ import annotations

import ipaddress
from typing import Any

from .._api.errors import Collected, OptionError
from .._api.nodes import Element, Node
from .._api.questions import Found
from .._api.text import collapse
from .codecs import Codec, checked_text
from .field import Field


class Texts(Codec):
    """A set of texts, in the order of the alphabet."""

    type = "list"
    elements = "str"
    unset: Any = ()

    def entry(self, value: Any, where: str) -> str:
        """Return an entry in its normal form; raises OptionError."""
        text = collapse(checked_text(value, where))
        if not text:
            raise OptionError(where, value, "is blank", "Remove it, or give it a value.")
        return text

    def normal(self, text: str) -> str:
        """Return an entry of an answer in its normal form, or as it came if it is none."""
        return collapse(text)

    def parse(self, value: Any, where: str) -> Any:
        entries = []
        with Collected() as errors:
            for index, entry in enumerate(value):
                with errors.kept():
                    entries.append(self.entry(entry, f"{where}[{index}]"))
        return sorted(set(entries))

    def same(self, wanted: Any, current: Any) -> bool:
        return set(wanted or ()) == set(current or ())


class Networks(Texts):
    """A set of IP addresses and networks; ``192.0.2.7/255.255.255.0`` and ``192.0.2.0/24`` are the same."""

    def entry(self, value: Any, where: str) -> str:
        try:
            return _network(str(value))
        except ValueError:
            raise OptionError(
                where,
                value,
                "is not an IP address or network",
                "Write an address, or a network such as 192.0.2.0/24.",
            ) from None

    def normal(self, text: str) -> str:
        try:
            return _network(text)
        except ValueError:
            return collapse(text)


class Hosts(Texts):
    """A set of hosts: IP addresses and networks in their normal form, names without letter case."""

    def entry(self, value: Any, where: str) -> str:
        return self.normal(super().entry(value, where))

    def normal(self, text: str) -> str:
        try:
            return _network(text)
        except ValueError:
            return collapse(text).casefold()


def _network(text: str) -> str:
    network = ipaddress.ip_network(text.strip(), strict=False)
    single = network.prefixlen == network.max_prefixlen
    return str(network.network_address if single else network)


class Entries(Field):
    """A set that the server replaces as a whole; ``entry`` is the node of one entry."""

    def __init__(self, option: str, node: str, entry: str, codec: Texts) -> None:
        super().__init__(option, node, codec)
        self.texts = codec
        self.entry = entry

    def read(self, node: Node, found: Found) -> None:
        holder = node.child(self.node)
        entries = holder.all(self.entry) if holder is not None else []
        found.values[self.option] = sorted({self.texts.normal(entry.text) for entry in entries if entry.text.strip()})

    def write(self, wanted: Any, verb: str) -> list[Element]:
        return [(self.node, [(self.entry, value) for value in wanted])]
