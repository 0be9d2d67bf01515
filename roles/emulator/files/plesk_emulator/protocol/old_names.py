# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Nodes that had other names in versions before 1.6.3.0, when a site was a domain.

Public clients still send them, with ``mail`` in 1.6.0.2 for example. No schemas of these versions are published: a
packet is put into the newer names before it is judged, and what it reads back into the old ones.
"""

from __future__ import annotations

from lxml import etree

from .versions import at_least

FIRST_WITHOUT = "1.6.3.0"
_NAMES = {
    "mail": {"domain_id": "site-id", "domain_name": "site-name"},
    "dns": {"domain_id": "site-id"},
    "database": {"domain-id": "webspace-id", "domain-name": "webspace-name"},
}


def translate(root: etree._Element, version: str) -> bool:
    """Put a packet into the newer names; return whether it had old ones."""
    changed = False
    for operator in () if at_least(version, FIRST_WITHOUT) else root:
        names = _NAMES.get(str(operator.tag), {})
        for found in [node for node in operator.iterdescendants() if node.tag in names]:
            found.tag = names[str(found.tag)]
            changed = True
        passwords = operator.iterdescendants("password") if operator.tag == "mail" else ()
        for password in [node for node in passwords if not len(node)]:
            _wrap(password)
            changed = True
    return changed


def restore(answered: etree._Element, operator: str, version: str) -> None:
    """Put the old names into the answer of an operation."""
    if at_least(version, FIRST_WITHOUT) or operator not in _NAMES:
        return
    names = {new: old for old, new in _NAMES[operator].items()}
    for found in [node for node in answered.iterdescendants() if node.tag in names]:
        found.tag = names[str(found.tag)]


def _wrap(password: etree._Element) -> None:
    """Put the text of a password, and the type that followed it, into nodes of their own."""
    kind = password.getnext()
    text, password.text = password.text, None
    etree.SubElement(password, "value").text = text
    if kind is not None and kind.tag == "password_type":
        kind.tag = "type"
        password.append(kind)
