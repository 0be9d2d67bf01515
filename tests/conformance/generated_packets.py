# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Packets made from the emulator's grammars: valid ones, and ones with a small change that may make them wrong."""

from __future__ import annotations

import random
from copy import deepcopy

from lxml import etree

from plesk_emulator.protocol.grammar import Particle

CATALOG_URL = "https://ext.plesk.com/packages/43062fb1-d342-4428-9990-c28204241134-nodejs/download"
# Values by the name of the node where its type alone would only lead to "not found"; the rest goes by type.
VALUES_BY_NAME = {
    "login": ("jdoe", "joe", "reseller1", "admin", "nobody"),
    "owner-login": ("admin", "reseller1", "nobody"),
    "new-owner-login": ("admin", "reseller1"),
    "passwd": ("long enough", "s"),
    "password": ("long enough", "s"),
    "name": ("Default Reseller", "Default Domain", "example.com", "max_cl", "create_clients"),
    "reseller-plan-name": ("Default Reseller", "none"),
    "plan-name": ("Default Domain", "none"),
    "external-id": ("crm-1", "crm-2"),
    "locale": ("en-US", "de-DE", "xx-XX"),
    "status": ("0", "16", "64", "5"),
    # A license key in the emulator's form: a main one.
    "license": ("cGxlc2tfa2V5X2lkPVBMU0suMQo=",),
    "user_ip": ("MTkyLjAuMi45OQ==",),
    "source_server": ("",),
    "netmask": ("255.255.255.0", "64"),
    "id": ("web", "smtp", "en-US", "de-DE", "xx-XX", "nothing", "fpm", "git", "nodejs"),
    "url": (CATALOG_URL, "https://example.com/extension.zip"),
    "type": ("mysql", "postgresql", "mssql", "other", "A", "MX", "TXT", "SRV", "CAA"),
    "port": ("3306", "3307"),
}
TYPES_WITH_NAMES = ("string", "objectStatus", "int", "base64", "ip_address")
VALUES_BY_TYPE = {
    "id_type": ("1", "2", "3", "4", "77"),
    "string": ("some text", "  two  blanks ", "<&>"),
    "text": ("some text", "line\nline"),
    "int": ("1", "2", "-1", "0"),
    "unsignedInt": ("0", "5"),
    "short": ("0", "-5"),
    "unsignedShort": ("80", "8443"),
    "long": ("-1", "10", "1073741824"),
    "unsignedLong": ("0", "10"),
    "size": ("0", "1048576"),
    "double": ("1.5", "0"),
    "boolean": ("true", "false", "1", "0"),
    "date": ("2026-01-31",),
    "datetime": ("2026-01-31T10:00:00",),
    "base64": ("c29tZSB0ZXh0",),
    "ip_address": ("192.0.2.10", "192.0.2.77", "2001:db8::1"),
    "objectStatus": ("0", "16"),
    "emailType": ("somebody@example.com",),
    "directoryPath": ("private", "a/b-c"),
    "nonEmpty": ("1",),
    "domainName": ("example.com", "example.net"),
    "forwardingURL": ("https://example.org/",),
    "booleanWithDefault": ("true", "false", "default"),
    "monthsOrEmpty": ("", "3", " 12 "),
    "netInterface": ("eth0", "eth7"),
    "serverPassword": ("the password",),
    "urlPrefix": ("blog",),
    "urlType": ("https://example.com/module", CATALOG_URL),
    "zipcodeType": ("10115", ""),
    "portNumber": ("25", "587"),
    "sessionMinutes": ("30",),
    "keyBits": ("1024", "2048"),
}
# What stands in nodes that may contain anything, by their names; others are empty.
CONTENTS_BY_NAME = {
    "call": (
        "<git><get/></git>",
        "<git><get><domain>example.com</domain></get><deploy><domain>example.com</domain><name>a</name></deploy></git>",
        "<git><create><domain>example.com</domain><name>a</name></create></git>",
        "<nodejs><versions/></nodejs>",
    ),
}
WRONG_TEXTS = ("", " ", "wrong", "-1", "0", "1", "true", "1.5", "99999999999999999999", "2026-02-30", "a@b")


class Maker:
    """Makes packets of one protocol version with one source of randomness."""

    def __init__(self, version: str, seed: str) -> None:
        self.version = version
        self.random = random.Random(seed)

    def packet(self, operator: str, *operations: Particle) -> etree._Element:
        """A valid packet with one operation of each particle."""
        packet = etree.Element("packet", version=self.version)
        parent = etree.SubElement(packet, operator)
        for operation in operations:
            self._element(parent, operation)
        return packet

    def _element(self, parent: etree._Element, particle: Particle) -> None:
        element = etree.SubElement(parent, particle.name)
        if particle.type is None:
            for child in particle.children:
                self._add(element, child)
        elif "|" in particle.type:
            element.text = self.random.choice(particle.type.split("|"))
        elif particle.name in CONTENTS_BY_NAME:
            element.append(etree.fromstring(self.random.choice(CONTENTS_BY_NAME[particle.name])))
        elif particle.type not in ("any", "empty"):
            by_type = VALUES_BY_TYPE[particle.type]
            fitting = particle.type in TYPES_WITH_NAMES and particle.name in VALUES_BY_NAME
            element.text = self.random.choice(VALUES_BY_NAME[particle.name] if fitting else by_type)

    def _add(self, parent: etree._Element, particle: Particle) -> None:
        if not particle.held_in(self.version):
            return
        low, high = particle.occurs
        most = int(low) + 2 if high == "unbounded" else int(high)
        for _time in range(self.random.randint(int(low), min(most, int(low) + 2))):
            if particle.group is None:
                self._element(parent, particle)
            else:
                self._group(parent, particle)

    def _group(self, parent: etree._Element, particle: Particle) -> None:
        children = [child for child in particle.children if child.held_in(self.version)]
        if particle.group == "choice":
            children = [self.random.choice(children)]
        elif particle.group == "all":
            self.random.shuffle(children)
        for child in children:
            self._add(parent, child)

    def changed(self, packet: etree._Element) -> etree._Element:
        """A copy with one change: a node moved, dropped, doubled, renamed, or given a text, an attribute or a child."""
        copy = deepcopy(packet)
        nodes = [found for operator in copy for found in operator.iterdescendants()]
        if not nodes:
            return copy
        node = self.random.choice(nodes)
        parent = node.getparent()
        change = self.random.choice(("move", "drop", "double", "rename", "text", "attribute", "child"))
        if change == "move":
            parent.insert(self.random.randrange(len(parent)), node)
        elif change == "drop":
            parent.remove(node)
        elif change == "double":
            node.addnext(deepcopy(node))
        elif change == "rename":
            node.tag = self.random.choice(
                [other.tag for other in copy.iter()] + [node.tag.replace("_", "-"), "unheard-of"]
            )
        elif change == "text":
            node.text = self.random.choice(WRONG_TEXTS)
        elif change == "attribute":
            node.set("kind", "x")
        else:
            etree.SubElement(node, self.random.choice([other.tag for other in copy.iter()]))
        return copy
