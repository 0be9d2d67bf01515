# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Groups of settings of subscriptions, sites and plans that the emulator keeps and gives back: hosting, mail, PHP ...

All groups of one object are one XML document in the column ``content``. A group is either a list of named values
(``property``, ``setting``) or a record of nodes whose order the protocol fixes.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from typing import NamedTuple

from lxml import etree

from ..protocol.answer import node
from ..protocol.operation import Call
from ..protocol.versions import DESCRIBED


class Child(NamedTuple):
    """A node of a record: the version from which answers may hold it, and the alternative to which it belongs.

    Nodes of different alternatives exclude each other; the empty alternative goes with all.
    """

    name: str
    since: str = DESCRIBED[0]
    alternative: str = ""


def _children(names: str, since: str = DESCRIBED[0], alternative: str = "") -> tuple[Child, ...]:
    return tuple(Child(name, since, alternative) for name in names.split())


RECORDS: dict[str, tuple[Child, ...]] = {
    "prefs": (
        *_children("www stat_ttl outgoing-messages-domain-limit"),
        *_children("icp-status icp-permit", since="1.6.8.0"),
    ),
    "preferences": _children("stat maillists mailservice dns_zone_type"),
    "performance": _children("bandwidth max_connections"),
    "log-rotation": (*_children("on", alternative="on"), *_children("off", alternative="off")),
    "web-server-settings": (
        *_children("additional additional-ssl additional-nginx restrict-follow-sym-links"),
        *_children("nginx-proxy-mode", since="1.6.8.0"),
    ),
    "mail": (
        *_children("none", alternative="none"),
        *_children("nonexistent-user webmail maillists spam-protect-sign greylisting mailservice", alternative="mail"),
        *_children("ip_address mail-provider", alternative="mail"),
        *_children("webmail-certificate", since="1.6.8.0", alternative="mail"),
        *_children("outgoing-messages-mbox-limit outgoing-messages-domain-limit outgoing-messages-subscription-limit"),
        *_children("outgoing-messages-enable-sendmail outgoing-messages-overlimit-percent"),
    ),
}
# The behaviors that say whether a set keeps what it leaves out of a group.
REPLACEABLE = {"hosting": "set_hosting", "php-settings": "set_php_settings", "mail": "set_mail"}
_BOOLEANS = frozenset(
    "www icp-status maillists mailservice spam-protect-sign greylisting log-compress".split(),
)
_EMPTY = frozenset(("none", "off", "reject", "local"))


class Contents:
    """The groups of one object."""

    def __init__(self, text: str = "") -> None:
        """``text`` is what :func:`str` made of contents; "" stands for none."""
        self._root = etree.fromstring(text) if text else etree.Element("content")

    def __str__(self) -> str:
        return etree.tostring(self._root, encoding="unicode") if len(self._root) else ""

    def nodes(self, group: str) -> list[etree._Element]:
        """Copy of the nodes in a group."""
        return deepcopy(self._root).findall(f"{group}/*")

    def remove(self, name: str) -> None:
        """Remove a group."""
        found = self._root.find(name)
        if found is not None:
            self._root.remove(found)

    def value(self, path: str) -> str | None:
        """Return the text of a node inside a group, None when it is missing."""
        return self._root.findtext(path)

    def pairs(self, group: str) -> dict[str, str]:
        """Return the named values of a group."""
        return {entry.findtext("name", ""): entry.findtext("value", "") for entry in self._root.findall(f"{group}/*")}

    def merge(self, group: str, given: Iterable[etree._Element]) -> None:
        """Put nodes into a group in place of those with the same name; alternatives to them go."""
        kept: dict[tuple[str, str], list[etree._Element]] = {}
        for child in self._root.findall(f"{group}/*"):
            kept.setdefault(_key(child), []).append(child)
        new: dict[tuple[str, str], list[etree._Element]] = {}
        for child in given:
            new.setdefault(_key(child), []).append(child)
        if not new:
            return
        kept.update(new)
        chosen = {_alternative(group, tag) for tag, _name in new} - {""}
        children = [
            child
            for (tag, _name), found in kept.items()
            if not chosen or _alternative(group, tag) in ("", *chosen)
            for child in found
        ]
        order = [child.name for child in RECORDS.get(group, ())]
        children.sort(key=lambda child: order.index(child.tag) if child.tag in order else 0)
        self.remove(group)
        self._root.append(node(group, *children))
        self._root[:] = sorted(self._root, key=lambda found: found.tag)

    def overlay(self, others: Contents) -> None:
        """Merge all groups of others."""
        for found in others._root:
            self.merge(str(found.tag), others.nodes(str(found.tag)))

    def take(self, call: Call, request: etree._Element, groups: Iterable[str]) -> None:
        """Merge those of the groups that are in a request, or replaces them where a behavior says so."""
        for name in groups:
            given = request.find(name)
            if given is not None:
                self.put(call, name, cleaned(call, given))

    def put(self, call: Call, group: str, given: Iterable[etree._Element], kept: Iterable[str] = ()) -> None:
        """Put nodes of a request into a group; the rest stays or goes, as the group's behavior says.

        The values named ``kept`` stay in any case.
        """
        behavior = REPLACEABLE.get(group)
        if behavior is not None and call.behaviors[behavior] == "replace":
            rest = [child for child in self.nodes(group) if child.findtext("name", "") in kept]
            self.remove(group)
            self.merge(group, rest)
        self.merge(group, given)

    def shown(self, call: Call, group: str) -> etree._Element:
        """Return a group as an answer holds it, empty when nothing is known."""
        known = {child.name: child for child in RECORDS.get(group, ())}
        return node(
            group,
            *(
                _shown(call, child)
                for child in self._root.findall(f"{group}/*")
                if child.tag not in known or call.since(known[child.tag].since)
            ),
        )

    def performance(self) -> etree._Element:
        """Return the group ``performance``, without limits where nothing is known."""
        names = ("bandwidth", "max_connections")
        return node("performance", *(node(name, self.value(f"performance/{name}") or "-1") for name in names))


def cleaned(call: Call, group: etree._Element) -> list[etree._Element]:
    """Return the nodes of a group of a request in the form in which they are kept."""
    return [_cleaned(call, child) for child in group.iterchildren(tag=etree.Element)]


def _cleaned(call: Call, found: etree._Element) -> etree._Element:
    if found.tag in _EMPTY:
        return node(found.tag)
    if len(found):
        return node(found.tag, *cleaned(call, found))
    if found.tag in _BOOLEANS:
        return node(found.tag, "true" if call.flag(found) else "false")
    return node(found.tag, call.stored(found))


def _shown(call: Call, found: etree._Element) -> etree._Element:
    if len(found):
        return node(found.tag, *(_shown(call, child) for child in found))
    return node(found.tag, call.boolean(found.text == "true") if found.tag in _BOOLEANS else found.text)


def _key(child: etree._Element) -> tuple[str, str]:
    return child.tag, child.findtext("name", "")


def _alternative(group: str, tag: str) -> str:
    return next((child.alternative for child in RECORDS.get(group, ()) if child.name == tag), "")
